"""Checking a portal package before anything of it is stored: every fault at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.file_names import clean_name, unsafe_path
from clerkdesk.domain.package_digest import PackageDigest, digest
from clerkdesk.domain.package_reader import parse, parse_documents
from clerkdesk.domain.packages import (
    CheckedFile,
    Look,
    Package,
    PackageRefused,
    looked_at,
    refusals,
)
from clerkdesk.domain.submission import (
    MAX_DOCUMENTS,
    Fault,
    Rules,
    StatedDocument,
    Submission,
)
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.unit_of_work import UnitOfWork, now


class Examined(NamedTuple):
    """A package without faults."""

    submission: Submission
    files: list[CheckedFile]
    digest: PackageDigest


class Examination(NamedTuple):
    """What is known of a package before anybody has looked at what its files show."""

    application: object
    """Its application.json."""
    submission: Submission | None
    """None: there are faults."""
    files: list[CheckedFile]
    """Those that are without faults."""
    faults: list[Fault]

    def concluded(self, files: Sequence[CheckedFile]) -> Examined:
        """The package without faults; ``files``: its own, as they were looked at meanwhile.

        Raises PackageRefused.
        """
        faults = [*self.faults, *refusals(files)]
        if self.submission is None or faults:
            raise PackageRefused(faults)
        identity = digest(self.submission, files, self.application)
        return Examined(self.submission, list(files), identity)


def examine(unit_of_work: UnitOfWork, package: Package, look: Look | None = None) -> Examined:
    """What a package says, its files, and its identity; nothing is stored.

    ``look``: who looks at the files; None: nobody does. Raises PackageRefused, StoreUnavailable.
    """
    examination = begin(unit_of_work, package)
    return examination.concluded(looked_at(examination.files, look))


def begin(unit_of_work: UnitOfWork, package: Package) -> Examination:
    """What there is to say of a package without looking at what its files show; nothing is stored.

    Raises PackageRefused (no application.json that can be read), StoreUnavailable.
    """
    application = package.application()
    grounds = unit_of_work.read(_grounds)
    return check(package, application, grounds.rules, grounds.at)


def check(package: Package, application: object, rules: Rules, at: datetime) -> Examination:
    """Every fault of the data, and of the files as far as the data name them."""
    submission, faults = parse(application, rules, at)
    documents, indices = _readable_documents(application, submission)
    files, file_faults = package.files(documents, indices)
    return Examination(application, submission, files, [*faults, *file_faults])


def begin_documents(unit_of_work: UnitOfWork, package: Package) -> list[CheckedFile]:
    """Documents that are added to an application, before anybody has looked at what they show;
    nothing is stored. Raises PackageRefused, StoreUnavailable.
    """
    grounds = unit_of_work.read(_grounds)
    documents, faults = parse_documents(package.application(), grounds.rules, grounds.at)
    files, file_faults = package.files(documents, list(range(len(documents))))
    if faults or file_faults:
        raise PackageRefused([*faults, *file_faults])
    return files


class _Grounds(NamedTuple):
    """What a package is checked against."""

    rules: Rules
    at: datetime


def _grounds(session: Session) -> _Grounds:
    return _Grounds(reference_data.rules(session), now(session))


def _readable_documents(
    application: object, submission: Submission | None
) -> tuple[list[StatedDocument], list[int]]:
    """The documents whose files can be looked at even where other fields are wrong, and their
    positions in the package.
    """
    if submission is not None:
        return list(submission.documents), list(range(len(submission.documents)))
    documents = []
    positions = []
    items = application.get("documents") if isinstance(application, dict) else None
    if not isinstance(items, list) or len(items) > MAX_DOCUMENTS:
        return [], []
    for position, item in enumerate(items):
        if _named(item):
            digest = item.get("sha256")
            is_digest = isinstance(digest, str) and len(digest.strip()) == 64
            documents.append(
                StatedDocument(
                    kind=DocumentKind.OTHER,
                    file=clean(item["file"]).strip(),
                    name=clean_name(item["file"]),
                    sha256=digest.strip().lower() if is_digest else None,
                    fin=None,
                )
            )
            positions.append(position)
    return documents, positions


def _named(item: object) -> bool:
    """Whether a stated document names a file that can be looked for."""
    stated = item.get("file") if isinstance(item, dict) else None
    if not isinstance(stated, str):
        return False
    file = clean(stated).strip()
    return 0 < len(file) <= 300 and not unsafe_path(file) and not has_controls(file)
