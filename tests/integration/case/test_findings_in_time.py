"""What comes of an answer is there at the worker's next look: two seconds, whatever the weather."""

import pytest

from clerkdesk.domain.lanes import Lane
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.usecases.case import answers, casework, detail, review, weighing
from clerkdesk.usecases.case.answers import MAX_ATTEMPTS, Question
from clerkdesk.usecases.case.loading import find
from clerkdesk.worker.thread import PAUSE_SECONDS
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_findings import two_packages_with_one_file


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


def claimed(desk: Desk, number: str) -> Question:
    """The question about what is to be weighed of an application, as the worker takes it."""
    key = desk.local.read(find, number).id
    (question,) = desk.local.run(answers.claim, 10, key, [QuestionKind.FINDINGS])
    return question


def stored(desk: Desk, kind: str) -> int:
    """How many findings of the kind are written down; a silent worker's has no row."""
    return int(desk.scalar("SELECT count(*) FROM finding WHERE kind = :kind", kind=kind) or 0)


@pytest.mark.parametrize(("is_decided", "count"), [(False, 1), (True, 0)])
def test_what_cannot_be_compared_at_all_is_a_persons_to_compare(
    desk: Desk, is_decided: bool, count: int
) -> None:
    number = desk.take_in()
    if is_decided:
        desk.run("tural", review.refuse, number, "other", "səhv")
    for _attempt in range(MAX_ATTEMPTS):
        assert stored(desk, "not_compared") == 0
        desk.local.run(answers.record_failure, claimed(desk, number).id)
        desk.later(minutes=3)
    assert stored(desk, "not_compared") == count
    waiting = "SELECT count(*) FROM inquiry WHERE kind = 'findings' AND outcome IS NULL"
    assert desk.scalar(waiting) == 0


def test_a_comparison_that_comes_twice_is_kept_once(desk: Desk) -> None:
    question = claimed(desk, of_another_holder(desk))
    answered = "SELECT outcome_at FROM inquiry WHERE kind = 'findings'"
    desk.local.run(weighing.record, question.id)
    first = desk.scalar(answered)
    desk.later(minutes=1)
    desk.local.run(weighing.record, question.id)
    assert desk.scalar(answered) == first is not None


def test_the_other_one_of_two_that_will_be_compared_anyway_is_not_asked_about_twice(
    desk: Desk,
) -> None:
    first, second = [desk.take_in(*each) for each in two_packages_with_one_file()]
    desk.local.run(weighing.record, claimed(desk, second).id)
    assert stored(desk, "file_of_another") == 1
    assert claimed(desk, first)
