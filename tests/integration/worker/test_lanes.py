"""Each lane of the worker says that it lives, and whom it waits for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clerkdesk.adapters.mail import Left, Mail
from clerkdesk.domain.lanes import Lane
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.supervision import lanes
from clerkdesk.worker.lanes import Lanes
from clerkdesk.worker.loop import Worker
from tests.conftest import Desk
from tests.faults.clerks import until


class Waiting:
    """A mailer that speaks to nobody until it is let go."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let_go = threading.Event()

    def send(self, mail: Mail) -> Left:
        self.asked.set()
        self.let_go.wait(30)
        return Left(MessageState.SENT)


@contextmanager
def at_work(worker: Worker) -> Iterator[None]:
    running = Lanes(worker)
    running.start()
    try:
        yield
    finally:
        assert running.stop()


def test_a_lane_that_waits_says_for_whom_and_the_others_move_on(desk: Desk) -> None:
    desk.take_in()
    mailer = Waiting()
    worker = desk.worker(email=mailer)
    with at_work(worker):
        assert mailer.asked.wait(20)
        worker.keep()
        states = {state.lane: state for state in desk.as_("gunel").read(lanes.lanes)}
        mailer.let_go.set()
    assert set(states) == set(Lane)
    waits = states[Lane.MAIL]
    assert waits.waits_for == "mail" and waits.since is not None
    assert not [lane for lane, state in states.items() if state.waits_for and lane != Lane.MAIL]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_lane_whose_thread_has_died_shows_no_life(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = embedded.worker()

    def ends() -> int:
        raise SystemExit

    every = worker.lanes()
    monkeypatch.setattr(worker, "lanes", lambda: every | {Lane.MAIL: ends})

    def silent() -> dict[str, float]:
        return {sign.lane: sign.silent for sign in worker.signs.told()}

    with at_work(worker):
        # A lane that lives moves on at least once a second.
        until(lambda: silent()[Lane.MAIL] > 2.5, 20, "silence of the dead lane")
        assert silent()[Lane.SMS] < 2.5
