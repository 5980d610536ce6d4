"""How values of the domain stand in the SQL of the rules: each is written once, there."""

from collections.abc import Iterable
from enum import StrEnum


def listed(values: Iterable[str]) -> str:
    """``('a', 'b')``, in a fixed order, for an IN."""
    texts = [str(value) for value in values]
    assert texts and all(text.replace("_", "").isalnum() for text in texts)
    return "(" + ", ".join(f"'{text}'" for text in texts) + ")"


def one_of(kind: Iterable[StrEnum]) -> str:
    """As ``listed``, of a set: in the order of the alphabet."""
    return listed(sorted(kind))
