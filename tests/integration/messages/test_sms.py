"""SMS over real HTTP, as two providers have it: signed, reported on, and never sent twice by
itself.
"""

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy import text

from clerkdesk.adapters import sms
from clerkdesk.adapters.mail import Left, Mail, NotSent
from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.messages import delivery, outbox, undelivered
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(90)
MAIL = Mail(
    to="+994502345678",
    sender="x",
    subject="",
    body="Müraciətiniz qeydə alındı",
    message_id="<1@x>",
)


@dataclass
class Provider:
    """What a provider's server answers, and what it was asked: (path, values)."""

    address: str = ""
    sent: Any = field(default_factory=lambda: {"obj": 77, "errorCode": None})
    report: Any = field(default_factory=lambda: {"errorCode": 100})
    status: int = 200
    cut: bool = False
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def sends(self) -> list[dict[str, Any]]:
        return [values for path, values in self.asked if path.endswith(("/send", "/Send_1_N"))]


@pytest.fixture
def provider() -> Iterator[Provider]:
    state = Provider()

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(dict(parse_qsl(urlsplit(self.path).query)))

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, values: dict[str, Any]) -> None:
            path = urlsplit(self.path).path
            state.asked.append((path, values))
            if state.cut:
                self.connection.close()
                return
            self.send_response(state.status)
            self.end_headers()
            sends = path.endswith(("/send", "/Send_1_N"))
            self.wfile.write(json.dumps(state.sent if sends else state.report).encode())

        def log_message(self, *_arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.address = f"127.0.0.1:{server.server_address[1]}"
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def lsim(provider: Provider) -> Iterator[sms.Lsim]:
    sender = sms.sender(f"lsim+http://login:gizli@{provider.address}/quicksms/v1?sender=NUMUNE")
    assert isinstance(sender, sms.Lsim)
    yield sender
    sender.close()


@pytest.fixture
def posta(provider: Provider) -> Iterator[sms.Posta]:
    provider.sent = {
        "StatusCode": 200,
        "Result": [{"MessageId": "a-1", "Receiver": "994502345678"}],
    }
    address = f"posta+http://login@{provider.address}/api_json/v1?sender=NUMUNE"
    sender = sms.sender(address, "gizli")
    assert isinstance(sender, sms.Posta)
    yield sender
    sender.close()


def worker(desk: Desk, sender: sms.SmsSender) -> Worker:
    usual = desk.worker()
    return Worker(usual.unit_of_work, replace(usual.services, sms=sender))


def messages(desk: Desk, number: str) -> dict[str, str]:
    return {
        message.channel: message.state
        for message in desk.local.run(detail.open_case, number).messages
    }


def only_sms(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE message_rule SET enabled = :no WHERE service = 'idp' AND channel = 'email'"
            ),
            {"no": False},
        )


# -- the providers ---------------------------------------------------------------------------------


def test_lsim_is_asked_by_a_signed_request_without_the_password(
    lsim: sms.Lsim, provider: Provider
) -> None:
    left = lsim.send(MAIL)
    assert (left.state, left.provider_id) == (MessageState.SENT, "77")
    [(path, asked)] = provider.asked
    inner = hashlib.md5(b"gizli").hexdigest()
    signed = f"{inner}login{MAIL.body}994502345678NUMUNE"
    assert path == "/quicksms/v1/send"
    assert asked["key"] == hashlib.md5(signed.encode()).hexdigest()
    assert (asked["msisdn"], asked["unicode"]) == ("994502345678", "true")
    assert "gizli" not in json.dumps(provider.asked)


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (101, MessageState.DELIVERED),
        (102, MessageState.FAILED),
        (109, MessageState.FAILED),
        (100, None),
        (107, None),
        (-110, None),
    ],
)
def test_lsims_reports_are_told_apart(
    lsim: sms.Lsim, provider: Provider, code: int, state: MessageState | None
) -> None:
    provider.report = {"errorCode": code}
    report = lsim.report("77")
    assert (report.state if report else None) is state


@pytest.mark.parametrize("form", [101, {"obj": 101, "errorCode": 0}, {"errorCode": 101}], ids=str)
def test_a_report_of_lsim_is_read_in_each_form_that_its_clients_have_seen(
    lsim: sms.Lsim, provider: Provider, form: object
) -> None:
    provider.report = form
    assert lsim.report("77") == sms.SmsReport(MessageState.DELIVERED, "101")


