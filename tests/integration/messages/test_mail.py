"""What an SMTP server says of one recipient is final; what it says of us is not."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from clerkdesk.adapters.mail import Files, Mail, NotSent, Smtp
from clerkdesk.domain.messages import MessageState

MAIL = Mail(
    to="citizen@example.az",
    sender="Azərsu <no-reply@example.az>",
    subject="Müraciətiniz",
    body="Qeydə alındı.",
    message_id="<1@example.az>",
)
USUAL = {
    "banner": "220 ready",
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 ok",
    "RCPT": "250 2.1.5 ok",
    "DATA": "354 go on",
    ".": "250 2.0.0 taken",
    "QUIT": "221 2.0.0 bye",
    "RSET": "250 2.0.0 ok",
}


class Scripted(socketserver.StreamRequestHandler):
    """Answers each command as the script says; "" closes the line in its place."""

    server: "Script"

    def handle(self) -> None:
        if not self.answer("banner"):
            return
        while line := self.rfile.readline():
            command = line.split()[0].decode().upper()
            if command == "EHLO":
                self.server.greeted_by = line.split()[1].decode()
            self.server.signed_in |= command == "AUTH"
            if not self.answer(command):
                return
            if command == "DATA" and self.server.script["DATA"].startswith("354"):
                while self.rfile.readline() != b".\r\n":
                    pass
                self.server.taken += 1
                if not self.answer("."):
                    return

    def answer(self, command: str) -> bool:
        text = self.server.script.get(command, "500 what?")
        if text:
            self.wfile.write(f"{text}\r\n".encode())
        return bool(text)


class Script(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, script: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), Scripted)
        self.script = script
        self.taken = 0
        self.greeted_by = ""
        self.signed_in = False


@contextmanager
def speaking(**answers: str) -> Iterator[tuple[Script, Smtp]]:
    server = Script(USUAL | answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield (
            server,
            Smtp(f"smtp://us:secret@127.0.0.1:{server.server_address[1]}?starttls=no", timeout=5),
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fault_of(mailer: Smtp) -> NotSent:
    with pytest.raises(NotSent) as refused:
        mailer.send(MAIL)
    return refused.value


@pytest.mark.parametrize(
    "answers",
    [
        {"AUTH": "535 5.7.8 wrong password"},
        {"AUTH": "530 5.7.0 sign in first"},
        {"MAIL": "550 5.7.60 you may not send as this sender"},
        {"RCPT": "554 5.7.1 relay access denied"},
        {"RCPT": "550 relaying is not allowed"},
        {"RCPT": "550 5.7.1 your address is on a list"},
        {"RCPT": "550 5.1.8 <clerk@office.az>: Sender address rejected: Domain not found"},
        {"RCPT": "553 5.1.7 bad sender's mailbox"},
        {"RCPT": "550 5.1.0 Address rejected: sender is not allowed"},
        {"RCPT": "550 Sender verify failed"},
        {"RCPT": "550 5.7.1 domain of <clerk@office.az> does not exist"},
        {"RCPT": "550 5.7.1 sender's mailbox unavailable"},
        {"RCPT": "550 Your IP 203.0.113.5 is blacklisted"},
        {"RCPT": "550 Access denied"},
        {"RCPT": "550 JunkMail rejected"},
        {"RCPT": "554 virus found"},
        {"RCPT": "553 sorry, authentication is needed first"},
        {"RCPT": "451 4.3.0 later"},
        {"banner": "554 no"},
        {"DATA": "554 5.5.1 no"},
        {".": "552 5.3.4 full"},
        {"banner": ""},
        {"MAIL": ""},
        {".": ""},
    ],
    ids=str,
)
def test_what_concerns_our_account_or_line_is_tried_again(answers: dict[str, str]) -> None:
    with speaking(**answers) as (_server, mailer):
        assert fault_of(mailer).again


@pytest.mark.parametrize(
    ("answers", "ours"),
    [
        ({"AUTH": "535 5.7.8 wrong password"}, True),
        ({"AUTH": "530 5.7.0 sign in first"}, True),
        ({"MAIL": "550 5.7.60 you may not send as this sender"}, True),
        ({"RCPT": "554 5.7.1 relay access denied"}, True),
        ({"banner": "554 no"}, True),
        ({"RCPT": "550 5.1.1 no such user"}, False),
        ({"RCPT": "450 4.2.0 later"}, False),
        ({"banner": "421 busy"}, False),
        ({"banner": ""}, False),
    ],
    ids=str,
)
def test_what_every_message_would_meet_is_known_to_be_ours(
    answers: dict[str, str], ours: bool
) -> None:
    with speaking(**answers) as (_server, mailer):
        assert fault_of(mailer).ours is ours


def test_without_starttls_neither_password_nor_message_leaves_unless_the_address_says_so() -> None:
    with speaking() as (server, plain):
        port = server.server_address[1]
        strict = Smtp(f"smtp://us:secret@127.0.0.1:{port}", timeout=5)
        refused = fault_of(strict)
        assert (refused.fault, refused.again, refused.ours) == ("mail_no_tls", True, True)
        assert (server.taken, server.signed_in) == (0, False)
        assert plain.send(MAIL).state is MessageState.SENT
        assert (server.taken, server.signed_in) == (1, True)


def test_to_the_own_machine_a_message_leaves_in_clear_where_there_is_no_account() -> None:
    with speaking() as (server, _plain):
        assert Smtp(f"smtp://127.0.0.1:{server.server_address[1]}", timeout=5).send(MAIL)
        assert server.taken == 1


def test_an_account_without_a_password_is_said_and_never_skipped() -> None:
    with speaking(EHLO="250 here") as (server, _plain):
        nobody = Smtp(f"smtp://us@127.0.0.1:{server.server_address[1]}?starttls=no", timeout=5)
        refused = fault_of(nobody)
        assert (refused.fault, refused.again, refused.ours) == ("mail_no_password", True, True)
        assert (server.taken, server.greeted_by) == (0, "")


@pytest.mark.parametrize(
    "message_id",
    [
        "<../../outside@clerkdesk>",
        "</tmp/outside@clerkdesk>",
        "<..\\outside@clerkdesk>",
        "<a\nBcc: everybody@example.az@clerkdesk>",
        "<\x00@clerkdesk>",
        "<@clerkdesk>",
        f"<{'x' * 5000}@clerkdesk>",
        "<CON@clerkdesk>",
    ],
    ids=range(8),
)
def test_a_message_id_is_never_a_path_nor_a_line_of_a_header(
    tmp_path: Path, message_id: str
) -> None:
    folder = tmp_path / "a" / "messages"
    for to in ("citizen@example.az", "+994502345678"):
        Files(folder).send(replace(MAIL, to=to, message_id=message_id))
    written = sorted(folder.iterdir())
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == written
    assert len(written) == 2 and all(len(path.name) <= 70 for path in written)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *written))
    assert b"Bcc" not in b"".join(path.read_bytes() for path in written)


def test_a_certificate_that_nobody_vouches_for_is_no_encryption() -> None:
    with speaking(EHLO="250-here\r\n250 STARTTLS", STARTTLS="220 go on") as (server, _plain):
        strict = Smtp(f"smtp://us:secret@127.0.0.1:{server.server_address[1]}", timeout=5)
        assert fault_of(strict).again
        assert server.taken == 0


@pytest.mark.parametrize(
    "answer",
    [
        "550 5.1.1 no such user",
        "550 no such user",
        "553 5.1.3 bad address",
        "550 5.1.0 unknown address",
        "550 5.2.1 mailbox disabled",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound",
        "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
        "551 user not local",
        "550 5.7.1 No such user!",
        "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)",
        "550 The account that you tried to reach does not exist",
        "550 <blacksmith@authority.example.az>: user unknown",
        "550 Message was not accepted -- invalid mailbox. Local mailbox is unavailable",
    ],
)
def test_an_address_that_does_not_exist_is_final(answer: str) -> None:
    with speaking(RCPT=answer) as (server, mailer):
        refused = fault_of(mailer)
        assert (refused.fault, refused.again) == ("mail_recipient_refused", False)
        assert server.taken == 0


@pytest.mark.parametrize("goodbye", ["221 bye", "421 too late", "500 what?", "250 ok", ""])
def test_what_was_taken_is_sent_however_the_server_says_goodbye(goodbye: str) -> None:
    with speaking(QUIT=goodbye) as (server, mailer):
        assert mailer.send(MAIL).state is MessageState.SENT
        assert server.taken == 1


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("şöbə-3.azersu.local", "xn--b-3-rna83c40c.azersu.local"),
        ("desk.azersu.az", "desk.azersu.az"),
        (f"{'ə' * 70}.local", "[127.0.0.1]"),
        ("my_pc.azersu.local", "[127.0.0.1]"),
        ("my pc.azersu.local", "[127.0.0.1]"),
        ("pc..azersu.local", "[127.0.0.1]"),
        ("\udcff.azersu.local", "[127.0.0.1]"),
    ],
)
def test_a_computers_name_in_any_letters_is_told_to_the_server(
    name: str, greeting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: name)
    with speaking() as (server, mailer):
        mailer.send(MAIL)
        assert server.greeted_by == greeting
