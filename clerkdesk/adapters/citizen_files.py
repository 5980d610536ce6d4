"""Citizens' files as pages and pictures: PDF by pdfium, photographs and scans by Pillow. Runs in
the child process only.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from clerkdesk.adapters import page_text

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 50_000_000
MAX_PAGES = 200
MAX_RENDERED_PIXELS = 24_000_000
_MOST_POINTS = 100_000.0
"""Of a page's side; a PDF may state any."""
_ACTIVE = (
    (b"/JavaScript", "javascript"),
    (b"/JS", "javascript"),
    (b"/Launch", "launch"),
    (b"/EmbeddedFile", "attachment"),
)
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""The tag of EXIF, and its values of pictures that lie on a side."""


class Unreadable(Exception):
    """The file cannot be shown; the argument is the code of the sentence."""


class CitizenFile(Protocol):
    """An opened file. Pages are counted from 0; raises Unreadable.

    ``warnings``: names of what is in it and does nothing here, sorted. ``searchable``: whether it
    has text.
    """

    pages: int
    warnings: list[str]
    searchable: bool

    def size(self, page: int) -> tuple[float, float]:
        """Width and height: a PDF's in points, a picture's in pixels, the right way up."""
        ...

    def render(self, page: int, width: int, rotation: int) -> "Image":
        """The page in RGB, so many pixels wide as it is shown; ``rotation``: 0, 90, 180 or 270
        degrees clockwise.
        """
        ...

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        """The boxes of each hit of a folded text, and how many letters the page has."""
        ...


class PdfFile:
    """Opened by pdfium."""

    searchable = True

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            encrypted = "password" in str(error).lower()
            raise Unreadable("document_encrypted" if encrypted else "document_broken") from None
        if self._document.get_formtype() in (2, 3):  # XFA forms are programs
            raise Unreadable("document_xfa")
        self.pages = len(self._document)
        self.warnings = sorted({name for mark, name in _ACTIVE if mark in content})
        if self.pages > MAX_PAGES:
            raise Unreadable("document_too_many_pages")
        if not self.pages:
            raise Unreadable("document_broken")
        self._loaded: tuple[int, Any] | None = None
        self._texts: dict[int, page_text.PageText] = {}

    def _page(self, page: int) -> Any:
        # A page that is zoomed or searched again is not parsed again.
        if self._loaded is None or self._loaded[0] != page:
            self._loaded = None
            self._loaded = (page, self._document[page])
        return self._loaded[1]

    def size(self, page: int) -> tuple[float, float]:
        width, height = self._document.get_page_size(page)
        return max(1.0, min(float(width), _MOST_POINTS)), max(1.0, min(float(height), _MOST_POINTS))

    def render(self, page: int, width: int, rotation: int) -> "Image":
        across, down = self.size(page)
        shown_across = down if rotation % 180 else across
        scale = min(width / shown_across, (MAX_RENDERED_PIXELS / (across * down)) ** 0.5)
        bitmap = self._page(page).render(scale=scale, rotation=rotation)
        image: Image = bitmap.to_pil().convert("RGB")
        return image

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        """The boxes of each hit of a folded text, and how many letters the page has."""
        text = self._texts.get(page)
        if text is None:
            text = self._texts[page] = page_text.read(self._page(page))
        hits = text.find(query)
        return (page_text.boxes(self._page(page), hits) if hits else []), len(text.folded)


class Decoded(NamedTuple):
    """A page's picture; ``complete``: with all its pixels, and not at the size it was looked at."""

    page: int
    image: "Image"
    complete: bool


class ImageFile:
    """Opened by Pillow; a TIFF may have several pages."""

    searchable = False
    _FORMATS = {
        "image/jpeg": "JPEG",
        "image/png": "PNG",
        "image/tiff": "TIFF",
        "image/webp": "WEBP",
    }

    def __init__(self, content: bytes, media_type: str) -> None:
        from PIL import Image, UnidentifiedImageError

        Image.MAX_IMAGE_PIXELS = MAX_PIXELS
        self._content = content
        self._format = self._FORMATS[media_type]
        try:
            self._image = self._open()
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError):
            raise Unreadable("document_broken") from None
        self.pages = int(getattr(self._image, "n_frames", 1))
        self.warnings: list[str] = []
        if self.pages > MAX_PAGES:
            raise Unreadable("document_too_many_pages")
        if self._image.width * self._image.height > MAX_PIXELS:
            raise Unreadable("document_too_large")
        self.decoded: Decoded | None = None
        """The page that was decoded last."""

    def _open(self) -> Any:
        from PIL import Image

        # The format is given: Pillow would open many more kinds than we take.
        return Image.open(BytesIO(self._content), formats=[self._format])

    def size(self, page: int) -> tuple[float, float]:
        self._image.seek(page)
        width, height = self._image.size
        lies = self._image.getexif().get(_ORIENTATION) in _LYING
        return (float(height), float(width)) if lies else (float(width), float(height))

    def _upright(self, page: int, width: int) -> "Image":
        """The page in RGB, the right way up, at least ``width`` pixels wide if it has as many; the
        last one is kept.
        """
        from PIL import ImageOps

        if self.decoded is not None and self.decoded.page == page:
            if self.decoded.complete or self.decoded.image.width >= width:
                return self.decoded.image
        self.decoded = None
        image = self._open()
        image.seek(page)
        whole = image.size
        if whole[0] * whole[1] > MAX_PIXELS:
            raise Unreadable("document_too_large")
        if self._format == "JPEG":
            # A photograph of 12 megapixels is decoded at the size it is looked at: a fraction of
            # the time.
            part = width / self.size(page)[0]
            image.draft("RGB", (round(whole[0] * part), round(whole[1] * part)))
        complete = image.size == whole
        self.decoded = Decoded(page, _flat(ImageOps.exif_transpose(image)), complete)
        return self.decoded.image

    def render(self, page: int, width: int, rotation: int) -> "Image":
        from PIL.Image import Resampling, Transpose

        across, down = self.size(page)
        image = self._upright(page, round(width * across / down) if rotation % 180 else width)
        if rotation:
            # Pillow turns the other way.
            turns = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
            image = image.transpose(turns[rotation])
        scale = min(
            width / image.width, (MAX_RENDERED_PIXELS / (image.width * image.height)) ** 0.5
        )
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        return [], 0


def _flat(image: "Image") -> "Image":
    """RGB: what is transparent lies on white paper, and scans of 16 bits keep their greys."""
    from PIL import Image

    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if "A" in image.mode or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "#FFFFFF")
        paper.alpha_composite(over)
        image = paper
    return image.convert("RGB")


def toned(image: "Image", brightness: int, contrast: int) -> "Image":
    """The picture brighter or darker, harder or softer; both from -100 to 100."""
    if not brightness and not contrast:
        return image
    slope = (100 + contrast) / 100 if contrast <= 0 else 1 + contrast * contrast / 2500
    middle = 128 + brightness * 1.28
    lookup = [min(255, max(0, round((level - 128) * slope + middle))) for level in range(256)]
    return image.point(lookup * 3)
