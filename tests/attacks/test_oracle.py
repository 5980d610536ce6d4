"""What a login may name it cannot measure: neither a plan nor the time tells of a row out of sight.

A condition that is tried on a hidden row before the row is hidden tells by the plan ("never
executed", "Rows Removed by Filter", the rows of a node) or by the time whether it holds, and so,
half by half, any value. Every column that a login may name is asked such questions.
"""

import re
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import psycopg
import pytest

from clerkdesk.store.guard.grants import KEYS, REFERENCE
from clerkdesk.store.guard.groups import STAFF
from tests.attacks.attacker import READING, Installation, connect

PEOPLE = ("gunel", "sabina", "admin", "audit")
"""One login of each group of people."""
NAMED = """
    SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE
      n.nspname IN ('clerkdesk', 'desk')
      AND c.relkind IN ('r', 'v')
      AND a.attnum > 0
      AND NOT a.attisdropped
      AND has_schema_privilege(n.oid, 'USAGE')
      AND has_column_privilege(c.oid, a.attnum, 'SELECT')
    ORDER BY 1, 2, a.attnum
"""
HIDES = """
    SELECT c.relname
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clerkdesk' AND c.relrowsecurity
"""
_SHOWN_TO_ALL = "SELECT tablename FROM pg_policies WHERE cmd = 'SELECT' AND qual = 'true'"
RUNS = 1000
LARGEST_RATIO = 1.25
_SIGNS = {"heartbeat", "lane", "alarm", "seal", "publication"}
"""Whoever is logged in sees all their rows."""
_QUESTIONS = {
    "bigint": ("{} >= 0", "{} >= 9000000000"),
    "integer": ("{} >= 0", "{} >= 2000000000"),
    "boolean": ("{} = true", "{} = false"),
    "date": ("{} >= '2001-01-01'", "{} >= '2099-01-01'"),
    "timestamp with time zone": ("{} >= '2001-01-01'", "{} >= '2099-01-01'"),
    "character varying": ("{} >= ''", "{} < ''"),
    "text": ("{} >= ''", "{} < ''"),
    "name": ("{} >= ''", "{} < ''"),
    "bytea": ("{} >= '\\x00'", "{} >= '\\xffffff'"),
}
"""Type → a condition that holds for every value of it, and one that holds for none; of texts in
every collation: there are those that sort "~" before all letters.
"""
_TIME = re.compile(r"\(actual time=[\d.]+ rows|[\d.]+ ms|time=[\d.]+\.\.[\d.]+|Memory: \d+\w+")


def _named(installation: Installation, login: str) -> list[tuple[str, str, str, str]]:
    with installation.session(login).cursor() as cursor:
        return list(cursor.execute(NAMED).fetchall())


def _hidden(installation: Installation) -> set[str]:
    """The tables of which somebody does not see every row."""
    with installation.session("postgres").cursor() as cursor:
        hides = {row[0] for row in cursor.execute(HIDES)}
        shown = {row[0] for row in cursor.execute(_SHOWN_TO_ALL)}
    return hides - {table for table in shown if table in REFERENCE} - _SIGNS


@pytest.mark.parametrize("login", PEOPLE)
def test_of_a_table_that_hides_rows_people_may_name_keys_alone(
    installation: Installation, login: str
) -> None:
    hidden = _hidden(installation)
    keys = {(table, column) for table, (_groups, columns) in KEYS.items() for column in columns}
    named = {
        (table, column)
        for schema, table, column, _type in _named(installation, login)
        if schema == "clerkdesk" and table in hidden
    }
    assert named <= keys, named - keys
    assert len(hidden) > 25


def test_what_people_read_stands_behind_functions(installation: Installation) -> None:
    """Neither inlined nor given a condition: PL/pgSQL with its owner's rights."""
    with installation.session("postgres").cursor() as cursor:
        opaque = {
            name
            for (name,) in cursor.execute(
                """
                    SELECT p.proname
                    FROM pg_proc p
                    JOIN pg_language l ON l.oid = p.prolang
                    WHERE p.prosecdef AND l.lanname = 'plpgsql'
                """
            )
        }
        views = dict(
            cursor.execute(
                "SELECT viewname, definition FROM pg_views WHERE schemaname = 'desk'"
            ).fetchall()
        )
    hidden = _hidden(installation)
    for view, definition in views.items():
        called = re.search(r"(cd_desk_\w+)\(\)", definition)
        assert (called and called[1] in opaque) or view not in hidden, view


def _plan(cursor: psycopg.Cursor[Any], table: str, condition: str) -> str:
    explain = "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)"
    cursor.execute(f"{explain} SELECT 1 FROM {table} WHERE {condition}".encode())
    # The question itself stands in the plan.
    lines = [line for (line,) in cursor.fetchall() if "Filter: " not in line]
    return _TIME.sub("", "\n".join(line for line in lines if "Cond: " not in line))


