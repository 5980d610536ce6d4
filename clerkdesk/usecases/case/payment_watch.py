"""Who was told "pay, then print" is told once more when it is paid: the worker asks billing every
morning, for as many days as the organisation has set.
"""

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.answers import Debt
from clerkdesk.domain.deadlines import BAKU, baku_date, baku_midnight
from clerkdesk.domain.lifecycle import Status
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT
from clerkdesk.store.models import Application, Certificate, Inquiry, OutboxMessage
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import inquiries
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now

_DEBT = aliased(OutboxMessage)
_CLEAR = aliased(OutboxMessage)
_LONGEST_DAYS = 9999
"""An answer may come when the watch has ended; it is told all the same."""


def ask(session: Session, most: int) -> int:
    """Ask for the debt of those that wait for their payment and have not been asked about today,
    once the office is open; at most so many. Gives how many were asked.
    """
    at = now(session)
    asked = 0
    for organisation_id in session.scalars(select(Organisation.id).order_by(Organisation.id)):
        asked += _ask(session, organisation_id, at, most - asked)
    return asked


def _ask(session: Session, organisation_id: int, at: datetime, most: int) -> int:
    days = int(reference_data.setting(session, "payment_watch_days", organisation_id) or 0)
    opens = reference_data.calendar(session, organisation_id).opens
    if most <= 0 or days == 0 or at.astimezone(BAKU).time() < opens:
        return 0
    statement = _unpaid(at - timedelta(days=days)).where(
        Application.organisation_id == organisation_id,
        ~select(Inquiry.id)
        .where(
            Inquiry.application_id == Application.id,
            Inquiry.kind.in_(ASK_BILLING_FOR_DEBT),
            Inquiry.requested_at >= baku_midnight(baku_date(at)),
        )
        .exists(),
    )
    waiting = session.scalars(statement.order_by(Application.id).limit(most)).unique().all()
    for application in waiting:
        inquiries.ask_payment(session, application)
    return len(waiting)


def _unpaid(since: datetime) -> Select[Application]:
    """Applications whose citizens were told of a debt after ``since``, and not that it is paid."""
    return (
        select(Application)
        .join(_DEBT, _DEBT.application_id == Application.id)
        .where(
            _DEBT.event == MessageEvent.COMPLETED_DEBT,
            _DEBT.queued_at >= since,
            Application.status == Status.COMPLETED,
            Application.billing_pending.is_(False),
            Application.erased_at.is_(None),
            ~select(_CLEAR.id)
            .where(
                _CLEAR.application_id == Application.id,
                _CLEAR.event == MessageEvent.COMPLETED_CLEAR,
                _CLEAR.id > _DEBT.id,
            )
            .exists(),
            ~select(Certificate.id)
            .where(Certificate.application_id == Application.id, Certificate.state == "live")
            .exists(),
        )
    )


def tell(session: Session, inquiry: Inquiry, debt: Debt) -> None:
    """Say once that nothing is owed any more, if that is what billing answered to ``ask``."""
    if inquiry.purpose != inquiries.PAYMENT or debt.amount_qepik > 0:
        return
    at = now(session)
    # Locked: of two workers the second sees the first one's message.
    application = session.scalars(
        _unpaid(at - timedelta(days=_LONGEST_DAYS))
        .where(
            Application.id == inquiry.application_id,
            Application.subscriber_code == debt.subscriber_code,
        )
        .with_for_update(of=Application, key_share=True)
    ).first()
    if application is not None:
        outbox.queue(
            session,
            application=application,
            event=MessageEvent.COMPLETED_CLEAR,
            params={"amount_qepik": debt.amount_qepik},
            at=at,
        )
