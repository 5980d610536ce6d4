"""Lines of which one part goes below the others where there is no room beside them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget


class FoldingLines(QWidget):
    """Every line has the same parts beside each other, of which the one in column ``folding`` is
    said of the others.

    ``beside_from``: the width in pixels from which it stands beside them; ``least``: its width
    there; ``indent``: the column below which it stands otherwise.
    """

    def __init__(
        self,
        folding: int,
        beside_from: int,
        *,
        least: int = 0,
        indent: int = 0,
        spacing: tuple[int, int] = (10, 8),
    ) -> None:
        super().__init__()
        self._folding = folding
        self._beside_from = beside_from
        self._least = least
        self._indent = indent
        self._labels: list[QWidget] = []
        self._beside = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(spacing[0])
        self._grid.setVerticalSpacing(spacing[1])
        self._arrange()

    def add(self, *parts: QWidget) -> None:
        """A line below those that are there."""
        row = 2 * len(self._labels)
        for place, part in enumerate(parts):
            if place == self._folding:
                self._labels.append(part)
                self._place(row)
            else:
                self._grid.addWidget(part, row, place, _alignment(part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._beside_from
        if beside is not self._beside:
            self._beside = beside
            self._arrange()

    def _arrange(self) -> None:
        self._grid.setColumnStretch(1, 1 if self._indent or not self._beside else 0)
        self._grid.setColumnStretch(self._folding, 1 if self._beside else 0)
        self._grid.setColumnMinimumWidth(self._folding, self._least if self._beside else 0)
        for line in range(len(self._labels)):
            self._place(2 * line)

    def _place(self, row: int) -> None:
        label = self._labels[row // 2]
        self._grid.removeWidget(label)
        if self._beside:
            self._grid.addWidget(label, row, self._folding, _alignment(label))
        else:
            self._grid.addWidget(label, row + 1, self._indent, 1, -1, _alignment(label))


def _alignment(part: QWidget) -> Qt.AlignmentFlag:
    # What wraps takes the width it is given.
    wraps = isinstance(part, QLabel) and part.wordWrap()
    top = Qt.AlignmentFlag.AlignTop
    return top if wraps else top | Qt.AlignmentFlag.AlignLeft
