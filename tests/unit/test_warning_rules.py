"""Before it is late: which terms are warned of at a moment, by the office's hours."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.figures import office_minutes
from clerkdesk.domain.warning_rules import (
    Stage,
    WarningRule,
    checked,
    hours_after,
    hours_before,
    is_rule,
    parse,
)

CALENDAR = WorkingCalendar()
FRIDAY_THREE = datetime(2026, 11, 27, 11, tzinfo=UTC)
"""15:00 in Baku."""


def test_hours_are_those_at_which_the_office_is_open() -> None:
    assert hours_after(CALENDAR, FRIDAY_THREE, 2) == datetime(2026, 11, 27, 13, tzinfo=UTC)
    monday = datetime(2026, 11, 30, 6, tzinfo=UTC)
    assert hours_after(CALENDAR, FRIDAY_THREE, 4) == monday, "three on Friday, one on Monday"
    assert hours_before(CALENDAR, monday, 4) == FRIDAY_THREE
    night = datetime(2026, 11, 28, 20, tzinfo=UTC)
    assert hours_after(CALENDAR, night, 1) == monday
    assert hours_before(CALENDAR, night, 3) == FRIDAY_THREE


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    st.floats(min_value=0.25, max_value=60),
)
def test_so_many_hours_lie_between_the_two(moment: datetime, hours: float) -> None:
    at = moment.replace(tzinfo=UTC)
    second = timedelta(seconds=1) / timedelta(minutes=1)
    later = hours_after(CALENDAR, at, hours)
    assert abs(office_minutes(CALENDAR, at, later) - hours * 60) < second
    earlier = hours_before(CALENDAR, at, hours)
    assert abs(office_minutes(CALENDAR, earlier, at) - hours * 60) < second


def test_a_rule_says_of_each_stage_up_to_which_term() -> None:
    rule = parse("3 1 9 a@b.az,c@d.az -")
    assert rule == WarningRule(3, 1, 9, "a@b.az,c@d.az", "")
    assert parse(rule.text()) == rule
    closes = FRIDAY_THREE + timedelta(hours=3)
    assert rule.edge(Stage.HOLDER, CALENDAR, FRIDAY_THREE) == closes
    assert rule.edge(Stage.SUPERVISOR, CALENDAR, FRIDAY_THREE) == FRIDAY_THREE + timedelta(hours=1)
    assert rule.edge(Stage.ESCALATED, CALENDAR, FRIDAY_THREE) == FRIDAY_THREE - timedelta(days=1)
    nobody = parse("0 0 0")
    assert [nobody.edge(stage, CALENDAR, FRIDAY_THREE) for stage in Stage] == [None] * 3
    assert parse("") == nobody


@pytest.mark.parametrize("value", ["3", "3 1", "3 1 100", "a b c", "3 1 4 nobody", "1 1 1 - - -"])
def test_what_is_no_rule_is_not_taken(value: str) -> None:
    assert not is_rule(value)


def fields(**changes: str) -> dict[str, str]:
    values = {"holder_hours": "3", "supervisor_hours": "1", "after_hours": ""}
    return values | {"mail": "", "after_mail": ""} | changes


def test_what_is_typed_becomes_a_rule_or_says_which_field_is_wrong() -> None:
    rule = checked(fields(mail="a@b.az; c@d.az"))
    assert rule == WarningRule(3, 1, 0, "a@b.az,c@d.az", "")
    for changes, code, field in (
        ({"after_hours": "soon"}, "warning_hours", "after_hours"),
        ({"supervisor_hours": "4"}, "warning_order", "supervisor_hours"),
        ({"after_mail": "head"}, "warning_addresses", "after_mail"),
    ):
        with pytest.raises(Invalid, match=code) as refusal:
            checked(fields(**changes))
        assert refusal.value.params["field"] == field
