"""Two versions on one server: the next one expands, both work, and the administrator ends it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Text, func, select, text
from sqlalchemy.exc import ProgrammingError

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.store import checking, schema, upgrading
from clerkdesk.store.guard import desk, functions
from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules import REFUSALS
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.supervision import versions
from tests.conftest import Desk

ADDS = """
    op.execute("ALTER TABLE register_question ADD COLUMN place text")
"""
ENDS = """
    op.execute("ALTER TABLE register_question ALTER COLUMN place SET NOT NULL")
"""
REFUSES = Refusal("CD603", "note", "INSERT", "NEW.text = 'as before'", since_end=True)
FORMER = Function(
    name="cd_of_before",
    arguments="one text",
    returns="text",
    body="SELECT one || ' of before'",
    grantees=STAFF,
    language="sql",
    until_end=True,
)
"""What the version before calls, and the next one does not."""
LESS = {"verdict_phrase": "SELECT service, kind, position FROM clerkdesk.verdict_phrase"}
"""The next version's desks read one column less of it."""
MORE = {
    "verdict_phrase": "SELECT service, kind, position, text FROM clerkdesk.verdict_phrase",
    "phrase_of_before": "SELECT kind, text FROM clerkdesk.verdict_phrase",
}
"""And what those of before read of it, and of a view that it has no more."""
NULLABLE = """
    SELECT is_nullable
    FROM information_schema.columns
    WHERE table_name = 'register_question' AND column_name = 'place'
"""
INSTALLER = "//server/programs/ClerkDesk.msi"


def revision(number: str, before: str, body: str, *, ends: bool) -> str:
    return (
        f"from alembic import op\nrevision = {number!r}\ndown_revision = {before!r}\n"
        f"branch_labels = None\ndepends_on = None\nends_overlap = {ends}\n\n"
        f"def upgrade() -> None:{body}"
    )


@pytest.fixture
def next_migrations(tmp_path: Path) -> Path:
    """Those of a made next version: one revision that adds, and one that ends."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrading.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    versions = folder / "versions"
    adds = revision("9001", schema.HEAD, ADDS, ends=False)
    (versions / "9001_adds.py").write_text(adds, encoding="utf-8")
    ends = revision("9002", "9001", ENDS, ends=True)
    (versions / "9002_ends.py").write_text(ends, encoding="utf-8")
    return folder


@contextmanager
def the_next_version(migrations: Path) -> Iterator[None]:
    """This process is the next version of the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrading, "MIGRATIONS", migrations)
        patch.setattr(schema, "EXPANDED", "9001")
        patch.setattr(schema, "HEAD", "9002")
        patch.setattr("clerkdesk.store.guard.ddl.REFUSALS", (*REFUSALS, REFUSES))
        patch.setattr(functions, "FUNCTIONS", (*functions.FUNCTIONS, FORMER))
        patch.setattr(desk, "VIEWS", desk.VIEWS | LESS)
        patch.setattr(desk, "FORMER", MORE)
        yield


def guard(desk: Desk) -> list[str]:
    """What is wrong with the rules that stand there now."""
    parts = ("rule", "function", "grant")
    return [line for line in checking.check(desk.engine) if line.startswith(parts)]


def called(desk: Desk) -> str | None:
    """What an old desk hears of its function, under a clerk's login."""
    statement = select(func.cd_of_before("desk", type_=Text))
    return desk.as_("gunel").read(lambda session: session.scalar(statement))


def phrases(desk: Desk) -> list[str]:
    """What an old desk reads of a table as it knows it, under a clerk's login, and of a view that
    the next version has no more.
    """
    statement = text(
        "SELECT text FROM desk.verdict_phrase UNION ALL SELECT text FROM desk.phrase_of_before"
    )
    return list(desk.as_("gunel").read(lambda session: session.scalars(statement).all()))


