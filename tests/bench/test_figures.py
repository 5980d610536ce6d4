"""The figures of docs/performance.md: ratios taken in one run, at 100,000 applications on an
embedded file.

pytest -n 0 -m bench -s        writes the table to stdout and to the file named by CLERKDESK_FIGURES
"""

import json
import os
import platform
import shutil
import sqlite3
import statistics
import time
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters import certificate_pdf
from clerkdesk.domain.certificate import Content, new_verification_code
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.text import fold, sort_key
from clerkdesk.store import statements
from clerkdesk.store.engine import add_functions, make_engine
from clerkdesk.store.statements import PAGE
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.queue import browsing, searching
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.bench.measuring import FIGURES, compiled, figure, median
from tests.bench.million import NAMES, SURNAMES
from tests.conftest import NOW, Desk, TestClock

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1500)]
ROWS = 100_000
COPIED = (
    "service, organisation_id, district_id, place, masked_fin, masked_mobile, no_code_stated, "
    "channel, login_method, content_sha256, submitted_at, registered_at, term_working_days, "
    "due_on, investigated, billing_pending, op_id, last_action, last_actor, changed_at"
)
"""Columns that every application has from the first one."""
INSERT = f"""
    INSERT INTO application (
        id, number, portal_request_id, name, search_fold, sort_key, subscriber_code,
        department_id, due_at, status, version, {COPIED}
    )
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 1, {COPIED} FROM application WHERE id = 1
"""


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"\n{machine}, {versions}")
    yield
    if target := os.environ.get("CLERKDESK_FIGURES"):
        Path(target).write_text(json.dumps(FIGURES, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.fixture(scope="module")
def full(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An installation with 100,000 applications: one taken in, the others written beside it by raw
    SQL with the triggers on.
    """
    folder = tmp_path_factory.mktemp("full")
    path = folder / "clerkdesk.db"
    shutil.copy(sqlite_template, path)
    url = f"sqlite:///{path}"
    clock = TestClock(NOW)
    desk = Desk(url, make_engine(url, clock), clock, folder)
    first = desk.take_in()
    with desk.engine.begin() as connection:
        local = (
            connection.execute(
                text("SELECT id FROM department WHERE organisation_id = 2 AND level = 3")
            )
            .scalars()
            .all()
        )
        driver: Any = connection.connection.driver_connection
        for n in range(2, ROWS + 1):
            driver.execute(INSERT, _row(n, local))
    with desk.engine.connect() as connection:
        connection.rollback()
        driver = connection.connection.driver_connection
        driver.execute("ANALYZE")
        driver.execute(f"UPDATE number_counter SET last = {ROWS} WHERE prefix = 'WD'")
    assert first.endswith("0000001")
    yield desk
    desk.close()


def _row(n: int, departments: Sequence[int]) -> tuple[object, ...]:
    """The values of the n-th application; three of four are the first department's."""
    name = f"{SURNAMES[n % 12]} {NAMES[n * 7 % 15]} {NAMES[n * 11 % 15]}"
    if n == 777:
        name += " Nadirzadə"
    number = f"WD-2026-{n:07}"
    return (
        n,
        number,
        f"p{n}",
        name,
        f"{fold(name)} {fold(number)} {n:08}",
        sort_key(name),
        f"{n:08}",
        departments[0] if n % 4 else departments[n % len(departments)],
        f"2026-{11 + n % 2:02}-{1 + n % 28:02} 14:00:00.{n % 1000:06}",
    )


def raw_connection(desk: Desk) -> sqlite3.Connection:
    """The driver alone, with the same settings."""
    connection = sqlite3.connect(desk.url.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-16384"):
        connection.execute(f"PRAGMA {pragma}")
    add_functions(connection, desk.clock)
    return connection


def test_a_page_of_the_queue_and_one_deep_down(full: Desk) -> None:
    unit = full.as_("tural")
    shape, values = unit.read(browsing.bound, Filter(Queue.NEW))
    sql, parameters = compiled(full, statements.page(shape, after=False), values)
    driver = raw_connection(full)

    def raw() -> None:
        driver.execute("BEGIN")
        driver.execute(sql, parameters).fetchall()
        driver.execute("COMMIT")

    plain = median(raw, 40)
    ours = median(lambda: unit.read(browsing.page, Filter(Queue.NEW)), 40)
    far = int(unit.read(browsing.count, Filter(Queue.NEW)) * 0.9)
    started = time.perf_counter()
    deep_key = unit.read(browsing.page_key, Filter(Queue.NEW), far)
    jump = (time.perf_counter() - started) * 1000
    deep = median(lambda: unit.read(browsing.page, Filter(Queue.NEW), deep_key), 40)
    figure("queue page of 200", f"{ours / plain:.2f}x raw ({ours:.2f} / {plain:.2f} ms)", "≤ 2.5x")
    figure("page 90 % deep", f"{deep / ours:.2f}x the first ({deep:.2f} ms)", "≤ 1.3x")
    figure(f"the key of a jump over {far} rows", f"{jump:.0f} ms", "—")
    assert len(unit.read(browsing.page, Filter(Queue.NEW))) == PAGE


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("common", "eliyev"),
        ("two words", "sixeliyeva xedice"),
        ("rare", "nadirzade"),
        ("no hit", "zzyzx"),
        ("number", "99999"),
    ],
)
def test_search(full: Desk, kind: str, query: str) -> None:
    unit = full.as_("tural")
    hits = unit.read(searching.search, query)
    taken = median(lambda: unit.read(searching.search, query))
    figure(
        f"search, {kind}",
        f"{taken:.1f} ms, {len(hits.rows)}{'+' if hits.more else ''} rows",
        "≤ 15 ms",
    )
    assert bool(hits.rows) == (kind != "no hit")


def test_counts(full: Desk) -> None:
    taken = median(lambda: full.as_("gunel").read(browsing.counts))
    whole = median(lambda: full.as_("sabina").read(browsing.counts))
    figure(
        "counts of the sidebar, one office / the organisation", f"{taken:.1f} / {whole:.1f} ms", "—"
    )


def test_opening_with_its_ticket(full: Desk) -> None:
    unit = full.as_("gunel")

    def open_one() -> None:
        full.clock.forward(minutes=6)  # a ticket of its own each time
        unit.run(detail.open_case, "WD-2026-0000001")

    taken = median(open_one)
    figure("opening with its ticket, committed", f"{taken:.1f} ms", "≤ 10 ms")


def test_a_decision(full: Desk) -> None:
    """Against the statements a decision sends, with their triggers, by the driver alone."""
    numbers = [
        full.take_in(samples.no_debt(f"d-{uuid.uuid4()}", subscriber_code=f"120466{n:05}"))
        for n in range(48)
    ]
    unit = full.as_("gunel")
    for number in numbers:
        full.compare(number)
        unit.run(casework.take, number)
        unit.run(review.accept_documents, number)
    ours = []
    sent: list[tuple[str, Any]] = []
    from sqlalchemy import event

    def note(
        _connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object
    ) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            sent.append((statement, parameters))

    for index, number in enumerate(numbers[:24]):
        if index == 23:
            event.listen(full.engine, "before_cursor_execute", note)
        started = time.perf_counter()
        unit.run(review.approve, number)
        ours.append((time.perf_counter() - started) * 1000)
    event.remove(full.engine, "before_cursor_execute", note)
    old = full.scalar("SELECT id FROM application WHERE number = :n", n=numbers[23])
    ids = [
        full.scalar("SELECT id FROM application WHERE number = :n", n=number)
        for number in numbers[24:]
    ]
    driver = raw_connection(full)
    plain = []
    for new, number in zip(ids, numbers[24:]):
        op_id = str(uuid.uuid4())
        script = []
        old_op = next(
            str(value)
            for statement, values in sent
            if statement.startswith("INSERT INTO operation")
            for value in values
        )
        for statement, values in sent:
            swaps = {old: new, numbers[23]: number, old_op: op_id}
            named = isinstance(values, dict)
            swapped = (
                {key: swaps.get(v, v) for key, v in values.items()}
                if named
                else tuple(swaps.get(v, v) for v in values)
            )
            script.append((statement, swapped))
        started = time.perf_counter()
        driver.execute("BEGIN IMMEDIATE")
        for statement, values in script:
            driver.execute(statement, values).fetchall()
        driver.execute("COMMIT")
        plain.append((time.perf_counter() - started) * 1000)
        assert driver.execute("SELECT status FROM application WHERE id = ?", (new,)).fetchone() == (
            "completed",
        )
    commit = median(
        lambda: driver.execute("UPDATE setting SET value = value WHERE key = 'sample'"), 20
    )
    mine = statistics.median(ours)
    raw = statistics.median(plain)
    figure(
        "a decision with history and message",
        f"{mine / raw:.2f}x raw ({mine:.1f} / {raw:.1f} ms; a commit alone {commit:.2f} ms)",
        "≤ 4x",
    )


def test_certificates_rendered_on_one_core() -> None:
    content = Content(
        number="NB-2026-0038214",
        code=new_verification_code(),
        organisation="“Azərsu” ASC",
        department="Nəsimi sukanal idarəsi",
        city="Bakı şəhəri",
        subscriber_code="1204 5567 890",
        owner_name="Əliyev Rəşad Kamil oğlu",
        owner_fin="5XK2M7P",
        address="Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 27",
        application_number="WD-2026-0041877",
        application_on=date(2026, 11, 18),
        amount_qepik=0,
        as_of=datetime(2026, 11, 23, 11, 42, tzinfo=UTC),
        issued_at=datetime(2026, 11, 23, 11, 43, tzinfo=UTC),
        clerk="Günel Hüseynova",
        verification_address="yoxlama.example.az",
    )
    certificate_pdf.render(content)
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        for _ in range(100):
            certificate_pdf.render(content)
        best = max(best, 100 / (time.perf_counter() - started))
    figure("certificates rendered", f"{best:.0f} / s", "≥ 150 / s")
