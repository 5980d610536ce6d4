"""The worker keeps a backup of every day, takes it elsewhere, and takes old ones away."""

import sys
from pathlib import Path

import pytest

from clerkdesk.adapters.off_site import OffSite
from clerkdesk.domain.errors import Invalid
from clerkdesk.store.engine import make_engine
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases import backups, installation_settings
from clerkdesk.worker.backing_up import AGAIN_SECONDS, LOOK_SECONDS, BackingUp, BackupAccess
from clerkdesk.worker.neighbours import Neighbours
from tests import samples
from tests.conftest import Desk, TestClock
from tests.integration.copying import file_url, silent

COPY = "import shutil, sys; shutil.copy(sys.argv[2], sys.argv[1])"


class Daily:
    """The worker's part, with a watch that the test moves."""

    def __init__(self, desk: Desk, access: BackupAccess) -> None:
        self.desk = desk
        self.watch = 0.0
        unit = desk.local
        self.part = BackingUp(unit, Neighbours(unit), access, lambda: self.watch)

    def look(self, seconds: float = LOOK_SECONDS, **later: float) -> str | None:
        """Look once, so much later; returns the alarm that stands."""
        self.watch += seconds
        self.desk.later(**later)
        self.part.keep()
        code: str | None = self.desk.scalar(
            "SELECT max(code) FROM alarm WHERE source = 'backup' AND ended_at IS NULL"
        )
        return code


def set_to(desk: Desk, **values: str) -> None:
    for key, value in values.items():
        desk.local.run(installation_settings.set_setting, key, value)


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.cdb"))


def documents(folder: Path) -> set[str]:
    return {path.name for path in (folder / "documents").glob("*/*")}


def test_one_a_day_the_newest_stay_and_no_document_of_theirs_goes(
    filled: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    clock = TestClock()
    desk = Desk(filled.url, make_engine(filled.url, clock), clock, tmp_path)
    daily = Daily(desk, BackupAccess(filled.url))
    assert daily.look() is None and not folder.exists(), "nothing is set, nothing is made"
    set_to(filled, backup_folder=str(folder), backup_keep="2", backup_at="02:00")
    assert daily.look() is None
    first = kept(folder)
    assert len(first) == 1
    assert daily.look(seconds=1.0, hours=1) is None and daily.look(hours=1) is None
    assert kept(folder) == first, "the day has its backup"

    orphan = folder / "documents" / "ab" / ("ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"of a backup that is gone")
    filled.take_in(samples.no_debt("eg-tomorrow"))
    daily.look(days=1)
    daily.look(days=1)
    assert len(kept(folder)) == 2 and first[0] not in kept(folder)
    assert not orphan.exists() and documents(folder)
    newest = folder / kept(folder)[-1]
    back = backups.restore(newest, file_url(tmp_path, "back.db"), silent, after=["none"])
    assert back.whole

    # One made by hand that does not say what it has keeps every document.
    for each in kept(folder):
        (folder / f"{each}.documents").unlink()
    orphan.write_bytes(b"perhaps of that one")
    daily.look(days=1)
    assert orphan.exists()
    desk.close()


def test_it_is_taken_elsewhere_until_that_has_succeeded_and_is_said_in_red(
    desk: Desk, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    python = Path(sys.executable).as_posix()
    off_site = OffSite(f"'{python}' -c '{COPY}' '{(elsewhere / 'last').as_posix()}'")
    folder = tmp_path / "kept"
    set_to(desk, backup_folder=str(folder))
    daily = Daily(desk, BackupAccess(desk.url, off_site))
    assert daily.look() == "alarm_backup_off_site"
    elsewhere.mkdir()
    assert daily.look() == "alarm_backup_off_site", "not at every look"
    # Another worker goes on with what this one could not do.
    again = Daily(desk, BackupAccess(desk.url, off_site))
    assert again.look() is None
    (backup,) = folder.glob("*.cdb")
    assert (elsewhere / "last").read_bytes() == backup.read_bytes()
    (elsewhere / "last").unlink()
    assert again.look(AGAIN_SECONDS) is None and not (elsewhere / "last").exists(), "once"


def test_what_keeps_it_from_that_is_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    set_to(desk, backup_folder=str(file / "below"))
    assert Daily(desk, BackupAccess(None)).look() == "alarm_backup_owner"
    daily = Daily(desk, BackupAccess(desk.url))
    assert daily.look() == "alarm_backup"
    set_to(desk, backup_folder=str(tmp_path / "kept"))
    assert daily.look(AGAIN_SECONDS) is None, "mended, and done by itself"


@pytest.mark.parametrize(
    ("key", "value"),
    [("backup_folder", "backups"), ("backup_at", "25:00"), ("backup_keep", "0")],
)
def test_a_schedule_that_could_not_be_kept_is_refused(desk: Desk, key: str, value: str) -> None:
    with pytest.raises(Invalid, match="setting_wrong"):
        set_to(desk, **{key: value})
    assert desk.local.read(lambda session: session.get_one(Setting, key).value) != value
