"""Which open applications will be late, and why: each has one reason, the first that holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import fmean, median
from types import MappingProxyType
from typing import NamedTuple

LEAST_DAYS = 5
"""Who has decided on fewer days is forecast by the office's pace."""
PACE_DAYS = 10
"""Working days that the pace is taken from."""


class Reason(StrEnum):
    """Why an application will not be decided in time, in the order in which they are asked."""

    UNHELD = "unheld"
    CITIZEN = "citizen"
    AWAY = "away"
    BILLING = "billing"
    QUEUE = "queue"


class Group(NamedTuple):
    """Open applications that are alike."""

    department_id: int
    holder_id: int | None
    waiting: bool
    """For the citizen."""
    due_on: date
    overdue: bool
    number: int


class Work(NamedTuple):
    """How many applications somebody decided in an office on a day."""

    department_id: int
    staff_id: int
    day: date
    decided: int


@dataclass(frozen=True, slots=True)
class Paces:
    """Decisions in an office hour, the median of the days on which somebody decided."""

    persons: Mapping[int, float]
    """Of whom there are enough days."""
    usual: Mapping[int, float]
    """Of one person of an office."""
    offices: Mapping[int, float]
    """Of an office as a whole."""

    def of(self, person: int, department: int) -> float | None:
        """How fast a person decides; None: nothing is known."""
        return self.persons.get(person, self.usual.get(department))


def paces(work: Iterable[Work], hours_a_day: float) -> Paces:
    """What is known of everybody's pace."""
    by_person: defaultdict[int, Counter[date]] = defaultdict(Counter)
    by_office: defaultdict[int, defaultdict[date, list[int]]]
    by_office = defaultdict(lambda: defaultdict(list))
    for each in work:
        by_person[each.staff_id][each.day] += each.decided
        by_office[each.department_id][each.day].append(each.decided)
    return Paces(
        persons={
            person: median(days.values()) / hours_a_day
            for person, days in by_person.items()
            if len(days) >= LEAST_DAYS
        },
        usual={
            office: median(map(fmean, days.values())) / hours_a_day
            for office, days in by_office.items()
        },
        offices={
            office: median(map(sum, days.values())) / hours_a_day
            for office, days in by_office.items()
        },
    )


@dataclass(slots=True)
class Forecast:
    """What will be late, by the term's day."""

    days: Sequence[date]
    late: Counter[tuple[Reason, date]] = field(default_factory=Counter)
    unknown: int = 0
    """Applications of which nothing can be said, for nobody's pace is known there."""
    queues: Counter[tuple[Reason, int, int, date]] = field(default_factory=Counter)
    """(reason, department, holder or 0, day) → so many, the last ones of that order."""
    to_come: Counter[tuple[int, date]] = field(default_factory=Counter)
    """(department, day) → of what will still come so many, which stand in no list yet."""

    def coming(self, day: date) -> int:
        """How many of that term will be late that have not come yet."""
        return sum(count for (_office, due), count in self.to_come.items() if due == day)

    def of_office(self, day: date) -> Counter[int]:
        """By department how many of that term will be late, with those that have not come yet."""
        offices = Counter[int]()
        for (_reason, office, _holder, due), count in self.queues.items():
            offices[office] += count * (due == day)
        for (office, due), count in self.to_come.items():
            offices[office] += count * (due == day)
        return +offices

    def of_day(self, day: date) -> int:
        """How many of that term will be late."""
        return sum(self.late[reason, day] for reason in Reason)

    def add(self, reason: Reason, department: int, holder: int, day: date, count: int) -> None:
        if count > 0:
            self.late[reason, day] += count
            self.queues[reason, department, holder, day] += count


class Known(NamedTuple):
    """What the forecast goes by, besides the applications."""

    paces: Paces
    hours: Mapping[date, float]
    """Office hours that are left until the end of each day."""
    away: Mapping[int, date]
    """Who is not at work → the last day of it."""
    silent: Mapping[tuple[int, int, date], int]
    """(department, holder, term) → of how many billing says nothing."""
    arrivals: Mapping[tuple[int, date], float] = MappingProxyType({})
    """(department, term) → how many of it will still come today, as on former days."""


