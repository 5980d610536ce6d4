"""Which office answers for which district, as an administrator reads it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.reference_models import Department, District, DistrictRoute
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Chosen, Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator

OFFICE = "office"
FIELDS = (Field(OFFICE, FieldForm.CHOICE, limit=40, required=False),)


def records(session: Session) -> list[Record]:
    """Every district, by its code; its group is the name of the office of the administrator's
    organisation that answers for it, "" where none does and the central queue has it. Raises
    NotAllowed (administrator_only).
    """
    require_administrator(session)
    organisation = reference_data.own_organisation(session)
    rows = session.execute(
        select(DistrictRoute.district_id, Department.code, Department.name)
        .join(Department, Department.id == DistrictRoute.department_id)
        .where(DistrictRoute.organisation_id == organisation)
    )
    routes = {district: (code, name) for district, code, name in rows}
    districts = session.scalars(
        select(District).order_by(District.sort_key, District.kind.desc())
    ).all()
    listed = []
    for district in districts:
        code, name = routes.get(district.id, ("", ""))
        title = reference_data.district_label(district.name, district.kind)
        listed.append(Record(district.code, title, name, {OFFICE: code}))
    return listed


def offices(session: Session) -> dict[str, list[Chosen]]:
    """Every office of the own organisation that may answer for a district. Raises NotAllowed
    (administrator_only).
    """
    require_administrator(session)
    organisation = reference_data.own_organisation(session)
    rows = session.execute(
        select(Department.code, Department.name)
        .where(Department.organisation_id == organisation)
        .order_by(Department.level, Department.sort_key)
    )
    return {OFFICE: [Chosen("", "–"), *(Chosen(code, name) for code, name in rows)]}
