"""A desk that was started without any settings, from the first question to the first window, by
keys.
"""

import time
import tomllib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk import bootstrap, hosts, servers
from clerkdesk.cli import windows
from clerkdesk.cli.output import Output
from clerkdesk.gui.administration.own_password import OwnPasswordForm
from clerkdesk.gui.kit import texts
from clerkdesk.gui.session import first_frame
from clerkdesk.gui.session.first_people import FirstAccount
from clerkdesk.gui.session.joining import JoinForm
from clerkdesk.gui.session.server_sign_in import ServerSignIn
from clerkdesk.gui.session.sign_in import SignInForm
from clerkdesk.gui.session.welcome import Way, Welcome
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.settings import Settings, load
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.certificates import Authority
from tests.conftest import _fill
from tests.gui.seen import texts_in
from tests.servers import TlsServer, tls_server

pytestmark = [pytest.mark.timeout(120), pytest.mark.usefixtures("dressed")]
Script = Generator[Callable[[], object], None, None]
"""Yields conditions that it waits for, one after the other, while the windows run."""
W = TypeVar("W", bound=QWidget)
NAME = "db.example.az"
GIVEN = "first-password-1"
OWN = "my own password 2"
PATIENCE_SECONDS = 60
"""So long a script waits for one thing; pytest's own limit is not heard in Qt's loop."""


@pytest.fixture(autouse=True)
def goes_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """As in the program: the last window's end is not the application's; and nobody has installed a
    list of servers on this computer.
    """
    monkeypatch.setattr(servers, "SITE_FOLDER", tmp_path / "not installed")
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)
    texts.speak("az")
    first_frame.translate(qapp, "az")


def settings(folder: Path) -> Settings:
    return load({"CLERKDESK_DATA_DIR": str(folder)})


def there(kind: type[W]) -> W | None:
    """The window of this kind that one sees."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, kind) and window.isVisible():
            return window
    return None


def seen(kind: type[W]) -> W:
    window = there(kind)
    assert window is not None
    return window


def words(window: QWidget) -> str:
    return "\n".join(texts_in(window))


def at_keyboard(kind: type[QWidget]) -> QWidget:
    """What has the focus in the window of this kind, which offscreen nobody calls active."""
    window = seen(kind)
    return window.focusWidget() or window


def press(kind: type[QWidget], *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(at_keyboard(kind), key)


def fill(kind: type[QWidget], *texts: str) -> None:
    """Fields one after the other, from where one is, and Enter."""
    for place, text in enumerate(texts):
        if place:
            press(kind, Qt.Key.Key_Tab)
        QTest.keyClicks(at_keyboard(kind), text)
    press(kind, Qt.Key.Key_Return)


def play(folder: Path, script: Script) -> None:
    """Run the program's desk until the script has ended."""
    waiting: list[Callable[[], object] | None] = [lambda: True]
    failures: list[BaseException] = []
    since = [time.monotonic()]

    def step() -> None:
        try:
            condition = waiting[0]
            if condition is not None and condition():
                waiting[0] = next(script, None)
                since.append(time.monotonic())
            elif time.monotonic() - since[-1] > PATIENCE_SECONDS:
                raise TimeoutError(f"the script waits in vain, {len(since) - 1} steps were well")
        except Exception as error:
            failures.append(error)
        if failures or waiting[0] is None:
            for window in QApplication.topLevelWidgets():
                window.close()

    timer = QTimer()
    timer.setInterval(15)
    timer.timeout.connect(step)
    timer.start()
    assert windows.desk(settings(folder), None, Output(False, "az")) == 0
    timer.stop()
    if failures:
        raise failures[0]
    assert waiting[0] is None, "the program ended before the script"


