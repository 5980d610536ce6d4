"""A viewer in a real window, and what tests do with it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from clerkdesk.adapters import media
from clerkdesk.demo import scans
from clerkdesk.gui.panes.viewer import Viewer
from clerkdesk.gui.rendering import Renderer
from clerkdesk.gui.widgets import column

ROWS = (("Mülkiyyətçi", "İSMAYILLI Şəhla Əli qızı"), ("Rayon", "İsmayıllı"), ("Küçə", "Işıq küç. 4"), ("FİN", "5XK2M7P"))
WAIT_MS = 20_000


def extract(pages: int = 3) -> bytes:
    """A PDF with real text; the rows stand on its first page."""
    return scans.pdf("ÇIXARIŞ", "Nümunə", ROWS, "REYESTR", pages)


class Shown:
    """A viewer inside a window of a given width."""

    def __init__(self, qtbot: Any, width: int = 900, height: int = 700) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.renderer = Renderer(self.window)
        self.viewer = Viewer(self.renderer)
        self.window.setLayout(column(self.viewer))
        self.window.resize(width, height)
        self.errors: list[str] = []
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.renderer.close())
        self.window.show()
        self.window.activateWindow()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)

    def show(self, content: bytes, name: str = "Çıxarış.pdf") -> None:
        self.viewer.show_file(name, len(content), content, media.media_type(content[:1024]) or "")
        self.painted()

    def painted(self) -> None:
        """Until the page is there as sharp as it will be."""
        canvas, viewer = self.viewer.canvas, self.viewer
        self.until(lambda: canvas.image is not None and not viewer._soon.isActive() and abs(canvas.image.width() - canvas.shown.width()) <= 2)

    def find(self, text: str) -> None:
        self.viewer.find()
        self.viewer.find_bar.line.setText(text)
        finder = self.viewer.finder
        self.until(lambda: not self.viewer.find_bar._pause.isActive() and not finder.running)

    def picture(self) -> QImage:
        return self.viewer.canvas.viewport().grab().toImage()

    def wheel(self, turned: int, at: QPointF | None = None, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = self.viewer.canvas.viewport()
        point = at if at is not None else QPointF(place.rect().center())
        event = QWheelEvent(
            point, QPointF(place.mapToGlobal(point.toPoint())), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(place, event)
