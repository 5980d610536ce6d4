"""An application's number is found however it is spelt, and is nobody's FIN."""

import pytest

from clerkdesk.usecases.queue import searching
from tests import samples
from tests.conftest import Desk


@pytest.mark.parametrize(
    "spelling",
    [
        "{0}",
        "№ {0}",
        "№{0}",
        "müraciət {0}",
        "Müraciət № {0} üzrə",
        "{1}",
        "wd{2}",
        "WD 2026 0000001",
        "WD–2026–0000001",
    ],
)
def test_a_number_is_found_in_every_spelling(desk: Desk, spelling: str) -> None:
    number = desk.take_in()
    desk.take_in(samples.no_debt("eg-2026-000002", applicant__surname="Müraciətov"))
    query = spelling.format(number, number.replace("-", ""), number[3:].replace("-", ""))
    rows = desk.as_("tural").run(searching.search, query).rows
    assert [row.number for row in rows] == [number]


def test_seven_digits_are_the_end_of_a_number_and_draw_no_ticket(desk: Desk) -> None:
    number = desk.take_in()
    assert not searching.is_personal("0000001")
    rows = desk.as_("tural").read(searching.search, "0000001").rows
    assert [row.number for row in rows] == [number]
    assert desk.scalar("SELECT count(*) FROM access_log WHERE purpose = 'search'") == 0
