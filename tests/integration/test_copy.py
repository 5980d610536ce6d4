"""An office moved from one database to another and back: equal row by row, whatever came in
between.
"""

import base64
import hashlib
import hmac
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, select, text

from clerkdesk import bootstrap, settings
from clerkdesk.cli.main import run as command
from clerkdesk.domain import history
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, StoreUnavailable
from clerkdesk.store import digest, schema
from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import ddl
from clerkdesk.store.models import Base, Event
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases import migration
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.people import accounts, sign_in
from clerkdesk.usecases.queue import searching
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import PEOPLE, Desk, TestClock, admin
from tests.integration.test_certificates import ask, completed
from tests.integration.test_review import ready

NewServer = Callable[[], str]


@pytest.fixture
def new_database(postgres: str, postgres_template: str) -> Iterator[NewServer]:
    """Makes empty databases on the server; the template's people have login roles there already."""
    made = []

    def make() -> str:
        made.append(f"copy_{uuid.uuid4().hex[:10]}")
        admin(postgres, f'CREATE DATABASE "{made[-1]}" TEMPLATE template0')
        return make_url(postgres).set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    for name in made:
        admin(postgres, f'DROP DATABASE "{name}" WITH (FORCE)')


def office(desk: Desk) -> None:
    """One application of each kind of fate: certificate, refusal, in work, new."""
    desk.knows = samples.stand_in("0.00")
    done = completed(desk)
    assert ask(desk, done)[0] == "issued"
    assert ask(desk, done)[0] == "reprinted"
    refused = ready(desk, "gunel", samples.no_debt("eg-refused"))
    desk.run("gunel", review.refuse, refused, "document_missing", "Sənəd yoxdur.")
    taken = desk.take_in(samples.no_debt("eg-taken", owner__surname="Şıxəliyeva"))
    desk.run("gunel", casework.take, taken)
    desk.run("gunel", casework.note, taken, "zəng edəcək ☎")
    desk.take_in(samples.idp())
    desk.take_in(samples.no_debt("eg-new", owner__surname="İsmayılova", owner__name="Şəhla"))
    desk.worker().once()


