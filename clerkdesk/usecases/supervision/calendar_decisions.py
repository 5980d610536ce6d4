"""Days that are worked, or not: by an act of the state, entered once for both organisations, or by
what an organisation has decided for itself.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from clerkdesk.domain.day_kinds import DayDecision, DayKind, by_date
from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import CalendarOverride, OrganisationDay
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.supervision import working_days
from clerkdesk.usecases.supervision.working_days import MovedTerm
from clerkdesk.usecases.unit_of_work import now


def decide_days(
    session: Session,
    decisions: Sequence[DayDecision],
    ground: str,
    *,
    own: bool = False,
    tell_citizens: bool = True,
    seen: Sequence[MovedTerm] | None = None,
    earlier_confirmed: bool = False,
) -> int:
    """Say of days what they are, by an act of the state, or (``own``) by what the actor's
    organisation has decided for itself, which stands before the acts; a decision without a kind
    takes back what was decided. The worker moves the open terms; gives how many move.

    ``seen``: the moves that were shown before; others now: nothing is written.
    ``earlier_confirmed``: dates that were promised may come nearer.
    Raises NotAllowed (administrator_only), Conflict (effect_changed), Invalid (missing, too_long,
    control_characters, calendar_day_far: from last year to the year after the next,
    terms_move_earlier).
    """
    actor = administer(session)
    if own and actor.organisation_id is None:
        raise NotAllowed("administrator_only")
    ground = _line(ground, "reason" if own else "act")
    at = now(session)
    effect = working_days.effect(session, decisions, own=own)
    if seen is not None and tuple(seen) != effect.moved:
        raise Conflict("effect_changed", before=len(seen), count=len(effect.moved))
    if effect.earlier and not earlier_confirmed:
        raise Invalid("terms_move_earlier", count=effect.earlier)
    organisation_id = actor.organisation_id if own else None
    for on, kind in by_date(decisions).items():
        row = _found(session, on, organisation_id)
        if kind is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = _new(on, organisation_id)
            session.add(row)
        _say(row, kind, ground)
        row.tell_citizens = tell_citizens
        row.decided_by = actor.name
        row.decided_at = at
        row.applied_at = None
    session.flush()
    return len(effect.moved)


def decide(
    session: Session, on: date, working: bool, act: str, *, earlier_confirmed: bool = False
) -> None:
    """One day by an act. Raises what ``decide_days`` raises."""
    decide_days(session, [_one(on, working)], act, earlier_confirmed=earlier_confirmed)


def decide_own(
    session: Session, on: date, working: bool, reason: str, *, earlier_confirmed: bool = False
) -> None:
    """One day of the actor's own organisation. Raises what ``decide_days`` raises."""
    decide_days(session, [_one(on, working)], reason, own=True, earlier_confirmed=earlier_confirmed)


def _one(on: date, working: bool) -> DayDecision:
    return DayDecision(on, DayKind.WORKING if working else DayKind.MOVED)


Decision = CalendarOverride | OrganisationDay


def _found(session: Session, on: date, organisation_id: int | None) -> Decision | None:
    """What is decided of a day; by the state where no organisation is named."""
    if organisation_id is None:
        return session.get(CalendarOverride, on)
    return session.get(OrganisationDay, (organisation_id, on))


def _new(on: date, organisation_id: int | None) -> Decision:
    if organisation_id is None:
        return CalendarOverride(on=on)
    return OrganisationDay(organisation_id=organisation_id, on=on)


def _say(row: Decision, kind: DayKind, ground: str) -> None:
    row.is_working = kind.is_working
    row.kind = kind
    if isinstance(row, OrganisationDay):
        row.reason = ground
    else:
        row.act = ground


def _line(stated: str, field: str) -> str:
    """What is given as the ground of a decision, in one line."""
    ground = clean(stated).strip()
    if not ground:
        raise Invalid("missing", field=field)
    if len(ground) > ACT_LENGTH:
        raise Invalid("too_long", field=field, limit=ACT_LENGTH)
    if has_controls(ground) or any(letter in "\n\r\t" for letter in ground):
        raise Invalid("control_characters", field=field)
    return ground
