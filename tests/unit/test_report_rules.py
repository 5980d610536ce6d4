"""When a report leaves by itself, and of which period."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.report_rules import LATEST, ReportRule, are_rules, parse

MOMENTS = st.datetimes(datetime(2020, 1, 8), datetime(2099, 1, 1)).map(
    lambda at: at.replace(tzinfo=BAKU)
)
KINDS = st.sampled_from(("day 18:30", "day 07:00", "week 08:00", "month 08:00"))


def rule(text: str) -> ReportRule:
    (only,) = parse(f"{text} boss@example.az")
    return only


@pytest.mark.parametrize(
    ("text", "now", "period"),
    [
        ("day 18:30", "2026-11-27T18:29", "26.11.2026"),
        ("day 18:30", "2026-11-27T18:30", "27.11.2026"),
        ("day 07:00", "2026-11-27T06:59", "25.11.2026"),
        ("day 07:00", "2026-11-27T07:00", "26.11.2026"),
        ("week 08:00", "2026-11-30T08:00", "23.11.2026–29.11.2026"),
        ("week 08:00", "2026-12-03T08:00", "23.11.2026–29.11.2026"),
        ("week 08:00", "2026-12-03T08:01", None),
        ("month 08:00", "2026-12-01T07:59", None),
        ("month 08:00", "2026-12-01T08:00", "01.11.2026–30.11.2026"),
    ],
)
def test_a_report_leaves_once_its_period_is_over(text: str, now: str, period: str | None) -> None:
    due = rule(text).due(datetime.fromisoformat(now).replace(tzinfo=BAKU))
    assert (due and due.text()) == period


@given(KINDS, MOMENTS)
def test_what_is_due_is_over_and_not_long_ago(text: str, now: datetime) -> None:
    period = rule(text).due(now)
    if period is None:
        assert not text.startswith("day"), "there is a day every day"
        return
    ended = datetime.combine(period.until, datetime.max.time(), BAKU)
    assert ended - now < timedelta(hours=12), "only a day's report leaves before midnight"
    assert now - ended <= LATEST + timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "year 08:00 a@b.az",
        "day 24:00 a@b.az",
        "day 8:00 a@b.az",
        "day 08:00 nobody",
        "day 08:00",
        "day 08:00 a@b.az; day 09:00 a@b.az",
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    assert not are_rules(text)


def test_several_rules_stand_side_by_side() -> None:
    rules = parse("day 18:30 a@b.az,c@d.az; month 08:00 a@b.az; ")
    assert [(each.kind, each.addresses) for each in rules] == [
        ("day", ["a@b.az", "c@d.az"]),
        ("month", ["a@b.az"]),
    ]
    assert parse("") == []
