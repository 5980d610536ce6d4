"""What billing and the civil register answer, read defensively.

"Did not answer" is an exception, never a value: no path leads from silence to "no debt".
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from clerkdesk.domain import money
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import parse_fin

MAX_AGE = timedelta(days=1)
"""An answer that speaks of an older state is taken for a broken one."""
MAX_AHEAD = timedelta(minutes=5)


class DidNotAnswer(Exception):
    """No usable answer; ``fault`` is the code of the sentence that says why."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Debt:
    subscriber_code: str
    amount_qepik: int
    """Above 0: owes. 0 and below: no debt."""
    as_of: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Account:
    subscriber_code: str
    holder_fin: str | None
    holder_name: str
    address: str
    district: str
    consumer_group: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    fin: str
    surname: str
    name: str
    patronymic: str
    birth_date: date | None
    id_document: str | None
    address: str
    idp: bool
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
    """Raises DidNotAnswer: answer_malformed, answer_foreign (another code), answer_time (too old, or of the future)."""
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


def read_account(answer: object, code: str, source: str) -> Account:
    """Raises DidNotAnswer as ``read_debt``. A code that billing lists among ``old_codes`` is the account's own."""
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
        code, holder_fin, _text(answer, "holder_name", 300), _text(answer, "address"), _text(answer, "district", 60), _text(answer, "consumer_group", 8), source
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
        fin, _text(answer, "surname", 100), _text(answer, "name", 100), _text(answer, "patronymic", 100), birth_date,
        _text(answer, "id_document", 12) or None, _text(answer, "address"), answer.get("idp") is True, source,
    )  # fmt: skip
