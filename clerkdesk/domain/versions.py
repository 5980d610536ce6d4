"""Versions that begin on a date: a paper is written by the one that is in force on its day."""

from datetime import date, datetime

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import FIRST_YEAR_OF_ACTS, LAST_YEAR


def parse_since(stated: str) -> date:
    """The first day of a version, as 01.12.2026. Raises Invalid (since_wrong)."""
    try:
        since = datetime.strptime(stated.strip(), "%d.%m.%Y").date()
    except ValueError:
        raise _wrong() from None
    if not FIRST_YEAR_OF_ACTS <= since.year <= LAST_YEAR:
        raise _wrong()
    return since


def _wrong() -> Invalid:
    return Invalid("since_wrong", field="valid_from", first=FIRST_YEAR_OF_ACTS, last=LAST_YEAR)


def check_taken_away(since: date, today: date) -> None:
    """Raises Invalid (version_in_force): papers may have been written by what has begun."""
    if since <= today:
        raise Invalid("version_in_force", since=f"{since:%d.%m.%Y}")
