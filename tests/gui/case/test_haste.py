"""Keys that come sooner than the answers: nothing is done twice, and nobody is jumped back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.forms import ChoiceForm, RefuseForm
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)
_LEFT = Qt.MouseButton.LeftButton


def two_in_the_list(office: Office) -> WindowDrive:
    """Günel's window with two applications in "Yeni"; the first row is selected."""
    for name in ("first", "second"):
        office.desk.take_in(samples.no_debt(name))
    drive = office.drive("gunel")
    drive.window.show_queue(Queue.NEW)
    drive.settle().until_listed(2)
    drive.parts.select(0)
    drive.window.queue.focus_list()
    return drive.settle()


def open_forms(drive: WindowDrive) -> list[QDialog]:
    return [form for form in drive.window.findChildren(QDialog) if form.isVisible()]


# -- one act at a time -----------------------------------------------------------------------------


def test_the_bar_is_shut_from_the_key_on_until_the_act_has_ended(office: Office) -> None:
    number = office.desk.take_in()
    drive = office.drive("gunel").open(number).settle()
    bar = drive.window.detail.action_bar
    assert bar.isEnabled()
    drive.press("Ctrl+T", on=drive.window)
    assert not bar.isEnabled()
    drive.until(lambda: drive.case.header.holder == "Günel Hüseynova", "it is not taken").settle()
    assert bar.isEnabled()


def test_a_refusal_asked_for_twice_is_one_form(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken()).settle()
    drive.press("Ctrl+R", on=drive.window)
    assert not drive.window.detail.action_bar.isEnabled()
    drive.press("Ctrl+R", on=drive.window)
    drive.form(RefuseForm)
    drive.settle()
    assert len(open_forms(drive)) == 1


@pytest.mark.parametrize("action", [Action.FORWARD, Action.ASSIGN])
def test_another_office_or_person_asked_for_twice_is_one_form(
    office: Office, action: Action
) -> None:
    drive = office.drive("sabina").open(office.taken()).settle()
    drive.parts.perform(action)
    drive.parts.perform(action)
    drive.form(ChoiceForm)
    drive.settle()
    assert len(open_forms(drive)) == 1


def test_the_form_of_an_application_that_one_has_left_does_not_open(office: Office) -> None:
    drive = two_in_the_list(office)
    drive.open_selected().take().settle()
    drive.window.queue.focus_list()
    drive.press("Ctrl+R", on=drive.window)
    drive.press("Down", on=drive.parts.table)
    drive.settle()
    assert open_forms(drive) == [] and drive.parts.case is None
    assert drive.window.controller.running is None


# -- moving on before the opening has come ---------------------------------------------------------


def _down(drive: WindowDrive) -> None:
    drive.press("Down", on=drive.parts.table)


def _another_list(drive: WindowDrive) -> None:
    QTest.mouseClick(drive.window.sidebar.buttons[Queue.COMPLETED], _LEFT)


def _search(drive: WindowDrive) -> None:
    drive.press("Ctrl+F", on=drive.window)
    drive.write("WD", on=drive.window.queue.search)


def _page(drive: WindowDrive) -> None:
    QTest.mouseClick(drive.window.sidebar.buttons["register"], _LEFT)


@pytest.mark.parametrize("move", [_down, _another_list, _search, _page])
def test_who_has_moved_on_is_not_jumped_back_by_what_opens_late(
    office: Office, move: Callable[[WindowDrive], None]
) -> None:
    drive = two_in_the_list(office)
    drive.press("Return", on=drive.parts.table)
    move(drive)
    drive.settle().until(
        lambda: not drive.window.queue.search_pause.isActive(), "the search does not end"
    ).settle()
    assert drive.parts.case is None


def test_what_is_opened_after_another_list_was_asked_for_opens(office: Office) -> None:
    drive = two_in_the_list(office)
    drive.press("Ctrl+N", on=drive.window)
    drive.until(lambda: drive.number, "the next one does not open").settle()
    assert drive.case.header.holder == "Günel Hüseynova"
    assert drive.window.queue.filter.queue is Queue.MINE
