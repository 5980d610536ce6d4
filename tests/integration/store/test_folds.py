"""What an older program has folded otherwise is found again after the upgrade."""

from sqlalchemy import text

from clerkdesk.store import checking, folds, schema, upgrading
from clerkdesk.store.guard import ddl, groups
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.queue import searching
from tests import samples
from tests.conftest import Desk

VILLAGE = "Ağdam r-nu, Quzanlı qəs."


def as_an_older_program_had_it(desk: Desk, *changes: str) -> None:
    """Write past the rules; the version of the folds is an older one then."""
    with desk.engine.begin() as connection:
        if not desk.embedded:
            groups.become_owner(connection)
        ddl.drop_triggers(connection)
        for change in (*changes, f"UPDATE setting SET value = '1' WHERE key = '{folds.KEY}'"):
            connection.execute(text(change))


def numbers(desk: Desk, query: str) -> list[str]:
    return [row.number for row in desk.as_("tural").read(searching.search, query).rows]


def test_a_name_in_cyrillic_is_found_in_latin_letters_and_the_other_way(desk: Desk) -> None:
    person = {"fin": "5XK2M7P", "surname": "Мәммәдов", "name": "Рәшад"}
    number = desk.take_in(samples.no_debt(owner=person, applicant=person))
    for query in ("Məmmədov", "Мәммәдов", "resad", "Рәшад", "рәшад мәммәдов"):
        assert numbers(desk, query) == [number], query
    latin = desk.take_in(samples.no_debt("eg-2026-000002"))
    for query in ("Әлијев", "Əliyev Rəşad", "Әлијев Рәшад"):
        assert numbers(desk, query) == [latin], query


def test_folds_of_an_older_program_are_made_anew_at_the_upgrade(desk: Desk) -> None:
    number = desk.take_in()
    events = desk.scalar("SELECT count(*) FROM event")
    as_an_older_program_had_it(
        desk, "UPDATE application SET search_fold = 'stale', sort_key = 'zzz'"
    )
    assert not schema.is_current(desk.engine)
    assert numbers(desk, "Əliyev") == []
    upgrading.upgrade(desk.engine)
    assert schema.is_current(desk.engine)
    assert numbers(desk, "Əliyev") == [number]
    assert desk.scalar("SELECT sort_key FROM application") != "zzz"
    assert desk.scalar("SELECT count(*) FROM event") == events, "nobody has acted"
    assert desk.scalar("SELECT max(version) FROM application") == 1
    assert checking.check(desk.engine) == []
    assert desk.local.read(verification.verify, None).whole


def test_whole_districts_that_an_older_program_linked_are_linked_no_more(desk: Desk) -> None:
    people = [
        samples.idp(
            f"eg-{number}",
            applicant__fin=f"{number:05}AB",
            registered_persons=[{"fin": f"{number:05}AB"}],
            subscriber_code=f"{130045501000000 + number}",
            documents__0__fin=None,
            object__previous_address=address,
        )
        for number, address in enumerate((VILLAGE, VILLAGE, f"{VILLAGE} ev 5", f"{VILLAGE} ev 5"))
    ]
    first, second, third, fourth = (desk.take_in(package) for package in people)
    desk.link(fourth)
    ids = "(SELECT id FROM application WHERE number = '{}')"
    as_an_older_program_had_it(
        desk,
        "UPDATE application_detail SET previous_address_fold = 'agdam r nu quzanli qes'"
        " WHERE previous_address NOT LIKE '%ev 5'",
        "INSERT INTO application_link (application_id, other_id, kind)"
        f" VALUES ({ids.format(first)}, {ids.format(second)}, 'address')",
    )
    upgrading.upgrade(desk.engine)
    assert desk.local.run(detail.open_case, first).links == []
    linked = desk.local.run(detail.open_case, third).links
    assert [link.number for link in linked] == [fourth]


def test_the_waited_days_of_an_older_program_stay_in_the_term(embedded: Desk) -> None:
    embedded.take_in()
    as_an_older_program_had_it(
        embedded,
        "UPDATE setting SET value = 'yes' WHERE key = 'waiting_stops_clock'",
        "UPDATE application SET due_on = '2026-11-26'",
    )
    with embedded.engine.begin() as connection:
        folds.keep_waited_days(connection)
    assert embedded.scalar("SELECT waited_days FROM application") == 3
