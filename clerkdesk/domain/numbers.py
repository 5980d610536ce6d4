"""The numbers of applications and certificates."""

import re
import unicodedata

from clerkdesk.domain.text import clean

SERIAL_DIGITS = 7
_TYPED = re.compile(
    r"(?:(?:NO?|#)-*\s*)?([A-Z]{2})(?:[\s-]|NO)*(\d{4})(?:[\s-]|NO)*"
    rf"((?:\d ?){{1,{SERIAL_DIGITS}}})"
)
_WRITTEN = re.compile(rf"([A-Z]{{2}})-([0-9]{{4}})-([0-9]{{{SERIAL_DIGITS}}})")
_AROUND = " \t\n,;:.!?/()[]{}<>«»“”„‟‘’‚'\"`"
"""What stands around a number in a sentence it is taken from."""
TWINS = str.maketrans("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX")
"""Capital letters of Cyrillic keyboards that look as Latin ones do."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−_/.:"), "-")


def format_number(prefix: str, year: int, serial: int) -> str:
    """``NB-2026-0000001``"""
    return f"{prefix}-{year:04}-{serial:0{SERIAL_DIGITS}}"


def typed_number(value: str) -> str:
    """A number as somebody types it, as it is written: in any case, with other dashes or none, with
    or without "№" and the zeros in front. What is none comes back without the spaces around it.
    """
    # "№" becomes "No".
    bare = unicodedata.normalize("NFKC", clean(value)).strip(_AROUND)
    # As the own keyboard has it, a capital i has its dot.
    plain = bare.translate(_DASHES).upper().replace("İ", "I").translate(TWINS)
    match = _TYPED.fullmatch(plain)
    if match is None or not plain.isascii():
        return value.strip()
    prefix, year, serial = match.groups()
    return format_number(prefix, int(year), int(serial.replace(" ", "")))


def parts_of(number: str) -> tuple[str, int, int] | None:
    """Prefix, year and serial of a number as it is written; None: it is none."""
    match = _WRITTEN.fullmatch(number)
    if match is None:
        return None
    prefix, year, serial = match.groups()
    return prefix, int(year), int(serial)


def in_every_series(value: str) -> list[str]:
    """The numbers that somebody can mean: one typed short, without zeros, is of any series."""
    number = typed_number(value)
    parts = parts_of(number)
    if parts is None or number[-SERIAL_DIGITS:] in value:
        return [number]
    prefix, year, serial = parts
    size = 10 ** (SERIAL_DIGITS - 1)
    if serial >= size:
        return [number]
    return [format_number(prefix, year, series * size + serial) for series in range(10)]
