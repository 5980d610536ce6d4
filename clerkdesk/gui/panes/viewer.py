"""A document's pages: fitted, zoomed, turned, searched, brightened, on the whole screen; beside them the strip of all pages."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from clerkdesk.gui import texts
from clerkdesk.gui.panes.brightness import BrightnessPopup
from clerkdesk.gui.panes.canvas import Canvas
from clerkdesk.gui.panes.find_bar import FindBar
from clerkdesk.gui.panes.finder import Finder, turned
from clerkdesk.gui.panes.full_screen import FullScreenWindow
from clerkdesk.gui.panes.thumbnails import ThumbnailStrip
from clerkdesk.gui.panes.viewer_head import ViewerHead
from clerkdesk.gui.rendering import Renderer
from clerkdesk.gui.widgets import column, label, row, tint, tool
from clerkdesk.usecases.sentences import sentence

_ZOOMS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_WIDE = 560
"""From this width on the strip of pages is there without being asked for."""


class Fit(Enum):
    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


class Viewer(QFrame):
    """Shows one file at a time. ``ready`` fires with every page that is painted; ``footer`` takes what is decided about the document."""

    ready = Signal()
    full_screen_changed = Signal(bool)

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._renderer = renderer
        self.page, self.pages, self.rotation = 0, 0, 0
        self.fitting, self._zoom = Fit.PAGE, 1.0
        self._sizes: list[tuple[float, float]] = []
        self._details = ""
        self._file = 0
        self._searchable = False
        self._strip_wanted: bool | None = None
        self._beside_wanted = True
        self._companion: Callable[[], QWidget] | None = None
        self.full_screen_window: FullScreenWindow | None = None
        """The window of its own, while there is one: give it the actions whose keys are to work there."""
        self._build()
        self._build_tools()
        # Many steps of a wheel, a slider or a window's edge make one picture.
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._render)
        self._slow = QTimer(self, singleShot=True, interval=300)
        self._slow.timeout.connect(lambda: self.canvas.wait_with(self.tr("Opening…")))
        self._update_head()

    # -- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = ViewerHead()
        self.name, self.place = self.head.name, self.head.place
        self.canvas = Canvas()
        self.canvas.setAccessibleName(self.tr("Document"))
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
        self.body.setLayout(column(self.head, self.find_bar, row(self.strip, self.canvas, spacing=0), self.footer, spacing=0))
        self._elsewhere = label(self.tr("The document is on the whole screen."), "muted", wrap=True)
        self._elsewhere.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(self.body, self._elsewhere, spacing=0, margins=(1, 1, 1, 1)))
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

    def _build_tools(self) -> None:
        add = self.head.add
        self.strip_tool = add(_checkable(tool("gallery-vertical", self.tr("Show or hide the strip of pages (T)"), self.toggle_thumbnails)), 9)
        self.find_tool = add(_checkable(tool("text-search", self.tr("Search in the document"), self._toggle_find)), 7)
        self.previous = add(tool("chevron-up", self.tr("Previous page (Page up)"), lambda: self.turn(-1)), 2)
        self.next = add(tool("chevron-down", self.tr("Next page (Page down)"), lambda: self.turn(1)), 1)
        add(tool("zoom-out", self.tr("Smaller (−)"), lambda: self.zoom_by(-1)), 4)
        add(tool("zoom-in", self.tr("Larger (+)"), lambda: self.zoom_by(1)), 3)
        add(tool("maximize", self.tr("Fit the whole page (0)"), self.fit), 6)
        add(tool("move-horizontal", self.tr("Fit the width (W)"), self.fit_width), 8)
        add(tool("rotate-cw", self.tr("Turn (R)"), self.rotate), 5)
        self.tone_tool = add(_checkable(tool("contrast", self.tr("Brightness and contrast"), self.show_brightness)), 10)
        self.beside_tool = add(_checkable(tool("panel-right", self.tr("Show or hide the stated data beside the page (D)"), self.toggle_companion)), 0)
        self.screen_tool = add(tool("expand", self.tr("Full screen (F11)"), self.toggle_full_screen), 0)
        self.head.offer(self.beside_tool, False)
        keys = Qt.Key
        self.canvas.keys = {
            keys.Key_PageUp: lambda: self.turn(-1), keys.Key_PageDown: lambda: self.turn(1), keys.Key_Home: lambda: self.go_to(0),
            keys.Key_End: lambda: self.go_to(self.pages - 1), keys.Key_0: self.fit, keys.Key_W: self.fit_width, keys.Key_R: self.rotate,
            keys.Key_Plus: lambda: self.zoom_by(1), keys.Key_Minus: lambda: self.zoom_by(-1), keys.Key_T: self.toggle_thumbnails,
            keys.Key_F11: self.toggle_full_screen, keys.Key_D: self.toggle_companion,
        }  # fmt: skip

    # -- files --------------------------------------------------------------------------------------------------------

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
        self.page, self.rotation, self.fitting = 0, 0, Fit.PAGE
        self._update_head()
        file = self._file
        self._renderer.open(content, media_type, lambda header, _image: self._opened(file, header))

    def _opened(self, file: int, header: dict[str, Any]) -> None:
        if file != self._file:
            return
        if "error" in header:
            self.show_message(sentence(header["error"]))
            return
        self.pages, self._sizes, self._searchable = header["pages"], [tuple(size) for size in header["sizes"]], header["searchable"]
        self.strip.show_file(self.pages)
        self.find_bar.show_file(self._searchable)
        self._update_head()
        self._arrange_strip()
        self._show_page()

    # -- what the clerk does ------------------------------------------------------------------------------------------

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
        return self._zoom if self.fitting is Fit.FREE else None

    def zoom_by(self, step: int) -> None:
        """The next larger or smaller of the round figures; the middle stays where it is."""
        now = self._scale() / self._unit() if self.pages else 1.0
        larger = [zoom for zoom in _ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now * 0.99]
        self._zoom_to((larger or _ZOOMS[-1:])[0] if step > 0 else (smaller or _ZOOMS[:1])[-1], None)

    def zoom_at(self, factor: float, point: QPointF) -> None:
        """Larger or smaller by a factor; what lies under a point of the canvas stays under it."""
        if self.pages:
            self._zoom_to(min(_ZOOMS[-1], max(_ZOOMS[0], self._scale() / self._unit() * factor)), point)

    def _zoom_to(self, zoom: float, point: QPointF | None) -> None:
        if self.pages:
            self.fitting, self._zoom = Fit.FREE, zoom
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

    def _fit(self, fitting: Fit) -> None:
        self.fitting = fitting
        if self.pages:
            self._resize(None)

    def find(self) -> None:  # type: ignore[override]  # Qt has a static one that nobody calls on a viewer
        """Open the line for searching, with what was looked for before."""
        self.find_bar.open_bar()
        self._update_head()

    def _toggle_find(self) -> None:
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
        self.popup.open_below(self.head.anchor(self.tone_tool))
        self._update_head()

    def reset_brightness(self) -> None:
        self.popup.reset()

    def _toned(self) -> None:
        self._update_head()
        if self.pages and not self._soon.isActive():
            self._soon.start()

    # -- the whole screen ---------------------------------------------------------------------------------------------

    def set_companion(self, factory: Callable[[], QWidget]) -> None:
        """What makes the stated data that stand beside the page on the whole screen; made anew at ``update_companion``."""
        self._companion = factory

    def update_companion(self) -> None:
        if self.full_screen_window is not None:
            self.full_screen_window.update_companion()

    def toggle_companion(self) -> None:
        if self.full_screen_window is not None and self._companion is not None:
            self._beside_wanted = not self._beside_wanted
            self.full_screen_window.show_beside(self._beside_wanted)
            self._update_head()

    def toggle_full_screen(self) -> None:
        if self.full_screen_window is not None:
            self.full_screen_window.close()
            return
        window = FullScreenWindow(self.name.text(), self._companion, self.window())
        self.full_screen_window = window
        window.take(self.body)
        window.show_beside(self._beside_wanted)
        window.left.connect(self._leave_full_screen)
        self._elsewhere.show()
        self._screen_changed()
        window.showFullScreen()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_full_screen(self) -> None:
        window, self.full_screen_window = self.full_screen_window, None
        if window is None:
            return
        self._elsewhere.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.body)
        window.deleteLater()
        self._screen_changed()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _screen_changed(self) -> None:
        on = self.full_screen_window is not None
        text = self.tr("Leave the full screen (Esc)") if on else self.tr("Full screen (F11)")
        tint(self.screen_tool, "shrink" if on else "expand")
        self.screen_tool.setToolTip(text)
        self.screen_tool.setAccessibleName(text)
        self.head.offer(self.beside_tool, on and self._companion is not None)
        self._update_head()
        self.full_screen_changed.emit(on)

    def hideEvent(self, event: QHideEvent) -> None:
        """Where there is no document any more there is none on the whole screen."""
        super().hideEvent(event)
        if not event.spontaneous() and self.full_screen_window is not None:
            self.full_screen_window.close()

    # -- painting -----------------------------------------------------------------------------------------------------

    def _page_size(self) -> tuple[float, float]:
        width, height = self._sizes[self.page]
        return (height, width) if self.rotation % 180 else (width, height)

    def _unit(self) -> float:
        """The scale that counts as 100 %: a PDF as large as its paper, a picture's pixel on a pixel of the screen."""
        return 96 / 72 if self._searchable else 1 / self.canvas.devicePixelRatioF()

    def _scale(self) -> float:
        """Logical pixels a unit of the page."""
        width, height = self._page_size()
        if self.fitting is Fit.FREE:
            return self._zoom * self._unit()
        room = self.canvas.room()
        if self.fitting is Fit.WIDTH:
            # A page that is longer than the window has a scroll bar beside it.
            long = room.width() / width * height > room.height()
            return (self.canvas.room(beside_bar=True) if long else room).width() / width
        return min(room.width() / width, room.height() / height)

    def _shown(self) -> QSize:
        scale, (width, height) = self._scale(), self._page_size()
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _show_page(self, *, at_end: bool = False) -> None:
        self.message.hide()
        small = self.strip.thumbnails.picture(self.page) if not self.rotation else None
        self.canvas.show_page(self._shown(), small if small is not None and not small.isNull() else None, at_end=at_end)
        self.strip.show_page(self.page)
        self._mark()
        self._slow.start()
        self._render()

    def _resize(self, point: QPointF | None) -> None:
        """The picture that is there is stretched at once, a sharp one follows."""
        self.canvas.resize_page(self._shown(), point)
        self._soon.start()

    def _fit_again(self) -> None:
        self._place_message()
        self._arrange_strip()
        if self.pages and self.fitting is not Fit.FREE and self.canvas.shown.width() and self._shown() != self.canvas.shown:
            self._resize(None)

    def _render(self) -> None:
        self._soon.stop()
        if not self.pages:
            return
        file, page, rotation = self._file, self.page, self.rotation

        def painted(image: QImage | None, error: str | None) -> None:
            if file != self._file or page != self.page or rotation != self.rotation:
                return
            self._slow.stop()
            if image is None:
                # The other pages can still be turned to.
                self._say(sentence(error or "document_broken"))
                return
            self.canvas.set_image(image)
            self.ready.emit()

        width = round(self._shown().width() * self.canvas.devicePixelRatioF())
        self._renderer.render(page, width, rotation, painted, tone=self.popup.tone, replace=True)

    def _mark(self) -> None:
        hits = [turned(hit, self.rotation) for hit in self.finder.hits.get(self.page, [])] if self.pages else []
        self.canvas.set_marks(hits, self.finder.current_on(self.page))

    # -- the head -----------------------------------------------------------------------------------------------------

    def _update_head(self) -> None:
        offer, several = self.head.offer, self.pages > 1
        for made in (self.previous, self.next, self.strip_tool):
            offer(made, several)
        numbers = f"{self.page + 1} / {self.pages}"
        if several:
            self.head.say((f"{self.tr('page %1').replace('%1', numbers)} · {self._details}", f"{numbers} · {self._details}", numbers))
        else:
            self.head.say((self._details if self.pages else "",))
        self.previous.setEnabled(self.page > 0)
        self.next.setEnabled(self.page + 1 < self.pages)
        self.find_tool.setChecked(not self.find_bar.isHidden())
        self.tone_tool.setChecked(self.popup.tone != (0, 0))
        self.beside_tool.setChecked(self._beside_wanted)

    def _arrange_strip(self) -> None:
        wanted = self._strip_wanted if self._strip_wanted is not None else self.body.width() >= _WIDE
        self.strip.setVisible(wanted and self.pages > 1)
        self.strip_tool.setChecked(not self.strip.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def _place_message(self) -> None:
        self.message.setGeometry(16, 16, max(0, self.canvas.width() - 32), max(0, self.canvas.height() - 32))


def _checkable(made: QToolButton) -> QToolButton:
    made.setCheckable(True)
    return made
