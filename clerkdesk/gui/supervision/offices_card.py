"""Open applications by office and the working days that are left."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.layout import empty, row, rule
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label, mark
from clerkdesk.gui.supervision.board_card import BoardCard, Wanted, figure, head
from clerkdesk.gui.supervision.cells import Cell
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.overview import OfficeRow

_OFFICES = 8
"""So many stand for themselves; the others are summed."""
_COLUMNS = 5
"""Overdue, today, and one to three working days."""


class OfficesCard(BoardCard):
    """Open applications by office and the working days that are left."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("OfficesCard", "OFFICES AND WORKING DAYS LEFT"))
        self.cells: dict[tuple[str, int], Cell] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 3)
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(1 + place, 2)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._days: Sequence[date] = ()

    def show_offices(self, rows: Sequence[OfficeRow], days: Sequence[date]) -> None:
        """``days``: today and the three working days after it."""
        self.filled_now()
        self._days = days
        total = sum(each.total for each in rows)
        self.beside.setText(filled(self.tr("%1 open"), texts.number(total)))
        source = (tuple(rows), tuple(days), theme.tokens())
        if source == getattr(self, "_source", None):
            return
        self._source = source
        kept = self.focusWidget()
        again = next((key for key, cell in self.cells.items() if cell is kept), None)
        empty(self._grid)
        self.cells = {}
        self._fill(rows)
        if again in self.cells:
            self.cells[again].setFocus(Qt.FocusReason.OtherFocusReason)

    def _heads(self) -> list[QLabel]:
        ahead = [filled(self.tr("%1 d."), days) for days in (1, 2, 3)]
        load = head(self.tr("Load, d."))
        load.setContentsMargins(10, 0, 0, 0)
        return [
            head(self.tr("Overdue"), "bad", right=False),
            head(self.tr("Today"), "warn", right=False),
            *[head(words, right=False) for words in ahead],
            head(self.tr("Together")),
            load,
        ]

    def _fill(self, rows: Sequence[OfficeRow]) -> None:
        for place, name_of_column in enumerate(self._heads(), 1):
            self._grid.addWidget(name_of_column, 0, place)
        shown = list(rows[:_OFFICES])
        most = [max(1, *column) for column in zip(*map(_counts, rows))]
        for line, office in enumerate(shown, 1):
            name = label(office.name)
            name.setMinimumWidth(60)
            self._grid.addWidget(name, line, 0)
            for place, count in enumerate(_counts(office)):
                cell = self._cell(office, place, count, count / most[place])
                self._grid.addWidget(cell, line, 1 + place)
            self._grid.addWidget(self._total(office), line, 1 + _COLUMNS)
            self._grid.addLayout(self._load(office), line, 2 + _COLUMNS)
        line = len(shown) + 1
        rest = rows[_OFFICES:]
        if rest:
            others = self.tr("%n other office(s)", "", len(rest))
            line = self._sum_line(line, others, rest, "muted")
        self._grid.addWidget(rule(), line, 0, 1, 3 + _COLUMNS)
        self._sum_line(line + 1, self.tr("Together"), rows, "strong")

    def _sum_line(self, line: int, name: str, rows: Sequence[OfficeRow], role: str) -> int:
        self._grid.addWidget(label(name, role), line, 0)
        for place in range(_COLUMNS):
            number = figure(sum(_counts(each)[place] for each in rows))
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(number, line, 1 + place)
        self._grid.addWidget(figure(sum(each.total for each in rows)), line, 1 + _COLUMNS)
        return line + 1

    def _cell(self, office: OfficeRow, place: int, count: int, share: float) -> Cell:
        cell = Cell()
        tints = ("bad", "warn", "accent", "accent", "accent")
        strength = 0.08 + 0.34 * share if place < 2 else 0.05 + 0.16 * share
        strong = place < 2 and share > 0.6
        names = (self.tr("Overdue"), self.tr("Today"), *(texts.day(d) for d in self._days[1:]))
        cell.show_count(
            count,
            f"{office.name}, {names[place]}",
            tint=(tints[place], strength if count else 0.03),
            strong=strong,
        )
        cell.clicked.connect(partial(self._pressed, office, place, names[place]))
        self.cells[office.code, place] = cell
        return cell

    def _pressed(self, office: OfficeRow, place: int, name: str) -> None:
        offices = (office.code,)
        if place == 0:
            chosen = Filter(Queue.OVERDUE, departments=offices)
        elif place == 1:
            chosen = Filter(Queue.DUE_TODAY, departments=offices)
        else:
            day = self._days[place - 1]
            chosen = Filter(
                Queue.ALL,
                departments=offices,
                statuses=("new", "in_progress"),
                due_from=day,
                due_to=day,
            )
        self.list_wanted.emit(Wanted(chosen, f"{office.name} · {name}"))

    def _total(self, office: OfficeRow) -> Cell:
        cell = Cell()
        together = self.tr("Together")
        cell.show_count(office.total, f"{office.name}, {together}", right=True)
        everything = Filter(Queue.ALL, departments=(office.code,), statuses=("new", "in_progress"))
        cell.clicked.connect(lambda: self.list_wanted.emit(Wanted(everything, office.name)))
        return cell

    def _load(self, office: OfficeRow) -> QHBoxLayout:
        days = "—" if office.days is None else f"{office.days:.1f}".replace(".", ",")
        much = office.days is not None and office.days > 1.5
        number = label(days, "strong" if much else None)
        number.setProperty("tone", "warn" if much else None)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if office.days is None:
            number.setToolTip(self.tr("Nobody has decided here yet: its pace is not known."))
        parts: list[QWidget | int] = [1]
        if much:
            parts.append(mark("triangle-alert", "warn", self.tr("More than a day and a half")))
        return row(*parts, number, spacing=4)


def _counts(office: OfficeRow) -> list[int]:
    return [office.late, office.today, *office.ahead]
