"""How values of the domain stand in the SQL of the rules: each is written once, there."""

import re
from collections.abc import Iterable
from enum import StrEnum

from clerkdesk.domain.eservices import ESERVICES

_WORD = re.compile(r"[\w.-]+")


def listed(values: Iterable[str]) -> str:
    """``('a', 'b')``, in a fixed order, for an IN."""
    texts = [str(value) for value in values]
    assert texts and all(_WORD.fullmatch(text) for text in texts)
    return "(" + ", ".join(f"'{text}'" for text in texts) + ")"


def series_of_services() -> str:
    """The number prefixes that anybody who registers may draw, for an IN."""
    return listed(eservice.number_prefix for eservice in ESERVICES.values())


def prefix_of(service: str) -> str:
    """The number prefix of a service: an SQL expression over one."""
    cases = " ".join(
        f"WHEN '{code}' THEN '{eservice.number_prefix}'" for code, eservice in ESERVICES.items()
    )
    return f"CASE {service} {cases} END"


def organisation_of(service: str) -> str:
    """The code of the organisation of a service: an SQL expression over one."""
    cases = " ".join(
        f"WHEN '{code}' THEN '{eservice.organisation}'" for code, eservice in ESERVICES.items()
    )
    return f"CASE {service} {cases} END"


def one_of(kind: Iterable[StrEnum]) -> str:
    """As ``listed``, of a set: in the order of the alphabet."""
    return listed(sorted(kind))
