"""The shape of a rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the database does not let happen: a change of a row, and a condition over it."""

    code: str
    table: str
    event: str
    """INSERT, UPDATE or DELETE"""
    when: str
    """SQL over NEW and OLD that is true where the change is refused; NULL lets it pass."""
    server_only: bool = False
    """On PostgreSQL alone, where the login is the person."""
    since_end: bool = False
    """An older desk cannot satisfy it: it begins when the overlap of versions is ended."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the database writes by itself after a change."""

    name: str
    table: str
    event: str
    """INSERT, UPDATE or "UPDATE OF a, b" """
    when: str
    statement: str