@pytest.mark.parametrize("form", [True, [101], "101", None, {"obj": {}}, {"obj": 77}], ids=str)
def test_what_is_no_report_says_nothing(lsim: sms.Lsim, provider: Provider, form: object) -> None:
    provider.report = form
    assert lsim.report("77") is None


def test_posta_is_asked_by_json_and_reports_by_word(posta: sms.Posta, provider: Provider) -> None:
    assert posta.send(MAIL).provider_id == "a-1"
    for odd in ("a\0", "\ud800", "a" * 81, {"a": "b" * 80}):
        provider.sent["Result"][0]["MessageId"] = odd
        assert posta.send(MAIL) == Left(MessageState.SENT, None)
    assert provider.asked[0][1] == {
        "Username": "login",
        "Password": "gizli",
        "Message": MAIL.body,
        "Receivers": ["994502345678"],
        "Originator": "NUMUNE",
    }
    for word, state in (
        ("Delivered", MessageState.DELIVERED),
        ("Undelivered", MessageState.FAILED),
        ("Sent", None),
    ):
        provider.report = {"StatusCode": 200, "Result": [{"MessageId": "a-1", "SmsStatus": word}]}
        report = posta.report("a-1")
        assert (report.state if report else None) is state
    provider.report = {"StatusCode": 200, "Result": []}
    assert posta.report("a-1") is None


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        ({"errorCode": -102}, False),
        ({"errorCode": -105}, False),
        ({"errorCode": -104}, True),
        ({"errorCode": -100}, True),
        ({"errorCode": -103}, True),
        ({"errorCode": -107}, True),
        ({"errorCode": -108}, True),
        ({"errorCode": -500}, True),
    ],
)
def test_what_lsim_refuses_is_final_or_tried_again_by_its_reason(
    lsim: sms.Lsim, provider: Provider, answer: dict[str, int], again: bool
) -> None:
    provider.sent = answer
    with pytest.raises(NotSent) as refused:
        lsim.send(MAIL)
    assert refused.value.again is again


@pytest.mark.parametrize(
    ("status", "again", "ours"),
    [
        (400, False, False),
        (422, False, False),
        (401, True, True),
        (402, True, True),
        (403, True, True),
        (404, True, True),
        (429, True, False),
    ],
)
def test_our_accounts_fault_with_the_provider_is_tried_again_and_ours(
    lsim: sms.Lsim, provider: Provider, status: int, again: bool, ours: bool
) -> None:
    provider.status = status
    with pytest.raises(NotSent) as refused:
        lsim.send(MAIL)
    assert (refused.value.again, refused.value.ours) == (again, ours)


@pytest.mark.parametrize(
    "answering",
    [
        {"sent": {}},
        {"sent": []},
        {"sent": {"obj": -1}},
        {"status": 500},
        {"status": 302},
        {"cut": True},
    ],
    ids=str,
)
def test_an_answer_that_says_nothing_leaves_it_unclear(
    lsim: sms.Lsim, provider: Provider, answering: dict[str, Any]
) -> None:
    for name, value in answering.items():
        setattr(provider, name, value)
    with pytest.raises(sms.Unclear):
        lsim.send(MAIL)


def test_a_provider_that_is_not_there_was_sent_nothing() -> None:
    away = sms.sender("lsim+http://login:x@127.0.0.1:1/v1?sender=NUMUNE")
    assert isinstance(away, sms.Lsim)
    with pytest.raises(NotSent) as refused:
        away.send(MAIL)
    assert refused.value.again and away.report("1") is None
    away.close()


