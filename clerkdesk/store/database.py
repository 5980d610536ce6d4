"""One database as a whole: a picture of all its rows, what tells it from every other, and whether a
copy may be made from it or into it.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.store import digest, schema
from clerkdesk.store.errors import translate
from clerkdesk.store.guard import groups
from clerkdesk.store.reference_models import Setting

IDENTITY = "database_id"
_MAY_BECOME_OWNER = text("""
    SELECT
      rolsuper
      OR EXISTS (
        SELECT 1
        FROM pg_roles o
        WHERE o.rolname = 'cd_owner' AND pg_has_role(r.oid, o.oid, 'SET')
      )
    FROM pg_roles r
    WHERE r.rolname = current_user
""")


@contextmanager
def translated() -> Iterator[None]:
    """A driver's error as the sentence it means."""
    try:
        yield
    except DBAPIError as error:
        expected = translate(error)
        if expected is None:
            raise
        raise expected from error


def is_server(engine: Engine | Connection) -> bool:
    return engine.dialect.name == "postgresql"


def as_owner(connection: Connection) -> None:
    """On PostgreSQL: past row-level security, until the transaction ends."""
    if is_server(connection):
        groups.become_owner(connection)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """All rows as they are at one moment, whatever others write meanwhile."""
    options: dict[str, Any] = {"postgresql_readonly": True}
    if is_server(engine):
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection, connection.begin():
        as_owner(connection)
        yield connection


def require_owner(engine: Engine) -> None:
    """Raises NotAllowed (owner_only): row-level security would hide rows from anybody else."""
    if not is_server(engine):
        return
    with engine.connect() as connection:
        may = connection.scalar(_MAY_BECOME_OWNER)
    if not may:
        raise NotAllowed("owner_only")


def require_whole(engine: Engine) -> None:
    """Raises StoreUnavailable: copy_unfinished (itself a half copy), schema_missing, schema_older,
    schema_newer.
    """
    if has_schema(engine):
        with snapshot(engine) as connection:
            if schema.current(connection) == schema.COPYING:
                raise StoreUnavailable("copy_unfinished")
    schema.require_current(engine)


def has_schema(engine: Engine) -> bool:
    """Whether there are tables of ours, of whatever version."""
    with engine.connect().execution_options(postgresql_readonly=True) as connection:
        return inspect(connection).has_table("alembic_version")


def setting(connection: Connection, key: str, *, lock: bool = False) -> str | None:
    """The setting's value; None: there is no such row. ``lock``: nobody else writes it until the
    transaction ends (a file has one writer anyway).
    """
    statement = select(Setting.value).where(Setting.key == key)
    if lock and is_server(connection):
        statement = statement.with_for_update()
    value: str | None = connection.scalar(statement)
    return value


def put_setting(connection: Connection, key: str, value: str) -> None:
    """Change the setting's row, or add it."""
    changed = connection.execute(update(Setting).where(Setting.key == key).values(value=value))
    if changed.rowcount == 0:
        connection.execute(insert(Setting).values(key=key, value=value))


def identity(engine: Engine) -> str:
    """What tells this database from every other; given once and never copied."""
    with engine.begin() as connection:
        as_owner(connection)
        known = setting(connection, IDENTITY)
        if known is not None:
            return known
        new = str(uuid.uuid4())
        put_setting(connection, IDENTITY, new)
        return new


def holds_data(connection: Connection) -> bool:
    """Whether the database has been worked in: a row in any table that is not reference data, nor
    the history, which speaks of the reference data from the first moment.
    """
    from clerkdesk.store.guard.grants import REFERENCE  # only for a copy: no start needs it

    existing = set(inspect(connection).get_table_names())
    of_installation = [
        table
        for table in digest.tables()
        if table.name in existing and table.name not in (*REFERENCE, "event")
    ]
    return any(
        connection.execute(select(text("1")).select_from(table).limit(1)).first()
        for table in of_installation
    )
