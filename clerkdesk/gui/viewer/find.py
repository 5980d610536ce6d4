"""Looks for a text on every page of a file, the page that is shown first."""

from PySide6.QtCore import QObject, QRectF, Signal

from clerkdesk.domain.text import fold
from clerkdesk.gui.viewer.rendering import Renderer

Hit = list[QRectF]
"""The boxes of one hit, in parts of the page's width and height; a hit may run over lines."""


class Finder(QObject):
    """``changed`` with every page that was searched, ``moved`` with the page of another current
    hit.
    """

    changed = Signal()
    moved = Signal(int)

    def __init__(self, renderer: Renderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._search = 0
        self.clear()

    def clear(self) -> None:
        """Nothing is looked for; what is under way is forgotten."""
        self._search += 1
        self.query = ""
        """What is looked for, folded; "": nothing."""
        self.hits: dict[int, list[Hit]] = {}
        """By page, from 0."""
        self.unread: list[int] = []
        """Pages whose text could not be read."""
        self.letters = 0
        """How many letters the searched pages have."""
        self.running = False
        self._current: tuple[int, int] | None = None

    def start(self, text: str, pages: int, first: int) -> None:
        """Look for a text; the first hit from page ``first`` on becomes the current one."""
        self.clear()
        self.query = fold(text)
        if not self.query or not pages:
            self.changed.emit()
            return
        self.running = True
        self._next(self._search, [(first + step) % pages for step in range(pages)])

    def _next(self, search: int, pages: list[int]) -> None:
        page = pages[0]

        def searched(header: dict[str, object]) -> None:
            if search != self._search:
                return
            self._take(page, header)
            self.running = len(pages) > 1
            self.changed.emit()
            if self.running and search == self._search:
                self._next(search, pages[1:])

        self._renderer.find(page, self.query, searched)

    def _take(self, page: int, header: dict[str, object]) -> None:
        if "error" in header:
            self.unread = sorted([*self.unread, page])
            return
        letters = header["letters"]
        hits = header["hits"]
        assert isinstance(letters, int) and isinstance(hits, list)
        self.letters += letters
        if hits:
            self.hits[page] = [_hit(boxes) for boxes in hits]
            if self._current is None:
                self._go(page, 0)

    # -- the current hit ---------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many hits there are on the pages searched so far."""
        return sum(len(hits) for hits in self.hits.values())

    @property
    def number(self) -> int:
        """The current hit's position among all, from 1; 0 without one."""
        if self._current is None:
            return 0
        page, hit = self._current
        earlier = sum(len(hits) for other, hits in self.hits.items() if other < page)
        return earlier + hit + 1

    def current_on(self, page: int) -> int:
        """Which of a page's hits is the current one; -1 if none is."""
        return self._current[1] if self._current is not None and self._current[0] == page else -1

    def step(self, by: int) -> None:
        """The next or previous hit; after the last comes the first."""
        if self._current is None:
            return
        hits: list[tuple[int, int]] = []
        for page in sorted(self.hits):
            hits += [(page, hit) for hit in range(len(self.hits[page]))]
        page, hit = hits[(hits.index(self._current) + by) % len(hits)]
        self._go(page, hit)
        self.changed.emit()

    def _go(self, page: int, hit: int) -> None:
        self._current = (page, hit)
        self.moved.emit(page)


def _hit(boxes: list[tuple[float, float, float, float]]) -> Hit:
    """``boxes``: left, top, right, bottom of each."""
    return [QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in boxes]


def turned(hit: Hit, rotation: int) -> Hit:
    """The boxes on a page that is turned clockwise by ``rotation`` degrees."""
    for _ in range(rotation // 90 % 4):
        hit = [QRectF(1 - box.bottom(), box.left(), box.height(), box.width()) for box in hit]
    return hit
