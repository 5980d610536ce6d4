"""Billing and the civil register: the protocols of both, over HTTP, and the demo's stand-in."""

import json
import logging
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from clerkdesk import clock
from clerkdesk.adapters.mail import is_own_machine
from clerkdesk.adapters.retry import IN_CLEAR, OWN_FAULT, UNTRUSTED, Retry
from clerkdesk.adapters.tls import is_of_a_certificate
from clerkdesk.domain import answers
from clerkdesk.domain.answers import Account, Debt, DidNotAnswer, RegisteredPerson

TIMEOUT_SECONDS = 10.0
MAX_ANSWER_BYTES = 1 << 20
_MOST_DIGITS = 100
_OF_THIS_CODE = (400, 409, 410, 422)
"""Refusals of what was asked about."""
_TOO_EARLY = (408, 425)
"""The server could not hear us to the end: it may in a moment."""
log = logging.getLogger(__name__)


class Billing(Protocol):
    """One organisation's or several organisations' billing.

    None: it knows no such code. Raises DidNotAnswer.
    """

    def account(self, code: str) -> Account | None: ...

    def debt(self, code: str, now: datetime) -> Debt | None:
        """``now``: aware, of the database's clock; an answer of later than that is none."""
        ...


class Register(Protocol):
    """The civil register. None: it knows no such FIN. Raises DidNotAnswer."""

    def person(self, fin: str) -> RegisteredPerson | None: ...


class Silent:
    """Billing and register where no address is set: never answers, and so never says "no debt"."""

    def account(self, code: str) -> Account | None:
        raise DidNotAnswer("billing_not_set")

    def debt(self, code: str, now: datetime) -> Debt | None:
        raise DidNotAnswer("billing_not_set")

    def person(self, fin: str) -> RegisteredPerson | None:
        raise DidNotAnswer("register_not_set")


PLAIN = "plain+"
"""Before an address that is asked in clear though it is another computer's: an office that trusts
the line says so.
"""


def in_clear(url: str) -> bool:
    """Whether what is asked there could be answered by somebody on the way."""
    parts = urlsplit(url)
    return parts.scheme == "http" and not is_own_machine(parts.hostname or "")


class HttpAnswers:
    """GET with a limit on time and size; every failure is DidNotAnswer with its own fault, and what
    may pass is asked again. Over http only to the own machine, or as ``PLAIN``: an answer decides.

    ``timeout``: seconds, of a whole answer.
    """

    def __init__(
        self, base_url: str, timeout: float = TIMEOUT_SECONDS, retry: Retry | None = None
    ) -> None:
        import httpx2

        self._in_clear = in_clear(base_url)
        self._base = base_url.removeprefix(PLAIN).rstrip("/")
        # For the log: an address may carry an account.
        self._host = urlsplit(self._base).hostname or ""
        self._timeout = timeout
        self._retry = retry or Retry()
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    def get(self, *parts: str) -> object | None:
        """The JSON answer; None for 404. ``parts``: of the path, not escaped yet.

        Raises DidNotAnswer.
        """
        if self._in_clear:
            raise DidNotAnswer(IN_CLEAR)
        return self._retry.ask(lambda: self._get(parts))

    def _get(self, parts: tuple[str, ...]) -> object | None:
        import time

        import httpx2

        url = "/".join([self._base, *(quote(part, safe="") for part in parts)])
        deadline = time.monotonic() + self._timeout
        body = bytearray()
        try:
            with self._client.stream(
                "GET", url, headers={"Accept": "application/json"}
            ) as response:
                if response.status_code == 404:
                    return None
                if response.status_code >= 500 or response.status_code in _TOO_EARLY:
                    raise DidNotAnswer("answer_status")
                if response.status_code in _OF_THIS_CODE:
                    raise DidNotAnswer("answer_refused")
                if response.status_code >= 300:
                    # Not let in, too often, or the address is not billing's: every question's.
                    log.error("%s did not let us in: %s", self._host, response.status_code)
                    rest = _seconds(response.headers.get("Retry-After", ""))
                    raise DidNotAnswer(OWN_FAULT, rest)
                if response.status_code != 200:
                    raise DidNotAnswer("answer_malformed")
                for chunk in response.iter_bytes():
                    body += chunk
                    # A server that sends a byte a second never runs into the client's own timeout.
                    if time.monotonic() > deadline:
                        raise DidNotAnswer("answer_slow")
                    if len(body) > MAX_ANSWER_BYTES:
                        raise DidNotAnswer("answer_malformed")
        except httpx2.TimeoutException:
            raise DidNotAnswer("answer_slow") from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if is_of_a_certificate(error):
                log.error("%s: its certificate is not trusted", self._host)
                raise DidNotAnswer(UNTRUSTED) from None
            raise DidNotAnswer("not_reachable") from None
        return _parsed(bytes(body))

    def close(self) -> None:
        self._client.close()


