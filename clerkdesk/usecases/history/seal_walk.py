"""The walk over the history by id: each seal over its stretch of rows."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clerkdesk.domain import history
from clerkdesk.domain.chain import Merkle
from clerkdesk.usecases.history.findings import LISTED, Findings, Row

SEAL_COLUMNS = "from_event, to_event, count, root, previous, hash, mac"


class SealRow(NamedTuple):
    """A seal as it stands in the database: of whatever types somebody wrote."""

    id: Any
    at: Any
    from_event: Any
    """The stretch begins after this row."""
    to_event: Any
    count: Any
    root: Any
    previous: Any
    """The hash of the seal before."""
    hash: Any
    mac: Any


_BEFORE_THE_FIRST = SealRow(
    id=0,
    at="",
    from_event=0,
    to_event=0,
    count=0,
    root="",
    previous="",
    hash="",
    mac=None,
)


@dataclass(slots=True)
class SealWalk:
    """The walk by id: each seal takes the rows of its stretch."""

    findings: Findings
    short: list[tuple[int, int]] = field(default_factory=list)
    """Stretches with fewer rows than were sealed: a broken link across one of them is a row that is
    gone.
    """
    seals: int = 0
    unsealed: int = 0
    newest: Any = 0
    """The last seal's number."""

    def walk(
        self,
        seals: Iterator[Row],
        events: Iterator[Row],
        key: bytes | None,
        before: Row | None = None,
    ) -> None:
        """Go through the seals and the events (id, hash), both by id; ``key``: whose mark the seals
        should bear; ``before``: the seal that stands before the first of them.
        """
        event = next(events, None)
        last = _BEFORE_THE_FIRST if before is None else SealRow._make(before)
        newest = 0
        for seal in map(SealRow._make, seals):
            self.seals += 1
            if not isinstance(seal.from_event, int) or not isinstance(seal.to_event, int):
                self._broken(seal, "its stretch is no number")
                continue
            self._check_itself(seal, last, key)
            tree = Merkle()
            while event is not None and event[0] <= seal.to_event:
                newest = event[0]
                self._take(event, seal, tree)
                event = next(events, None)
            self._check_rows(seal, tree, newest, ended=event is None)
            last = seal
        self.newest = last.id
        if key is not None and last.id and last.mac is None:
            self._broken(last, "no seal bears the mark of the key")
        self._count_the_rest(event, events)

    def miss_newest(self, number: object) -> None:
        """The newest seal had this number; None: there was none, or from an older version."""
        if isinstance(number, int) and isinstance(self.newest, int) and number > self.newest:
            gone = str(number) if number == self.newest + 1 else f"{self.newest + 1} to {number}"
            self.findings.add("seal_missing", f"the newest: seal {gone}", seal=number)

    def _take(self, event: Row, seal: SealRow, tree: Merkle) -> None:
        number, row_hash = event
        if number > seal.from_event:
            tree.add(row_hash)
        elif number <= 0:
            self.findings.add(
                "inserted",
                "its number is none that the program gives",
                event=number,
                seal=seal.id,
            )

    def _count_the_rest(self, event: Row | None, events: Iterator[Row]) -> None:
        while event is not None:
            self.unsealed += 1
            event = next(events, None)

    def _broken(self, seal: SealRow, detail: str) -> None:
        self.findings.add("seal_broken", detail, seal=seal.id)

    def _check_itself(self, seal: SealRow, last: SealRow, key: bytes | None) -> None:
        if seal.id != last.id + 1:
            self.findings.add("seal_missing", _gap(seal, last), seal=seal.id)
        elif seal.from_event != last.to_event or seal.previous != last.hash:
            self._broken(seal, "does not follow the seal before it")
        if seal.hash != history.seal_hash(*seal[:7]):
            self._broken(seal, "its hash is not of what it says")
        if seal.mac is None:
            if last.mac is not None:
                self._broken(seal, "lacks the mark of the key, which the seal before it bears")
        elif key is not None and not _bears_the_mark(seal, key):
            self._broken(seal, "the mark is not of this key")

    def _check_rows(self, seal: SealRow, tree: Merkle, newest: int, *, ended: bool) -> None:
        if tree.count == seal.count and tree.root() == seal.root:
            return
        rows = f"rows {seal.from_event + 1} to {seal.to_event}"
        if not isinstance(seal.count, int) or tree.count == seal.count:
            self.findings.add("altered", f"{rows} are not those that were sealed", seal=seal.id)
        elif tree.count > seal.count:
            more = tree.count - seal.count
            self.findings.add(
                "inserted", f"{more} more among {rows} than were sealed", seal=seal.id
            )
        else:
            if len(self.short) < LISTED:
                self.short.append((seal.from_event, seal.to_event))
            fewer = seal.count - tree.count
            kind = "truncated" if ended and newest < seal.to_event else "missing"
            self.findings.add(kind, f"{fewer} fewer among {rows} than were sealed", seal=seal.id)


def _gap(seal: SealRow, last: SealRow) -> str:
    """Which seals are not there."""
    if seal.id <= last.id:
        return "its number is none"
    gone = f"{last.id + 1}"
    if seal.id - last.id > 2:
        gone += f" to {seal.id - 1}"
    return f"before this one: seal {gone}"


def _bears_the_mark(seal: SealRow, key: bytes) -> bool:
    mark = str(seal.mac).encode(errors="replace")
    return hmac.compare_digest(mark, history.seal_mac(key, str(seal.hash)).encode())
