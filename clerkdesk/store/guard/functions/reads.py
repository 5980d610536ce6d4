"""The functions of named statements (``store.reads``), and how PostgreSQL spells their SQL."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ClauseElement, ColumnElement, or_, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import NullType, TypeEngine

from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.groups import READER, STAFF
from clerkdesk.store.models import Application
from clerkdesk.store.reads.every import READS
from clerkdesk.store.reads.read import Read, scope_conditions

_DIALECT = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]
_BOUND = re.compile(r"IN \(__\[POSTCOMPILE_(\w+)\]\)|(?<![:\w]):([a-z_]\w*)")
"""A value of a compiled statement, or a list of values."""


def type_of(element: Any) -> str:
    """The SQL type of a column of a statement, also of one that is given as it is stored."""
    while isinstance(element.type, NullType):
        element = element.element if hasattr(element, "element") else element.clause
    return spelled_type(element.type)


def spelled_type(type_: TypeEngine[Any]) -> str:
    """The SQL type, without a length."""
    return type_.compile(dialect=_DIALECT).partition("(")[0]


def spelled(element: ClauseElement, names: Iterable[str]) -> str:
    """The SQL inside a function whose arguments have these names, in this order."""
    return spelled_of(element, {name: f"${number}" for number, name in enumerate(names, start=1)})


def spelled_of(element: ClauseElement, given_as: Mapping[str, str]) -> str:
    """The same where each value stands in the function as the mapping says."""
    compiled = _DIALECT.statement_compiler(_DIALECT, element)

    def value(match: re.Match[str]) -> str:
        several, one = match.groups()
        name = several or one
        if name in given_as:
            return f"= ANY ({given_as[name]})" if several else given_as[name]
        given: Any = compiled.binds[name].value
        if several:
            return f"IN ({', '.join(_literal(each) for each in given)})"
        return _literal(given)

    return _BOUND.sub(value, str(compiled))


def spelled_condition(condition: ColumnElement[bool], names: Iterable[str]) -> str:
    """The same of a condition over the applications that a statement gives."""
    within = select(Application.id).where(condition)
    return spelled(within, names).partition("WHERE ")[2]


def _literal(value: Any) -> str:
    """As SQL writes a value that is the same on every call."""
    if isinstance(value, int):  # of which true and false are two
        return str(value)
    if isinstance(value, datetime):
        return f"TIMESTAMPTZ '{value.isoformat()}'"
    return "'" + str(value).replace("'", "''") + "'"


def arguments(types: Mapping[str, TypeEngine[Any]]) -> str:
    """A function's arguments; no column has their names."""
    return ", ".join(f"p_{name} {spelled_type(type_)}" for name, type_ in types.items())


def _optional(read: Read, name: str) -> ColumnElement[bool]:
    # Of a value that is known when the statement is planned nothing is left of the other half.
    position = list(read.types).index(name) + 1
    return or_(text(f"${position} IS NULL"), scope_conditions(read.scope_of)[name])


def _function(read: Read) -> Function:
    named = scope_conditions(read.scope_of) if read.scoped else ()
    conditions = [_optional(read, name) for name in named]
    statement = read.build(conditions)
    types = [type_of(each) for each in statement.selected_columns]
    names = [f"c{number}" for number in range(len(types))]
    given = ", ".join(f"q.{name}::{type_}" for name, type_ in zip(names, types))
    returned = ", ".join(f"r{name} {type_}" for name, type_ in zip(names, types))
    body = spelled(statement, read.types)
    return Function(
        name=read.function,
        arguments=arguments(read.types),
        returns=f"TABLE ({returned})",
        body=f"BEGIN RETURN QUERY SELECT {given} FROM ({body}) AS q ({', '.join(names)}); END",
        grantees=STAFF,
        owner=READER,
        # A scope that is not told leaves no condition behind in a plan that knows the values.
        settings="SET plan_cache_mode = force_custom_plan" if read.scoped else "",
        until_end=read.until_end,
    )


NAMED = tuple(_function(read) for read in READS)
