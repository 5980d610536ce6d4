"""The worker's process beside the desk of an embedded file."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import psutil
import pytest

from clerkdesk import bootstrap, clock, settings
from clerkdesk.cli import parent
from clerkdesk.settings import Settings, environment
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.worker import subprocess as worker_process
from clerkdesk.worker import thread as rounds_on_thread
from tests.conftest import Desk
from tests.processes import until

pytestmark = pytest.mark.timeout(90)
Begin = Callable[[], tuple[worker_process.WorkerProcess, threading.Event]]
DESK = """
import sys, threading
from clerkdesk import bootstrap, settings
worker = bootstrap.worker_beside(bootstrap.open_installation(settings.load()))
worker.start()
threading.Event().wait()
"""


def _installation(desk: Desk) -> bootstrap.Installation:
    return bootstrap.Installation(
        Settings(desk.url, desk.folder, now=desk.clock()), desk.local, desk.clock, []
    )


@pytest.fixture
def begin(embedded: Desk) -> Iterator[Begin]:
    begun: list[worker_process.WorkerProcess] = []

    def make() -> tuple[worker_process.WorkerProcess, threading.Event]:
        installation = _installation(embedded)
        worked = threading.Event()
        installation.on_commit.append(worked.set)
        begun.append(bootstrap.worker_beside(installation))
        begun[-1].start()
        return begun[-1], worked

    embedded.local.run(set_setting, "stand_in", "yes")
    embedded.local.run(set_setting, "stand_in_data", json.dumps(embedded.knows))
    yield make
    for worker in begun:
        worker.stop()


def _child(process: int) -> psutil.Process:
    """The one worker of a process, once it is there."""
    workers: list[psutil.Process] = []

    def there() -> bool:
        for child in psutil.Process(process).children():
            with contextlib.suppress(psutil.Error):
                if "--with-stdin" in child.cmdline():
                    workers.append(child)
        return bool(workers)

    until(there)
    return workers[0]


def _until_written(desk: Desk, number: str, worked: threading.Event) -> None:
    """The worker's message of this application is there; each look waits for a word from it."""
    while desk.local.run(detail.open_case, number).messages[0].state != "written":
        assert worked.wait(30)
        worked.clear()


def test_it_answers_and_says_so(embedded: Desk, begin: Begin) -> None:
    worker, worked = begin()
    first = embedded.take_in()
    assert worked.wait(30)
    _until_written(embedded, first, worked)
    second = embedded.take_in()
    worker.wake()
    _until_written(embedded, second, worked)
    child = _child(os.getpid())
    worker.stop()
    assert not child.is_running()


def test_one_that_dies_is_started_again(
    embedded: Desk, begin: Begin, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_process, "AGAIN_SECONDS", 0.01)
    worker, worked = begin()
    killed = _child(os.getpid())
    killed.kill()

    def started_again() -> bool:
        worker.wake()
        return "started again" in caplog.text

    until(started_again)
    number = embedded.take_in()
    assert worked.wait(60)
    _until_written(embedded, number, worked)
    assert _child(os.getpid()).pid != killed.pid


def test_it_ends_with_a_desk_that_is_killed(embedded: Desk) -> None:
    embedded.clock.run()  # a sign of life from a clock that runs before ours would be none
    desk = subprocess.Popen(
        [sys.executable, "-c", DESK], env=os.environ | environment(_installation(embedded).settings)
    )
    try:
        worker = _child(desk.pid)
        until(lambda: embedded.local.read(dashboard.worker_alive))
    finally:
        desk.kill()
        desk.wait()
    worker.wait(30)


def test_a_window_that_closes_while_it_is_told_does_not_end_it(
    embedded: Desk, begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    worker, worked = begin()
    tell = worker.on_work

    def close_while_it_is_told() -> None:
        raise RuntimeError("the window is gone")

    worker.on_work = close_while_it_is_told
    first = embedded.take_in()

    def worked_in_spite_of_it() -> bool:
        worker.wake()
        case = embedded.local.run(detail.open_case, first)
        return "could not be told" in caplog.text and case.messages[0].state == "written"

    until(worked_in_spite_of_it)
    worker.on_work = tell
    child = _child(os.getpid())
    worked.clear()
    second = embedded.take_in()
    worker.wake()
    _until_written(embedded, second, worked)
    assert child.is_running() and "started again" not in caplog.text


def test_one_that_cannot_be_started_is_tried_again(
    embedded: Desk, begin: Begin, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_process, "AGAIN_SECONDS", 0.01)
    start = subprocess.Popen
    failed = list[int]()

    def none_left(*words: Any, **named: Any) -> Any:
        if len(failed) < 2:
            failed.append(1)
            raise OSError("no handles")
        return start(*words, **named)

    monkeypatch.setattr(subprocess, "Popen", none_left)
    _worker, worked = begin()
    embedded.take_in()
    assert worked.wait(60) and caplog.text.count("cannot be started") == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_that_is_told_to_end_ends_well(
    embedded: Desk, begin: Begin, number: signal.Signals, caplog: pytest.LogCaptureFixture
) -> None:
    """While its standard input is still open: a thread waits in it."""
    _worker, worked = begin()
    embedded.take_in()
    assert worked.wait(30)
    child = _child(os.getpid())
    child.send_signal(number)
    until(lambda: "has ended" in caplog.text)
    assert "the worker has ended (0)" in caplog.text


class _Rounds:
    """Counts them in place of a worker, and says when one was made."""

    def __init__(self) -> None:
        self.made = threading.Semaphore(0)

    def once(self) -> int:
        self.made.release()
        return 0


def test_a_line_wakes_at_once_and_the_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds_on_thread, "PAUSE_SECONDS", 600.0)
    ours, theirs = os.pipe()
    read_end = os.fdopen(ours)
    monkeypatch.setattr(sys, "stdin", read_end)
    rounds = _Rounds()
    wake = threading.Event()
    stop = threading.Event()

    def end() -> None:
        stop.set()
        wake.set()

    parent.ended(end, wake.set)
    thread = threading.Thread(
        target=rounds_on_thread.repeat, args=(lambda: rounds, wake, stop.is_set), daemon=True
    )
    thread.start()
    assert rounds.made.acquire(timeout=10)
    for _ in range(3):
        os.write(theirs, b"\n")
        assert rounds.made.acquire(timeout=10)
    os.close(theirs)
    thread.join(10)
    assert not thread.is_alive()
    read_end.close()


def test_a_child_goes_by_its_parents_clock(embedded: Desk) -> None:
    """However long it took to start: another second in its rows would put what happened in another
    order.
    """
    installation = _installation(embedded)
    loaded = settings.load(bootstrap.worker_beside(installation).environment())
    assert loaded.now is not None and loaded.now_since is not None
    later = clock.starting_at(loaded.now, loaded.now_since - timedelta(hours=1))
    assert abs((later() - embedded.clock()) - timedelta(hours=1)) < timedelta(seconds=30)
