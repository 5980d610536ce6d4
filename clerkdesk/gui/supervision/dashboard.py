"""What a supervisor sees: figures, load per clerk and per office."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import Card, button, label, restyle
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.dashboard import Dashboard


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
        tiles = self._tiles()
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
        self.alarms = label("", wrap=True)
        restyle(self.alarms, tone="bad")
        self.alarms.hide()
        report = button(self.tr("Today's report…"), None, "printer", self.report_wanted.emit)
        refresh = button(self.tr("Refresh"), None, "refresh-cw", self.reload)
        head = row(label(self.tr("Dashboard"), "title"), self.at, 1, refresh, report, spacing=10)
        hint = label(
            self.tr(
                "Double click on a clerk shows that clerk's work; there an application is "
                "assigned to somebody else by “More…”."
            ),
            "muted",
            wrap=True,
        )
        tables = row(
            table_card(self.clerk_table, self.tr("LOAD PER CLERK")),
            table_card(self.office_table, self.tr("LOAD PER OFFICE")),
            spacing=12,
        )
        # The clerks' table has more columns, and names want room on a small screen, too.
        tables.setStretch(0, 4)
        tables.setStretch(1, 3)
        self.setLayout(
            column(head, self.alarms, tiles, tables, hint, spacing=14, margins=(24, 16, 24, 18))
        )

    def _tiles(self) -> QGridLayout:
        """A large figure under its name, for each figure of the office."""
        tiles = QGridLayout()
        tiles.setSpacing(12)
        for index, (key, name, tone) in enumerate(
            (
                ("new", self.tr("New"), None),
                ("in_progress", self.tr("In progress"), None),
                ("late", self.tr("Overdue"), "bad"),
                ("due_today", self.tr("Due today"), "warn"),
                ("unheld", self.tr("Held by nobody"), None),
            )
        ):
            figure = label("—", "figure")
            figure.setProperty("tone", tone)
            self._figures[key] = figure
            card = Card(name)
            card.body.addWidget(figure)
            tiles.addWidget(card, 0, index)
        return tiles

    def reload(self) -> None:
        """Read the figures again."""
        self._tasks.read(self, dashboard.dashboard).succeeded.connect(self._show)
        self._tasks.read(self, dashboard.alarms).succeeded.connect(self._show_alarms)

    def _show_alarms(self, alarms: Sequence[Sounding]) -> None:
        """What keeps the installation from being answered or heard, since when."""
        lines = [
            f"{texts.when(alarm.since)}  {texts.sentence(alarm.code, alarm.params)}"
            for alarm in alarms
        ]
        self.alarms.setText("\n".join(lines))
        self.alarms.setVisible(bool(lines))

    def _show(self, dashboard: Dashboard) -> None:
        for key, count in (
            ("new", dashboard.new),
            ("in_progress", dashboard.in_progress),
            ("late", dashboard.late),
            ("due_today", dashboard.due_today),
            ("unheld", dashboard.unheld),
        ):
            self._figures[key].setText(texts.number(count))
        self.at.setText(texts.when(dashboard.at))
        clerk_lines = []
        for clerk in dashboard.clerks:
            figures = (
                clerk.open,
                clerk.waiting,
                clerk.late,
                clerk.due_today,
                clerk.decided_today,
            )
            clerk_lines.append([clerk.name, *map(texts.number, figures)])
        self.clerks.set_rows(clerk_lines, [(clerk.login, clerk.name) for clerk in dashboard.clerks])
        office_lines = []
        for load in dashboard.offices:
            figures_of_office = (load.new, load.in_progress, load.late)
            office_lines.append([load.name, *map(texts.number, figures_of_office)])
        self.offices.set_rows(office_lines, [load.code for load in dashboard.offices])
