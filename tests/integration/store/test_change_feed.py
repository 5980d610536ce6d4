"""A desk on a server has one connection when it is quiet, and hears on it of what others change."""

from collections.abc import Iterator
from threading import Event

import pytest
from sqlalchemy import text

from clerkdesk.store.change_feed import Watch
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.processes import until

_LINES = """
    SELECT count(*)
    FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'gunel'
"""
_END = f"SELECT pg_terminate_backend(pid) FROM ({_LINES.replace('count(*)', 'pid')}) x"


class Listener:
    """A desk that only listens, with what it was told."""

    def __init__(self, desk: Desk) -> None:
        self.unit: UnitOfWork = desk.another("gunel")
        self.changed = Event()
        self.line: list[bool] = []
        self.watch = Watch(self.unit.engine, self.changed.set, self.line.append, 0.05)
        self.watch.start()
        self.hears()

    def hears(self) -> None:
        assert self.changed.wait(20), "it is told"
        self.changed.clear()


@pytest.fixture
def listener(server: Desk) -> Iterator[Listener]:
    # What earlier tests in this database keep open for the person is none of this desk's.
    server.as_("gunel").engine.dispose()
    until(lambda: server.scalar(_LINES) == 0)
    it = Listener(server)
    yield it
    it.watch.stop()
    it.unit.close()


def notify(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(text("NOTIFY clerkdesk"))


def run(server: Desk, statement: str) -> None:
    with server.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_quiet_desk_has_one_connection_and_listens_on_it(
    server: Desk, listener: Listener
) -> None:
    assert server.scalar(_LINES) == 1
    # Two lanes ask at once, and a second connection comes and goes.
    with listener.unit.engine.connect(), listener.unit.engine.connect():
        assert server.scalar(_LINES) == 2
    until(lambda: server.scalar(_LINES) == 1)
    for _ in range(3):
        notify(server)
        listener.hears()
        listener.unit.read(staff.me)
    until(lambda: server.scalar(_LINES) == 1)
    assert listener.line == []


def test_what_comes_while_something_is_asked_is_heard_behind_it(
    server: Desk, listener: Listener
) -> None:
    with listener.unit.engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        assert server.scalar(_LINES) == 1, "it asks on the one on which it listens"
        notify(server)
    listener.hears()


def test_a_line_that_breaks_is_told_and_listened_on_anew(server: Desk, listener: Listener) -> None:
    run(server, _END)
    until(lambda: listener.line == [False, True])
    listener.hears()
    notify(server)
    listener.hears()
    assert listener.unit.read(staff.me).login == "gunel"
    until(lambda: server.scalar(_LINES) == 1)
