"""What the office has set: calendar, names, districts, texts; read where a use case needs it."""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.submission import Rules
from clerkdesk.domain.text import fold
from clerkdesk.store.reference_models import (
    CalendarOverride,
    Department,
    District,
    DistrictRoute,
    DocumentKindRow,
    DocumentRequirement,
    Organisation,
    OrganisationName,
    RefusalReason,
    Setting,
)
from clerkdesk.usecases.office_settings import set_setting as set_setting
from clerkdesk.usecases.unit_of_work import cached


def setting(session: Session, key: str) -> str:
    """The value of a setting; "" where there is none."""
    return session.scalar(select(Setting.value).where(Setting.key == key)) or ""


def calendar(session: Session) -> WorkingCalendar:
    return cached(session, "calendar", lambda: _calendar(session))


def _calendar(session: Session) -> WorkingCalendar:
    overrides = {
        row.on: (row.is_working, row.act) for row in session.scalars(select(CalendarOverride))
    }
    hours = dict(
        session.execute(
            select(Setting.key, Setting.value).where(
                Setting.key.in_(("office_opens", "office_closes"))
            )
        ).all()
    )
    return WorkingCalendar(
        overrides,
        time.fromisoformat(hours["office_opens"]),
        time.fromisoformat(hours["office_closes"]),
    )


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
    name = [row for row in names if row.valid_from <= on][-1:] or names[:1]
    found = name[0]
    return Letterhead(
        short_name=found.short_name,
        legal_name=found.legal_name,
        city=found.city,
        verification_address=found.verification_address,
        call_centre=found.call_centre,
        e_mail=found.e_mail,
    )


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


def district(session: Session, code: str) -> tuple[int, str]:
    """(id, name) of a district by its code. Raises NoResultFound."""

    def read() -> tuple[int, str]:
        found = session.execute(
            select(District.id, District.name).where(District.code == code)
        ).one()
        return found.id, found.name

    return cached(session, ("district", code), read)


def district_keys(session: Session) -> dict[str, str]:
    """Every spelling by which a district is known, folded, and its code in small letters → its
    code.
    """
    return _district_keys(
        tuple(
            tuple(row)
            for row in session.execute(select(District.code, District.name, District.kind))
        )
    )


@lru_cache(maxsize=4)
def _district_keys(rows: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    # Cities first: where a rayon has the same name, the name alone means the rayon.
    for code, name, kind in sorted(rows, key=lambda row: row[2] != "city"):
        endings = (
            ("ş.", "şəhəri", "şəh.", "şəhər")
            if kind == "city"
            else ("r-nu", "rayonu", "r.", "rayon")
        )
        for spelling in (name, *(f"{name} {ending}" for ending in endings)):
            found[fold(spelling)] = code
        if kind == "baku":
            for spelling in (
                f"Bakı, {name}",
                f"Bakı ş., {name} r-nu",
                f"Bakı şəhəri, {name} rayonu",
            ):
                found[fold(spelling)] = code
    return found | {code.lower(): code for code, _name, _kind in rows}


def rules(session: Session) -> Rules:
    """What the checking of a package needs from the database."""
    return cached(session, "rules", lambda: _rules(session))


def _rules(session: Session) -> Rules:
    patterns = dict(session.execute(select(Organisation.code, Organisation.code_pattern)).all())
    required: dict[Service, set[str]] = {service: set() for service in Service}
    for service, kind in session.execute(
        select(DocumentRequirement.service, DocumentRequirement.kind).where(
            DocumentRequirement.required
        )
    ):
        required[Service(service)].add(kind)
    return Rules(
        district_keys(session),
        {service: patterns[eservice.organisation] for service, eservice in ESERVICES.items()},
        {service: frozenset(kinds) for service, kinds in required.items()},
    )


def central_department(session: Session, organisation_id: int) -> int:
    found = session.scalar(
        select(Department.id).where(
            Department.organisation_id == organisation_id, Department.level == 1
        )
    )
    assert found is not None
    return found


def route(session: Session, organisation_id: int, district_id: int | None) -> int:
    """The department that serves the district; the central queue where none does or none is known."""
    return cached(
        session,
        ("route", organisation_id, district_id),
        lambda: _route(session, organisation_id, district_id),
    )


def _route(session: Session, organisation_id: int, district_id: int | None) -> int:
    found = None
    if district_id is not None:
        found = session.scalar(
            select(DistrictRoute.department_id).where(
                DistrictRoute.organisation_id == organisation_id,
                DistrictRoute.district_id == district_id,
            )
        )
    return found or central_department(session, organisation_id)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    code: str
    title: str
    text: str = ""


def refusal_reasons(session: Session, service: str, language: str = "az") -> list[Choice]:
    """The reasons of a service, in the office's order, without a text: ``refusals.offers`` has one
    for a case.
    """
    rows = session.scalars(
        select(RefusalReason)
        .where((RefusalReason.service == service) | RefusalReason.service.is_(None))
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


def required_documents(session: Session, service: str) -> list[tuple[str, tuple[str, str, str]]]:
    """(code, its names in az, en, ru) of what the service cannot do without."""
    rows = session.scalars(
        select(DocumentKindRow)
        .join(DocumentRequirement, DocumentRequirement.kind == DocumentKindRow.code)
        .where(DocumentRequirement.service == service, DocumentRequirement.required)
        .order_by(DocumentRequirement.position)
    )
    return [(row.code, (row.az, row.en, row.ru)) for row in rows]
