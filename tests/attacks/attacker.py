"""Somebody with psql and a login: raw statements, and the server's answer to them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import make_url

ADMINISTRATOR = "postgres"
"""The server's administrator: sets the stage, and tries the rules that nobody else comes near."""
DENIED = "42501"
"""The SQLSTATE of a right that is missing, or of a row that row-level security refuses."""
READING = (
    """
        GRANT SELECT ON ALL TABLES IN SCHEMA clerkdesk
        TO cd_clerk, cd_supervisor, cd_admin, cd_auditor
    """,
)
"""Lays the tables open for reading: what a change reads of them is not the wall that is tried."""
NUMBERING = ("GRANT INSERT ON ALL TABLES IN SCHEMA clerkdesk TO cd_worker",)
"""Lets the worker state the numbers of its rows: that they are the database's is another wall."""
EVERYBODY = ("gunel", "sabina", "admin", "audit", "worker_sample", "gateway_sample")
"""One login of each group."""
_NAME = re.compile(r"\{([a-z_0-9]+)\}")


@dataclass(frozen=True, slots=True)
class Attack:
    id: str
    login: str
    statements: str | tuple[str, ...]
    """One transaction; "{name}" stands for a fact of the installation."""
    expected: str | int | tuple[Any, ...]
    """The refusal's SQLSTATE; or the number of rows of the last statement; or its first row."""
    stage: tuple[str, ...] = field(default=())
    """What the administrator makes of the installation first, past every trigger."""
    laid_open: tuple[str, ...] = field(default=())
    """A wall that the administrator takes down first, so that the one behind it is tried."""

    @property
    def code(self) -> str | None:
        return self.expected if isinstance(self.expected, str) else None

    @property
    def all_statements(self) -> tuple[str, ...]:
        return (self.statements,) if isinstance(self.statements, str) else self.statements

    @property
    def words(self) -> str:
        return " ".join(self.all_statements)


def connect(url: str, login: str = ADMINISTRATOR) -> psycopg.Connection[Any]:
    """A session of this login, as psql would have it."""
    address = make_url(url).set(drivername="postgresql")
    if login != ADMINISTRATOR:
        address = address.set(username=login)
    # A lock of a forgotten transaction shows at once.
    return psycopg.connect(
        address.render_as_string(hide_password=False),
        options="-c search_path=clerkdesk,pg_temp -c lock_timeout=3s -c timezone=UTC",
    )


def fill(statement: str, facts: dict[str, Any]) -> str:
    """The statement with the facts in place of their "{name}"; what is none stays as it is."""
    return _NAME.sub(lambda match: str(facts.get(match[1], match[0])), statement)


def answer(
    cursor: psycopg.Cursor[Any],
    statements: Sequence[str],
    facts: dict[str, Any],
    expected: object = None,
) -> Any:
    """The refusal's SQLSTATE; or what the last statement gave, in the kind that is expected."""
    try:
        for statement in statements:
            cursor.execute(fill(statement, facts).encode())
        rows = cursor.fetchall() if cursor.description else None
    except psycopg.Error as error:
        return error.sqlstate
    if isinstance(expected, tuple):
        return rows[0] if rows else None
    return cursor.rowcount if rows is None else len(rows)


@dataclass
class Installation:
    """A database full of cases, and sessions of everybody on it."""

    url: str
    facts: dict[str, Any]
    _sessions: dict[str, psycopg.Connection[Any]] = field(default_factory=dict)

    def session(self, login: str) -> psycopg.Connection[Any]:
        """The one session of this login; a new one where the last has ended."""
        if login not in self._sessions or self._sessions[login].closed:
            self._sessions[login] = connect(self.url, login)
        return self._sessions[login]

    def attempt(self, attack: Attack) -> Any:
        """What the attack gets; nothing of it stays."""
        own = not (attack.stage or attack.laid_open)
        connection = self.session(attack.login if own else ADMINISTRATOR)
        try:
            with connection.cursor() as cursor:
                if not own:
                    self._set(cursor, attack)
                return answer(cursor, attack.all_statements, self.facts, attack.expected)
        finally:
            with suppress(psycopg.OperationalError):
                connection.rollback()

    def attempt_within(self, cursor: psycopg.Cursor[Any], attack: Attack) -> Any:
        """The same inside the administrator's open transaction, whose changes to the rules it
        meets.
        """
        cursor.execute("SAVEPOINT attempt")
        try:
            self._set(cursor, attack)
            return answer(cursor, attack.all_statements, self.facts, attack.expected)
        finally:
            cursor.execute("ROLLBACK TO SAVEPOINT attempt")

    def _set(self, cursor: psycopg.Cursor[Any], attack: Attack) -> None:
        for statement in attack.laid_open:
            cursor.execute(fill(statement, self.facts).encode())
        if attack.stage:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for statement in attack.stage:
                cursor.execute(fill(statement, self.facts).encode())
            cursor.execute("SET LOCAL session_replication_role = origin")
        if attack.login != ADMINISTRATOR:
            cursor.execute(f"SET LOCAL SESSION AUTHORIZATION {attack.login}".encode())

    def check(self, attack: Attack) -> None:
        got = self.attempt(attack)
        assert got == attack.expected, (
            f"{attack.id}: {attack.login} got {got!r} where {attack.expected!r} was due,"
            f" by: {attack.words}"
        )

    def administrator(self, *statements: str, past_triggers: bool = False) -> Any:
        """Done by the server's administrator, and kept."""
        with self.own_session(ADMINISTRATOR) as connection, connection.cursor() as cursor:
            if past_triggers:
                cursor.execute("SET session_replication_role = replica")
            for statement in statements:
                cursor.execute(fill(statement, self.facts).encode())
            rows = cursor.fetchall() if cursor.description else None
            connection.commit()
        return rows

    @contextmanager
    def own_session(self, login: str) -> Iterator[psycopg.Connection[Any]]:
        """A session for one test alone."""
        connection = connect(self.url, login)
        try:
            yield connection
        finally:
            connection.close()

    def close(self) -> None:
        for connection in self._sessions.values():
            connection.close()


