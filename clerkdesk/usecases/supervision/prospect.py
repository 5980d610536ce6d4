"""What is open, by whose hands and which pace, and what of it will be late."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from clerkdesk.domain.deadlines import WorkingCalendar, baku_day
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.figures import Kind, hours_a_day, office_minutes
from clerkdesk.domain.forecast import (
    PACE_DAYS,
    Checked,
    Forecast,
    Group,
    Known,
    Paces,
    Work,
    forecast,
    paces,
)
from clerkdesk.store.reads import figures
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision import absences
from clerkdesk.usecases.supervision.view import View

FORECAST_DAYS = 4
"""Working days, from today on."""
SILENT_AFTER = timedelta(minutes=10)
"""So long billing may take before it is silent."""
ARRIVAL_DAYS = 5
"""Working days from which it is taken what will still come today."""
CHECKED_DAYS = 5
"""Working days whose forecasts stand beside what became of them."""


class Standing(NamedTuple):
    """What is open, and what is known of everybody's pace."""

    groups: Sequence[Group]
    new: int
    in_progress: int
    paces: Paces
    away: Mapping[int, absences.AbsenceRow]


def standing(view: View) -> Standing:
    """The open applications in groups."""
    groups = []
    by_status = Counter[str]()
    for row in figures.STANDING.rows(view.session, view.scope):
        department, _service, status, holder, waiting, due_on, due_at, number = row
        by_status[status] += number
        groups.append(
            Group(
                department_id=department,
                holder_id=holder,
                waiting=bool(waiting),
                due_on=due_on,
                overdue=due_at <= view.at,
                number=number,
            )
        )
    return Standing(
        groups=groups,
        new=by_status["new"],
        in_progress=by_status["in_progress"],
        paces=_paces(view),
        away=absences.away(view.session, view.organisation, view.today),
    )


class Days(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


def pace_span(view: View) -> Days:
    """The working days before today that the pace is taken from."""
    first = view.today
    seen = 0
    while seen < PACE_DAYS:
        first -= timedelta(days=1)
        seen += view.calendar.is_working(first)
    return Days(first, view.today - timedelta(days=1))


def _paces(view: View) -> Paces:
    kinds = (Kind.COMPLETED, Kind.REFUSED)
    rows = figures.BY_PERSON_AND_DAY.rows(view.session, **view.of_days(kinds, *pace_span(view)))
    work = [Work(*row) for row in rows if view.calendar.is_working(row[2])]
    return paces(work, hours_a_day(view.calendar))


def forecast_days(view: View) -> list[date]:
    """Today, where the office is still open, and the working days after it."""
    day = view.calendar.working_day_from(view.today)
    if view.calendar.due_at(day) <= view.at:
        day = view.calendar.add_working_days(day, 1)
    days = [day]
    while len(days) < FORECAST_DAYS:
        days.append(view.calendar.add_working_days(days[-1], 1))
    return days


def forecast_of(view: View, stands: Standing) -> Forecast:
    """What will be late of the next days."""
    days = forecast_days(view)
    silent_before = view.at - SILENT_AFTER
    rows = figures.SILENT.rows(view.session, view.scope, silent_before=silent_before)
    silent = Counter[tuple[int, int, date]]()
    for department, _service, holder, due_on, number in rows:
        silent[department, holder, due_on] += number
    hours = {
        day: office_minutes(view.calendar, view.at, view.calendar.due_at(day)) / 60 for day in days
    }
    away = {person: absence.to_day for person, absence in stands.away.items()}
    known = Known(stands.paces, hours, away, silent, _arrivals(view))
    return forecast(stands.groups, days, known)


def _arrivals(view: View) -> dict[tuple[int, date], float]:
    """What will still come today by office and term, as on the working days before; nothing is
    said of a day off.
    """
    if not view.calendar.is_working(view.today):
        return {}
    expected = Counter[tuple[int, date]]()
    day = view.today
    for _number in range(ARRIVAL_DAYS):
        day = _working_day_before(view.calendar, day)
        same_hour = view.at - (view.today - day)
        rows = figures.RECEIVED_BY.rows(
            view.session, view.scope, start=same_hour, end=baku_day(day)[1]
        )
        for department, service, number in rows:
            rule = reference_data.term_rule(view.session, Service(service), view.at)
            expected[department, view.calendar.due_on(view.at, rule.days)] += number
    return {place: number / ARRIVAL_DAYS for place, number in expected.items()}


def _working_day_before(calendar: WorkingCalendar, day: date) -> date:
    day -= timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def checked_of(view: View) -> list[Checked]:
    """The forecasts of the last working days, and what became of them; days of which nothing was
    noted are not there.
    """
    first = view.today
    for _number in range(CHECKED_DAYS):
        first = _working_day_before(view.calendar, first)
    rows = figures.FORECASTS.rows(
        view.session,
        organisation=view.organisation,
        offices=list(view.offices),
        first=first,
        last=view.today - timedelta(days=1),
    )
    return [
        Checked(day, int(foreseen), None if unseen else int(late))
        for day, foreseen, late, unseen in rows
    ]
