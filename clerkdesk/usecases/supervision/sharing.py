"""How work could be shared out: read and proposed, never done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from clerkdesk.domain.forecast import Group
from clerkdesk.domain.lifecycle import SUPERVISORS
from clerkdesk.domain.sharing import Held, Move, Person, share
from clerkdesk.store.reads import figures
from clerkdesk.usecases.supervision.prospect import Standing, forecast_of, standing
from clerkdesk.usecases.supervision.view import look
from clerkdesk.usecases.supervision.workload import Load, PersonRow, workload_of

AT_IT = timedelta(minutes=10)
"""Who has opened an application within this time is at it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part of a proposal."""

    person: PersonRow
    after: int
    """So many would be held."""
    stay: int
    """Of a giver: so many stay, for the citizen is awaited or they are being worked on."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be moved, and what would come of it."""

    moves: Sequence[Move]
    givers: Sequence[Part]
    takers: Sequence[Part]
    norm: int
    late_before: int
    """Of what is due today: will be late."""
    late_after: int
    homeless: int
    """So many of the absent ones' that nobody may handle."""


def propose(
    session: Session,
    office: str | None = None,
    left_out: frozenset[int] = frozenset(),
) -> Proposal:
    """By load, leave and what each may handle; ``left_out``: people who neither give nor take.

    Raises NotAllowed (supervisor_only), NotFound (department_unknown).
    """
    view = look(session, office)
    stands = standing(view)
    seen = workload_of(view, stands)
    people = [
        Person(
            id=row.staff_id,
            held=row.held,
            away=row.absence is not None,
            departments=row.departments,
            services=row.services,
            takes=row.role not in SUPERVISORS,
        )
        for row in seen.people
    ]
    cases = [
        Held(key, version, department, service, holder, due_on, bool(stays))
        for key, version, department, service, holder, due_on, stays in figures.HELD_ROWS.rows(
            session, view.scope, opened_since=view.at - AT_IT
        )
    ]
    giving = [row for row in seen.people if row.load in (Load.TOO_MUCH, Load.AWAY)]
    taking = [
        row
        for row, person in zip(seen.people, people)
        if person.takes and not person.away and row.held < max(seen.norm, 1)
    ]
    if any(row.load is Load.AWAY for row in giving):
        known = {row.staff_id for row in (*giving, *taking)}
        taking += [
            row
            for row, person in zip(seen.people, people)
            if person.takes and not person.away and row.staff_id not in known
        ]
    shared = share(
        cases,
        people,
        seen.norm,
        givers=frozenset(row.staff_id for row in giving) - left_out,
        takers=frozenset(row.staff_id for row in taking) - left_out,
    )
    day = forecast_of(view, stands).days[0]
    after = Standing(
        groups=_moved(stands, cases, shared.moves),
        new=stands.new,
        in_progress=stands.in_progress,
        paces=stands.paces,
        away=stands.away,
    )

    def part(row: PersonRow) -> Part:
        return Part(
            person=row,
            after=shared.loads[row.staff_id],
            stay=shared.stay.get(row.staff_id, 0),
            chosen=row.staff_id not in left_out,
        )

    return Proposal(
        moves=shared.moves,
        givers=[part(row) for row in giving],
        takers=[part(row) for row in sorted(taking, key=lambda row: row.held)],
        norm=seen.norm,
        late_before=forecast_of(view, stands).of_day(day),
        late_after=forecast_of(view, after).of_day(day),
        homeless=shared.homeless,
    )


def _moved(stands: Standing, cases: Sequence[Held], moves: Sequence[Move]) -> Sequence[Group]:
    """The groups of open applications as they would be."""
    by_id = {case.id: case for case in cases}
    steps = Counter[tuple[int, int | None, date]]()
    for move in moves:
        case = by_id[move.application_id]
        steps[case.department_id, move.giver, case.due_on] -= 1
        steps[case.department_id, move.taker, case.due_on] += 1
    groups = []
    for group in stands.groups:
        key = (group.department_id, group.holder_id, group.due_on)
        step = 0 if group.waiting else steps.pop(key, 0)
        groups.append(group._replace(number=group.number + step))
    overdue = {group.due_on: group.overdue for group in stands.groups}
    for (department, holder, due_on), step in steps.items():
        groups.append(
            stands.groups[0]._replace(
                department_id=department,
                holder_id=holder,
                waiting=False,
                due_on=due_on,
                overdue=overdue[due_on],
                number=step,
            )
        )
    return groups
