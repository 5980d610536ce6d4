"""Lists and search: exact counts, pages by key, folded words, nothing out of scope."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.domain.queues import Queue
from clerkdesk.store import search as store_search
from clerkdesk.store.guard import ddl
from clerkdesk.store.statements import PAGE
from clerkdesk.store.types import moment
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.queue import browsing, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.rows import Known
from tests import samples
from tests.conftest import Desk
from tests.counting import count_anew
from tests.integration.case.test_review import ready

NAMES = (
    ("Əliyev", "Rəşad"),
    ("İsmayılova", "Şəhla"),
    ("Şıxəliyeva", "Xədicə"),
    ("Hüseynov", "Ülvi"),
    ("Məmmədova", "Gülnarə"),
)


def several(desk: Desk) -> list[str]:
    return [
        desk.take_in(
            samples.no_debt(
                f"eg-{n}",
                owner__surname=surname,
                owner__name=name,
                owner__patronymic="",
                applicant__fin=f"{n}XK2M7P",
                owner__fin=f"{n}XK2M7P",
                subscriber_code=f"9900{n}",
                contact__mobile=f"050 234 56 7{n}",
                documents__0__fin=None,
                object__district="Yasamal" if n == 4 else "Nəsimi",
            )
        )
        for n, (surname, name) in enumerate(NAMES)
    ]


def hits(desk: Desk, query: str, login: str = "tural", **fields: Any) -> list[str]:
    unit = desk.as_(login)
    run = unit.run if searching.is_personal(query) else unit.read
    return [row.number for row in run(searching.search, query, Filter(**fields)).rows]


@pytest.mark.parametrize("query", ["გიორგი", "Əliyev 王"])
def test_letters_that_no_name_of_ours_has_find_nobody(desk: Desk, query: str) -> None:
    several(desk)
    assert hits(desk, "Əliyev") and hits(desk, query) == []


@pytest.mark.parametrize(
    ("query", "positions"),
    [
        ("ismayilova", [1]),
        ("İSMAYILOVA", [1]),
        ("Ismayılova şəhla", [1]),
        ("sehla ism", [1]),
        ("sixeliyeva", [2]),
        ("ülvi", [3]),
        ("WD-2026-0000004", [3]),
        ("0000004", [3]),
        ("99003", [3]),
        ("xyz", []),
        ("ova", [4, 1]),
        ("2XK2M7P", [2]),
        ("2xk2m7p", [2]),
        ("050 234 56 71", [1]),
        ("+994502345671", [1]),
        ("2XK2M", []),
        ("5023456", []),
        ("Гулиев", []),
        ("2026-0000002", [1]),
    ],
)
def test_search_finds_by_folded_words_codes_and_complete_identifiers(
    desk: Desk, query: str, positions: list[int]
) -> None:
    numbers = several(desk)
    expected = [numbers[position].replace("2026", numbers[0][3:7]) for position in positions]
    assert hits(desk, query.replace("2026", numbers[0][3:7])) == expected


def test_search_stays_within_the_scope(desk: Desk) -> None:
    numbers = several(desk)
    assert numbers[4] in hits(desk, "gulnare") and numbers[4] not in hits(desk, "gulnare", "gunel")
    assert hits(desk, "4XK2M7P", "gunel") == [] and hits(desk, "gulnare", "elnur") == []
    assert hits(desk, "ova", district="BA-YAS") == [numbers[4]]


def test_a_search_for_a_person_is_logged(desk: Desk) -> None:
    several(desk)
    hits(desk, "2XK2M7P")
    assert desk.scalar("SELECT actor FROM access_log WHERE purpose = 'search'") == "Tural Abbasov"


def test_the_index_finds_what_is_older_than_the_newest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = several(desk)
    monkeypatch.setattr(store_search, "NEWEST", 2)
    assert hits(desk, "reşad") == [numbers[0]]
    assert hits(desk, "ismayilova sehla") == [numbers[1]]
    assert hits(desk, "ova") == [numbers[4], numbers[1]]
    assert hits(desk, "nobody") == []


def test_a_word_that_no_index_knows_says_among_how_many_it_was_looked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(desk)
    unit = desk.as_("tural")
    assert unit.read(searching.search, "ov").newest is None, "all of them are new"
    monkeypatch.setattr(store_search, "NEWEST", 2)
    assert unit.read(searching.search, "ov").newest == 2
    assert unit.read(searching.search, "qq").newest == 2, "that it is nowhere nobody has seen"
    assert unit.read(searching.search, "ov ismayil").newest is None
    assert unit.read(searching.search, "ov", limit=1).more


@pytest.mark.parametrize(
    "query", ['"', "' OR 1=1 --", 'a"b*', "%", "_", "NOT", "AND OR", "\0", "ə" * 300, "()"]
)
def test_no_query_breaks_the_search(
    desk: Desk, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(desk)
    monkeypatch.setattr(store_search, "NEWEST", 1)
    hits(desk, query)


def test_counts_are_exact_in_every_queue(desk: Desk) -> None:
    several(desk)
    number = ready(desk, package=samples.no_debt("x"))
    other = ready(desk, package=samples.no_debt("y"))
    desk.approve("gunel", number)
    desk.run("gunel", casework.wait, other, "sənəd")
    desk.run("gunel", review.refuse, desk.take_in(samples.no_debt("z")), "duplicate", "")
    counts = desk.as_("gunel").read(browsing.counts)
    assert {
        queue: counts[queue]
        for queue in (Queue.NEW, Queue.IN_PROGRESS, Queue.COMPLETED, Queue.REFUSED, Queue.MINE)
    } == {
        Queue.NEW: 4,
        Queue.IN_PROGRESS: 1,
        Queue.COMPLETED: 1,
        Queue.REFUSED: 1,
        Queue.MINE: 0,
    }
    assert counts[Queue.WAITING] == 2  # the citizen, and billing's answer for the completed one
    desk.run("gunel", review.undo, number)
    assert desk.as_("gunel").read(browsing.counts)[Queue.COMPLETED] == 0
    assert desk.as_("elnur").read(browsing.counts)[Queue.ALL] == 0


def test_overdue_and_due_today_follow_the_clock(embedded: Desk) -> None:
    several(embedded)
    unit = embedded.as_("gunel")
    assert (
        unit.read(browsing.counts)[Queue.OVERDUE],
        unit.read(browsing.counts)[Queue.DUE_TODAY],
    ) == (0, 0)
    embedded.clock.forward(days=3)  # Monday, 12:00
    assert (
        unit.read(browsing.counts)[Queue.OVERDUE],
        unit.read(browsing.counts)[Queue.DUE_TODAY],
    ) == (0, 4)
    embedded.clock.forward(hours=7)
    assert (
        unit.read(browsing.counts)[Queue.OVERDUE],
        unit.read(browsing.counts)[Queue.DUE_TODAY],
    ) == (4, 0)


@pytest.fixture
def many(desk: Desk) -> Iterator[Desk]:
    """650 applications copied from one by raw SQL."""
    desk.take_in()
    columns = [
        "service",
        "organisation_id",
        "department_id",
        "district_id",
        "place",
        "status",
        "name",
        "search_fold",
        "sort_key",
        "masked_fin",
        "masked_mobile",
        "subscriber_code",
        "no_code_stated",
        "channel",
        "login_method",
        "content_sha256",
        "submitted_at",
        "registered_at",
        "term_working_days",
        "due_on",
        "due_at",
        "investigated",
        "billing_pending",
        "version",
        "op_id",
        "last_action",
        "last_actor",
        "changed_at",
    ]
    with desk.engine.begin() as connection:
        for n in range(2, 651):
            statement = f"""
                INSERT INTO application (id, number, portal_request_id, {", ".join(columns)})
                SELECT {n}, 'WD-2026-{n:07}', 'p{n}', {", ".join(columns)}
                FROM application WHERE id = 1
            """
            connection.execute(text(statement))
    yield desk


@pytest.mark.parametrize("queue", [Queue.NEW, Queue.ALL, Queue.WAITING])
def test_blocks_give_every_row_once_and_in_order_however_one_comes_to_them(
    many: Desk, queue: Queue
) -> None:
    unit = many.as_("tural")
    if queue is Queue.WAITING:
        with many.engine.begin() as connection:
            ddl.drop_triggers(connection)
            waits = "UPDATE application SET billing_pending = true"
            connection.execute(text(waits))
            answers = "UPDATE application SET answered_at = submitted_at WHERE id % 3 = 0"
            connection.execute(text(answers))
            count_anew(connection)
    listed = Filter(queue)
    blocks = [unit.read(browsing.block, listed, number) for number in range(5)]
    assert [len(block) for block in blocks] == [PAGE, PAGE, PAGE, 50, 0]
    rows = [row for block in blocks for row in block]
    assert len({row.id for row in rows}) == 650 == unit.read(browsing.count, listed)
    if queue is not Queue.WAITING:
        keys = [(moment(row.due_at), row.id) for row in rows]
        assert keys == sorted(keys, reverse=queue is Queue.ALL)
    known = Known(0, blocks[0][-1])
    assert unit.read(browsing.block, listed, 1, known) == blocks[1]
    assert unit.read(browsing.block, listed, 3, known) == blocks[3]
    assert unit.read(browsing.block, listed, 4, Known(2, blocks[2][-1])) == []


def test_first_reads_on_until_it_has_enough(many: Desk) -> None:
    assert len(many.as_("tural").read(browsing.first, Filter(Queue.NEW), 450)) == 450
    assert len(many.as_("tural").read(browsing.first, Filter(Queue.NEW), 5000)) == 650


def test_a_search_says_that_there_are_more(many: Desk) -> None:
    result = many.as_("tural").read(searching.search, "eliyev")
    assert result.more and len(result.rows) == searching.SEARCH_LIMIT
