"""What has been erased is erased again when a backup brings it back."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Cause
from clerkdesk.store import erasing
from clerkdesk.store.backup import erased
from clerkdesk.store.guard.erasing_persons import REGISTERED
from clerkdesk.store.models import Application, ApplicationPerson, Erasure
from clerkdesk.store.reads.erasures import MAY_BE
from clerkdesk.usecases.retention.erasing import add


@dataclass(slots=True)
class Repeated:
    """What became of the list beside the backups."""

    again: int = 0
    """So many had come back, and are erased once more."""
    left: tuple[str, ...] = ()
    """Those that had not ended when the backup was made: they wait for a person."""


def leave_list(session: Session, folder: Path) -> None:
    """Beside the backups. Raises StoreUnavailable (folder_not_writable, backup_damaged)."""
    erased.add(folder, _listed(session))


def _listed(session: Session) -> list[erased.Listed]:
    rows = session.execute(
        select(
            Application.number,
            Erasure.cause,
            Erasure.months,
            Erasure.erased_at,
            ApplicationPerson.position,
        )
        .join(Application, Application.id == Erasure.application_id)
        .outerjoin(ApplicationPerson, ApplicationPerson.id == Erasure.person_id)
        .where(Erasure.erased_at.is_not(None))
    )
    return [
        erased.Listed(number, cause, months, erased_at.isoformat(), position)
        for number, cause, months, erased_at, position in rows
        if erased_at is not None
    ]


def repeat(session: Session, listed: list[erased.Listed]) -> Repeated:
    """Erase what is listed and has come back."""
    done = Repeated()
    left = []
    for each in listed:
        row = session.execute(
            select(Application.id, Application.erased_at).where(Application.number == each.number)
        ).first()
        if row is None or row.erased_at is not None:
            continue
        person_id = None
        if each.position is not None:
            person_id = _come_back(session, row.id, each.position)
            if person_id is None:
                continue
        may_be = select(Application.id).where(Application.id == row.id, MAY_BE)
        if session.scalar(may_be) is None:
            left.append(each.number)
            continue
        erasure_id = add(
            session,
            row.id,
            Cause(each.cause),
            months=each.months,
            repeated=True,
            person_id=person_id,
        )
        erasing.erase(session, erasure_id, row.id, str(uuid.uuid4()))
        done.again += 1
    done.left = tuple(dict.fromkeys(left))
    return done


def _come_back(session: Session, application_id: int, position: int) -> int | None:
    """The registered person at this place; None: their data are not there."""
    statement = select(ApplicationPerson.id).where(
        ApplicationPerson.application_id == application_id,
        ApplicationPerson.role == REGISTERED,
        ApplicationPerson.position == position,
        ApplicationPerson.fin != "",
    )
    return session.scalar(statement)