def _seconds(retry_after: str) -> float | None:
    """Of the header Retry-After: seconds, or a date; None: not given, or neither."""
    if re.fullmatch(r"[0-9]{1,9}", retry_after.strip()):
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return max(0.0, (until - clock.real()).total_seconds()) if until.tzinfo else None


def _whole(digits: str) -> float:
    """One number of thousands of digits, which Python refuses, spoils no other field."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _parsed(body: bytes) -> object:
    """Raises DidNotAnswer: no JSON, or null."""
    try:
        answer: object = json.loads(
            body, object_pairs_hook=answers.without_repetitions, parse_int=_whole
        )
    except (ValueError, RecursionError):
        raise DidNotAnswer("answer_malformed") from None
    if answer is None:
        raise DidNotAnswer("answer_malformed")
    return answer


class HttpBilling(HttpAnswers):
    """GET accounts/CODE and accounts/CODE/debt.

    ``ignored``: the fields of debt answers that say nothing of the debt, as the office's settings
    have them now.
    """

    def __init__(
        self,
        base_url: str,
        timeout: float = TIMEOUT_SECONDS,
        retry: Retry | None = None,
        ignored: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        super().__init__(base_url, timeout, retry)
        self._ignored = ignored

    def account(self, code: str) -> Account | None:
        answer = self.get("accounts", code)
        return None if answer is None else answers.read_account(answer, code, "billing")

    def debt(self, code: str, now: datetime) -> Debt | None:
        answer = self.get("accounts", code, "debt")
        if answer is None:
            return None
        return answers.read_debt(
            answer,
            code=code,
            now=now,
            source="billing",
            ignored=self._ignored(),
        )


class HistoricBilling(HttpAnswers):
    """The debt as e-gov's old interface gave it: one GET, and in its JSON a piece of HTML with
    code, name and debt in bold.

    It knows accounts by code alone, and nothing of address or group: those a clerk enters. What
    does not look as it did is no answer.
    """

    def account(self, code: str) -> Account | None:
        raise DidNotAnswer("answer_lacks_account")

    def debt(self, code: str, now: datetime) -> Debt | None:
        answer = self.get(code)
        return None if answer is None else answers.read_historic_debt(answer, code, now, "e-gov")


class HttpRegister(HttpAnswers):
    """GET persons/FIN."""

    def person(self, fin: str) -> RegisteredPerson | None:
        answer = self.get("persons", fin)
        return None if answer is None else answers.read_person(answer, fin, "register")


class StandIn:
    """Answers in the demo, for the codes and FINs it was given and no others; read through the same
    parsers.

    ``data``: {"accounts": {code: answer}, "debts": {code: "12.40"}, "persons": {fin: answer}}
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._accounts = data["accounts"]
        self._debts = data["debts"]
        self._persons = data["persons"]

    def account(self, code: str) -> Account | None:
        answer = self._accounts.get(code)
        return None if answer is None else answers.read_account(answer, code, "stand-in")

    def debt(self, code: str, now: datetime) -> Debt | None:
        amount = self._debts.get(code)
        if amount is None:
            return None
        answer = {
            "subscriber_code": code,
            "amount": amount,
            "currency": "AZN",
            "as_of": now.isoformat(),
        }
        return answers.read_debt(answer, code, now, "stand-in")

    def person(self, fin: str) -> RegisteredPerson | None:
        answer = self._persons.get(fin)
        return None if answer is None else answers.read_person(answer, fin, "stand-in")
