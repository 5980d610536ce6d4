"""Several applications at once: each for itself, what came of each, and a way to stop."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.forms import ChoiceForm, RefuseForm
from clerkdesk.gui.queue.bulk import BulkForm
from clerkdesk.gui.session import first_frame
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import numbers_listed
from tests.integration.queue.test_browsing import several

pytestmark = pytest.mark.timeout(90)


def select_all(drive: WindowDrive, count: int) -> None:
    """By the keyboard, once there are so many."""
    window = drive.window
    wait_listed(drive, count)
    window.queue.table.setFocus()
    QTest.keyClick(window.queue.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.queue.chosen()) == count and window.queue.bulk_bar.isVisible()


def wait_listed(drive: WindowDrive, count: int) -> None:
    drive.until(
        lambda: len(numbers_listed(drive.window)) == count, f"the list has not {count} rows"
    )


def test_several_are_taken_by_keyboard_and_those_that_cannot_be_say_why(office: Office) -> None:
    numbers = several(office.desk)
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.NEW)
    select_all(drive, 5)
    assert window.queue.bulk_bar.text.text() == "5 müraciət seçilib"
    # A colleague was quicker.
    office.desk.run("sabina", casework.assign, numbers[2], "gunel")
    window.queue.bulk_bar.buttons[Action.TAKE].click()
    form = drive.form(BulkForm)
    office.qtbot.waitUntil(form.accept_button.isEnabled, timeout=15_000)
    assert (form.did, form.refused) == (4, 1) and form.bar.value() == 5
    lines = [form.list.item(n).text() for n in range(5)]
    (refused,) = [line for line in lines if numbers[2] in line]
    assert (
        "başqa əməkdaşın icrasındadır" in refused
        and sum(line.endswith("— edildi") for line in lines) == 4
    )
    QTest.keyClick(form, Qt.Key.Key_Return)
    window.show_queue(Queue.MINE)
    wait_listed(drive, 4)
    assert not window.queue.bulk_bar.isVisible()


def test_several_are_refused_for_one_reason(office: Office) -> None:
    several(office.desk)
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.NEW)
    select_all(drive, 5)
    window.queue.bulk_bar.buttons[Action.REFUSE].click()
    form = drive.form(RefuseForm)
    assert form.windowTitle() == "5 müraciətdən imtina"
    form.reason.setCurrentIndex(0)
    form.text.setPlainText("Sənədlər oxunmur.")
    form.try_accept()
    progress = drive.form(BulkForm)
    office.qtbot.waitUntil(progress.accept_button.isEnabled, timeout=15_000)
    assert progress.did == 5
    assert (
        office.desk.scalar(
            """
            SELECT count(*)
            FROM application
            WHERE status = 'refused' AND decision_text = 'Sənədlər oxunmur.'
            """
        )
        == 5
    )


def test_what_runs_is_stopped_and_the_rest_stays_as_it_is(office: Office) -> None:
    several(office.desk)
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.NEW)
    select_all(drive, 5)
    rows = window.queue.chosen()
    begun = threading.Event()
    go = threading.Event()

    def slow(session: Session, key: int) -> None:
        begun.set()
        go.wait(20)
        casework.take(session, key)

    window.bulk.run("Al", rows, lambda row: (slow, (row.id,)))
    form = drive.form(BulkForm)
    office.qtbot.waitUntil(begun.is_set, timeout=10_000)
    assert not form.accept_button.isEnabled()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible(), "the one under way ends first"
    go.set()
    office.qtbot.waitUntil(form.accept_button.isEnabled, timeout=15_000)
    assert (
        form.did == 1
        and office.desk.scalar("SELECT count(*) FROM application WHERE status = 'in_progress'") == 1
    )
    QTest.keyClick(form, Qt.Key.Key_Escape)
    drive.until(
        lambda: not any(form.isVisible() for form in window.findChildren(BulkForm)),
        "the form stays open",
    )


def test_several_are_forwarded_and_released(office: Office) -> None:
    numbers = several(office.desk)
    for number in numbers[:3]:
        office.desk.run("tural", casework.take, number)
    drive = office.drive("tural")
    window = drive.window
    select_all(drive, 3)
    window.queue.bulk_bar.buttons[Action.RELEASE].click()
    form = drive.form(BulkForm)
    office.qtbot.waitUntil(form.accept_button.isEnabled, timeout=15_000)
    assert form.did == 3
    form.accept()
    for number in numbers[:3]:
        office.desk.run("tural", casework.take, number)
    window.show_queue(Queue.MINE)
    select_all(drive, 3)
    window.queue.bulk_bar.buttons[Action.FORWARD].click()
    choice = drive.form(ChoiceForm)
    choice.choice.setCurrentIndex(choice.choice.findData("su-xetai"))
    choice.reason.setPlainText("başqa rayon")
    choice.try_accept()
    office.qtbot.waitUntil(
        lambda: any(
            progress.accept_button.isEnabled() and progress.did == 3
            for progress in window.findChildren(BulkForm)
            if progress is not form
        ),
        timeout=15_000,
    )
    assert (
        office.desk.scalar(
            """
            SELECT count(*)
            FROM application a
            JOIN department d ON d.id = a.department_id
            WHERE d.code = 'su-xetai'
            """
        )
        == 3
    )


def test_a_selection_of_both_services_is_not_refused_for_one_reason_and_escape_ends_it(
    office: Office,
) -> None:
    office.desk.take_in(samples.no_debt())
    drive = office.drive("tural")
    window = drive.window
    listed_first = window.queue.model.row_at(0) if window.queue.model.rowCount() else None
    window.show_queue(Queue.NEW)
    wait_listed(drive, 1)
    row = window.queue.model.row_at(0)
    assert row is not None
    window.bulk.start(Action.REFUSE, [row, row._replace(service="idp")])
    assert "bir e-xidmətin" in window.bar.text.text() and listed_first in (None, row)


def test_escape_leaves_one_row_selected(office: Office) -> None:
    several(office.desk)
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.NEW)
    select_all(drive, 5)
    QTest.keyClick(window.queue.table, Qt.Key.Key_Escape)
    assert len(window.queue.chosen()) == 1 and not window.queue.bulk_bar.isVisible()
    QTest.keyClick(window.queue.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(window.queue.chosen()) == 2


def test_what_comes_in_meanwhile_leaves_several_selected(office: Office) -> None:
    numbers = several(office.desk)
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.NEW)
    select_all(drive, 5)
    office.desk.run("sabina", casework.assign, numbers[2], "gunel")
    office.desk.take_in(samples.no_debt())
    window.queue.reload()
    wait_listed(drive, 5)
    drive.until(
        lambda: {row.number for row in window.queue.chosen()} == set(numbers) - {numbers[2]},
        "those that are still there are not selected",
    )
    assert window.queue.bulk_bar.text.text() == "4 müraciət seçilib"


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_on_the_narrowest_window_names_and_buttons_are_whole(
    office: Office, qapp: QApplication, language: str
) -> None:
    """1280 wide: the district stands below the name, and what can be done to several goes into two
    lines.
    """
    first_frame.translate(qapp, language)
    try:
        office.desk.take_in(
            samples.no_debt(
                owner__surname="Süleymanova", owner__name="Gülnarə", owner__patronymic="Rəşad qızı"
            )
        )
        several(office.desk)
        drive = office.drive("tural")
        window = drive.window
        window.resize(1280, 720)
        window.splitter.setSizes([380, 660])
        window.show_queue(Queue.NEW)
        select_all(drive, 6)
        queue = window.queue
        office.qtbot.waitUntil(
            lambda: queue.table.isColumnHidden(1) and queue.delegate.district_below, timeout=5_000
        )
        room = queue.table.columnWidth(0) - 26
        assert max(queue.delegate.name_width(row.name) for row in queue.chosen()) <= room
        buttons = queue.bulk_bar.buttons.values()
        office.qtbot.waitUntil(
            lambda: all(
                button.width() >= button.sizeHint().width()
                and button.geometry().right() <= queue.bulk_bar.width()
                for button in buttons
            ),
            timeout=5_000,
        )
        window.splitter.setSizes([492, 560])
        office.qtbot.waitUntil(lambda: not queue.table.isColumnHidden(1), timeout=5_000)
        queue.widths["place"] = 90
        window.splitter.setSizes([380, 660])
        office.qtbot.waitUntil(lambda: queue.table.columnWidth(1) == 90, timeout=5_000)
    finally:
        first_frame.translate(qapp, "az")
