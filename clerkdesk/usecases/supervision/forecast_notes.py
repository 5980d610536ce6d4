"""The worker's part of the forecast: in the evening it notes what will be late on the next working
day, and what became of what it had noted of this one.
"""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.store.models import DayForecast
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.prospect import forecast_of, standing
from clerkdesk.usecases.supervision.rolling_up import KEPT_HOURS_DAYS
from clerkdesk.usecases.supervision.view import View, whole
from clerkdesk.usecases.unit_of_work import now

LOOKED_WITHIN = timedelta(hours=1)
"""So long after it closes an office stands as it closed; later nothing is noted of that evening."""


def note_evening(session: Session) -> bool:
    """Once an evening and organisation; whether it was noted now."""
    at = now(session)
    today = baku_date(at)
    noted = False
    for organisation in session.scalars(select(Organisation.id)).all():
        this_day = reference_data.calendar(session, organisation, only=today)
        closes = this_day.due_at(today)
        if not this_day.is_working(today) or not closes <= at < closes + LOOKED_WITHIN:
            continue
        view = whole(session, organisation)
        following = view.calendar.add_working_days(today, 1)
        if _notes(session, organisation, following):
            continue
        _note(view, following)
        noted = True
    return noted


def _notes(session: Session, organisation: int, day: date) -> dict[int, int]:
    """What was foreseen of a day, by department."""
    rows = select(DayForecast.department_id, DayForecast.foreseen).where(
        DayForecast.day == day, DayForecast.organisation_id == organisation
    )
    return dict(session.execute(rows).all())


def _note(view: View, following: date) -> None:
    stands = standing(view)
    late = Counter[int]()
    for group in stands.groups:
        if group.due_on == view.today and group.overdue:
            late[group.department_id] += group.number
    foreseen = _notes(view.session, view.organisation, view.today)
    own = DayForecast.organisation_id == view.organisation
    old = view.today - timedelta(days=KEPT_HOURS_DAYS)
    view.session.execute(
        delete(DayForecast).where(own, (DayForecast.day == view.today) | (DayForecast.day < old))
    )
    ahead = forecast_of(view, stands).of_office(following)
    rows: list[dict[str, object]] = []
    for office in view.offices:
        place = {"department_id": office, "organisation_id": view.organisation}
        rows.append(place | {"day": following, "foreseen": ahead[office], "late": None})
        if office in foreseen:
            passed = {"day": view.today, "foreseen": foreseen[office], "late": late[office]}
            rows.append(place | passed)
    view.session.execute(insert(DayForecast), rows)
