"""What is set for the installation: calendar, names, districts, texts; read where a use case needs
it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain import lifecycle, term_rules, verdicts
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.submission import Rules
from clerkdesk.domain.term_rules import TermRule, TermRules
from clerkdesk.domain.text import fold
from clerkdesk.store.reference_models import (
    CalendarDay,
    ComplaintPlace,
    Department,
    District,
    DistrictRoute,
    DocumentKindRow,
    DocumentRequirement,
    LegalBasis,
    Organisation,
    OrganisationName,
    OrganisationSetting,
    RefusalReason,
    Setting,
    VerdictPhrase,
)
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import cached, now

_CITY_ENDINGS = ("ş.", "şəhəri", "şəh.", "şəhər")
_RAYON_ENDINGS = ("r-nu", "rayonu", "r.", "rayon")


def setting(session: Session, key: str, organisation_id: int | None = None) -> str:
    """The value of a setting: the organisation's where it has one, else the installation's; ""
    where there is none.
    """
    return settings(session, [key], organisation_id).get(key, "")


def undo_seconds(session: Session) -> int:
    """So long the office lets a decision be taken back, and its message waits."""
    return lifecycle.undo_seconds(setting(session, "undo_seconds"))


def valid_days(session: Session) -> int:
    """For how many days a certificate may be used; 0: as long as nobody revokes it."""
    issuer = organisation_id(session, ESERVICES[Service.NO_DEBT].organisation)
    return int(setting(session, "certificate_valid_days", issuer) or 0)


def term_rules_of(session: Session, service: Service) -> TermRules:
    """How many working days an e-service has, and from which day on another number."""
    provider = organisation_id(session, ESERVICES[service].organisation)
    key = term_rules.setting_of(service)
    # A rule begins tomorrow at the earliest: what is remembered for seconds holds for today.
    value = cached(session, ("terms", service), lambda: setting(session, key, provider))
    return term_rules.parse(service, value)


def term_rule(session: Session, service: Service, submitted_at: datetime) -> TermRule:
    """The rule of an application that was submitted then."""
    return term_rules_of(session, service).on(baku_date(submitted_at))


def first_in_force(session: Session) -> date | None:
    """The first day of issue of certificates that are in force today; None: no days are counted."""
    return verdicts.first_in_force(valid_days(session), baku_date(now(session)))


def settings(session: Session, keys: Sequence[str], organisation_id: int | None) -> dict[str, str]:
    """The values of several settings, each as ``setting``; without those that there are not."""
    values = dict(
        session.execute(select(Setting.key, Setting.value).where(Setting.key.in_(keys))).all()
    )
    if organisation_id is not None:
        own = select(OrganisationSetting.key, OrganisationSetting.value).where(
            OrganisationSetting.organisation_id == organisation_id,
            OrganisationSetting.key.in_(keys),
        )
        values |= dict(session.execute(own).all())
    return values


_OF_THE_PROGRAM = ("copy", "database_id", "fold_version", "rules", "stand_in_data")


class SettingRow(NamedTuple):
    """A setting as it is for whoever asks."""

    key: str
    value: str
    own: bool
    """The organisation has set it otherwise than the installation."""


def own_setting(session: Session, key: str) -> str:
    """The value for the organisation of whoever acts; "" where there is none."""
    return setting(session, key, current_staff(session).organisation_id)


def listed_settings(session: Session) -> list[SettingRow]:
    """Every setting by its key, as it is for the organisation of whoever acts."""
    of_installation = select(Setting.key, Setting.value).where(Setting.key.not_in(_OF_THE_PROGRAM))
    values = dict(session.execute(of_installation).all())
    of_organisation = select(OrganisationSetting.key, OrganisationSetting.value).where(
        OrganisationSetting.organisation_id == current_staff(session).organisation_id
    )
    own_values = dict(session.execute(of_organisation).all())
    return [
        SettingRow(key, own_values.get(key, value), key in own_values)
        for key, value in sorted((values | own_values).items())
    ]


_AROUND = timedelta(days=60)


def calendar(
    session: Session,
    organisation_id: int | None = None,
    *,
    only: date | None = None,
    around: date | None = None,
) -> WorkingCalendar:
    """Working days and office hours of an organisation; None: of the actor's. Never an older
    calendar than the database's, which computes every term again. ``only``: it knows of this day
    alone, which is one row in place of five hundred; ``around``: of two months on either side.
    """
    of = organisation_id or own_organisation(session)
    rows = select(CalendarDay.on, CalendarDay.is_working, CalendarDay.reason).where(
        CalendarDay.organisation_id == of
    )
    if only is not None:
        rows = rows.where(CalendarDay.on == only)
    elif around is not None:
        rows = rows.where(CalendarDay.on.between(around - _AROUND, around + _AROUND))
    days = {on: (is_working, reason) for on, is_working, reason in session.execute(rows)}
    hours = settings(session, ("office_opens", "office_closes"), of)
    return WorkingCalendar(
        days,
        time.fromisoformat(hours["office_opens"]),
        time.fromisoformat(hours["office_closes"]),
    )


def own_organisation(session: Session) -> int:
    """The actor's organisation; the first one of whom belongs to none."""
    own = current_staff(session).organisation_id
    if own is not None:
        return own
    return session.scalars(select(Organisation.id).order_by(Organisation.id).limit(1)).one()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """An organisation as it was called on a date."""

    short_name: str
    legal_name: str
    city: str
    verification_address: str
    call_centre: str
    e_mail: str


