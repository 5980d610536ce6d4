"""What the certificate of no debt says, how it is numbered, and how it is checked."""

import re
import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain import money
from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.numbers import TWINS, parts_of, typed_number
from clerkdesk.domain.text import clean, mask_name

CODE_SHOWN = 4
"""So many characters of its code tell a paper from another one, and do not let it be copied."""
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = _CROCKFORD + "*~$=U"
_MONTHS = (
    "yanvar",
    "fevral",
    "mart",
    "aprel",
    "may",
    "iyun",
    "iyul",
    "avqust",
    "sentyabr",
    "oktyabr",
    "noyabr",
    "dekabr",
)


class NotPrintable(Expected):
    """What has to stand on a paper cannot: nothing is formed rather than a part of it.

    ``part``: owner, address, office or text. ``why``: letters of which the paper's font has no
    shape, or too long.
    """

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"paper_{part}_{why}")


_ALIKE = str.maketrans("OIİL", "0111")
_BETWEEN = re.compile(r"[\W_]")
"""What is typed between the letters of a code."""


def new_verification_code() -> str:
    """80 random bits and a check symbol (modulo 37, Crockford), 17 characters of base 32.

    Drawn again while the check would be one of the five symbols outside the alphabet, so that the
    code can be typed anywhere and stands in an address unescaped.
    """
    while True:
        bits = secrets.randbits(80)
        check = _CHECK[bits % 37]
        if check in _CROCKFORD:
            return _base32(bits) + check


def _base32(bits: int) -> str:
    return "".join(_CROCKFORD[bits >> shift & 31] for shift in range(75, -1, -5))


def normalise_code(value: str) -> str | None:
    """The stored form of a typed code (O read as 0, I and L as 1, Cyrillic letters as the Latin
    ones that look alike, dashes and spaces dropped); None: the check is wrong.
    """
    code = _BETWEEN.sub("", clean(value)).upper().translate(TWINS).translate(_ALIKE)
    if len(code) != 17 or any(letter not in _CROCKFORD for letter in code[:16]):
        return None
    bits = 0
    for letter in code[:16]:
        bits = bits << 5 | _CROCKFORD.index(letter)
    return code if _CHECK[bits % 37] == code[16] else None


_IN_ADDRESS = re.compile(r"/c/([A-Za-z]{2}-\d{4}-\d{7})\?code=([0-9A-Za-z-]+)")


def read_typed(number: str, code: str) -> tuple[str | None, str | None]:
    """Number and code as they are stored, from what was typed or scanned; the whole address of a
    QR code may stand in either field. None: it is none.
    """
    for field in (number, code):
        scanned = _IN_ADDRESS.search(field)
        if scanned:
            return scanned[1].upper(), normalise_code(scanned[2])
    full = typed_number(number)
    return full if parts_of(full) else None, normalise_code(code)


def group_code(code: str) -> str:
    """``7K4M-2Q9X-PD6T-8RW3-C``"""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def long_date(on: date) -> str:
    """``23 noyabr 2026-cı il``"""
    return f"{on.day} {_MONTHS[on.month - 1]} {money.ordinal(on.year)} il"


@dataclass(frozen=True, slots=True)
class ElectronicSeal:
    """Whose electronic seal a paper bears."""

    holder: str
    number: str
    """``004518-9F2A``: what tells its certificate from the holder's others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(ABC):
    """What every paper of a register has: who gives it, its number and code, and its proof."""

    number: str
    code: str
    organisation: str
    department: str
    city: str
    application_number: str
    application_on: date
    issued_at: datetime
    """Aware."""
    clerk: str
    """Who decided the application, whoever asked for the paper."""
    verification_address: str
    organisation_code: str = ""
    """By which its seal is known."""
    sample: bool = False
    seal: ElectronicSeal | None = None
    """None: it bears none, and says nothing of one."""
    signed_statement: str = ""
    """``summary``, signed, for whoever has no line to the office; "": nobody signs."""

    @property
    @abstractmethod
    def holder(self) -> str:
        """Whose paper it is: a name."""

    @property
    @abstractmethod
    def words(self) -> list[str]:
        """Every text that has to be read back from it, besides what ``proof`` has."""

    @property
    def issued_on(self) -> date:
        """The date that stands on the paper."""
        return baku_date(self.issued_at)

    @property
    def application(self) -> str:
        """The application's number and date, as they stand on it."""
        return f"{self.application_number}, {self.application_on:%d.%m.%Y}"

    @property
    def summary(self) -> dict[str, str]:
        """What the QR code says of the paper, for somebody who compares the two (JSON)."""
        return {
            "n": self.number,
            "c4": self.code[-CODE_SHOWN:],
            "o": mask_name(self.holder),
            "d": self.issued_on.isoformat(),
        }

    @property
    def verification_url(self) -> str:
        """What the QR code holds: an address; behind it what no server is asked for."""
        address = f"https://{self.verification_address}/c/{self.number}?code={self.code}"
        return f"{address}#{self.signed_statement}" if self.signed_statement else address

    @property
    def proof(self) -> list[str]:
        """What has to be read back from every paper."""
        texts = [
            self.number,
            self.organisation,
            self.department,
            self.city,
            self.application,
            self.clerk,
            group_code(self.code),
            self.verification_address,
        ]
        if self.seal is not None:
            texts += ["Elektron möhürlə təsdiqlənib", self.seal.holder, self.seal.number]
        return texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Paper):
    """Everything that stands on a certificate of no debt; frozen, so that the stored page can be
    explained.
    """

    subscriber_code: str
    owner_name: str
    owner_fin: str
    address: str
    amount_qepik: int
    as_of: datetime
    """When billing said so; aware."""

    @property
    def holder(self) -> str:
        return self.owner_name

    @property
    def words(self) -> list[str]:
        return [
            "".join(self.statement),
            self.subscriber_code,
            self.owner_name,
            self.owner_fin,
            self.address,
            self.amount,
        ]

    @property
    def statement(self) -> tuple[str, str, str]:
        """The sentence in three parts: plain, bold, plain."""
        at = self.as_of.astimezone(BAKU)
        time = money.clock_dative(at.hour, at.minute)
        return (
            "Su təchizatı və tullantı sularının axıdılması xidmətlərindən istifadəyə görə "
            "aşağıda göstərilən I qrup istehlakçının ",
            f"{at:%d.%m.%Y} tarixinə, saat {time} olan vəziyyətə görə borcu yoxdur",
            ".",
        )

    @property
    def amount(self) -> str:
        """The debt: none. A credit balance is no debt and is not shown."""
        shown = max(0, self.amount_qepik)
        return f"{money.figures(shown)} ({money.amount_in_words(shown)})"
