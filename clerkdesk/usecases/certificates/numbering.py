"""What certificates and letters have in common: number, page and bytes, and the register of prints.

Everything is of the transaction of who calls: a worker that dies leaves no number without a file.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk import incidents
from clerkdesk.domain.certificate import Paper, new_verification_code
from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.numbers import format_number
from clerkdesk.domain.outcomes import Ending
from clerkdesk.store.models import Certificate, CertificateFile, CertificatePrint, Inquiry
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import naming
from clerkdesk.usecases.unit_of_work import now

log = logging.getLogger(__name__)
C = TypeVar("C")
Render = Callable[[Paper], bytes]
"""Makes the page. Raises Expected: why this content does not fit on the paper."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The next number of an organisation's register, taken."""

    number: str
    year: int
    serial: int
    organisation_id: int
    code: str
    at: datetime


def next_number(session: Session, organisation_id: int, at: datetime) -> Numbered:
    """Take it; where the transaction fails nobody has."""
    prefix = session.get_one(Organisation, organisation_id).certificate_prefix
    assert prefix is not None
    year = at.astimezone(BAKU).year
    serial = naming.next_serial(session, prefix, year)
    return Numbered(
        number=format_number(prefix, year, serial),
        year=year,
        serial=serial,
        organisation_id=organisation_id,
        code=new_verification_code(),
        at=at,
    )


def organisation_code(session: Session, organisation_id: int) -> str:
    """By which an organisation's seal is known."""
    return session.get_one(Organisation, organisation_id).code


def pages(render: Callable[[C], bytes], content: C) -> bytes:
    """The pages of a content. Raises Expected: what does not fit, or the number of the incident
    where the maker failed.
    """
    try:
        return render(content)
    except Expected:
        raise
    except Exception:
        incident = incidents.new_number()
        log.exception("incident %s: a paper cannot be made", incident)
        raise Expected("certificate_maker_failed", incident=incident) from None


def keep(
    session: Session,
    numbered: Numbered,
    inquiry: Inquiry,
    pdf: bytes,
    as_of: datetime,
    debt_answer_id: int | None,
) -> Certificate:
    """Row and bytes of a new paper. ``debt_answer_id``: None: it is a letter."""
    certificate = Certificate(
        number=numbered.number,
        organisation_id=numbered.organisation_id,
        year=numbered.year,
        serial=numbered.serial,
        application_id=inquiry.application_id,
        debt_answer_id=debt_answer_id,
        code=numbered.code,
        issued_at=numbered.at,
        issued_on=baku_date(numbered.at),
        as_of=as_of,
        requested_by=inquiry.requested_by,
        requested_by_name=inquiry.requested_by_name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        op_id=inquiry.op_id,
        changed_at=numbered.at,
    )
    session.add(certificate)
    session.flush()
    session.add(CertificateFile(certificate_id=certificate.id, content=pdf))
    return certificate


def enter_print(
    session: Session,
    inquiry: Inquiry,
    certificate: Certificate,
    debt_answer_id: int | None,
) -> None:
    """Write down that a copy goes to the printer, and under which answer of billing."""
    copies = session.scalar(
        select(func.count())
        .select_from(CertificatePrint)
        .where(CertificatePrint.certificate_id == certificate.id)
    )
    session.add(
        CertificatePrint(
            certificate_id=certificate.id,
            application_id=certificate.application_id,
            copy=(copies or 0) + 1,
            debt_answer_id=debt_answer_id,
            actor_id=inquiry.requested_by,
            actor=inquiry.requested_by_name,
            at=now(session),
            op_id=inquiry.op_id,
            # Of the first sheet nobody is asked why.
            reason=inquiry.reason if copies else None,
        )
    )


def cannot_be_formed(inquiry: Inquiry, reason: Expected) -> None:
    """The question ends so, and says why."""
    inquiry.outcome = Ending.CANNOT_BE_FORMED
    inquiry.fault = reason.code
    # What the sentence shows of them is text.
    inquiry.fault_params = {name: str(value) for name, value in reason.params.items()}
