"""An installation of a million applications on either database, written past the triggers: only
reads and single changes are measured on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, text

from clerkdesk.domain.text import fold, sort_key
from clerkdesk.store.guard import ddl, groups
from tests.counting import count_anew

SURNAMES = (
    "Əliyev",
    "İsmayılova",
    "Məmmədova",
    "Hüseynov",
    "Abbasov",
    "Rzayeva",
    "Süleymanova",
    "Bağırov",
    "Şıxəliyeva",
    "Quliyev",
    "Cəfərova",
    "Nəbiyev",
)
NAMES = (
    "Rəşad",
    "Şəhla",
    "Gülnarə",
    "Tural",
    "Ülvi",
    "Könül",
    "Aytən",
    "İlqar",
    "Xədicə",
    "Elçin",
    "Nərmin",
    "Orxan",
    "Ceyhun",
    "Ülkər",
    "Şahin",
)
_COPIED = (
    "organisation_id, district_id, place, masked_fin, masked_mobile, no_code_stated, channel, "
    "login_method, content_sha256, submitted_at, registered_at, term_working_days, investigated, "
    "billing_pending, op_id, last_action, last_actor, changed_at, service"
)
"""Columns that every application has from the first one."""
# The open ones' terms end when an office closes, on one of thirty days.
# Of a hundred: seventy completed, twenty-six refused, two in work, two new; half of them in one
# office, the rest over all.
_STATUS = """
    CASE
        WHEN g.n % 100 < 70 THEN 'completed'
        WHEN g.n % 100 < 96 THEN 'refused'
        WHEN g.n % 100 < 98 THEN 'in_progress'
        ELSE 'new'
    END
"""
_APPLICATIONS = """
    INSERT INTO application (
        id, number, portal_request_id, name, search_fold, sort_key, subscriber_code,
        department_id, due_at, due_on, status, holder_id, decided_at, decided_by, version, {copied}
    )
    SELECT
        g.n, 'WD-2026-' || {number}, 'p' || g.n, sample.name,
        sample.folded || ' wd 2026 ' || {number} || ' 10' || {number}, sample.sort_key,
        '10' || {number},
        CASE
            WHEN g.n / 100 % 2 = 0 THEN f.department_id
            ELSE (SELECT b.id FROM bench_department b WHERE b.ordinal = g.n % 40)
        END,
        {due}, f.due_on, {status},
        CASE WHEN g.n % 10000 = 96 THEN 1 END,
        CASE WHEN g.n % 100 < 96 THEN f.registered_at END,
        CASE WHEN g.n % 100 < 96 THEN 1 END,
        1, {copied}
    FROM {series}, application f JOIN bench_name sample ON 1 = 1
    WHERE f.id = 1 AND sample.ordinal = CASE WHEN g.n = 777 THEN 2700 ELSE g.n % 2700 END
"""
_POSTGRES = {
    "number": "lpad(g.n::text, 7, '0')",
    "series": "generate_series(2, {rows}) AS g(n)",
    "due": """
        CASE
            WHEN g.n % 100 >= 96
            THEN TIMESTAMPTZ '2026-11-16 14:00:00+00'
                + make_interval(days => (g.n / 100 * 7919 % 30)::integer)
            ELSE TIMESTAMPTZ '2026-06-01 14:00:00+00'
                + make_interval(mins => (g.n::bigint * 7919 % 300000)::integer)
        END
    """,
}
_SQLITE = {
    "number": "printf('%07d', g.n)",
    "series": """(
        WITH RECURSIVE s(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM s WHERE n < {rows})
        SELECT n FROM s
    ) AS g""",
    "due": """
        CASE
            WHEN g.n % 100 >= 96
            THEN strftime(
                '%Y-%m-%d %H:%M:%S', '2026-11-16 14:00:00', ((g.n / 100 * 7919) % 30) || ' days'
            )
            ELSE strftime(
                '%Y-%m-%d %H:%M:%S', '2026-06-01 14:00:00', ((g.n * 7919) % 300000) || ' minutes'
            )
        END || '.000000'
    """,
}
_TRIGRAMS = """
    CREATE INDEX ix_application_grams ON application
    USING gin (cd_grams(organisation_id, search_fold::text))
