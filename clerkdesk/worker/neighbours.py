"""How those outside are doing whom the worker asks and tells, and what is said of it."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from clerkdesk.usecases.supervision import alarms
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.signs import Signs

PATIENCE_SECONDS = 12.0
"""Who is asked for so long without a word is said to keep us waiting: longer than billing and the
register have, of whom one slow answer says nothing.
"""
SOURCES = ("register", "account", "debt", "mail", "sms", "portals")
"""Of whom an alarm may speak: billing by what it is asked."""
_UNKNOWN = ("", "")
"""Nothing was said of a source yet, and an earlier worker may have."""


class Rest(Exception):
    """A lane's neighbour is out of order: trying at once again helps nobody."""


class _Call(NamedTuple):
    source: str
    since: float
    """Of ``time.monotonic``."""


class Neighbours:
    """What is wrong with which of them, said once until it is over; and who keeps us waiting now.

    Lanes and their keeper may speak of the same one at the same moment. ``hosts``: source → whom it
    stands for, as an administrator knows it.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        hosts: Mapping[str, str] | None = None,
        signs: Signs | None = None,
    ) -> None:
        self._unit = unit_of_work
        self._hosts = hosts or {}
        self._signs = signs or Signs()
        self._change = threading.Lock()
        self._said: dict[str, tuple[str, str] | None] = {}
        """Source → what this worker has said of it; None: that all is well."""
        self._calls: dict[object, _Call] = {}

    def alarm(self, source: str, code: str, detail: str = "") -> None:
        """Said once, until the source does well again. ``detail``: empty: its host."""
        detail = detail or self._hosts.get(source, source)
        with self._change:
            if self._said.get(source) != (code, detail):
                # In this order: what could not be written down is not taken for said.
                self._unit.run(alarms.sound, source, code, detail)
                self._said[source] = (code, detail)

    def all_well(self, source: str) -> bool:
        """Whatever was wrong with the source is over; what an earlier worker said, too. Whether
        this worker had said something.
        """
        with self._change:
            before = self._said.get(source, _UNKNOWN)
            if before is not None:
                self._unit.run(alarms.end, source)
                self._said[source] = None
        return before not in (None, _UNKNOWN)

    @contextmanager
    def asked(self, source: str) -> Iterator[None]:
        """Around a call to somebody outside, which may take any time."""
        call = object()
        self._calls[call] = _Call(source, time.monotonic())
        try:
            with self._signs.asking(source):
                yield
        finally:
            del self._calls[call]

    def say_who_keeps_us_waiting(self, patience: float = PATIENCE_SECONDS) -> None:
        """An alarm for each that has been asked for longer than anybody should need. ``patience``:
        seconds.
        """
        at = time.monotonic()
        for call in list(self._calls.values()):
            if at - call.since >= patience:
                self.alarm(call.source, silence_of(call.source))


def silence_of(source: str) -> str:
    """The code of the sentence that the source does not answer."""
    return f"alarm_{'billing' if source in ('account', 'debt') else source}_silent"
