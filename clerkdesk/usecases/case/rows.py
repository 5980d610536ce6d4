"""The rows in which an application is read: what the open pane and ``show`` present."""

from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, DebtState, Situation


@dataclass(frozen=True, slots=True)
class Header:
    """What may be shown without a ticket."""

    id: int
    number: str
    service: Service
    status: str
    name: str
    masked_fin: str
    masked_mobile: str
    subscriber_code: str | None
    place: str
    department: str
    department_code: str
    organisation: str
    holder: str | None
    holder_login: str | None
    due_on: date
    due_at: datetime
    submitted_at: datetime
    registered_at: datetime
    term_working_days: int
    channel: str
    login_method: str | None
    version: int
    waiting_for: str | None
    billing_pending: bool
    decided_at: datetime | None
    decision_reason: str | None
    decision_text: str | None
    out_of_area: bool
    denials: dict[Action, str]
    """Action → the code of the sentence why not; what is not here is allowed."""

    @property
    def allowed(self) -> frozenset[Action]:
        return frozenset(action for action in Action if action not in self.denials)


@dataclass(frozen=True, slots=True)
class PersonRow:
    role: str
    position: int
    fin: str
    surname: str
    name: str
    patronymic: str
    birth_date: date | None
    id_document: str | None
    register: RegisteredPerson | None
    """The register's answer; None: none yet, see ``register_outcome``."""
    register_outcome: str | None
    """None: not asked or waiting; answered, unknown, no_answer"""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


Titles = tuple[str, str, str]
"""A name in Azerbaijani, English and Russian."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    id: int
    position: int
    kind: str
    titles: Titles
    required: bool
    name: str
    media_type: str
    size: int
    sha256: str
    fin: str | None
    fits: bool | None
    verdict_reason: str | None
    verdict_by: str | None
    verdict_at: datetime | None
    verdict_via: str | None

    @property
    def title(self) -> str:
        """In Azerbaijani."""
        return self.titles[0]


@dataclass(frozen=True, slots=True)
class DebtCheck:
    purpose: str
    subject: str
    requested_at: datetime
    requested_by: str
    outcome: str | None
    fault: str | None
    amount_qepik: int | None
    as_of: datetime | None
    answered_at: datetime | None
    source: str | None


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: int
    event: str
    channel: str
    state: str
    queued_at: datetime
    not_before: datetime
    sent_at: datetime | None
    attempts: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    at: datetime
    actor: str
    action: str
    from_status: str | None
    to_status: str | None
    detail: str | None
    text: str | None
    """The note's text, or the corrected fields of an amendment."""
    op_id: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    id: int
    number: str
    kind: str
    office: str
    submitted_at: datetime
    status: str
    place: str
    person_position: int | None
    in_scope: bool


@dataclass(frozen=True, slots=True)
class CertificateInfo:
    number: str
    state: str
    issued_at: datetime
    issued_on: date
    code: str
    prints: int
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class DraftRow:
    kind: str
    text: str
    code: str | None
    """Of a refusal: the reason's code."""
    name: str
    login: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseDetail:
    header: Header
    mobile: str
    email: str | None
    address: str | None
    address_source: str
    previous_address: str | None
    new_subscriber_code: str | None
    no_code_stated: bool
    reason_code: str | None
    reason: str | None
    owner_name: str | None
    owner_name_source: str
    consumer_group: str | None
    persons: list[PersonRow]
    documents: list[DocumentRow]
    missing_documents: list[Titles]
    account: Account | None
    account_outcome: str | None
    debt: DebtState
    debt_qepik: int | None
    debt_as_of: datetime | None
    debt_fault: str | None
    debt_checks: list[DebtCheck]
    messages: list[MessageRow]
    history: list[HistoryRow]
    links: list[LinkRow]
    certificates: list[CertificateInfo]
    certificate_lacks: str | None
    me: str
    """The reader's login."""
    drafts: list[DraftRow]
    """Unfinished texts, one's own among them."""
    situation: Situation

    def people(self, role: str) -> list[PersonRow]:
        return [person for person in self.persons if person.role == role]
