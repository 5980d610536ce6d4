"""kill -9 of a desk in the middle of its work: every decision is whole, or was never made."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from clerkdesk import bootstrap, settings
from clerkdesk.adapters import packages
from clerkdesk.usecases.case import inquiries
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.people import accounts
from tests import samples
from tests.processes import until_it_has

DESK = """
import json, os, sys
from PySide6.QtCore import QEventLoop, QTimer
from clerkdesk import bootstrap, settings
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.usecases.case import casework, review

opened = bootstrap.open_installation(settings.load())
first_frame.application("az")
state = first_frame.state_of(opened.settings.data_dir)
window = loop.open_window(bootstrap.desk_of(opened), "gunel", state)
opened.on_commit.append(window.committed.emit)
worker = bootstrap.worker_beside(opened)
opened.on_commit.append(worker.wake)
worker.start()
window.show()

def decide(session):
    taken = casework.take_next(session)
    if taken is not None:
        review.accept_and_approve(session, taken)
    return taken

def next_one(taken=True):
    if taken is not None:
        window.tasks.run(window, decide).succeeded.connect(next_one)

next_one()
QEventLoop().exec()
"""


def _ask(session: Session, number: str) -> None:
    inquiries.ask_all(session, find(session, number))


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("count", "goals"), [(24, (4, 9)), pytest.param(60, (5, 17, 34), marks=pytest.mark.long)]
)
def test_a_desk_killed_at_work_leaves_whole_decisions_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, goals: tuple[int, ...]
) -> None:
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CLERKDESK_NOW", "2026-11-20T12:00:00+04:00")
    monkeypatch.delenv("CLERKDESK_DATABASE_URL", raising=False)
    opened = bootstrap.open_installation(settings.load())
    opened.unit_of_work.run(
        accounts.add_staff, "gunel", name="Günel Hüseynova", role="clerk", organisation="azersu"
    )
    for n in range(count):
        package = samples.no_debt(f"k-{n}", subscriber_code=f"120455{n:05}")
        folder = samples.write_folder(tmp_path / "in" / str(n), package)
        number = registration.take_in(opened.unit_of_work, packages.open_package(folder)).number
        opened.unit_of_work.run(_ask, number)
    # Compared before anybody decides.
    bootstrap.make_worker(opened, "before").once()
    opened.close()
    database = tmp_path / "data" / "clerkdesk.db"

    def one(statement: str) -> int:
        with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
            return int(connection.execute(statement).fetchone()[0])

    completed = "SELECT count(*) FROM application WHERE status = 'completed'"

    def has_decided(goal: int) -> bool:
        return one(completed) >= goal

    for goal in goals:
        process = subprocess.Popen(
            [sys.executable, "-c", DESK],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until_it_has(process, partial(has_decided, goal))
        assert process.poll() is None, "the desk ended by itself"
        process.send_signal(signal.SIGKILL)
        process.wait()
        decided = one(completed)
        assert decided >= goal
        assert (
            one("SELECT count(*) FROM event WHERE action = 'approve'")
            == decided
            == one("SELECT sum(count) FROM queue_count WHERE status = 'completed'")
        )
        assert (
            one(
                "SELECT count(*) FROM document WHERE fits AND application_id IN "
                "(SELECT id FROM application WHERE status = 'completed')"
            )
            == 2 * decided
        )
        assert one("SELECT count(*) FROM inquiry WHERE purpose = 'completion'") == decided, (
            "every message will be asked for"
        )
        assert one("SELECT count(*) FROM application WHERE status = 'in_progress'") == 0, (
            "taken and approved in one transaction"
        )
    assert bootstrap.check(settings.load()) == []