def letterhead(session: Session, organisation_id: int, on: date) -> Letterhead:
    """The names that were valid on the date; the first ones ever for a date before them."""
    names = session.scalars(
        select(OrganisationName)
        .where(OrganisationName.organisation_id == organisation_id)
        .order_by(OrganisationName.valid_from)
    ).all()
    valid = [row for row in names if row.valid_from <= on]
    name = valid[-1] if valid else names[0]
    return Letterhead(
        short_name=name.short_name,
        legal_name=name.legal_name,
        city=name.city,
        verification_address=name.verification_address,
        call_centre=name.call_centre,
        e_mail=name.e_mail,
    )


class Act(NamedTuple):
    """An act of the state on which a service rests."""

    title: str
    """In Azerbaijani, as the act calls itself."""
    url: str


def legal_basis(session: Session, service: str, on: date) -> Act | None:
    """The act in force on a date; None: none is entered."""
    acts = select(LegalBasis.valid_from, LegalBasis.act, LegalBasis.url)
    return act_in_force(session.execute(acts.where(LegalBasis.service == service)).all(), on)


def act_in_force(acts: Iterable[Sequence[Any]], on: date) -> Act | None:
    """The one of a service's acts (valid_from, act, url) that is in force on a date."""
    begun = [each for each in acts if each[0] <= on]
    if not begun:
        return None
    _since, title, url = max(begun, key=lambda each: each[0])
    return Act(title, url)


class Complaint(NamedTuple):
    """Where one may complain of a refusal."""

    place: str
    """As the sentence "complain …" goes on."""
    until: date
    """The last day, in Baku."""


