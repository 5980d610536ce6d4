"""What lies on a PDF's page beside its content: fields of forms, stamps, notes, lines.

Whatever brings its look along becomes part of the page, so that it is drawn and searched like the
rest. What brings none is drawn here from what it says. Runs in the child process only.
"""

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from clerkdesk.adapters.pdf_drawing import Box, Colour, Mark, Strokes, Words

MOST = 2_000
"""So many are looked at on a page."""
_MOST_TEXT = 100_000
# Flags of an annotation (ISO 32000-1, table 165) and of a field (tables 226 and 228).
_INVISIBLE = 1
_HIDDEN = 1 << 1
_NO_VIEW = 1 << 5
_MULTILINE = 1 << 12
_PASSWORD = 1 << 13
_COMB = 1 << 24
_BLACK = (0, 0, 0, 255)
_RED = (190, 0, 0, 255)
_SHOWS_TEXT = re.compile(r"Tj|TJ|\bDo\b|['\"]\s")
_TAGS = re.compile(r"<[^>]*>")
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_PAINT = re.compile(r"((?:[\d.]+\s+){1,4})(rg|g|k)\b")


@dataclass(slots=True)
class Annotations:
    """What is to be done with those of one page."""

    marks: list[Mark] = field(default_factory=list)
    """What is drawn here."""
    not_shown: int = 0
    """How many cannot be drawn."""


