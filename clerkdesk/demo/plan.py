"""The sample office on paper: its staff, its applications with their documents still to be drawn,
and what billing and the register know.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

STAFF: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("gunel", "Günel Hüseynova", "clerk", "azersu", ["su-nesimi"]),
    ("tural", "Tural Abbasov", "clerk", "azersu", []),
    ("sabina", "Sabina Rəhimova", "supervisor", "azersu", []),
    ("elnur", "Elnur Məmmədli", "clerk", "azerishiq", ["ei-berde"]),
    ("nermin", "Nərmin Vəliyeva", "clerk", "azerishiq", []),
    ("kamran", "Kamran Əhmədov", "supervisor", "azerishiq", []),
    ("inzibatci", "İnzibatçı Nümunə", "admin", "azersu", []),
)
"""Login, name, role, organisation, codes of departments."""


class Fate(StrEnum):
    """What becomes of an application until now."""

    NEW = "new"
    HELD = "held"
    WAITING = "waiting"
    COMPLETED = "completed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document still to be drawn: the drawing takes longer than all the rest, and may happen in
    another process.
    """

    kind: str
    file: str
    name: str
    fin: str | None
    draw: Callable[..., bytes]
    arguments: tuple[Any, ...]


@dataclass(slots=True)
class Planned:
    """One application of the sample office."""

    package: dict[str, Any]
    """As the portal sends it, but for its documents."""
    drawings: list[Drawing]
    submitted_at: datetime
    fate: Fate
    clerk: str
    """Login of whoever works on it."""
    investigate: bool = False
    """The clerk sets a special investigation: five working days."""


@dataclass(slots=True)
class Plan:
    """All of them, in the order of their submission, and what the stand-in for billing and register
    knows.
    """

    applications: list[Planned] = field(default_factory=list)
    knows: dict[str, Any] = field(
        default_factory=lambda: {"accounts": {}, "debts": {}, "persons": {}}
    )


def draw(planned: Planned) -> list[bytes]:
    """The content of the application's documents, in their order."""
    return [drawing.draw(*drawing.arguments) for drawing in planned.drawings]
