"""What came and what was decided in a period: the chart, the table behind it, and in a line how it
went.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.supervision.board_card import BoardCard, Wanted
from clerkdesk.gui.supervision.cells import signed
from clerkdesk.gui.supervision.day_chart import DayChart
from clerkdesk.gui.supervision.people_list import duration
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.overview import Period


class ChartCard(BoardCard):
    """Bars, a line, and behind them the numbers as a table."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ChartCard", "RECEIVED AND DECIDED"))
        self.chart = DayChart()
        self.chart.day_wanted.connect(self._day_wanted)
        self.table_model = PlainTable(
            (self.tr("Day"), self.tr("Received"), self.tr("Decided")), self
        )
        self.table = table(self.table_model, self.tr("Received and decided, day by day"))
        self.as_table = button(self.tr("As a table"), "link", None, self._turn)
        self.head.addWidget(self.as_table)
        self.legend = (label(""), label(""))
        bar = label("▮")
        bar.setProperty("tone", "accent")
        point = label("●")
        point.setProperty("tone", "ok")
        self.change = label("", "strong")
        self.change.setProperty("tone", "warn")
        self.went = label("", "muted", wrap=True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._content = QWidget()
        self._content.setLayout(
            column(
                row(bar, self.legend[0], point, self.legend[1], 1, self.change, spacing=6),
                self._stack,
                self.went,
                spacing=6,
            )
        )
        self._content.hide()
        self.body.addWidget(self._content)

    def _turn(self) -> None:
        chart = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if chart else 0)
        self.as_table.setText(self.tr("As a chart") if chart else self.tr("As a table"))

    def show_period(self, period: Period) -> None:
        self.filled_now()
        self._content.show()
        self.chart.show_days(period.days)
        received = sum(day.received for day in period.days)
        self.legend[0].setText(filled(self.tr("%1 received"), texts.number(received)))
        self.legend[1].setText(filled(self.tr("%1 decided"), texts.number(period.decided)))
        grown = received - period.decided
        change = self.tr("The queue in %n day(s): %1", "", len(period.days))
        self.change.setText(filled(change, signed(grown)))
        lines = [
            [texts.day(day.on), texts.number(day.received), texts.number(day.decided)]
            for day in reversed(period.days)
        ]
        self.table_model.set_rows(lines, [day.on for day in reversed(period.days)])
        self.went.setText(self._how_it_went(period))

    def _how_it_went(self, period: Period) -> str:
        """Time, punctuality, and what was not smooth."""
        parts = []
        if period.decided:
            in_time = 100 * (period.decided - period.late) / period.decided
            parts.append(filled(self.tr("in time %1 %"), f"{in_time:.1f}".replace(".", ",")))
            parts.append(filled(self.tr("half within %1"), duration(period.median)))
            parts.append(filled(self.tr("nine of ten within %1"), duration(period.ninth)))
        for words, number in (
            (self.tr("%n reopened", "", period.reopened), period.reopened),
            (self.tr("%n taken back", "", period.undone), period.undone),
            (self.tr("citizen asked %n time(s)", "", period.waited), period.waited),
            (self.tr("debt found at printing %n time(s)", "", period.debts), period.debts),
            (self.tr("%n message(s) failed", "", period.failed), period.failed),
        ):
            if number:
                parts.append(words)
        return " · ".join(parts)

    def _day_wanted(self, on: object, decided: bool) -> None:
        shown = f"{on:%d.%m.%Y}"
        if decided:
            chosen = Filter(Queue.ALL, decided_on=on)  # type: ignore[arg-type]
            title = filled(self.tr("Decided on %1"), shown)
        else:
            chosen = Filter(Queue.ALL, registered_on=on)  # type: ignore[arg-type]
            title = filled(self.tr("Received on %1"), shown)
        self.list_wanted.emit(Wanted(chosen, title))
