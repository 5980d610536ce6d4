"""SMS over HTTP, an adapter for each provider, behind one address: CLERKDESK_SMS_URL.

    lsim+https://LOGIN[:PASSWORD]@apps.lsim.az/quicksms/v1?sender=NAME
        LSIM-like: signed GET, report poll
    posta+https://LOGIN[:PASSWORD]@www.poctgoyercini.com/api_json/v1?sender=NAME
        Posta Güvərçini-like: JSON

Addresses, fields and codes as public client libraries have them; tried against servers of the tests
only. A password stands in the address or, better, where service_secrets looks. What may have been
sent is never sent again by itself: that is ``Unclear``. Over http only to the own machine: what is
sent holds the account, the number and the text.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from clerkdesk.adapters.mail import Left, Mail, NotSent, is_own_machine
from clerkdesk.adapters.tls import is_of_a_certificate
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.messages import MessageState, sms_size
from clerkdesk.domain.text import clean, has_controls

TIMEOUT_SECONDS = 15.0
MAX_ANSWER_BYTES = 64 << 10
MAX_PROVIDER_ID = 80
"""Letters of a provider's id of a message that are kept."""


class Unclear(Exception):
    """The request left, and its answer did not arrive: the citizen may have the SMS, or not."""


class SmsReport(NamedTuple):
    """What became of an SMS that had left."""

    state: MessageState
    """DELIVERED or FAILED"""
    code: str = ""
    """The provider's own word for it, in small letters: which of them means that there is no such
    number, an office knows of its provider (the setting sms_no_such_number).
    """


class SmsSender(Protocol):
    """Sends SMS, and knows what became of them."""

    def send(self, mail: Mail) -> Left:
        """Send one message. Raises NotSent, Unclear."""
        ...

    def report(self, provider_id: str) -> SmsReport | None:
        """None: not known yet, or the provider does not answer.

        ``provider_id``: of what ``send`` has returned.
        """
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """What an address says: ``base`` ends without a slash, ``sender`` is the name an SMS bears."""

    base: str
    login: str
    password: str
    sender: str


def sender(
    url: str, password: str | None = None, timeout: float = TIMEOUT_SECONDS
) -> "Lsim | Posta":
    """The provider that the address names.

    ``password``: where it is kept (service_secrets); one in the address goes before it.
    ``timeout``: seconds. Raises Invalid (sms_url).
    """
    parts = urlsplit(url)
    kind, _plus, scheme = parts.scheme.partition("+")
    name = parse_qs(parts.query).get("sender", [""])[0]
    providers: dict[str, type[Lsim] | type[Posta]] = {"lsim": Lsim, "posta": Posta}
    provider = providers.get(kind)
    if (
        provider is None
        or scheme not in ("http", "https")
        or not parts.hostname
        or (scheme == "http" and not is_own_machine(parts.hostname))
        or not parts.username
        or not name
    ):
        raise Invalid("sms_url", field="CLERKDESK_SMS_URL")
    host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    base = urlunsplit((scheme, host, parts.path.rstrip("/"), "", ""))
    stated_password = unquote(parts.password) if parts.password else None
    account = Account(
        base=base,
        login=unquote(parts.username),
        password=stated_password or password or "",
        sender=name,
    )
    return provider(account, timeout)


