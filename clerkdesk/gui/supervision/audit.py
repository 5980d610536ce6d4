"""The auditor's page: who saw an application and who did what with it; who looks at more than he
acts on; and who administered what.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import column, row, rule
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.tables import table, table_card
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, clearable, label
from clerkdesk.gui.supervision import audit_texts
from clerkdesk.gui.supervision.audit_tables import OutlierTable, TrailTable
from clerkdesk.gui.supervision.office_history import OfficeHistory
from clerkdesk.usecases.history import audit
from clerkdesk.usecases.history import outliers as outliers_module
from clerkdesk.usecases.history.audit import CaseTrail, NamedTrail
from clerkdesk.usecases.history.outliers import Outlier

PERIODS = (7, 30, 90)
"""Days."""


class AuditPage(QWidget):
    """``opened`` with the number of the application that is to be shown itself; ``trail``: what is
    shown of one application, None before the first answer.
    """

    opened = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self.trail: CaseTrail | None = None
        self.bar = MessageBar()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._case_tab())
        self.stack.addWidget(self._outlier_tab())
        self.office = OfficeHistory(tasks)
        self.office.answered.connect(self.bar.hide)
        self.office.failed.connect(lambda error: self.bar.say(message(error), "bad"))
        self.stack.addWidget(self.office)
        self.tabs = [
            button(self.tr("One application"), "tab"),
            button(self.tr("People"), "tab"),
            button(self.tr("Administration"), "tab"),
        ]
        self._choices = Choices(self)
        for index, tab in enumerate(self.tabs):
            spoken_as(tab, "tab")
            self._choices.add(tab, index)
        self._choices.mark(0)
        self._choices.chosen.connect(self.show_tab)
        tab_row = QWidget()
        tab_row.setLayout(row(*self.tabs, 1, spacing=22))
        spoken_as(tab_row, "tabs")
        head = column(
            label(self.tr("Audit"), "title"), column(tab_row, rule(), spacing=0), spacing=8
        )
        self.setLayout(column(head, self.bar, self.stack, spacing=14, margins=(24, 16, 24, 18)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = (self.number, self.outlier_table, self.office.table)[self.stack.currentIndex()]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- one application ---------------------------------------------------------------------------

    def _case_tab(self) -> QWidget:
        self.number = QLineEdit()
        self.number.setPlaceholderText("WD-2026-0041877")
        self.number.setAccessibleName(self.tr("Application's number"))
        self.number.setFixedWidth(240)
        clearable(self.number)
        self.number.returnPressed.connect(self.ask)
        self.show_button = button(self.tr("Show"), "primary", "search", self.ask)
        self.open_button = button(self.tr("Open the application"), "link", None, self._open)
        self.open_button.hide()
        self.summary = label(
            self.tr(
                "Write an application's number: who saw it and who did what are shown in the "
                "order of time."
            ),
            "muted",
            wrap=True,
        )
        self.looks = TrailTable((self.tr("Person"), self.tr("Purpose"), self.tr("When")), self)
        self.deeds = TrailTable((self.tr("What"), self.tr("Person"), self.tr("When")), self)
        self.look_table = table(self.looks, self.tr("Who saw it"))
        self.deed_table = table(self.deeds, self.tr("Who did what"))
        lists = row(spacing=12)
        lists.addWidget(table_card(self.look_table, self.tr("WHO SAW IT")), 4)
        lists.addWidget(table_card(self.deed_table, self.tr("WHO DID WHAT")), 5)
        holder = QWidget()
        holder.setLayout(
            column(
                row(self.number, self.show_button, self.open_button, 1, spacing=8),
                self.summary,
                lists,
                spacing=12,
            )
        )
        return holder

    def ask(self) -> None:
        """Show the trail of the application whose number stands in the box."""
        number = self.number.text().strip().upper()
        if not number:
            self.bar.say(sentence("missing"), "warn")
            self.number.setFocus()
            return
        self.show_button.setEnabled(False)
        task = self._tasks.read(self, audit.named_trail, number, texts.language())
        task.handled = True
        task.succeeded.connect(self._show_trail)
        task.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.show_button.setEnabled(True)
        self.bar.say(message(error), "bad")
        self.number.setFocus()
        self.number.selectAll()

    def _show_trail(self, named: NamedTrail) -> None:
        trail = named.trail
        self.show_button.setEnabled(True)
        self.bar.hide()
        self.trail = trail
        self.number.setText(trail.number)
        self.open_button.show()
        people = {(look.login, look.actor) for look in trail.accesses}
        self.summary.setText(
            filled(
                self.tr("%1: seen %2 times by %3 people, %4 entries of history."),
                trail.number,
                texts.number(len(trail.accesses)),
                texts.number(len(people)),
                texts.number(len(trail.events)),
            )
        )
        look_lines = []
        for look in trail.accesses:
            purpose = audit_texts.purpose(look.purpose)
            look_lines.append([audit_texts.person(look), purpose, texts.when(look.at)])
        self.looks.set_rows(look_lines, trail.accesses)
        deed_lines = []
        for act in trail.events:
            deed = audit_texts.deed(act, named.document_titles)
            deed_lines.append([deed, audit_texts.person(act), texts.when(act.at)])
        self.deeds.set_rows(deed_lines, trail.events)

    def _open(self) -> None:
        self.opened.emit(self.number.text())

    # -- people ------------------------------------------------------------------------------------

    def _outlier_tab(self) -> QWidget:
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for days in PERIODS:
            self.period.addItem(self.tr("last %n day(s)", "", days), days)
        self.period.currentIndexChanged.connect(lambda _place: self.reload())
        heads = (
            self.tr("Person"),
            self.tr("Login"),
            self.tr("Opened"),
            self.tr("Acted on"),
            self.tr("Opened without acting"),
            self.tr("Searches"),
            self.tr("Lists of departures"),
            self.tr("Remark"),
        )
        self.outliers = OutlierTable(heads, self)
        self.outlier_table = table(self.outliers, self.tr("What people opened"))
        hint = label(
            self.tr(
                "Whoever opens far more applications than colleagues do without acting on them is "
                "marked. A mark is a question and no proof."
            ),
            "muted",
            wrap=True,
        )
        holder = QWidget()
        holder.setLayout(
            column(
                row(hint, self.period, spacing=12),
                table_card(self.outlier_table, self.tr("WHAT PEOPLE OPENED")),
                spacing=12,
            )
        )
        return holder

    def show_tab(self, index: int) -> None:
        """0: one application; 1: people; 2: administration."""
        self.stack.setCurrentIndex(index)
        self._choices.mark(index)
        self.reload()

    def reload(self) -> None:
        """Bring the shown tab up to date."""
        if self.stack.currentIndex() == 0:
            if self.trail is not None:
                self.ask()
            return
        if self.stack.currentWidget() is self.office:
            self.office.reload()
            return
        task = self._tasks.read_behind(
            self, outliers_module.outliers, int(self.period.currentData())
        )
        task.handled = True
        task.succeeded.connect(self._show_outliers)
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def _show_outliers(self, outliers: list[Outlier]) -> None:
        self.bar.hide()
        lines = []
        for person in outliers:
            figures = (
                person.opened,
                person.acted,
                person.unacted,
                person.searches,
                person.lists,
            )
            lines.append(
                [
                    person.name,
                    person.login,
                    *map(texts.number, figures),
                    audit_texts.remark(person),
                ]
            )
        self.outliers.set_rows(lines, outliers)
