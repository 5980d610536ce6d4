"""Sheets of certificates: why one is printed again, and what became of it."""

from enum import StrEnum


class PrintReason(StrEnum):
    """Why a certificate is printed once more."""

    LOST = "lost"
    """The citizen has lost it."""
    SPOILED = "spoiled"
    ANOTHER_PLACE = "another_place"
    """It is handed in at a second place."""
    OTHER = "other"


class Fate(StrEnum):
    """What became of a sheet that went to a printer, as somebody says who has looked."""

    OUT = "out"
    SPOILED = "spoiled"
    LOST = "lost"
