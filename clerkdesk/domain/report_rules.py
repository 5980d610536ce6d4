"""Which reports are mailed by themselves: of which period, at what time, to whom.

A setting has the rules, with semicolons between them: day, week or month, the time in Baku, and
addresses.

    day 18:30 boss@azersu.example.az; month 08:00 boss@azersu.example.az,board@azersu.example.az

A day's report leaves on the day itself, or, before noon, on the day after it; a week's on the
Monday and a month's on the first after it.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from clerkdesk.domain.alarm_rules import ADDRESS, MAX_RECIPIENTS
from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.report import Period, parse_period

LATEST = timedelta(days=3)
"""Later than that a report that nobody could send is not sent any more: the next one is near."""
_RULE = re.compile(r"(day|week|month) +((?:[01][0-9]|2[0-3]):[0-5][0-9]) +(\S+)")


class ReportRule(NamedTuple):
    """One report that leaves by itself."""

    kind: str
    """day, week or month"""
    at: time
    """In Baku."""
    recipients: str
    """Addresses with commas between them."""

    @property
    def addresses(self) -> list[str]:
        return self.recipients.split(",")

    def due(self, now: datetime) -> Period | None:
        """The newest period whose report should have left by now; None: it left too long ago."""
        today = baku_date(now)
        # Before its hour the one before it is the newest; of days before noon the one before that.
        ended = (self._ended(today, back) for back in (0, 1, 2))
        period = next(period for period in ended if self._leaves(period) <= now)
        return period if now - self._leaves(period) <= LATEST else None

    def _ended(self, today: date, back: int) -> Period:
        if self.kind == "day":
            on = today - timedelta(days=back)
            return Period(on, on)
        period = parse_period(f"last-{self.kind}", today)
        for _step in range(back):
            period = parse_period(f"last-{self.kind}", period.since)
        return period

    def _leaves(self, period: Period) -> datetime:
        same_day = self.kind == "day" and self.at >= time(12)
        on = period.until if same_day else period.until + timedelta(days=1)
        return datetime.combine(on, self.at, BAKU)


def parse(value: str) -> list[ReportRule]:
    """Raises ValueError: it is not what the setting takes."""
    rules = [_rule(part.strip()) for part in value.split(";") if part.strip()]
    if len({(rule.kind, rule.recipients) for rule in rules}) != len(rules):
        raise ValueError("twice")
    return rules


def are_rules(value: str) -> bool:
    """Whether the setting takes it."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _rule(text: str) -> ReportRule:
    match = _RULE.fullmatch(text)
    if match is None or len(match[3]) > MAX_RECIPIENTS:
        raise ValueError(text)
    if not all(map(ADDRESS.fullmatch, match[3].split(","))):
        raise ValueError(text)
    return ReportRule(match[1], time.fromisoformat(match[2]), match[3])
