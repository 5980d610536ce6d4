"""How many working days an e-service has, and from which day on another number.

Of every e-service a setting has the working days of a term and, where the service knows a special
investigation, those that it may take; behind a semicolon what follows them, with its first day:

    3
    1 5; 2026-12-05 2 6

A term goes by the day on which the application was submitted. What has begun is never changed, so
that no citizen's term moves by another rule.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from clerkdesk.domain.deadlines import LEGAL_CEILING_WORKING_DAYS
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.versions import parse_since

DAYS = "days"
INVESTIGATION = "investigation"
SINCE = "valid_from"
_NUMBER = "([1-9]|1[0-5])"
"""At most the law's ceiling."""
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class TermRule(NamedTuple):
    """Of one e-service, in working days."""

    days: int
    investigation: int | None
    """None: the service knows none."""

    def text(self) -> str:
        """As the setting has it."""
        return " ".join(str(number) for number in self if number is not None)


class TermRules(NamedTuple):
    """The rule that holds, and the one that follows it."""

    first: TermRule
    since: date | None = None
    """The first day of the one that follows; None: none does."""
    then: TermRule | None = None

    def on(self, day: date) -> TermRule:
        """The rule of an application that is submitted on a day, in Baku."""
        if self.since is None or self.then is None or day < self.since:
            return self.first
        return self.then

    def text(self) -> str:
        """As the setting has it."""
        if self.since is None or self.then is None:
            return self.first.text()
        return f"{self.first.text()}; {self.since} {self.then.text()}"


def setting_of(service: str) -> str:
    """The setting that has the rules of an e-service."""
    return f"term_{service}"


SERVICE_OF = {setting_of(service): service for service in Service}


def laid_down(service: Service) -> TermRule:
    """As the e-service describes itself: what holds where nothing is set."""
    eservice = ESERVICES[service]
    return TermRule(eservice.term_working_days, eservice.investigation_working_days)


def pattern(service: Service) -> str:
    """What the setting of an e-service looks like, as a regular expression that the guard has,
    too.
    """
    rule = _NUMBER if laid_down(service).investigation is None else f"{_NUMBER} {_NUMBER}"
    return f"^{rule}(; {_DAY} {rule})?$"


def parse(service: Service, setting: str) -> TermRules:
    """Raises ValueError: it is not what the setting takes."""
    if not setting:
        return TermRules(laid_down(service))
    if re.fullmatch(pattern(service), setting, re.ASCII) is None:
        raise ValueError(setting)
    first, _semicolon, following = setting.partition("; ")
    if not following:
        return TermRules(_rule(first))
    since, _blank, then = following.partition(" ")
    return TermRules(_rule(first), date.fromisoformat(since), _rule(then))


def _rule(text: str) -> TermRule:
    days, _blank, investigation = text.partition(" ")
    return TermRule(int(days), int(investigation) if investigation else None)


def is_setting(service: Service, value: str) -> bool:
    """Whether the setting of an e-service takes the value."""
    try:
        rules = parse(service, value)
    except ValueError:
        return False
    return all(map(_in_order, (rules.first, rules.then or rules.first)))


def _in_order(rule: TermRule) -> bool:
    return rule.investigation is None or rule.investigation >= rule.days


def check_change(service: Service, before: str, value: str, today: date) -> None:
    """Raises Invalid (term_begun): another rule begins tomorrow at the earliest, and none holds
    from today that did not hold before.
    """
    now = parse(service, before).on(today)
    rules = parse(service, value)
    begun = rules.since is not None and rules.since <= today
    if begun or rules.on(today) != now:
        raise Invalid("term_begun", field=SINCE)


def values_of(rules: TermRules, today: date) -> dict[str, str]:
    """What an administrator reads: what follows where something does, else what holds."""
    ahead = rules.since is not None and rules.since > today
    shown = rules.then if ahead and rules.then is not None else rules.on(today)
    investigation = shown.investigation
    return {
        DAYS: str(shown.days),
        INVESTIGATION: "" if investigation is None else str(investigation),
        SINCE: f"{rules.since:%d.%m.%Y}" if ahead else "",
    }


def checked(
    service: Service, values: Mapping[str, str], stands: TermRules, today: date
) -> TermRules:
    """The rules of what is written: without a day nothing follows what holds.

    Raises Invalid naming the field: term_days, term_order, term_begun, since_wrong, missing,
    no_investigation.
    """
    now = stands.on(today)
    rule = TermRule(_days(values, DAYS), None)
    if now.investigation is not None:
        rule = rule._replace(investigation=_days(values, INVESTIGATION))
    elif values[INVESTIGATION].strip():
        raise Invalid("no_investigation", field=INVESTIGATION)
    if not _in_order(rule):
        raise Invalid("term_order", field=INVESTIGATION)
    if not values[SINCE].strip():
        if rule != now:
            raise Invalid("missing", field=SINCE)
        return TermRules(now)
    since = parse_since(values[SINCE])
    if since <= today:
        raise Invalid("term_begun", field=SINCE)
    return TermRules(now, since, rule)


def _days(values: Mapping[str, str], field: str) -> int:
    text = values[field].strip()
    if re.fullmatch(_NUMBER, text, re.ASCII) is None:
        raise Invalid("term_days", field=field, most=LEGAL_CEILING_WORKING_DAYS)
    return int(text)
