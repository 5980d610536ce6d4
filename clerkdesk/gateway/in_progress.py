"""An application while its citizen fills it in: the steps of each service's form, what was written,
and the files.

Every rule is the intake's own: a step is finished when the package so far has no fault in the
step's fields.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from clerkdesk.adapters import media, packages
from clerkdesk.domain import identifiers
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.eservices import DocumentKind, Service
from clerkdesk.domain.file_names import clean_name
from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.remarks import Remark, Seen
from clerkdesk.domain.submission import VERSION, Fault, StatedDocument
from clerkdesk.domain.text import clean
from clerkdesk.gateway.mobile_check import MobileCheck
from clerkdesk.gateway.multipart import Reader

MAX_FILES = 20
MAX_BYTES = 100 << 20
"""Of one application's files."""
MAX_PERSONS = 100
MAX_FIN = 50
MAX_VALUE = 2000
"""Letters of an input that are kept; whether they are too many, the intake says."""
REGISTERED = "registered_persons"


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a form.

    ``fields``: dotted names of the package, which the form's inputs bear, too.
    """

    name: str
    fields: tuple[str, ...]
    button: str
    """The word on it, as the services' own descriptions have it."""

    def owns(self, path: str | None) -> bool:
        """Whether a fault's field is one of the step's."""
        return path is not None and any(
            path == each or path.startswith(f"{each}.") for each in self.fields
        )


# Before the last button everything that was answered is shown once more.
STEPS: dict[Service, tuple[Step, ...]] = {
    # The order and the words of the service's own description.
    Service.NO_DEBT: (
        Step("code", ("subscriber_code",), "send"),
        Step("contact", ("owner.fin", "contact.mobile", "contact.email"), "confirm"),
        Step("documents", ("documents",), "next"),
        Step("check", (), "send"),
    ),
    # Likewise; the documents are what the office asks for besides.
    Service.IDP: (
        Step("basic", ("applicant.surname", "applicant.name", "applicant.patronymic"), "next"),
        Step(
            "application",
            (
                "object.district",
                "object.address",
                "object.previous_address",
                "subscriber_code",
                "object.reason_code",
                "object.reason",
                REGISTERED,
            ),
            "next",
        ),
        Step("documents", ("documents",), "next"),
        Step("contact", ("contact.mobile", "contact.email"), "next"),
        Step("check", (), "send_application"),
    ),
}


CONFIRMING = Step("mobile", (), "confirm")
"""The code that has come by SMS, where the office wants it."""


def _e164(typed: str) -> str | None:
    try:
        return identifiers.parse_mobile(typed)
    except Invalid:
        return None


