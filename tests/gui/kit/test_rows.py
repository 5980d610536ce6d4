"""A row that cannot be painted is an incident, and not the end of the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clerkdesk.gui.kit.rows import Index, RowDelegate
from tests.architecture.sources import GUI, read


class Failing(RowDelegate):
    def draw(self, painter: QPainter, _option: QStyleOptionViewItem, _index: Index) -> None:
        painter.setPen(QColor("red"))
        painter.translate(10, 10)
        raise ValueError("no such day")


def test_the_painter_is_as_it_was_after_a_row_that_cannot_be_painted(qapp: object) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    model = QStandardItemModel(1, 1)
    with QPainter(image) as painter:
        painter.setPen(Qt.GlobalColor.blue)
        with pytest.raises(ValueError, match="no such day"):
            Failing().paint(painter, QStyleOptionViewItem(), model.index(0, 0))
        assert painter.pen().color() == QColor(Qt.GlobalColor.blue)
        assert painter.transform().isIdentity()


def test_every_list_paints_its_rows_this_way(qapp: object) -> None:
    assert issubclass(RowDelegate, QStyledItemDelegate)
    by_themselves = [path for path in GUI if f"({QStyledItemDelegate.__name__})" in read(path)]
    assert [path.name for path in by_themselves] == ["rows.py"]
