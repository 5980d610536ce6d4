"""What a citizen has stated in a refused application, to be sent again with its faults mended."""

from dataclasses import dataclass
from typing import IO

from sqlalchemy.orm import Session

from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store import cross_scope
from clerkdesk.usecases.portal import status
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import CitizenApplication, OwnDocument


@dataclass(frozen=True, slots=True)
class Stated:
    """A refused application as its form would be filled in."""

    application: CitizenApplication
    values: dict[str, str]
    """Field of a package → its value, as one writes it."""
    registered: list[str]
    """FINs"""
    kept: list[OwnDocument]
    """What did not turn out unfit."""
    unfit: dict[str, str]
    """Kind of document → why it did not fit."""


def stated(session: Session, portal: Portal, number: str, fin: str) -> Stated:
    """What was stated in a refused application of this applicant.

    Raises NotFound, NotAllowed (not_renewable).
    """
    refused = status.application(session, portal, number, fin)
    row = cross_scope.portal_stated(session, number, fin)
    if not refused.may_renew or row is None:
        raise NotAllowed("not_renewable", number=number)
    values = {
        "subscriber_code": row.subscriber_code,
        "owner.fin": row.owner,
        "object.district": row.district,
        "object.previous_address": row.previous_address,
        "object.reason_code": row.reason_code,
        "object.reason": row.reason,
        "contact.mobile": identifiers.show_mobile(row.mobile),
        "contact.email": row.email,
    }
    # Of an application that states no previous one, the address is billing's.
    if row.previous_address is not None:
        values["object.address"] = row.address
    documents = status.documents(session, refused, fin)
    return Stated(
        application=refused,
        values={path: value for path, value in values.items() if value},
        registered=cross_scope.portal_registered(session, number, fin),
        kept=[document for document in documents if document.fits is not False],
        unfit={
            document.kind: document.verdict_reason or ""
            for document in documents
            if document.fits is False
        },
    )


def copy_content(session: Session, document: OwnDocument, fin: str, into: IO[bytes]) -> None:
    """Write the bytes of a document of a refused application, a piece at a time."""
    part = 0
    while (piece := cross_scope.portal_content(session, document.id, part, fin)) is not None:
        into.write(piece)
        part += 1