@pytest.mark.parametrize(
    "url",
    [
        "https://x",
        "lsim+https://host/v1?sender=X",
        "lsim+https://login@host/v1",
        "lsim+ftp://login@host?sender=X",
        "other+https://l@h?sender=X",
        "lsim+https://",
    ],
)
def test_an_address_that_lacks_something_is_refused_by_its_variable(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        sms.sender(url)
    assert refused.value.params["field"] == "CLERKDESK_SMS_URL"


# -- the worker ------------------------------------------------------------------------------------


def test_an_sms_is_sent_then_reported_as_delivered(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    number = desk.take_in(samples.idp())
    worker(desk, lsim).once()
    assert messages(desk, number)["sms"] == "sent" and len(provider.sends()) == 1
    provider.report = {"errorCode": 101}
    if desk.embedded:
        desk.later(minutes=3)
    else:
        _asked_long_ago(desk)
    worker(desk, lsim).once()
    assert messages(desk, number)["sms"] == "delivered" and len(provider.sends()) == 1


def _asked_long_ago(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE outbox_message SET asked_at = asked_at - INTERVAL '3 minutes'")
        )


def test_an_unclear_sms_is_shown_and_not_sent_again_by_itself(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    provider.cut = True
    number = desk.take_in(samples.idp())
    for _ in range(3):
        worker(desk, lsim).once()
        desk.later(hours=1)
    assert messages(desk, number)["sms"] == "unclear" and len(provider.sends()) == 1


def test_an_sms_of_a_worker_that_was_killed_is_unclear_and_not_sent_a_second_time(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    number = desk.take_in(samples.idp())
    machine = desk.worker().unit_of_work
    machine.run(outbox.claim, 10)
    desk.later(seconds=outbox.CLAIM_SECONDS + 1)
    worker(desk, lsim).once()
    assert (
        messages(desk, number) == {"sms": "unclear", "email": "written"} and provider.sends() == []
    )


def test_what_an_sms_could_not_say_is_said_once_by_e_mail(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    only_sms(desk)
    provider.sent = {"errorCode": -102}
    number = desk.take_in(samples.idp())
    for _ in range(2):
        worker(desk, lsim).once()
    assert messages(desk, number) == {"sms": "failed", "email": "written"}


def test_a_provider_that_is_down_is_tried_again_later(desk: Desk) -> None:
    away = sms.sender("lsim+http://login:x@127.0.0.1:1/v1?sender=NUMUNE")
    assert isinstance(away, sms.Lsim)
    number = desk.take_in(samples.idp())
    worker(desk, away).once()
    assert messages(desk, number)["sms"] == "queued"
    assert (
        desk.scalar("SELECT fault FROM outbox_message WHERE channel = 'sms'") == "sms_unreachable"
    )
    away.close()


# -- what did not arrive ---------------------------------------------------------------------------


def test_who_was_reached_by_nothing_is_to_be_called_until_somebody_has(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    only_sms(desk)
    provider.sent = {"errorCode": -102}
    number = desk.take_in(samples.idp(contact__email=None))
    worker(desk, lsim).once()
    [row] = desk.as_("elnur").read(undelivered.undelivered)
    assert (row.number, row.channel, row.state, row.fault, row.reached, row.called) == (
        number,
        "sms",
        "failed",
        "sms_refused -102",
        False,
        False,
    )
    assert desk.as_("gunel").read(undelivered.undelivered) == []
    desk.run("elnur", casework.take, number)
    desk.run("elnur", casework.call, number, "reached", "Nömrə dəyişib")
    [row] = desk.as_("elnur").read(undelivered.undelivered)
    assert row.called


def test_a_message_is_sent_again_to_the_number_that_was_corrected(
    desk: Desk, lsim: sms.Lsim, provider: Provider
) -> None:
    provider.sent = {"errorCode": -102}
    number = desk.take_in(samples.idp())
    worker(desk, lsim).once()
    [row] = desk.as_("elnur").read(undelivered.undelivered)
    assert row.reached
    desk.run("elnur", casework.take, number)
    desk.run("elnur", casework.amend, number, {"mobile": "0551112233"}, "vətəndaş dedi")
    desk.run("elnur", delivery.send_again, row.id)
    provider.sent = {"obj": 78}
    worker(desk, lsim).once()
    assert (
        messages(desk, number)["sms"] == "sent" and provider.sends()[-1]["msisdn"] == "994551112233"
    )
    with pytest.raises(NotAllowed, match="message_not_failed"):
        desk.run("elnur", delivery.send_again, row.id)


def test_another_office_sends_nothing_again(desk: Desk, lsim: sms.Lsim, provider: Provider) -> None:
    provider.sent = {"errorCode": -102}
    desk.take_in(samples.idp())
    worker(desk, lsim).once()
    [row] = desk.as_("elnur").read(undelivered.undelivered)
    with pytest.raises(NotFound):
        desk.run("gunel", delivery.send_again, row.id)
