"""What will be late soon, or is, as the office's rules warn of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain import warning_rules
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.warning_rules import Stage, WarningRule
from clerkdesk.store.reads import warned
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, current_staff, scope
from clerkdesk.usecases.unit_of_work import now

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before every term."""


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


def warned_of(session: Session) -> Warned:
    """What whoever asks is warned of; whoever does not work on applications, of nothing."""
    actor = current_staff(session)
    if actor.organisation_id is None:
        return NOTHING
    by_service = rules(session, actor.organisation_id)
    if not any(rule != WarningRule() for rule in by_service.values()):
        return NOTHING
    at = now(session)
    look = _Look(session, actor, reference_data.calendar(session, around=baku_date(at)), at)
    held: list[int] = []
    due: list[int] = []
    escalated: list[int] = []
    for service, rule in by_service.items():
        held += look.held(service, rule)
        if actor.supervises:
            due += look.due(service, rule, Stage.SUPERVISOR)
            escalated += look.due(service, rule, Stage.ESCALATED)
    return Warned(tuple(held), tuple(due), tuple(escalated))


class _Look(NamedTuple):
    """One person's look at one moment."""

    session: Session
    actor: Actor
    calendar: WorkingCalendar
    at: datetime

    def held(self, service: Service, rule: WarningRule) -> Sequence[int]:
        until = rule.edge(Stage.HOLDER, self.calendar, self.at)
        if until is None or self.actor.id is None:
            return []
        return warned.HELD.scalars(
            self.session, me=self.actor.id, service=str(service), after=self.at, until=until
        )

    def due(self, service: Service, rule: WarningRule, stage: Stage) -> Sequence[int]:
        until = rule.edge(stage, self.calendar, self.at)
        if until is None:
            return []
        after = EVER if stage is Stage.ESCALATED else self.at
        return warned.DUE.scalars(
            self.session, scope(self.actor), service=str(service), after=after, until=until
        )
