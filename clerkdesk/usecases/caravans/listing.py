"""The lists of departures, and how each household of one stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.caravans import (
    Departure,
    Difference,
    Match,
    Reading,
    Standing,
    difference,
    grouped,
    own_application,
    read,
    standing,
)
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import (
    DECIDED,
    UNDO_SECONDS,
    Action,
    Situation,
    Status,
    denial,
)
from clerkdesk.store import caravans, cross_scope
from clerkdesk.store.models import Caravan
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.loading import find, judged
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, ScopeKey, current_staff, in_scope
from clerkdesk.usecases.unit_of_work import now


class CaravanRow(NamedTuple):
    """A list that was taken in, and is open."""

    id: int
    settlement: str
    day: date
    list_number: str
    households: int
    people: int
    taken_by_name: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """A household as the list shows it: no FIN stands here."""

    household: str
    head: str
    people: int
    old_address: str
    standing: Standing
    application_id: int | None
    number: str | None
    status: str | None
    doubled: tuple[str, ...]
    """Who of them stands elsewhere, too, by name."""
    others: tuple[str, ...]
    """The numbers of the applications where."""
    amount: int | None
    """The debt at the old address in qəpik, as billing said last; None: it has said nothing."""
    kept_from: str | None
    """The code of the sentence why its application cannot be approved now."""
    must_take: bool
    """Nobody holds it: whoever approves takes it first."""

    @property
    def awaited(self) -> bool:
        """A question about its application waits for its answer."""
        return self.kept_from in ("debt_being_asked", "findings_being_checked")

    @property
    def indebted(self) -> bool:
        return self.amount is not None and self.amount > 0


class CaravanView(NamedTuple):
    """One list with its households, in the list's order."""

    caravan: CaravanRow
    households: list[HouseholdRow]

    def count(self, state: Standing) -> int:
        """How many of its households stand so."""
        return sum(row.standing is state for row in self.households)


class HouseholdPerson(NamedTuple):
    """A person of an opened household, whole."""

    position: int
    fin: str
    full_name: str
    born: Born | None
    old_address: str
    old_code: str | None
    new_address: str


def require_handles(actor: Actor) -> None:
    """Raises NotAllowed (caravan_not_yours): displaced persons' applications are others' work."""
    of_service = ESERVICES[Service.IDP].organisation
    if actor.organisation != of_service or (actor.services and Service.IDP not in actor.services):
        raise NotAllowed("caravan_not_yours")


def examine(session: Session, rows: Sequence[Sequence[str]]) -> Reading:
    """What a file's rows say, or every reason why they are no list. Raises as ``lists``."""
    require_handles(current_staff(session))
    pattern = reference_data.rules(session).code_patterns[Service.IDP]
    return read(rows, pattern)


def lists(session: Session) -> list[CaravanRow]:
    """The open lists, the next departure first. Raises NotAllowed (caravan_not_yours)."""
    actor = current_staff(session)
    require_handles(actor)
    statement = (
        select(Caravan)
        .where(Caravan.closed_at.is_(None), Caravan.organisation_id == actor.organisation_id)
        .order_by(Caravan.day, Caravan.id)
    )
    return [_row(each) for each in session.scalars(statement)]


def opened(session: Session, caravan_id: int) -> CaravanRow:
    """Raises NotAllowed (caravan_not_yours, CD965: it is closed), NotFound (caravan_unknown)."""
    actor = current_staff(session)
    require_handles(actor)
    row = session.scalar(select(Caravan).where(Caravan.id == caravan_id))
    if row is None or row.organisation_id != actor.organisation_id:
        raise NotFound("caravan_unknown")
    if row.closed_at is not None:
        raise NotAllowed("CD965")
    return _row(row)


def _row(row: Caravan) -> CaravanRow:
    return CaravanRow(
        id=row.id,
        settlement=row.settlement,
        day=row.day,
        list_number=row.list_number,
        households=row.households,
        people=row.people,
        taken_by_name=row.taken_by_name,
        taken_at=row.taken_at,
    )


