"""What may be erased, and the erasing itself: on PostgreSQL a function with the owner's rights."""

from datetime import datetime

from sqlalchemy import Select, Table, exists, or_, select, text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard.erasing import MAY_BE_ERASED, STATEMENTS
from clerkdesk.store.models import Application, Erasure, ErasureRequest

APPLICATION: Table = Application.__table__.alias("p")  # type: ignore[assignment]
"""Under the name that the rules have for it."""
MAY_BE = text(MAY_BE_ERASED)


def _asked(*conditions: object) -> Select[tuple[int]]:
    return (
        select(Erasure.id)
        .outerjoin(ErasureRequest, ErasureRequest.id == Erasure.request_id)
        .where(*conditions)  # type: ignore[arg-type]
    )


def due_by_rule(
    organisation_id: int, service: str, outcome: str, ended_before: datetime
) -> Select[tuple[int]]:
    """The ids of the applications whose time has passed, the earliest first; those with a request
    wait for what becomes of it.
    """
    table = APPLICATION.c
    pending = exists(
        _asked(
            Erasure.application_id == table.id,
            or_(ErasureRequest.id.is_(None), ErasureRequest.granted.is_not(False)),
        ).correlate(APPLICATION)
    )
    return (
        select(table.id)
        .where(
            table.organisation_id == organisation_id,
            table.service == service,
            table.status == outcome,
            table.decided_at < ended_before,
            MAY_BE,
            ~pending,
        )
        .order_by(table.decided_at, table.id)
    )


def granted() -> Select[tuple[int, int]]:
    """Erasure and application of what a second person has granted, the earliest first."""
    return (
        select(Erasure.id, Erasure.application_id)
        .join(ErasureRequest, ErasureRequest.id == Erasure.request_id)
        .join(APPLICATION, APPLICATION.c.id == Erasure.application_id)
        .where(Erasure.erased_at.is_(None), ErasureRequest.granted, MAY_BE)
        .order_by(Erasure.id)
    )


def erase(session: Session, erasure_id: int, application_id: int, op_id: str) -> None:
    """Empty the application of personal data; the guard lets nobody say so before it is done."""
    values = {"erasure": erasure_id, "application": application_id, "op_id": op_id}
    connection = session.connection()
    if not is_embedded(session):
        connection.execute(text("SELECT cd_erase(:erasure, :application, :op_id)"), values)
        return
    for statement in STATEMENTS:
        connection.execute(text(statement), values)
