"""Nobody else on the machine reads an embedded file, nor what lies beside it."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.store.engine import make_engine

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")


def rights(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


@pytest.mark.parametrize("from_before", [False, True])
def test_the_file_and_its_companions_are_ones_own(tmp_path: Path, from_before: bool) -> None:
    path = tmp_path / "clerkdesk.db"
    holder = None
    if from_before:
        # A former version made it, and has it open.
        holder = sqlite3.connect(path)
        holder.execute("PRAGMA journal_mode=WAL")
        holder.execute("CREATE TABLE former (x)")
        holder.commit()
        for file in tmp_path.iterdir():
            file.chmod(0o644)
    engine = make_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
        assert rights(tmp_path) == dict.fromkeys(
            ("clerkdesk.db", "clerkdesk.db-wal", "clerkdesk.db-shm"), "0o600"
        )
    engine.dispose()
    if holder is not None:
        holder.close()
