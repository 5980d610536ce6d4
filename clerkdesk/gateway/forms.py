"""A page's form as a browser sends it: text in fields, and one file where the page has an input for
it.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from urllib.parse import parse_qsl

from clerkdesk.adapters import packages
from clerkdesk.domain.submission import Fault
from clerkdesk.gateway.multipart import Part, PartCollector, UploadRefused, collect, feed

MAX_FORM_BYTES = 64 << 10
"""Of a form without its file, and of each of its fields."""
MAX_FIELDS = 300


@dataclass(slots=True)
class Form:
    """What stood in the fields, in their order, and the file.

    ``file_name``: as the browser gave it, empty where there is none.
    """

    fields: list[tuple[str, str]]
    file: SpooledTemporaryFile[bytes] | None = None
    file_name: str = ""

    def get(self, name: str) -> str:
        """The first value of a field; empty: there is none."""
        return next((value for field, value in self.fields if field == name), "")

    def close(self) -> None:
        """Throw the file away."""
        if self.file is not None:
            self.file.close()


class _FormCollector(PartCollector):
    """Text without a file's name is a field; a file input that was left empty is nothing."""

    def __init__(self) -> None:
        super().__init__(packages.MAX_FILE_BYTES + MAX_FORM_BYTES)
        self.fields: list[tuple[str, str]] = []

    def check_part(self, part: Part) -> None:
        if part.file_name is None:
            if len(self.fields) >= MAX_FIELDS:
                raise UploadRefused(413, Fault(None, "form_too_large"))
        elif self.files:
            raise UploadRefused(413, Fault("documents", "too_many_files", {"limit": 1}))

    def write(self, part: Part, piece: bytes) -> None:
        if part.file_name is not None:
            self.write_file(part, piece)
            return
        part.size += len(piece)
        if part.size > MAX_FORM_BYTES:
            raise UploadRefused(413, Fault(None, "form_too_large"))
        part.content.write(piece)

    def finish(self, part: Part) -> None:
        if part.file_name is None:
            part.content.seek(0)
            self.fields.append((part.name, part.content.read().decode("utf-8", "replace")))
            part.content.close()
        elif part.file_name or part.size:
            self.files[part.key] = part
        else:
            part.content.close()


async def receive_form(
    content_type: str, stated_length: str | None, pieces: AsyncIterator[bytes]
) -> Form:
    """Read a page's form to its end, however it is sent.

    Raises UploadRefused: 408 (slow), 413, 415, 422.
    """
    if content_type.partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
        return await _receive_urlencoded(pieces)
    collector = _FormCollector()
    await collect(collector, content_type, stated_length, pieces)
    for part in collector.files.values():
        return Form(collector.fields, part.content, part.file_name or "")
    return Form(collector.fields)


async def _receive_urlencoded(pieces: AsyncIterator[bytes]) -> Form:
    body = bytearray()
    await feed(body.extend, pieces, MAX_FORM_BYTES)
    try:
        fields = parse_qsl(
            bytes(body).decode("utf-8", "replace"),
            keep_blank_values=True,
            max_num_fields=MAX_FIELDS,
        )
    except ValueError:
        raise UploadRefused(413, Fault(None, "form_too_large")) from None
    return Form(fields)
