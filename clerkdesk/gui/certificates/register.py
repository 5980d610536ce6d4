"""The register of certificates."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import label
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.certificates.register import CertificateRow


class RegisterPage(QWidget):
    """The certificates that were formed, newest first; ``opened`` with the number of the
    application that one of them belongs to.
    """

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
        self.nothing = label(self.tr("No certificate has been formed yet."), "muted")
        self.setLayout(
            column(
                label(self.tr("Register of certificates"), "title"),
                self.nothing,
                table_card(self.table),
                spacing=14,
                margins=(24, 16, 24, 18),
            )
        )

    def reload(self) -> None:
        self._tasks.read(self, register.register).succeeded.connect(self._show)

    def _show(self, rows: list[CertificateRow]) -> None:
        self.nothing.setVisible(not rows)
        self.model.set_rows(
            [_line(certificate) for certificate in rows],
            [certificate.application_number for certificate in rows],
        )


def _line(certificate: CertificateRow) -> list[str]:
    state = texts.word(certificate.state)
    if certificate.superseded_by:
        state += f" → {certificate.superseded_by}"
    return [
        certificate.number,
        certificate.application_number,
        state,
        texts.when(certificate.issued_at),
        certificate.requested_by,
        str(certificate.prints),
    ]
