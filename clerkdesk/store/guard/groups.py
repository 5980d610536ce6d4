"""The schema, and who there is on PostgreSQL.

Each person is a login role in one group. Tables, functions and schema belong to the owner, who
cannot log in.
"""

from sqlalchemy import Connection

SCHEMA = "clerkdesk"
DESK = "desk"
"""The schema of what people read: views with the tables' names (``guard.desk``)."""
OWNER = "cd_owner"
READER = "cd_reader"
"""Reads for people, inside functions: row-level security binds it, and judges the person."""

STAFF = ("cd_clerk", "cd_supervisor", "cd_admin", "cd_auditor")
"""People, whatever they may do."""
WRITERS = ("cd_clerk", "cd_supervisor", "cd_admin")
"""People who work on cases: an auditor looks on."""
SUPERVISORS = ("cd_supervisor", "cd_admin")
ADMINISTRATORS = ("cd_admin",)
WORKERS = ("cd_worker",)
GATEWAY = ("cd_gateway",)

GROUPS = (*STAFF, *WORKERS, *GATEWAY)


def become_owner(connection: Connection) -> None:
    """From here on everything that is made belongs to the owner; until the transaction ends."""
    connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
    connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}, pg_temp")
