"""Sending messages: e-mail by SMTP, or, where no server is set, files that a person can read."""

import hashlib
import ipaddress
import os
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from clerkdesk import authorities
from clerkdesk.adapters import tls
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.messages import MessageState

TIMEOUT_SECONDS = 20
SMTP_PORT = 25
SMTPS_PORT = 465
_FOR_GOOD = 500
"""From this code on the server does not say "later" but "no"."""


class NotSent(Exception):
    """The message did not leave; ``again`` tells whether trying later makes sense, ``ours`` whether
    it is our account's or the installation's fault, ``silent`` that nobody answers there: every
    message meets both.
    """

    def __init__(
        self, fault: str, *, again: bool, ours: bool = False, silent: bool = False
    ) -> None:
        super().__init__(fault)
        self.fault = fault
        self.again = again
        self.ours = ours
        self.silent = silent


class Attachment(NamedTuple):
    """A file that goes with an e-mail."""

    name: str
    content: bytes
    mime: str
    """As application/pdf."""


@dataclass(frozen=True, slots=True)
class Mail:
    """``to``: an e-mail address, or a mobile number as +994… for an SMS. ``message_id``: <…@…>."""

    to: str
    sender: str
    subject: str
    body: str
    message_id: str
    file: "Attachment | None" = None


_MESSAGE_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@clerkdesk>")


def name_of(message_id: str) -> str:
    """A name by which the message is known: of an id that is ours the id itself, of any other one
    its digest, for it comes from the database and may be a path, or a line of a header.
    """
    ours = _MESSAGE_ID.fullmatch(message_id)
    if ours is not None:
        return ours[1]
    return hashlib.sha256(message_id.encode("utf-8", "surrogatepass")).hexdigest()


