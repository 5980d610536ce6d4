"""The rules as triggers of either dialect, and the search index.

They are not part of the migrations' history: ``install`` replaces them all, so that a database always
has exactly the rules of the program that upgraded it, and ``differences`` proves it.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, text

from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.store.guard.rules import REACTIONS, REFUSALS, Reaction, Refusal

_AGE = re.compile(r"age\(([A-Za-z_.]+)\)")
_PREFIX = "cd_"


def _sqlite(sql: str) -> str:
    return _AGE.sub(r"((julianday(cd_now()) - julianday(\1)) * 86400.0)", sql)


def _postgresql(sql: str) -> str:
    return _AGE.sub(r"EXTRACT(EPOCH FROM cd_now() - \1)", sql)


def _refusals() -> Iterator[tuple[str, str, list[Refusal]]]:
    """(table, event, its refusals): one trigger each, for several would fire in no promised order."""

    def key(rule: Refusal) -> tuple[str, str]:
        return rule.table, rule.event

    for (table, event), rules in groupby(sorted(REFUSALS, key=key), key):
        yield table, event, list(rules)


def _reaction_name(reaction: Reaction) -> str:
    return f"{_PREFIX}{reaction.name}_{reaction.table}_{reaction.event.split()[0].lower()}" + ("_of" if " OF " in reaction.event else "")


def sqlite_statements() -> dict[str, str]:
    """Name → CREATE TRIGGER statement."""
    found = {}
    for table, event, rules in _refusals():
        cases = " ".join(f"WHEN {_sqlite(rule.when)} THEN RAISE(ABORT, '{rule.code}')" for rule in rules)
        name = f"{_PREFIX}refuse_{table}_{event.lower()}"
        found[name] = f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT CASE {cases} END; END"
    for reaction in REACTIONS:
        name = _reaction_name(reaction)
        found[name] = (
            f"CREATE TRIGGER {name} AFTER {reaction.event} ON {reaction.table} WHEN {_sqlite(reaction.when)} BEGIN {_sqlite(reaction.statement)}; END"
        )
    insert = "INSERT INTO application_fts (rowid, search_fold) VALUES (NEW.id, NEW.search_fold);"
    delete = "INSERT INTO application_fts (application_fts, rowid, search_fold) VALUES ('delete', OLD.id, OLD.search_fold);"
    found["cd_search_insert"] = f"CREATE TRIGGER cd_search_insert AFTER INSERT ON application BEGIN {insert} END"
    found["cd_search_update"] = (
        "CREATE TRIGGER cd_search_update AFTER UPDATE OF search_fold ON application WHEN NEW.search_fold <> OLD.search_fold"
        f" BEGIN {delete} {insert} END"
    )
    return found


_FTS = "CREATE VIRTUAL TABLE IF NOT EXISTS application_fts USING fts5(search_fold, content='application', content_rowid='id', tokenize='trigram', detail=none)"


_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS application_vocab USING fts5vocab(application_fts, row)"
"""In how many applications each trigram stands."""


def postgresql_statements() -> dict[str, tuple[str, str]]:
    """Name → (function body, CREATE TRIGGER statement)."""
    found = {}
    for table, event, rules in _refusals():
        name = f"{_PREFIX}refuse_{table}_{event.lower()}"
        cases = " ".join(f"IF {_postgresql(rule.when)} THEN RAISE EXCEPTION '{rule.code}' USING ERRCODE = '{rule.code}'; END IF;" for rule in rules)
        found[name] = (
            f"BEGIN {cases} RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        )
    for reaction in REACTIONS:
        name = _reaction_name(reaction)
        found[name] = (
            f"BEGIN {_postgresql(reaction.statement)}; RETURN NULL; END",
            f"CREATE TRIGGER {name} AFTER {reaction.event} ON {reaction.table} FOR EACH ROW WHEN ({_postgresql(reaction.when)}) EXECUTE FUNCTION {name}()",
        )
    return found


_PG_FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION cd_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT clock_timestamp()'",
    # pg_trgm is not everywhere, and knows nothing of the folded form's alphabet: our own trigrams.
    "CREATE OR REPLACE FUNCTION cd_trigrams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS"
    " 'SELECT COALESCE(array_agg(DISTINCT substr(value, n, 3)), ''{}'') FROM generate_series(1, length(value) - 2) AS n'",
    "CREATE INDEX IF NOT EXISTS ix_application_trigrams ON application USING gin (cd_trigrams(search_fold::text))",
)


def fingerprint() -> str:
    """Changes with any rule of the program."""
    return hashlib.sha256(repr((REFUSALS, REACTIONS, TRANSITIONS)).encode()).hexdigest()[:16]


def install(connection: Connection) -> None:
    """Replace every rule in the database by those of the list."""
    if connection.dialect.name == "sqlite":
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'cd\\_%' ESCAPE '\\'")).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(_FTS)
        connection.exec_driver_sql(_VOCABULARY)
        for statement in sqlite_statements().values():
            connection.exec_driver_sql(statement)
        return
    for name, table in connection.execute(text("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE tgname LIKE 'cd\\_%' AND NOT tgisinternal")).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
    for statement in _PG_FUNCTIONS:
        connection.exec_driver_sql(statement.replace("%", "%%"))
    for name, (body, trigger) in postgresql_statements().items():
        connection.exec_driver_sql(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $cd${body}$cd$".replace("%", "%%"))
        connection.exec_driver_sql(trigger.replace("%", "%%"))


def differences(connection: Connection) -> list[str]:
    """The names of rules that are missing, altered or not ours; empty: the guard is whole."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        there, expected = dict(map(tuple, rows)), sqlite_statements()
    else:
        rows = connection.execute(
            text(
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND c.relnamespace = 'public'::regnamespace"
            )
        ).all()
        there, expected = dict(map(tuple, rows)), {name: body for name, (body, _trigger) in postgresql_statements().items()}
    return sorted(name for name in there.keys() | expected.keys() if there.get(name) != expected.get(name))
