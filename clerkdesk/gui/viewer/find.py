"""Looks for a text on every page of a file, the page that is shown first."""

from PySide6.QtCore import QObject, QRectF, Signal

from clerkdesk.domain.text import fold
from clerkdesk.gui.viewer.rendering import Renderer

Hit = list[QRectF]
"""The boxes of one hit, in parts of the page's width and height; a hit may run over lines."""


class Finder(QObject):
    """``changed`` with every page that was searched, ``moved`` when another hit is the current one."""

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
        self.wanted = ""
        self.hits: dict[int, list[Hit]] = {}
        self.unread: list[int] = []
        """Pages whose text could not be read."""
        self.letters = 0
        self.running = False
        self._at: tuple[int, int] | None = None

    def start(self, text: str, pages: int, first: int) -> None:
        """Look for a text; the first hit from page ``first`` on becomes the current one."""
        self.clear()
        self.wanted = fold(text)
        if not self.wanted or not pages:
            self.changed.emit()
            return
        self.running = True
        self._next(self._search, [(first + step) % pages for step in range(pages)])

    def _next(self, search: int, pages: list[int]) -> None:
        page = pages[0]

        def found(header: dict[str, object]) -> None:
            if search != self._search:
                return
            self._take(page, header)
            self.running = len(pages) > 1
            self.changed.emit()
            if self.running and search == self._search:
                self._next(search, pages[1:])

        self._renderer.find(page, self.wanted, found)

    def _take(self, page: int, header: dict[str, object]) -> None:
        if "error" in header:
            self.unread = sorted([*self.unread, page])
            return
        letters = header["letters"]
        hits = header["hits"]
        assert isinstance(letters, int) and isinstance(hits, list)
        self.letters += letters
        if hits:
            self.hits[page] = [
                [QRectF(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes] for boxes in hits
            ]
            if self._at is None:
                self._go(page, 0)

    # -- the current hit ---------------------------------------------------------------------------

    @property
    def total(self) -> int:
        return sum(len(hits) for hits in self.hits.values())

    @property
    def number(self) -> int:
        """The current hit's place among all, from 1; 0 without one."""
        if self._at is None:
            return 0
        page, place = self._at
        return 1 + place + sum(len(hits) for other, hits in self.hits.items() if other < page)

    def current_on(self, page: int) -> int:
        """Which of a page's hits is the current one; -1 if none is."""
        return self._at[1] if self._at is not None and self._at[0] == page else -1

    def step(self, by: int) -> None:
        """The next or previous hit; after the last comes the first."""
        places = [
            (page, place) for page in sorted(self.hits) for place in range(len(self.hits[page]))
        ]
        if places and self._at is not None:
            self._go(*places[(places.index(self._at) + by) % len(places)])
            self.changed.emit()

    def _go(self, page: int, place: int) -> None:
        self._at = (page, place)
        self.moved.emit(page)


def turned(hit: Hit, rotation: int) -> Hit:
    """The boxes on a page that is turned clockwise."""
    for _ in range(rotation // 90 % 4):
        hit = [QRectF(1 - box.bottom(), box.left(), box.height(), box.width()) for box in hit]
    return hit
