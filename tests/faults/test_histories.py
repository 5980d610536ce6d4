"""Eight desks do whatever comes to mind; afterwards each case's history is read back against the
lifecycle.
"""

import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from clerkdesk.usecases.case import casework, detail, review
from tests.conftest import Desk
from tests.faults.checker import check
from tests.faults.clerks import Record, counters_are_right, fill, together

pytestmark = pytest.mark.timeout(600)
DESKS = ("gunel", "tural", "sabina", "admin", "gunel", "tural", "sabina", "elnur")
"""Two desks of one person are two desks; the last is another organisation's clerk, for whom none of
it exists.
"""
ACTION_OF_STEP = {"give_verdict": "verdict", "accept_documents": "verdict"}
OFFICES = ("su-nesimi", "su-yasamal")


def one_action(
    desk: Desk,
    record: Record,
    login: str,
    dice: random.Random,
    numbers: list[str],
    documents: dict[str, list[int]],
) -> None:
    # Somebody who works stays with a few applications for a while, and now and then meets a
    # colleague there.
    number = numbers[int(len(numbers) * dice.random() ** 3)]
    version = dice.choice((None,) * 9 + (dice.randint(1, 12),))
    document = dice.choice(documents[number])
    steps: tuple[tuple[int, Callable[..., Any], tuple[Any, ...]], ...] = (
        (9, casework.take, (number, version)),
        (2, casework.release, (number, version)),
        (1, casework.forward, (number, dice.choice(OFFICES), "başqa rayon", version)),
        (
            2,
            casework.assign,
            (number, dice.choice(("gunel", "tural")), dice.choice((None, "məzuniyyət")), version),
        ),
        (3, review.give_verdict, (number, document, dice.random() < 0.8, "oxunmur")),
        (6, review.accept_documents, (number,)),
        (8, review.approve, (number, version)),
        (1, review.refuse, (number, "other", "Sənəd çatmır.", version)),
        (5, review.undo, (number,)),
        (4, review.reopen, (number, "yeni sənəd", version)),
        (1, casework.note, (number, f"qeyd {dice.random()}")),
        (2, casework.wait, (number, "arayış", version)),
        (2, casework.resume, (number, version)),
        (
            2,
            casework.amend,
            (
                number,
                {"mobile": f"050 234 {dice.randint(10, 99)} {dice.randint(10, 99)}"},
                "səhv yazılıb",
                version,
            ),
        ),
    )
    unit = desk.as_(login)
    if dice.random() < 0.75:
        # What the window would offer at this moment; a moment later it may be another's.
        try:
            allowed = unit.read(detail.header, number).allowed
        except NotFound:
            allowed = frozenset()
        offered = tuple(
            step
            for step in steps
            if ACTION_OF_STEP.get(step[1].__name__, step[1].__name__) in allowed
        )
        steps = offered or steps
    weights = [weight for weight, _use_case, _arguments in steps]
    _weight, use_case, arguments = dice.choices(steps, weights)[0]
    record.run(unit, login, use_case, *arguments)


@pytest.mark.parametrize("actions", [400, pytest.param(10_000, marks=pytest.mark.long)])
def test_whatever_eight_desks_do_at_once_every_history_is_possible(
    server_desk: Desk, actions: int
) -> None:
    seed = 20261128
    numbers = fill(server_desk, 30)
    with server_desk.engine.connect() as connection:
        known = set(
            connection.execute(
                text("SELECT code FROM department WHERE code IN ('su-nesimi', 'su-yasamal')")
            ).scalars()
        )
        rows = connection.execute(
            text(
                """
                    SELECT a.number, d.id
                    FROM document d
                    JOIN application a ON a.id = d.application_id
                """
            )
        ).all()
    assert known == set(OFFICES)
    documents: dict[str, list[int]] = {number: [] for number in numbers}
    for number, key in rows:
        if number in documents:
            documents[number].append(key)
    record = Record()

    def work(index: int) -> None:
        dice = random.Random(f"{seed} {index}")
        for _ in range(actions // len(DESKS)):
            one_action(
                desk=server_desk,
                record=record,
                login=DESKS[index],
                dice=dice,
                numbers=numbers,
                documents=documents,
            )

    together(*(lambda index=index: work(index) for index in range(len(DESKS))), timeout=550)
    done = Counter(attempt.what for attempt in record.attempts if attempt.done)
    sys.stdout.write(
        f"seed {seed}: {sum(done.values())} of {len(record.attempts)} done: {dict(done)}\n"
    )
    assert all(
        isinstance(attempt.error, Conflict | NotAllowed | NotFound | Invalid)
        for attempt in record.attempts
        if not attempt.done
    )
    assert all(
        isinstance(attempt.error, NotFound)
        for attempt in record.attempts
        if attempt.login == "elnur"
    ), "another organisation's work does not exist"
    assert sum(done.values()) > actions // 4 and len(done) >= 12, (
        "too little happened to say anything"
    )
    faults = check(server_desk, record)
    assert not faults, "\n".join(faults)
    counters_are_right(server_desk)


def test_a_note_that_waits_for_two_verdicts_stands_behind_them_in_the_chain(
    server_desk: Desk,
) -> None:
    """The note's row begins before the second verdict's and is written after it."""
    number = fill(server_desk, 1)[0]
    server_desk.run("gunel", casework.take, number)
    first = threading.Event()
    second = threading.Event()
    record = Record()

    def verdicts() -> None:
        def two(session: Session, key: str) -> None:
            documents = list(
                session.scalars(
                    text(
                        f"""
                            SELECT d.id
                            FROM desk.document d
                            JOIN desk.application a ON a.id = d.application_id
                            WHERE a.number = '{key}'
                            ORDER BY d.id
                        """
                    )
                )
            )
            review.give_verdict(session, key, documents[0], True)
            session.flush()
            first.set()
            second.wait(1.0)
            review.give_verdict(session, key, documents[1], True)

        server_desk.run("gunel", two, number)

    def note() -> None:
        assert first.wait(30)
        record.run(server_desk.as_("tural"), "tural", casework.note, number, "zəng etdim")
        second.set()

    server_desk.run("gunel", casework.note, number, "bilet")
    together(verdicts, note)
    assert check(server_desk, record) == []


def test_the_checker_finds_what_somebody_altered(server_desk: Desk) -> None:
    number = fill(server_desk, 1)[0]
    record = Record()
    for use_case, arguments in (
        (casework.take, ()),
        (review.accept_documents, ()),
        (review.approve, ()),
    ):
        record.run(server_desk.as_("gunel"), "gunel", use_case, number, *arguments)
    assert check(server_desk, record) == []
    with server_desk.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text(
                """
                    UPDATE event
                    SET actor_id = (SELECT id FROM staff WHERE login = 'tural')
                    WHERE action = 'take'
                """
            )
        )
        connection.execute(text("UPDATE application SET status = 'in_progress'"))
        connection.execute(
            text("DELETE FROM operation WHERE op_id = :op"), {"op": record.attempts[0].op_id}
        )
    faults = "\n".join(check(server_desk, record))
    for part in (
        "does not follow",
        "had no leave",
        "held by",
        "its history says",
        "and it did not",
    ):
        assert part in faults, (part, faults)
