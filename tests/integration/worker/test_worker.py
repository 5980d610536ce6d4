"""The worker: answers, silences, mail over a real server, claims, heartbeats."""

import email
import email.message
import email.policy
import http.server
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clerkdesk.adapters import hooks, mail, sms
from clerkdesk.adapters.billing import HttpBilling, HttpRegister
from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.usecases.case import answers, casework, detail
from clerkdesk.usecases.messages import outbox, undelivered
from clerkdesk.usecases.portal.monitoring import health
from clerkdesk.usecases.supervision import dashboard, heartbeat
from clerkdesk.worker.thread import WorkerThread
from tests import samples
from tests.conftest import Desk
from tests.serving import answering

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
DEBT = {
    "subscriber_code": "1",
    "amount": "12.40",
    "currency": "AZN",
    "as_of": "2026-11-20T07:59:00+00:00",
}


class Mailbox(Message):  # type: ignore[misc]  # aiosmtpd has no types
    """Takes what is sent to it, or refuses the recipient with a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[email.message.Message] = []
        self.refuse: str | None = None

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: email.message.Message) -> None:
        self.messages.append(message)


@pytest.fixture
def smtp() -> Iterator[tuple[Mailbox, str]]:
    """A real SMTP server and its address."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}?starttls=no"
    controller.stop()


def test_a_message_reaches_a_real_server_with_its_id_and_letters(
    desk: Desk, smtp: tuple[Mailbox, str]
) -> None:
    box, url = smtp
    number = desk.take_in()
    desk.worker(email=mail.Smtp(url)).once()
    message = box.messages[0]
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    body = payload.decode()
    assert message["To"] == "r.aliyev@example.az" and message["Message-ID"].endswith("@clerkdesk>")
    assert number in body and "Hörmətli vətəndaş" in body and "5XK2M7P" not in body
    assert [m.state for m in desk.local.run(detail.open_case, number).messages] == ["sent"]


def test_a_server_that_is_down_is_tried_again_later_with_growing_gaps(desk: Desk) -> None:
    number = desk.take_in()
    worker = desk.worker(email=mail.Smtp("smtp://127.0.0.1:1"))
    worker.once()
    first = desk.local.run(detail.open_case, number).messages[0]
    assert (first.state, first.fault, first.attempts) == ("queued", "mail_closed", 1)
    worker.once()
    assert desk.local.run(detail.open_case, number).messages[0].attempts == 1, "not before its time"
    desk.later(seconds=31)
    worker.once()
    second = desk.local.run(detail.open_case, number).messages[0]
    assert second.attempts == 2
    desk.later(seconds=31)
    worker.once()
    assert desk.local.run(detail.open_case, number).messages[0].attempts == 2, (
        "the second gap is longer"
    )


def test_after_seventy_two_hours_a_person_sees_that_it_failed(embedded: Desk) -> None:
    number = embedded.take_in()
    worker = embedded.worker(email=mail.Smtp("smtp://127.0.0.1:1"))
    for _ in range(30):
        worker.once()
        embedded.clock.forward(hours=4)
    message = embedded.local.run(detail.open_case, number).messages[0]
    assert (message.state, message.fault) == ("failed", "given_up mail_closed")
    assert embedded.local.read(undelivered.unsent) == 1


def test_unsent_messages_are_counted_in_ones_own_scope(desk: Desk) -> None:
    desk.take_in()
    assert desk.as_("tural").read(undelivered.unsent) == 1, (
        "the office of Azərsu where it was filed"
    )
    assert desk.as_("elnur").read(undelivered.unsent) == 0, "the other organisation"


def test_a_recipient_that_the_server_refuses_is_final(
    desk: Desk, smtp: tuple[Mailbox, str]
) -> None:
    box, url = smtp
    box.refuse = "550 no such person"
    number = desk.take_in()
    desk.worker(email=mail.Smtp(url)).once()
    message = desk.local.run(detail.open_case, number).messages[0]
    assert (message.state, message.fault) == ("failed", "mail_recipient_refused")


