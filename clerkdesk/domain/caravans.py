"""The Committee's list of one departure: how it is read, and how each household of it stands.

A list proves nothing: it says whom the Committee expects to move, and who of them has applied is
for the applications to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from clerkdesk.domain import birth_dates, identifiers
from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.lifecycle import Status
from clerkdesk.domain.limits import (
    ADDRESS_LENGTH,
    CARAVAN_LIST_NUMBER_LENGTH,
    CARAVAN_PEOPLE,
    FIRST_YEAR,
    HOUSEHOLD_LENGTH,
    LAST_YEAR,
    PERSON_NAME_LENGTH,
)
from clerkdesk.domain.text import clean, fold, has_controls

_FIRST_SERIAL = date(1899, 12, 30)
"""From which a sheet counts its days."""
_SERIALS = range(1, 80_000)


class Column(StrEnum):
    """What a list says in each row, one row a person."""

    SETTLEMENT = "settlement"
    DAY = "day"
    NUMBER = "number"
    HOUSEHOLD = "household"
    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    FIN = "fin"
    BORN = "born"
    OLD_ADDRESS = "old_address"
    OLD_CODE = "old_code"
    NEW_ADDRESS = "new_address"


HEADS: dict[Column, str] = {
    Column.SETTLEMENT: "Yaşayış məntəqəsi",
    Column.DAY: "Köç günü",
    Column.NUMBER: "Siyahı nömrəsi",
    Column.HOUSEHOLD: "Ailə",
    Column.SURNAME: "Soyad",
    Column.NAME: "Ad",
    Column.PATRONYMIC: "Ata adı",
    Column.FIN: "FİN",
    Column.BORN: "Doğum tarixi",
    Column.OLD_ADDRESS: "Köhnə ünvan",
    Column.OLD_CODE: "Köhnə kod",
    Column.NEW_ADDRESS: "Yeni ünvan",
}
"""The heads of a list's columns, in any order and spelling; others beside them are left alone."""
_OTHER_HEADS = {
    "tarix": Column.DAY,
    "gun": Column.DAY,
    "siyahi": Column.NUMBER,
    "siyahi no": Column.NUMBER,
    "aile nomresi": Column.HOUSEHOLD,
    "aile no": Column.HOUSEHOLD,
    "soyadi": Column.SURNAME,
    "adi": Column.NAME,
    "atasinin adi": Column.PATRONYMIC,
    "fin kod": Column.FIN,
    "fin kodu": Column.FIN,
    "dogulub": Column.BORN,
    "kohne abonent kodu": Column.OLD_CODE,
}
_LEFT_OUT = (Column.PATRONYMIC, Column.BORN, Column.OLD_CODE)
"""What a row may say nothing of."""
_OF_THE_LIST = (Column.SETTLEMENT, Column.DAY, Column.NUMBER)


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list."""

    household: str
    surname: str
    name: str
    patronymic: str
    fin: str
    born: Born | None
    old_address: str
    old_code: str | None
    new_address: str

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.surname, self.name, self.patronymic)))


@dataclass(frozen=True, slots=True)
class Departure:
    """One list: who leaves on a day for one settlement."""

    settlement: str
    day: date
    number: str
    people: tuple[Listed, ...]

    @property
    def households(self) -> dict[str, list[Listed]]:
        """Those of each household, in the list's order."""
        return grouped((each.household, each) for each in self.people)


class Fault(NamedTuple):
    """Why a list is not taken: ``row`` counts from 1 with the heads; 0: of the list as a whole."""

    row: int
    code: str
    column: str
    """One of ``Column``; "": of the whole list."""
    params: dict[str, object]


class Reading(NamedTuple):
    """A list that was read: its departure, or every reason why there is none."""

    departure: Departure | None
    faults: tuple[Fault, ...]


T = TypeVar("T")


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Key → its values, both in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


# -- reading a list ------------------------------------------------------------------------------


