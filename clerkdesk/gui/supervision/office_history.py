"""The auditor's third tab: who changed which account, text, key or setting, from what to what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from clerkdesk.gui.kit import office_texts, texts
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import table, table_card
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import clearable, label
from clerkdesk.gui.supervision.audit_tables import TrailTable
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import OfficeAct

PERIODS = (7, 30, 365)
"""Days."""


class OfficeHistory(QWidget):
    """``answered`` when what is shown is up to date; ``failed`` with why it is not."""

    answered = Signal()
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.about = QLineEdit()
        self.about.setPlaceholderText(self.tr("login, setting or key"))
        self.about.setAccessibleName(self.tr("Of what or whom"))
        self.about.setFixedWidth(240)
        clearable(self.about)
        self.about.returnPressed.connect(self.reload)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for days in PERIODS:
            self.period.addItem(self.tr("last %n day(s)", "", days), days)
        self.period.setCurrentIndex(1)
        self.period.currentIndexChanged.connect(lambda _place: self.reload())
        heads = (
            self.tr("From what to what"),
            self.tr("What"),
            self.tr("Of what or whom"),
            self.tr("Person"),
            self.tr("When"),
        )
        self.acts = TrailTable(heads, self)
        self.table = table(self.acts, self.tr("Who administered what"))
        hint = label(
            self.tr(
                "Accounts, texts, reasons, keys, settings and days of the own organisation and of "
                "the installation. Passwords and keys themselves stand nowhere."
            ),
            "muted",
            wrap=True,
        )
        self.setLayout(
            column(
                row(hint, self.about, self.period, spacing=12),
                table_card(self.table, self.tr("WHO ADMINISTERED WHAT")),
                spacing=12,
            )
        )

    def reload(self) -> None:
        """Ask for what is chosen."""
        days = int(self.period.currentData())
        task = self._tasks.read_behind(self, office.acts, days, self.about.text().strip())
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(self.failed)

    def _show(self, acts: list[OfficeAct]) -> None:
        lines = []
        for act in acts:
            change = office_texts.change(act)
            deed = office_texts.deed(act)
            person = office_texts.person(act)
            lines.append([change, deed, act.subject, person, texts.when(act.at)])
        self.acts.set_rows(lines, acts)
        self.answered.emit()
