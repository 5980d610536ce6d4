"""A departure's list: taken in, looked through, decided household by household, emptied."""

from datetime import date

import pytest

from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.limits import CARAVANS_A_DAY
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.caravans import approving, listing, taking
from clerkdesk.usecases.caravans.listing import CaravanView, HouseholdRow
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.history import outliers, verification
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.retention import requests
from clerkdesk.worker.retention import Retention
from tests import caravans
from tests.conftest import Desk


def taken(desk: Desk, households: int, login: str = "elnur") -> int:
    rows = [row for household in range(households) for row in caravans.listed(household)]
    key: int = desk.run(login, taking.take, caravans.departure(rows))
    return key


def shown(desk: Desk, key: int, login: str = "elnur") -> CaravanView:
    view: CaravanView = desk.as_(login).read(listing.view, key)
    return view


def row_of(desk: Desk, key: int, household: int) -> HouseholdRow:
    return shown(desk, key).households[household]


def applied(desk: Desk) -> list[str]:
    """Households 0 and 1 are ready, 2 is indebted, and of 3 no document is judged."""
    return [caravans.apply(desk, household, judged=household < 3) for household in range(4)]


def begun(desk: Desk) -> list[str]:
    """The numbers of the four."""
    desk.knows = caravans.knows(6, debts={2: "84.20"})
    return desk.after(applied)


def test_every_household_stands_in_one_of_four_places_and_says_why(desk: Desk) -> None:
    ready, done, indebted, new = begun(desk)
    twice = {"fin": caravans.fin(4, 1), "surname": "N", "name": "S"}
    other = desk.take_in(caravans.package(9, registered_persons__1=twice))
    doubled = desk.take_in(caravans.package(4))
    desk.approve("elnur", done)
    key = taken(desk, 6)
    view = shown(desk, key)
    assert [(row.standing, row.number) for row in view.households] == [
        (Standing.READY, ready),
        (Standing.DONE, done),
        (Standing.FINDING, indebted),
        (Standing.FINDING, new),
        (Standing.FINDING, doubled),
        (Standing.MISSING, None),
    ]
    assert sum(view.count(state) for state in Standing) == view.caravan.households == 6
    debtor = view.households[2]
    assert (debtor.amount, debtor.kept_from) == (8420, "debt_at_old_address") and debtor.indebted
    sevil = view.households[4]
    assert (sevil.doubled, sevil.others) == (("Nümunə Sevil Həsən oğlu",), (other,))
    assert view.households[3].kept_from == "documents_undecided"
    assert view.caravan.people == 12 and view.caravan.taken_by_name == "Elnur Məmmədli"


def test_a_household_that_is_ready_is_approved_by_itself_and_the_others_are_refused(
    desk: Desk,
) -> None:
    ready = begun(desk)[0]
    key = taken(desk, 5)
    desk.run("elnur", approving.prepare, key, "0")
    assert desk.as_("elnur").read(approving.is_awaited, key, "0")
    with pytest.raises(NotAllowed, match="debt_being_asked"):
        desk.run("elnur", approving.approve, key, "0")
    desk.worker().once()
    seen = row_of(desk, key, 0).application_id
    assert seen is not None
    with pytest.raises(NotAllowed, match="caravan_not_ready"):
        desk.run("elnur", approving.approve, key, "0", seen + 1)
    assert desk.run("elnur", approving.approve, key, "0", seen) == ready
    assert row_of(desk, key, 0).standing is Standing.DONE
    with pytest.raises(NotAllowed, match="documents_undecided"):
        desk.run("elnur", approving.approve, key, "3")
    with pytest.raises(NotAllowed, match="caravan_not_ready"):
        desk.run("elnur", approving.approve, key, "4")
    with pytest.raises(NotAllowed, match="not_from_completed"):
        desk.run("elnur", approving.approve, key, "0")


def test_what_nobody_holds_is_taken_by_whoever_approves_it(desk: Desk) -> None:
    desk.run("elnur", casework.release, begun(desk)[0])
    key = taken(desk, 1, "kamran")
    row = shown(desk, key, "kamran").households[0]
    assert row.standing is Standing.READY and row.must_take
    desk.run("kamran", approving.prepare, key, "0")
    desk.worker().once()
    desk.run("kamran", approving.approve, key, "0")
    assert row_of(desk, key, 0).standing is Standing.DONE


def test_missing_debts_are_asked_for_and_a_debtor_is_found(desk: Desk) -> None:
    begun(desk)
    desk.later(days=1)
    key = taken(desk, 3)
    assert row_of(desk, key, 0).kept_from == "debt_not_asked"
    assert desk.run("elnur", approving.ask_missing_debts, key) == 3
    assert desk.run("elnur", approving.ask_missing_debts, key) == 0
    desk.worker().once()
    rows = shown(desk, key).households
    assert [row.standing for row in rows] == [Standing.READY, Standing.READY, Standing.FINDING]
    assert rows[2].amount == 8420


def test_an_opened_household_shows_its_fins_and_the_look_is_written_down(desk: Desk) -> None:
    key = taken(desk, 2)
    people = desk.run("elnur", listing.household, key, "1")
    assert [(each.position, each.fin) for each in people] == [
        (2, caravans.fin(1)),
        (3, caravans.fin(1, 1)),
    ]
    assert people[0].born == Born(date(1979, 4, 17), None)
    looks = "SELECT count(*) FROM access_log WHERE purpose = 'search'"
    assert desk.scalar(looks) == 1
    assert desk.run("elnur", listing.household, key, "99") == []