def read(rows: Sequence[Sequence[str]], code_pattern: str) -> Reading:
    """A list from the cells of its rows, heads first; taken whole or not at all.

    ``code_pattern``: of the organisation's subscriber codes.
    """
    filled_rows = [(n, row) for n, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    if not filled_rows:
        return _refused("list_is_empty")
    heads = _heads(filled_rows[0][1])
    missing = [column for column in Column if column not in heads and column not in _LEFT_OUT]
    if missing:
        names = ", ".join(HEADS[column] for column in missing)
        return _refused("list_heads_missing", heads=names)
    if len(filled_rows) == 1:
        return _refused("list_is_empty")
    if len(filled_rows) - 1 > CARAVAN_PEOPLE:
        return _refused("list_too_long", limit=CARAVAN_PEOPLE)
    faults: list[Fault] = []
    people: list[Listed] = []
    of_list: dict[Column, str | date] = {}
    for number, row in filled_rows[1:]:
        cells = {column: _cell(row, place) for column, place in heads.items()}
        stated = _stated_of_list(number, cells, faults)
        for column, value in stated.items():
            if of_list.setdefault(column, value) != value:
                faults.append(Fault(number, "list_of_several", column, {}))
        person = _person(number, cells, code_pattern, faults)
        if person is not None:
            people.append(person)
    if faults:
        return Reading(None, tuple(faults))
    day = of_list[Column.DAY]
    assert isinstance(day, date)
    departure = Departure(
        str(of_list[Column.SETTLEMENT]), day, str(of_list[Column.NUMBER]), tuple(people)
    )
    return Reading(departure, ())


def _refused(code: str, **params: object) -> Reading:
    return Reading(None, (Fault(0, code, "", params),))


def _heads(row: Sequence[str]) -> dict[Column, int]:
    known = {fold(head): column for column, head in HEADS.items()} | _OTHER_HEADS
    heads: dict[Column, int] = {}
    for place, cell in enumerate(row):
        column = known.get(" ".join(fold(cell).replace(".", " ").replace("№", " no").split()))
        if column is not None:
            heads.setdefault(column, place)
    return heads


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(clean(row[place]).split()) if place < len(row) else ""


def _stated_of_list(
    number: int, cells: Mapping[Column, str], faults: list[Fault]
) -> dict[Column, str | date]:
    """What the row says of the list as a whole; what it says wrongly is a fault."""
    stated: dict[Column, str | date] = {}
    limits = {Column.SETTLEMENT: PERSON_NAME_LENGTH, Column.NUMBER: CARAVAN_LIST_NUMBER_LENGTH}
    for column in _OF_THE_LIST:
        text = cells[column]
        if not text:
            faults.append(Fault(number, "list_cell_empty", column, {}))
        elif column is Column.DAY:
            born = _date(text)
            if born is None or born.on is None or not FIRST_YEAR <= born.on.year <= LAST_YEAR:
                faults.append(Fault(number, "list_date", column, {}))
            else:
                stated[column] = born.on
        elif len(text) > limits[column] or has_controls(text):
            faults.append(Fault(number, "too_long", column, {"limit": limits[column]}))
        else:
            stated[column] = text
    return stated


def _person(
    number: int, cells: Mapping[Column, str], code_pattern: str, faults: list[Fault]
) -> Listed | None:
    """The person of a row; None: something of it is a fault."""
    before = len(faults)
    limits = {
        Column.HOUSEHOLD: HOUSEHOLD_LENGTH,
        Column.SURNAME: PERSON_NAME_LENGTH,
        Column.NAME: PERSON_NAME_LENGTH,
        Column.PATRONYMIC: PERSON_NAME_LENGTH,
        Column.OLD_ADDRESS: ADDRESS_LENGTH,
        Column.NEW_ADDRESS: ADDRESS_LENGTH,
    }
    texts: dict[Column, str] = {}
    for column, limit in limits.items():
        text = cells.get(column, "")
        if not text and column not in _LEFT_OUT:
            faults.append(Fault(number, "list_cell_empty", column, {}))
        elif len(text) > limit or has_controls(text):
            faults.append(Fault(number, "too_long", column, {"limit": limit}))
        texts[column] = text
    fin = ""
    try:
        fin = identifiers.parse_fin(cells[Column.FIN])
    except Invalid as error:
        faults.append(Fault(number, error.code, Column.FIN, dict(error.params)))
    code = None
    if cells.get(Column.OLD_CODE, "") not in ("", "-", "–", "—"):
        try:
            code = identifiers.parse_subscriber_code(cells[Column.OLD_CODE], code_pattern)
        except Invalid as error:
            faults.append(Fault(number, error.code, Column.OLD_CODE, dict(error.params)))
    born = None
    if cells.get(Column.BORN):
        born = _date(cells[Column.BORN])
        if born is None or not birth_dates.EARLIEST_YEAR <= born.as_year <= LAST_YEAR:
            faults.append(Fault(number, "list_date", Column.BORN, {}))
    if len(faults) > before:
        return None
    return Listed(
        household=texts[Column.HOUSEHOLD],
        surname=texts[Column.SURNAME],
        name=texts[Column.NAME],
        patronymic=texts[Column.PATRONYMIC],
        fin=fin,
        born=born,
        old_address=texts[Column.OLD_ADDRESS],
        old_code=code,
        new_address=texts[Column.NEW_ADDRESS],
    )


def _date(text: str) -> Born | None:
    """27.11.2026, 2026-11-27, a year alone, or a day as a sheet counts them."""
    if text.isascii() and text.isdigit():
        if len(text) == 4:
            return Born(None, int(text))
        serial = int(text)
        if serial in _SERIALS:
            return Born(_FIRST_SERIAL + timedelta(days=serial), None)
        return None
    for form in ("%d.%m.%Y", "%d/%m/%Y"):
        try:
            return Born(datetime.strptime(text, form).date(), None)
        except ValueError:
            continue
    return birth_dates.read(text)


class Difference(NamedTuple):
    """What another list of the same departure would change: households by their head's name."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def difference(old: Mapping[str, Sequence[object]], new: Departure) -> Difference:
    """``old``: each household's people as ``compared`` spells them, the head first."""
    fresh = {key: list(map(compared, people)) for key, people in new.households.items()}
    return Difference(
        added=tuple(_head(fresh[key]) for key in fresh if key not in old),
        gone=tuple(_head(old[key]) for key in old if key not in fresh),
        changed=tuple(
            _head(fresh[key]) for key in fresh if key in old and list(old[key]) != fresh[key]
        ),
    )


def compared(person: Listed) -> tuple[str, str, bool]:
    """What of a person two lists are compared by: what a list shows without a look at it."""
    return (person.full_name, person.old_address, person.old_code is not None)


def _head(people: Sequence[object]) -> str:
    head = people[0]
    assert isinstance(head, tuple)
    return str(head[0])


# -- how a household stands ----------------------------------------------------------------------


class Standing(StrEnum):
    """Every household is in exactly one: they add up to the list."""

    DONE = "done"
    READY = "ready"
    FINDING = "finding"
    MISSING = "missing"


class Match(NamedTuple):
    """That a listed person stands in an application within the caller's scope."""

    household: str
    position: int
    application_id: int
    number: str
    status: str
    is_applicant: bool


@dataclass(frozen=True, slots=True)
class Own:
    """A household's application, with the applications where somebody of it stands, too."""

    application_id: int | None
    number: str | None
    status: str | None
    doubled: tuple[int, ...]
    """The positions of those who stand in another open or approved one, or twice in the list."""
    others: tuple[str, ...]
    """The numbers of those others."""


def own_application(matches: Sequence[Match], twice: Iterable[int] = ()) -> Own:
    """Which application is the household's: of those where one of them is the applicant the one
    that lives, then where most of them stand, then the newest.

    ``twice``: the positions of people whom the list has in another household, too.
    """
    numbers = grouped((str(match.application_id), match) for match in matches)

    def rank(of: list[Match]) -> tuple[bool, bool, int, int]:
        lives = of[0].status != Status.REFUSED
        return (lives, any(m.is_applicant for m in of), len(of), of[0].application_id)

    best = max(numbers.values(), key=rank, default=None)
    own = best[0] if best is not None else None
    elsewhere = [
        match
        for match in matches
        if (own is None or match.application_id != own.application_id)
        and match.status != Status.REFUSED
    ]
    return Own(
        application_id=own.application_id if own is not None else None,
        number=own.number if own is not None else None,
        status=own.status if own is not None else None,
        doubled=tuple(sorted({match.position for match in elsewhere} | set(twice))),
        others=tuple(sorted({match.number for match in elsewhere})),
    )


def standing(own: Own, kept_from: str | None) -> Standing:
    """``kept_from``: the code why its application cannot be approved now; None: it can."""
    if own.application_id is None:
        return Standing.MISSING
    if own.status == Status.COMPLETED:
        return Standing.DONE
    if own.doubled or kept_from is not None:
        return Standing.FINDING
    return Standing.READY
