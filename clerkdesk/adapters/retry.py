"""How long somebody outside is asked who does not answer: again at once for what may pass, and not
at all for a while after many silences.
"""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from clerkdesk.domain.answers import DidNotAnswer

T = TypeVar("T")
ATTEMPTS = 3
PASSING = ("not_reachable", "answer_status")
"""May be gone in a moment.

An answer that is slow or wrong is not asked for again: a clerk waits.
"""
SILENT = (*PASSING, "answer_slow")
"""Nobody was there. What was wrong with one code's answer says nothing of the next one's."""
OWN_FAULT = "answer_own_fault"
"""The program itself was not let in, or asks too often: the next question would fare the same."""
IN_CLEAR = "answer_in_clear"
"""Whoever stands in between could answer in the server's place."""
UNTRUSTED = "answer_untrusted"
"""Somebody answers whose certificate is not the server's."""
OURS = (OWN_FAULT, IN_CLEAR, UNTRUSTED)
"""Every question's."""
RESTING = "resting"
"""Nobody was there so often that it was not asked at all."""
SILENCES = 5
REST_SECONDS = 30.0
"""After so many silences in a row nobody is asked for so long; then one question tries."""
LONGEST_REST_SECONDS = 3600.0
"""A server that wants to be left alone for longer is tried all the same."""


class Retry:
    """Of one server outside. Only for reads: what changes something there is never repeated.

    ``clock``: seconds that only grow. ``pause``: waits so many seconds.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._silences = 0
        self._rests_until = 0.0

    def ask(self, read: Callable[[], T]) -> T:
        """What ``read`` returns.

        Raises DidNotAnswer: of the last attempt, or ``RESTING`` without an attempt.
        """
        if self._clock() < self._rests_until:
            raise DidNotAnswer(RESTING)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = read()
            except DidNotAnswer as silence:
                if silence.fault not in PASSING or attempt == ATTEMPTS:
                    self._count(silence)
                    raise
                # Not all desks' workers at the same moment.
                self._pause(random.uniform(0.05, 0.25) * attempt)
            else:
                self._silences = 0
                return answer
        raise AssertionError("unreachable")

    def _count(self, silence: DidNotAnswer) -> None:
        if silence.fault in OURS:
            asked_for = silence.rest_seconds or 0.0
            self._rest(min(max(REST_SECONDS, asked_for), LONGEST_REST_SECONDS))
        elif silence.fault in SILENT:
            self._silent()

    def _rest(self, seconds: float) -> None:
        self._rests_until = self._clock() + seconds

    def _silent(self) -> None:
        self._silences += 1
        if self._silences >= SILENCES:
            self._rest(REST_SECONDS)
            self._silences = SILENCES - 1  # the one question that tries then decides at once
