"""The tables of the work itself. A mapped class is a record with constraints, not a place for
rules.

Case data (what lists show) stands in ``application``; personal data in ``application_detail``,
``application_person`` and ``document``, which PostgreSQL shows only under an access ticket.
Columns ``op_id``, ``last_…`` say who changed the row, how and why: the history triggers read them.
"""

from clerkdesk.store.models.application import (
    FREE,
    WAITING,
    Application,
    ApplicationDetail,
    ApplicationLink,
    ApplicationPerson,
)
from clerkdesk.store.models.base import Base
from clerkdesk.store.models.caravans import Caravan, CaravanPerson
from clerkdesk.store.models.casework import Amendment, Note
from clerkdesk.store.models.certificates import (
    CaseExtract,
    Certificate,
    CertificateFile,
    CertificatePrint,
    PrintFate,
    RevocationWish,
)
from clerkdesk.store.models.documents import Document, DocumentContent, DocumentRemark
from clerkdesk.store.models.erasures import Erasure, ErasureRequest
from clerkdesk.store.models.figures import Absence, CountedDay, DayFigure, DayForecast, HourState
from clerkdesk.store.models.findings import (
    IN_SECOND_LOOK,
    Acknowledgement,
    Finding,
    SecondLook,
)
from clerkdesk.store.models.messages import OutboxMessage
from clerkdesk.store.models.questions import AccountAnswer, DebtAnswer, Inquiry, PersonAnswer
from clerkdesk.store.models.recurring import HitJudgement
from clerkdesk.store.models.samples import SAMPLE_WAITS, SampledDecision, SampleLook
from clerkdesk.store.models.traces import (
    FIGURED,
    AccessLog,
    Acting,
    Event,
    OfficeEvent,
    Operation,
    Seal,
)

__all__ = [
    "Absence",
    "AccessLog",
    "AccountAnswer",
    "Acknowledgement",
    "Acting",
    "Amendment",
    "Application",
    "ApplicationDetail",
    "ApplicationLink",
    "ApplicationPerson",
    "Base",
    "Caravan",
    "CaravanPerson",
    "Certificate",
    "CaseExtract",
    "CertificateFile",
    "CertificatePrint",
    "DebtAnswer",
    "CountedDay",
    "DayFigure",
    "DayForecast",
    "Document",
    "DocumentContent",
    "DocumentRemark",
    "Erasure",
    "ErasureRequest",
    "Event",
    "FIGURED",
    "FREE",
    "Finding",
    "HitJudgement",
    "HourState",
    "IN_SECOND_LOOK",
    "Inquiry",
    "Note",
    "OfficeEvent",
    "Operation",
    "OutboxMessage",
    "PersonAnswer",
    "PrintFate",
    "RevocationWish",
    "SAMPLE_WAITS",
    "SampleLook",
    "SampledDecision",
    "Seal",
    "SecondLook",
    "WAITING",
]
