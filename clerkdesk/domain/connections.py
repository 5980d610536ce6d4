"""What is seen of a part of the installation when somebody tries it."""

from collections.abc import Callable
from typing import Literal, NamedTuple

State = Literal["ok", "none", "unseen", "bad"]
"""Seen to work; is not set up, and need not be; could not be seen from here; does not work."""
OUTSIDE = ("billing", "register", "mail", "sms")
"""Who is spoken to outside the house."""
SETTINGS = ("views", "hooks", "citizens", "electronic seal")
"""What else the environment says: files that name others, and the key of papers."""
ALARM_SOURCES = {
    "account": "billing",
    "debt": "billing",
    "register": "register",
    "mail": "mail",
    "sms": "sms",
    "portals": "hooks",
}
"""Of whom an alarm of the worker speaks → the part that it is about."""


class Tried(NamedTuple):
    """One part, as it was seen from this computer."""

    part: str
    state: State
    detail: str
    """What was seen, or what to do about it."""


TryParts = Callable[[str], list[Tried]]
"""Of a language: what was seen of each part; takes seconds, and changes nothing."""
