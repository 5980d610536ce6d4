"""How fast the history is sealed and verified, and in how much memory, on either database."""

import hashlib
import threading
import time
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
from sqlalchemy import Connection, insert, select, text

from clerkdesk.domain import history
from clerkdesk.store.guard import ddl, witnesses
from clerkdesk.store.models import Application, DocumentContent, Event
from clerkdesk.store.types import moment, sqlite_text
from clerkdesk.usecases.history import sealing as sealing_module
from clerkdesk.usecases.history import verification
from tests.bench.measuring import figure
from tests.conftest import Desk

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
CASES = 30_000
EACH = 8
PEOPLE = 4
DOCUMENT_MIB = 200
KEY = b"a key that is not in the database"


def rows(first: dict[str, Any], start: int) -> Iterator[dict[str, Any]]:
    """History as cases are worked on side by side, with its hashes."""
    last: dict[int, str | None] = {}
    number = start
    for step in range(EACH):
        for case in range(first["id"] + 1, first["id"] + CASES):
            number += 1
            values = dict(
                id=number,
                application_id=case,
                at=first["changed_at"],
                actor_id=1 if step else None,
                actor="Günel Hüseynova",
                action="note" if step else "registered",
                from_status=None,
                to_status=None if step else "new",
                detail="zəng: cavab verdi" if step % 2 else None,
                op_id=first["op_id"],
            )
            fields = [
                sqlite_text(moment(values["at"])) if name == "at" else values.get(name)
                for name in history.FIELDS
            ]
            last[case] = history.row_hash(last.get(case), fields)
            yield values | {"hash": last[case]}


def fill(desk: Desk) -> int:
    desk.take_in()
    with desk.engine.begin() as connection:
        if desk.embedded:
            ddl.drop_triggers(connection)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        first = dict(connection.execute(select(Application.__table__)).one()._mapping)
        copies = [
            first
            | {"id": first["id"] + n, "number": f"WD-2026-{n + 1:07}", "portal_request_id": f"c{n}"}
            for n in range(1, CASES)
        ]
        connection.execute(insert(Application), copies)
        batch: list[dict[str, Any]] = []
        for row in rows(first, connection.scalar(text("SELECT max(id) FROM event")) or 0):
            batch.append(row)
            if len(batch) == 20_000:
                connection.execute(insert(Event), batch)
                batch.clear()
        connection.execute(insert(Event), batch)
        if desk.embedded:
            ddl.install(connection)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = origin")
            connection.exec_driver_sql("SELECT setval('event_id_seq', max(id)) FROM event")
        _vouch(connection, "application")
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    return int(desk.scalar("SELECT count(*) FROM event"))


def _vouch(connection: Connection, table: str) -> None:
    """What the history says of these rows, as an upgrade writes it."""
    embedded = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(witnesses.baseline(witnesses.BY_NAME[table], embedded=embedded))


def add_people(desk: Desk) -> None:
    """Four people to each application, and what the history says of them."""
    columns = "application_id, role, position, fin, surname, name, patronymic"
    with desk.engine.begin() as connection:
        if desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_witness_application_person_insert")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for position in range(PEOPLE):
            connection.exec_driver_sql(f"""
                INSERT INTO application_person ({columns})
                SELECT id, 'registered', {position}, '7ABCDE1', 'Əliyev', 'Rəşad', 'Kamil oğlu'
                FROM application
            """)
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = origin")
        started = time.perf_counter()
        _vouch(connection, "application_person")
        seconds = time.perf_counter() - started
        if desk.embedded:
            ddl.install(connection)
    figure(
        f"rows vouched for by an upgrade, {'SQLite' if desk.embedded else 'PostgreSQL'}",
        f"{PEOPLE * CASES / seconds:,.0f} rows/s",
        "—",
    )
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


class Peak:
    """How much this process has grown while it lasted, MiB; looked at every few milliseconds."""

    def __enter__(self) -> "Peak":
        self._process = psutil.Process()
        self._over = threading.Event()
        self._start = self._process.memory_info().rss
        self._most = self._start
        self._watch = threading.Thread(target=self._look)
        self._watch.start()
        return self

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self._most = max(self._most, self._process.memory_info().rss)

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._watch.join()
        self.grown = (self._most - self._start) / 2**20


def test_sealing_and_verifying_a_long_history(desk: Desk) -> None:
    name = "SQLite" if desk.embedded else "PostgreSQL"
    count = fill(desk)
    edge = desk.local.run(sealing_module.quiet_edge)
    assert edge is not None
    started = time.perf_counter()
    seals = 0
    while desk.local.run(sealing_module.seal_up_to, edge, KEY):
        seals += 1
    sealing = time.perf_counter() - started
    best = float("inf")
    with Peak() as peak:
        for _ in range(3):
            started = time.perf_counter()
            report = desk.local.read(verification.verify, KEY)
            best = min(best, time.perf_counter() - started)
    events = report
    assert report.findings == ()
    assert (report.rows, report.seals, report.unsealed) == (count, seals, 0)
    figure(
        f"history sealed, {name}",
        f"{count / sealing:,.0f} rows/s ({count:,} rows, {seals} seals)",
        "—",
    )
    figure(
        f"history verified, {name}",
        f"{count / best:,.0f} rows/s, {peak.grown:.0f} MiB more",
        "≥ 50,000 rows/s",
    )
    add_people(desk)
    longer = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        report = desk.local.read(verification.verify, KEY)
        longer = min(longer, time.perf_counter() - started)
    assert report.findings == ()
    compared = report.compared - events.compared
    figure(
        f"rows compared, each with its event, {name}",
        f"{compared / (longer - best):,.0f} rows/s ({compared:,} rows)",
        "—",
    )


def test_reading_the_documents_bytes(desk: Desk) -> None:
    desk.take_in()
    piece = b"x" * 2**20
    size = DOCUMENT_MIB * 2**20
    sha256 = hashlib.sha256(piece * DOCUMENT_MIB).hexdigest()
    with desk.engine.begin() as connection:
        if desk.embedded:
            ddl.drop_triggers(connection)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("DELETE FROM document_content")
        document = connection.scalar(text("SELECT min(id) FROM document"))
        connection.execute(text("DELETE FROM document WHERE id <> :id"), {"id": document})
        connection.execute(
            text("UPDATE document SET size = :size, sha256 = :sha256"),
            {"size": size, "sha256": sha256},
        )
        parts = [
            {"document_id": document, "part": part, "content": piece}
            for part in range(DOCUMENT_MIB)
        ]
        connection.execute(insert(DocumentContent), parts)
    report = desk.local.read(verification.verify, documents=True)
    assert report.documents is not None and report.documents.size == size
    assert all(finding.detail != "its bytes are not those that came" for finding in report.findings)
    figure(
        f"documents' bytes proved, {'SQLite' if desk.embedded else 'PostgreSQL'}",
        f"{size / 1e6 / report.documents.seconds:,.0f} MB/s",
        "—",
    )
