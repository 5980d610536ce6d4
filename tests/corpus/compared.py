"""The files whose pages are compared with those that another program draws, and the comparison."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image, ImageChops, ImageFilter

from clerkdesk.adapters import media, render_child
from tests.corpus import forms, pages
from tests.corpus.pdf_writing import text

DOTS_PER_INCH = 100
NEAR = 3
"""So many pixels may lie between a dark pixel of theirs and one of ours."""
MASKS = Path(__file__).parent / "masks.zip"
Make = Callable[[], bytes]

_NOTE = "/C[1 0 0]/CA 1"
_DA = "/DA(0 0 1 rg /Helv 18 Tf)"
_INK = "/InkList[[80 100 150 200 200 110 260 200 320 110]]/C[0 0 0]/BS<</W 3>>"
_QUADS = "/QuadPoints[80 180 320 180 80 140 320 140]/C[0 0 0]"

KINDS: dict[str, dict[str, Make]] = {
    "fields with looks": {
        "text": forms.filled_form,
        "text without a form": partial(forms.filled_form, form=False),
        "boxes": forms.boxes,
        "choice": forms.choice,
        "list": partial(forms.choice, listed=True),
        "beside XFA": partial(forms.filled_form, form_entries="/XFA(<xdp/>)"),
        "on a turned page": partial(forms.filled_form, turned=90),
    },
    "fields without looks": {
        "text": partial(forms.filled_form, look=False, form_entries="/NeedAppearances true"),
        "text nobody asks for": partial(forms.filled_form, look=False),
        "text in the middle": partial(
            forms.filled_form, look=False, form_entries="/NeedAppearances true", entries="/Q 1"
        ),
        "choice": partial(forms.choice, look=False),
        "inherited": forms.inherited,
        "several lines": partial(
            forms.one_field,
            "(Nizami kucesi 14\\nmenzil 27\\nBaki)",
            "/Ff 4096/DA(/Helv 16 Tf 0 g)",
            (30, 60, 390, 220),
        ),
        "stale": forms.stale_look,
    },
    "signatures": {
        "stamp": partial(forms.signature, "Imzalayan: ALIYEV R."),
        "on an empty page": partial(forms.signature, "Imzalayan: ALIYEV R.", empty_page=True),
        "on a page turned by 90": partial(forms.signature, "QULIYEVA S.", turned=90),
        "on a page turned by 180": partial(forms.signature, "QULIYEVA S.", turned=180),
        "on a page turned by 270": partial(forms.signature, "QULIYEVA S.", turned=270),
    },
    "stamps": {
        "look": partial(forms.stamp, True),
        "narrow look": partial(forms.stamp, True, matrix="/Matrix[1 0 0 0.5 0 0]"),
        "lying look": partial(forms.stamp, True, matrix="/Matrix[0 1 -1 0 0 0]"),
        "slanting look": partial(forms.stamp, True, matrix="/Matrix[0.9 0.4 -0.4 0.9 0 0]"),
        "moved look": partial(forms.stamp, True, matrix="/Matrix[1 0 0 1 50 70]"),
    },
    "notes without looks": {
        "words": partial(forms.drawn, "FreeText", f"{_DA}/Contents(DEBT 120.50 AZN)"),
        "ink": partial(forms.drawn, "Ink", _INK),
        "line": partial(forms.drawn, "Line", "/L[70 90 330 210]/C[0 0 0]/Border[0 0 2]"),
        "square": partial(forms.drawn, "Square", "/C[0 0 0]/Border[0 0 2]"),
        "circle": partial(forms.drawn, "Circle", "/C[0 0 0]/Border[0 0 2]"),
        "polygon": partial(
            forms.drawn, "Polygon", "/Vertices[80 100 200 210 320 100]/C[0 0 0]/Border[0 0 2]"
        ),
        "open polygon": partial(
            forms.drawn, "PolyLine", "/Vertices[80 100 200 210 320 100]/C[0 0 0]/Border[0 0 2]"
        ),
        "underlined": partial(forms.drawn, "Underline", _QUADS),
        "struck out": partial(forms.drawn, "StrikeOut", _QUADS),
    },
    "letters": {
        "Azerbaijani, TrueType": partial(
            pages.not_embedded, "TrueType", "TimesNewRomanPSMT", pages.AZERBAIJANI
        ),
        "Azerbaijani, Type 1": partial(pages.not_embedded, "Type1", "Helvetica", pages.AZERBAIJANI),
        "Cyrillic": partial(pages.not_embedded, "Type1", "Helvetica", pages.CYRILLIC),
        "Cyrillic, bold": partial(pages.not_embedded, "TrueType", "Arial,Bold", pages.CYRILLIC),
        "digits": partial(
            pages.not_embedded, "TrueType", "Calibri", ("one", "two", "three", "seven", "Q")
        ),
        "embedded": partial(pages.embedded, "Əliyev Rəşad Şükür oğlu, Бакы"),
        "embedded, large": partial(pages.embedded, "İSMAYILLI Ğ ğ ı", 30),
    },
    "boxes": {
        "turned by 90": partial(pages.boxed, "/Rotate 90"),
        "turned by 180": partial(pages.boxed, "/Rotate 180"),
        "turned by 270": partial(pages.boxed, "/Rotate 270"),
        "turned back": partial(pages.boxed, "/Rotate -90"),
        "cropped": partial(pages.boxed, "/CropBox[40 40 300 280]"),
        "cropped and turned": partial(pages.boxed, "/CropBox[40 40 300 280]/Rotate 90"),
        "long": partial(pages.boxed, "", 300, 900),
    },
    "pictures": {
        kind: partial(pages.scanned, kind)
        for kind in (
            "bilevel",
            "mask",
            "grey",
            "sixteen",
            "colour",
            "cmyk",
            "indexed",
            "turned",
            "JPEG",
            "JPEG2000",
        )
    },
    "layers": {
        "both on": partial(pages.layered, ""),
        "first off": partial(pages.layered, "/OFF[FIRST]"),
        "second off": partial(pages.layered, "/OFF[SECOND]"),
        "all off but one": partial(pages.layered, "/BaseState/OFF/ON[SECOND]"),
        "all off": partial(pages.layered, "/BaseState/OFF"),
    },
    "ways of drawing": {
        "dashes": partial(pages.painted, "[12 6] 0 d 3 w 30 60 m 390 220 l S"),
        "clipped": partial(
            pages.painted, "q 60 60 200 100 re W n 0 g 30 30 m 390 30 l 200 250 l f Q"
        ),
        "even and odd": partial(pages.painted, "40 40 300 200 re 90 80 200 120 re f*"),
        "outlined letters": partial(pages.painted, "1 Tr 2 w " + text("MOHUR", 40, 120, 60)),
        "half transparent": partial(
            pages.painted,
            "/G gs 0 g 40 60 300 150 re f",
            "/ExtGState<</G<</ca 0.8/CA 0.8>>>>",
        ),
        "shaded": pages.shaded,
        "tiled": pages.tiled,
    },
    "ways of writing": {
        how: partial(pages.written, how)
        for how in (
            "packed",
            "letter before",
            "no table",
            "wrong table",
            "old and new",
            "owner only",
        )
    },
}


def every() -> list[tuple[str, str]]:
    """Kind and name of every file."""
    return [(kind, name) for kind, files in KINDS.items() for name in files]


def file_name(kind: str, name: str) -> str:
    return f"{kind} - {name}".replace(" ", "_").replace(",", "")


def ours(content: bytes, size: tuple[int, int]) -> Image.Image:
    """The first page as the desk shows it, in greys."""
    state: dict[str, object] = {}
    stated = media.media_type(content[: media.HEAD_BYTES])
    render_child.answer(state, {"op": "open", "type": stated}, content)
    header, pixels = render_child.answer(
        state, {"op": "render", "page": 0, "width": size[0], "rotation": 0}, b""
    )
    across = (header["width"], header["height"])
    picture = Image.frombytes("RGB", across, pixels, "raw", "BGRX").convert("L")
    return picture if picture.size == size else picture.resize(size)


def dark(picture: Image.Image) -> Image.Image:
    """White where a picture is dark, black elsewhere."""
    return picture.point([255 * (level < 128) for level in range(256)])


def met(theirs: Image.Image, of_ours: Image.Image) -> tuple[int, int]:
    """How many dark pixels of theirs have one of ours near, and how many there are; both pictures
    as ``dark`` gives them.
    """
    near = of_ours.filter(ImageFilter.MaxFilter(2 * NEAR + 1))
    there = theirs.histogram()[255]
    return ImageChops.multiply(theirs, near).histogram()[255], there


def kept() -> dict[str, Image.Image]:
    """The dark pixels that were drawn by poppler, by the file's name."""
    with ZipFile(MASKS) as masks:
        return {
            name.removesuffix(".png"): Image.open(BytesIO(masks.read(name))).convert("L")
            for name in masks.namelist()
        }
