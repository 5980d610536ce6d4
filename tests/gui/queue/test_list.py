"""The list of applications: its rows in memory, searching, live changes, and what stays open."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain import restores
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.restores import Gap, Restored
from clerkdesk.gui.queue.model import QueueModel
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.store import search
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.statements import PAGE, QueueRow
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)
ROW = QueueRow(
    1,
    "WD-2026-0000001",
    "Əliyev Rəşad",
    "no_debt",
    "Nəsimi",
    "new",
    "2026-11-23",
    "2026-11-23 14:00:00.000000",
    None,
    False,
    "1",
    "5XK••••",
    1,
    "",
    None,
    None,
    None,
)


def row(key: int, due: int, number: str = "") -> QueueRow:
    """A row of a list in the order of its terms."""
    at = f"2026-11-{due:02} 14:00:00.000000"
    return ROW._replace(id=key, due_at=at, number=number or f"WD-2026-{key:07}")


def shown(model: QueueModel) -> list[str | None]:
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return [each.number if each is not None else None for each in rows]


def listing(*due: int, count: int | None = None) -> QueueModel:
    """A list of rows 1, 2 … with these terms; ``count``: more follow."""
    model = QueueModel()
    model.reset(count or len(due), [row(key, day) for key, day in enumerate(due, start=1)])
    return model


def test_a_row_that_changes_in_its_place_is_exchanged_alone() -> None:
    model = listing(1, 2, 3)
    reset: list[bool] = []
    model.modelAboutToBeReset.connect(lambda: reset.append(True))
    assert model.amend(Queue.NEW, 3, {2}, [row(2, 2, "another")])
    assert shown(model)[1] == "another" and not reset


def test_what_moves_comes_or_goes_among_the_rows_is_not_amended() -> None:
    assert not listing(1, 2, 3).amend(Queue.NEW, 3, {2}, [row(2, 4)]), "another term"
    assert not listing(1, 2, 3).amend(Queue.NEW, 2, {2}, []), "it has left"
    assert not listing(1, 2, 3).amend(Queue.NEW, 4, {9}, [row(9, 4)]), "it has come"
    assert not listing(1, 2, 3).amend(Queue.NEW, 3, {2, 9}, [row(9, 2)]), "one for the other"
    assert not listing(1, 2, 3).amend(Queue.MINE, 3, {2}, [row(2, 2)]), "calls come first there"


def test_what_happens_to_others_than_those_of_the_list_changes_nothing_in_it() -> None:
    model = listing(1, 2, 3)
    assert model.amend(Queue.NEW, 3, {8, 9}, [])
    assert shown(model) == shown(listing(1, 2, 3))


def test_what_comes_behind_the_rows_in_memory_makes_the_list_longer() -> None:
    days = [1] * PAGE
    model = listing(*days, count=PAGE + 50)
    assert model.amend(Queue.NEW, PAGE + 51, {900}, [row(900, 2)])
    assert model.rowCount() == PAGE + 51 and shown(model)[PAGE:] == [None] * 51
    assert not model.amend(Queue.NEW, PAGE + 52, {901}, [row(901, 2)]), "a block is on its way"
    newest = listing(*days, count=PAGE + 50)
    assert not newest.amend(Queue.ALL, PAGE + 51, {900}, [row(900, 2)]), "there it comes first"


def current_number(window: MainWindow) -> str | None:
    """Of the row that is marked; None: none is."""
    row = window.queue.current()
    return row.number if row is not None else None


def nothing_is_open(window: MainWindow) -> bool:
    return window.detail.case is None and window.open_case.case is None


def wait_for_rows(drive: WindowDrive, count: int) -> None:
    """Until the list has just so many rows, and nothing else is under way."""
    drive.until(
        lambda: drive.parts.rows == count and drive.parts.idle,
        lambda: f"the list has {drive.parts.rows} rows, not {count}",
    )


def test_the_model_obeys_qt(qtmodeltester: Any) -> None:
    model = QueueModel()
    model.reset(2, [ROW, ROW])
    qtmodeltester.check(model)


def test_the_model_holds_a_few_blocks_of_a_long_list(qtbot: QtBot) -> None:
    model = QueueModel()
    asked: list[int] = []
    model.block_wanted.connect(asked.append)
    model.reset(1_000_000, [ROW] * PAGE)
    assert model.row_at(10) is ROW and model.row_at(999_999) is None and asked == [999_999 // PAGE]
    for block in range(1, 100):
        model.set_block(block, [ROW] * PAGE)
    assert model.kept_blocks == 64


def test_a_narrowed_list_of_more_than_a_block_shows_every_row() -> None:
    """All of it is there at once, and nothing behind its first block is left blank."""
    model = QueueModel()
    rows = [ROW._replace(id=number) for number in range(2 * PAGE + 50)]
    model.reset(len(rows), rows)
    assert [model.row_at(number) for number in range(len(rows))] == rows
    assert model.shows(len(rows), rows)
    assert not model.shows(len(rows), [*rows[:-1], ROW])


def test_moving_through_the_list_shows_masked_data_and_enter_opens_with_a_ticket(
    office: Office,
) -> None:
    office.desk.take_in()
    drive = office.drive("gunel")
    window = drive.window
    window.show_queue(Queue.NEW)
    wait_for_rows(drive, 1)
    assert "5XK••••" in window.detail.closed_text.text() and window.detail.case is None
    assert office.desk.scalar("SELECT count(*) FROM access_log WHERE purpose = 'open'") == 0
    drive.open_selected()
    assert drive.case.mobile == "+994502345678"
    assert (
        office.desk.scalar("SELECT actor FROM access_log WHERE purpose = 'open'")
        == "Günel Hüseynova"
    )


def test_lists_and_counts_of_other_desks_change_by_themselves(office: Office, qtbot: QtBot) -> None:
    office.desk.take_in()
    drive = office.drive("gunel")
    drive.window.show_queue(Queue.NEW)
    wait_for_rows(drive, 1)
    office.desk.take_in(samples.no_debt("second"))
    wait_for_rows(drive, 2)
    count = drive.window.sidebar.counts[Queue.NEW]
    qtbot.waitUntil(lambda: count.text() == "2", timeout=15_000)


def test_a_list_that_is_read_again_does_not_close_what_one_reads(office: Office) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    second = office.desk.take_in(samples.no_debt("second"))
    drive = office.drive("gunel")
    drive.window.show_queue(Queue.NEW)
    wait_for_rows(drive, 2)
    drive.open(second)
    office.desk.take_in(samples.no_debt("third", submitted_at="2026-11-10T09:00:00+04:00"))
    wait_for_rows(drive, 3)
    assert drive.number == second != first


def _searching_while_another_is_open(office: Office) -> tuple[WindowDrive, str]:
    """The window with one of two applications open and the other's owner just typed into the
    search; the other's number.
    """
    first = office.desk.take_in(samples.no_debt("first"))
    second = office.desk.take_in(samples.no_debt("second", owner__surname="Quliyev"))
    drive = office.drive("gunel")
    drive.window.show_queue(Queue.NEW)
    wait_for_rows(drive, 2)
    drive.open(first)
    type_text(drive.window.queue.search, "quliyev")
    return drive, second


def test_no_other_row_looks_like_the_open_one(office: Office, qtbot: QtBot) -> None:
    """Searching or changing the queue closes what is not in the new list: nobody decides on one
    while another is marked.
    """
    drive, second = _searching_while_another_is_open(office)
    window = drive.window
    wait_for_rows(drive, 1)
    assert current_number(window) == second and nothing_is_open(window)
    QTest.keyClick(window.queue.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: drive.number == second, timeout=15_000)
    window.show_queue(Queue.COMPLETED)
    wait_for_rows(drive, 0)
    assert nothing_is_open(window)


def test_a_list_read_again_meanwhile_does_not_keep_open_what_the_new_queue_lacks(
    office: Office,
) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    drive = office.drive("gunel")
    window = drive.window
    window.show_queue(Queue.NEW)
    wait_for_rows(drive, 1)
    drive.open(first)
    window.show_queue(Queue.COMPLETED)
    # What another desk's work sets off, before the new queue has come.
    window.queue.reload()
    wait_for_rows(drive, 0)
    assert nothing_is_open(window)


def test_a_list_read_again_while_one_types_marks_what_the_search_finds(office: Office) -> None:
    drive, second = _searching_while_another_is_open(office)
    window = drive.window
    window.queue.search_pause.stop()
    # What another desk's work sets off, before the pause after the last letter is over.
    window.queue.reload()
    wait_for_rows(drive, 1)
    assert current_number(window) == second and nothing_is_open(window)


def test_an_application_that_leaves_the_list_stays_open_and_no_other_is_marked(
    office: Office, qtbot: QtBot
) -> None:
    first = office.desk.take_in(samples.no_debt("first"))
    office.desk.take_in(samples.no_debt("second"))
    office.desk.run("gunel", casework.take, first)
    drive = office.drive("gunel").open(first)
    window = drive.window
    office.desk.run("gunel", casework.wait, first, "sənəd")
    qtbot.waitUntil(
        lambda: drive.case.header.waiting_for is not None and window.queue.model.rowCount() == 0,
        timeout=15_000,
    )
    assert drive.number == first and window.queue.current() is None


def test_what_is_taken_next_is_selected_in_the_list(office: Office) -> None:
    office.desk.take_in(samples.no_debt("late", submitted_at="2026-11-10T09:00:00+04:00"))
    mine = office.taken("gunel", samples.no_debt("mine"))
    drive = office.drive("gunel").open(mine).take_next()
    wait_for_rows(drive, 2)
    assert current_number(drive.window) == drive.number != mine


def test_a_search_for_a_number_that_a_restore_lost_says_so(office: Office, qtbot: QtBot) -> None:
    at = "2026-11-20T20:30:00+00:00"
    value = restores.written([Restored(at, at, 1, (Gap("WD", 2026, 2, 9),))])
    with Session(office.desk.engine) as session, session.begin():
        session.merge(Setting(key=restores.SETTING, value=value))
    window = office.window("gunel")
    type_text(window.queue.search, "wd-2026-5")
    qtbot.waitUntil(lambda: "WD-2026-0000005" in window.queue.empty.text(), timeout=15_000)
    assert "21.11.2026" in window.queue.empty.text()
    type_text(window.queue.search, "wd-2026-10")
    qtbot.waitUntil(lambda: "WD-2026" not in window.queue.empty.text(), timeout=15_000)


def test_a_word_too_short_for_an_index_says_among_how_many_it_was_looked_for(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "NEWEST", 1)
    for portal_request in ("first", "second"):
        office.desk.take_in(samples.no_debt(portal_request))
    window = office.window("gunel")
    type_text(window.queue.search, "qq")
    qtbot.waitUntil(lambda: "Üç hərfdən qısa" in window.queue.empty.text(), timeout=15_000)
    window.queue.search.clear()
    type_text(window.queue.search, "əl")
    qtbot.waitUntil(lambda: window.queue.count.text() == "Ən yeni 1 müraciətdə: 1", timeout=15_000)


def test_azerbaijani_letters_are_typed_into_the_search(office: Office, qtbot: QtBot) -> None:
    number = office.desk.take_in()
    window = office.window("gunel")
    type_text(window.queue.search, "ƏLİYEV rəş")

    def is_the_only_row() -> bool:
        row = window.queue.model.row_at(0)
        return window.queue.model.rowCount() == 1 and row is not None and row.number == number

    qtbot.waitUntil(is_the_only_row, timeout=15_000)
    type_text(window.queue.search, "xyz")
    qtbot.waitUntil(lambda: window.queue.empty.isVisible(), timeout=15_000)
