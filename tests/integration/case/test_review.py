"""Deciding: what is needed, what follows, who wins."""

import email
import threading
from email import policy
from typing import Any

import pytest

from clerkdesk.domain.errors import Conflict, Expected, NotAllowed
from clerkdesk.usecases.case import casework, detail, review
from tests import samples
from tests.conftest import Desk


def ready(desk: Desk, login: str = "gunel", package: dict[str, Any] | None = None) -> str:
    """A number that the person holds, with every document accepted and every question answered."""
    return desk.after(_make_ready, login, package)


def _make_ready(desk: Desk, login: str, package: dict[str, Any] | None) -> str:
    number = desk.take_in(package)
    desk.run(login, casework.take, number)
    desk.worker().once()
    desk.run(login, review.accept_documents, number)
    return number


def mail_bodies(desk: Desk) -> dict[str, str]:
    """The text of every mail that was written, by its subject."""
    bodies = {}
    for path in (desk.folder / "messages").glob("*.eml"):
        mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        body = mail.get_body()
        assert body is not None
        bodies[str(mail["Subject"])] = body.get_content()
    return bodies


def messages(desk: Desk, number: str) -> list[tuple[str, str, str]]:
    case = desk.local.run(detail.open_case, number)
    return sorted((message.event, message.channel, message.state) for message in case.messages)


def test_a_completed_no_debt_application_says_that_the_certificate_can_be_printed(
    desk: Desk,
) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    assert desk.local.read(detail.header, number).billing_pending
    desk.worker().once()
    assert ("completed_clear", "email", "queued") in messages(desk, number)
    desk.later(seconds=16)
    desk.worker().once()
    assert ("completed_clear", "email", "written") in messages(desk, number)


def test_a_debtor_is_told_to_pay_first_with_the_amount(desk: Desk) -> None:
    desk.knows = samples.stand_in("12.40")
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    desk.later(seconds=16)
    desk.worker().once()
    text = "\n".join(
        path.read_text(errors="replace") for path in (desk.folder / "messages").glob("*.eml")
    )
    assert ("completed_debt", "email", "written") in messages(desk, number)
    assert any("12,40 ₼" in body for body in mail_bodies(desk).values()), text


def test_without_an_answer_the_message_waits_and_nobody_is_told_of_no_debt(desk: Desk) -> None:
    from clerkdesk.adapters.billing import Silent

    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker(Silent()).once()
    head = desk.local.read(detail.header, number)
    assert head.billing_pending and not [
        m for m in messages(desk, number) if m[0].startswith("completed")
    ]
    desk.knows = samples.stand_in("0.00")
    from clerkdesk.usecases.case import inquiries

    desk.run("gunel", inquiries.ask_debt, number)
    desk.worker().once()
    assert not desk.local.read(detail.header, number).billing_pending
    assert ("completed_clear", "email", "queued") in messages(desk, number)


