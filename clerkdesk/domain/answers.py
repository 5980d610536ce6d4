"""What billing and the civil register answer, read defensively.

"Did not answer" is an exception, never a value: no path leads from silence to "no debt".
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from clerkdesk.domain import money
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import parse_fin

MAX_AGE = timedelta(days=1)
"""An answer that speaks of an older state is taken for a broken one."""
MAX_AHEAD = timedelta(minutes=5)
_AMOUNT = re.compile(r"(-?\d{1,9}(?: \d{3})*[.,]\d{2})(?: ?(?:AZN|manat|₼))?", re.IGNORECASE)


class DidNotAnswer(Exception):
    """No usable answer; ``fault`` is the code of the sentence that says why."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Debt:
    """What billing says is owed under a code."""

    subscriber_code: str
    amount_qepik: int
    """Above 0: owes. 0 and below: no debt."""
    as_of: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Account:
    """What billing knows of the account under a code; "" where it says nothing."""

    subscriber_code: str
    holder_fin: str | None
    holder_name: str
    address: str
    district: str
    consumer_group: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """What the civil register knows of a person; "" where it says nothing."""

    fin: str
    surname: str
    name: str
    patronymic: str
    birth_date: date | None
    id_document: str | None
    address: str
    idp: bool
    """Registered as displaced."""
    source: str


def _text(answer: dict[str, Any], field: str, limit: int = 500) -> str:
    value = answer.get(field)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > limit:
        raise DidNotAnswer("answer_malformed")
    return value.strip()


def _object(answer: object) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise DidNotAnswer("answer_malformed")
    return answer


def read_debt(answer: object, code: str, now: datetime, source: str) -> Debt:
    """Raises DidNotAnswer: answer_malformed, answer_foreign (another code), answer_time (too old,
    or of the future).
    """
    answer = _object(answer)
    if _text(answer, "subscriber_code") != code:
        raise DidNotAnswer("answer_foreign")
    if answer.get("currency") != "AZN" or not isinstance(answer.get("amount"), str):
        raise DidNotAnswer("answer_malformed")
    try:
        amount = money.parse_qepik(answer["amount"])
        as_of = datetime.fromisoformat(_text(answer, "as_of"))
    except ValueError:
        raise DidNotAnswer("answer_malformed") from None
    if as_of.tzinfo is None:
        raise DidNotAnswer("answer_malformed")
    if not now - MAX_AGE <= as_of <= now + MAX_AHEAD:
        raise DidNotAnswer("answer_time")
    return Debt(code, amount, as_of.astimezone(UTC), source)


class _Bold(HTMLParser):
    """The texts that stand in bold, in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("b", "strong"):
            self._depth += 1
            if self._depth == 1:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong") and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data


def read_historic_debt(answer: object, code: str, now: datetime, source: str) -> Debt | None:
    """Of {"Response": {"HtmlField": …}}: the code and the amount, each exactly once among what is
    bold; None: the code is not known.

    Raises DidNotAnswer: answer_foreign (another code), answer_malformed. A page of words alone is
    never "no debt".
    """
    response = _object(answer).get("Response", answer)
    page = _object(response).get("HtmlField")
    if not isinstance(page, str) or len(page) > 100_000:
        raise DidNotAnswer("answer_malformed")
    if not page.strip():
        return None
    parser = _Bold()
    parser.feed(page)
    parser.close()
    bold = [" ".join(words.split()) for words in parser.texts]
    codes = [words for words in bold if words.isdigit() and len(words) == len(code)]
    if code not in codes or len(set(codes)) != 1:
        raise DidNotAnswer("answer_foreign" if codes else "answer_malformed")
    amounts = [match[1] for words in bold if (match := _AMOUNT.fullmatch(words))]
    if len(amounts) != 1:
        raise DidNotAnswer("answer_malformed")
    amount = amounts[0].replace(" ", "").replace(",", ".")
    try:
        return Debt(code, money.parse_qepik(amount), now, source)
    except ValueError:
        raise DidNotAnswer("answer_malformed") from None


def read_account(answer: object, code: str, source: str) -> Account:
    """Raises DidNotAnswer as ``read_debt``.

    A code that billing lists among ``old_codes`` is the account's own.
    """
    answer = _object(answer)
    old = answer.get("old_codes") or []
    if _text(answer, "subscriber_code") != code and (not isinstance(old, list) or code not in old):
        raise DidNotAnswer("answer_foreign")
    fin = _text(answer, "holder_fin")
    try:
        holder_fin = parse_fin(fin) if fin else None
    except Invalid:
        raise DidNotAnswer("answer_malformed") from None
    return Account(
        subscriber_code=code,
        holder_fin=holder_fin,
        holder_name=_text(answer, "holder_name", 300),
        address=_text(answer, "address"),
        district=_text(answer, "district", 60),
        consumer_group=_text(answer, "consumer_group", 8),
        source=source,
    )


def read_person(answer: object, fin: str, source: str) -> RegisteredPerson:
    """Raises DidNotAnswer as ``read_debt``."""
    answer = _object(answer)
    if _text(answer, "fin") != fin:
        raise DidNotAnswer("answer_foreign")
    birth = _text(answer, "birth_date")
    try:
        birth_date = date.fromisoformat(birth) if birth else None
    except ValueError:
        raise DidNotAnswer("answer_malformed") from None
    return RegisteredPerson(
        fin=fin,
        surname=_text(answer, "surname", 100),
        name=_text(answer, "name", 100),
        patronymic=_text(answer, "patronymic", 100),
        birth_date=birth_date,
        id_document=_text(answer, "id_document", 12) or None,
        address=_text(answer, "address"),
        idp=answer.get("idp") is True,
        source=source,
    )
