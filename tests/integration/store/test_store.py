"""Schema, rules, reference data, and what goes wrong with files."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, make_url, select, text
from sqlalchemy.exc import DBAPIError

from clerkdesk import bootstrap, settings
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.domain.queues import Queue
from clerkdesk.store import checking, places, schema, upgrading
from clerkdesk.store import engine as engines
from clerkdesk.store import reference_models as rows
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.people import sign_in
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk


def test_models_are_what_the_migrations_make_and_the_rules_are_whole(desk: Desk) -> None:
    assert checking.check(desk.engine) == []


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(upgrading.MIGRATIONS)).get_heads() == [schema.HEAD]


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TRIGGER cd_refuse_event_delete",
        "DROP INDEX ix_application_queue",
        "ALTER TABLE note ADD COLUMN extra text",
    ],
)
def test_a_check_names_what_somebody_altered(desk: Desk, damage: str) -> None:
    with desk.engine.begin() as connection:
        connection.execute(
            text(damage + (" ON event" if "TRIGGER" in damage and not desk.embedded else ""))
        )
    differences = checking.check(desk.engine)
    # On PostgreSQL people read a table by a view, which has another column then, too.
    expected = 2 if "COLUMN" in damage and not desk.embedded else 1
    assert len(differences) == expected and any(
        name in differences[0]
        for name in ("cd_refuse_event_delete", "ix_application_queue", "extra")
    )


def test_an_upgrade_mends_the_rules(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(
            text("DROP TRIGGER cd_refuse_event_delete" + ("" if desk.embedded else " ON event"))
        )
    upgrading.upgrade(desk.engine)
    assert checking.check(desk.engine) == []


def test_every_district_has_its_offices_and_naxcivan_is_outside(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        districts = connection.execute(select(rows.District.code, rows.District.in_area)).all()
        routes = connection.execute(select(rows.DistrictRoute.district_id)).all()
        levels = set(connection.execute(select(rows.Department.level)).scalars())
    outside = {code for code, in_area in districts if not in_area}
    assert len(districts) == 67 + 11 + 12 and outside == {
        "BAB",
        "CUL",
        "KAN",
        "ORD",
        "SAD",
        "SAH",
        "SAR",
        "NV",
    }
    assert len(routes) == 2 * (len(districts) - len(outside)) and levels == {1, 2, 3}


def test_a_read_cannot_write(desk: Desk) -> None:
    number = desk.take_in()
    with pytest.raises(DBAPIError):
        desk.as_("gunel").read(casework.note, number, "text")
    assert desk.as_("gunel").run(detail.open_case, number).header.number == number


def test_a_read_is_not_blocked_by_a_writer(embedded: Desk) -> None:
    embedded.take_in()
    with embedded.engine.connect() as writer:
        writer.execute(text("UPDATE setting SET value = 'x' WHERE key = 'sample'"))
        assert embedded.as_("gunel").read(browsing.counts)[Queue.NEW] == 1


def test_an_operation_that_committed_is_known_afterwards(desk: Desk) -> None:
    number = desk.take_in()
    unit = desk.as_("gunel")
    assert not unit.happened("op-1")
    unit.run_as_operation("op-1", casework.take, number)
    assert unit.happened("op-1")


def sentence_of(path: Path, **environment: str) -> str:
    """The code with which the program refuses to open the file."""
    with pytest.raises(StoreUnavailable) as error:
        bootstrap.open_installation(
            settings.load(
                {
                    "CLERKDESK_DATA_DIR": str(path.parent),
                    "CLERKDESK_DATABASE_URL": f"sqlite:///{path}",
                    **environment,
                }
            )
        )
    return error.value.code


def test_a_corrupt_file_is_told_as_such_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "clerkdesk.db"
    path.write_bytes(b"this is no database at all" * 500)
    before = path.read_bytes()
    assert sentence_of(path) == "database_corrupt"
    assert path.read_bytes() == before


def test_a_torn_file_is_told_as_such(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "clerkdesk.db"
    content = bytearray(sqlite_template.read_bytes())
    content[4096 * 2 : 4096 * 40] = os.urandom(4096 * 38)
    path.write_bytes(content)
    assert sentence_of(path) == "database_corrupt"


def test_a_newer_schema_is_not_touched(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "clerkdesk.db"
    shutil.copy(sqlite_template, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert sentence_of(path) == "schema_newer"


def test_a_file_that_another_program_holds_is_told_after_the_wait(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.3)
    path = tmp_path / "clerkdesk.db"
    shutil.copy(sqlite_template, path)
    unit = UnitOfWork(engines.make_engine(f"sqlite:///{path}"))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as error:
        unit.run(sign_in.sign_in, "gunel", None)
    assert error.value.code == "database_locked"
    holder.execute("ROLLBACK")
    assert unit.run(sign_in.sign_in, "gunel", None).login == "gunel"
    holder.close()
    unit.close()


def test_a_full_disk_loses_nothing_and_work_goes_on_after(embedded: Desk) -> None:
    number = embedded.take_in()
    pages = embedded.scalar("SELECT page_count FROM pragma_page_count")
    # The limit stands for the disk: SQLite answers with the same SQLITE_FULL.
    limited = engines.make_engine(embedded.url, embedded.clock)
    event.listen(
        limited,
        "connect",
        lambda connection, _record: connection.execute(f"PRAGMA max_page_count={pages}"),
    )
    written = 0
    with pytest.raises(StoreUnavailable) as error:
        for _ in range(200):
            UnitOfWork(limited, "gunel").run(casework.note, number, "x" * 3900)
            written += 1
    assert error.value.code == "disk_full"
    limited.dispose()
    assert (
        embedded.scalar("SELECT count(*) FROM note") == written
        and checking.check(embedded.engine) == []
    )
    embedded.run("gunel", casework.note, number, "yer boşaldı")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    assert sentence_of(blocked / "inner" / "clerkdesk.db") == "folder_not_writable"


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A folder that is mounted as a kind of file system."""

    def mounted_as(kind: str) -> Path:
        folder = tmp_path / "a share"
        folder.mkdir()
        mounts = tmp_path / "mounts"
        point = str(folder).replace(" ", "\\040")
        mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\n")
        monkeypatch.setattr(places, "MOUNTS", mounts)
        return folder

    return mounted_as