def forecast(groups: Iterable[Group], days: Sequence[date], known: Known) -> Forecast:
    """What of these terms will be late; what is late already is not told again."""
    result = Forecast(days)
    workable: defaultdict[int, Counter[date]] = defaultdict(Counter)
    homes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    held: defaultdict[int, Counter[date]] = defaultdict(Counter)
    unheld: defaultdict[int, Counter[date]] = defaultdict(Counter)
    parts: defaultdict[tuple[int, date], Counter[int]] = defaultdict(Counter)
    for group in groups:
        counts = group.due_on in days and not group.overdue
        day = group.due_on
        office = group.department_id
        if group.holder_id is None:
            unheld[office][day] += group.number
            continue
        if group.waiting:
            if counts:
                result.add(Reason.CITIZEN, office, group.holder_id, day, group.number)
            continue
        person = group.holder_id
        gone_until = known.away.get(person)
        if gone_until is not None and gone_until >= day:
            if counts:
                result.add(Reason.AWAY, office, person, day, group.number)
            continue
        mute = min(group.number, known.silent.get((office, person, day), 0)) if counts else 0
        result.add(Reason.BILLING, office, person, day, mute)
        workable[person][day] += group.number - mute
        held[office][day] += group.number - mute
        homes[person][office] += group.number
        if counts:
            parts[person, day][office] += group.number - mute
    _late_in_queues(result, workable, homes, parts, known)
    _late_without_holder(result, held, unheld, known)
    return result


def _late_in_queues(
    result: Forecast,
    workable: Mapping[int, Counter[date]],
    homes: Mapping[int, Counter[int]],
    parts: Mapping[tuple[int, date], Counter[int]],
    known: Known,
) -> None:
    for person, queue in workable.items():
        (home, _count), *_rest = homes[person].most_common(1)
        pace = known.paces.of(person, home)
        for day in result.days:
            number = sum(parts.get((person, day), Counter()).values())
            if not number:
                continue
            if pace is None:
                result.unknown += number
                continue
            before = sum(count for due, count in queue.items() if due < day)
            late = _behind(before, number, pace * known.hours[day])
            for office, count in parts[person, day].most_common():
                here = min(count, late)
                result.add(Reason.QUEUE, office, person, day, here)
                late -= here


def _late_without_holder(
    result: Forecast,
    held: Mapping[int, Counter[date]],
    unheld: Mapping[int, Counter[date]],
    known: Known,
) -> None:
    places = unheld.keys() | {office for office, _day in known.arrivals}
    for office in sorted(places):
        queue = unheld.get(office, Counter())
        pace = known.paces.offices.get(office)
        for day in result.days:
            coming = round(known.arrivals.get((office, day), 0))
            number = queue[day] + coming
            if not number:
                continue
            if pace is None:
                result.unknown += queue[day]
                continue
            others = held.get(office, Counter())
            # What somebody holds is decided before what nobody holds, also of the same day.
            before = sum(count for due, count in queue.items() if due < day)
            before += sum(count for due, count in others.items() if due <= day)
            late = _behind(before, number, pace * known.hours[day])
            # What comes last stands at the end.
            not_here = min(late, coming)
            if not_here:
                result.to_come[office, day] += not_here
            result.add(Reason.UNHELD, office, 0, day, late - not_here)


def _behind(before: int, number: int, capacity: float) -> int:
    """Of ``number`` that stand behind ``before`` others: how many the capacity does not reach."""
    return max(0, min(number, before + number - int(capacity)))


class Checked(NamedTuple):
    """What was forecast of a day in the evening before, and what became of it."""

    day: date
    foreseen: int
    late: int | None
    """Open when the office closed on that day; None: nobody looked then."""

    @property
    def hit(self) -> bool | None:
        """Whether it was right within a fifth, or by two; None: nobody looked."""
        if self.late is None:
            return None
        return abs(self.foreseen - self.late) <= max(_NEAR, self.late / 5)


_NEAR = 2
