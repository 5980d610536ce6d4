"""What stands on a page for an annotation that brings no look. Runs in the child process only."""

import math
import re
from typing import Any

from clerkdesk.adapters import pdf_endings, pdf_values
from clerkdesk.adapters.pdf_details import FieldLook
from clerkdesk.adapters.pdf_drawing import Box, Colour, Mark, Strokes, Words
from clerkdesk.adapters.pdf_values import BLACK

_MOST = 2_000
_RED = (190, 0, 0, 255)
LIST_SIZE = 12.0
"""Of the words of a list that states none."""
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def drawn(
    annotation: Any, kind: int, width: float, ends: tuple[str, str] = ("", "")
) -> list[Mark] | None:
    """What stands for an annotation without a look; None: nothing can. ``width``: of its lines;
    ``ends``: what stands at the two ends of one, as OpenArrow.
    """
    import pypdfium2.raw as pdfium

    box = pdf_values.rect(annotation)
    if box is None:
        return []
    match kind:
        case pdfium.FPDF_ANNOT_LINK:
            return _link_border(annotation, box, width)
        case pdfium.FPDF_ANNOT_FREETEXT:
            return _free_text(annotation, box, width)
        case pdfium.FPDF_ANNOT_STAMP:
            return _stamp(annotation, box)
        case pdfium.FPDF_ANNOT_LINE:
            return _line(annotation, width, ends)
        case pdfium.FPDF_ANNOT_POLYGON | pdfium.FPDF_ANNOT_POLYLINE:
            points = pdf_values.vertices(annotation)
            if not points:
                return None
            inside = pdf_values.inner_colour(annotation)
            return [
                *([Strokes([points], inside, filled=True)] if inside is not None else []),
                Strokes(
                    lines=[points],
                    colour=pdf_values.colour(annotation) or BLACK,
                    width=width,
                    closed=kind == pdfium.FPDF_ANNOT_POLYGON,
                ),
                *(
                    pdf_endings.drawn(points, ends, width, pdf_values.colour(annotation) or BLACK)
                    if kind == pdfium.FPDF_ANNOT_POLYLINE
                    else []
                ),
            ]
        case (
            pdfium.FPDF_ANNOT_HIGHLIGHT
            | pdfium.FPDF_ANNOT_UNDERLINE
            | pdfium.FPDF_ANNOT_SQUIGGLY
            | pdfium.FPDF_ANNOT_STRIKEOUT
        ):
            return _marked_text(annotation, kind) or None
        case pdfium.FPDF_ANNOT_CARET:
            left, bottom, right, top = box
            return [
                Strokes(
                    lines=[[(left, bottom), ((left + right) / 2, top), (right, bottom)]],
                    colour=pdf_values.colour(annotation) or BLACK,
                )
            ]
        case pdfium.FPDF_ANNOT_TEXT:
            return _note(annotation, box)
    return None


def _free_text(annotation: Any, box: Box, width: float) -> list[Mark]:
    stated = pdf_values.string(annotation, b"DA")
    text = pdf_values.string(annotation, b"Contents") or pdf_values.rich_text(annotation, b"RC")
    marks: list[Mark] = []
    ground = pdf_values.colour(annotation)
    if ground is not None:
        marks.append(frame(box, ground, filled=True))
    if width > 0:
        marks.append(frame(box, pdf_values.text_colour(stated), width=width))
    if text:
        marks.append(
            Words(
                box=box,
                text=text,
                size=pdf_values.font_size(stated),
                colour=pdf_values.text_colour(stated),
                alignment=int(pdf_values.number(annotation, b"Q") or 0),
                several_lines=True,
            )
        )
    return marks


def _stamp(annotation: Any, box: Box) -> list[Mark] | None:
    """A stamp's name is what it says: NotApproved; without one it is a draft's, unless there is a
    look that nobody can find, which says something else.
    """
    import pypdfium2.raw as pdfium

    name = pdf_values.string(annotation, b"Name").lstrip("#")
    words = _WORD.sub(" ", name) or pdf_values.string(annotation, b"Contents")
    if not words and pdfium.FPDFAnnot_HasKey(annotation, b"AP"):
        return None
    words = words or "Draft"
    colour = pdf_values.colour(annotation) or _RED
    left, bottom, right, top = box
    inset = min(right - left, top - bottom) * 0.15
    inner = (left + inset, bottom + inset, right - inset, top - inset)
    return [
        frame(box, colour),
        Words(box=inner, text=words.upper(), size=0.0, colour=colour, alignment=1, fills=True),
    ]


