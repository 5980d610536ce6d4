"""What reportlab pages have in common: Inter embedded, and the colours of the program.

Inter's subset for the letters we use is made once a process: half of a page's cost otherwise.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from unicodedata import category

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from clerkdesk import bundled

# Pages as bytes: letters in their place are for lines of seven bits, and a quarter longer.
rl_config.useA85 = 0
ACCENT = HexColor("#0B5FA5")
INK = HexColor("#16202C")
MUTED = HexColor("#5B6876")
LINE = HexColor("#DFE3E8")
PALE = HexColor("#EFF2F5")
WIDTH = 595.28
HEIGHT = 841.89
"""Of an A4 page, in points."""
REGULAR = "Inter"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
_FILES = {
    REGULAR: "Inter_400Regular.ttf",
    MEDIUM: "Inter_500Medium.ttf",
    SEMIBOLD: "Inter_600SemiBold.ttf",
    BOLD: "Inter_700Bold.ttf",
}
# Everything that official papers hold; another letter still works and only costs a fresh subset.
_LETTERS = "".join(map(chr, range(32, 127))) + "ƏəĞğİıÖöŞşÇçÜüÂâ₼№“”«»–—·•→’…"


@lru_cache(maxsize=1)
def _fonts() -> dict[str, TTFont]:
    fonts = {}
    for name, file in _FILES.items():
        font = TTFont(name, str(bundled.path("fonts", file)))
        font.face.makeSubset = _cached(font.face.makeSubset)
        pdfmetrics.registerFont(font)
        fonts[name] = font
    return fonts


def _cached(make: Callable[[list[int]], bytes]) -> Callable[[list[int]], bytes]:
    """The subset maker of a font, called once for each list of code points."""
    cached = lru_cache(maxsize=16)(lambda points: make(list(points)))
    return lambda points: cached(tuple(points))


def canvas(
    target: Any, title: str, author: str, fonts: tuple[str, ...] = (REGULAR, MEDIUM, SEMIBOLD, BOLD)
) -> Canvas:
    """A fresh A4 page; the same content gives the same bytes (invariant).

    ``target``: a path or a binary file. ``fonts``: those that the page uses.
    """
    registered = _fonts()
    page = Canvas(
        target,
        pagesize=(WIDTH, HEIGHT),
        invariant=True,
        pageCompression=1,
        lang="az",
        initialFontName=REGULAR,
    )
    page.setTitle(title)
    page.setAuthor(author)
    page.setProducer("ClerkDesk")
    for name in fonts:
        # The same letters first in every page: the subset is then the cached one.
        registered[name].splitString(_LETTERS, page._doc)
    return page


def has_letters(font: str, text: str) -> bool:
    """Whether the font has a shape for every letter of the text. An accent or a circle of its own
    has none: it would stand beside its letter. What Unicode leaves to each font (private use) is in
    this one another sign than was meant.
    """
    shapes = _fonts()[font].face.charToGlyph
    return all(ord(letter) in shapes and category(letter)[0] not in "MC" for letter in text)


def block(
    text: str, font: str, sizes: tuple[float, ...], width: float, lines: int
) -> tuple[float, list[str]] | None:
    """The largest of the sizes (points) at which the text stands in so many lines at most, every
    word whole, and those lines; None: at none.
    """
    for size in sizes:
        broken = [_text_of(line) for line in wrapped([(text, font)], size, width)]
        fits = all(pdfmetrics.stringWidth(line, font, size) <= width for line in broken)
        if fits and len(broken) <= lines:
            return size, broken
    return None


def _text_of(line: list[tuple[str, str]]) -> str:
    return "".join(word for word, _font in line).rstrip()


def fitted(text: str, font: str, size: float, width: float, smallest: float = 6.5) -> float:
    """The size at which the text fits the width, not above ``size`` nor below ``smallest``; all in
    points.
    """
    while size > smallest and pdfmetrics.stringWidth(text, font, size) > width:
        size -= 0.25
    return size


def wrapped(runs: list[tuple[str, str]], size: float, width: float) -> list[list[tuple[str, str]]]:
    """Lines of (text, font) runs, broken at spaces; size and width in points."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for text, font in runs:
        pieces = text.split(" ")
        for index, word in enumerate(pieces):
            space = " " if index < len(pieces) - 1 else ""
            length = pdfmetrics.stringWidth(word, font, size)
            if used + length > width and lines[-1] and word:
                lines.append([])
                used = 0.0
            lines[-1].append((word + space, font))
            used += pdfmetrics.stringWidth(word + space, font, size)
    return lines
