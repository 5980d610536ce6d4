"""Passwords: those of the embedded file as it keeps them, and new ones for whoever has none."""

import secrets
from dataclasses import dataclass

from clerkdesk.domain.errors import Invalid

MIN_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The new password of a colleague, which nothing else knows."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """What an account that is not there yet begins with."""

    password: str
    password_hash: str | None
    """None: the database makes its own."""


def new_password(login: str) -> NewPassword:
    """One that nobody guesses, for an account to begin with."""
    return NewPassword(login, secrets.token_urlsafe(12))


def hash_password(password: str) -> str:
    """Argon2id with its library's parameters. Raises Invalid (password_short)."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(require_long_enough(password))


def require_long_enough(password: str) -> str:
    """The password. Raises Invalid (password_short)."""
    if len(password) < MIN_PASSWORD:
        raise Invalid("password_short", field="password", limit=MIN_PASSWORD)
    return password
