"""One page on its ground: painted, moved by hand, marked where something was found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from clerkdesk.gui.kit import theme
from clerkdesk.gui.viewer.marks import PageMarks

MARGIN = 18
"""Logical pixels of ground around the page."""
_NOTCH = 120
"""Of a wheel, in eighths of a degree."""


class Canvas(QAbstractScrollArea):
    """Shows one picture ``shown`` pixels large. What is wished of the pages it says by signals; the
    viewer does it.

    Until a page's picture comes, ``stand_in`` is stretched over its place: a small picture of the
    same page, or nothing but paper.
    """

    turn_wanted = Signal(int)
    """1: the next page, -1: the one before."""
    zoom_wanted = Signal(float, QPointF)
    """A factor, and the point of the canvas that is to stay where it is."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.image: QImage | None = None
        self.stand_in: QImage | None = None
        self.shown = QSize(0, 0)
        self.waiting_text = ""
        self._marks = PageMarks()
        self._dragged_from: QPointF | None = None
        self._beyond = 0
        self._by_key = False
        self.keys: dict[Qt.Key, Callable[[], object]] = {}
        """What the viewer's own keys do where nobody else has taken them."""

    # -- what is shown -----------------------------------------------------------------------------

    def show_page(
        self, shown: QSize, stand_in: QImage | None = None, *, at_end: bool = False
    ) -> None:
        """Another page, whose picture is on its way."""
        self.image = None
        self.stand_in = stand_in
        self.shown = shown
        self.waiting_text = ""
        self._marks = PageMarks()
        self._arrange()
        self.horizontalScrollBar().setValue(0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)

    def set_image(self, image: QImage) -> None:
        """The page's picture has come."""
        self.image = image
        self.stand_in = None
        self.waiting_text = ""
        self.viewport().update()

    def wait_with(self, text: str) -> None:
        """Say on the empty page what one waits for."""
        self.waiting_text = text
        self.viewport().update()

    def show_nothing(self) -> None:
        """Neither page nor paper."""
        self.show_page(QSize(0, 0))

    def resize_page(self, shown: QSize, anchor: QPointF | None = None) -> None:
        """The page larger or smaller; what lies under ``anchor`` stays under it as far as the page
        reaches.
        """
        page = self.page_rect()
        point = anchor if anchor is not None else self.middle()
        across = (point.x() - page.x()) / max(1.0, page.width())
        down = (point.y() - page.y()) / max(1.0, page.height())
        self.shown = shown
        self._arrange()
        self.horizontalScrollBar().setValue(round(MARGIN + across * shown.width() - point.x()))
        self.verticalScrollBar().setValue(round(MARGIN + down * shown.height() - point.y()))
        self.viewport().update()

    def set_marks(self, marks: Sequence[Sequence[QRectF]], current: int) -> None:
        """The hits on this page, in parts of its width and height; the current one is scrolled into
        view.
        """
        self._marks = PageMarks(marks, current)
        self._reveal(self._marks.around_current(self.page_rect()))
        self.viewport().update()

    def _reveal(self, around: QRectF) -> None:
        room = self.viewport().rect()
        if around.isEmpty() or QRectF(room).adjusted(8, 8, -8, -8).contains(around):
            return
        for bar, centre, extent in (
            (self.horizontalScrollBar(), around.center().x(), room.width()),
            (self.verticalScrollBar(), around.center().y(), room.height()),
        ):
            bar.setValue(bar.value() + round(centre - extent / 2))

    def mark_rects(self) -> list[QRectF]:
        """Where the marks stand on the canvas."""
        return self._marks.rects(self.page_rect())

    # -- geometry ----------------------------------------------------------------------------------

    def middle(self) -> QPointF:
        """Of what is seen of the canvas."""
        return QRectF(self.viewport().rect()).center()

    def page_rect(self) -> QRectF:
        """Where the page lies on the canvas; a page that has room stands in the middle."""
        room = self.viewport().size()
        left = (room.width() - self.shown.width()) / 2
        top = (room.height() - self.shown.height()) / 2
        x = round(left) if left >= MARGIN else MARGIN - self.horizontalScrollBar().value()
        y = round(top) if top >= MARGIN else MARGIN - self.verticalScrollBar().value()
        return QRectF(x, y, self.shown.width(), self.shown.height())

    def room(self, *, beside_bar: bool = False) -> QSize:
        """How large a page may be to be seen whole; ``beside_bar``: with a scroll bar beside it."""
        room = self.maximumViewportSize() - QSize(2 * MARGIN, 2 * MARGIN)
        if beside_bar:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        return QSize(max(16, room.width()), max(16, room.height()))

    def _arrange(self) -> None:
        whole = self.shown + QSize(2 * MARGIN, 2 * MARGIN) if self.shown.width() else QSize(0, 0)
        # Twice: a bar that comes or goes changes the room of the other.
        for _ in range(2):
            room = self.viewport().size()
            for bar, extent, visible in (
                (self.horizontalScrollBar(), whole.width(), room.width()),
                (self.verticalScrollBar(), whole.height(), room.height()),
            ):
                bar.setRange(0, max(0, extent - visible))
                bar.setPageStep(visible)
                bar.setSingleStep(48)
        self.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor if self._moves() else Qt.CursorShape.ArrowCursor
        )
        self.viewport().update()

    def _moves(self) -> bool:
        return self.horizontalScrollBar().maximum() > 0 or self.verticalScrollBar().maximum() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(t.sunken))
        if self.shown.width():
            page = self.page_rect()
            picture = self.image if self.image is not None else self.stand_in
            if picture is None:
                painter.fillRect(page, QColor("#FFFFFF"))
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(page, picture)
            if self.image is None and self.waiting_text:
                self._paint_waiting(painter, page.intersected(QRectF(self.viewport().rect())))
            self._marks.paint(painter, page)
        if self._by_key and self.hasFocus():
            painter.setPen(QPen(QColor(t.accent), 1))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Who came here by a key sees where the keys go; a click has no need of it.
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_waiting(self, painter: QPainter, seen: QRectF) -> None:
        t = theme.tokens()
        wide = self.fontMetrics().horizontalAdvance(self.waiting_text) + 28
        plate = QRectF(seen.center().x() - wide / 2, seen.center().y() - 15, wide, 30)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(QColor(t.muted))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.waiting_text)

    # -- hands -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._moves():
            self._dragged_from = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        moved = (event.position() - self._dragged_from).toPoint()
        self._dragged_from += QPointF(moved)
        self._move(-moved)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self._dragged_from = None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _move(self, by: QPoint) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1.25 ** (turned.y() / _NOTCH), event.position())
        elif sideways or abs(turned.x()) > abs(turned.y()):
            self._move(QPoint(-(turned.x() or turned.y()), 0))
        else:
            self._scroll_or_turn(turned.y(), event.pixelDelta().y())
        event.accept()

    def _scroll_or_turn(self, turned: int, pixels: int) -> None:
        """The wheel moves the page, and one whole notch beyond its end turns it: a light touch pad
        does not run away through a file.

        ``turned``: in eighths of a degree; ``pixels``: what a touch pad says itself, 0 a wheel.
        """
        bar = self.verticalScrollBar()
        notches = turned / _NOTCH
        way = round(notches * bar.singleStep() * QApplication.wheelScrollLines() / 2)
        earlier = bar.value()
        bar.setValue(earlier - (pixels or way))
        moved = bar.value() != earlier
        if moved or self._beyond * turned < 0:
            self._beyond = 0
        if not moved:
            self._beyond += turned
            if abs(self._beyond) >= _NOTCH:
                self._beyond = 0
                self.turn_wanted.emit(-1 if turned > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the page; the viewer's own keys are the viewer's."""
        step = self.verticalScrollBar().singleStep()
        moves = {
            Qt.Key.Key_Left: QPoint(-step, 0),
            Qt.Key.Key_Right: QPoint(step, 0),
            Qt.Key.Key_Up: QPoint(0, -step),
            Qt.Key.Key_Down: QPoint(0, step),
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and key in moves:
            self._move(moves[key])
        elif plain and key in self.keys:
            self.keys[key]()
        else:
            event.ignore()
