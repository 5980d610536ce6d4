"""The two e-services as data: who provides them, their terms, fields, documents and channels.

Sources: the two services' own descriptions; A:n and B:n are lines of the electricity and of the
water document.
"""

from dataclasses import dataclass
from enum import StrEnum


class Service(StrEnum):
    """What a citizen applies for."""

    IDP = "idp"
    NO_DEBT = "no_debt"


class Channel(StrEnum):
    """Where an application comes from."""

    E_GOV = "e-gov"
    MYGOV = "mygov"
    AZERSU = "azersu.az"
    AZERISHIQ = "azerishiq.az"
    COUNTER = "counter"


class LoginMethod(StrEnum):
    """How a portal knew its citizen."""

    E_SIGNATURE = "e_signature"
    ASAN_IMZA = "asan_imza"
    PASSWORD = "password"


class Reason(StrEnum):
    """Why an IDP applies: the choices of the service's form, under codes of our own."""

    NEW_ADDRESS = "new_address"
    FAMILY_CHANGE = "family_change"
    FIRST_REGISTRATION = "first_registration"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a document is."""

    ID_CARD = "id_card"
    OWNERSHIP_EXTRACT = "ownership_extract"
    PAYMENT_RECEIPT = "payment_receipt"
    IDP_CERTIFICATE = "idp_certificate"
    COMMITTEE_REFERENCE = "committee_reference"
    TECHNICAL_PASSPORT = "technical_passport"
    BIRTH_CERTIFICATE = "birth_certificate"
    POWER_OF_ATTORNEY = "power_of_attorney"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EService:
    """A service as it is laid down."""

    code: Service
    title: str
    organisation: str
    """The code of whoever provides it."""
    number_prefix: str
    term_working_days: int
    investigation_working_days: int | None
    """The longer term of a special investigation; None: the service knows none."""
    channels: tuple[Channel, ...]
    required: tuple[str, ...]
    """Dotted fields of the package that must be there."""
    required_off_counter: tuple[str, ...]
    """Fields that must be there unless the citizen stands at the counter."""
    documents: tuple[tuple[DocumentKind, bool], ...]
    """Kind and whether it is required, as the database is first filled; the rows decide from then
    on.
    """
    debt_gates_approval: bool
    """Whether a debt keeps it from being approved."""


_PORTALS = (Channel.E_GOV, Channel.MYGOV)

ESERVICES: dict[Service, EService] = {
    # As the service describes itself; terms by its page on the ASAN portal.
    Service.IDP: EService(
        code=Service.IDP,
        title="Məcburi köçkün qrupuna aid abonentlərdən müraciətlərin qəbulu",
        organisation="azerishiq",
        number_prefix="ID",
        term_working_days=1,
        investigation_working_days=5,
        channels=(*_PORTALS, Channel.AZERISHIQ, Channel.COUNTER),
        required=(
            "applicant.fin",
            "applicant.surname",
            "applicant.name",
            "object.district",
            "object.address",
            "object.previous_address",
            "object.reason_code",
            "registered_persons",
            "contact.mobile",
        ),
        required_off_counter=(),
        documents=(
            (DocumentKind.ID_CARD, True),
            (DocumentKind.IDP_CERTIFICATE, True),
            (DocumentKind.COMMITTEE_REFERENCE, True),
            (DocumentKind.BIRTH_CERTIFICATE, False),
            (DocumentKind.POWER_OF_ATTORNEY, False),
            (DocumentKind.OTHER, False),
        ),
        debt_gates_approval=True,
    ),
    # As the service describes itself, three working days included.
    Service.NO_DEBT: EService(
        code=Service.NO_DEBT,
        title=(
            "Su təchizatı və tullantı sularının axıdılması xidmətlərindən istifadəyə görə "
            "borcun olmaması haqqında arayışın alınması"
        ),
        organisation="azersu",
        number_prefix="WD",
        term_working_days=3,
        investigation_working_days=None,
        channels=(*_PORTALS, Channel.AZERSU, Channel.COUNTER),
        required=("applicant.fin", "owner.fin", "subscriber_code", "contact.mobile"),
        required_off_counter=("contact.email",),
        documents=(
            (DocumentKind.ID_CARD, True),
            (DocumentKind.OWNERSHIP_EXTRACT, True),
            (DocumentKind.TECHNICAL_PASSPORT, False),
            (DocumentKind.PAYMENT_RECEIPT, False),
            (DocumentKind.POWER_OF_ATTORNEY, False),
            (DocumentKind.OTHER, False),
        ),
        debt_gates_approval=False,
    ),
}
