"""What is said of documents without their being opened: noted when they arrive, and by the worker
of those that were taken in unseen.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.remarks import (
    NOT_LOOKED_AT,
    WAITING,
    Remark,
    RemarkCode,
    Seen,
    beside,
)
from clerkdesk.domain.submission import StatedDocument
from clerkdesk.store.models import Document, DocumentContent, DocumentRemark
from clerkdesk.usecases.case.answers import CLAIM_SECONDS, MAX_ATTEMPTS
from clerkdesk.usecases.claims import is_free
from clerkdesk.usecases.unit_of_work import now

_INSERT = insert(DocumentRemark.__table__)  # type: ignore[arg-type]


class Unseen(NamedTuple):
    """A document that was taken in without a look at it, or at its later pages."""

    document_id: int
    size: int
    """In bytes."""
    sha256: str
    media_type: str

    def file(self, content: bytes) -> CheckedFile:
        """The document as who looks at files wants it."""
        return CheckedFile(
            stated=StatedDocument(
                DocumentKind.OTHER, file="", name="", sha256=self.sha256, fin=None
            ),
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
            chunks=lambda part: (
                content[start : start + part] for start in range(0, len(content), part)
            ),
        )


def note(session: Session, seen: Sequence[tuple[Document, Seen]]) -> None:
    """Keep what was seen of documents; call after they are flushed."""
    for document, each in seen:
        _keep(session, document.id, document.application_id, each.all_remarks)


def claim(session: Session, limit: int) -> list[Unseen]:
    """Documents that wait for a look, claimed by this worker; the oldest first."""
    at = now(session)
    waiting = session.execute(
        select(DocumentRemark, Document.size, Document.sha256, Document.media_type)
        .join(Document, Document.id == DocumentRemark.document_id)
        .where(DocumentRemark.code.in_(WAITING))
        .where(DocumentRemark.settled_at.is_(None))
        .where(is_free(DocumentRemark.claimed_at, at, CLAIM_SECONDS))
        .order_by(DocumentRemark.noted_at, DocumentRemark.document_id)
        .limit(limit)
        .with_for_update(of=DocumentRemark, skip_locked=True)
    ).all()
    claimed = []
    for remark, size, sha256, media_type in waiting:
        remark.claimed_at = at
        remark.attempts += 1
        claimed.append(Unseen(remark.document_id, size, sha256, media_type))
    return claimed


def content(session: Session, document_id: int) -> bytes:
    """The bytes of a document, for the worker."""
    return b"".join(
        session.scalars(
            select(DocumentContent.content)
            .where(DocumentContent.document_id == document_id)
            .order_by(DocumentContent.part)
        )
    )


def record(session: Session, document_id: int, seen: Seen) -> None:
    """Keep what the worker saw in place of that nobody has looked. A document that could not be
    looked at to its end waits for another attempt; after the last one that is what is said of it.
    """
    waiting = session.scalars(
        select(DocumentRemark)
        .where(DocumentRemark.document_id == document_id)
        .where(DocumentRemark.code.in_(WAITING))
        .where(DocumentRemark.settled_at.is_(None))
        .with_for_update()
    ).first()
    if waiting is None:
        return
    unended = seen == NOT_LOOKED_AT or seen.pages_left is not None
    if unended and waiting.attempts < MAX_ATTEMPTS:
        return
    outcome = _outcome(waiting, seen)
    earlier = {
        remark.code: Remark(remark.code, json.loads(remark.params))
        for remark in session.scalars(
            select(DocumentRemark).where(DocumentRemark.document_id == document_id)
        )
    }
    added = [beside(earlier.get(remark.code), remark) for remark in outcome]
    remarks = [remark for remark in added if remark is not None]
    _keep(session, document_id, waiting.application_id, remarks)
    waiting.settled_at = now(session)


def _outcome(waiting: DocumentRemark, seen: Seen) -> list[Remark]:
    """What is to be said from now on, in place of what waited for this look."""
    if waiting.code == RemarkCode.NOT_LOOKED_AT and (seen == NOT_LOOKED_AT or seen.fault):
        return [Remark(seen.fault or "document_hung")]
    left = seen.pages_left
    if seen == NOT_LOOKED_AT or seen.fault is not None:
        # Its first pages were shown when it arrived.
        left = json.loads(waiting.params)["pages"]
    remarks = [remark for remark in seen.remarks if remark.code not in WAITING]
    if left is not None:
        remarks.append(Remark(RemarkCode.PAGES_NOT_SHOWN, {"pages": left}))
    return remarks


def noted(remark: Remark) -> dict[str, Any]:
    """What a row says of a remark, but of which document and when."""
    params = json.dumps(dict(remark.params), ensure_ascii=False)
    return {"code": str(remark.code), "params": params, "attempts": 0}


def _keep(
    session: Session, document_id: int, application_id: int, remarks: Sequence[Remark]
) -> None:
    at = now(session)
    for remark in remarks:
        ids = {"document_id": document_id, "application_id": application_id}
        session.execute(_INSERT, {**noted(remark), **ids, "noted_at": at})
