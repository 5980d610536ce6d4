"""The register of certificates as a list: found, counted, read page by page; and every sheet that
was printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import normalise_code
from clerkdesk.domain.deadlines import baku_midnight
from clerkdesk.domain.text import fold
from clerkdesk.store.reads import papers
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.queue import searching
from clerkdesk.usecases.supervision.reporting import office
from clerkdesk.usecases.unit_of_work import UnitOfWork

PAGE = 100
STATES = ("live", "expired", "superseded", "revoked")


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which certificates are listed, beyond the actor's own scope."""

    query: str = ""
    """Words of a name, a number or a subscriber's code; or a certificate's whole code; or a whole
    FIN, the search for which is logged.
    """
    state: str | None = None
    """One of ``STATES``."""
    since: date | None = None
    """The first day of issue, in Baku."""
    until: date | None = None
    department: str | None = None
    """An office's code."""

    @property
    def is_personal(self) -> bool:
        """Whether it is looked for by a FIN or a mobile number: that is written down."""
        return searching.is_personal(self.query)


class RegisterRow(NamedTuple):
    """A certificate of the register."""

    id: int
    number: str
    application_number: str
    name: str
    """The owner's; "": erased."""
    subscriber_code: str | None
    office: str
    issued_at: datetime
    as_of: datetime
    """When billing said that nothing is owed."""
    decider: str | None
    """Who decided the application (İcraçı)."""
    printed_by: str
    """For whom it was formed: a person, or a portal."""
    prints: int
    state: str
    """One of ``STATES``."""
    changed_at: datetime
    superseded_by: str | None
    state_by: str | None
    state_reason: str | None
    sha256: str


class RegisterPart(NamedTuple):
    """A page of the list, and how many there are of each state."""

    rows: list[RegisterRow]
    counts: dict[str, int]


class Known(NamedTuple):
    """A whole block of ``PAGE`` rows of a list that was read before."""

    block: int
    """0: the first."""
    last: int
    """The id of its last row."""


def first_page(session: Session, filter_: RegisterFilter) -> RegisterPart:
    """The newest certificates and the numbers of each state, whichever state is chosen.

    Raises NotFound (department_unknown), NotAllowed (CD705: too many searches for people). Where
    the filter is personal the search is written down: then it is run like an act.
    """
    bound = _bound(session, filter_)
    read = papers.COUNTS_OF if "only" in bound else papers.COUNTS
    counted = read.rows(session, scope(current_staff(session)), **bound)
    counts = dict.fromkeys(STATES, 0) | {state: count for state, count in counted}
    return RegisterPart(_page(session, filter_, bound, None), counts)


def next_page(session: Session, filter_: RegisterFilter, after: int) -> list[RegisterRow]:
    """The certificates behind the one with this id. Raises as ``first_page``."""
    return _page(session, filter_, _bound(session, filter_), after)


def block(
    session: Session, filter_: RegisterFilter, number: int, known: Known | None = None
) -> list[RegisterRow]:
    """The rows of a list's block of ``PAGE`` (0: the first), at their distance from an earlier
    block that is ``known``, or from the start. Raises as ``first_page``.
    """
    bound = _bound(session, filter_)
    after = None
    between = number
    if known is not None:
        after = known.last
        between -= known.block + 1
    if between:
        read = papers.KEY_OF if "only" in bound else papers.KEY
        place = {"state": filter_.state, "after": after, "skipped": between * PAGE - 1}
        keys = read.scalars(session, scope(current_staff(session)), **bound, **place)
        if not keys:
            return []
        after = keys[0]
    return _page(session, filter_, bound, after)


def entry(session: Session, number: str) -> RegisterRow | None:
    """One certificate of the register; None: none of this number is within the actor's scope."""
    first = {papers.FIRST: reference_data.first_in_force(session)}
    rows = papers.ENTRY.rows(session, scope(current_staff(session)), number=number, **first)
    return RegisterRow._make(rows[0]) if rows else None


def _page(
    session: Session, filter_: RegisterFilter, bound: Mapping[str, Any], after: int | None
) -> list[RegisterRow]:
    read = papers.REGISTER_OF if "only" in bound else papers.REGISTER
    page = {"state": filter_.state, "after": after, "most": PAGE}
    rows = read.rows(session, scope(current_staff(session)), **bound, **page)
    return [RegisterRow._make(row) for row in rows]


def _bound(session: Session, filter_: RegisterFilter) -> dict[str, Any]:
    """The filter as the statements take it."""
    actor = current_staff(session)
    departments = None
    if filter_.department is not None:
        departments = office(session, actor, filter_.department).scope.departments
    bound: dict[str, Any] = {
        **dict.fromkeys(papers.WORDS),
        "code": None,
        "since": baku_midnight(filter_.since) if filter_.since else None,
        "until": baku_midnight(filter_.until, 1) if filter_.until else None,
        "office": departments[0] if departments else None,
        papers.FIRST: reference_data.first_in_force(session),
    }
    if filter_.is_personal:
        bound["only"] = searching.by_full_value(session, filter_.query)
        return bound
    code = normalise_code(filter_.query)
    if code is not None:
        bound["code"] = code
        return bound
    words = sorted(set(fold(filter_.query).split()), key=len, reverse=True)
    # What has no letter of ours is nobody's name: it finds nothing, not everything.
    if filter_.query.strip() and not words:
        words = [filter_.query.strip()]
    return bound | dict(zip(papers.WORDS, words))


class GivenRow(NamedTuple):
    """A certificate as it is given out: the columns of ``reporting.CERTIFICATES``, in their
    order.
    """

    issued_at: datetime
    id: int
    number: str
    state: str
    application_number: str
    subscriber_code: str | None
    name: str
    office: str
    decider: str | None
    printed_by: str
    prints: int
    superseded_by: str | None


def given_rows(unit: UnitOfWork, filter_: RegisterFilter) -> Iterator[GivenRow]:
    """What the filter lists, to be given out as a file; a page in each transaction."""
    start = unit.run if filter_.is_personal else unit.read
    rows = start(first_page, filter_).rows
    while rows:
        yield from map(_given, rows)
        if len(rows) < PAGE:
            return
        rows = start(next_page, filter_, rows[-1].id)


def _given(row: RegisterRow) -> GivenRow:
    return GivenRow(**{name: getattr(row, name) for name in GivenRow._fields})


class PrintRow(NamedTuple):
    """A sheet that went to a printer."""

    id: int
    at: datetime
    number: str
    application_number: str
    name: str
    copy: int
    """1: the first; above it the margin says which copy it is."""
    actor: str
    reason: str | None
    """Why it was printed again: one of ``PrintReason``; None: nobody was asked."""
    fate: str | None
    """One of ``Fate``; None: nobody has said."""


def prints(
    session: Session,
    number: str | None = None,
    since: date | None = None,
    until: date | None = None,
    after: int | None = None,
) -> list[PrintRow]:
    """The newest prints (of one certificate, of these days in Baku), or those behind the one with
    this id; a page.
    """
    rows = papers.PRINTS.rows(
        session,
        scope(current_staff(session)),
        number=number,
        since=baku_midnight(since) if since else None,
        until=baku_midnight(until, 1) if until else None,
        after=after,
        most=PAGE,
    )
    return [PrintRow._make(row) for row in rows]
