"""What billing and the civil register answer: strictly where it decides, field by field where it
informs.

"Did not answer" is an exception, never a value: no path leads from silence to "no debt".
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from clerkdesk.domain import birth_dates, money
from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import parse_fin, undecorated
from clerkdesk.domain.limits import FIRST_YEAR, LAST_YEAR
from clerkdesk.domain.text import has_controls, visible_text

MAX_AGE = timedelta(days=1)
"""An answer that speaks of an older state is taken for a broken one."""
MAX_AHEAD = timedelta(minutes=5)
"""So far billing's clock may be ahead of ours."""
_AMOUNT = re.compile(r"(-?\d{1,9}(?: \d{3})*[.,]\d{2})(?: ?(?:AZN|manat|₼))?", re.IGNORECASE)


class DidNotAnswer(Exception):
    """No usable answer; ``fault`` is the code of the sentence that says why.

    ``rest_seconds``: the other side wants to be left alone for so long; None: it said nothing.
    ``field``: that nobody has agreed on, and for which the answer is not taken.
    """

    def __init__(
        self, fault: str, rest_seconds: float | None = None, field: str | None = None
    ) -> None:
        super().__init__(fault)
        self.fault = fault
        self.rest_seconds = rest_seconds
        self.field = field


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
    current_code: str | None = None
    """Where ``subscriber_code`` is an old one: the account's own of today."""


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
    birth_year: int | None = None
    """Where the day of birth is not known."""
    deceased: bool | None = None
    """None: the register does not say."""
    id_document_expires: date | None = None


_DEBT_FIELDS = frozenset({"subscriber_code", "amount", "currency", "as_of"})
"""An answer that decides has these and no others: beside them could stand that it failed."""


class Repeated:
    """Stands for the value of a key that a JSON object has more than once: which one counts?"""


