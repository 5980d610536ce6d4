"""From now on another office answers for a district: what comes goes there, what is there stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.store.reference_models import Department, District, DistrictRoute
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.administration.records import checked, stop_where_written
from clerkdesk.usecases.administration.route_records import FIELDS, OFFICE, records


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """Write who answers for a district (``route_records``); nobody: the central queue. ``before``:
    what stood there when it was begun.

    Raises NotAllowed (administrator_only), NotFound, Conflict (setting_changed: a colleague was
    faster), Invalid (department_unknown).
    """
    administer(session)
    stop_where_written(records(session), key, before)
    office = checked(FIELDS, values)[OFFICE]
    organisation = reference_data.own_organisation(session)
    district = session.scalars(select(District.id).where(District.code == key)).one()
    row = session.get(DistrictRoute, (organisation, district))
    if not office:
        if row is not None:
            session.delete(row)
    else:
        department = session.scalar(
            select(Department.id).where(
                Department.organisation_id == organisation, Department.code == office
            )
        )
        if department is None:
            raise Invalid("department_unknown", field=OFFICE, department=office)
        if row is None:
            row = DistrictRoute(organisation_id=organisation, district_id=district)
            session.add(row)
        row.department_id = department
    session.flush()
