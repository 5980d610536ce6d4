"""Creating, upgrading and checking a database's schema."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError, SAWarning
from sqlalchemy.orm import Session

from clerkdesk import clock
from clerkdesk.domain import history
from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.store import (
    calendar,
    folds,
    mending,
    overlap,
    reference,
    reference_models,  # noqa: F401  (its tables join the metadata)
)
from clerkdesk.store.errors import translate
from clerkdesk.store.guard import checks, ddl, postgres, witnesses
from clerkdesk.store.guard.rules.findings import ask, linked
from clerkdesk.store.models import Acting, Base
from clerkdesk.store.reference_models import TransitionRow
from clerkdesk.store.types import moment, sqlite_text

__all__ = [
    "COPYING",
    "HEAD",
    "MIGRATIONS",
    "alembic_config",
    "bring_up",
    "check",
    "current",
    "is_current",
    "lay_out",
    "require_current",
    "upgrade",
]

HEAD = "0045"
"""The newest revision; a test holds it against the migrations, so that starting needs no Alembic.
"""
EXPANDED = HEAD
"""Up to here an upgrade goes while older desks work, too; HEAD, where nothing ends."""
COPYING = "copying"
"""In place of a revision: a copy into this database is under way or was broken off."""
OLDEST_SERVER = (16,)
"""Of PostgreSQL: groups that give rights without letting one become them (GRANT … WITH INHERIT
TRUE, SET FALSE).
"""
MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection) -> Any:
    """Alembic's configuration for our revisions on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def current(connection: Connection) -> str | None:
    """The revision the database is at; None: it has none of our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


@contextmanager
def _translated() -> Iterator[None]:
    """A driver's error as the sentence it means."""
    try:
        yield
    except DBAPIError as error:
        expected = translate(error) or StoreUnavailable("schema_foreign")
        raise expected from error


@contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    """A connection that waits for no writer."""
    with _translated(), engine.connect().execution_options(postgresql_readonly=True) as connection:
        if (
            connection.dialect.name == "postgresql"
            and (connection.dialect.server_version_info or (0,)) < OLDEST_SERVER
        ):
            raise StoreUnavailable("server_too_old")
        yield connection


def is_current(engine: Engine) -> bool:
    """Whether schema, rules, folds and reference data are this program's. Raises
    StoreUnavailable.
    """
    with _reading(engine) as connection:
        if current(connection) != HEAD:
            return False
        rules = connection.scalar(text("SELECT value FROM setting WHERE key = 'rules'"))
        return bool(rules == ddl.fingerprint()) and folds.are_current(connection)


def require_current(engine: Engine) -> None:
    """Raises StoreUnavailable: schema_missing, schema_older, schema_newer (and the overlap of
    versions has ended).
    """
    with _reading(engine) as connection:
        revision = current(connection)
        known = revision not in (None, COPYING)
        least = overlap.least(connection) if known else None
        installer = overlap.installer(connection) if known else ""
    if revision is None:
        raise StoreUnavailable("schema_missing")
    if revision == COPYING:
        raise StoreUnavailable("copy_unfinished")
    if revision < EXPANDED:
        raise StoreUnavailable("schema_older", revision=revision)
    # A newer program's, which says whether this one may go on.
    if revision > HEAD and (least is None or least > HEAD):
        raise StoreUnavailable("schema_newer", revision=revision, installer=installer)


class Versions(NamedTuple):
    """Which programs may work on a database, by the revision that each has been made for."""

    database: str
    program: str
    """This one's."""
    least: str
    """Older programs do not work here any more."""
    installer: str
    """Where the newest program lies; "": nobody has said."""

    @property
    def older_may_work(self) -> bool:
        """Whether the overlap goes on."""
        return self.least < max(self.database, self.program)

    @property
    def newer_exists(self) -> bool:
        """Whether a newer program than this one has been there."""
        return self.database > self.program


def versions(engine: Engine) -> Versions:
    """Which programs may work. Raises as ``require_current``."""
    require_current(engine)
    with _reading(engine) as connection:
        database = current(connection) or ""
        least = overlap.least(connection) or database
        return Versions(database, HEAD, least, overlap.installer(connection))


OnStep = Callable[[int, int], object]
"""Told how many steps are done, of how many."""


class _Steps:
    """Counts an upgrade's steps: every revision, the rules, the reference data."""

    def __init__(self, on_step: OnStep | None) -> None:
        self._on_step = on_step
        self._total = len(list((MIGRATIONS / "versions").glob("[0-9]*.py"))) + 2
        self._done = 0

    def one_more(self, **_what: object) -> None:
        self._done += 1
        if self._on_step is not None:
            self._on_step(self._done, self._total)


