"""A package as the intake sees it, wherever it lies: a folder, a zip file, a form, a request."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

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
