"""The tables an administrator edits: organisations, offices, districts, people, texts, calendar,
settings.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import ACT_LENGTH, STAFF_NAME_LENGTH
from clerkdesk.store.models import Base
from clerkdesk.store.working_models import Draft  # noqa: F401  (its tables join the metadata)


class Organisation(Base):
    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    certificate_prefix: Mapped[str | None] = mapped_column(String(4))
    code_pattern: Mapped[str] = mapped_column(String(40))
    """The regular expression a subscriber code of this organisation matches."""


class OrganisationName(Base):
    """What stands on paper from a date on: names and addresses change, certificates keep theirs."""

    __tablename__ = "organisation_name"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    short_name: Mapped[str] = mapped_column(String(60))
    legal_name: Mapped[str] = mapped_column(String(200))
    city: Mapped[str] = mapped_column(String(60))
    verification_address: Mapped[str] = mapped_column(String(120))
    call_centre: Mapped[str] = mapped_column(String(20))
    e_mail: Mapped[str] = mapped_column(String(120))


class Department(Base):
    """An office, and the one above it."""

    __tablename__ = "department"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(60))
    level: Mapped[int]
    """1 the organisation's central queue, 2 a region, 3 a local office"""
    sort_key: Mapped[str] = mapped_column(String(120))


class District(Base):
    """A rayon or city of the country, or a district of Bakı."""

    __tablename__ = "district"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    """rayon, city or baku (a district of the city of Bakı)"""
    in_area: Mapped[bool]
    """False: another company serves it (Naxçıvan); a warning, never a bar."""
    sort_key: Mapped[str] = mapped_column(String(60))


class DistrictRoute(Base):
    """Which office of an organisation answers for a district."""

    __tablename__ = "district_route"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))


class Staff(Base):
    """A person's account; on PostgreSQL its login is a role of the server."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(63), unique=True)
    name: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    sort_key: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    role: Mapped[str] = mapped_column(String(12))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    """argon2id; None: no password set (embedded file only)"""
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None]
    """After repeated wrong passwords: no attempt counts before this."""
    created_at: Mapped[datetime]


class StaffDepartment(Base):
    """The offices a person works for; no row: all of the organisation."""

    __tablename__ = "staff_department"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)


class StaffService(Base):
    """The e-services a person works on; no row: all of the organisation."""

    __tablename__ = "staff_service"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)


class TransitionRow(Base):
    """A row of domain.lifecycle.TRANSITIONS, for the triggers to look up."""

    __tablename__ = "transition"

    action: Mapped[str] = mapped_column(String(16), primary_key=True)
    source: Mapped[str] = mapped_column(String(12), primary_key=True)
    target: Mapped[str] = mapped_column(String(12))
    who: Mapped[str] = mapped_column(String(24))
    needs_reason: Mapped[bool]


class DocumentKindRow(Base):
    __tablename__ = "document_kind"

    code: Mapped[str] = mapped_column(String(24), primary_key=True)
    az: Mapped[str] = mapped_column(String(80))
    en: Mapped[str] = mapped_column(String(80))
    ru: Mapped[str] = mapped_column(String(80))


class DocumentRequirement(Base):
    """A kind of document of an e-service, in the order of the form."""

    __tablename__ = "document_requirement"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    kind: Mapped[str] = mapped_column(ForeignKey("document_kind.code"), primary_key=True)
    required: Mapped[bool]
    position: Mapped[int]


class RefusalReason(Base):
    """Why an application of an e-service is refused: a service belongs to one organisation, and so
    does the wording of its reasons.
    """

    __tablename__ = "refusal_reason"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    az: Mapped[str] = mapped_column(String(120))
    en: Mapped[str] = mapped_column(String(120))
    ru: Mapped[str] = mapped_column(String(120))
    text_az: Mapped[str] = mapped_column(Text)
    """The sentence offered to the clerk, which the citizen reads."""
    text_en: Mapped[str] = mapped_column(Text)
    text_ru: Mapped[str] = mapped_column(Text)


class FindingKindRow(Base):
    """What is looked for in the applications of an e-service, and how serious it is; a kind without
    a row is not looked for.
    """

    __tablename__ = "finding_kind"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    severity: Mapped[str] = mapped_column(String(8))
    """serious or warning"""
    position: Mapped[int]
    az: Mapped[str] = mapped_column(String(120))
    en: Mapped[str] = mapped_column(String(120))
    ru: Mapped[str] = mapped_column(String(120))
    second_look: Mapped[bool] = mapped_column(default=False, server_default=false())
    """A second person must agree with the holder's reason, whichever it is."""


