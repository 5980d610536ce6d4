"""What every question or message would meet is said once, in red, until it is over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from clerkdesk.adapters import billing, mail
from clerkdesk.adapters.mail import Mail, NotSent
from clerkdesk.adapters.retry import RESTING
from clerkdesk.domain import answers
from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.answers import Account, Debt, DidNotAnswer
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.case import casework, detail, inquiries
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.messages import delivery, undelivered
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import Desk


class Answering:
    """Billing that answers debts as it is told; accounts as the stand-in."""

    def __init__(self, knows: dict[str, Any]) -> None:
        self.stand_in = billing.StandIn(knows)
        self.fault: DidNotAnswer | None = None
        self.beside: dict[str, Any] = {}
        self.ignored: frozenset[str] = frozenset()

    def account(self, code: str) -> Account | None:
        return self.stand_in.account(code)

    def debt(self, code: str, now: datetime) -> Debt | None:
        if self.fault is not None:
            raise self.fault
        answer = {
            "subscriber_code": code,
            "amount": "0.00",
            "currency": "AZN",
            "as_of": now.isoformat(),
            **self.beside,
        }
        return answers.read_debt(
            answer,
            code=code,
            now=now,
            source="billing",
            ignored=self.ignored,
        )


def alarms(desk: Desk) -> Sequence[Sounding]:
    return desk.as_("gunel").read(dashboard.alarms)


def ask_debt(desk: Desk, worker: Worker, number: str) -> None:
    desk.run("gunel", inquiries.ask_debt, number)
    worker.once()


def test_a_field_that_is_not_agreed_on_is_named_until_answers_are_taken_again(desk: Desk) -> None:
    number = desk.take_in()
    asked = Answering(desk.knows)
    worker = desk.worker(asked)
    desk.run("gunel", casework.take, number)
    asked.beside = {"error": {"code": 7}}
    worker.once()
    (alarm,) = alarms(desk)
    assert (alarm.source, alarm.code, alarm.detail) == ("debt", "alarm_debt_field", "error")
    assert "“error”" in sentence(alarm.code, {"detail": alarm.detail}, "az")
    asked.beside = {"er\0ror\ud800": {"code": 7}}
    ask_debt(desk, worker, number)
    assert [each.detail for each in alarms(desk)] == ["error"]
    assert desk.as_("gunel").run(detail.open_case, number).debt == "no_answer"
    asked.beside = {"error": {"code": 7}}
    asked.ignored = frozenset({"error"})
    ask_debt(desk, worker, number)
    assert alarms(desk) == []
    assert desk.as_("gunel").run(detail.open_case, number).debt == "no_debt"


def test_where_billing_does_not_let_the_program_in_that_is_said_once(desk: Desk) -> None:
    number = desk.take_in()
    asked = Answering(desk.knows)
    worker = desk.worker(asked)
    desk.run("gunel", casework.take, number)
    worker.once()
    asked.fault = DidNotAnswer("answer_own_fault")
    ask_debt(desk, worker, number)
    (first,) = alarms(desk)
    assert (first.source, first.code) == ("debt", "alarm_billing")
    ask_debt(desk, worker, number)
    assert alarms(desk) == [first]
    for fault in ("untrusted", "in_clear"):
        asked.fault = DidNotAnswer(f"answer_{fault}")
        ask_debt(desk, worker, number)
        assert [each.code for each in alarms(desk)] == [f"alarm_{fault}"]
    # Another worker, that knows nothing of what was said, finds that it is over.
    asked.fault = None
    ask_debt(desk, desk.worker(asked), number)
    assert alarms(desk) == []


@pytest.mark.parametrize("fault", ["answer_slow", "answer_malformed", "answer_refused"])
def test_a_silence_of_one_code_is_no_alarm(desk: Desk, fault: str) -> None:
    number = desk.take_in()
    asked = Answering(desk.knows)
    asked.fault = DidNotAnswer(fault)
    desk.run("gunel", casework.take, number)
    desk.worker(asked).once()
    assert alarms(desk) == []


class Refusing:
    """A mailer that refuses as it is told."""

    def __init__(self, fault: NotSent | None) -> None:
        self.fault = fault
        self.sent: list[Mail] = []

    def send(self, message: Mail) -> mail.Left:
        if self.fault is not None:
            raise self.fault
        self.sent.append(message)
        return mail.Left(MessageState.SENT)


def test_an_account_that_the_mail_server_refuses_is_said_and_the_messages_wait(desk: Desk) -> None:
    mailer = Refusing(NotSent("mail_account_refused 535", again=True, ours=True))
    worker = desk.worker(email=mailer)
    for number in range(3):
        desk.take_in(samples.no_debt(f"eg-{number}"))
    worker.once()
    (alarm,) = alarms(desk)
    assert (alarm.source, alarm.detail) == ("mail", "mail_account_refused 535")
    assert "account or its password" in sentence(alarm.code, alarm.params, "en")
    assert desk.scalar("SELECT count(*) FROM outbox_message WHERE state = 'queued'") == 3
    mailer.fault = None
    desk.later(minutes=1)
    if desk.embedded:
        worker.once()
        assert len(mailer.sent) == 3 and alarms(desk) == []


def test_what_an_account_held_up_for_almost_72_hours_leaves_by_itself(embedded: Desk) -> None:
    mailer = Refusing(NotSent("mail_refused 535", again=True, ours=True))
    worker = embedded.worker(email=mailer)
    for number in range(3):
        embedded.take_in(samples.no_debt(f"eg-{number}"))
    for _ in range(8):
        worker.once()
        assert [alarm.source for alarm in alarms(embedded)] == ["mail"], "said once, and all along"
        embedded.later(hours=8)
    mailer.fault = None
    # Whoever has mended it waits ten minutes at the most.
    embedded.later(minutes=10)
    worker.once()
    assert len(mailer.sent) == 3 and alarms(embedded) == []
    assert embedded.scalar("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 3


def test_what_could_not_leave_for_72_hours_is_a_persons_to_send_again(embedded: Desk) -> None:
    mailer = Refusing(NotSent("mail_refused 535", again=True, ours=True))
    worker = embedded.worker(email=mailer)
    embedded.take_in()
    for _ in range(10):
        worker.once()
        embedded.later(hours=8)
    (message,) = embedded.as_("gunel").read(undelivered.undelivered)
    assert (message.state, message.fault) == ("failed", "given_up mail_refused 535")
    assert sentence(str(message.fault), language="en").startswith("It was tried for 72 hours")
    mailer.fault = None
    embedded.run("gunel", delivery.send_again, message.id)
    worker.once()
    assert len(mailer.sent) == 1 and alarms(embedded) == []


def test_a_recipient_that_does_not_exist_is_no_alarm(desk: Desk) -> None:
    refusing = Refusing(NotSent("mail_recipient_refused", again=False))
    desk.take_in()
    desk.worker(email=refusing).once()
    assert alarms(desk) == []


def test_an_old_code_is_offered_the_new_one_and_the_debt_is_asked_for_that(desk: Desk) -> None:
    old = "12045567890"
    new = "12045567891"
    account = desk.knows["accounts"][old]
    desk.knows["accounts"] |= {
        old: {**account, "subscriber_code": new, "old_codes": [old]},
        new: {**account, "subscriber_code": new, "old_codes": [old]},
    }
    desk.knows["debts"][new] = "12.40"
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    case = desk.as_("gunel").run(detail.open_case, number)
    assert case.account is not None and case.account.current_code == new
    desk.run("gunel", casework.amend, number, {"subscriber_code": new}, "kod dəyişib")
    desk.worker().once()
    case = desk.as_("gunel").run(detail.open_case, number)
    assert (case.debt_qepik, case.account and case.account.current_code) == (1240, None)


def test_who_keeps_the_worker_waiting_is_said_until_it_speaks(desk: Desk) -> None:
    usual = desk.worker()
    services = replace(usual.services, hosts={"mail": "mail.example.az"})
    neighbours = Worker(usual.unit_of_work, services).neighbours
    with neighbours.asked("mail"):
        neighbours.say_who_keeps_us_waiting()
        assert alarms(desk) == [], "not at once"
        neighbours.say_who_keeps_us_waiting(patience=0)
        assert [(each.source, each.code, each.detail) for each in alarms(desk)] == [
            ("mail", "alarm_mail_silent", "mail.example.az")
        ]
    neighbours.say_who_keeps_us_waiting(patience=0)
    assert neighbours.all_well("mail") and alarms(desk) == []
    neighbours.say_who_keeps_us_waiting(patience=0)
    assert alarms(desk) == [], "nobody is asked"


def test_a_billing_that_rests_is_an_alarm_and_its_next_answer_the_end(desk: Desk) -> None:
    number = desk.take_in()
    asked = Answering(desk.knows)
    worker = desk.worker(asked)
    desk.run("gunel", casework.take, number)
    asked.fault = DidNotAnswer(RESTING)
    ask_debt(desk, worker, number)
    assert [each.code for each in alarms(desk)] == ["alarm_billing_silent"]
    asked.fault = None
    ask_debt(desk, worker, number)
    assert alarms(desk) == []
