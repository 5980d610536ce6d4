"""Lines and words put on a PDF's page, in its own points. Runs in the child process only."""

from dataclasses import dataclass, replace
from typing import Any

from clerkdesk.adapters.pdf_letters import Letter, OwnFont

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha; 0 to 255."""
_LEAST_SIZE = 4.0
"""Points: no words are made smaller, whatever room they have."""
_USUAL_SIZE = 12.0
"""Of letters in cells that have room for it."""
_MOST_LINES_SIZE = 20.0
"""Several lines without a size of their own are at most so large."""
_OF_A_FIELD = 0.67
"""So much of a field's height a line without a size of its own takes."""
LINE = 1.1
"""From one line to the next, in sizes of the font."""
_CAPITAL = 0.73
"""The height of a capital, in sizes of the font."""
MARGIN = 2.0
"""Points between words and the edge of their box."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a box. ``size``: 0 as large as has room. ``alignment``: 0 left, 1 middle,
    2 right. ``cells``: so many equal places, a letter in each; 0 none. ``fills``: as large as the
    box. ``turned``: by so many degrees against the clock, 90, 180 or 270.
    """

    box: Box
    text: str
    size: float
    colour: Colour
    alignment: int = 0
    several_lines: bool = False
    cells: int = 0
    fills: bool = False
    turned: int = 0

    @property
    def lying(self) -> "Words":
        """The words as they are before they are turned, from the corner at which they begin."""
        left, bottom, right, top = self.box
        sides = (right - left, top - bottom)
        across, down = reversed(sides) if self.turned in (90, 270) else sides
        return replace(self, box=(0.0, 0.0, across, down), turned=0)

    def matrix(self, x: float, y: float) -> Matrix:
        """Where a letter of the lying words stands on the page."""
        left, bottom, right, top = self.box
        match self.turned:
            case 90:
                return 0, 1, -1, 0, right - y, bottom + x
            case 180:
                return -1, 0, 0, -1, right - x, top - y
            case 270:
                return 0, -1, 1, 0, left + y, top - x
        return 1, 0, 0, 1, left + x, bottom + y


@dataclass(frozen=True, slots=True)
class Strokes:
    """Lines through points, each by itself; ``closed``: back to where it began;
    ``multiplied``: what is below shows through.
    """

    lines: list[list[tuple[float, float]]]
    colour: Colour
    width: float = 1.0
    closed: bool = False
    filled: bool = False
    multiplied: bool = False


Mark = Words | Strokes


def draw(page: Any, marks: list[Mark], own: OwnFont) -> int:
    """Put marks on a page; returns how many could not be put there whole."""
    left_out = 0
    for mark in marks:
        if isinstance(mark, Strokes):
            _draw_strokes(page, mark)
        else:
            left_out += not _draw_words(page, mark, own)
    return left_out


def _draw_strokes(page: Any, strokes: Strokes) -> None:
    import pypdfium2.raw as pdfium

    for points in strokes.lines:
        if not points:
            continue
        path = pdfium.FPDFPageObj_CreateNewPath(*points[0])
        for point in points[1:]:
            pdfium.FPDFPath_LineTo(path, *point)
        if strokes.closed:
            pdfium.FPDFPath_Close(path)
        if strokes.filled:
            pdfium.FPDFPageObj_SetFillColor(path, *strokes.colour)
            pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, False)
        else:
            pdfium.FPDFPageObj_SetStrokeColor(path, *strokes.colour)
            pdfium.FPDFPageObj_SetStrokeWidth(path, strokes.width)
            pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, True)
        if strokes.multiplied:
            pdfium.FPDFPageObj_SetBlendMode(path, b"Multiply")
        pdfium.FPDFPage_InsertObject(page, path)


def _draw_words(page: Any, words: Words, own: OwnFont) -> bool:
    """Whether all of them have room, and letters."""
    lying = words.lying
    if words.cells:
        lines = [words.text]
        size = _size_in_cells(lying)
    else:
        lines, size = _fitted(lying, own)
    _left, bottom, right, top = lying.box
    baseline = (top - _CAPITAL * size) / 2
    if words.several_lines:
        baseline = top - MARGIN - size
    for line in lines:
        if words.cells:
            _draw_cells(page, words=words, size=size, baseline=baseline, own=own)
        elif line:
            room = right - 2 * MARGIN - own.width(line, size)
            x = MARGIN + max(0.0, room) * min(2, max(0, words.alignment)) / 2
            _draw_line(
                page,
                text=line,
                size=size,
                matrix=words.matrix(x, baseline),
                colour=words.colour,
                own=own,
            )
        baseline -= size * LINE
    fits = size > _LEAST_SIZE or baseline + size * LINE >= bottom
    return fits and all(own.has(letter) or letter.isspace() for letter in words.text)


def _draw_cells(page: Any, words: Words, size: float, baseline: float, own: OwnFont) -> None:
    _left, _bottom, right, _top = words.lying.box
    each = right / words.cells
    for number, letter in enumerate(words.text[: words.cells]):
        x = each * (number + 0.5) - own.width(letter, size) / 2
        _draw_line(
            page,
            text=letter,
            size=size,
            matrix=words.matrix(x, baseline),
            colour=words.colour,
            own=own,
        )


def _draw_line(
    page: Any,
    text: str,
    size: float,
    matrix: Matrix,
    colour: Colour,
    own: OwnFont,
) -> None:
    own.draw(page, Letter(text=text, size=size, matrix=matrix, colour=colour, bold=False))


def _size_in_cells(words: Words) -> float:
    left, bottom, right, top = words.box
    return words.size or min(_USUAL_SIZE, (top - bottom) * 0.7, (right - left) / words.cells)


def _fitted(words: Words, own: OwnFont) -> tuple[list[str], float]:
    """The lines, and a size at which they have room; at the smallest they need not."""
    left, bottom, right, top = words.box
    across = max(1.0, right - left - 2 * MARGIN)
    down = max(1.0, top - bottom)
    size = words.size
    if not size:
        size = _MOST_LINES_SIZE if words.several_lines else max(_LEAST_SIZE, down * _OF_A_FIELD)
    if words.fills:
        size = down
    while True:
        if words.several_lines:
            lines = _wrapped(words.text, size, across, own)
        else:
            lines = [" ".join(words.text.split())]
        tall = (len(lines) - 1) * LINE * size + size
        wide = max((own.width(line, size) for line in lines), default=0.0)
        if size <= _LEAST_SIZE or (tall <= down + MARGIN and wide <= across + 0.5):
            return lines, size
        size = max(_LEAST_SIZE, size * 0.9)


def _wrapped(text: str, size: float, across: float, own: OwnFont) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and own.width(longer, size) > across:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines
