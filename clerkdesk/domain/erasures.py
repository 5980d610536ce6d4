"""How long personal data are kept, and when they are due to be erased."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import MOST_MONTHS


class Cause(StrEnum):
    """Why the personal data of an application are erased."""

    RULE = "rule"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Rule:
    """So many months after the end of applications that ended so."""

    organisation_id: int
    service: str
    outcome: str
    months: int

    def values(self, at: datetime) -> dict[str, Any]:
        """What is asked for when the applications of the rule are sought."""
        return {
            "of": self.organisation_id,
            "service": self.service,
            "outcome": self.outcome,
            "ended_before": self.ended_before(at),
        }

    def ended_before(self, at: datetime) -> datetime:
        """What was decided before this moment is due at ``at``: the day itself has passed."""
        last = months_before(baku_date(at), self.months)
        return datetime.combine(last + timedelta(days=1), time(), BAKU)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month; of a shorter month its last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def parse_months(stated: str) -> int | None:
    """The months of a rule; None: "never". Raises Invalid (retention_months)."""
    if stated == "never":
        return None
    if not (stated.isascii() and stated.isdigit()) or not 1 <= int(stated) <= MOST_MONTHS:
        raise Invalid("retention_months", field="months", most=MOST_MONTHS)
    return int(stated)


@dataclass(frozen=True, slots=True)
class ErasedData:
    """That the personal data of an application are no more."""

    at: datetime
    cause: Cause
    months: int | None
    """Of the rule."""
    repeated: bool

    @property
    def code(self) -> str:
        """Of the sentence that says so."""
        if self.repeated:
            return "erased_again"
        return "erased_by_rule" if self.cause is Cause.RULE else "erased_on_request"

    @property
    def params(self) -> dict[str, object]:
        """What fills it."""
        return {"on": f"{baku_date(self.at):%d.%m.%Y}", "months": self.months}


class Extent(StrEnum):
    """How much of an application is erased when a person asks for it."""

    ALL = "all"
    """It is the person's own."""
    ONE_PERSON = "one_person"
    """It is somebody else's, in which the person is named: what speaks of that person alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides whether an application is erased when a person asks for it."""

    decided: bool
    own: bool
    """The person is its applicant or its owner, and not only named in it."""
    asked: bool
    """It is asked for already."""
    awaited: bool
    """A message or an answer is on its way."""

    @property
    def extent(self) -> Extent:
        """What goes, once nothing bars it."""
        return Extent.ALL if self.own else Extent.ONE_PERSON

    @property
    def bar(self) -> str | None:
        """The code of the sentence why it stays; None: it is erased."""
        if not self.decided:
            return "stays_open"
        if self.asked:
            return "stays_asked"
        return "stays_awaited" if self.awaited else None