def test_the_first_question_is_asked_in_any_of_three_languages_and_by_keys(tmp_path: Path) -> None:
    def script() -> Script:
        # An arrow goes from button to button in the window that has the keyboard.
        yield lambda: there(Welcome) and QApplication.activeWindow() is there(Welcome)
        welcome = seen(Welcome)
        assert welcome.focusWidget() is welcome.buttons[Way.OFFICE]
        assert "Necə işləmək istəyirsiniz?" in words(welcome)
        # The languages are one stop of the Tab key, and arrows go from one to the next.
        press(Welcome, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
        assert welcome.focusWidget() is welcome.languages.buttons()[0]
        press(Welcome, Qt.Key.Key_Right)
        yield lambda: there(Welcome) and texts.language() == "en"
        assert "How do you want to work?" in words(seen(Welcome))
        seen(Welcome).languages.buttons()[2].click()
        yield lambda: there(Welcome) and texts.language() == "ru"
        assert "Как вы хотите работать?" in words(seen(Welcome))
        press(Welcome, Qt.Key.Key_Return)
        yield lambda: there(JoinForm)
        assert "Имя сервера" in words(seen(JoinForm))
        press(JoinForm, Qt.Key.Key_Escape)
        yield lambda: there(Welcome)
        seen(Welcome).languages.buttons()[0].click()
        yield lambda: there(Welcome) and texts.language() == "az"

    play(tmp_path, script())
    assert not (tmp_path / "clerkdesk.db").exists(), "nothing was decided"


@pytest.mark.long
def test_one_workstation_has_its_administrator_with_a_password_of_the_own(tmp_path: Path) -> None:
    def first() -> Script:
        yield lambda: there(Welcome)
        press(Welcome, Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield lambda: there(FirstAccount)
        assert "clerkdesk " not in words(seen(FirstAccount)), "a clerk has no command line"
        # Not this way after all.
        press(FirstAccount, Qt.Key.Key_Escape)
        yield lambda: there(Welcome)
        press(Welcome, Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield lambda: there(FirstAccount)
        fill(FirstAccount, "Nermin", "nermin", OWN, "another one")
        form = seen(FirstAccount)
        assert form.problem.text() == "Parolla eyni deyil."
        assert form.focusWidget() is form.repeated
        form.repeated.selectAll()
        fill(FirstAccount, OWN)
        # Once more, before it is there: it is one account all the same.
        press(FirstAccount, Qt.Key.Key_Return)
        yield lambda: there(MainWindow)
        me = seen(MainWindow).context.me
        assert (me.login, me.role) == ("nermin", "admin")

    def second() -> Script:
        yield lambda: there(SignInForm)
        fill(SignInForm, "nermin", OWN)
        yield lambda: there(MainWindow)

    play(tmp_path, first())
    play(tmp_path, second())


@dataclass
class Office:
    """A far server that has the office, and who signs for it."""

    server: TlsServer
    authority: Authority
    folder: Path

    @property
    def address(self) -> str:
        """As it is given to a clerk; where the name leads is not a test's to set up."""
        return f"postgresql://{NAME}:{self.server.port}/postgres?hostaddr=127.0.0.1"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "server"
    folder.mkdir()
    with tls_server(NAME) as running:
        authority = Authority("Azərsu Root")
        running.certify(authority.issue(folder, NAME))
        yield Office(running, authority, folder)


@pytest.mark.long
def test_a_server_is_looked_at_before_anybody_signs_in(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    form = JoinForm(lambda server: hosts.look_at(server.url), tmp_path / "own")
    qtbot.addWidget(form, before_close_func=lambda form: form.wait())
    form.show()

    def answer(address: str) -> str:
        form.address.setText(address)
        form.try_accept()
        qtbot.waitUntil(lambda: form.accept_button.isEnabled(), timeout=20_000)
        return form.problem.text()

    assert "yazılmayıb" in answer("") or form.problem.isVisible()
    assert "serverin ünvanı deyil" in answer("db and more")
    assert "cavab vermir" in answer(office.address.replace("127.0.0.1", "127.0.0.9"))
    assert "“Azərsu Root” imzalayıb, bu kompüter isə onu tanımır" in answer(office.address)
    (tmp_path / "words.crt").write_text("no certificate")
    form.take_authority(tmp_path / "words.crt")
    assert "sertifikat yoxdur" in form.problem.text()
    form.take_authority(office.authority.file(office.folder))
    form.try_accept()
    qtbot.waitUntil(lambda: form.server is not None, timeout=20_000)
    assert form.finding.startswith("Bağlantı qorunur; serverin sertifikatı ")
    assert not (tmp_path / "own" / "servers.toml").exists(), "nobody has signed in yet"


@pytest.mark.long
def test_a_clerk_joins_an_office_and_has_a_password_of_the_own(
    office: Office, tmp_path: Path
) -> None:
    owner = make_engine(office.server.owner("postgres"))
    _fill(owner)
    UnitOfWork(owner).run(accounts.set_password, "gunel", GIVEN)
    owner.dispose()
    folder = tmp_path / "own"
    root = office.authority.file(office.folder)

    def joining() -> Script:
        yield lambda: there(Welcome)
        press(Welcome, Qt.Key.Key_Return)
        yield lambda: there(JoinForm)
        seen(JoinForm).take_authority(root)
        fill(JoinForm, office.address)
        yield lambda: there(ServerSignIn)
        assert "Bağlantı qorunur" in words(seen(ServerSignIn))
        fill(ServerSignIn, "gunel", GIVEN)
        yield lambda: there(OwnPasswordForm)
        fill(OwnPasswordForm, OWN, OWN)
        yield lambda: there(OwnPasswordForm) is None and there(ServerSignIn)
        form = seen(ServerSignIn)
        assert form.account.text() == "gunel" and form.focusWidget() is form.password
        fill(ServerSignIn, OWN)
        yield lambda: there(MainWindow)
        assert seen(MainWindow).context.me.login == "gunel"

    play(folder, joining())
    written = tomllib.loads((folder / "servers.toml").read_text(encoding="utf-8"))["server"]
    assert written == [{"name": NAME, "url": office.address, "authority": "authority.crt"}]
    server = servers.offered(settings(folder))[0]
    with closing(bootstrap.open_server(settings(folder), server.url, "gunel", OWN)) as opened:
        assert opened.unit_of_work.dialect == "postgresql"

    def again() -> Script:
        yield lambda: there(ServerSignIn)
        fill(ServerSignIn, OWN)
        yield lambda: there(MainWindow)

    play(folder, again())
