"""What the proof of the history says where somebody was at work, and sealing beside a writer."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import folds
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


@pytest.mark.parametrize(
    ("statement", "seal", "detail"),
    [
        ("UPDATE seal SET id = -1 WHERE id = 1", -1, "its number is none"),
        ("DELETE FROM seal WHERE id = 1", 2, "before this one: seal 1"),
        ("DELETE FROM seal WHERE id IN (1, 2)", 3, "before this one: seal 1 to 2"),
    ],
)
def test_a_seal_that_is_gone_is_named_by_its_number(
    desk: Desk, statement: str, seal: int, detail: str
) -> None:
    desk.after(worked_on, 3)
    with tampering(desk) as connection:
        connection.exec_driver_sql(statement)
        findings = verified(connection).findings
    of_seals = {(each.seal, each.detail) for each in findings if each.kind == "seal_missing"}
    assert (seal, detail) in of_seals


def test_what_follows_from_an_applications_rows_is_asked_of_the_same_folds_only(
    desk: Desk,
) -> None:
    desk.take_in()
    spoiled = "does not follow from its rows: search_fold"
    with tampering(desk, bare=True) as connection:
        connection.exec_driver_sql("UPDATE application SET search_fold = ''")
        assert spoiled in {each.detail for each in verified(connection).findings}
        older = text("UPDATE setting SET value = '1' WHERE key = :key")
        connection.execute(older, {"key": folds.KEY})
        assert spoiled not in {each.detail for each in verified(connection).findings}


def test_a_text_in_the_place_of_a_documents_bytes_is_named(desk: Desk) -> None:
    desk.take_in()
    # As long as what came: nothing else shows.
    other = "replace(hex(zeroblob(length(content))), '00', 'x')"
    if not desk.embedded:
        other = "convert_to(repeat('x', length(content)), 'UTF8')"
    with tampering(desk, bare=True) as connection:
        connection.exec_driver_sql(
            f"UPDATE document_content SET content = {other} WHERE document_id = 1"
        )
        unread = verified(connection).findings
        findings = verified(connection, documents=True).findings
    assert "document 1" not in {each.row for each in unread}
    bytes_of = [each.row for each in findings if each.detail == "its bytes are not those that came"]
    assert bytes_of == ["document 1"]
