"""The words of a PDF's page and where they stand on it. Runs in the child process only."""

import ctypes
from dataclasses import dataclass
from typing import Any

from clerkdesk.domain.text import fold_with_positions

MAX_LETTERS = 200_000
MAX_HITS = 500
_ACROSS = 1 << 16
"""Pixels across and down a page, as pdfium is asked for places on it."""
# What pdfium leaves where a word was divided at the end of a line; the halves belong together.
_DIVIDED = (0x02, 0xAD, 0xFFFE)

Box = list[float]
"""Left, top, right, bottom as parts of the page's width and height, as the page is shown unturned.
"""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's folded text, and for each of its letters the number pdfium gives the character in
    ``text``, its own text of the page as it was read.
    """

    folded: str
    characters: list[int]
    text: Any = None
    plain: str = ""
    """The letters as they stand there; a word that a line's end divides is one."""

    def find(self, query: str) -> list[range]:
        """Where a folded text stands, as pdfium numbers the characters; at most MAX_HITS, and none
        overlaps another.
        """
        hits: list[range] = []
        start = self.folded.find(query) if query else -1
        while start >= 0 and len(hits) < MAX_HITS:
            end = start + len(query)
            hits.append(range(self.characters[start], self.characters[end - 1] + 1))
            start = self.folded.find(query, end)
        return hits


def read(page: Any) -> PageText:
    """The text of a pypdfium2 page, its first MAX_LETTERS letters."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    letters: list[str] = []
    numbers: list[int] = []
    divided = False
    for number in range(min(text.count_chars(), MAX_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        divided = code in _DIVIDED or (divided and code in (10, 13))
        if not divided:
            letters.append(chr(code) if code < 0x110000 else " ")
            numbers.append(number)
    plain = "".join(letters)
    folded, positions = fold_with_positions(plain)
    return PageText(folded, [numbers[position] for position in positions], text, plain)


def boxes(page: Any, text: PageText, hits: list[range]) -> list[list[Box]]:
    """For each hit the boxes of its letters, those of one line joined."""
    joined = []
    for hit in hits:
        letters = [_box(page, text.text, number) for number in hit]
        joined.append(_joined([box for box in letters if box is not None]))
    return joined


def _box(page: Any, text: Any, number: int) -> Box | None:
    """The box of one character; None: it takes no room."""
    import pypdfium2.raw as pdfium

    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, number, bounds) or bounds.left == bounds.right:
        return None
    return box(page, (bounds.left, bounds.bottom, bounds.right, bounds.top))


def box(page: Any, points: tuple[float, float, float, float]) -> Box:
    """Where something is whose left, bottom, right and top are stated in the page's points."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = points
    corners = []
    for x, y in ((left, top), (right, bottom)):
        across = ctypes.c_int()
        down = ctypes.c_int()
        # The page's own rotation and crop box are pdfium's business.
        pdfium.FPDF_PageToDevice(page, 0, 0, _ACROSS, _ACROSS, 0, x, y, across, down)
        corners.append((across.value / _ACROSS, down.value / _ACROSS))
    (x0, y0), (x1, y1) = corners
    # A turned page has its corners in another order.
    return [round(part, 5) for part in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]


def _joined(letters: list[Box]) -> list[Box]:
    """Neighbours on one line, or in one column of turned writing, become one box."""
    lines: list[Box] = []
    for box in letters:
        if lines and any(_overlap(lines[-1], box, side) > 0.5 for side in (0, 1)):
            last = lines[-1]
            lines[-1] = [
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            ]
        else:
            lines.append(box)
    return lines


def _overlap(one: Box, other: Box, side: int) -> float:
    """How much of the smaller extent lies in the larger one, across (0) or down (1)."""
    shared = min(one[side + 2], other[side + 2]) - max(one[side], other[side])
    return shared / max(1e-9, min(one[side + 2] - one[side], other[side + 2] - other[side]))
