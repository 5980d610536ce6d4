"""A multipart request, part by part: every limit is checked while it streams, and nothing of it is
kept in memory.

A file is refused at the byte that is too many, and a wrong type at its first bytes; whoever sends
slowly or without end is turned away.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from clerkdesk.adapters import media, packages
from clerkdesk.domain.submission import Fault

IN_MEMORY_BYTES = 64 << 10
"""A file larger than this goes to the disk while it comes in."""
STALL_SECONDS = 20.0
"""So long may pass between two pieces of a request."""
REQUEST_SECONDS = 600.0
"""So long may a whole request take."""
MAX_BOUNDARY = 70
"""Letters; RFC 2046, 5.1.1."""
MAX_FIELD_NAME = 120
"""Letters of a part's name that an answer repeats; it is whatever the caller has written."""


class UploadRefused(Exception):
    """The request cannot be taken: the HTTP status, and the faults by field."""

    def __init__(self, status: int, *faults: Fault) -> None:
        super().__init__(status)
        self.status = status
        self.faults = list(faults)


@dataclass(slots=True)
class Part:
    """``file_name``: None where the part is no file. ``size``: in bytes. ``head``: its first bytes,
    by which a file's type is known.
    """

    name: str = ""
    file_name: str | None = None
    size: int = 0
    head: bytes = b""
    content: SpooledTemporaryFile[bytes] = field(
        default_factory=lambda: SpooledTemporaryFile(IN_MEMORY_BYTES)
    )

    @property
    def key(self) -> str:
        """By what a package names the file."""
        return self.file_name or self.name


class Reader(io.RawIOBase):
    """The content from its beginning; closing it leaves the content there for the next reader."""

    def __init__(self, content: SpooledTemporaryFile[bytes]) -> None:
        super().__init__()
        content.seek(0)
        self._content = content

    def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


class PartCollector:
    """The parser's callbacks: parts, their headers and their bytes.

    What a part may be and where it is kept is its subclasses' business. ``limit``: bytes of the
    whole request. ``complete``: whether the request has come to its own end.

    Raises UploadRefused at the first limit that is passed.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.files: dict[str, Part] = {}
        self.complete = False
        self._part: Part | None = None
        self._header = bytearray()
        self._value = bytearray()

    def callbacks(self) -> Any:
        """As python_multipart has them; its own type of them is private."""
        return {
            "on_part_begin": self._part_begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def close(self) -> None:
        """Throw away what has come in."""
        for part in (self._part, *self.files.values()):
            if part is not None:
                part.content.close()

    def check_part(self, part: Part) -> None:
        """Whether a part may come, as its headers announce it. Raises UploadRefused."""
        raise NotImplementedError

    def write(self, part: Part, piece: bytes) -> None:
        """Keep a piece of a part. Raises UploadRefused."""
        raise NotImplementedError

    def finish(self, part: Part) -> None:
        """The part is whole."""
        raise NotImplementedError

    def field_of(self, part: Part) -> str:
        """The field at which a fault of this file stands."""
        return part.key[:MAX_FIELD_NAME] or "documents"

    def write_file(self, part: Part, piece: bytes) -> None:
        """Keep a piece of a file. Raises UploadRefused (413, 415)."""
        part.size += len(piece)
        if part.size > packages.MAX_FILE_BYTES:
            limit = packages.MAX_FILE_BYTES >> 20
            raise UploadRefused(413, Fault(self.field_of(part), "file_too_large", {"limit": limit}))
        # As soon as its beginning is there: a film of 20 MB is not read to its end to be refused.
        if len(part.head) < media.HEAD_BYTES:
            part.head += piece[: media.HEAD_BYTES]
            if len(part.head) >= media.HEAD_BYTES and media.media_type(part.head) is None:
                file = part.key[:MAX_FIELD_NAME]
                raise UploadRefused(415, Fault(self.field_of(part), "file_type", {"file": file}))
        part.content.write(piece)

    def _part_begin(self) -> None:
        self._part = Part()

    @property
    def _current(self) -> Part:
        assert self._part is not None
        return self._part

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            _kind, options = parse_options_header(bytes(self._value))
            self._current.name = options.get(b"name", b"").decode("utf-8", "replace")
            if b"filename" in options:
                self._current.file_name = options[b"filename"].decode("utf-8", "replace")
        self._header.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        self.check_part(self._current)

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        self.write(self._current, data[start:end])

    def _part_end(self) -> None:
        part = self._current
        self._part = None
        self.finish(part)

    def _end(self) -> None:
        self.complete = True


def boundary_of(content_type: str) -> bytes:
    """The multipart boundary. Raises UploadRefused (415): another kind of request."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= MAX_BOUNDARY:
        raise UploadRefused(415, Fault(None, "not_multipart"))
    return boundary


async def collect(
    collector: PartCollector,
    content_type: str,
    stated_length: str | None,
    pieces: AsyncIterator[bytes],
) -> None:
    """Read a multipart request to its end; what was collected is thrown away where it is refused.

    ``stated_length``: the header Content-Length as it came; None: there is none. Raises
    UploadRefused: 408 (slow), 413, 415, 422.
    """
    boundary = boundary_of(content_type)
    # What the header says saves the reading; what really comes is counted all the same.
    length = int(stated_length) if stated_length and stated_length.isdecimal() else 0
    if length > collector.limit:
        raise _too_large(collector.limit)
    try:
        parser = MultipartParser(boundary, collector.callbacks())
        await feed(parser.write, pieces, collector.limit)
        parser.finalize()
        if not collector.complete:
            raise UploadRefused(422, Fault(None, "multipart_broken"))
    except BaseException as error:
        # A cancelled request as well: its parts are files on the disk.
        collector.close()
        if isinstance(error, FormParserError):
            raise UploadRefused(422, Fault(None, "multipart_broken")) from None
        raise


async def feed(write: Callable[[bytes], object], pieces: AsyncIterator[bytes], limit: int) -> None:
    """Hand over a request's body piece by piece; ``limit``: in bytes.

    Raises UploadRefused: 408 (slow), 413, 422.
    """
    received = 0
    clock = asyncio.get_running_loop().time
    deadline = clock() + REQUEST_SECONDS
    while True:
        try:
            # Two limits: a byte every few seconds would keep to the first for hours.
            piece = await asyncio.wait_for(
                anext(pieces, None), min(STALL_SECONDS, deadline - clock())
            )
        except TimeoutError:
            raise UploadRefused(408, Fault(None, "upload_too_slow")) from None
        except ClientDisconnect:
            # Nobody is left to be told; it is no fault of ours.
            raise UploadRefused(422, Fault(None, "multipart_broken")) from None
        if piece is None:
            return
        received += len(piece)
        if received > limit:
            raise _too_large(limit)
        write(piece)


def _too_large(limit: int) -> UploadRefused:
    return UploadRefused(413, Fault("documents", "package_too_large", {"limit": limit >> 20}))
