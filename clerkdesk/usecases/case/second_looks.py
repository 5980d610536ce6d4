"""The second look: a colleague says whether the reason holds that the holder gave for a finding.

Which findings and reasons need one says the office (columns ``second_look`` of finding_kind and
finding_reason); the database keeps the finding in its state, and the application from approval.
"""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.findings import KEEP_FROM_APPROVING, FindingState
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Acknowledgement, Application, Finding, SecondLook
from clerkdesk.store.reads import cases
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.case.changing import Case, begin
from clerkdesk.usecases.case.colleagues import who_may
from clerkdesk.usecases.case.loading import Key
from clerkdesk.usecases.unit_of_work import operation_id


class Answer(NamedTuple):
    """What a second person says to a reason."""

    agrees: bool
    text: str = ""
    finding: str | None = None
    """Its id or kind; None: every one that waits."""


def look(session: Session, key: Key, answer: Answer, version: int | None = None) -> None:
    """Say of what waits for it whether the holder's reason holds. With an agreement a finding is
    acknowledged, without one it is open again.

    Raises NotFound, NotAllowed (second_look_by_another, second_look_needs_passwords, and as the
    rules say), Conflict, Invalid (finding_unknown, text_required).
    """
    case = begin(session, key, Action.SECOND_LOOK, version)
    if cases.WORKED_ON.rows(session, application=case.application.id, me=case.actor.id):
        raise NotAllowed("second_look_by_another", number=case.application.number)
    words = _words(answer.text, answer.agrees)
    waiting = [
        row
        for row in session.scalars(
            select(Finding)
            .where(
                Finding.application_id == case.application.id,
                Finding.state == FindingState.SECOND_LOOK,
            )
            .order_by(Finding.id)
        )
        if answer.finding in (None, str(row.id), row.kind)
    ]
    if not waiting:
        raise Invalid("finding_unknown", field="finding", finding=answer.finding or "")
    for row in waiting:
        session.add(_look(session, case, row, answer.agrees, words))
    session.flush()


def _look(
    session: Session, case: Case, finding: Finding, agrees: bool, text: str | None
) -> SecondLook:
    acknowledgement = session.scalars(
        select(Acknowledgement)
        .where(
            Acknowledgement.finding_id == finding.id,
            Acknowledgement.revision == finding.revision,
        )
        .order_by(Acknowledgement.id.desc())
        .limit(1)
    ).one()
    require_passwords(session, acknowledgement.actor_id, case.actor.id)
    return SecondLook(
        application_id=case.application.id,
        finding_id=finding.id,
        acknowledgement_id=acknowledgement.id,
        agrees=agrees,
        text=text,
        actor_id=case.actor.id,
        actor=case.actor.name,
        at=case.at,
        op_id=operation_id(session),
    )


def _words(stated: str, agrees: bool) -> str | None:
    """Raises Invalid: text_required (who does not agree says why), too_long, control_characters."""
    text = clean(stated).strip() or None
    if text is None and not agrees:
        raise Invalid("text_required", field="text")
    if len(text or "") > REASON_LENGTH:
        raise Invalid("too_long", field="text", limit=REASON_LENGTH)
    if has_controls(text or ""):
        raise Invalid("control_characters", field="text")
    return text


def require_passwords(session: Session, *people: int | None) -> None:
    """On the embedded file an account without a password is whoever sits there."""
    if not is_embedded(session):
        return
    statement = select(Staff.id).where(Staff.id.in_(people), Staff.password_hash.is_not(None))
    if len(session.scalars(statement).all()) < len(people):
        raise NotAllowed("second_look_needs_passwords")


def asked(session: Session, case: Case, login: str | None) -> int | None:
    """The account of whom a second look is asked.

    Raises Invalid (second_look_by_another): nobody who may.
    """
    if login is None:
        return None
    for key, colleague in who_may(session, case.application, case.actor.id).items():
        if colleague.login == login:
            return key
    raise Invalid("second_look_by_another", field="second")


def is_all_that_waits(session: Session, application: Application) -> bool:
    """Whether a second look, and nothing that the holder can do, keeps it from being approved."""
    states = set(
        session.scalars(
            select(Finding.state).where(
                Finding.application_id == application.id,
                Finding.state.in_(KEEP_FROM_APPROVING),
            )
        )
    )
    return states == {FindingState.SECOND_LOOK}
