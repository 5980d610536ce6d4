"""Passwords of the embedded file."""

from clerkdesk.domain.errors import Invalid

MIN_PASSWORD = 8


def hash_password(password: str) -> str:
    """Argon2id with its library's parameters. Raises Invalid (password_short)."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(require_long_enough(password))


def require_long_enough(password: str) -> str:
    """The password. Raises Invalid (password_short)."""
    if len(password) < MIN_PASSWORD:
        raise Invalid("password_short", field="password", limit=MIN_PASSWORD)
    return password
