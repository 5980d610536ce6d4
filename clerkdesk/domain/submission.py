"""A portal package read and checked: either a Submission, or every fault by its field.

Nothing here opens a file: the faults of files are found where they are read (adapters.packages)
and join these.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from clerkdesk.domain import identifiers
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import (
    ESERVICES,
    Channel,
    DocumentKind,
    LoginMethod,
    Reason,
    Service,
)
from clerkdesk.domain.messages import Language
from clerkdesk.domain.text import fold, has_controls

VERSION = 1
CLOCK_TOLERANCE = timedelta(minutes=5)
MAX_TEXT = 500
MAX_DOCUMENTS = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; ``field`` is a dotted path into application.json, None for the whole
    package.
    """

    field: str | None
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    fin: str
    surname: str = ""
    name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    id_document: str | None = None

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class StatedDocument:
    kind: DocumentKind
    file: str
    name: str
    sha256: str | None
    fin: str | None


@dataclass(frozen=True, slots=True)
class Submission:
    portal_request_id: str
    service: Service
    channel: Channel
    login_method: LoginMethod | None
    submitted_at: datetime
    applicant: Person
    owner: Person | None
    subscriber_code: str | None
    district: str | None
    """The district's code; None: not given."""
    address: str | None
    previous_address: str | None
    new_subscriber_code: str | None
    reason_code: Reason | None
    reason: str | None
    registered_persons: tuple[Person, ...]
    mobile: str
    email: str | None
    documents: tuple[StatedDocument, ...]
    language: Language = Language.AZ


@dataclass(frozen=True, slots=True)
class Rules:
    """What the database adds to the rules: districts, code lengths, required documents."""

    districts: Mapping[str, str]
    """Folded name, or code in small letters → code."""
    code_patterns: Mapping[Service, str]
    required_documents: Mapping[Service, frozenset[str]]


_PERSON = {"fin", "surname", "name", "patronymic", "birth_date", "id_document"}
_FIELDS: dict[str, set[str]] = {
    "": {
        "version",
        "portal_request_id",
        "service",
        "channel",
        "login_method",
        "submitted_at",
        "applicant",
        "owner",
        "subscriber_code",
        "object",
        "registered_persons",
        "contact",
        "documents",
    },
    "applicant": _PERSON,
    "owner": {"fin", "surname", "name", "patronymic"},
    "object": {
        "district",
        "address",
        "previous_address",
        "new_subscriber_code",
        "reason_code",
        "reason",
    },
    "registered_persons": _PERSON,
    "contact": {"mobile", "email", "language"},
    "documents": {"kind", "file", "name", "sha256", "fin"},
}


def parse(package: object, rules: Rules, now: datetime) -> tuple[Submission | None, list[Fault]]:
    """The submission, or None and every fault found. ``now`` is the database's time."""
    if not isinstance(package, dict):
        return None, [Fault(None, "not_an_object")]
    reader = _Reader(rules, now)
    submission = reader.read(package)
    return (None, reader.faults) if reader.faults else (submission, [])


def parse_documents(
    stated: object, rules: Rules, now: datetime
) -> tuple[tuple[StatedDocument, ...], list[Fault]]:
    """Documents that are added to an application, at least one of them; and every fault found."""
    reader = _Reader(rules, now)
    found = reader.documents({"documents": stated}, None)
    if not found and not reader.faults:
        reader.fault("documents", "missing")
    return found, reader.faults


