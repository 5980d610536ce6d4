"""What is so now of each kind of setting, in a word: shown beside its name, and red where
something is broken.
"""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.connections import ALARM_SOURCES
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.domain.term_rules import DAYS, INVESTIGATION
from clerkdesk.store.reference_models import CalendarOverride, MessageTemplate, OrganisationDay
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration import (
    dated_records,
    office_records,
    phrase_records,
    refusal_texts,
    requirement_records,
    retention_records,
    route_records,
    second_look_rules,
    setting_records,
    term_records,
    warning_records,
)
from clerkdesk.usecases.administration.dated_records import (
    BASES,
    COMPLAINTS,
    LETTERHEADS,
    State,
)
from clerkdesk.usecases.identity import Actor, require_administrator
from clerkdesk.usecases.messages.text_versions import seen_by
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.portal import portals
from clerkdesk.usecases.supervision import dashboard, timings
from clerkdesk.usecases.unit_of_work import now

_FOLLOWS_WITHIN = timedelta(minutes=10)
"""So long the worker may take to move the terms behind a decision."""


class Fact(NamedTuple):
    """Of one kind."""

    kind: SettingsKind
    counts: tuple[int, ...]
    """What is counted depends on the kind."""
    broken: bool = False
    """Somebody has to look at it."""


def facts(session: Session) -> list[Fact]:
    """Of every kind. Raises NotAllowed (administrator_only)."""
    actor = require_administrator(session)
    return [
        *_of_work(session),
        *_dated(session),
        _timings(session),
        _calendar(session),
        _refusals(session),
        _second_looks(session),
        _warnings(session),
        _terms(session),
        Fact(SettingsKind.PAPERS, (reference_data.valid_days(session),)),
        Fact(SettingsKind.OFFICE, (len(setting_records.KEYS),)),
        _messages(session, actor),
        _people(session),
        _keys(session),
        _connections(session),
    ]


def _of_work(session: Session) -> list[Fact]:
    """Districts and those without an office; kinds that are asked for and required ones; phrases;
    rules of how long data are kept.
    """
    routes = [record.values[route_records.OFFICE] for record in route_records.records(session)]
    required = [
        record.values[requirement_records.REQUIRED]
        for record in requirement_records.records(session)
    ]
    phrases = [record.title for record in phrase_records.records(session)]
    months = [
        record.values[retention_records.MONTHS] for record in retention_records.records(session)
    ]
    asked = len(required) - required.count("")
    return [
        Fact(SettingsKind.OFFICES, (len(office_records.records(session)),)),
        Fact(SettingsKind.ROUTES, (len(routes), routes.count(""))),
        Fact(SettingsKind.DOCUMENTS, (asked, required.count("yes"))),
        Fact(SettingsKind.PHRASES, (len(phrases) - phrases.count(""),)),
        Fact(SettingsKind.RETENTION, (len(months) - months.count(""),)),
    ]


def _timings(session: Session) -> Fact:
    """Workplaces, and slow ones; broken: one is."""
    listed = timings.timings(session)
    slow = {each.workstation for each in listed if each.slow}
    all_of_them = {each.workstation for each in listed}
    return Fact(SettingsKind.TIMINGS, (len(all_of_them), len(slow)), bool(slow))


def _dated(session: Session) -> list[Fact]:
    """Versions; broken: none is in force, where papers say where one complains, or on which act."""
    listed = []
    for kind, dated in (
        (SettingsKind.LETTERHEADS, LETTERHEADS),
        (SettingsKind.COMPLAINTS, COMPLAINTS),
        (SettingsKind.BASES, BASES),
    ):
        states = [record.group for record in dated_records.records(session, dated)]
        count = len(states) - states.count("")
        listed.append(Fact(kind, (count,), State.IN_FORCE not in states))
    return listed


def _calendar(session: Session) -> Fact:
    """The year, its working days; broken: the terms do not follow what was decided."""
    at = now(session)
    year = baku_date(at).year
    calendar = reference_data.calendar(session)
    first = date(year, 1, 1)
    days = [first + timedelta(days=place) for place in range((date(year + 1, 1, 1) - first).days)]
    worked = sum(calendar.is_working(on) for on in days)
    waiting = [
        decided_at
        for kind in (CalendarOverride, OrganisationDay)
        for decided_at in session.scalars(
            select(kind.decided_at).where(kind.applied_at.is_(None), kind.decided_at.is_not(None))
        )
    ]
    late = any(at - decided_at > _FOLLOWS_WITHIN for decided_at in waiting if decided_at)
    return Fact(SettingsKind.CALENDAR, (year, worked), late)


def _refusals(session: Session) -> Fact:
    """Reasons; broken: there is none to refuse by."""
    count = len(refusal_texts.reasons(session))
    return Fact(SettingsKind.REFUSALS, (count,), count == 0)


def _terms(session: Session) -> Fact:
    """The working days of each e-service, and of its special investigation."""
    listed = [record.values for record in term_records.records(session)]
    numbers = [(each[DAYS], each[INVESTIGATION]) for each in listed]
    return Fact(SettingsKind.TERMS, tuple(int(each) for pair in numbers for each in pair if each))


def _second_looks(session: Session) -> Fact:
    """Findings and reasons that need one."""
    needed = [record.values for record in second_look_rules.records(session)]
    return Fact(SettingsKind.SECOND_LOOKS, (needed.count({second_look_rules.FIELD: "yes"}),))


def _warnings(session: Session) -> Fact:
    """E-services of whose terms somebody is warned."""
    rules = [warning_records.rule_of(record) for record in warning_records.records(session)]
    return Fact(SettingsKind.WARNINGS, (sum(any(rule[:3]) for rule in rules),))


def _messages(session: Session, actor: Actor) -> Fact:
    """Texts in force, and languages."""
    texts = (
        select(MessageTemplate.event, MessageTemplate.channel, MessageTemplate.language)
        .where(seen_by(actor))
        .distinct()
        .subquery()
    )
    languages = select(func.count(texts.c.language.distinct()))
    count = session.scalar(select(func.count()).select_from(texts)) or 0
    return Fact(SettingsKind.MESSAGES, (count, session.scalar(languages) or 0))


def _people(session: Session) -> Fact:
    """Accounts that are open, and closed ones."""
    people = staff.list_staff(session)
    active = sum(person.active for person in people)
    return Fact(SettingsKind.PEOPLE, (active, len(people) - active), active == 0)


def _keys(session: Session) -> Fact:
    """Keys that open, and ended ones."""
    listed = portals.keys(session)
    ended = sum(key.revoked_at is not None for key in listed)
    return Fact(SettingsKind.KEYS, (len(listed) - ended, ended))


def _connections(session: Session) -> Fact:
    """What the worker says is wrong with those outside, and whether it lives; broken: something
    is, or nobody is there who would say so.
    """
    wrong = sum(alarm.source in ALARM_SOURCES for alarm in dashboard.alarms(session))
    alive = dashboard.worker_alive(session)
    return Fact(SettingsKind.CONNECTIONS, (wrong, int(alive)), bool(wrong) or not alive)
