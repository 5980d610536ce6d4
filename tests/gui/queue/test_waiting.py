"""A list that takes its time shows its places; choosing another one gives it up."""

import threading
from typing import Any

import pytest
from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue.model import ROW
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.rows import QueueRow
from tests.gui.conftest import Office
from tests.integration.queue.test_browsing import several

pytestmark = pytest.mark.timeout(90)


class SlowReading:
    """A list's first rows are read no sooner than one says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self._page = browsing.page
        monkeypatch.setattr(browsing, "page", self._read)

    def _read(self, session: Session, filter_: Filter, *more: Any) -> list[QueueRow]:
        self.begun.set()
        assert self.go_on.wait(20)
        return self._page(session, filter_, *more)


def test_a_slow_list_shows_its_places_and_then_its_rows(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(office.desk)
    window = office.window("tural")
    window.show_queue(Queue.NEW)
    office.qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 5 and window.tasks.idle, timeout=10_000
    )
    reading = SlowReading(monkeypatch)
    window.show_queue(Queue.ALL)
    office.qtbot.waitUntil(lambda: window.queue.count.text() == "…", timeout=10_000)
    model = window.queue.model
    assert model.rowCount() > 5 and all(
        model.index(n, 0).data(ROW) is None for n in range(model.rowCount())
    ), "no row of the old list"
    reading.go_on.set()
    office.qtbot.waitUntil(
        lambda: window.queue.count.text() == "5" and model.index(0, 0).data(ROW) is not None,
        timeout=10_000,
    )


def test_a_list_that_is_read_again_by_itself_keeps_its_rows_meanwhile(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(office.desk)
    window = office.window("tural")
    window.show_queue(Queue.NEW)
    office.qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 5 and window.tasks.idle, timeout=10_000
    )
    reading = SlowReading(monkeypatch)
    window.queue.reload()
    office.qtbot.waitUntil(reading.begun.is_set, timeout=10_000)
    assert not window.queue.placeholders_due
    assert window.queue.model.index(0, 0).data(ROW) is not None
    reading.go_on.set()
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