class _Reader:
    """Walks one package once and collects faults as it goes."""

    def __init__(self, rules: Rules, now: datetime) -> None:
        self.rules = rules
        self.now = now
        self.faults: list[Fault] = []
        self._required: tuple[str, ...] = ()

    def fault(self, path: str | None, code: str, **params: object) -> None:
        self.faults.append(Fault(path, code, params))

    def read(self, package: dict[str, Any]) -> Submission | None:
        self._unknown(package, "", "")
        if "version" not in package:
            self.fault("version", "missing")
        elif package["version"] != VERSION or isinstance(package["version"], bool):
            self.fault("version", "version_unknown")
        request_id = self.text(package, "portal_request_id", "", required=True, limit=100)
        service = self.choice(package, "service", Service, required=True)
        channel = self.choice(package, "channel", Channel, required=True)
        login = self.choice(package, "login_method", LoginMethod, required=False)
        submitted = self.instant(package, "submitted_at")
        eservice = ESERVICES[service] if service else None
        if eservice and channel and channel not in eservice.channels:
            self.fault("channel", "channel_not_of_service")
        if eservice:
            self._required = eservice.required + (
                () if channel is Channel.COUNTER else eservice.required_off_counter
            )
        applicant = self.person(self.part(package, "applicant", True), "applicant")
        owner_part = self.part(package, "owner", "owner.fin" in self._required)
        owner = self.person(owner_part, "owner") if owner_part else None
        pattern = self.rules.code_patterns.get(service, r"\d{1,15}") if service else r"\d{1,15}"
        code = self.code(package, "subscriber_code", "", pattern)
        thing = self.part(package, "object", False)
        if "object.address" in self._required and not thing and package.get("object") is None:
            for path in (p for p in self._required if p.startswith("object.")):
                self.fault(path, "missing")
        district = self.district(thing) if thing else None
        address = self.text(thing, "address", "object.", limit=MAX_TEXT) if thing else None
        previous = (
            self.text(thing, "previous_address", "object.", limit=MAX_TEXT) if thing else None
        )
        new_code = self.code(thing, "new_subscriber_code", "object.", pattern) if thing else None
        reason_code, reason = self.reason(thing) if thing else (None, None)
        registered = self.registered(package)
        contact = self.part(package, "contact", True)
        mobile = self.checked(contact, "mobile", "contact.", identifiers.parse_mobile)
        email = self.checked(contact, "email", "contact.", identifiers.parse_email)
        language: Language | None = self.choice(
            contact, "language", Language, required=False, prefix="contact."
        )
        documents = self.documents(package, service)
        if self.faults or not (
            request_id and service and channel and submitted and applicant and mobile
        ):
            return None
        return Submission(
            portal_request_id=request_id,
            service=service,
            channel=channel,
            login_method=login,
            submitted_at=submitted,
            applicant=applicant,
            owner=owner,
            subscriber_code=code,
            district=district,
            address=address,
            previous_address=previous,
            new_subscriber_code=new_code,
            reason_code=reason_code,
            reason=reason,
            registered_persons=registered,
            mobile=mobile,
            email=email,
            documents=documents,
            language=language or Language.AZ,
        )

    # -- pieces ------------------------------------------------------------------------------------

    def _unknown(self, part: Mapping[str, Any], fields: str, prefix: str) -> None:
        for name in part:
            if name not in _FIELDS[fields]:
                self.fault(f"{prefix}{name}"[:120], "unknown_field")

    def part(self, package: Mapping[str, Any], name: str, required: bool) -> dict[str, Any]:
        value = package.get(name)
        if value is None:
            if required:
                paths = [path for path in self._required if path.startswith(name + ".")] or [name]
                for path in paths:
                    self.fault(path, "missing")
            return {}
        if not isinstance(value, dict):
            self.fault(name, "wrong_type", expected="object")
            return {}
        self._unknown(value, name, name + ".")
        # An empty object is there, but what it must hold is missing.
        return value or {"": None}

    def text(
        self,
        part: Mapping[str, Any],
        name: str,
        prefix: str,
        *,
        required: bool = False,
        limit: int = 200,
    ) -> str | None:
        path = prefix + name
        value = part.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if part and (required or path in self._required):
                self.fault(path, "missing")
            return None
        if not isinstance(value, str):
            self.fault(path, "wrong_type", expected="string")
            return None
        value = value.strip()
        if len(value) > limit:
            self.fault(path, "too_long", limit=limit)
            return None
        if has_controls(value) or any(letter in "\n\r\t" for letter in value):
            self.fault(path, "control_characters")
            return None
        return value

    def checked(
        self, part: Mapping[str, Any], name: str, prefix: str, parse: Any, *, required: bool = False
    ) -> Any:
        value = self.text(part, name, prefix, required=required)
        if value is None:
            return None
        try:
            return parse(value)
        except Invalid as error:
            self.fault(prefix + name, error.code, **error.params)
            return None

    def code(self, part: Mapping[str, Any], name: str, prefix: str, pattern: str) -> str | None:
        found: str | None = self.checked(
            part, name, prefix, lambda value: identifiers.parse_subscriber_code(value, pattern)
        )
        return found

    def choice(
        self, part: Mapping[str, Any], name: str, kind: Any, *, required: bool, prefix: str = ""
    ) -> Any:
        value = self.text(part, name, prefix, required=required)
        if value is None:
            return None
        if value not in list(kind):
            self.fault(prefix + name, "unknown_value", allowed=", ".join(kind))
            return None
        return kind(value)

    def instant(self, package: Mapping[str, Any], name: str) -> datetime | None:
        value = self.text(package, name, "", required=True)
        if value is None:
            return None
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fault(name, "not_a_time")
            return None
        if found.tzinfo is None:
            self.fault(name, "no_offset")
            return None
        try:
            found = found.astimezone(UTC)
        except OverflowError:
            self.fault(name, "not_a_time")
            return None
        if found > self.now + CLOCK_TOLERANCE:
            self.fault(name, "in_the_future")
            return None
        if found.year < 2000:
            self.fault(name, "not_a_time")
            return None
        return found

    def birth_date(self, part: Mapping[str, Any], prefix: str) -> date | None:
        value = self.text(part, "birth_date", prefix)
        if value is None:
            return None
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                raise ValueError(value)
            found = date.fromisoformat(value)
        except ValueError:
            self.fault(prefix + "birth_date", "not_a_date")
            return None
        today = baku_date(self.now)
        if not date(1880, 1, 1) <= found < today:
            self.fault(prefix + "birth_date", "in_the_future" if found >= today else "not_a_date")
            return None
        return found

    def person(self, part: dict[str, Any], path: str) -> Person | None:
        prefix = path + "."
        required = not path.startswith("applicant") or prefix + "fin" in self._required
        fin = self.checked(part, "fin", prefix, identifiers.parse_fin, required=required)
        surname, name, patronymic = (
            self.text(part, each, prefix, limit=100) or ""
            for each in ("surname", "name", "patronymic")
        )
        birth = self.birth_date(part, prefix)
        document = self.checked(part, "id_document", prefix, identifiers.parse_id_document)
        return (
            Person(
                fin=fin,
                surname=surname,
                name=name,
                patronymic=patronymic,
                birth_date=birth,
                id_document=document,
            )
            if fin
            else None
        )

    def district(self, part: Mapping[str, Any]) -> str | None:
        value = self.text(part, "district", "object.")
        if value is None:
            return None
        code = self.rules.districts.get(value.lower()) or self.rules.districts.get(fold(value))
        if code is None:
            self.fault("object.district", "unknown_district", value=value)
        return code

    def reason(self, part: Mapping[str, Any]) -> tuple[Reason | None, str | None]:
        text = self.text(part, "reason", "object.", limit=MAX_TEXT)
        if part.get("reason_code") is None and text:
            return Reason.OTHER, text
        code: Reason | None = self.choice(
            part, "reason_code", Reason, required=False, prefix="object."
        )
        if code is Reason.OTHER and not text:
            self.fault("object.reason", "missing")
        return code, text

    def registered(self, package: Mapping[str, Any]) -> tuple[Person, ...]:
        path = "registered_persons"
        value = package.get("registered_persons")
        if value is None or value == []:
            if path in self._required:
                self.fault(path, "missing")
            return ()
        persons: list[Person] = []
        for place, item in enumerate(self.items(value, path, limit=100)):
            if not isinstance(item, dict):
                self.fault(f"{path}.{place}", "wrong_type", expected="object")
                continue
            self._unknown(item, path, f"{path}.{place}.")
            found = self.person(item or {"": None}, f"{path}.{place}")
            if found:
                persons.append(found)
        fins = [person.fin for person in persons]
        for fin in sorted({fin for fin in fins if fins.count(fin) > 1}):
            self.fault(path, "repeated_fin", fin=identifiers.mask_fin(fin))
        return tuple(persons)

    def documents(
        self, package: Mapping[str, Any], service: Service | None
    ) -> tuple[StatedDocument, ...]:
        documents: list[StatedDocument] = []
        kinds: set[str] = set()
        for place, item in enumerate(
            self.items(package.get("documents"), "documents", limit=MAX_DOCUMENTS)
        ):
            prefix = f"documents.{place}."
            if not isinstance(item, dict):
                self.fault(f"documents.{place}", "wrong_type", expected="object")
                continue
            self._unknown(item, "documents", prefix)
            item = item or {"": None}
            kind = self.choice(item, "kind", DocumentKind, required=True, prefix=prefix)
            file = self.text(item, "file", prefix, required=True, limit=300)
            name = self.text(item, "name", prefix)
            digest = self.text(item, "sha256", prefix)
            fin = self.checked(item, "fin", prefix, identifiers.parse_fin)
            if digest is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", digest):
                self.fault(prefix + "sha256", "not_a_hash")
            if kind:
                kinds.add(kind)
            if file and unsafe_path(file):
                self.fault(prefix + "file", "unsafe_path")
            elif kind and file:
                documents.append(
                    StatedDocument(
                        kind=kind,
                        file=file,
                        name=clean_name(name or file),
                        sha256=digest.lower() if digest else None,
                        fin=fin,
                    )
                )
        missing = (
            sorted(self.rules.required_documents.get(service, frozenset()) - kinds)
            if service
            else []
        )
        for kind in missing:
            self.fault("documents", "missing_document", kind=kind)
        return tuple(documents)

    def items(self, value: object, path: str, *, limit: int) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(path, "wrong_type", expected="list")
            return []
        if len(value) > limit:
            self.fault(path, "too_many", limit=limit)
            return []
        return value


def unsafe_path(file: str) -> bool:
    """Whether the name points out of its package, or at a place the system reserves."""
    parts = re.split(r"[\\/]", file)
    return (
        "\\" in file
        or file.startswith("/")
        or any(part in ("", ".", "..") or ":" in part or "\0" in part for part in parts)
    )


_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def clean_name(name: str) -> str:
    """A file's name fit to be shown and saved: no path, no controls, no right-to-left trick, no
    reserved word.
    """
    name = re.split(r"[\\/]", name)[-1]
    name = "".join(
        c
        for c in name
        if c.isprintable()
        and c not in '<>:"|?*'
        and not "\u202a" <= c <= "\u202e"
        and not "\u2066" <= c <= "\u2069"
    )
    name = name.strip(". ")[:120] or "document"
    return f"_{name}" if _RESERVED.match(name) else name
