"""Applications by number, code, name, FIN or mobile number, and those that one had open."""

import re
from datetime import timedelta

from sqlalchemy.orm import Session

from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.numbers import SERIAL_DIGITS, in_every_series
from clerkdesk.domain.restores import SERIES_SIZE
from clerkdesk.domain.text import clean, fold, is_lost_in_a_fold
from clerkdesk.store import cross_scope
from clerkdesk.store import search as store_search
from clerkdesk.store.reads import cases
from clerkdesk.store.statements import QueueRow
from clerkdesk.usecases import restored
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, current_staff, scope
from clerkdesk.usecases.queue.filters import Filter, Matches, district_id
from clerkdesk.usecases.unit_of_work import alone, now

SEARCH_LIMIT = 200
_PREFIXES = "|".join(fold(eservice.number_prefix) for eservice in ESERVICES.values())
_NUMBER = re.compile(rf"\b(?:no)?({_PREFIXES}) ?(\d{{4}}) ?(\d{{7}}|[1-9]\d{{0,5}})\b")
"""An application's number within a folded text, also without its hyphens and the zeros in front;
"no": the sign №.
"""
RECENT = timedelta(days=14)
"""So far back goes the list of what one had open."""


def recent(session: Session, limit: int = 8) -> list[QueueRow]:
    """The applications that the actor opened or worked on in the last days, the last one first."""
    actor = current_staff(session)
    if actor.id is None:
        return []
    since = now(session) - RECENT
    ids = cases.RECENT.scalars(session, me=actor.id, since=since, most=limit)
    return _rows(session, actor, ids)


def is_personal(query: str) -> bool:
    """Whether the query is a complete FIN or mobile number: found by its full value only, and
    logged.
    """
    return _fin(query) is not None or _mobile(query) is not None


def _fin(query: str) -> str | None:
    # Letters alone are a surname, and digits alone the end of a number: a FIN that is searched for
    # has both.
    has_letters = any(letter.isalpha() for letter in query)
    has_digits = any(letter.isdigit() for letter in query)
    if not has_letters or not has_digits or not identifiers.looks_like_fin(query):
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


@alone
def search(
    session: Session, query: str, filter_: Filter | None = None, limit: int = SEARCH_LIMIT
) -> Matches:
    """Applications by number, code or name (folded, each word anywhere), or by a complete FIN or
    mobile number.

    Newest first. Looking for a FIN or a number is logged, and therefore needs a transaction that
    may write.
    """
    actor = current_staff(session)
    exact = by_full_value(session, query)
    if any(is_lost_in_a_fold(letter) for letter in clean(query)):
        # A letter that no name of ours has: what is left of the word would find strangers.
        return Matches([], False)
    within = _scope(session, actor, filter_ or Filter())
    ids = list(exact)
    meant = _meant(session, query)
    for words in meant:
        ids += store_search.ids(session, words, within, limit + 1)
    unique = list(dict.fromkeys(ids))
    rows = _rows(session, actor, unique[: limit + 1])
    lost = None if rows else restored.lost(session, _numbers(query))
    more = len(rows) > limit
    cut = not more and not exact and any(store_search.passes_over(session, w) for w in meant if w)
    return Matches(rows[:limit], more, lost, store_search.NEWEST if cut else None)


def by_full_value(session: Session, query: str) -> list[int]:
    """The ids that a complete FIN or mobile number leads to; looking for one is logged."""
    fin = _fin(query)
    mobile = _mobile(query)
    ids: list[int] = []
    if fin:
        access.seek(session, "fin", fin)
        ids += cross_scope.with_fin(session, fin)
    if mobile:
        access.seek(session, "mobile", mobile)
        ids += cross_scope.with_mobile(session, mobile)
    return ids


def _numbers(query: str) -> list[str]:
    """The numbers that the query can mean; one without its zeros is of any series."""
    numbered = _NUMBER.search(fold(query))
    if numbered is None:
        return []
    prefix, year, serial = numbered.groups()
    return in_every_series(f"{prefix.upper()}-{year}-{serial}")


def _meant(session: Session, query: str) -> list[list[str]]:
    """What is looked for: of a number the words of each series that was begun."""
    words = _words(query)
    if not _numbers(query):
        return [words]
    last = restored.first_of_series(session) // SERIES_SIZE
    rest = words[1:]
    return [[number[-SERIAL_DIGITS:], *rest] for number in _numbers(query)[: last + 1]]


def _words(query: str) -> list[str]:
    """What is looked for, the longest first: at most eight words, or one code."""
    folded = fold(query)
    if numbered := _NUMBER.search(folded):
        # "müraciət № WD-…": beside a number other words say nothing more.
        return [numbered[3].zfill(SERIAL_DIGITS), numbered[2], numbered[1]]
    compact = "".join(clean(query).split())
    if compact.isdigit() and compact.isascii() and len(compact) >= 6:
        return [compact]
    # The number's own hyphens fold to spaces; so do those of the query.
    return sorted(set(folded.split()), key=len, reverse=True)[:8]


def _scope(session: Session, actor: Actor, filter_: Filter) -> store_search.Scope:
    services = sorted(actor.services) or None
    if filter_.service:
        out_of_scope = services is not None and filter_.service not in services
        services = ["-"] if out_of_scope else [filter_.service]
    return store_search.Scope(
        organisation=actor.organisation_id,
        departments=sorted(actor.departments) or None,
        services=services,
        statuses=list(filter_.statuses) or None,
        district=district_id(session, filter_.district),
    )


def _rows(session: Session, actor: Actor, ids: list[int]) -> list[QueueRow]:
    """The rows of the ids, in their order; those out of scope fall away."""
    if not ids:
        return []
    read = cases.ROWS.rows(session, scope(actor), ids=ids)
    rows = {row[0]: QueueRow._make(row) for row in read}
    return [rows[key] for key in ids if key in rows]
