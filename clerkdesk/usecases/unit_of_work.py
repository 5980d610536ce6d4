"""One use case, one session, one transaction."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from clerkdesk.domain.errors import Conflict, NotFound
from clerkdesk.store.engine import make_sessions
from clerkdesk.store.errors import translate
from clerkdesk.store.models import Operation
from clerkdesk.store.types import moment

P = ParamSpec("P")
T = TypeVar("T")


_OPERATION = insert(Operation)


class UnitOfWork:
    """Runs a use case in a transaction of its own: all of it happens, or none.

    The only place where a session is opened, committed or rolled back. May be called from any
    thread; each call has its own session. ``login``: who acts on an embedded file; PostgreSQL knows by itself.
    """

    def __init__(self, engine: Engine, login: str | None = None, on_commit: Callable[[], None] | None = None) -> None:
        self._engine = engine
        self._sessions = make_sessions(engine)
        self._login = login
        self._on_commit = on_commit

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    def acting_as(self, login: str | None) -> "UnitOfWork":
        """The same database, with another person acting."""
        return UnitOfWork(self._engine, login, self._on_commit)

    def run(self, use_case: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The value of ``use_case(session, *args, **kwargs)``, committed.

        Raises Expected (whatever the use case raises), Conflict, StoreUnavailable.
        """
        return self.run_as_operation(str(uuid.uuid4()), use_case, *args, **kwargs)

    def run_as_operation(self, op_id: str, use_case: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As ``run``, under an id of the caller's, by which ``happened`` tells the truth after a lost connection."""
        with self._transaction(op_id) as session:
            value = use_case(session, *args, **kwargs)
            if session.info.pop("operation", False):
                from clerkdesk.usecases.acting import current_staff

                name = f"{use_case.__module__.rpartition('.')[2]}.{use_case.__name__}"
                session.flush()
                values = {"op_id": op_id, "use_case": name, "actor": current_staff(session).name, "at": now(session)}
                session.connection().execute(_OPERATION, values)
        if self._on_commit:
            self._on_commit()
        return value

    def read(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As ``run``, but the database itself refuses writes and no lock is held."""
        with self._transaction("") as session:
            session.connection(execution_options={"postgresql_readonly": True})
            return query(session, *args, **kwargs)

    def happened(self, op_id: str) -> bool:
        """Whether the operation was committed."""
        return self.read(lambda session: session.get(Operation, op_id) is not None)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self, op_id: str) -> Iterator[Session]:
        try:
            with self._sessions.begin() as session:
                session.info.update(login=self._login, op_id=op_id)
                yield session
        except StaleDataError as error:
            raise Conflict() from error
        except NoResultFound as error:
            raise NotFound() from error
        except DBAPIError as error:
            expected = translate(error)
            # A read that writes is our own bug, and not a file without the right to write.
            writes = (error.statement or "").lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "CREATE"))
            if expected is None or (not op_id and writes and expected.code == "database_read_only"):
                raise
            raise expected from error


def operation_id(session: Session) -> str:
    """The id under which this transaction's changes are recorded; asking for it records the operation."""
    session.info["operation"] = True
    op_id: str = session.info["op_id"]
    return op_id


def now(session: Session) -> datetime:
    """The database's time, never the workstation's."""
    clock = session.get_bind().engine.get_execution_options().get("clock")
    # An embedded file's database time is its process's clock: the same one that cd_now() calls.
    return clock() if clock is not None else moment(session.scalar(select(func.cd_now())))
