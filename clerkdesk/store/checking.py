"""Whether a database's schema, its rules and its file are whole."""

import warnings
from typing import Any

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import SAWarning

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.store import overlap, schema
from clerkdesk.store.guard import ddl
from clerkdesk.store.models import Base
from clerkdesk.store.reference_models import TransitionRow


def check(engine: Engine) -> list[str]:
    """What is not as it should be, one line each; empty: the schema, its rules and the file are
    whole. Of an older version's database: what an upgrade will bring.

    Raises StoreUnavailable: schema_missing, schema_newer.
    """
    with schema.reading(engine) as connection:
        revision = schema.current(connection)
    is_older = revision is not None and revision < schema.EXPANDED
    if not is_older:
        schema.require_current(engine)
    differences = [f"schema: {revision} and not {schema.HEAD}: db upgrade"] if is_older else []
    # While the overlap lasts, what its end takes away is still there.
    if revision is None or not schema.EXPANDED <= revision < schema.HEAD:
        differences += _of_tables(engine)
    with schema.translated(), engine.connect() as connection:
        if connection.dialect.name == "postgresql" and not connection.scalar(
            text("SELECT pg_has_role(session_user, 'cd_owner', 'MEMBER')")
        ):
            raise NotAllowed("owner_only")
        # Not read-only: PostgreSQL's guard is compared with one made anew on temporary tables.
        if is_older:
            differences += ddl.missing(connection)
        else:
            is_open = overlap.is_open(connection, schema.HEAD)
            differences += ddl.differences(connection, overlap_open=is_open)
            if not is_open:
                differences += _of_steps(connection)
    differences += _of_file(engine)
    return differences


def _of_tables(engine: Engine) -> list[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with schema.reading(engine) as connection, warnings.catch_warnings():
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
    with schema.reading(engine) as connection:
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
