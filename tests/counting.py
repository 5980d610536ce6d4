"""The queues' numbers, counted over all applications."""

from sqlalchemy import Connection

_KEY = "organisation_id, department_id, service, status, waits, due_at"
_COUNTS = f"""
    SELECT {_KEY}, count(*) AS count
    FROM (
      SELECT
        organisation_id,
        department_id,
        service,
        status,
        waiting_since IS NOT NULL OR billing_pending OR answered_at IS NOT NULL AS waits,
        CASE WHEN status IN ('new', 'in_progress') THEN due_at END AS due_at
      FROM application
    ) a
    GROUP BY {_KEY}
"""
_KEPT = f"SELECT {_KEY}, sum(count) FROM queue_count GROUP BY {_KEY} HAVING sum(count) <> 0"


def count_anew(connection: Connection) -> None:
    """The parts of the sums anew, after applications were written past the rules."""
    connection.exec_driver_sql("DELETE FROM queue_count")
    connection.exec_driver_sql(f"INSERT INTO queue_count ({_KEY}, count) {_COUNTS}")


def miscounted(connection: Connection) -> set[tuple[object, ...]]:
    """The sums that are kept or counted, and not both."""
    kept = {tuple(row) for row in connection.exec_driver_sql(_KEPT)}
    counted = {tuple(row) for row in connection.exec_driver_sql(_COUNTS)}
    return kept ^ counted
