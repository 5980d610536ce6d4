"""The line in which one looks for a text of the document."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.widgets import column, label, restyle, row, tool
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
    """``wanted`` as one types, after a short pause; the count and the hits' places come from the
    finder.
    """

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
        self.line.setMaximumWidth(360)
        self.count = label("", "muted")
        self.count.setContentsMargins(6, 0, 4, 0)
        self.said = label("", "muted", wrap=True)
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
        self.setLayout(column(first, self.said, spacing=2, margins=(12, 2, 8, 6)))
        self._pause = timers.pause(self, 150, lambda: self.wanted.emit(self.line.text()))
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.close_bar)
        finder.changed.connect(self.show_state)

    def open_bar(self) -> None:
        self.show()
        (self.line if self._searchable else self.close_tool).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )
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
        done = bool(finder.wanted) and not finder.running
        instead = ""
        if not self._searchable:
            instead = self.tr("This is a picture: it has no text that could be searched.")
        elif done and not finder.letters and not finder.unread:
            instead = self.tr("This document has no text: it is a scan.")
        if instead and self.line.hasFocus():
            self.close_tool.setFocus(Qt.FocusReason.OtherFocusReason)
        self.instead.setText(instead)
        for made, shown in (
            (self.instead, bool(instead)),
            (self.line, not instead),
            (self.count, not instead),
            (self.previous, not instead),
            (self.next, not instead),
        ):
            made.setVisible(shown)
        for made in (self.previous, self.next):
            made.setEnabled(finder.total > 1)
        unread = ", ".join(str(page + 1) for page in finder.unread)
        self.said.setText(
            self.tr("These pages could not be searched: %1.").replace("%1", unread)
            if unread
            else ""
        )
        self.said.setVisible(bool(unread))
        missed = done and not finder.total
        figures = f"{finder.number} / {finder.total}{'…' if finder.running else ''}"
        self.count.setText(
            "" if not finder.wanted else self.tr("Not found.") if missed else figures
        )
        if bool(self.line.property("invalid")) != missed:
            restyle(self.line, invalid=missed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
