"""How a window ends."""

from enum import StrEnum


class Leaving(StrEnum):
    """Why a window was closed."""

    CLOSED = "closed"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    LANGUAGE = "language"
