"""The register is asked about who stands at the counter; on both databases."""

import pytest

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.usecases.intake import register_questions
from clerkdesk.usecases.intake.register_questions import Answer
from tests.conftest import Desk


def test_billing_says_where_the_account_is_and_not_whose(desk: Desk) -> None:
    question = desk.run("gunel", register_questions.ask_account, "no_debt", "1204 5567 890")
    desk.worker().once()
    answered = desk.run("gunel", register_questions.answer, question)
    known = desk.knows["accounts"]["12045567890"]
    assert answered == Answer(
        "answered", {"district": known["district"], "address": known["address"]}
    )
    unknown = desk.run("gunel", register_questions.ask_account, "no_debt", "99945567890")
    desk.worker().once()
    assert desk.run("gunel", register_questions.answer, unknown) == Answer("unknown", {})
    with pytest.raises(Invalid, match="code_"):
        desk.run("gunel", register_questions.ask_account, "no_debt", "12A")


def test_the_worker_answers_what_the_counter_asks(desk: Desk) -> None:
    question = desk.run("gunel", register_questions.ask, " 5xk2m7p ")
    assert desk.run("gunel", register_questions.answer, question) is None
    desk.worker().once()
    answered = desk.run("gunel", register_questions.answer, question)
    assert isinstance(answered, Answer) and answered.outcome == "answered"
    assert answered.person["surname"] == "Əliyev" and answered.person["birth_date"] == "31.01.1980"
    logged = "SELECT count(*) FROM access_log WHERE purpose = 'search' AND application_id IS NULL"
    assert desk.scalar(logged) == 1


def test_an_answer_is_for_whoever_asked_alone_and_gone_minutes_later(desk: Desk) -> None:
    question = desk.run("gunel", register_questions.ask, "5XK2M7P")
    desk.worker().once()
    assert desk.run("tural", register_questions.answer, question) is None
    if desk.embedded:
        desk.later(minutes=3)
    else:
        with desk.engine.begin() as connection:
            past = "requested_at = requested_at - INTERVAL '3 minutes'"
            connection.exec_driver_sql(f"UPDATE register_question SET {past}")
    desk.worker().once()
    assert desk.scalar("SELECT count(*) FROM register_question") == 0


def test_who_is_unknown_and_a_register_that_is_silent_are_two_answers(desk: Desk) -> None:
    unknown = desk.run("gunel", register_questions.ask, "9ZZ9ZZ9")
    desk.worker().once()
    assert desk.run("gunel", register_questions.answer, unknown) == Answer("unknown", {})
    silent = desk.run("gunel", register_questions.ask, "5XK2M7P")
    desk.local.run(register_questions.record, silent, register_questions.NO_ANSWER)
    assert desk.run("gunel", register_questions.answer, silent) == Answer("no_answer", {})


def test_an_auditor_and_half_a_fin_ask_nothing(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.run("audit", register_questions.ask, "5XK2M7P")
    with pytest.raises(Invalid):
        desk.run("gunel", register_questions.ask, "5XK2")
    assert desk.scalar("SELECT count(*) FROM register_question") == 0


def test_the_first_answer_stands_and_one_to_nobody_is_dropped(desk: Desk) -> None:
    question = desk.run("gunel", register_questions.ask, "5XK2M7P")
    desk.local.run(register_questions.record, question, register_questions.NO_ANSWER)
    for key in (question, question + 1):
        desk.local.run(register_questions.record, key, "unknown")
    assert desk.run("gunel", register_questions.answer, question) == Answer("no_answer", {})
