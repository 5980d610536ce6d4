"""Paints the state of a certificate as a chip with its sign, and a remark beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from clerkdesk.gui.certificates.register_model import ROW, remark
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.usecases.certificates.listing import RegisterRow

SIGNS = {
    "live": ("check", "ok"),
    "expired": ("calendar-x", "warn"),
    "superseded": ("arrow-right", "warn"),
    "revoked": ("circle-x", "bad"),
}
"""State → its icon and its tone: never by colour alone."""
_SIGN = 12
_PADDING = 8
_CHIP = 20


class StateDelegate(RowDelegate):
    """Of the last column of the register."""

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: RegisterRow | None = index.data(ROW)
        if row is None:
            return
        t = theme.tokens()
        icon, tone = SIGNS[row.state]
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        font = theme.font(8.5, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        word = texts.word(row.state)
        width = metrics.horizontalAdvance(word) + _SIGN + 3 * _PADDING
        top = rect.center().y() - _CHIP // 2 + 1
        chip = QRectF(rect.left() + 6, top, width, _CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(t, f"{tone}_soft")))
        painter.drawRoundedRect(chip, _CHIP / 2, _CHIP / 2)
        colour = getattr(t, tone)
        ratio = painter.device().devicePixelRatioF()
        sign = icons.pixmap(icon, colour, _SIGN, ratio)
        painter.drawPixmap(int(chip.left()) + _PADDING, top + (_CHIP - _SIGN) // 2, sign)
        painter.setPen(QColor(colour))
        painter.setFont(font)
        left = int(chip.left()) + _SIGN + 2 * _PADDING - 2
        inside = QRect(left, top, width, _CHIP)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, word)
        self._remark(painter, rect, int(chip.right()) + 8, row)

    def _remark(self, painter: QPainter, rect: QRect, left: int, row: RegisterRow) -> None:
        t = theme.tokens()
        painter.setFont(theme.font(9))
        painter.setPen(QColor(t.accent if row.state == "superseded" else t.muted))
        room = rect.right() - left - 4
        shown = painter.fontMetrics().elidedText(remark(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRect(left, rect.top(), max(0, room), rect.height()),
            Qt.AlignmentFlag.AlignVCenter,
            shown,
        )
