"""What is wrong with a history, and how the walks over it read."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

LISTED = 1000
"""As many findings as are described; the others are counted."""
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    kind: str
    """altered, inserted, missing, reordered, truncated, seal_broken, seal_missing, not_in_history
    """
    event: int | None
    seal: int | None
    application: int | None
    detail: str
    row: str | None = None
    """Of another table than the history's: its name and the row's key."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How much was read, and how long it took."""

    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What the proof of a history says."""

    rows: int
    seals: int
    unsealed: int
    """Rows after the last seal: their links are checked, but who can write the database could have
    made them anew.
    """
    findings: tuple[Finding, ...]
    count: int
    """All findings, listed or not."""
    compared: int = 0
    """Rows of other tables that were compared with what the history says of them."""
    since: str | None = None
    """From when on the history speaks of rows, in UTC; None: since there is one."""
    documents: Measured | None = None
    """The documents' bytes, where they were read."""
    looks_since: int | None = None
    """The first year of the access log, of which what was before has been cut; None: nothing."""
    looks_cut: int = 0
    """Looks of which the history says no more than that they were."""

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return self.count == 0


@dataclass(slots=True)
class Findings:
    """What the walks find: described as far as there is room, and counted."""

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
        row: str | None = None,
    ) -> None:
        """Keep a finding; a place that is no number is left out."""
        self.count += 1
        if len(self.listed) < LISTED:
            self.listed.append(
                Finding(
                    kind=kind,
                    event=_number(event),
                    seal=_number(seal),
                    application=_number(application),
                    detail=detail,
                    row=row,
                )
            )

    @property
    def full(self) -> bool:
        """No further finding is described."""
        return len(self.listed) >= LISTED


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


Row = Sequence[Any]
"""As somebody wrote it: of whatever types."""
Rows = Generator[Row, None, None]


def stream(connection: Connection, statement: str, batch: int = BATCH) -> Rows:
    """The rows of a statement, a part at a time."""
    with connection.exec_driver_sql(
        statement, execution_options={"stream_results": True, "max_row_buffer": batch}
    ) as result:
        for part in result.partitions(batch):
            yield from part
