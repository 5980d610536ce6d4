"""The viewer's head: the file's name, the page, and as many tools as there is room for; the others
are behind “…”.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from clerkdesk.gui.kit.elided import ElidedLabel
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.widgets import label, tool

_SPACING = 2
_MARGINS = (12, 5, 8, 5)
# A name gets what it wishes before further tools do, and gives way to the least of tools.
_NAME_LEAST = 64
_NAME_WISH = 130
_NAME_MOST = 320
_TOOLS_LEAST = 5


class ViewerHead(QWidget):
    """Tools stand in the order they are added; ``rank`` says which stay longest (0 first)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(role="strong")
        self.page_label = label("", "muted")
        self.more = tool("ellipsis", self.tr("More tools"), self.show_more)
        self._ranks: dict[QToolButton, int] = {}
        self._offered: dict[QToolButton, bool] = {}
        self._wordings: Sequence[str] = ("",)
        self._row = row(
            self.name, self.page_label, 1, self.more, spacing=_SPACING, margins=_MARGINS
        )
        self._row.insertSpacing(1, 8)
        self._row.insertSpacing(3, 4)
        self.setLayout(self._row)

    def add(self, tool_button: QToolButton, rank: int) -> QToolButton:
        """Put a tool behind those that are there."""
        self._ranks[tool_button] = rank
        self._offered[tool_button] = True
        self._row.insertWidget(self._row.count() - 1, tool_button)
        return tool_button

    def offer(self, tool_button: QToolButton, offered: bool) -> None:
        """Whether the tool makes sense for this file at all."""
        if self._offered[tool_button] != offered:
            self._offered[tool_button] = offered
            self.arrange()

    def offered(self) -> list[QToolButton]:
        """The tools that make sense for this file, in their order."""
        return [tool_button for tool_button in self._ranks if self._offered[tool_button]]

    def say(self, wordings: Sequence[str]) -> None:
        """Where one is in the file, the longest way of saying it first."""
        self._wordings = wordings
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Five places for tools, then what the name and the page need, then further tools by their
        rank; the last place is “…” if any is left over.
        """
        offered = self.offered()
        each = self.more.sizeHint().width() + _SPACING
        room = self.width() - _MARGINS[0] - _MARGINS[2] - 20
        name = min(self.name.fontMetrics().horizontalAdvance(self.name.text()) + 2, _NAME_MOST)
        for text in self._wordings:
            label_width = self.page_label.fontMetrics().horizontalAdvance(text) + 2
            last = text == self._wordings[-1]
            # Words give way to a tool, figures do not.
            least = min(_TOOLS_LEAST if last else _TOOLS_LEAST + 1, len(offered)) * each
            if last or min(name, _NAME_LEAST) + label_width + least <= room:
                self.page_label.setText(text)
                break
        fits = max(least, room - min(name, _NAME_WISH) - label_width) // each
        if fits < len(offered):
            fits = max(0, fits - 1)
        kept = set(sorted(offered, key=self._ranks.__getitem__)[:fits])
        for tool_button in self._ranks:
            tool_button.setVisible(tool_button in kept)
        more = len(kept) < len(offered)
        self.more.setVisible(more)
        self.name.setMaximumWidth(
            max(16, min(name, room - label_width - (len(kept) + more) * each))
        )

    def hidden_tools(self) -> list[QToolButton]:
        """The tools that are behind “…” now."""
        return [tool_button for tool_button in self.offered() if tool_button.isHidden()]

    def menu(self) -> QMenu:
        """The tools behind “…”, as they are now."""
        menu = QMenu(self)
        for tool_button in self.hidden_tools():
            entry = menu.addAction(tool_button.icon(), tool_button.toolTip())
            entry.setEnabled(tool_button.isEnabled())
            entry.setCheckable(tool_button.isCheckable())
            entry.setChecked(tool_button.isChecked())
            entry.triggered.connect(partial(_click, tool_button))
        return menu

    def show_more(self) -> None:
        """Open the menu of the tools for which there is no room."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(
            self.more.mapToGlobal(
                QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 2)
            )
        )

    def anchor(self, tool_button: QToolButton) -> QWidget:
        """Where what a tool opens hangs: below the tool, or below “…” if it is in there."""
        return self.more if tool_button.isHidden() else tool_button


def _click(tool_button: QToolButton, _checked: bool = False) -> None:
    tool_button.click()