class Reader:
    """Reads a page's annotations, and leaves on the page those that bring their look along.

    ``form``: pypdfium2's environment of the document's form; None without one.
    ``draws_fields``: whether the file asks the reader to draw its fields.
    """

    def __init__(self, page: Any, form: Any | None, *, draws_fields: bool) -> None:
        self._page = page
        self._form = form
        self._draws_fields = draws_fields
        self._result = Annotations()
        self._bare: set[int] = set()
        """The positions of those that bring no look along."""

    def read(self) -> Annotations:
        """Read them all; what is not to be seen, or is drawn here, is taken off the page."""
        import pypdfium2.raw as pdfium

        self._let_pdfium_draw_its_own()
        gone: list[int] = []
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, number)
            if not annotation:
                continue
            try:
                if not self._stays(annotation, number):
                    gone.append(number)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        for number in reversed(gone):
            pdfium.FPDFPage_RemoveAnnot(self._page, number)
        return self._result

    def _let_pdfium_draw_its_own(self) -> None:
        """pdfium makes the looks of ink, squares and circles when it draws them."""
        import pypdfium2.raw as pdfium

        needed = False
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, number)
            if not annotation:
                continue
            if not _look(annotation):
                self._bare.add(number)
                needed = needed or pdfium.FPDFAnnot_GetSubtype(annotation) in _pdfiums_own()
            pdfium.FPDFPage_CloseAnnot(annotation)
        if needed:
            bitmap = pdfium.FPDFBitmap_Create(1, 1, 0)
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, 1, 1, 0, pdfium.FPDF_ANNOT)
            pdfium.FPDFBitmap_Destroy(bitmap)

    def _stays(self, annotation: Any, number: int) -> bool:
        """Whether pdfium draws it; what is drawn here goes into the result."""
        import pypdfium2.raw as pdfium

        flags = pdfium.FPDFAnnot_GetFlags(annotation)
        if flags & (_HIDDEN | _NO_VIEW):
            return False
        if flags & _INVISIBLE:
            # Only kinds that nobody knows are invisible.
            pdfium.FPDFAnnot_SetFlags(annotation, flags & ~_INVISIBLE)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        look = _look(annotation)
        if number in self._bare and kind not in _pdfiums_own():
            # Words of any letters: pdfium would make them of Western ones.
            look = ""
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return self._field_stays(annotation, look)
        if kind in (pdfium.FPDF_ANNOT_TEXT, *_moving()):
            # Its words are in a window that is not opened; its sound or film is not played.
            self._result.not_shown += bool(_string(annotation, b"Contents") or kind in _moving())
        if look or kind in (pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT):
            return True
        marks = self._drawn(annotation, kind)
        if marks is None:
            self._result.not_shown += kind not in (pdfium.FPDF_ANNOT_TEXT, *_moving())
        else:
            self._result.marks += marks
        return False

    # -- fields ------------------------------------------------------------------------------------

    def _field_stays(self, annotation: Any, look: str) -> bool:
        import pypdfium2.raw as pdfium

        kind = self._field_kind(annotation)
        box = _rect(annotation)
        if box is None:
            return False
        if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
            if not look and self._ticked(annotation):
                self._result.marks.append(_cross(box))
            return bool(look)
        if kind not in (
            pdfium.FPDF_FORMFIELD_TEXTFIELD,
            pdfium.FPDF_FORMFIELD_COMBOBOX,
            pdfium.FPDF_FORMFIELD_LISTBOX,
        ):
            return bool(look)
        text = self._value(annotation, kind)
        blank = not look or self._draws_fields or not _SHOWS_TEXT.search(look)
        if text and blank:
            self._result.marks.append(self._words(annotation, kind, box, text))
            # A look that is out of date would stand below the words.
            return bool(look) and not self._draws_fields
        return bool(look)

    def _field_kind(self, annotation: Any) -> int:
        import pypdfium2.raw as pdfium

        if self._form is not None:
            kind: int = pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation)
            if kind > 0:
                return kind
        # A field that no form knows says itself what it is.
        kinds: dict[str, int] = {
            "Tx": pdfium.FPDF_FORMFIELD_TEXTFIELD,
            "Ch": pdfium.FPDF_FORMFIELD_COMBOBOX,
            "Btn": pdfium.FPDF_FORMFIELD_CHECKBOX,
            "Sig": pdfium.FPDF_FORMFIELD_SIGNATURE,
        }
        return kinds.get(_string(annotation, b"FT"), 0)

    def _ticked(self, annotation: Any) -> bool:
        import pypdfium2.raw as pdfium

        if self._form is not None and pdfium.FPDFAnnot_IsChecked(self._form, annotation):
            return True
        state = _string(annotation, b"AS") or _string(annotation, b"V")
        return state not in ("", "Off")

    def _value(self, annotation: Any, kind: int) -> str:
        import pypdfium2.raw as pdfium

        value = ""
        if self._form is not None:
            value = _utf16(partial(pdfium.FPDFAnnot_GetFormFieldValue, self._form, annotation))
        value = value or _string(annotation, b"V")
        if kind == pdfium.FPDF_FORMFIELD_LISTBOX and self._form is not None:
            value = "\n".join(self._chosen(annotation)) or value
        if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD and self._flags(annotation) & _PASSWORD:
            return "*" * len(value)
        return value

    def _chosen(self, annotation: Any) -> list[str]:
        import pypdfium2.raw as pdfium

        form = self._form
        chosen = []
        for option in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), MOST)):
            if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option):
                read = partial(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)
                chosen.append(_utf16(read))
        return chosen

    def _flags(self, annotation: Any) -> int:
        import pypdfium2.raw as pdfium

        if self._form is not None:
            flags: int = pdfium.FPDFAnnot_GetFormFieldFlags(self._form, annotation)
            return flags
        return int(_number(annotation, b"Ff") or 0)

    def _words(self, annotation: Any, kind: int, box: Box, text: str) -> Words:
        import pypdfium2.raw as pdfium

        size = ctypes.c_float()
        known = self._form is not None and pdfium.FPDFAnnot_GetFontSize(
            self._form, annotation, size
        )
        stated = _string(annotation, b"DA")
        flags = self._flags(annotation) if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD else 0
        cells = int(_number(annotation, b"MaxLen") or 0) if flags & _COMB else 0
        return Words(
            box=box,
            text=text,
            size=size.value if known else _font_size(stated),
            colour=_text_colour(stated),
            alignment=int(_number(annotation, b"Q") or 0),
            several_lines=bool(flags & _MULTILINE) or kind == pdfium.FPDF_FORMFIELD_LISTBOX,
            cells=cells,
        )

    # -- the others --------------------------------------------------------------------------------

    def _drawn(self, annotation: Any, kind: int) -> list[Mark] | None:
        """What stands for an annotation without a look; None: nothing can."""
        import pypdfium2.raw as pdfium

        box = _rect(annotation)
        if box is None:
            return []
        match kind:
            case pdfium.FPDF_ANNOT_LINK:
                return _link_border(annotation, box)
            case pdfium.FPDF_ANNOT_FREETEXT:
                return _free_text(annotation, box)
            case pdfium.FPDF_ANNOT_STAMP:
                return _stamp(annotation, box)
            case pdfium.FPDF_ANNOT_LINE:
                return [_line(annotation)]
            case pdfium.FPDF_ANNOT_POLYGON | pdfium.FPDF_ANNOT_POLYLINE:
                points = _vertices(annotation)
                return [
                    Strokes(
                        lines=[points],
                        colour=_colour(annotation) or _BLACK,
                        width=_border(annotation),
                        closed=kind == pdfium.FPDF_ANNOT_POLYGON,
                    )
                ]
            case (
                pdfium.FPDF_ANNOT_HIGHLIGHT
                | pdfium.FPDF_ANNOT_UNDERLINE
                | pdfium.FPDF_ANNOT_SQUIGGLY
                | pdfium.FPDF_ANNOT_STRIKEOUT
            ):
                return _marked_text(annotation, kind)
            case pdfium.FPDF_ANNOT_CARET:
                left, bottom, right, top = box
                return [
                    Strokes(
                        lines=[[(left, bottom), ((left + right) / 2, top), (right, bottom)]],
                        colour=_colour(annotation) or _BLACK,
                    )
                ]
            case pdfium.FPDF_ANNOT_TEXT:
                return _note(annotation, box)
        return None


