"""Signing in to a server: which one, who, and the sentence for everything that can be wrong with
it.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from clerkdesk import bootstrap
from clerkdesk.adapters import keyring_store
from clerkdesk.cli import windows
from clerkdesk.gui.session import loop
from clerkdesk.gui.session.server_sign_in import ServerSignIn
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.servers import Server
from clerkdesk.settings import Settings
from clerkdesk.store import schema
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts, staff
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import NOW, _fill
from tests.servers import ScramServer, free_port, scram_server

pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("scram")]
PASSWORD = "doğru parol 1"
DATABASE = "cd_signing"


@pytest.fixture(scope="module")
def server() -> Iterator[ScramServer]:
    """An office on a server that asks for passwords."""
    with scram_server() as running:
        execute(
            running.owner("postgres"), f"CREATE DATABASE {DATABASE}", "CREATE DATABASE cd_blank"
        )
        engine = make_engine(running.owner(DATABASE))
        _fill(engine)
        engine.dispose()
        people = [
            f"ALTER ROLE {login} PASSWORD '{PASSWORD}'" for login in ("gunel", "tural", "admin")
        ]
        execute(
            running.owner("postgres"), *people, f"CREATE ROLE passerby LOGIN PASSWORD '{PASSWORD}'"
        )
        yield running


def execute(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def value(url: str, statement: str) -> Any:
    engine = create_engine(url)
    with engine.connect() as connection:
        single = connection.scalar(text(statement))
    engine.dispose()
    return single


def state(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


Enter = Callable[[Server, str, str], loop.Desk]


def sign_in_form(
    qtbot: QtBot, folder: Path, *servers: Server, enter: Enter | None = None
) -> ServerSignIn[loop.Desk]:
    if enter is None:
        enter = partial(windows.enter_server, Settings("sqlite:///nowhere.db", folder))
    form = ServerSignIn(list(servers), enter, state(folder))
    # Whatever is under way ends before the form goes.
    qtbot.addWidget(form, before_close_func=lambda form: form.tasks.wait())
    form.show()
    return form


def empty_desk(folder: Path, close: Callable[[], None] | None = None) -> loop.Desk:
    """What a server could have opened; nobody works there."""
    return loop.Desk(
        unit_of_work=UnitOfWork(create_engine("sqlite://")),
        data_dir=folder,
        language="az",
        clock=lambda: NOW,
        on_commit=[],
        close=close,
    )


def refused(qtbot: QtBot, form: ServerSignIn[loop.Desk], login: str, password: str) -> str:
    """The sentence in the form after an attempt, which stays with its account and its password
    selected.
    """
    form.account.setText(login)
    form.password.setText(password)
    form.try_accept()
    assert form.accept_button.text() == "Qoşulur…" and not form.accept_button.isEnabled()
    qtbot.waitUntil(
        lambda: form.problem.isVisible() and form.accept_button.isEnabled(), timeout=20_000
    )
    assert (form.desk, form.account.text(), form.password.selectedText()) == (None, login, password)
    return form.problem.text()


@pytest.mark.usefixtures("dressed")
def test_a_wrong_password_is_said_and_the_right_one_opens_the_desk(
    server: ScramServer, qtbot: QtBot, tmp_path: Path
) -> None:
    form = sign_in_form(qtbot, tmp_path, Server("Azərsu", server.address(DATABASE)))
    assert "parolu qəbul etmədi" in refused(qtbot, form, "gunel", "səhv")
    assert "parolu qəbul etmədi" in refused(qtbot, form, "nobody_known", "səhv")
    form.account.setText("gunel")
    form.password.setText(PASSWORD)
    form.try_accept()
    qtbot.waitUntil(lambda: form.desk is not None, timeout=20_000)
    assert form.desk is not None and form.desk.close is not None
    me = form.desk.unit_of_work.read(staff.me)
    assert (me.login, me.role, me.workplace) == ("gunel", "clerk", "Azərsu · Nəsimi")
    form.desk.close()


def stand_at(server: ScramServer, revision: str) -> None:
    """The database of this revision's program, which lets no older one work beside it."""
    execute(
        server.owner(DATABASE),
        f"UPDATE clerkdesk.alembic_version SET version_num = '{revision}'",
        f"UPDATE clerkdesk.setting SET value = '{revision}' WHERE key = 'least_schema'",
    )


@pytest.mark.usefixtures("dressed")
def test_every_failure_is_a_sentence_of_its_own(
    server: ScramServer, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = server.address(DATABASE)
    silent = f"postgresql://127.0.0.1:{free_port()}/x"
    form = sign_in_form(
        qtbot,
        tmp_path,
        Server("good", good),
        Server("silent", silent),
        Server("none", server.address("cd_nowhere")),
        Server("blank", server.address("cd_blank")),
        Server("weak", "postgresql://db.example.az/x?sslmode=require"),
        Server("bare", f"{good}?sslmode=verify-full&sslrootcert=system"),
        Server("broken", "postgresql://a:1,b:2/x"),
    )

    def answer(name: str, login: str = "gunel") -> str:
        form.server.setCurrentIndex(form.server.findText(name))
        return refused(qtbot, form, login, PASSWORD)

    assert "hüququ yoxdur" in answer("good", "passerby")
    execute(server.owner(DATABASE), "GRANT cd_clerk TO passerby")
    assert "“passerby” giriş adı heç bir əməkdaşın hesabı deyil" in answer("good", "passerby"), (
        "in the group, and nobody's account"
    )
    assert "qoşulmaq olmur" in answer("silent")
    assert "belə məlumat bazası yoxdur" in answer("none") or "qoşulmaq olmur" in form.problem.text()
    assert "bazası boşdur" in answer("blank")
    assert "kifayət qədər qorunmur" in answer("weak")
    assert "bağlantını qorumur (TLS yoxdur)" in answer("bare")
    assert "postgresql://" in answer("broken")
    for revision, sentence in (
        ("0001", "bazası bu proqramdan köhnədir"),
        ("9999", "bazası bu proqramdan yenidir"),
    ):
        stand_at(server, revision)
        assert sentence in answer("good")
    stand_at(server, schema.HEAD)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "OLDEST_SERVER", (99,))
        assert "Server köhnədir" in answer("good")


