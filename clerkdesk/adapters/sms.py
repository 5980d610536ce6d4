"""SMS over HTTP, an adapter for each provider, behind one address: CLERKDESK_SMS_URL.

    lsim+https://LOGIN[:PASSWORD]@apps.lsim.az/quicksms/v1?sender=NAME       LSIM-like: signed GET,
    report poll posta+https://LOGIN[:PASSWORD]@www.poctgoyercini.com/api_json/v1?sender=NAME   Posta
    Güvərçini-like: JSON

Addresses, fields and codes as public client libraries have them; tried against servers of the tests
only. A password stands in the address or, better, in the keyring under "sms". What may have been
sent is never sent again by itself: that is ``Unclear``.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from clerkdesk.adapters.mail import Left, Mail, NotSent
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.messages import MessageState, sms_size

TIMEOUT_SECONDS = 15.0
MAX_ANSWER_BYTES = 64 << 10


class Unclear(Exception):
    """The request left, and its answer did not arrive: the citizen may have the SMS, or not."""


class SmsSender(Protocol):
    """Raises NotSent, Unclear."""

    def send(self, mail: Mail) -> Left: ...

    def report(self, provider_id: str) -> MessageState | None:
        """DELIVERED, FAILED, or None: not known yet, or the provider does not answer."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """What an address says."""

    base: str
    login: str
    password: str
    sender: str


def sender(url: str, password: str | None = None) -> SmsSender:
    """The provider that the address names; ``password``: of the keyring. Raises Invalid (sms_url)."""
    parts = urlsplit(url)
    kind, _plus, scheme = parts.scheme.partition("+")
    name = parse_qs(parts.query).get("sender", [""])[0]
    providers: dict[str, type[Lsim] | type[Posta]] = {"lsim": Lsim, "posta": Posta}
    made = providers.get(kind)
    if (
        made is None
        or scheme not in ("http", "https")
        or not parts.hostname
        or not parts.username
        or not name
    ):
        raise Invalid("sms_url", field="CLERKDESK_SMS_URL")
    host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    base = urlunsplit((scheme, host, parts.path.rstrip("/"), "", ""))
    return made(
        Account(
            base,
            unquote(parts.username),
            unquote(parts.password) if parts.password else password or "",
            name,
        )
    )


class _Http:
    """One request and its JSON; how far it came decides what a failure means."""

    def __init__(self, account: Account, timeout: float = TIMEOUT_SECONDS) -> None:
        import httpx2

        self.account = account
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    def ask(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        """Raises NotSent: it never reached the provider, who may be asked again; Unclear: it did,
        and nobody knows.
        """
        import httpx2

        try:
            answer = self._client.request(method, f"{self.account.base}/{path}", **request)
        except (
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            httpx2.PoolTimeout,
            httpx2.InvalidURL,
            httpx2.UnsupportedProtocol,
        ):
            raise NotSent("sms_unreachable", again=True) from None
        except httpx2.HTTPError:
            raise Unclear from None
        if answer.status_code in (408, 429):
            raise NotSent("sms_busy", again=True)
        if 400 <= answer.status_code < 500:
            raise NotSent(f"sms_refused {answer.status_code}", again=False)
        try:
            found = json.loads(answer.content[:MAX_ANSWER_BYTES])
        except (ValueError, RecursionError):
            raise Unclear from None
        if answer.status_code != 200 or not isinstance(found, dict):
            raise Unclear
        return found

    def close(self) -> None:
        self._client.close()


def _digits(mobile: str) -> str:
    """994501234567: what providers call an msisdn."""
    return mobile.lstrip("+")


class Lsim(_Http):
    """Signed by nested MD5, as the provider wants it; the password itself is never sent."""

    _AGAIN = {-104, -109, -110, -500}
    """No balance, no host, too many questions, a fault of theirs: the next hour may be better."""
    _REPORTS = {
        101: MessageState.DELIVERED,
        **dict.fromkeys((102, 103, 104, 105, 106, 109), MessageState.FAILED),
    }

    def send(self, mail: Mail) -> Left:
        account = self.account
        to = _digits(mail.to)
        signed = _md5(_md5(account.password) + account.login + mail.body + to + account.sender)
        said = self.ask(
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
        code = said.get("errorCode")
        number = said.get("obj")
        if isinstance(code, int) and code < 0:
            raise NotSent(f"sms_refused {code}", again=code in self._AGAIN)
        if not isinstance(number, int) or number <= 0:
            raise Unclear
        return Left(MessageState.SENT, str(number))

    def report(self, provider_id: str) -> MessageState | None:
        try:
            said = self.ask(
                "GET", "report", params={"login": self.account.login, "trans_id": provider_id}
            )
        except (NotSent, Unclear):
            return None
        code = said.get("errorCode")
        return self._REPORTS.get(code) if isinstance(code, int) else None


def _md5(value: str) -> str:
    return hashlib.md5(value.encode(), usedforsecurity=False).hexdigest()


class Posta(_Http):
    """JSON with login and password in it: over TLS only, where it is not the own machine."""

    _REPORTS = {
        "delivered": MessageState.DELIVERED,
        **dict.fromkeys(("undelivered", "expired", "rejected", "error"), MessageState.FAILED),
    }

    def _credentials(self) -> dict[str, str]:
        return {"Username": self.account.login, "Password": self.account.password}

    def send(self, mail: Mail) -> Left:
        said = self.ask(
            "POST",
            "Sms/Send_1_N",
            json={
                **self._credentials(),
                "Message": mail.body,
                "Receivers": [_digits(mail.to)],
                "Originator": self.account.sender,
            },
        )
        status = said.get("StatusCode")
        results = said.get("Result")
        if status != 200:
            if not isinstance(status, int):
                raise Unclear
            raise NotSent(f"sms_refused {status}", again=status >= 500)
        number = (
            results[0].get("MessageId")
            if isinstance(results, list) and results and isinstance(results[0], dict)
            else None
        )
        if not number:
            raise Unclear
        return Left(MessageState.SENT, str(number)[:80])

    def report(self, provider_id: str) -> MessageState | None:
        try:
            said = self.ask(
                "POST", "Sms/Status", json={**self._credentials(), "MessageIds": [provider_id]}
            )
        except (NotSent, Unclear):
            return None
        results = said.get("Result")
        if not isinstance(results, list) or not results or not isinstance(results[0], dict):
            return None
        return self._REPORTS.get(str(results[0].get("SmsStatus", "")).lower())
