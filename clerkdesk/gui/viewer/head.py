"""The viewer's head: the file's name, the page, and as many tools as there is room for; the others
are behind “…”.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from clerkdesk.gui.kit.widgets import label, row, tool

_SPACING = 2
_MARGINS = (12, 5, 8, 5)
# A name gets what it wishes before further tools do, and gives way to the least of tools.
_NAME_LEAST = 64
_NAME_WISH = 130
_NAME_MOST = 320
_TOOLS_LEAST = 5


class ElidedLabel(QLabel):
    """Gives way in the middle: a name's beginning and its ending both say what it is."""

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        self.style().drawItemText(
            painter,
            self.rect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            True,
            text,
            self.foregroundRole(),
        )
        painter.end()


class ViewerHead(QWidget):
    """Tools stand in the order they are added; ``rank`` says which stay longest (0 first)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "strong")
        self.place = label("", "muted")
        self.more = tool("ellipsis", self.tr("More tools"), self.show_more)
        self._tools: list[tuple[QToolButton, int]] = []
        self._offered: dict[QToolButton, bool] = {}
        self._places: Sequence[str] = ("",)
        self._row = row(self.name, self.place, 1, self.more, spacing=_SPACING, margins=_MARGINS)
        self._row.insertSpacing(1, 8)
        self._row.insertSpacing(3, 4)
        self.setLayout(self._row)

    def add(self, made: QToolButton, rank: int) -> QToolButton:
        self._tools.append((made, rank))
        self._offered[made] = True
        self._row.insertWidget(self._row.count() - 1, made)
        return made

    def offer(self, made: QToolButton, offered: bool) -> None:
        """Whether the tool makes sense for this file at all."""
        if self._offered[made] != offered:
            self._offered[made] = offered
            self.arrange()

    def say(self, places: Sequence[str]) -> None:
        """Where one is in the file, the longest way of saying it first."""
        self._places = places
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
        offered = [(made, rank) for made, rank in self._tools if self._offered[made]]
        each = self.more.sizeHint().width() + _SPACING
        room = self.width() - _MARGINS[0] - _MARGINS[2] - 20
        name = min(self.name.fontMetrics().horizontalAdvance(self.name.text()) + 2, _NAME_MOST)
        for text in self._places:
            place = self.place.fontMetrics().horizontalAdvance(text) + 2
            last = text == self._places[-1]
            # Words give way to a tool, figures do not.
            least = min(_TOOLS_LEAST if last else _TOOLS_LEAST + 1, len(offered)) * each
            if last or min(name, _NAME_LEAST) + place + least <= room:
                self.place.setText(text)
                break
        fits = max(least, room - min(name, _NAME_WISH) - place) // each
        kept = {
            made
            for made, _rank in sorted(offered, key=lambda pair: pair[1])[
                : fits if fits >= len(offered) else max(0, fits - 1)
            ]
        }
        for made, _rank in self._tools:
            made.setVisible(made in kept)
        more = len(kept) < len(offered)
        self.more.setVisible(more)
        self.name.setMaximumWidth(max(16, min(name, room - place - (len(kept) + more) * each)))

    def hidden_tools(self) -> list[QToolButton]:
        """The tools that are behind “…” now."""
        return [made for made, _rank in self._tools if self._offered[made] and made.isHidden()]

    def menu(self) -> QMenu:
        menu = QMenu(self)
        for made in self.hidden_tools():
            entry = menu.addAction(made.icon(), made.toolTip())
            entry.setEnabled(made.isEnabled())
            entry.setCheckable(made.isCheckable())
            entry.setChecked(made.isChecked())
            entry.triggered.connect(lambda _checked=False, made=made: made.click())
        return menu

    def show_more(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(
            self.more.mapToGlobal(
                QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 2)
            )
        )

    def anchor(self, made: QToolButton) -> QWidget:
        """Where what a tool opens hangs: below the tool, or below “…” if it is in there."""
        return self.more if made.isHidden() else made
