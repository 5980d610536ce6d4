"""What will be late soon, or is, as the office's rules warn of it."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain import warning_rules
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.warning_rules import Stage, WarningRule
from clerkdesk.store.reads import warned
from clerkdesk.store.reads.news import Edge
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.unit_of_work import now

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before every term."""
RULES_SECONDS = 60.0
"""So long a window on PostgreSQL need not read the rules and the calendar again, as long as nobody
administers.
"""
_REMEMBERED = "warning_rules"


def setting_of(service: Service) -> str:
    """The setting that has an e-service's rule."""
    return f"warning_{service}"


def rules(session: Session, organisation: int) -> dict[Service, WarningRule]:
    """Of the e-services of an organisation."""
    code = session.get_one(Organisation, organisation).code
    own = [service for service, each in ESERVICES.items() if each.organisation == code]
    values = reference_data.settings(session, [setting_of(each) for each in own], organisation)
    return {each: warning_rules.parse(values.get(setting_of(each), "")) for each in own}


class Warned(NamedTuple):
    """Ids by the term, at most ``reads.warned.MOST`` of each e-service."""

    held: tuple[int, ...]
    """What one holds oneself."""
    due: tuple[int, ...]
    """What a supervisor is warned of: whoever holds it, or nobody."""
    escalated: tuple[int, ...]
    """For a supervisor: the term has passed for so long that others are told."""

    @property
    def all(self) -> tuple[int, ...]:
        """Each once, the latest first."""
        return tuple(dict.fromkeys((*self.escalated, *self.due, *self.held)))


NOTHING = Warned((), (), ())


class WarnedEdge(NamedTuple):
    """Of which terms of an e-service whoever asks is warned now, and as whom."""

    stage: Stage
    edge: Edge


class _Rules(NamedTuple):
    """What is set, and when it was so."""

    by_service: dict[Service, WarningRule]
    calendar: WorkingCalendar
    at: datetime
    """The database's time."""
    read_at: float
    """As ``time.monotonic``."""
    administered: int | None
    """The newest act of administration; None: not asked for."""


def warned_of(session: Session) -> Warned:
    """What whoever asks is warned of; whoever does not work on applications, of nothing."""
    edges = _edges(session, _read_rules(session), now(session))
    return warned_by(edges, [_ids(session, each.edge) for each in edges])


def warned_by(edges: Sequence[WarnedEdge], ids: Sequence[Sequence[int]]) -> Warned:
    """The same of ids that were read for each edge."""
    of: dict[Stage, list[int]] = {stage: [] for stage in Stage}
    for each, keys in zip(edges, ids):
        of[each.stage] += keys
    return Warned(*(tuple(of[stage]) for stage in Stage))


def remembered_edges(session: Session) -> list[WarnedEdge]:
    """Of what a window is warned, as far as its last looks knew the rules."""
    rules: _Rules | None = session.info.get("known", {}).get(_REMEMBERED)
    if rules is None:
        return []
    return _edges(session, rules, rules.at + timedelta(seconds=time.monotonic() - rules.read_at))


def follow_rules(session: Session, administered: int) -> bool:
    """Read the rules again where somebody has administered since; whether a look with those of
    before may have said something else.

    ``administered``: the newest act of administration.
    """
    known: dict[str, Any] = session.info.setdefault("known", {})
    rules: _Rules | None = known.get(_REMEMBERED)
    if (
        rules is not None
        and rules.administered == administered
        and time.monotonic() - rules.read_at < RULES_SECONDS
    ):
        return False
    read = _read_rules(session, administered)
    known[_REMEMBERED] = read
    return _warn(read) or (rules is not None and _warn(rules))


def _warn(rules: _Rules) -> bool:
    return any(rule != WarningRule() for rule in rules.by_service.values())


def _read_rules(session: Session, administered: int | None = None) -> _Rules:
    actor = current_staff(session)
    by_service: dict[Service, WarningRule] = {}
    if actor.organisation_id is not None:
        by_service = rules(session, actor.organisation_id)
    at = now(session)
    read = _Rules(by_service, WorkingCalendar(), at, time.monotonic(), administered)
    if not _warn(read):
        return read
    return read._replace(calendar=reference_data.calendar(session, around=baku_date(at)))


def _edges(session: Session, rules: _Rules, at: datetime) -> list[WarnedEdge]:
    if not _warn(rules):
        return []
    actor = current_staff(session)
    stages: list[Stage] = [Stage.HOLDER] if actor.id is not None else []
    if actor.supervises:
        stages += [Stage.SUPERVISOR, Stage.ESCALATED]
    edges = []
    for service, rule in rules.by_service.items():
        for stage in stages:
            until = rule.edge(stage, rules.calendar, at)
            if until is not None:
                after = EVER if stage is Stage.ESCALATED else at
                edge = Edge(str(service), stage is Stage.HOLDER, after, until)
                edges.append(WarnedEdge(stage, edge))
    return edges


def _ids(session: Session, edge: Edge) -> Sequence[int]:
    asked: dict[str, Any] = {
        "service": edge.service,
        "after": edge.after,
        "until": edge.until,
    }
    actor = current_staff(session)
    if edge.own:
        return warned.HELD.scalars(session, me=actor.id, **asked)
    return warned.DUE.scalars(session, scope(actor), **asked)
