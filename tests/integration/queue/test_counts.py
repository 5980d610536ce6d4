"""The numbers of the queues are sums to which everybody adds, and they are what there is."""

import pytest

from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.queue import browsing, counting
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import WORKER, Desk
from tests.counting import miscounted
from tests.integration.case.test_review import ready
from tests.integration.store.test_open_transactions import open_transaction, taken

PARTS = "SELECT count(*) FROM queue_count"


def summed_up(desk: Desk) -> int:
    """How many parts are left after the worker has summed them up."""
    desk.as_("local" if desk.embedded else WORKER).run(counting.sum_up)
    with desk.engine.connect() as connection:
        assert miscounted(connection) == set()
    parts: int = desk.scalar(PARTS)
    return parts


def at_work(desk: Desk) -> None:
    """One that is decided, one that waits for its citizen, one that is held, one that is free, and
    one of the neighbours.
    """
    desk.approve("gunel", ready(desk))
    asked = desk.take_in(samples.no_debt("asked"))
    desk.run("gunel", casework.take, asked)
    desk.run("gunel", casework.wait, asked, "Arayış")
    desk.take_in(samples.no_debt("held"))
    desk.run("gunel", casework.take_next)
    desk.take_in(samples.no_debt("free"))
    desk.take_in(samples.idp())


@pytest.mark.parametrize("login", ["gunel", "tural", "elnur", "sabina", "audit"])
def test_every_queue_is_as_long_as_its_list_for_whoever_looks(desk: Desk, login: str) -> None:
    desk.after(at_work)
    unit = desk.as_(login)
    for days in (0, 5):
        desk.later(days=days)
        counts = unit.read(browsing.counts)
        listed = {queue: len(unit.read(browsing.page, Filter(queue))) for queue in Queue}
        assert counts == listed
        assert {queue: unit.read(browsing.count, Filter(queue)) for queue in Queue} == counts
    assert sum(counts.values()) > 0 or login == "audit"


def test_a_service_that_one_may_not_see_counts_nothing(desk: Desk) -> None:
    desk.after(at_work)
    unit = desk.as_("gunel")
    own = unit.read(browsing.counts, "no_debt")
    assert own == unit.read(browsing.counts) and own[Queue.ALL] == 4
    assert set(unit.read(browsing.counts, "idp").values()) == {0}


def test_the_worker_makes_many_parts_few_and_the_sums_stay(desk: Desk) -> None:
    desk.after(at_work)
    many = desk.scalar(PARTS)
    counts = desk.as_("gunel").read(browsing.counts)
    few = summed_up(desk)
    assert few < many and desk.as_("gunel").read(browsing.counts) == counts
    newest = "SELECT max(id) FROM queue_count"
    stays = desk.scalar(newest)
    assert summed_up(desk) == few and desk.scalar(newest) == stays, "nothing is written for nothing"


def test_two_workers_that_sum_up_at_once_lose_nothing(server: Desk) -> None:
    server.after(at_work)
    counts = server.as_("gunel").read(browsing.counts)
    with open_transaction(server, WORKER, "SELECT cd_sum_counts()") as first:
        assert server.as_("gunel").read(browsing.counts) == counts
        first.commit()
    assert summed_up(server) and server.as_("gunel").read(browsing.counts) == counts


def test_an_open_transaction_holds_no_number_up(server: Desk) -> None:
    first = server.take_in(samples.no_debt("first"))
    second = server.take_in(samples.no_debt("second"))
    unit: UnitOfWork = server.as_("gunel")
    with open_transaction(server, "gunel", taken(server, first)) as writer:
        server.run("sabina", casework.take, second)
        summed_up(server)
        counts = unit.read(browsing.counts)
        assert (counts[Queue.NEW], counts[Queue.IN_PROGRESS]) == (1, 1)
        writer.commit()
    counts = unit.read(browsing.counts)
    assert (counts[Queue.NEW], counts[Queue.IN_PROGRESS]) == (0, 2)
    summed_up(server)
