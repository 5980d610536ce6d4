"""Refusals of a period by reason."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.layout import empty
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label
from clerkdesk.gui.supervision.board_card import BoardCard, Wanted
from clerkdesk.gui.supervision.cells import Cell, tinted
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.overview import Period, Refusals


class _ShareBar(QWidget):
    """How large a share is, beside its number."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)

    def sizeHint(self) -> QSize:
        return QSize(150, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect())
        painter.setBrush(QColor(theme.tokens().sunken))
        painter.drawRoundedRect(room, 4, 4)
        room.setWidth(room.width() * self._share)
        painter.setBrush(tinted(theme.tokens().accent, 0.6))
        painter.drawRoundedRect(room, 4, 4)
        painter.end()


class ReasonsCard(BoardCard):
    """Refusals of the period by reason."""

    MOST = 6

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ReasonsCard", "REASONS OF REFUSALS"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_reasons(self, period: Period) -> None:
        self.filled_now()
        empty(self._grid)
        share = period.refused * 100 / period.decided if period.decided else 0.0
        summary = filled(
            self.tr("%1 refused · %2 % of the decisions"),
            texts.number(period.refused),
            f"{share:.1f}".replace(".", ","),
        )
        self.beside.setText(summary)
        shown = list(period.reasons[: self.MOST - 1])
        rest = sum(each.number for each in period.reasons[self.MOST - 1 :])
        if rest:
            shown.append(Refusals(None, self.tr("Other reasons"), rest))
        if not shown:
            self._grid.addWidget(label(self.tr("Nothing was refused."), "muted"), 0, 0)
        most = max((each.number for each in shown), default=1)
        for line, (code, title, number) in enumerate(shown):
            name = label(title)
            name.setMaximumWidth(220)
            name.setToolTip(title)
            cell = Cell()
            cell.show_count(number, title, strong=True, right=True)
            if code is None:
                cell.setEnabled(False)
            chosen = Filter(Queue.REFUSED, reason=code, decided_since=period.days[0].on)
            cell.clicked.connect(partial(self._pressed, Wanted(chosen, title)))
            percent = label(f"{round(number * 100 / max(1, period.refused))} %", "muted")
            percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for place, widget in enumerate((name, _ShareBar(number / most), cell, percent)):
                self._grid.addWidget(widget, line, place)

    def _pressed(self, wanted: Wanted) -> None:
        self.list_wanted.emit(wanted)
