"""Tells a process that somebody has changed the database: LISTEN on PostgreSQL, ``PRAGMA
data_version`` on an embedded file.
"""

import sqlite3
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import StoreUnavailable

if TYPE_CHECKING:
    import psycopg  # 50 ms of a start, which a desk on an embedded file has no use for

CHANNEL = "clerkdesk"
LOOK_SECONDS = 0.25
"""Between two looks at an embedded file's version: a page of memory, no disk."""
NET_SECONDS = 30.0
"""A net below the notifications: so long nothing may have been heard before one looks all the same.
"""
AGAIN_SECONDS = 0.5


class Watch:
    """Calls ``on_change`` on a thread of its own after every commit of another connection,
    ``on_line`` when the line goes or comes.

    One call may stand for many commits; after a line that was lost there is always one.
    """

    def __init__(
        self,
        engine: Engine,
        on_change: Callable[[], None],
        on_line: Callable[[bool], None] | None = None,
    ) -> None:
        self._engine = engine
        self._on_change = on_change
        self._on_line = on_line or (lambda _there: None)
        self._stopping = threading.Event()
        watch = self._embedded if engine.dialect.name == "sqlite" else self._server
        self._thread = threading.Thread(target=watch, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when the thread is gone."""
        self._stopping.set()
        self._thread.join(10)

    def _embedded(self) -> None:
        connection = sqlite3.connect(self._engine.url.database or "", isolation_level=None)
        try:
            known: int | None = None
            while not self._stopping.wait(LOOK_SECONDS):
                try:
                    version = connection.execute("PRAGMA data_version").fetchone()[0]
                except sqlite3.OperationalError:
                    continue  # locked by somebody for a moment; the next look tells
                if known is not None and version != known:
                    self._on_change()
                known = version
        finally:
            connection.close()

    def _server(self) -> None:
        import psycopg

        lost = False
        while not self._stopping.is_set():
            try:
                with self._listening() as connection:
                    if lost:
                        self._on_line(True)
                    lost = False
                    # What happened before the first LISTEN, or while the line was away, nobody will
                    # tell again.
                    self._on_change()
                    self._hear(connection)
            except (psycopg.Error, DBAPIError, StoreUnavailable):
                if not lost:
                    self._on_line(False)
                lost = True
                self._stopping.wait(AGAIN_SECONDS)

    def _listening(self) -> "psycopg.Connection[tuple[object, ...]]":
        import psycopg

        # The engine's own way of connecting, so that transport and search path are the same; not of
        # its pool.
        raw = self._engine.raw_connection()
        connection = raw.driver_connection
        raw.detach()
        assert isinstance(connection, psycopg.Connection)
        connection.rollback()
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _hear(self, connection: "psycopg.Connection[tuple[object, ...]]") -> None:
        quiet = 0.0
        while not self._stopping.is_set():
            heard = list(connection.notifies(timeout=1.0, stop_after=1))
            quiet = 0.0 if heard else quiet + 1.0
            if heard or quiet >= NET_SECONDS:
                quiet = 0.0
                self._on_change()
