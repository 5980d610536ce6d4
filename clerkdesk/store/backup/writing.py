"""Every row of one moment, and every document that is not beside the backup yet."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Connection, Table, func, select

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import digest, schema
from clerkdesk.store.backup import keeping, lines
from clerkdesk.store.copy import Progress
from clerkdesk.store.models import Document, DocumentContent
from clerkdesk.store.models.certificates import CertificateFile

CONTENT: Table = DocumentContent.__table__  # type: ignore[assignment]
FILES: Table = CertificateFile.__table__  # type: ignore[assignment]
_DOCUMENT: Table = Document.__table__  # type: ignore[assignment]
BESIDE = (CONTENT.name, FILES.name)
"""Tables whose bytes lie beside the backup, not in it."""
MISSING_KEYS = (
    "passwords",
    "database_secret",
    "seal_key",
    "portal_keys",
    "services",
    "private_key",
)
"""What a backup never holds; each has its sentence (backup_without_…)."""
_REPORTED = 20
"""So many altered documents are named."""


@dataclass(slots=True)
class Manifest:
    """What was written."""

    tables: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    new_documents: int = 0
    new_bytes: int = 0
    altered: list[int] = field(default_factory=list)
    """Documents whose bytes are not those that were taken in; kept as they are."""
    missing_keys: tuple[str, ...] = MISSING_KEYS


@dataclass(slots=True)
class Backup:
    """A backup under way."""

    source: Connection
    """One picture of all rows."""
    out: lines.Writer
    beside: keeping.Documents
    key: X25519PublicKey | None
    progress: Progress
    made_at: datetime
    manifest: Manifest = field(default_factory=Manifest)
    kept: set[str] = field(default_factory=set)
    """The files of its documents."""

    def write(self, identity: str) -> None:
        """All of it, with the manifest at its end."""
        head = {"format": lines.FORMAT, "revision": schema.HEAD, "identity": identity}
        head["made_at"] = self.made_at.isoformat()
        head["engine"] = self.source.dialect.name
        self.out.line(head)
        for table in digest.tables():
            self._table(table)
        self._require_kept()
        self.out.line({"manifest": asdict(self.manifest)})
        self.out.finish()

    def _require_kept(self) -> None:
        """Whoever takes old documents away may have begun before this did.

        Raises StoreUnavailable (backup_missing).
        """
        documents = self.beside.folder / keeping.FOLDER
        for name in self.kept:
            if not (documents / name[:2] / name).exists():
                raise StoreUnavailable("backup_missing", name=name)

    def _table(self, table: Table) -> None:
        if table.name == CONTENT.name:
            names = [column.name for column in CONTENT.columns]
            self._rows(table, names, self._content(), None)
        elif table.name == FILES.name:
            names = [column.name for column in FILES.columns]
            self._rows(table, names, self._files(), None)
        else:
            chosen = digest.columns(table, passwords=False)
            rows = (
                list(map(lines.spelled, row)) for row in digest.rows(self.source, table, chosen)
            )
            total = digest.total(self.source, table, chosen)
            self._rows(table, [column.name for column in chosen], rows, total.hash)

    def _rows(
        self, table: Table, names: list[str], rows: Iterator[list[Any]], hash_: str | None
    ) -> None:
        self.out.line({"table": table.name, "columns": names})
        count = 0
        for row in rows:
            self.out.line(row)
            count += 1
            if count % digest.BATCH == 0:
                self.progress(table.name, count, False)
        self.out.line({"end": table.name, "rows": count, "hash": hash_})
        self.manifest.tables[table.name] = count
        self.progress(table.name, count, True)

    def _content(self) -> Iterator[list[Any]]:
        """A document's parts: where in the kept file each stands."""
        sizes = (
            select(
                _DOCUMENT.c.id,
                _DOCUMENT.c.sha256,
                CONTENT.c.part,
                func.length(CONTENT.c.content),
            )
            .join(CONTENT, CONTENT.c.document_id == _DOCUMENT.c.id)
            .order_by(_DOCUMENT.c.id, CONTENT.c.part)
        )
        last = None
        kept = ""
        offset = 0
        for document, sha256, part, size in self.source.execute(
            sizes, execution_options={"yield_per": digest.BATCH}
        ):
            if document != last:
                kept = self._document(document, sha256)
                last = document
                offset = 0
            yield [document, part, {"o": [kept, offset, size]}]
            offset += size

    def _document(self, document: int, sha256: str) -> str:
        self.manifest.documents += 1
        if self._holds(sha256):
            return sha256
        kept = self._keep(self._parts(document))
        if kept != sha256 and len(self.manifest.altered) < _REPORTED:
            self.manifest.altered.append(document)
        return kept

    def _parts(self, document: int) -> Iterator[bytes]:
        parts = (
            select(CONTENT.c.content)
            .where(CONTENT.c.document_id == document)
            .order_by(CONTENT.c.part)
        )
        # A part has a MiB: never a whole document in memory.
        yield from self.source.execute(parts, execution_options={"yield_per": 2}).scalars()

    def _files(self) -> Iterator[list[Any]]:
        for certificate, content in digest.rows(self.source, FILES, list(FILES.columns)):
            sha256 = hashlib.sha256(content).hexdigest()
            if not self._holds(sha256):
                self._keep(iter([content]))
            yield [certificate, {"o": [sha256, 0, len(content)]}]

    def _holds(self, sha256: str) -> bool:
        """Whether it lies beside the backup already; it is one of its files then."""
        if not self.beside.holds(sha256, self.made_at.date()):
            return False
        self.kept.add(self.beside.path(sha256).name)
        return True

    def _keep(self, parts: Iterator[bytes]) -> str:
        sizes = 0

        def counted() -> Iterator[bytes]:
            nonlocal sizes
            for part in parts:
                sizes += len(part)
                yield part

        sha256, new = self.beside.put(counted(), self.key)
        self.kept.add(self.beside.path(sha256).name)
        if new:
            self.manifest.new_documents += 1
            self.manifest.new_bytes += sizes
        return sha256


def folder_of(path: Path) -> Path:
    """Where a backup's documents and the receipt of its restores lie."""
    return path.absolute().parent
