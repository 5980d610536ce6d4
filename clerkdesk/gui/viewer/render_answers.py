"""Reads what the render child writes: a header's length, the header, and a picture's pixels."""

import json
from typing import Any, NamedTuple

from PySide6.QtGui import QImage

from clerkdesk.adapters.citizen_files import MAX_RENDERED_PIXELS

_LENGTH = 4
"""Octets of a header's length, the highest first."""
_MAX_HEADER = 4_000_000
"""Octets: whatever has hold of the child must not have us keep all it sends."""


class ChildAnswer(NamedTuple):
    """``image``: None where the header announces no pixels."""

    header: dict[str, Any]
    image: QImage | None


class AnswerReader:
    """Takes octets as they arrive, whatever the pieces; pixels go straight to where the picture
    will have them.
    """

    def __init__(self) -> None:
        self._start_over()

    def _start_over(self) -> None:
        self._buffer = bytearray()
        self._header: dict[str, Any] | None = None
        self._image: QImage | None = None
        self._pixels: memoryview | None = None
        self._filled = 0

    def take(self, arrived: memoryview) -> tuple[memoryview, ChildAnswer | None]:
        """Take what belongs to the answer at hand; what is left over is given back, with the answer
        if that was its end.

        Raises ValueError, KeyError, TypeError: what arrives is no answer of a render child.
        """
        taken = (
            self._take_pixels(arrived) if self._header is not None else self._take_header(arrived)
        )
        answer = None
        if self._header is not None and (self._pixels is None or self._filled == len(self._pixels)):
            answer = ChildAnswer(self._header, self._image)
            self._start_over()
        return arrived[taken:], answer

    def _take_header(self, arrived: memoryview) -> int:
        """How many octets were taken."""
        end = _LENGTH
        if len(self._buffer) >= _LENGTH:
            end += self._announced()
        piece = arrived[: end - len(self._buffer)]
        self._buffer += piece
        if len(self._buffer) == _LENGTH and not 0 < self._announced() < _MAX_HEADER:
            raise ValueError("no header is so long")
        if len(self._buffer) == end > _LENGTH:
            self._begin(json.loads(bytes(self._buffer[_LENGTH:])))
        return len(piece)

    def _announced(self) -> int:
        return int.from_bytes(self._buffer[:_LENGTH], "big")

    def _take_pixels(self, arrived: memoryview) -> int:
        assert self._pixels is not None
        piece = arrived[: len(self._pixels) - self._filled]
        self._pixels[self._filled : self._filled + len(piece)] = piece
        self._filled += len(piece)
        return len(piece)

    def _begin(self, header: dict[str, Any]) -> None:
        if header["bytes"]:
            width = int(header["width"])
            height = int(header["height"])
            if width < 1 or height < 1 or width * height > 2 * MAX_RENDERED_PIXELS:
                raise ValueError("no picture is so large")
            if header["bytes"] != 4 * width * height:
                raise ValueError("another number of pixels than the picture has")
            self._image = QImage(width, height, QImage.Format.Format_RGB32)
            self._pixels = memoryview(self._image.bits()).cast("B")
        self._header = header
