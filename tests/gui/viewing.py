"""A viewer in a real window, and what tests do with it."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.adapters import media
from clerkdesk.adapters.citizen_files import MAX_RENDERED_PIXELS
from clerkdesk.demo import scans
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer
from tests.gui.heartbeat import waited

ROWS = (
    ("Mülkiyyətçi", "İSMAYILLI Şəhla Əli qızı"),
    ("Rayon", "İsmayıllı"),
    ("Küçə", "Işıq küç. 4"),
    ("FİN", "5XK2M7P"),
)
WAIT_MS = 20_000
AWAY_MS = 250
"""The window's own bound is 50 ms; a machine that does other things meanwhile takes the rest."""


def extract(pages: int = 3) -> bytes:
    """A PDF with real text; the rows stand on its first page."""
    return scans.pdf(
        title="ÇIXARIŞ",
        subtitle="Nümunə",
        rows=ROWS,
        stamp="REYESTR",
        pages=pages,
    )


class Shown:
    """A viewer inside a window of a given width."""

    def __init__(
        self,
        qtbot: QtBot,
        width: int = 900,
        height: int = 700,
        renderer: Renderer | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.renderer = Renderer(self.window) if renderer is None else renderer
        self.viewer = Viewer(self.renderer)
        self.window.setLayout(column(self.viewer))
        self.window.resize(width, height)
        self.errors: list[str] = []
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.renderer.close())
        self.window.show()
        self.window.activateWindow()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)

    def pid(self) -> int:
        """Of the process that makes the pages."""
        pid = self.renderer.pid()
        assert pid is not None
        return pid

    def pid_background(self) -> int:
        """Of the process that makes thumbnails and searches."""
        pid = self.renderer.pid_background()
        assert pid is not None
        return pid

    @property
    def image(self) -> QImage:
        """The picture of the page that is shown."""
        image = self.viewer.canvas.image
        assert image is not None
        return image

    def show(self, content: bytes, name: str = "Çıxarış.pdf") -> None:
        self.viewer.show_file(name, len(content), content, media.media_type(content[:1024]) or "")
        self.painted()

    def painted(self) -> None:
        """Until the page is there as sharp as it will be: as large as it is shown, or as large as
        pictures are made.
        """
        canvas = self.viewer.canvas
        viewer = self.viewer

        def sharp() -> bool:
            image = canvas.image
            if image is None:
                return False
            missing = canvas.shown.width() - image.width()
            return abs(missing) <= 2 or (
                missing > 0 and image.width() * image.height() > 0.99 * MAX_RENDERED_PIXELS
            )

        self.until(lambda: viewer.at_rest and sharp())

    def find(self, text: str) -> None:
        self.viewer.find()
        self.viewer.find_bar.line.setText(text)
        finder = self.viewer.finder
        self.until(lambda: not self.viewer.find_bar.waiting and not finder.running)

    def picture(self) -> QImage:
        return self.viewer.canvas.viewport().grab().toImage()

    def wheel(
        self,
        turned: int,
        at: QPointF | None = None,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        place = self.viewer.canvas.viewport()
        point = at if at is not None else QPointF(place.rect().center())
        event = QWheelEvent(
            point,
            QPointF(place.mapToGlobal(point.toPoint())),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(place, event)


class Watchdog:
    """How long the window's thread was away at most by its own doing, in milliseconds: between two
    ticks that are due every five, without what it waited for a processor that other processes had.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Watchdog":
        # What the tests before have left in this process is none of the window's.
        gc.collect()
        gc.freeze()
        self._last = time.perf_counter()
        self._last_waited = waited()
        self._timer.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        machine = waited()
        own = (now - self._last) * 1000 - (machine - self._last_waited)
        self.longest = max(self.longest, own)
        self._last = now
        self._last_waited = machine
