"""The rows of the working calendar, brought up to what is known: the public holidays of the years
around today, the acts of the state, and what each organisation has decided for itself. The
package's rows of earlier years stay as they are.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, select, update

from clerkdesk.domain.deadlines import baku_date, package_days
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import (
    CalendarDay,
    CalendarOverride,
    Organisation,
    OrganisationDay,
)
from clerkdesk.store.types import moment

PACKAGE = "package"
ACT = "act"
ORGANISATION = "organisation"
YEARS_BEFORE = 1
YEARS_AFTER = 2
_Row = tuple[bool, str, str]
"""Whether the day is worked, the source, the reason."""

_day: Table = CalendarDay.__table__  # type: ignore[assignment]
_override: Table = CalendarOverride.__table__  # type: ignore[assignment]
_own: Table = OrganisationDay.__table__  # type: ignore[assignment]
_application: Table = Application.__table__  # type: ignore[assignment]
_THIS = and_(
    _day.c.organisation_id == bindparam("this_organisation"), _day.c.on == bindparam("this_day")
)
_COLUMNS = (_day.c.is_working, _day.c.source, _day.c.reason)
_VALUES: dict[str, Any] = {column.name: bindparam(column.name) for column in _COLUMNS}
_INSERT = insert(_day).values(
    organisation_id=bindparam("this_organisation"), on=bindparam("this_day"), **_VALUES
)
_UPDATE = update(_day).where(_THIS).values(_VALUES)
_DELETE = delete(_day).where(_THIS)


def write(connection: Connection, at: datetime) -> bool:
    """Write what differs; gives whether anything did, so that terms have to follow."""
    first_year = _first_year(connection, at)
    last_year = baku_date(at).year + YEARS_AFTER
    expected = _expected(connection, first_year, last_year)
    changed = False
    for organisation in connection.scalars(select(Organisation.id)).all():
        days = expected | _own_days(connection, organisation)
        changed |= _write(connection, organisation, date(first_year, 1, 1), days)
    return changed


def _first_year(connection: Connection, at: datetime) -> int:
    """The year before this one, or an earlier one where an open application's term has begun."""
    oldest = connection.scalar(
        select(func.min(_application.c.submitted_at)).where(_application.c.status.not_in(DECIDED))
    )
    began_in = [baku_date(moment(oldest)).year] if oldest is not None else []
    return min([baku_date(at).year - YEARS_BEFORE, *began_in])


def _expected(connection: Connection, first_year: int, last_year: int) -> dict[date, _Row]:
    days: dict[date, _Row] = {}
    for year in range(first_year, last_year + 1):
        for on, (is_working, reason) in package_days(year).items():
            days[on] = (is_working, PACKAGE, reason)
    statement = select(_override.c.on, _override.c.is_working, _override.c.act)
    for on, is_working, act in connection.execute(statement):
        days[on] = (is_working, ACT, act)
    return days


def _own_days(connection: Connection, organisation: int) -> dict[date, _Row]:
    rows = connection.execute(
        select(_own.c.on, _own.c.is_working, _own.c.reason).where(
            _own.c.organisation_id == organisation
        )
    )
    return {on: (is_working, ORGANISATION, reason) for on, is_working, reason in rows}


def _write(
    connection: Connection, organisation: int, since: date, expected: dict[date, _Row]
) -> bool:
    rows = connection.execute(
        select(_day.c.on, *_COLUMNS).where(_day.c.organisation_id == organisation)
    )
    there = {on: (is_working, source, reason) for on, is_working, source, reason in rows}
    kept = {on for on, row in there.items() if on < since and row[1] == PACKAGE}
    new = [_values(organisation, on, row) for on, row in expected.items() if on not in there]
    other = [
        _values(organisation, on, row)
        for on, row in expected.items()
        if on in there and there[on] != row
    ]
    gone = [
        {"this_organisation": organisation, "this_day": on}
        for on in there.keys() - expected.keys() - kept
    ]
    for statement, parameters in ((_INSERT, new), (_UPDATE, other), (_DELETE, gone)):
        if parameters:
            connection.execute(statement, parameters)
    return bool(new or other or gone)


def _values(organisation: int, on: date, row: _Row) -> dict[str, Any]:
    is_working, source, reason = row
    return {
        "this_organisation": organisation,
        "this_day": on,
        "is_working": is_working,
        "source": source,
        "reason": reason,
    }
