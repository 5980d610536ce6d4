"""Lists that leave the program as a file: who took what is written down before the first row."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Row, insert
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU, baku_midnight
from clerkdesk.domain.limits import GIVEN_LENGTH
from clerkdesk.domain.report import Period
from clerkdesk.store.models import AccessLog
from clerkdesk.store.reads import overseeing, papers, reporting
from clerkdesk.store.reads.read import Read, Scope
from clerkdesk.store.types import moment
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff, require_overseer
from clerkdesk.usecases.supervision.reporting import office
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

PAGE = 2000
"""Rows that are read in one transaction; nobody waits for a long one."""
_MARK_OCTETS = 4


class Kind(StrEnum):
    """What is given out."""

    APPLICATIONS = "applications"
    CERTIFICATES = "certificates"
    REPORT = "report"
    CARAVAN = "caravan"
    """The households of the Committee's list of a departure."""


_READS = {Kind.APPLICATIONS: reporting.APPLICATIONS, Kind.CERTIFICATES: reporting.CERTIFICATES}


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes what, as it stands in the log and on the file itself."""

    kind: Kind
    period: Period
    at: datetime
    by: str
    login: str
    organisation: str
    department: str | None
    """An office's name; None: all within the scope."""
    mark: str
    """Stands in the log and in the file: by it a file that has gone astray is known again."""
    scope: Scope


def begin(
    session: Session, kind: Kind, period: Period, form: str, department: str | None = None
) -> Taking:
    """Write down that the actor takes a period's rows as a file.

    ``form``: the file's ending. ``department``: an office's code; None: all within the scope.
    Raises NotAllowed (supervisor_only), NotFound (department_unknown).
    """
    actor = require_overseer(session)
    at = now(session)
    within = office(session, actor, department)
    mark = secrets.token_hex(_MARK_OCTETS).upper()
    given = " ".join(filter(None, (kind, form, period.text(), department, mark)))
    write_down(session, given)
    organisation = ""
    if actor.organisation_id:
        names = reference_data.letterhead(session, actor.organisation_id, period.until)
        organisation = names.legal_name
    return Taking(
        kind=kind,
        period=period,
        at=at,
        by=actor.name,
        login=actor.login,
        organisation=organisation,
        department=within.department,
        mark=mark,
        scope=within.scope,
    )


def write_down(session: Session, given: str) -> None:
    """Say in the log what the actor, or the machine, takes out."""
    actor = current_staff(session)
    # Without asking for the row's number back: of this log nobody reads single columns.
    session.connection().execute(
        insert(AccessLog)
        .values(
            staff_id=actor.id,
            actor=actor.name,
            purpose="report",
            at=now(session),
            given=given[:GIVEN_LENGTH],
        )
        .inline()
    )


def mark(taking: Taking) -> str:
    """What stands in the file: of whom, by whom, when."""
    whose = " · ".join(filter(None, (taking.organisation, taking.department)))
    taken = f"{taking.by} ({taking.login}), {taking.at.astimezone(BAKU):%d.%m.%Y %H:%M}"
    return " · ".join(filter(None, (whose, taking.period.text(), taken, taking.mark)))


def rows(unit: UnitOfWork, taking: Taking, page: int = PAGE) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows one after the other, the oldest first; so many in memory at a time."""
    read = _READS[taking.kind]
    known: dict[str, object] = {"end": baku_midnight(taking.period.until, 1)}
    if taking.kind is Kind.CERTIFICATES:
        known[papers.FIRST] = unit.read(reference_data.first_in_force)
    # The first instant itself is behind the last one before it, under whatever number.
    after = baku_midnight(taking.period.since).astimezone(UTC) - timedelta(microseconds=1)
    after_id = 0
    while True:
        some = unit.read(
            _page, read, taking.scope, after=after, after_id=after_id, most=page, **known
        )
        yield from some
        if len(some) < page:
            return
        after = moment(some[-1][0])
        after_id = some[-1][1]


def _page(
    session: Session, /, read: Read, within: Scope, **key: object
) -> list[Row[*tuple[Any, ...]]]:
    return list(read.rows(session, within, **key))


class Given(NamedTuple):
    """A file that was given out."""

    at: datetime
    by: str
    what: str


def given_out(session: Session, days: int) -> list[Given]:
    """What the organisation's people have taken in the last days, the newest first. Raises
    NotAllowed (supervisor_only).
    """
    actor = require_overseer(session)
    since = now(session) - timedelta(days=days)
    taken = overseeing.GIVEN.rows(session, since=since, of=actor.organisation_id)
    return [Given(moment(at), actor, given) for at, actor, given in taken]
