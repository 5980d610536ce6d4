"""The pages that are shown in place of list and application, and the day's report."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.location import CaseLocation, ListLocation, Location
from clerkdesk.gui.kit.widgets import retint
from clerkdesk.usecases.queue.filters import Filter

if TYPE_CHECKING:
    from clerkdesk.gui.supervision.report_form import Drawn

_LIVE = ("dashboard", "caravans")
"""Pages that follow what others change while one looks at them."""


class Page(Protocol):
    """A widget that fills itself anew whenever it is shown."""

    def reload(self) -> None: ...


P = TypeVar("P", bound=QWidget)


class Pages(QObject):
    """Each page is loaded and made when it is first looked at: a start, and another theme, have so
    many widgets less to dress.
    """

    own_password_set = Signal()
    """Somebody has changed the password with which the desk itself has signed in."""

    print_wanted = Signal(str)
    """The certificate of the application with this number is to be printed again."""

    def __init__(
        self, context: DeskContext, stack: QStackedWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._stack = stack
        self._pages: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {
            "dashboard": self._dashboard,
            "register": self._register,
            "caravans": self._caravans,
            "undelivered": self._undelivered,
            "settings": self._settings,
            "audit": self._audit,
            "recurring": self._recurring,
        }

    def page(self, name: str) -> QWidget:
        """The page of that name, made now if it was not. Raises KeyError: there is none."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def show(self, name: str) -> QWidget:
        """Bring a page up to date and give it; "settings/people" is a kind of the settings."""
        name, _, kind = name.partition("/")
        page = self.page(name)
        if kind:
            self._choose_kind(page, kind)
        if theme.dress(page):
            retint(page)
        cast(Page, page).reload()
        return page

    def of(self, kind: type[P]) -> P:
        """The page of this class. Raises LookupError: it has not been shown yet."""
        for page in self._pages.values():
            if isinstance(page, kind):
                return page
            if (inside := page.findChild(kind)) is not None:
                return inside
        raise LookupError(kind.__name__)

    def name_of(self, shown: QWidget | None) -> str | None:
        """The name of the page that is shown; None: it is none of ours."""
        name = next((name for name, page in self._pages.items() if page is shown), None)
        return f"settings/{self._kind_of(shown)}" if name == "settings" and shown else name

    # -- making them -------------------------------------------------------------------------------

    def _dashboard(self) -> QWidget:
        from clerkdesk.gui.supervision.dashboard import DashboardPage

        page = DashboardPage(self._context)
        page.list_wanted.connect(self._show_list)
        page.page_wanted.connect(lambda name: self._context.go_to.emit(Location(page=name)))
        page.report_wanted.connect(self.show_report)
        return page

    def _register(self) -> QWidget:
        from clerkdesk.gui.certificates.register import RegisterPage

        page = RegisterPage(self._context)
        page.opened.connect(self._open)
        page.print_wanted.connect(self.print_wanted)
        return page

    def _caravans(self) -> QWidget:
        from clerkdesk.gui.caravans.page import CaravansPage

        page = CaravansPage(self._context)
        page.opened.connect(self._open)
        return page

    def _undelivered(self) -> QWidget:
        from clerkdesk.gui.supervision.undelivered import UndeliveredPage

        page = UndeliveredPage(self._context.tasks)
        page.opened.connect(self._open)
        page.notice.connect(self._context.notice)
        return page

    def _settings(self) -> QWidget:
        from clerkdesk.gui.administration.page import SettingsPage

        page = SettingsPage(self._context)
        page.own_password_set.connect(self.own_password_set)
        return page

    @staticmethod
    def _choose_kind(page: QWidget, kind: str) -> None:
        from clerkdesk.gui.administration.page import SettingsPage

        assert isinstance(page, SettingsPage)
        page.kind = SettingsKind(kind)

    @staticmethod
    def _kind_of(page: QWidget) -> SettingsKind:
        from clerkdesk.gui.administration.page import SettingsPage

        assert isinstance(page, SettingsPage)
        return page.kind

    def _audit(self) -> QWidget:
        from clerkdesk.gui.supervision.audit import AuditPage

        page = AuditPage(self._context.tasks)
        page.opened.connect(self._open)
        return page

    def _recurring(self) -> QWidget:
        from clerkdesk.gui.supervision.recurring_page import RecurringPage

        page = RecurringPage(self._context)
        page.opened.connect(self._open)
        page.list_wanted.connect(partial(self._show_list, back="recurring"))
        return page

    def _open(self, number: str) -> None:
        self._context.go_to.emit(Location(case=CaseLocation(number)))

    def _show_list(self, chosen: Filter, title: str, *, back: str = "dashboard") -> None:
        """A supervisor looks at what a number counts, and comes back by Escape."""
        self._context.go_to.emit(Location(list=ListLocation(chosen, title), back=back))

    def follow(self, shown: QWidget | None) -> None:
        """Something has changed: a page that is live is read again."""
        if self.name_of(shown) in _LIVE:
            cast(Page, shown).reload()

    # -- one's own password -----------------------------------------------------------------------

    def change_own_password(self) -> None:
        """Ask for the present password and the new one."""
        from clerkdesk.gui.administration.own_password import OwnPasswordForm

        form = OwnPasswordForm(self._context.tasks, self._context.me, self._context.front)
        done = self.tr("Your password is changed.")
        form.accepted.connect(lambda: self._context.notice.emit(done, "ok"))
        form.accepted.connect(self.own_password_set)
        self._context.open_form.emit(form)

    # -- reports -----------------------------------------------------------------------------------

    def show_report(self) -> None:
        """Ask of which period, and show the paper, or save it."""
        from clerkdesk.gui.supervision.report_form import ReportForm

        form = ReportForm(self._context)
        form.drawn.connect(self._show_paper)
        self._context.open_form.emit(form)

    def show_printer_page(self) -> None:
        """The page by which a printer is tried; it needs no database."""
        from clerkdesk.adapters import printer_page  # reportlab is loaded by who draws pages

        task = self._context.tasks.call_outside(self, printer_page.render)
        task.succeeded.connect(
            lambda content: self._show_file(
                self.tr("Test page of the printer"), "printer.pdf", content
            )
        )

    def _show_paper(self, drawn: "Drawn") -> None:
        self._show_file(self.tr("Report"), drawn.file_name, drawn.content)

    def _show_file(self, title: str, file_name: str, content: bytes) -> None:
        from clerkdesk.gui.certificates.paper import PaperDialog

        self._context.open_form.emit(
            PaperDialog(
                title=title,
                file_name=file_name,
                content=content,
                copy=1,
                tasks=self._context.tasks,
                parent=self._context.front,
            )
        )
