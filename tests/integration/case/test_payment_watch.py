""" "Pay, then print": the program asks billing every morning, and the citizen is told once."""

import pytest
from sqlalchemy import text

from clerkdesk.domain.answers import Debt
from clerkdesk.usecases.case import answers, detail, payment_watch, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.installation_settings import set_setting
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import messages, ready

DAY = 24 * 3600


@pytest.fixture
def debtor(desk: Desk) -> str:
    """The number of a completed application whose citizen was told to pay."""
    if not desk.embedded:
        # A server's clock is today's: the office is open at whatever hour the tests run.
        desk.run("admin", set_setting, "office_opens", "00:00")
    desk.knows = samples.stand_in("12.40")
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.worker().once()
    assert told(desk, number) == ["completed_debt"]
    return number


def told(desk: Desk, number: str) -> list[str]:
    """Of debts, in the order in which it was queued, each once."""
    case = desk.local.run(detail.open_case, number)
    ordered = sorted(case.messages, key=lambda message: message.queued_at)
    events = [message.event for message in ordered if message.event.startswith("completed")]
    return list(dict.fromkeys(events))


def asked(desk: Desk, number: str) -> int:
    """How often billing was asked whether it is paid."""
    return int(
        desk.scalar(
            "SELECT count(*) FROM inquiry i JOIN application a ON a.id = i.application_id"
            f" WHERE i.purpose = 'payment' AND a.number = '{number}'"
        )
        or 0
    )


def mornings_pass(desk: Desk, days: int = 1) -> None:
    """So many days; on PostgreSQL the questions of before move back, too."""
    desk.later(seconds=days * DAY)
    if not desk.embedded:
        with desk.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            shift = f"requested_at - INTERVAL '{days} days'"
            connection.execute(text(f"UPDATE inquiry SET requested_at = {shift}"))


def paid(desk: Desk) -> None:
    desk.knows = samples.stand_in("0.00")


def test_who_has_paid_is_told_once_the_next_morning(desk: Desk, debtor: str) -> None:
    desk.worker().once()
    assert asked(desk, debtor) == 0, "it was asked today already"
    paid(desk)
    mornings_pass(desk)
    desk.worker().once()
    assert asked(desk, debtor) == 1
    assert told(desk, debtor) == ["completed_debt", "completed_clear"]
    mornings_pass(desk)
    desk.worker().once()
    assert asked(desk, debtor) == 1, "nobody is asked any more"
    clear = [event for event, _channel, _state in messages(desk, debtor)]
    assert clear.count("completed_clear") == clear.count("completed_debt")


def test_who_still_owes_is_not_written_to_every_day(desk: Desk, debtor: str) -> None:
    before = messages(desk, debtor)
    for mornings in (1, 2, 3):
        mornings_pass(desk)
        for _often in range(3):
            desk.worker().once()
        assert asked(desk, debtor) == mornings
    assert [event for event, _c, _s in messages(desk, debtor)] == [e for e, _c, _s in before]


def test_nobody_is_asked_before_the_office_opens(embedded: Desk) -> None:
    embedded.knows = samples.stand_in("12.40")
    number = ready(embedded)
    embedded.run("gunel", review.approve, number)
    embedded.worker().once()
    embedded.later(seconds=DAY - 4 * 3600)  # 08:00 in Baku
    embedded.worker().once()
    assert asked(embedded, number) == 0
    embedded.later(seconds=3600)
    embedded.worker().once()
    assert asked(embedded, number) == 1


def test_silence_is_no_payment(desk: Desk, debtor: str) -> None:
    desk.knows = {"accounts": {}, "persons": {}, "debts": {}, "silent": True}
    mornings_pass(desk)
    desk.worker().once()
    assert told(desk, debtor) == ["completed_debt"]


def test_after_the_days_that_are_set_nobody_asks_any_more(desk: Desk, debtor: str) -> None:
    desk.run("admin", set_setting, "payment_watch_days", "2")
    paid(desk)
    mornings_pass(desk, 3)
    desk.worker().once()
    assert asked(desk, debtor) == 0 and told(desk, debtor) == ["completed_debt"]


def test_an_organisation_may_leave_it(desk: Desk, debtor: str) -> None:
    desk.run("admin", set_setting, "payment_watch_days", "0")
    mornings_pass(desk)
    desk.worker().once()
    assert asked(desk, debtor) == 0


def test_who_has_the_certificate_is_not_asked_about(desk: Desk, debtor: str) -> None:
    paid(desk)
    desk.run("gunel", issuing.request, debtor)
    desk.worker().once()
    mornings_pass(desk)
    desk.worker().once()
    assert asked(desk, debtor) == 0


def test_one_that_is_worked_on_again_is_not_asked_about(desk: Desk, debtor: str) -> None:
    desk.run("sabina", review.reopen, debtor, "Yeni sənəd gəlib")
    mornings_pass(desk)
    desk.worker().once()
    assert asked(desk, debtor) == 0


def test_who_has_got_the_certificate_meanwhile_is_told_nothing(desk: Desk, debtor: str) -> None:
    mornings_pass(desk)
    assert desk.local.run(payment_watch.ask, 10) == 1
    (question,) = desk.local.run(answers.claim, 10)
    paid(desk)
    desk.run("gunel", issuing.request, debtor)
    desk.worker().once()
    debt = Debt(question.subject, 0, desk.clock(), "billing")
    desk.local.run(answers.record_debt, question.id, debt)
    assert told(desk, debtor) == ["completed_debt"]
