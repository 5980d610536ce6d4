"""Which alarms administrators are told by e-mail, after how long, and how often.

A setting has the rules, with semicolons between them: sources ("*": all), minutes after which it is
said, minutes after which it is said again (0: never), addresses.

    * 10 240 it@example.az; backup,seal 0 1440 it@example.az,boss@example.az
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

SOURCES = (
    *("account", "debt", "register", "mail", "sms", "portals"),
    *("open", "seal", "backup", "retention", "lane"),
)
"""Of whom an alarm may speak."""
EVERY_SOURCE = "*"
MAX_RECIPIENTS = 200
"""Letters of a rule's addresses."""
_RULE = re.compile(r"(\S+) +(\d{1,5}) +(\d{1,5}) +(\S+)")
ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


class AlarmRule(NamedTuple):
    """Whom to tell of which alarms."""

    sources: frozenset[str]
    after: timedelta
    """An alarm that is over sooner is not told."""
    again: timedelta | None
    """So long nothing more is said of the same source; then once more. None: said once."""
    recipients: str
    """Addresses with commas between them."""

    @property
    def addresses(self) -> list[str]:
        return self.recipients.split(",")


def parse(value: str) -> list[AlarmRule]:
    """Raises ValueError: it is not what the setting takes."""
    rules = [_rule(part.strip()) for part in value.split(";") if part.strip()]
    pairs = [(source, rule.recipients) for rule in rules for source in rule.sources]
    if len(pairs) != len(set(pairs)):
        raise ValueError("twice")
    return rules


def are_rules(value: str) -> bool:
    """Whether the setting takes it."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _rule(text: str) -> AlarmRule:
    match = _RULE.fullmatch(text)
    if match is None or len(match[4]) > MAX_RECIPIENTS:
        raise ValueError(text)
    named = match[1].split(",")
    sources = SOURCES if named == [EVERY_SOURCE] else tuple(named)
    addresses = match[4].split(",")
    if not set(sources) <= set(SOURCES) or not all(map(ADDRESS.fullmatch, addresses)):
        raise ValueError(text)
    again = timedelta(minutes=int(match[3]))
    return AlarmRule(frozenset(sources), timedelta(minutes=int(match[2])), again or None, match[4])


class Sounding(NamedTuple):
    """An alarm that goes on."""

    source: str
    code: str
    """Of the sentence."""
    detail: str
    since: datetime

    @property
    def params(self) -> dict[str, str]:
        """What its sentence is filled in with; where the detail is a code of its own, that one's
        sentence.
        """
        return {"detail": self.detail, "fault": self.detail}


class Told(NamedTuple):
    """What was said of a source to some recipients."""

    since: datetime
    """Of the alarm."""
    mailed_at: datetime
    ended_at: datetime | None
    """When it was said that it is over; None: not yet."""


class News(StrEnum):
    """What there is to say of an alarm."""

    BEGUN = "begun"
    GOES_ON = "goes_on"
    OVER = "over"


class Due(NamedTuple):
    """Something that is to be said now."""

    news: News
    source: str
    recipients: str
    alarm: Sounding | None
    """None: it is over."""
    before: Told | None
    """What was said last; None: nothing."""


def due(
    rules: Sequence[AlarmRule],
    sounding: Sequence[Sounding],
    told: Mapping[tuple[str, str], Told],
    now: datetime,
) -> list[Due]:
    """What is to be said now, rule by rule, and of each by the names of its sources. ``told``: what
    was said last, by source and recipients.
    """
    going_on = {alarm.source: alarm for alarm in sounding}
    due: list[Due] = []
    for rule in rules:
        for source in sorted(rule.sources):
            before = told.get((source, rule.recipients))
            news = _news(rule, going_on.get(source), before, now)
            if news is not None:
                due.append(
                    Due(
                        news,
                        source=source,
                        recipients=rule.recipients,
                        alarm=going_on.get(source),
                        before=before,
                    )
                )
    return due


def _news(
    rule: AlarmRule, alarm: Sounding | None, before: Told | None, now: datetime
) -> News | None:
    if alarm is None:
        return News.OVER if before is not None and before.ended_at is None else None
    if now - alarm.since < rule.after:
        return None
    if before is None:
        return News.BEGUN
    rested = rule.again is not None and now - before.mailed_at >= rule.again
    if before.ended_at is None:
        # Said, and not over: also where it has begun anew in between.
        return News.GOES_ON if rested else None
    # An alarm that comes and goes fills nobody's mailbox; one that is told once is told of each.
    return News.BEGUN if rested or rule.again is None else None
