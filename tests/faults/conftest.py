"""An installation on the tests' PostgreSQL, one on a cluster of its own, and a line that can be
cut.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import WORKER, Desk, TestClock, _desk, _fill
from tests.faults.cluster import Cluster, clusters
from tests.faults.proxy import Proxy


@pytest.fixture
def server_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An installation on PostgreSQL only."""
    yield from _desk("postgresql", request, tmp_path)


def installation_on(cluster: Cluster, folder: Path, url: str | None = None) -> Desk:
    """An installation with its people in a new database of the cluster; ``url``: how its desks
    reach it.
    """
    cluster.sql("CREATE DATABASE desk")
    engine = make_engine(cluster.url())
    _fill(engine)
    UnitOfWork(engine).run(accounts.make_service_login, WORKER, "worker")
    engine.dispose()
    return Desk(url or cluster.url(), make_engine(url or cluster.url()), TestClock(), folder)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[tuple[Cluster, Desk]]:
    """A cluster of the test's own, and an installation in it."""
    with clusters(1) as (cluster,):
        desk = installation_on(cluster, tmp_path)
        yield cluster, desk
        desk.close()


@pytest.fixture
def proxy(server_desk: Desk) -> Iterator[Proxy]:
    """A line to the installation's server that can be cut."""
    url = make_url(server_desk.url)
    between = Proxy(Path(str(url.query["host"])) / f".s.PGSQL.{url.query.get('port') or 5432}")
    yield between
    between.close()


@pytest.fixture
def over(server_desk: Desk, proxy: Proxy, tmp_path: Path) -> Iterator[Desk]:
    """the same installation, as desks at the other end of the line see it."""
    url = (
        make_url(server_desk.url)
        .set(host="127.0.0.1", port=proxy.port, query={})
        .render_as_string(hide_password=False)
    )
    far = Desk(url, make_engine(url), server_desk.clock, tmp_path)
    yield far
    far.close()
