"""The line in which one looks for a text of the document."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.gui.panes.finder import Finder
from clerkdesk.gui.widgets import label, restyle, row, tool


class _Line(QLineEdit):
    """Keeps Enter in every combination: who looks for a word does not approve."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindBar(QWidget):
    """``wanted`` as one types, after a short pause; the count and the hits' places come from the finder."""

    wanted = Signal(str)
    closed = Signal()

    def __init__(self, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._searchable = True
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("Search in the document"))
        self.line.setAccessibleName(self.tr("Search in the document"))
        self.line.setMinimumWidth(60)
        self.count = label("", "muted")
        self.said = label("", "muted", wrap=True)
        self.previous = tool("chevron-up", self.tr("Previous hit (Shift+Enter)"), lambda: finder.step(-1))
        self.next = tool("chevron-down", self.tr("Next hit (Enter)"), lambda: finder.step(1))
        close = tool("x", self.tr("Close the search (Esc)"), self.close_bar)
        self.setLayout(row(self.line, self.said, self.count, self.previous, self.next, close, spacing=4, margins=(12, 2, 8, 6)))
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.line.text()))
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.close_bar)
        finder.changed.connect(self.show_state)

    def open_bar(self) -> None:
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._pause.start(0)

    def close_bar(self) -> None:
        self._pause.stop()
        self._finder.clear()
        self.hide()
        self.closed.emit()

    def show_file(self, searchable: bool | None) -> None:
        """Another file: whether it can have text; None while that is not known."""
        self._searchable = searchable is not False
        self.show_state()
        if searchable and not self.isHidden() and self.line.text():
            self._pause.start(0)

    def _step(self, by: int) -> None:
        if self._pause.isActive():
            # Faster than the pause: the search itself goes to the first hit.
            self._pause.stop()
            self.wanted.emit(self.line.text())
        else:
            self._finder.step(by)

    def show_state(self) -> None:
        """How many hits there are, or in a sentence why there are none."""
        finder = self._finder
        self.line.setVisible(self._searchable)
        self.previous.setEnabled(finder.total > 1)
        self.next.setEnabled(finder.total > 1)
        for made in (self.previous, self.next):
            made.setVisible(self._searchable)
        said = ""
        if not self._searchable:
            said = self.tr("This is a picture: it has no text that could be searched.")
        elif finder.wanted and not finder.running and not finder.total:
            said = self._why_nothing()
        self.said.setText(said)
        self.said.setVisible(bool(said))
        more = "…" if finder.running else ""
        self.count.setText(f"{finder.number} / {finder.total}{more}" if finder.wanted and not said else "")
        self.count.setVisible(bool(self.count.text()))
        self.count.setToolTip(self._unread() if finder.unread else "")
        missed = bool(said) and self._searchable
        if bool(self.line.property("invalid")) != missed:
            restyle(self.line, invalid=missed)

    def _why_nothing(self) -> str:
        finder = self._finder
        if finder.unread:
            return self._unread()
        if not finder.letters:
            return self.tr("This document has no text: it is a scan.")
        return self.tr("Not found.")

    def _unread(self) -> str:
        pages = ", ".join(str(page + 1) for page in self._finder.unread)
        return self.tr("Not found. These pages could not be searched: %1.").replace("%1", pages) if not self._finder.total else self.tr(
            "These pages could not be searched: %1."
        ).replace("%1", pages)
