"""Proves that the history is whole: every link of every chain, every seal, what the applications
say of themselves, and every row that the history speaks of.

Walks over one snapshot, all streamed. By id: the seals, each over its stretch of events. By chain:
the links, beside the rows. Who could write the database can have made any row, so nothing read here
is trusted to be of its type.
"""

import sqlite3
from contextlib import closing
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases.history import content_walk, derived_walk, log_years
from clerkdesk.usecases.history.application_walk import walk_applications, walk_others
from clerkdesk.usecases.history.findings import Findings, Report, stream
from clerkdesk.usecases.history.row_walk import RowWalk, present_rows
from clerkdesk.usecases.history.seal_walk import SEAL_COLUMNS, SealWalk
from clerkdesk.usecases.identity import current_staff


def verify(session: Session, key: bytes | None = None, *, documents: bool = False) -> Report:
    """Whether history, rows and seals are whole; without the ``key``, whether they are so among
    themselves; with ``documents`` their bytes are read, too.

    First in its transaction: on PostgreSQL it takes one snapshot for all that it reads. Raises
    NotAllowed (owner_only): only the owner reads the nonces, and a part is never whole.
    """
    embedded = is_embedded(session)
    connection = session.connection()
    if not embedded:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if current_staff(session).login != "local":
            raise NotAllowed("owner_only")
        # All rows are wanted, and not the first ones soon: sort them, in place of a walk through
        # the index and about the table.
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 1")
        connection.exec_driver_sql("SET LOCAL work_mem = '64MB'")
        at = "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        return _verify(connection, key, at, documents=documents)
    try:
        return _verify(connection, key, "at", documents=documents)
    except (DBAPIError, sqlite3.OperationalError) as error:
        if "decode" not in str(error):
            raise
    # A text that is no text was not written by the program: read once more, so that its row is
    # named.
    driver: Any = connection.connection.driver_connection
    usual = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return _verify(connection, key, "at", documents=documents)
    finally:
        driver.text_factory = usual


RECENT_SEALS = 20


def verify_newest(session: Session, key: bytes | None = None) -> int:
    """The newest seals alone, each over its stretch of the history; gives how many things are
    wrong. ``verify`` proves all.

    Raises NotAllowed: the history is not for whoever is logged in.
    """
    connection = session.connection()
    at = "at"
    if not is_embedded(session):
        at = "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    statement = f"SELECT id, {at} AS at, {SEAL_COLUMNS} FROM seal ORDER BY id DESC LIMIT"
    newest = [*connection.exec_driver_sql(f"{statement} {RECENT_SEALS + 1}")][::-1]
    before = newest.pop(0) if len(newest) > RECENT_SEALS else None
    behind = before.to_event if before is not None else 0
    findings = Findings()
    walk = SealWalk(findings)
    since = f"SELECT id, hash FROM event WHERE id > {int(behind)} ORDER BY id"
    with closing(stream(connection, since)) as events:
        walk.walk(iter(newest), events, key, before)
    return findings.count


def _verify(connection: Connection, key: bytes | None, at: str, *, documents: bool) -> Report:
    findings = Findings()
    walk = SealWalk(findings)
    seals = f"SELECT id, {at} AS at, {SEAL_COLUMNS} FROM seal ORDER BY id"
    with (
        closing(stream(connection, "SELECT id, hash FROM event ORDER BY id")) as by_id,
        closing(stream(connection, seals)) as sealed,
    ):
        walk.walk(sealed, by_id, key)
    walk.miss_newest(
        connection.exec_driver_sql(
            f"SELECT last FROM number_counter WHERE prefix = '{history.SEAL_SERIES}'"
        ).scalar()
    )
    cases = _cases(connection, at, walk, findings)
    year = log_years.since(connection)
    people = _others(
        connection, at=at, chain="person_id", walk=walk, findings=findings, cut_before=year
    )
    organisations = _others(
        connection, at=at, chain="organisation_id", walk=walk, findings=findings
    )
    content_walk.certificates(connection, findings)
    content_walk.open_findings(connection, findings)
    derived_walk.applications(connection, findings)
    measured = content_walk.documents(connection, findings, read=documents)
    since = connection.exec_driver_sql(
        f"SELECT min({at}) FROM event WHERE action = '{history.BASELINE}'"
    ).scalar()
    return Report(
        rows=cases.events + people.events + organisations.events,
        seals=walk.seals,
        unsealed=walk.unsealed,
        findings=tuple(findings.listed),
        count=findings.count,
        compared=cases.rows + people.rows + organisations.rows,
        since=since,
        documents=measured,
        looks_since=year,
        looks_cut=people.cut,
    )


class _Walked(NamedTuple):
    events: int
    rows: int
    cut: int = 0


def _events(at: str, chain: str, condition: str) -> str:
    columns = ", ".join(at if name == "at" else name for name in history.FIELDS)
    return f"SELECT {columns}, hash, nonce FROM event WHERE {condition} ORDER BY {chain}, id"


def _cases(connection: Connection, at: str, walk: SealWalk, findings: Findings) -> _Walked:
    chain = "application_id"
    itself = "SELECT id, op_id, status, last_action FROM application ORDER BY id"
    with (
        closing(stream(connection, _events(at, chain, f"{chain} IS NOT NULL"))) as events,
        closing(stream(connection, itself)) as applications,
        closing(present_rows(connection, chain, findings)) as rows,
    ):
        of_cases = RowWalk(rows, findings, of_cases=True)
        count = walk_applications(
            events,
            applications=applications,
            rows_of_cases=of_cases,
            findings=findings,
            short=walk.short,
        )
    return _Walked(count, of_cases.compared)


def _others(
    connection: Connection,
    at: str,
    chain: str,
    walk: SealWalk,
    findings: Findings,
    *,
    cut_before: int | None = None,
) -> _Walked:
    # What is in nobody's chain comes with the organisations'.
    condition = {
        "person_id": "application_id IS NULL AND person_id IS NOT NULL",
        "organisation_id": "application_id IS NULL AND person_id IS NULL",
    }[chain]
    with (
        closing(stream(connection, _events(at, chain, condition))) as events,
        closing(present_rows(connection, chain, findings)) as rows,
    ):
        of_chains = RowWalk(rows, findings, of_cases=False)
        if cut_before is not None:
            of_chains.cut_before = sqlite_text(log_years.first_moment(cut_before))
        count = walk_others(
            events, chain=chain, rows_of_chains=of_chains, findings=findings, short=walk.short
        )
    return _Walked(count, of_chains.compared, of_chains.cut)
