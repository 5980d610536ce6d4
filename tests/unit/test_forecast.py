"""Which open applications will be late: the first reason that holds, and each told once."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from clerkdesk.domain.figures import BUCKETS, bucket_of, quantile
from clerkdesk.domain.forecast import Checked, Group, Known, Reason, Work, forecast, paces

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
OFFICE = 7
GUNEL = 1
TURAL = 2


def known(**changes: object) -> Known:
    work = [Work(OFFICE, GUNEL, TODAY - timedelta(days=n), 18) for n in range(1, 7)]
    values = {
        "paces": paces(work, 9.0),
        "hours": {TODAY: 3.0, TOMORROW: 12.0},
        "away": {},
        "silent": {},
    }
    return Known(**(values | changes))  # type: ignore[arg-type]


def group(count: int, holder: int | None = GUNEL, **changes: object) -> Group:
    values = {"waiting": False, "due_on": TODAY, "overdue": False}
    return Group(OFFICE, holder, number=count, **(values | changes))  # type: ignore[arg-type]


def test_what_stands_behind_ones_pace_is_late_and_what_stands_before_it_is_not() -> None:
    expected = forecast([group(8)], [TODAY, TOMORROW], known())
    # Two an hour, three hours.
    assert expected.late == {(Reason.QUEUE, TODAY): 2} and expected.of_day(TODAY) == 2


def test_what_is_late_already_is_in_the_way_and_is_not_told_again() -> None:
    overdue = group(4, due_on=TODAY - timedelta(days=1), overdue=True)
    expected = forecast([overdue, group(5)], [TODAY], known())
    assert expected.late == {(Reason.QUEUE, TODAY): 3}


def test_each_has_the_first_reason_that_holds() -> None:
    groups = [
        group(9, holder=None),
        group(2, waiting=True),
        group(5, holder=TURAL),
        group(3),
    ]
    expected = forecast(
        groups, [TODAY], known(away={TURAL: TOMORROW}, silent={(OFFICE, GUNEL, TODAY): 1})
    )
    assert expected.late == {
        (Reason.UNHELD, TODAY): 5,
        (Reason.CITIZEN, TODAY): 2,
        (Reason.AWAY, TODAY): 5,
        (Reason.BILLING, TODAY): 1,
    }
    assert sum(expected.late.values()) <= sum(each.number for each in groups)


def test_who_is_back_before_the_term_is_not_missed() -> None:
    expected = forecast(
        [group(3, holder=TURAL, due_on=TOMORROW)], [TODAY, TOMORROW], known(away={TURAL: TODAY})
    )
    assert expected.late == {}


def test_without_any_history_nothing_is_said_and_that_is_said() -> None:
    expected = forecast([group(3), group(4, holder=None)], [TODAY], known(paces=paces([], 9.0)))
    assert expected.late == {} and expected.unknown == 7


def test_who_has_few_days_is_forecast_by_the_offices_pace() -> None:
    work = [Work(OFFICE, GUNEL, TODAY - timedelta(days=n), 18) for n in range(1, 7)]
    work.append(Work(OFFICE, TURAL, TODAY - timedelta(days=1), 90))
    assert paces(work, 9.0).of(TURAL, OFFICE) == 2.0
    assert paces(work, 9.0).of(99, 98) is None


def test_a_median_lies_within_its_column() -> None:
    histogram = {bucket_of(minutes): 10 for minutes in (3, 12, 70)}
    assert 10 <= (quantile(histogram, 0.5) or 0) <= 15
    assert 60 <= (quantile(histogram, 0.9) or 0) <= 75
    assert quantile({}, 0.5) is None
    assert quantile({bucket_of(10**6): 1}, 0.5) == BUCKETS[-1]


def test_what_has_not_come_yet_stands_at_the_end_and_in_no_list() -> None:
    comes = known(arrivals={(OFFICE, TOMORROW): 5.4}, hours={TODAY: 3.0, TOMORROW: 3.0})
    expected = forecast([group(4, holder=None, due_on=TOMORROW)], [TODAY, TOMORROW], comes)
    # Two an hour, three hours: six of nine.
    assert expected.coming(TOMORROW) == 3 and expected.late == {}
    assert expected.of_office(TOMORROW) == {OFFICE: 3} and expected.queues == {}
    more = forecast([group(8, holder=None, due_on=TOMORROW)], [TOMORROW], comes)
    assert more.coming(TOMORROW) == 5 and more.late == {(Reason.UNHELD, TOMORROW): 2}
    unknown = forecast([], [TOMORROW], comes._replace(paces=paces([], 9.0)))
    assert unknown.coming(TOMORROW) == 0 and unknown.unknown == 0


def test_a_forecast_is_right_within_a_fifth_or_by_two() -> None:
    right = [(0, 2), (100, 120), (80, 100), (3, 1)]
    assert all(Checked(TODAY, foreseen, late).hit for foreseen, late in right)
    assert not Checked(TODAY, 79, 100).hit and Checked(TODAY, 79, None).hit is None


class Replayed:
    """An office whose days pass: what comes is due on the next one, and the earliest is decided
    first, by some more on one day than on another.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.day = 0
        self.open = Counter[int]()
        """By the day of the term."""
        self.decided: list[int] = []

    def on(self, day: int) -> date:
        return TODAY + timedelta(days=day)

    def pass_a_day(self) -> int:
        """How many of the day's term are open in the evening."""
        pace = round(self._random.gauss(180, 6))
        left = pace
        for due in sorted(self.open):
            done = min(self.open[due], left)
            self.open[due] -= done
            left -= done
        self.decided.append(pace - left)
        # A week of much and a week of little.
        much = 205 if self.day // 5 % 2 == 0 else 150
        self.open[self.day + 1] += round(self._random.gauss(much, 15))
        late = self.open[self.day]
        self.day += 1
        return late

    def foreseen(self) -> int:
        """Told in the evening, of the day that follows."""
        work = [
            Work(OFFICE, GUNEL, self.on(self.day - back), number)
            for back, number in enumerate(reversed(self.decided[-10:]), 1)
        ]
        groups = [
            group(number, holder=None, due_on=self.on(due), overdue=due < self.day)
            for due, number in self.open.items()
            if number
        ]
        day = self.on(self.day)
        expected = forecast(groups, [day], known(paces=paces(work, 9.0), hours={day: 9.0}))
        return sum(expected.of_office(day).values())


def test_over_a_replayed_month_most_evenings_are_right_and_the_month_is() -> None:
    office = Replayed(seed=2026)
    for _warming in range(10):
        office.pass_a_day()
    checked = []
    for _day in range(22):
        foreseen = office.foreseen()
        checked.append(Checked(office.on(office.day), foreseen, office.pass_a_day()))
    late = sum(each.late or 0 for each in checked)
    hits = sum(each.hit is True for each in checked)
    assert late > 100, "else there was nothing to foresee"
    assert hits >= 15
    assert abs(sum(each.foreseen for each in checked) - late) <= late * 0.15
