"""What can be done to several applications at once; there while several are selected."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.widgets import button, label

_MARGINS = (16, 8, 10, 10)
_SPACING = 6


class BulkBar(QWidget):
    """Its buttons stand beside each other, or in two lines where the list is narrow: none is cut
    off.
    """

    action_wanted = Signal(object)

    def __init__(self, supervises: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        titles = {
            Action.TAKE: self.tr("Take"),
            Action.RELEASE: self.tr("Release"),
            Action.ASSIGN: self.tr("Assign…"),
            Action.FORWARD: self.tr("Forward…"),
            Action.REFUSE: self.tr("Refuse…"),
        }
        self.buttons = {
            action: button(
                text,
                "danger" if action is Action.REFUSE else None,
                None,
                partial(self.action_wanted.emit, action),
            )
            for action, text in titles.items()
            if supervises or action is not Action.ASSIGN
        }
        self.text = label("", "strong")
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING)
        self._in_line = 0
        self.setLayout(column(self.text, self._grid, spacing=6, margins=_MARGINS))
        self._arrange(len(self.buttons))
        self.hide()

    def show_count(self, count: int) -> None:
        """So many are selected."""
        self.text.setText(self.tr("%n application(s) selected", "", count))
        self.setVisible(count > 1)
        if count > 1:
            announce(self, self.text.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for action_button in self.buttons.values():
            action_button.ensurePolished()  # before it wears its dress a button wants less room
        needed = (
            sum(action_button.sizeHint().width() for action_button in self.buttons.values())
            + _SPACING * (len(self.buttons) - 1)
            + _MARGINS[0]
            + _MARGINS[2]
        )
        self._arrange(len(self.buttons) if needed <= self.width() else 2)

    def _arrange(self, in_line: int) -> None:
        if in_line == self._in_line:
            return
        self._in_line = in_line
        for index, action_button in enumerate(self.buttons.values()):
            self._grid.addWidget(action_button, *divmod(index, in_line))
        for index in range(len(self.buttons) + 1):
            self._grid.setColumnStretch(index, int(index == in_line))
        self.setMinimumWidth(1)
