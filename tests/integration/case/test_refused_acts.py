"""Acts that are refused with their code and leave nothing behind, and answers that come twice."""

from datetime import UTC, datetime
from typing import Any

import pytest

from clerkdesk.domain.answers import Account, Debt, RegisteredPerson
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.messages import MessageState
from clerkdesk.domain.outcomes import Ending
from clerkdesk.usecases.case import answers, casework, detail, outcomes, review
from clerkdesk.usecases.certificates import issuing, listing, register
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.messages import delivery, message_texts, outbox
from clerkdesk.usecases.portal import keys
from clerkdesk.usecases.reference_data import setting
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import messages, ready
from tests.integration.certificates.test_certificates import completed, print_one

DEBT = Debt("12045567890", 0, datetime(2026, 11, 20, 8, 0, tzinfo=UTC), "billing")
ACCOUNT = Account(
    subscriber_code="12045567890",
    holder_fin=None,
    holder_name="",
    address="",
    district="",
    consumer_group="",
    source="billing",
)
PERSON = RegisteredPerson(
    fin="5XK2M7P",
    surname="",
    name="",
    patronymic="",
    birth_date=None,
    id_document=None,
    address="",
    idp=False,
    source="register",
)


def code(desk: Desk, login: str, act: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(Expected) as error:
        desk.run(login, act, *arguments, **named)
    return error.value.code


def test_a_reason_has_its_bounds(embedded: Desk) -> None:
    number = ready(embedded)
    assert code(embedded, "gunel", casework.wait, number, "x" * 2001) == "too_long"
    assert code(embedded, "gunel", casework.wait, number, "a\x00b") == "control_characters"
    assert code(embedded, "gunel", casework.note, number, "x" * 4001) == "too_long"
    assert code(embedded, "gunel", casework.note, number, "a\x00b") == "control_characters"


def test_a_refusal_needs_a_known_reason_and_words_that_fit(embedded: Desk) -> None:
    number = ready(embedded)
    assert code(embedded, "gunel", review.refuse, number, "", "səbəb") == "reason_required"
    assert code(embedded, "gunel", review.refuse, number, "weather", "x") == "reason_unknown"
    assert code(embedded, "gunel", review.refuse, number, "other", "x" * 2001) == "too_long"
    assert embedded.local.read(detail.header, number).status == "in_progress"


def test_a_verdict_is_of_the_applications_own_document_and_says_why_not(embedded: Desk) -> None:
    number = ready(embedded)
    other = embedded.take_in(samples.no_debt("b"))
    foreign = embedded.local.run(detail.open_case, other).documents[0].id
    own = embedded.local.run(detail.open_case, number).documents[0].id
    give = review.give_verdict
    assert code(embedded, "gunel", give, number, foreign, True) == "document_not_found"
    assert code(embedded, "gunel", give, number, own, False, " ") == "verdict_reason_required"
    assert code(embedded, "gunel", give, number, own, False, "x" * 2001) == "too_long"


def test_an_idp_application_is_amended_in_its_own_fields(embedded: Desk) -> None:
    number = ready(embedded, "elnur", samples.idp(subscriber_code=...))
    amend = casework.amend
    assert code(embedded, "elnur", amend, number, {"no_subscriber_code": "?"}, "x") == "yes_or_no"
    embedded.run(
        "elnur",
        amend,
        number,
        {
            "no_subscriber_code": "yes",
            "previous_address": "Ağdam, Mərkəz küç. 1",
            "consumer_group": "I",
            "owner_name": "Əliyev Rəşad",
            "email": "",
        },
        "vətəndaş dedi",
    )
    case = embedded.local.run(detail.open_case, number)
    assert case.no_code_stated and case.previous_address == "Ağdam, Mərkəz küç. 1"
    assert (case.consumer_group, case.owner_name, case.email) == ("I", "Əliyev Rəşad", None)


def test_an_answer_that_comes_twice_is_kept_once(embedded: Desk) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    questions = embedded.local.run(answers.claim, 10)
    embedded.run("gunel", casework.note, number, "gözləyir")
    for question in questions:
        embedded.local.run(answers.record_silence, question.id, Ending.NO_ANSWER, "answer_slow")
    for question in questions:
        embedded.local.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_fin")
        embedded.local.run(answers.record_debt, question.id, DEBT)
        embedded.local.run(answers.record_account, question.id, ACCOUNT)
        embedded.local.run(answers.record_person, question.id, PERSON)
        embedded.local.run(issuing.issue, question.id, DEBT, lambda _content: b"")
        embedded.local.run(issuing.record_failure, question.id, Expected("answer_malformed"))
        read = embedded.as_("gunel").read(outcomes.outcome, question.id)
        assert (read.ending, read.fault) == ("no_answer", "answer_slow")
    assert embedded.scalar("SELECT count(*) FROM debt_answer") == 0


def test_a_paper_whose_application_was_reopened_meanwhile_is_incomplete(embedded: Desk) -> None:
    number = completed(embedded)
    inquiry = embedded.run("gunel", issuing.request, number)
    embedded.run("sabina", review.reopen, number, "səhv")
    embedded.worker().once()
    assert embedded.as_("gunel").read(outcomes.outcome, inquiry).ending == "incomplete"


def test_a_certificate_is_revoked_once_and_by_whom_it_concerns(embedded: Desk) -> None:
    certificate = print_one(embedded, completed(embedded))
    revoke = issuing.revoke
    assert code(embedded, "sabina", revoke, "NB-2026-0000009", "x") == "certificate_not_found"
    assert code(embedded, "elnur", revoke, certificate, "x") == "certificate_not_found"
    assert code(embedded, "audit", revoke, certificate, "x") == "auditor_reads_only"
    assert code(embedded, "gunel", revoke, certificate, "x" * 2001) == "too_long"
    embedded.run("gunel", revoke, certificate, "səhv")
    assert code(embedded, "sabina", revoke, certificate, "x") == "certificate_not_live"
    row = embedded.as_("sabina").read(listing.entry, certificate)
    assert row is not None
    assert (row.number, row.state, row.prints) == (certificate, "revoked", 1)
    with pytest.raises(Expected, match="certificate_not_found"):
        embedded.as_("gunel").read(register.stored_file, "NB-2026-0000009")


@pytest.mark.parametrize(
    ("name", "channel", "per_minute", "refused"),
    [
        (" ", "e-gov", 600, "missing"),
        ("a\x00b", "e-gov", 600, "control_characters"),
        ("x" * 61, "e-gov", 600, "too_long"),
        ("portal", "counter", 600, "unknown_value"),
        ("portal", "e-gov", 0, "unknown_value"),
    ],
)
def test_a_key_that_cannot_be_is_refused(
    embedded: Desk, name: str, channel: str, per_minute: int, refused: str
) -> None:
    assert code(embedded, "admin", keys.add_key, name, channel, per_minute) == refused


def test_a_key_is_revoked_once_and_an_unknown_one_never(embedded: Desk) -> None:
    key = embedded.run("admin", keys.add_key, "portal", "e-gov")
    embedded.run("admin", keys.revoke_key, key.id)
    embedded.run("admin", keys.revoke_key, key.id)
    assert code(embedded, "admin", keys.revoke_key, key.id + 1) == "key_unknown"


def test_a_text_of_no_event_and_a_rule_of_another_organisation_are_refused(embedded: Desk) -> None:
    save = message_texts.save
    assert code(embedded, "admin", save, "holiday", "sms", "az", "", "x") == "unknown_value"
    change = message_texts.set_rule
    refused = code(embedded, "admin", change, "idp", "registered", "sms", True)
    assert refused == "other_organisations_service"


def test_what_became_of_a_message_is_recorded_once(embedded: Desk) -> None:
    number = embedded.take_in()
    embedded.worker().once()
    key = embedded.local.run(detail.open_case, number).messages[0].id
    embedded.local.run(outbox.record_result, key, MessageState.FAILED, "mail_refused")
    embedded.local.run(delivery.record_report, key, MessageState.DELIVERED)
    assert {state for _event, _channel, state in messages(embedded, number)} == {"written"}
    assert code(embedded, "gunel", delivery.send_again, key + 1) == "message_not_found"


def test_a_setting_is_written_whether_it_was_there_or_not(embedded: Desk) -> None:
    for value in ("one", "two"):
        embedded.local.run(set_setting, "a_new_setting", value)
        assert embedded.local.read(setting, "a_new_setting") == value
