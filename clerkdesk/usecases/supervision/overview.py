"""What a supervisor sees at one look: how much is open, what will be late and why, where it piles
up, who has too much, and what a period was like.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from clerkdesk.domain.deadlines import baku_day
from clerkdesk.domain.figures import Kind, hours_a_day, office_minutes, quantile
from clerkdesk.domain.forecast import Checked, Forecast
from clerkdesk.store.reads import figures
from clerkdesk.store.reference_models import Department
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.figures import Figure, Span, count
from clerkdesk.usecases.supervision.prospect import Standing, checked_of, forecast_of
from clerkdesk.usecases.supervision.view import View

LINE_DAYS = 14


class Number(NamedTuple):
    """One of the five figures."""

    now: int
    before: int | None
    """A week earlier at this hour; None: nobody looked then."""
    line: Sequence[int | None]
    """The last fortnight at this hour, today last."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office's open applications by the working days that are left."""

    code: str
    name: str
    late: int
    today: int
    ahead: Sequence[int]
    """Due in one, two and three working days."""
    total: int
    days: float | None
    """How many days of its pace that is; None: its pace is not known."""
    pace: float | None
    """Decisions in an office hour."""


@dataclass(frozen=True, slots=True)
class Day:
    """What came and what was decided."""

    on: date
    working: bool
    received: int
    decided: int


