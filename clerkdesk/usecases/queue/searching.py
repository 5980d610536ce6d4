"""Applications by number, code, name, FIN or mobile number, and those that one had open."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import fold
from clerkdesk.store import cross_scope, statements
from clerkdesk.store import search as store_search
from clerkdesk.store.models import (
    AccessLog,
    Application,
)
from clerkdesk.store.reference_models import District
from clerkdesk.store.statements import QueueRow
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, current_staff, sees
from clerkdesk.usecases.queue.filters import Filter as Filter
from clerkdesk.usecases.queue.filters import Found as Found
from clerkdesk.usecases.unit_of_work import now

SEARCH_LIMIT = 200
RECENT = timedelta(days=14)


def recent(session: Session, limit: int = 8) -> list[QueueRow]:
    """The applications that the actor opened or worked on in the last days, the last one first."""
    actor = current_staff(session)
    if actor.id is None:
        return []
    ids = session.scalars(
        select(AccessLog.application_id)
        .where(
            AccessLog.staff_id == actor.id,
            AccessLog.at > now(session) - RECENT,
            AccessLog.application_id.is_not(None),
        )
        .group_by(AccessLog.application_id)
        .order_by(func.max(AccessLog.id).desc())
        .limit(limit)
    )
    return _rows(session, actor, [key for key in ids if key is not None])


def is_personal(query: str) -> bool:
    """Whether the query is a complete FIN or mobile number: found by its full value only, and
    logged.
    """
    return _fin(query) is not None or _mobile(query) is not None


def _fin(query: str) -> str | None:
    # A surname of seven letters is no FIN: a FIN that is searched for has a digit.
    if not identifiers.looks_like_fin(query) or not any(letter.isdigit() for letter in query):
        return None
    return identifiers.parse_fin(query)


def _mobile(query: str) -> str | None:
    digits = sum(letter.isdigit() for letter in query)
    if digits < 9 or any(letter.isalpha() for letter in query):
        return None
    try:
        return identifiers.parse_mobile(query)
    except Invalid:
        return None


def search(
    session: Session, query: str, wanted: Filter | None = None, limit: int = SEARCH_LIMIT
) -> Found:
    """Applications by number, code or name (folded, each word anywhere), or by a complete FIN or
    mobile number.

    Newest first. Looking for a FIN or a number is logged, and therefore needs a transaction that
    may write.
    """
    actor = current_staff(session)
    wanted = wanted or Filter()
    exact: list[int] = []
    fin = _fin(query)
    mobile = _mobile(query)
    if fin or mobile:
        access.draw_ticket(session, None, "search")
        exact += cross_scope.with_fin(session, fin) if fin else []
        exact += cross_scope.with_mobile(session, mobile) if mobile else []
    # The number's own hyphens fold to spaces; so do those of the query.
    if any(letter.isalpha() and not fold(letter) for letter in query):
        # A letter that no name of ours has: what is left of the word would find strangers.
        return Found([], False)
    words = sorted(set(fold(query).split()), key=len, reverse=True)[:8]
    compact = "".join(query.split())
    if compact.isdigit() and compact.isascii() and len(compact) >= 6:
        words = [compact]
    found = exact + store_search.ids(session, words, _scope(session, actor, wanted), limit + 1)
    unique = list(dict.fromkeys(found))
    rows = _rows(session, actor, unique[: limit + 1])
    return Found(rows[:limit], len(rows) > limit)


def _scope(session: Session, actor: Actor, wanted: Filter) -> store_search.Scope:
    services = sorted(actor.services) or None
    if wanted.service:
        services = [wanted.service] if services is None or wanted.service in services else ["-"]
    district = (
        session.scalar(select(District.id).where(District.code == wanted.district)) or -1
        if wanted.district
        else None
    )
    return store_search.Scope(
        organisation=actor.organisation_id,
        departments=sorted(actor.departments) or None,
        services=services,
        statuses=list(wanted.statuses) or None,
        district=district,
    )


def _rows(session: Session, actor: Actor, ids: list[int]) -> list[QueueRow]:
    """The rows of the ids, in their order; those out of scope fall away."""
    if not ids:
        return []
    allowed = {
        row.id
        for row in session.execute(
            select(
                Application.id,
                Application.organisation_id,
                Application.department_id,
                Application.service,
            ).where(Application.id.in_(ids))
        )
        if sees(actor, row)
    }
    rows = {
        row[0]: QueueRow(*row)
        for row in session.connection().execute(
            statements.by_ids(len(ids)), {f"id_{n}": key for n, key in enumerate(ids)}
        )
    }
    return [rows[key] for key in ids if key in allowed and key in rows]
