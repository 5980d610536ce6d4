"""Answers that come late, about another code, or not at all; messages that follow from them."""

from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk import bootstrap, settings
from clerkdesk.adapters.billing import Silent, StandIn
from clerkdesk.domain.answers import Account
from clerkdesk.domain.errors import Expected, NotFound
from clerkdesk.domain.outcomes import Ending
from clerkdesk.store import checking
from clerkdesk.usecases.case import answers, casework, detail, inquiries, outcomes, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.people import accounts
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import messages, ready
from tests.integration.certificates.test_certificates import ask

OTHER = "99045567890"


def with_two_accounts(desk: Desk, amount: str = "55.00") -> None:
    desk.knows = samples.stand_in("0.00", ("12045567890", OTHER))
    desk.knows["debts"]["12045567890"] = amount
    desk.knows["accounts"][OTHER] |= {
        "holder_name": "Başqa Sahib",
        "address": "Başqa küç. 1",
        "consumer_group": "II",
    }


def test_another_code_drops_what_billing_said_of_the_old_one(desk: Desk) -> None:
    with_two_accounts(desk, "0.00")
    number = ready(desk, "tural", samples.no_debt(object=..., owner={"fin": "5XK2M7P"}))
    before = desk.local.run(detail.open_case, number)
    assert (before.owner_name, before.consumer_group) == ("Əliyev Rəşad Kamil oğlu", "I")
    desk.run("tural", casework.amend, number, {"subscriber_code": OTHER}, "kod səhv idi")
    desk.worker().once()
    after = desk.local.run(detail.open_case, number)
    assert (after.owner_name, after.address, after.consumer_group) == (
        "Başqa Sahib",
        "Başqa küç. 1",
        "II",
    )
    desk.run("tural", review.approve, number)
    with pytest.raises(Expected) as error:
        desk.run("tural", issuing.request, number)
    assert error.value.code == "certificate_not_group_one"


def test_what_a_clerk_wrote_stays_when_the_code_changes(desk: Desk) -> None:
    with_two_accounts(desk)
    number = ready(desk)
    desk.run(
        "gunel",
        casework.amend,
        number,
        {"address": "Dəqiq küç. 9", "subscriber_code": OTHER},
        "düzəliş",
    )
    desk.worker().once()
    assert desk.local.run(detail.open_case, number).address == "Dəqiq küç. 9"


def test_an_answer_about_the_old_code_completes_nothing(desk: Desk) -> None:
    with_two_accounts(desk)
    number = ready(desk)
    desk.run("gunel", inquiries.ask_debt, number)
    claimed = [
        question for question in desk.local.run(answers.claim, 50) if question.kind == "debt"
    ]
    desk.run("gunel", casework.amend, number, {"subscriber_code": OTHER}, "kod səhv idi")
    desk.worker().once()
    desk.approve("gunel", number)
    debt = StandIn(desk.knows).debt("12045567890", desk.clock())
    assert debt is not None
    desk.local.run(answers.record_debt, claimed[0].id, debt)
    assert desk.local.read(detail.header, number).billing_pending
    desk.worker().once()
    assert [m[0] for m in messages(desk, number) if m[0].startswith("completed")] == [
        "completed_clear"
    ]


def test_a_certificates_answer_completes_what_waited_for_billing(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker(Silent()).once()
    assert desk.local.read(detail.header, number).billing_pending
    assert ask(desk, number).ending == "issued"
    assert not desk.local.read(detail.header, number).billing_pending
    assert ("completed_clear", "email", "queued") in messages(desk, number)


def test_billing_is_asked_again_by_itself(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker(Silent()).once()
    desk.worker().once()
    assert desk.local.read(detail.header, number).billing_pending, "not at once"
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.execute(
                text("SET LOCAL session_replication_role = replica")
            )  # the guard would not have it
        connection.execute(
            text(
                """
                    UPDATE inquiry
                    SET outcome_at = '2026-11-01 00:00:00.000000'
                    WHERE outcome = 'no_answer'
                """
            )
        )
    desk.worker().once()
    assert not desk.local.read(detail.header, number).billing_pending


def test_one_broken_template_does_not_hold_back_the_mail_behind_it(desk: Desk) -> None:
    first = desk.take_in()
    with desk.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE message_template SET body = '{{ nobody }}'"
                " WHERE event = 'waiting' AND channel = 'email'"
            )
        )
    desk.run("gunel", casework.take, first)
    desk.run("gunel", casework.wait, first, "sənəd")
    second = desk.take_in(samples.no_debt("b"))
    desk.worker().once()
    assert ("waiting", "email", "failed") in messages(desk, first)
    assert ("registered", "email", "written") in messages(desk, second)


