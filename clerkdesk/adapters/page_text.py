"""The words of a PDF's page and where they stand on it. Runs in the child process only."""

import ctypes
from dataclasses import dataclass
from typing import Any

from clerkdesk.domain.text import fold_with_places

MAX_LETTERS = 200_000
MAX_HITS = 500
_ACROSS = 1 << 16
# What pdfium leaves where a word was divided at the end of a line; the halves belong together.
_DIVIDED = (0x02, 0xAD, 0xFFFE)

Box = list[float]
"""Left, top, right, bottom as parts of the page's width and height, as the page is shown unturned.
"""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's folded text, and for each of its letters the number pdfium gives the character."""

    folded: str
    characters: list[int]

    def find(self, wanted: str) -> list[range]:
        """Where a folded text stands; hits do not overlap."""
        found: list[range] = []
        start = self.folded.find(wanted) if wanted else -1
        while start >= 0 and len(found) < MAX_HITS:
            end = start + len(wanted)
            found.append(range(self.characters[start], self.characters[end - 1] + 1))
            start = self.folded.find(wanted, end)
        return found


def read(page: Any) -> PageText:
    """The text of a pypdfium2 page."""
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
    folded, places = fold_with_places("".join(letters))
    return PageText(folded, [numbers[place] for place in places])


def boxes(page: Any, hits: list[range]) -> list[list[Box]]:
    """For each hit the boxes of its letters, those of one line joined."""
    text = page.get_textpage()
    return [
        _joined([box for number in hit if (box := _box(page, text, number)) is not None])
        for hit in hits
    ]


def _box(page: Any, text: Any, number: int) -> Box | None:
    import pypdfium2.raw as pdfium

    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, number, bounds) or bounds.left == bounds.right:
        return None
    corners = []
    for x, y in ((bounds.left, bounds.top), (bounds.right, bounds.bottom)):
        across = ctypes.c_int()
        down = ctypes.c_int()
        # The page's own rotation and crop box are pdfium's business.
        pdfium.FPDF_PageToDevice(page, 0, 0, _ACROSS, _ACROSS, 0, x, y, across, down)
        corners.append((across.value / _ACROSS, down.value / _ACROSS))
    (x0, y0), (x1, y1) = corners
    return [round(part, 5) for part in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]


def _joined(found: list[Box]) -> list[Box]:
    """Neighbours on one line, or in one column of turned writing, become one box."""
    lines: list[Box] = []
    for box in found:
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
