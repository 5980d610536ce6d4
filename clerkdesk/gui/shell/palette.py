"""The palette: every command and the applications one was at, matching by typing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from clerkdesk.domain.text import fold
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.help_event import ask_above
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.gui.kit.widgets import label
from clerkdesk.gui.shell.commands import denial
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.queue.rows import QueueRow

_ENTRY = Qt.ItemDataRole.UserRole
_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class Entry:
    text: str
    hint: str
    """At the right: the key, the application's number."""
    step: Callable[[], object]
    denial: str = ""
    """Why it is not possible now."""


class _Delegate(RowDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, _HEIGHT)

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        t = theme.tokens()
        rect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        hint = entry.denial or entry.hint
        painter.setFont(theme.font(9))
        small = QFontMetrics(painter.font())
        hint = small.elidedText(hint, Qt.TextElideMode.ElideRight, rect.width() * 55 // 100)
        painter.setPen(QColor(t.muted))
        painter.drawText(
            rect.adjusted(14, 0, -16, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            hint,
        )
        painter.setFont(theme.font(10))
        painter.setPen(QColor(t.muted if entry.denial else t.text))
        room = rect.width() - small.horizontalAdvance(hint) - 46
        shown = QFontMetrics(painter.font()).elidedText(
            entry.text, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(
            rect.adjusted(16, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            shown,
        )


def _has(text: str, word: str) -> bool:
    """Folded as names are; Russian, which folding knows nothing of, as it is written."""
    folded = fold(word)
    return word.casefold() in text.casefold() or (folded != "" and folded in fold(text))


def _has_all(text: str, words: list[str]) -> bool:
    return all(_has(text, word) for word in words)


class Palette(QDialog):
    """Typing narrows the list (each word anywhere, folded), arrows choose, Enter does it.

    ``chosen`` is what was chosen.
    """

    def __init__(self, entries: list[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        theme.dress(self)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Every command"))
        self.setAccessibleName(self.tr("Every command"))
        self._entries = [(f"{entry.text} {entry.hint}", entry) for entry in entries]
        self.query = QLineEdit()
        self.query.setPlaceholderText(
            self.tr("What do you want to do? A command, a queue, a recent application…")
        )
        self.query.setAccessibleName(self.tr("Search commands"))
        self.list = QListWidget()
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Commands"))
        self.nothing = label(self.tr("There is no such command."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(
            column(self.query, self.list, self.nothing, spacing=8, margins=(10, 10, 10, 10))
        )
        self.query.textChanged.connect(self._narrow)
        self.query.returnPressed.connect(self._do)
        self.list.itemClicked.connect(lambda _item: self._do())
        # The keyboard stays in the line; what it chooses of the list is said.
        self.list.currentRowChanged.connect(self._say_choice)
        self._narrow("")
        self._place(parent)

    def _place(self, window: QWidget) -> None:
        """In the middle of the upper half, as wide as a line is read."""
        width = min(620, window.width() - 60)
        self.resize(width, min(480, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 60)))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        words = typed.split()
        matching = [entry for text, entry in self._entries if _has_all(text, words)]
        if words:
            # What begins with the word stands before what has it somewhere.
            matching.sort(
                key=lambda entry: (
                    not (
                        fold(entry.text).startswith(fold(words[0]) or "-")
                        or entry.text.casefold().startswith(words[0].casefold())
                    )
                )
            )
        self.list.clear()
        for entry in matching:
            item = QListWidgetItem(entry.text)
            item.setData(_ENTRY, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                " · ".join(part for part in (entry.text, entry.hint, entry.denial) if part),
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not matching)
        self.list.setVisible(bool(matching))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.reject()
            ask_above(self, "keyboard")
            return
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self.list.count():
            self.list.setCurrentRow(
                max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            )

    def _say_choice(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            announce(self.query, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _do(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        entry: Entry = item.data(_ENTRY)
        self.accept()
        # Also what is not possible: the window then says why.
        entry.step()


def applications(
    rows: list[QueueRow], recent: list[int], open_one: Callable[[int], object]
) -> list[Entry]:
    """The applications one was at last, the newest first.

    ``recent``: the ids in the order in which the window had them open; within minutes a look is not
    logged twice, so that the log does not know their order.
    """
    last = len(recent)
    ranks = {key: rank for rank, key in enumerate(recent)}
    ordered = sorted(rows, key=lambda row: ranks.get(row.id, last))
    return [Entry(texts.whose(row.name), row.number, partial(open_one, row.id)) for row in ordered]


def commands(possible: list[Command], case: CaseDetail | None) -> list[Entry]:
    """Every command, with the sentence why it is not possible for what is open now."""
    return [
        Entry(command.text, command.keys, command.step, denial(command, case))
        for command in possible
    ]
