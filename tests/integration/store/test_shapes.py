"""Each column takes what the program can read, from end to end, and nothing beyond; on both
databases.
"""

from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Date, Integer, String, Text, text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain import limits
from clerkdesk.domain.errors import Invalid
from clerkdesk.store.guard.checks import SHAPES
from clerkdesk.store.models import Base
from clerkdesk.store.shapes import Shape, bounds
from clerkdesk.store.types import Moment
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.queue import saved_views, views
from clerkdesk.usecases.queue.filters import Filter
from tests.conftest import Desk

MOMENT = "{}-{} 23:59:59.999999"


def _cases(shape: Shape, *, embedded: bool) -> tuple[list[Any], list[Any]]:
    """Values that the column takes, and values that it does not."""
    column = Base.metadata.tables[shape.table].columns.get(shape.column)
    if column is None:
        return [], []
    kind = column.type
    last = limits.LAST_YEAR
    if isinstance(kind, Moment):
        taken = [MOMENT.format(limits.FIRST_YEAR, "01-02"), MOMENT.format(last, "12-31")]
        strange = [MOMENT.format("1849", "12-31"), MOMENT.format(last + 1, "01-02")]
        return taken, strange + (_TEXTS if embedded else _NO_DAYS)
    if isinstance(kind, Date):
        strange = ["1849-12-31", f"{last + 1}-01-01"]
        return [f"{limits.FIRST_YEAR}-01-01", f"{last}-12-31"], strange + (
            _TEXTS if embedded else _NO_DAYS
        )
    if isinstance(kind, JSON):
        return ["{}", '{"a": 1}'], ['"x"', "[]", "1"]
    if isinstance(kind, Integer):
        least, most = bounds(f"{shape.table}.{shape.column}")
        room = 2**63 - 1 if isinstance(kind, BigInteger) else 2**31 - 1
        beyond = [number for number in (least - 1, most + 1) if abs(number) < room]
        return [max(least, -room), min(most, room)], beyond
    if isinstance(kind, String) and " IN (" in shape.sqlite:
        return [], ["", "x", "Ə"]
    if isinstance(kind, Text) and "json" not in shape.sqlite:
        return [""], ["ə" * (limits.TEXT_LENGTH + 1)]
    if isinstance(kind, Text):
        return ["{}"], ['"x"', "[]", "x", ""]
    if isinstance(kind, String) and kind.length and embedded:
        return ["ə" * kind.length], ["ə" * (kind.length + 1)]
    return [], []


_TEXTS = ["", "x", "2026-02-30", "0044-03-15", "infinity"]
_NO_DAYS = ["infinity", "-infinity", "0044-03-15 BC"]


_GOOD = {"office_opens": "08:00", "open_transaction_minutes": "7", "backup_keep": "14"}


def _type(shape: Shape, desk: Desk) -> str:
    column = Base.metadata.tables[shape.table].columns[shape.column]
    return str(column.type.compile(desk.engine.dialect))


def test_every_column_takes_its_ends_and_nothing_beyond(desk: Desk) -> None:
    tried = 0
    with desk.engine.connect() as connection:
        for shape in SHAPES:
            expression = shape.sqlite if desk.embedded else shape.postgresql
            for expected, values in zip((True, False), _cases(shape, embedded=desk.embedded)):
                for value in values:
                    typed = ":value" if desk.embedded else f"CAST(:value AS {_type(shape, desk)})"
                    got = connection.execute(
                        text(f'SELECT {expression} FROM (SELECT {typed} AS "{shape.column}") AS x'),
                        {"value": value},
                    ).scalar()
                    tried += 1
                    assert bool(got) is expected, (shape.table, shape.column, value)
    assert tried > 300


def test_what_may_be_empty_may_stay_empty(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        for shape in SHAPES:
            column = Base.metadata.tables[shape.table].columns.get(shape.column)
            if column is None or not column.nullable:
                continue
            expression = shape.sqlite if desk.embedded else shape.postgresql
            typed = "NULL" if desk.embedded else f"CAST(NULL AS {_type(shape, desk)})"
            statement = f'SELECT {expression} FROM (SELECT {typed} AS "{shape.column}") AS x'
            assert connection.execute(text(statement)).scalar() in (None, True), shape


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("application", "due_on", "2101-01-01"),
        ("application", "registered_at", "1999-01-01 00:00:00.000000"),
        ("application_person", "birth_date", "1849-01-01"),
        ("saved_view", "definition", '"x"'),
    ],
)
def test_the_constraint_stands_in_the_database(
    desk: Desk, table: str, column: str, value: str
) -> None:
    desk.take_in()
    desk.run("gunel", saved_views.save, "Mənim", Filter())
    with desk.engine.connect() as connection:
        if desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_application_update")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        with pytest.raises(DBAPIError, match=f"takes_{column}"):
            connection.execute(text(f"UPDATE {table} SET {column} = :value"), {"value": value})
        connection.rollback()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("office_closes", "29:00"),
        ("office_closes", "x"),
        ("office_opens", "9:00"),
        ("open_transaction_minutes", "0"),
        ("backup_keep", "0"),
        ("backup_at", "2"),
    ],
)
def test_a_setting_that_stops_everybody_is_refused_with_its_name(
    desk: Desk, key: str, value: str
) -> None:
    with pytest.raises(Invalid, match="value_not_taken|setting_wrong"):
        desk.local.run(set_setting, key, value)
    desk.local.run(set_setting, key, _GOOD.get(key, "23:59"))


@pytest.mark.parametrize(
    "definition",
    [
        "{}",
        '{"filter": "x", "columns": 5}',
        '{"filter": {"queue": "nobody", "statuses": 5, "linked": "x", "due_from": "x"}}',
        '{"filter": {"statuses": [1], "departments": {"a": 1}, "decided_on": "0001-01-01"}}',
        '{"filter": {"service": {"a": 1}, "holder": [], "district": 7}, "columns": [{}, "due"]}',
        '{"filter": ' + "[" * 950 + "]" * 950 + "}",
    ],
)
def test_a_strange_shared_view_hides_nobodys_views(desk: Desk, definition: str) -> None:
    key = desk.run("sabina", saved_views.save, "Hamının", Filter(), shared=True)
    own = desk.run("gunel", saved_views.save, "Mənim", Filter())
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE saved_view SET definition = :d WHERE id = :id"),
            {"d": definition, "id": key},
        )
    shown = desk.as_("gunel").read(views.list_views)
    assert {view.id for view in shown} == {key, own}
    assert set(desk.as_("gunel").read(views.numbers, shown)) <= {key, own}
