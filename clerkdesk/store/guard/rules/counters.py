"""What else the database keeps in step with the applications: numbers of queues, and what portals
are to be told.
"""

from clerkdesk.store.guard.refusal import Reaction

_COUNTED_BY = (
    "status",
    "department_id",
    "due_at",
    "waiting_since",
    "billing_pending",
    "answered_at",
)
"""The columns of an application by which it is counted."""


def _waits(row: str) -> str:
    return f"""(
        {row}.waiting_since IS NOT NULL OR {row}.billing_pending OR {row}.answered_at IS NOT NULL
    )"""


def _term(row: str) -> str:
    return f"CASE WHEN {row}.status IN ('new', 'in_progress') THEN {row}.due_at END"


def _count(row: str, step: str) -> str:
    return f"""
        INSERT INTO queue_count (
          organisation_id, department_id, service, status, waits, due_at, count
        )
        VALUES (
          {row}.organisation_id,
          {row}.department_id,
          {row}.service,
          {row}.status,
          {_waits(row)},
          {_term(row)},
          {step}
        )
    """


_COUNTED_ANEW = f"""
    NEW.status <> OLD.status
    OR NEW.department_id <> OLD.department_id
    OR {_waits("NEW")} <> {_waits("OLD")}
    OR {_term("NEW")} IS DISTINCT FROM {_term("OLD")}
"""

COUNTERS: tuple[Reaction, ...] = (
    Reaction(
        name="counted",
        table="application",
        event="INSERT",
        when="true",
        statement=_count("NEW", "1"),
    ),
    *[
        Reaction(
            name=name,
            table="application",
            event=f"UPDATE OF {', '.join(_COUNTED_BY)}",
            when=_COUNTED_ANEW,
            statement=_count(row, step),
        )
        for name, row, step in (("counter_out", "OLD", "-1"), ("counter_in", "NEW", "1"))
    ],
)

PUSHED: tuple[Reaction, ...] = (
    Reaction(
        name="push",
        table="application",
        event="INSERT",
        when="NEW.channel <> 'counter'",
        statement="""
            INSERT INTO portal_push (
              application_id, channel, wanted, told, since, not_before, attempts
            )
            VALUES (NEW.id, NEW.channel, NEW.version, NEW.version, cd_now(), cd_now(), 0)
        """,
    ),
    Reaction(
        name="push",
        table="application",
        event="UPDATE OF status, waiting_since, due_on",
        when="""
            NEW.channel <> 'counter'
            AND (
              NEW.status <> OLD.status
              OR NEW.waiting_since IS DISTINCT FROM OLD.waiting_since
              OR NEW.due_on <> OLD.due_on
            )
        """,
        statement="""
            UPDATE portal_push
            SET wanted = NEW.version, since = cd_now(), not_before = cd_now(), attempts = 0
            WHERE application_id = NEW.id
        """,
    ),
)
"""What the citizen sees in the portal has changed (usecases.portal.pushing)."""
