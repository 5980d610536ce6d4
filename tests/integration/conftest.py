"""An installation with a fate of each kind, and empty databases to copy it into."""

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.conftest import Desk, admin
from tests.integration.copying import NewServer, file_url, one_of_each_fate, opened


@pytest.fixture
def new_database(postgres: str, postgres_template: str) -> Iterator[NewServer]:
    """Makes empty databases on the server; the template's people have login roles there already."""
    names: list[str] = []

    def make() -> str:
        names.append(f"copy_{uuid.uuid4().hex[:10]}")
        admin(postgres, f'CREATE DATABASE "{names[-1]}" TEMPLATE template0')
        return make_url(postgres).set(database=names[-1]).render_as_string(hide_password=False)

    yield make
    for name in names:
        admin(postgres, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def installation_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that nobody changes: tests take copies of it."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copy(sqlite_template, folder / "installation.db")
    desk = opened(file_url(folder, "installation.db"), folder)
    one_of_each_fate(desk)
    desk.close()
    with closing(sqlite3.connect(folder / "installation.db")) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder / "installation.db"


@pytest.fixture
def filled(installation_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """An installation with applications of every kind of fate, on a file of its own."""
    shutil.copy(installation_file, tmp_path / "clerkdesk.db")
    desk = opened(file_url(tmp_path, "clerkdesk.db"), tmp_path)
    yield desk
    desk.close()
