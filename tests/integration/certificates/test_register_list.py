"""The register of certificates as a list: found, counted, read page by page, within one's scope."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters import report_tables
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.report import Period
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.certificates import issuing, listing
from clerkdesk.usecases.certificates.listing import Known, RegisterFilter, RegisterRow
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.supervision.giving_out import Kind
from tests import samples
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed, print_one
from tests.integration.certificates.test_letters import letter, refused


def found(desk: Desk, login: str = "sabina", **narrowed: Any) -> list[str]:
    part = desk.run(login, listing.first_page, RegisterFilter(**narrowed))
    return [row.number for row in part.rows]


@pytest.fixture
def two(desk: Desk) -> tuple[str, str]:
    """A revoked certificate of one citizen, and a live one of another; newest last."""
    first = print_one(desk, completed(desk))
    desk.run("sabina", issuing.revoke, first, "sahib səhv göstərilib")
    desk.knows["accounts"]["12045567999"] = {
        **desk.knows["accounts"]["12045567890"],
        "subscriber_code": "12045567999",
    }
    desk.knows["debts"]["12045567999"] = "0.00"
    other = samples.no_debt(
        "eg-other",
        owner__surname="İsmayılova",
        owner__name="Şəhla",
        subscriber_code="12045567999",
    )
    return first, print_one(desk, completed(desk, other))


def test_the_newest_stands_first_with_what_a_supervisor_asks_of_it(
    desk: Desk, two: tuple[str, str]
) -> None:
    part = desk.as_("sabina").read(listing.first_page, RegisterFilter())
    newest, revoked = part.rows
    assert (newest.number, revoked.number) == (two[1], two[0])
    assert part.counts == {"live": 1, "expired": 0, "superseded": 0, "revoked": 1}
    assert (newest.decider, newest.printed_by, newest.prints) == (
        "Günel Hüseynova",
        "Günel Hüseynova",
        1,
    )
    assert (revoked.state_by, revoked.state_reason) == (
        "Sabina Rəhimova",
        "sahib səhv göstərilib",
    )
    assert newest.office == "Nəsimi sukanal idarəsi"


def test_it_is_found_by_number_name_code_and_state(desk: Desk, two: tuple[str, str]) -> None:
    first, second = two
    code = desk.scalar(f"SELECT code FROM certificate WHERE number = '{second}'")
    assert found(desk, query=first) == [first]
    assert found(desk, query="ismayilova sehla") == [second]
    assert found(desk, query="1204 5567 999") == [second]
    assert found(desk, query="-".join((code[:4], code[4:]))) == [second]
    assert found(desk, query="NB") == [second, first]
    assert found(desk, query="NB", state="revoked") == [first]
    assert found(desk, query="Билл") == []


def test_a_whole_fin_finds_it_and_the_search_is_written_down(
    desk: Desk, two: tuple[str, str]
) -> None:
    searches = "SELECT count(*) FROM access_log WHERE purpose = 'search'"
    before = desk.scalar(searches)
    assert set(found(desk, query="5XK2M7P")) == set(two)
    assert found(desk, query="5XK9Z9Z") == []
    assert desk.scalar(searches) == before + 2


def test_days_and_office_narrow_it(desk: Desk, two: tuple[str, str]) -> None:
    newest = desk.as_("sabina").read(listing.first_page, RegisterFilter()).rows[0]
    today = baku_date(newest.issued_at)
    assert found(desk, since=today, until=today) == [two[1], two[0]]
    assert found(desk, until=date(2020, 1, 1)) == []
    assert found(desk, department="su-nesimi") == [two[1], two[0]]
    assert found(desk, department="su-yasamal") == []
    with pytest.raises(NotFound, match="department_unknown"):
        found(desk, department="nowhere")


def test_what_lies_behind_a_page_comes_with_the_next_one(
    desk: Desk, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    [newest] = desk.as_("sabina").read(listing.first_page, RegisterFilter()).rows
    [next_one] = desk.as_("sabina").read(listing.next_page, RegisterFilter(), newest.id)
    assert (newest.number, next_one.number) == (two[1], two[0])
    assert desk.as_("sabina").read(listing.next_page, RegisterFilter(), next_one.id) == []
    given = listing.given_rows(desk.as_("sabina"), RegisterFilter())
    assert [row.number for row in given] == [newest.number, next_one.number]
    assert found(desk, query="…") == [], "what has no letters is nobody's name"


def test_any_block_is_read_at_its_distance_from_the_start_or_from_a_known_one(
    desk: Desk, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)

    def block(number: int, known: Known | None = None, **narrowed: Any) -> list[RegisterRow]:
        rows: list[RegisterRow] = desk.run(
            "sabina", listing.block, RegisterFilter(**narrowed), number, known
        )
        return rows

    [newest] = block(0)
    assert [row.number for row in block(1)] == [two[0]]
    assert block(1, Known(0, newest.id)) == block(1)
    assert [row.number for row in block(1, query="5XK2M7P")] == [two[0]]
    assert [row.number for row in block(0, state="revoked")] == [two[0]]
    assert block(1, state="revoked") == [] and block(2) == [] == block(7, Known(0, newest.id))


def days_over(desk: Desk) -> None:
    """A certificate may be used for five days, and every paper is seven days old."""
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE setting SET value = '5' WHERE key = 'certificate_valid_days'")
        )
        if not desk.embedded:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("UPDATE certificate SET issued_on = issued_on - 7"))
    if desk.embedded:
        desk.clock.forward(days=7)


def test_what_is_over_stands_as_expired_in_list_numbers_and_files(
    desk: Desk, two: tuple[str, str]
) -> None:
    revoked, over = two
    days_over(desk)
    part = desk.as_("sabina").read(listing.first_page, RegisterFilter())
    assert part.counts == {"live": 0, "expired": 1, "superseded": 0, "revoked": 1}
    assert [(row.number, row.state) for row in part.rows] == [
        (over, "expired"),
        (revoked, "revoked"),
    ]
    assert (found(desk, state="live"), found(desk, state="expired")) == ([], [over])
    entry = desk.as_("sabina").read(listing.entry, over)
    assert entry is not None and entry.state == "expired"
    given = listing.given_rows(desk.as_("sabina"), RegisterFilter())
    assert [row.state for row in given] == ["expired", "revoked"]
    period = Period(date(2000, 1, 1), date(2100, 1, 1))
    taking = desk.run("sabina", giving_out.begin, Kind.CERTIFICATES, period, "csv")
    file = report_tables.certificates(giving_out.rows(desk.as_("sabina"), taking))
    assert [row[1] for row in file.rows] == ["ləğv edilib", "müddəti bitib"]
    case = desk.scalar(
        "SELECT a.number FROM application a JOIN certificate c ON c.application_id = a.id"
        " WHERE c.number = :number",
        number=over,
    )
    [shown] = desk.run("gunel", detail.open_case, case).certificates
    assert shown.state == "expired"


def test_a_letter_is_in_force_however_old_it_is(desk: Desk) -> None:
    name, _lines = letter(desk, refused(desk))
    days_over(desk)
    part = desk.as_("kamran").read(listing.first_page, RegisterFilter())
    assert [(row.number, row.state) for row in part.rows] == [(name, "live")]
    assert (part.counts["live"], part.counts["expired"]) == (1, 0)


def test_another_organisation_sees_nothing_of_it(desk: Desk, two: tuple[str, str]) -> None:
    assert found(desk, "elnur") == [] and found(desk, "kamran", query=two[0]) == []
    assert desk.as_("elnur").read(listing.entry, two[0]) is None
    assert desk.as_("elnur").read(listing.prints) == []


def test_every_sheet_is_listed(desk: Desk) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    print_one(desk, number)
    sheets = desk.as_("sabina").read(listing.prints)
    assert [(sheet.number, sheet.copy) for sheet in sheets] == [(certificate, 2), (certificate, 1)]
    assert desk.as_("sabina").read(listing.prints, "NB-2026-0000099") == []
    assert desk.as_("sabina").read(listing.prints, None, None, None, sheets[0].id) == sheets[1:]


def test_who_searches_for_people_too_often_is_stopped(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="CD705"):
        for _search in range(61):
            found(desk, "gunel", query="5XK2M7P")
