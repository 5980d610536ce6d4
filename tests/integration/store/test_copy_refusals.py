"""Copies that are not made, or not as they were asked for: two offices, somebody else's rights, a
command's sentences; and how rows are compared.
"""

import json
import os
import uuid
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk.cli.main import run as command
from clerkdesk.domain.errors import Invalid, NotAllowed, StoreUnavailable
from clerkdesk.store import digest, upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts
from tests.conftest import PEOPLE, Desk, admin
from tests.integration.copying import NewServer, Stopped, changed, copy, file_url, stopping_at


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
    upgrading.upgrade(schema_engine)
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
    embedded.run(
        "admin", accounts.add_staff, login, name="Nümunə", role="clerk", organisation="azersu"
    )
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
