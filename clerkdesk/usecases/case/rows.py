"""The rows in which an application is read: what the open pane and ``show`` present."""

from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, DebtState, Situation
from clerkdesk.domain.remarks import Remark


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
        """What may be done now."""
        return frozenset(action for action in Action if action not in self.denials)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of an application, as stated and as the register knows it."""

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
        """Surname, name and patronymic, as far as they are known."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


Titles = tuple[str, str, str]
"""A name in Azerbaijani, English and Russian."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its bytes, and the verdict on it."""

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
    remarks: tuple[Remark, ...] = ()
    """What was seen of it when it arrived, or by the worker since."""

    @property
    def title(self) -> str:
        """In Azerbaijani."""
        return self.titles[0]


@dataclass(frozen=True, slots=True)
class DebtCheck:
    """A question to billing about the debt, and what came of it."""

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
    """A message to the citizen, without its text."""

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
    """What somebody did with the application."""

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
    """Another application with the same person, address, code or file."""

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
    """A certificate of the application."""

    number: str
    state: str
    issued_at: datetime
    issued_on: date
    code: str
    prints: int
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A text that somebody has begun and not sent."""

    kind: str
    text: str
    code: str | None
    """Of a refusal: the reason's code."""
    name: str
    login: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """An application whole, with everything that a ticket shows."""

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
        """The persons of a role: applicant, owner or registered."""
        return [person for person in self.persons if person.role == role]
