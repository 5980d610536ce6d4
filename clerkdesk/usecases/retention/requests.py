"""One person asks that a citizen's data be erased, another decides; the worker erases."""

from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Extent
from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.models import Erasure, ErasureRequest
from clerkdesk.usecases.administering import begin
from clerkdesk.usecases.identity import Actor, require_staff
from clerkdesk.usecases.retention import persons
from clerkdesk.usecases.unit_of_work import now


class Asked(NamedTuple):
    """What was asked for."""

    request: int
    numbers: list[str]
    """Of what will be erased once it is granted."""
    one_person: list[str]
    """Those of them of which only what speaks of the person goes: they are somebody else's."""
    left: list[tuple[str, str]]
    """What will not, each with the code of why not."""


def ask(session: Session, fin: str, reason: str) -> Asked:
    """Ask that the data of a person be erased: every application that is theirs and has ended, and
    what speaks of them in those of others.

    Raises NotAllowed (sign_in_first, supervisor_only), Invalid (fin_wrong, reason_required,
    too_long, control_characters), NotFound (person_not_found, nothing_to_erase).
    """
    actor = _supervisor(session)
    reason = clean(reason).strip()
    if not reason:
        raise Invalid("reason_required", field="reason")
    if len(reason) > REASON_LENGTH:
        raise Invalid("too_long", field="reason", limit=REASON_LENGTH)
    if has_controls(reason):
        raise Invalid("control_characters", field="reason")
    person = persons.find(session, fin)
    chosen = [each for each in person if each.kept_for is None]
    if not chosen:
        raise NotFound("nothing_to_erase")
    begin(session)
    request = ErasureRequest(
        organisation_id=actor.organisation_id,
        reason=reason,
        asked_by=actor.id,
        asked_by_name=actor.name,
        asked_at=now(session),
    )
    session.add(request)
    session.flush()
    for each in chosen:
        session.add(
            Erasure(
                application_id=each.application_id,
                person_id=each.person_id,
                cause="request",
                request_id=request.id,
                added_at=now(session),
            )
        )
        session.flush()
    left = [(each.number, each.kept_for) for each in person if each.kept_for is not None]
    return Asked(
        request=request.id,
        numbers=[each.number for each in chosen],
        one_person=[each.number for each in chosen if each.extent is Extent.ONE_PERSON],
        left=left,
    )


def decide(session: Session, request_id: int, *, granted: bool) -> None:
    """Grant what another person has asked for, or decline it; who has asked may only take it back.

    Raises NotAllowed (sign_in_first, supervisor_only, another_person), NotFound (request_unknown).
    """
    actor = _supervisor(session)
    asked = next((each for each in persons.requests(session) if each.id == request_id), None)
    if asked is None or asked.granted is not None:
        raise NotFound("request_unknown", request=request_id)
    if granted and asked.asked_by == actor.login:
        raise NotAllowed("another_person")
    begin(session)
    session.execute(
        update(ErasureRequest)
        .where(ErasureRequest.id == request_id)
        .values(
            granted=granted,
            decided_by=actor.id,
            decided_by_name=actor.name,
            decided_at=now(session),
        ),
        execution_options={"synchronize_session": False},
    )


def _supervisor(session: Session) -> Actor:
    actor = require_staff(session)
    if not actor.supervises:
        raise NotAllowed("supervisor_only")
    return actor