def test_one_broken_answer_does_not_hold_back_the_questions_behind_it(desk: Desk) -> None:
    class Broken(StandIn):
        def account(self, code: str) -> Account | None:
            raise RuntimeError("a bug in an adapter")

    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker(Broken(desk.knows)).once()
    case = desk.local.run(detail.open_case, number)
    assert case.debt == "no_debt" and case.account_outcome is not None
    assert case.account_outcome.ending is None, "it waits"
    for _ in range(3):
        desk.later(seconds=answers.CLAIM_SECONDS + 1)
        desk.worker(Broken(desk.knows)).once()
    became = desk.local.run(detail.open_case, number).account_outcome
    assert became is not None and became.ending == "no_answer", "it ends, and a person sees it"


def test_reopening_takes_back_what_has_not_left_yet(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    desk.run("sabina", review.reopen, number, "səhv")
    assert ("completed_clear", "email", "cancelled") in messages(desk, number)
    assert "reopened" not in {event for event, _channel, _state in messages(desk, number)}, (
        "nobody has heard that it was completed"
    )


def test_a_paper_that_nobody_waits_for_is_not_formed(embedded: Desk) -> None:
    number = ready(embedded)
    embedded.run("gunel", review.approve, number)
    inquiry = embedded.run("gunel", issuing.request, number)
    embedded.clock.forward(hours=1)
    embedded.worker().once()
    assert embedded.as_("gunel").read(outcomes.outcome, inquiry).ending == "expired"
    assert embedded.scalar("SELECT count(*) FROM certificate") == 0


def test_each_print_is_entered_under_the_name_of_who_asked(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    assert desk.run("gunel", issuing.request, number) != desk.run("tural", issuing.request, number)


def test_a_debt_message_that_failed_does_not_stop_the_next(desk: Desk) -> None:
    desk.knows = samples.stand_in("3.00")
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE outbox_message SET state = 'failed' WHERE event = 'completed_debt'")
        )
    desk.run("sabina", review.reopen, number, "ünvan səhv idi")
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    assert sorted(m[2] for m in messages(desk, number) if m[0] == "completed_debt") == [
        "failed",
        "queued",
    ]


def test_billing_does_not_move_what_a_person_has_forwarded(desk: Desk) -> None:
    number = desk.take_in(samples.no_debt(object=...))
    desk.run("sabina", casework.forward, number, "su-yasamal", "ünvan oradadır")
    desk.worker().once()
    assert desk.local.read(detail.header, number).department_code == "su-yasamal"


def test_work_is_given_only_to_those_who_can_do_it(desk: Desk) -> None:
    number = desk.take_in(samples.no_debt(object__district="Yasamal"))
    for login in ("gunel", "audit", "elnur"):
        with pytest.raises(Expected) as error:
            desk.run("sabina", casework.assign, number, login)
        # PostgreSQL does not even show another organisation's people.
        assert error.value.code == (
            "account_unknown" if login == "elnur" and not desk.embedded else "not_of_this_office"
        )
    desk.run("sabina", casework.assign, number, "tural")


@pytest.mark.parametrize(
    ("login", "code"), [("audit", "auditor_reads_only"), ("elnur", "other_organisations_service")]
)
def test_an_auditor_and_another_organisation_take_nothing_in(
    desk: Desk, login: str, code: str
) -> None:
    from clerkdesk.adapters import packages

    folder = samples.write_folder(desk.folder / "p", samples.no_debt())
    with pytest.raises(Expected) as error:
        registration.take_in(desk.as_(login), packages.open_package(folder))
    assert error.value.code == code


def test_the_last_administrator_stays_and_nobody_else_makes_one(embedded: Desk) -> None:
    with pytest.raises(Expected) as error:
        embedded.run("admin", accounts.set_active, "admin", False)
    assert error.value.code == "last_administrator"
    with pytest.raises(Expected) as error:
        embedded.run(
            "gunel", accounts.add_staff, "x1", name="X", role="admin", organisation="azersu"
        )
    assert error.value.code == "administrator_only"


def test_an_upgrade_that_was_cut_short_is_finished_at_the_next_start(tmp_path: Path) -> None:
    loaded = settings.load({"CLERKDESK_DATA_DIR": str(tmp_path)})
    opened = bootstrap.open_installation(loaded)
    with opened.unit_of_work.engine.begin() as connection:
        connection.execute(text("DELETE FROM setting WHERE key = 'rules'"))
        connection.execute(text("DROP TRIGGER cd_refuse_event_delete"))
    opened.close()
    opened = bootstrap.open_installation(loaded)
    assert checking.check(opened.unit_of_work.engine) == []
    opened.close()


@pytest.mark.parametrize("amount", ["1E+999999999", "sNaN", "1_2", "١٢", "12.4.0", " 12", "+1"])
def test_strange_amounts_are_no_amounts(amount: str) -> None:
    from clerkdesk.domain.money import parse_qepik

    with pytest.raises(ValueError):
        parse_qepik(amount)


# -- asked on opening ------------------------------------------------------------------------------


def debt_of(desk: Desk, number: str) -> str:
    return str(desk.local.run(detail.open_case, number).debt)


def test_what_is_not_known_of_today_is_asked_and_what_is_known_is_not(desk: Desk) -> None:
    number = desk.take_in()
    assert desk.run("gunel", inquiries.ask_missing_debt, number)
    assert not desk.run("gunel", inquiries.ask_missing_debt, number), "it is on its way"
    desk.worker().once()
    assert debt_of(desk, number) == "no_debt"
    assert not desk.run("gunel", inquiries.ask_missing_debt, number)
    desk.later(days=1)
    assert debt_of(desk, number) == "unknown"
    assert desk.run("gunel", inquiries.ask_missing_debt, number), "yesterday's is no answer"


def test_billing_that_was_silent_is_asked_again_after_ten_minutes(embedded: Desk) -> None:
    number = embedded.take_in()
    embedded.run("gunel", inquiries.ask_missing_debt, number)
    embedded.worker(Silent()).once()
    assert debt_of(embedded, number) == "no_answer"
    assert not embedded.run("gunel", inquiries.ask_missing_debt, number)
    embedded.later(minutes=11)
    assert embedded.run("gunel", inquiries.ask_missing_debt, number)


def test_of_a_decided_application_and_for_an_auditor_nothing_is_asked(desk: Desk) -> None:
    number = ready(desk, "gunel")
    desk.later(days=1)
    assert not desk.run("audit", inquiries.ask_missing_debt, number)
    desk.run("gunel", review.refuse, number, "other", "Sahibi deyil")
    assert not desk.run("gunel", inquiries.ask_missing_debt, number)


def test_a_question_that_was_answered_is_not_put_back(desk: Desk) -> None:
    desk.take_in()
    (question,) = [each for each in desk.local.run(answers.claim, 50) if each.kind == "account"]
    desk.local.run(answers.record_silence, question.id, Ending.NO_ANSWER, "answer_slow")
    desk.local.run(answers.put_back, question.id)
    assert question.id not in [each.id for each in desk.local.run(answers.claim, 50)]
    assert desk.scalar(f"SELECT attempts FROM inquiry WHERE id = {question.id}") == 1


def test_whoever_has_the_database_asks_again_without_an_account(desk: Desk) -> None:
    number = ready(desk)
    question = desk.local.run(inquiries.ask_debt, number)
    desk.worker().once()
    case = desk.as_("gunel").run(detail.open_case, number)
    assert case.debt_checks[0].outcome.ending == "answered"
    assert desk.scalar(f"SELECT requested_by FROM inquiry WHERE id = {question}") is None


def test_a_question_that_was_taken_back_hides_no_answer(desk: Desk) -> None:
    number = ready(desk)
    before = desk.run("gunel", detail.open_case, number).debt_outcome
    desk.run("gunel", review.approve, number)
    desk.run("gunel", review.undo, number)
    case = desk.run("gunel", detail.open_case, number)
    assert [check.outcome.ending for check in case.debt_checks] == ["cancelled", "answered"]
    assert case.debt_outcome == before


def test_a_question_that_there_is_not_has_no_outcome(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.as_("gunel").read(outcomes.outcome, 999)
