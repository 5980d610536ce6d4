"""Citizens who do not answer are reminded, on the working days that the office has set; nothing
ends by itself.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import WorkingCalendar, baku_date, baku_midnight
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.store.models import Application, OutboxMessage
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.unit_of_work import now

_BATCH = 200


def days(session: Session, organisation_id: int | None) -> list[int]:
    """After how many working days a citizen is reminded, as the organisation has set it; none:
    never.
    """
    setting = reference_data.setting(session, "reminder_days", organisation_id)
    stated = setting.replace(",", " ").split()
    return sorted({int(day) for day in stated if day.isdecimal() and int(day) > 0})


def due(session: Session) -> list[int]:
    """The ids of the applications whose citizens are to be reminded now, the longest waiting first.
    Of several reminders that were missed one is due.
    """
    organisations = session.scalars(select(Organisation.id).order_by(Organisation.id)).all()
    return [key for organisation_id in organisations for key in _due(session, organisation_id)]


def _due(session: Session, organisation_id: int) -> list[int]:
    due_days = days(session, organisation_id)
    if not due_days:
        return []
    at = now(session)
    calendar = reference_data.calendar(session, organisation_id)
    waiting = session.execute(
        select(Application.id, Application.waiting_since)
        .where(
            Application.organisation_id == organisation_id,
            Application.waiting_since < _asked_before(calendar, at, due_days[0]),
        )
        .order_by(Application.waiting_since)
        .limit(_BATCH)
    )
    ids = []
    for application_id, since in waiting:
        assert since is not None
        waited = calendar.working_days_between(baku_date(since), baku_date(at))
        if _sent(session, application_id, since) < sum(day <= waited for day in due_days):
            ids.append(application_id)
    return ids


def _sent(session: Session, application_id: int, since: datetime) -> int:
    """How many reminders have been queued since the citizen was asked."""
    return (
        session.scalar(
            select(func.count(func.distinct(OutboxMessage.occurrence))).where(
                OutboxMessage.application_id == application_id,
                OutboxMessage.event == MessageEvent.WAITING,
                OutboxMessage.queued_at > since,
            )
        )
        or 0
    )


def unanswered_before(session: Session, organisation_id: int | None) -> datetime | None:
    """Who was asked before this instant has not answered after the last reminder either; None: the
    organisation reminds nobody.
    """
    due_days = days(session, organisation_id)
    if not due_days:
        return None
    calendar = reference_data.calendar(session, organisation_id)
    return _asked_before(calendar, now(session), due_days[-1] + 1)


def _asked_before(calendar: WorkingCalendar, at: datetime, working_days: int) -> datetime:
    """The instant before which somebody must have been asked to have waited so long by now."""
    today = baku_date(at)
    asked: date = today
    while calendar.working_days_between(asked, today) < working_days:
        asked -= timedelta(days=1)
    return baku_midnight(asked, 1)
