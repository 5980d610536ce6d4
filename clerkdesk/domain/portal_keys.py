"""What a portal's key is called, and how often it may knock."""

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import clean, has_controls

PER_MINUTE = 600
"""Requests of one key, unless it is made with another number."""
MOST_PER_MINUTE = 100_000
NAME_LENGTH = 60


def parse_name(stated: str) -> str:
    """A key's name as it is kept. Raises Invalid (missing, control_characters, too_long)."""
    name = clean(stated).strip()
    if not name:
        raise Invalid("missing", field="name")
    if has_controls(name):
        raise Invalid("control_characters", field="name")
    if len(name) > NAME_LENGTH:
        raise Invalid("too_long", field="name", limit=NAME_LENGTH)
    return name


def check_rate(per_minute: int) -> None:
    """Raises Invalid (unknown_value): no number of requests a minute."""
    if not 1 <= per_minute <= MOST_PER_MINUTE:
        raise Invalid("unknown_value", field="per_minute", allowed=f"1 … {MOST_PER_MINUTE}")


def parse_rate(stated: str) -> int:
    """Requests a minute as they are written. Raises Invalid (unknown_value)."""
    text = stated.strip()
    rate = int(text) if text.isascii() and text.isdigit() and len(text) < NAME_LENGTH else 0
    check_rate(rate)
    return rate
