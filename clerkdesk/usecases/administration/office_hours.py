"""What other office hours would do to open applications, before they are saved."""

from datetime import time
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.reads import overseeing
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import require_administrator, scope
from clerkdesk.usecases.unit_of_work import now


class HoursEffect(NamedTuple):
    """Of open applications: a term ends on the same day, at another hour."""

    moved: int
    late: int
    """Late at once, that were not."""
    in_time: int
    """Late now, and not by the other hours."""


NOTHING = HoursEffect(0, 0, 0)


def effect(session: Session, key: str, value: str) -> HoursEffect:
    """Of another value of office_opens or office_closes, in the administrator's sight. Raises
    NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    if key != "office_closes":
        return NOTHING
    at = now(session)
    closes = time.fromisoformat(value)
    calendars = {
        service: reference_data.calendar(
            session, reference_data.organisation_id(session, eservice.organisation)
        )
        for service, eservice in ESERVICES.items()
    }
    moved = 0
    late = 0
    in_time = 0
    for row in overseeing.TERMS.rows(session, scope(actor)):
        calendar = calendars[row.service]
        before = calendar.due_at(row.due_on)
        after = WorkingCalendar(calendar.days, calendar.opens, closes).due_at(row.due_on)
        moved += after != before
        late += before > at >= after
        in_time += after > at >= before
    return HoursEffect(moved, late, in_time)
