"""The lanes' signs of life: when each moved on last, and whom it waits for."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from clerkdesk.domain.lanes import Lane
from clerkdesk.usecases.supervision.heartbeat import LaneSign


@dataclass(slots=True)
class _Life:
    at: float
    """Of ``time.monotonic``."""
    waits_for: str | None = None
    since: float = 0.0


class Signs:
    """Lanes write, their keeper reads: a lane that hangs cannot say so itself."""

    def __init__(self) -> None:
        at = time.monotonic()
        self._lives = {lane: _Life(at) for lane in Lane}
        self._here = threading.local()

    def enter(self, lane: Lane) -> None:
        """This thread is the lane's from now on."""
        self._here.lane = lane
        self.move()

    def move(self) -> None:
        """This thread's lane has ended a piece of its work; outside of lanes: all of them."""
        at = time.monotonic()
        lane: Lane | None = getattr(self._here, "lane", None)
        for life in self._lives.values() if lane is None else [self._lives[lane]]:
            life.at = at

    @contextmanager
    def asking(self, source: str) -> Iterator[None]:
        """This thread's lane waits for somebody outside."""
        lane: Lane | None = getattr(self._here, "lane", None)
        if lane is None:
            yield
            return
        life = self._lives[lane]
        life.since = time.monotonic()
        life.waits_for = source
        try:
            yield
        finally:
            life.waits_for = None

    def told(self) -> list[LaneSign]:
        """Of every lane, as the database is told."""
        at = time.monotonic()
        return [
            LaneSign(lane, at - life.at, life.waits_for, at - life.since if life.waits_for else 0.0)
            for lane, life in self._lives.items()
        ]
