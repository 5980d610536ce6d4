"""A multipart request as a portal package: one part with the JSON, the others its files."""

from collections.abc import AsyncIterator
from typing import IO, cast

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import MAX_DOCUMENTS, Fault
from clerkdesk.domain.text import clean
from clerkdesk.gateway.multipart import (
    MAX_FIELD_NAME,
    Part,
    PartCollector,
    Reader,
    UploadRefused,
    collect,
)

APPLICATION = "application"
"""The part in which the JSON of a whole application stands."""
DOCUMENTS = "documents"
"""The part in which the JSON of documents that are added stands."""
MAX_BODY_BYTES = packages.MAX_PACKAGE_BYTES + packages.MAX_APPLICATION_BYTES + (1 << 20)
"""With a MiB for the heads of parts and what stands between them."""


class UploadedPackage(packages.FilePackage):
    """What a request brought.

    ``close`` throws its files away; a file is found by its name, or by the name of its part.
    """

    def __init__(self, application: Part, files: dict[str, Part]) -> None:
        self._parts = [application, *files.values()]
        by_name = {clean(name): part for name, part in files.items()}

        def open_file(name: str) -> IO[bytes] | None:
            part = application if name == packages.APPLICATION else by_name.get(name)
            return cast(IO[bytes], Reader(part.content)) if part is not None else None

        super().__init__(open_file)

    @property
    def size(self) -> int:
        """Of all its files, in bytes."""
        return sum(part.size for part in self._parts)

    def close(self) -> None:
        for part in self._parts:
            part.content.close()


class _PackageCollector(PartCollector):
    """``data``: the name of the part that is the JSON; every other one is a file."""

    def __init__(self, data: str) -> None:
        super().__init__(MAX_BODY_BYTES)
        self.data = data
        self.application: Part | None = None

    def close(self) -> None:
        super().close()
        if self.application is not None:
            self.application.content.close()

    def check_part(self, part: Part) -> None:
        if part.name == self.data:
            if self.application is not None:
                raise UploadRefused(422, Fault(None, "file_twice", {"file": self.data}))
            return
        if len(self.files) >= MAX_DOCUMENTS:
            raise UploadRefused(413, Fault("documents", "too_many_files", {"limit": MAX_DOCUMENTS}))
        if part.key in self.files:
            file = part.key[:MAX_FIELD_NAME]
            raise UploadRefused(422, Fault(self.field_of(part), "file_twice", {"file": file}))

    def write(self, part: Part, piece: bytes) -> None:
        if part.name != self.data:
            self.write_file(part, piece)
            return
        part.size += len(piece)
        if part.size > packages.MAX_APPLICATION_BYTES:
            raise UploadRefused(413, Fault(None, "application_too_large"))
        part.content.write(piece)

    def finish(self, part: Part) -> None:
        if part.name == self.data:
            self.application = part
        else:
            self.files[part.key] = part

    def field_of(self, part: Part) -> str:
        """The document that names this file, where the application came before it; else the part's
        own name.
        """
        documents = self._stated_documents()
        for position, document in enumerate(documents if isinstance(documents, list) else []):
            if isinstance(document, dict) and document.get("file") == part.key:
                return f"documents.{position}.file"
        return super().field_of(part)

    def _stated_documents(self) -> object:
        """What the application says of its documents, as far as it has come and can be read."""
        if self.application is None:
            return None
        self.application.content.seek(0)
        try:
            stated = packages.parse_json(self.application.content.read())
        except PackageRefused:
            return None
        return stated.get("documents") if isinstance(stated, dict) else stated


async def receive(
    content_type: str,
    stated_length: str | None,
    pieces: AsyncIterator[bytes],
    data: str = APPLICATION,
) -> UploadedPackage:
    """Read a request to its end; ``data``: the part in which the JSON stands.

    Raises UploadRefused: 408 (slow), 413, 415, 422.
    """
    collector = _PackageCollector(data)
    await collect(collector, content_type, stated_length, pieces)
    if collector.application is None:
        collector.close()
        raise UploadRefused(422, Fault(data, "missing"))
    return UploadedPackage(collector.application, collector.files)
