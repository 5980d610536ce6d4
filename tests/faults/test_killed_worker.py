"""SIGKILL of the worker's process: no message lost, few repeated and each as itself; no certificate
without its file or number.
"""

import random
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.case.answers import CLAIM_SECONDS
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.messages import outbox
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import WORKER, Desk
from tests.faults.clerks import fill, package, together, until
from tests.faults.outside import billing, mailbox, workers

pytestmark = pytest.mark.timeout(300)
SEED = 20261127


@pytest.mark.parametrize(
    ("messages", "kills"), [(20, 2), pytest.param(300, 18, marks=pytest.mark.long)]
)
def test_a_worker_killed_over_and_over_loses_no_message(
    server_desk: Desk, tmp_path: Path, messages: int, kills: int
) -> None:
    fill(server_desk, messages)
    dice = random.Random(SEED)
    with (
        mailbox() as (box, url),
        workers(server_desk, tmp_path, CLERKDESK_SMTP_URL=url) as (worker,),
    ):
        for n in range(kills):
            goal = box.accepted + dice.randint(1, max(1, messages // kills - 3))
            gone = threading.Event()

            def accepted(
                goal: int = goal, gone: threading.Event = gone, at_once: bool = n % 2 == 0
            ) -> None:
                if box.accepted == goal:
                    if at_once:
                        # It has sent, and cannot write down that it has.
                        worker.kill()
                    gone.set()

            box.on_message = accepted
            until(gone.is_set, 30, f"the worker sends after kill {n}")
            worker.kill()
            worker.wait()
            box.on_message = lambda: None
            server_desk.later(seconds=outbox.CLAIM_SECONDS + 1)
            worker.start()
        until(
            lambda: (
                server_desk.scalar("SELECT count(*) FROM outbox_message WHERE state <> 'sent'") == 0
            ),
            60,
            "everything is sent",
        )
    with server_desk.engine.connect() as connection:
        written = set(
            connection.execute(
                text("SELECT message_id FROM outbox_message WHERE channel = 'email'")
            ).scalars()
        )
    assert set(box.ids) == written and len(written) == messages, (
        "nothing lost, nothing under another id"
    )
    repeats = sum(box.ids.values()) - messages
    assert worker.kills == kills and repeats <= kills, (repeats, worker.kills)


def test_three_workers_at_once_send_each_message_once_and_leave_nothing(
    server_desk: Desk, tmp_path: Path
) -> None:
    fill(server_desk, 60)
    with mailbox() as (box, url), workers(server_desk, tmp_path, 3, CLERKDESK_SMTP_URL=url):
        until(
            lambda: (
                server_desk.scalar("SELECT count(*) FROM outbox_message WHERE state <> 'sent'") == 0
            ),
            60,
            "everything is sent",
        )
        until(
            lambda: (
                server_desk.scalar(
                    "SELECT count(*) FROM inquiry WHERE outcome IS NULL AND claimed_at IS NULL"
                )
                == 0
            ),
            60,
            "everything is asked",
        )
    assert len(box.ids) == 60 and set(box.ids.values()) == {1}
    assert server_desk.scalar("SELECT max(attempts) FROM outbox_message") == 1


@pytest.mark.parametrize(("count", "kills"), [pytest.param(120, 21, marks=pytest.mark.long)])
def test_certificates_under_kills_have_no_gaps_no_doubles_and_their_files(
    server_desk: Desk, tmp_path: Path, count: int, kills: int
) -> None:
    numbers = completed(server_desk, count)
    dice = random.Random(SEED)
    with billing() as answering:
        for number in numbers:
            server_desk.run("gunel", issuing.request, number)
        done = "SELECT count(*) FROM inquiry WHERE kind = 'certificate' AND outcome IS NULL"
        with workers(server_desk, tmp_path, CLERKDESK_BILLING_URL=answering.url) as (worker,):
            for n in range(kills):
                asked = threading.Event()
                answering.on_debt = asked.set
                until(asked.is_set, 30, f"the worker asks after kill {n}")
                # Anywhere between the question and the file.
                threading.Event().wait(dice.uniform(0, 0.12))
                worker.kill()
                worker.wait()
                server_desk.later(seconds=CLAIM_SECONDS + 1)
                worker.start()
            answering.on_debt = lambda: None
            until(lambda: server_desk.scalar(done) == 0, 90, "every paper is formed")
    assert worker.kills == kills
    with server_desk.engine.connect() as connection:
        rows = connection.execute(
            text(
                """
                    SELECT
                      c.serial,
                      c.application_id,
                      c.sha256,
                      encode(sha256(f.content), 'hex')
                    FROM certificate c
                    LEFT JOIN certificate_file f ON f.certificate_id = c.id
                    ORDER BY c.serial
                """
            )
        ).all()
    assert [row[0] for row in rows] == list(range(1, count + 1)), "no gaps, no doubles"
    assert len({row[1] for row in rows}) == count and all(
        stated == real for *_ids, stated, real in rows
    )
    assert server_desk.scalar("SELECT last FROM number_counter WHERE prefix = 'NB'") == count


def test_certificates_asked_for_at_once_have_numbers_without_gaps_or_doubles(
    server_desk: Desk,
) -> None:
    codes = tuple(f"120455677{n:02}" for n in range(6))
    server_desk.knows = samples.stand_in("0.00", codes)
    numbers = [server_desk.take_in(samples.no_debt(code, subscriber_code=code)) for code in codes]
    for number in numbers:
        server_desk.run("tural", casework.take, number)
    server_desk.worker().once()
    for number in numbers:
        server_desk.run("tural", review.accept_and_approve, number)
        server_desk.run("tural", issuing.request, number)
    workers = [Worker(server_desk.another(WORKER), server_desk.worker().services) for _ in range(3)]
    together(*(worker.once for worker in workers))
    with server_desk.engine.connect() as connection:
        serials = (
            connection.execute(text("SELECT serial FROM certificate ORDER BY serial"))
            .scalars()
            .all()
        )
        files = connection.execute(
            text(
                """
                    SELECT count(*)
                    FROM certificate_file f
                    JOIN certificate c ON c.id = f.certificate_id
                """
            )
        ).scalar()
    assert serials == list(range(1, 7)) and files == 6


def completed(desk: Desk, count: int) -> list[str]:
    """So many completed applications whose owner, address and group are known."""
    code, account = next(iter(desk.knows["accounts"].items()))
    for n in range(count):
        own = package(n)["subscriber_code"]
        desk.knows["accounts"][own] = account | {"subscriber_code": own}
        desk.knows["debts"][own] = desk.knows["debts"][code]
    numbers = fill(desk, count)
    for number in numbers:
        desk.run("gunel", casework.take, number)
    desk.worker().once()
    for number in numbers:
        desk.run("gunel", review.accept_and_approve, number)
    desk.worker().once()
    return numbers