def without_repetitions(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """For ``json.loads(object_pairs_hook=…)``: a repeated key has ``Repeated`` as its value."""
    read: dict[str, object] = {}
    for key, value in pairs:
        read[key] = Repeated() if key in read else value
    return read


def _exact(answer: dict[str, Any], field: str) -> str:
    """A text that decides, letter by letter. Raises DidNotAnswer: it is no text."""
    value = answer.get(field)
    if not isinstance(value, str):
        raise DidNotAnswer("answer_malformed")
    return value


def _known(answer: dict[str, Any], field: str, limit: int = 500) -> str:
    """A text that informs; "": not there, or not in a form that we know."""
    value = answer.get(field)
    if not isinstance(value, str) or len(value) > limit:
        return ""
    text = visible_text(value)
    # What nobody types no database stores; and a letter may be several once it is composed.
    return "" if has_controls(text) or len(text) > limit else text


def _object(answer: object) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise DidNotAnswer("answer_malformed")
    return answer


def ignored_fields(setting: str) -> frozenset[str]:
    """The fields of debt answers that an office has found to say nothing of the debt: names with
    commas between them. Those that are agreed on are never ignored.
    """
    names = {name.strip() for name in setting.split(",")}
    return frozenset(names - {""} - _DEBT_FIELDS)


def read_debt(
    answer: object,
    code: str,
    now: datetime,
    source: str,
    ignored: frozenset[str] = frozenset(),
) -> Debt:
    """Taken only as exactly what is agreed on: an answer that says anything else may say that it
    failed. ``ignored``: as ``ignored_fields`` gives them.

    Raises DidNotAnswer: answer_malformed, answer_foreign (another code), answer_time (too old, or
    of the future).
    """
    answer = _object(answer)
    if any(isinstance(value, Repeated) for value in answer.values()):
        raise DidNotAnswer("answer_malformed")
    if not_agreed := answer.keys() - _DEBT_FIELDS - ignored:
        raise DidNotAnswer("answer_malformed", field=min(not_agreed))
    if not answer.keys() >= _DEBT_FIELDS:
        raise DidNotAnswer("answer_malformed")
    if _exact(answer, "subscriber_code") != code:
        raise DidNotAnswer("answer_foreign")
    if _exact(answer, "currency") != "AZN":
        raise DidNotAnswer("answer_malformed")
    try:
        amount = money.parse_qepik(_exact(answer, "amount"))
        as_of = datetime.fromisoformat(_exact(answer, "as_of"))
    except ValueError:
        raise DidNotAnswer("answer_malformed") from None
    if as_of.tzinfo is None:
        raise DidNotAnswer("answer_malformed")
    if not now - MAX_AGE <= as_of <= now + MAX_AHEAD:
        raise DidNotAnswer("answer_time")
    return Debt(code, amount, as_of.astimezone(UTC), source)


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
    # Of one kind of billing, and no desk's.
    from clerkdesk.domain.bold_texts import Bold

    parser = Bold()
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
        # The page says no time: it is of the moment in which it was asked for.
        return Debt(code, money.parse_qepik(amount), now, source)
    except ValueError:
        raise DidNotAnswer("answer_malformed") from None


def read_account(answer: object, code: str, source: str) -> Account:
    """What informs: an odd field is unknown by itself, and the rest stands.

    Raises DidNotAnswer: answer_malformed (no object, no code), answer_foreign. A code that billing
    lists among ``old_codes`` is the account's own, whose present one is told beside it.
    """
    answer = _object(answer)
    current = _exact(answer, "subscriber_code").strip()
    if current != code and code not in _old_codes(answer):
        raise DidNotAnswer("answer_foreign")
    is_new = current != code and re.fullmatch(r"\d{1,15}", current, re.ASCII)
    return Account(
        subscriber_code=code,
        holder_fin=_fin(answer),
        holder_name=_known(answer, "holder_name", 300),
        address=_known(answer, "address"),
        district=_known(answer, "district", 60),
        consumer_group=_known(answer, "consumer_group", 8),
        source=source,
        current_code=current if is_new else None,
    )


def _old_codes(answer: dict[str, Any]) -> set[str]:
    """Those in the list that are codes, also as numbers."""
    old = answer.get("old_codes")
    codes = old if isinstance(old, list) else []
    # By the very type: true and false are integers, too, and no codes.
    return {str(each).strip() for each in codes if type(each) in (str, int)}


def _fin(answer: dict[str, Any]) -> str | None:
    """None: not there, or not in a form that we know."""
    fin = _known(answer, "holder_fin")
    try:
        return parse_fin(fin) if fin else None
    except Invalid:
        return None


def read_person(answer: object, fin: str, source: str) -> RegisteredPerson:
    """Read like an account. Raises DidNotAnswer: answer_malformed, answer_foreign (another FIN)."""
    answer = _object(answer)
    try:
        of = parse_fin(_exact(answer, "fin"))
    except Invalid:
        of = None
    if of != fin:
        raise DidNotAnswer("answer_foreign")
    born = _born(answer)
    return RegisteredPerson(
        fin=fin,
        surname=_known(answer, "surname", 100),
        name=_known(answer, "name", 100),
        patronymic=_known(answer, "patronymic", 100),
        birth_date=born.on if born else None,
        birth_year=born.year if born else None,
        id_document=_document_number(answer),
        address=_known(answer, "address"),
        idp=answer.get("idp") is True,
        source=source,
        deceased=_yes_or_no(answer, "deceased"),
        id_document_expires=_last_day(answer, "id_document_expires"),
    )


def _born(answer: dict[str, Any]) -> Born | None:
    """None: not there, or neither a day nor a year in which somebody alive may have been born."""
    value = answer.get("birth_date")
    born = birth_dates.read(str(value) if type(value) is int else _known(answer, "birth_date"))
    if born and birth_dates.EARLIEST_YEAR <= born.as_year <= birth_dates.LATEST_YEAR:
        return born
    return None


def _yes_or_no(answer: dict[str, Any], field: str) -> bool | None:
    value = answer.get(field)
    return value if isinstance(value, bool) else None


def _last_day(answer: dict[str, Any], field: str) -> date | None:
    """A date, also one with a time behind it; None: not there, no whole date (1935-00-00), or one
    that stands for none: 9999-12-31, 1899-12-30, 0001-01-01.
    """
    on = birth_dates.day(_known(answer, field))
    return on if on and FIRST_YEAR <= on.year <= LAST_YEAR else None


def _document_number(answer: dict[str, Any]) -> str | None:
    """AZE № 12345678 is AZE12345678; None: not there, or longer than any number."""
    number = undecorated(_known(answer, "id_document"))
    return number if 0 < len(number) <= 12 else None
