"""The window on a server behind a line that breaks, and beside other desks."""

import time

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework, review
from tests.conftest import Desk
from tests.faults.clerks import fill
from tests.faults.far_windows import FarWindows, far_windows  # noqa: F401
from tests.faults.proxy import Proxy
from tests.gui.conftest import dressed, qapp_cls  # noqa: F401

pytestmark = pytest.mark.timeout(120)


def test_without_its_server_the_window_stays_readable_decides_nothing_and_comes_back_by_itself(
    server_desk: Desk,
    far_windows: FarWindows,  # noqa: F811
    proxy: Proxy,
    qtbot: QtBot,
) -> None:
    number = fill(server_desk, 3)[0]
    server_desk.run("gunel", casework.take, number)
    drive = far_windows.drive("gunel").open(number)
    window = drive.window
    assert window.detail.action_bar.isEnabled()
    proxy.down()
    qtbot.waitUntil(
        lambda: window.status.database.text() == "Məlumat bazası: əlaqə yoxdur", timeout=15_000
    )
    assert not window.detail.action_bar.isEnabled()
    assert drive.number == number and window.queue.model.rowCount() > 0
    server_desk.run("tural", casework.note, number, "o vaxt")
    started = time.monotonic()
    proxy.up()
    qtbot.waitUntil(
        lambda: (
            window.status.database.text() != "Məlumat bazası: əlaqə yoxdur"
            and window.detail.action_bar.isEnabled()
        ),
        timeout=15_000,
    )
    assert time.monotonic() - started < 5
    qtbot.waitUntil(
        lambda: any(event.text == "o vaxt" for event in drive.case.history), timeout=15_000
    )


def test_a_decision_whose_answer_was_lost_is_looked_up_and_the_bar_says_so_meanwhile(
    server_desk: Desk,
    far_windows: FarWindows,  # noqa: F811
    proxy: Proxy,
    qtbot: QtBot,
) -> None:
    number = fill(server_desk, 1)[0]
    server_desk.run("gunel", casework.take, number)
    drive = far_windows.drive("gunel").open(number)
    window = drive.window
    doubts: list[str] = []
    window.changes.doubt.connect(
        lambda doubting: doubts.append(window.bar.text.text() if doubting else "-")
    )
    form = drive.open_refusal()
    drive.choose(form)
    # The next COMMIT after an UPDATE of the case; tickets and drafts have theirs before it.
    drive.settle()
    proxy.at_commit = lambda: (
        "after" if proxy.cuts["after"] == 0 and _deciding(server_desk) else "pass"
    )
    form.try_accept()
    qtbot.waitUntil(
        lambda: server_desk.scalar("SELECT status FROM application") == "refused", timeout=15_000
    )
    qtbot.waitUntil(
        lambda: window.tasks.idle and window.detail.action_bar.isEnabled(), timeout=15_000
    )
    with server_desk.engine.connect() as connection:
        assert (
            connection.execute(text("SELECT count(*) FROM event WHERE action = 'refuse'")).scalar()
            == 1
        )
    assert proxy.cuts["after"] == 1
    assert doubts and doubts[0].startswith("Əlaqə kəsildi, nəticə yoxlanılır")
    assert doubts[-1] == "-"


def _deciding(desk: Desk) -> bool:
    """Whether some transaction holds the case: the COMMIT that comes now is the decision's."""
    return bool(
        desk.scalar(
            """
                SELECT count(*)
                FROM pg_locks l
                JOIN pg_class c ON c.oid = l.relation
                WHERE c.relname = 'event' AND l.mode = 'RowExclusiveLock'
            """
        )
    )


def test_another_desks_decision_changes_list_and_counts_without_moving_what_one_reads(
    server_desk: Desk,
    far_windows: FarWindows,  # noqa: F811
    qtbot: QtBot,
) -> None:
    numbers = fill(server_desk, 60)
    window = far_windows.drive("tural").window
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 60 and window.tasks.idle, timeout=15_000
    )
    bar = window.queue.table.verticalScrollBar()
    bar.setValue(20 * 50 + 17)
    top = window.queue.model.row_at(20)
    # The first of the list goes away, from above what one reads.
    first = window.queue.model.row_at(0)
    assert top is not None and first is not None
    server_desk.run("gunel", review.refuse, first.number, "other", "səbəb")
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 59, timeout=15_000)
    index = window.queue.model.find(top.id)
    assert index == 19 and bar.value() == 19 * 50 + 17
    qtbot.waitUntil(lambda: "59" in window.queue.count.text(), timeout=15_000)
    assert len(numbers) == 60