def complaint(
    session: Session, organisation_id: int, refused_on: date, language: str = "az"
) -> Complaint | None:
    """Where a citizen complains who was refused on a date, in a language (az, en, ru); None: no
    place is entered.
    """
    row = session.scalars(
        select(ComplaintPlace)
        .where(
            ComplaintPlace.organisation_id == organisation_id,
            ComplaintPlace.valid_from <= refused_on,
        )
        .order_by(ComplaintPlace.valid_from.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    last = calendar(session, organisation_id).working_day_from(
        refused_on + timedelta(days=row.days)
    )
    return Complaint(getattr(row, language), last)


def district_label(name: str, kind: str) -> str:
    """``Bərdə r-nu``, ``Lənkəran ş.``: rayon and city of one name must not be mistaken."""
    return f"{name} ş." if kind == "city" else f"{name} r-nu"


def organisation_id(session: Session, code: str) -> int:
    """Of an organisation by its code. Raises NoResultFound."""
    return cached(
        session,
        ("organisation", code),
        lambda: session.scalars(select(Organisation.id).where(Organisation.code == code)).one(),
    )


class DistrictName(NamedTuple):
    """A district without its kind."""

    id: int
    name: str


def district(session: Session, code: str) -> DistrictName:
    """A district by its code. Raises NoResultFound."""
    return cached(session, ("district", code), lambda: _district(session, code))


def _district(session: Session, code: str) -> DistrictName:
    statement = select(District.id, District.name).where(District.code == code)
    return DistrictName(*session.execute(statement).one())


def district_keys(session: Session) -> dict[str, str]:
    """Every spelling by which a district is known, folded, and its code in small letters → its
    code.
    """
    statement = select(District.code, District.name, District.kind)
    rows = cached(
        session,
        ("districts",),
        lambda: tuple(tuple(row) for row in session.execute(statement)),
    )
    return _district_keys(rows)


@lru_cache(maxsize=4)
def _district_keys(rows: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    codes: dict[str, str] = {}
    # Cities first: where a rayon has the same name, the name alone means the rayon.
    for code, name, kind in sorted(rows, key=lambda row: row[2] != "city"):
        for spelling in _spellings(name, kind):
            codes[fold(spelling)] = code
    return codes | {code.lower(): code for code, _name, _kind in rows}


def _spellings(name: str, kind: str) -> list[str]:
    """How people write a district of a kind (city, rayon, baku)."""
    endings = _CITY_ENDINGS if kind == "city" else _RAYON_ENDINGS
    spellings = [name, *(f"{name} {ending}" for ending in endings)]
    if kind == "baku":
        spellings += [
            f"Bakı, {name}",
            f"Bakı ş., {name} r-nu",
            f"Bakı şəhəri, {name} rayonu",
        ]
    return spellings


def rules(session: Session) -> Rules:
    """What the checking of a package needs from the database."""
    return cached(session, "rules", lambda: _rules(session))


def _rules(session: Session) -> Rules:
    patterns = dict(session.execute(select(Organisation.code, Organisation.code_pattern)).all())
    required: dict[Service, set[str]] = {service: set() for service in Service}
    rows = select(DocumentRequirement.service, DocumentRequirement.kind).where(
        DocumentRequirement.required
    )
    for service, kind in session.execute(rows):
        required[Service(service)].add(kind)
    return Rules(
        districts=district_keys(session),
        code_patterns={
            service: patterns[eservice.organisation] for service, eservice in ESERVICES.items()
        },
        required_documents={service: frozenset(kinds) for service, kinds in required.items()},
    )


def central_department(session: Session, organisation_id: int) -> int:
    """The id of the office at the head of an organisation."""
    central = session.scalar(
        select(Department.id).where(
            Department.organisation_id == organisation_id, Department.level == 1
        )
    )
    assert central is not None
    return central


def route(session: Session, organisation_id: int, district_id: int | None) -> int:
    """The department that serves the district; the central one where none does or none is known."""
    return cached(
        session,
        ("route", organisation_id, district_id),
        lambda: _route(session, organisation_id, district_id),
    )


def _route(session: Session, organisation_id: int, district_id: int | None) -> int:
    department = None
    if district_id is not None:
        department = session.scalar(
            select(DistrictRoute.department_id).where(
                DistrictRoute.organisation_id == organisation_id,
                DistrictRoute.district_id == district_id,
            )
        )
    return department or central_department(session, organisation_id)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    code: str
    title: str
    text: str = ""


def verdict_phrases(session: Session, service: str, kind: str) -> list[str]:
    """What is often wrong with a document of a kind, the most frequent first."""
    return list(
        session.scalars(
            select(VerdictPhrase.text)
            .where(VerdictPhrase.service == service, VerdictPhrase.kind == kind)
            .order_by(VerdictPhrase.position)
        )
    )


def refusal_reasons(session: Session, service: str, language: str = "az") -> list[Choice]:
    """The reasons of a service, in the administrator's order, without a text: ``refusals.offers``
    has one for a case.
    """
    rows = session.scalars(
        select(RefusalReason)
        .where(RefusalReason.service == service)
        .order_by(RefusalReason.position)
    )
    # Without a case there is nothing to fill a text in with: left empty, each application gets its
    # own.
    return [Choice(row.code, getattr(row, language)) for row in rows]


def departments(session: Session, organisation: str) -> list[Choice]:
    """Every office of the organisation (its code): central first, then the regions, then the local
    ones, by the alphabet.
    """
    statement = (
        select(Department)
        .join(Organisation, Organisation.id == Department.organisation_id)
        .where(Organisation.code == organisation)
    )
    rows = session.scalars(statement.order_by(Department.level, Department.sort_key))
    return [Choice(row.code, row.name) for row in rows]


def districts(session: Session) -> list[Choice]:
    """Every district by the Azerbaijani alphabet."""
    rows = session.execute(
        select(District.code, District.name, District.kind).order_by(
            District.sort_key, District.kind.desc()
        )
    )
    return [Choice(code, district_label(name, kind)) for code, name, kind in rows]


class DocumentKind(NamedTuple):
    """A kind of document that an application may have."""

    code: str
    title: str
    required: bool
    """Whether the service cannot do without it."""


def document_kinds(
    session: Session, service: str | None = None, language: str = "az"
) -> list[DocumentKind]:
    """The kinds of a service's documents in its order; of all services when None, none required."""
    if service is None:
        return [
            DocumentKind(row.code, getattr(row, language), required=False)
            for row in session.scalars(select(DocumentKindRow))
        ]
    rows = session.execute(
        select(DocumentKindRow, DocumentRequirement.required)
        .join(DocumentRequirement, DocumentRequirement.kind == DocumentKindRow.code)
        .where(DocumentRequirement.service == service)
        .order_by(DocumentRequirement.position)
    )
    return [DocumentKind(row.code, getattr(row, language), required) for row, required in rows]


def document_titles(session: Session, language: str = "az") -> dict[str, str]:
    """The title of every kind of document, by its code."""
    return {kind.code: kind.title for kind in document_kinds(session, language=language)}


class RequiredDocument(NamedTuple):
    """A kind of document that a service cannot do without."""

    code: str
    titles: tuple[str, str, str]
    """In Azerbaijani, English and Russian."""


def required_documents(session: Session, service: str) -> list[RequiredDocument]:
    """What the service cannot do without, in its order."""
    rows = session.scalars(
        select(DocumentKindRow)
        .join(DocumentRequirement, DocumentRequirement.kind == DocumentKindRow.code)
        .where(DocumentRequirement.service == service, DocumentRequirement.required)
        .order_by(DocumentRequirement.position)
    )
    return [RequiredDocument(row.code, (row.az, row.en, row.ru)) for row in rows]
