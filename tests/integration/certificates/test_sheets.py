"""Why a certificate is printed again, and what becomes of each sheet."""

import pytest
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.prints import Fate, PrintReason
from clerkdesk.usecases.certificates import issuing, listing
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed, print_one


def again(desk: Desk, number: str, reason: PrintReason | None) -> None:
    desk.run("gunel", issuing.request, number, reason)
    desk.worker().once()


def sheets(desk: Desk) -> list[tuple[int, str | None, str | None]]:
    rows = desk.as_("sabina").read(listing.prints)
    return [(row.copy, row.reason, row.fate) for row in rows]


def test_of_the_first_sheet_nobody_is_asked_and_of_the_next_the_reason_is_kept(desk: Desk) -> None:
    number = completed(desk)
    again(desk, number, PrintReason.SPOILED)
    again(desk, number, PrintReason.LOST)
    again(desk, number, None)
    assert sheets(desk) == [(3, None, None), (2, "lost", None), (1, None, None)]


def test_what_became_of_a_sheet_is_said_and_said_anew(desk: Desk) -> None:
    certificate = print_one(desk, completed(desk))
    desk.run("gunel", issuing.keep_fate, certificate, 1, Fate.OUT)
    assert sheets(desk) == [(1, None, "out")]
    desk.run("sabina", issuing.keep_fate, certificate, 1, Fate.SPOILED)
    assert sheets(desk) == [(1, None, "spoiled")]
    events = "SELECT count(*) FROM event WHERE action = 'sheet' AND row_table = 'print_fate'"
    assert desk.scalar(events) == 2


def test_what_did_not_come_out_is_a_lost_sheet(desk: Desk) -> None:
    certificate = print_one(desk, completed(desk))
    desk.run("gunel", issuing.did_not_come_out, certificate)
    assert sheets(desk) == [(1, None, "lost")]


@pytest.mark.parametrize(
    ("login", "copy", "code"),
    [
        ("audit", 1, "auditor_reads_only"),
        ("elnur", 1, "certificate_not_found"),
        ("gunel", 2, "certificate_not_found"),
    ],
)
def test_only_who_works_on_it_says_so_and_only_of_a_sheet_that_there_is(
    desk: Desk, login: str, copy: int, code: str
) -> None:
    certificate = print_one(desk, completed(desk))
    with pytest.raises(Expected, match=code):
        desk.run(login, issuing.keep_fate, certificate, copy, Fate.OUT)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE print_fate SET fate = 'out'", "CD211"),
        ("DELETE FROM print_fate", "CD211"),
        ("UPDATE certificate_print SET reason = 'other'", "CD206"),
    ],
)
def test_what_was_said_is_not_altered(desk: Desk, statement: str, code: str) -> None:
    certificate = print_one(desk, completed(desk))
    desk.run("gunel", issuing.keep_fate, certificate, 1, Fate.LOST)
    with pytest.raises(DBAPIError, match=code), desk.engine.begin() as connection:
        connection.exec_driver_sql(statement)
