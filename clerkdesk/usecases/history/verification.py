"""Proves that the history is whole: every link of every case, every seal, and what the applications
say of themselves.

Two walks over one snapshot, both streamed. By id: the seals, each over its stretch of rows. By
case: the links, beside the applications. Who could write the database can have made any row, so
nothing read here is trusted to be of its type.
"""

import sqlite3
from contextlib import closing
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store.engine import is_embedded
from clerkdesk.usecases.history.application_walk import walk_applications
from clerkdesk.usecases.history.findings import Findings, Report, stream
from clerkdesk.usecases.history.seal_walk import SEAL_COLUMNS, SealWalk
from clerkdesk.usecases.identity import current_staff


def verify(session: Session, key: bytes | None = None) -> Report:
    """Whether history and seals are whole; without the ``key``, whether they are so among
    themselves.

    First in its transaction: on PostgreSQL it takes one snapshot for all that it reads. Raises
    NotAllowed (owner_only): row-level security shows a person a part, and a part is never whole.
    """
    embedded = is_embedded(session)
    connection = session.connection()
    if not embedded:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if current_staff(session).login not in ("local", "worker"):
            raise NotAllowed("owner_only")
        # All rows are wanted, and not the first ones soon: sort them, in place of a walk through
        # the index and about the table.
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 1")
        connection.exec_driver_sql("SET LOCAL work_mem = '64MB'")
        return _verify(
            connection, key, "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        )
    try:
        return _verify(connection, key, "at")
    except (DBAPIError, sqlite3.OperationalError) as error:
        if "decode" not in str(error):
            raise
    # A text that is no text was not written by the program: read once more, so that its row is
    # named.
    driver: Any = connection.connection.driver_connection
    usual = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return _verify(connection, key, "at")
    finally:
        driver.text_factory = usual


def _verify(connection: Connection, key: bytes | None, at: str) -> Report:
    findings = Findings()
    walk = SealWalk(findings)
    seals = f"SELECT id, {at} AS at, {SEAL_COLUMNS} FROM seal ORDER BY id"
    with (
        closing(stream(connection, "SELECT id, hash FROM event ORDER BY id")) as by_id,
        closing(stream(connection, seals)) as sealed,
    ):
        walk.walk(sealed, by_id, key)
    columns = ", ".join(at if name == "at" else name for name in history.FIELDS)
    with (
        closing(
            stream(connection, f"SELECT {columns}, hash FROM event ORDER BY application_id, id")
        ) as by_application,
        closing(
            stream(connection, "SELECT id, op_id, status, last_action FROM application ORDER BY id")
        ) as applications,
    ):
        rows = walk_applications(by_application, applications, findings, walk.short)
    for table, of_it in _WRITTEN:
        _unwritten(connection, table, of_it, findings)
    return Report(
        rows=rows,
        seals=walk.seals,
        unsealed=walk.unsealed,
        findings=tuple(findings.listed),
        count=findings.count,
    )


_BY_THE_SAME_ACT = "e.op_id = x.op_id AND e.action = "
_WRITTEN = (
    # Its last change, and how it came to be: they are two acts once it is revoked or superseded.
    (
        "certificate",
        f"{_BY_THE_SAME_ACT} CASE x.state WHEN 'live' THEN 'certificate' ELSE x.state END",
    ),
    ("certificate", "e.action = 'certificate' AND e.detail = x.number"),
    ("certificate_print", f"{_BY_THE_SAME_ACT} 'print'"),
    ("note", f"{_BY_THE_SAME_ACT} x.kind"),
)
"""(table, what an event of a row ``x`` must be)"""


def _unwritten(connection: Connection, table: str, of_it: str, findings: Findings) -> None:
    """Rows that the history must tell of, and does not."""
    statement = f"""
        SELECT x.id, x.application_id
        FROM {table} x
        WHERE NOT EXISTS (
            SELECT 1
            FROM event e
            WHERE e.application_id = x.application_id
            AND {of_it}
        )
        ORDER BY x.id
    """
    with closing(stream(connection, statement)) as rows:
        for key, application in rows:
            findings.add("not_in_history", f"{table} {key}", application=application)
