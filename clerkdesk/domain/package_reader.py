"""A portal package read and checked: either a Submission, or every fault by its field.

Nothing here opens a file: the faults of files are found where they are read (adapters.packages)
and join these.
"""

import re
from datetime import datetime
from typing import Any

from clerkdesk.domain import identifiers
from clerkdesk.domain.eservices import (
    ESERVICES,
    Channel,
    DocumentKind,
    LoginMethod,
    Reason,
    Service,
)
from clerkdesk.domain.file_names import clean_name, unsafe_path
from clerkdesk.domain.limits import ADDRESS_LENGTH, PERSON_NAME_LENGTH
from clerkdesk.domain.messages import Language
from clerkdesk.domain.package_fields import FieldReader, Part
from clerkdesk.domain.submission import (
    MAX_DOCUMENTS,
    VERSION,
    Fault,
    Person,
    Rules,
    StatedDocument,
    Submission,
)
from clerkdesk.domain.text import fold

MAX_TEXT = ADDRESS_LENGTH
MAX_PERSONS = 100
_ANY_CODE = r"\d{1,15}"
"""What a subscriber code looks like where nobody knows whose it is."""
_PERSON = {"fin", "surname", "name", "patronymic", "birth_date", "id_document"}
MAX_NUMBER = 20
"""Letters of an application's number."""
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
        "renews",
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
    "contact": {"mobile", "mobile_confirmed_at", "email", "language"},
    "documents": {"kind", "file", "name", "sha256", "fin"},
}


def parse(package: object, rules: Rules, now: datetime) -> tuple[Submission | None, list[Fault]]:
    """The submission, or None and every fault found. ``now`` is the database's time."""
    if not isinstance(package, dict):
        return None, [Fault(None, "not_an_object")]
    reader = _PackageReader(rules, now)
    submission = reader.read(package)
    return (None, reader.faults) if reader.faults else (submission, [])


def parse_documents(
    stated: object, rules: Rules, now: datetime
) -> tuple[tuple[StatedDocument, ...], list[Fault]]:
    """Documents that are added to an application, at least one of them; and every fault found."""
    reader = _PackageReader(rules, now)
    documents = reader.documents({"documents": stated}, None)
    if not documents and not reader.faults:
        reader.fault("documents", "missing")
    return documents, reader.faults


