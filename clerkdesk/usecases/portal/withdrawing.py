"""A citizen takes an application back."""

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store import cross_scope
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import application
from clerkdesk.usecases.unit_of_work import operation_id


def withdraw(session: Session, portal: Portal, number: str, fin: str) -> None:
    """What nobody has begun with is withdrawn; of what a clerk is at work on, the clerk is asked.

    Raises NotFound, NotAllowed (not_withdrawable).
    """
    shown = application(session, portal, number, fin)
    operation = operation_id(session)
    # A decision that may still be taken back looks like work in progress, and is none.
    if not (
        cross_scope.withdraw(
            session, number=shown.number, fin=fin, actor=portal.name, operation=operation
        )
        or cross_scope.ask_withdrawal(
            session, number=shown.number, fin=fin, actor=portal.name, operation=operation
        )
    ):
        raise NotAllowed("not_withdrawable", number=number)
