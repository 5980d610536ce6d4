"""Working days in Baku, with the golden dates."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.deadlines import BAKU, WorkingCalendar, baku_day, remaining

CALENDAR = WorkingCalendar()
days = st.dates(date(2024, 1, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2025-11-21", "2025-11-26"),
        ("2024-12-27", "2025-01-06"),
        ("2025-03-19", "2025-04-03"),
        ("2025-12-30", "2026-01-07"),
        ("2026-03-19", "2026-04-02"),
        ("2026-05-26", "2026-06-03"),
    ],
)
def test_three_working_days_end_on_the_golden_dates(start: str, due: str) -> None:
    assert CALENDAR.add_working_days(date.fromisoformat(start), 3) == date.fromisoformat(due)


@given(days, st.integers(1, 15))
def test_the_explanation_counts_exactly_the_days_of_the_term(start: date, count: int) -> None:
    explained = CALENDAR.explain(start, count)
    assert explained[-1].on == CALENDAR.add_working_days(start, count)
    assert [day.counted for day in explained if day.counted] == list(range(1, count + 1))
    assert [day.on for day in explained] == [
        start + timedelta(days=n) for n in range(1, len(explained) + 1)
    ]
    assert all(day.reason for day in explained if day.counted is None)


@given(days, st.integers(1, 15))
def test_a_term_ends_on_a_working_day_after_its_start(start: date, count: int) -> None:
    due = CALENDAR.add_working_days(start, count)
    assert due > start and CALENDAR.is_working(due)
    assert CALENDAR.working_days_between(start, due) == count


@given(days, st.integers(1, 10))
def test_a_later_start_never_ends_earlier(start: date, count: int) -> None:
    assert CALENDAR.add_working_days(start, count) <= CALENDAR.add_working_days(
        start + timedelta(days=1), count
    )


def test_an_override_wins_over_the_package_and_names_its_act() -> None:
    friday = date(2026, 11, 27)
    calendar = WorkingCalendar(
        {friday: (False, "Qərar № 1"), date(2026, 11, 28): (True, "Qərar № 1")}
    )
    assert CALENDAR.add_working_days(date(2026, 11, 26), 1) == friday
    assert calendar.add_working_days(date(2026, 11, 26), 1) == date(2026, 11, 28)
    assert "Qərar № 1" in calendar.explain(date(2026, 11, 26), 1)[0].reason


def test_the_day_of_submission_is_the_day_in_baku() -> None:
    # 20:30 UTC on Thursday is 00:30 on Friday in Baku.
    assert CALENDAR.due_on(datetime(2026, 11, 19, 20, 30, tzinfo=UTC), 1) == date(2026, 11, 23)
    assert CALENDAR.due_on(datetime(2026, 11, 19, 19, 30, tzinfo=UTC), 1) == date(2026, 11, 20)


def test_no_term_is_longer_than_the_law_allows() -> None:
    at = datetime(2026, 2, 2, 9, tzinfo=BAKU)
    assert CALENDAR.due_on(at, 40) == CALENDAR.due_on(at, 15)


def test_the_term_ends_when_the_office_closes() -> None:
    assert CALENDAR.due_at(date(2026, 11, 23)) == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "kind", "count"),
    [
        (datetime(2026, 11, 23, 15, 42, tzinfo=BAKU), "hours", 2),
        (datetime(2026, 11, 23, 17, 30, tzinfo=BAKU), "minutes", 30),
        (datetime(2026, 11, 23, 10, 0, tzinfo=BAKU), "today", 0),
        (datetime(2026, 11, 20, 10, 0, tzinfo=BAKU), "days", 1),
        (datetime(2026, 11, 23, 19, 0, tzinfo=BAKU), "overdue_hours", 1),
        (datetime(2026, 11, 25, 9, 0, tzinfo=BAKU), "overdue_days", 2),
    ],
)
def test_what_is_left_is_said_in_the_unit_that_matters(
    now: datetime, kind: str, count: int
) -> None:
    left = remaining(CALENDAR, date(2026, 11, 23), now)
    assert (left.kind, left.count) == (kind, count)


def test_no_term_is_shorter_than_a_day() -> None:
    with pytest.raises(ValueError):
        CALENDAR.add_working_days(date(2026, 11, 23), 0)


def test_working_days_are_counted_backwards_too() -> None:
    friday = date(2026, 11, 20)
    tuesday = date(2026, 11, 24)
    assert CALENDAR.working_days_between(friday, tuesday) == 2
    assert CALENDAR.working_days_between(tuesday, friday) == -2


def test_a_day_in_baku_begins_four_hours_before_greenwichs() -> None:
    start, end = baku_day(date(2026, 11, 20))
    assert start == datetime(2026, 11, 19, 20, tzinfo=UTC)
    assert end == datetime(2026, 11, 20, 20, tzinfo=UTC)


@given(
    start=days,
    term=st.integers(1, 15),
    waited=st.integers(0, 40),
    decided=st.dictionaries(days, st.booleans(), max_size=8),
)
def test_no_term_is_longer_than_the_law_allows_whatever_was_waited_for(
    start: date, term: int, waited: int, decided: dict[date, bool]
) -> None:
    calendar = WorkingCalendar({on: (working, "qərar") for on, working in decided.items()})
    submitted = datetime.combine(start, datetime.min.time(), BAKU)
    due = calendar.due_on(submitted, term, waited)
    counted = calendar.working_days_between(start, due)
    assert counted == min(term + waited, 15)
    assert calendar.is_working(due)
    assert calendar.due_on(submitted, term) <= due


@given(start=days, term=st.integers(1, 15), ahead=st.integers(1, 20))
def test_a_day_made_free_never_shortens_a_term_and_one_worked_never_lengthens_it(
    start: date, term: int, ahead: int
) -> None:
    submitted = datetime.combine(start, datetime.min.time(), BAKU)
    on = start + timedelta(days=ahead)
    due = CALENDAR.due_on(submitted, term)
    assert CALENDAR.with_day(on, False).due_on(submitted, term) >= due
    assert CALENDAR.with_day(on, True).due_on(submitted, term) <= due


def test_the_day_that_was_due_made_free_moves_the_term_by_one() -> None:
    submitted = datetime(2026, 11, 20, 9, tzinfo=BAKU)
    assert CALENDAR.due_on(submitted, 3) == date(2026, 11, 25)
    free = CALENDAR.with_day(date(2026, 11, 25), False)
    assert free.due_on(submitted, 3) == date(2026, 11, 26)
