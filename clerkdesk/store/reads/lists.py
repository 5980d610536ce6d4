"""The lists, of which each filter is another statement: on PostgreSQL two functions put them
together for a person (``guard.functions.pages``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Integer,
    Row,
    String,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from clerkdesk.store import statements
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.statements import NARROWINGS, Narrowing, Shape
from clerkdesk.store.types import Moment

Rows = Sequence[Row[*tuple[Any, ...]]]
_BOUND: dict[str, TypeEngine[Any]] = {
    "queue": String(),
    "services": ARRAY(String()),
    "district": Integer(),
    "holder": Integer(),
    "now": Moment(),
    "tomorrow": Moment(),
    "unanswered_before": Moment(),
}


@dataclass(frozen=True)
class _List:
    """A function of the lists."""

    function: str
    types: Mapping[str, TypeEngine[Any]]
    """Of its arguments, in their order."""

    @cached_property
    def _call(self) -> str:
        from sqlalchemy.dialects import postgresql  # no embedded file has a use for it

        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        given = ", ".join(
            f"%({name})s::{type_.compile(dialect=dialect)}" for name, type_ in self.types.items()
        )
        return f"SELECT * FROM {self.function}({given})"

    def rows(self, session: Session, shape: Shape, values: Mapping[str, Any]) -> Rows:
        """What it gives; a value that is not there is NULL. Without the statement builder's part:
        a window asks all day.
        """
        bound = {name: values.get(name) for name in self.types}
        bound["queue"] = shape.queue.value
        return session.connection().exec_driver_sql(self._call, bound).all()


PAGE = _List(
    "cd_list",
    {
        **_BOUND,
        **{name: type_ for name, (type_, _condition) in NARROWINGS.items()},
        "linked": Boolean(),
        "debt": String(),
        "ordered": String(),
        "after_due": Moment(),
        "after_id": BigInteger(),
        "most": Integer(),
    },
)
KEY = _List(
    "cd_list_key",
    {**_BOUND, "after_due": Moment(), "after_id": BigInteger(), "skipped": Integer()},
)


def page(session: Session, shape: Shape, values: Mapping[str, Any], *, after: bool) -> Rows:
    """``statements.page``."""
    if reads_as_a_person(session.connection()):
        return PAGE.rows(session, shape, {**values, "most": statements.PAGE})
    return session.connection().execute(statements.page(shape, after=after), values).all()


def narrowed(
    session: Session, shape: Shape, values: Mapping[str, Any], to: Narrowing, limit: int
) -> Rows:
    """``statements.narrowed``."""
    bound = {**values, **to.values()}
    if reads_as_a_person(session.connection()):
        chosen = {
            "linked": to.linked,
            "debt": to.debt.value if to.debt is not None else None,
            "ordered": to.order.value if to.order in statements.ORDERS else None,
        }
        return PAGE.rows(session, shape, {**bound, **chosen, "most": limit})
    return session.connection().execute(statements.narrowed(shape, to, limit), bound).all()


def page_key(session: Session, shape: Shape, values: Mapping[str, Any], *, after: bool) -> Rows:
    """``statements.page_key``."""
    if reads_as_a_person(session.connection()):
        return KEY.rows(session, shape, values)
    return session.connection().execute(statements.page_key(shape, after=after), values).all()
