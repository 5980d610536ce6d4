"""The worker's part of the figures: a day that is over is counted once, and anew where something
has happened since to what it counts; an hour's state is noted once.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU, WorkingCalendar, baku_date, baku_day
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.limits import OPEN_TRANSACTION_MINUTES
from clerkdesk.store.models import (
    FIGURED,
    Application,
    CountedDay,
    DayFigure,
    Event,
    HourState,
)
from clerkdesk.store.reads import figures
from clerkdesk.store.reads.read import Scope
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.figures import Span, count
from clerkdesk.usecases.unit_of_work import now

SLACK = timedelta(minutes=4 * OPEN_TRANSACTION_MINUTES)
"""After midnight a day rests for so long: whoever was at work then has committed, or was ended."""
KEPT_HOURS_DAYS = 60


def next_day(session: Session) -> date | None:
    """The day that is to be counted next; None: all that are over are."""
    counted = session.scalar(select(func.max(CountedDay.day)))
    if counted is not None:
        following = counted + timedelta(days=1)
    else:
        first = session.scalar(select(func.min(Application.registered_at)))
        if first is None:
            return None
        following = baku_date(first)
    over = baku_date(now(session) - SLACK)
    return following if following < over else None


def scanned_to(session: Session) -> datetime | None:
    """When a day was counted last; None: none was."""
    return session.scalar(select(func.max(CountedDay.counted_at)))


def days_touched(session: Session, since: datetime) -> list[date]:
    """The counted days whose applications were reopened, taken back or sent elsewhere since."""
    touched = (
        select(Event.application_id)
        .where(text(FIGURED), Event.at >= since - SLACK)
        .where(Event.action.in_(("forward", "reopen", "undo")))
    )
    moments = session.scalars(select(Event.at).where(Event.application_id.in_(touched)))
    days = {baku_date(at) for at in moments}
    if not days:
        return []
    counted = session.scalars(select(CountedDay.day).where(CountedDay.day.in_(sorted(days))))
    return sorted(counted)


def count_day(session: Session, day: date) -> None:
    """Write the numbers of a day, in place of those that are there."""
    span = Span(*baku_day(day))
    session.execute(delete(DayFigure).where(DayFigure.day == day))
    session.execute(delete(CountedDay).where(CountedDay.day == day))
    rows = []
    for organisation in session.scalars(select(Organisation.id)).all():
        calendars = {organisation: reference_data.calendar(session, organisation)}
        scope = Scope(organisation, None, None)
        for figure, number in count(session, scope, span, calendars).items():
            rows.append(
                {
                    **figure._asdict(),
                    "day": day,
                    "organisation_id": organisation,
                    "count": number,
                }
            )
    if rows:
        session.execute(insert(DayFigure), rows)
    session.execute(insert(CountedDay).values(day=day, counted_at=now(session)))


def forget(session: Session) -> None:
    """Take all numbers of days away: they are counted from the first day on again."""
    session.execute(delete(DayFigure))
    session.execute(delete(CountedDay))


_STATES = ("new", "in_progress", "late", "due_today", "undelivered")


def note_hour(session: Session) -> bool:
    """Note how many are open in each office, once an hour while the office is open somewhere;
    whether it was noted now.
    """
    at = now(session)
    hour = at.replace(minute=0, second=0, microsecond=0)
    noted = False
    for organisation in session.scalars(select(Organisation.id)).all():
        if _is_noted(session, organisation, hour):
            continue
        calendar = reference_data.calendar(session, organisation, only=baku_date(at))
        if not _is_open(calendar, at):
            continue
        _note(session, organisation, hour, at)
        noted = True
    if noted:
        old = hour - timedelta(days=KEPT_HOURS_DAYS)
        session.execute(delete(HourState).where(HourState.at < old))
    return noted


def _is_noted(session: Session, organisation: int, hour: datetime) -> bool:
    known = select(HourState.at).where(
        HourState.at == hour, HourState.organisation_id == organisation
    )
    return session.execute(known.limit(1)).first() is not None


def _is_open(calendar: WorkingCalendar, at: datetime) -> bool:
    """An hour before the office opens and one after it closes are looked at, too."""
    local = at.astimezone(BAKU)
    hour = local.hour
    return calendar.is_working(local.date()) and (
        calendar.opens.hour - 1 <= hour <= calendar.closes.hour + 1
    )


def _note(session: Session, organisation: int, hour: datetime, at: datetime) -> None:
    scope = Scope(organisation, None, None)
    tomorrow = baku_day(baku_date(at))[1]
    states = Counter[tuple[int, str, str]]()
    for row in figures.STANDING.rows(session, scope):
        department, service, status, _holder, _waiting, _due_on, due_at, number = row
        states[department, service, status] += number
        if due_at <= at:
            states[department, service, "late"] += number
        elif due_at < tomorrow:
            states[department, service, "due_today"] += number
    for department, service, _channel, number in figures.FAILED_BY.rows(session, scope):
        states[department, service, "undelivered"] += number
    session.execute(
        insert(HourState), _hour_rows(states, _always(session, organisation), organisation, hour)
    )


def _always(session: Session, organisation: int) -> tuple[int, str]:
    """The office that has a row whatever is open: that it was looked at."""
    central = reference_data.central_department(session, organisation)
    own = session.get_one(Organisation, organisation).code
    service = next(code for code, each in ESERVICES.items() if each.organisation == own)
    return central, str(service)


def _hour_rows(
    states: Counter[tuple[int, str, str]],
    always: tuple[int, str],
    organisation: int,
    hour: datetime,
) -> Sequence[dict[str, object]]:
    places = {(department, service) for department, service, _what in states} | {always}
    return [
        {
            "at": hour,
            "department_id": department,
            "service": service,
            "organisation_id": organisation,
            **_counts_of(states, department, service),
        }
        for department, service in sorted(places)
    ]


def _counts_of(
    states: Counter[tuple[int, str, str]], department: int, service: str
) -> dict[str, int]:
    return {what: states[department, service, what] for what in _STATES}