@pytest.mark.parametrize(
    "kind",
    [
        *("nfs4", "cifs", "9p", "virtiofs", "vboxsf"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.a-kind-of-tomorrow"),
    ],
)
def test_an_embedded_file_on_a_network_drive_is_refused(
    share: Callable[[str], Path], kind: str
) -> None:
    assert sentence_of(share(kind) / "clerkdesk.db") == "network_path"


def test_a_link_that_leads_onto_a_network_drive_is_refused_like_the_drive(
    share: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = share("cifs")
    (folder / "inner").mkdir()
    (tmp_path / "linked").symlink_to(folder, target_is_directory=True)
    assert sentence_of(tmp_path / "linked" / "inner" / "clerkdesk.db") == "network_path"
    (folder / "clerkdesk.db").write_bytes(b"")
    (tmp_path / "clerkdesk.db").symlink_to(folder / "clerkdesk.db")
    assert sentence_of(tmp_path / "clerkdesk.db") == "network_path"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_a_folder_that_a_cloud_service_copies_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "OneDrive - Azərsu"))
    assert sentence_of(tmp_path / "OneDrive - Azərsu" / "x" / "clerkdesk.db") == "synced_path"
    engines.make_engine(f"sqlite:///{tmp_path / 'OneDrive'}").dispose()


@pytest.mark.parametrize("kind", ["ext4", "fuseblk", "fuse.gocryptfs"])
def test_a_drive_of_ones_own_is_taken(share: Callable[[str], Path], kind: str) -> None:
    folder = share(kind)
    engines.make_engine(f"sqlite:///{folder / 'clerkdesk.db'}").dispose()


def test_an_empty_postgresql_asks_for_its_upgrade(postgres: str) -> None:
    from tests.conftest import admin

    admin(postgres, "CREATE DATABASE empty_one")
    url = make_url(postgres).set(database="empty_one").render_as_string(hide_password=False)
    with pytest.raises(Expected) as error:
        bootstrap.open_installation(settings.load({"CLERKDESK_DATABASE_URL": url}))
    assert error.value.code == "schema_missing"


def test_an_unreachable_postgresql_is_a_sentence() -> None:
    with pytest.raises(StoreUnavailable) as error:
        bootstrap.open_installation(
            settings.load(
                {"CLERKDESK_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"}
            )
        )
    assert error.value.code == "store_unavailable"


def test_a_start_that_finds_the_schema_current_loads_neither_alembic_nor_the_guard(
    embedded: Desk, tmp_path: Path
) -> None:
    """They take as long to load as all else."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.open_child", embedded.url, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert "clerkdesk.store.schema" in modules
    assert modules.isdisjoint({"alembic", "reportlab", "pypdfium2", "PIL"})
    assert modules.isdisjoint(
        f"clerkdesk.store.guard.{each}" for each in ("ddl", "functions", "policies", "rules")
    )


def test_an_upgrade_brings_new_settings_and_leaves_the_offices_own(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("DELETE FROM setting WHERE key = 'idle_lock_minutes'"))
        connection.execute(text("UPDATE setting SET value = '08:30' WHERE key = 'office_opens'"))
    upgrading.upgrade(desk.engine)
    assert desk.scalar("SELECT value FROM setting WHERE key = 'idle_lock_minutes'") == "15"
    assert desk.scalar("SELECT value FROM setting WHERE key = 'office_opens'") == "08:30"
