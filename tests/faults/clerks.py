"""Clerks who work at the same time, what they were told, and whether it was the truth."""

import random
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import text

from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.usecases.case import casework, review
from tests import samples
from tests.conftest import Desk
from tests.counting import miscounted

CLERKS = ("gunel", "tural", "sabina", "admin")
_FIN_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def until(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    """The condition's first true value. Raises AssertionError when there is none in time."""
    end = time.monotonic() + seconds
    poll = threading.Event()
    while not (result := condition()):
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        poll.wait(0.02)
    return result


def fin(n: int) -> str:
    """A different citizen each: otherwise everybody would be one household."""
    letters = ""
    for _ in range(4):
        n, rest = divmod(n, len(_FIN_LETTERS))
        letters = _FIN_LETTERS[rest] + letters
    return f"5XK{letters}"


def package(n: int) -> dict[str, Any]:
    """The n-th citizen's application for a certificate, as a portal sends it."""
    stated = samples.no_debt(
        f"fault-{n}", applicant__fin=fin(n), owner__fin=fin(n), subscriber_code=f"120455{n:05}"
    )
    stated["documents"][0]["fin"] = fin(n)
    return stated


def fill(desk: Desk, count: int) -> list[str]:
    """So many new applications of different citizens, whom billing and the register know and who
    are compared with them; their numbers.
    """
    known = samples.stand_in()
    (account, *_others) = known["accounts"].values()
    for n in range(count):
        stated = package(n)
        code = stated["subscriber_code"]
        desk.knows["accounts"][code] = account | {"subscriber_code": code, "holder_fin": fin(n)}
        desk.knows["debts"][code] = "0.00"
        desk.knows["persons"][fin(n)] = known["persons"]["5XK2M7P"] | {"fin": fin(n)}
    numbers = [desk.take_in(package(n)) for n in range(count)]
    for number in numbers:
        desk.compare(number)
    return numbers


@dataclass(slots=True)
class Attempt:
    """One operation, and what the person who wanted it was told."""

    op_id: str
    login: str
    what: str
    arguments: tuple[Any, ...]
    value: Any = None
    error: BaseException | None = None
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        return self.error is None

    @property
    def unknown(self) -> bool:
        return isinstance(self.error, StoreUnavailable) and self.error.code == "result_unknown"


@dataclass
class Record:
    """Everything that was wanted, by all clerks."""

    attempts: list[Attempt] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def run(
        self, unit: Any, login: str, use_case: Callable[..., Any], *arguments: Any, **named: Any
    ) -> Attempt:
        """Run the use case as an operation with an id of ours, and note the answer; only sentences
        are answers.
        """
        attempt = Attempt(str(uuid.uuid4()), login, use_case.__name__, arguments)
        started = time.monotonic()
        try:
            attempt.value = unit.run_as_operation(attempt.op_id, use_case, *arguments, **named)
        except BaseException as error:
            attempt.error = error
            if not isinstance(error, Expected):
                raise
        finally:
            attempt.seconds = time.monotonic() - started
            with self._guard:
                self.attempts.append(attempt)
        return attempt

    def ended(self, login: str) -> int:
        """How many operations of this person's have ended."""
        with self._guard:
            return sum(attempt.login == login for attempt in self.attempts)

    def faults(self) -> list[Attempt]:
        """Whoever was told something that is no sentence."""
        return [
            attempt
            for attempt in self.attempts
            if attempt.error is not None and not isinstance(attempt.error, Expected)
        ]


def together(*works: Callable[[], object], timeout: float = 110) -> None:
    """Do all at the same time, each on a thread of its own; raises the first error of any."""
    errors: list[BaseException] = []
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            ready.wait(30)
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    end = time.monotonic() + timeout
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    if errors:
        raise errors[0]
    assert not any(thread.is_alive() for thread in threads), "somebody never came back"


def decide_all(
    desk: Desk,
    record: Record,
    seed: int,
    logins: Iterable[str] = CLERKS,
    pace: Callable[[], None] = lambda: None,
) -> None:
    """Everybody takes the next one, looks at its documents and decides it, until nothing is
    left.
    """

    def work(login: str) -> None:
        unit = desk.as_(login)
        dice = random.Random(f"{seed} {login}")
        while True:
            pace()
            taken = record.run(unit, login, casework.take_next)
            if taken.done and taken.value is None:
                return
            if not taken.done:
                continue
            act = partial(record.run, unit, login)
            if not again(partial(act, review.accept_documents, taken.value)):
                continue
            if dice.random() < 0.7:
                again(partial(act, review.approve, taken.value))
            else:
                again(partial(act, review.refuse, taken.value, "other", "Sənəd çatmır."))

    together(*(partial(work, login) for login in logins), timeout=550)


def again(step: Callable[[], Attempt], times: int = 20) -> bool:
    """What a clerk does who was told that nothing happened: the same again. False: it is not
    possible.
    """
    for _ in range(times):
        attempt = step()
        if attempt.done:
            return True
        if not isinstance(attempt.error, StoreUnavailable):
            return False
    return False


def truth(desk: Desk, record: Record) -> None:
    """What everybody was told is what the database says."""
    assert record.faults() == []
    desk.engine.dispose()  # lines of before the fault
    with desk.engine.connect() as connection:
        happened = set(connection.execute(text("SELECT op_id FROM operation")).scalars())
        events = {
            row.op_id: row
            for row in connection.execute(
                text(
                    """
                        SELECT op_id, action, application_id, actor
                        FROM event
                        WHERE op_id IS NOT NULL AND action <> 'verdict'
                    """
                )
            )
        }
    for attempt in record.attempts:
        if attempt.unknown:
            continue
        wrote = attempt.done and not (attempt.what == "take_next" and attempt.value is None)
        assert (attempt.op_id in happened) == wrote, (
            f"{attempt.login} was told {attempt.error or attempt.value} of {attempt.what}"
            f" {attempt.arguments}"
        )
        if attempt.what in ("take_next", "take") and wrote:
            assert (
                events[attempt.op_id].application_id == attempt.value
                and events[attempt.op_id].action == "take"
            )
        if attempt.what in ("approve", "refuse"):
            assert (
                attempt.op_id in events and events[attempt.op_id].action == attempt.what
            ) == wrote


def decided_once(desk: Desk, count: int) -> None:
    """All are decided, each exactly once, and the counters know it."""
    with desk.engine.connect() as connection:

        def rows(statement: str) -> list[Any]:
            return list(connection.execute(text(statement)).all())

        assert (
            rows(
                """
                    SELECT number, status
                    FROM application
                    WHERE status NOT IN ('completed', 'refused')
                """
            )
            == []
        )
        assert rows("SELECT count(*) FROM application") == [(count,)]
        for action in ("take", "decide"):
            condition = "action = 'take'" if action == "take" else "action IN ('approve', 'refuse')"
            twice = f"""
                SELECT application_id, count(*)
                FROM event
                WHERE {condition}
                GROUP BY application_id
                HAVING count(*) <> 1
            """
            assert rows(twice) == [], action
        assert rows(
            "SELECT count(DISTINCT application_id) FROM event WHERE action IN ('approve', 'refuse')"
        ) == [(count,)]
    counters_are_right(desk)


def counters_are_right(desk: Desk) -> None:
    """The numbers that triggers keep are the numbers there are."""
    with desk.engine.connect() as connection:
        assert miscounted(connection) == set()