@pytest.fixture(scope="module")
def office_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    shutil.copy(sqlite_template, folder / "office.db")
    desk = opened(file_url(folder, "office.db"), folder)
    office(desk)
    desk.close()
    with sqlite3.connect(folder / "office.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder / "office.db"


@pytest.fixture
def filled(office_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """An office with applications of every kind of fate, on a file of its own."""
    shutil.copy(office_file, tmp_path / "clerkdesk.db")
    desk = opened(file_url(tmp_path, "clerkdesk.db"), tmp_path)
    yield desk
    desk.close()


def silent(_table: str, _rows: int, _whole: bool) -> None:
    pass


def copy(source: str, target: str, progress: migration.Progress = silent) -> migration.Report:
    return migration.copy(source, target, progress)


def file_url(folder: Path, name: str) -> str:
    return f"sqlite:///{folder / name}"


def opened(url: str, folder: Path) -> Desk:
    return Desk(url, make_engine(url, TestClock()), TestClock(), folder)


def chain_is_whole(engine: Engine) -> int:
    """The number of history rows, each of whose hashes follows from the row before."""
    last: dict[int, str] = {}
    with engine.connect() as connection:
        rows = connection.execute(select(Event.__table__).order_by(Event.__table__.c.id)).all()
    for row in rows:
        fields = dict(row._mapping) | {"at": sqlite_text(row.at)}
        assert row.hash == history.row_hash(
            last.get(row.application_id), [fields[name] for name in history.FIELDS]
        )
        last[row.application_id] = row.hash
    return len(rows)


def changed(engine: Engine, statement: str) -> None:
    """What somebody with the file, or the server, does past the rules."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            ddl.drop_triggers(connection)
        connection.execute(text(statement))


def server_takes(engine: Engine, login: str, password: str) -> bool:
    """Whether the server's verifier of this role is that of the password (RFC 5802)."""
    with engine.connect() as connection:
        verifier = connection.execute(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :login"), {"login": login}
        ).scalar_one()
    _kind, cost, keys = verifier.split("$")
    rounds, salt = cost.split(":")
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(rounds))
    return hashlib.sha256(
        hmac.digest(salted, b"Client Key", "sha256")
    ).digest() == base64.b64decode(keys.split(":")[0])


@pytest.mark.long
def test_an_office_moves_up_and_back_and_is_the_same_everywhere(
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
    assert schema.check(server.engine) == []
    assert chain_is_whole(server.engine) == counts["event"]
    assert [account.login for account in report.accounts] == sorted(person[0] for person in PEOPLE)
    assert all(
        server_takes(server.engine, account.login, account.password) for account in report.accounts
    )
    assert not server_takes(server.engine, "gunel", "another")

    back = file_url(tmp_path / "deep" / "folder", "back.db")
    again = copy(up, back)
    assert again.equal
    file = opened(back, tmp_path / "file")
    assert schema.check(file.engine) == []
    assert chain_is_whole(file.engine) == counts["event"]
    assert [(table.name, table.rows, table.hash) for table in again.tables] == [
        (table.name, table.rows, table.hash) for table in report.tables
    ]
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
    found = desk.as_("gunel").read(searching.search, "ismayilova sehla", Filter()).rows
    assert len(found) == 1
    if kind == "sqlite":
        assert (
            desk.scalar("SELECT count(*) FROM application_fts WHERE application_fts MATCH 'yil'")
            == 1
        ), "the newest are found without the index"
    number = found[0].number
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.run("gunel", review.accept_documents, number)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    assert desk.as_("gunel").read(searching.search, number, Filter()).rows[0].status == "completed"
    assert ask(desk, number)[2] is not None and str(ask(desk, number)[2]).endswith("-0000002"), (
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


def test_a_server_copies_to_a_server(filled: Desk, new_database: NewServer) -> None:
    one = new_database()
    other = new_database()
    copy(filled.url, one)
    report = copy(one, other)
    assert report.equal and len(report.accounts) == len(PEOPLE)


class Stopped(Exception):
    pass


def stopping_at(table: str) -> migration.Progress:
    def progress(name: str, _rows: int, _whole: bool) -> None:
        if name == table:
            raise Stopped

    return progress


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
    assert schema.check(engine) == []
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
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
        bootstrap.open_office(settings.load({}, database=target, data_dir=tmp_path)).close()
    with pytest.raises(StoreUnavailable):
        bootstrap.check(settings.load({}, database=target, data_dir=tmp_path))
    with pytest.raises(StoreUnavailable, match="copy_unfinished"):
        copy(target, file_url(tmp_path, "third.db"))

    rows: dict[str, int] = {}
    report = copy(filled.url, target, lambda name, count, _whole: rows.update({name: count}))
    assert report.resumed and report.equal
    assert rows["application"] == 0 and rows["event"] == chain_is_whole(filled.engine) - 8
    engine = make_engine(target)
    assert schema.check(engine) == [] and chain_is_whole(engine) == rows["event"] + 8
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
    changed(filled.engine, "UPDATE setting SET value = 'altered' WHERE key = 'office_opens'")
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
    assert schema.check(engine) == []
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


def test_two_offices_are_never_mixed(
    embedded: Desk, new_database: NewServer, tmp_path: Path, sqlite_template: Path
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    url = new_database()
    with pytest.raises(NotAllowed, match="copy_mixed"):
        copy(embedded.url, f"sqlite:///{other}")
    copy(embedded.url, url)
    with pytest.raises(NotAllowed, match="copy_mixed"):
        copy(f"sqlite:///{other}", url)
    half = file_url(tmp_path, "half.db")
    with pytest.raises(Stopped):
        copy(embedded.url, half, stopping_at("staff"))
    with pytest.raises(NotAllowed, match="copy_mixed"):
        copy(f"sqlite:///{other}", half)
    with pytest.raises(NotAllowed, match="copy_mixed"):
        copy(url, embedded.url)


def test_a_database_is_not_copied_onto_itself(desk: Desk, tmp_path: Path) -> None:
    url = desk.url
    if desk.embedded:
        (tmp_path / "link.db").symlink_to(tmp_path / "clerkdesk.db")
        url = file_url(tmp_path, "link.db")
    with pytest.raises(NotAllowed, match="copy_same"):
        copy(desk.url, url)


def test_a_second_run_takes_over_and_the_first_one_stops(embedded: Desk, tmp_path: Path) -> None:
    target = file_url(tmp_path, "copy.db")

    def overtaken(name: str, _rows: int, whole: bool) -> None:
        if name == "organisation" and whole:
            assert copy(embedded.url, target).equal

    with pytest.raises(StoreUnavailable, match="copy_taken_over"):
        copy(embedded.url, target, overtaken)
    assert copy(embedded.url, target).equal


def test_only_the_owner_copies(embedded: Desk, new_database: NewServer, tmp_path: Path) -> None:
    url = new_database()
    copy(embedded.url, url)
    clerk = make_url(url).set(username="gunel").render_as_string(hide_password=False)
    with pytest.raises(NotAllowed, match="owner_only"):
        copy(clerk, file_url(tmp_path, "stolen.db"))
    with pytest.raises(NotAllowed, match="owner_only"):
        copy(embedded.url, clerk)


def test_an_owner_without_the_servers_rights_copies_too(
    postgres: str, filled: Desk, new_database: NewServer
) -> None:
    url = new_database()
    schema_engine = make_engine(url)
    schema.upgrade(schema_engine)
    schema_engine.dispose()
    owner = f"keeper_{uuid.uuid4().hex[:8]}"
    admin(postgres, f"CREATE ROLE {owner} LOGIN CREATEROLE")
    admin(postgres, f"GRANT cd_owner TO {owner} WITH SET TRUE, INHERIT TRUE")
    try:
        report = copy(
            filled.url, make_url(url).set(username=owner).render_as_string(hide_password=False)
        )
        assert report.equal and len(report.accounts) == len(PEOPLE)
    finally:
        admin(postgres, f"DROP ROLE {owner}")


def test_a_login_with_other_rights_on_the_server_is_named_and_the_copy_goes_on_afterwards(
    postgres: str, embedded: Desk, new_database: NewServer
) -> None:
    login = f"mighty{uuid.uuid4().hex[:8]}"
    embedded.run("admin", accounts.add_staff, login, "Nümunə", "clerk", "azersu")
    url = new_database()
    admin(postgres, f"CREATE ROLE {login} CREATEDB")
    try:
        with pytest.raises(NotAllowed) as refused:
            copy(embedded.url, url)
        assert refused.value.code == "copy_login" and refused.value.params["login"] == login
        admin(postgres, f"DROP ROLE {login}")
        report = copy(embedded.url, url)
        assert (
            report.resumed
            and report.equal
            and login in [account.login for account in report.accounts]
        )
    finally:
        admin(postgres, f"DROP ROLE {login}")


def test_an_address_that_leads_nowhere_says_so(
    embedded: Desk, postgres: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreUnavailable):
        copy(
            embedded.url,
            make_url(postgres).set(database="nowhere").render_as_string(hide_password=False),
        )
    with pytest.raises(StoreUnavailable, match="schema_missing"):
        copy(file_url(tmp_path, "nothing.db"), file_url(tmp_path, "target.db"))
    assert not (tmp_path / "nothing.db").exists()
    (tmp_path / "plain").write_text("a file where a folder should be")
    with pytest.raises(StoreUnavailable, match="folder_not_writable"):
        copy(embedded.url, file_url(tmp_path / "plain", "target.db"))
    with pytest.raises(Invalid, match="database_url"):
        copy(embedded.url, "nonsense")


def test_content_of_any_size_comes_in_portions(embedded: Desk, tmp_path: Path) -> None:
    rows = iter([(n, bytes(2**20)) for n in range(20)])
    assert [len(batch) for batch in digest.batches(rows)] == [8, 8, 4]
    rows = iter([(n, b"") for n in range(2 * digest.BATCH + 1)])
    assert [len(batch) for batch in digest.batches(rows)] == [digest.BATCH, digest.BATCH, 1]


def test_rows_that_differ_never_spell_the_same() -> None:
    rows = [
        (None, "a"),
        ("", "a"),
        ("a", None),
        ("-", "a"),
        ("a", ""),
        ("1:a", None),
        (1, "a"),
        (b"a", "a"),
        ({"b": 1}, None),
        ({"b": 2}, None),
    ]
    assert len({digest.spelling(row) for row in rows}) == len(rows)
    assert digest.spelling((True, {"a": 1, "b": 2})) == digest.spelling((1, {"b": 2, "a": 1}))


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, filled: Desk) -> None:
    for name in [name for name in os.environ if name.startswith("CLERKDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(filled.folder))
    monkeypatch.setenv("CLERKDESK_DATABASE_URL", filled.url)


@pytest.mark.usefixtures("quiet")
def test_the_command_reports_every_table_and_the_passwords_once(
    filled: Desk, new_database: NewServer, capsys: pytest.CaptureFixture[str]
) -> None:
    url = new_database()
    assert command(["db", "copy", "--to", url, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (
        set(report) == {"tables", "accounts", "resumed", "equal"}
        and report["equal"] is True
        and report["resumed"] is False
    )
    assert {"name": "application", "rows": 5, "equal": True}.items() <= next(
        table for table in report["tables"] if table["name"] == "application"
    ).items()
    assert {account["login"] for account in report["accounts"]} == {person[0] for person in PEOPLE}
    engine = make_engine(url)
    changed(engine, "UPDATE application SET name = 'X' WHERE id = 1")
    engine.dispose()
    assert command(["db", "copy", "--to", url]) == 1
    shown = capsys.readouterr()
    assert (
        "≠ application " in shown.out
        and "= document " in shown.out
        and "These tables differ: application." in shown.err
    )


@pytest.mark.usefixtures("quiet")
def test_the_command_speaks_in_sentences(
    filled: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = file_url(tmp_path, "copy.db")
    assert command(["db", "copy", "--to", target]) == 0
    shown = capsys.readouterr()
    assert "All tables are equal." in shown.out and "staff: +7" in shown.err
    assert command(["db", "copy", "--to", target]) == 0
    assert "The copy had been finished before" in capsys.readouterr().out
    assert command(["db", "copy", "--to", "mysql://localhost/x"]) == 1
    assert "--to: The database address begins with" in capsys.readouterr().err
    assert command(["db", "copy", "--to", filled.url]) == 1
    assert "same database" in capsys.readouterr().err