def test_nothing_is_approved_while_a_required_document_has_no_verdict(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", review.approve, number)
    assert refusal.value.code == "documents_undecided"


def test_a_document_that_does_not_fit_stops_the_approval(desk: Desk) -> None:
    number = ready(desk)
    case = desk.run("gunel", detail.open_case, number)
    desk.run("gunel", review.give_verdict, number, case.documents[0].id, False, "FİN başqadır")
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", review.approve, number)
    assert refusal.value.code == "documents_unfit"


def test_another_applications_documents_count_for_nothing(desk: Desk) -> None:
    ready(desk, package=samples.no_debt("other"))
    number = desk.take_in(samples.no_debt("mine"))
    desk.run("gunel", casework.take, number)
    case = desk.run("gunel", detail.open_case, number)
    assert case.situation.documents_undecided == 2 and case.situation.documents_unfit == 2
    desk.run("gunel", review.give_verdict, number, case.documents[0].id, True)
    desk.run("gunel", review.give_verdict, number, case.documents[1].id, False, "səhifə çatışmır")
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", review.approve, number)
    assert refusal.value.code == "documents_unfit"


def test_an_idp_application_is_approved_only_without_debt_at_the_old_address(desk: Desk) -> None:
    desk.knows = samples.stand_in("3.00")
    number = ready(desk, "elnur", samples.idp())
    with pytest.raises(NotAllowed) as refusal:
        desk.run("elnur", review.approve, number)
    assert refusal.value.code == "debt_at_old_address"
    from clerkdesk.usecases.case import inquiries

    desk.knows = samples.stand_in("0.00")
    desk.run("elnur", inquiries.ask_debt, number)
    desk.worker().once()
    desk.run("elnur", review.approve, number)
    assert {(m[0], m[1]) for m in messages(desk, number)} == {
        ("registered", "sms"),
        ("registered", "email"),
        ("approved", "sms"),
        ("approved", "email"),
    }


def test_an_idp_application_without_a_code_needs_the_recorded_statement(desk: Desk) -> None:
    number = ready(desk, "elnur", samples.idp(subscriber_code=...))
    with pytest.raises(NotAllowed) as refusal:
        desk.run("elnur", review.approve, number)
    assert refusal.value.code == "code_missing"
    desk.run("elnur", casework.amend, number, {"no_subscriber_code": "true"}, "ərizəçi bildirdi")
    desk.worker().once()
    desk.run("elnur", review.approve, number)
    assert desk.local.read(detail.header, number).status == "completed"


def test_a_refusal_carries_its_reason_to_the_citizen_and_into_the_history(desk: Desk) -> None:
    number = ready(desk)
    desk.run(
        "gunel",
        review.refuse,
        number,
        "documents_inconsistent",
        "Çıxarışdakı ad vəsiqədəki ilə uyğun deyil.",
    )
    case = desk.local.run(detail.open_case, number)
    assert (case.header.status, case.header.decision_reason) == (
        "refused",
        "documents_inconsistent",
    )
    assert (
        case.history[0].action == "refuse"
        and case.history[0].detail == "Çıxarışdakı ad vəsiqədəki ilə uyğun deyil."
    )
    desk.later(seconds=16)
    desk.worker().once()
    assert ("refused", "email", "written") in messages(desk, number)


def test_a_new_application_is_refused_by_any_clerk_in_scope(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("tural", review.refuse, number, "duplicate", "")
    assert desk.local.read(detail.header, number).status == "refused"


def test_a_decision_is_taken_back_within_fifteen_seconds_with_its_message(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrar.")
    desk.run("gunel", review.undo, number)
    head = desk.local.read(detail.header, number)
    assert (head.status, head.holder_login) == ("in_progress", "gunel")
    assert ("refused", "email", "cancelled") in messages(desk, number)
    desk.later(seconds=20)
    desk.worker().once()
    assert ("refused", "email", "written") not in messages(desk, number)


def test_after_fifteen_seconds_it_is_too_late_to_undo(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.later(seconds=16)
    with pytest.raises(NotAllowed) as refusal:
        desk.run("gunel", review.undo, number)
    assert refusal.value.code == "undo_too_late"


def test_nobody_takes_back_a_colleagues_decision(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    with pytest.raises(NotAllowed) as refusal:
        desk.run("tural", review.undo, number)
    assert refusal.value.code == "not_your_decision"


def test_a_supervisor_reopens_with_a_reason_and_the_citizen_hears_of_it(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrar.")
    desk.later(seconds=16)
    desk.worker().once()
    with pytest.raises(Expected):
        desk.run("gunel", review.reopen, number, "səhv")
    desk.run("sabina", review.reopen, number, "Səhv qərar")
    assert desk.local.read(detail.header, number).status == "in_progress"
    assert ("reopened", "email", "queued") in messages(desk, number)


def test_a_stale_version_is_a_conflict_and_changes_nothing(desk: Desk) -> None:
    number = ready(desk)
    seen = desk.local.read(detail.header, number).version
    desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "vətəndaş dedi")
    with pytest.raises(Conflict):
        desk.run("gunel", review.approve, number, version=seen)
    assert desk.local.read(detail.header, number).status == "in_progress"


def test_of_two_simultaneous_takes_one_wins(desk: Desk) -> None:
    number = desk.take_in()
    barrier = threading.Barrier(2)
    outcomes = []

    def clerk(login: str) -> None:
        unit = desk.as_(login)
        barrier.wait()
        try:
            unit.run(casework.take, number)
            outcomes.append("won")
        except (Conflict, NotAllowed):
            outcomes.append("lost")

    threads = [threading.Thread(target=clerk, args=(login,)) for login in ("gunel", "tural")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["lost", "won"]


def test_every_change_stands_in_the_history_under_its_operation(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    history = desk.local.run(detail.open_case, number).history
    actions = [row.action for row in reversed(history)]
    assert (
        actions[:2] == ["registered", "take"]
        and "approve" in actions
        and actions.count("verdict") == 2
    )
    approve = next(row for row in history if row.action == "approve")
    assert approve.actor == "Günel Hüseynova" and (approve.from_status, approve.to_status) == (
        "in_progress",
        "completed",
    )
    assert approve.op_id is not None and desk.local.happened(approve.op_id)
