"""Ctrl+L locks the desk wherever one is: in a form, over a document, in the guide."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.palette import Palette
from tests.gui.clerk import CTRL, Key
from tests.gui.conftest import Office
from tests.gui.seen import fill_fields, show_form

pytestmark = pytest.mark.timeout(90)


def in_a_form(drive: WindowDrive) -> QWidget:
    show_form(drive.window, "note")
    return drive.form(QDialog)


def in_the_counter_form(drive: WindowDrive) -> QWidget:
    show_form(drive.window, "counter")
    form = drive.form(CounterForm)
    fill_fields(form, {"applicant.surname": "Nümunəyev"})
    return form


def in_the_palette(drive: WindowDrive) -> QWidget:
    drive.window.show_palette()
    return drive.form(Palette)


def over_a_document(drive: WindowDrive) -> QWidget:
    drive.window.detail.viewer.toggle_full_screen()
    window = drive.window.detail.viewer.full_screen_window
    assert window is not None
    return window


def in_the_guide(drive: WindowDrive) -> QWidget:
    return drive.window.help.open()


@pytest.mark.parametrize(
    "go",
    [in_a_form, in_the_counter_form, in_the_palette, over_a_document, in_the_guide],
    ids=lambda go: go.__name__,
)
def test_the_lock_works_everywhere_and_leaves_nothing_in_sight(
    office: Office, go: Callable[[WindowDrive], QWidget]
) -> None:
    drive = office.drive("gunel").open(office.taken())
    drive.until(lambda: drive.parts.document_painted, "no document")
    place = go(drive)
    place.activateWindow()
    drive.until(place.isVisible, "it is not there")
    QTest.keyClick(place, Key.Key_L, CTRL)
    drive.until(lambda: drive.window.why is Leaving.LOCKED, "it is not locked")
    seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert seen == []
