"""Creating a schema and bringing it up to this program: migrations, rules, reference data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, inspect, text
from sqlalchemy.orm import Session

from clerkdesk import clock
from clerkdesk.domain import history
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import (
    calendar,
    folds,
    mending,
    overlap,
    reference,
    reference_models,  # noqa: F401  (its tables join the metadata)
    schema,
)
from clerkdesk.store.guard import checks, ddl, groups, postgres, witnesses
from clerkdesk.store.guard.rules.findings import ask, linked
from clerkdesk.store.models import Acting
from clerkdesk.store.types import moment, sqlite_text

MIGRATIONS = Path(__file__).parent / "migrations"
OnStep = Callable[[int, int], object]
"""Told how many steps are done, of how many."""


def alembic_config(connection: Connection) -> Any:
    """Alembic's configuration for our revisions on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


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
    with schema.reading(engine) as connection:
        revision = schema.current(connection)
        tables = inspect(connection).get_table_names()
    if revision == schema.COPYING:
        raise StoreUnavailable("copy_unfinished")
    if revision is not None and revision > schema.HEAD:
        raise StoreUnavailable("schema_newer", revision=revision)
    if revision is None and tables:
        raise StoreUnavailable("schema_foreign")
    with schema.translated(), engine.begin() as connection:
        bring_up(connection, revision, _Steps(on_step), end=end)


def lay_out(engine: Engine, revision: str) -> None:
    """The tables of an older version in an empty database, without rules and rows. Raises
    StoreUnavailable (schema_foreign): no revision of ours.
    """
    from alembic import command
    from alembic.util import CommandError

    with schema.translated(), engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            postgres.prepare(connection)
            groups.become_owner(connection)
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
        groups.become_owner(connection)
        postgres.clear_desk(connection)
    elif revision is not None and revision < schema.HEAD:
        checks.remove(connection)
    try:
        config = alembic_config(connection)
        config.attributes["on_version_apply"] = steps.one_more
        reached = schema.HEAD
        end |= connection.dialect.name == "sqlite"
        if not end and revision is not None:
            script = ScriptDirectory.from_config(config)
            reached = overlap.target(script, revision, schema.HEAD)
            if reached < schema.EXPANDED:
                raise StoreUnavailable("overlap_not_ended")
        command.upgrade(config, reached)
    except CommandError as error:
        raise StoreUnavailable("schema_foreign") from error
    if revision is not None:
        _carry_over(connection, revision)
    least = overlap.least_after(connection, revision, reached, end=end)
    ddl.install(connection, overlap_open=least < schema.HEAD)
    with nobody_administers(connection):
        overlap.note(connection, least)
    steps.one_more()
    with nobody_administers(connection), Session(connection) as session:
        reference.fill(session)
        reference.refresh(session)
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
