"""Everybody changes the own password, with the present one; on both databases."""

import pytest
from PySide6.QtWidgets import QLineEdit

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.administration.own_password import OwnPasswordForm
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.people import accounts, sign_in
from tests.conftest import Desk
from tests.gui.conftest import Office, OpenWindow

pytestmark = pytest.mark.timeout(90)
PRESENT = "köhnə parolum"
NEW = "təzə parolum 7"


@pytest.fixture
def drive(open_window: OpenWindow, desk: Desk) -> WindowDrive:
    """Günel's window; her password is ``PRESENT``."""
    desk.run("admin", accounts.set_password, "gunel", PRESENT)
    return open_window("gunel").settle()


def asked(drive: WindowDrive) -> OwnPasswordForm:
    """The form, by keys."""
    drive.press("Ctrl+K", on=drive.window)
    palette = drive.form(Palette)
    drive.write("parolu dəyiş", on=palette.query)
    drive.press("Return", on=palette.query)
    return drive.form(OwnPasswordForm)


def write(drive: WindowDrive, form: OwnPasswordForm, *words: str) -> None:
    """Into its fields, and Enter."""
    for field, word in zip((form.present, form.new, form.repeated), words):
        assert field.echoMode() is QLineEdit.EchoMode.Password
        field.clear()
        drive.write(word, on=field)
    drive.press("Ctrl+Return", on=form)


def test_the_own_password_is_changed_by_oneself(drive: WindowDrive, desk: Desk) -> None:
    form = asked(drive)
    write(drive, form, PRESENT, NEW, "başqa söz")
    assert "eyni deyil" in form.problem.text() and form.isVisible()
    write(drive, form, PRESENT, "qısa", "qısa")
    drive.until(lambda: "ən azı 8" in form.problem.text(), "a short one is not refused")
    write(drive, form, PRESENT, NEW, NEW)
    if desk.embedded:
        shown = drive.window.bar.text
        drive.until(lambda: "Parolunuz dəyişdirildi" in shown.text(), "it is not changed")
        assert desk.local.run(sign_in.sign_in, "gunel", NEW).login == "gunel"
    else:
        drive.until(lambda: not drive.window.isVisible(), "the window stays")
        assert drive.window.why is Leaving.SIGNED_OUT
        stored = "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'gunel'"
        assert desk.scalar(stored) is True


def test_without_the_present_one_nothing_changes_and_it_is_counted(office: Office) -> None:
    desk = office.desk
    desk.run("admin", accounts.set_password, "gunel", PRESENT)
    drive = office.drive("gunel").settle()
    form = asked(drive)
    for _ in range(sign_in.FREE_FAILURES):
        write(drive, form, "səhv", NEW, NEW)
        drive.until(
            lambda: form.problem.isVisible() and form.accept_button.isEnabled(), "no refusal"
        ).settle()
        assert "İndiki parol" in form.problem.text()
    write(drive, form, PRESENT, NEW, NEW)
    drive.until(lambda: "saniyə gözləyin" in form.problem.text(), "the attempts are not counted")
    desk.clock.forward(minutes=10)
    assert desk.local.run(sign_in.sign_in, "gunel", PRESENT).login == "gunel"
