"""The slim strip of a file's pages at the left of the page."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.viewer.rendering import Renderer

WIDTH = 92
_SHEET = QSize(60, 80)
_ROW = 108
_WAITING = 12
"""So many pictures wait at most."""
_FAULTS = 3
"""So many pages without a thumbnail, and the file gets no more of them: each costs a process."""
Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QAbstractListModel):
    """Small pictures of the pages, made one after the other and only of pages that were looked
    for.
    """

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._file = 0
        self._pages = 0
        self._pictures: dict[int, QImage] = {}
        self.waiting: list[int] = []
        """The pages whose pictures come next, in this order."""
        self.asked: int | None = None
        """The page whose picture is under way."""
        self._faults = 0
        self._pixels = _SHEET.width()
        self.rotation = 0

    def show_file(self, pages: int, ratio: float) -> None:
        """Another file; ``ratio``: the screen's pixels a logical one."""
        self.beginResetModel()
        self._file += 1
        self._pages = pages
        self._pictures = {}
        self.waiting = []
        self.asked = None
        self._faults = 0
        self.rotation = 0
        self._pixels = round(_SHEET.width() * ratio)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return filled(self.tr("Page %1"), index.row() + 1)
        return None

    def picture(self, page: int) -> QImage | None:
        """The page's small picture, if it is there; one without pixels, if it cannot be made."""
        return self._pictures.get(page)

    def pictured(self) -> list[int]:
        """The pages whose pictures are there, or cannot be made."""
        return sorted(self._pictures)

    def request(self, page: int) -> None:
        """The page is looked for: its picture is made after those that wait already."""
        if page in self._pictures or page == self.asked or page in self.waiting:
            return
        if self._faults < _FAULTS:
            self.waiting.append(page)
            # A strip that is scrolled fast has no use for what it has passed.
            del self.waiting[:-_WAITING]
            self._ask()

    def _ask(self) -> None:
        if self.asked is not None or not self.waiting:
            return
        page = self.waiting.pop(0)
        self.asked = page
        file = self._file

        def rendered(image: QImage | None, error: str | None) -> None:
            if file != self._file:
                return
            self.asked = None
            if image is None:
                # A page that is only damaged costs no process.
                self._faults += error != "page_broken"
                # An empty sheet, and no second attempt.
                self._pictures[page] = QImage()
                if self._faults >= _FAULTS:
                    self.waiting.clear()
            else:
                self._pictures[page] = image
                self.dataChanged.emit(self.index(page), self.index(page))
            self._ask()

        self._renderer.thumbnail(page, self._pixels, rendered)


class _Sheet(RowDelegate):
    """A page's picture on its sheet, its number below; the current one is framed and stands on its
    own ground.
    """

    def __init__(self, model: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDTH - 12, _ROW)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if current:
            painter.setBrush(QColor(t.accent_soft))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), 6, 6)
        picture = self._picture(index.row())
        sheet = _place_of_sheet(rect, picture)
        if picture is None:
            painter.fillRect(sheet, QColor("#FFFFFF" if not t.dark else t.line))
        else:
            painter.drawImage(sheet, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(t.accent if current else t.line), 2 if current else 1))
        painter.drawRect(sheet)
        painter.setPen(QColor(t.accent if current else t.muted))
        painter.setFont(theme.font(8.5, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        painter.drawText(
            QRect(rect.left(), rect.bottom() - 20, rect.width(), 18),
            Qt.AlignmentFlag.AlignCenter,
            str(index.row() + 1),
        )

    def _picture(self, page: int) -> QImage | None:
        """The page as it is turned; None: an empty sheet. What is not there yet is asked for."""
        picture = self._model.picture(page)
        if picture is None:
            self._model.request(page)
            return None
        if picture.isNull():
            return None
        if self._model.rotation:
            return picture.transformed(QTransform().rotate(self._model.rotation))
        return picture


def _place_of_sheet(row: QRect, picture: QImage | None) -> QRect:
    """In the middle of the row, above the page's number."""
    size = _SHEET
    if picture is not None:
        size = picture.size().scaled(_SHEET, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(
        row.center().x() - size.width() // 2,
        row.top() + 7 + (_SHEET.height() - size.height()) // 2,
        size.width(),
        size.height(),
    )


class ThumbnailStrip(QListView):
    """A click or the arrow keys choose a page."""

    page_chosen = Signal(int)

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = Thumbnails(renderer, self)
        self.setModel(self.thumbnails)
        self.setItemDelegate(_Sheet(self.thumbnails, self))
        self.setObjectName("thumbnails")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Pages"))
        self.selectionModel().currentChanged.connect(self._chosen)

    def show_file(self, pages: int) -> None:
        """Another file, at its first page."""
        self.thumbnails.show_file(pages, self.devicePixelRatioF())
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Mark a page as the one that is shown."""
        index = self.thumbnails.index(page)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def set_rotation(self, rotation: int) -> None:
        """Every page turned clockwise by so many degrees."""
        self.thumbnails.rotation = rotation
        self.viewport().update()

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.row())
