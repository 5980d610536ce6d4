"""The erasing itself: on PostgreSQL a function with the owner's rights."""

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard import erasing, erasing_persons
from clerkdesk.store.models import Application, Erasure, ErasureRequest
from clerkdesk.store.reads.erasures import MAY_BE


def granted() -> Select[int, int, int | None]:
    """Erasure, application and person of what a second person has granted, the earliest first."""
    return (
        select(Erasure.id, Erasure.application_id, Erasure.person_id)
        .join(ErasureRequest, ErasureRequest.id == Erasure.request_id)
        .join(Application, Application.id == Erasure.application_id)
        .where(Erasure.erased_at.is_(None), ErasureRequest.granted.is_(True), MAY_BE)
        .order_by(Erasure.id)
    )


def erase(session: Session, erasure_id: int, application_id: int, op_id: str) -> None:
    """Empty the application of personal data, or of one person's alone where the erasure names one;
    the guard lets nobody say so before it is done.
    """
    values = {"erasure": erasure_id, "application": application_id, "op_id": op_id}
    connection = session.connection()
    if not is_embedded(session):
        connection.execute(text("SELECT cd_erase(:erasure, :application, :op_id)"), values)
        return
    # What was there is written over, and not only given free.
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    person = session.scalar(select(Erasure.person_id).where(Erasure.id == erasure_id))
    statements = erasing.STATEMENTS if person is None else erasing_persons.STATEMENTS
    for statement in statements:
        connection.execute(text(statement), values)
