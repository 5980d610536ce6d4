"""The line in which one looks for a text of the document."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label, restyle, tool
from clerkdesk.gui.viewer.find import Finder


class _Line(QLineEdit):
    """Keeps Enter in every combination: who looks for a word does not approve."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(
                    -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
                )
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindBar(QWidget):
    """``query_changed`` as one types, after a short pause; the count and the hits' places come from the
    finder.
    """

    query_changed = Signal(str)
    closed = Signal()

    def __init__(self, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._searchable = True
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("Search in the document"))
        self.line.setAccessibleName(self.tr("Search in the document"))
        self.line.setMinimumWidth(60)
        self.line.setMaximumWidth(360)
        self.count = label("", "muted")
        self.count.setContentsMargins(6, 0, 4, 0)
        self.unread_note = label("", "muted", wrap=True)
        self.instead = label("", "muted", wrap=True)
        self.previous = tool(
            "chevron-up", self.tr("Previous hit (Shift+Enter)"), lambda: finder.step(-1)
        )
        self.next = tool("chevron-down", self.tr("Next hit (Enter)"), lambda: finder.step(1))
        self.close_tool = tool("x", self.tr("Close the search (Esc)"), self.close_bar)
        first = row(
            self.line,
            self.instead,
            self.count,
            self.previous,
            self.next,
            1,
            self.close_tool,
            spacing=4,
        )
        first.setStretch(0, 100)
        first.setStretch(1, 100)
        self.setLayout(column(first, self.unread_note, spacing=2, margins=(12, 2, 8, 6)))
        self._pause = timers.pause(self, 150, lambda: self.query_changed.emit(self.line.text()))
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.close_bar)
        finder.changed.connect(self.show_state)

    @property
    def waiting(self) -> bool:
        """Whether what was typed last is not looked for yet."""
        return self._pause.isActive()

    def open_bar(self) -> None:
        """Show the line, and look again for what stands in it."""
        self.show()
        first = self.line if self._searchable else self.close_tool
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._pause.start(0)

    def close_bar(self) -> None:
        """Hide the line and forget the hits."""
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
            self.query_changed.emit(self.line.text())
        else:
            self._finder.step(by)

    def show_state(self) -> None:
        """How many hits there are, or in a sentence why there are none."""
        instead = self._why_not()
        if instead and self.line.hasFocus():
            self.close_tool.setFocus(Qt.FocusReason.OtherFocusReason)
        self.instead.setText(instead)
        self.instead.setVisible(bool(instead))
        for part in (self.line, self.count, self.previous, self.next):
            part.setVisible(not instead)
        for step in (self.previous, self.next):
            step.setEnabled(self._finder.total > 1)
        self._show_unread()
        missed = self._ended and not self._finder.total
        self.count.setText(self._figures(missed))
        if bool(self.line.property("invalid")) != missed:
            restyle(self.line, invalid=missed)

    @property
    def _ended(self) -> bool:
        """Whether something was looked for on every page."""
        return bool(self._finder.query) and not self._finder.running

    def _why_not(self) -> str:
        """Why nothing can be looked for in this file; "": something can."""
        if not self._searchable:
            return self.tr("This is a picture: it has no text that could be searched.")
        if self._ended and not self._finder.letters and not self._finder.unread:
            return self.tr("This document has no text: it is a scan.")
        return ""

    def _show_unread(self) -> None:
        pages = ", ".join(str(page + 1) for page in self._finder.unread)
        note = filled(self.tr("These pages could not be searched: %1."), pages) if pages else ""
        self.unread_note.setText(note)
        self.unread_note.setVisible(bool(note))

    def _figures(self, missed: bool) -> str:
        if not self._finder.query:
            return ""
        if missed:
            return self.tr("Not found.")
        more = "…" if self._finder.running else ""
        return f"{self._finder.number} / {self._finder.total}{more}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
