"""Every sheet that was printed of certificates, or of one of them."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.certificates import listing
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
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("Printed sheets"))
        self.nothing = label(self.tr("Nothing was printed yet."), "muted")
        self.more_button = button(self.tr("Further ones"), None, None, self._more)
        self.body.addWidget(self.nothing)
        self.body.addWidget(table_card(self.table), 1)
        self.accept_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.buttons.insertWidget(0, self.more_button)
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
        self.model.set_rows([self._line(row) for row in self._rows], self._rows)
        self.shown.emit()

    def _line(self, row: PrintRow) -> list[str]:
        copy = self.tr("first") if row.copy == 1 else filled(self.tr("copy %1"), row.copy - 1)
        return [row.number, row.name, texts.when(row.at), copy, row.actor]


def _title(number: str | None) -> str:
    translate = QCoreApplication.translate
    if number is None:
        return translate("PrintsForm", "Printed sheets of all certificates")
    return filled(translate("PrintsForm", "Printed sheets of %1"), number)
