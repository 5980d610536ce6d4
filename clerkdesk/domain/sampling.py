"""Sampling: so many of a hundred decided applications get a second look by somebody else.

Which ones follows from their number and a secret of the installation: the same application is
always picked, or never, and nobody who decides can know which.
"""

import re
from enum import StrEnum

SETTING = "sample_percent"
MOST_PERCENT = 100
PREFIX = "sample "
"""Of what the HMAC is made. Without a colon: a search leaves the HMAC of "kind:value", and nobody
gets this one by searching.
"""
DAYS_BACK = 7
"""A worker that was away picks among the decisions of so many days."""
SOME_PERCENT = r"([1-9][0-9]?|100)"
"""A regular expression, alike in Python and in PostgreSQL: a percentage that is not none."""
BUCKETS = 10_000
DIGITS = 8
"""Of the HMAC in hexadecimal."""


class SampleReason(StrEnum):
    """Why a second person would not have decided so."""

    DOCUMENTS = "sample_documents"
    """A document was judged wrongly, or is missing."""
    PERSON = "sample_person"
    """It is not the same person, or the address is another one."""
    DEBT = "sample_debt"
    RULE = "sample_rule"
    """The rule, or the reason of a refusal, does not fit."""
    TEXT = "sample_text"
    """What the citizen was told is wrong, or not to be understood."""
    OTHER = "sample_other"


def message(application_id: int) -> str:
    """Of what the HMAC is made."""
    return f"{PREFIX}{application_id}"


def is_picked(hmac: str, percent: int) -> bool:
    """Whether the application whose HMAC (hexadecimal) this is belongs to the sample."""
    return int(hmac[:DIGITS], 16) % BUCKETS < percent * BUCKETS // MOST_PERCENT


def is_percent(value: str) -> bool:
    """Whether a setting says how many of a hundred; "0": none."""
    return re.fullmatch(f"0|{SOME_PERCENT}", value, re.ASCII) is not None


def percent(value: str | None) -> int:
    """What a setting stands for; anything else than a percentage is none."""
    return int(value) if value is not None and is_percent(value) else 0
