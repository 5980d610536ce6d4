"""One use case, one session, one transaction; and the truth about it when the line breaks."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from clerkdesk.domain.errors import Conflict, NotFound, StoreUnavailable
from clerkdesk.store.change_feed import Watch
from clerkdesk.store.engine import make_sessions
from clerkdesk.store.errors import collided, line_broke, translate
from clerkdesk.store.models import Acting, Operation
from clerkdesk.store.reads import cases
from clerkdesk.store.types import moment

P = ParamSpec("P")
T = TypeVar("T")


_OPERATION = insert(Operation)
COLLISIONS = 5
"""How often a transaction that PostgreSQL gave up in favour of another is run again."""
RECORDED = "recorded"
"""In a session's info: the operation's row stands already."""
ACTING = "acting"
"""In a session's info: the row of who administers stands, and goes before the commit."""
ASK_SECONDS = 0.3
"""Between two attempts to reach a server that is away."""


class _LineBroke(Exception):
    """The connection ended during the transaction."""

    def __init__(
        self,
        error: DBAPIError,
        *,
        committing: bool = False,
        recorded: bool = False,
        value: Any = None,
    ) -> None:
        super().__init__()
        self.error = error
        self.committing = committing
        self.recorded = recorded
        self.value = value


class UnitOfWork:
    """Runs a use case in a transaction of its own: all of it happens, or none.

    The only place where a session is opened, committed or rolled back. May be called from any
    thread; each call has its own session. ``login``: who acts on an embedded file; PostgreSQL knows
    by itself.
    """

    def __init__(
        self, engine: Engine, login: str | None = None, on_commit: Callable[[], None] | None = None
    ) -> None:
        self._engine = engine
        self._sessions = make_sessions(engine)
        self._login = login
        self._on_commit = on_commit
        self._known: dict[str, Any] = {}
        self.on_doubt: Callable[[bool], None] | None = None
        """Told, on the calling thread, that the line broke and the result is being looked for; and
        when it is known.
        """
        self.recovery_seconds = 60.0
        """Seconds to wait for a server that went away in the middle of a change."""
        self.remembers = 0.0
        """Seconds for which what is set for the installation need not be read again (``cached``).
        """
        self._reference: dict[Any, tuple[float, Any]] = {}

    @property
    def dialect(self) -> str:
        """sqlite or postgresql"""
        return self._engine.dialect.name

    @property
    def engine(self) -> Engine:
        """Its connections to the database."""
        return self._engine

    def acting_as(self, login: str | None) -> "UnitOfWork":
        """The same database, with another person acting."""
        other = UnitOfWork(self._engine, login, self._on_commit)
        other.on_doubt = self.on_doubt
        other.recovery_seconds = self.recovery_seconds
        other.remembers = self.remembers
        return other

    def run(
        self, use_case: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The value of ``use_case(session, *args, **kwargs)``, committed.

        Raises Expected (whatever the use case raises), Conflict, StoreUnavailable.
        """
        return self.run_as_operation(str(uuid.uuid4()), use_case, *args, **kwargs)

    def run_as_operation(
        self,
        op_id: str,
        use_case: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """As ``run``, under an id of the caller's, by which ``happened`` tells the truth after a
        lost connection.

        When the line breaks, the server is waited for; then the operation's own row tells whether
        it happened, and what did not happen is done again. Raises StoreUnavailable (result_unknown)
        when the server stays away.
        """
        until = time.monotonic() + self.recovery_seconds
        collisions = 0
        breaks = 0
        doubting = False
        try:
            while True:
                try:
                    value = self._attempt(
                        op_id, lambda session: use_case(session, *args, **kwargs), use_case
                    )
                    break
                except _LineBroke as broke:
                    # A line that died while nobody used it is no news; one that broke at the commit
                    # is.
                    if not doubting and (broke.committing or breaks):
                        doubting = self._doubt(True)
                    breaks += 1
                    if self._committed_after_all(op_id, broke, until):
                        value = broke.value
                        break
                except DBAPIError as error:
                    if not collided(error):
                        raise  # a fault of the program's, which another run does not mend
                    collisions += 1
                    if collisions > COLLISIONS:
                        raise StoreUnavailable("database_locked") from error
        finally:
            if doubting:
                self._doubt(False)
        if self._on_commit:
            self._on_commit()
        return value

    def _doubt(self, doubting: bool) -> bool:
        if self.on_doubt is not None:
            self.on_doubt(doubting)
        return doubting

    def _attempt(
        self, op_id: str, work: Callable[[Session], T], use_case: Callable[..., object]
    ) -> T:
        """Raises _LineBroke, or DBAPIError where the transaction collided with another and may run
        again.
        """
        committing = False
        recorded = False
        value: Any = None
        try:
            with self._session(op_id) as session:
                value = work(session)
                recorded = bool(session.info.pop("operation", False))
                if recorded and not session.info.pop(RECORDED, False):
                    self._record(session, op_id, _name_of(use_case))
                session.flush()
                if session.info.pop(ACTING, False):
                    session.connection().execute(delete(Acting))
                committing = True
                session.commit()
            return value  # type: ignore[no-any-return]
        except StaleDataError as error:
            raise Conflict() from error
        except NoResultFound as error:
            raise NotFound() from error
        except DBAPIError as error:
            if collided(error):
                raise
            if line_broke(error):
                raise _LineBroke(
                    error, committing=committing, recorded=recorded, value=value
                ) from error
            raise self._expected(error, op_id) from error

    def _record(self, session: Session, op_id: str, name: str) -> None:
        from clerkdesk.usecases.identity import current_staff

        session.flush()
        values = {
            "op_id": op_id,
            "use_case": name,
            "actor": current_staff(session).name,
            "at": now(session),
        }
        session.connection().execute(_OPERATION, values)

    def _committed_after_all(self, op_id: str, broke: _LineBroke, until: float) -> bool:
        """True: it was committed; False: it was not, and the server is there again. Raises
        StoreUnavailable.
        """
        while True:
            try:
                if broke.committing and broke.recorded:
                    return self._certainly(op_id)
                return self.read(_answers)
            except StoreUnavailable as error:
                # Only silence is waited for; a door that was shut is an answer.
                if error.code not in ("store_unavailable", "server_busy", "database_locked"):
                    raise
                if time.monotonic() > until:
                    raise StoreUnavailable(
                        "result_unknown" if broke.committing else "store_unavailable"
                    ) from broke.error
            time.sleep(ASK_SECONDS)

    def _certainly(self, op_id: str) -> bool:
        """Whether it was committed, for good: a second row of the id waits until the first one's
        transaction has ended, however slowly it commits.
        """
        try:
            with self._session(op_id) as session:
                self._record(session, op_id, "-")
                session.rollback()
            return False
        except DBAPIError as error:
            expected = self._expected(error, "")
            if isinstance(expected, Conflict):
                return True
            raise expected from error

    def read(
        self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``run``, but the database itself refuses writes and no lock is held."""
        try:
            return self._read(query, *args, **kwargs)
        except NoResultFound as error:
            raise NotFound() from error
        except DBAPIError as error:
            if not line_broke(error):
                raise self._expected(error, "") from error
        # The line had died since it was last used, and its pool is empty now: a second one is new,
        # or the server is away.
        try:
            return self._read(query, *args, **kwargs)
        except NoResultFound as error:
            raise NotFound() from error
        except DBAPIError as error:
            raise self._expected(error, "") from error

    def _read(
        self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        with self._session("") as session:
            on_server = self.dialect == "postgresql"
            if on_server and query in _ALONE:
                session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
            else:
                session.connection(execution_options={"postgresql_readonly": True})
            if on_server:
                session.info["known"] = self._known
            value = query(session, *args, **kwargs)
            session.flush()  # a read that meant to write is found out
            return value

    def happened(self, op_id: str) -> bool:
        """Whether the operation was committed."""
        return self.read(lambda session: bool(cases.OPERATION.rows(session, op_id=op_id)))

    def watch(
        self, on_change: Callable[[], None], on_line: Callable[[bool], None] | None = None
    ) -> Watch:
        """Hears of other processes' commits, once it is started; see ``store.change_feed``."""
        return Watch(self._engine, on_change, on_line)

    def close(self) -> None:
        """Let the database's lines go."""
        self._engine.dispose()

    @contextmanager
    def _session(self, op_id: str) -> Iterator[Session]:
        with self._sessions() as session:
            session.info.update(login=self._login, op_id=op_id)
            if self.remembers:
                session.info.update(reference=self._reference, remembers=self.remembers)
            yield session

    @staticmethod
    def _expected(error: DBAPIError, op_id: str) -> Exception:
        """What a clerk is told of a driver's error; a bug stays what it is."""
        expected = translate(error)
        if expected is None:
            return error
        # A read that writes is our own bug, and not a file without the right to write.
        statement = (error.statement or "").lstrip().upper()
        writes = statement.startswith(("INSERT", "UPDATE", "DELETE", "CREATE"))
        if not op_id and writes and expected.code == "database_read_only":
            return error
        if not op_id and expected.code == "server_read_only":
            return error
        return expected


_ALONE: set[Callable[..., object]] = set()


def alone(query: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """Of a read whose statements need not see the same moment: on PostgreSQL each is sent by
    itself, without the two ways to the server that begin and end a transaction. What it calls must
    be functions that write nothing.
    """
    _ALONE.add(query)
    return query


def _name_of(use_case: Callable[..., object]) -> str:
    """As the operation's row has it: ``module.function``."""
    return f"{use_case.__module__.rpartition('.')[2]}.{use_case.__name__}"


def _answers(session: Session) -> bool:
    """False: nothing is known to have happened; but the server answers."""
    session.connection()
    return False


def cached(session: Session, key: Any, read: Callable[[], T]) -> T:
    """What ``read`` gives: plain values that are set for the installation, and seldom changes. A
    gateway reads them once in some seconds, a desk each time.
    """
    known: dict[Any, tuple[float, Any]] | None = session.info.get("reference")
    if known is None:
        return read()
    at = time.monotonic()
    if key in known and at - known[key][0] < session.info["remembers"]:
        return known[key][1]  # type: ignore[no-any-return]
    value = read()
    known[key] = at, value
    return value


def operation_id(session: Session) -> str:
    """The id under which this transaction's changes are recorded; asking for it records the
    operation.
    """
    session.info["operation"] = True
    op_id: str = session.info["op_id"]
    return op_id


def operation(session: Session, use_case: str) -> dict[str, Any]:
    """The row of this transaction's operation, for whoever writes it with other rows."""
    from clerkdesk.usecases.identity import current_staff

    session.info[RECORDED] = True
    return {
        "op_id": operation_id(session),
        "use_case": use_case,
        "actor": current_staff(session).name,
        "at": now(session).isoformat(),
    }


def know_now(session: Session, at: datetime) -> None:
    """The database has said its time beside something else."""
    session.info["now"] = at


def now(session: Session) -> datetime:
    """The database's time, never the workstation's; on PostgreSQL the same within a transaction,
    and asked for once.
    """
    clock = session.get_bind().engine.get_execution_options().get("clock")
    # An embedded file's database time is its process's clock: the same one that cd_now() calls.
    if clock is not None:
        return clock()  # type: ignore[no-any-return]
    if "now" not in session.info:
        session.info["now"] = moment(session.scalar(select(func.cd_now())))
    at: datetime = session.info["now"]
    return at
