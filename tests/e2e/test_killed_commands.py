"""kill -9 of the command line in the middle of its work: what was acknowledged is there, whole."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from clerkdesk import bootstrap, settings
from clerkdesk.usecases.certificates import issuing
from tests import samples
from tests.e2e.shells import NOW, Shell
from tests.processes import until_it_has


@pytest.mark.long
@pytest.mark.timeout(120)
def test_killed_at_any_moment_an_intake_is_whole_or_not_there(tmp_path: Path) -> None:
    """kill -9 in the middle of taking in forty packages: what was acknowledged is there, nothing is
    half there, the rest goes in later.
    """
    inbox = tmp_path / "in"
    data = tmp_path / "data"
    for n in range(40):
        samples.write_folder(inbox / f"{n:02}", samples.no_debt(f"eg-{n}"))
    environment = {**os.environ, "CLERKDESK_DATA_DIR": str(data), "CLERKDESK_NOW": NOW}
    command = [sys.executable, "-m", "clerkdesk", "intake", str(inbox), "--format", "json"]
    subprocess.run(
        [sys.executable, "-m", "clerkdesk", "db", "upgrade"],
        env=environment,
        check=True,
        capture_output=True,
    )
    database = data / "clerkdesk.db"

    def count(table: str) -> int:
        with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def has_taken_in(goal: int) -> bool:
        return count("application") >= goal

    for goal in (3, 11, 24):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until_it_has(process, partial(has_taken_in, goal))
        process.send_signal(signal.SIGKILL)
        process.wait()
        applications = count("application")
        assert (count("document"), count("application_detail"), count("outbox_message")) == (
            2 * applications,
            applications,
            applications,
        )
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert len(json.loads(done.stdout)["accepted"]) == 40 == count("application")
    checked = subprocess.run(
        [sys.executable, "-m", "clerkdesk", "db", "check"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("count", "goals"), [(6, (1, 3)), pytest.param(12, (1, 3, 6), marks=pytest.mark.long)]
)
def test_a_worker_killed_while_it_forms_certificates_leaves_no_number_without_a_file(
    office: Shell, tmp_path: Path, count: int, goals: tuple[int, ...]
) -> None:
    """kill -9 again and again: every certificate has its file, its print and the next number; what
    was asked is formed or asked again.
    """
    inbox = tmp_path / "more"
    numbers = []
    for n in range(count):
        samples.write_folder(inbox / f"{n:02}", samples.no_debt(f"w-{n}"))
    for item in office.json("intake", inbox)[1]["accepted"]:
        numbers.append(item["number"])
        office("take", item["number"], "--as", "gunel")
        # All of them are about one code.
        weighed = ("--acknowledge", "code_in_work=document_seen")
        office("approve", item["number"], "--as", "gunel", "--accept-documents", *weighed)
    database = office.folder / "clerkdesk.db"
    environment = {**os.environ}
    opened = bootstrap.open_installation(settings.load())
    for number in numbers:
        opened.unit_of_work.acting_as("gunel").run(issuing.request, number)
    opened.close()

    def one(statement: str) -> int:
        with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
            return int(connection.execute(statement).fetchone()[0])

    def has_formed(goal: int) -> bool:
        return one("SELECT count(*) FROM certificate") >= goal

    for goal in goals:
        process = subprocess.Popen(
            [sys.executable, "-m", "clerkdesk", "worker"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until_it_has(process, partial(has_formed, goal))
        process.send_signal(signal.SIGKILL)
        process.wait()
        formed = one("SELECT count(*) FROM certificate")
        assert (
            one("SELECT count(*) FROM certificate_file")
            == one("SELECT count(*) FROM certificate_print")
            == one("SELECT max(serial) FROM certificate")
            == formed
        )
        # The next worker starts when the dead one's claims have run out.
        with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
            connection.execute("UPDATE inquiry SET claimed_at = NULL WHERE outcome IS NULL")
    assert (
        subprocess.run(
            [sys.executable, "-m", "clerkdesk", "worker", "--once"],
            env=environment,
            check=False,
            capture_output=True,
        ).returncode
        == 0
    )
    assert (
        one("SELECT count(*) FROM certificate")
        == len(numbers)
        == one("SELECT count(DISTINCT application_id) FROM certificate WHERE state = 'live'")
    )
