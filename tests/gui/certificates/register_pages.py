"""The register's page in a window, and the sealed papers that are shown to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.adapters.signing import publisher
from clerkdesk.adapters.signing.press import Press
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.gui.certificates.register import RegisterPage
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import issuing, publishing, register
from tests.conftest import Desk
from tests.seals import DAY, SealAuthority

AUTHORITY = SealAuthority()
KEY = AUTHORITY.seal(begins=-30 * DAY)
STRANGER = SealAuthority("Özgə").seal("Özgə idarə", begins=-30 * DAY)


class Paper:
    """A sealed certificate of the office."""

    def __init__(self, desk: Desk, number: str, content: bytes, application: str) -> None:
        self.desk = desk
        self.number = number
        self.content = content
        self.application = application

    @property
    def code(self) -> str:
        statement = "SELECT code FROM certificate WHERE number = :number"
        return str(self.desk.scalar(statement, number=self.number))


def publish(desk: Desk) -> None:
    signs = publisher.of(KEY)
    assert signs is not None
    worker = desk.worker().unit_of_work
    worker.run(publishing.publish_keys, signs.key)
    worker.run(publishing.publish_list, signs.issuer, signs.sign)


def issue(desk: Desk, number: str) -> tuple[str, bytes]:
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=Press(lambda: KEY)).once()
    certificate = desk.as_("gunel").read(outcomes.outcome, inquiry).certificate_number
    assert certificate is not None
    return certificate, desk.as_("gunel").read(register.stored_file, certificate).content


class Page:
    """The page in a window of somebody."""

    def __init__(self, drive: WindowDrive, qtbot: QtBot, folder: Path) -> None:
        self.window: MainWindow = drive.window
        self.qtbot = qtbot
        self.folder = folder
        self.window.show_page("register")
        self.page = self.window.pages.of(RegisterPage)
        qtbot.waitUntil(lambda: self.window.tasks.idle, timeout=15_000)

    def file(self, content: bytes, name: str = "arayis.pdf") -> Checked:
        """The answer to a file that is dropped."""
        path = self.folder / name
        path.write_bytes(content)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        field = self.page.check.input.drop
        drop = QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        return self.answered(lambda: field.dropEvent(drop))

    def typed(self, number: str, code: str = "") -> Checked:
        """The answer to what is typed, Enter behind it."""
        given = self.page.check.input
        given.number.setText(number)
        given.code.setText(code)
        return self.answered(lambda: QTest.keyClick(given.number, Qt.Key.Key_Return))

    def answered(self, act: Callable[[], object]) -> Checked:
        with self.qtbot.waitSignal(self.page.check.checked, timeout=20_000) as answer:
            act()
        self.qtbot.waitUntil(lambda: not self.page.check.is_reading, timeout=20_000)
        checked = answer.args[0]
        assert isinstance(checked, Checked)
        return checked

    def asked_why(self) -> TextForm:
        """The form behind "Revoke…"."""
        self.page.check.action_chosen.emit("revoke")
        self.qtbot.waitUntil(lambda: self.window.findChild(TextForm) is not None, timeout=20_000)
        form = self.window.findChild(TextForm)
        assert isinstance(form, TextForm)
        return form

    @property
    def said(self) -> str:
        return self.page.check.answer.title.text()

    def shows(self, name: str) -> bool:
        return self.page.check.answer.buttons[name].isVisibleTo(self.page)
