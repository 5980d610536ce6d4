"""A document's pages: fitted, zoomed, turned, searched, brightened, on the whole screen; beside
them the strip of all pages.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.viewer.find import turned
from clerkdesk.gui.viewer.fitting import Fit
from clerkdesk.gui.viewer.full_screen import FullScreenWindow
from clerkdesk.gui.viewer.page_picture import PagePicture
from clerkdesk.gui.viewer.parts import ViewerParts
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.tools import ViewerState

_WIDE = 560
"""Logical pixels: from this width on the strip of pages is there without being asked for."""


class OpenedFile(NamedTuple):
    """``number``: its position among the attachments of the file before it."""

    name: str
    details: str
    number: int = 0


class Viewer(ViewerParts):
    """Shows one file at a time.

    ``ready`` fires with every page that is painted; ``footer`` takes what is decided about the
    document.
    """

    ready = Signal()
    full_screen_changed = Signal(bool)
    beside_wanted = Signal()
    """The stated data are to be shown or hidden that stand beside the viewer in its own window."""

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(renderer, parent)
        self._renderer = renderer
        self.page = 0
        """The page that is shown, from 0."""
        self.pages = 0
        """How many pages the file has; 0: none is shown."""
        self.rotation = 0
        """Clockwise, in degrees."""
        self._sizes: list[tuple[float, float]] = []
        self._details = ""
        self._file = 0
        self._content = (b"", "")
        self._opened_files: list[OpenedFile] = []
        """The file, and the attachments one went into from it."""
        self._attachments: list[str] = []
        """The names of those inside the file that is shown."""
        self.sought = ""
        """Words that are marked in the file that opens next."""
        self._strip_chosen: bool | None = None
        self._picture = PagePicture(renderer, self.canvas, self.fitting, self)
        self._connect()
        self._connect_tools()
        self._update_head()

    # -- building ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.bring_back.clicked.connect(lambda _checked=False: self.toggle_full_screen())
        self.whole_screen.changed.connect(self._screen_changed)
        self._picture.painted.connect(self._painted)
        self._picture.failed.connect(self._failed)
        self._picture.remarked.connect(self.notes.show_page)
        self.notes.attachment_wanted.connect(self.open_attachment)
        self.notes.outer_wanted.connect(self.leave_attachment)
        self._picture.slow.connect(self._waits)
        self.canvas.resized.connect(self._fit_again)
        # Backwards one comes to the lower end of the page before.
        self.canvas.turn_wanted.connect(lambda step: self.go_to(self.page + step, at_end=step < 0))
        self.canvas.zoom_wanted.connect(self.zoom_at)
        self.strip.page_chosen.connect(self.go_to)
        self.finder.changed.connect(self._mark)
        self.finder.moved.connect(self.go_to)
        self.find_bar.query_changed.connect(
            lambda text: self.finder.start(text, self.pages, self.page)
        )
        self.find_bar.closed.connect(self._find_closed)
        self.popup.changed.connect(self._toned)

    def _connect_tools(self) -> None:
        self.tools.page_step.connect(self.turn)
        self.tools.first_page.connect(lambda: self.go_to(0))
        self.tools.last_page.connect(lambda: self.go_to(self.pages - 1))
        self.tools.zoom_step.connect(self.zoom_by)
        self.tools.fit_page.connect(self.fit)
        self.tools.fit_page_width.connect(self.fit_width)
        self.tools.rotated.connect(self.rotate)
        self.tools.strip_toggled.connect(self.toggle_thumbnails)
        self.tools.find_toggled.connect(self.toggle_find)
        self.tools.tone_opened.connect(self.show_brightness)
        self.tools.companion_toggled.connect(self.toggle_companion)
        self.tools.full_screen_toggled.connect(self.toggle_full_screen)

    # -- files -------------------------------------------------------------------------------------

    def show_message(self, text: str) -> None:
        """No page, a sentence instead."""
        self._file += 1
        self.pages = 0
        self._picture.show_nothing()
        self.finder.clear()
        self.find_bar.show_file(None)
        self.popup.reset()
        self.strip.show_file(0)
        self.notes.show_file()
        self._say(text)
        self._update_head()

    def _say(self, text: str) -> None:
        self.canvas.show_nothing()
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._place_message()

    def show_file(self, name: str, size: int, content: bytes, media_type: str) -> None:
        """Open a file in the child process and show its first page; ``size``: in octets."""
        self._content = (content, media_type)
        self._opened_files = [OpenedFile(name, texts.size(size))]
        self._open()

    def open_attachment(self, number: int) -> None:
        """Show a file that is attached inside the one that is shown, like any other."""
        if 0 <= number < len(self._attachments):
            self._opened_files.append(OpenedFile(self._attachments[number], "", number))
            self._open()

    def leave_attachment(self) -> None:
        """Back to the file that the shown one is attached to."""
        if len(self._opened_files) > 1:
            self._opened_files.pop()
            self._open()

    def _open(self) -> None:
        self.show_message(self.tr("Opening…"))
        opened = self._opened_files[-1]
        self.name.setText(opened.name)
        self.name.setToolTip(" › ".join(one.name for one in self._opened_files))
        self._details = opened.details
        self._attachments = []
        self.page = 0
        self.rotation = 0
        self.fitting.fit = Fit.READABLE
        self._update_head()
        file = self._file
        content, media_type = self._content
        self._renderer.open(
            content,
            media_type,
            lambda header, _image: self._opened(file, header),
            tuple(one.number for one in self._opened_files[1:]),
        )

    def _opened(self, file: int, header: dict[str, Any]) -> None:
        if file != self._file:
            return  # another one was opened meanwhile
        outer = [one.name for one in self._opened_files[:-1]]
        if "error" in header:
            self.show_message(sentence(header["error"]))
            self.notes.show_file(outer=outer)
            return
        self.pages = header["pages"]
        self._sizes = [tuple(size) for size in header["sizes"]]
        self._attachments = header["attachments"]
        self.notes.show_file(header, outer)
        searchable = header["searchable"]
        # Only a PDF can be searched, and it alone is measured in points of paper.
        self.fitting.on_paper = searchable
        self.strip.show_file(self.pages)
        self.find_bar.show_file(searchable)
        self._update_head()
        self._arrange_strip()
        self._show_page()
        if searchable and self.sought:
            self.finder.start(self.sought, self.pages, self.page)
        self.sought = ""

    def _waits(self) -> None:
        # What was said of the page before stands until the next one is there, or does not come:
        # pages of a kind say the same, and nothing is to jump from page to page.
        self.notes.show_page([])
        self.canvas.wait_with(self.tr("Opening…"))

    def _failed(self, code: str) -> None:
        self.notes.show_page([])
        self._say(sentence(code))

    # -- what the clerk does -----------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """The next or previous page."""
        self.go_to(self.page + step)

    def go_to(self, page: int, *, at_end: bool = False) -> None:
        """Show a page, at its upper end or (``at_end``) at its lower one; no such page: nothing."""
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
        """Show the whole page."""
        self._fit(Fit.PAGE)

    def fit_width(self) -> None:
        """Show the page as wide as there is room."""
        self._fit(Fit.WIDTH)

    def _fit(self, fit: Fit) -> None:
        self.fitting.fit = fit
        if self.pages:
            self._resize(None)

    # Qt has a static function of this name, which nobody calls on a viewer.
    def find(self) -> None:  # type: ignore[override]
        """Open the line for searching, with what was looked for before."""
        self.find_bar.open_bar()
        self._update_head()

    def toggle_find(self) -> None:
        """Open the line for searching, or close it."""
        if self.find_bar.isHidden():
            self.find()
        else:
            self.find_bar.close_bar()

    def _find_closed(self) -> None:
        self._update_head()
        self._mark()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_thumbnails(self) -> None:
        """Show or hide the strip of pages, for this file and those to come."""
        self._strip_chosen = self.strip.isHidden()
        self._arrange_strip()

    def show_brightness(self) -> None:
        """Open the sliders of brightness and contrast."""
        self.popup.open_below(self.head.anchor(self.tools.tone))
        self._update_head()

    def reset_brightness(self) -> None:
        """Show the page as it is."""
        self.popup.reset()

    def _toned(self) -> None:
        self._update_head()
        self._picture.toned(self.popup.tone)

    # -- the whole screen --------------------------------------------------------------------------

    @property
    def full_screen_window(self) -> FullScreenWindow | None:
        """The window of its own, while there is one: give it the actions whose keys are to work
        there (``full_screen_changed``).
        """
        return self.whole_screen.window

    def set_companion(self, factory: Callable[[], QWidget]) -> None:
        """What makes the stated data that stand beside the page on the whole screen; made anew at
        ``update_companion``.
        """
        self.whole_screen.companion = factory

    def update_companion(self) -> None:
        """Make the stated data beside the page anew."""
        self.whole_screen.update_companion()

    @property
    def has_companion(self) -> bool:
        """Whether there are stated data to show beside the page now."""
        return self.whole_screen.window is not None and self.whole_screen.companion is not None

    def toggle_companion(self) -> None:
        """Show or hide the stated data beside the page, on the whole screen or in the window."""
        if self.whole_screen.window is None:
            self.beside_wanted.emit()
            return
        self.whole_screen.toggle_beside()
        self._update_head()

    def toggle_full_screen(self) -> None:
        """Put the document on the whole screen, or bring it back."""
        self.whole_screen.toggle(self.name.text())

    def _screen_changed(self, on: bool) -> None:
        self.elsewhere.setVisible(on)
        self._update_head()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.full_screen_changed.emit(on)

    def hideEvent(self, event: QHideEvent) -> None:
        """Where there is no document any more there is none on the whole screen."""
        super().hideEvent(event)
        # A window that is only minimised keeps it: the system hides that, spontaneously for Qt.
        if not event.spontaneous():
            self.whole_screen.close()

    # -- painting ----------------------------------------------------------------------------------

    @property
    def at_rest(self) -> bool:
        """Whether the picture for the size and the tone of now is asked for; no change is to come
        by itself.
        """
        return not self._picture.due

    def _show_page(self, *, at_end: bool = False) -> None:
        self.message.hide()
        width, height = self._sizes[self.page]
        self.fitting.page = (height, width) if self.rotation % 180 else (width, height)
        small = self.strip.thumbnails.picture(self.page)
        # Thumbnails are upright, and one that cannot be made has no pixels.
        if small is not None and (self.rotation or small.isNull()):
            small = None
        self.canvas.show_page(self.fitting.shown(), small, at_end=at_end)
        self.strip.show_page(self.page)
        self._mark()
        self._picture.show_page(self._file, self.page, self.rotation)

    def _resize(self, point: QPointF | None) -> None:
        """The picture that is there is stretched at once, a sharp one follows."""
        self.canvas.resize_page(self.fitting.shown(), point)
        self._picture.resized()

    def _fit_again(self) -> None:
        self._place_message()
        self._arrange_strip()
        fitted = self.pages > 0 and self.fitting.fit is not Fit.FREE
        if fitted and self.canvas.shown.width() and self.fitting.shown() != self.canvas.shown:
            self._resize(None)

    def _painted(self) -> None:
        self.message.hide()
        self.ready.emit()

    def _mark(self) -> None:
        hits = self.finder.hits.get(self.page, []) if self.pages else []
        self.canvas.set_marks(
            [turned(hit, self.rotation) for hit in hits], self.finder.current_on(self.page)
        )

    # -- the head ----------------------------------------------------------------------------------

    def _update_head(self) -> None:
        self.head.say(self._wordings())
        self.canvas.setAccessibleDescription(self.page_label.text())
        self.tools.show_state(
            ViewerState(
                page=self.page,
                pages=self.pages,
                strip_shown=not self.strip.isHidden(),
                find_shown=not self.find_bar.isHidden(),
                toned=self.popup.tone != (0, 0),
                companion_offered=self.has_companion,
                companion_shown=self.whole_screen.beside,
                full_screen=self.full_screen_window is not None,
            )
        )

    def _wordings(self) -> tuple[str, ...]:
        """Where one is in the file, the longest way of saying it first."""
        if self.pages <= 1:
            return (self._details if self.pages else "",)
        numbers = f"{self.page + 1} / {self.pages}"
        page = filled(self.tr("page %1"), numbers)
        return (f"{page} · {self._details}", f"{numbers} · {self._details}", numbers)

    def _arrange_strip(self) -> None:
        shown = self._strip_chosen
        if shown is None:
            shown = self.body.width() >= _WIDE
        self.strip.setVisible(shown and self.pages > 1)
        self.tools.strip.setChecked(not self.strip.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def _place_message(self) -> None:
        self.message.setGeometry(
            16, 16, max(0, self.canvas.width() - 32), max(0, self.canvas.height() - 32)
        )
