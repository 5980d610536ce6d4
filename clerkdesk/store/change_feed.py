"""Tells a process that somebody has changed the database: LISTEN on PostgreSQL, ``PRAGMA
data_version`` on an embedded file.
"""

import selectors
import socket
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import Engine, QueuePool
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import StoreUnavailable

if TYPE_CHECKING:
    from psycopg import Notify

CHANNEL = "clerkdesk"
LOOK_SECONDS = 0.25
"""Between two looks at an embedded file's version: a page of memory, no disk."""
NET_SECONDS = 30.0
"""A net below the notifications: so long nothing may have been heard before one looks all the same.
"""
AGAIN_SECONDS = 0.5
"""Before one listens anew on a server whose line was lost."""
LISTEN_SECONDS = 1.0
"""At most so long until one sees that it is to stop."""
SPARE_SECONDS = 60.0
"""So often a desk on a server gives back the connections that it has no use for, but for one."""


class Watch:
    """Calls ``on_change`` on a thread of its own after every commit of another connection,
    ``on_line`` when the line goes or comes.

    One call may stand for many commits; after a line that was lost there is always one. On a
    server it listens on the connection on which the desk asks: a quiet desk has one.
    """

    def __init__(
        self,
        engine: Engine,
        on_change: Callable[[], None],
        on_line: Callable[[bool], None] | None = None,
        spare_seconds: float = SPARE_SECONDS,
    ) -> None:
        self._spare_seconds = spare_seconds
        self._engine = engine
        self._on_change = on_change
        self._on_line = on_line or (lambda _there: None)
        self._stopping = threading.Event()
        self._first_events: list[int] = []
        watch = self._embedded if engine.dialect.name == "sqlite" else self._server
        self._thread = threading.Thread(target=watch, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when the thread is gone."""
        self._stopping.set()
        self._thread.join(10)

    def first_event(self) -> int | None:
        """The lowest event that was heard of since this was asked, by its id; None: of none.

        Transactions end in another order than they draw their numbers: the newest number says
        nothing of what an earlier one has committed since.
        """
        heard = []
        while self._first_events:
            heard.append(self._first_events.pop())
        return min(heard, default=None)

    def _embedded(self) -> None:
        # A connection of its own: the version tells what every other one has committed, and this
        # one commits nothing.
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
        import psycopg  # 50 ms of a start, which a desk on an embedded file has no use for

        lost = False
        while not self._stopping.is_set():
            try:
                with _Shared(self._engine) as line:
                    if lost:
                        self._on_line(True)
                    lost = False
                    # What happened before the first LISTEN, or while the line was away, nobody will
                    # tell again.
                    self._on_change()
                    self._hear(line)
            except (psycopg.Error, DBAPIError, StoreUnavailable):
                if not lost:
                    self._on_line(False)
                lost = True
                self._stopping.wait(AGAIN_SECONDS)

    def _hear(self, line: "_Shared") -> None:
        """Returns when the connection is gone: whoever asked something on it found it broken."""
        told_at = spared_at = time.monotonic()
        while not self._stopping.is_set() and not line.is_gone:
            heard = line.heard(LISTEN_SECONDS)
            now = time.monotonic()
            if heard or now - told_at >= NET_SECONDS:
                told_at = now
                self._first_events += line.events()
                self._on_change()
            if now - spared_at >= self._spare_seconds:
                spared_at = now
                line.spare_others()


class _Shared:
    """The one connection of a quiet desk: the pool's own, on which is listened while nobody asks
    anything on it.

    Raises psycopg.Error, DBAPIError or StoreUnavailable when the line breaks.
    """

    def __init__(self, engine: Engine) -> None:
        import psycopg

        self._engine = engine
        pooled = engine.raw_connection()
        while pooled.driver_connection is not None and pooled.driver_connection.closed:
            # Of a line that has died; nobody had used it since.
            pooled.invalidate()
            pooled = engine.raw_connection()
        connection = pooled.driver_connection
        assert isinstance(connection, psycopg.Connection)
        self._connection = connection
        self._came = False
        self._events: list[int] = []
        try:
            connection.execute(f"LISTEN {CHANNEL}")
            connection.commit()
        except BaseException:
            pooled.invalidate()
            raise
        pooled.close()
        # A pipe would do, but for Windows.
        self._awake, self._wakes = socket.socketpair()
        self._awake.setblocking(False)
        connection.add_notify_handler(self._in_passing)
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(connection.fileno(), selectors.EVENT_READ)
        self._waiting.register(self._awake, selectors.EVENT_READ)

    def __enter__(self) -> "_Shared":
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.remove_notify_handler(self._in_passing)
        self._waiting.close()
        self._awake.close()
        self._wakes.close()

    @property
    def is_gone(self) -> bool:
        """Whether the pool has let it go."""
        return self._connection.closed

    def heard(self, seconds: float) -> bool:
        """Whether something was notified, at the latest after so long."""
        self._waiting.select(seconds)
        with suppress(BlockingIOError):
            self._awake.recv(4096)
        # Who asks something on it meanwhile reads what comes, and we wait for the answer's end.
        if self._connection.lock.acquire(timeout=seconds):
            try:
                self._take_in()
            finally:
                self._connection.lock.release()
        came = self._came
        self._came = False
        return came

    def _take_in(self) -> None:
        if self._connection.closed:
            return
        self._connection.pgconn.consume_input()
        while (notification := self._connection.pgconn.notifies()) is not None:
            self._note(notification.extra.decode())

    def _note(self, event: str) -> None:
        self._came = True
        if event.isdigit():
            self._events.append(int(event))

    def events(self) -> list[int]:
        """The events that were notified since this was asked, by their ids: of each transaction
        the first.
        """
        heard = []
        while self._events:
            heard.append(self._events.pop())
        return heard

    def _in_passing(self, notification: "Notify") -> None:
        """One that came while somebody asked something, on that thread."""
        self._note(notification.payload)
        with suppress(OSError):
            self._wakes.send(b".")

    def spare_others(self) -> None:
        """Close what else the pool has and nobody uses: of two lanes one is seldom busy."""
        pool = self._engine.pool
        assert isinstance(pool, QueuePool)
        free = pool.checkedin()
        if free < 2:
            return
        for pooled in [self._engine.raw_connection() for _ in range(free)]:
            if pooled.driver_connection is not self._connection:
                pooled.invalidate()
            pooled.close()
