"""Letters that a PDF does not bring along: drawn with the font the program ships.

pdfium has fonts of its own for what is not embedded, with the right widths and Western letters
only. So those stay, and the letters that they lack are laid on the page at their places. Where a
file says at which places of a font that it leaves out its letters stand, other letters stand there
in pdfium's: all of them are replaced. The fonts of the computer are left out: every desk shows the
same. Runs in the child process only.
"""

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from clerkdesk import bundled

_MOST_OBJECTS = 20_000
_MOST_LETTERS = 200_000
_INVISIBLE = (3, 7)
"""Render modes of text that is there to be searched only."""
_STANDARD = ("helvetica", "arial", "times", "courier", "symbol", "zapfdingbats")
"""What the families of the fourteen fonts begin with that no file has to carry."""
_OF_WINDOWS = ("arial", "timesnewroman", "couriernew", "verdana", "tahoma", "georgia", "trebuchet")
"""Families in whose fonts the Western letters stand in the order of ASCII."""
_ASCII_OF_WINDOWS = range(3, 98)
"""The places of the blank to the tilde in them."""
_NOBODYS = "\ufdd0"
"""A code that is no letter, in no font."""
_WESTERN = 0xFF
"""Up to here pdfium's own fonts have every letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to be laid on a page; ``matrix``: a, b, c, d and its origin."""

    text: str
    size: float
    matrix: tuple[float, float, float, float, float, float]
    colour: tuple[int, int, int, int]
    bold: bool


@dataclass(slots=True)
class Letters:
    """What a page's fonts leave to be drawn."""

    fonts_missing: bool = False
    """Whether the file leaves out a font that it would have to carry for these letters."""
    missing: list[Letter] = field(default_factory=list)
    undrawn: int = 0
    """How many letters no font here has, or the file tells nobody what they are."""
    hidden: list[Any] = field(default_factory=list)
    """Texts in which pdfium would draw other letters."""


@cache
def leave_out_the_computers_fonts() -> object:
    """From now on pdfium uses its own fonts only. What comes back must live as long as pdfium."""
    import pypdfium2.raw as pdfium

    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(
        version=1,
        Release=types["Release"](lambda _info: None),
        EnumFonts=types["EnumFonts"](lambda _info, _mapper: None),
        MapFont=types["MapFont"](lambda *_wish: None),
        GetFont=types["GetFont"](lambda _info, _face: None),
        GetFontData=types["GetFontData"](lambda *_question: 0),
        GetFaceName=types["GetFaceName"](lambda *_question: 0),
        GetFontCharset=types["GetFontCharset"](lambda _info, _font: 0),
        DeleteFont=types["DeleteFont"](lambda _info, _font: None),
    )
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info


class OwnFont:
    """The font the program ships, loaded into one document when first needed."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._loaded: dict[bool, Any] = {}

    def _font(self, bold: bool) -> Any:
        import pypdfium2.raw as pdfium

        if bold not in self._loaded:
            content = _content("Inter_700Bold.ttf" if bold else "Inter_400Regular.ttf")
            octets = (ctypes.c_uint8 * len(content)).from_buffer_copy(content)
            self._loaded[bold] = pdfium.FPDFText_LoadFont(
                self._document, octets, len(content), pdfium.FPDF_FONT_TRUETYPE, True
            )
        return self._loaded[bold]

    def has(self, letter: str) -> bool:
        """Whether it draws a letter as more than the box that stands for any other."""
        font = self._font(False)
        return _shape(font, letter) not in ((0, 0.0), _shape(font, _NOBODYS))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How far a text reaches."""
        return sum(_width(self._font(bold), letter, size) for letter in text)

    def draw(self, page: Any, letter: Letter) -> None:
        """Put a text on a page, over what is there."""
        import pypdfium2.raw as pdfium

        part = pdfium.FPDFPageObj_CreateTextObj(
            self._document, self._font(letter.bold), letter.size
        )
        encoded = (letter.text + "\0").encode("utf-16-le")
        units = (pdfium.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)
        pdfium.FPDFText_SetText(part, units)
        pdfium.FPDFPageObj_SetFillColor(part, *letter.colour)
        pdfium.FPDFPageObj_SetMatrix(part, pdfium.FS_MATRIX(*letter.matrix))
        pdfium.FPDFPage_InsertObject(page, part)


