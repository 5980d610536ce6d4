"""What others change is looked for again, and no look that must be whole is lost."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.queues import Queue
from clerkdesk.store.change_feed import Watch
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.queue import changes
from clerkdesk.usecases.queue.changes import Changes
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk, TestClock
from tests.driving import desk_on, drive_on
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def test_a_whole_look_that_is_asked_for_during_another_one_follows_it(office: Office) -> None:
    """A saved view that is thrown away changes nothing that a short look would see."""
    window = office.window("gunel")
    whole: list[bool] = []

    def looked(state: Changes, _changed: bool) -> None:
        whole.append(state.counts is not None)

    window.changes.looked.connect(looked)
    window.changes.look()
    window.changes.look(force=True)
    office.qtbot.waitUntil(lambda: len(whole) >= 2, timeout=10_000)
    assert whole[:2] == [False, True]


def test_what_was_heard_of_late_is_looked_for_again_when_the_look_has_failed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.taken()
    window = office.window("gunel")
    office.qtbot.waitUntil(lambda: bool(window.changes.token), timeout=10_000)
    newest = window.changes.token[0]
    heard = [newest - 1]
    asked: list[tuple[int, ...]] = []
    since = changes.since

    @wraps(since)
    def failing(session: Session, known: tuple[int, ...], *rest: Any) -> object:
        asked.append(known)
        if len(asked) == 1:
            raise StoreUnavailable("database_locked")
        return since(session, known, *rest)

    monkeypatch.setattr(changes, "since", failing)
    monkeypatch.setattr(Watch, "first_event", lambda _feed: heard.pop() if heard else None)
    window.changes.look()
    office.qtbot.waitUntil(lambda: len(asked) >= 2, timeout=10_000)
    assert [known[0] for known in asked[:2]] == [newest - 2] * 2
    office.qtbot.waitUntil(lambda: window.changes.token[0] >= newest, timeout=10_000)


def test_the_windows_clock_follows_the_databases_all_day(
    desk: Desk, tmp_path: Path, dressed: None, qtbot: QtBot
) -> None:
    own = TestClock(desk.local.read(now) + timedelta(hours=5))
    drive = drive_on(desk_on(desk.as_("gunel"), tmp_path, own))
    window = drive.window("gunel" if desk.embedded else None).window

    def difference() -> timedelta:
        return abs(window.context.clock() - desk.local.read(now))

    assert difference() < timedelta(minutes=1), "found at the start"
    own.forward(hours=-3)
    window.changes.look(force=True)
    qtbot.waitUntil(lambda: difference() < timedelta(minutes=1), timeout=10_000)
    drive.close()


@pytest.fixture
def at_the_server(server: Desk, tmp_path: Path, dressed: None) -> Iterator[WindowDrive]:
    """Günel's window on PostgreSQL, where a look gives the rows that have changed."""
    drive = drive_on(desk_on(server.as_("gunel"), tmp_path, server.clock))
    yield drive.window(None)
    drive.close()


def status_in_list(drive: WindowDrive, number: str) -> str | None:
    model = drive.window.queue.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return next((row.status for row in rows if row is not None and row.number == number), None)


def shown(drive: WindowDrive, number: str, status: str) -> Callable[[], bool]:
    return lambda: bool(drive.window.changes.token) and status_in_list(drive, number) == status


def test_what_commits_late_under_an_early_number_is_in_the_list(
    server: Desk, at_the_server: WindowDrive, qtbot: QtBot
) -> None:
    slow = server.take_in()
    fast = server.take_in(samples.no_debt("second"))
    window = at_the_server.window
    window.show_queue(Queue.ALL)
    qtbot.waitUntil(shown(at_the_server, slow, "new"), timeout=20_000)

    def during(session: Session) -> None:
        casework.take(session, slow)
        session.flush()
        server.run("sabina", casework.take, fast)
        qtbot.waitUntil(shown(at_the_server, fast, "in_progress"), timeout=10_000)

    server.as_("tural").run(during)
    qtbot.waitUntil(shown(at_the_server, slow, "in_progress"), timeout=10_000)


def test_what_changes_while_a_form_is_read_for_is_shown_behind_it(
    server: Desk, at_the_server: WindowDrive, qtbot: QtBot
) -> None:
    number = server.take_in()
    window = at_the_server.window
    window.show_queue(Queue.ALL)
    qtbot.waitUntil(shown(at_the_server, number, "new"), timeout=20_000)
    at_the_server.open(number)
    case = window.open_case.case
    assert case is not None
    answered = threading.Event()
    window.controller.read(case, lambda _session: answered.wait(30), then=lambda _answer: None)
    with qtbot.waitSignal(window.changes.looked, timeout=10_000):
        server.run("tural", casework.take, number)
    answered.set()
    qtbot.waitUntil(shown(at_the_server, number, "in_progress"), timeout=10_000)
    qtbot.waitUntil(
        lambda: (
            window.open_case.case is not None
            and window.open_case.case.header.status == "in_progress"
        ),
        timeout=10_000,
    )


def test_what_changes_behind_a_page_is_in_the_list_when_one_comes_back(
    server: Desk, at_the_server: WindowDrive, qtbot: QtBot
) -> None:
    number = server.take_in()
    other = server.take_in(samples.no_debt("second"))
    window = at_the_server.window
    window.show_queue(Queue.ALL)
    qtbot.waitUntil(shown(at_the_server, number, "new"), timeout=20_000)
    window.navigation.show_page("register")
    with qtbot.waitSignal(window.changes.looked, timeout=10_000):
        server.run("tural", casework.take, number)
    window.open_number(other)
    qtbot.waitUntil(shown(at_the_server, number, "in_progress"), timeout=10_000)
