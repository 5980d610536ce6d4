"""What became of the packages: a number each, or every fault by its field."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerkdesk.domain.submission import Fault
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import VerticalArea, column, row
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import Card, label, mark


@dataclass(frozen=True, slots=True)
class Result:
    path: Path
    number: str | None
    duplicate: bool
    faults: list[Fault]


class IntakeReport(Form):
    section = "counter"

    def __init__(self, results: list[Result], parent: QWidget | None) -> None:
        super().__init__(self._title(), self._close(), parent, width=640)
        self.cancel_button.hide()
        good = sum(result.number is not None for result in results)
        summary = (
            self.tr("Taken in: %1. Refused: %2.")
            .replace("%1", str(good))
            .replace("%2", str(len(results) - good))
        )
        self.body.addWidget(label(summary, "strong"))
        lines = column(spacing=8)
        for result in results:
            lines.addWidget(self._card(result))
        lines.addStretch(1)
        holder = QWidget()
        holder.setLayout(lines)
        area = VerticalArea(holder)
        # Its own wish would be the height of the texts at their narrowest.
        area.setFixedHeight(min(420, 90 + 70 * len(results)))
        self.body.addWidget(area)

    def _title(self) -> str:
        return self.tr("Packages")

    def _close(self) -> str:
        return self.tr("Close")

    def _card(self, result: Result) -> Card:
        if result.number is not None:
            card = Card()
            said = (
                self.tr("%1 (was there already)").replace("%1", result.number)
                if result.duplicate
                else result.number
            )
            card.body.addLayout(
                row(
                    mark("circle-check", "ok", self.tr("Taken in")),
                    label(result.path.name, wrap=True),
                    label(said, "strong", selectable=True),
                )
            )
            return card
        card = Card(tone="bad")
        card.body.addLayout(
            row(
                mark("circle-x", "bad", self.tr("Refused")),
                label(result.path.name, "strong", wrap=True),
            )
        )
        for fault in result.faults:
            text = (
                f"{fault.field}: {sentence(fault.code, fault.params)}"
                if fault.field
                else sentence(fault.code, fault.params)
            )
            card.body.addWidget(label(text, wrap=True, selectable=True))
        return card