_TARGET = {
    "take": "in_progress",
    "assign": "in_progress",
    "approve": "completed",
    "refuse": "refused",
    "undo": "in_progress",
    "reopen": "in_progress",
}
_UNDECIDED = {
    "decided_by": "NULL",
    "decided_at": "NULL",
    "decision_reason": "NULL",
    "decision_text": "NULL",
    "billing_pending": "false",
}
_SETS = {
    "take": {"holder_id": "{ME}"},
    "release": {"holder_id": "NULL"},
    "approve": {
        "holder_id": "NULL",
        "decided_by": "{ME}",
        "decided_at": "cd_now()",
        "billing_pending": "{BILLED}",
    },
    "refuse": {
        "holder_id": "NULL",
        "decided_by": "{ME}",
        "decided_at": "cd_now()",
        "decision_reason": "'document_missing'",
        "decision_text": "'Sənəd yoxdur.'",
    },
    "undo": {"holder_id": "{ME}", **_UNDECIDED},
    "reopen": {"holder_id": "NULL", **_UNDECIDED},
    "wait": {"waiting_for": "'Pasport'", "waiting_since": "cd_now()"},
}
"""Action → the columns that its honest UPDATE sets."""


def _parted(sets: str) -> dict[str, str]:
    """ "a = 1, b = 2" by its columns."""
    return dict(part.split(" = ", 1) for part in sets.split(", "))


def update(table: str, condition: str, **values: str) -> str:
    """UPDATE of these columns, each to an SQL expression."""
    sets = ", ".join(f"{column} = {value}" for column, value in values.items())
    return f"UPDATE {table} SET {sets} WHERE {condition}"


def change(case: str, me: str, action: str, sets: str | None = None, **columns: str) -> str:
    """The honest UPDATE of an action by a person; ``sets`` and ``columns`` make another of it."""
    values = {
        "version": "version + 1",
        "op_id": "gen_random_uuid()",
        "last_action": f"'{action}'",
        "last_actor_id": f"{{{me}}}",
        "last_actor": f"'{{{me}_name}}'",
        "last_reason": "'Sınaq səbəbi'",
        "changed_at": "cd_now()",
    }
    if me in ("worker", "owner"):
        values |= {"last_actor_id": "NULL", "last_actor": f"'{me}'"}
    if action in _TARGET:
        values["status"] = f"'{_TARGET[action]}'"
    own = _SETS.get(action, {}) if sets is None else _parted(sets)
    # A person's UPDATE reads no column but the version.
    billed = "false" if case.startswith("idp") else "true"
    values |= {
        column: value.replace("{ME}", values["last_actor_id"]).replace("{BILLED}", billed)
        for column, value in own.items()
    }
    return update("application", f"id = {{{case}}}", **(values | columns))


def insert(table: str, values: dict[str, str], **changes: str) -> str:
    """INSERT of these values, with changes; a column changed to "" is left out."""
    row = {column: value for column, value in (values | changes).items() if value}
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(row.values())})"


def ticket(case: str, login: str, ago: str = "0 seconds") -> str:
    """An access ticket as an earlier transaction drew it; for a stage."""
    row = {
        "application_id": f"{{{case}}}",
        "staff_id": f"{{{login}}}",
        "actor": "'x'",
        "purpose": "'open'",
        "at": f"cd_now() - INTERVAL '{ago}'",
        "xid": "1",
    }
    return insert("access_log", row)


def searched(login: str, sought: str) -> str:
    """The trace of a search ("fin:…", "mobile:…"), which an earlier transaction left; for a
    stage.
    """
    row = {
        "staff_id": f"{{{login}}}",
        "actor": "'x'",
        "purpose": "'search'",
        "at": "cd_now()",
        "sought": f"cd_hmac('{sought}')",
        "xid": "1",
    }
    return insert("access_log", row)
