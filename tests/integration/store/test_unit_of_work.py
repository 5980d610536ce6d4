"""A use case in its transaction: run again after a collision, and what a broken line means."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, NotFound, StoreUnavailable
from clerkdesk.domain.messages import MessageState
from clerkdesk.store.engine import make_engine
from clerkdesk.store.reference_models import District
from clerkdesk.store.working_models import Draft
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, detail, drafts
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.supervision import heartbeat
from clerkdesk.usecases.unit_of_work import COLLISIONS, UnitOfWork
from tests.conftest import Desk
from tests.faults.clerks import together
from tests.faults.proxy import Proxy

GIVEN_UP = "DO $$ BEGIN RAISE EXCEPTION 'given up' USING ERRCODE = '40001'; END $$"
"""As PostgreSQL gives a transaction up in favour of another one."""


@pytest.fixture
def line(server: Desk) -> Iterator[Proxy]:
    """The line between a clerk's desk and the server."""
    url = make_url(server.url)
    proxy = Proxy(Path(str(url.query["host"])) / f".s.PGSQL.{url.query.get('port') or 5432}")
    yield proxy
    proxy.close()


@pytest.fixture
def far(server: Desk, line: Proxy) -> Iterator[UnitOfWork]:
    """Günel's desk at the other end of the line."""
    url = make_url(server.url).set(
        username="gunel", host="127.0.0.1", port=line.port, query={"sslmode": "disable"}
    )
    unit_of_work = UnitOfWork(make_engine(url.render_as_string(hide_password=False)))
    yield unit_of_work
    unit_of_work.close()


def test_a_fault_of_the_program_is_neither_run_again_nor_called_a_lock(desk: Desk) -> None:
    runs = []

    def faulty(session: Session) -> None:
        runs.append(1)
        session.execute(text("SELECT 1 FROM nowhere"))

    with pytest.raises(DBAPIError, match="nowhere"):
        desk.run("gunel", faulty)
    assert len(runs) == 1


def test_a_change_that_a_server_may_only_read_is_told_as_that(server: Desk) -> None:
    def change(session: Session) -> None:
        session.execute(text("SET TRANSACTION READ ONLY"))
        session.execute(update(Draft).values(text="x"))

    with pytest.raises(StoreUnavailable, match="server_read_only"):
        server.run("gunel", change)


def test_of_two_desks_that_wait_for_each_other_one_runs_again_and_both_are_done(
    server: Desk,
) -> None:
    # Signs of life: what is written into the history waits in one line for its organisation.
    server.local.run(heartbeat.beat, "one")
    server.local.run(heartbeat.beat, "other")
    both_have_begun = threading.Barrier(2)
    the_other_is_done = threading.Event()
    runs: list[str] = []

    def work(first: str, second: str) -> None:
        def beat_both(session: Session) -> None:
            runs.append(first)
            again = runs.count(first) > 1
            if again:
                the_other_is_done.wait(30)
            heartbeat.beat(session, first)
            if not again:
                both_have_begun.wait(30)
            heartbeat.beat(session, second)

        server.local.run(beat_both)
        the_other_is_done.set()

    together(lambda: work("one", "other"), lambda: work("other", "one"))
    assert len(runs) == 3


def test_a_change_that_collides_again_and_again_is_told_as_a_locked_database(
    server: Desk,
) -> None:
    runs: list[int] = []

    def collide(session: Session) -> None:
        runs.append(len(runs))
        session.execute(text(GIVEN_UP))

    with pytest.raises(StoreUnavailable, match="database_locked"):
        server.local.run(collide)
    assert len(runs) == COLLISIONS + 1


def test_a_row_that_another_desk_took_away_meanwhile_is_a_conflict(server: Desk) -> None:
    number = server.take_in()
    server.run("gunel", drafts.keep, number, "note", "yarımçıq")
    elsewhere = server.another("gunel")

    def keep_slowly(session: Session) -> None:
        application = server.scalar("SELECT id FROM application")
        person = server.scalar("SELECT id FROM staff WHERE login = 'gunel'")
        draft = session.get_one(Draft, (application, person, "note"))
        elsewhere.run(drafts.keep, number, "note", "")
        draft.text = "bütöv"

    with pytest.raises(Conflict):
        server.run("gunel", keep_slowly)


def district_of(session: Session, key: int) -> str:
    return session.get_one(District, key).name


def test_what_is_not_there_is_told_as_such_by_changes_and_reads(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.local.run(outbox.record_result, 1_000_000, MessageState.SENT)
    with pytest.raises(NotFound):
        desk.as_("gunel").read(district_of, 1_000_000)


def test_a_line_that_died_unused_is_replaced_at_the_next_look(
    server: Desk, far: UnitOfWork, line: Proxy
) -> None:
    number = server.take_in()
    far.read(browsing.counts)
    line.cut_all()
    assert far.read(detail.header, number).number == number
    line.cut_all()
    with pytest.raises(NotFound):
        far.read(district_of, 1_000_000)


def test_a_look_at_a_server_that_is_away_says_so_and_the_next_one_finds_it(
    server: Desk, far: UnitOfWork, line: Proxy
) -> None:
    number = server.take_in()
    far.read(browsing.counts)
    line.down()
    with pytest.raises(StoreUnavailable, match="store_unavailable"):
        far.read(detail.header, number)
    line.up()
    assert far.read(detail.header, number).number == number


def test_a_change_over_a_line_that_died_unused_is_made_once_and_nobody_doubts(
    server: Desk, far: UnitOfWork, line: Proxy
) -> None:
    number = server.take_in()
    doubts: list[bool] = []
    far.on_doubt = doubts.append
    far.read(browsing.counts)
    line.cut_all()
    far.run(casework.take, number)
    assert server.local.read(detail.header, number).holder_login == "gunel" and doubts == []


def rename_district(session: Session, name: str) -> None:
    session.execute(update(District).where(District.code == "BAR").values(name=name))


def test_a_read_that_writes_is_a_fault_of_the_program_and_no_missing_right(desk: Desk) -> None:
    with pytest.raises(DBAPIError):
        desk.local.read(rename_district, "Yeni Bərdə")
    assert desk.local.read(reference_data.district, "BAR").name != "Yeni Bərdə"


def test_what_the_office_has_set_is_read_anew_when_its_time_is_over(desk: Desk) -> None:
    gateway = desk.as_("gunel")
    gateway.remembers = 600.0
    name = gateway.read(reference_data.district, "BAR").name
    desk.local.run(rename_district, "Yeni Bərdə")
    assert gateway.read(reference_data.district, "BAR").name == name
    assert desk.as_("gunel").read(reference_data.district, "BAR").name == "Yeni Bərdə"
    gateway.remembers = 1e-9
    assert gateway.read(reference_data.district, "BAR").name == "Yeni Bərdə"
