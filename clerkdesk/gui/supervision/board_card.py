"""What every card of the supervisor's page has: a caption, bars until there is something to see,
and lists behind its numbers.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.widgets import Card, label
from clerkdesk.usecases.queue.filters import Filter


class Wanted(NamedTuple):
    """A list that is to be shown."""

    filter: Filter
    title: str


class BoardCard(Card):
    """A card that shows what it is waiting for, and what is old."""

    list_wanted = Signal(object)
    """A ``Wanted``."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.beside = label("", "muted")
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.removeWidget(self.caption)
        self.head = row(self.caption, 1, self.beside, spacing=8)
        layout.insertLayout(0, self.head)
        self.skeleton = _Skeleton()
        self.body.addWidget(self.skeleton)

    def filled_now(self) -> None:
        """There is something to see."""
        self.skeleton.hide()


class _Skeleton(QWidget):
    """Grey bars in place of lines that are on their way."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().sunken))
        for line in range(5):
            width = self.width() * (0.9 - 0.12 * (line % 3))
            painter.drawRoundedRect(QRectF(0, 6 + line * 24, width, 12), 4, 4)
        painter.end()


def head(text: str, tone: str = "muted", *, right: bool = True) -> QLabel:
    shown = label(text, "muted")
    shown.setFont(theme.font(8.5, QFont.Weight.DemiBold))
    shown.setProperty("tone", tone if tone != "muted" else None)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignHCenter
    shown.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return shown


def figure(count: int) -> QLabel:
    shown = label(texts.number(count) if count else "–", "strong")
    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    shown.setContentsMargins(0, 0, 7, 0)
    return shown
