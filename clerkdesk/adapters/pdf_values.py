"""What an annotation of a PDF says of itself: its words, its place, its colours. Runs in the child
process only.
"""

import ctypes
import re
from collections.abc import Callable
from functools import partial
from html import unescape
from typing import Any

from clerkdesk.adapters.pdf_drawing import Box, Colour

BLACK = (0, 0, 0, 255)
_MOST_TEXT = 100_000
"""Letters of a text, and corners of a line."""
_MOST_READ = 8 << 20
"""Letters that are taken from pdfium at all."""
_CUT = "…"
_TAGS = re.compile(r"<[^>]*>")
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_PAINT = re.compile(r"((?:[\d.]+\s+){1,4})(rg|g|k)\b")


def look(annotation: Any) -> str:
    """The operators that draw it as it is now; "": none; "…": more than anybody reads here."""
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return _whole(partial(pdfium.FPDFAnnot_GetAP, annotation, mode))


def string(annotation: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    return utf16(partial(pdfium.FPDFAnnot_GetStringValue, annotation, key))


def utf16(read: Callable[[Any, int], int]) -> str:
    """What one of pdfium's functions writes into a buffer, once it has said how long it is; of what
    is too long its beginning and "…".
    """
    text = _whole(read)
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}{_CUT}"


def _whole(read: Callable[[Any, int], int]) -> str:
    import pypdfium2.raw as pdfium

    size = read(None, 0)
    if size <= 2:  # the zero at its end alone
        return ""
    # Into a buffer that is too small pdfium writes nothing, not the beginning.
    if size > 2 * _MOST_READ:
        return _CUT
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    read(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def number(annotation: Any, key: bytes) -> float | None:
    import pypdfium2.raw as pdfium

    value = ctypes.c_float()
    if not pdfium.FPDFAnnot_GetNumberValue(annotation, key, value):
        return None
    return value.value


def rect(annotation: Any) -> Box | None:
    """Left, bottom, right, top in points; None: it takes no room."""
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return None
    box = (
        min(rect.left, rect.right),
        min(rect.bottom, rect.top),
        max(rect.left, rect.right),
        max(rect.bottom, rect.top),
    )
    return box if box[2] > box[0] and box[3] > box[1] else None


def vertices(annotation: Any) -> list[tuple[float, float]]:
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFAnnot_GetVertices(annotation, None, 0), _MOST_TEXT)
    points = (pdfium.FS_POINTF * max(1, count))()
    pdfium.FPDFAnnot_GetVertices(annotation, points, count)
    return [(point.x, point.y) for point in points[:count]]


def rich_text(annotation: Any, key: bytes) -> str:
    """The words of a text with tags."""
    return unescape(_TAGS.sub(" ", string(annotation, key))).strip()


def figure(annotation: Any, key: bytes) -> str:
    """A number as it is written; "": there is none."""
    value = number(annotation, key)
    return "" if value is None else f"{value:g}"


def colour(annotation: Any) -> Colour | None:
    """Of its lines; None: it states none."""
    import pypdfium2.raw as pdfium

    return _colour(annotation, b"C", pdfium.FPDFANNOT_COLORTYPE_Color)


def inner_colour(annotation: Any) -> Colour | None:
    """What it is filled with; None: nothing."""
    import pypdfium2.raw as pdfium

    return _colour(annotation, b"IC", pdfium.FPDFANNOT_COLORTYPE_InteriorColor)


def _colour(annotation: Any, key: bytes, kind: int) -> Colour | None:
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFAnnot_HasKey(annotation, key):
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFAnnot_GetColor(annotation, kind, *parts):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def border(annotation: Any) -> float:
    """The width of its lines."""
    import pypdfium2.raw as pdfium

    across = ctypes.c_float()
    down = ctypes.c_float()
    width = ctypes.c_float()
    if not pdfium.FPDFAnnot_GetBorder(annotation, across, down, width):
        return 1.0
    return width.value


def font_size(stated: str) -> float:
    """0: as large as there is room."""
    size = _SIZE.search(stated)
    return _float(size[1]) if size else 0.0


def text_colour(stated: str) -> Colour:
    """What a default appearance, as ``0 0 1 rg /Helv 12 Tf``, says of the colour."""
    paint = _PAINT.search(stated)
    if paint is None:
        return BLACK
    parts = [min(1.0, max(0.0, _float(part))) for part in paint[1].split()]
    match paint[2], parts:
        case "g", [grey]:
            parts = [grey, grey, grey]
        case "k", [cyan, magenta, yellow, black]:
            parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
        case "rg", [_red, _green, _blue]:
            pass
        case _:
            return BLACK
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue, 255


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