def changes(session: Session, caravan_id: int, departure: Departure) -> Difference:
    """What another list would change of this one. Raises as ``opened``."""
    opened(session, caravan_id)
    known = grouped(
        (row[0], (_full_name(row[2:5]), str(row[5]), bool(row[6])))
        for row in caravans.people(session, caravan_id)
    )
    return difference(known, departure)


def _full_name(names: Sequence[str]) -> str:
    return " ".join(filter(None, names))


def view(session: Session, caravan_id: int) -> CaravanView:
    """A list with its households. Raises as ``opened``."""
    caravan = opened(session, caravan_id)
    return CaravanView(caravan, list(_households(session, caravan_id)))


def one(session: Session, caravan_id: int, household: str) -> HouseholdRow:
    """One household as it stands now. Raises as ``opened``; NotFound (caravan_unknown)."""
    opened(session, caravan_id)
    for row in _households(session, caravan_id, only=household):
        return row
    raise NotFound("caravan_unknown")


def _households(
    session: Session, caravan_id: int, only: str | None = None
) -> Iterator[HouseholdRow]:
    actor = current_staff(session)
    at = now(session)
    people = grouped((row[0], row) for row in caravans.people(session, caravan_id))
    known = grouped(
        (row[0], Match(row[0], row[1], row[2], row[3], row[4], bool(row[5])))
        for row in caravans.matches(session, caravan_id)
        if in_scope(actor, ScopeKey(row[6], row[7], row[8]))
    )
    for household, listed in people.items():
        if only is not None and household != only:
            continue
        twice = [row[1] for row in listed if row[7]]
        own = own_application(known.get(household, []), twice)
        names = {row[1]: _full_name(row[2:5]) for row in listed}
        state = _state(session, actor, at, own.application_id, own.status)
        yield HouseholdRow(
            household=household,
            head=names[listed[0][1]],
            people=len(listed),
            old_address=listed[0][5],
            standing=standing(own, state.kept_from),
            application_id=own.application_id,
            number=own.number,
            status=own.status,
            doubled=tuple(names[position] for position in own.doubled),
            others=own.others,
            amount=state.amount,
            kept_from=state.kept_from,
            must_take=state.must_take,
        )


class _State(NamedTuple):
    """What the rules say of a household's application."""

    kept_from: str | None = None
    amount: int | None = None
    must_take: bool = False


def _state(
    session: Session, actor: Actor, at: datetime, application_id: int | None, status: str | None
) -> _State:
    if application_id is None:
        return _State()
    facts = cross_scope.facts(session, application_id)
    if status is not None and Status(status) in DECIDED:
        return _State(kept_from=f"not_from_{status}", amount=facts.amount)
    application = find(session, application_id)
    situation = judged(application, actor=actor, at=at, facts=facts, undo_seconds=UNDO_SECONDS)
    must_take = not situation.held
    return _State(
        kept_from=_kept_from(situation, must_take=must_take),
        amount=facts.amount,
        must_take=must_take,
    )


def _kept_from(situation: Situation, *, must_take: bool) -> str | None:
    """Why it cannot be approved; of what nobody holds: once the actor has taken it."""
    if not must_take:
        return denial(Action.APPROVE, situation)
    taken = replace(situation, holds=True, held=True, status=Status.IN_PROGRESS)
    return denial(Action.TAKE, situation) or denial(Action.APPROVE, taken)


def household(session: Session, caravan_id: int, number: str) -> list[HouseholdPerson]:
    """One household, whole: that somebody looks is written down, and counts as a search.

    Raises as ``opened``; NotAllowed (CD705: too many looks in a minute).
    """
    opened(session, caravan_id)
    access.seek(session, "household", f"{caravan_id}:{number}")
    return [
        HouseholdPerson(
            position=row[0],
            fin=row[1],
            full_name=_full_name(row[2:5]),
            born=_born(row[5], row[6]),
            old_address=row[7],
            old_code=row[8],
            new_address=row[9],
        )
        for row in caravans.household(session, caravan_id, number)
    ]


def _born(day: date | str | None, year: int | None) -> Born | None:
    if day is None and year is None:
        return None
    # A text on the embedded file.
    return Born(date.fromisoformat(day) if isinstance(day, str) else day, year)
