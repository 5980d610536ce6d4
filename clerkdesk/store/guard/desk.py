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


FORMER: dict[str, str] = {
    "queue_counter": f"""
        SELECT department_id, service, status, 0 AS slot, count
        FROM {SCHEMA}.cd_desk_queue_count()
        WHERE status IN ('completed', 'refused')
    """,
}
"""What a view showed in the version before, where this one's would show less, or this one has no
such view: the desks of before read it until the administrator ends the overlap. A former one of a
table that hides something reads from its function, which stays as ``until_end``.
"""


def views(*, overlap_open: bool = False) -> dict[str, str]:
    """Name → what it shows; while the overlap is open, what desks of before read, too."""
    return VIEWS | FORMER if overlap_open else VIEWS


def statement(name: str, shows: str, schema: str) -> str:
    """CREATE VIEW in a schema; it runs with the rights of who reads it: with its owner's it would
    show what row-level security hides.
    """
    return f"CREATE VIEW {schema}.{name} WITH (security_invoker = true) AS {shows}"
