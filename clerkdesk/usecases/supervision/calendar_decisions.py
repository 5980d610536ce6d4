"""Days that are worked, or not, by an act of the state: entered once, for both organisations."""

from datetime import date

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import CalendarOverride
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now

MAX_ACT = 200


def decide(session: Session, on: date, working: bool, act: str) -> None:
    """Say of a day whether it is worked, by which act; the worker moves the open terms.

    Raises NotAllowed (administrator_only), Invalid (missing, too_long, control_characters,
    calendar_day_far: from last year to the year after the next).
    """
    administer(session)
    act = clean(act).strip()
    if not act:
        raise Invalid("missing", field="act")
    if len(act) > MAX_ACT:
        raise Invalid("too_long", field="act", limit=MAX_ACT)
    if has_controls(act) or any(letter in "\n\r\t" for letter in act):
        raise Invalid("control_characters", field="act")
    at = now(session)
    this_year = baku_date(at).year
    if not this_year - 1 <= on.year <= this_year + 2:
        raise Invalid("calendar_day_far", field="day", first=this_year - 1, last=this_year + 2)
    row = session.get(CalendarOverride, on)
    if row is None:
        row = CalendarOverride(on=on)
        session.add(row)
    row.is_working = working
    row.act = act
    row.decided_by = current_staff(session).name
    row.decided_at = at
    row.applied_at = None
