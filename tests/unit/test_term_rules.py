"""How many working days a term has: by the day of submission, never by what came later."""

from datetime import date

import pytest

from clerkdesk.domain import term_rules
from clerkdesk.domain.deadlines import LEGAL_CEILING_WORKING_DAYS
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.term_rules import DAYS, INVESTIGATION, SINCE, TermRule, TermRules, parse

TODAY = date(2026, 11, 20)
FOLLOWING = "1 5; 2026-12-05 2 6"


def test_what_is_submitted_goes_by_the_rule_of_its_day() -> None:
    rules = parse(Service.IDP, FOLLOWING)
    assert rules.on(date(2026, 12, 4)) == TermRule(1, 5)
    assert rules.on(date(2026, 12, 5)) == TermRule(2, 6)
    assert rules.text() == FOLLOWING
    assert parse(Service.NO_DEBT, "").on(TODAY) == TermRule(3, None), "as it is laid down"


@pytest.mark.parametrize(
    ("service", "value", "is_one"),
    [
        (Service.NO_DEBT, "3", True),
        (Service.NO_DEBT, "15; 2026-12-05 1", True),
        (Service.NO_DEBT, "3 5", False),
        (Service.NO_DEBT, "0", False),
        (Service.NO_DEBT, f"{LEGAL_CEILING_WORKING_DAYS + 1}", False),
        (Service.NO_DEBT, "3; 2026-13-05 1", False),
        (Service.NO_DEBT, "3;2026-12-05 1", False),
        (Service.NO_DEBT, "٣", False),
        (Service.NO_DEBT, "3\n", False),
        (Service.IDP, "1", False),
        (Service.IDP, "5 1", False),
        (Service.IDP, FOLLOWING, True),
    ],
)
def test_a_setting_is_a_rule_or_it_is_refused(service: Service, value: str, is_one: bool) -> None:
    assert term_rules.is_setting(service, value) is is_one


@pytest.mark.parametrize("value", ["2 5", "1 5; 2026-11-20 2 6", "1 5; 2026-11-19 1 5"])
def test_no_rule_reaches_back(value: str) -> None:
    with pytest.raises(Invalid, match="term_begun"):
        term_rules.check_change(Service.IDP, "", value, TODAY)


def test_a_rule_that_came_true_stays_when_the_next_one_is_written() -> None:
    stands = parse(Service.IDP, "1 5; 2026-11-10 2 6")
    values = {DAYS: "3", INVESTIGATION: "7", SINCE: "05.12.2026"}
    rules = term_rules.checked(Service.IDP, values, stands, TODAY)
    assert rules == TermRules(TermRule(2, 6), date(2026, 12, 5), TermRule(3, 7))
    term_rules.check_change(Service.IDP, stands.text(), rules.text(), TODAY)
    assert term_rules.values_of(rules, TODAY) == values
    back = term_rules.checked(
        Service.IDP, {DAYS: "2", INVESTIGATION: "6", SINCE: " "}, rules, TODAY
    )
    assert back == TermRules(TermRule(2, 6))


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({DAYS: "0"}, "term_days", DAYS),
        ({DAYS: "16"}, "term_days", DAYS),
        ({INVESTIGATION: ""}, "term_days", INVESTIGATION),
        ({DAYS: "7"}, "term_order", INVESTIGATION),
        ({SINCE: "20.11.2026"}, "term_begun", SINCE),
        ({SINCE: "sabah"}, "since_wrong", SINCE),
        ({SINCE: ""}, "missing", SINCE),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    changed: dict[str, str], code: str, field: str
) -> None:
    values = {DAYS: "2", INVESTIGATION: "6", SINCE: "05.12.2026"} | changed
    with pytest.raises(Invalid, match=code) as refused:
        term_rules.checked(Service.IDP, values, parse(Service.IDP, ""), TODAY)
    assert refused.value.params["field"] == field


def test_a_service_without_an_investigation_has_no_term_for_it() -> None:
    values = {DAYS: "3", INVESTIGATION: "5", SINCE: "05.12.2026"}
    with pytest.raises(Invalid, match="no_investigation"):
        term_rules.checked(Service.NO_DEBT, values, parse(Service.NO_DEBT, ""), TODAY)
