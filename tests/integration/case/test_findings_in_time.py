"""What comes of an answer is there at the worker's next look: two seconds, whatever the weather."""

from clerkdesk.domain.lanes import Lane
from clerkdesk.usecases.case import casework, detail
from clerkdesk.worker.thread import PAUSE_SECONDS
from tests import samples
from tests.conftest import Desk


def kinds(desk: Desk, number: str) -> list[str]:
    return [row.kind for row in desk.run("gunel", detail.open_case, number).findings]


def of_another_holder(desk: Desk) -> str:
    """A taken application, at whose account billing knows somebody else."""
    account = desk.knows["accounts"][samples.no_debt()["subscriber_code"]]
    account["holder_name"] = "Əliyev Rəşad Kamran oğlu"
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    return number


def test_findings_stand_there_after_the_one_look_that_follows_the_answers(desk: Desk) -> None:
    number = of_another_holder(desk)
    lanes = desk.worker().lanes()
    lanes[Lane.FINDINGS]()
    assert "owner_differs" not in kinds(desk, number)
    assert lanes[Lane.REGISTER]() > 0 and lanes[Lane.BILLING]() > 0
    assert lanes[Lane.FINDINGS]() == 1
    assert "owner_differs" in kinds(desk, number)
    # A lane looks that often, and a window half a second after it is told at the latest.
    assert PAUSE_SECONDS <= 1.5


def test_a_worker_in_one_row_has_findings_in_the_round_of_the_answers(desk: Desk) -> None:
    number = of_another_holder(desk)
    desk.worker().once()
    assert "owner_differs" in kinds(desk, number)


def test_a_correction_that_is_answered_is_weighed_at_the_next_look(desk: Desk) -> None:
    number = of_another_holder(desk)
    lanes = desk.worker().lanes()
    for lane in (Lane.REGISTER, Lane.BILLING, Lane.FINDINGS):
        lanes[lane]()
    changes = {"owner_name": "Əliyev Rəşad Kamran oğlu"}
    desk.run("gunel", casework.amend, number, changes, "çıxarışa görə")
    assert lanes[Lane.FINDINGS]() == 1
    assert "owner_differs" not in kinds(desk, number)
