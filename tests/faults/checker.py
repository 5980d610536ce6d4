"""Reads a case's history back and says what in it cannot have happened: written from the
lifecycle's table, not from the use cases.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import DECIDED, TRANSITIONS, UNDO_SECONDS, Action, Status, Who
from tests.conftest import Desk
from tests.faults.clerks import Record

_TRANSITION = {(row.action, row.source): row for row in TRANSITIONS}
_CHANGES = {row.action for row in TRANSITIONS}
_REQUIRED = ("id_card", "ownership_extract")
WRITTEN = {"accept_documents": "verdict", "give_verdict": "verdict"}
"""What a use case is called in the history, where it is not its own name."""


@dataclass
class Replay:
    """A case as its history tells it."""

    status: Status = Status.NEW
    holder: int | None = None
    waiting: bool = False
    decider: int | None = None
    decided_at: Any = None
    version: int = 1
    fits: dict[str, bool] = field(default_factory=dict)


def check(desk: Desk, record: Record) -> list[str]:
    """Every contradiction, one line each."""
    desk.engine.dispose()
    with desk.engine.connect() as connection:
        staff = {
            row.id: row
            for row in connection.execute(text("SELECT id, login, name, role FROM staff"))
        }
        cases = {
            row.id: row
            for row in connection.execute(
                text(
                    "SELECT id, number, status, holder_id, version, waiting_since FROM application"
                )
            )
        }
        rows = connection.execute(
            text(
                """
                    SELECT
                      *,
                      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS spelled
                    FROM event
                    ORDER BY id
                """
            )
        ).all()
        operations = set(connection.execute(text("SELECT op_id FROM operation")).scalars())
    events: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        events[row.application_id].append(row)
    names = {row.name: row.id for row in staff.values()}
    faults = []
    for key, case in cases.items():
        faults += [f"{case.number}: {fault}" for fault in _chain(events[key])]
        replay = Replay()
        for event in events[key]:
            faults += [
                f"{case.number}, event {event.id} ({event.action}): {fault}"
                for fault in _step(replay, event, staff, names)
            ]
        stored = (Status(case.status), case.holder_id, case.version, case.waiting_since is not None)
        replayed = (replay.status, replay.holder, replay.version, replay.waiting)
        if stored != replayed:
            faults.append(f"{case.number}: stored {stored}, its history says {replayed}")
    numbers = {case.number: key for key, case in cases.items()}
    return faults + _untrue_answers(record, rows, operations, numbers)


def _chain(events: list[Any]) -> list[str]:
    previous = None
    faults = []
    for event in events:
        expected = history.row_hash(
            previous,
            [event.spelled if name == "at" else getattr(event, name) for name in history.FIELDS],
        )
        if event.hash != expected:
            faults.append(
                f"event {event.id} ({event.action}) does not follow from the one before it"
            )
        previous = event.hash
    return faults


def _step(case: Replay, event: Any, staff: dict[int, Any], names: dict[str, int]) -> list[str]:
    """What is wrong with an event after those before it; ``case`` moves on."""
    if event.action == "registered":
        return [] if case.version == 1 and event.to_status == "new" else ["registered twice"]
    if event.action == "verdict":
        kind, sign = event.detail.split()[:2]
        case.fits[kind] = sign == "+"
        return (
            []
            if case.status is Status.IN_PROGRESS and case.holder == event.actor_id
            else [f"by {event.actor}, held by {case.holder}, {case.status}"]
        )
    if event.action not in _CHANGES:
        return []
    action = Action(event.action)
    faults = []
    row = _TRANSITION.get((action, case.status))
    if row is None or (event.from_status, event.to_status) != (case.status, row.target):
        faults.append(f"{event.from_status} → {event.to_status} from {case.status}")
        if row is None:
            return faults
    holds = case.holder == event.actor_id
    supervises = staff[event.actor_id].role in ("supervisor", "admin")
    leave = {
        Who.CLERK: True,
        Who.HOLDER: holds,
        Who.HOLDER_OR_SUPERVISOR: holds or supervises,
        Who.SUPERVISOR: supervises,
        Who.DECIDER: case.decider == event.actor_id,
        Who.WORKER: False,
        Who.CITIZEN: False,
    }[row.who]
    if not leave:
        faults.append(
            f"{event.actor} had no leave; held by {case.holder}, decided by {case.decider}"
        )
    if action is Action.TAKE and case.holder is not None:
        faults.append(f"held by {case.holder}")
    if (action is Action.WAIT and case.waiting) or (action is Action.RESUME and not case.waiting):
        faults.append("waiting" if case.waiting else "not waiting")
    if action is Action.UNDO and (event.at - case.decided_at).total_seconds() > UNDO_SECONDS + 1:
        faults.append("too late")
    if action is Action.APPROVE and not all(case.fits.get(kind) for kind in _REQUIRED):
        faults.append(f"documents: {case.fits}")
    _move(
        case=case,
        action=action,
        target=row.target,
        event=event,
        names=names,
    )
    return faults


def _move(case: Replay, action: Action, target: Status, event: Any, names: dict[str, int]) -> None:
    case.status = target
    case.version = case.version + 1
    match action:
        case Action.TAKE | Action.UNDO:
            case.holder = event.actor_id
        case Action.ASSIGN:
            # "from whom → to whom: why", or only to whom.
            case.holder = names[event.detail.partition(":")[0].rpartition(" → ")[2]]
        case Action.RELEASE | Action.FORWARD | Action.APPROVE | Action.REFUSE | Action.REOPEN:
            case.holder = None
        case Action.WAIT:
            case.waiting = True
        case Action.RESUME:
            case.waiting = False
    if target in DECIDED:
        case.decider = event.actor_id
        case.decided_at = event.at
        case.waiting = False
    else:
        case.decider = None
        case.decided_at = None


def _untrue_answers(
    record: Record, rows: Sequence[Any], operations: set[str], numbers: dict[str, int]
) -> list[str]:
    """What was acknowledged is there, as it was asked for; what was refused left nothing."""
    written: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        written[row.op_id].append(row)
    faults = []
    for attempt in record.attempts:
        rows_of = written.get(attempt.op_id, [])
        if attempt.unknown:
            continue
        if not attempt.done and (rows_of or attempt.op_id in operations):
            faults.append(
                f"{attempt.login} was refused {attempt.what} ({attempt.error}), and it happened"
            )
        if attempt.done and not (
            attempt.op_id in operations or (attempt.what == "accept_documents" and not rows_of)
        ):
            faults.append(f"{attempt.login} was told that {attempt.what} happened, and it did not")
        action = WRITTEN.get(attempt.what, attempt.what)
        if (
            attempt.done
            and attempt.what != "accept_documents"
            and not any(
                row.action == action and row.application_id == numbers[attempt.arguments[0]]
                for row in rows_of
            )
        ):
            faults.append(
                f"{attempt.login}: {attempt.what} of {attempt.arguments[0]} is not in its history"
            )
    return faults