def listed(desk: Desk) -> list[str]:
    """What an old desk reads of the applications in work, under a clerk's login."""
    statement = """
        SELECT r1 FROM cd_list(
          'in_progress'::varchar, NULL::varchar[], NULL::integer, NULL::integer,
          NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, NULL::varchar[],
          NULL::integer[], NULL::timestamptz, NULL::timestamptz, NULL::date, NULL::date,
          NULL::integer, NULL::timestamptz, NULL::timestamptz, NULL::boolean, NULL::varchar,
          NULL::varchar, NULL::timestamptz, NULL::bigint, 200
        )
    """
    return list(desk.as_("gunel").read(lambda session: session.scalars(text(statement)).all()))


def test_both_versions_work_until_the_administrator_ends_it(
    server: Desk, next_migrations: Path
) -> None:
    number = server.take_in()
    server.run("gunel", casework.take, number)
    server.local.run(set_setting, "installer", INSTALLER)
    before = schema.versions(server.engine)
    assert (before.older_may_work, before.newer_exists) == (False, False)

    with the_next_version(next_migrations):
        with pytest.raises(StoreUnavailable, match="schema_older"):
            schema.require_current(server.engine)
        upgrading.upgrade(server.engine)
        schema.require_current(server.engine)
        both = schema.versions(server.engine)
        assert (both.database, both.least) == ("9001", before.program)
        assert both.older_may_work and guard(server) == []

    # The version of before goes on, and is told where the next one lies.
    schema.require_current(server.engine)
    numbers = schema.versions(server.engine)
    assert numbers.newer_exists and numbers.installer == INSTALLER
    assert server.as_("gunel").read(versions.newer) == INSTALLER
    assert server.scalar(NULLABLE) == "YES"
    server.run("gunel", casework.note, number, "as before")
    assert called(server) == "desk of before"
    assert listed(server) == [number]
    read = sorted(phrases(server))
    assert read[::2] == read[1::2] != []

    with the_next_version(next_migrations):
        upgrading.upgrade(server.engine)
        assert schema.versions(server.engine).database == "9001", "again: nothing ends by itself"
        upgrading.upgrade(server.engine, end=True)
        ended = schema.versions(server.engine)
        assert (ended.database, ended.least) == ("9002", "9002")
        assert not ended.older_may_work and guard(server) == []

    with pytest.raises(StoreUnavailable) as refused:
        schema.require_current(server.engine)
    assert refused.value.code == "schema_newer" and refused.value.params["installer"] == INSTALLER
    # A desk that has stayed open meets what begins at the end.
    with pytest.raises(NotAllowed, match="CD603"):
        server.run("gunel", casework.note, number, "as before")
    assert server.scalar(NULLABLE) == "NO"
    with pytest.raises(ProgrammingError, match="cd_of_before"):
        called(server)
    with pytest.raises(ProgrammingError, match="phrase_of_before"):
        phrases(server)


def test_what_has_not_ended_is_ended_before_the_version_after_the_next(
    server: Desk, next_migrations: Path
) -> None:
    with the_next_version(next_migrations), pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "EXPANDED", "9002")
        with pytest.raises(StoreUnavailable, match="overlap_not_ended"):
            upgrading.upgrade(server.engine)
        upgrading.upgrade(server.engine, end=True)
        assert schema.versions(server.engine).database == "9002"


def test_a_file_has_one_program_and_no_overlap(embedded: Desk) -> None:
    assert schema.versions(embedded.engine) == (schema.HEAD, schema.HEAD, schema.HEAD, "")
    assert embedded.as_("gunel").read(versions.newer) is None


def test_an_upgrade_beside_older_desks_goes_to_the_last_revision_that_ends_nothing() -> None:
    script = ScriptDirectory(str(upgrading.MIGRATIONS))
    newest_first = list(script.walk_revisions())
    kept = [each for each in newest_first if not getattr(each.module, "ends_overlap", False)]
    assert (newest_first[0].revision, kept[0].revision) == (schema.HEAD, schema.EXPANDED)
