"""The rules as triggers of either dialect, and the search index.

They are not part of the migrations' history: ``install`` replaces them all, so that a database
always has exactly the rules of the program that upgraded it, and ``differences`` proves it.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, text

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.store.guard import checks, comparison, desk, postgres, witnesses
from clerkdesk.store.guard.dialects import (
    PREFIX,
    in_postgresql,
    in_sqlite,
    reaction_name,
    sqlite_reaction,
    sqlite_witnessing,
)
from clerkdesk.store.guard.functions import FUNCTIONS, laid
from clerkdesk.store.guard.functions.base import ANSWERED, CHAIN
from clerkdesk.store.guard.functions.function import ASK
from clerkdesk.store.guard.grants import GRANTS, SEQUENCES
from clerkdesk.store.guard.policies import POLICIES
from clerkdesk.store.guard.refusal import Reaction, Refusal
from clerkdesk.store.guard.rules import LOCKS, LOOKED_AT, REACTIONS, REFUSALS
from clerkdesk.store.guard.rules.personal_data import UNFINISHED_AMENDMENT
from clerkdesk.store.guard.rules.witnessing import WITNESSING
from clerkdesk.store.types import WITNESSING_MARK


def _by_trigger(rule: Refusal) -> tuple[str, str]:
    return rule.table, rule.event


def _refusals(
    *, server_only: bool, overlap_open: bool = False
) -> Iterator[tuple[str, str, list[Refusal]]]:
    """(table, event, its refusals): one trigger each, for several would fire in no promised order.

    ``server_only``: with those that need to know who is logged in; ``overlap_open``: without those
    that begin when older desks are gone.
    """
    chosen = [
        rule
        for rule in REFUSALS
        if (server_only or not rule.server_only) and not (overlap_open and rule.since_end)
    ]
    rules = sorted(chosen, key=_by_trigger)
    for (table, event), together in groupby(rules, _by_trigger):
        yield table, event, list(together)


def _refusal_name(table: str, event: str) -> str:
    return f"{PREFIX}refuse_{table}_{event.lower()}"


def _sqlite_previous(chain: str) -> str:
    """The hash before this row's in its chain; a file has one writer: nothing is locked."""
    return f"""
        WHEN NEW.{chain} IS NOT NULL THEN (
          SELECT e.hash
          FROM event e
          WHERE e.{chain} = NEW.{chain} AND e.id < NEW.id
          ORDER BY e.id DESC
          LIMIT 1
        )
    """


_ROW_DIGEST = f"""
    CASE
      WHEN NEW.nonce IS NOT NULL THEN lower(hex(substr(NEW.nonce, {history.NONCE_BYTES + 1})))
    END
"""
_SQLITE_CHAIN = f"""
    CREATE TRIGGER cd_chain_event AFTER INSERT ON event
    BEGIN
      UPDATE event
      SET
        row_digest = {_ROW_DIGEST},
        nonce = substr(NEW.nonce, 1, {history.NONCE_BYTES}),
        hash = cd_hash(
          CASE {" ".join(map(_sqlite_previous, witnesses.CHAINS))} END,
          {", ".join(f"NEW.{column}" for column in history.FIELDS[:-1])},
          {_ROW_DIGEST}
        )
      WHERE id = NEW.id;
    END
"""

_INDEX_NEW = """
    INSERT INTO application_fts (rowid, search_fold)
    VALUES (NEW.id, NEW.search_fold);
"""
_UNINDEX_OLD = """
    INSERT INTO application_fts (application_fts, rowid, search_fold)
    VALUES ('delete', OLD.id, OLD.search_fold);
"""
_SQLITE_SEARCH = {
    "cd_search_insert": f"""
        CREATE TRIGGER cd_search_insert AFTER INSERT ON application
        BEGIN {_INDEX_NEW} END
    """,
    "cd_search_update": f"""
        CREATE TRIGGER cd_search_update AFTER UPDATE OF search_fold ON application
        WHEN NEW.search_fold <> OLD.search_fold
        BEGIN {_UNINDEX_OLD} {_INDEX_NEW} END
    """,
}
"""Keep the full-text index, which has no rows of its own, in step with the applications."""


