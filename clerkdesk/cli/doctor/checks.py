"""What a check is, and how all of them are made side by side."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clerkdesk import incidents
from clerkdesk.domain.connections import State
from clerkdesk.domain.errors import Expected
from clerkdesk.usecases.catalogue import of_error, sentence

MARKS: dict[State, str] = {"ok": "✓", "none": "–", "unseen": "?", "bad": "✗"}
SECONDS = 15.0
"""So long a check may take."""


@dataclass(frozen=True, slots=True)
class Check:
    """A part of the installation; ``detail``: what was found, or what to do about it."""

    name: str
    state: State
    detail: str = ""
    figure: str = ""
    """What was measured: other at every look, and no change."""
    personal: bool = False
    """The detail names somebody's account: it stays in the house."""

    @property
    def line(self) -> str:
        words = ", ".join(filter(None, (self.detail, self.figure)))
        return f"{MARKS[self.state]} {self.name}: {words}"


class Part(NamedTuple):
    """Something to look at, under its name."""

    name: str
    look: Callable[[], Check | Iterable[Check]]


class _Look:
    """One part, looked at on a thread of its own: who hangs keeps nobody else waiting."""

    def __init__(self, part: Part, language: str) -> None:
        self._part = part
        self._language = language
        self._found: list[Check] | None = None
        self._thread = threading.Thread(target=self._run, name=part.name, daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def found(self, until: float) -> list[Check]:
        """What was seen by then (of ``time.monotonic``); that nothing was is a finding, too."""
        self._thread.join(max(0.0, until - time.monotonic()))
        if self._found is not None:
            return self._found
        return [Check(self._part.name, "bad", sentence("doctor_slow", None, self._language))]

    def _run(self) -> None:
        self._found = self._look()

    def _look(self) -> list[Check]:
        name = self._part.name
        try:
            seen = self._part.look()
            return [seen] if isinstance(seen, Check) else list(seen)
        except Expected as error:
            return [Check(name, "bad", of_error(error, self._language))]
        except Exception as error:
            return [Check(name, "bad", f"{incidents.logged(error)} {type(error).__name__}")]


def side_by_side(parts: Sequence[Part], language: str, seconds: float = SECONDS) -> list[Check]:
    """What was seen of all the parts, in their order; each has ``seconds``."""
    looks = [_Look(part, language) for part in parts]
    for look in looks:
        look.begin()
    until = time.monotonic() + seconds
    return [check for look in looks for check in look.found(until)]
