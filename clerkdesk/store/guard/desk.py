"""The schema from which people read on PostgreSQL: for each table a view of its name.

A condition of one's own is tried on what a view shows, and on nothing else: behind it stands a
function that the planner neither looks into nor hands conditions to. With row-level security alone
a cheap condition is tried first, and the plan ("never executed", "Rows Removed by Filter") or the
time tells of rows that one does not see. Tables that hide nothing are shown as they are.
"""

from clerkdesk.store import reference_models, working_models  # noqa: F401  (their tables)
from clerkdesk.store.guard.functions.desk import OF_OPEN_CASES, OF_THE_OFFICE, SHOWN
from clerkdesk.store.guard.grants import REFERENCE, SIGNS
from clerkdesk.store.guard.groups import SCHEMA
from clerkdesk.store.models import Base

AS_THEY_ARE = tuple(table for table in (*REFERENCE, *SIGNS) if table != "alembic_version")
HIDING = (*OF_OPEN_CASES, *OF_THE_OFFICE)


def _columns(table: str) -> str:
    names = SHOWN.get(table) or Base.metadata.tables[table].columns.keys()
    return ", ".join(f'"{name}"' for name in names)


VIEWS: dict[str, str] = {
    **{table: f"SELECT {_columns(table)} FROM {SCHEMA}.cd_desk_{table}()" for table in HIDING},
    **{table: f"SELECT {_columns(table)} FROM {SCHEMA}.{table}" for table in AS_THEY_ARE},
}
"""Name → what it shows."""


def statement(view: str, schema: str, name: str | None = None) -> str:
    """CREATE VIEW in a schema, under its own name or another; it runs with the rights of who reads
    it.
    """
    return f"""
        CREATE VIEW {schema}.{name or view} WITH (security_invoker = true) AS {VIEWS[view]}
    """
