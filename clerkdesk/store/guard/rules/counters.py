"""What else the database keeps in step with the applications: numbers of queues, and what portals
are to be told.
"""

from clerkdesk.store.guard.refusal import Reaction


def _count(row: str, step: str) -> str:
    return f"""
        INSERT INTO queue_counter (department_id, service, status, slot, count)
        VALUES ({row}.department_id, {row}.service, {row}.status, {row}.id % 16, {step})
        ON CONFLICT (department_id, service, status, slot) DO UPDATE
        SET count = queue_counter.count + {step}
    """


COUNTERS: tuple[Reaction, ...] = (
    Reaction(
        name="counter_out",
        table="application",
        event="UPDATE OF status, department_id",
        when="OLD.status IN ('completed', 'refused')",
        statement=_count("OLD", "-1"),
    ),
    Reaction(
        name="counter_in",
        table="application",
        event="UPDATE OF status, department_id",
        when="NEW.status IN ('completed', 'refused')",
        statement=_count("NEW", "1"),
    ),
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
