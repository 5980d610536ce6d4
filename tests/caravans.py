"""Rows of the Committee's list, and whole ones, for the tests: plainly samples."""

from datetime import UTC, datetime, timedelta
from typing import Any

from clerkdesk.domain.caravans import HEADS, Column, Departure, read
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.usecases.case import casework, review
from tests import samples

PATTERN = r"[0-9]{15}"
HEAD_ROW = list(HEADS.values())
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DEPARTS = baku_date(datetime.now(UTC) + timedelta(days=7))
"""A list whose day is long over is closed by itself, on a server by its clock."""


def row(household: str = "1", fin: str = "2MN8T5W", **changes: str) -> list[str]:
    """A row of a list, each cell as the Committee would write it."""
    cells: dict[Column, str] = {
        Column.SETTLEMENT: "Xıdırlı kəndi",
        Column.DAY: f"{DEPARTS:%d.%m.%Y}",
        Column.NUMBER: "118",
        Column.HOUSEHOLD: household,
        Column.SURNAME: "Quliyev",
        Column.NAME: "Elçin",
        Column.PATRONYMIC: "Həsən oğlu",
        Column.FIN: fin,
        Column.BORN: "17.04.1979",
        Column.OLD_ADDRESS: "Bərdə ş., 20 Yanvar küç. 12",
        Column.OLD_CODE: "130045501238877",
        Column.NEW_ADDRESS: "Xıdırlı kəndi, 3-cü küçə, ev 17",
    }
    return list((cells | {Column(name): text for name, text in changes.items()}).values())


def departure(rows: list[list[str]]) -> Departure:
    taken, faults = read([HEAD_ROW, *rows], PATTERN)
    assert taken is not None, faults
    return taken


def fin(household: int, person: int = 0) -> str:
    """The FIN of a sample person."""
    return f"7{LETTERS[household // 24]}{LETTERS[household % 24]}{person}XK2"


def code(household: int) -> str:
    return f"1300455{household:08}"


def package(household: int, **changes: Any) -> dict[str, Any]:
    """The application of a household of two."""
    applicant = {
        "fin": fin(household),
        "surname": "Nümunə",
        "name": f"Ailə {household}",
        "patronymic": "Həsən oğlu",
        "birth_date": "1979-04-17",
        "id_document": f"AZE{household:08}",
    }
    people = [
        {"fin": fin(household), "surname": "Nümunə", "name": f"Ailə {household}"},
        {"fin": fin(household, 1), "surname": "Nümunə", "name": "Sevil"},
    ]
    return samples.idp(
        f"eg-caravan-{household}",
        applicant=applicant,
        registered_persons=people,
        subscriber_code=code(household),
        object__previous_address=f"Ağdam r-nu, Quzanlı qəs., Nizami küç. {household}",
        documents__0__fin=fin(household),
        **changes,
    )


def listed(household: int, **changes: str) -> list[list[str]]:
    """The same household in a list."""
    own = {"surname": "Nümunə", "name": f"Ailə {household}", "old_code": code(household)}
    other = own | {"name": "Sevil"}
    return [
        row(str(household), fin(household), **(own | changes)),
        row(str(household), fin(household, 1), **(other | changes)),
    ]


def knows(households: int, debts: dict[int, str] | None = None) -> dict[str, Any]:
    """What billing and the register know of so many households."""
    codes = tuple(code(household) for household in range(households))
    known = samples.stand_in(codes=codes)
    known["persons"] = {}
    for household in range(households):
        known["debts"][code(household)] = (debts or {}).get(household, "0.00")
        for person, name in enumerate((f"Ailə {household}", "Sevil")):
            known["persons"][fin(household, person)] = {
                "fin": fin(household, person),
                "surname": "Nümunə",
                "name": name,
                "patronymic": "Həsən oğlu",
                "birth_date": "1979-04-17",
                "id_document": f"AZE{household:08}",
                "address": "Bakı",
                "idp": True,
            }
    return known


def apply(desk: Any, household: int, *, judged: bool = True, **changes: Any) -> str:
    """A household applies, and a clerk has taken it, compared it and judged its documents."""
    number: str = desk.take_in(package(household, **changes))
    desk.link(number)
    if judged:
        desk.run("elnur", casework.take, number)
        desk.compare(number)
        desk.run("elnur", review.accept_documents, number)
    return number
