"""Shows a stored page (certificate, report) and prints or saves it: our buttons, not Qt's."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from clerkdesk.gui.kit import files, help_event, theme
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer


class PaperDialog(QDialog):
    """``content`` is a PDF of one page.

    The first printing is the one it was formed for; ``again`` asks for another copy.
    """

    again = Signal()
    section = "certificates"
    """The guide's section that F1 asks for."""

    def __init__(
        self, title: str, file_name: str, content: bytes, copy: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(720, 900)
        self.content = content
        self._file_name = file_name
        self._copy = copy
        self.renderer = Renderer(self)
        self.viewer = Viewer(self.renderer)
        self.note = label("", "muted", wrap=True)
        self.print_button = button(self.tr("Print…"), "primary", "printer", self.print_page)
        self.save_button = button(self.tr("Save as…"), None, "save", self.save)
        close = button(self.tr("Close"), None, None, self.accept)
        self.printed = False
        self.setLayout(
            column(
                label(title, "title"),
                self.viewer,
                self.note,
                row(self.save_button, 1, close, self.print_button),
                spacing=10,
                margins=(18, 16, 18, 16),
            )
        )
        if copy > 1:
            self.note.setText(self.mark)
        self.print_button.setFocus()
        self.viewer.show_file(file_name, len(content), content, "application/pdf")

    @property
    def mark(self) -> str:
        """What the margin of a further copy says, on every paper in Azerbaijani; "": the first
        copy. The stored bytes stay as they are.
        """
        return f"Təkrar nüsxə {self._copy - 1}" if self._copy > 1 else ""

    def print_page(self) -> None:
        """Print it where the person chooses; a second time: ask for a further copy."""
        from clerkdesk.gui.viewer import printing  # Qt's printing is loaded by who prints

        if self.printed:
            # A further copy is asked for again: the debt with it.
            self.again.emit()
            self.accept()
            return
        if not printing.has_printer():
            self.note.setText(sentence("no_printer"))
            return
        printer = printing.ask_printer(self)
        if printer is not None:
            printing.print_page(self.renderer, printer, self.mark, self._printed)

    def _printed(self, error: str | None) -> None:
        self.printed = error is None
        self.note.setText(self.tr("Sent to the printer.") if error is None else sentence(error))

    def save(self) -> None:
        """Save it where the person chooses."""
        chosen = files.save_file(self, self.tr("Save as"), self._file_name, "PDF (*.pdf)")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the PDF to a file, and say what came of it."""
        try:
            path.write_bytes(self.content)
        except OSError:
            self.note.setText(sentence("cannot_write", {"path": path}))
            return
        self.note.setText(filled(self.tr("Saved: %1"), path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            help_event.ask_above(self, self.section)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.renderer.close()
        super().done(result)
