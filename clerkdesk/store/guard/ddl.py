"""The rules as triggers of either dialect, and the search index.

They are not part of the migrations' history: ``install`` replaces them all, so that a database
always has exactly the rules of the program that upgraded it, and ``differences`` proves it.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, text

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.store.guard import postgres
from clerkdesk.store.guard.functions import ANSWERED, ASK, CHAIN, FUNCTIONS
from clerkdesk.store.guard.grants import GRANTS, POLICIES, SEQUENCES
from clerkdesk.store.guard.refusal import Reaction, Refusal
from clerkdesk.store.guard.rules import LOCKS, LOOKED_AT, REACTIONS, REFUSALS

_AGE = re.compile(r"age\(([A-Za-z_.]+)\)")
_PREFIX = "cd_"


def _sqlite(sql: str) -> str:
    return _AGE.sub(r"((julianday(cd_now()) - julianday(\1)) * 86400.0)", sql)


def _postgresql(sql: str) -> str:
    return _AGE.sub(r"EXTRACT(EPOCH FROM cd_now() - \1)", sql)


def _refusals(*, office: bool) -> Iterator[tuple[str, str, list[Refusal]]]:
    """(table, event, its refusals): one trigger each, for several would fire in no promised order."""

    def key(rule: Refusal) -> tuple[str, str]:
        return rule.table, rule.event

    for (table, event), rules in groupby(
        sorted((rule for rule in REFUSALS if office or not rule.office), key=key), key
    ):
        yield table, event, list(rules)


def _reaction_name(reaction: Reaction) -> str:
    return f"{_PREFIX}{reaction.name}_{reaction.table}_{reaction.event.split()[0].lower()}" + (
        "_of" if " OF " in reaction.event else ""
    )


def sqlite_statements() -> dict[str, str]:
    """Name → CREATE TRIGGER statement."""
    found = {}
    for table, event, rules in _refusals(office=False):
        cases = " ".join(
            f"WHEN {_sqlite(rule.when)} THEN RAISE(ABORT, '{rule.code}')" for rule in rules
        )
        name = f"{_PREFIX}refuse_{table}_{event.lower()}"
        found[name] = (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT CASE {cases} END; END"
        )
    for reaction in REACTIONS:
        name = _reaction_name(reaction)
        found[name] = (
            f"CREATE TRIGGER {name} AFTER {reaction.event} ON {reaction.table} WHEN {_sqlite(reaction.when)} BEGIN {_sqlite(reaction.statement)}; END"
        )
    found["cd_chain_event"] = (
        "CREATE TRIGGER cd_chain_event AFTER INSERT ON event BEGIN UPDATE event SET hash = cd_hash((SELECT e.hash FROM event e"
        " WHERE e.application_id = NEW.application_id AND e.id < NEW.id ORDER BY e.id DESC LIMIT 1), "
        + ", ".join(f"NEW.{column}" for column in history.FIELDS)
        + ") WHERE id = NEW.id; END"
    )
    insert = "INSERT INTO application_fts (rowid, search_fold) VALUES (NEW.id, NEW.search_fold);"
    delete = "INSERT INTO application_fts (application_fts, rowid, search_fold) VALUES ('delete', OLD.id, OLD.search_fold);"
    found["cd_search_insert"] = (
        f"CREATE TRIGGER cd_search_insert AFTER INSERT ON application BEGIN {insert} END"
    )
    found["cd_search_update"] = (
        "CREATE TRIGGER cd_search_update AFTER UPDATE OF search_fold ON application WHEN NEW.search_fold <> OLD.search_fold"
        f" BEGIN {delete} {insert} END"
    )
    return found


_FTS = "CREATE VIRTUAL TABLE IF NOT EXISTS application_fts USING fts5(search_fold, content='application', content_rowid='id', tokenize='trigram', detail=none)"


_VOCABULARY = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS application_vocab USING fts5vocab(application_fts, row)"
)
"""In how many applications each trigram stands."""


ASKED_ONCE = {
    "cd_me()": "self.id",
    "cd_role()": "self.role",
    "cd_name()": "self.name",
    "cd_organisation()": "self.organisation",
}


def _identity_once(cases: str) -> str:
    """The beginning of a trigger function: who is logged in is looked up once for all its rules."""
    if not any(call in cases for call in ASKED_ONCE):
        return f"BEGIN {cases}"
    for call, field in ASKED_ONCE.items():
        cases = cases.replace(call, field)
    return f"DECLARE self record; BEGIN {ASK} {cases}"


def postgresql_statements() -> dict[str, tuple[str, str]]:
    """Name → (function body, CREATE TRIGGER statement)."""
    found = {}
    for table, event, rules in _refusals(office=True):
        name = f"{_PREFIX}refuse_{table}_{event.lower()}"
        cases = " ".join(
            f"IF ({_postgresql(rule.when)}) THEN RAISE EXCEPTION '{rule.code}' USING ERRCODE = '{rule.code}'; END IF;"
            for rule in rules
        )
        if (table, event) in LOCKS:
            cases = f"PERFORM 1 FROM application WHERE id = {LOCKS[table, event]} FOR NO KEY UPDATE; {cases}"
        found[name] = (
            f"{_identity_once(cases)} RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END",
            f"CREATE TRIGGER {name} BEFORE {LOOKED_AT.get((table, event), event)} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        )
    for reaction in REACTIONS:
        name = _reaction_name(reaction)
        found[name] = (
            f"BEGIN {_postgresql(reaction.statement)}; RETURN NULL; END",
            f"CREATE TRIGGER {name} AFTER {reaction.event} ON {reaction.table} FOR EACH ROW WHEN ({_postgresql(reaction.when)}) EXECUTE FUNCTION {name}()",
        )
    for table in ("person_answer", "account_answer"):
        name = f"cd_tell_{table}"
        found[name] = (
            ANSWERED,
            f"CREATE TRIGGER {name} AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        )
    found["cd_chain_event"] = (
        CHAIN,
        "CREATE TRIGGER cd_chain_event BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION cd_chain_event()",
    )
    return found


def fingerprint() -> str:
    """Changes with any rule of the program."""
    return hashlib.sha256(
        repr(
            (
                REFUSALS,
                LOCKS,
                LOOKED_AT,
                REACTIONS,
                TRANSITIONS,
                CHAIN,
                ANSWERED,
                FUNCTIONS,
                GRANTS,
                POLICIES,
                SEQUENCES,
            )
        ).encode()
    ).hexdigest()[:16]


def install(connection: Connection) -> None:
    """Replace every rule in the database by those of this program."""
    if connection.dialect.name == "postgresql":
        postgres.install(connection, postgresql_statements())
        return
    for name in connection.scalars(
        text(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'cd\\_%' ESCAPE '\\'"
        )
    ).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql(_FTS)
    connection.exec_driver_sql(_VOCABULARY)
    for statement in sqlite_statements().values():
        connection.exec_driver_sql(statement)


def differences(connection: Connection) -> list[str]:
    """What is missing, altered or not ours, one line each; empty: the guard is whole."""
    if connection.dialect.name == "postgresql":
        return postgres.differences(connection, postgresql_statements())
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ).all()
    there = dict(map(tuple, rows))
    expected = sqlite_statements()
    return [
        f"rule: {name}"
        for name in sorted(there.keys() | expected.keys())
        if there.get(name) != expected.get(name)
    ]
