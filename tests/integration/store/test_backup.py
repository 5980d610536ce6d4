"""An installation kept in a file, and brought back from it onto either database."""

import json
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected, NotAllowed, StoreUnavailable
from clerkdesk.domain.messages import MessageState
from clerkdesk.store import checking
from clerkdesk.store.backup.reading import Reader
from clerkdesk.store.engine import make_engine
from clerkdesk.store.models import Document, OutboxMessage
from clerkdesk.store.working_models import PortalPush
from clerkdesk.usecases import backups, installation_settings, restored, restores
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.people import accounts, sign_in
from tests import samples
from tests.conftest import NOW, Desk, admin
from tests.integration.certificates.test_certificates import ask, completed
from tests.integration.copying import NewServer, changed, file_url, opened, silent

Refused = Callable[[], object]
TAKEN_BACK = "UPDATE setting SET value = '0' WHERE key = 'number_series'"


def bring_back(path: Path, url: str, *after: str, key: Path | None = None) -> backups.Report:
    return backups.restore(path, url, silent, key=key, after=list(after))


@pytest.mark.long
def test_a_backup_comes_back_whole_on_a_file_and_on_a_server(
    filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    first = tmp_path / "backups" / "monday.cdb"
    manifest = backups.write(filled.url, first, silent)
    assert manifest.tables["application"] == 5 and manifest.documents > 5
    assert manifest.new_documents > 1 and manifest.altered == []

    url = new_database()
    report = bring_back(first, url, "WD-2026-0000009")
    assert report.whole and report.restored.different == [] and report.series == 1
    assert report.accounts == [] and "gunel" in report.without_password
    server = opened(url, tmp_path / "server")
    assert checking.check(server.engine) == []
    assert server.take_in(samples.no_debt("eg-after")).endswith("-1000001")
    server.knows = samples.stand_in("0.00")
    paper = ask(server, completed(server, samples.no_debt("eg-paper"))).certificate_number
    assert paper == "NB-2026-1000001"

    # From the server, with a restore behind it, back into a file: the next series.
    second = tmp_path / "backups" / "tuesday.cdb"
    increment = backups.write(url, second, silent)
    assert 0 < increment.new_documents < increment.documents, "only what is new is kept again"
    file = file_url(tmp_path / "deep" / "folder", "back.db")
    back = bring_back(second, file)
    assert back.whole and back.series == 2
    desk = opened(file, tmp_path / "file")
    assert checking.check(desk.engine) == []
    passwords = {account.login: account.password for account in back.accounts}
    assert desk.local.run(sign_in.sign_in, "gunel", None).login is None
    assert desk.local.run(sign_in.sign_in, "gunel", passwords["gunel"]).login == "gunel"
    assert desk.take_in(samples.no_debt("eg-later")).endswith("-2000001")
    server.close()
    desk.close()


def code_of(refused: Refused) -> str:
    with pytest.raises(Expected) as caught:
        refused()
    return caught.value.code


def numbers_after(path: Path, url: str, *after: str, folder: Path) -> tuple[set[str], Desk]:
    """What one gives after a restore: applications, and a certificate of a completed one."""
    assert bring_back(path, url, *after).whole
    desk = opened(url, folder)
    desk.knows = samples.stand_in("0.00")
    given = {desk.take_in(samples.no_debt(f"eg-after-{n}")) for n in range(2)}
    certificate = ask(desk, completed(desk, samples.no_debt("eg-paper"))).certificate_number
    assert certificate is not None
    return given | {certificate}, desk


def test_a_backup_restored_twice_gives_no_number_twice(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "backups" / "one.cdb"
    filled.take_in(samples.no_debt("eg-queued"))
    with Session(filled.engine) as session:
        queued = session.scalars(
            select(OutboxMessage.id).where(OutboxMessage.state == MessageState.QUEUED)
        ).all()
    assert queued
    backups.write(filled.url, path, silent)
    lost = {filled.take_in(samples.no_debt(f"eg-lost-{n}")) for n in range(4)}
    last = max(lost)

    nowhere = file_url(tmp_path / "nowhere", "x.db")
    assert code_of(lambda: bring_back(path, nowhere)) == "restore_after"
    assert code_of(lambda: bring_back(path, nowhere, "XX-2026-0000001")) == "restore_number"
    assert not (tmp_path / "nowhere").exists(), "nothing is made for a restore that is refused"

    first, desk = numbers_after(path, file_url(tmp_path, "a.db"), last, folder=tmp_path / "a")
    again, twin = numbers_after(path, file_url(tmp_path, "b.db"), folder=tmp_path / "b")
    assert len(first | again | lost) == 3 + 3 + 4
    assert {"NB-2026-1000001", "NB-2026-2000001"} < first | again

    for each, series in ((desk, 1), (twin, 2)):
        with Session(each.engine) as session:
            (happened,) = restored.all_of(session)
            assert happened.series == series
            missing = restored.lost(session, [last])
            assert missing is not None, "the receipt tells the second one"
            assert missing.number == last
            assert restored.lost(session, [min(first)]) is None
            pushes = session.execute(select(PortalPush.told, PortalPush.attempts)).all()
            assert pushes and {tuple(row) for row in pushes[:6]} == {(0, 0)}, (
                "portals hear it again"
            )
            assert verification.verify(session, None, documents=True).whole
            message = session.get_one(OutboxMessage, queued[0])
            assert (message.state, message.fault) == (MessageState.UNCLEAR, "restored_unclear")
        setting = partial(each.local.run, installation_settings.set_setting, "number_series", "0")
        assert code_of(setting) == "setting_unknown"
        with pytest.raises(DBAPIError, match="CD716"), each.engine.begin() as connection:
            connection.execute(text(TAKEN_BACK))
    # Past the rules it is done, and told of.
    changed(desk.engine, TAKEN_BACK)
    findings = desk.local.read(verification.verify, None).findings
    assert "setting number_series" in {finding.row for finding in findings}
    desk.close()
    twin.close()


def test_only_the_private_key_opens_an_encrypted_backup_and_every_byte_counts(
    filled: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    key = tmp_path / "private.pem"
    public = tmp_path / "public.pem"
    public.write_text(backups.new_key(key))
    other = tmp_path / "other.pem"
    backups.new_key(other)
    assert code_of(lambda: backups.new_key(key)) == "backup_key_exists"
    path = folder / "sealed.cdb"
    manifest = backups.write(filled.url, path, silent, encrypt_to=public)
    assert code_of(lambda: backups.write(filled.url, path, silent)) == "backup_exists"
    with Session(filled.engine) as session:
        hashes = set(session.scalars(select(Document.sha256)))
        name = session.scalars(select(OutboxMessage.event)).first()
    kept = [each for each in folder.rglob("*") if each.is_file()]
    assert len(kept) == 2 + manifest.new_documents, "the backup, its list, its documents"
    assert not {each.name for each in kept} & hashes, "a name does not tell whose paper it is"
    assert name is not None and not any(name.encode() in each.read_bytes() for each in kept)

    url = file_url(tmp_path / "back", "x.db")
    assert code_of(lambda: bring_back(path, url, "none")) == "backup_needs_key"
    assert code_of(lambda: bring_back(path, url, "none", key=other)) == "backup_damaged"
    document = next(each for each in kept if each.parent.parent.name == "documents")
    whole = document.read_bytes()
    for spoiled in (whole[:-20], whole[:-1] + bytes([whole[-1] ^ 1]), b""):
        document.write_bytes(spoiled)
        assert code_of(lambda: bring_back(path, url, "none", key=key)) == "backup_damaged"
    document.unlink()
    assert code_of(lambda: bring_back(path, url, "none", key=key)) == "backup_missing"
    assert not (tmp_path / "back").exists(), "nothing is written of a backup that is not whole"
    document.write_bytes(whole)
    assert bring_back(path, url, "none", key=key).whole
    assert code_of(lambda: bring_back(path, url, "none", key=key)) == "copy_mixed"


@pytest.mark.long
def test_a_kept_document_that_the_disk_has_spoiled_is_kept_anew_within_four_weeks(
    filled: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"

    def write(day: int) -> backups.Manifest:
        at = datetime(2026, 12, day, tzinfo=UTC)
        return backups.write(filled.url, folder / f"{day}.cdb", silent, made_at=at)

    write(1)
    for document in folder.glob("documents/*/*"):
        document.write_bytes(document.read_bytes()[:-1])
    written = [write(day) for day in range(2, 30)]
    assert all(manifest.altered == [] for manifest in written)
    restored_report = bring_back(folder / "29.cdb", file_url(tmp_path / "back", "x.db"), "none")
    assert restored_report.whole


def test_a_cut_backup_or_a_broken_receipt_restores_nothing(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "backups" / "one.cdb"
    backups.write(filled.url, path, silent)
    url = file_url(tmp_path / "back", "x.db")
    whole = path.read_bytes()
    for spoiled in (b"", whole[:-1], whole[: len(whole) // 2], whole[:200] + whole[201:]):
        path.write_bytes(spoiled)
        assert code_of(lambda: bring_back(path, url, "none")) == "backup_damaged"
    path.write_bytes(whole)
    receipt = path.with_name("restored.json")
    receipt.write_text("{")
    assert code_of(lambda: bring_back(path, url, "none")) == "backup_damaged"
    receipt.write_text(json.dumps({"series": 9, "backup": "x", "gaps": []}))
    assert code_of(lambda: bring_back(path, url)) == "restore_series_exhausted"
    assert not (tmp_path / "back").exists()


def test_of_a_database_that_is_not_there_no_backup_is_made(tmp_path: Path) -> None:
    path = tmp_path / "backups" / "one.cdb"
    url = file_url(tmp_path, "nothing.db")
    assert code_of(lambda: backups.write(url, path, silent)) == "schema_missing"
    assert list(tmp_path.iterdir()) == [], "neither a file nor a folder"


def test_a_backup_knows_of_the_restores_before_it_and_a_spoiled_number_hides_none(
    embedded: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "backups" / "one.cdb"
    embedded.take_in()
    embedded.local.run(restores.begin, restores.Plan(4, (), ()), NOW)
    changed(embedded.engine, "UPDATE application SET number = 'WD-1'")
    backups.write(embedded.url, path, silent)
    plan = restores.planned(Reader(path, None), ["none"])
    assert plan.series == 5 and [each.series for each in plan.earlier] == [4]
    assert plan.earlier[0].made_at == NOW.isoformat()


def test_what_somebody_changes_while_it_is_restored_is_named_and_it_is_not_opened(
    embedded: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "backups" / "one.cdb"
    embedded.take_in()
    backups.write(embedded.url, path, silent)
    target = tmp_path / "back.db"

    def meddle(table: str, _rows: int, whole: bool) -> None:
        if table == "application" and whole:
            with closing(sqlite3.connect(target)) as connection, connection:
                connection.execute("UPDATE application SET name = 'X'")
            connection.close()

    with pytest.raises(StoreUnavailable, match="restore_differs") as refused:
        backups.restore(path, f"sqlite:///{target}", meddle, after=["none"])
    assert refused.value.params["tables"] == "application"
    assert not path.with_name(restores.RECEIPT).exists(), "no series is lost for it"
    assert bring_back(path, f"sqlite:///{target}", "none").whole, "begun anew, it is equal"


def test_a_restore_that_cannot_be_noted_beside_the_backups_says_so(tmp_path: Path) -> None:
    plan = restores.Plan(1, (), ())
    gone = tmp_path / "gone" / "one.cdb"
    assert code_of(lambda: restores.leave_receipt(gone, plan)) == "folder_not_writable"


def test_on_a_server_a_closed_account_stays_closed_and_a_mightier_login_is_named(
    postgres: str, embedded: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    login = f"mighty{uuid.uuid4().hex[:8]}"
    embedded.run(
        "admin", accounts.add_staff, login, name="Nümunə", role="clerk", organisation="azersu"
    )
    embedded.run("admin", accounts.set_active, login, False)
    path = tmp_path / "backups" / "one.cdb"
    backups.write(embedded.url, path, silent)
    url = new_database()
    admin(postgres, f"CREATE ROLE {login} CREATEDB")
    try:
        with pytest.raises(NotAllowed, match="copy_login") as refused:
            bring_back(path, url, "none")
        assert refused.value.params["login"] == login
        admin(postgres, f"DROP ROLE {login}")
        report = bring_back(path, url, "none")
        assert report.whole and login in report.without_password
        engine = make_engine(url)
        with engine.connect() as connection:
            opens = "SELECT rolcanlogin FROM pg_roles WHERE rolname = :login"
            assert connection.scalar(text(opens), {"login": login}) is False
        engine.dispose()
    finally:
        admin(postgres, f"DROP ROLE IF EXISTS {login}")
