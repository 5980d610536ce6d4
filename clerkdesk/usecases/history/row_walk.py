"""The rows of all other tables beside what the history says of them: altered, taken out, put in."""

import heapq
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import Action
from clerkdesk.store.guard import witnesses
from clerkdesk.store.guard.witnesses import BY_NAME, WITNESSED, Witnessed
from clerkdesk.usecases.history.findings import Findings, Row, Rows, stream

ID = history.FIELDS.index("id")
_AT = history.FIELDS.index("at")
_ACTION = history.FIELDS.index("action")
_TABLE = history.FIELDS.index("row_table")
_KEY = history.FIELDS.index("row_key")
_DIGEST = history.FIELDS.index("row_digest")
HASH = len(history.FIELDS)
"""Behind the fields comes the event's hash, and behind it the nonce."""
NONCE = HASH + 1


class PresentRow(NamedTuple):
    """A row as it stands there now."""

    chain: int
    table: str
    key: str
    values: Sequence[Any]
    """As its digest spells them."""


def present_rows(
    connection: Connection, chain: str, findings: Findings
) -> Generator[PresentRow, None, None]:
    """Every row that the chains of a kind (``witnesses.CHAINS``) speak of, in the order of the
    chains.
    """
    embedded = connection.dialect.name == "sqlite"
    with ExitStack() as open_streams:
        tables = []
        for witnessed in WITNESSED:
            if witnessed.chain == chain:
                statement = _statement(witnessed, embedded=embedded)
                rows = open_streams.enter_context(closing(stream(connection, statement)))
                tables.append(_of_table(witnessed, rows, findings))
        yield from heapq.merge(*tables, key=attrgetter("chain"))


def _statement(witnessed: Witnessed, *, embedded: bool) -> str:
    row = "t"
    columns = [
        f"{witnessed.owner.format(row=row)} AS chain",
        f"{witnesses.key_of(witnessed.name, row, embedded=embedded)} AS row_key",
    ]
    for number, value in enumerate(witnesses.values(witnessed.name, row, embedded=embedded)):
        columns.append(f"{value} AS value_{number}")
    return f"""
        SELECT {", ".join(columns)}
        FROM {witnessed.name} {row}
        WHERE {witnessed.only.format(row=row)}
        ORDER BY 1
    """


def _of_table(
    witnessed: Witnessed, rows: Rows, findings: Findings
) -> Generator[PresentRow, None, None]:
    for chain, key, *values in rows:
        if isinstance(chain, int):
            yield PresentRow(chain, witnessed.name, key, values)
        else:
            findings.add("altered", "it says of nobody whose it is", row=f"{witnessed.name} {key}")


@dataclass(slots=True)
class RowWalk:
    """The rows of one kind of chain, taken chain by chain beside the events."""

    rows: Generator[PresentRow, None, None]
    findings: Findings
    of_cases: bool
    cut_before: str | None = None
    """Looks of before were taken out by the year (``history.cutting``); None: none were."""
    compared: int = 0
    cut: int = 0
    """Rows of which the history says that they were, and that are no more, as they may."""
    _last_events: dict[tuple[Any, Any], Row] = field(default_factory=dict)
    """Of each row the last event that speaks of it, in the chain at hand."""
    _next: PresentRow | None = None
    _erased: bool = False
    """The chain at hand says that its case was erased: from there on its rows are emptied."""
    _erasing: bool = False
    """It says that an erasing was asked for, which may be one person's alone."""

    def __post_init__(self) -> None:
        self._next = next(self.rows, None)

    def learn(self, event: Row) -> None:
        """The chain's next event."""
        table = event[_TABLE]
        if table is None:
            if self._last_events:
                self._add("inserted", "speaks of no row", event)
            return
        self._erased |= event[_ACTION] == Action.ERASE
        self._erasing |= table == "erasure"
        place = (table, event[_KEY])
        witnessed = BY_NAME.get(table)
        if witnessed is None:
            self._add("inserted", "speaks of a table that there is not", event)
            return
        if event[_DIGEST] is None and self.of_cases:
            self._add("inserted", "says that a row was taken out, which nobody may do", event)
        elif self._changed_late(witnessed, event) and self._is_known(place):
            self._add("altered", "was changed after it had been written", event)
        self._last_events[place] = event

    def _changed_late(self, witnessed: Witnessed, event: Row) -> bool:
        return witnessed.written_once and event[_ACTION] == history.ROW and not self._erased

    def _is_known(self, place: tuple[Any, Any]) -> bool:
        """Something else was said of the row before, and was not forgotten with a person."""
        before = self._last_events.get(place)
        return before is not None and not (self._erasing and before[NONCE] is None)

    def end(self, chain: Any) -> None:
        """Compare what the chain's events have said with the rows that are there."""
        last_events = self._last_events
        self._last_events = {}
        self._erased = False
        self._erasing = False
        if not isinstance(chain, int):
            return
        while self._next is not None and self._next.chain < chain:
            self._unspoken(self._next)
        while self._next is not None and self._next.chain == chain:
            row = self._next
            event = last_events.pop((row.table, row.key), None)
            if event is None:
                self._unspoken(row)
                continue
            self.compared += 1
            self._compare(row, event)
            self._next = next(self.rows, None)
        for event in last_events.values():
            if event[_DIGEST] is None:
                continue
            if self.cut_before and event[_TABLE] == "access_log" and event[_AT] < self.cut_before:
                self.cut += 1
            else:
                self._add("missing", "is gone", event)

    def finish(self) -> None:
        """What is left belongs to no chain."""
        while self._next is not None:
            self._unspoken(self._next)

    def _compare(self, row: PresentRow, event: Row) -> None:
        nonce = event[NONCE]
        if event[_DIGEST] is None:
            self._add("inserted", "is there, and was taken out", event)
        elif not isinstance(nonce, bytes) or event[_DIGEST] != history.row_digest(
            nonce, row.table, BY_NAME[row.table].names, row.values
        ):
            self._add("altered", "is not as it was written", event)

    def _unspoken(self, row: PresentRow) -> None:
        self.findings.add(
            "inserted",
            "no event speaks of it",
            application=row.chain if self.of_cases else None,
            row=f"{row.table} {row.key}",
        )
        self._next = next(self.rows, None)

    def _add(self, kind: str, detail: str, event: Row) -> None:
        row = None if event[_TABLE] is None else f"{event[_TABLE]} {event[_KEY]}"
        application = event[history.FIELDS.index("application_id")]
        self.findings.add(kind, detail, event=event[ID], application=application, row=row)
