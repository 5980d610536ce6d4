"""Domain and database compute one term, by the same rows of the calendar."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, text

from clerkdesk.domain.deadlines import BAKU, WorkingCalendar, baku_date
from clerkdesk.store.reference_models import CalendarDay
from tests.conftest import Desk

_FIRST = date(2026, 1, 1)
_CASES = 25
"""Of one calendar: so many terms are asked for in one statement."""

days = st.integers(0, 400).map(lambda more: _FIRST + timedelta(days=more))
calendars = st.dictionaries(days, st.booleans(), max_size=120)
instants = st.builds(
    lambda on, minute: datetime.combine(on, time(), UTC) + timedelta(minutes=minute),
    days,
    st.integers(0, 24 * 60 - 1),
)
terms = st.tuples(instants, st.integers(1, 20), st.integers(0, 20), instants)


def _write(connection: Connection, rows: dict[date, bool]) -> WorkingCalendar:
    """The rows in place of what is there, and the domain's calendar of them."""
    connection.execute(delete(CalendarDay))
    if rows:
        connection.execute(
            insert(CalendarDay),
            [
                {
                    "organisation_id": 1,
                    "on": on,
                    "is_working": works,
                    "source": "act",
                    "reason": "x",
                }
                for on, works in rows.items()
            ],
        )
    return WorkingCalendar({on: (works, "x") for on, works in rows.items()})


_BOTH = text("""
    SELECT
      cd_term(1, (c.submitted AT TIME ZONE 'Asia/Baku')::date, LEAST(c.days + c.waited, 15)),
      cd_closing(1, (c.submitted AT TIME ZONE 'Asia/Baku')::date),
      cd_working_days(
        1,
        (c.submitted AT TIME ZONE 'Asia/Baku')::date,
        (c.until AT TIME ZONE 'Asia/Baku')::date
      )
    FROM unnest(
      CAST(:submitted AS timestamptz[]),
      CAST(:days AS integer[]),
      CAST(:waited AS integer[]),
      CAST(:until AS timestamptz[])
    ) WITH ORDINALITY AS c (submitted, days, waited, until, place)
    ORDER BY c.place
""")


def _agree(server: Desk, calendars_tried: int) -> None:
    with server.engine.connect() as connection:

        @settings(
            max_examples=calendars_tried,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(calendars, st.lists(terms, min_size=_CASES, max_size=_CASES))
        def one(rows: dict[date, bool], cases: list[tuple[datetime, int, int, datetime]]) -> None:
            calendar = _write(connection, rows)
            submitted, counted, waited, until = (list(part) for part in zip(*cases))
            answers = connection.execute(
                _BOTH,
                {"submitted": submitted, "days": counted, "waited": waited, "until": until},
            ).all()
            for case, (due_on, closes_at, between) in zip(cases, answers):
                began, term, waiting, end = case
                assert due_on == calendar.due_on(began, term, waiting), case
                assert closes_at == calendar.due_at(baku_date(began)), case
                expected = calendar.working_days_between(baku_date(began), baku_date(end))
                assert between == max(expected, 0), case

        try:
            one()
        finally:
            connection.rollback()


def test_three_hundred_terms_are_the_same_for_domain_and_database(server: Desk) -> None:
    _agree(server, 12)


@pytest.mark.long
def test_ten_thousand_terms_are_the_same_for_domain_and_database(server: Desk) -> None:
    _agree(server, 10_000 // _CASES)


def test_a_term_beyond_the_years_of_the_office_is_none(server: Desk) -> None:
    assert server.scalar("SELECT cd_term(1, '2100-12-31', 3)") is None


def test_the_office_closes_in_baku(server: Desk) -> None:
    closes = server.scalar("SELECT cd_closing(1, '2026-11-23')")
    assert closes == datetime(2026, 11, 23, 18, tzinfo=BAKU)
