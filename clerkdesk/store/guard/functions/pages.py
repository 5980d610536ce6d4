"""The lists: statements of ``store.statements`` that are put together from the filter.

Each part stands here whole; who asks gives values, and never a condition. Past row-level security,
within the scope of who asks: with its conditions the planner takes longer than the list.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import and_, true
from sqlalchemy.sql import ClauseElement

from clerkdesk.domain.queues import Queue
from clerkdesk.store import statements
from clerkdesk.store.guard.functions.function import ASK, Function
from clerkdesk.store.guard.functions.reads import (
    arguments,
    spelled,
    spelled_condition,
    type_of,
)
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.reads.lists import KEY, PAGE
from clerkdesk.store.statements import PAGE as ROWS


def _quoted(sql: str) -> str:
    return "'" + " ".join(sql.split()).replace("'", "''") + "'"


def _case(subject: str, texts: Mapping[str, str], otherwise: str = "") -> str:
    """A CASE that gives one of the texts."""
    whens = " ".join(f"WHEN '{key}' THEN {_quoted(sql)}" for key, sql in texts.items())
    return f"CASE {subject} {whens} {otherwise} END"


def _list(parts: Iterable[ClauseElement], names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(spelled(part, names) for part in parts)


_OWN = {
    "organisation": "self.organisation",
    "departments": "self.departments",
    "own_services": "chosen",
    "me": "self.id",
}
"""What the statements are told beside the arguments."""


def _one_or_many(column: str, values: str, position: int, quote: str) -> str:
    # Of one office or service the rows lie in the index in their order; of a list they do not.
    return f"""
        IF {values} IS NOT NULL THEN
          wanted := wanted || ' AND ' || {column}
            || CASE
              WHEN cardinality({values}) = 1 THEN format(' = {quote}', ({values})[1])
              ELSE ' = ANY (${position})'
            END;
        END IF;
    """


def _names(types: Mapping[str, Any]) -> list[str]:
    return [*types, *_OWN]


def _beginning(types: Mapping[str, Any]) -> str:
    """Declares and fills ``wanted``, the conditions of queue and scope."""
    names = _names(types)
    queues = {
        queue.value: spelled_condition(and_(true(), *statements.conditions(queue)), names)
        for queue in Queue
    }
    partial = ", ".join(f"'{queue.value}'" for queue in sorted(statements.BY_ANOTHER_INDEX))
    position = {name: number for number, name in enumerate(names, start=1)}
    return f"""
        DECLARE
          -- What has an index of its own must not be drawn to the office's: an expression has none.
          partial boolean := p_queue IN ({partial});
          office text := 'application.department_id' || CASE WHEN partial THEN ' + 0' ELSE '' END;
          service text := 'application.service' || CASE WHEN partial THEN ' || $e$$e$' ELSE '' END;
          wanted text := {_case("p_queue", queues)};
          chosen varchar[] := p_services;
          self record;
        BEGIN
          {ASK}
          IF self.services IS NOT NULL THEN
            chosen := ARRAY(
              SELECT unnest(self.services)
              INTERSECT
              SELECT unnest(COALESCE(p_services, self.services::varchar[]))
            );
          END IF;
          IF self.organisation IS NOT NULL
            AND (self.departments IS NULL OR partial OR p_queue = '{Queue.ALL.value}')
          THEN
            wanted := wanted || ' AND application.organisation_id = ${position["organisation"]}';
          END IF;
          {_one_or_many("office", "self.departments", position["departments"], "%s")}
          {_one_or_many("service", "chosen", position["own_services"], "%L")}
          IF p_district IS NOT NULL THEN
            wanted := wanted || ' AND application.district_id = ${position["district"]}';
          END IF;
          IF p_holder IS NOT NULL THEN
            wanted := wanted || ' AND application.holder_id = ${position["holder"]}';
          END IF;
    """


def _narrowed(names: list[str]) -> str:
    """Adds what narrows a list further."""
    parts = [
        f"""
            IF p_{name} IS NOT NULL THEN
              wanted := wanted || ' AND ' || {_quoted(spelled_condition(condition, names))};
            END IF;
        """
        for name, (_type, condition) in statements.NARROWINGS.items()
    ]
    for name, choices in statements.CHOICES.items():
        texts = {
            str(key).lower(): spelled_condition(condition, names)
            for key, condition in choices.items()
        }
        chosen = _case(f"p_{name}::text", texts)
        parts.append(
            f"IF p_{name} IS NOT NULL THEN wanted := wanted || ' AND ' || {chosen}; END IF;"
        )
    return "".join(parts)


def _using(types: Mapping[str, Any]) -> str:
    return ", ".join([*(f"p_{name}" for name in types), *_OWN.values()])


def _behind(names: list[str]) -> str:
    """Adds that a row stands behind the key ``after``."""
    behind = {queue.value: spelled_condition(statements.behind(queue), names) for queue in Queue}
    return f"""
        IF p_after_id IS NOT NULL THEN
          wanted := wanted || ' AND ' || {_case("p_queue", behind)};
        END IF;
    """


def _ordered(names: list[str]) -> str:
    """The order of a queue."""
    return _case("p_queue", {queue.value: _list(statements.order(queue), names) for queue in Queue})


def _page() -> str:
    names = _names(PAGE.types)
    orders = {order.value: _list(parts, names) for order, parts in statements.ORDERS.items()}
    ordered = _case("p_ordered", orders, f"ELSE {_ordered(names)}")
    columns = _list(statements.COLUMNS, names)
    return f"""
        {_beginning(PAGE.types)}
          {_narrowed(names)}
          {_behind(names)}
          RETURN QUERY EXECUTE
            {_quoted(f"SELECT {columns} FROM application WHERE")}
            || ' '
            || wanted
            || ' ORDER BY '
            || {ordered}
            || ' LIMIT '
            || p_most
            USING {_using(PAGE.types)};
        END
    """


def _key() -> str:
    names = _names(KEY.types)
    due = {queue.value: spelled(statements.due(queue), names) for queue in Queue}
    return f"""
        {_beginning(KEY.types)}
          {_behind(names)}
          RETURN QUERY EXECUTE
            'SELECT '
            || {_case("p_queue", due)}
            || ', application.id FROM application WHERE '
            || wanted
            || ' ORDER BY '
            || {_ordered(names)}
            || ' LIMIT 1 OFFSET '
            || p_skipped
            USING {_using(KEY.types)};
        END
    """


def _keys_of_before() -> Function:
    """The key of every ``ROWS``-th row, in order: what a desk of before asks for with each list."""
    types = {
        name: type_
        for name, type_ in KEY.types.items()
        if name not in ("after_due", "after_id", "skipped")
    }
    names = _names(types)
    due = {queue.value: spelled(statements.due(queue), names) for queue in Queue}
    return Function(
        name="cd_list_keys",
        arguments=arguments(types),
        returns="TABLE (rdue timestamptz, rid bigint)",
        body=f"""
            {_beginning(types)}
              RETURN QUERY EXECUTE
                'SELECT k.due, k.id FROM (SELECT '
                || {_case("p_queue", due)}
                || ' AS due, application.id AS id, row_number() OVER (ORDER BY '
                || {_ordered(names)}
                || ') AS position FROM application WHERE '
                || wanted
                || ') k WHERE k.position % {ROWS} = 0 ORDER BY k.position'
                USING {_using(types)};
            END
        """,
        grantees=STAFF,
        until_end=True,
    )


_ROW = ", ".join(f"r{number} {type_of(column)}" for number, column in enumerate(statements.COLUMNS))

_SINCE_FIGURES = ("registered_from", "registered_before", "reason", "only")
"""What a list is narrowed by since the figures open theirs; desks of before do not say it."""


def _of_before() -> Function:
    given = {name: type_ for name, type_ in PAGE.types.items() if name not in _SINCE_FIGURES}
    passed = ", ".join("NULL" if name in _SINCE_FIGURES else f"p_{name}" for name in PAGE.types)
    return Function(
        name=PAGE.function,
        arguments=arguments(given),
        returns=f"TABLE ({_ROW})",
        body=f"BEGIN RETURN QUERY SELECT * FROM {PAGE.function}({passed}); END",
        grantees=STAFF,
        until_end=True,
    )


PAGES = (
    _of_before(),
    Function(
        name=PAGE.function,
        arguments=arguments(PAGE.types),
        returns=f"TABLE ({_ROW})",
        body=_page(),
        grantees=STAFF,
    ),
    _keys_of_before(),
    Function(
        name=KEY.function,
        arguments=arguments(KEY.types),
        returns="TABLE (rdue timestamptz, rid bigint)",
        body=_key(),
        grantees=STAFF,
    ),
)
