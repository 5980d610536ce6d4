"""Days that are worked, or not: by an act of the state, entered once for both organisations, or by
what an organisation has decided for itself.
"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import CalendarOverride, OrganisationDay
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.supervision.working_days import near


def decide(session: Session, on: date, working: bool, act: str) -> None:
    """Say of a day whether it is worked, by which act; the worker moves the open terms.

    Raises NotAllowed (administrator_only), Invalid (missing, too_long, control_characters,
    calendar_day_far: from last year to the year after the next).
    """
    administer(session)
    act = _line(act, "act")
    at = near(session, on)
    row = session.get(CalendarOverride, on)
    if row is None:
        row = CalendarOverride(on=on)
        session.add(row)
    row.act = act
    _decided(session, row, working, at)


def decide_own(session: Session, on: date, working: bool, reason: str) -> None:
    """Say of a day whether the actor's own organisation works; it stands before the acts.

    Raises what ``decide`` raises.
    """
    actor = administer(session)
    if actor.organisation_id is None:
        raise NotAllowed("administrator_only")
    reason = _line(reason, "reason")
    at = near(session, on)
    row = session.get(OrganisationDay, (actor.organisation_id, on))
    if row is None:
        row = OrganisationDay(organisation_id=actor.organisation_id, on=on)
        session.add(row)
    row.reason = reason
    _decided(session, row, working, at)


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


def _decided(
    session: Session, row: CalendarOverride | OrganisationDay, working: bool, at: datetime
) -> None:
    row.is_working = working
    row.decided_by = current_staff(session).name
    row.decided_at = at
    row.applied_at = None
