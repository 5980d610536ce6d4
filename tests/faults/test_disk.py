"""A disk that is really full under an embedded installation."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import checking
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.catalogue import of_error
from tests.conftest import Desk, TestClock
from tests.faults.clerks import Record, counters_are_right, fill

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip(
            "only root may mount a small disk;"
            " the limit of pages in tests/integration stands for it elsewhere"
        )
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"mounting is not permitted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def test_a_full_disk_is_a_sentence_loses_nothing_and_work_goes_on_when_there_is_room(
    sqlite_template: Path, small_disk: Path, tmp_path: Path
) -> None:
    file = small_disk / "clerkdesk.db"
    shutil.copy(sqlite_template, file)
    clock = TestClock()
    url = f"sqlite:///{file}"
    desk = Desk(url, make_engine(url, clock), clock, tmp_path)
    numbers = fill(desk, 3)
    ballast = small_disk / "ballast"
    free = shutil.disk_usage(small_disk).free
    ballast.write_bytes(b"x" * max(0, free - 300_000))
    record = Record()
    full = None
    for n in range(500):
        attempt = record.run(
            desk.as_("gunel"), "gunel", casework.note, numbers[n % 3], f"{n} " + "x" * 3900
        )
        if not attempt.done:
            full = attempt.error
            break
    assert (
        isinstance(full, StoreUnavailable)
        and full.code == "disk_full"
        and len(of_error(full, "az")) > 10
    )
    done = {attempt.op_id for attempt in record.attempts if attempt.done}
    assert len(done) > 3
    # What is there can still be read while the disk is full.
    assert desk.local.read(detail.header, numbers[0]).number == numbers[0]
    ballast.unlink()
    record.run(desk.as_("gunel"), "gunel", casework.note, numbers[0], "yer boşaldı")
    assert record.attempts[-1].done
    with desk.engine.connect() as connection:
        kept = set(connection.exec_driver_sql("SELECT op_id FROM note").scalars())
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert kept == done | {record.attempts[-1].op_id} and checking.check(desk.engine) == []
    counters_are_right(desk)
    desk.close()
