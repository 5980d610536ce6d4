"""Eight clients do anything to thirty applications; the history of it must be one that could have been."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import TRANSITIONS, Who
from clerkdesk.store.types import moment, sqlite_text
from clerkdesk.usecases import casework, detail, review
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.faults.clerks import Record, counters_are_right, fill, together

pytestmark = pytest.mark.timeout(900)
_ROWS = {(str(row.action), str(row.source)): row for row in TRANSITIONS}
CLIENTS = ("gunel", "tural", "sabina", "admin", "gunel", "tural", "tural", "sabina")


def _something(dice: random.Random, unit: UnitOfWork, login: str, record: Record, number: str) -> None:
    def verdict() -> None:
        opened = record.run(unit, login, detail.open_case, number)
        record.told.remove(opened)  # a look is no operation
        if opened.done and opened.value.documents:
            fits = dice.random() < 0.8
            record.run(unit, login, review.give_verdict, number, dice.choice(opened.value.documents).id, fits, None if fits else "səhv")

    def do(use_case: Callable[..., Any], *arguments: Any) -> Callable[[], object]:
        return lambda: record.run(unit, login, use_case, number, *arguments)

    choices: list[tuple[int, Callable[[], object]]] = [
        (6, do(casework.take)), (2, do(casework.release)), (2, do(casework.forward, dice.choice(["su-nesimi", "su-yasamal"]), "səbəb")),
        (2, do(casework.assign, dice.choice(["gunel", "tural"]), "səbəb")), (3, verdict), (3, do(review.accept_and_approve)), (2, do(review.approve)),
        (2, do(review.refuse, "other", "səbəb")), (2, do(review.undo)), (3, do(review.reopen, "səbəb")), (2, do(casework.note, "qeyd")),
        (1, do(casework.wait, "nə lazımdır")), (1, do(casework.resume)), (1, do(casework.amend, {"mobile": f"050 {dice.randrange(1000000, 9999999)}"}, "düzəliş")),
        (1, do(casework.call, "reached", "zəng")),
    ]  # fmt: skip
    dice.choices([step for _weight, step in choices], [weight for weight, _step in choices])[0]()


def _replay(desk: Desk, record: Record) -> int:
    """Holds every case's rows against the lifecycle; gives how many rows."""
    with desk.engine.connect() as connection:
        cases = {row.id: row for row in connection.execute(text("SELECT id, status, holder_id, version, op_id FROM application"))}
        people = {row.name: row.id for row in connection.execute(text("SELECT id, name FROM staff"))}
        events = connection.execute(text("SELECT * FROM event ORDER BY application_id, id")).all()
        operations = set(connection.execute(text("SELECT op_id FROM operation")).scalars())
    state: dict[int, dict[str, Any]] = {}
    for event in events:
        case = state.setdefault(event.application_id, {"status": None, "holder": None, "versions": 0, "hash": None})
        fields = dict(event._mapping) | {"at": sqlite_text(moment(event.at))}
        case["hash"] = history.row_hash(case["hash"], [fields[name] for name in history.FIELDS])
        assert event.hash == case["hash"], event
        if event.to_status is None:
            continue
        case["versions"] += 1
        if event.action == "registered":
            assert case["status"] is None and event.to_status == "new"
        else:
            row = _ROWS[event.action, event.from_status]
            assert event.from_status == case["status"] and event.to_status == row.target, event
            if row.who is Who.HOLDER or event.action == "undo":
                assert (event.actor_id == case["holder"]) == (event.action != "undo"), event
            case["holder"] = {
                "take": event.actor_id, "undo": event.actor_id, "assign": people.get((event.detail or "").split(":")[0]),
                **dict.fromkeys(("release", "forward", "approve", "refuse", "reopen")),
            }.get(event.action, case["holder"])  # fmt: skip
        case["status"], case["op_id"] = event.to_status, event.op_id
    for key, application in cases.items():
        seen = state[key]
        assert (seen["status"], seen["holder"], seen["versions"], seen["op_id"]) == (application.status, application.holder_id, application.version, application.op_id)
    written = {event.op_id for event in events}
    for told in record.told:
        assert (told.op_id in operations) == told.done and (told.op_id in written) == told.done, told
    return len(events)


@pytest.mark.parametrize("actions", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_the_history_of_random_work_could_have_been(server: Desk, actions: int) -> None:
    numbers, record = fill(server, 30), Record()

    def work(place: int, login: str) -> None:
        unit, dice = server.another(login), random.Random(f"{actions} {place}")
        for _ in range(actions // len(CLIENTS)):
            _something(dice, unit, login, record, dice.choice(numbers))

    together(*(lambda place=place, login=login: work(place, login) for place, login in enumerate(CLIENTS)), timeout=800)
    assert record.faults() == []
    rows = _replay(server, record)
    counters_are_right(server)
    done = sum(told.done for told in record.told)
    assert rows > 60 and 0.1 < done / len(record.told) < 0.9, (rows, done, len(record.told))
