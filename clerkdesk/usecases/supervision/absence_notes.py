"""A supervisor notes who is not at work, and when that ends earlier."""

from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from clerkdesk.domain.absences import AbsenceKind
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.models import Absence
from clerkdesk.usecases.administering import begin
from clerkdesk.usecases.identity import Actor, person, require_staff
from clerkdesk.usecases.reference_data import own_organisation
from clerkdesk.usecases.supervision import absences
from clerkdesk.usecases.unit_of_work import now


def note(
    session: Session,
    login: str,
    from_day: date,
    to_day: date,
    kind: str = AbsenceKind.LEAVE,
    text: str = "",
) -> None:
    """Note that somebody is not at work, both days included.

    Raises NotAllowed (sign_in_first, supervisor_only), NotFound (account_unknown), Invalid
    (absence_days, unknown_value, too_long, control_characters, not_of_this_office).
    """
    actor = _supervisor(session)
    target = person(session, login)
    if target.organisation_id != actor.organisation_id:
        raise Invalid("not_of_this_office", field="login", login=login)
    if to_day < from_day:
        raise Invalid("absence_days", field="to_day")
    if kind not in list(AbsenceKind):
        raise Invalid("unknown_value", field="kind", allowed=", ".join(AbsenceKind))
    text = clean(text).strip()
    if len(text) > ACT_LENGTH:
        raise Invalid("too_long", field="note", limit=ACT_LENGTH)
    if has_controls(text):
        raise Invalid("control_characters", field="note")
    begin(session)
    session.add(
        Absence(
            organisation_id=own_organisation(session),
            staff_id=target.id,
            from_day=from_day,
            to_day=to_day,
            kind=kind,
            note=text,
            noted_by=actor.name,
            noted_at=now(session),
        )
    )
    session.flush()


def end(session: Session, absence_id: int) -> None:
    """Somebody is back, or was never away: one that has not begun is taken back, another ends with
    yesterday. Raises NotAllowed (sign_in_first, supervisor_only), NotFound (absence_unknown).
    """
    _supervisor(session)
    today = baku_date(now(session))
    listed = absences.listed(session, date(2000, 1, 1), date(2100, 1, 1))
    if absence_id not in {each.id for each in listed}:
        raise NotFound("absence_unknown")
    begin(session)
    known = next(each for each in listed if each.id == absence_id)
    values: dict[str, object] = {"ended_at": now(session)}
    if known.from_day < today <= known.to_day:
        yesterday = date.fromordinal(today.toordinal() - 1)
        values = {"to_day": yesterday}
    session.execute(
        update(Absence).where(Absence.id == absence_id).values(**values),
        execution_options={"synchronize_session": False},
    )


def _supervisor(session: Session) -> Actor:
    actor = require_staff(session)
    if not actor.supervises:
        raise NotAllowed("supervisor_only")
    return actor