def test_a_list_is_nobody_elses_business(desk: Desk) -> None:
    key = taken(desk, 1)
    for login in ("gunel", "sabina", "admin"):
        with pytest.raises(NotAllowed, match="caravan_not_yours"):
            desk.as_(login).read(listing.view, key)
        with pytest.raises(NotAllowed, match="caravan_not_yours"):
            desk.run(login, taking.close, key)
    with pytest.raises(NotFound, match="caravan_unknown"):
        desk.as_("elnur").read(listing.view, key + 1)


def test_another_list_takes_the_place_of_one_and_what_changes_is_said_before(desk: Desk) -> None:
    first = taken(desk, 2)
    later = caravans.departure([*caravans.listed(1, old_address="Tərtər ş."), *caravans.listed(2)])
    assert desk.as_("elnur").read(listing.changes, first, later) == (
        ("Nümunə Ailə 2 Həsən oğlu",),
        ("Nümunə Ailə 0 Həsən oğlu",),
        ("Nümunə Ailə 1 Həsən oğlu",),
    )
    second = desk.run("elnur", taking.take, later, first)
    assert [each.id for each in desk.as_("elnur").read(listing.lists)] == [second]
    with pytest.raises(NotAllowed, match="CD965"):
        desk.as_("elnur").read(listing.view, first)


def test_only_so_many_lists_a_day_and_supervisors_see_who_takes_many(desk: Desk) -> None:
    for _ in range(CARAVANS_A_DAY):
        taken(desk, 1)
    with pytest.raises(NotAllowed, match="CD962"):
        taken(desk, 1)
    taken(desk, 1, "kamran")
    people = {each.login: each for each in desk.as_("kamran").read(outliers.outliers)}
    assert (people["elnur"].lists, people["kamran"].lists) == (CARAVANS_A_DAY, 1)


def fins(desk: Desk) -> int:
    number: int = desk.scalar("SELECT count(*) FROM caravan_person WHERE fin <> ''")
    return number


def worked(desk: Desk) -> None:
    unit = desk.local if desk.embedded else desk.as_("worker_sample")
    Retention(unit).keep()


def test_the_people_of_a_closed_list_go_after_the_days_and_the_trace_stays(desk: Desk) -> None:
    key = taken(desk, 2)
    worked(desk)
    desk.run("elnur", taking.close, key)
    worked(desk)
    assert fins(desk) == 4, "it was closed just now"
    desk.local.run(installation_settings.set_setting, "caravan_days", "0")
    worked(desk)
    assert fins(desk) == 0
    assert desk.scalar("SELECT count(DISTINCT sought) FROM caravan_person") == 4
    assert desk.scalar("SELECT count(*) FROM caravan WHERE emptied_at IS NOT NULL") == 1
    assert desk.local.read(verification.verify, None).whole


def test_a_departure_that_nobody_closes_is_over_by_its_day(desk: Desk) -> None:
    rows = caravans.listed(0, day="02.01.2026")
    desk.run("elnur", taking.take, caravans.departure(rows))
    assert len(desk.as_("elnur").read(listing.lists)) == 1
    worked(desk)
    assert fins(desk) == 0
    assert desk.as_("elnur").read(listing.lists) == []


def test_whoever_is_erased_from_an_application_is_erased_from_the_lists(desk: Desk) -> None:
    desk.approve("elnur", begun(desk)[0])
    key = taken(desk, 2)
    desk.later(minutes=1)
    desk.worker().once()
    desk.local.run(
        accounts.add_staff, "rena", name="Rəna", role="supervisor", organisation="azerishiq"
    )
    asked = desk.run("kamran", requests.ask, caravans.fin(0), "Vətəndaşın ərizəsi")
    desk.run("rena", requests.decide, asked.request, granted=True)
    worked(desk)
    assert fins(desk) == 2, "both of the application; nobody of the other household"
    assert [row.household for row in shown(desk, key).households] == ["1"]


def test_a_household_that_is_not_in_the_list_is_unknown(desk: Desk) -> None:
    key = taken(desk, 1)
    assert not desk.as_("elnur").read(approving.is_awaited, key, "0")
    assert desk.run("elnur", approving.ask_missing_debts, key) == 0, "it has not applied"
    for use_case in (approving.prepare, approving.approve):
        with pytest.raises(NotFound, match="caravan_unknown"):
            desk.run("elnur", use_case, key, "99")


def test_of_whom_the_list_does_not_say_it_no_birthday_is_shown(desk: Desk) -> None:
    rows = caravans.listed(0, born="")
    key = desk.run("elnur", taking.take, caravans.departure(rows))
    people = desk.run("elnur", listing.household, key, "0")
    assert [each.born for each in people] == [None, None]


def test_a_files_rows_are_read_for_whoever_works_with_lists_only(desk: Desk) -> None:
    rows = [caravans.HEAD_ROW, *caravans.listed(1)]
    departure, faults = desk.as_("elnur").read(listing.examine, rows)
    assert departure is not None and not faults
    nothing, faults = desk.as_("elnur").read(listing.examine, [caravans.HEAD_ROW, ["?"]])
    assert nothing is None and faults
    with pytest.raises(NotAllowed, match="caravan_not_yours"):
        desk.as_("gunel").read(listing.examine, rows)
