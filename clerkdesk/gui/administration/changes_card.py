"""The history of a kind of setting: what was changed by whom, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import VerticalArea, column, empty, row, rule
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label

_FIRST = 4
"""So many are shown until all are asked for."""
_ROOMY = 520
"""Pixels: from here on day and person stand beside what was changed, else below it."""
_WHEN = 126
_END = 118


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as it is shown."""

    at: datetime
    headline: str
    detail: str
    actor: str
    take_back: Callable[[], object] | None
    """None: it is in force no more, or nothing stood there before it that can be restored."""
    in_force: bool = True


class ChangesCard(QFrame):
    """The newest first, each with the button that prepares its reverse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._lines: Sequence[ChangeLine] = ()
        self._all = False
        self._roomy = True
        self.back_buttons: list[QPushButton] = []
        """One a change that can be taken back, the newest first."""
        self.all_button = button("", "link", None, self._toggle)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside = QWidget()
        inside.setLayout(column(self._rows, 1, spacing=0))
        self._area = VerticalArea(inside, self.tr("History of changes"))
        head = row(label(self.tr("HISTORY OF CHANGES"), "caption"), 1, self.all_button)
        self.setLayout(column(head, self._area, spacing=4, margins=(13, 8, 12, 8)))

    @property
    def lines(self) -> Sequence[ChangeLine]:
        return self._lines

    def show_lines(self, lines: Sequence[ChangeLine]) -> None:
        """What is shown from now on."""
        self._lines = lines
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        if roomy is not self._roomy:
            self._roomy = roomy
            self._fill()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        empty(self._rows)
        self.back_buttons = []
        shown = self._lines if self._all else self._lines[:_FIRST]
        if not shown:
            self._rows.addWidget(label(self.tr("Nothing was changed yet."), "muted"))
        for place, line in enumerate(shown):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(line))
        self.all_button.setVisible(len(self._lines) > _FIRST)
        text = self.tr("The newest") if self._all else self.tr("All (%1)")
        self.all_button.setText(filled(text, texts.number(len(self._lines))))

    def _row(self, line: ChangeLine) -> QWidget:
        when = label(texts.when(line.at), "muted")
        actor = label(line.actor, "muted")
        headline = label(line.headline, "strong", wrap=True)
        detail = label(line.detail, "muted", wrap=True)
        if not line.in_force:
            font = headline.font()
            font.setStrikeOut(True)
            headline.setFont(font)
        if not line.detail:
            detail.hide()  # shown before it stands in a row it would be a window of its own
        what = QWidget()
        end = self._end(line)
        if self._roomy:
            when.setFixedWidth(_WHEN)
            what.setLayout(column(headline, detail, spacing=0))
            parts = [when, what, actor]
        else:
            below = row(when, actor, 1, spacing=8)
            what.setLayout(column(headline, detail, below, spacing=0))
            parts = [what]
        inside = row(*parts, spacing=8, margins=(0, 5, 0, 5))
        if end is not None:
            inside.addWidget(end)
        inside.setStretch(parts.index(what), 1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _end(self, line: ChangeLine) -> QWidget | None:
        """The way back, or why there is none; None: no change of this kind has one."""
        if all(each.take_back is None and each.in_force for each in self._lines):
            return None
        if line.take_back is None:
            ended = label("" if line.in_force else self.tr("not in force"), "muted")
            ended.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            ended.setFixedWidth(_END)
            return _spoken(ended, line)
        words = self.tr("Take back")
        back = button(words, None, "undo-2", line.take_back)
        back.setFixedWidth(_END)
        back.setAccessibleName(f"{words}: {line.headline}")
        self.back_buttons.append(back)
        return back


def _spoken(ended: QLabel, line: ChangeLine) -> QLabel:
    ended.setAccessibleName(f"{line.headline}: {ended.text()}" if ended.text() else line.headline)
    return ended
