"""kill -9 of a desk on PostgreSQL in the middle of its work; tests/e2e has the same on an embedded
file.
"""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk.store import checking
from tests.conftest import Desk
from tests.faults.clerks import counters_are_right, fill, until


@pytest.mark.long
@pytest.mark.timeout(120)
def test_a_desk_killed_at_work_leaves_whole_decisions_and_no_lock(
    server_desk: Desk, tmp_path: Path
) -> None:
    count = 60
    fill(server_desk, count)
    url = make_url(server_desk.url).set(username="gunel").render_as_string(hide_password=False)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "CLERKDESK_DATABASE_URL": url,
        "CLERKDESK_DATA_DIR": str(tmp_path / "data"),
    }
    environment.pop("CLERKDESK_NOW", None)
    completed = "SELECT count(*) FROM application WHERE status = 'completed'"

    def reached_or_ended(goal: int, process: subprocess.Popen[bytes]) -> bool:
        return bool(server_desk.scalar(completed) >= goal) or process.poll() is not None

    def open_sessions() -> int:
        return int(
            server_desk.scalar(
                """
                    SELECT count(*)
                    FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = 'gunel'
                """
            )
        )

    for goal in (5, 17, 34):
        with (tmp_path / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.desk_at_work"],
                env=environment,
                stdout=log,
                stderr=log,
            )
        try:
            until(partial(reached_or_ended, goal, process), 40, "the desk works")
            assert process.poll() is None, (tmp_path / "log").read_text()
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        until(lambda: open_sessions() == 0, 20, "the server notices")
        decided = server_desk.scalar(completed)
        assert goal <= decided < count
        for whole in (
            "SELECT count(*) FROM event WHERE action = 'approve'",
            "SELECT count(*) FROM operation WHERE use_case LIKE '%.decide'",
            "SELECT count(*) / 2 FROM document WHERE fits",
            "SELECT count(*) FROM inquiry WHERE purpose = 'completion'",
        ):
            assert server_desk.scalar(whole) == decided, whole
        assert (
            server_desk.scalar("SELECT count(*) FROM application WHERE status = 'in_progress'") == 0
        ), "taken and approved in one transaction"
        counters_are_right(server_desk)
    assert checking.check(server_desk.engine) == []
