"""Finding applications by words: the newest first, then the rest through the trigram index.

The index is ours (architecture.md §4.7): neither database folds Azerbaijani. The two rarest trigrams of the
query narrow the rest down, and the folded text itself decides.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded

NEWEST = 20_000
"""How many of the newest applications are read before the index is asked."""


def ids(session: Session, words: list[str], scope: str, parameters: dict[str, Any], limit: int) -> list[int]:
    """Up to ``limit`` ids within ``scope`` (SQL over ``application`` as ``a``) whose folded text contains every word, newest first."""
    if not words:
        return []
    embedded = is_embedded(session)
    contains = "instr(a.search_fold, :word_{}) > 0" if embedded else "position(:word_{} in a.search_fold) > 0"
    conditions = " AND ".join([contains.format(n) for n in range(len(words))] + ([scope] if scope else []))
    values = parameters | {f"word_{n}": word for n, word in enumerate(words)} | {"limit": limit}
    newest = session.scalar(text("SELECT max(id) FROM application")) or 0
    edge = newest - NEWEST
    found = _run(session, f"SELECT a.id FROM application a WHERE a.id > :edge AND {conditions} ORDER BY a.id DESC LIMIT :limit", values | {"edge": edge})
    if len(found) >= limit or edge <= 0:
        return found
    long_words = [word for word in words if len(word) >= 3]
    if not long_words:
        return found
    grams = sorted({word[n : n + 3] for word in long_words for n in range(len(word) - 2)})
    rest = values | {"edge": edge, "limit": limit - len(found)}
    if embedded:
        match = " AND ".join(f'"{gram}"' for gram in _rarest(session, grams))
        inner = "SELECT rowid FROM application_fts WHERE application_fts MATCH :match AND rowid <= :edge"
        return found + _run(session, f"SELECT a.id FROM application a WHERE a.id IN ({inner}) AND {conditions} ORDER BY a.id DESC LIMIT :limit", rest | {"match": match})
    indexed = "cd_trigrams(a.search_fold::text) @> CAST(:grams AS text[])"
    # OFFSET 0 keeps the planner from walking the primary key instead of the index.
    inner = f"SELECT a.* FROM application a WHERE {indexed} AND a.id <= :edge OFFSET 0"
    return found + _run(session, f"SELECT a.id FROM ({inner}) a WHERE {conditions} ORDER BY a.id DESC LIMIT :limit", rest | {"grams": grams})


def _run(session: Session, statement: str, values: dict[str, Any]) -> list[int]:
    return list(session.scalars(text(statement), values))


def _rarest(session: Session, grams: list[str]) -> list[str]:
    """The two trigrams that stand in the fewest applications; one that stands in none ends the search at once."""
    counts = {}
    for gram in grams[:24]:
        counts[gram] = session.scalar(text("SELECT doc FROM application_vocab WHERE term = :gram"), {"gram": gram}) or 0
        if not counts[gram]:
            return [gram]
    return sorted(counts, key=counts.__getitem__)[:2]