def test_without_a_server_the_messages_are_files_and_said_to_be(desk: Desk) -> None:
    number = desk.take_in(samples.idp())
    desk.worker().once()
    assert {(m.channel, m.state) for m in desk.local.run(detail.open_case, number).messages} == {
        ("sms", "written"),
        ("email", "written"),
    }
    assert {path.suffix for path in (desk.folder / "messages").iterdir()} == {".eml", ".txt"}


def test_an_outbox_row_holds_neither_address_nor_text(desk: Desk) -> None:
    desk.take_in(samples.idp())
    params = desk.scalar("SELECT params FROM outbox_message LIMIT 1")
    assert json.loads(params) if isinstance(params, str) else params == {"due_on": "2026-11-23"}


def test_two_workers_send_each_message_once(desk: Desk, smtp: tuple[Mailbox, str]) -> None:
    box, url = smtp
    for n in range(8):
        desk.take_in(samples.no_debt(f"eg-{n}"))
    threads = [threading.Thread(target=desk.worker(email=mail.Smtp(url)).once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [message["Message-ID"] for message in box.messages]
    assert len(ids) == len(set(ids)) == 8


def test_a_claim_of_a_dead_worker_is_taken_over(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    claimed = desk.local.run(answers.claim, 50)
    assert claimed and desk.local.run(answers.claim, 50) == []
    desk.later(seconds=answers.CLAIM_SECONDS + 1)
    assert {question.id for question in desk.local.run(answers.claim, 50)} == {
        question.id for question in claimed
    }


def test_claims_of_a_clock_that_was_a_day_ahead_are_abandoned(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    questions = desk.local.run(answers.claim, 50)
    mails = desk.local.run(outbox.claim, 50)
    assert questions and mails
    desk.worker().once()  # its sign of life is of the same clock
    desk.later(days=-1)
    assert not desk.local.read(dashboard.worker_alive)
    assert {question.id for question in desk.local.run(answers.claim, 50)} == {
        question.id for question in questions
    }
    # Those that were to wait until tomorrow, too.
    assert desk.local.run(outbox.claim, 50) == mails


def test_a_claim_of_just_now_is_not_taken_away(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    assert desk.local.run(answers.claim, 50)
    desk.later(seconds=-5)
    assert desk.local.run(answers.claim, 50) == []


def test_the_workers_sign_of_life_ends_after_a_minute(desk: Desk) -> None:
    assert not desk.local.read(dashboard.worker_alive)
    desk.worker().once()
    assert desk.local.read(dashboard.worker_alive)
    desk.later(seconds=61)
    assert not desk.local.read(dashboard.worker_alive)


@pytest.mark.parametrize("ahead", [6, 86_400])
def test_a_sign_of_life_from_the_future_hides_neither_a_dead_worker_nor_a_living_one(
    desk: Desk, ahead: int
) -> None:
    workers = desk.worker().unit_of_work
    desk.later(seconds=ahead)
    workers.run(heartbeat.beat, "ahead")
    desk.later(seconds=-ahead)

    def seen() -> tuple[bool, str]:
        return desk.local.read(dashboard.worker_alive), desk.local.read(health)["worker"]

    assert seen() == (False, "silent")
    workers.run(heartbeat.beat, "alive")
    assert seen() == (True, "ok")
    desk.later(seconds=61)
    assert seen() == (False, "silent"), "though the first one's sign would be of just now"


def test_the_thread_of_the_desk_works_when_it_is_woken(embedded: Desk) -> None:
    worked = threading.Event()
    thread = WorkerThread(embedded.worker, worked.set)
    thread.start()
    number = embedded.take_in()
    thread.wake()
    assert worked.wait(10)
    thread.stop()
    assert embedded.local.run(detail.open_case, number).messages[0].state == "written"


class Answering(http.server.BaseHTTPRequestHandler):
    answer: bytes = b""
    status = 200
    drip = False
    headings: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        self.send_response(self.status)
        for name, value in self.headings.items():
            self.send_header(name, value)
        self.end_headers()
        for n in range(len(self.answer)):
            if not self.drip:
                self.wfile.write(self.answer)
                return
            try:
                self.wfile.write(self.answer[n : n + 1])
                self.wfile.flush()
            except OSError:
                return
            threading.Event().wait(0.05)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[type[Answering], str]]:
    """A real HTTP server that answers as it is told."""
    handler = type("Told", (Answering,), {})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with answering(server):
        yield handler, f"http://127.0.0.1:{server.server_address[1]}"


def test_billing_over_http_says_what_it_says(server: tuple[type[Answering], str]) -> None:
    handler, url = server
    handler.answer = json.dumps(DEBT).encode()
    debt = HttpBilling(url).debt("1", NOW)
    assert debt is not None and debt.amount_qepik == 1240
    handler.status = 404
    assert HttpBilling(url).debt("1", NOW) is None
    assert HttpRegister(url).person("5XK2M7P") is None


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"", "answer_malformed"),
        (b"<html>", "answer_malformed"),
        (b"null", "answer_malformed"),
        (b"[]", "answer_malformed"),
        (b"{}", "answer_malformed"),
        (json.dumps(DEBT | {"subscriber_code": "2"}).encode(), "answer_foreign"),
        (json.dumps(DEBT | {"amount": 12.4}).encode(), "answer_malformed"),
        (json.dumps(DEBT | {"amount": "NaN"}).encode(), "answer_malformed"),
        (json.dumps(DEBT | {"amount": ""}).encode(), "answer_malformed"),
        (json.dumps(DEBT | {"currency": "USD"}).encode(), "answer_malformed"),
        (json.dumps(DEBT | {"as_of": "2026-11-20T07:59:00"}).encode(), "answer_malformed"),
        (json.dumps(DEBT | {"as_of": "2026-11-01T07:59:00+00:00"}).encode(), "answer_time"),
        (json.dumps(DEBT | {"as_of": "2026-11-20T09:59:00+00:00"}).encode(), "answer_time"),
        (b"[" * 100_000, "answer_malformed"),
        (b"x" * (2 << 20), "answer_malformed"),
    ],
)
def test_a_wrong_answer_is_no_answer(
    server: tuple[type[Answering], str], answer: bytes, fault: str
) -> None:
    handler, url = server
    handler.answer = answer
    with pytest.raises(DidNotAnswer) as silence:
        HttpBilling(url).debt("1", NOW)
    assert silence.value.fault == fault


@pytest.mark.parametrize("odd", [b"9" * 5000, b"-1e999", b"NaN", b"[[{}]]", b'"\\ud800"', b"true"])
def test_an_odd_field_of_the_register_spoils_no_other_one(
    server: tuple[type[Answering], str], odd: bytes
) -> None:
    handler, url = server
    known = b'{"fin":"5XK2M7P","surname":"\xc6\x8fliyev","name":"R","birth_date":%s,"x":%s}'
    handler.answer = known % (odd, odd)
    person = HttpRegister(url).person("5XK2M7P")
    assert person is not None and person.surname == "Əliyev"
    assert (person.birth_date, person.birth_year) == (None, None)


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """Billing's address, with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=1,
        not_valid_before=datetime(2026, 1, 1, tzinfo=UTC),
        not_valid_after=datetime(2099, 1, 1, tzinfo=UTC),
    ).sign(key, hashes.SHA256())
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "server.pem").write_bytes(private + builder.public_bytes(encoding))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    Answering.answer = json.dumps(DEBT | {"amount": "0.00"}).encode()
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    served.handle_error = lambda *_request: None  # type: ignore[method-assign]
    served.socket = context.wrap_socket(served.socket, server_side=True)
    with answering(served):
        yield f"https://localhost:{served.server_port}"


def test_who_is_not_known_for_billing_says_nothing_of_debts(untrusted: str) -> None:
    billing_ = HttpBilling(untrusted)
    with pytest.raises(DidNotAnswer, match="answer_untrusted"):
        billing_.debt("1", NOW)
    with pytest.raises(DidNotAnswer, match="resting"):
        billing_.debt("1", NOW)


def test_who_is_not_known_is_sent_no_message_and_told_nothing(untrusted: str) -> None:
    message = mail.Mail("+994502345678", "Azərsu", "", "Salam", "<x@y>")
    provider = sms.sender(untrusted.replace("https://", "lsim+https://l:p@") + "?sender=A")
    with pytest.raises(mail.NotSent) as unsent:
        provider.send(message)
    assert (unsent.value.fault, unsent.value.ours) == ("sms_no_tls", True)
    portals = hooks.Hooks({"e-gov": hooks.Hook(untrusted, "x" * 32)}, time.time)
    with pytest.raises(mail.NotSent, match="hook_no_tls"):
        portals.tell("e-gov", {})


def test_another_computer_is_asked_in_clear_only_where_the_address_says_so(
    server: tuple[type[Answering], str],
) -> None:
    for base in ("http://billing.example.az/api", "http://localhost.example.az", "http://10.0.0.1"):
        with pytest.raises(DidNotAnswer, match="answer_in_clear"):
            HttpBilling(base).debt("1", NOW)
    handler, url = server
    handler.answer = json.dumps(DEBT).encode()
    assert HttpBilling(f"plain+{url}").debt("1", NOW) is not None


@pytest.mark.parametrize("status", [400, 422, 409, 410])
def test_a_code_that_billing_refuses_keeps_no_other_one_waiting(
    server: tuple[type[Answering], str], status: int
) -> None:
    handler, url = server
    billing_ = HttpBilling(url)
    handler.status = status
    for _ in range(7):
        with pytest.raises(DidNotAnswer, match="answer_refused"):
            billing_.debt("1", NOW)
    handler.status = 200
    handler.answer = json.dumps(DEBT).encode()
    assert billing_.debt("1", NOW) is not None


@pytest.mark.parametrize(
    ("status", "retry_after"),
    [
        *[(status, "") for status in (301, 302, 307, 401, 403, 405, 406, 407, 426, 451)],
        *[(429, header) for header in ("90", "soon", "Fri, 20 Nov 2099 08:00:00 GMT")],
        *[(429, header) for header in ("²", "9" * 400, "Fri, 20 Nov 99999999999 08:00:00 GMT")],
    ],
)
def test_an_account_of_ours_that_is_not_let_in_is_said_and_rests(
    server: tuple[type[Answering], str],
    status: int,
    retry_after: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    handler, url = server
    billing_ = HttpBilling(url)
    handler.status = status
    handler.headings = {"Retry-After": retry_after} if retry_after else {}
    with pytest.raises(DidNotAnswer, match="answer_own_fault"):
        billing_.debt("1", NOW)
    assert str(status) in caplog.text
    handler.status = 200
    handler.answer = json.dumps(DEBT).encode()
    with pytest.raises(DidNotAnswer, match="resting"):
        billing_.debt("1", NOW)


def test_an_error_a_drip_and_a_dead_server_are_told_apart(
    server: tuple[type[Answering], str],
) -> None:
    handler, url = server
    handler.status = 500
    handler.answer = json.dumps(DEBT).encode()
    for address, fault in ((url, "answer_status"), ("http://127.0.0.1:1", "not_reachable")):
        with pytest.raises(DidNotAnswer) as silence:
            HttpBilling(address).debt("1", NOW)
        assert silence.value.fault == fault
    handler.status = 200
    handler.drip = True
    started = time.monotonic()
    with pytest.raises(DidNotAnswer) as silence:
        HttpBilling(url, timeout=0.5).debt("1", NOW)
    assert silence.value.fault == "answer_slow" and time.monotonic() - started < 3


def test_a_lying_billing_makes_no_certificate(
    desk: Desk, server: tuple[type[Answering], str]
) -> None:
    from tests.integration.certificates.test_certificates import ask, completed

    handler, url = server
    handler.answer = json.dumps(DEBT | {"amount": "0.00"}).encode()
    number = completed(desk)
    outcome = ask(desk, number, billing_adapter=HttpBilling(url))
    assert (outcome.ending, outcome.fault) == ("no_answer", "answer_foreign")
    assert outcome.certificate_number is None


@pytest.mark.parametrize(
    ("language", "subject"),
    [("az", "qeydə alındı"), ("en", "is registered"), ("ru", "зарегистрировано")],
)
def test_a_citizen_is_told_in_the_language_that_the_portal_named(
    desk: Desk, language: str, subject: str
) -> None:
    desk.take_in(samples.no_debt(contact__language=language))
    desk.worker().once()
    mails = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in (desk.folder / "messages").glob("*.eml")
    ]
    assert [subject in str(each["Subject"]) for each in mails] == [True]
