"""What an organisation's offices are called, as an administrator edits it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import fold
from clerkdesk.store.reference_models import Department
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Field, FieldForm, Record, checked
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.supervision import dashboard

NAME = "name"
SHORT = "short_name"
FIELDS = (
    Field(NAME, FieldForm.LINE, limit=120),
    Field(SHORT, FieldForm.LINE, limit=60),
)


def records(session: Session) -> list[Record]:
    """Every office of the administrator's organisation, by its code; its group is the name of the
    office above it, "" where none is. Raises NotAllowed (administrator_only).
    """
    rows = _own(session)
    names = {row.id: row.name for row in rows}
    return [
        Record(
            key=row.code,
            title=row.name,
            group=names.get(row.parent_id or 0, ""),
            values={NAME: row.name, SHORT: row.short_name},
        )
        for row in rows
    ]


def _own(session: Session) -> list[Department]:
    require_administrator(session)
    organisation = reference_data.own_organisation(session)
    return list(
        session.scalars(
            select(Department)
            .where(Department.organisation_id == organisation)
            .order_by(Department.level, Department.sort_key)
        )
    )


def named(session: Session, key: str, values: Mapping[str, str]) -> dict[str, str]:
    """The names as they may be written. Raises Invalid naming the field: missing, too_long,
    control_characters, office_name_taken (two offices would be one in every list).
    """
    names = checked(FIELDS, dict(values))
    for row in _own(session):
        for field in (NAME, SHORT):
            if row.code != key and fold(getattr(row, field)) == fold(names[field]):
                raise Invalid("office_name_taken", field=field, office=row.name)
    return names


def effect(session: Session, key: str, values: Mapping[str, str]) -> tuple[int, ...]:
    """How many open applications are called by another office's name from then on. Raises
    NotAllowed (administrator_only), Invalid (as ``named``).
    """
    actor = require_administrator(session)
    names = named(session, key, values)
    row = next((each for each in _own(session) if each.code == key), None)
    if row is None or row.name == names[NAME]:
        return (0,)
    opened = dashboard.open_by_office(session, actor)
    return (sum(load.new + load.in_progress for load in opened if load.code == key),)
