"""A database that a test has used is the next one's as the template is, or it is not used again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.people import accounts
from tests.conftest import Desk, TestClock
from tests.databases import Content, Database, Databases

Use = Callable[[Desk], object]


@pytest.fixture
def one(maintenance: psycopg.Connection, postgres_template: str) -> Iterator[Databases]:
    """Databases of this test alone."""
    databases = Databases(maintenance, postgres_template)
    yield databases
    databases.close()


def _desk_in(database: Database, folder: Path) -> Desk:
    engine = database.lines_of("", make_engine(database.url))
    return Desk(database.url, engine, TestClock(), folder, database=database)


def _at_work(desk: Desk) -> None:
    """Rows that are new, others that become others, and some that are gone."""
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.local.run(set_setting, "stand_in", "yes")
    with desk.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("DELETE FROM complaint_place"))


def _table_of_ones_own(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("CREATE TABLE clerkdesk.one_s_own ()"))


def _column(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("ALTER TABLE note ALTER COLUMN text SET DEFAULT ''"))


def _trigger(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("ALTER TABLE note DISABLE TRIGGER ALL"))


def _right(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("GRANT SELECT ON clerkdesk.note TO cd_clerk"))


def _right_to_connect(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        name = connection.scalar(text("SELECT current_database()"))
        connection.execute(text(f"GRANT CONNECT ON DATABASE {name} TO PUBLIC"))


def _closed_account(desk: Desk) -> None:
    desk.run("admin", accounts.set_active, "tural", active=False)


def _open_transaction(desk: Desk) -> psycopg.Connection:
    address = desk.engine.url.set(drivername="postgresql")
    line = psycopg.connect(address.render_as_string(hide_password=False))
    line.execute("SELECT 1")
    return line


def test_rows_are_the_template_s_again_and_the_lines_stay(
    one: Databases, postgres_template: str, tmp_path: Path
) -> None:
    template = Content.of(postgres_template)
    database = one.take()
    for _ in range(2):
        desk = _desk_in(database, tmp_path)
        _at_work(desk)
        desk.close()
        assert Content.of(database.url) != template
        assert one.give_back(database)
        content = Content.of(database.url)
        assert content.columns == template.columns
        assert {name: sorted(rows.splitlines()) for name, rows in content.rows.items()} == {
            name: sorted(rows.splitlines()) for name, rows in template.rows.items()
        }
        assert content.counted == template.counted
        assert one.take() is database
    assert set(database.pools) == {"", "gunel", "worker_sample"}
    one.give_back(database)


@pytest.mark.parametrize(
    "use",
    [_table_of_ones_own, _column, _trigger, _right, _right_to_connect, _closed_account],
)
def test_what_is_left_otherwise_than_by_rows_ends_it(
    use: Use, one: Databases, tmp_path: Path
) -> None:
    database = one.take()
    desk = _desk_in(database, tmp_path)
    use(desk)
    desk.close()
    assert not one.give_back(database)


def test_whoever_is_still_there_ends_it(one: Databases, tmp_path: Path) -> None:
    database = one.take()
    desk = _desk_in(database, tmp_path)
    line = _open_transaction(desk)
    desk.close()
    assert not one.give_back(database)
    line.close()


def test_a_role_that_another_test_changed_is_not_the_next_one_s(
    one: Databases, maintenance: psycopg.Connection
) -> None:
    database = one.take()
    assert one.give_back(database)
    maintenance.execute("ALTER ROLE gunel CONNECTION LIMIT 7")
    try:
        other = one.take()
        assert other is not database
        assert one.give_back(other)
    finally:
        maintenance.execute("ALTER ROLE gunel CONNECTION LIMIT -1")
