"""Choosing the offices that a colleague works for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from clerkdesk.domain.text import fold
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.widgets import clearable, label
from clerkdesk.usecases.reference_data import Choice


class OfficeChoice(QWidget):
    """Any number of offices, found as one types; ``chosen``: the codes of those chosen already,
    which stand first.
    """

    def __init__(
        self, offices: list[Choice], chosen: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search offices…"))
        self.search.setAccessibleName(self.tr("Search offices"))
        clearable(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Offices"))
        self.list.setMinimumHeight(112)
        for office in sorted(offices, key=lambda office: office.code not in chosen):
            item = QListWidgetItem(office.title)
            item.setData(Qt.ItemDataRole.UserRole, office.code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(
                Qt.CheckState.Checked if office.code in chosen else Qt.CheckState.Unchecked
            )
            item.setSizeHint(QSize(0, 26))
            self.list.addItem(item)
        self.summary = label("", "muted")
        self.setFocusProxy(self.search)
        self.setLayout(column(self.search, self.list, self.summary, spacing=6))
        self.search.textChanged.connect(self._find)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemActivated.connect(self._toggle)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @property
    def offered(self) -> list[str]:
        """The titles of the offices that the search leaves in the list."""
        return [item.text() for item in self._items() if not item.isHidden()]

    @property
    def codes(self) -> list[str]:
        """Of the chosen offices; none: the whole organisation."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]

    def choose(self, code: str, chosen: bool = True) -> None:
        """Choose the office with this code, or take it out."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == code:
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _toggle(self, item: QListWidgetItem) -> None:
        item.setCheckState(
            Qt.CheckState.Unchecked
            if item.checkState() is Qt.CheckState.Checked
            else Qt.CheckState.Checked
        )

    def _find(self, text: str) -> None:
        query = fold(text)
        for item in self._items():
            item.setHidden(query not in fold(item.text()))

    def _count(self) -> None:
        count = len(self.codes)
        self.summary.setText(
            self.tr("%n office(s) chosen", "", count)
            if count
            else self.tr("None is chosen: the whole organisation.")
        )