def sqlite_statements() -> dict[str, str]:
    """Name → CREATE TRIGGER statement."""
    statements = {}
    for table, event, rules in _refusals(server_only=False):
        name = _refusal_name(table, event)
        cases = "\n".join(
            f"WHEN {in_sqlite(rule.when)} THEN RAISE(ABORT, '{rule.code}')" for rule in rules
        )
        statements[name] = f"""
            CREATE TRIGGER {name} BEFORE {LOOKED_AT.get((table, event), event)} ON {table}
            BEGIN SELECT CASE {cases} END; END
        """
    for reaction in REACTIONS:
        name = reaction_name(reaction)
        statements[name] = sqlite_reaction(reaction, "TRIGGER", reaction.table)
    statements["cd_chain_event"] = _SQLITE_CHAIN
    statements |= _SQLITE_SEARCH
    # SQLite keeps a statement as it was written, but without what stands around it.
    return {name: statement.strip() for name, statement in statements.items()}


_FTS = """
    CREATE VIRTUAL TABLE IF NOT EXISTS application_fts USING fts5(
      search_fold,
      content='application',
      content_rowid='id',
      tokenize='trigram',
      detail=none
    )
"""
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


_ONE_PLACE = """
    IF refused IS NOT NULL THEN RAISE EXCEPTION '%', refused USING ERRCODE = refused; END IF;
"""
"""The server says with a refusal in which line it was raised. Were it each rule's own line, two
rules of one code would be told apart: the one that compares, and the one that does not let see.
"""


def refusal_clause(rule: Refusal) -> str:
    """The rule as a statement of its trigger function, with what ``ASK`` has looked up."""
    clause = f"""
        IF ({in_postgresql(rule.when)}) THEN refused := '{rule.code}'; EXIT rules; END IF;
    """
    for call, field in ASKED_ONCE.items():
        clause = clause.replace(call, field)
    return clause


def _refusing(table: str, event: str, rules: list[Refusal]) -> tuple[str, str]:
    """(function body, CREATE TRIGGER) of a table's refusals at one event."""
    name = _refusal_name(table, event)
    cases = "\n".join(map(refusal_clause, rules))
    if (table, event) in LOCKS:
        cases = f"PERFORM 1 FROM {LOCKS[table, event]} FOR NO KEY UPDATE;\n{cases}"
    # Who is logged in is looked up once for all rules, and not at all where none asks.
    asks = any(field in cases for field in ASKED_ONCE.values())
    asking = ASK if asks else ""
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        f"""
            DECLARE
              self record;
              refused text;
            BEGIN
              {asking}
              <<rules>>
              BEGIN
                {cases}
              END rules;
              {_ONE_PLACE}
              RETURN {row};
            END
        """,
        f"""
            CREATE TRIGGER {name} BEFORE {LOOKED_AT.get((table, event), event)} ON {table}
            FOR EACH ROW EXECUTE FUNCTION {name}()
        """,
    )


def _reacting(reaction: Reaction) -> tuple[str, str]:
    """(function body, CREATE TRIGGER) of what the database writes by itself."""
    name = reaction_name(reaction)
    return (
        f"BEGIN {in_postgresql(reaction.statement)}; RETURN NULL; END",
        f"""
            CREATE TRIGGER {name} AFTER {reaction.event} ON {reaction.table}
            FOR EACH ROW WHEN ({in_postgresql(reaction.when)})
            EXECUTE FUNCTION {name}()
        """,
    )