def _asked(installation: Installation, login: str) -> Iterator[tuple[str, str, str, str]]:
    """(table, column, a condition that holds, one that does not)."""
    hidden = _hidden(installation)
    for schema, table, column, type_ in _named(installation, login):
        if table in hidden and type_ in _QUESTIONS:
            always, never = _QUESTIONS[type_]
            yield f"{schema}.{table}", column, always.format(column), never.format(column)


def test_no_plan_tells_a_person_of_rows_out_of_sight(installation: Installation) -> None:
    """rena sees no case, and nobody's data but the names of her own office's people."""
    own = {"staff", "staff_department", "staff_service", "queue_count", "saved_view"}
    keys = {f"clerkdesk.{table}" for table in KEYS}
    asked = 0
    with installation.session("rena").cursor() as cursor:
        for table, column, always, never in _asked(installation, "rena"):
            if table.removeprefix("desk.") in own or table in keys:
                continue
            asked += 1
            plans = {_plan(cursor, table, condition) for condition in (always, never)}
            assert len(plans) == 1, f"{table}.{column}"
    installation.session("rena").rollback()
    assert asked > 150


@pytest.mark.parametrize(
    "condition",
    ["name >= 'A'", "number > 'WD'", "subscriber_code = '12045567811'", "ctid > '(0,0)'"],
)
@pytest.mark.parametrize("login", PEOPLE)
def test_nobody_names_what_identifies_a_case(
    installation: Installation, login: str, condition: str
) -> None:
    with installation.session(login).cursor() as cursor, pytest.raises(psycopg.Error) as refused:
        cursor.execute(f"EXPLAIN ANALYZE SELECT 1 FROM application WHERE {condition}".encode())
    installation.session(login).rollback()
    assert refused.value.sqlstate == "42501"


def test_a_named_statement_takes_values_and_no_condition(installation: Installation) -> None:
    """The same text in any of its parameters stays a value."""
    injection = "x' OR true OR name > '"
    with installation.session("rena").cursor() as cursor:
        rows = cursor.execute(
            """
                SELECT * FROM cd_list(
                  'all', ARRAY[%(injection)s::varchar], NULL, NULL, NULL, NULL, NULL,
                  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, %(injection)s,
                  NULL, NULL, NULL, %(injection)s, NULL, NULL, 10
                )
            """,
            {"injection": injection},
        )
        assert rows.fetchall() == []
    installation.session("rena").rollback()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_no_time_tells_a_person_of_rows_out_of_sight(installation: Installation) -> None:
    """The median of a thousand questions that hold for every hidden row, against those that hold
    for none.
    """
    tables = ("application", "application_detail", "application_person", "document", "inquiry")
    with connect(installation.url, "rena") as connection, connection.cursor() as cursor:
        for table, column, always, never in _asked(installation, "rena"):
            if table.removeprefix("desk.") not in tables or not table.startswith("desk."):
                continue
            ratio = _ratio(cursor, table, always, never)
            assert 1 / LARGEST_RATIO < ratio < LARGEST_RATIO, f"{table}.{column}: {ratio:.2f}"


@pytest.mark.long
def test_the_time_tells_where_a_table_is_read_as_it_is(own_installation: Installation) -> None:
    """The bound can fail: row-level security alone, over no more rows than there are, exceeds
    it.
    """
    own_installation.administrator(*READING)
    with connect(own_installation.url, "rena") as connection, connection.cursor() as cursor:
        ratio = _ratio(cursor, "application_person", "fin >= ''", "fin < ''")
    assert ratio > LARGEST_RATIO, f"{ratio:.2f}"


def _ratio(cursor: psycopg.Cursor[Any], table: str, always: str, never: str) -> float:
    """How much longer a question takes that holds for every hidden row, by the median of each."""
    times: dict[str, list[float]] = {always: [], never: []}
    for _ in range(RUNS):
        for condition, measured in times.items():
            begin = time.perf_counter()
            cursor.execute(f"SELECT 1 FROM {table} WHERE {condition}".encode())
            measured.append(time.perf_counter() - begin)
    return median(times[always]) / median(times[never])


def test_every_group_of_people_is_tried() -> None:
    assert len(STAFF) == len(PEOPLE)


def test_the_gateways_login_may_name_keys_and_what_it_has_used(installation: Installation) -> None:
    hidden = _hidden(installation) - {"portal_key", "portal_submission"}
    named = {
        (table, column)
        for _schema, table, column, _type in _named(installation, "gateway_sample")
        if table in hidden
    }
    assert named == {(table, "id") for table in ("application", "inquiry", "outbox_message")}
