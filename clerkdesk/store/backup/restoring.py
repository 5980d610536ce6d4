"""A backup's rows written into an empty database, and both compared."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import digest, schema
from clerkdesk.store.backup.reading import Chunk, Ended, Reader, sha256
from clerkdesk.store.backup.writing import CONTENT
from clerkdesk.store.copy import Target
from clerkdesk.store.database import snapshot
from clerkdesk.store.digest import Sum


@dataclass(slots=True)
class Restored:
    """What came out of it."""

    tables: dict[str, int]
    different: list[str]
    """Tables that are not what the backup says; none: all are equal."""
    documents: int


@dataclass(slots=True)
class Restore:
    """A restore under way."""

    reader: Reader
    target: Target

    def run(self) -> Restored:
        """Fill, then read everything once more and compare."""
        with snapshot(self.target.target) as connection:
            tables = {table.name: table for table in self._tables(connection)}
        ends: dict[str, tuple[list[str], Ended]] = {}
        self._fill(tables, ends)
        different = []
        with snapshot(self.target.target) as connection:
            for name, table in tables.items():
                written = ends.get(name)
                if written is None or not self._equal(connection, table, *written):
                    different.append(name)
            documents = self._documents(connection, tables, different)
        rows = {name: end.rows for name, (_columns, end) in ends.items()}
        return Restored(rows, different, documents)

    def _tables(self, connection: Connection) -> list[Table]:
        """As the backup's version has them."""
        if self.target.revision == schema.HEAD:
            return digest.tables()
        return digest.tables_there(connection)

    def _fill(self, known: dict[str, Table], ends: dict[str, tuple[list[str], Ended]]) -> None:
        batch: list[tuple[Any, ...]] = []
        size = 0
        for name, names, row in self.reader.tables():
            table = known.get(name)
            if table is None or not set(names) <= set(table.columns.keys()):
                raise StoreUnavailable("backup_damaged", name=self.reader.path.name)
            if isinstance(row, Ended):
                ends[name] = (names, row)
                self._write(table, names, batch)
                batch.clear()
                size = 0
                self.target.progress(name, row.rows, True)
                continue
            values = tuple(self._value(value) for value in row)
            batch.append(values)
            size += sum(len(value) for value in values if isinstance(value, bytes))
            if len(batch) >= digest.BATCH or size >= digest.BATCH_BYTES:
                self._write(table, names, batch)
                batch.clear()
                size = 0

    def _value(self, value: Any) -> Any:
        return self.reader.content(value) if isinstance(value, Chunk) else value

    def _write(self, table: Table, names: list[str], batch: list[tuple[Any, ...]]) -> None:
        if not batch:
            return
        with self.target.writing() as connection:
            columns = [table.columns[name] for name in names]
            self.target.insert(connection, table, columns, batch)

    def _equal(self, connection: Connection, table: Table, names: list[str], end: Ended) -> bool:
        if end.hash is None:
            # Its bytes are read by _documents.
            count = connection.scalar(select(func.count()).select_from(table))
            return bool(count == end.rows)
        columns = [table.columns[name] for name in names]
        return digest.total(connection, table, columns) == Sum(end.rows, end.hash)

    def _documents(
        self, connection: Connection, tables: dict[str, Table], different: list[str]
    ) -> int:
        """Read every document that was written against what the backup has of it."""
        expected: dict[tuple[str, int], str] = {}
        for name, _names, row in self.reader.tables():
            if isinstance(row, list) and isinstance(row[-1], Chunk):
                expected[name, row[0]] = row[-1].sha256
        for (name, key), stated in expected.items():
            table = tables[name]
            first = digest.keys(table)[0]
            parts = select(table.c.content).where(first == key)
            if name == CONTENT.name:
                parts = parts.order_by(table.c.part)
            if sha256(connection.execute(parts).scalars()) != stated and name not in different:
                different.append(name)
        return len(expected)
