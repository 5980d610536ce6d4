"""Every sheet that was printed of certificates, or of one of them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.prints import Fate
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.certificates import issuing, listing
from clerkdesk.usecases.certificates.listing import PrintRow


class PrintsForm(Form):
    """``number``: of one certificate; None: all of them, the newest first."""

    section = "certificates"
    tall = True

    shown = Signal()

    def __init__(
        self, context: DeskContext, number: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_title(number), "", parent or context.front, width=860)
        self._context = context
        self._number = number
        self._rows: list[PrintRow] = []
        self.resize(900, 560)
        heads = (
            self.tr("Certificate"),
            self.tr("Owner"),
            self.tr("Printed"),
            self.tr("Copy"),
            self.tr("Printed by"),
            self.tr("Why again"),
            self.tr("What became of it"),
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("Printed sheets"))
        self.nothing = label(self.tr("Nothing was printed yet."), "muted")
        self.more_button = button(self.tr("Further ones"), None, None, self._more)
        self.fate_buttons = {
            fate: button(text, None, None, self._keeper(fate))
            for fate, text in (
                (Fate.OUT, self.tr("Came out")),
                (Fate.SPOILED, self.tr("Spoiled")),
                (Fate.LOST, self.tr("Lost")),
            )
        }
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._enable())
        self.body.addWidget(self.nothing)
        self.body.addWidget(table_card(self.table), 1)
        self.accept_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        for place, each in enumerate((*self.fate_buttons.values(), self.more_button)):
            self.buttons.insertWidget(place, each)
        self._enable()
        self._read(None)

    def _read(self, after: int | None) -> None:
        task = self._context.tasks.read(self, listing.prints, self._number, None, None, after)
        task.succeeded.connect(self._add)

    def _more(self) -> None:
        if self._rows:
            self._read(self._rows[-1].id)

    def _add(self, rows: list[PrintRow]) -> None:
        self._rows += rows
        self.more_button.setVisible(len(rows) == listing.PAGE)
        self.nothing.setVisible(not self._rows)
        self._fill()
        self.shown.emit()

    def _fill(self) -> None:
        place = self.table.currentIndex()
        self.model.set_rows([self._line(row) for row in self._rows], self._rows)
        if place.isValid():
            self.table.selectRow(place.row())
        self._enable()

    def _enable(self) -> None:
        may_write = self._context.me.role is not Role.AUDITOR
        for each in self.fate_buttons.values():
            each.setEnabled(may_write and self.selected is not None)

    @property
    def selected(self) -> PrintRow | None:
        """The sheet whose row is the current one."""
        row = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, PrintRow) else None

    def _keeper(self, fate: Fate) -> Callable[[], None]:
        return lambda: self.keep_fate(fate)

    def keep_fate(self, fate: Fate) -> None:
        """Write down what became of the selected sheet."""
        sheet = self.selected
        if sheet is None:
            return
        keep = issuing.keep_fate
        task = self._context.tasks.run(self, keep, sheet.number, sheet.copy, fate)
        task.succeeded.connect(lambda _nothing: self._kept(sheet, fate))

    def _kept(self, sheet: PrintRow, fate: Fate) -> None:
        self._rows = [
            row._replace(fate=str(fate)) if row.id == sheet.id else row for row in self._rows
        ]
        self._fill()

    def _line(self, row: PrintRow) -> list[str]:
        copy = self.tr("first") if row.copy == 1 else filled(self.tr("copy %1"), row.copy - 1)
        return [
            row.number,
            texts.whose(row.name),
            texts.when(row.at),
            copy,
            row.actor,
            texts.word(f"again_{row.reason}") if row.reason else "",
            texts.word(f"fate_{row.fate}") if row.fate else self.tr("nobody has said"),
        ]


def _title(number: str | None) -> str:
    translate = QCoreApplication.translate
    if number is None:
        return translate("PrintsForm", "Printed sheets of all certificates")
    return filled(translate("PrintsForm", "Printed sheets of %1"), number)
