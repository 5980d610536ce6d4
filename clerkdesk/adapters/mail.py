"""Sending messages: e-mail by SMTP, or, where no server is set, files that a person can read."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.messages import MessageState

TIMEOUT_SECONDS = 20
SMTP_PORT = 25
SMTPS_PORT = 465


class NotSent(Exception):
    """The message did not leave; ``again`` tells whether trying later makes sense."""

    def __init__(self, fault: str, *, again: bool) -> None:
        super().__init__(fault)
        self.fault = fault
        self.again = again


@dataclass(frozen=True, slots=True)
class Mail:
    """``to``: an e-mail address, or a mobile number as +994… for an SMS. ``message_id``: <…@…>."""

    to: str
    sender: str
    subject: str
    body: str
    message_id: str


def as_email(mail: Mail) -> EmailMessage:
    """As it is sent, dated now."""
    message = EmailMessage()
    message["From"] = mail.sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Message-ID"] = mail.message_id
    message["Date"] = formatdate(localtime=False)
    message.set_content(mail.body)
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
    """An SMTP server: smtp://user@host:port (STARTTLS where offered) or smtps://….

    ``password``: of the keyring; one in the address goes before it. ``timeout``: seconds. Raises
    Invalid (smtp_url).
    """

    def __init__(
        self, url: str, password: str | None = None, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise Invalid("smtp_url", field="CLERKDESK_SMTP_URL")
        self._secure = parts.scheme == "smtps"
        self._host = parts.hostname
        self._port = parts.port or (SMTPS_PORT if self._secure else SMTP_PORT)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else password
        self._timeout = timeout

    def send(self, mail: Mail) -> Left:
        try:
            with self._connect() as server:
                refused = server.send_message(as_email(mail))
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            raise NotSent("mail_recipient_refused", again=code < 500) from None
        except smtplib.SMTPResponseException as error:
            raise NotSent(f"mail_refused {error.smtp_code}", again=error.smtp_code < 500) from None
        except (OSError, smtplib.SMTPException):
            raise NotSent("mail_unreachable", again=True) from None
        if refused:
            raise NotSent("mail_recipient_refused", again=False)
        return Left(MessageState.SENT)

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if self._secure:
            server = smtplib.SMTP_SSL(
                self._host, self._port, timeout=self._timeout, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
        if self._user and self._password:
            server.login(self._user, self._password)
        return server


class Files:
    """Mailer and SmsSender where nothing is set to send with: an .eml or .txt file a message, and
    the state "written".
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail) -> Left:
        name = mail.message_id.strip("<>").partition("@")[0]
        if "@" in mail.to:
            name += ".eml"
            content = as_email(mail).as_bytes()
        else:
            name += ".txt"
            content = f"{mail.to}\n\n{mail.body}\n".encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._folder / f".{name}"
            part.write_bytes(content)
            part.replace(self._folder / name)
        except OSError:
            raise NotSent("mail_folder", again=True) from None
        return Left(MessageState.WRITTEN)

    def report(self, provider_id: str) -> None:
        """A file has nobody who would report."""
