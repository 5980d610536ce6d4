"""A document's pages as pictures: fit, zoom, rotate, turn the pages."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from clerkdesk.gui import texts
from clerkdesk.gui.rendering import Renderer
from clerkdesk.gui.texts import sentence
from clerkdesk.gui.widgets import column, label, row, tool

_MARGIN = 18
_ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class _Canvas(QWidget):
    """Paints one picture; the scroll area around it moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.shown = QSize(0, 0)

    def show_image(self, image: QImage | None, shown: QSize) -> None:
        self.image, self.shown = image, shown
        self.setMinimumSize(shown + QSize(2 * _MARGIN, 2 * _MARGIN))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = max(_MARGIN, (self.width() - self.shown.width()) // 2), max(_MARGIN, (self.height() - self.shown.height()) // 2)
        painter.drawImage(QRect(QPoint(left, top), self.shown), self.image)
        painter.end()


class Viewer(QFrame):
    """Shows one file at a time. ``ready`` fires with every page that is painted."""

    ready = Signal()
    full_screen_wanted = Signal()

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._renderer = renderer
        self.page, self.pages, self.rotation = 0, 0, 0
        self.zoom: float | None = None
        """None: the whole page fits."""
        self._sizes: list[tuple[float, float]] = []
        self._details = ""
        self._file = 0
        self.name, self.place = label("", "strong"), label("", "muted")
        tools = [
            tool("chevron-up", self.tr("Previous page (Page up)"), lambda: self.turn(-1)),
            tool("chevron-down", self.tr("Next page (Page down)"), lambda: self.turn(1)),
            tool("zoom-out", self.tr("Smaller (−)"), lambda: self.zoom_by(-1)),
            tool("zoom-in", self.tr("Larger (+)"), lambda: self.zoom_by(1)),
            tool("rotate-cw", self.tr("Turn (R)"), self.rotate),
            tool("maximize", self.tr("Fit the whole page (0)"), self.fit),
        ]
        self.previous, self.next = tools[0], tools[1]
        self.canvas = _Canvas()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.canvas)
        self.area.setObjectName("sunken")
        self.area.setAccessibleName(self.tr("Document"))
        self.message = QLabel()
        self.message.setProperty("role", "muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setParent(self.area)
        head = row(self.name, self.place, *tools, spacing=4, margins=(12, 6, 8, 6))
        head.setStretch(1, 1)
        self.place.setMinimumWidth(20)
        self.footer = QVBoxLayout()
        self.setLayout(column(head, self.area, self.footer, spacing=0))
        self._resized = QTimer(self, singleShot=True, interval=60)
        self._resized.timeout.connect(self._render)

    def show_message(self, text: str) -> None:
        """No page, a sentence instead."""
        self._file += 1
        self.pages = 0
        self.canvas.show_image(None, QSize(0, 0))
        self.message.setText(text)
        self._place_message()
        self.message.setVisible(bool(text))
        self._update_head()

    def show_file(self, name: str, size: int, content: bytes, media_type: str) -> None:
        """Open a file in the child process and show its first page."""
        self.show_message("")
        self.name.setText(name)
        self._details = texts.size(size)
        self.page, self.rotation, self.zoom = 0, 0, None
        file = self._file
        self._renderer.open(content, media_type, lambda header, _payload: self._opened(file, header))

    def _opened(self, file: int, header: dict[str, Any]) -> None:
        if file != self._file:
            return
        if "error" in header:
            self.show_message(sentence(header["error"]))
            return
        self.pages, self._sizes = header["pages"], [tuple(size) for size in header["sizes"]]
        self._update_head()
        self._render()

    # -- what the clerk does ------------------------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        target = self.page + step
        if 0 <= target < self.pages:
            self.page = target
            self.area.verticalScrollBar().setValue(0)
            self._update_head()
            self._render()

    def zoom_by(self, step: int) -> None:
        now = self._scale()
        larger = [zoom for zoom in _ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now * 0.99]
        self.zoom = (larger[0] if larger else _ZOOMS[-1]) if step > 0 else (smaller[-1] if smaller else _ZOOMS[0])
        self._render()

    def rotate(self) -> None:
        self.rotation = (self.rotation + 90) % 360
        self._render()

    def fit(self) -> None:
        self.zoom = None
        self._render()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- painting --------------------------------------------------------------------------------------------------------

    def _page_size(self) -> tuple[float, float]:
        width, height = self._sizes[self.page]
        return (height, width) if self.rotation % 180 else (width, height)

    def _scale(self) -> float:
        """Logical pixels a unit of the page."""
        width, height = self._page_size()
        if self.zoom is not None:
            # A point of a PDF is 96/72 of a pixel; a photograph's own pixels would be far too large.
            return self.zoom * (96 / 72 if width < 2000 else 800 / width)
        room = self.area.viewport().size()
        return max(0.02, min((room.width() - 2 * _MARGIN) / width, (room.height() - 2 * _MARGIN) / height))

    def _render(self) -> None:
        if not self.pages:
            return
        scale, (width, height) = self._scale(), self._page_size()
        shown = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
        file, page, rotation = self._file, self.page, self.rotation
        ratio = self.devicePixelRatioF()

        def painted(image: QImage | None, error: str | None) -> None:
            if file != self._file or page != self.page or rotation != self.rotation:
                return
            if image is None:
                self.show_message(sentence(error or "document_broken"))
                return
            self.canvas.show_image(image, shown)
            self.ready.emit()

        self._renderer.render(page, round(shown.width() * ratio), rotation, painted)

    def _update_head(self) -> None:
        if self.pages:
            numbers = f"{self.page + 1} / {self.pages}"
            # The word gives way on a narrow pane, the numbers stay.
            shown = self.tr("page %1").replace("%1", numbers) if self.width() >= 440 else numbers
            self.place.setText(f"{shown} · {self._details}")
        else:
            self.place.setText("")
        self.previous.setEnabled(self.page > 0)
        self.next.setEnabled(self.page + 1 < self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()
        self._update_head()
        if self.pages and self.zoom is None:
            self._resized.start()

    def _place_message(self) -> None:
        self.message.setGeometry(16, 16, max(0, self.area.width() - 32), max(0, self.area.height() - 32))
