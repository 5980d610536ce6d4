"""What the proof of the history says where somebody was at work, and sealing beside a writer."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.history import outliers, seal_walk, sealing, verification
from tests import samples
from tests.conftest import WORKER, Desk
from tests.histories import KEY, worked_on
from tests.integration.history.test_tampering import tampering, verified

ROBBED = """
    FROM seal s
    JOIN event e ON e.id > s.from_event AND e.id <= s.to_event
    WHERE e.id IN (SELECT min(id) FROM event GROUP BY application_id)
"""
"""The first row of each application, and the seal over it."""


def test_applications_whose_whole_history_was_taken_out_are_named(desk: Desk) -> None:
    worked_on(desk, 3)
    first = desk.scalar("SELECT min(id) FROM application")
    last = desk.scalar("SELECT max(id) FROM application")
    with tampering(desk) as connection:
        connection.execute(
            text("DELETE FROM event WHERE application_id IN (:first, :last)"),
            {"first": first, "last": last},
        )
        findings = verified(connection).findings
    without = {finding.application for finding in findings if finding.detail == "its registration"}
    assert without == {first, last}


def test_a_change_that_the_history_does_not_tell_of_is_named(desk: Desk) -> None:
    worked_on(desk, 2)
    case = desk.scalar("SELECT min(id) FROM application")
    with tampering(desk) as connection:
        if desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_application_update")
            connection.exec_driver_sql("DROP TRIGGER cd_history_application_update")
        connection.execute(
            text("UPDATE application SET op_id = 'nobody' WHERE id = :case"), {"case": case}
        )
        findings = verified(connection).findings
    [finding] = [finding for finding in findings if finding.kind == "not_in_history"]
    assert finding.application == case and "its last change" in finding.detail


def test_a_seal_that_lost_its_mark_is_broken(desk: Desk) -> None:
    worked_on(desk, 3)
    with tampering(desk) as connection:
        connection.exec_driver_sql("UPDATE seal SET mac = NULL WHERE id = 2")
        findings = verified(connection).findings
    details = {finding.detail for finding in findings if finding.seal == 2}
    assert details == {"lacks the mark of the key, which the seal before it bears"}


def test_every_stretch_with_rows_taken_out_is_counted_even_if_few_are_looked_into(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal_walk, "LISTED", 1)
    worked_on(desk, 3)
    with tampering(desk) as connection:
        robbed = set(connection.scalars(text(f"SELECT DISTINCT s.id {ROBBED}")))
        connection.exec_driver_sql(f"DELETE FROM event WHERE id IN (SELECT e.id {ROBBED})")
        findings = verified(connection).findings
    missing = {finding.seal for finding in findings if finding.seal and finding.kind == "missing"}
    assert missing == robbed and len(robbed) > 1


def test_a_torn_file_is_told_as_such_by_the_proof_too(embedded: Desk) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    embedded.run("gunel", casework.note, number, "zəng edəcək")
    embedded.close()
    file = Path(str(embedded.engine.url.database))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'note'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)
    with pytest.raises(StoreUnavailable, match="database_corrupt"):
        embedded.local.read(verification.verify)
    assert embedded.local.read(detail.header, number).number == number


def seal_impatiently(session: Session) -> int | None:
    """Sealing in a session that the server's administrator lets wait for 50 ms only."""
    session.execute(text("SET LOCAL statement_timeout = '50ms'"))
    return sealing.seal(session, KEY)


def test_while_somebody_writes_nothing_is_sealed_and_afterwards_all_is(server: Desk) -> None:
    server.take_in()
    worker = server.as_(WORKER)
    with server.engine.connect() as writer:
        writer.execute(text("LOCK TABLE event IN ROW EXCLUSIVE MODE"))
        assert worker.run(sealing.seal, KEY) is None
        with pytest.raises(StoreUnavailable):
            worker.run(seal_impatiently)
    assert worker.run(sealing.seal, KEY) == 1
    assert server.local.read(verification.verify, KEY).unsealed == 0


def test_whoever_has_the_database_sees_who_looks_far_more_than_colleagues_of_every_organisation(
    desk: Desk,
) -> None:
    certificate = desk.take_in()
    move = desk.take_in(samples.idp())
    desk.run("gunel", detail.open_case, certificate)
    desk.run("elnur", detail.open_case, move)
    seen = {row.login for row in desk.local.read(outliers.outliers)}
    assert seen == {"gunel", "elnur"}
