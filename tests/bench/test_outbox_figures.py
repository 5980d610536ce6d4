"""A million messages that wait: the next hundred are claimed at once; and four workers that send
ten thousand send none twice.
"""

import statistics
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters import billing, papers
from clerkdesk.adapters.mail import Left, Mail
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.messages import outbox
from clerkdesk.worker.loop import ExternalServices, Worker
from tests import conftest, samples
from tests.bench.measuring import figure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
ROWS = 1_000_000
BATCH = 100
GOAL_MS = 5.0


def filled(desk: conftest.Desk, rows: int) -> None:
    """So many e-mails of one application that are due, put in without the guard: only their number
    matters.
    """
    desk.take_in()
    application = desk.scalar("SELECT id FROM application")
    template = desk.scalar(
        "SELECT max(id) FROM message_template WHERE channel = 'email' AND language = 'az'"
    )
    if desk.embedded:
        numbers = f"""(
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT i FROM n
        )"""
        due = "strftime('%Y-%m-%d %H:%M:%f000', '2026-11-01')"
    else:
        numbers = f"(SELECT i FROM generate_series(1, {rows}) i)"
        due = "timestamptz '2026-11-01 00:00:00+00' + i * interval '1 millisecond'"
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text(f"""
                INSERT INTO outbox_message (
                    application_id, event, channel, occurrence, template_id, params, state,
                    queued_at, not_before, attempts, message_id
                )
                SELECT
                    {application}, 'registered', 'email', 'bench-' || i, {template}, '{{}}',
                    'queued', {due}, {due}, 0, '<' || i || '@bench>'
                FROM {numbers} AS numbers
            """)
        )
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE outbox_message"))


def test_the_next_batch_of_a_million_is_claimed_at_once(desk: conftest.Desk) -> None:
    filled(desk, ROWS)
    unit = desk.local if desk.embedded else desk.as_(conftest.WORKER)
    times = []
    commits = []
    claimed = list[int]()
    for _ in range(30):
        started = time.perf_counter()
        claimed += unit.run(outbox.claim, BATCH)
        times.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        unit.run(lambda session: session.execute(text("UPDATE heartbeat SET at = at WHERE 1 = 0")))
        commits.append((time.perf_counter() - started) * 1000)
    kind = "SQLite" if desk.embedded else "PostgreSQL"
    middle = statistics.median(times[5:])
    figure(
        f"the next {BATCH} of {ROWS:,} messages, {kind}",
        f"{middle:.1f} ms, slowest {max(times[5:]):.1f} ms; "
        f"an empty transaction {statistics.median(commits):.1f} ms",
        f"≤ {GOAL_MS:.0f} ms",
    )
    assert len(claimed) == len(set(claimed)) == 30 * BATCH
    # The count of what waits must not be in it: a way that reads all of them takes seconds.
    assert middle < 20 * GOAL_MS


class Counting:
    """Takes mail, and counts it by its Message-ID."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self._lock = threading.Lock()

    def send(self, mail: Mail) -> Left:
        with self._lock:
            self.seen[mail.message_id] += 1
        return Left(MessageState.SENT)

    def report(self, provider_id: str) -> None:
        """Mail has nobody who would report."""


def test_four_workers_send_ten_thousand_messages_and_none_twice(desk: conftest.Desk) -> None:
    if desk.embedded:
        pytest.skip("an embedded file has one worker")
    filled(desk, 10_000)
    sent = Counting()
    silent: Any = billing.StandIn(samples.stand_in())

    def worker(name: str) -> None:
        outside = ExternalServices(
            billing=lambda: silent,
            register=lambda: silent,
            email=sent,
            sms=sent,
            render=papers.render,
        )
        Worker(desk.another(conftest.WORKER), outside, name).once()

    started = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(worker, ("one", "two", "three", "four")))
    seconds = time.perf_counter() - started
    doubles = [each for each, times in sent.seen.items() if times > 1]
    figure(
        "4 workers, 10,000 messages",
        f"{10_000 / seconds:,.0f} a second, {len(doubles)} doubles",
        "no double",
    )
    assert not doubles and sum(each.endswith("@bench>") for each in sent.seen) == 10_000
    assert desk.scalar("SELECT count(*) FROM outbox_message WHERE state = 'queued'") == 0