def _pdfiums_own() -> tuple[int, ...]:
    """Kinds whose look pdfium makes as well as anybody."""
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
    )


def _moving() -> tuple[int, ...]:
    """Kinds that sound or move."""
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_ANNOT_SOUND,
        pdfium.FPDF_ANNOT_MOVIE,
        pdfium.FPDF_ANNOT_SCREEN,
        pdfium.FPDF_ANNOT_THREED,
        pdfium.FPDF_ANNOT_RICHMEDIA,
    )


def _free_text(annotation: Any, box: Box) -> list[Mark]:
    stated = _string(annotation, b"DA")
    text = _string(annotation, b"Contents") or _TAGS.sub(" ", _string(annotation, b"RC")).strip()
    marks: list[Mark] = []
    ground = _colour(annotation)
    if ground is not None:
        marks.append(_frame(box, ground, filled=True))
    if (width := _border(annotation)) > 0:
        marks.append(_frame(box, _text_colour(stated), width=width))
    if text:
        marks.append(
            Words(
                box=box,
                text=text,
                size=_font_size(stated),
                colour=_text_colour(stated),
                alignment=int(_number(annotation, b"Q") or 0),
                several_lines=True,
            )
        )
    return marks


def _stamp(annotation: Any, box: Box) -> list[Mark]:
    """A stamp's name is what it says: NotApproved."""
    name = _string(annotation, b"Name").lstrip("#")
    words = _WORD.sub(" ", name) or _string(annotation, b"Contents") or "Draft"
    colour = _colour(annotation) or _RED
    left, bottom, right, top = box
    inset = min(right - left, top - bottom) * 0.15
    inner = (left + inset, bottom + inset, right - inset, top - inset)
    return [
        _frame(box, colour),
        Words(box=inner, text=words.upper(), size=0.0, colour=colour, alignment=1, fills=True),
    ]


def _line(annotation: Any) -> Strokes:
    import pypdfium2.raw as pdfium

    start = pdfium.FS_POINTF()
    end = pdfium.FS_POINTF()
    pdfium.FPDFAnnot_GetLine(annotation, start, end)
    return Strokes(
        lines=[[(start.x, start.y), (end.x, end.y)]],
        colour=_colour(annotation) or _BLACK,
        width=_border(annotation),
    )


def _marked_text(annotation: Any, kind: int) -> list[Mark]:
    """Words that somebody underlined, struck out or went over with a marker."""
    import pypdfium2.raw as pdfium

    colour = _colour(annotation) or _BLACK
    marks: list[Mark] = []
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), MOST)):
        if not pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            continue
        # In fact, if not in the standard: upper left, upper right, lower left, lower right.
        upper = [(quad.x1, quad.y1), (quad.x2, quad.y2)]
        lower = [(quad.x3, quad.y3), (quad.x4, quad.y4)]
        if kind == pdfium.FPDF_ANNOT_HIGHLIGHT:
            corners = [*upper, *reversed(lower)]
            marks.append(Strokes([corners], colour, closed=True, filled=True, multiplied=True))
            continue
        line = lower
        if kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            line = [
                ((above[0] + below[0]) / 2, (above[1] + below[1]) / 2)
                for above, below in zip(upper, lower)
            ]
        marks.append(Strokes([line], colour))
    return marks


