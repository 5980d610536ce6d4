"""What a file brings, before it is taken in: its departure and what it changes; or what does not
fit.
"""

from typing import NamedTuple

from PySide6.QtWidgets import QListWidget, QWidget

from clerkdesk.domain.caravans import HEADS, Column, Difference, Fault, Reading
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label


class Offered(NamedTuple):
    """A file that was read, and what it would change of the list in whose place it comes."""

    file_name: str
    reading: Reading
    instead_of: int | None
    changes: Difference | None


class TakingForm(Form):
    """Accepted: the list is to be taken in. One with a fault can only be closed."""

    section = "caravans"

    def __init__(self, offered: Offered, parent: QWidget | None) -> None:
        title = self.tr("List of a departure: %1").replace("%1", offered.file_name)
        super().__init__(title, self.tr("Take it in"), parent, width=620)
        self.offered = offered
        departure = offered.reading.departure
        if departure is None:
            self._show_faults(offered.reading.faults)
            return
        head = filled(self.tr("%1, %2"), departure.settlement, texts.day(departure.day))
        self.body.addWidget(label(head, "strong", wrap=True))
        self.body.addWidget(
            label(
                filled(
                    self.tr("List № %1: %2 households, %3 people"),
                    departure.number,
                    len(departure.households),
                    len(departure.people),
                ),
                "muted",
            )
        )
        if offered.changes is not None:
            self._show_changes(offered.changes)
        self.body.addWidget(
            label(
                self.tr(
                    "Whoever takes it in looks at everybody in it: that is written down. The"
                    " people of the list are erased some time after it is closed."
                ),
                "muted",
                wrap=True,
            )
        )

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        self.accept_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.body.addWidget(
            label(
                self.tr(
                    "%n thing(s) do not fit. Nothing was taken in: have the file put right.",
                    "",
                    len(faults),
                ),
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What does not fit"))
        self.list.setMinimumHeight(220)
        self.list.setWordWrap(True)
        for fault in faults:
            self.list.addItem(self._fault(fault))
        self.body.addWidget(self.list)

    def _fault(self, fault: Fault) -> str:
        why = texts.sentence(fault.code, fault.params)
        if not fault.column:
            return why
        head = HEADS[Column(fault.column)]
        return filled(self.tr("Row %1, %2: %3"), fault.row, head, why)

    def _show_changes(self, changes: Difference) -> None:
        lines = (
            (self.tr("New: %1"), changes.added),
            (self.tr("No longer in it: %1"), changes.gone),
            (self.tr("Changed: %1"), changes.changed),
        )
        for text, names in lines:
            if names:
                self.body.addWidget(label(filled(text, ", ".join(names)), wrap=True))
        if not any(changes):
            self.body.addWidget(label(self.tr("Nothing is different from the list that is there.")))
