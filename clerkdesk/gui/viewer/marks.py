"""The hits on a page, laid on it like a marker's ink."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

# On the page, which is white in both themes.
_HIT = QColor("#FFE58A")
_CURRENT = QColor("#FFB870")
_RING = QColor("#C25400")


class PageMarks:
    """The boxes of each hit, in parts of the page's width and height; one hit is the current one.

    ``page`` everywhere: where the page lies on the canvas.
    """

    def __init__(self, hits: Sequence[Sequence[QRectF]] = (), current: int = -1) -> None:
        self._hits = [list(boxes) for boxes in hits]
        self._current = current

    def rects(self, page: QRectF) -> list[QRectF]:
        """Where the marks stand on the canvas."""
        return [_on(page, box) for boxes in self._hits for box in boxes]

    def around_current(self, page: QRectF) -> QRectF:
        """What encloses the current hit on the canvas; empty: there is none."""
        around = QRectF()
        if 0 <= self._current < len(self._hits):
            for box in self._hits[self._current]:
                around = around.united(_on(page, box))
        return around

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """Paint them: what is black stays black, and readable."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, boxes in enumerate(self._hits):
            current = number == self._current
            painter.setBrush(_CURRENT if current else _HIT)
            painter.setPen(QPen(_RING, 1.5) if current else Qt.PenStyle.NoPen)
            for box in boxes:
                painter.drawRoundedRect(_on(page, box).adjusted(-1.5, -1, 1.5, 1), 2, 2)


def _on(page: QRectF, box: QRectF) -> QRectF:
    return QRectF(
        page.x() + box.x() * page.width(),
        page.y() + box.y() * page.height(),
        box.width() * page.width(),
        box.height() * page.height(),
    )
