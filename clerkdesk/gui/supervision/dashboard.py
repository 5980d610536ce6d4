"""What a supervisor sees: figures, load per clerk and per office; and the register of certificates."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import Card, button, column, label, row
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.dashboard import Dashboard

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole


class PlainTable(QAbstractTableModel):
    """Rows of texts, with the key of each row under UserRole; numbers stand at the right."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = list(heads)
        self._rows = list[list[str]]()
        self._keys = list[object]()

    def set_rows(self, rows: list[list[str]], keys: list[object]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._keys = keys
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return self._keys[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._rows[index.row()][0]
        if (
            role == Qt.ItemDataRole.TextAlignmentRole
            and self._rows[index.row()][index.column()].replace("\u202f", "").isdigit()
        ):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if (
            role == Qt.ItemDataRole.TextAlignmentRole
            and orientation is Qt.Orientation.Horizontal
            and self._rows
        ):
            # A head stands over its figures.
            return self.data(self.index(0, section), role)
        return (
            self._heads[section]
            if orientation is Qt.Orientation.Horizontal and role == DISPLAY
            else None
        )


def table(model: PlainTable, name: str) -> QTableView:
    """A quiet table whose first column takes the room that is left."""
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setWordWrap(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(34)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


class DashboardPage(QWidget):
    """``queue_wanted`` with a login: that person's work; ``report_wanted``: today's page."""

    queue_wanted = Signal(str, str)
    report_wanted = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._figures: dict[str, QLabel] = {}
        tiles = QGridLayout()
        tiles.setSpacing(12)
        names = (
            ("new", self.tr("New"), None),
            ("in_progress", self.tr("In progress"), None),
            ("late", self.tr("Overdue"), "bad"),
            ("due_today", self.tr("Due today"), "warn"),
            ("unheld", self.tr("Held by nobody"), None),
        )
        for place, (key, name, tone) in enumerate(names):
            figure = label("—", "figure")
            figure.setProperty("tone", tone)
            self._figures[key] = figure
            card = Card(name.upper() if name.isascii() else name)
            card.caption.setText(name)
            card.body.addWidget(figure)
            tiles.addWidget(card, 0, place)
        self.clerks = PlainTable(
            (
                self.tr("Clerk"),
                self.tr("Open"),
                self.tr("Waiting"),
                self.tr("Late"),
                self.tr("Today"),
                self.tr("Decided today"),
            ),
            self,
        )
        self.offices = PlainTable(
            (self.tr("Office"), self.tr("New"), self.tr("In progress"), self.tr("Late")), self
        )
        self.clerk_table = table(self.clerks, self.tr("Load per clerk"))
        self.office_table = table(self.offices, self.tr("Load per office"))
        self.clerk_table.doubleClicked.connect(
            lambda index: self.queue_wanted.emit(*index.data(Qt.ItemDataRole.UserRole))
        )
        self.at = label("", "muted")
        report = button(self.tr("Today's report…"), None, "printer", self.report_wanted.emit)
        refresh = button(self.tr("Refresh"), None, "refresh-cw", self.reload)
        head = row(label(self.tr("Dashboard"), "title"), self.at, 1, refresh, report, spacing=10)
        hint = label(
            self.tr(
                "Double click on a clerk shows that clerk's work; there an application is assigned to somebody else by “More…”."
            ),
            "muted",
            wrap=True,
        )
        clerks = Card(self.tr("LOAD PER CLERK"))
        offices = Card(self.tr("LOAD PER OFFICE"))
        for card, shown in ((clerks, self.clerk_table), (offices, self.office_table)):
            card.body.addWidget(shown)
            card.setSizePolicy(
                card.sizePolicy().horizontalPolicy(), shown.sizePolicy().verticalPolicy()
            )
        both = row(clerks, offices, spacing=12)
        # The clerks' table has more columns, and names want room on a small screen, too.
        both.setStretch(0, 4)
        both.setStretch(1, 3)
        self.setLayout(column(head, tiles, both, hint, spacing=14, margins=(24, 16, 24, 18)))

    def reload(self) -> None:
        self._tasks.read(self, dashboard.dashboard).succeeded.connect(self._show)

    def _show(self, found: Dashboard) -> None:
        for key, figure in self._figures.items():
            figure.setText(texts.number(getattr(found, key)))
        self.at.setText(texts.when(found.at))
        rows = [
            [
                c.name,
                *(
                    texts.number(n)
                    for n in (c.open, c.waiting, c.late, c.due_today, c.decided_today)
                ),
            ]
            for c in found.clerks
        ]
        self.clerks.set_rows(rows, [(c.login, c.name) for c in found.clerks])
        self.offices.set_rows(
            [
                [o.name, texts.number(o.new), texts.number(o.in_progress), texts.number(o.late)]
                for o in found.offices
            ],
            [o.code for o in found.offices],
        )


class RegisterPage(QWidget):
    """The certificates that were formed, newest first."""

    opened = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        heads = (
            self.tr("Certificate"),
            self.tr("Application"),
            self.tr("State"),
            self.tr("Formed"),
            self.tr("By"),
            self.tr("Prints"),
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("Register of certificates"))
        self.table.doubleClicked.connect(
            lambda index: self.opened.emit(index.data(Qt.ItemDataRole.UserRole))
        )
        card = Card()
        card.body.addWidget(self.table)
        card.setSizePolicy(
            card.sizePolicy().horizontalPolicy(), self.table.sizePolicy().verticalPolicy()
        )
        self.nothing = label(self.tr("No certificate has been formed yet."), "muted")
        self.setLayout(
            column(
                label(self.tr("Register of certificates"), "title"),
                self.nothing,
                card,
                spacing=14,
                margins=(24, 16, 24, 18),
            )
        )

    def reload(self) -> None:
        self._tasks.read(self, issuing.register).succeeded.connect(self._show)

    def _show(self, rows: list[issuing.CertificateRow]) -> None:
        self.nothing.setVisible(not rows)
        lines = []
        for found in rows:
            state = texts.word(found.state) + (
                f" → {found.superseded_by}" if found.superseded_by else ""
            )
            lines.append(
                [
                    found.number,
                    found.application_number,
                    state,
                    texts.when(found.issued_at),
                    found.requested_by,
                    str(found.prints),
                ]
            )
        self.model.set_rows(lines, [found.application_number for found in rows])
