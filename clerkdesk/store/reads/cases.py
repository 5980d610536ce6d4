"""One case by what names it, and the rows of several."""

from sqlalchemy import ARRAY, BigInteger, Integer, String, bindparam, func, select, text

from clerkdesk.domain.history import SILENT
from clerkdesk.domain.lifecycle import WORK
from clerkdesk.store import statements
from clerkdesk.store.models import (
    IN_SECOND_LOOK,
    AccessLog,
    Application,
    CaseExtract,
    Certificate,
    CertificateFile,
    DocumentContent,
    Event,
    Finding,
    Inquiry,
    Note,
    Operation,
)
from clerkdesk.store.reads.read import Read
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.types import Moment

CASE_OF_ID = Read(
    "case_of_id",
    {"key": BigInteger()},
    lambda _scope: select(Application.__table__).where(Application.id == bindparam("key")),
)
CASE_OF_NUMBER = Read(
    "case_of_number",
    {"key": String()},
    lambda _scope: select(Application.__table__).where(Application.number == bindparam("key")),
)
ROWS = Read(
    "rows",
    {"ids": ARRAY(BigInteger())},
    lambda scope: select(*statements.COLUMNS).where(
        Application.id.in_(bindparam("ids", expanding=True)), *scope
    ),
    scoped=True,
)
"""Of the lists, for so many ids, in no order."""
ANSWERED = Read(
    "answered",
    {"me": Integer()},
    lambda _scope: (
        select(Application.id, Application.number)
        .where(Application.status == "in_progress", Application.holder_id == bindparam("me"))
        .where(Application.answered_at.is_not(None))
        .order_by(Application.answered_at)
    ),
)
"""What one holds and a citizen has answered, the newest answer last."""
QUESTION = Read(
    "question",
    {"key": BigInteger()},
    lambda _scope: select(Inquiry.__table__).where(Inquiry.id == bindparam("key")),
)
CERTIFICATE = Read(
    "certificate",
    {"number": String()},
    lambda _scope: select(Certificate.__table__).where(Certificate.number == bindparam("number")),
)
CERTIFICATE_FILE = Read(
    "certificate_file",
    {"certificate": BigInteger()},
    lambda _scope: select(CertificateFile.content).where(
        CertificateFile.certificate_id == bindparam("certificate")
    ),
)
CASE_EXTRACT = Read(
    "case_extract",
    {"inquiry": BigInteger()},
    lambda _scope: select(CaseExtract.content).where(
        CaseExtract.inquiry_id == bindparam("inquiry")
    ),
)
DOCUMENT_CONTENT = Read(
    "document_content",
    {"document": BigInteger()},
    lambda _scope: (
        select(DocumentContent.content)
        .where(DocumentContent.document_id == bindparam("document"))
        .order_by(DocumentContent.part)
    ),
)
"""Its pieces, in order."""
OPERATION = Read(
    "operation",
    {"op_id": String()},
    lambda _scope: select(Operation.op_id).where(Operation.op_id == bindparam("op_id")),
)
RECENT = Read(
    "recent",
    {"me": Integer(), "since": Moment(), "most": Integer()},
    lambda _scope: (
        select(AccessLog.application_id)
        .where(
            AccessLog.staff_id == bindparam("me"),
            AccessLog.at > bindparam("since", type_=Moment()),
            AccessLog.application_id.is_not(None),
        )
        .group_by(AccessLog.application_id)
        .order_by(func.max(AccessLog.id).desc())
        .limit(bindparam("most"))
    ),
)
"""What a person has looked at, the last first."""
LOOKS = Read(
    "looks",
    {"application": BigInteger()},
    lambda _scope: (
        select(AccessLog.at, Staff.login, AccessLog.actor, AccessLog.purpose)
        .outerjoin(Staff, Staff.id == AccessLog.staff_id)
        .where(AccessLog.application_id == bindparam("application"))
        .order_by(AccessLog.at, AccessLog.id)
    ),
)
ACTS = Read(
    "acts",
    {"application": BigInteger()},
    lambda _scope: (
        select(
            Event.at,
            Event.id,
            Staff.login,
            Event.actor,
            Event.action,
            Event.from_status,
            Event.to_status,
            Event.detail,
        )
        .outerjoin(Staff, Staff.id == Event.actor_id)
        .where(Event.application_id == bindparam("application"), Event.action.not_in(SILENT))
        .order_by(Event.at, Event.id)
    ),
)
WORKED_ON = Read(
    "worked_on",
    {"application": BigInteger(), "me": Integer()},
    lambda _scope: (
        select(Event.id)
        .where(
            Event.application_id == bindparam("application"),
            Event.actor_id == bindparam("me"),
            Event.action.in_(WORK),
        )
        .limit(1)
    ),
)
"""Something that a person has done, and at which a second look is to look; none: no row."""

CALL_BACKS = Read(
    "call_backs",
    {"me": Integer()},
    lambda _scope: (
        select(Note.application_id, statements.raw(Note.again_at))
        .join(Application, Application.id == Note.application_id)
        .where(
            Application.status == "in_progress",
            Application.holder_id == bindparam("me"),
            *statements.CALL_BACK,
        )
        .order_by(Note.again_at)
    ),
)
"""Of what one holds: whose citizen is to be called again, and when."""


LOOKED_AT = Read(
    "looked_at",
    {},
    lambda scope: (
        select(Finding.application_id)
        .join(Application, Application.id == Finding.application_id)
        .where(text(f"finding.{IN_SECOND_LOOK}"), *scope)
        .distinct()
    ),
    scoped=True,
)
"""The applications on which a second person is to look."""

READS = (
    CASE_OF_ID,
    CASE_OF_NUMBER,
    ROWS,
    ANSWERED,
    QUESTION,
    CERTIFICATE,
    CERTIFICATE_FILE,
    CASE_EXTRACT,
    DOCUMENT_CONTENT,
    OPERATION,
    RECENT,
    LOOKS,
    ACTS,
    WORKED_ON,
    CALL_BACKS,
    LOOKED_AT,
)