def upgrade(engine: Engine, on_step: OnStep | None = None, *, end: bool = False) -> None:
    """Bring schema, rules and reference data up to this program; in one transaction, so all or
    nothing. On a server what older desks need stays until the overlap is ended (``end``).

    Raises StoreUnavailable: schema_newer, schema_foreign (tables that are not ours, or an unknown
    revision), overlap_not_ended (of the version before).
    """
    with _reading(engine) as connection:
        revision = current(connection)
        tables = inspect(connection).get_table_names()
    if revision == COPYING:
        raise StoreUnavailable("copy_unfinished")
    if revision is not None and revision > HEAD:
        raise StoreUnavailable("schema_newer", revision=revision)
    if revision is None and tables:
        raise StoreUnavailable("schema_foreign")
    with _translated(), engine.begin() as connection:
        bring_up(connection, revision, _Steps(on_step), end=end)


def lay_out(engine: Engine, revision: str) -> None:
    """The tables of an older version in an empty database, without rules and rows. Raises
    StoreUnavailable (schema_foreign): no revision of ours.
    """
    from alembic import command
    from alembic.util import CommandError

    with _translated(), engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            postgres.prepare(connection)
            postgres.become_owner(connection)
        try:
            command.upgrade(alembic_config(connection), revision)
        except CommandError as error:
            raise StoreUnavailable("schema_foreign") from error


def bring_up(
    connection: Connection, revision: str | None, steps: _Steps | None = None, *, end: bool
) -> None:
    """An upgrade from a revision (None: there is nothing) within a transaction. Raises
    StoreUnavailable (schema_foreign, overlap_not_ended).
    """
    # Only here: Alembic takes as long to load as half of all else, and a start that finds the
    # schema current has no use for it.
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    steps = steps or _Steps(None)
    if connection.dialect.name == "postgresql":
        # Groups and rights of the database are given by whoever has signed in.
        connection.exec_driver_sql("SET LOCAL ROLE NONE")
        postgres.prepare(connection)
        postgres.become_owner(connection)
        postgres.clear_desk(connection)
    elif revision is not None and revision < HEAD:
        checks.remove(connection)
    try:
        config = alembic_config(connection)
        config.attributes["on_version_apply"] = steps.one_more
        reached = HEAD
        end |= connection.dialect.name == "sqlite"
        if not end and revision is not None:
            script = ScriptDirectory.from_config(config)
            reached = overlap.target(script, revision, HEAD)
            if reached < EXPANDED:
                raise StoreUnavailable("overlap_not_ended")
        command.upgrade(config, reached)
    except CommandError as error:
        raise StoreUnavailable("schema_foreign") from error
    if revision is not None:
        _carry_over(connection, revision)
    least = overlap.least_after(connection, revision, reached, end=end)
    ddl.install(connection, overlap_open=least < HEAD)
    with nobody_administers(connection):
        overlap.note(connection, least)
    steps.one_more()
    with nobody_administers(connection), Session(connection) as session:
        reference.fill(session)
        reference.refresh(session, ddl.fingerprint())
        session.flush()
    calendar.write(connection, moment(connection.scalar(text("SELECT cd_now()"))))
    if connection.dialect.name == "postgresql":
        postgres.open_series(connection)
    steps.one_more()
    if revision is not None and revision < "0003":
        _chain(connection)
    if revision is not None and revision < "0023":
        _speak_of_rows(connection)
    elif revision is not None:
        baseline(connection, *_spoken_of_since(revision))
    if revision is not None and revision < "0018":
        _look_for_findings(connection)


@contextmanager
def nobody_administers(connection: Connection) -> Iterator[None]:
    """What is written meanwhile is in no history of administration: an upgrade's, a copy's."""
    mark = {"id": 0, "staff_id": None, "actor": "upgrade", "at": clock.real()}
    connection.execute(insert(Acting).values(**mark))
    yield
    connection.execute(delete(Acting).where(Acting.id == 0))


def _carry_over(connection: Connection, revision: str) -> None:
    """Write anew what an older program had stored otherwise; what is written so is nobody's act."""
    if revision < "0026":
        ddl.drop_triggers(connection)
        mending.mend(connection)
    if folds.are_current(connection):
        return
    ddl.drop_triggers(connection)
    folds.refresh(connection)
    if revision < "0011":
        folds.keep_waited_days(connection)


