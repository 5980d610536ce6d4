"""Photographs and scans as pages, by Pillow. Runs in the child process only."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from clerkdesk.adapters import jpeg_parts, media, page_text, picture_ends, picture_greys
from clerkdesk.adapters.citizen_files import (
    MAX_PAGES,
    MAX_RENDERED_PIXELS,
    Attachment,
    Remark,
    Unreadable,
    is_blank,
)

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 512 << 20
"""Of a picture as Pillow holds it."""
MAX_PHOTOGRAPH_PIXELS = 300_000_000
"""A JPEG is made smaller while it is decoded; larger ones take too long."""
_MAX_DECODED_PIXELS = 2 * MAX_RENDERED_PIXELS
_MOST_FRAMES = 1_000
_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
"""Of a pixel by mode; 4 in all others."""
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""The tag of EXIF and TIFF, and its values of pictures that lie on a side."""
_KIND_OF_PAGE = 254
_NO_PAGE = 0b101
"""A smaller picture of a page, or a mask of what is transparent on one."""
_OLD_KIND_OF_PAGE = 255
"""The tags of TIFF that say whether a directory is a page or a smaller picture of one."""
_PACKED = 259
_PACKED_OTHERWISE = frozenset(
    {9, 10, 32766, 32908, 32909, 33003, 33004, 33005, 34661, 34663, 34712, 34887, 34892, 34933}
    | {50001, 50002, 52546}
)
"""The tag of TIFF that says how its data are packed, and what only few programs know: JBIG, JPEG
2000, LERC, WebP, JPEG XL.
"""
_DATA = ((273, 279), (324, 325))
"""Tags of TIFF: where strips and tiles stand, and how long they are."""
_WIDEST_PIXEL = 4.0
"""Further from a square no device scans: such a figure is a mistake."""
_FORMATS = {media.JPEG: "JPEG", media.PNG: "PNG", media.TIFF: "TIFF", media.WEBP: "WEBP"}


class Decoded(NamedTuple):
    """A page's picture, upright.

    ``complete``: with as many pixels as are ever shown, and not at the size it was looked at.
    ``harm``: the code of what is said of it; None: it came whole.
    """

    page: int
    image: "Image"
    complete: bool
    harm: str | None