"""
_DEPARTMENTS = """
    INSERT INTO bench_department
    SELECT row_number() OVER (ORDER BY d.id) - 1, d.id FROM department d
    WHERE d.level = 3
        AND d.organisation_id = (SELECT f.organisation_id FROM application f WHERE f.id = 1)
"""


def fill(engine: Engine, rows: int) -> None:
    """Multiply the application that is there to ``rows``; indexes, search and counters as if each
    had been taken in.
    """
    with engine.begin() as connection, _past_the_guard(connection):
        _names(connection)

        on_postgres = engine.dialect.name == "postgresql"

        def run(statement: str) -> None:
            # PostgreSQL's driver takes a single per cent sign for a parameter.
            connection.exec_driver_sql(statement.replace("%", "%%") if on_postgres else statement)

        if on_postgres:
            run("DROP INDEX ix_application_grams")
        words = _POSTGRES if on_postgres else _SQLITE
        series = words["series"].format(rows=rows)
        run(
            _APPLICATIONS.format(
                number=words["number"],
                due=words["due"],
                series=series,
                status=_STATUS,
                copied=_COPIED,
            )
        )
        count_anew(connection)
        if on_postgres:
            year = "EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')"
            run(f"SELECT setval('number_wd_' || {year}, {rows})")
        run("DROP TABLE bench_name")
        run("DROP TABLE bench_department")
        if on_postgres:
            run("SELECT setval('application_id_seq', (SELECT max(id) FROM application))")
            run("SET LOCAL maintenance_work_mem = '512MB'")
            run(_TRIGRAMS)
        else:
            run("INSERT INTO application_fts(application_fts) VALUES ('rebuild')")
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))
    else:
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")


_EARLIER = {
    "postgresql": "{column} - make_interval(days => (({rows} - id) / {a_day})::integer)",
    "sqlite": """
        strftime('%Y-%m-%d %H:%M:%S', {column}, '-' || (({rows} - id) / {a_day}) || ' days')
        || '.000000'
    """,
}


def spread(engine: Engine, rows: int, a_day: int, open_rows: int) -> None:
    """So many came and were decided each day, as in an office that works for longer and has no more
    to do: the newest ``open_rows`` alone may be open.
    """
    earlier = {
        column: _EARLIER[engine.dialect.name].format(column=column, rows=rows, a_day=a_day)
        for column in ("registered_at", "decided_at")
    }
    statement = f"""
        UPDATE application
        SET
            status = CASE
                WHEN id <= {rows - open_rows} AND status IN ('new', 'in_progress')
                THEN 'completed'
                ELSE status
            END,
            registered_at = {earlier["registered_at"]},
            decided_at = CASE WHEN decided_at IS NOT NULL THEN {earlier["decided_at"]} END
    """
    with engine.begin() as connection, _past_the_guard(connection):
        connection.execute(text(statement.replace(":", "\\:")))
        count_anew(connection)


def _names(connection: Connection) -> None:
    names = [
        f"{SURNAMES[n % 12]} {NAMES[n // 12 % 15]} {NAMES[n // 180 % 15]}" for n in range(2700)
    ] + ["Nadirzadə Rəşad Kamil"]
    connection.exec_driver_sql(
        "CREATE TABLE bench_department (ordinal integer PRIMARY KEY, id integer)"
    )
    connection.execute(text(_DEPARTMENTS))
    rows: list[dict[str, Any]] = [
        {"ordinal": ordinal, "name": name, "folded": fold(name), "sort_key": sort_key(name)}
        for ordinal, name in enumerate(names)
    ]
    connection.exec_driver_sql("""
        CREATE TABLE bench_name (
            ordinal integer PRIMARY KEY, name text, folded text, sort_key text
        )
    """)
    connection.execute(
        text("INSERT INTO bench_name VALUES (:ordinal, :name, :folded, :sort_key)"), rows
    )


@contextmanager
def _past_the_guard(connection: Connection) -> Iterator[None]:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        groups.become_owner(connection)
        yield
        return
    for name in ddl.sqlite_statements():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    ddl.install(connection)
