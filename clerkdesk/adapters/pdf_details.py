"""What the dictionaries within a page's annotations say that pdfium gives nobody to read. Runs in
the child process only.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from clerkdesk.adapters.pdf_objects import Objects, Unclear, listed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldLook:
    """How a field without a look of its own is to be drawn. Colours are red, green, blue, alpha;
    None: it has none.
    """

    border: tuple[int, int, int, int] | None = None
    ground: tuple[int, int, int, int] | None = None
    width: float = 1.0
    """Of its border."""
    caption: str = ""
    """What a button says."""
    turned: int = 0
    """By how many degrees, against the clock, its words are turned."""
    words: str = ""
    """The font, size and colour of its words (DA), also of what it belongs to."""
    alignment: int = 0
    """Of its words: 0 left, 1 middle, 2 right."""


class Details:
    """What the dictionaries within a page's annotations say, by the annotation's place on it."""

    def __init__(self, objects: Callable[[], Objects], page: int) -> None:
        self._make = objects
        self._page = page
        self._known: tuple[Objects, list[Mapping[str, Any]]] | None = None

    def is_off(self, place: int) -> bool:
        """Whether it lies on a layer that is switched off."""
        return self._told(place, lambda objects, own: objects.is_off(own.get("OC")), unclear=False)

    def border(self, place: int) -> float | None:
        """The width of its lines by its style of border; None: it has none."""
        return self._told(place, _border, unclear=None)

    def field(self, place: int) -> "FieldLook":
        """What a field says of its ground, its border and its words."""
        return self._told(place, _field_look, unclear=FieldLook())

    def ends(self, place: int) -> tuple[str, str]:
        """The names of what stands at both ends of a line; "": nothing."""
        return self._told(place, _ends, unclear=("", ""))

    def _told(
        self, place: int, read: Callable[[Objects, Mapping[str, Any]], T], *, unclear: T
    ) -> T:
        try:
            if self._known is None:
                objects = self._make()
                # It is not asked again for those of a page that nobody can read.
                self._known = (objects, [])
                self._known = (objects, objects.annotations(self._page))
            objects, annotations = self._known
            return read(objects, annotations[place]) if place < len(annotations) else unclear
        except (Unclear, RecursionError, ValueError, OverflowError):
            return unclear


def _border(objects: Objects, annotation: Mapping[str, Any]) -> float | None:
    style = objects.within(annotation, "BS")
    return (objects.number(style.get("W", 1.0)) or 0.0) if style else None


def _field_look(objects: Objects, annotation: Mapping[str, Any]) -> FieldLook:
    looks = objects.within(annotation, "MK")
    width = _border(objects, annotation)
    return FieldLook(
        border=_colour(objects, looks.get("BC")),
        ground=_colour(objects, looks.get("BG")),
        width=1.0 if width is None else width,
        caption=_text(objects.value(looks.get("CA"))),
        turned=int(objects.number(looks.get("R")) or 0) % 360,
        words=_text(objects.inherited(annotation, "DA")),
        alignment=int(objects.number(objects.inherited(annotation, "Q")) or 0),
    )


def _colour(objects: Objects, stated: Any) -> tuple[int, int, int, int] | None:
    """Of one number grey, of three red, green and blue, of four inks; None: of none."""
    stated = objects.value(stated)
    parts = [objects.number(each) or 0.0 for each in stated] if isinstance(stated, list) else []
    match parts:
        case [grey]:
            parts = [grey] * 3
        case [cyan, magenta, yellow, black]:
            parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in parts)
    return red, green, blue, 255


def _ends(objects: Objects, annotation: Mapping[str, Any]) -> tuple[str, str]:
    names = [str(objects.value(each)) for each in listed(objects.value(annotation.get("LE")))]
    return (names[0], names[1]) if len(names) == 2 else ("", "")


def _text(value: Any) -> str:
    """Of octets as they stand in a file; "": it is no text."""
    if not isinstance(value, bytes):
        return ""
    octets = value
    if value.startswith(b"<") and value.endswith(b">"):
        digits = b"".join(value[1:-1].split())
        octets = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        octets = re.sub(rb"\\([()\\])", rb"\1", value)
    if octets.startswith(b"\xfe\xff"):
        return octets[2:].decode("utf-16-be", "replace")
    return octets.decode("latin-1")
