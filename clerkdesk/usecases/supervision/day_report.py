"""The figures of a day."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from clerkdesk.domain.deadlines import baku_date, baku_day
from clerkdesk.domain.report import DayReport
from clerkdesk.domain.text import sort_key
from clerkdesk.store.models import Application, Certificate, CertificatePrint, OutboxMessage
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now

_IS_OPEN = Application.status.in_(("new", "in_progress"))
_NOBODY = "—"
_Moment = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


class _Day(NamedTuple):
    """The day that is reported, and the scope of whoever reads of it."""

    session: Session
    actor: Actor
    start: datetime
    end: datetime

    def within(self, column: _Moment) -> ColumnElement[bool]:
        return (column >= self.start) & (column < self.end)

    @property
    def is_decided(self) -> ColumnElement[bool]:
        return self.within(Application.decided_at)

    def applications(self, *conditions: ColumnElement[bool]) -> int:
        """How many applications of the scope fulfil all conditions."""
        statement = select(func.count()).select_from(Application)
        return self.session.scalar(statement.where(*conditions, *scope(self.actor))) or 0

    def rows(
        self,
        table: type[Certificate | CertificatePrint | OutboxMessage],
        *conditions: ColumnElement[bool],
    ) -> int:
        """How many rows that belong to applications of the scope fulfil all conditions."""
        in_scope = table.application_id.in_(select(Application.id).where(*scope(self.actor)))
        statement = select(func.count()).select_from(table).where(in_scope, *conditions)
        return self.session.scalar(statement) or 0


def day_report(session: Session, on: date | None = None) -> DayReport:
    """The figures of a Baku date (None: today), of the actor's organisation. Raises NotAllowed
    (supervisor_only).
    """
    actor = require_overseer(session)
    at = now(session)
    on = on or baku_date(at)
    day = _Day(session, actor, *baku_day(on))
    organisation = _NOBODY
    if actor.organisation_id:
        organisation = reference_data.letterhead(session, actor.organisation_id, on).legal_name
    return DayReport(
        on=on,
        made_at=at,
        made_by=actor.name,
        organisation=organisation,
        received=day.applications(day.within(Application.registered_at)),
        completed=day.applications(day.is_decided, Application.status == "completed"),
        refused=day.applications(day.is_decided, Application.status == "refused"),
        late=day.applications(_IS_OPEN, Application.due_at <= at),
        decided_late=day.applications(day.is_decided, Application.decided_at > Application.due_at),
        certificates=day.rows(Certificate, day.within(Certificate.issued_at)),
        prints=day.rows(CertificatePrint, day.within(CertificatePrint.at)),
        undelivered=day.rows(
            OutboxMessage,
            day.within(OutboxMessage.queued_at),
            OutboxMessage.state.in_(("failed", "unclear")),
        ),
        by_clerk=_by_clerk(day),
        by_reason=_by_reason(day),
    )


def _by_clerk(day: _Day) -> list[tuple[str, int, int]]:
    """(name, completed, refused) by the alphabet."""
    names = {key: name for key, name in day.session.execute(select(Staff.id, Staff.name))}
    completed: dict[str, int] = {}
    refused: dict[str, int] = {}
    rows = day.session.execute(
        select(Application.decided_by, Application.status, func.count())
        .where(day.is_decided, *scope(day.actor))
        .group_by(Application.decided_by, Application.status)
    )
    for staff_id, status, count in rows:
        name = names.get(staff_id or 0, _NOBODY)
        numbers = refused if status == "refused" else completed
        numbers[name] = numbers.get(name, 0) + count
    return [
        (name, completed.get(name, 0), refused.get(name, 0))
        for name in sorted(completed.keys() | refused.keys(), key=sort_key)
    ]


def _by_reason(day: _Day) -> list[tuple[str, int]]:
    """(title, refusals), the most frequent reason first."""
    titles = {
        choice.code: choice.title
        for service in ("idp", "no_debt")
        for choice in reference_data.refusal_reasons(day.session, service)
    }
    rows = day.session.execute(
        select(Application.decision_reason, func.count())
        .where(day.is_decided, Application.status == "refused", *scope(day.actor))
        .group_by(Application.decision_reason)
        .order_by(func.count().desc(), Application.decision_reason)
    )
    return [(titles.get(code or "", code or _NOBODY), count) for code, count in rows]
