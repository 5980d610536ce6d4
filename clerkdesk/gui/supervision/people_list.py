"""Everybody's load as a list: a bar against the norm, hatched where somebody is not at work."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.layout import RingedTable
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.supervision.absences import AbsenceRow
from clerkdesk.usecases.supervision.workload import Load, PersonRow

NAME, HELD, PACE, MINUTES, LATE, STATE = range(6)
ROW = 43
_WIDTHS = {HELD: 124, PACE: 76, MINUTES: 88, LATE: 62, STATE: 76}
_AVATAR = 28
Index = QModelIndex | QPersistentModelIndex


def absence_words(absence: AbsenceRow) -> str:
    """Why and until when somebody is not at work."""
    translate = QCoreApplication.translate
    words = {
        "leave": translate("PeopleList", "on leave"),
        "illness": translate("PeopleList", "ill"),
        "trip": translate("PeopleList", "on a trip"),
        "other": translate("PeopleList", "not at work"),
    }
    until = filled(translate("PeopleList", "until %1"), f"{absence.to_day:%d.%m}")
    return f"{words[absence.kind]}, {until}"


def duration(minutes: int | None) -> str:
    """Office minutes in hours and minutes; — where nothing is known."""
    if minutes is None:
        return "—"
    translate = QCoreApplication.translate
    hours, rest = divmod(minutes, 60)
    if not hours:
        return filled(translate("PeopleList", "%1 min"), rest)
    return filled(translate("PeopleList", "%1 h %2 min"), hours, f"{rest:02}")


def load_words(load: Load) -> str:
    """The chip's word; "" where nothing is to be done."""
    translate = QCoreApplication.translate
    return {
        Load.TOO_MUCH: translate("PeopleList", "Too much"),
        Load.AWAY: translate("PeopleList", "Away"),
        Load.TOO_LITTLE: translate("PeopleList", "Little"),
        Load.USUAL: "",
    }[load]


