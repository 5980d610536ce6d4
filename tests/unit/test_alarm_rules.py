"""Of which alarms administrators are told, when, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from clerkdesk.domain import alarm_rules
from clerkdesk.domain.alarm_rules import News, Sounding, Told, are_rules, due, parse

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BOSS = "it@example.az,boss@example.az"


def news(
    rules: str, minutes_ago: int | None = None, last: Told | None = None, source: str = "mail"
) -> list[News]:
    """What is said now of an alarm that began so long ago; None: there is none."""
    sounding = []
    if minutes_ago is not None:
        sounding = [Sounding(source, "alarm_mail_silent", "x", NOW - minutes_ago * MINUTE)]
    parsed = parse(rules)
    before = {} if last is None else {(source, parsed[0].recipients): last}
    return [each.news for each in due(parsed, sounding, before, NOW)]


def said(minutes_ago: int, *, over: bool = False) -> Told:
    at = NOW - minutes_ago * MINUTE
    return Told(at, at, NOW if over else None)


@pytest.mark.parametrize(
    "value", ["", "* 10 240 it@example.az", f"backup,seal 0 1440 {BOSS}; mail 5 0 it@example.az"]
)
def test_these_are_rules(value: str) -> None:
    assert are_rules(value)


@pytest.mark.parametrize(
    "value",
    [
        "* 10 it@example.az",
        "* ten 240 it@example.az",
        "* 10 240",
        "* 10 240 it",
        "* 10 240 it@example",
        "* 10 240 <it@example.az>",
        "mial 10 240 it@example.az",
        "mail, 10 240 it@example.az",
        "* 10 240 it@example.az; mail 5 60 it@example.az",
        f"* 10 240 {'x' * 200}@example.az",
    ],
)
def test_these_are_none(value: str) -> None:
    assert not are_rules(value)


def test_what_is_over_soon_is_not_told_and_what_lasts_is_told_once() -> None:
    rules = "* 10 240 it@example.az"
    assert news(rules, 9) == [] and news(rules, 10) == [News.BEGUN]
    assert news(rules, 200, said(190)) == []
    assert news(rules, 300, said(240)) == [News.GOES_ON]
    assert news("* 10 0 it@example.az", 9999, said(9000)) == []


def test_that_it_is_over_is_told_once_and_only_to_whom_was_told() -> None:
    rules = "* 10 240 it@example.az"
    assert news(rules) == []
    assert news(rules, None, said(30)) == [News.OVER]
    assert news(rules, None, said(30, over=True)) == []


def test_an_alarm_that_comes_and_goes_fills_no_mailbox() -> None:
    rules = "* 10 240 it@example.az"
    assert news(rules, 15, said(100, over=True)) == []
    assert news(rules, 15, said(250, over=True)) == [News.BEGUN]


def test_each_rule_has_its_sources_and_its_people() -> None:
    rules = parse(f"backup 0 1440 {BOSS}; mail,sms 5 60 it@example.az")
    sounding = [
        Sounding(source, "alarm_backup", "x", NOW - 6 * MINUTE)
        for source in ("backup", "mail", "portals")
    ]
    mails = [(each.source, each.recipients) for each in due(rules, sounding, {}, NOW)]
    assert mails == [("backup", BOSS), ("mail", "it@example.az")]
    assert rules[0].addresses == ["it@example.az", "boss@example.az"]
    assert set(alarm_rules.SOURCES) > {"mail", "lane", "seal"}