class _PackageReader(FieldReader):
    """Walks one package once."""

    def __init__(self, rules: Rules, now: datetime) -> None:
        super().__init__(now)
        self.rules = rules

    def read(self, package: Part) -> Submission | None:
        """The submission; None where what identifies it is not there."""
        self._unknown(package, "", "")
        self.version(package)
        request_id = self.text(package, "portal_request_id", "", required=True, limit=100)
        service = self.choice(package, "service", Service, required=True)
        channel = self.choice(package, "channel", Channel, required=True)
        login = self.choice(package, "login_method", LoginMethod, required=False)
        submitted = self.instant(package, "submitted_at")
        self.require_what_the_service_needs(service, channel)
        applicant = self.person(self.part(package, "applicant", required=True), "applicant")
        owner_part = self.part(package, "owner", required="owner.fin" in self.required)
        owner = self.person(owner_part, "owner") if owner_part else None
        pattern = self.rules.code_patterns.get(service, _ANY_CODE) if service else _ANY_CODE
        code = self.code(package, "subscriber_code", "", pattern)
        stated_object = self.part(package, "object", required=False)
        if (
            "object.address" in self.required
            and not stated_object
            and package.get("object") is None
        ):
            for path in self.required:
                if path.startswith("object."):
                    self.fault(path, "missing")
        district = self.district(stated_object)
        address = self.text(stated_object, "address", "object.", limit=MAX_TEXT)
        previous = self.text(stated_object, "previous_address", "object.", limit=MAX_TEXT)
        new_code = self.code(stated_object, "new_subscriber_code", "object.", pattern)
        reason_code, reason = self.reason(stated_object)
        registered = self.registered(package)
        contact = self.part(package, "contact", required=True)
        mobile = self.checked(contact, "mobile", "contact.", identifiers.parse_mobile)
        confirmed = self.instant(contact, "mobile_confirmed_at", "contact.", required=False)
        email = self.checked(contact, "email", "contact.", identifiers.parse_email)
        language = self.choice(contact, "language", Language, required=False, prefix="contact.")
        documents = self.documents(package, service)
        if not (request_id and service and channel and submitted and applicant and mobile):
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
            mobile_confirmed_at=confirmed,
            renews=self.text(package, "renews", "", limit=MAX_NUMBER),
        )

    def version(self, package: Part) -> None:
        """A fault where the package is of another form than this program reads."""
        if "version" not in package:
            self.fault("version", "missing")
        elif package["version"] != VERSION or isinstance(package["version"], bool):
            self.fault("version", "version_unknown")

    def require_what_the_service_needs(
        self, service: Service | None, channel: Channel | None
    ) -> None:
        """From now on the service's fields must be there; a fault where it has no such channel."""
        if service is None:
            return
        eservice = ESERVICES[service]
        if channel and channel not in eservice.channels:
            self.fault("channel", "channel_not_of_service")
        self.required = eservice.required
        if channel is not Channel.COUNTER:
            self.required += eservice.required_off_counter

    def _unknown(self, part: Part, fields: str, prefix: str) -> None:
        for name in part:
            if name not in _FIELDS[fields]:
                self.fault(f"{prefix}{name}"[:120], "unknown_field")

    def part(self, package: Part, name: str, *, required: bool) -> dict[str, Any]:
        """An object within the package; empty: it is not there."""
        value = package.get(name)
        if value is None:
            if required:
                paths = [path for path in self.required if path.startswith(name + ".")] or [name]
                for path in paths:
                    self.fault(path, "missing")
            return {}
        if not isinstance(value, dict):
            self.fault(name, "wrong_type", expected="object")
            return {}
        self._unknown(value, name, name + ".")
        # An empty object is there, but what it must hold is missing.
        return value or {"": None}

    def person(self, part: Part, path: str) -> Person | None:
        """None without a FIN."""
        prefix = path + "."
        required = not path.startswith("applicant") or prefix + "fin" in self.required
        fin = self.checked(part, "fin", prefix, identifiers.parse_fin, required=required)
        surname = self.text(part, "surname", prefix, limit=PERSON_NAME_LENGTH)
        name = self.text(part, "name", prefix, limit=PERSON_NAME_LENGTH)
        patronymic = self.text(part, "patronymic", prefix, limit=PERSON_NAME_LENGTH)
        born = self.birth_date(part, prefix)
        id_document = self.checked(part, "id_document", prefix, identifiers.parse_id_document)
        if not fin:
            return None
        return Person(
            fin=fin,
            surname=surname or "",
            name=name or "",
            patronymic=patronymic or "",
            birth_date=born.on if born else None,
            birth_year=born.year if born else None,
            id_document=id_document,
        )

    def district(self, part: Part) -> str | None:
        """The code of a district by whatever spelling of it is known."""
        value = self.text(part, "district", "object.")
        if value is None:
            return None
        code = self.rules.districts.get(value.lower()) or self.rules.districts.get(fold(value))
        if code is None:
            self.fault("object.district", "unknown_district", value=value)
        return code

    def reason(self, part: Part) -> tuple[Reason | None, str | None]:
        """(code, words): words without a code are another reason, which needs words."""
        text = self.text(part, "reason", "object.", limit=MAX_TEXT)
        if part.get("reason_code") is None and text:
            return Reason.OTHER, text
        code = self.choice(part, "reason_code", Reason, required=False, prefix="object.")
        if code is Reason.OTHER and not text:
            self.fault("object.reason", "missing")
        return code, text

    def registered(self, package: Part) -> tuple[Person, ...]:
        """The persons who are registered at the address, each once."""
        path = "registered_persons"
        value = package.get(path)
        if value is None or value == []:
            if path in self.required:
                self.fault(path, "missing")
            return ()
        persons: list[Person] = []
        for position, item in enumerate(self.items(value, path, limit=MAX_PERSONS)):
            if not isinstance(item, dict):
                self.fault(f"{path}.{position}", "wrong_type", expected="object")
                continue
            self._unknown(item, path, f"{path}.{position}.")
            person = self.person(item or {"": None}, f"{path}.{position}")
            if person:
                persons.append(person)
        fins = [person.fin for person in persons]
        for fin in sorted({fin for fin in fins if fins.count(fin) > 1}):
            self.fault(path, "repeated_fin", fin=identifiers.mask_fin(fin))
        return tuple(persons)

    def documents(self, package: Part, service: Service | None) -> tuple[StatedDocument, ...]:
        """The documents in their order; a fault for each kind that the service cannot do without
        (None: it can).
        """
        items = self.items(package.get("documents"), "documents", limit=MAX_DOCUMENTS)
        documents: list[StatedDocument] = []
        kinds: set[str] = set()
        for position, item in enumerate(items):
            path = f"documents.{position}"
            if not isinstance(item, dict):
                self.fault(path, "wrong_type", expected="object")
                continue
            self._unknown(item, "documents", path + ".")
            kind, document = self.document(item or {"": None}, path + ".")
            if kind:
                kinds.add(kind)
            if document:
                documents.append(document)
        required = self.rules.required_documents.get(service, frozenset()) if service else ()
        for missing in sorted(set(required) - kinds):
            self.fault("documents", "missing_document", kind=missing)
        return tuple(documents)

    def document(
        self, item: Part, prefix: str
    ) -> tuple[DocumentKind | None, StatedDocument | None]:
        """(kind, document): a document of a kind whose file is not named well is none."""
        kind = self.choice(item, "kind", DocumentKind, required=True, prefix=prefix)
        file = self.text(item, "file", prefix, required=True, limit=300)
        name = self.text(item, "name", prefix)
        digest = self.text(item, "sha256", prefix)
        fin = self.checked(item, "fin", prefix, identifiers.parse_fin)
        if digest is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", digest):
            self.fault(prefix + "sha256", "not_a_hash")
        if file and unsafe_path(file):
            self.fault(prefix + "file", "unsafe_path")
            return kind, None
        if not kind or not file:
            return kind, None
        document = StatedDocument(
            kind=kind,
            file=file,
            name=clean_name(name or file),
            sha256=digest.lower() if digest else None,
            fin=fin,
        )
        return kind, document
