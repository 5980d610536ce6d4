"""What asks much and changes nothing may ask a standby: the supervisors' pages and the reports are
the same there, and nothing is changed there by mistake.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.supervision import board, reporting
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.faults.clerks import fill, until
from tests.faults.cluster import Cluster, clusters
from tests.faults.conftest import installation_on

pytestmark = [pytest.mark.timeout(240), pytest.mark.long]


def caught_up(primary: Cluster, standby: Cluster) -> bool:
    written = primary.sql("SELECT pg_current_wal_lsn()")
    there = f"SELECT pg_last_wal_replay_lsn() >= '{written}'"
    return bool(standby.sql(there))


def test_a_standby_answers_the_supervisors_pages_and_reports_and_changes_nothing(
    tmp_path: Path,
) -> None:
    with clusters(2) as (primary, standby):
        desk = installation_on(primary, tmp_path)
        first, *others = fill(desk, 6)
        desk.run("gunel", casework.take, first)
        desk.worker().once()
        standby.become_standby_of(primary)
        standby.start()
        until(lambda: caught_up(primary, standby), 30, "the standby has everything")
        url = make_url(standby.url()).set(username="sabina")
        engine = make_engine(url.render_as_string(hide_password=False))
        beside = UnitOfWork(engine)
        here = desk.as_("sabina")
        try:
            there = beside.read(board.board)
            assert there.overview.numbers == here.read(board.board).overview.numbers
            assert there.workload == here.read(board.board).workload
            assert there.overview.numbers["in_progress"].now == 1
            report = beside.read(reporting.report)
            assert report == replace(here.read(reporting.report), made_at=report.made_at)
            assert report.total.received == 6
            with pytest.raises(StoreUnavailable, match="server_read_only"):
                beside.run(casework.take, others[0])
        finally:
            engine.dispose()
            desk.close()
