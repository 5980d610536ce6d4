"""A multipart request as a portal package: every limit is checked while it streams, and nothing of
it is kept in memory.

A file is refused at the byte that is too many, and a wrong type at its first bytes; whoever sends
slowly or without end is turned away.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from clerkdesk.adapters import media, packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import MAX_DOCUMENTS, Fault

APPLICATION = "application"
DOCUMENTS = "documents"
"""The part of a request in which its JSON stands."""
MAX_BODY_BYTES = packages.MAX_PACKAGE_BYTES + packages.MAX_APPLICATION_BYTES + (1 << 20)
MAX_FORM_BYTES = 64 << 10
MAX_FIELDS = 300
"""Of a page's form, without its file."""
IN_MEMORY_BYTES = 64 << 10
"""A file larger than this goes to the disk while it comes in."""
STALL_SECONDS = 20.0
"""So long may pass between two pieces of a request."""
REQUEST_SECONDS = 600.0


class Refused(Exception):
    """The request cannot be taken: the HTTP status, and the faults by field."""

    def __init__(self, status: int, *faults: Fault) -> None:
        super().__init__(status)
        self.status = status
        self.faults = list(faults)


@dataclass(slots=True)
class _Part:
    name: str = ""
    file_name: str | None = None
    size: int = 0
    head: bytes = b""
    content: SpooledTemporaryFile[bytes] = field(
        default_factory=lambda: SpooledTemporaryFile(IN_MEMORY_BYTES)
    )


class Reader(io.RawIOBase):
    """The content from its beginning; closing it leaves the content there for the next reader."""

    def __init__(self, content: SpooledTemporaryFile[bytes]) -> None:
        super().__init__()
        content.seek(0)
        self._content = content

    def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


class UploadedPackage(packages.FilePackage):
    """What a request brought.

    ``close`` throws its files away; a file is found by its name, or by the name of its part.
    """

    def __init__(self, application: _Part, files: dict[str, _Part]) -> None:
        self._parts = [application, *files.values()]

        def open_file(name: str) -> IO[bytes] | None:
            part = application if name == packages.APPLICATION else files.get(name)
            return cast(IO[bytes], Reader(part.content)) if part is not None else None

        super().__init__(open_file)

    @property
    def size(self) -> int:
        """Of all its files, in bytes."""
        return sum(part.size for part in self._parts)

    def close(self) -> None:
        for part in self._parts:
            part.content.close()


class _Collector:
    """The parser's callbacks: parts, their headers and their bytes. Raises Refused at the first
    limit that is passed.
    """

    limit = MAX_BODY_BYTES

    def __init__(self, data: str) -> None:
        self.data = data
        self.application: _Part | None = None
        self.files: dict[str, _Part] = {}
        self.complete = False
        self._part: _Part | None = None
        self._header = bytearray()
        self._value = bytearray()

    def callbacks(self) -> Any:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def close(self) -> None:
        for part in (self._part, self.application, *self.files.values()):
            if part is not None:
                part.content.close()

    def _begin(self) -> None:
        self._part = _Part()

    @property
    def _now(self) -> _Part:
        assert self._part is not None
        return self._part

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            _kind, options = parse_options_header(bytes(self._value))
            self._now.name = options.get(b"name", b"").decode("utf-8", "replace")
            if b"filename" in options:
                self._now.file_name = options[b"filename"].decode("utf-8", "replace")
        self._header.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        part = self._now
        if part.name == self.data:
            if self.application is not None:
                raise Refused(422, Fault(None, "file_twice", {"file": self.data}))
            return
        if len(self.files) >= MAX_DOCUMENTS:
            raise Refused(413, Fault("documents", "too_many_files", {"limit": MAX_DOCUMENTS}))
        if self._key(part) in self.files:
            raise Refused(
                422, Fault(self._field(part), "file_twice", {"file": self._key(part)[:120]})
            )

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self._now
        part.size += end - start
        if part.name == self.data:
            if part.size > packages.MAX_APPLICATION_BYTES:
                raise Refused(413, Fault(None, "application_too_large"))
        else:
            if part.size > packages.MAX_FILE_BYTES:
                raise Refused(
                    413,
                    Fault(
                        self._field(part),
                        "file_too_large",
                        {"limit": packages.MAX_FILE_BYTES >> 20},
                    ),
                )
            if len(part.head) < media.HEAD_BYTES:
                part.head += data[start : min(end, start + media.HEAD_BYTES)]
                if len(part.head) >= media.HEAD_BYTES and media.media_type(part.head) is None:
                    raise Refused(
                        415, Fault(self._field(part), "file_type", {"file": self._key(part)[:120]})
                    )
        part.content.write(data[start:end])

    def _part_end(self) -> None:
        part = self._now
        self._part = None
        if part.name == self.data:
            self.application = part
        else:
            self.files[self._key(part)] = part

    def _end(self) -> None:
        self.complete = True

    @staticmethod
    def _key(part: _Part) -> str:
        return part.file_name or part.name

    def _field(self, part: _Part) -> str:
        """The document that names this file, where the application came before it; else the part's
        own name.
        """
        key = self._key(part)
        if self.application is not None:
            self.application.content.seek(0)
            try:
                stated = packages.parse_json(self.application.content.read())
            except PackageRefused:
                stated = None
            documents = stated.get("documents") if isinstance(stated, dict) else stated
            for place, document in enumerate(documents if isinstance(documents, list) else []):
                if isinstance(document, dict) and document.get("file") == key:
                    return f"documents.{place}.file"
        return key[:120] or "documents"


