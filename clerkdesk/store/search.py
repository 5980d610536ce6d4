"""Finding applications by words: the newest first, then the rest through the trigram index.

The index is a table of our own, for neither database folds Azerbaijani. The two rarest trigrams of
the query narrow the rest down, and the folded text itself decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded

NEWEST = 20_000
"""How many of the newest applications are read before the index is asked."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Among which applications; None: no limit. PostgreSQL adds the caller's own scope by
    itself.
    """

    organisation: int | None
    departments: list[int] | None
    services: list[str] | None
    statuses: list[str] | None
    district: int | None


_ON_SERVER = """
    SELECT *
    FROM cd_search(
      CAST(:words AS text[]),
      CAST(:grams AS text[]),
      CAST(:services AS text[]),
      CAST(:statuses AS text[]),
      CAST(:district AS integer),
      :newest,
      :limit
    )
"""
_RECENT = """
    SELECT a.id
    FROM application a
    WHERE a.id > :edge AND {conditions}
    ORDER BY a.id DESC
    LIMIT :limit
"""
_OLDER = """
    SELECT a.id
    FROM application a
    WHERE
      a.id IN (
        SELECT rowid
        FROM application_fts
        WHERE application_fts MATCH :match AND rowid <= :edge
      )
      AND {conditions}
    ORDER BY a.id DESC
    LIMIT :limit
"""


def ids(session: Session, words: list[str], scope: Scope, limit: int) -> list[int]:
    """Up to ``limit`` ids of applications within ``scope`` whose folded text contains every word,
    newest first.
    """
    if not words:
        return []
    # A shorter word has no trigram: the folded text alone says whether it is there.
    long_words = [word for word in words if len(word) >= 3]
    grams = sorted({word[n : n + 3] for word in long_words for n in range(len(word) - 2)})
    if not is_embedded(session):
        # One function with the owner's rights: row-level security would keep the index from being
        # used.
        values = {
            "words": words,
            "grams": grams,
            "services": scope.services,
            "statuses": scope.statuses,
            "district": scope.district,
            "newest": NEWEST,
            "limit": limit,
        }
        return _run(session, _ON_SERVER, values)
    conditions, values = _embedded(words, scope)
    newest = session.scalar(text("SELECT max(id) FROM application")) or 0
    edge = newest - NEWEST
    values |= {"edge": edge, "limit": limit}
    recent = _run(session, _RECENT.format(conditions=conditions), values)
    # Enough, or everything is read; of short words alone the index knows nothing.
    if len(recent) >= limit or edge <= 0 or not grams:
        return recent
    match = " AND ".join(f'"{gram}"' for gram in _rarest(session, grams))
    rest = values | {"match": match, "limit": limit - len(recent)}
    return recent + _run(session, _OLDER.format(conditions=conditions), rest)


def passes_over(session: Session, words: list[str]) -> bool:
    """Whether words as short as these were looked for among the ``NEWEST`` alone: no index knows
    them, and there are older applications.
    """
    if any(len(word) >= 3 for word in words):
        return False
    if not is_embedded(session):
        return bool(session.scalar(select(func.cd_has_older(NEWEST))))
    newest = session.scalar(text("SELECT max(id) FROM application")) or 0
    return int(newest) > NEWEST


def _embedded(words: list[str], scope: Scope) -> tuple[str, dict[str, Any]]:
    """The conditions over ``application a``, and their values."""
    parts = [f"instr(a.search_fold, :word_{n}) > 0" for n in range(len(words))]
    values: dict[str, Any] = {f"word_{n}": word for n, word in enumerate(words)}
    for column, value in (("organisation_id", scope.organisation), ("district_id", scope.district)):
        if value is not None:
            parts.append(f"a.{column} = :{column}")
            values[column] = value
    several: tuple[tuple[str, Sequence[Any] | None], ...] = (
        ("department_id", scope.departments),
        ("service", scope.services),
        ("status", scope.statuses),
    )
    for column, allowed in several:
        if allowed is not None:
            named = {f"{column}_{n}": value for n, value in enumerate(allowed)}
            parameters = ", ".join(f":{name}" for name in named)
            parts.append(f"a.{column} IN ({parameters})")
            values |= named
    return " AND ".join(parts), values


def _run(session: Session, statement: str, values: dict[str, Any]) -> list[int]:
    return list(session.scalars(text(statement), values))


def _rarest(session: Session, grams: list[str]) -> list[str]:
    """The two trigrams that stand in the fewest applications; one that stands in none ends the
    search at once.
    """
    counts = {}
    for gram in grams[:24]:
        count = session.scalar(
            text("SELECT doc FROM application_vocab WHERE term = :gram"), {"gram": gram}
        )
        counts[gram] = count or 0
        if not count:
            return [gram]
    return sorted(counts, key=counts.__getitem__)[:2]
