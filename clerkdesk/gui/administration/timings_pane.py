"""How long the desks take: each workplace with what is waited for there, the slow ones first."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.domain.timings import BOUNDS_MS, GOAL_MS, KEPT_DAYS, Timed
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.texts import filled, number
from clerkdesk.gui.kit.widgets import Card, label
from clerkdesk.usecases.supervision import timings
from clerkdesk.usecases.supervision.timings import Timing


class TimingsPane(QWidget):
    """A table to be read; nothing is set here."""

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = PlainTable(
            (
                self.tr("Workplace"),
                self.tr("What is waited for"),
                self.tr("Times"),
                self.tr("Half within"),
                self.tr("19 of 20 within"),
                self.tr("Meant to be"),
                "",
            ),
            self,
        )
        self.table = table(self.model, self.tr("Speed of the desks"))
        self.own = label("", "muted", wrap=True, selectable=True)
        words = self.tr(
            "Each desk counts how long its clerk waits, and writes the counts down every twenty"
            " minutes. A workplace is called by lot; nobody's name is kept, and what is older than"
            " %1 days goes. A time is the bound of a step: it was not longer than that."
        )
        card = Card()
        card.body.addWidget(label(filled(words, KEPT_DAYS), "muted", wrap=True))
        card.body.addWidget(self.own)
        card.body.addWidget(self.table, 1)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayout(column(card))

    def reload(self) -> None:
        """Read them again."""
        task = self._context.tasks.read_behind(self, timings.timings)
        task.succeeded.connect(self._show)
        own = filled(self.tr("This workplace: %1"), self._context.workstation())
        self.own.setText(own)

    def _show(self, listed: list[Timing]) -> None:
        self.model.set_rows([self._line(each) for each in listed], listed)
        if not listed:
            nothing = self.tr("Nothing has been noted yet.")
            self.own.setText(f"{self.own.text()}. {nothing}")

    def _line(self, timing: Timing) -> list[str]:
        here = self.tr("%1 (this one)")
        name = timing.workstation
        return [
            filled(here, name) if name == self._context.workstation() else name,
            self._waited_for(timing.what),
            number(timing.times),
            self._within(timing.half_ms),
            self._within(timing.most_ms),
            self._within(GOAL_MS[timing.what]),
            self.tr("slow") if timing.slow else "",
        ]

    def _waited_for(self, what: Timed) -> str:
        return {
            Timed.OPEN: self.tr("an application opens"),
            Timed.LIST: self.tr("a list"),
            Timed.SEARCH: self.tr("a search or a filter"),
            Timed.PAGE: self.tr("a document's first page"),
            Timed.PRINT: self.tr("the printer takes it"),
        }[what]

    def _within(self, milliseconds: int | None) -> str:
        if milliseconds is None:
            return filled(self.tr("over %1 s"), BOUNDS_MS[-1] // 1000)
        if milliseconds < 1000:
            return filled(self.tr("%1 ms"), milliseconds)
        return filled(self.tr("%1 s"), f"{milliseconds / 1000:g}".replace(".", ","))
