"""What the viewer is made of, and where it stands."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from clerkdesk.gui.kit.layout import chain, column, row
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.viewer.brightness import BrightnessPopup
from clerkdesk.gui.viewer.canvas import Canvas
from clerkdesk.gui.viewer.find import Finder
from clerkdesk.gui.viewer.find_bar import FindBar
from clerkdesk.gui.viewer.fitting import Fitting
from clerkdesk.gui.viewer.full_screen import FullScreen
from clerkdesk.gui.viewer.head import ViewerHead
from clerkdesk.gui.viewer.notes import Notes
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.thumbnails import ThumbnailStrip
from clerkdesk.gui.viewer.tools import ViewerTools

translate = QCoreApplication.translate


class ViewerParts(QFrame):
    """Head, notes, line for searching, strip, page and footer in one ``body``, which goes to the
    whole screen and leaves ``elsewhere`` in its place.
    """

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._build(renderer)
        self._place_parts()
        self.tools = ViewerTools(self.head, self.canvas, self)
        chain(
            (
                self.head.more,
                self.notes,
                self.find_bar.line,
                self.find_bar.close_tool,
                self.strip,
                self.canvas,
            )
        )

    def _build(self, renderer: Renderer) -> None:
        self.head = ViewerHead()
        self.notes = Notes()
        self.name = self.head.name
        self.page_label = self.head.page_label
        self.canvas = Canvas()
        self.canvas.setAccessibleName(translate("Viewer", "Document"))
        self.fitting = Fitting(self.canvas)
        self.message = QLabel(self.canvas)
        self.message.setProperty("role", "muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.strip = ThumbnailStrip(renderer)
        self.finder = Finder(renderer, self)
        self.find_bar = FindBar(self.finder)
        self.popup = BrightnessPopup(self)
        self.footer = QVBoxLayout()

    def _place_parts(self) -> None:
        self.body = QWidget()
        self.body.setLayout(
            column(
                self.head,
                self.notes,
                self.find_bar,
                row(self.strip, self.canvas, spacing=0),
                self.footer,
                spacing=0,
            )
        )
        self.elsewhere = QWidget()
        note = label(
            translate("Viewer", "The document is on the whole screen."), "muted", wrap=True
        )
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bring_back = button(translate("Viewer", "Bring it back here"), None, "shrink")
        self.elsewhere.setLayout(
            column(1, note, row(1, self.bring_back, 1), 2, spacing=12, margins=(16, 16, 16, 16))
        )
        home = column(self.body, self.elsewhere, spacing=0, margins=(1, 1, 1, 1))
        self.setLayout(home)
        self.whole_screen = FullScreen(self.body, home, self)
        for hidden in (self.elsewhere, self.find_bar, self.strip):
            hidden.hide()
