"""What the child process opens: citizens' files as pages, whatever kind they are of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from clerkdesk.adapters import page_text

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PAGES = 200
"""So many are shown of a file; the others are told."""
MAX_RENDERED_PIXELS = 24_000_000


class Unreadable(Exception):
    """The file or the page cannot be shown; the argument is the code of the sentence."""


class Remark(NamedTuple):
    """What a page lacks, as the code of a sentence and what is put into it."""

    code: str
    params: Mapping[str, int | str] = {}


class Attachment(NamedTuple):
    """A file inside a file."""

    name: str
    read: Callable[[], bytes]


class CitizenFile(Protocol):
    """An opened file. Pages are counted from 0; raises Unreadable.

    ``pages``: how many are shown; ``all_pages``: how many the file has, as far as one looked.
    ``warnings``: names of what is in it and does nothing here, sorted. ``searchable``: whether it
    has text.
    """

    pages: int
    all_pages: int
    warnings: list[str]
    searchable: bool
    attachments: list[Attachment]

    def size(self, page: int) -> tuple[float, float]:
        """Width and height: a PDF's in points, a picture's in square pixels, the right way up."""
        ...

    def render(self, page: int, width: int, rotation: int) -> "Image":
        """The page in RGB, so many pixels wide as it is shown; ``rotation``: 0, 90, 180 or 270
        degrees clockwise.
        """
        ...

    def remarks(self, page: int) -> list[Remark]:
        """What the page lacks that was rendered last."""
        ...

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        """The boxes of each hit of a folded text, and how many letters the page has."""
        ...

    def text(self, page: int) -> str:
        """The letters of a page; "": it has none."""
        ...


def is_blank(image: "Image") -> bool:
    """Whether a picture in RGB has but one colour."""
    colours = image.getcolors(1)
    return colours is not None


def toned(image: "Image", brightness: int, contrast: int) -> "Image":
    """The picture brighter or darker, harder or softer; both from -100 to 100."""
    if not brightness and not contrast:
        return image
    slope = (100 + contrast) / 100 if contrast <= 0 else 1 + contrast * contrast / 2500
    middle = 128 + brightness * 1.28
    lookup = [min(255, max(0, round((level - 128) * slope + middle))) for level in range(256)]
    return image.point(lookup * 3)
