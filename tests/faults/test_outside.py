"""Billing down, slow or lying, and a workstation whose clock is wrong: nothing false is stored."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from clerkdesk.adapters.billing import HttpBilling
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.case import casework, detail, outcomes, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import WORKER, Desk
from tests.faults.clerks import Record, fill, until
from tests.faults.outside import LIES, billing, workers
from tests.faults.test_killed_worker import completed

pytestmark = pytest.mark.timeout(240)
TOLD_BY_OTHERS = (
    ("application", "submitted_at"),
    ("application", "due_at"),
    ("queue_count", "due_at"),
)
"""Moments that are not of now: the portal's, and terms."""


def test_a_billing_that_is_down_slow_or_lying_gives_no_certificate_and_no_answer(
    server_desk: Desk,
) -> None:
    number = completed(server_desk, 1)[0]
    answers = server_desk.scalar("SELECT count(*) FROM debt_answer")
    with billing() as answering:
        moods = {
            mood: HttpBilling(answering.url, timeout=0.5) for mood in ("error", "slow", *LIES)
        } | {"down": HttpBilling("http://127.0.0.1:1")}
        for mood, adapter in moods.items():
            answering.mood = mood
            inquiry = server_desk.run("gunel", issuing.request, number)
            server_desk.worker(billing_adapter=adapter).once()
            outcome = server_desk.as_("gunel").read(outcomes.outcome, inquiry)
            assert outcome.ending == "no_answer" and outcome.fault, mood
            assert outcome.certificate_number is None, mood
            adapter.close()
        assert (
            server_desk.scalar("SELECT count(*) FROM certificate") == 0
            and server_desk.scalar("SELECT count(*) FROM debt_answer") == answers
        )
        assert server_desk.scalar("SELECT count(*) FROM number_counter WHERE prefix = 'NB'") == 0, (
            "not even a number was taken"
        )
        answering.mood = "right"
        inquiry = server_desk.run("gunel", issuing.request, number)
        server_desk.worker(billing_adapter=HttpBilling(answering.url)).once()
        assert server_desk.as_("gunel").read(outcomes.outcome, inquiry).ending == "issued", (
            "the same road, once billing tells"
        )


def test_a_worker_of_its_own_forms_nothing_from_a_lie_and_goes_on_when_billing_is_right(
    server_desk: Desk, tmp_path: Path
) -> None:
    number = completed(server_desk, 1)[0]

    def outcome_of(inquiry: int) -> str | None:
        return server_desk.as_("gunel").read(outcomes.outcome, inquiry).ending

    with (
        billing() as answering,
        workers(server_desk, tmp_path, CLERKDESK_BILLING_URL=answering.url),
    ):
        for mood, expected in (
            ("foreign", "no_answer"),
            ("error", "no_answer"),
            ("torn", "no_answer"),
            ("right", "issued"),
        ):
            answering.mood = mood
            inquiry = server_desk.run("gunel", issuing.request, number)
            answer = until(partial(outcome_of, inquiry), 30, f"an outcome while billing is {mood}")
            assert answer == expected, mood
    assert server_desk.scalar("SELECT count(*) FROM certificate") == 1


def test_a_silent_billing_approves_no_move(server_desk: Desk) -> None:
    with billing() as answering:
        answering.mood = "error"
        down = HttpBilling(answering.url, timeout=0.5)
        number = server_desk.take_in(samples.idp())
        server_desk.run("elnur", casework.take, number)
        server_desk.worker(billing_adapter=down).once()
        server_desk.run("elnur", review.accept_documents, number)
        record = Record()
        attempt = record.run(server_desk.as_("elnur"), "elnur", review.approve, number)
        assert isinstance(attempt.error, Expected) and attempt.error.code == "debt_no_answer"
        assert (
            server_desk.as_("elnur").run(detail.open_case, number).header.denials[Action.APPROVE]
            == "debt_no_answer"
        )
        down.close()


CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
#define WRONG (3 * 86400)
int clock_gettime(clockid_t which, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(which, now);
    if (!failed && which == CLOCK_REALTIME) now->tv_sec += WRONG;
    return failed;
}
int gettimeofday(struct timeval *now, void *zone) {
    struct timespec found;
    int failed = clock_gettime(CLOCK_REALTIME, &found);
    if (!failed) { now->tv_sec = found.tv_sec; now->tv_usec = found.tv_nsec / 1000; }
    return failed;
}
time_t time(time_t *where) {
    struct timespec found;
    clock_gettime(CLOCK_REALTIME, &found);
    if (where) *where = found.tv_sec;
    return found.tv_sec;
}
"""
"""Put before the C library of one process, it is three days ahead there: Python, libpq and all."""


@pytest.mark.skipif(
    shutil.which("cc") is None or sys.platform != "linux",
    reason="a C compiler makes the wrong clock of one process",
)
def test_a_workstation_three_days_ahead_stores_the_databases_time(
    server_desk: Desk, tmp_path: Path
) -> None:
    known = fill(server_desk, 1)[0]
    started = server_desk.scalar("SELECT clock_timestamp()")
    (tmp_path / "clock.c").write_text(CLOCK)
    library = tmp_path / "clock.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(tmp_path / "clock.c"), "-ldl"],
        check=True,
        capture_output=True,
    )
    samples.write_folder(
        tmp_path / "package",
        samples.at_the_counter(samples.no_debt("clock-1"), server_desk.local.read(now)),
    )
    urls = [
        make_url(server_desk.url).set(username=login).render_as_string(hide_password=False)
        for login in ("gunel", WORKER)
    ]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.day_at_the_desk", *urls, str(tmp_path), known],
        env={**os.environ, "LD_PRELOAD": str(library)},
        cwd=root,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    at, outcome = done.stdout.split()
    assert outcome == "issued"
    assert server_desk.scalar(
        "SELECT CAST(:at AS timestamptz) - clock_timestamp() > INTERVAL '2 days 23 hours'", at=at
    ), "that process was three days ahead"
    looked = 0  # what that process stored, and whatever stands in the future
    with server_desk.engine.connect() as connection:
        columns = connection.execute(
            text(
                """
                    SELECT table_name, column_name
                    FROM information_schema.columns
                    WHERE table_schema = 'clerkdesk' AND data_type = 'timestamp with time zone'
                """
            )
        ).all()
        for table, column in columns:
            if (table, column) in TOLD_BY_OTHERS:
                continue  # what the citizen's portal says, and what follows from it
            off = f'abs(EXTRACT(EPOCH FROM "{column}" - clock_timestamp()))'
            rows = connection.execute(
                text(
                    f"""
                        SELECT count("{column}"), max({off})
                        FROM clerkdesk."{table}"
                        WHERE "{column}" >= :started
                    """
                ),
                {"started": started},
            ).one()
            looked += rows[0]
            assert rows[0] == 0 or rows[1] < 120, (table, column, rows)
        today = connection.execute(
            text(
                """
                    SELECT issued_on = (clock_timestamp() AT TIME ZONE 'Asia/Baku')::date
                    FROM certificate
                """
            )
        ).scalar()
    assert looked > 30 and today
