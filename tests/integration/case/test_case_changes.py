"""What a clerk corrects, waits for and refuses, at the edges of the rules."""

import pytest
from sqlalchemy import update

from clerkdesk.domain.errors import Invalid, NotFound
from clerkdesk.domain.lifecycle import Action
from clerkdesk.store.reference_models import RefusalReason
from clerkdesk.usecases.case import casework, detail, drafts, review
from clerkdesk.usecases.installation_settings import set_setting
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_answers import OTHER, with_two_accounts
from tests.integration.case.test_review import ready


def test_of_an_amendment_only_what_differs_is_kept(desk: Desk) -> None:
    number = ready(desk)
    changes = {"mobile": "050 234 56 78", "address": "Yeni küç. 5"}
    desk.run("gunel", casework.amend, number, changes, "ünvan səhv idi")
    assert desk.local.run(detail.open_case, number).address == "Yeni küç. 5"
    assert desk.scalar("SELECT count(*) FROM amendment") == 1
    assert desk.scalar("SELECT field FROM amendment") == "address"


def test_an_amendment_to_what_stands_there_already_is_none(desk: Desk) -> None:
    number = ready(desk)
    with pytest.raises(Invalid, match="nothing_to_amend"):
        desk.run("gunel", casework.amend, number, {"mobile": "050 234 56 78"}, "yoxlama")
    assert desk.scalar("SELECT count(*) FROM amendment") == 0


def test_a_consumer_group_that_a_clerk_wrote_stays_when_the_code_changes(desk: Desk) -> None:
    with_two_accounts(desk)
    number = ready(desk)
    desk.run("gunel", casework.amend, number, {"consumer_group": "III"}, "müqavilə üzrə")
    desk.run("gunel", casework.amend, number, {"subscriber_code": OTHER}, "kod səhv idi")
    desk.worker().once()
    assert desk.local.run(detail.open_case, number).consumer_group == "III"


def test_a_citizen_who_answers_on_the_same_day_gets_no_further_days(desk: Desk) -> None:
    desk.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(desk)
    due_on = desk.local.read(detail.header, number).due_on
    desk.run("gunel", casework.wait, number, "Çıxarışın ikinci səhifəsi")
    desk.run("gunel", casework.resume, number)
    assert desk.local.read(detail.header, number).due_on == due_on


def test_a_document_that_is_not_there_is_told_as_such(desk: Desk) -> None:
    desk.take_in()
    with pytest.raises(NotFound, match="document_not_found"):
        desk.run("gunel", detail.document_content, 1_000_000)


def test_forgetting_a_draft_that_nobody_began_changes_nothing(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", drafts.keep, number, "note", "  ")
    assert desk.scalar("SELECT count(*) FROM draft") == 0


@pytest.mark.parametrize(("words", "code"), [("", "text_required"), ("x" * 2001, "too_long")])
def test_a_reasons_own_words_have_the_bounds_of_a_clerks(desk: Desk, words: str, code: str) -> None:
    number = ready(desk)
    statement = update(RefusalReason).where(RefusalReason.code == "other").values(text_az=words)
    desk.local.run(lambda session: session.execute(statement))
    with pytest.raises(Invalid, match=code):
        desk.run("gunel", review.refuse, number, "other", "")
    assert desk.local.read(detail.header, number).status == "in_progress"


def test_an_open_case_says_what_may_be_done_who_is_named_and_what_was_sent(desk: Desk) -> None:
    number = desk.take_in(samples.idp())
    desk.run("elnur", casework.take, number)
    case = desk.run("elnur", detail.open_case, number)
    assert Action.RELEASE in case.header.allowed and Action.TAKE not in case.header.allowed
    assert [person.full_name for person in case.people("registered")] == [
        "Quliyev Elçin",
        "Quliyeva Sevil",
    ]
    titles = [document.title for document in case.documents]
    assert titles == [document.titles[0] for document in case.documents] and all(titles)
