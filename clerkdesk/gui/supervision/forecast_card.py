"""What will be late, by its reason and the term's day."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.forecast import Checked, Forecast, Reason
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, row, rule
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label, mark
from clerkdesk.gui.supervision.board_card import BoardCard, figure, head
from clerkdesk.gui.supervision.cells import Cell

REASON_ICONS = {
    Reason.UNHELD: "user-x",
    Reason.CITIZEN: "hourglass",
    Reason.AWAY: "calendar-x",
    Reason.BILLING: "database",
    Reason.QUEUE: "layers",
}


def reason_words(reason: Reason) -> str:
    """Why something will be late."""
    translate = QCoreApplication.translate
    return {
        Reason.UNHELD: translate("ForecastCard", "Nobody holds it"),
        Reason.CITIZEN: translate("ForecastCard", "Waits for the citizen"),
        Reason.AWAY: translate("ForecastCard", "Its holder is away"),
        Reason.BILLING: translate("ForecastCard", "Billing is awaited"),
        Reason.QUEUE: translate("ForecastCard", "The queue is too long"),
    }[reason]


class ForecastCard(BoardCard):
    """What will be late, by its reason and the term's day."""

    late_wanted = Signal(object, object)
    """The term's day and the reason, of which the applications are to be listed."""
    how_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ForecastCard", "WILL BE LATE"))
        self.cells: dict[tuple[Reason, int], Cell] = {}
        self.days: Sequence[date] = ()
        self._heads: list[QLabel] = []
        self._sums: list[QLabel] = []
        self.how = button(self.tr("How is it reckoned?"), "link", None, self.how_wanted.emit)
        self.head.addWidget(self.how)
        self.count = label("", "figure")
        self.count.setProperty("tone", "bad")
        self.words = label("", "strong", wrap=True)
        self._content = QWidget()
        self.coming = label("", "muted", wrap=True)
        self.checked = label("", "muted", wrap=True)
        self._content.setLayout(
            column(
                row(self.count, self.words, spacing=8),
                self._grid(),
                self.coming,
                self.checked,
                spacing=6,
            )
        )
        self._content.hide()
        self.body.addWidget(self._content)
        self.body.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 26)
        grid.setColumnStretch(1, 1)
        for place in range(4):
            self._heads.append(head("", "bad" if place == 0 else "muted"))
            self._heads[-1].setContentsMargins(0, 0, 7, 0)
            grid.addWidget(self._heads[-1], 0, 2 + place)
            grid.setColumnMinimumWidth(2 + place, 50)
        grid.addWidget(rule(), 1, 0, 1, 6)
        for line, reason in enumerate(Reason, 2):
            grid.addWidget(mark(REASON_ICONS[reason], "muted", reason_words(reason)), line, 0)
            grid.addWidget(label(reason_words(reason)), line, 1)
            for place in range(4):
                cell = Cell()
                cell.clicked.connect(partial(self._pressed, reason, place))
                self.cells[reason, place] = cell
                grid.addWidget(cell, line, 2 + place)
        last = 2 + len(Reason)
        grid.addWidget(rule(), last, 0, 1, 6)
        grid.addWidget(label(self.tr("Together"), "strong"), last + 1, 1)
        for place in range(4):
            self._sums.append(figure(0))
            grid.addWidget(self._sums[-1], last + 1, 2 + place)
        return grid

    def _pressed(self, reason: Reason, place: int) -> None:
        self.late_wanted.emit(self.days[place], reason)

    def show_forecast(
        self, told: Forecast, closes: datetime, at: datetime, checked: Sequence[Checked]
    ) -> None:
        self.filled_now()
        self._content.show()
        self.days = told.days
        first = told.days[0]
        number = told.of_day(first)
        self.count.setText(texts.number(number))
        self.count.setVisible(number > 0)
        day = day_word(first, at)
        hour = f"{closes.astimezone(BAKU):%H:%M}"
        some = self.tr("of the applications will not be decided by %1, %2")
        words = some if number else self.tr("All due by %1, %2, will be decided in time.")
        self.words.setText(filled(words, day, hour))
        for place, day_due in enumerate(told.days):
            self._heads[place].setText(day_word(day_due, at, short=True))
            for reason in Reason:
                self.cells[reason, place].show_count(
                    told.late[reason, day_due],
                    f"{reason_words(reason)}, {texts.day(day_due)}",
                    tone="bad" if place == 0 else "text",
                    strong=place == 0,
                    right=True,
                )
            total = told.of_day(day_due)
            self._sums[place].setText(texts.number(total) if total else "–")
        self._show_coming(told)
        self.checked.setText(_checked_words(checked))

    def _show_coming(self, told: Forecast) -> None:
        """What is forecast of applications that no list has yet."""
        some = [(day, told.coming(day)) for day in told.days if told.coming(day)]
        words = self.tr("%1: %2 more that will still come today")
        self.coming.setText(
            "; ".join(filled(words, texts.day(day), texts.number(count)) for day, count in some)
        )
        self.coming.setVisible(bool(some))


def _checked_words(checked: Sequence[Checked]) -> str:
    """What was forecast of the last days, beside what became of it."""
    translate = QCoreApplication.translate
    known = [each for each in checked if each.late is not None]
    if not known:
        return translate("ForecastCard", "No earlier forecast can be checked yet.")
    words = translate(
        "ForecastCard", "Last %1 working days: %2 forecast, %3 were late; right on %4"
    )
    foreseen = sum(each.foreseen for each in known)
    late = sum(each.late or 0 for each in known)
    right = sum(each.hit is True for each in known)
    return filled(words, len(known), texts.number(foreseen), texts.number(late), right)


def day_word(day: date, at: datetime, *, short: bool = False) -> str:
    """Today, tomorrow, or the date."""
    translate = QCoreApplication.translate
    away = (day - at.astimezone(BAKU).date()).days
    if away == 0:
        word = translate("ForecastCard", "Today")
        return word if short else word.lower()
    if away == 1:
        word = translate("ForecastCard", "Tomorrow")
        return word if short else word.lower()
    return f"{day:%d.%m}"
