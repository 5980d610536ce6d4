"""Every window fits the screen it is on, with its buttons in sight."""

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.session import first_frame
from clerkdesk.gui.shell.help import HelpWindow
from tests.gui.conftest import Office
from tests.gui.seen import FORMS, show_form

pytestmark = pytest.mark.timeout(120)
SMALL = ("small", "narrow")


def screen_of(name: str) -> QScreen:
    """One of ``tests/screens.json``."""
    return next(screen for screen in QGuiApplication.screens() if screen.name() == name)


def opened_on(office: Office, login: str, name: str) -> WindowDrive:
    """A person's window, over the whole of a small screen."""
    drive = office.drive(login)
    room = screen_of(name).availableGeometry()
    drive.window.hide()
    drive.window.setScreen(screen_of(name))
    drive.window.setGeometry(room.adjusted(4, 34, -4, -4))
    drive.window.show()
    drive.settle()
    assert drive.window.screen().name() == name
    return drive


def check(window: QWidget, name: str) -> None:
    """It lies on the screen, wants no more than it has, and shows its buttons whole."""
    room = screen_of(name).availableGeometry()
    assert room.contains(window.frameGeometry()), (window.frameGeometry(), room)
    for button in window.findChildren(QPushButton):
        if button.isVisibleTo(window) and button.isDefault():
            lower = button.mapTo(window, button.rect().bottomRight())
            assert window.rect().contains(lower), button.text()
            assert button.height() >= button.minimumSizeHint().height(), button.text()


@pytest.mark.parametrize("name", SMALL)
def test_the_forms_fit(office: Office, qtbot: QtBot, name: str) -> None:
    number = office.taken()
    drive = opened_on(office, "gunel", name).open(number)
    for form_name in FORMS:
        show_form(drive.window, form_name)
        form = drive.form(QDialog, f"no form {form_name}")
        check(form, name)
        form.done(0)


@pytest.mark.parametrize("name", SMALL)
def test_a_refusal_with_its_messages_fits(office: Office, name: str) -> None:
    drive = opened_on(office, "gunel", name).open(office.taken())
    drive.parts.perform(Action.REFUSE)
    form = drive.form(RefuseForm)
    drive.preview(form)
    check(form, name)


@pytest.mark.parametrize("name", SMALL)
def test_a_question_with_its_messages_fits(office: Office, name: str) -> None:
    drive = opened_on(office, "gunel", name).open(office.taken())
    drive.parts.perform(Action.WAIT)
    form = drive.form(TextForm)
    form.text.setPlainText("Çıxarışın ikinci səhifəsini göndərin. " * 20)
    drive.preview(form)
    check(form, name)


@pytest.mark.parametrize("name", SMALL)
def test_the_counter_form_with_every_fault_fits(office: Office, qtbot: QtBot, name: str) -> None:
    drive = opened_on(office, "gunel", name)
    drive.parts.open_counter_form("no_debt")
    form = drive.window.intake.form
    qtbot.waitUntil(lambda: drive.window.intake.form is not None)
    form = drive.window.intake.form
    assert form is not None
    form.try_accept()
    qtbot.waitUntil(lambda: form.problem.isVisibleTo(form), timeout=15_000)
    check(form, name)


@pytest.mark.parametrize("name", SMALL)
def test_the_page_of_a_certificate_fits(office: Office, name: str) -> None:
    number = office.taken()
    office.approved(number)
    drive = opened_on(office, "gunel", name).open(number)
    drive.parts.perform(Action.CERTIFICATE)
    check(drive.form(PaperDialog), name)


@pytest.mark.parametrize("name", SMALL)
def test_the_pages_fit(office: Office, name: str) -> None:
    for login in ("sabina", "admin", "audit"):
        drive = opened_on(office, login, name)
        room = screen_of(name).availableGeometry()
        for key, entry in drive.window.sidebar.buttons.items():
            if key in ("counter", "intake") or not entry.isVisibleTo(drive.window):
                continue
            entry.click()
            drive.settle()
            assert room.contains(drive.window.frameGeometry()), (login, key)
            assert drive.window.minimumSizeHint().width() <= room.width() - 8, (login, key)


@pytest.mark.parametrize("name", SMALL)
def test_the_guide_fits(office: Office, name: str) -> None:
    drive = opened_on(office, "gunel", name)
    drive.window.show_help()
    guide = next(
        window for window in QApplication.topLevelWidgets() if isinstance(window, HelpWindow)
    )
    check(guide, name)


def test_the_first_frame_and_a_window_fit(office: Office, dressed: None) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    _application, frame = first_frame.first_frame("az", "light")
    assert room.contains(frame.frameGeometry())
    frame.close()
