"""Who reads: a person, from the desk and by named statements, or a program, from the tables."""

from sqlalchemy import Connection, text

_IS_A_SERVICE = text("SELECT cd_service() <> ''")


def reads_as_a_person(connection: Connection) -> bool:
    """Whether the login is a person's on PostgreSQL, who reads no tables (``guard.desk``); the
    owner, the worker and the gateway do.
    """
    if connection.dialect.name != "postgresql":
        return False
    # Asked once: a connection's login stays, whoever takes it from the pool.
    if "person" not in connection.info:
        connection.info["person"] = not connection.scalar(_IS_A_SERVICE)
    return bool(connection.info["person"])