def hide(texts: Iterable[Any]) -> None:
    """They are not drawn any more."""
    import pypdfium2.raw as pdfium

    for text in texts:
        pdfium.FPDFTextObj_SetTextRenderMode(text, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


@cache
def _content(name: str) -> bytes:
    return bundled.path("fonts", name).read_bytes()


def look(page: Any, own: OwnFont, of_places: Callable[[], Mapping[str, bool]]) -> Letters:
    """What the fonts of a page leave out; ``page``: pypdfium2's. ``of_places``: the document's
    ``fonts_of_places``.
    """
    letters = Letters()
    fonts = _fonts_not_carried(page)
    if not fonts:
        return letters
    letters.fonts_missing = any(not _standard(font) for font in fonts.values())
    text = page.get_textpage()
    by_place = of_places()
    names = {address: _name(font) for address, font in fonts.items()}
    if by_place.keys() & set(names.values()):
        unclear = _unclear(text)
        replaced = {
            at: by_place[name]
            for at, name in names.items()
            # Another font may have the same name: of that one it is clear what its codes mean.
            if name in by_place and (by_place[name] or at in unclear)
        }
        _replace(text, fonts, replaced, own, letters)
        fonts = {at: font for at, font in fonts.items() if at not in replaced}
    elif all(ord(letter) <= _WESTERN for letter in text.get_text_range()):
        return letters  # all of them are in pdfium's own fonts
    _look_closer(text, fonts, own, letters)
    letters.fonts_missing = letters.fonts_missing or bool(letters.missing) or letters.undrawn > 0
    return letters


def _replace(
    text: Any,
    fonts: Mapping[int, Any],
    replaced: Mapping[int, bool],
    own: OwnFont,
    letters: Letters,
) -> None:
    """Whatever stands in these fonts is hidden, and drawn anew where it is known."""
    import pypdfium2.raw as pdfium

    hidden: dict[int, Any] = {}
    for number in range(min(text.count_chars(), _MOST_LETTERS)):
        part = pdfium.FPDFText_GetTextObject(text, number)
        font = pdfium.FPDFTextObj_GetFont(part) if part else None
        address = _address(font) if font else 0
        if address not in replaced or pdfium.FPDFTextObj_GetTextRenderMode(part) in _INVISIBLE:
            continue
        hidden[_address(part)] = part
        letter = _meant(pdfium.FPDFText_GetUnicode(text, number), fonts[address], replaced[address])
        if letter.isspace():
            continue
        if not letter or not own.has(letter):
            letters.undrawn += 1
            continue
        letters.missing.append(
            _letter(
                text,
                number=number,
                font=fonts[address],
                letter=letter,
                own=own,
                room=_room(text, number),
            )
        )
    letters.hidden += hidden.values()


def _unclear(text: Any) -> set[int]:
    """The addresses of fonts of which the file does not say what their codes mean."""
    import pypdfium2.raw as pdfium

    addresses: set[int] = set()
    for number in range(min(text.count_chars(), _MOST_LETTERS)):
        if pdfium.FPDFText_HasUnicodeMapError(text, number) == 1:
            part = pdfium.FPDFText_GetTextObject(text, number)
            font = pdfium.FPDFTextObj_GetFont(part) if part else None
            addresses.add(_address(font) if font else 0)
    return addresses


def _meant(code: int, font: Any, is_told: bool) -> str:
    """The letter of a code; "": nobody knows. ``is_told``: by the file; else the code is the place
    in the font, and in Windows' own ones the Western letters stand in the order of ASCII.
    """
    if is_told:
        return chr(code) if 0 < code <= 0x10FFFF else ""
    family = _name(font).lower().replace(" ", "").replace("-", "")
    if not family.startswith(_OF_WINDOWS) or code not in _ASCII_OF_WINDOWS:
        return ""
    return chr(code - _ASCII_OF_WINDOWS.start + ord(" "))


def _room(text: Any, number: int) -> float:
    """How far the next letter of the same text is, in the letter's own measure; 0: none is."""
    import pypdfium2.raw as pdfium

    part = pdfium.FPDFText_GetTextObject(text, number)
    following = pdfium.FPDFText_GetTextObject(text, number + 1)
    if not following or _address(following) != _address(part):
        return 0.0
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    here = _origin(text, number)
    there = _origin(text, number + 1)
    return math.dist(here, there) / (math.hypot(matrix.a, matrix.b) or 1.0)


def _origin(text: Any, number: int) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    x = ctypes.c_double()
    y = ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, number, x, y)
    return x.value, y.value