@dataclass(slots=True)
class FileInProgress:
    """``name``: as its citizen calls it, cleaned. ``size``: in bytes."""

    key: str
    kind: DocumentKind
    name: str
    media_type: str
    size: int
    content: SpooledTemporaryFile[bytes]
    seen: Seen | None = None
    """What the desk can show of it; None: nobody has looked."""

    @property
    def file(self) -> str:
        """Its name within the package."""
        return f"{self.key}{media.EXTENSIONS[self.media_type]}"

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is to be said of it."""
        return self.seen.remarks if self.seen is not None else ()


@dataclass(slots=True)
class ApplicationInProgress:
    """``key``: names it in its form and, sent, to the intake. ``values``: input → what was written,
    stripped. ``registered``: FINs as they were written.
    """

    service: Service
    key: str = field(default_factory=lambda: secrets.token_hex(12))
    values: dict[str, str] = field(default_factory=dict)
    registered: list[str] = field(default_factory=list)
    files: list[FileInProgress] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Its files are read by one request at a time."""
    renews: str | None = None
    """The number of the refused application that it sends again."""
    unfit: dict[str, str] = field(default_factory=dict)
    """Of the refused one: kind of document → why it did not fit."""
    confirms_mobile: bool = False
    """The office wants the number confirmed by a code."""
    mobile_check: MobileCheck | None = None
    mobile_unconfirmed: bool = False
    """No SMS could be sent, and its citizen goes on without."""
    submitted_at: str | None = None
    """When it was sent, where it is not known what became of it; sent once more, it is the same
    application.
    """
    reviewed: bool = False
    """Its citizen has been at the last page: from a page that is mended one goes back there."""
    ended: bool = False
    """It was sent, or its citizen has signed out."""

    @property
    def steps(self) -> tuple[Step, ...]:
        steps = STEPS[self.service]
        if not self.confirms_mobile:
            return steps
        behind = [step.name for step in steps].index("contact") + 1
        return (*steps[:behind], CONFIRMING, *steps[behind:])

    @property
    def mobile_is_done(self) -> bool:
        """Whether nothing is left to do about the number that is stated; it may be none."""
        check = self.mobile_check
        if not self.confirms_mobile:
            return True
        if check is None or check.mobile != _e164(self.values.get("contact.mobile", "")):
            return False
        return check.confirmed_at is not None or self.mobile_unconfirmed

    def write(self, step: Step, fields: Sequence[tuple[str, str]]) -> None:
        """Keep what stood in the step's inputs, right or wrong."""
        written = dict(fields)
        for name in step.fields:
            if name == REGISTERED:
                self.registered = [
                    value.strip()[:MAX_FIN]
                    for field, value in fields
                    if field == REGISTERED and value.strip()
                ][:MAX_PERSONS]
            elif name in written:
                self.values[name] = written[name].strip()[:MAX_VALUE]

    def package(self, applicant: Mapping[str, str], **head: object) -> dict[str, Any]:
        """application.json as a portal would send it; ``head``: fields before the applicant."""
        package: dict[str, Any] = {
            "version": VERSION,
            "portal_request_id": f"page-{self.key}",
            "service": self.service,
            **head,
            "applicant": dict(applicant),
        }
        for path, value in self.values.items():
            part, _dot, name = path.rpartition(".")
            target = package.setdefault(part, {}) if part else package
            if value:
                target[name] = value
        if self.renews is not None:
            package["renews"] = self.renews
        check = self.mobile_check
        if check is not None and check.confirmed_at is not None and self.mobile_is_done:
            package["contact"]["mobile_confirmed_at"] = check.confirmed_at
        if self.registered:
            package[REGISTERED] = [{"fin": fin} for fin in self.registered]
        package["documents"] = [
            {"kind": file.kind, "file": file.file, "name": file.name} for file in self.files
        ]
        return package

    def add(
        self, kind: DocumentKind, name: str, content: SpooledTemporaryFile[bytes]
    ) -> Fault | None:
        """Take a file in. A fault: it is not kept, and its content is closed."""
        content.seek(0, 2)
        size = content.tell()
        content.seek(0)
        fault = self._no_room(size)
        media_type = media.media_type(content.read(media.HEAD_BYTES))
        if media_type is None:
            fault = Fault("documents", "file_type", {"file": name[:120]})
        elif fault is None:
            file = FileInProgress(
                key=secrets.token_hex(8),
                kind=kind,
                name=media.named(clean_name(name), media_type),
                media_type=media_type,
                size=size,
                content=content,
            )
            fault = self._checked(file)
            if fault is None:
                self.files.append(file)
                return None
        content.close()
        return fault

    def checked(self, file: FileInProgress) -> CheckedFile:
        """A file as the intake has it; it was without faults when it was added."""
        (checked,), _faults = PackageInProgress({}, [file]).files([_stated(file)], [0])
        return checked

    def _no_room(self, size: int) -> Fault | None:
        """Why a file of so many bytes has no place beside the others."""
        if len(self.files) >= MAX_FILES:
            return Fault("documents", "too_many_files", {"limit": MAX_FILES})
        if size + self.size > MAX_BYTES:
            return Fault("documents", "package_too_large", {"limit": MAX_BYTES >> 20})
        return None

    def _checked(self, file: FileInProgress) -> Fault | None:
        """What the intake would say of it."""
        _checked, faults = PackageInProgress({}, [file]).files([_stated(file)], [0])
        return faults[0] if faults else None

    def file(self, key: str) -> FileInProgress | None:
        """The file with this key; None: there is none, or it was removed."""
        return next((file for file in self.files if file.key == key), None)

    def remove(self, key: str) -> None:
        for file in [file for file in self.files if file.key == key]:
            self.files.remove(file)
            file.content.close()

    @property
    def size(self) -> int:
        """Of all its files, in bytes."""
        return sum(file.size for file in self.files)

    @asynccontextmanager
    async def held(self, *, ended_too: bool = False) -> AsyncIterator[None]:
        """Nobody else reads or changes its files.

        Raises NotAllowed (page_expired): it has ended meanwhile, unless that is looked at here.
        """
        async with self.lock:
            try:
                if self.ended and not ended_too:
                    raise NotAllowed("page_expired")
                yield
            finally:
                if self.ended:
                    self._close()

    def end(self) -> None:
        """Throw its files away, now or as soon as nobody reads them any more."""
        self.ended = True
        if not self.lock.locked():
            self._close()

    def _close(self) -> None:
        for file in self.files:
            file.content.close()
        self.files = []


def _stated(file: FileInProgress) -> StatedDocument:
    return StatedDocument(
        kind=file.kind,
        file=file.file,
        name=file.name,
        sha256=None,
        fin=None,
    )


class PackageInProgress(packages.FilePackage):
    """An application in progress as the intake reads packages."""

    def __init__(self, application: object, files: Sequence[FileInProgress]) -> None:
        self._application = application
        by_name = {clean(file.file): file for file in files}
        self._by_name = by_name

        def open_file(name: str) -> IO[bytes] | None:
            file = by_name.get(name)
            return cast(IO[bytes], Reader(file.content)) if file is not None else None

        super().__init__(open_file)

    def application(self) -> object:
        return self._application

    def files(
        self, documents: Sequence[StatedDocument], indices: Sequence[int]
    ) -> tuple[list[CheckedFile], list[Fault]]:
        """Whoever has looked at a file when it was uploaded need not look once more."""
        checked, faults = super().files(documents, indices)
        return [
            replace(file, seen=self._by_name[file.stated.file].seen) for file in checked
        ], faults
