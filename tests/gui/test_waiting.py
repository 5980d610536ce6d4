"""A list that takes its time shows its places; choosing another one gives it up."""

import threading

import pytest

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue import pane
from clerkdesk.gui.queue.model import ROW
from tests.integration.test_browsing import several

pytestmark = pytest.mark.timeout(90)


def test_a_slow_list_shows_its_places_and_then_its_rows(
    office, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(office.desk)
    window = office.window("tural")
    window.show_queue(Queue.NEW)
    office.qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 5 and window.tasks.idle, timeout=10_000
    )
    go = threading.Event()
    first = pane._first
    monkeypatch.setattr(
        pane, "_first", lambda session, wanted: go.wait(20) and first(session, wanted)
    )
    window.show_queue(Queue.ALL)
    office.qtbot.waitUntil(lambda: window.queue.count.text() == "…", timeout=10_000)
    model = window.queue.model
    assert model.rowCount() > 5 and all(
        model.index(n, 0).data(ROW) is None for n in range(model.rowCount())
    ), "no row of the old list"
    go.set()
    office.qtbot.waitUntil(
        lambda: window.queue.count.text() == "5" and model.index(0, 0).data(ROW) is not None,
        timeout=10_000,
    )


def test_a_list_that_is_read_again_by_itself_keeps_its_rows_meanwhile(
    office, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(office.desk)
    window = office.window("tural")
    window.show_queue(Queue.NEW)
    office.qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 5 and window.tasks.idle, timeout=10_000
    )
    go = threading.Event()
    asked = threading.Event()
    first = pane._first
    monkeypatch.setattr(
        pane,
        "_first",
        lambda session, wanted: (asked.set(), go.wait(20)) and first(session, wanted),
    )
    window.queue.reload()
    office.qtbot.waitUntil(asked.is_set, timeout=10_000)
    assert not window.queue._slow_timer.isActive()
    assert window.queue.model.index(0, 0).data(ROW) is not None
    go.set()
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