def _line(annotation: Any, width: float, ends: tuple[str, str]) -> list[Mark] | None:
    import pypdfium2.raw as pdfium

    start = pdfium.FS_POINTF()
    end = pdfium.FS_POINTF()
    if not pdfium.FPDFAnnot_GetLine(annotation, start, end):
        return None
    points = [(start.x, start.y), (end.x, end.y)]
    colour = pdf_values.colour(annotation) or BLACK
    line = Strokes(lines=[points], colour=colour, width=width)
    return [line, *pdf_endings.drawn(points, ends, width, colour)]


def _marked_text(annotation: Any, kind: int) -> list[Mark]:
    """Words that somebody underlined, struck out or went over with a marker."""
    import pypdfium2.raw as pdfium

    colour = pdf_values.colour(annotation) or BLACK
    marks: list[Mark] = []
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
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
        frame(sheet, pdf_values.colour(annotation) or (255, 230, 140, 255), filled=True),
        frame(sheet, BLACK),
        Strokes(lines=list(lines), colour=BLACK),
    ]


def _link_border(annotation: Any, box: Box, width: float) -> list[Mark]:
    import pypdfium2.raw as pdfium

    if not any(pdfium.FPDFAnnot_HasKey(annotation, key) for key in (b"Border", b"BS")):
        return []
    return [frame(box, pdf_values.colour(annotation) or BLACK, width=width)] if width > 0 else []


def ticked(box: Box, style: str) -> Strokes:
    """The mark of a box that is chosen. ``style``: what its form says for it, a letter of
    ZapfDingbats; "": nothing.
    """
    left, bottom, right, top = box
    radius = min(right - left, top - bottom) * 0.3
    x = (left + right) / 2
    y = (bottom + top) / 2
    shape = _MARKS.get(style, _CROSS)
    lines = [_moved(line, x, y, radius) for line in shape]
    is_cross = style not in _MARKS
    return Strokes(
        lines=lines,
        colour=BLACK,
        width=max(1.5, radius * 0.3) if is_cross else 1.0,
        closed=not is_cross,
        filled=not is_cross,
    )


def _moved(
    line: list[tuple[float, float]], x: float, y: float, size: float
) -> list[tuple[float, float]]:
    return [(x + size * across, y + size * up) for across, up in line]


def _around(corners: int, near: float = 1.0) -> list[tuple[float, float]]:
    """The corners of a star, or of a circle, around the middle, the first one above it."""
    turns = [math.tau * corner / corners for corner in range(corners)]
    far = [1.0 if corner % 2 == 0 else near for corner in range(corners)]
    return [(out * math.sin(turn), out * math.cos(turn)) for turn, out in zip(turns, far)]


_CROSS = [[(-1.0, -1.0), (1.0, 1.0)], [(-1.0, 1.0), (1.0, -1.0)]]
_MARKS: dict[str, list[list[tuple[float, float]]]] = {
    "l": [_around(32)],
    "u": [_around(4)],
    "H": [_around(10, 0.4)],
    "n": [[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]],
    "4": [[(-1, 0), (-0.65, 0.25), (-0.3, -0.35), (0.8, 1), (1, 0.8), (-0.25, -1)]],
}
"""By the letter of ZapfDingbats, from the middle of the box; of all others a cross."""


def framed(box: Box, own: FieldLook) -> list[Mark]:
    """The ground of a field and the line around it, as far as it has them."""
    marks: list[Mark] = []
    if own.ground is not None:
        marks.append(frame(box, own.ground, filled=True))
    if own.border is not None and own.width > 0:
        left, bottom, right, top = box
        half = own.width / 2
        line = (left + half, bottom + half, right - half, top - half)
        marks.append(frame(line, own.border, width=own.width))
    return marks


def frame(box: Box, colour: Colour, *, width: float = 1.0, filled: bool = False) -> Strokes:
    """The line around a box, or its ground."""
    left, bottom, right, top = box
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    return Strokes(lines=[corners], colour=colour, width=width, closed=True, filled=filled)
