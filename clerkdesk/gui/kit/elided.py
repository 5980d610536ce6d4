"""Texts that give way with an ellipsis, and are whole in their tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget

_ICON_ROOM = 8
"""Pixels between a button's icon and its text."""


class ElidedLabel(QLabel):
    """Gives way in the middle: a name's beginning and its ending both say what it is."""

    def __init__(
        self,
        text: str = "",
        role: str | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._mode = mode

    @property
    def shown(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(self.text() if self.shown != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            True,
            self.shown,
            self.foregroundRole(),
        )
        painter.end()


class ElidedButton(QPushButton):
    """A button as wide as its place: its text gives way at the end."""

    reserved = 0
    """Pixels at its right end in which something else stands."""
    compact = False
    """Whether there is room for its icon only."""
    hint = ""
    """What its tooltip says in any case."""

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(48, whole.height()) if self.compact else whole

    def set_compact(self, compact: bool, words: str) -> None:
        """``words``: what is said of it where its text has no room."""
        self.compact = compact
        self.setToolTip(self.hint or (words if compact else ""))
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """What there is room for."""
        option = QStyleOptionButton()
        super().initStyleOption(option)
        return self._elided(option)

    def _elided(self, option: QStyleOptionButton) -> str:
        element = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(element, option, self).width() - self.reserved
        if not self.icon().isNull():
            room -= self.iconSize().width() + _ICON_ROOM
        return self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = "" if self.compact else self._elided(option)
