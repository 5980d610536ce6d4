"""What a refusal offers to say: what is missing and what did not fit, for each case its own."""

from sqlalchemy import update

from clerkdesk.domain.messages import MessageEvent
from clerkdesk.store.reference_models import RefusalReason
from clerkdesk.usecases.case import casework, detail, refusals, review
from clerkdesk.usecases.messages import rendering
from tests import samples
from tests.conftest import Desk


def text_of(desk: Desk, number: str, code: str) -> str:
    offered = desk.as_("gunel").run(refusals.offers, number)
    return next(choice.text for choice in offered if choice.code == code)


def judged(desk: Desk) -> str:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    document = desk.run("gunel", detail.open_case, number).documents[1]
    desk.run("gunel", review.give_verdict, number, document.id, False, "möhür oxunmur")
    return number


def test_the_offered_text_names_the_document_that_does_not_fit_and_why(desk: Desk) -> None:
    number = judged(desk)
    offered = text_of(desk, number, "document_unreadable")
    assert "oxunmur: Çıxarış" in offered and "möhür oxunmur" in offered
    assert "{" not in "".join(choice.text for choice in desk.run("gunel", refusals.offers, number))


def test_without_a_verdict_the_sentence_is_whole_all_the_same(desk: Desk) -> None:
    number = desk.take_in()
    assert text_of(desk, number, "document_unreadable").startswith("Sənədin surəti oxunmur. ")


def test_a_refusal_without_words_takes_the_reasons_own_for_the_case(desk: Desk) -> None:
    number = judged(desk)
    desk.run("gunel", review.refuse, number, "document_unreadable", "")
    words = desk.scalar("SELECT decision_text FROM application")
    assert "möhür oxunmur" in words and "{" not in words
    assert words == desk.run("gunel", detail.open_case, number).header.decision_text


def test_an_administrators_slip_in_a_text_is_shown_and_stops_nobody(desk: Desk) -> None:
    number = judged(desk)
    desk.local.run(
        lambda session: session.execute(
            update(RefusalReason)
            .where(RefusalReason.code == "other")
            .values(text_az="{{ nobody }} {% if %}")
        )
    )
    assert text_of(desk, number, "other") == "{{ nobody }} {% if %}"
    desk.run("gunel", review.refuse, number, "other", "Öz sözlərimlə.")


def test_an_sms_is_previewed_in_both_spellings_with_its_parts(desk: Desk) -> None:
    number = desk.take_in(samples.idp())
    desk.run("elnur", casework.take, number)
    sms = next(
        message
        for message in desk.run("elnur", rendering.preview, number, MessageEvent.INVESTIGATION)
        if message.channel == "sms"
    )
    assert (
        sms.size.unicode
        and sms.plain is not None
        and not sms.plain_size.unicode
        and sms.plain_size.parts <= sms.size.parts
    )
    assert "ş" in sms.body and not set("əışçğ") & set(sms.plain)
