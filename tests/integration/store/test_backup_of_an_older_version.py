"""A backup of the version before, brought back by a made next one: filled as it was, and upgraded
there.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store import schema, upgrading
from clerkdesk.usecases import backups
from tests import samples
from tests.conftest import Desk
from tests.integration.copying import NewServer, file_url, opened, silent
from tests.integration.store.test_overlap import revision

BRINGS = """
    op.execute("ALTER TABLE department ADD COLUMN fax text")
    op.execute("UPDATE department SET fax = code")
    op.execute("CREATE TABLE next_thing (id integer PRIMARY KEY)")
"""
TAKES = """
    op.execute("DROP TABLE next_thing")
"""
Target = Callable[[], str]


@pytest.fixture(params=["a file", "a server"])
def target(request: pytest.FixtureRequest, new_database: NewServer, tmp_path: Path) -> Target:
    if request.param == "a server":
        return new_database
    return lambda: file_url(tmp_path / "back", "x.db")


def test_a_backup_of_the_version_before_is_brought_back_and_upgraded(
    filled: Desk, target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backups" / "monday.cdb"
    manifest = backups.write(filled.url, path, silent)
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrading.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    brings = revision("9001", schema.HEAD, BRINGS, ends=False)
    (migrations / "versions" / "9001_brings.py").write_text(brings, encoding="utf-8")
    takes = revision("9002", "9001", TAKES, ends=True)
    (migrations / "versions" / "9002_takes.py").write_text(takes, encoding="utf-8")
    monkeypatch.setattr(upgrading, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "HEAD", "9002")

    url = target()
    report = backups.restore(path, url, silent, after=["none"])
    assert report.whole and report.restored.different == [] and report.series == 1
    assert report.restored.tables == manifest.tables
    desk = opened(url, tmp_path / "desk")
    with desk.engine.connect() as connection:
        assert schema.current(connection) == "9002"
        offices = connection.execute(text("SELECT code, fax FROM department")).all()
    assert offices and all(office.code == office.fax for office in offices)
    assert schema.is_current(desk.engine)
    assert desk.take_in(samples.no_debt("eg-after")).endswith("-1000001")
    desk.close()
    with pytest.raises(NotAllowed, match="copy_mixed"):
        backups.restore(path, url, silent, after=["none"])


def test_it_takes_a_new_database(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backups" / "monday.cdb"
    backups.write(filled.url, path, silent)
    url = file_url(tmp_path, "restored.db")
    restored = opened(url, tmp_path / "restored")
    upgrading.upgrade(restored.engine)
    restored.close()
    monkeypatch.setattr(schema, "HEAD", "9002")
    with pytest.raises(NotAllowed, match="restore_older"):
        backups.restore(path, url, silent, after=["none"])