class PeopleModel(QAbstractTableModel):
    """One row a person; the row itself under UserRole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonRow] = ()
        self.norm = 0

    def set_rows(self, rows: Sequence[PersonRow], norm: int) -> None:
        self.beginResetModel()
        self.rows = rows
        self.norm = norm
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else STATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return person
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(person, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return f"{person.name}\n{place_words(person)}"
        return None

    def _words(self, person: PersonRow, column: int) -> str:
        match column:
            case 0:
                return f"{person.name}, {place_words(person)}"
            case 1:
                return texts.number(person.held)
            case 2:
                pace = person.decided_a_day
                return "—" if pace is None else texts.number(round(pace))
            case 3:
                return duration(person.minutes)
            case 4:
                return texts.number(person.late) if person.late else "–"
        return load_words(person.load)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (
                self.tr("Clerk"),
                filled(self.tr("Held / norm %1"), self.norm),
                self.tr("Decided/day"),
                self.tr("Usual time"),
                self.tr("Late"),
                "",
            )
            return heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (PACE, MINUTES, LATE):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def place_words(person: PersonRow) -> str:
    """Where somebody works, and why not now."""
    everywhere = QCoreApplication.translate("PeopleList", "all offices")
    place = ", ".join(person.offices[:2]) or everywhere
    if len(person.offices) > 2:
        place += f" +{len(person.offices) - 2}"
    return place if person.absence is None else f"{place} · {absence_words(person.absence)}"


class PeopleDelegate(RowDelegate):
    """Paints a person's row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, ROW)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, QColor(t.accent_soft))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        person: PersonRow = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        match index.column():
            case 0:
                self._name(painter, place, person, chosen=chosen)
            case 1:
                self._load(painter, place, person, getattr(model, "norm", 0))
            case 5:
                self._chip(painter, place, person)
            case column:
                late = column == LATE and person.late
                painter.setPen(QColor(t.bad if late else t.text))
                painter.setFont(theme.font(10, _weight(bold=bool(late))))
                right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(place.adjusted(0, 0, -4, 0), right, str(index.data()))

    def _name(self, painter: QPainter, place: QRect, person: PersonRow, *, chosen: bool) -> None:
        t = theme.tokens()
        circle = QRectF(place.left() + 4, place.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        away = person.absence is not None
        painter.setPen(Qt.PenStyle.NoPen)
        ground = t.sunken if away else t.accent_soft
        painter.setBrush(QColor(t.surface if chosen else ground))
        painter.drawEllipse(circle)
        painter.setPen(QColor(t.muted if away else t.accent))
        painter.setFont(theme.font(8, QFont.Weight.DemiBold))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), texts.initials(person.name))
        words = place.adjusted(_AVATAR + 12, 4, -6, -4)
        painter.setFont(theme.font(10, QFont.Weight.Medium))
        painter.setPen(QColor(t.text))
        name = painter.fontMetrics().elidedText(
            person.name, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), name)
        painter.setFont(theme.font(8.5))
        painter.setPen(QColor(t.muted))
        under = painter.fontMetrics().elidedText(
            place_words(person), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), under)

    def _load(self, painter: QPainter, place: QRect, person: PersonRow, norm: int) -> None:
        t = theme.tokens()
        bar = QRectF(place.left() + 2, place.center().y() - 4, place.width() - 46, 8)
        draw_load(painter, bar, person.held, norm, person.load)
        painter.setPen(QColor(t.bad if person.load is Load.TOO_MUCH else t.text))
        painter.setFont(theme.font(10, QFont.Weight.DemiBold))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        room = QRectF(bar.right() + 8, place.top(), 36, place.height())
        painter.drawText(room, left, texts.number(person.held))

    def _chip(self, painter: QPainter, place: QRect, person: PersonRow) -> None:
        words = load_words(person.load)
        if not words:
            return
        t = theme.tokens()
        ground, ink = {
            Load.TOO_MUCH: (t.bad_soft, t.bad),
            Load.AWAY: (t.sunken, t.muted),
        }.get(person.load, (t.accent_soft, t.accent))
        painter.setFont(theme.font(8, QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(words) + 18
        chip = QRectF(place.right() - width - 4, place.center().y() - 9, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, 9, 9)
        painter.setPen(QColor(ink))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)


def _weight(*, bold: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if bold else QFont.Weight.Normal


def draw_load(painter: QPainter, bar: QRectF, held: int, norm: int, load: Load) -> None:
    """How much of the norm somebody has; a tick stands at the norm."""
    t = theme.tokens()
    most = max(norm * 5 / 3, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.sunken))
    painter.drawRoundedRect(bar, 4, 4)
    filled_part = QRectF(bar)
    filled_part.setWidth(bar.width() * min(1.0, held / most))
    if held:
        if load is Load.AWAY:
            painter.setBrush(QBrush(QColor(t.muted), Qt.BrushStyle.BDiagPattern))
        else:
            painter.setBrush(QColor(t.bad if load is Load.TOO_MUCH else t.accent))
        painter.drawRoundedRect(filled_part, 4, 4)
    tick = bar.left() + bar.width() * norm / most
    painter.setPen(QPen(QColor(t.surface), 4))
    painter.drawLine(int(tick), int(bar.top()) - 2, int(tick), int(bar.bottom()) + 2)
    painter.setPen(QPen(QColor(t.text), 2))
    painter.drawLine(int(tick), int(bar.top()) - 3, int(tick), int(bar.bottom()) + 3)


class PeopleList(RingedTable):
    """Enter or a click on the number opens that person's list; on what is late, that."""

    person_wanted = Signal(object, bool)
    """A ``PersonRow``, and whether only what is late is meant."""

    def __init__(self, model: PeopleModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self.setModel(model)
        self.setItemDelegate(PeopleDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(self._ask)
        self.clicked.connect(self._pressed)

    def _pressed(self, index: QModelIndex) -> None:
        if index.column() in (HELD, LATE):
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        person: PersonRow = index.data(Qt.ItemDataRole.UserRole)
        late = index.column() == LATE
        if person.late if late else person.held:
            self.person_wanted.emit(person, late)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._ask(self.currentIndex().siblingAtColumn(HELD))
        elif event.text().isprintable() and event.text():
            # The page's keys: a list of names is not searched by letters here.
            event.ignore()
        else:
            super().keyPressEvent(event)
