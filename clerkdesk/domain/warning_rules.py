"""Before an application is late: who is warned of it how many office hours before its term ends,
and who is told so many after it has.

Of every e-service a setting has the rule: hours before for whoever holds it, hours before for
supervisors, hours after for whoever must know; then the addresses that a supervisor's warning goes
to, and those of what is told after ("-": none).

    3 1 4 - head@example.az
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.alarm_rules import ADDRESS, MAX_RECIPIENTS
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.figures import office_hours

MOST_HOURS = 99
NOBODY = "-"
_HOURS = re.compile(r"0|[1-9]\d?")


class Stage(StrEnum):
    """Who is told, in the order in which it happens."""

    HOLDER = "holder"
    SUPERVISOR = "supervisor"
    ESCALATED = "escalated"
    """The term has passed, and nobody has decided."""


class WarningRule(NamedTuple):
    """Of one e-service; 0 hours: nobody is told at that stage."""

    holder_hours: int = 0
    supervisor_hours: int = 0
    after_hours: int = 0
    mail: str = ""
    """Addresses with commas between them, told together with the supervisors."""
    after_mail: str = ""
    """Those that are told afterwards."""

    def text(self) -> str:
        """As the setting has it."""
        hours = f"{self.holder_hours} {self.supervisor_hours} {self.after_hours}"
        return f"{hours} {self.mail or NOBODY} {self.after_mail or NOBODY}"

    def hours(self, stage: Stage) -> int:
        """Office hours before the term, and of what is escalated those after it."""
        return {
            Stage.HOLDER: self.holder_hours,
            Stage.SUPERVISOR: self.supervisor_hours,
            Stage.ESCALATED: self.after_hours,
        }[stage]

    def recipients(self, stage: Stage) -> str:
        """The addresses of a stage; a holder is told at the desk alone."""
        return {
            Stage.HOLDER: "",
            Stage.SUPERVISOR: self.mail,
            Stage.ESCALATED: self.after_mail,
        }[stage]

    def edge(self, stage: Stage, calendar: WorkingCalendar, at: datetime) -> datetime | None:
        """The latest term of which that stage is told at a moment; None: nobody is told."""
        hours = self.hours(stage)
        if not hours:
            return None
        if stage is Stage.ESCALATED:
            return hours_before(calendar, at, hours)
        return hours_after(calendar, at, hours)


def parse(value: str) -> WarningRule:
    """Raises ValueError: it is not what the setting takes."""
    if not value.strip():
        return WarningRule()
    parts = value.split()
    if not 3 <= len(parts) <= 5:
        raise ValueError(value)
    holder, supervisor, after = (_hours(part) for part in parts[:3])
    mail, after_mail = (_addresses(part) for part in (*parts[3:], NOBODY, NOBODY)[:2])
    return WarningRule(holder, supervisor, after, mail, after_mail)


def is_rule(value: str) -> bool:
    """Whether the setting takes it."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def checked(values: dict[str, str]) -> WarningRule:
    """What is written in fields named as the rule's. Raises Invalid naming the field:
    warning_hours, warning_order, warning_addresses.
    """
    rule = WarningRule(
        _typed_hours(values, "holder_hours"),
        _typed_hours(values, "supervisor_hours"),
        _typed_hours(values, "after_hours"),
        mail=_typed_addresses(values, "mail"),
        after_mail=_typed_addresses(values, "after_mail"),
    )
    if 0 < rule.holder_hours < rule.supervisor_hours:
        raise Invalid("warning_order", field="supervisor_hours")
    return rule


def _typed_hours(values: dict[str, str], name: str) -> int:
    written = values[name].strip() or "0"
    if not _HOURS.fullmatch(written):
        raise Invalid("warning_hours", field=name, most=MOST_HOURS)
    return int(written)


def _typed_addresses(values: dict[str, str], name: str) -> str:
    written = re.sub(r"[\s;,]+", ",", values[name]).strip(",")
    if written and not _are_addresses(written):
        raise Invalid("warning_addresses", field=name, most=MAX_RECIPIENTS)
    return written


def _hours(text: str) -> int:
    if not _HOURS.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _addresses(text: str) -> str:
    if text == NOBODY:
        return ""
    if not _are_addresses(text):
        raise ValueError(text)
    return text


def _are_addresses(text: str) -> bool:
    return len(text) <= MAX_RECIPIENTS and all(map(ADDRESS.fullmatch, text.split(",")))


def hours_after(calendar: WorkingCalendar, at: datetime, hours: float) -> datetime:
    """The moment until which the office is open for so many hours from ``at`` on."""
    left = timedelta(hours=hours)
    day = calendar.working_day_from(baku_date(at))
    while True:
        opens, closes = office_hours(calendar, day)
        begins = max(opens, at)
        if begins < closes:
            if begins + left <= closes:
                return begins + left
            left -= closes - begins
        day = calendar.add_working_days(day, 1)


def hours_before(calendar: WorkingCalendar, at: datetime, hours: float) -> datetime:
    """The moment since which the office has been open for so many hours until ``at``."""
    left = timedelta(hours=hours)
    day = baku_date(at)
    while True:
        opens, closes = office_hours(calendar, day)
        ends = min(closes, at)
        if calendar.is_working(day) and opens < ends:
            if ends - left >= opens:
                return ends - left
            left -= ends - opens
        day -= timedelta(days=1)
