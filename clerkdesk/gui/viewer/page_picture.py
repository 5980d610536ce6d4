"""The sharp picture of the page that is shown: asked for at once, or when a wheel stands still."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from clerkdesk.gui.kit import timers
from clerkdesk.gui.viewer.canvas import Canvas
from clerkdesk.gui.viewer.fitting import Fitting
from clerkdesk.gui.viewer.rendering import Renderer

_STILL_MS = 60
_SLOW_MS = 300


class PagePicture(QObject):
    """Brings the picture to the canvas; what is answered about an earlier page or turn is let fall.

    ``painted`` with every picture that arrives, ``remarked`` with what its page lacks, ``failed``
    with the code of a sentence, ``slow`` when one waits longer than one notices.
    """

    painted = Signal()
    remarked = Signal(list)
    failed = Signal(str)
    slow = Signal()

    def __init__(
        self, renderer: Renderer, canvas: Canvas, fitting: Fitting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._canvas = canvas
        self._fitting = fitting
        self.tone = (0, 0)
        """Brightness and contrast, -100 to 100."""
        self._shown: tuple[int, int, int] | None = None
        """File, page and turn that are shown; None: no page."""
        self._asked: tuple[object, ...] = ()
        # Many steps of a wheel, a slider or a window's edge make one picture.
        self._soon = timers.pause(self, _STILL_MS, self._render)
        self._slow = timers.pause(self, _SLOW_MS, self.slow.emit)

    @property
    def due(self) -> bool:
        """Whether a picture for the size and the tone of now is still to be asked for."""
        return self._soon.isActive()

    def show_page(self, file: int, page: int, rotation: int) -> None:
        """Ask for a page's picture now; ``file`` tells one opened file from the next."""
        self._shown = (file, page, rotation)
        self._slow.start()
        self._render()

    def show_nothing(self) -> None:
        """No page from now on; what is under way is let fall."""
        self._shown = None
        self._soon.stop()
        self._slow.stop()

    def resized(self) -> None:
        """Ask again when the size has been the same for a moment."""
        if self._shown is not None:
            self._soon.start()

    def toned(self, tone: tuple[int, int]) -> None:
        """Ask with another brightness and contrast, so often that a slider is followed."""
        self.tone = tone
        if self._shown is not None and not self._soon.isActive():
            self._soon.start()

    def _render(self) -> None:
        self._soon.stop()
        if self._shown is None:
            return
        # At the largest zooms the picture does not grow any more: it is stretched, and not made
        # again.
        question = (self._shown, self._fitting.pixels(), self.tone)
        if question == self._asked:
            return
        self._asked = question
        _file, page, rotation = self._shown
        self._renderer.render(
            page,
            self._fitting.pixels(),
            rotation,
            self._answer_for(self._shown),
            tone=self.tone,
            replace=True,
            remarked=partial(self._remarked, self._shown),
        )

    def _remarked(self, asked: tuple[int, int, int], remarks: list[dict[str, Any]]) -> None:
        if asked == self._shown:
            self.remarked.emit(remarks)

    def _answer_for(
        self, asked: tuple[int, int, int]
    ) -> Callable[[QImage | None, str | None], None]:
        def answered(image: QImage | None, error: str | None) -> None:
            if asked != self._shown:
                return
            self._slow.stop()
            if image is None:
                # Another fit, or the same page once more, is another attempt.
                self._asked = ()
                self.failed.emit(error or "document_broken")
                return
            self._canvas.set_image(image)
            self.painted.emit()

        return answered
