"""A package as the intake sees it, wherever it lies: a folder, a zip file, a form, a request."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from clerkdesk.domain.remarks import Remark, Seen
from clerkdesk.domain.submission import Fault, StatedDocument


class PackageRefused(Exception):
    """The package cannot be taken in; ``faults`` names every reason by its field."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = list(faults)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A document whose bytes are what they say."""

    stated: StatedDocument
    media_type: str
    size: int
    sha256: str
    chunks: Callable[[int], Iterator[bytes]]
    """The content in pieces of the given size."""
    position: int = 0
    """Of its document in the package, counted from 0."""
    seen: Seen | None = None
    """What the desk can show of it; None: nobody has looked."""

    @property
    def field(self) -> str:
        """Where what is said of the file stands."""
        return f"documents.{self.position}.file"


class FieldRemark(NamedTuple):
    """What both sides are told of a file, and where its document stands in the package."""

    field: str
    remark: Remark


Look = Callable[[Sequence[CheckedFile]], list[Seen]]
"""Looks at files as the desk would show them, and says what it saw of each, in their order.

Raises nothing that a file could cause, and takes no longer than ``remarks.LOOK_SECONDS`` and
``QUEUE_SECONDS`` together.
"""


def looked_at(files: Sequence[CheckedFile], look: Look | None) -> list[CheckedFile]:
    """The files, each with what was seen of it; None: nobody looks."""
    unseen = [file for file in files if file.seen is None]
    if look is None or not unseen:
        return list(files)
    seen = iter(look(unseen))
    return [replace(file, seen=next(seen)) if file.seen is None else file for file in files]


def refusals(files: Sequence[CheckedFile]) -> list[Fault]:
    """Why files cannot be taken in: the desk could not show any of them."""
    return [
        Fault(file.field, file.seen.fault, {"file": file.stated.file})
        for file in files
        if file.seen is not None and file.seen.fault is not None
    ]


def remarks_of(files: Sequence[CheckedFile]) -> tuple[FieldRemark, ...]:
    """What is to be said of files that are taken in."""
    return tuple(
        FieldRemark(file.field, remark)
        for file in files
        if file.seen is not None
        for remark in file.seen.remarks
    )


class Package(Protocol):
    """What an adapter hands over: a folder, a zip file, a form, a request."""

    def application(self) -> object:
        """The parsed application.json. Raises PackageRefused."""
        ...

    def files(
        self, documents: Sequence[StatedDocument], indices: Sequence[int]
    ) -> tuple[list[CheckedFile], list[Fault]]:
        """The documents' files, each checked; the faults stand at ``documents.<index>``."""
        ...
