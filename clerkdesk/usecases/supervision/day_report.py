"""The figures of a day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date, baku_day
from clerkdesk.domain.report import DayReport
from clerkdesk.domain.text import sort_key
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reads.read import Read
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now

_NOBODY = "—"


class _Day(NamedTuple):
    """The day that is reported, and the scope of whoever reads of it."""

    session: Session
    actor: Actor
    start: datetime
    end: datetime

    def rows(self, read: Read) -> Sequence[Row[*tuple[Any, ...]]]:
        """What a named statement says of the day and the scope."""
        return read.rows(self.session, scope(self.actor), start=self.start, end=self.end)

    def number(self, read: Read) -> int:
        """What a named statement counts of the day and the scope."""
        count: int = self.rows(read)[0][0]
        return count


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
        received=day.number(overseeing.RECEIVED),
        completed=day.number(overseeing.COMPLETED),
        refused=day.number(overseeing.REFUSED),
        late=overseeing.LATE.scalars(session, scope(actor), now=at)[0],
        decided_late=day.number(overseeing.DECIDED_LATE),
        certificates=day.number(overseeing.CERTIFICATES),
        prints=day.number(overseeing.PRINTS),
        undelivered=day.number(overseeing.UNDELIVERED),
        by_clerk=_by_clerk(day),
        by_reason=_by_reason(day),
    )


def _by_clerk(day: _Day) -> list[tuple[str, int, int]]:
    """(name, completed, refused) by the alphabet."""
    names = {key: name for key, name in day.session.execute(select(Staff.id, Staff.name))}
    completed: dict[str, int] = {}
    refused: dict[str, int] = {}
    for staff_id, status, count in day.rows(overseeing.DECIDED_BY):
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
    rows = day.rows(overseeing.REASONS)
    return [(titles.get(code or "", code or _NOBODY), count) for code, count in rows]