class FindingReason(Base):
    """Why an application is approved with a finding; "other" needs a text."""

    __tablename__ = "finding_reason"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    az: Mapped[str] = mapped_column(String(120))
    en: Mapped[str] = mapped_column(String(120))
    ru: Mapped[str] = mapped_column(String(120))
    second_look: Mapped[bool] = mapped_column(default=False, server_default=false())
    """A second person must agree with this reason, whatever the finding."""


class VerdictPhrase(Base):
    """What is often wrong with a document of a kind, as the citizen reads it: offered to whoever
    says that one does not fit.
    """

    __tablename__ = "verdict_phrase"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    kind: Mapped[str] = mapped_column(ForeignKey("document_kind.code"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(String(300))


class MessageTemplate(Base):
    """A text by event, channel and language; a change is a new version, sent messages keep
    theirs.
    """

    __tablename__ = "message_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """None: the installation's, for organisations without a text of their own."""
    event: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(6))
    language: Mapped[str] = mapped_column(String(2))
    version: Mapped[int]
    """Counted over all organisations: the next one of a text is one more than the highest."""
    subject: Mapped[str | None] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("event", "channel", "language", "version"),)


class MessageRule(Base):
    """Which events of which service go out over which channel."""

    __tablename__ = "message_rule"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    event: Mapped[str] = mapped_column(String(20), primary_key=True)
    channel: Mapped[str] = mapped_column(String(6), primary_key=True)
    enabled: Mapped[bool]


class LegalBasis(Base):
    """The act on which an e-service rests from a date on."""

    __tablename__ = "legal_basis"

    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(300))
    url: Mapped[str] = mapped_column(String(200))


class ComplaintPlace(Base):
    """Where and how long one may complain of a refusal, from a date on."""

    __tablename__ = "complaint_place"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    days: Mapped[int]
    """Calendar days after the refusal's; where the last one is free, the next working day."""
    az: Mapped[str] = mapped_column(String(300))
    en: Mapped[str] = mapped_column(String(300))
    ru: Mapped[str] = mapped_column(String(300))


class CalendarDay(Base):
    """A free day of an organisation, or a weekend day that it works; a day without a row is as its
    weekday says. Terms rest on these rows alone: the worker and an upgrade write them
    (``store.calendar``).
    """

    __tablename__ = "calendar_day"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    on: Mapped[date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    source: Mapped[str] = mapped_column(String(12))
    """package (the public holidays that the program knows), act (of the state) or organisation"""
    reason: Mapped[str] = mapped_column(String(ACT_LENGTH))
    """The holiday, the act, "weekend" or "moved"."""


class CalendarOverride(Base):
    """A day that an act of the state decides, for every organisation: the worker makes it a row of
    the calendar.
    """

    __tablename__ = "calendar_override"

    on: Mapped[date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    kind: Mapped[str | None] = mapped_column(String(8))
    """day_kinds.DayKind; None: decided before this was kept."""
    tell_citizens: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Whether citizens whose term it moves are told."""
    act: Mapped[str] = mapped_column(String(ACT_LENGTH))
    decided_by: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    decided_at: Mapped[datetime | None]
    applied_at: Mapped[datetime | None]
    """When the terms of open applications followed it; None: the worker has yet to move them."""


class OrganisationDay(Base):
    """A day that an organisation decides for itself; it stands before the package and the acts."""

    __tablename__ = "organisation_day"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    on: Mapped[date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    kind: Mapped[str | None] = mapped_column(String(8))
    tell_citizens: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Both as an act's (``CalendarOverride``)."""
    reason: Mapped[str] = mapped_column(String(ACT_LENGTH))
    decided_by: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    decided_at: Mapped[datetime | None]
    applied_at: Mapped[datetime | None]
    """As an act's (``CalendarOverride``)."""


class RetentionRule(Base):
    """How long an organisation keeps personal data of applications that have ended so; no row: for
    ever.
    """

    __tablename__ = "retention_rule"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(12), primary_key=True)
    """completed or refused"""
    months: Mapped[int]
    """After the decision."""


class Setting(Base):
    """One value of the installation; keys and defaults are in resources/reference/settings.toml."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class OrganisationSetting(Base):
    """What an organisation has set otherwise than the installation."""

    __tablename__ = "organisation_setting"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


Index("ix_staff_organisation", Staff.organisation_id)
