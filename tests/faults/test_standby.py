"""The primary dies under its clerks: what was acknowledged is on the standby, and the desks go on
there by themselves.
"""

import random
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, review
from tests.faults.clerks import Record, counters_are_right, fill, together, truth, until
from tests.faults.cluster import clusters
from tests.faults.conftest import installation_on

pytestmark = [pytest.mark.timeout(240), pytest.mark.long]


def test_no_acknowledged_decision_is_lost_with_the_primary(tmp_path: Path) -> None:
    with clusters(2) as (primary, standby):
        primary.sql("ALTER SYSTEM SET synchronous_standby_names = ''")
        desk = installation_on(primary, tmp_path)
        numbers = fill(desk, 60)
        standby.become_standby_of(primary)
        standby.start()
        until(
            lambda: primary.sql(
                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
            ),
            30,
            "the standby follows",
        )
        primary.sql(
            "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'", "SELECT pg_reload_conf()"
        )
        until(
            lambda: primary.sql(
                "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'"
            ),
            30,
            "the standby is synchronous",
        )
        desk.close()
        # As a profile names them: the desks look for the one that takes changes.
        hosts = "&".join(f"host=127.0.0.1:{cluster.port}" for cluster in (primary, standby))
        both = f"postgresql+psycopg://postgres@/desk?{hosts}"
        desk.url = both
        desk.engines.clear()
        record = Record()
        acknowledged = threading.Semaphore(0)

        def work(login: str, mine: list[str]) -> None:
            unit = desk.as_(login)
            dice = random.Random(login)
            for number in mine:
                for use_case, arguments in (
                    (casework.take, ()),
                    (review.refuse, ("other", f"səbəb {dice.random()}")),
                ):
                    # Who is told that nothing happened does it again.
                    for _ in range(20):
                        if record.run(unit, login, use_case, number, *arguments).done:
                            acknowledged.release()
                            break

        def die() -> None:
            for _ in range(30):
                assert acknowledged.acquire(timeout=60)
            primary.stop("immediate")
            standby.promote()
            standby.running = True
            standby.sql(
                "ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()"
            )

        people = ("gunel", "tural", "sabina", "gunel")
        together(
            *(
                lambda n=n, login=login: work(login, numbers[n::4])
                for n, login in enumerate(people)
            ),
            die,
        )
        desk.close()
        desk.engine = make_engine(standby.url())
        truth(desk, record)
        counters_are_right(desk)
        with desk.engine.connect() as connection:
            refused = connection.execute(
                text("SELECT count(*) FROM application WHERE status = 'refused'")
            ).scalar()
            events = connection.execute(
                text("SELECT count(*) FROM event WHERE action = 'refuse'")
            ).scalar()
        assert refused == events == 60
        desk.engine.dispose()