def _look_closer(text: Any, fonts: dict[int, Any], own: OwnFont, letters: Letters) -> None:
    import pypdfium2.raw as pdfium

    drawn: dict[tuple[int, str], bool] = {}
    for number in range(min(text.count_chars(), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if code <= _WESTERN or code > 0x10FFFF or chr(code).isspace():
            continue
        part = pdfium.FPDFText_GetTextObject(text, number)
        font = pdfium.FPDFTextObj_GetFont(part) if part else None
        address = _address(font) if font else 0
        if address not in fonts or pdfium.FPDFTextObj_GetTextRenderMode(part) in _INVISIBLE:
            continue
        key = (address, chr(code))
        if key not in drawn:
            drawn[key] = _has_glyph(font, chr(code))
        if drawn[key]:
            continue
        if own.has(chr(code)):
            letters.missing.append(
                _letter(text, number=number, font=font, letter=chr(code), own=own)
            )
        else:
            letters.undrawn += 1


def _letter(
    text: Any, number: int, font: Any, letter: str, own: OwnFont, room: float | None = None
) -> Letter:
    """``room``: how wide it may be; None: as its font says."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    x, y = _origin(text, number)
    colour = tuple(ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, number, *colour)
    red, green, blue, alpha = (part.value for part in colour)
    size = pdfium.FPDFText_GetFontSize(text, number)
    bold = "bold" in _name(font).lower()
    if room is None:
        room = _width(font, letter, size)
    needed = own.width(letter, size, bold=bold)
    # Across only: it keeps the height of its neighbours.
    squeezed = room / needed if 0 < room < needed else 1.0
    return Letter(
        text=letter,
        size=size,
        matrix=(matrix.a * squeezed, matrix.b * squeezed, matrix.c, matrix.d, x, y),
        colour=(red, green, blue, alpha),
        bold=bold,
    )


def _fonts_not_carried(page: Any) -> dict[int, Any]:
    """The fonts of what is seen of a page's text that are not in the file, by their address."""
    import pypdfium2.raw as pdfium

    fonts: dict[int, Any] = {}
    known: set[int] = set()
    for part in _texts(page):
        font = pdfium.FPDFTextObj_GetFont(part)
        if not font or (address := _address(font)) in known:
            continue
        if pdfium.FPDFTextObj_GetTextRenderMode(part) in _INVISIBLE:
            continue
        known.add(address)
        if pdfium.FPDFFont_GetIsEmbedded(font) == 0:
            fonts[address] = font
    return fonts


def _texts(page: Any) -> Iterator[Any]:
    """The text objects of a page, those inside its forms too; the first _MOST_OBJECTS are looked
    at.
    """
    import pypdfium2.raw as pdfium

    waiting = [
        pdfium.FPDFPage_GetObject(page, number)
        for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS))
    ]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        part = waiting.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield part
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            waiting.extend(
                pdfium.FPDFFormObj_GetObject(part, number)
                for number in range(min(pdfium.FPDFFormObj_CountObjects(part), _MOST_OBJECTS))
            )


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _standard(font: Any) -> bool:
    """Whether every reader of PDF has the font itself."""
    family = _name(font).lower()
    return family.startswith(_STANDARD) and not family.startswith("timesnew")


def _has_glyph(font: Any, letter: str) -> bool:
    """Whether a font draws something for a letter."""
    return _shape(font, letter)[0] > 0


def _shape(font: Any, letter: str) -> tuple[int, float]:
    """How many strokes a font draws a letter with, and how wide it is."""
    import pypdfium2.raw as pdfium

    path = pdfium.FPDFFont_GetGlyphPath(font, ord(letter), 12.0)
    strokes = pdfium.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
    return max(0, strokes), _width(font, letter, 12.0)


def _width(font: Any, letter: str, size: float) -> float:
    import pypdfium2.raw as pdfium

    width = ctypes.c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, ord(letter), size, width)
    return width.value
