"""Saved views and lists narrowed by more than a queue: on both databases, within the scope."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.store.working_models import SavedView
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.queue import browsing, saved_views, views
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk
from tests.integration.queue.test_browsing import NAMES, several


def shown(desk: Desk, login: str = "tural", **fields: Any) -> list[str]:
    matches = desk.as_(login).read(browsing.narrowed, Filter(**fields))
    return [row.number for row in matches.rows]


def today(desk: Desk) -> date:
    return desk.local.read(now).date()


def test_a_list_is_narrowed_by_status_office_dates_links_and_debt(desk: Desk) -> None:
    numbers = several(desk)
    desk.knows = samples.stand_in("12.40", codes=("99000", "99001"))
    for number in numbers[:2]:
        desk.run("tural", casework.take, number)
    desk.worker().once()
    desk.run("tural", casework.take, numbers[2])
    desk.run("tural", review.refuse, numbers[2], "other", "səbəb")
    on = today(desk)
    assert set(shown(desk, statuses=("in_progress", "refused"))) == set(numbers[:3])
    assert shown(desk, departments=("su-yasamal",)) == [numbers[4]]
    assert shown(desk, departments=("su-yasamal", "su-nesimi"), statuses=("refused",)) == [
        numbers[2]
    ]
    assert (
        set(shown(desk, debt=Debt.OWED)) == set(numbers[:2]) and shown(desk, debt=Debt.CLEAR) == []
    )
    assert set(shown(desk, debt=Debt.UNKNOWN)) == set(numbers[2:])
    assert len(shown(desk, submitted_from=on - timedelta(days=400), submitted_to=on)) == 5
    assert (
        shown(desk, submitted_to=on - timedelta(days=400))
        == shown(desk, due_to=on - timedelta(days=400))
        == []
    )
    assert len(shown(desk, due_from=on - timedelta(days=400))) == 5
    assert shown(desk, linked=True) == [] and len(shown(desk, linked=False)) == 5
    twin = desk.take_in(
        samples.no_debt(
            "twin",
            subscriber_code="99003",
            applicant__fin="9XK2M7P",
            owner__fin="9XK2M7P",
            documents__0__fin=None,
        )
    )
    desk.link(twin)
    assert set(shown(desk, linked=True)) == {twin, numbers[3]}
    assert (
        shown(desk, "gunel", departments=("su-yasamal",))
        == []
        == shown(desk, "elnur", statuses=("new",))
    ), "nobody sees more than the scope"


def test_a_list_comes_in_the_order_of_names_or_of_submission(desk: Desk) -> None:
    numbers = several(desk)
    by_name = [
        numbers[NAMES.index(name)]
        for name in (
            ("Əliyev", "Rəşad"),
            ("Hüseynov", "Ülvi"),
            ("İsmayılova", "Şəhla"),
            ("Məmmədova", "Gülnarə"),
            ("Şıxəliyeva", "Xədicə"),
        )
    ]
    assert shown(desk, order=Order.NAME) == by_name, (
        "the Azerbaijani alphabet: Ə before H, H before İ, Ş after M"
    )
    assert shown(desk, order=Order.NEWEST) == shown(desk, order=Order.SUBMITTED)[::-1]


def test_a_narrowed_list_says_that_there_is_more(desk: Desk) -> None:
    several(desk)
    matches = desk.as_("tural").read(browsing.narrowed, Filter(order=Order.NAME), 3)
    assert len(matches.rows) == 3 and matches.more
    assert (
        Filter(order=Order.NAME).narrows and not Filter(Queue.NEW, "idp", "BA-NAS", "tural").narrows
    )


NARROWED = Filter(
    Queue.ALL,
    statuses=("in_progress",),
    departments=("su-nesimi",),
    due_to=date(2026, 12, 1),
    submitted_from=date(2026, 1, 31),
    debt=Debt.CLEAR,
    linked=False,
    order=Order.NAME,
)


def test_a_view_comes_back_as_it_was_saved_and_is_ones_own(desk: Desk) -> None:
    key = desk.run("gunel", saved_views.save, "  Borcu ödənilmiş ", NARROWED, ("due", "holder"))
    (view,) = desk.as_("gunel").read(views.list_views)
    assert (view.id, view.name, view.filter, view.columns, view.shared, view.mine) == (
        key,
        "Borcu ödənilmiş",
        NARROWED,
        ("due", "holder"),
        False,
        True,
    )
    assert desk.as_("tural").read(views.list_views) == []
    desk.run("gunel", saved_views.save, "Borcsuz", Filter(Queue.MINE), key=key)
    assert [(view.name, view.filter) for view in desk.as_("gunel").read(views.list_views)] == [
        ("Borcsuz", Filter(Queue.MINE))
    ]
    desk.run("gunel", saved_views.forget, key)
    assert desk.as_("gunel").read(views.list_views) == []


def test_a_supervisor_shares_a_view_with_the_organisation(desk: Desk) -> None:
    key = desk.run("sabina", saved_views.save, "Gecikənlər", Filter(Queue.OVERDUE), shared=True)
    for login in ("gunel", "tural", "audit"):
        (view,) = desk.as_(login).read(views.list_views)
        assert (view.name, view.mine, view.by) == ("Gecikənlər", False, "Sabina Rəhimova")
    assert desk.as_("elnur").read(views.list_views) == [], "another organisation has its own"
    for use_case, arguments in ((saved_views.save, ("mənim", Filter())), (saved_views.forget, ())):
        with pytest.raises(Expected, match="view_unknown"):
            desk.run("gunel", use_case, *arguments, key=key)


def test_views_stand_in_the_order_of_the_alphabet(desk: Desk) -> None:
    for name in ("Şuşa", "Əlavə", "Zəng", "Çıxarış", "Etiraz", "Xətai"):
        desk.run("gunel", saved_views.save, name, Filter())
    assert [view.name for view in desk.as_("gunel").read(views.list_views)] == [
        "Çıxarış",
        "Etiraz",
        "Əlavə",
        "Xətai",
        "Şuşa",
        "Zəng",
    ]


@pytest.mark.parametrize(
    ("name", "columns", "shared", "code"),
    [
        (" ", ("due",), False, "CD606"),
        ("x" * 61, ("due",), False, "too_long"),
        ("a", ("secret",), False, "unknown_value"),
        ("a", ("due",), True, "CD607"),
        ("var", ("due",), False, "view_exists"),
    ],
)
def test_what_cannot_be_a_view_is_said(
    desk: Desk, name: str, columns: tuple[str, ...], shared: bool, code: str
) -> None:
    desk.run("gunel", saved_views.save, "var", Filter())
    with pytest.raises(Expected, match=code):
        desk.run("gunel", saved_views.save, name, Filter(), columns, shared=shared)


def test_only_what_is_to_be_done_has_a_number_in_the_sidebar(desk: Desk) -> None:
    """Decided applications are a million: no desk counts through them whenever anything changes."""
    several(desk)
    filters = {
        "yeni": Filter(Queue.NEW, debt=Debt.UNKNOWN),
        "açıq": Filter(statuses=("new",)),
        "hamısı": Filter(linked=False),
        "bitmiş": Filter(Queue.COMPLETED),
        "qarışıq": Filter(statuses=("new", "refused")),
    }
    keys = {name: desk.run("tural", saved_views.save, name, one) for name, one in filters.items()}
    assert desk.as_("tural").read(
        lambda session: views.numbers(session, views.list_views(session))
    ) == {keys["yeni"]: 5, keys["açıq"]: 5}


def test_a_view_of_another_program_version_shows_what_is_known_of_it(embedded: Desk) -> None:
    def write(session: Session) -> None:
        session.add(
            SavedView(
                staff_id=1,
                name="yeni",
                shared=False,
                definition=json.dumps(
                    {
                        "filter": {"queue": "new", "colour": "red"},
                        "columns": ["due", "smell"],
                        "sound": 1,
                    }
                ),
            )
        )

    embedded.run("gunel", write)
    (view,) = embedded.as_("gunel").read(views.list_views)
    assert view.filter == Filter(Queue.NEW) and view.columns == ("due",)


@pytest.mark.parametrize(
    ("definition", "shown"),
    [
        ("no JSON", Filter()),
        ("[" * 100_000, Filter()),
        ("[1]", Filter()),
        ('{"filter": [1]}', Filter()),
        ('{"filter": {"statuses": ["new", 1], "district": "BA-NAS"}}', Filter(district="BA-NAS")),
        ('{"filter": {"linked": 1, "statuses": ["new"]}}', Filter(statuses=("new",))),
        ('{"filter": {"due_to": "1400-01-01", "due_from": "soon"}}', Filter()),
        ('{"filter": {"only": [3, 7]}}', Filter(only=(3, 7))),
        ('{"filter": {"only": [3, true]}}', Filter()),
        ('{"filter": {"only": ["3"]}}', Filter()),
        ('{"filter": {"only": [0]}}', Filter()),
        ('{"filter": {"only": 7}}', Filter()),
    ],
)
def test_of_a_view_that_was_written_by_hand_only_what_can_be_is_left(
    definition: str, shown: Filter
) -> None:
    (view,) = views.read_views([(1, "əl ilə", definition, True, False, "Sabina")])
    assert (view.filter, view.columns) == (shown, views.DEFAULT_COLUMNS)