def postgresql_statements(*, overlap_open: bool = False) -> dict[str, tuple[str, str]]:
    """Name → (function body, CREATE TRIGGER statement)."""
    statements = {}
    for table, event, rules in _refusals(server_only=True, overlap_open=overlap_open):
        statements[_refusal_name(table, event)] = _refusing(table, event, rules)
    for reaction in (*REACTIONS, *WITNESSING):
        statements[reaction_name(reaction)] = _reacting(reaction)
    for table in ("person_answer", "account_answer"):
        name = f"cd_tell_{table}"
        statements[name] = (
            ANSWERED,
            f"""
                CREATE TRIGGER {name} AFTER INSERT ON {table}
                FOR EACH ROW EXECUTE FUNCTION {name}()
            """,
        )
    statements["cd_tell_inquiry"] = (
        ANSWERED,
        """
            CREATE TRIGGER cd_tell_inquiry AFTER UPDATE OF outcome ON inquiry
            FOR EACH ROW WHEN (NEW.kind = 'findings') EXECUTE FUNCTION cd_tell_inquiry()
        """,
    )
    statements["cd_finish_amendment"] = (
        UNFINISHED_AMENDMENT,
        """
            CREATE CONSTRAINT TRIGGER cd_finish_amendment AFTER INSERT ON amendment
            DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION cd_finish_amendment()
        """,
    )
    statements["cd_chain_event"] = (
        CHAIN,
        """
            CREATE TRIGGER cd_chain_event BEFORE INSERT ON event
            FOR EACH ROW EXECUTE FUNCTION cd_chain_event()
        """,
    )
    return statements


def fingerprint() -> str:
    """Sixteen hexadecimal digits that change with any rule of the program."""
    rules = (
        REFUSALS,
        LOCKS,
        LOOKED_AT,
        REACTIONS,
        WITNESSING,
        TRANSITIONS,
        CHAIN,
        ANSWERED,
        UNFINISHED_AMENDMENT,
        FUNCTIONS,
        GRANTS,
        POLICIES,
        SEQUENCES,
        checks.SHAPES,
        desk.VIEWS,
    )
    return hashlib.sha256(repr(rules).encode()).hexdigest()[:16]


def drop_triggers(connection: Connection) -> None:
    """Take every rule away: what is written then is believed."""
    if connection.dialect.name == "postgresql":
        postgres.drop_triggers(connection)
        return
    statement = r"""
        SELECT name
        FROM sqlite_master
        WHERE type = 'trigger' AND name LIKE 'cd\_%' ESCAPE '\'
    """
    for name in connection.scalars(text(statement)).all():
        connection.exec_driver_sql(f"DROP TRIGGER main.{name}")
    of_connection = "SELECT name FROM sqlite_temp_master WHERE type = 'trigger'"
    for name in connection.scalars(text(of_connection)).all():
        connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
    connection.info.pop(WITNESSING_MARK, None)


def install(connection: Connection, *, overlap_open: bool = False) -> None:
    """Replace every rule in the database by those of this program; on PostgreSQL as the owner."""
    checks.install(connection)
    if connection.dialect.name == "postgresql":
        statements = postgresql_statements(overlap_open=overlap_open)
        views = desk.views(overlap_open=overlap_open)
        postgres.install(connection, statements, laid(overlap_open=overlap_open), views)
        return
    drop_triggers(connection)
    # Before the triggers, which write into it.
    connection.exec_driver_sql(_FTS)
    connection.exec_driver_sql(_VOCABULARY)
    for statement in sqlite_statements().values():
        connection.exec_driver_sql(statement)
    for statement in sqlite_witnessing():
        connection.exec_driver_sql(statement)


def missing(connection: Connection) -> list[str]:
    """What the guard of an older version lacks, one line each: its rules cannot be made anew on
    tables that are not ours yet.
    """
    if connection.dialect.name == "postgresql":
        return comparison.missing(connection, postgresql_statements())
    there = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    return [f"rule: {name} is missing" for name in sorted(sqlite_statements().keys() - there)]


def differences(connection: Connection, *, overlap_open: bool = False) -> list[str]:
    """What is missing, altered or not ours, one line each; empty: the guard is whole."""
    if connection.dialect.name == "postgresql":
        statements = postgresql_statements(overlap_open=overlap_open)
        views = desk.views(overlap_open=overlap_open)
        functions = laid(overlap_open=overlap_open)
        return comparison.differences(connection, statements, functions, views)
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ).all()
    there = {name: statement for name, statement in rows}
    expected = sqlite_statements()
    rules = [
        f"rule: {name}"
        for name in sorted(there.keys() | expected.keys())
        if there.get(name) != expected.get(name)
    ]
    return [*rules, *checks.differences(connection)]
