"""Billing and the civil register as views of a database: an address and a query each, in the file
that CLERKDESK_VIEWS names (mode 0600).

    [billing]
    url = "postgresql+psycopg://reader:…@billing.example.az/billing"
    account = '''SELECT holder_fin, holder_name, address, district, consumer_group
                 FROM cd_accounts WHERE code = :code'''
    debt = "SELECT amount, as_of FROM cd_debts WHERE code = :code"
    [register]
    url = "…"
    person = '''SELECT surname, name, patronymic, birth_date, id_document, address, idp
                FROM cd_persons WHERE fin = :fin'''

No row: they know no such one. Several rows, a missing column, another type or an error is "did not
answer". Rows go through the parsers of the HTTP answers.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from clerkdesk.adapters import private_toml
from clerkdesk.adapters.retry import Retry
from clerkdesk.domain import answers
from clerkdesk.domain.answers import Account, Debt, DidNotAnswer, RegisteredPerson
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Invalid

SECONDS = 8
"""So long may connecting and a query take."""
_QUERIES = {"billing": ("account", "debt"), "register": ("person",)}
_PARAMETERS = {"account": "code", "debt": "code", "person": "fin"}


def read(path: Path) -> dict[str, "View"]:
    """ "billing" and "register", as far as the file has them.

    Raises Invalid: views_file, view_entry naming the field.
    """
    stated = private_toml.read(path, "views_file", "CLERKDESK_VIEWS")
    views = {}
    for name, entry in stated.items():
        if name not in _QUERIES or not isinstance(entry, dict):
            raise Invalid("view_entry", field=name, path=path)
        for query in _QUERIES[name]:
            if not _asks(entry.get(query), _PARAMETERS[query]):
                raise Invalid("view_entry", field=f"{name}.{query}", path=path)
        try:
            engine = _engine(entry.get("url", ""))
        except (ArgumentError, SQLAlchemyError, ImportError):
            raise Invalid("view_entry", field=f"{name}.url", path=path) from None
        views[name] = View(engine, {query: entry[query] for query in _QUERIES[name]})
    return views


def _asks(query: object, parameter: str) -> bool:
    """Whether it can be a query by this parameter."""
    return isinstance(query, str) and f":{parameter}" in query


def _engine(address: str) -> Engine:
    """Raises ArgumentError, SQLAlchemyError, ImportError."""
    url = make_url(address)
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=2,
        hide_parameters=True,
        connect_args=_limits(url.get_backend_name()),
    )


def _limits(backend: str) -> dict[str, Any]:
    """What the driver is told: no query takes long, and none can write."""
    if backend == "postgresql":
        return {
            "connect_timeout": SECONDS,
            "options": f"-c statement_timeout={SECONDS * 1000} -c default_transaction_read_only=on",
        }
    return {"timeout": SECONDS} if backend == "sqlite" else {}


class View:
    """Both protocols of ``adapters.billing``, as far as its queries go."""

    def __init__(self, engine: Engine, queries: Mapping[str, str]) -> None:
        self._engine = engine
        self._queries = queries
        self._retry = Retry()

    def account(self, code: str) -> Account | None:
        row = self._row("account", {"code": code})
        if row is None:
            return None
        return answers.read_account({"subscriber_code": code, **row}, code, "view")

    def debt(self, code: str, now: datetime) -> Debt | None:
        row = self._row("debt", {"code": code})
        if row is None:
            return None
        amount = row.get("amount")
        as_of = row.get("as_of")
        if (
            isinstance(amount, bool)
            or not isinstance(amount, Decimal | int | str)
            or not isinstance(as_of, datetime | str)
        ):
            raise DidNotAnswer("answer_malformed")
        if isinstance(as_of, datetime):
            # A column without an offset speaks of the office's own time.
            aware = as_of if as_of.tzinfo else as_of.replace(tzinfo=BAKU)
            as_of = aware.isoformat()
        answer = {
            "subscriber_code": code,
            "amount": str(amount),
            "currency": "AZN",
            "as_of": as_of,
        }
        return answers.read_debt(answer, code, now, "view")

    def person(self, fin: str) -> RegisteredPerson | None:
        row = self._row("person", {"fin": fin})
        if row is None:
            return None
        birth = row.get("birth_date")
        expires = row.get("id_document_expires")
        deceased = row.get("deceased")
        answer = {
            **row,
            "fin": fin,
            "birth_date": birth.isoformat() if isinstance(birth, date) else birth,
            "idp": row.get("idp") in (True, 1),
            "id_document_expires": expires.isoformat() if isinstance(expires, date) else expires,
            "deceased": bool(deceased) if deceased in (0, 1) else None,
        }
        return answers.read_person(answer, fin, "view")

    def _row(self, query: str, values: dict[str, str]) -> dict[str, Any] | None:
        return self._retry.ask(lambda: self._look(query, values))

    def _look(self, query: str, values: dict[str, str]) -> dict[str, Any] | None:
        try:
            with self._engine.connect() as connection:
                result = connection.execute(text(self._queries[query]), values)
                rows = result.mappings().fetchmany(2)
        except OperationalError:
            raise DidNotAnswer("not_reachable") from None
        except DBAPIError as error:
            fault = "not_reachable" if error.connection_invalidated else "answer_status"
            raise DidNotAnswer(fault) from None
        except SQLAlchemyError:
            raise DidNotAnswer("answer_status") from None
        if len(rows) > 1:
            raise DidNotAnswer("answer_malformed")
        return dict(rows[0]) if rows else None

    def close(self) -> None:
        self._engine.dispose()
