"""Which open applications will be late: the first reason that holds, and each told once."""

from datetime import date, timedelta

from clerkdesk.domain.figures import BUCKETS, bucket_of, quantile
from clerkdesk.domain.forecast import Group, Known, Reason, Work, forecast, paces

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
    told = forecast([group(8)], [TODAY, TOMORROW], known())
    # Two an hour, three hours.
    assert told.late == {(Reason.QUEUE, TODAY): 2} and told.of_day(TODAY) == 2


def test_what_is_late_already_is_in_the_way_and_is_not_told_again() -> None:
    overdue = group(4, due_on=TODAY - timedelta(days=1), overdue=True)
    told = forecast([overdue, group(5)], [TODAY], known())
    assert told.late == {(Reason.QUEUE, TODAY): 3}


def test_each_has_the_first_reason_that_holds() -> None:
    groups = [
        group(9, holder=None),
        group(2, waiting=True),
        group(5, holder=TURAL),
        group(3),
    ]
    told = forecast(
        groups, [TODAY], known(away={TURAL: TOMORROW}, silent={(OFFICE, GUNEL, TODAY): 1})
    )
    assert told.late == {
        (Reason.UNHELD, TODAY): 5,
        (Reason.CITIZEN, TODAY): 2,
        (Reason.AWAY, TODAY): 5,
        (Reason.BILLING, TODAY): 1,
    }
    assert sum(told.late.values()) <= sum(each.number for each in groups)


def test_who_is_back_before_the_term_is_not_missed() -> None:
    told = forecast(
        [group(3, holder=TURAL, due_on=TOMORROW)], [TODAY, TOMORROW], known(away={TURAL: TODAY})
    )
    assert told.late == {}


def test_without_any_history_nothing_is_said_and_that_is_said() -> None:
    told = forecast([group(3), group(4, holder=None)], [TODAY], known(paces=paces([], 9.0)))
    assert told.late == {} and told.unknown == 7


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