class Refusals(NamedTuple):
    """How many were refused for a reason."""

    code: str | None
    """None: for several reasons together."""
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Period:
    """Some days up to now."""

    days: Sequence[Day]
    reasons: Sequence[Refusals]
    """The most frequent first."""
    decided: int
    refused: int
    late: int
    """Of the decided ones: after the term."""
    median: int | None
    """Office minutes from registration to decision; None: nothing was decided."""
    ninth: int | None
    """What nine of ten did not exceed."""
    reopened: int
    undone: int
    waited: int
    debts: int
    failed: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of one moment."""

    at: datetime
    numbers: Mapping[str, Number]
    """new, in_progress, late, due_today, undelivered"""
    forecast: Forecast
    closes: datetime
    """When the office closes on the first day of the forecast."""
    hours_left: float
    """Office hours until then."""
    offices: Sequence[OfficeRow]
    period: Period
    today: Period
    counted_through: date | None
    """The last day that the worker has counted; None: none yet."""
    checked: Sequence[Checked]
    """The forecasts of the last working days, and what became of them."""


def overview_of(view: View, stands: Standing, days: int) -> Overview:
    """The figures of what is open, and of so many days up to now."""
    counted = figures.COUNTED_THROUGH.scalars(view.session)[0]
    prospect = forecast_of(view, stands)
    closes = view.calendar.due_at(prospect.days[0])
    first = view.today - timedelta(days=days - 1)
    lives = live(view, counted, first)
    return Overview(
        at=view.at,
        numbers=_numbers(view, stands),
        forecast=prospect,
        closes=closes,
        hours_left=office_minutes(view.calendar, view.at, closes) / 60,
        offices=_office_rows(view, stands),
        period=_period(view, counted, first, lives),
        today=_period(view, counted, view.today, lives),
        counted_through=counted,
        checked=checked_of(view),
    )


def _numbers(view: View, stands: Standing) -> dict[str, Number]:
    due_today = view.today
    undelivered = sum(row[3] for row in figures.FAILED_BY.rows(view.session, view.scope))
    present = {
        "new": stands.new,
        "in_progress": stands.in_progress,
        "late": sum(group.number for group in stands.groups if group.overdue),
        "due_today": sum(
            group.number
            for group in stands.groups
            if group.due_on == due_today and not group.overdue
        ),
        "undelivered": undelivered,
    }
    hour = view.at.replace(minute=0, second=0, microsecond=0)
    moments = [hour - timedelta(days=days) for days in range(LINE_DAYS - 1, 0, -1)]
    within: dict[str, Any] = {
        "organisation": view.organisation,
        "offices": list(view.offices),
        "services": list(view.services),
        "moments": moments,
    }
    looked_at = set(
        figures.COUNTED_HOURS.scalars(view.session, organisation=view.organisation, moments=moments)
    )
    # An hour at which an office had nothing open has no row of it.
    unseen = dict.fromkeys(looked_at, 0)
    seen = {row[0]: row[1:] for row in figures.HOURS.rows(view.session, **within)}
    week_ago = hour - timedelta(days=7)
    numbers = {}
    for place, (name, value) in enumerate(present.items()):
        line = [
            int(seen[moment][place]) if moment in seen else unseen.get(moment) for moment in moments
        ]
        before = line[moments.index(week_ago)]
        numbers[name] = Number(value, before, [*line, value])
    return numbers


def _office_rows(view: View, stands: Standing) -> list[OfficeRow]:
    ahead = [view.calendar.add_working_days(view.today, days) for days in (1, 2, 3)]
    by_office: dict[int, Counter[object]] = {}
    for group in stands.groups:
        row = by_office.setdefault(group.department_id, Counter())
        row["total"] += group.number
        row["late" if group.overdue else group.due_on] += group.number
    names = select(Department).where(Department.id.in_(by_office)).order_by(Department.sort_key)
    hours = hours_a_day(view.calendar)
    rows = []
    for office in view.session.scalars(names):
        row = by_office[office.id]
        pace = stands.paces.offices.get(office.id)
        rows.append(
            OfficeRow(
                code=office.code,
                name=office.short_name,
                late=row["late"],
                today=row[view.today],
                ahead=[row[day] for day in ahead],
                total=row["total"],
                days=row["total"] / (pace * hours) if pace else None,
                pace=pace,
            )
        )
    return sorted(rows, key=lambda row: (-row.late - row.today, -row.total))


def live(view: View, counted: date | None, first: date) -> dict[date, Counter[Figure]]:
    """The numbers of the days that the worker has not counted, from ``first`` on."""
    day = first if counted is None else max(first, counted + timedelta(days=1))
    calendars = {view.organisation: view.calendar}
    days = {}
    while day <= view.today:
        start, end = baku_day(day)
        days[day] = count(view.session, view.scope, Span(start, end), calendars)
        day += timedelta(days=1)
    return days


_DAILY = (Kind.RECEIVED, Kind.COMPLETED, Kind.REFUSED)
_KEYED = (
    Kind.REFUSED,
    Kind.MINUTES,
    Kind.LATE,
    Kind.REOPENED,
    Kind.UNDONE,
    Kind.WAITED,
    Kind.DEBT,
    Kind.FAILED,
)


def _period(
    view: View, counted: date | None, first: date, lives: Mapping[date, Counter[Figure]]
) -> Period:
    daily = Counter[tuple[date, str]]()
    keyed = Counter[tuple[str, str]]()
    if counted is not None and counted >= first:
        for day, kind, number in figures.BY_DAY.rows(
            view.session, **view.of_days(_DAILY, first, counted)
        ):
            daily[day, kind] += int(number)
        for kind, key, number in figures.BY_KEY.rows(
            view.session, **view.of_days(_KEYED, first, counted)
        ):
            keyed[kind, key] += int(number)
    for day, numbers in lives.items():
        if day < first:
            continue
        for figure, number in numbers.items():
            daily[day, figure.kind] += number
            keyed[figure.kind, figure.key] += number
    days = []
    day = first
    while day <= view.today:
        decided = daily[day, Kind.COMPLETED] + daily[day, Kind.REFUSED]
        working = view.calendar.is_working(day)
        days.append(Day(day, working, daily[day, Kind.RECEIVED], decided))
        day += timedelta(days=1)
    return _summed(view, days, keyed)


def _summed(view: View, days: Sequence[Day], keyed: Counter[tuple[str, str]]) -> Period:
    totals = Counter[str]()
    minutes = Counter[str]()
    reasons = Counter[str]()
    for (kind, key), number in keyed.items():
        totals[kind] += number
        if kind == Kind.MINUTES:
            minutes[key] += number
        elif kind == Kind.REFUSED:
            reasons[key] += number
    titles = {
        choice.code: choice.title
        for service in view.services
        for choice in reference_data.refusal_reasons(view.session, service)
    }
    named = [
        Refusals(code, titles.get(code, code or "—"), number)
        for code, number in reasons.most_common()
    ]
    return Period(
        days=days,
        reasons=named,
        decided=sum(day.decided for day in days),
        refused=totals[Kind.REFUSED],
        late=totals[Kind.LATE],
        median=quantile(minutes, 0.5),
        ninth=quantile(minutes, 0.9),
        reopened=totals[Kind.REOPENED],
        undone=totals[Kind.UNDONE],
        waited=totals[Kind.WAITED],
        debts=totals[Kind.DEBT],
        failed=totals[Kind.FAILED],
    )
