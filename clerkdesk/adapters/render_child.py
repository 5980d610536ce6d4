"""The child process that opens citizens' files: they are hostile, and a process can be killed.

It reads requests on stdin and answers on stdout; it has no network, no database, no files of ours.
A message is four bytes of length, a JSON header, and ``header["bytes"]`` bytes of payload.
Requests: open (payload: the file), render {page, width, rotation}, text {page}.
"""

import json
import struct
import sys
from io import BytesIO
from typing import Any, BinaryIO

MAX_PIXELS = 50_000_000
MAX_PAGES = 200
MAX_RENDERED_PIXELS = 24_000_000
MEMORY_BYTES = 1 << 30
_ACTIVE = ((b"/JavaScript", "javascript"), (b"/JS", "javascript"), (b"/Launch", "launch"), (b"/EmbeddedFile", "attachment"))


class Unreadable(Exception):
    """The file cannot be shown; the argument is the code of the sentence."""


def read_message(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    header: dict[str, Any] = json.loads(stream.read(struct.unpack(">I", head)[0]))
    return header, stream.read(header.get("bytes", 0))


def pack_message(header: dict[str, Any], payload: bytes = b"") -> bytes:
    text = json.dumps(header | {"bytes": len(payload)}).encode()
    return struct.pack(">I", len(text)) + text + payload


class PdfFile:
    def __init__(self, content: bytes) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("document_encrypted" if "password" in str(error).lower() else "document_broken") from None
        if self._document.get_formtype() in (2, 3):  # XFA forms are programs
            raise Unreadable("document_xfa")
        self.pages = len(self._document)
        self.warnings = sorted({name for mark, name in _ACTIVE if mark in content})
        if self.pages > MAX_PAGES:
            raise Unreadable("document_too_many_pages")
        if not self.pages:
            raise Unreadable("document_broken")

    def size(self, page: int) -> tuple[float, float]:
        """Points."""
        width, height = self._document.get_page_size(page)
        return max(float(width), 1.0), max(float(height), 1.0)

    def render(self, page: int, width: int, rotation: int) -> Any:
        across, down = self.size(page)
        if rotation % 180:
            across, down = down, across
        scale = width / across
        scale = min(scale, (MAX_RENDERED_PIXELS / (across * down)) ** 0.5)
        return self._document[page].render(scale=scale, rotation=rotation).to_pil()

    def text(self, page: int) -> str:
        return str(self._document[page].get_textpage().get_text_bounded())


class ImageFile:
    _FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/webp": "WEBP"}

    def __init__(self, content: bytes, media_type: str) -> None:
        from PIL import Image, UnidentifiedImageError

        Image.MAX_IMAGE_PIXELS = MAX_PIXELS
        try:
            # The format is given: Pillow would open many more kinds than we take.
            self._image = Image.open(BytesIO(content), formats=[self._FORMATS[media_type]])
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError):
            raise Unreadable("document_broken") from None
        self.pages = int(getattr(self._image, "n_frames", 1))
        self.warnings: list[str] = []
        if self.pages > MAX_PAGES:
            raise Unreadable("document_too_many_pages")
        if self._image.width * self._image.height > MAX_PIXELS:
            raise Unreadable("document_too_large")

    def _page(self, page: int) -> Any:
        from PIL import ImageOps

        self._image.seek(page)
        if self._image.width * self._image.height > MAX_PIXELS:
            raise Unreadable("document_too_large")
        return ImageOps.exif_transpose(self._image)

    def size(self, page: int) -> tuple[float, float]:
        self._image.seek(page)
        width, height = self._image.size
        if self._image.getexif().get(0x0112) in (5, 6, 7, 8):
            width, height = height, width
        return float(width), float(height)

    def render(self, page: int, width: int, rotation: int) -> Any:
        image = self._page(page)
        if rotation:
            image = image.rotate(-rotation, expand=True)
        scale = min(width / image.width, (MAX_RENDERED_PIXELS / (image.width * image.height)) ** 0.5)
        if scale < 1:
            image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
        return image.convert("RGB").resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), 1)

    def text(self, page: int) -> str:
        return ""


def answer(state: dict[str, Any], header: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to one request; ``state["file"]`` is the open file."""
    match header["op"]:
        case "open":
            state["file"] = None
            state["file"] = PdfFile(payload) if header["type"] == "application/pdf" else ImageFile(payload, header["type"])
            file = state["file"]
            return {"pages": file.pages, "sizes": [file.size(page) for page in range(file.pages)], "warnings": file.warnings}, b""
        case "render":
            image = state["file"].render(header["page"], header["width"], header["rotation"]).convert("RGB")
            return {"width": image.width, "height": image.height}, image.tobytes()
        case "text":
            return {"text": state["file"].text(header["page"])}, b""
    raise Unreadable("document_broken")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit is the only one
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Answer until stdin ends."""
    _limit_memory()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    state: dict[str, Any] = {}
    while (message := read_message(stdin)) is not None:
        header, payload = message
        try:
            reply, content = answer(state, header, payload)
        except Unreadable as error:
            reply, content = {"error": str(error)}, b""
        except MemoryError:
            reply, content = {"error": "document_too_large"}, b""
        except Exception:  # whatever a broken file raises in a decoder means that it is broken
            reply, content = {"error": "document_broken"}, b""
        stdout.write(pack_message(reply | {"id": header["id"]}, content))
        stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
