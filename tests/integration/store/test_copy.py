"""An installation moved from one database to another and back: equal row by row, whatever came in
between.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk import bootstrap, settings
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.store import checking
from clerkdesk.store.engine import make_engine
from clerkdesk.store.models import Base
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.people import accounts, sign_in
from clerkdesk.usecases.queue import searching
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import PEOPLE, Desk
from tests.integration.certificates.test_certificates import ask
from tests.integration.copying import (
    NewServer,
    Stopped,
    chain_is_whole,
    changed,
    copy,
    file_url,
    opened,
    server_takes,
    stopping_at,
)


@pytest.mark.long
def test_an_installation_moves_up_and_back_and_is_the_same_everywhere(
    filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    filled.run("admin", accounts.set_active, "tural", False)
    up = new_database()
    report = copy(filled.url, up)
    assert report.equal and not report.resumed and not report.finished_before
    counts = {table.name: table.rows for table in report.tables}
    assert (
        counts["application"] == 5
        and counts["certificate"] == 1
        and counts["certificate_print"] == 2
        and counts["document_content"] > 10
    )
    assert counts["event"] == chain_is_whole(filled.engine) > 10
    server = opened(up, tmp_path / "server")
    assert checking.check(server.engine) == []
    accounts_anew = len(PEOPLE)
    assert chain_is_whole(server.engine) == counts["event"] + accounts_anew
    assert [account.login for account in report.accounts] == sorted(person[0] for person in PEOPLE)
    assert all(
        server_takes(server.engine, account.login, account.password) for account in report.accounts
    )
    assert not server_takes(server.engine, "gunel", "another")

    back = file_url(tmp_path / "deep" / "folder", "back.db")
    again = copy(up, back)
    assert again.equal
    file = opened(back, tmp_path / "file")
    assert checking.check(file.engine) == []
    assert chain_is_whole(file.engine) == counts["event"] + 2 * accounts_anew
    assert [
        (table.name, table.rows, table.hash) for table in again.tables if table.name != "event"
    ] == [(table.name, table.rows, table.hash) for table in report.tables if table.name != "event"]
    assert file.local.read(verification.verify).whole
    passwords = {account.login: account.password for account in again.accounts}
    assert file.local.run(sign_in.sign_in, "gunel", passwords["gunel"]).login == "gunel"
    assert file.local.run(sign_in.sign_in, "gunel", None).login is None
    assert file.local.run(sign_in.sign_in, "tural", passwords["tural"]).code == "account_disabled"
    server.close()
    file.close()


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_people_work_on_in_the_copy(
    kind: str, filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    url = new_database()
    copy(filled.url, url)
    if kind == "sqlite":
        server = url
        url = file_url(tmp_path, "back.db")
        copy(server, url)
    desk = opened(url, tmp_path / "new")
    if kind == "postgresql":
        desk.local.run(accounts.make_service_login, "worker_sample", "worker")
    before = desk.scalar("SELECT max(id) FROM event")
    hits = desk.as_("gunel").read(searching.search, "ismayilova sehla", Filter()).rows
    assert len(hits) == 1
    if kind == "sqlite":
        assert (
            desk.scalar("SELECT count(*) FROM application_fts WHERE application_fts MATCH 'yil'")
            == 1
        ), "the newest are found without the index"
    number = hits[0].number
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.run("gunel", review.accept_documents, number)
    desk.approve("gunel", number)
    desk.worker().once()
    assert desk.as_("gunel").read(searching.search, number, Filter()).rows[0].status == "completed"
    assert str(ask(desk, number).certificate_number).endswith("-0000002"), (
        "the series goes on without a gap"
    )
    assert desk.take_in(samples.no_debt("eg-after")).endswith("-0000005")
    assert desk.scalar("SELECT min(id) FROM event WHERE id > :before", before=before) == before + 1
    assert chain_is_whole(desk.engine) > before
    with pytest.raises(Expected):
        copy(desk.url, filled.url)
    desk.close()


def test_a_copy_from_file_to_file_keeps_the_passwords(embedded: Desk, tmp_path: Path) -> None:
    embedded.run("admin", accounts.set_password, "gunel", "correct horse")
    report = copy(embedded.url, file_url(tmp_path, "other.db"))
    other = opened(file_url(tmp_path, "other.db"), tmp_path)
    assert report.equal and report.accounts == []
    assert other.local.run(sign_in.sign_in, "gunel", "correct horse").login == "gunel"
    other.close()


@pytest.mark.long
def test_a_server_copies_to_a_server(filled: Desk, new_database: NewServer) -> None:
    one = new_database()
    other = new_database()
    copy(filled.url, one)
    report = copy(one, other)
    assert report.equal and len(report.accounts) == len(PEOPLE)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        *[
            pytest.param("sqlite", table, marks=pytest.mark.long)
            for table in ("organisation", "application", "staff_service")
        ],
        ("sqlite", "document_content"),
        ("postgresql", "application"),
        pytest.param("postgresql", "certificate_print", marks=pytest.mark.long),
    ],
)
def test_a_copy_stopped_anywhere_goes_on_and_is_equal(
    kind: str, table: str, filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    target = new_database() if kind == "postgresql" else file_url(tmp_path, "half.db")
    with pytest.raises(Stopped):
        copy(filled.url, target, stopping_at(table))
    rows: dict[str, int] = {}
    report = copy(filled.url, target, lambda name, count, _whole: rows.update({name: count}))
    assert report.resumed and report.equal
    assert rows["organisation"] == 0, "what was there is not copied again"
    engine = make_engine(target)
    assert checking.check(engine) == []
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def test_a_copy_killed_in_the_middle_of_a_table_goes_on_there(
    kind: str, filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    target = new_database() if kind == "postgresql" else file_url(tmp_path, "half.db")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.copy_child", filled.url, target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None and child.stdin is not None
    for line in child.stdout:
        if line == "event 8\n":
            break
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()
    child.stdin.close()

    with pytest.raises(StoreUnavailable):
        bootstrap.open_installation(settings.load({}, database=target, data_dir=tmp_path)).close()
    with pytest.raises(StoreUnavailable):
        bootstrap.check(settings.load({}, database=target, data_dir=tmp_path))
    with pytest.raises(StoreUnavailable, match="copy_unfinished"):
        copy(target, file_url(tmp_path, "third.db"))

    rows: dict[str, int] = {}
    report = copy(filled.url, target, lambda name, count, _whole: rows.update({name: count}))
    assert report.resumed and report.equal
    assert rows["application"] == 0 and rows["event"] == chain_is_whole(filled.engine) - 8
    engine = make_engine(target)
    # Only from file to file the passwords come along; else each account is told of anew.
    accounts_anew = len(PEOPLE) if kind == "postgresql" else 0
    assert checking.check(engine) == []
    assert chain_is_whole(engine) == rows["event"] + 8 + accounts_anew
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_the_source_changed_between_two_runs_is_in_the_copy(
    kind: str, filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    new = filled.take_in(samples.no_debt("eg-late"))
    target = new_database() if kind == "postgresql" else file_url(tmp_path, "half.db")
    with pytest.raises(Stopped):
        copy(filled.url, target, stopping_at("certificate_print"))
    # Changed, added, deleted; and a second live certificate, which the first one's old state
    # forbids.
    filled.run("gunel", casework.take, new)
    changed(filled.engine, "DELETE FROM staff_department")
    changed(filled.engine, "UPDATE setting SET value = '08:15' WHERE key = 'office_opens'")
    changed(
        filled.engine,
        "UPDATE certificate SET state = 'superseded', superseded_by = 'NB-2026-0000002'",
    )
    columns = [column.name for column in Base.metadata.tables["certificate"].columns]
    fresh = {
        "id": "id + 1",
        "number": "'NB-2026-0000002'",
        "serial": "2",
        "state": "'live'",
        "superseded_by": "NULL",
    }
    changed(
        filled.engine,
        f"""
            INSERT INTO certificate ({", ".join(columns)})
            SELECT {", ".join(fresh.get(name, name) for name in columns)}
            FROM certificate
        """,
    )
    report = copy(filled.url, target)
    assert report.resumed and report.equal
    engine = make_engine(target)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM staff_department")) == 0
        assert connection.scalar(text("SELECT count(*) FROM certificate WHERE state = 'live'")) == 1
        assert (
            connection.scalar(
                text("SELECT last_action FROM application WHERE number = :number"), {"number": new}
            )
            == "take"
        )
    assert checking.check(engine) == []
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_finished_copy_is_compared_and_a_row_altered_afterwards_is_named(
    kind: str, filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    target = new_database() if kind == "postgresql" else file_url(tmp_path, "copy.db")
    copy(filled.url, target)
    again = copy(filled.url, target)
    assert again.finished_before and again.equal and again.accounts == []
    engine = make_engine(target)
    changed(
        engine,
        """
            UPDATE document_content
            SET content = (SELECT content FROM document_content WHERE document_id = 1)
            WHERE document_id = 2
        """,
    )
    changed(engine, "DELETE FROM note")
    report = copy(filled.url, target)
    assert not report.equal and {table.name for table in report.tables if not table.equal} == {
        "document_content",
        "note",
    }
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM note")) == 0, (
            "a finished copy is never written again"
        )
    engine.dispose()


def test_a_row_altered_in_a_half_copy_is_mended_before_anything_is_called_equal(
    filled: Desk, tmp_path: Path
) -> None:
    target = file_url(tmp_path, "half.db")
    with pytest.raises(Stopped):
        copy(filled.url, target, stopping_at("event"))
    engine = make_engine(target)
    changed(engine, "UPDATE application SET name = 'X' WHERE id = 2")
    assert copy(filled.url, target).equal
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM application WHERE id = 2")) != "X"
    engine.dispose()
