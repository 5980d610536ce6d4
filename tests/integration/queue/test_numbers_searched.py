"""An application's number is found however it is spelt, and is nobody's FIN."""

import pytest

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.usecases.history import access
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
        "«{0}»,",
        "заявление {0}",
        "wd-2026-1",
        "müraciət WD 2026 1",
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


def test_what_was_looked_for_stands_in_the_log_and_cannot_be_read_there(desk: Desk) -> None:
    sought = []
    for query in ("5XK2M7P", "5xk2m7p", "9ZZ9ZZ9"):
        desk.as_("tural").run(searching.search, query)
        sought.append(desk.scalar("SELECT sought FROM access_log ORDER BY id DESC LIMIT 1"))
    assert sought[0] == sought[1] != sought[2]
    assert all(len(each) == 64 for each in sought)


def test_a_person_looks_for_thirty_a_minute(desk: Desk) -> None:
    for number in range(30):
        desk.run("tural", access.seek, "fin", f"{number:05}AB")
    with pytest.raises(NotAllowed, match="CD705"):
        desk.run("tural", searching.search, "5XK2M7P")
    desk.run("gunel", searching.search, "5XK2M7P")
