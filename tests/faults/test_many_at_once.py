"""Many at the same thing at the same time: one of them, and the others are told so."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import make_url, text

from clerkdesk.adapters import packages
from clerkdesk.domain.errors import Expected
from clerkdesk.usecases import casework, certificates, intake, review
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import WORKER, Desk
from tests.faults.clerks import package, together, until

pytestmark = pytest.mark.timeout(240)


def told(unit: UnitOfWork, use_case: Callable[..., Any], *args: Any) -> str:
    """ "done", or the code of the sentence that the clerk reads; anything else is a bug and is raised."""
    try:
        unit.run(use_case, *args)
        return "done"
    except Expected as error:
        return error.code


LOSERS = {"conflict", "already_yours", "held_by_other", "not_from_refused", "not_from_completed", "CD105", "CD104", "CD101", "take_first"}


def test_two_hundred_duels_have_one_winner_each(server: Desk) -> None:
    """Half of them take the same application, half decide it at once."""
    numbers = [server.take_in(package(n)) for n in range(100)]
    duellists = [server.another("tural"), server.another("gunel")]
    answers: list[list[str]] = [[], []]
    for act in ("take", "refuse"):
        gate = threading.Barrier(2)

        def fight(side: int, gate: threading.Barrier = gate, act: str = act) -> None:
            for number in numbers:
                gate.wait(30)
                if act == "take":
                    answers[side].append(told(duellists[side], casework.take, number))
                else:
                    answers[side].append(told(duellists[side], review.refuse, number, "other", "səbəb"))

        together(lambda: fight(0), lambda: fight(1))
    assert len(answers[0]) == 200
    for mine, theirs in zip(*answers):
        assert sorted((mine == "done", theirs == "done")) == [False, True], (mine, theirs)
        assert (theirs if mine == "done" else mine) in LOSERS, (mine, theirs)


def test_one_submission_sent_eight_times_at_once_is_one_application(server: Desk) -> None:
    package = samples.no_debt("eight")
    folder = samples.write_folder(server.folder / "eight", package, samples.files_of(package))
    numbers: list[str] = []
    units = [server.another("tural") for _ in range(8)]
    gate = threading.Barrier(8)

    def send(unit: object) -> None:
        gate.wait(30)
        numbers.append(intake.take_in(unit, packages.open_package(folder)).number)  # type: ignore[arg-type]

    together(*(lambda unit=unit: send(unit) for unit in units))
    assert len(set(numbers)) == 1 and len(numbers) == 8 and server.scalar("SELECT count(*) FROM application") == 1


def test_three_workers_at_once_send_everything_once(server: Desk) -> None:
    for n in range(20):
        server.take_in(package(n))
    server.knows = samples.stand_in("0.00")
    workers = [server.worker() for _ in range(3)]
    for worker in workers:
        worker._unit = server.another(WORKER)
    together(*(worker.once for worker in workers))
    with server.engine.connect() as connection:
        states = dict(connection.execute(text("SELECT state, count(*) FROM outbox_message GROUP BY 1")).all())
        twice = connection.execute(text("SELECT application_id FROM event WHERE action = 'message' GROUP BY application_id, detail HAVING count(*) > 1")).all()
    assert set(states) == {"written"} and twice == []
    assert len(list((server.folder / "messages").iterdir())) == states["written"]


def test_certificates_asked_for_at_once_have_numbers_without_gaps_or_doubles(server: Desk) -> None:
    server.knows = samples.stand_in("0.00")
    numbers = [server.take_in(samples.no_debt(f"paper-{n}")) for n in range(12)]
    for number in numbers:
        server.run("tural", casework.take, number)
    server.worker().once()
    for number in numbers:
        server.run("tural", review.accept_and_approve, number)
        server.run("tural", certificates.request, number)
    workers = [server.worker() for _ in range(3)]
    for worker in workers:
        worker._unit = server.another(WORKER)
    together(*(worker.once for worker in workers))
    with server.engine.connect() as connection:
        serials = connection.execute(text("SELECT serial FROM certificate ORDER BY serial")).scalars().all()
        files = connection.execute(text("SELECT count(*) FROM certificate_file f JOIN certificate c ON c.id = f.certificate_id")).scalar()
    assert serials == list(range(1, 13)) and files == 12


def test_a_worker_killed_again_and_again_loses_no_message(server: Desk) -> None:
    """A message cut off may go out twice, under the same Message-ID; none is lost."""
    count, kills = 60, 0
    for n in range(count):
        server.take_in(package(n))
    url = make_url(server.url).set(username=WORKER, drivername="postgresql").render_as_string(hide_password=False)
    environment = {**os.environ, "CLERKDESK_DATABASE_URL": url, "CLERKDESK_DATA_DIR": str(server.folder)}
    total = server.scalar("SELECT count(*) FROM outbox_message")

    def waiting() -> int:
        return int(server.scalar("SELECT count(*) FROM outbox_message WHERE state = 'queued'") or 0)

    while waiting():
        process = subprocess.Popen([sys.executable, "-m", "clerkdesk", "worker"], env=environment)
        goal = max(0, waiting() - 12) if kills < 6 else 0
        until(lambda goal=goal: waiting() <= goal, 60, "the worker sends")
        process.send_signal(signal.SIGKILL)
        process.wait(20)
        kills += 1
        # A claim outlives its worker for a while; here the while is over.
        server.later(seconds=400)
    written = [path.read_text(encoding="utf-8", errors="replace") for path in (server.folder / "messages").glob("*.eml")]
    ids = [line for message in written for line in message.splitlines() if line.lower().startswith("message-id:")]
    assert kills >= 4 and len(set(ids)) <= total
    assert server.scalar("SELECT count(*) FROM outbox_message WHERE state IN ('queued', 'failed')") == 0
    assert total == server.scalar("SELECT count(*) FROM outbox_message WHERE state IN ('written', 'cancelled')")
