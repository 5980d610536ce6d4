"""A citizen sends what was asked for: nobody waits any more, and whoever works on it is told."""

from collections.abc import Iterator

import pytest

from clerkdesk.domain.queues import Queue
from clerkdesk.store.statements import ANSWERED_KEY
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk
from tests.gateways import Portal, egov

FILE = {"documents/yeni.pdf": samples.pdf("yeni")}
WAITING = Filter(Queue.WAITING)


@pytest.fixture
def portal(desk: Desk) -> Iterator[Portal]:
    with egov(desk) as portal:
        yield portal


@pytest.fixture
def number(desk: Desk, portal: Portal) -> str:
    """Of an application of e-gov, of whose citizen Günel has asked for a document."""
    number = str(portal.send(samples.no_debt()).json()["number"])
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    return number


def case_of(desk: Desk, number: str) -> CaseDetail:
    case: CaseDetail = desk.run("gunel", detail.open_case, number)
    return case


def test_a_document_that_was_asked_for_ends_the_waiting_on_both_sides(
    desk: Desk, portal: Portal, number: str
) -> None:
    assert portal.get(f"/applications/{number}").json()["waiting_for"] == "Yeni çıxarış göndərin"
    assert portal.add(number, FILE).status_code == 201
    assert portal.get(f"/applications/{number}").json()["waiting_for"] is None
    case = case_of(desk, number)
    assert case.header.waiting_for is None and case.header.answered_at is not None
    added = case.documents[-1]
    assert added.added_at is not None and added.fits is None
    assert case.documents[0].added_at is None
    event = next(event for event in case.history if event.action == "answer")
    assert event.actor == "e-gov (nümunə)"


def test_what_was_answered_stands_on_top_until_somebody_acts_on_it(
    desk: Desk, portal: Portal, number: str
) -> None:
    for name in ("earlier", "later"):
        other = samples.no_debt(name, submitted_at="2026-11-17T09:00:00+04:00")
        waited = str(portal.send(other).json()["number"])
        desk.run("gunel", casework.take, waited)
        desk.run("gunel", casework.wait, waited, "Sənəd")
    unit = desk.as_("gunel")
    assert unit.read(browsing.page, WAITING)[0].number != number
    portal.add(number, FILE)
    rows = unit.read(browsing.page, WAITING)
    assert rows[0].number == number and rows[0].answered_at is not None
    assert [row.waiting_for for row in rows[1:]] == ["Sənəd", "Sənəd"]
    assert unit.read(browsing.count, WAITING) == 3
    assert number in [row.number for row in unit.read(browsing.page, Filter(Queue.MINE))]
    desk.run("gunel", review.refuse, number, "other", "çıxarış köhnədir")
    assert number not in [row.number for row in unit.read(browsing.page, WAITING)]


def test_pages_of_the_waiting_follow_each_other_behind_the_answered(
    desk: Desk, portal: Portal, number: str
) -> None:
    portal.add(number, FILE)
    other = str(portal.send(samples.no_debt("other")).json()["number"])
    desk.run("gunel", casework.take, other)
    desk.run("gunel", casework.wait, other, "Sənəd")
    unit = desk.as_("gunel")
    first = unit.read(browsing.page, WAITING)[0]
    key = sqlite_text(ANSWERED_KEY) if desk.embedded else ANSWERED_KEY
    behind = unit.read(browsing.page, WAITING, (key, first.id))
    assert [row.number for row in behind] == [other]


def test_the_rest_of_an_answer_is_taken_until_somebody_has_acted(
    desk: Desk, portal: Portal, number: str
) -> None:
    assert portal.add(number, FILE).status_code == 201
    assert portal.add(number, {"documents/daha.pdf": samples.pdf("daha")}).status_code == 201
    assert len(case_of(desk, number).documents) == 4
    desk.run("gunel", casework.release, number)
    late = portal.add(number, {"documents/gec.pdf": samples.pdf("gec")})
    assert late.status_code == 409 and late.json()["error"]["code"] == "not_asked_for"


def test_who_has_seen_the_answer_says_so(desk: Desk, portal: Portal, number: str) -> None:
    portal.add(number, FILE)
    desk.run("gunel", casework.resume, number)
    assert case_of(desk, number).header.answered_at is None
    desk.run("gunel", casework.wait, number, "Bir sənəd də")
    assert portal.get(f"/applications/{number}").json()["waiting_for"] == "Bir sənəd də"


@pytest.mark.parametrize("stops", ["yes", "no"])
def test_a_clock_that_stood_still_goes_on_with_the_answer(
    desk: Desk, portal: Portal, number: str, stops: str
) -> None:
    before = case_of(desk, number).header.due_on
    desk.local.run(set_setting, "waiting_stops_clock", stops)
    desk.later(days=4)
    portal.add(number, FILE)
    header = case_of(desk, number).header
    assert header.answered_at is not None
    if desk.embedded:
        # From Friday to Tuesday: two working days.
        assert (header.due_on > before) is (stops == "yes")
