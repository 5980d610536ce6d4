"""The worker's process beside the desk of an embedded file."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import psutil
import pytest

from clerkdesk import bootstrap
from clerkdesk.settings import Settings, environment
from clerkdesk.usecases import dashboard, detail
from clerkdesk.usecases.office import set_setting
from clerkdesk.worker import beside
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(90)
Begin = Callable[[], tuple[beside.WorkerProcess, threading.Event]]
DESK = """
import sys, threading
from clerkdesk import bootstrap, settings
worker = bootstrap.worker_beside(bootstrap.open_office(settings.load()))
worker.start()
threading.Event().wait()
"""


def _office(desk: Desk) -> bootstrap.Office:
    return bootstrap.Office(Settings(desk.url, desk.folder, now=desk.clock()), desk.local, desk.clock, [])


@pytest.fixture
def begin(embedded: Desk) -> Iterator[Begin]:
    begun: list[beside.WorkerProcess] = []

    def make() -> tuple[beside.WorkerProcess, threading.Event]:
        office, worked = _office(embedded), threading.Event()
        office.on_commit.append(worked.set)
        begun.append(bootstrap.worker_beside(office))
        begun[-1].start()
        return begun[-1], worked

    embedded.local.run(set_setting, "stand_in", "yes")
    embedded.local.run(set_setting, "stand_in_data", json.dumps(embedded.knows))
    yield make
    for worker in begun:
        worker.stop()


def _child(process: int) -> psutil.Process:
    """The one worker of a process, once it is there."""
    while True:
        for child in psutil.Process(process).children():
            with contextlib.suppress(psutil.Error):
                if "--with-stdin" in child.cmdline():
                    return child


def test_it_answers_at_once_when_woken_and_says_so(embedded: Desk, begin: Begin) -> None:
    worker, worked = begin()
    first = embedded.take_in()
    assert worked.wait(30)
    while embedded.local.run(detail.open_case, first).messages[0].state != "written":
        worked.wait(1)
        worked.clear()
    second = embedded.take_in()
    worker.wake()
    while embedded.local.run(detail.open_case, second).messages[0].state != "written":
        assert worked.wait(30)
        worked.clear()
    child = _child(os.getpid())
    worker.stop()
    assert not child.is_running()


def test_one_that_dies_is_started_again(embedded: Desk, begin: Begin, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(beside, "AGAIN_SECONDS", 0.01)
    worker, worked = begin()
    killed = _child(os.getpid())
    killed.kill()
    while "started again" not in caplog.text:
        worker.wake()
    number = embedded.take_in()
    assert worked.wait(60)
    while embedded.local.run(detail.open_case, number).messages[0].state != "written":
        worked.wait(1)
        worked.clear()
    assert _child(os.getpid()).pid != killed.pid


def test_it_ends_with_a_desk_that_is_killed(embedded: Desk) -> None:
    desk = subprocess.Popen([sys.executable, "-c", DESK], env=os.environ | environment(_office(embedded).settings))
    worker = _child(desk.pid)
    while not embedded.local.read(dashboard.worker_alive):
        pass
    desk.send_signal(signal.SIGKILL)
    desk.wait()
    worker.wait(30)

