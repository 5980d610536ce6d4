"""The viewer's tools and its own keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from clerkdesk.gui.kit.widgets import tint, tool
from clerkdesk.gui.viewer.head import ViewerHead

if TYPE_CHECKING:
    from clerkdesk.gui.viewer.viewer import Viewer


class ViewerTools(QObject):
    """Puts the tools into the head and the keys on the canvas; ``update_tools`` has them say what
    is so.
    """

    def __init__(self, viewer: "Viewer", head: ViewerHead) -> None:
        super().__init__(viewer)
        self._head = head
        add = head.add
        self.strip = add(
            _checkable(
                tool(
                    "gallery-vertical",
                    self.tr("Show or hide the strip of pages (T)"),
                    viewer.toggle_thumbnails,
                )
            ),
            9,
        )
        self.find = add(
            _checkable(tool("text-search", self.tr("Search in the document"), viewer.toggle_find)),
            7,
        )
        self.previous = add(
            tool("chevron-up", self.tr("Previous page (Page up)"), lambda: viewer.turn(-1)), 2
        )
        self.next = add(
            tool("chevron-down", self.tr("Next page (Page down)"), lambda: viewer.turn(1)), 1
        )
        self.smaller = add(tool("zoom-out", self.tr("Smaller (−)"), lambda: viewer.zoom_by(-1)), 4)
        self.larger = add(tool("zoom-in", self.tr("Larger (+)"), lambda: viewer.zoom_by(1)), 3)
        self.fit = add(tool("maximize", self.tr("Fit the whole page (0)"), viewer.fit), 6)
        self.fit_width = add(
            tool("move-horizontal", self.tr("Fit the width (W)"), viewer.fit_width), 8
        )
        self.turn = add(tool("rotate-cw", self.tr("Turn (R)"), viewer.rotate), 5)
        self.tone = add(
            _checkable(
                tool("contrast", self.tr("Brightness and contrast"), viewer.show_brightness)
            ),
            10,
        )
        self.beside = add(
            _checkable(
                tool(
                    "panel-right",
                    self.tr("Show or hide the stated data beside the page (D)"),
                    viewer.toggle_companion,
                )
            ),
            0,
        )
        self.screen = add(
            tool("expand", self.tr("Full screen (F11)"), viewer.toggle_full_screen), 0
        )
        viewer.setTabOrder(self.screen, head.more)
        keys = Qt.Key
        viewer.canvas.keys = {
            keys.Key_PageUp: lambda: viewer.turn(-1),
            keys.Key_PageDown: lambda: viewer.turn(1),
            keys.Key_Home: lambda: viewer.go_to(0),
            keys.Key_End: lambda: viewer.go_to(viewer.pages - 1),
            keys.Key_0: viewer.fit,
            keys.Key_W: viewer.fit_width,
            keys.Key_R: viewer.rotate,
            keys.Key_Plus: lambda: viewer.zoom_by(1),
            keys.Key_Minus: lambda: viewer.zoom_by(-1),
            keys.Key_T: viewer.toggle_thumbnails,
            keys.Key_D: viewer.toggle_companion,
            keys.Key_F11: viewer.toggle_full_screen,
        }

    def update_tools(self, viewer: "Viewer") -> None:
        for made in (self.previous, self.next, self.strip):
            self._head.offer(made, viewer.pages > 1)
        self._head.offer(self.beside, viewer.has_companion)
        self.previous.setEnabled(viewer.page > 0)
        self.next.setEnabled(viewer.page + 1 < viewer.pages)
        self.strip.setChecked(not viewer.strip.isHidden())
        self.find.setChecked(not viewer.find_bar.isHidden())
        self.tone.setChecked(viewer.popup.tone != (0, 0))
        self.beside.setChecked(viewer.companion_wanted)
        on = viewer.full_screen_window is not None
        text = self.tr("Leave the full screen (Esc)") if on else self.tr("Full screen (F11)")
        if self.screen.toolTip() != text:
            tint(self.screen, "shrink" if on else "expand")
            self.screen.setToolTip(text)
            self.screen.setAccessibleName(text)


def _checkable(made: QToolButton) -> QToolButton:
    made.setCheckable(True)
    return made