class _FormCollector(_Collector):
    """A page's form: text without a file's name is a field; a file input that was left empty is
    nothing.
    """

    limit = packages.MAX_FILE_BYTES + MAX_FORM_BYTES

    def __init__(self) -> None:
        super().__init__("\0")  # no part bears this name
        self.fields: list[tuple[str, str]] = []

    def _headers_finished(self) -> None:
        if self._now.file_name is None:
            if len(self.fields) >= MAX_FIELDS:
                raise Refused(413, Fault(None, "form_too_large"))
        elif self.files:
            raise Refused(413, Fault("documents", "too_many_files", {"limit": 1}))

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self._now
        if part.file_name is not None:
            super()._data(data, start, end)
            return
        part.size += end - start
        if part.size > MAX_FORM_BYTES:
            raise Refused(413, Fault(None, "form_too_large"))
        part.content.write(data[start:end])

    def _part_end(self) -> None:
        part = self._now
        if part.file_name is not None and (part.file_name or part.size):
            super()._part_end()
            return
        self._part = None
        part.content.seek(0)
        if part.file_name is None:
            self.fields.append((part.name, part.content.read().decode("utf-8", "replace")))
        part.content.close()


def boundary_of(content_type: str) -> bytes:
    """The multipart boundary. Raises Refused (415): another kind of request."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 70:
        raise Refused(415, Fault(None, "not_multipart"))
    return boundary


async def receive(
    content_type: str,
    stated_length: str | None,
    pieces: AsyncIterator[bytes],
    data: str = APPLICATION,
) -> UploadedPackage:
    """Read a request to its end; ``data``: the part in which the JSON stands. Raises Refused: 408
    (slow), 413, 415, 422.
    """
    collector = _Collector(data)
    await _collect(collector, content_type, stated_length, pieces)
    if collector.application is None:
        collector.close()
        raise Refused(422, Fault(data, "missing"))
    return UploadedPackage(collector.application, collector.files)


@dataclass(slots=True)
class Form:
    """A page's form: what stood in its fields, in their order, and the one file it may carry."""

    fields: list[tuple[str, str]]
    file: SpooledTemporaryFile[bytes] | None = None
    file_name: str = ""

    def get(self, name: str) -> str:
        return next((value for field, value in self.fields if field == name), "")

    def all(self, name: str) -> list[str]:
        return [value for field, value in self.fields if field == name]

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


async def receive_form(
    content_type: str, stated_length: str | None, pieces: AsyncIterator[bytes]
) -> Form:
    """Read a page's form to its end, however it is sent.

    Raises Refused: 408 (slow), 413, 415, 422.
    """
    if content_type.partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
        body = bytearray()
        await _feed(body.extend, pieces, MAX_FORM_BYTES)
        try:
            return Form(
                parse_qsl(
                    bytes(body).decode("utf-8", "replace"),
                    keep_blank_values=True,
                    max_num_fields=MAX_FIELDS,
                )
            )
        except ValueError:
            raise Refused(413, Fault(None, "form_too_large")) from None
    collector = _FormCollector()
    await _collect(collector, content_type, stated_length, pieces)
    found = next(iter(collector.files.values()), None)
    return Form(
        collector.fields, found.content if found else None, (found.file_name or "") if found else ""
    )


async def _collect(
    collector: _Collector,
    content_type: str,
    stated_length: str | None,
    pieces: AsyncIterator[bytes],
) -> None:
    """Read a multipart request to its end; what was collected is thrown away where it is refused."""
    boundary = boundary_of(content_type)
    if (
        stated_length is not None
        and stated_length.isdecimal()
        and int(stated_length) > collector.limit
    ):
        raise Refused(
            413, Fault("documents", "package_too_large", {"limit": collector.limit >> 20})
        )
    try:
        parser = MultipartParser(boundary, collector.callbacks())
        await _feed(parser.write, pieces, collector.limit)
        parser.finalize()
        if not collector.complete:
            raise Refused(422, Fault(None, "multipart_broken"))
    except BaseException as error:
        collector.close()
        if isinstance(error, FormParserError):
            raise Refused(422, Fault(None, "multipart_broken")) from None
        raise


async def _feed(write: Callable[[bytes], object], pieces: AsyncIterator[bytes], limit: int) -> None:
    received = 0
    until = asyncio.get_running_loop().time() + REQUEST_SECONDS
    while True:
        try:
            piece = await asyncio.wait_for(
                anext(pieces, None), min(STALL_SECONDS, until - asyncio.get_running_loop().time())
            )
        except TimeoutError:
            raise Refused(408, Fault(None, "upload_too_slow")) from None
        except ClientDisconnect:
            # Nobody is left to be told; it is no fault of ours.
            raise Refused(422, Fault(None, "multipart_broken")) from None
        if piece is None:
            return
        received += len(piece)
        if received > limit:
            raise Refused(413, Fault("documents", "package_too_large", {"limit": limit >> 20}))
        write(piece)
