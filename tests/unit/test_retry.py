"""Asking somebody outside who does not answer: again at once for what may pass, not at all for a
while after many silences.
"""

import pytest

from clerkdesk.adapters.retry import (
    ATTEMPTS,
    LONGEST_REST_SECONDS,
    OWN_FAULT,
    REST_SECONDS,
    SILENCES,
    Retry,
)
from clerkdesk.domain.answers import DidNotAnswer


class Server:
    """Answers after so many silences; counts how often it was asked."""

    def __init__(self, *faults: str) -> None:
        self.faults = list(faults)
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        if self.faults:
            raise DidNotAnswer(self.faults.pop(0))
        return "answer"


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def retry(time: Time | None = None) -> tuple[Retry, list[float]]:
    pauses: list[float] = []
    return Retry(time or Time(), pauses.append), pauses


@pytest.mark.parametrize("fault", ["not_reachable", "answer_status"])
def test_what_may_pass_is_asked_again_after_pauses_that_differ_and_grow(fault: str) -> None:
    asking, pauses = retry()
    server = Server(fault, fault)
    assert asking.ask(server) == "answer" and server.asked == ATTEMPTS
    assert 0 < pauses[0] <= 0.25 and pauses[1] <= 0.5


@pytest.mark.parametrize(
    "fault", ["answer_slow", "answer_malformed", "answer_foreign", "answer_refused", "answer_time"]
)
def test_what_was_slow_or_wrong_is_not_asked_again(fault: str) -> None:
    asking, pauses = retry()
    server = Server(fault)
    with pytest.raises(DidNotAnswer, match=fault):
        asking.ask(server)
    assert server.asked == 1 and pauses == []


def test_after_many_silences_nobody_is_asked_until_the_rest_is_over_then_one_tries() -> None:
    time = Time()
    asking, _pauses = retry(time)
    server = Server(*["answer_slow"] * 100)
    for _ in range(SILENCES):
        with pytest.raises(DidNotAnswer, match="answer_slow"):
            asking.ask(server)
    with pytest.raises(DidNotAnswer, match="resting"):
        asking.ask(server)
    assert server.asked == SILENCES
    time.now += REST_SECONDS
    with pytest.raises(DidNotAnswer, match="answer_slow"):
        asking.ask(server)
    with pytest.raises(DidNotAnswer, match="resting"):
        asking.ask(server)
    time.now += REST_SECONDS
    server.faults.clear()
    assert asking.ask(server) == "answer"
    server.faults = ["answer_slow"] * (SILENCES - 1)
    for _ in range(SILENCES - 1):
        with pytest.raises(DidNotAnswer, match="answer_slow"):
            asking.ask(server)
    assert asking.ask(server) == "answer"


@pytest.mark.parametrize(
    "fault", ["answer_refused", "answer_malformed", "answer_foreign", "answer_time"]
)
def test_what_is_wrong_with_one_code_keeps_no_other_one_waiting(fault: str) -> None:
    asking, _pauses = retry()
    server = Server(*[fault] * (3 * SILENCES))
    for _ in range(3 * SILENCES):
        with pytest.raises(DidNotAnswer, match=fault):
            asking.ask(server)
    assert asking.ask(server) == "answer"


@pytest.mark.parametrize(
    ("asked_for", "rest"),
    [(None, REST_SECONDS), (5.0, REST_SECONDS), (120.0, 120.0), (1e9, LONGEST_REST_SECONDS)],
)
def test_who_is_not_let_in_rests_at_once_and_as_long_as_the_server_wants(
    asked_for: float | None, rest: float
) -> None:
    time = Time()
    asking, _pauses = retry(time)

    def refuse() -> str:
        raise DidNotAnswer(OWN_FAULT, asked_for)

    with pytest.raises(DidNotAnswer, match=OWN_FAULT):
        asking.ask(refuse)
    time.now = rest - 1
    with pytest.raises(DidNotAnswer, match="resting"):
        asking.ask(Server())
    time.now = rest
    assert asking.ask(Server()) == "answer"