def _note(annotation: Any, box: Box) -> list[Mark]:
    """A sheet with two lines of writing, where the note hangs."""
    left, _bottom, _right, top = box
    sheet = (left, top - 18, left + 18, top)
    lines = [[(left + 4, top - down), (left + 14, top - down)] for down in (6, 12)]
    return [
        _frame(sheet, _colour(annotation) or (255, 230, 140, 255), filled=True),
        _frame(sheet, _BLACK),
        Strokes(lines=list(lines), colour=_BLACK),
    ]


def _link_border(annotation: Any, box: Box) -> list[Mark]:
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFAnnot_HasKey(annotation, b"Border"):
        return []
    if pdfium.FPDFAnnot_HasKey(annotation, b"BS"):
        return []
    width = _border(annotation)
    return [_frame(box, _colour(annotation) or _BLACK, width=width)] if width > 0 else []


def _cross(box: Box) -> Strokes:
    left, bottom, right, top = box
    inset = min(right - left, top - bottom) * 0.2
    left += inset
    bottom += inset
    right -= inset
    top -= inset
    return Strokes(
        lines=[[(left, bottom), (right, top)], [(left, top), (right, bottom)]],
        colour=_BLACK,
        width=1.5,
    )


def _frame(box: Box, colour: Colour, *, width: float = 1.0, filled: bool = False) -> Strokes:
    left, bottom, right, top = box
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    return Strokes(lines=[corners], colour=colour, width=width, closed=True, filled=filled)


# -- reading ---------------------------------------------------------------------------------------


def _look(annotation: Any) -> str:
    """The operators that draw it as it is now; "": none."""
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return _utf16(partial(pdfium.FPDFAnnot_GetAP, annotation, mode))


def _string(annotation: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    return _utf16(partial(pdfium.FPDFAnnot_GetStringValue, annotation, key))


def _utf16(read: Callable[[Any, int], int]) -> str:
    """What one of pdfium's functions writes into a buffer, once it has said how long it is."""
    import pypdfium2.raw as pdfium

    size = min(read(None, 0), 2 * _MOST_TEXT)
    if size <= 2:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    read(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _number(annotation: Any, key: bytes) -> float | None:
    import pypdfium2.raw as pdfium

    value = ctypes.c_float()
    if not pdfium.FPDFAnnot_GetNumberValue(annotation, key, value):
        return None
    return value.value


def _rect(annotation: Any) -> Box | None:
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


def _vertices(annotation: Any) -> list[tuple[float, float]]:
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFAnnot_GetVertices(annotation, None, 0), _MOST_TEXT)
    points = (pdfium.FS_POINTF * max(1, count))()
    pdfium.FPDFAnnot_GetVertices(annotation, points, count)
    return [(point.x, point.y) for point in points[:count]]


def _colour(annotation: Any) -> Colour | None:
    """None: it states none."""
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFAnnot_HasKey(annotation, b"C"):
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFAnnot_GetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *parts):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _border(annotation: Any) -> float:
    """The width of its lines."""
    import pypdfium2.raw as pdfium

    across = ctypes.c_float()
    down = ctypes.c_float()
    width = ctypes.c_float()
    if not pdfium.FPDFAnnot_GetBorder(annotation, across, down, width):
        return 1.0
    return width.value


def _font_size(stated: str) -> float:
    """0: as large as there is room."""
    size = _SIZE.search(stated)
    return _float(size[1]) if size else 0.0


def _text_colour(stated: str) -> Colour:
    """What a default appearance, as ``0 0 1 rg /Helv 12 Tf``, says of the colour."""
    paint = _PAINT.search(stated)
    if paint is None:
        return _BLACK
    parts = [min(1.0, max(0.0, _float(part))) for part in paint[1].split()]
    match paint[2], parts:
        case "g", [grey]:
            parts = [grey, grey, grey]
        case "k", [cyan, magenta, yellow, black]:
            parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
        case "rg", [_red, _green, _blue]:
            pass
        case _:
            return _BLACK
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue, 255


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