@pytest.mark.usefixtures("dressed")
def test_a_disabled_account_does_not_come_in(
    server: ScramServer, qtbot: QtBot, tmp_path: Path
) -> None:
    admin = bootstrap.open_server(
        Settings("sqlite:///x.db", tmp_path), server.address(DATABASE), "admin", PASSWORD
    )
    with closing(admin):
        admin.unit_of_work.run(accounts.set_active, "tural", False)
        form = sign_in_form(qtbot, tmp_path, Server("Azərsu", server.address(DATABASE)))
        assert "hüququ yoxdur" in refused(qtbot, form, "tural", PASSWORD)
        # Somebody opened the role by hand: the account's row still says no.
        execute(server.owner(DATABASE), "ALTER ROLE tural LOGIN")
        assert "Hesab bağlanıb" in refused(qtbot, form, "tural", PASSWORD)
        admin.unit_of_work.run(accounts.set_active, "tural", True)


@pytest.mark.usefixtures("dressed")
def test_the_last_server_and_account_are_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    offered = (
        Server("Azərsu", "postgresql://a.example/x"),
        Server("Azərişıq", "postgresql://b.example/x"),
    )
    desk = empty_desk(tmp_path)
    form = sign_in_form(qtbot, tmp_path, *offered, enter=lambda *_given: desk)
    form.server.setCurrentIndex(1)
    form.account.setText("elnur")
    form.try_accept()
    qtbot.waitUntil(lambda: form.desk is desk)
    again = sign_in_form(qtbot, tmp_path, *offered, enter=lambda *_given: desk)
    assert (again.chosen.name, again.account.text()) == ("Azərişıq", "elnur")
    assert isinstance(again.focusWidget(), QLineEdit) and again.focusWidget() is again.password


@pytest.mark.usefixtures("dressed")
def test_a_password_is_remembered_for_one_account_on_one_server(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(keyring_store, "usable", lambda: True)
    monkeypatch.setattr(keyring_store, "remember", kept.__setitem__)
    monkeypatch.setattr(keyring_store, "recall", kept.get)
    monkeypatch.setattr(keyring_store, "forget", lambda key: kept.pop(key, None))
    offered = (
        Server("Azərsu", "postgresql://a.example/x"),
        Server("Azərişıq", "postgresql://b.example/x"),
    )
    desk = empty_desk(tmp_path)
    form = sign_in_form(qtbot, tmp_path, *offered, enter=lambda *_given: desk)
    form.account.setText("gunel")
    form.password.setText("parol")
    form.remember.setChecked(True)
    form.try_accept()
    qtbot.waitUntil(lambda: form.desk is desk)
    assert kept == {"Azərsu gunel": "parol"}
    again = sign_in_form(qtbot, tmp_path, *offered, enter=lambda *_given: desk)
    assert again.password.text() == "parol" and again.remember.isChecked()
    again.server.setCurrentIndex(1)
    assert again.password.text() == "" and not again.remember.isChecked(), (
        "the other server does not get it"
    )
    again.server.setCurrentIndex(0)
    assert again.password.text() == "parol"
    again.remember.setChecked(False)
    again.try_accept()
    qtbot.waitUntil(lambda: again.desk is desk)
    assert kept == {}


@pytest.mark.usefixtures("dressed")
def test_what_opens_after_one_gave_up_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    closed: list[bool] = []
    desk = empty_desk(tmp_path, close=lambda: closed.append(True))
    form = sign_in_form(
        qtbot, tmp_path, Server("Azərsu", "postgresql://a.example/x"), enter=lambda *_given: desk
    )
    form.account.setText("gunel")
    form.try_accept()
    form.reject()
    qtbot.waitUntil(lambda: closed == [True])
    assert form.desk is None


@pytest.mark.usefixtures("dressed")
def test_signing_out_asks_again_and_leaves_the_server(
    server: ScramServer, qtbot: QtBot, tmp_path: Path
) -> None:
    seen: list[str] = []

    def play() -> None:
        for shown in QApplication.topLevelWidgets():
            if (
                isinstance(shown, ServerSignIn)
                and shown.isVisible()
                and shown.accept_button.isEnabled()
            ):
                if len(seen) == 2:
                    shown.reject()
                    timer.stop()
                    return
                login = "gunel" if not seen else "admin"
                shown.account.setText(login)
                shown.password.setText(PASSWORD)
                shown.try_accept()
            elif (
                isinstance(shown, MainWindow)
                and shown.isVisible()
                and shown.changes.token != ()
                and shown.tasks.idle
            ):
                seen.append(str(shown.context.me.login))
                shown.sign_out()

    timer = QTimer()
    timer.timeout.connect(play)
    timer.start(50)
    door = loop.ServerChoice(
        [Server("Azərsu", server.address(DATABASE))],
        partial(windows.enter_server, Settings("sqlite:///x.db", tmp_path)),
        tmp_path,
        "az",
    )
    assert loop.run_with_servers(door, None) == 0
    assert seen == ["gunel", "admin"]
    # A backend takes a moment to notice that its client has gone.
    qtbot.waitUntil(
        lambda: (
            value(
                server.owner("postgres"),
                "SELECT count(*) FROM pg_stat_activity WHERE usename IN ('gunel', 'admin')",
            )
            == 0
        ),
        timeout=10_000,
    )
