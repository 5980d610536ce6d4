"""What became of the packages: a number each, or every fault by its field."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerkdesk.domain.packages import FieldRemark
from clerkdesk.domain.submission import Fault
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import VerticalArea, column, row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, label, mark


@dataclass(frozen=True, slots=True)
class Result:
    """Of one package, a folder or a ZIP file."""

    path: Path
    number: str | None
    """The application's; None: it was refused."""
    duplicate: bool
    """Whether the same request was taken in before, under this number."""
    faults: list[Fault]
    remarks: tuple[FieldRemark, ...] = ()
    """What is to be said of the files of one that was taken in."""


class IntakeReport(Form):
    """A card for each package, in the order in which they were taken in."""

    section = "counter"

    def __init__(self, results: list[Result], parent: QWidget | None) -> None:
        super().__init__(self._title(), self._close(), parent, width=640)
        self.cancel_button.hide()
        good = sum(result.number is not None for result in results)
        summary = filled(self.tr("Taken in: %1. Refused: %2."), good, len(results) - good)
        self.body.addWidget(label(summary, "strong"))
        lines = column(spacing=8)
        for result in results:
            lines.addWidget(self._card(result))
        lines.addStretch(1)
        holder = QWidget()
        holder.setLayout(lines)
        area = VerticalArea(holder, self._title())
        # Its own wish would be the height of the texts at their narrowest.
        area.setFixedHeight(min(420, 90 + 70 * len(results)))
        self.body.addWidget(area)

    def _title(self) -> str:
        return self.tr("Packages")

    def _close(self) -> str:
        return self.tr("Close")

    def _card(self, result: Result) -> Card:
        return self._refused(result) if result.number is None else self._taken_in(result)

    def _taken_in(self, result: Result) -> Card:
        number = str(result.number)
        if result.duplicate:
            number = filled(self.tr("%1 (was there already)"), number)
        card = Card()
        card.body.addLayout(
            row(
                mark("circle-check", "ok", self.tr("Taken in")),
                label(result.path.name, wrap=True),
                label(number, "strong", selectable=True),
            )
        )
        for field, remark in result.remarks:
            text = f"{field}: {sentence(remark.code, remark.params)}"
            card.body.addWidget(label(text, wrap=True, selectable=True))
        return card

    def _refused(self, result: Result) -> Card:
        card = Card(tone="bad")
        card.body.addLayout(
            row(
                mark("circle-x", "bad", self.tr("Refused")),
                label(result.path.name, "strong", wrap=True),
            )
        )
        for fault in result.faults:
            text = sentence(fault.code, fault.params)
            if fault.field:
                text = f"{fault.field}: {text}"
            card.body.addWidget(label(text, wrap=True, selectable=True))
        return card
