"""A long list of which only the blocks one looks at are in memory."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

R = TypeVar("R")

MAX_BLOCKS = 64


class Blocks(Generic[R]):
    """Blocks of ``size`` rows of a list that is ``count`` rows long, the last 64 of them kept;
    ``ask`` hears once of each that is looked at and is not there.
    """

    def __init__(self, size: int, ask: Callable[[int], object]) -> None:
        self._size = size
        self._ask = ask
        self._kept: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self.count = 0

    @property
    def kept(self) -> int:
        """How many blocks are in memory."""
        return len(self._kept)

    def reset(self, count: int, first: Sequence[R]) -> None:
        """Another list, of which the first rows are there."""
        self.count = count
        self._kept = OrderedDict(self._in_blocks(first))
        self._asked = set()

    def begins_with(self, first: Sequence[R]) -> bool:
        """Whether these are the first rows, as they are in memory."""
        blocks = self._in_blocks(first)
        return all(self._kept.get(block) == rows for block, rows in blocks.items())

    @property
    def asks(self) -> bool:
        """Whether a block is on its way."""
        return bool(self._asked)

    @property
    def from_the_top(self) -> int:
        """How many rows are in memory from the first one on, without a gap, where no others are;
        -1: there are others.
        """
        kept = sorted(self._kept)
        if kept != list(range(len(kept))):
            return -1
        return sum(len(rows) for rows in self._kept.values())

    def exchange(self, position: int, row: R) -> None:
        """Another state of a row that is in memory."""
        block, offset = divmod(position, self._size)
        rows = self._kept[block]
        self._kept[block] = [*rows[:offset], row, *rows[offset + 1 :]]

    def put(self, block: int, rows: Sequence[R]) -> range | None:
        """The block that was asked for; the positions that are now known, None: there are none."""
        self._asked.discard(block)
        self._kept[block] = rows
        while len(self._kept) > MAX_BLOCKS:
            self._kept.popitem(last=False)
        top = block * self._size
        return range(top, min(top + len(rows), self.count)) if rows and top < self.count else None

    def forget(self, block: int) -> None:
        """It could not be read: it is asked for again when somebody looks at it."""
        self._asked.discard(block)

    def row(self, position: int) -> R | None:
        """The row, asking for its block where it is not there."""
        block, offset = divmod(position, self._size)
        rows = self._kept.get(block)
        if rows is None:
            if block not in self._asked:
                self._asked.add(block)
                self._ask(block)
            return None
        self._kept.move_to_end(block)
        return rows[offset] if offset < len(rows) else None

    def last_before(self, block: int) -> tuple[int, R] | None:
        """The nearest whole block in memory above this one, and its last row; None: there is
        none.
        """
        whole = (each for each, rows in self._kept.items() if len(rows) == self._size)
        nearest = max((each for each in whole if each < block), default=None)
        return None if nearest is None else (nearest, self._kept[nearest][-1])

    def rows(self) -> Iterator[tuple[int, R]]:
        """What is in memory, with its positions."""
        for block, rows in self._kept.items():
            for offset, row in enumerate(rows):
                yield block * self._size + offset, row

    def _in_blocks(self, rows: Sequence[R]) -> dict[int, Sequence[R]]:
        """The rows of a list's start by their block; an empty list has an empty one."""
        starts = range(0, max(1, len(rows)), self._size)
        return {start // self._size: rows[start : start + self._size] for start in starts}
