"""What is neither queue nor application: supervision's pages, the filter, the keys, the reason of a
date, the day's report.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.domain.deadlines import Day, WorkingCalendar, baku_date
from clerkdesk.domain.report import DayReport
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import label, retint
from clerkdesk.usecases.case.detail import Header
from clerkdesk.usecases.supervision import dashboard

if TYPE_CHECKING:
    from clerkdesk.gui.supervision.audit import AuditPage
    from clerkdesk.gui.supervision.dashboard import DashboardPage, RegisterPage
    from clerkdesk.gui.supervision.message_texts import MessageTextsPage
    from clerkdesk.gui.supervision.people import PeoplePage
    from clerkdesk.gui.supervision.undelivered import UndeliveredPage

    Page: TypeAlias = (
        DashboardPage | RegisterPage | UndeliveredPage | PeoplePage | MessageTextsPage | AuditPage
    )
P = TypeVar("P", bound="Page")


class Pages(QObject):
    queue_of = Signal(str, str)
    application = Signal(str)
    dialog_opened = Signal(object)

    def __init__(self, tasks: TaskRunner, window: Any) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._made: dict[str, Page] = {}

    # Loaded and made when first looked at: a start, and another theme, have so many widgets less to
    # dress.

    @cached_property
    def dashboard(self) -> "DashboardPage":
        from clerkdesk.gui.supervision.dashboard import DashboardPage

        page = DashboardPage(self._tasks)
        page.queue_wanted.connect(self.queue_of)
        page.report_wanted.connect(self.show_report)
        return self._keep("dashboard", page)

    @cached_property
    def register(self) -> "RegisterPage":
        from clerkdesk.gui.supervision.dashboard import RegisterPage

        page = RegisterPage(self._tasks)
        page.opened.connect(self.application)
        return self._keep("register", page)

    @cached_property
    def undelivered(self) -> "UndeliveredPage":
        from clerkdesk.gui.supervision.undelivered import UndeliveredPage

        page = UndeliveredPage(self._tasks)
        page.opened.connect(self.application)
        page.said.connect(self._window.bar.say)
        return self._keep("undelivered", page)

    @cached_property
    def people(self) -> "PeoplePage":
        from clerkdesk.gui.supervision.people import PeoplePage

        page = PeoplePage(self._tasks, self._window.me.organisation, self._window.me.login)
        page.dialog_opened.connect(self.dialog_opened)
        page.own_password_set.connect(self._own_password_set)
        return self._keep("people", page)

    @cached_property
    def message_texts(self) -> "MessageTextsPage":
        from clerkdesk.gui.supervision.message_texts import MessageTextsPage

        return self._keep("message_texts", MessageTextsPage(self._tasks))

    @cached_property
    def audit(self) -> "AuditPage":
        from clerkdesk.gui.supervision.audit import AuditPage

        page = AuditPage(self._tasks)
        page.opened.connect(self.application)
        return self._keep("audit", page)

    def _keep(self, name: str, page: P) -> P:
        self._made[name] = page
        self._window.stack.addWidget(page)
        return page

    def current(self, shown: QWidget | None) -> str | None:
        """The name of the page that is shown; None: it is none of ours."""
        return next((name for name, page in self._made.items() if page is shown), None)

    def show(self, name: str) -> QWidget:
        """Bring a page up to date and give it."""
        page: Page = getattr(self, name)
        if theme.dress(page):
            retint(page)
        page.reload()
        return page

    def _own_password_set(self) -> None:
        # A server's connections were made with the old password; new ones would be refused.
        if self._tasks.unit_of_work.dialect != "sqlite":
            self._window.sign_out()

    def show_report(self) -> None:
        """Today's report as the page that is printed."""
        self._tasks.call(self, self._drawn).succeeded.connect(self._report)

    def _drawn(self) -> tuple[DayReport, bytes]:
        from clerkdesk.adapters import report_pdf  # 35 ms of a start, at which nobody draws

        report = self._tasks.unit_of_work.read(dashboard.day_report)
        return report, report_pdf.render(report)

    def _report(self, drawn: tuple[DayReport, bytes]) -> None:
        report, content = drawn
        self._open(
            PaperDialog(
                title=self.tr("Today's report"),
                file_name=f"hesabat-{report.on:%Y-%m-%d}.pdf",
                content=content,
                copy=1,
                parent=self._window,
            )
        )

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()
        self.dialog_opened.emit(dialog)

    # -- keys and dates ----------------------------------------------------------------------------

    def show_keys(self, keys: list[tuple[str, str]]) -> None:
        form = _Facts(
            title=self.tr("Keys"),
            close=self.tr("Close"),
            rows=[("J / K", self.tr("Choose in the list")), ("Enter", self.tr("Open")), *keys],
            parent=self._window,
            section="keyboard",
        )
        self._open(form)

    def explain_deadline(self, head: Header, calendar: WorkingCalendar) -> None:
        """Every day between submission and the due date, and why it counts or not."""
        start = baku_date(head.submitted_at)
        rows = [
            (
                texts.day(start),
                self.tr("submitted %1; not counted").replace("%1", texts.when(head.submitted_at)),
            )
        ]
        rows += [
            (texts.day(day.on), self._day(day))
            for day in calendar.explain(start, head.term_working_days)
        ]
        rows.append((f"{calendar.closes:%H:%M}", self.tr("the office closes; the term ends")))
        self._open(
            _Facts(
                title=self.tr("Why %1?").replace("%1", texts.day(head.due_on)),
                close=self.tr("Close"),
                rows=rows,
                parent=self._window,
                section="day",
            )
        )

    def _day(self, day: Day) -> str:
        reason = {
            "weekend": self.tr("weekend"),
            "moved": self.tr("a day off that is worked"),
            "": "",
        }.get(day.reason, day.reason)
        if day.counted is None:
            return self.tr("not counted: %1").replace("%1", reason)
        counted = self.tr("working day %1").replace("%1", str(day.counted))
        return f"{counted} ({reason})" if reason else counted


class _Facts(Form):
    """Lines of a name and a text."""

    def __init__(
        self,
        title: str,
        close: str,
        rows: list[tuple[str, str]],
        parent: QWidget | None,
        section: str,
    ) -> None:
        beside = len(rows) > 16
        super().__init__(title, close, parent, width=640 if beside else 460)
        self.section = section
        self.cancel_button.hide()
        grid = QGridLayout()
        half = (len(rows) + 1) // 2 if beside else len(rows)
        for place, (name, text) in enumerate(rows):
            line = place % half
            side = place // half * 2
            grid.addWidget(label(name, "strong"), line, side)
            grid.addWidget(label(text, "muted"), line, side + 1)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
