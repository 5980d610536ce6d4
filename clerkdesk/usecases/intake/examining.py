"""Checking a portal package before anything of it is stored: every fault at once."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.file_names import clean_name, unsafe_path
from clerkdesk.domain.package_digest import PackageDigest, digest
from clerkdesk.domain.package_reader import parse, parse_documents
from clerkdesk.domain.packages import CheckedFile, Package, PackageRefused
from clerkdesk.domain.submission import (
    MAX_DOCUMENTS,
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


def examine(unit_of_work: UnitOfWork, package: Package) -> Examined:
    """What a package says, its files, and its identity; nothing is stored. Raises PackageRefused,
    StoreUnavailable.
    """
    application = package.application()
    grounds = unit_of_work.read(_grounds)
    checked = check(package, application, grounds.rules, grounds.at)
    return Examined(*checked, digest(checked.submission, checked.files, application))


def examine_documents(unit_of_work: UnitOfWork, package: Package) -> list[CheckedFile]:
    """Documents that are added to an application; nothing is stored. Raises PackageRefused,
    StoreUnavailable.
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


class Checked(NamedTuple):
    """A package's data without faults, and its files."""

    submission: Submission
    files: list[CheckedFile]


def check(package: Package, application: object, rules: Rules, at: datetime) -> Checked:
    """Every fault at once: of the data, and of the files as far as the data name them. Raises
    PackageRefused.
    """
    submission, faults = parse(application, rules, at)
    documents, indices = _readable_documents(application, submission)
    files, file_faults = package.files(documents, indices)
    if submission is None or faults or file_faults:
        raise PackageRefused([*faults, *file_faults])
    return Checked(submission, files)


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
