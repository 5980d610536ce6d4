"""A document's pages: fitted, zoomed, turned, searched, brightened, on the whole screen; beside
them the strip of all pages.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from clerkdesk.gui.kit import texts, timers
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, column, label, row
from clerkdesk.gui.viewer.brightness import BrightnessPopup
from clerkdesk.gui.viewer.canvas import Canvas
from clerkdesk.gui.viewer.find import Finder, turned
from clerkdesk.gui.viewer.find_bar import FindBar
from clerkdesk.gui.viewer.fitting import Fit, Fitting
from clerkdesk.gui.viewer.full_screen import FullScreen, FullScreenWindow
from clerkdesk.gui.viewer.head import ViewerHead
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.thumbnails import ThumbnailStrip
from clerkdesk.gui.viewer.tools import ViewerTools

_WIDE = 560
"""From this width on the strip of pages is there without being asked for."""


class Viewer(QFrame):
    """Shows one file at a time.

    ``ready`` fires with every page that is painted; ``footer`` takes what is decided about the
    document.
    """

    ready = Signal()
    full_screen_changed = Signal(bool)

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._renderer = renderer
        self.page = 0
        self.pages = 0
        self.rotation = 0
        self._sizes: list[tuple[float, float]] = []
        self._details = ""
        self._file = 0
        self._asked: tuple[object, ...] = ()
        self._strip_wanted: bool | None = None
        self._build()
        self.tools = ViewerTools(self, self.head)
        for before, after in pairwise(
            (self.head.more, self.find_bar.line, self.find_bar.close_tool, self.strip, self.canvas)
        ):
            self.setTabOrder(before, after)
        # Many steps of a wheel, a slider or a window's edge make one picture.
        self._soon = timers.pause(self, 60, self._render)
        self._slow = timers.pause(self, 300, lambda: self.canvas.wait_with(self.tr("Opening…")))
        self._update_head()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = ViewerHead()
        self.name = self.head.name
        self.place = self.head.place
        self.canvas = Canvas()
        self.canvas.setAccessibleName(self.tr("Document"))
        self.fitting = Fitting(self.canvas)
        self.message = QLabel(self.canvas)
        self.message.setProperty("role", "muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.strip = ThumbnailStrip(self._renderer)
        self.finder = Finder(self._renderer, self)
        self.find_bar = FindBar(self.finder)
        self.popup = BrightnessPopup(self)
        self.footer = QVBoxLayout()
        self.body = QWidget()
        self.body.setLayout(
            column(
                self.head,
                self.find_bar,
                row(self.strip, self.canvas, spacing=0),
                self.footer,
                spacing=0,
            )
        )
        self._elsewhere = QWidget()
        said = label(self.tr("The document is on the whole screen."), "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = button(self.tr("Bring it back here"), None, "shrink", self.toggle_full_screen)
        self._elsewhere.setLayout(
            column(1, said, row(1, back, 1), 2, spacing=12, margins=(16, 16, 16, 16))
        )
        home = column(self.body, self._elsewhere, spacing=0, margins=(1, 1, 1, 1))
        self.setLayout(home)
        self._screen = FullScreen(self.body, home, self)
        self._screen.changed.connect(self._screen_changed)
        for hidden in (self._elsewhere, self.find_bar, self.strip):
            hidden.hide()
        self.canvas.resized.connect(self._fit_again)
        self.canvas.turn_wanted.connect(lambda step: self.go_to(self.page + step, at_end=step < 0))
        self.canvas.zoom_wanted.connect(self.zoom_at)
        self.strip.page_chosen.connect(self.go_to)
        self.finder.changed.connect(self._mark)
        self.finder.moved.connect(self.go_to)
        self.find_bar.wanted.connect(lambda text: self.finder.start(text, self.pages, self.page))
        self.find_bar.closed.connect(self._find_closed)
        self.popup.changed.connect(self._toned)

    # -- files -------------------------------------------------------------------------------------

    def show_message(self, text: str) -> None:
        """No page, a sentence instead."""
        self._file += 1
        self.pages = 0
        self._soon.stop()
        self._slow.stop()
        self.finder.clear()
        self.find_bar.show_file(None)
        self.popup.reset()
        self.strip.show_file(0)
        self._say(text)
        self._update_head()

    def _say(self, text: str) -> None:
        self.canvas.show_nothing()
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._place_message()

    def show_file(self, name: str, size: int, content: bytes, media_type: str) -> None:
        """Open a file in the child process and show its first page."""
        self.show_message(self.tr("Opening…"))
        self.name.setText(name)
        self.name.setToolTip(name)
        self._details = texts.size(size)
        self.page = 0
        self.rotation = 0
        self.fitting.fit = Fit.PAGE
        self._update_head()
        file = self._file
        self._renderer.open(content, media_type, lambda header, _image: self._opened(file, header))

    def _opened(self, file: int, header: dict[str, Any]) -> None:
        if file != self._file:
            return
        if "error" in header:
            self.show_message(sentence(header["error"]))
            return
        self.pages = header["pages"]
        self._sizes = [tuple(size) for size in header["sizes"]]
        searchable = header["searchable"]
        self.fitting.on_paper = searchable
        self.strip.show_file(self.pages)
        self.find_bar.show_file(searchable)
        self._update_head()
        self._arrange_strip()
        self._show_page()

    # -- what the clerk does -----------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """The next or previous page."""
        self.go_to(self.page + step)

    def go_to(self, page: int, *, at_end: bool = False) -> None:
        if 0 <= page < self.pages and page != self.page:
            self.page = page
            self._update_head()
            self._show_page(at_end=at_end)

    @property
    def zoom(self) -> float | None:
        """None: the page is fitted to its room."""
        return self.fitting.zoom if self.fitting.fit is Fit.FREE else None

    def zoom_by(self, step: int) -> None:
        """The next larger or smaller of the round figures; the middle stays where it is."""
        if self.pages:
            self.fitting.step(step)
            self._resize(None)

    def zoom_at(self, factor: float, point: QPointF) -> None:
        """Larger or smaller by a factor; what lies under a point of the canvas stays under it."""
        if self.pages:
            self.fitting.multiply(factor)
            self._resize(point)

    def rotate(self) -> None:
        """A quarter clockwise, this page and those that follow."""
        self.rotation = (self.rotation + 90) % 360
        self.strip.set_rotation(self.rotation)
        if self.pages:
            self._show_page()

    def fit(self) -> None:
        self._fit(Fit.PAGE)

    def fit_width(self) -> None:
        self._fit(Fit.WIDTH)

    def _fit(self, fit: Fit) -> None:
        self.fitting.fit = fit
        if self.pages:
            self._resize(None)

    def find(self) -> None:  # type: ignore[override]  # Qt has a static one that nobody calls on a viewer
        """Open the line for searching, with what was looked for before."""
        self.find_bar.open_bar()
        self._update_head()

    def toggle_find(self) -> None:
        if self.find_bar.isHidden():
            self.find()
        else:
            self.find_bar.close_bar()

    def _find_closed(self) -> None:
        self._update_head()
        self._mark()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_thumbnails(self) -> None:
        self._strip_wanted = self.strip.isHidden()
        self._arrange_strip()

    def show_brightness(self) -> None:
        self.popup.open_below(self.head.anchor(self.tools.tone))
        self._update_head()

    def reset_brightness(self) -> None:
        self.popup.reset()

    def _toned(self) -> None:
        self._update_head()
        if self.pages and not self._soon.isActive():
            self._soon.start()

    # -- the whole screen --------------------------------------------------------------------------

    @property
    def full_screen_window(self) -> FullScreenWindow | None:
        """The window of its own, while there is one: give it the actions whose keys are to work
        there (``full_screen_changed``).
        """
        return self._screen.window

    def set_companion(self, factory: Callable[[], QWidget]) -> None:
        """What makes the stated data that stand beside the page on the whole screen; made anew at
        ``update_companion``.
        """
        self._screen.companion = factory

    def update_companion(self) -> None:
        self._screen.update_companion()

    @property
    def has_companion(self) -> bool:
        """Whether there are stated data to show beside the page now."""
        return self._screen.window is not None and self._screen.companion is not None

    @property
    def companion_wanted(self) -> bool:
        return self._screen.beside

    def toggle_companion(self) -> None:
        self._screen.toggle_beside()
        self._update_head()

    def toggle_full_screen(self) -> None:
        self._screen.toggle(self.name.text())

    def _screen_changed(self, on: bool) -> None:
        self._elsewhere.setVisible(on)
        self._update_head()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.full_screen_changed.emit(on)

    def hideEvent(self, event: QHideEvent) -> None:
        """Where there is no document any more there is none on the whole screen."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._screen.close()

    # -- painting ----------------------------------------------------------------------------------

    def _show_page(self, *, at_end: bool = False) -> None:
        self.message.hide()
        width, height = self._sizes[self.page]
        self.fitting.page = (height, width) if self.rotation % 180 else (width, height)
        small = self.strip.thumbnails.picture(self.page) if not self.rotation else None
        self.canvas.show_page(
            self.fitting.shown(),
            small if small is not None and not small.isNull() else None,
            at_end=at_end,
        )
        self.strip.show_page(self.page)
        self._mark()
        self._slow.start()
        self._render()

    def _resize(self, point: QPointF | None) -> None:
        """The picture that is there is stretched at once, a sharp one follows."""
        self.canvas.resize_page(self.fitting.shown(), point)
        self._soon.start()

    def _fit_again(self) -> None:
        self._place_message()
        self._arrange_strip()
        if (
            self.pages
            and self.fitting.fit is not Fit.FREE
            and self.canvas.shown.width()
            and self.fitting.shown() != self.canvas.shown
        ):
            self._resize(None)

    def _render(self) -> None:
        self._soon.stop()
        if not self.pages:
            return
        file = self._file
        page = self.page
        rotation = self.rotation

        def painted(image: QImage | None, error: str | None) -> None:
            if file != self._file or page != self.page or rotation != self.rotation:
                return
            self._slow.stop()
            if image is None:
                self._asked = ()
                # The other pages can still be turned to.
                self._say(sentence(error or "document_broken"))
                return
            self.message.hide()
            self.canvas.set_image(image)
            self.ready.emit()

        width = self.fitting.pixels()
        # At the largest zooms the picture does not grow any more: it is stretched, and not made
        # again.
        wanted = (file, page, rotation, width, self.popup.tone)
        if wanted != self._asked:
            self._asked = wanted
            self._renderer.render(
                page, width, rotation, painted, tone=self.popup.tone, replace=True
            )

    def _mark(self) -> None:
        hits = (
            [turned(hit, self.rotation) for hit in self.finder.hits.get(self.page, [])]
            if self.pages
            else []
        )
        self.canvas.set_marks(hits, self.finder.current_on(self.page))

    # -- the head ----------------------------------------------------------------------------------

    def _update_head(self) -> None:
        numbers = f"{self.page + 1} / {self.pages}"
        if self.pages > 1:
            page = self.tr("page %1").replace("%1", numbers)
            self.head.say((f"{page} · {self._details}", f"{numbers} · {self._details}", numbers))
        else:
            self.head.say((self._details if self.pages else "",))
        self.canvas.setAccessibleDescription(self.place.text())
        self.tools.update_tools(self)

    def _arrange_strip(self) -> None:
        wanted = (
            self._strip_wanted if self._strip_wanted is not None else self.body.width() >= _WIDE
        )
        self.strip.setVisible(wanted and self.pages > 1)
        self.tools.strip.setChecked(not self.strip.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def _place_message(self) -> None:
        self.message.setGeometry(
            16, 16, max(0, self.canvas.width() - 32), max(0, self.canvas.height() - 32)
        )
