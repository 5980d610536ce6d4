"""A form that only tells: lines of a name and a text."""

from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.widgets import label

_ONE_COLUMN = 16
"""More lines than this stand in two columns."""


class FactsForm(Form):
    def __init__(
        self,
        title: str,
        lines: list[tuple[str, str]],
        parent: QWidget | None,
        section: str,
    ) -> None:
        two = len(lines) > _ONE_COLUMN
        super().__init__(title, self.tr("Close"), parent, width=640 if two else 460)
        self.section = section
        self.cancel_button.hide()
        grid = QGridLayout()
        height = (len(lines) + 1) // 2 if two else len(lines)
        for index, (name, text) in enumerate(lines):
            line = index % height
            side = index // height * 2
            grid.addWidget(label(name, "strong"), line, side)
            grid.addWidget(label(text, "muted"), line, side + 1)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