def is_own_machine(host: str) -> bool:
    """Whether what is sent to the host leaves the computer: not to a name but this one's, for a
    name is looked up.
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def as_email(mail: Mail) -> EmailMessage:
    """As it is sent, dated now."""
    message = EmailMessage()
    message["From"] = mail.sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Message-ID"] = f"<{name_of(mail.message_id)}@clerkdesk>"
    message["Date"] = formatdate(localtime=False)
    message.set_content(mail.body)
    if mail.file is not None:
        main, _apart, kind = mail.file.mime.partition("/")
        message.add_attachment(
            mail.file.content, maintype=main, subtype=kind, filename=mail.file.name
        )
    return message


@dataclass(frozen=True, slots=True)
class Left:
    """The message has left: SENT, or WRITTEN as a file; and the provider's own id of it, by which
    it reports.
    """

    state: MessageState
    provider_id: str | None = None


class Mailer(Protocol):
    """Sends e-mail."""

    def send(self, mail: Mail) -> Left:
        """Send one message. Raises NotSent."""
        ...


class Smtp:
    """An SMTP server: smtp://user@host:port (by STARTTLS) or smtps://…; in clear only to
    the own machine and without an account, or where the address says so: smtp://…?starttls=no.

    ``password``: where it is kept (service_secrets); one in the address goes before it.
    ``timeout``: seconds. Raises Invalid (smtp_url).
    """

    def __init__(
        self, url: str, password: str | None = None, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise Invalid("smtp_url", field="CLERKDESK_SMTP_URL")
        self._secure = parts.scheme == "smtps"
        self._clear = parse_qs(parts.query).get("starttls") == ["no"]
        self._host = parts.hostname
        self._port = parts.port or (SMTPS_PORT if self._secure else SMTP_PORT)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else password
        self._timeout = timeout

    @property
    def has_account(self) -> bool:
        """Whether the address names an account to sign in with."""
        return self._user is not None

    @property
    def may_sign_in(self) -> bool:
        """Whether an account that the address names has a password; or it names none."""
        return self._user is None or bool(self._password)

    def send(self, mail: Mail) -> Left:
        """Only what concerns the recipient is final: a fault of our account, of the sender's
        address or of the line is tried again, for it is every message's.
        """
        with self._told(), closing_politely(self._connect()) as server:
            server.send_message(as_email(mail))
        return Left(MessageState.SENT)

    def greet(self) -> bytes | None:
        """Speak to the server as before a message: encrypted, signed in; and send none. Its
        certificate (DER); None: it was spoken to in clear. Raises NotSent.
        """
        with self._told(), closing_politely(self._connect()) as server:
            server.noop()
            if isinstance(server.sock, ssl.SSLSocket):
                return server.sock.getpeercert(binary_form=True)
        return None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What went wrong as whose fault it is. Raises NotSent."""
        try:
            yield
        except smtplib.SMTPRecipientsRefused as error:
            code, answer = next(iter(error.recipients.values()))
            final = _concerns_the_recipient(code, answer)
            ours = code >= _FOR_GOOD and not final
            raise NotSent("mail_recipient_refused", again=not final, ours=ours) from None
        except smtplib.SMTPAuthenticationError as error:
            ours = error.smtp_code >= _FOR_GOOD
            fault = f"mail_account_refused {error.smtp_code}"
            raise NotSent(fault, again=True, ours=ours) from None
        except smtplib.SMTPResponseException as error:
            ours = error.smtp_code >= _FOR_GOOD
            raise NotSent(f"mail_refused {error.smtp_code}", again=True, ours=ours) from None
        except ssl.SSLError as error:
            raise NotSent(f"mail_{tls.fault_of(error)}", again=True, ours=True) from None
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(_why_not_there(error), again=True, silent=True) from None

    def _connect(self) -> smtplib.SMTP:
        if not self.may_sign_in:
            raise NotSent("mail_no_password", again=True, ours=True)
        context = authorities.context()
        server: smtplib.SMTP
        if self._secure:
            server = smtplib.SMTP_SSL(
                self._host,
                self._port,
                local_hostname=_own_name(),
                timeout=self._timeout,
                context=context,
            )
        else:
            server = smtplib.SMTP(
                self._host, self._port, local_hostname=_own_name(), timeout=self._timeout
            )
        try:
            self._introduce(server, context)
        except BaseException:
            server.close()
            raise
        return server

    def _introduce(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        if not self._secure and not self._clear:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
            elif self._user or not is_own_machine(self._host):
                # A server that always offered it and does not now may be somebody in between.
                raise NotSent("mail_no_tls", again=True, ours=True)
        if self._user and self._password:
            server.login(self._user, self._password)


def _why_not_there(error: OSError | smtplib.SMTPException) -> str:
    """The code of the sentence; smtplib hides a silence behind an error of its own."""
    causes = {
        socket.gaierror: "mail_name_unknown",
        ConnectionRefusedError: "mail_closed",
        TimeoutError: "mail_silent",
    }
    for each in (error, error.__context__):
        for kind, code in causes.items():
            if isinstance(each, kind):
                return code
    return "mail_unreachable"


@contextmanager
def closing_politely(server: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """What was taken is taken: how the server says goodbye changes nothing."""
    try:
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


_NAMELESS = "[127.0.0.1]"
_HOST_NAME = re.compile(r"[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")
"""What a server takes as a greeting: many refuse my_pc, and each one a name with a space."""


def _own_name() -> str | None:
    """How the computer names itself to the server; None: as smtplib finds it.

    A name with letters beyond ASCII goes as its IDNA form; one that is no name of a host as an
    address.
    """
    try:
        stated = socket.getfqdn()
        name = stated.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        return _NAMELESS
    if not _HOST_NAME.fullmatch(name):
        return _NAMELESS
    return None if name == stated else name


_NO_SUCH_MAILBOX = (550, 551, 553)
"""RFC 5321, 4.2.2: mailbox not there, not of this place, or its name not allowed."""
_OF_THE_SENDER = (b"7", b"8")
"""RFC 3463, X.1.7 and X.1.8: servers say at the recipient what is wrong with the sender."""
_OURS = re.compile(
    rb"sender|relay|spf|dkim|dmarc|black|block|spam|rbl|dnsbl|listed|reputation|policy|polic|auth"
    rb"|helo|ehlo|reverse|ptr|rdns|denied|client|rate|too many|sign in|log ?in|\bip\b"
    rb"|junk|virus|bulk"
)
"""Words of a refusal, where no number says it, that speak of us or of our computer."""


_ADDRESS = re.compile(rb"<?[^\s<>:;,\"']+@[^\s<>:;,\"']+>?")
_UNKNOWN_MAILBOX = re.compile(
    rb"no such (user|mailbox|recipient)|(unknown|invalid) (user|mailbox|recipient)"
    rb"|(user|mailbox|recipient) (is )?(unknown|not found|unavailable)|mailbox unavailable"
    rb"|(user|mailbox|recipient|account|address)[^.]{0,40} (does not|doesn't) exist"
)
"""Of a mailbox, whatever number stands before it: Yandex says 5.7.1, outlook.com 5.5.0."""


def _concerns_the_recipient(code: int, answer: bytes) -> bool:
    """Whether a refused recipient is the recipient's own matter: no such mailbox (RFC 3463: 5.1 and
    5.2). Policy (5.7), the sender (5.1.7, 5.1.8) and relaying are between the server and us.
    Microsoft's word for an unknown mailbox is 5.4.1, "Recipient address rejected: Access denied".
    """
    # The address itself may have any word in it: <blacksmith@example.az>.
    answer = _ADDRESS.sub(b"", answer)
    status = re.match(rb"([245])\.(\d+)\.(\d+)", answer.strip())
    if code in _NO_SUCH_MAILBOX and _UNKNOWN_MAILBOX.search(answer.lower()):
        if not _OURS.search(answer.lower()):
            return True
    if status is None:
        return code in _NO_SUCH_MAILBOX and not _OURS.search(answer.lower())
    if status[0] == b"5.4.1":
        return b"recipient address rejected" in answer.lower()
    if status[1] != b"5" or status[2] not in (b"1", b"2"):
        return False
    if status[2] == b"1" and status[3] in (b"0", *_OF_THE_SENDER):
        # 5.1.0 is "something about an address".
        return status[3] == b"0" and not _OURS.search(answer.lower())
    return True


def _for_oneself(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class Files:
    """Mailer and SmsSender where nothing is set to send with: an .eml or .txt file a message, and
    the state "written".
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail) -> Left:
        name = name_of(mail.message_id)
        if "@" in mail.to:
            name += ".eml"
            content = as_email(mail).as_bytes()
        else:
            name += ".txt"
            content = f"{mail.to}\n\n{mail.body}\n".encode()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self._folder / f".{name}"
            with open(part, "wb", opener=_for_oneself) as file:
                file.write(content)
            part.replace(self._folder / name)
        except OSError:
            raise NotSent("mail_folder", again=True) from None
        return Left(MessageState.WRITTEN)

    def report(self, provider_id: str) -> None:
        """A file has nobody who would report."""
