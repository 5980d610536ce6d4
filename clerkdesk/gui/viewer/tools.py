"""The viewer's tools and its own keys: they say what is wished, and show what is so."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from clerkdesk.gui.kit.widgets import tint, tool
from clerkdesk.gui.viewer.canvas import Canvas
from clerkdesk.gui.viewer.head import ViewerHead


@dataclass(frozen=True, slots=True)
class ViewerState:
    """What the tools show of the viewer; pages count from 0."""

    page: int
    pages: int
    strip_shown: bool
    find_shown: bool
    toned: bool
    """Whether brightness or contrast are other than the page's own."""
    companion_offered: bool
    """Whether there are stated data to show beside the page."""
    companion_shown: bool
    full_screen: bool


class ViewerTools(QObject):
    """Puts the tools into the head and the keys on the canvas."""

    page_step = Signal(int)
    """So many pages forward, or back."""
    first_page = Signal()
    last_page = Signal()
    zoom_step = Signal(int)
    """To the next larger or smaller of the round figures."""
    fit_page = Signal()
    fit_page_width = Signal()
    rotated = Signal()
    strip_toggled = Signal()
    find_toggled = Signal()
    tone_opened = Signal()
    companion_toggled = Signal()
    full_screen_toggled = Signal()

    def __init__(self, head: ViewerHead, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = head
        self._add_tools()
        QWidget.setTabOrder(self.screen, head.more)
        canvas.keys = {
            Qt.Key.Key_PageUp: partial(self.page_step.emit, -1),
            Qt.Key.Key_PageDown: partial(self.page_step.emit, 1),
            Qt.Key.Key_Home: self.first_page.emit,
            Qt.Key.Key_End: self.last_page.emit,
            Qt.Key.Key_0: self.fit_page.emit,
            Qt.Key.Key_W: self.fit_page_width.emit,
            Qt.Key.Key_R: self.rotated.emit,
            Qt.Key.Key_Plus: partial(self.zoom_step.emit, 1),
            Qt.Key.Key_Minus: partial(self.zoom_step.emit, -1),
            Qt.Key.Key_T: self.strip_toggled.emit,
            Qt.Key.Key_D: self.companion_toggled.emit,
            Qt.Key.Key_F11: self.full_screen_toggled.emit,
        }

    def _add_tools(self) -> None:
        """In the order in which they stand; the number says which stay longest on a narrow head."""
        add = self._head.add
        self.strip = _checkable(
            tool(
                "gallery-vertical",
                self.tr("Show or hide the strip of pages (T)"),
                self.strip_toggled.emit,
            )
        )
        add(self.strip, 9)
        self.find = _checkable(
            tool("text-search", self.tr("Search in the document"), self.find_toggled.emit)
        )
        add(self.find, 7)
        self.previous = tool(
            "chevron-up", self.tr("Previous page (Page up)"), partial(self.page_step.emit, -1)
        )
        add(self.previous, 2)
        self.next = tool(
            "chevron-down", self.tr("Next page (Page down)"), partial(self.page_step.emit, 1)
        )
        add(self.next, 1)
        self.smaller = tool("zoom-out", self.tr("Smaller (−)"), partial(self.zoom_step.emit, -1))
        add(self.smaller, 4)
        self.larger = tool("zoom-in", self.tr("Larger (+)"), partial(self.zoom_step.emit, 1))
        add(self.larger, 3)
        self.fit = tool("maximize", self.tr("Fit the whole page (0)"), self.fit_page.emit)
        add(self.fit, 6)
        self.fit_width = tool(
            "move-horizontal", self.tr("Fit the width (W)"), self.fit_page_width.emit
        )
        add(self.fit_width, 8)
        self.turn = tool("rotate-cw", self.tr("Turn (R)"), self.rotated.emit)
        add(self.turn, 5)
        self.tone = _checkable(
            tool("contrast", self.tr("Brightness and contrast"), self.tone_opened.emit)
        )
        add(self.tone, 10)
        self.beside = _checkable(
            tool(
                "panel-right",
                self.tr("Show or hide the stated data beside the page (D)"),
                self.companion_toggled.emit,
            )
        )
        add(self.beside, 0)
        self.screen = tool("expand", self.tr("Full screen (F11)"), self.full_screen_toggled.emit)
        add(self.screen, 0)

    def show_state(self, state: ViewerState) -> None:
        """Offer, open and press the tools as it is now."""
        for of_several_pages in (self.previous, self.next, self.strip):
            self._head.offer(of_several_pages, state.pages > 1)
        self._head.offer(self.beside, state.companion_offered)
        self.previous.setEnabled(state.page > 0)
        self.next.setEnabled(state.page + 1 < state.pages)
        self.strip.setChecked(state.strip_shown)
        self.find.setChecked(state.find_shown)
        self.tone.setChecked(state.toned)
        self.beside.setChecked(state.companion_shown)
        text = self.tr("Full screen (F11)")
        if state.full_screen:
            text = self.tr("Leave the full screen (Esc)")
        if self.screen.toolTip() != text:
            tint(self.screen, "shrink" if state.full_screen else "expand")
            self.screen.setToolTip(text)
            self.screen.setAccessibleName(text)


def _checkable(tool_button: QToolButton) -> QToolButton:
    tool_button.setCheckable(True)
    return tool_button
