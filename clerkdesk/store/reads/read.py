"""The shape of a named statement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    TextualSelect,
    bindparam,
    column,
    select,
    text,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from clerkdesk.store.models import Application
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.working_models import QueueCount

M = TypeVar("M")
Conditions = Sequence[ColumnElement[bool]]
Statement = Select[*tuple[Any, ...]]


class Scope(NamedTuple):
    """Within which applications; None: no limit."""

    organisation: int | None
    departments: Sequence[int] | None
    services: Sequence[str] | None


EVERYTHING = Scope(None, None, None)
SCOPE_TYPES: dict[str, TypeEngine[Any]] = {
    "organisation": Integer(),
    "departments": ARRAY(Integer()),
    "services": ARRAY(String()),
}


Scoped = type[Application] | type[QueueCount]
"""Whose rows lie within scopes."""


def scope_conditions(of: Scoped) -> dict[str, ColumnElement[bool]]:
    """Part of a scope → what it demands of a row."""
    return {
        "organisation": of.organisation_id == bindparam("organisation"),
        "departments": of.department_id.in_(bindparam("departments", expanding=True)),
        "services": of.service.in_(bindparam("services", expanding=True)),
    }


@dataclass(frozen=True)
class Read:
    """A SELECT with a name and parameters."""

    name: str
    parameters: Mapping[str, TypeEngine[Any]]
    """Of the statement: bindparam's name → type."""
    build: Callable[[Conditions], Statement]
    """The statement, from the conditions of the scope."""
    scoped: bool = False
    """It is told a scope."""
    scope_of: Scoped = Application
    """Whose rows lie within it."""
    until_end: bool = False
    """Only desks of the version before call it."""
    _loadings: dict[tuple[type, bool], Any] = field(default_factory=dict, compare=False)
    """What ``records`` runs: to build it takes longer than the row."""

    @property
    def function(self) -> str:
        """What PostgreSQL calls it."""
        return f"cd_read_{self.name}"

    @cached_property
    def types(self) -> Mapping[str, TypeEngine[Any]]:
        """Of the function's arguments, in their order."""
        return {**self.parameters, **(SCOPE_TYPES if self.scoped else {})}

    @cached_property
    def _call(self) -> TextualSelect:
        arguments = ", ".join(f":{name}" for name in self.types)
        typed = [bindparam(name, type_=type_) for name, type_ in self.types.items()]
        given = [
            each if isinstance(each, Column) else column(f"c{number}", each.type)
            for number, each in enumerate(self.build(()).selected_columns)
        ]
        called = text(f"SELECT * FROM {self.function}({arguments})")
        return called.bindparams(*typed).columns(*given)

    def rows(
        self, session: Session, scope: Scope = EVERYTHING, **values: Any
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        """What the statement gives for these values."""
        if reads_as_a_person(session.connection()):
            given = scope._asdict() if self.scoped else {}
            return session.connection().execute(self._call, values | given).all()
        statement, bound = self._as_it_is(scope)
        return session.connection().execute(statement, values | bound).all()

    def scalars(self, session: Session, scope: Scope = EVERYTHING, **values: Any) -> list[Any]:
        """The first column."""
        return [row[0] for row in self.rows(session, scope, **values)]

    def records(
        self, session: Session, model: type[M], *, fresh: bool = False, **values: Any
    ) -> list[M]:
        """The rows as records of the session; the statement gives all columns of the model.

        ``fresh``: a record that the session has already becomes what the row is now.
        """
        loaded = self._loading(model, reads_as_a_person(session.connection()))
        options = {"populate_existing": True} if fresh else {}
        return list(session.scalars(loaded, values, execution_options=options))

    def _loading(self, model: type[M], by_a_person: bool) -> Any:
        if (model, by_a_person) not in self._loadings:
            statement: Any = self._call if by_a_person else self.build(())
            self._loadings[model, by_a_person] = select(model).from_statement(statement)
        return self._loadings[model, by_a_person]

    def _as_it_is(self, scope: Scope) -> tuple[Statement, dict[str, Any]]:
        bound = {name: value for name, value in scope._asdict().items() if value is not None}
        of = scope_conditions(self.scope_of)
        conditions = [of[name] for name in bound] if self.scoped else []
        return self.build(conditions), bound if self.scoped else {}
