"""The rows in which an application is read: what the open pane and ``show`` present."""

from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.erasures import ErasedData
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, DebtState, Situation
from clerkdesk.domain.outcomes import Outcome
from clerkdesk.domain.remarks import Remark
from clerkdesk.store.guard.linking import MOST_LINKED as MOST_LINKED
from clerkdesk.usecases.reference_data import Act


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
    waited_days: int
    channel: str
    login_method: str | None
    version: int
    waiting_for: str | None
    waiting_since: datetime | None
    answered_at: datetime | None
    """When the citizen has answered; None: not, or somebody has acted on it since."""
    withdrawal_asked_at: datetime | None
    """When the citizen asked that it be withdrawn."""
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

    def bar(self, action: Action) -> str | None:
        """The code of the sentence why an action cannot be begun; None: it can. Approving begins
        with open findings, too: it asks for their reasons.
        """
        code = self.denials.get(action)
        return None if code == "findings_open" else code


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
    register_outcome: Outcome | None
    """Of the last question; None: not asked."""
    birth_year: int | None = None
    """Where the day of birth is not known."""

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic, as far as they are known."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    @property
    def erased(self) -> bool:
        """Whether the person's data are no more: nobody was taken in without a FIN."""
        return not self.fin


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
    added_at: datetime | None = None
    """When the citizen sent it later; None: it came with the application."""
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
    outcome: Outcome
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
class StatedChange:
    """A field that was stated otherwise before; None: it was not, or is not."""

    field: str
    """As a package names it."""
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """The refused application that this one sends again, and what differs."""

    number: str
    decided_at: datetime
    refusal: str
    """What its citizen read."""
    changes: list[StatedChange]
    taken_over: frozenset[int]
    """The ids of the documents that are the same."""


@dataclass(frozen=True, slots=True)
class CertificateInfo:
    """A certificate of the application."""

    number: str
    state: str
    """live, expired, superseded or revoked"""
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
class FindingRow:
    """What must be weighed before an application is approved (domain.findings)."""

    id: int | None
    """None: the worker is silent, and has written nothing."""
    kind: str
    titles: Titles
    severity: str
    state: str
    """open or acknowledged"""
    facts: dict[str, str]
    other_id: int | None = None
    """The application that it speaks of, beside its own."""
    reason: str | None = None
    """The code for which it was weighed."""
    reason_titles: Titles | None = None
    text: str | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None
    agrees: bool | None = None
    """Whether the second person agreed; None: nobody has looked a second time."""
    second_text: str | None = None
    second_by: str | None = None
    """Whoever looked a second time."""
    second_at: datetime | None = None
    wants_second: bool = False
    """Whether the office wants a second look at this kind, whatever the reason."""
    second_wanted: str | None = None
    """The name of whom the holder asks for the second look; None: whoever may."""

    @property
    def key(self) -> str:
        """By which it is acknowledged: its id, or its kind where it has none."""
        return self.kind if self.id is None else str(self.id)


@dataclass(frozen=True, slots=True)
class SampleRow:
    """That the decision was picked for a second look, and what came of it."""

    picked_at: datetime
    waiting: bool
    """Nobody has looked."""
    decided_by: str | None
    """The name of whoever has decided: what was looked at, or what waits now."""
    agrees: bool | None = None
    """None: nobody has looked."""
    reason: str | None = None
    """A code of domain.sampling."""
    text: str | None = None
    actor: str | None = None
    """Whoever looked."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """An application whole, with everything that a ticket shows."""

    header: Header
    mobile: str
    mobile_confirmed_at: datetime | None
    """When a code by SMS confirmed it."""
    mobile_missing_at: datetime | None
    """When a delivery report said that there is no such number."""
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
    account_outcome: Outcome | None
    """Of the last question about the account; None: not asked."""
    debt: DebtState
    debt_qepik: int | None
    debt_as_of: datetime | None
    debt_outcome: Outcome | None
    """Of the last question about the debt; None: not asked."""
    debt_checks: list[DebtCheck]
    messages: list[MessageRow]
    history: list[HistoryRow]
    links: list[LinkRow]
    renewal: Renewal | None
    """None: it is no refused one sent again."""
    certificates: list[CertificateInfo]
    certificate_lacks: str | None
    legal_basis: Act | None
    """The act on which the service rests; None: none is entered."""
    me: str
    """The reader's login."""
    drafts: list[DraftRow]
    """Unfinished texts, one's own among them."""
    findings: list[FindingRow]
    """The open ones first."""
    situation: Situation
    sample: SampleRow | None = None
    """None: it was not picked."""
    erased: ErasedData | None = None
    """Its personal data are no more: what is empty here was not always so."""

    def people(self, role: str) -> list[PersonRow]:
        """The persons of a role: applicant, owner or registered."""
        return [person for person in self.persons if person.role == role]