def _chain(connection: Connection) -> None:
    """Give the history of an older version its hashes, case by case in the order of its rows."""
    last: dict[int, str | None] = {}
    columns = ", ".join(history.FIELDS)
    # Only ever at that upgrade: a row without a hash is otherwise somebody's own, and must be
    # found.
    for row in connection.execute(
        text(f"SELECT {columns} FROM event WHERE hash IS NULL ORDER BY id")
    ).all():
        fields = dict(row._mapping) | {"at": sqlite_text(moment(row.at))}
        row_hash = history.row_hash(
            last.get(row.application_id), [fields[name] for name in history.FIELDS]
        )
        connection.execute(
            text("UPDATE event SET hash = :hash WHERE id = :id"), {"hash": row_hash, "id": row.id}
        )
        last[row.application_id] = row_hash


def _speak_of_rows(connection: Connection) -> None:
    """From here on the history vouches for every row: how it is now is said in its chain."""
    baseline(connection, *witnesses.BY_NAME)
    connection.execute(
        text("""
            INSERT INTO number_counter (prefix, year, last)
            SELECT :series, 0, max(id) FROM seal HAVING max(id) IS NOT NULL
        """),
        {"series": history.SEAL_SERIES},
    )


def _spoken_of_since(revision: str) -> list[str]:
    """Tables of which, or of more of whose columns, the history speaks since a later revision."""
    tables = []
    if revision < "0031":
        tables.append("calendar_day")
    if revision < "0036":
        tables += ["district", "document_kind", "legal_basis", "staff"]
    return tables


def baseline(connection: Connection, *tables: str) -> None:
    """Say in the history how every row of these tables is now."""
    embedded = connection.dialect.name == "sqlite"
    for name in tables:
        statement = witnesses.baseline(witnesses.BY_NAME[name], embedded=embedded)
        connection.exec_driver_sql(statement)


def _look_for_findings(connection: Connection) -> None:
    """What an older version has taken in is weighed like what comes: the links at once, the rest by
    the worker, who is asked.
    """
    for statement in (linked("1 = 1"), ask("a.id", by="NULL", name="'upgrade'", op_id="a.op_id")):
        connection.execute(text(statement))


def check(engine: Engine) -> list[str]:
    """What is not as it should be, one line each; empty: the schema, its rules and the file are
    whole. Of an older version's database: what an upgrade will bring.

    Raises StoreUnavailable: schema_missing, schema_newer.
    """
    with _reading(engine) as connection:
        revision = current(connection)
    is_older = revision is not None and revision < EXPANDED
    if not is_older:
        require_current(engine)
    differences = [f"schema: {revision} and not {HEAD}: db upgrade"] if is_older else []
    # While the overlap lasts, what its end takes away is still there.
    if revision is None or not EXPANDED <= revision < HEAD:
        differences += _of_tables(engine)
    with _translated(), engine.connect() as connection:
        if connection.dialect.name == "postgresql" and not connection.scalar(
            text("SELECT pg_has_role(session_user, 'cd_owner', 'MEMBER')")
        ):
            raise NotAllowed("owner_only")
        # Not read-only: PostgreSQL's guard is compared with one made anew on temporary tables.
        if is_older:
            differences += ddl.missing(connection)
        else:
            is_open = overlap.is_open(connection, HEAD)
            differences += ddl.differences(connection, overlap_open=is_open)
            if not is_open:
                differences += _of_steps(connection)
    differences += _of_file(engine)
    return differences


def _of_tables(engine: Engine) -> list[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with _reading(engine) as connection, warnings.catch_warnings():
        # SQLAlchemy wonders at a constraint that older rows break (NOT VALID).
        warnings.simplefilter("ignore", SAWarning)
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _is_ours}
        )
        return [f"schema: {_named(each)}" for each in compare_metadata(context, Base.metadata)]


def _of_steps(connection: Connection) -> list[str]:
    """The steps of an application's life, which triggers read."""
    row = TransitionRow
    columns = (row.action, row.source, row.target, row.who, row.needs_reason)
    there = {tuple(step) for step in connection.execute(select(*columns))}
    expected = {
        (step.action, step.source, step.target, step.who, step.needs_reason) for step in TRANSITIONS
    }
    return [f"transition: {' '.join(map(str, step))}" for step in sorted(there ^ expected)]


def _named(difference: Any) -> str:
    """Alembic's difference in words, where it is one thing that is not there."""
    if difference[0] == "add_table":
        return f"table {difference[1].name} is missing"
    if difference[0] == "add_column":
        return f"column {difference[2]}.{difference[3].name} is missing"
    return str(difference)


def _of_file(engine: Engine) -> list[str]:
    differences: list[str] = []
    with _reading(engine) as connection:
        if connection.dialect.name == "sqlite":
            differences += [
                f"file: {line}"
                for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()
                if line != "ok"
            ]
            differences += [
                f"foreign key: {row}"
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            ]
    return differences


def _is_ours(thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return not (
        (kind == "table" and str(name).startswith(("application_fts", "application_vocab")))
        or name == "ix_application_grams"
    )
