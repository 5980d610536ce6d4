"""Lists and counts of a part: of one service, of one person's work, of a colleague with few
services.
"""

from datetime import timedelta
from typing import Any

import pytest

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing, names, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.rows import moment
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk


def numbers(desk: Desk, login: str, filter_: Filter) -> list[str]:
    return [row.number for row in desk.as_(login).read(browsing.page, filter_)]


def serving(desk: Desk, login: str, **words: Any) -> None:
    """Change what a colleague of Azərsu works for: ``departments`` or ``services``."""
    work: dict[str, Any] = {"departments": [], "services": []}
    work |= {"name": "Günel Hüseynova", "role": "clerk"} | words
    desk.run("admin", accounts.change_staff, login, **work)


def test_the_work_of_one_person_is_listed_and_nobodys_for_an_unknown_one(desk: Desk) -> None:
    taken = desk.take_in()
    desk.take_in(samples.no_debt("b"))
    desk.run("gunel", casework.take, taken)
    assert numbers(desk, "sabina", Filter(holder="gunel")) == [taken]
    assert numbers(desk, "sabina", Filter(holder="nobody")) == []


def test_a_queue_of_one_service_is_counted_as_it_is_listed(desk: Desk) -> None:
    certificate = desk.take_in()
    move = desk.take_in(samples.idp())
    for service, number in (("no_debt", certificate), ("idp", move)):
        filter_ = Filter(Queue.NEW, service)
        assert desk.local.read(browsing.count, filter_) == 1
        [row] = desk.local.read(browsing.page, filter_)
        assert row.number == number and moment(row.due_at).tzinfo is not None
    assert desk.as_("gunel").read(browsing.count, Filter(Queue.NEW, "idp")) == 0


@pytest.mark.parametrize("departments", [[], ["su-nesimi"]])
def test_a_colleague_with_few_services_sees_these_alone(desk: Desk, departments: list[str]) -> None:
    number = desk.take_in()
    serving(desk, "gunel", departments=departments, services=["no_debt"])
    assert numbers(desk, "gunel", Filter(Queue.NEW)) == [number]
    assert desk.as_("gunel").read(browsing.counts)[Queue.NEW] == 1
    assert desk.run("gunel", casework.take_next) is not None
    serving(desk, "gunel", departments=departments, services=["idp"])
    assert numbers(desk, "gunel", Filter(Queue.ALL)) == []
    assert desk.run("gunel", casework.take_next) is None


def test_a_search_within_a_service_finds_that_service_alone(desk: Desk) -> None:
    certificate = desk.take_in()
    desk.take_in(samples.idp(contact__mobile="050 234 56 78"))

    def listed(login: str | None, service: str) -> list[str]:
        unit_of_work = desk.local if login is None else desk.as_(login)
        matches = unit_of_work.run(searching.search, "2026", Filter(service=service))
        return [row.number for row in matches.rows]

    assert listed(None, "no_debt") == [certificate]
    serving(desk, "gunel", services=["no_debt"])
    assert listed("gunel", "no_debt") == [certificate]
    assert listed("gunel", "idp") == []


def test_whoever_has_the_database_sees_the_people_of_every_organisation(desk: Desk) -> None:
    holders = {holder.login for holder in desk.local.read(names.holders).values()}
    assert {"gunel", "elnur"} <= holders
    assert "elnur" not in {h.login for h in desk.as_("sabina").read(names.holders).values()}
    loads = desk.local.read(dashboard.dashboard).clerks
    assert {"gunel", "elnur"} <= {load.login for load in loads}


def test_what_one_decided_on_a_day_is_listed(desk: Desk) -> None:
    mine = desk.take_in()
    colleagues = desk.take_in(samples.no_debt("b"))
    desk.take_in(samples.no_debt("c"))
    desk.run("gunel", review.refuse, mine, "duplicate", "")
    desk.run("tural", review.refuse, colleagues, "duplicate", "")
    today = baku_date(desk.local.read(now))

    def decided(by: str, days_ago: int) -> list[str]:
        filter_ = Filter(decided_by=by, decided_on=today - timedelta(days=days_ago))
        rows = desk.as_("gunel").read(browsing.narrowed, filter_).rows
        return [row.number for row in rows]

    assert decided("gunel", 0) == [mine] and decided("gunel", 1) == []
    assert decided("tural", 0) == [colleagues]
    assert decided("nobody", 0) == []


def test_a_list_of_these_and_no_others_stays_within_ones_scope(desk: Desk) -> None:
    number = desk.take_in()
    other = desk.take_in(samples.no_debt("b", object__district="Yasamal"))
    ids = {
        each: desk.scalar("SELECT id FROM application WHERE number = :n", n=each)
        for each in (number, other)
    }
    only = Filter(only=tuple(ids.values()))
    shown = {row.number for row in desk.as_("sabina").read(browsing.narrowed, only).rows}
    assert shown == {number, other}
    shown = {row.number for row in desk.as_("gunel").read(browsing.narrowed, only).rows}
    assert shown == {number}, "another office's is not hers"
    assert desk.as_("sabina").read(browsing.narrowed, Filter(only=())).rows == []


def test_what_came_on_a_day_and_what_was_refused_for_a_reason_are_listed(desk: Desk) -> None:
    number = desk.take_in()
    refused = desk.take_in(samples.no_debt("b"))
    desk.run("tural", casework.take, refused)
    desk.run("tural", review.refuse, refused, "duplicate", "təkrar")
    today = baku_date(desk.as_("tural").read(now))
    read = desk.as_("sabina").read

    def found(filter_: Filter) -> set[str]:
        return {row.number for row in read(browsing.narrowed, filter_).rows}

    assert found(Filter(registered_on=today)) == {number, refused}
    assert found(Filter(registered_on=today - timedelta(days=1))) == set()
    assert found(Filter(reason="duplicate", decided_since=today)) == {refused}
    assert found(Filter(reason="other", decided_since=today)) == set()