class ImageFile:
    """A TIFF may have several pages; of the others the first picture is the page, whatever rides
    along with it.
    """

    searchable = False

    def __init__(self, content: bytes, media_type: str) -> None:
        from PIL import Image

        # What is too large is decided here, by its bytes.
        Image.MAX_IMAGE_PIXELS = None
        self._content = content
        if media_type == media.WEBP:
            self._content = picture_ends.with_an_end(content)
        self._has_its_end = self._content is content
        self._type = media_type
        self.warnings: list[str] = []
        self.attachments: list[Attachment] = []
        with _as_it_comes():
            self._image = self._open()
            self._frames = self._pages()
        self.all_pages = len(self._frames)
        self.pages = min(self.all_pages, MAX_PAGES)
        if self.pages == 1:
            self._frame(0)
            self._refuse_too_large(self._image)
        self.decoded: Decoded | None = None
        """The page that was decoded last."""
        self._harm: str | None = None
        self._harm_is_known = False
        self._blank = False

    def _open(self, *, cut: bool = False) -> Any:
        """The picture, not decoded yet; ``cut``: a JPEG as far as it is one. Raises Unreadable."""
        from PIL import Image, JpegImagePlugin, TiffImagePlugin

        content = self._content
        if cut and self._type == media.JPEG:
            content = content[: jpeg_parts.read(content).end] + jpeg_parts.END
        stream = BytesIO(content)
        try:
            if self._type == media.JPEG:
                # Not by Pillow's choice: it takes what rides along for further pages.
                return JpegImagePlugin.JpegImageFile(stream)
            if self._type == media.TIFF:
                return TiffImagePlugin.TiffImageFile(stream)
            # The format is given: Pillow would open many more kinds than we take.
            return Image.open(stream, formats=[_FORMATS[self._type]])
        except MemoryError:
            raise
        except Exception as error:  # whatever a head raises that a decoder does not understand
            raise Unreadable(self._not_understood(error)) from None

    def _not_understood(self, error: Exception) -> str:
        """The code of why a head is not: it is broken, or of another kind."""
        other = False
        if self._type == media.TIFF:
            # Pillow's own word, or the number by which the data are packed.
            reason = str(error)
            other = "unknown" in reason or reason in map(str, _PACKED_OTHERWISE)
        elif self._type == media.JPEG:
            other = "cannot handle" in str(error) or jpeg_parts.is_of_another_kind(self._content)
        return "document_kind" if other else "document_broken"

    def _not_decoded(self, image: Any) -> str:
        """The code of why nothing of a page can be shown: it is damaged, or packed in a way that no
        decoder here knows.
        """
        other = getattr(image, "tag_v2", {}).get(_PACKED) in _PACKED_OTHERWISE
        if self._type == media.JPEG:
            other = jpeg_parts.is_of_another_kind(self._content)
        return "document_kind" if other else "page_broken"

    def _pages(self) -> list[int | None]:
        """The frames that are pages; None: one that cannot be read, behind which nothing can."""
        if self._type != media.TIFF:
            return [0]
        pages: list[int | None] = []
        smaller: list[tuple[int, int]] = []
        for frame in range(_MOST_FRAMES):
            try:
                self._image.seek(frame)
            except EOFError:
                break
            except MemoryError:
                raise
            except Exception:  # whatever a broken directory raises
                pages.append(None)
                break
            tags = self._image.tag_v2
            if tags.get(_KIND_OF_PAGE, 0) & _NO_PAGE or tags.get(_OLD_KIND_OF_PAGE) == 2:
                smaller.append((self._image.width * self._image.height, frame))
            else:
                pages.append(frame)
        if all(page is None for page in pages) and smaller:
            # Some programs call everything smaller: the large ones are the pages.
            largest = max(smaller)[0]
            pages[:0] = [frame for pixels, frame in smaller if 4 * pixels > largest]
        return pages or [None]

    def _frame(self, page: int) -> Any:
        """The page's frame, not decoded. Raises Unreadable."""
        frame = self._frames[page]
        if frame is None:
            raise Unreadable("page_broken")
        self._image.seek(frame)
        return self._image

    def size(self, page: int) -> tuple[float, float]:
        try:
            with _as_it_comes():
                image = self._frame(page)
                return _upright_size(image, _orientation(image))
        except Unreadable:
            # A sheet for the sentence.
            return 595.0, 842.0

    def remarks(self, page: int) -> list[Remark]:
        remarks = []
        if self.decoded is not None and self.decoded.page == page:
            if self.decoded.harm is not None:
                remarks.append(Remark(self.decoded.harm))
            if self._blank:
                remarks.append(Remark("page_blank"))
        return remarks

    # -- decoding ----------------------------------------------------------------------------------

    def _refuse_too_large(self, image: Any) -> None:
        pixels = image.width * image.height
        if self._type == media.JPEG:
            if pixels > MAX_PHOTOGRAPH_PIXELS:
                raise Unreadable("document_too_large")
        elif pixels * _BYTES.get(image.mode, 4) > MAX_BYTES:
            raise Unreadable("document_too_large")

    def _upright(self, page: int, width: int) -> "Image":
        """The page in RGB, the right way up, at least ``width`` pixels wide if it has as many; the
        last one is kept.
        """
        if self.decoded is not None and self.decoded.page == page:
            if self.decoded.complete or self.decoded.image.width >= width:
                return self.decoded.image
        self.decoded = None
        with _as_it_comes():
            try:
                self.decoded = self._decoded(page, width, cut=False)
            except OSError:
                # The end is missing: what is there is shown.
                self.decoded = self._decoded(page, width, cut=True)
        return self.decoded.image

    def _decoded(self, page: int, width: int, *, cut: bool) -> Decoded:
        from PIL import ImageFile as Decoder

        frame = self._frames[page]
        if frame is None:
            raise Unreadable("page_broken")
        image = self._open(cut=cut)
        image.seek(frame)
        self._refuse_too_large(image)
        orientation = _orientation(image)
        reduced = self._type == media.JPEG and self._reduce_while_decoding(image, page, width)
        Decoder.LOAD_TRUNCATED_IMAGES = cut
        try:
            image.load()
        except OSError:
            if not cut:
                raise
            if not _keeps_what_was_decoded(image):
                raise Unreadable(self._not_decoded(image)) from None
        finally:
            Decoder.LOAD_TRUNCATED_IMAGES = False
        upright = picture_greys.flat(_small_enough(image), self._content)
        if self._type != media.TIFF and orientation in _turns():
            upright = upright.transpose(_turns()[orientation])
        if cut and is_blank(upright):
            # Nothing of it came before the place where the decoder gave up.
            raise Unreadable(self._not_decoded(image))
        complete = not reduced or upright.width * upright.height >= MAX_RENDERED_PIXELS
        harm = self._known_harm()
        if harm is None and (cut or _reaches_beyond(image, len(self._content))):
            harm = jpeg_parts.END_MISSING
        return Decoded(page, upright, complete, harm)

    def _known_harm(self) -> str | None:
        """Of what is drawn over damage without a word."""
        if not self._harm_is_known:
            self._harm_is_known = True
            self._harm = self._looked_for_harm()
        return self._harm

    def _looked_for_harm(self) -> str | None:
        match self._type:
            case media.JPEG:
                return jpeg_parts.harm(self._content)
            case media.PNG:
                return picture_ends.harm_of_png(self._content)
        return None if self._has_its_end else jpeg_parts.END_MISSING

    def _reduce_while_decoding(self, image: Any, page: int, width: int) -> bool:
        """A photograph is decoded at the size it is looked at: a fraction of time and memory.

        Returns whether it is made smaller.
        """
        whole = image.size
        wished = self.size(page)[0] / max(1, width)
        # The steps by which libjpeg makes a picture smaller while it decodes.
        part = max((step for step in (1, 2, 4, 8) if step <= wished), default=1)
        while part < 8 and whole[0] * whole[1] > _MAX_DECODED_PIXELS * part * part:
            part *= 2
        image.draft("RGB", (max(1, whole[0] // part), max(1, whole[1] // part)))
        return bool(image.size != whole)

    def render(self, page: int, width: int, rotation: int) -> "Image":
        from PIL.Image import Resampling, Transpose

        across, down = self.size(page)
        scale = min(
            width / (down if rotation % 180 else across),
            (MAX_RENDERED_PIXELS / (across * down)) ** 0.5,
        )
        image = self._upright(page, round(across * scale))
        size = (max(1, round(across * scale)), max(1, round(down * scale)))
        # By whole steps first: from 3.0 on, says Pillow, hardly anything of it is seen.
        image = image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
        if rotation:
            # Pillow turns the other way.
            turns = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
            image = image.transpose(turns[rotation])
        self._blank = is_blank(image)
        return image

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        return [], 0

    def text(self, page: int) -> str:
        return ""


@contextmanager
def _as_it_comes() -> Iterator[None]:
    """Pillow's warnings about a file are for those who make it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _orientation(image: Any) -> int:
    """1 to 8, as EXIF counts them; a file may say anything."""
    if image.format == "PNG" and "exif" not in image.info:
        # Pillow would decode the whole picture to see whether one comes behind it.
        return 1
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (TypeError, ValueError, SyntaxError, OSError, struct.error):
        return 1


@cache
def _turns() -> dict[int, Any]:
    """What brings a picture upright, by its orientation. Pillow turns the other way."""
    from PIL.Image import Transpose

    return {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }


def _density(info: dict[str, Any]) -> Any:
    """Dots in so much paper across and down; formats that state a ratio alone state it so too."""
    return info.get("dpi") or info.get("aspect") or info.get("jfif_density") or (1, 1)


def _upright_size(image: Any, orientation: int) -> tuple[float, float]:
    """Width and height in pixels as wide as high (a fax has others), the right way up."""
    lies = orientation in _LYING
    size = tuple(float(side) for side in image.size)
    across, down = size
    if lies and image.format != "TIFF":
        # Pillow gives a TIFF's size the right way up itself.
        down, across = size
    try:
        dots_across, dots_down = (float(dots) for dots in _density(image.info))
    except (TypeError, ValueError, ZeroDivisionError):
        return across, down
    if dots_across <= 0 or dots_down <= 0:
        return across, down
    ratio = dots_down / dots_across if lies else dots_across / dots_down
    if not 1 / _WIDEST_PIXEL <= ratio <= _WIDEST_PIXEL:
        return across, down
    return (across, down * ratio) if ratio > 1 else (across / ratio, down)


def _reaches_beyond(image: Any, size: int) -> bool:
    """Whether a TIFF's page says that it has data behind the file's end, or its directory ends
    before it says how many: decoders do not mind.
    """
    tags = getattr(image, "tag_v2", {})
    for places, counts in _DATA:
        starts = _numbers(tags.get(places))
        lengths = _numbers(tags.get(counts))
        if len(lengths) < len(starts):
            return True
        if any(start + length > size for start, length in zip(starts, lengths)):
            return True
    return False


def _numbers(value: Any) -> tuple[int, ...]:
    """A tag's value, whether it has one or several; (): none."""
    if isinstance(value, int):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _small_enough(image: Any) -> Any:
    """With no more pixels than are ever shown."""
    part = 1
    while image.width * image.height > _MAX_DECODED_PIXELS * part * part:
        part += 1
    if part == 1:
        return image
    info = image.info
    if image.mode == "1":
        image = image.convert("L")
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"):
        image = image.reduce(part)
    else:
        image = image.resize((max(1, image.width // part), max(1, image.height // part)), 0)
    image.info = info
    return image


def _keeps_what_was_decoded(image: Any) -> bool:
    """Whether a picture whose decoder gave up keeps the lines that it had by then."""
    image.tile = []
    try:
        image.load()
    except OSError:
        return False
    return True
