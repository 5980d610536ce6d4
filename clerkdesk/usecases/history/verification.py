"""Proves that the history is whole: every link of every case, every seal, and what the applications
say of themselves.

Two walks over one snapshot, both streamed. By id: the seals, each over its stretch of rows. By
case: the links, beside the applications. Who could write the database can have made any row, so
nothing read here is trusted to be of its type.
"""

import hmac
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.domain.chain import Merkle, fits
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store.engine import is_embedded
from clerkdesk.usecases.identity import current_staff

LISTED = 1000
"""As many findings as are described; the others are counted."""
_BATCH = 5000
_NEAR = 12
"""How many rows to either side are tried when a broken link is to be explained."""


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    """altered, inserted, missing, reordered, truncated, seal_broken, seal_missing, not_in_history
    """
    event: int | None
    seal: int | None
    application: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    rows: int
    seals: int
    unsealed: int
    """Rows after the last seal: their links are checked, but who can write the database could have
    made them anew.
    """
    findings: tuple[Finding, ...]
    found: int
    """All findings, listed or not."""

    @property
    def whole(self) -> bool:
        return self.found == 0


@dataclass(slots=True)
class _Findings:
    listed: list[Finding] = field(default_factory=list)
    count: int = 0

    def add(
        self,
        kind: str,
        detail: str,
        *,
        event: object = None,
        seal: object = None,
        application: object = None,
    ) -> None:
        self.count += 1
        if len(self.listed) < LISTED:
            self.listed.append(
                Finding(
                    kind=kind,
                    event=_number(event),
                    seal=_number(seal),
                    application=_number(application),
                    detail=detail,
                )
            )

    @property
    def full(self) -> bool:
        return len(self.listed) >= LISTED


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def verify(session: Session, key: bytes | None = None) -> Report:
    """Whether history and seals are whole; without the ``key``, whether they are so among
    themselves.

    First in its transaction: on PostgreSQL it takes one snapshot for all that it reads. Raises
    NotAllowed (owner_only): row-level security shows a person a part, and a part is never whole.
    """
    embedded = is_embedded(session)
    connection = session.connection()
    if not embedded:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if current_staff(session).login not in ("local", "worker"):
            raise NotAllowed("owner_only")
        # All rows are wanted, and not the first ones soon: sort them, in place of a walk through
        # the index and about the table.
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 1")
        connection.exec_driver_sql("SET LOCAL work_mem = '64MB'")
        return _verify(
            connection, key, "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        )
    try:
        return _verify(connection, key, "at")
    except (DBAPIError, sqlite3.OperationalError) as error:
        if "decode" not in str(error):
            raise
    # A text that is no text was not written by the program: read once more, so that its row is
    # named.
    driver: Any = connection.connection.driver_connection
    usual = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return _verify(connection, key, "at")
    finally:
        driver.text_factory = usual


def _verify(connection: Connection, key: bytes | None, at: str) -> Report:
    found = _Findings()
    walk = _Walk(found)
    seals = f"SELECT id, {at} AS at, from_event, to_event, count, root, previous, hash, mac FROM seal ORDER BY id"
    with (
        closing(_stream(connection, "SELECT id, hash FROM event ORDER BY id")) as by_id,
        closing(_stream(connection, seals)) as sealed,
    ):
        walk.seals_of(sealed, by_id, key)
    columns = ", ".join(at if name == "at" else name for name in history.FIELDS)
    with (
        closing(
            _stream(connection, f"SELECT {columns}, hash FROM event ORDER BY application_id, id")
        ) as by_case,
        closing(
            _stream(
                connection, "SELECT id, op_id, status, last_action FROM application ORDER BY id"
            )
        ) as applications,
    ):
        rows = _cases(by_case, applications, found, walk.short)
    for table, action in (
        ("certificate", "'certificate'"),
        ("certificate_print", "'print'"),
        ("note", "x.kind"),
    ):
        _unwritten(connection, table, action, found)
    return Report(
        rows=rows,
        seals=walk.seals,
        unsealed=walk.unsealed,
        findings=tuple(found.listed),
        found=found.count,
    )


_Rows = Generator[Sequence[Any], None, None]


def _stream(connection: Connection, statement: str) -> _Rows:
    with connection.exec_driver_sql(
        statement, execution_options={"stream_results": True, "max_row_buffer": _BATCH}
    ) as result:
        for part in result.partitions(_BATCH):
            yield from part


@dataclass(slots=True)
class _Walk:
    """The walk by id: each seal takes the rows of its stretch."""

    found: _Findings
    short: list[tuple[int, int]] = field(default_factory=list)
    """Stretches with fewer rows than were sealed: a broken link across one of them is a row that is
    gone.
    """
    seals: int = 0
    unsealed: int = 0

    def seals_of(self, seals: _Rows, events: _Rows, key: bytes | None) -> None:
        event = next(events, None)
        before: Sequence[Any] = (0, "", 0, 0, 0, "", "", "", None)
        newest = 0
        for seal in seals:
            self.seals += 1
            number, _at, start, end = seal[:4]
            if not isinstance(start, int) or not isinstance(end, int):
                self._broken(number, "its stretch is no number")
                continue
            self._itself(seal, before, key)
            tree = Merkle()
            while event is not None and event[0] <= end:
                newest = event[0]
                if newest > start:
                    tree.add(event[1])
                elif newest <= 0:
                    self.found.add(
                        "inserted",
                        "its number is none that the program gives",
                        event=newest,
                        seal=number,
                    )
                event = next(events, None)
            self._rows(seal, tree, newest, ended=event is None)
            before = seal
        if key is not None and before[0] and before[8] is None:
            self._broken(before[0], "no seal bears the mark of the key")
        while event is not None:
            self.unsealed += 1
            event = next(events, None)

    def _broken(self, number: object, detail: str) -> None:
        self.found.add("seal_broken", detail, seal=number)

    def _itself(self, seal: Sequence[Any], before: Sequence[Any], key: bytes | None) -> None:
        number, _at, start, _end, _count, _root, previous, sealed, mac = seal
        if number != before[0] + 1:
            gone = f"{before[0] + 1}" + (f" to {number - 1}" if number - before[0] > 2 else "")
            self.found.add(
                "seal_missing",
                f"before this one: seal {gone}" if number > before[0] else "its number is none",
                seal=number,
            )
        elif start != before[3] or previous != before[7]:
            self._broken(number, "does not follow the seal before it")
        if sealed != history.seal_hash(*seal[:7]):
            self._broken(number, "its hash is not of what it says")
        if mac is None:
            if before[8] is not None:
                self._broken(number, "lacks the mark of the key, which the seal before it bears")
        elif key is not None and not hmac.compare_digest(
            str(mac).encode(errors="replace"), history.seal_mac(key, str(sealed)).encode()
        ):
            self._broken(number, "the mark is not of this key")

    def _rows(self, seal: Sequence[Any], tree: Merkle, newest: int, *, ended: bool) -> None:
        number, _at, start, end, count, root = seal[:6]
        if tree.count == count and tree.root() == root:
            return
        if not isinstance(count, int) or tree.count == count:
            self.found.add(
                "altered", f"rows {start + 1} to {end} are not those that were sealed", seal=number
            )
        elif tree.count > count:
            self.found.add(
                "inserted",
                f"{tree.count - count} more among rows {start + 1} to {end} than were sealed",
                seal=number,
            )
        else:
            if len(self.short) < LISTED:
                self.short.append((start, end))
            kind = "truncated" if ended and newest < end else "missing"
            self.found.add(
                kind,
                f"{count - tree.count} fewer among rows {start + 1} to {end} than were sealed",
                seal=number,
            )


def _cases(
    events: _Rows, applications: _Rows, found: _Findings, short: list[tuple[int, int]]
) -> int:
    """The walk by case: each row's link, and each application's last change. Gives the number of
    rows.
    """
    application = next(applications, None)
    count = 0
    for case, group in groupby(events, key=itemgetter(1)):
        rows = list(group)
        count += len(rows)
        while application is not None and (not isinstance(case, int) or application[0] < case):
            _last_change(application, [], found)
            application = next(applications, None)
        if application is not None and application[0] == case:
            _last_change(application, rows, found)
            application = next(applications, None)
        else:
            found.add("inserted", "is of no application", event=rows[0][0], application=case)
        _chain(rows, found, short)
    while application is not None:
        _last_change(application, [], found)
        application = next(applications, None)
    return count


def _last_change(application: Sequence[Any], rows: list[Sequence[Any]], found: _Findings) -> None:
    key, op_id, status, action = application
    last = next((row for row in reversed(rows) if row[7] is not None), None)
    if last is None:
        found.add("not_in_history", "its registration", application=key)
    elif last[7] != status:
        found.add(
            "not_in_history",
            f"its status {status!r}: the last one written is {last[7]!r}",
            event=last[0],
            application=key,
        )
    elif (
        action != "billing" and last[9] != op_id
    ):  # billing's answer has a row of its own and changes nothing else
        found.add("not_in_history", f"its last change, {action!r}", event=last[0], application=key)


def _chain(rows: list[Sequence[Any]], found: _Findings, short: list[tuple[int, int]]) -> None:
    previous: str | None = None
    doubted = -1
    for place, row in enumerate(rows):
        stored = row[10]
        if fits(previous, row) or history.row_hash(previous, row[:10]) == stored:
            previous = stored
            continue
        following = rows[place + 1] if place + 1 < len(rows) else None
        if stored is None or (
            following is not None and history.row_hash(previous, following[:10]) == following[10]
        ):
            # The next one follows from the one before: this one was put between them.
            found.add(
                "inserted", "has no link to the rows around it", event=row[0], application=row[1]
            )
            continue
        kind, at, detail = (
            ("altered", row[0], "its hash is not of what it says")
            if found.full
            else _explained(rows, place, short)
        )
        if kind != "displaced" or doubted != place - 1:
            found.add(
                "reordered" if kind == "displaced" else kind, detail, event=at, application=row[1]
            )
        doubted = place
        previous = stored


def _explained(
    rows: list[Sequence[Any]], place: int, short: list[tuple[int, int]]
) -> tuple[str, int, str]:
    """Kind, event and detail of a link that does not hold; "displaced": the row is as it was, but
    follows another one.
    """
    row = rows[place]
    first = max(0, place - _NEAR)
    for earlier in range(place - 2, first - 2, -1):
        if history.row_hash(rows[earlier][10] if earlier >= 0 else None, row[:10]) == row[10]:
            return (
                "inserted",
                rows[earlier + 1][0],
                f"event {row[0]} follows from the row before this one",
            )
    near = rows[first : place + _NEAR + 1]
    links = [None, *(other[10] for other in near)]
    for other in near:
        if any(history.row_hash(link, (other[0], *row[1:10])) == row[10] for link in links):
            if other is row:
                return "displaced", row[0], "does not follow the row before it, but another one"
            return "reordered", row[0], f"is in the place of event {other[0]}"
    after = rows[place - 1][0] if place else 0
    if any(start < row[0] and end > after for start, end in short):
        return (
            "missing",
            row[0],
            f"a row before it is gone, after event {after}"
            if place
            else "the case's first rows are gone",
        )
    return "altered", row[0], "its hash is not of what it says and the row before it"


def _unwritten(connection: Connection, table: str, action: str, found: _Findings) -> None:
    """Rows that the history must tell of, and does not."""
    statement = (
        f"SELECT x.id, x.application_id FROM {table} x WHERE NOT EXISTS (SELECT 1 FROM event e"
        f" WHERE e.application_id = x.application_id AND e.op_id = x.op_id AND e.action = {action}) ORDER BY x.id"
    )
    with closing(_stream(connection, statement)) as rows:
        for key, application in rows:
            found.add("not_in_history", f"{table} {key}", application=application)