class _Http:
    """One request and its JSON; how far it came decides what a failure means.

    ``timeout``: seconds.
    """

    def __init__(self, account: Account, timeout: float = TIMEOUT_SECONDS) -> None:
        import httpx2

        self.account = account
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    @property
    def may_sign_in(self) -> bool:
        """Whether the account has a password."""
        return bool(self.account.password)

    def ask(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        """As ``ask_anything``; Unclear, too: the answer is no object."""
        document = self.ask_anything(method, path, **request)
        if not isinstance(document, dict):
            raise Unclear
        return document

    def ask_anything(self, method: str, path: str, **request: Any) -> object:
        """Raises NotSent: it never reached the provider, who may be asked again; Unclear: it did,
        and nobody knows.
        """
        import httpx2

        if not self.may_sign_in:
            raise NotSent("sms_no_password", again=True, ours=True)
        try:
            answer = self._client.request(method, f"{self.account.base}/{path}", **request)
        except (
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            httpx2.PoolTimeout,
            httpx2.InvalidURL,
            httpx2.UnsupportedProtocol,
        ) as error:
            if is_of_a_certificate(error):
                raise NotSent("sms_no_tls", again=True, ours=True) from None
            raise NotSent("sms_unreachable", again=True, silent=True) from None
        except httpx2.HTTPError:
            raise Unclear from None
        if answer.status_code in (408, 429):
            raise NotSent("sms_busy", again=True)
        if 400 <= answer.status_code < 500:
            raise refused(answer.status_code, final=answer.status_code in _OF_THIS_MESSAGE)
        try:
            document: object = json.loads(answer.content[:MAX_ANSWER_BYTES])
        except (ValueError, RecursionError):
            raise Unclear from None
        if answer.status_code != 200:
            raise Unclear
        return document

    def close(self) -> None:
        self._client.close()


_OF_THIS_MESSAGE = (400, 422)
"""What was asked is not right; every other refusal is between the provider and our account."""


def refused(code: int, *, final: bool) -> NotSent:
    """Only what concerns the recipient or the text is final; our account's fault is every
    message's, and is tried again.
    """
    return NotSent(f"sms_refused {code}", again=not final, ours=not final)


def _digits(mobile: str) -> str:
    """994501234567: what providers call an msisdn."""
    return mobile.lstrip("+")


class Lsim(_Http):
    """Signed by nested MD5, as the provider wants it; the password itself is never sent."""

    _FINAL = {-101, -102, -105}
    """The text is too long, the number is wrong, or on the provider's black list."""
    _BUSY = {-110, -500}
    """Too many questions, a fault of theirs: the next hour may be better."""
    # As integrify-sdk/integrify-php on GitHub names them after the provider's description
    # (packages/lsim/src/Enum/SmsCode.php). 100 waits, 107 is unknown, 108 is sent: nothing final.
    _DELIVERED = 101
    _FINAL_REPORTS = (102, 103, 104, 105, 106, 109)
    """Undelivered, expired, rejected, cancelled, failed, on the black list."""

    def send(self, mail: Mail) -> Left:
        account = self.account
        to = _digits(mail.to)
        signed = _md5(_md5(account.password) + account.login + mail.body + to + account.sender)
        answer = self.ask(
            "GET",
            "send",
            params={
                "login": account.login,
                "msisdn": to,
                "text": mail.body,
                "sender": account.sender,
                "unicode": str(sms_size(mail.body).unicode).lower(),
                "key": signed,
            },
        )
        code = answer.get("errorCode")
        number = answer.get("obj")
        if isinstance(code, int) and code < 0:
            if code in self._BUSY:
                raise NotSent(f"sms_refused {code}", again=True)
            raise refused(code, final=code in self._FINAL)
        if not isinstance(number, int) or number <= 0:
            raise Unclear
        return Left(MessageState.SENT, _kept_id(number))

    def greet(self) -> None:
        """Ask after a message that does not exist. The provider asks for no password there: whether
        it lets the account in shows when something is sent. Raises NotSent, Unclear.
        """
        self._ask_report("0")

    def _ask_report(self, provider_id: str) -> object:
        asked = {"login": self.account.login, "trans_id": provider_id}
        return self.ask_anything("GET", "report", params=asked)

    def report(self, provider_id: str) -> SmsReport | None:
        try:
            answer = self._ask_report(provider_id)
        except (NotSent, Unclear):
            return None
        code = _reported(answer)
        if code == self._DELIVERED:
            return SmsReport(MessageState.DELIVERED, str(code))
        if code in self._FINAL_REPORTS:
            return SmsReport(MessageState.FAILED, str(code))
        return None


def _reported(answer: object) -> object:
    """The code of a report: the whole answer (101), or in an object, where clients of the provider
    have seen it both beside and as its error.
    """
    if not isinstance(answer, dict):
        return None if isinstance(answer, bool) else answer
    return answer.get("errorCode") or answer.get("obj")


def _md5(value: str) -> str:
    return hashlib.md5(value.encode(), usedforsecurity=False).hexdigest()


class Posta(_Http):
    """JSON with login and password in it: over TLS only, where it is not the own machine."""

    _DELIVERED = "delivered"
    _FINAL_REPORTS = ("undelivered", "rejected", "expired", "error")

    def _credentials(self) -> dict[str, str]:
        return {"Username": self.account.login, "Password": self.account.password}

    def send(self, mail: Mail) -> Left:
        answer = self.ask(
            "POST",
            "Sms/Send_1_N",
            json={
                **self._credentials(),
                "Message": mail.body,
                "Receivers": [_digits(mail.to)],
                "Originator": self.account.sender,
            },
        )
        status = answer.get("StatusCode")
        results = answer.get("Result")
        if status != 200:
            if not isinstance(status, int):
                raise Unclear
            if status >= 500:
                raise NotSent(f"sms_refused {status}", again=True)
            raise refused(status, final=status in _OF_THIS_MESSAGE)
        number = _first(results).get("MessageId")
        if not number:
            raise Unclear
        return Left(MessageState.SENT, _kept_id(number))

    def greet(self) -> None:
        """Ask after a message that does not exist. Raises NotSent, Unclear."""
        status = self._ask_report("0").get("StatusCode")
        if status in (401, 402, 403):
            raise refused(status, final=False)

    def _ask_report(self, provider_id: str) -> dict[str, Any]:
        asked = {**self._credentials(), "MessageIds": [provider_id]}
        return self.ask("POST", "Sms/Status", json=asked)

    def report(self, provider_id: str) -> SmsReport | None:
        try:
            answer = self._ask_report(provider_id)
        except (NotSent, Unclear):
            return None
        status = str(_first(answer.get("Result")).get("SmsStatus", "")).lower()
        if status == self._DELIVERED:
            return SmsReport(MessageState.DELIVERED, status)
        if status in self._FINAL_REPORTS:
            return SmsReport(MessageState.FAILED, status)
        return None


def _kept_id(stated: object) -> str | None:
    """The provider's id of a message that has left; None: no database would keep it."""
    text = str(stated)
    return None if len(text) > MAX_PROVIDER_ID or has_controls(clean(text)) else text


def _first(results: object) -> dict[str, Any]:
    """The first of a list's objects; empty: there is none."""
    if isinstance(results, list) and results and isinstance(results[0], dict):
        return results[0]
    return {}
