"""The reasons of a refusal and the text that each offers for a case: what is missing, and what did
not fit and why.
"""

import logging

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.models import Application, Document
from clerkdesk.store.reference_models import DocumentKindRow, RefusalReason
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.history import access
from clerkdesk.usecases.messages.templating import fill
from clerkdesk.usecases.reference_data import Choice

log = logging.getLogger(__name__)


def offers(session: Session, key: Key, language: str = "az") -> list[Choice]:
    """The reasons for this case in the administrator's order; ``title`` in the clerk's language,
    ``text`` as the citizen would read it.
    """
    application = find(session, key)
    access.ensure_ticket(session, application.id)
    variables = _variables(session, application)
    reasons = session.scalars(
        select(RefusalReason)
        .where(RefusalReason.service == application.service)
        .order_by(RefusalReason.position)
    )
    return [
        Choice(reason.code, getattr(reason, language), _filled(reason, variables))
        for reason in reasons
    ]


def text_of(session: Session, application: Application, reason: RefusalReason) -> str:
    """What the citizen reads when the clerk has written nothing else."""
    return _filled(reason, _variables(session, application))


def _variables(session: Session, application: Application) -> dict[str, object]:
    """number, code, unfit (documents that do not fit, each with the reason), missing (required ones
    that are not there).
    """
    rows = session.execute(
        select(Document.kind, DocumentKindRow.az, Document.fits, Document.verdict_reason)
        .join(DocumentKindRow, DocumentKindRow.code == Document.kind)
        .where(Document.application_id == application.id)
        .order_by(Document.position)
    ).all()
    kinds = {row.kind for row in rows}
    return {
        "number": application.number,
        "code": application.subscriber_code or "",
        "unfit": "; ".join(f"{row.az} — {row.verdict_reason}" for row in rows if row.fits is False),
        "missing": ", ".join(
            titles[0]
            for kind, titles in reference_data.required_documents(session, application.service)
            if kind not in kinds
        ),
    }


def _filled(reason: RefusalReason, variables: dict[str, object]) -> str:
    from jinja2 import TemplateError

    try:
        return fill(reason.text_az, variables).strip()
    except TemplateError as error:
        # An administrator's slip must not keep the office from refusing; the clerk sees the text as
        # it stands, and mends it.
        log.error("refusal reason %s: %s", reason.code, type(error).__name__)
        return reason.text_az
