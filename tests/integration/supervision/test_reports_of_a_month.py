"""A month of forty clerks and twenty thousand applications: its reports equal a recount."""

import random
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import insert, select

from clerkdesk.adapters import report_files
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.report import Period, parse_period
from clerkdesk.store.guard import ddl
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.supervision.giving_out import Kind
from clerkdesk.usecases.supervision.reporting import report
from tests.conftest import Desk

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
ROWS = 20_000
CLERKS = 40
MONTH = parse_period("2026-11", datetime(2026, 11, 20).date())
REASONS = ("duplicate", "document_missing", "other")
MINUTES = 45 * 24 * 60
"""From before the month until after it."""


def scripted(desk: Desk) -> list[dict[str, Any]]:
    """The rows of the month, written past the guard."""
    desk.take_in()
    chance = random.Random(118)
    with desk.engine.begin() as connection:
        if desk.embedded:
            ddl.drop_triggers(connection)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        staff = dict(
            connection.execute(select(Staff.__table__).where(Staff.login == "gunel")).one()._mapping
        )
        first_clerk = 1000
        clerks = range(first_clerk, first_clerk + CLERKS)
        connection.execute(
            insert(Staff),
            [staff | {"id": n, "login": f"clerk{n}", "name": f"Nümunə {n}"} for n in clerks],
        )
        first = dict(connection.execute(select(Application.__table__)).one()._mapping)
        of_organisation = select(Department.id).where(
            Department.organisation_id == first["organisation_id"], Department.level == 3
        )
        offices = list(connection.scalars(of_organisation.order_by(Department.id)))
        start = datetime(2026, 10, 20, tzinfo=UTC)
        rows = []
        for n in range(1, ROWS + 1):
            came = start + timedelta(minutes=chance.randrange(MINUTES), microseconds=n)
            ends = came + timedelta(days=3)
            status = chance.choice(("new", "in_progress", "completed", "completed", "refused"))
            decided = status in ("completed", "refused")
            rows.append(
                first
                | {
                    "id": first["id"] + n,
                    "number": f"WD-2026-{n + 1:07}",
                    "portal_request_id": f"month-{n}",
                    "registered_at": came,
                    "due_at": ends,
                    "due_on": ends.date(),
                    "status": status,
                    "department_id": chance.choice(offices),
                    "decided_at": came + timedelta(minutes=chance.randrange(6 * 24 * 60))
                    if decided
                    else None,
                    "decided_by": chance.choice(clerks) if decided else None,
                    "decision_reason": chance.choice(REASONS) if status == "refused" else None,
                }
            )
        connection.execute(insert(Application), rows)
        if desk.embedded:
            ddl.install(connection)
    return [first, *rows]


def within(at: datetime | None, period: Period) -> bool:
    return at is not None and period.since <= at.astimezone(BAKU).date() <= period.until


def test_every_figure_of_the_month_equals_an_independent_recount(
    desk: Desk, tmp_path: Path
) -> None:
    rows = scripted(desk)
    figures = desk.as_("sabina").read(report, MONTH)
    came = [row for row in rows if within(row["registered_at"], MONTH)]
    decided = [row for row in rows if within(row["decided_at"], MONTH)]
    late = [row for row in decided if row["decided_at"] > row["due_at"]]
    statuses = Counter(row["status"] for row in decided)
    assert figures.total.received == len(came) > 10_000
    assert figures.total.completed == statuses["completed"]
    assert figures.total.refused == statuses["refused"]
    assert figures.total.decided_late == len(late) > 1000
    by_day = Counter(row["registered_at"].astimezone(BAKU).date() for row in came)
    assert {on: each.received for on, each in figures.by_day if each.received} == by_day
    decided_on = Counter(row["decided_at"].astimezone(BAKU).date() for row in decided)
    assert {on: each.decided for on, each in figures.by_day if each.decided} == decided_on
    by_clerk = Counter(f"Nümunə {row['decided_by']}" for row in decided)
    assert {name: each.decided for name, each in figures.by_clerk} == by_clerk
    assert len(figures.by_clerk) == CLERKS
    reasons = Counter(row["decision_reason"] for row in decided if row["decision_reason"])
    assert sorted(count for _title, count in figures.by_reason) == sorted(reasons.values())
    offices = Counter(row["department_id"] for row in came)
    counts = [each.received for _name, each in figures.by_department if each.received]
    assert sorted(counts) == sorted(offices.values())
    supervisor = desk.as_("sabina")
    taking = supervisor.run(giving_out.begin, Kind.APPLICATIONS, MONTH, ".xlsx")
    path = tmp_path / "month.xlsx"
    written = report_files.save_list(
        path, Kind.APPLICATIONS, giving_out.rows(supervisor, taking), giving_out.mark(taking)
    )
    assert written == len(came)
    with closing(load_workbook(path, read_only=True)) as book:
        lines = book["Müraciətlər"].iter_rows(min_row=2, max_row=written + 1, values_only=True)
        numbers = [line[0] for line in lines]
    expected = sorted(came, key=lambda row: (row["registered_at"], row["id"]))
    assert numbers == [row["number"] for row in expected]
