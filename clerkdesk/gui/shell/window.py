"""The main window: it holds the parts together and connects what one needs of another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case import steps
from clerkdesk.gui.case.controller import CaseController
from clerkdesk.gui.case.deadline import deadline_form
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.case.pane import DetailPane
from clerkdesk.gui.certificates.controller import Certificates
from clerkdesk.gui.intake.controller import Intake
from clerkdesk.gui.kit import errors, icons, texts
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.help_event import HelpRequest
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.location import CaseLocation, Location
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.queue.bulk import Bulk
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.queue.saved_views import SavedViews
from clerkdesk.gui.shell import about, commands, guide, layout
from clerkdesk.gui.shell.changes import ChangeWatch
from clerkdesk.gui.shell.command_list import CommandList
from clerkdesk.gui.shell.following import Following
from clerkdesk.gui.shell.help import Help
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.messages import Messages
from clerkdesk.gui.shell.navigation import Navigation
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.gui.shell.person_menu import PersonMenu
from clerkdesk.gui.shell.sidebar import Sidebar
from clerkdesk.gui.shell.status_bar import StatusBar
from clerkdesk.gui.shell.theme_switch import Splitter, ThemeSwitch
from clerkdesk.usecases import catalogue
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.people.staff import Me
from clerkdesk.usecases.queue.changes import Changes
from clerkdesk.usecases.queue.rows import QueueRow
from clerkdesk.usecases.unit_of_work import UnitOfWork

LEAVING_MS = 10_000
"""So long what is under way may take when the window closes."""
_ROOMY_FROM = 1200
"""Pixels: a narrower window has no room for the status bar's keys, nor the sidebar's words."""
_NARROWEST = 940
"""Pixels: whatever a wider window's parts ask for, it can be made so narrow, and they give way."""


class MainWindow(QMainWindow):
    """One clerk's desk on one database."""

    committed = Signal()
    """Something was committed, by whomever; emitted on whatever thread."""
    left = Signal(object)
    """The window is closed, and why: what ``run`` does next."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        me: Me,
        calendar: WorkingCalendar,
        now: Callable[[], datetime],
        state: QSettings,
    ) -> None:
        super().__init__()
        self._state = state
        self.setWindowTitle("ClerkDesk")
        self.setWindowIcon(icons.window_icon())
        self.setAcceptDrops(True)
        self.setMinimumWidth(_NARROWEST)
        self.tasks = TaskRunner(unit_of_work, self.show_error, self)
        self.context = DeskContext(self.tasks, me=me, calendar=calendar, clock=now, parent=self)
        self.context.front = self
        self.context.remembered = state
        self.why = Leaving.CLOSED
        self.where: Location | None = None
        """Where one was when the window was left for another one."""
        self._build()
        self._lay_out()
        self._connect()
        self._install_commands()
        layout.restore(state, self, self.splitter, self.queue)
        self.changes.start(self.committed.emit)
        self.show_queue(Queue.MINE if me.id is not None and not me.oversees else Queue.NEW)
        # Read when the first application opens they would keep the window away for a moment.
        self.tasks.call_behind(self, catalogue.load)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        context = self.context
        deadlines = Deadlines(context.calendar, context.clock)
        self.open_case = OpenCase(self.tasks, self)
        self.sidebar = Sidebar(context.me)
        self.queue = QueuePane(context, deadlines)
        self.detail = DetailPane(context, self.open_case, deadlines)
        self.controller = CaseController(context, self.open_case, steps.STEPS, self)
        self.certificates = Certificates(context, self)
        self.views = SavedViews(context, self.queue, self)
        self.bulk = Bulk(context, self)
        self.intake = Intake(context, self)
        self.changes = ChangeWatch(context, self.open_case, self.queue, self)
        self.status = StatusBar()
        self.stack = QStackedWidget()
        self.pages = Pages(context, self.stack, self)
        self.help = Help(self._section_here, self)
        self.person_menu = PersonMenu(
            theme_name=lambda: self.theme_name,
            set_theme=self.set_theme,
            set_language=self.set_language,
            undo=lambda: self.messages,
            help=self.show_help,
            show_keys=self.show_keys,
            show_about=lambda: context.open_form.emit(about.form(context)),
            change_password=self.pages.change_own_password,
            try_printer=self.pages.show_printer_page,
            lock=self.lock,
            sign_out=self.sign_out,
        )

    def _lay_out(self) -> None:
        self.splitter = Splitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.queue)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(1, 1)
        self.queue.setMinimumWidth(268)
        self.stack.addWidget(self.splitter)
        # Else the highest page would keep the window from fitting a low screen.
        self.stack.setMinimumHeight(360)
        centre = QWidget()
        centre.setLayout(column(row(self.sidebar, self.stack, spacing=0), self.status, spacing=0))
        self.setCentralWidget(centre)
        self.messages = Messages(
            context=self.context,
            open_case=self.open_case,
            undo=self.controller.undo,
            over=centre,
            behind=lambda: self._shown_page() or self.queue,
            parent=self,
        )
        self.bar = self.messages.bar
        self.toast = self.messages.toast
        self.navigation = Navigation(
            sidebar=self.sidebar,
            stack=self.stack,
            desk=self.splitter,
            queue=self.queue,
            pages=self.pages,
            open_case=self.open_case,
            case_pane=self.detail,
            controller=self.controller,
            intake=self.intake,
            parent=self,
        )
        self.following = Following(
            queue=self.queue,
            open_case=self.open_case,
            controller=self.controller,
            navigation=self.navigation,
            pages=self.pages,
            stack=self.stack,
            parent=self,
        )
        over_content = [self.bar, self.toast, self.messages.registered]
        parts = [self.sidebar, *over_content, self.queue, *self.detail.parts(), self.status]
        self.theme_switch = ThemeSwitch(
            self,
            parts=parts,
            page=self._shown_page,
            behind=[
                self.sidebar.restyle,
                self.queue.restyle,
                lambda: self.status.show_database(self.context.connected),
                # Chips and marks are painted in colours of their own.
                lambda: self.detail.show_open(again=True),
            ],
            name=lambda: self.theme_name,
        )

    def _connect(self) -> None:
        self.context.go_to.connect(self.navigation.go_to)
        self.context.open_form.connect(self._open_form)
        self._connect_sidebar()
        self._connect_list()
        self._connect_case()
        self.pages.own_password_set.connect(self._own_password_set)
        self.intake.registered.connect(self._registered)
        self.messages.registered.open_wanted.connect(self.open_number)
        self.navigation.registered.connect(lambda given: self.messages.registered.add(*given))
        self.navigation.queue_shown.connect(partial(self.changes.look, force=True))
        self.committed.connect(self.changes.look_soon)
        self.changes.looked.connect(self._looked)
        self.changes.connection_changed.connect(self._connection_changed)
        self.changes.doubt.connect(self.messages.say_doubt)
        self.changes.refused.connect(self.show_error)  # all that a closed account still sees

    def _connect_sidebar(self) -> None:
        sidebar = self.sidebar
        sidebar.queue_chosen.connect(self.navigation.show_queue)
        sidebar.page_chosen.connect(self.navigation.show_page)
        sidebar.list_chosen.connect(self.navigation.go_to)
        sidebar.take_next.connect(self.take_next)
        sidebar.counter_wanted.connect(self._ask_service)
        sidebar.intake_wanted.connect(self.intake.choose)
        sidebar.menu_wanted.connect(lambda: self.person_menu.popup(sidebar.person_button))
        sidebar.view_chosen.connect(self.views.choose)
        sidebar.view_menu_wanted.connect(self.views.show_menu)
        self.views.listed.connect(sidebar.set_views)
        self.views.changed.connect(partial(self.changes.look, force=True))

    def _connect_list(self) -> None:
        self.queue.selected.connect(self._selected)
        self.queue.moved.connect(self.open_case.give_up)
        self.queue.opened.connect(self.open_case.open)
        self.queue.filter_wanted.connect(self.views.ask_filter)
        self.queue.search_wanted.connect(self.focus_search)
        self.queue.refresh_wanted.connect(self.refresh)
        self.queue.bulk_wanted.connect(lambda action: self.bulk.start(action, self.queue.chosen()))
        self.bulk.changed.connect(lambda: self._changed(False))
        self.open_case.changed.connect(lambda _again: self.queue.mark_open(self.open_case.id))
        self.stack.currentChanged.connect(lambda at: self.status.show_keys(self.stack.widget(at)))

    def _connect_case(self) -> None:
        self.detail.open_wanted.connect(lambda: self.queue.table.opened.emit())
        self.detail.action_wanted.connect(self.controller.perform)
        self.detail.examination.verdict_wanted.connect(partial(steps.judge, self.controller))
        self.detail.weigh_wanted.connect(partial(steps.weigh, self.controller))
        self.detail.look_wanted.connect(partial(steps.look, self.controller))
        self.detail.compare_wanted.connect(self.open_case.open)
        self.detail.deadline_wanted.connect(self.explain_deadline)
        self.detail.viewer.full_screen_changed.connect(self._full_screen_changed)
        self.controller.changed.connect(self._changed)
        self.controller.running_changed.connect(self._show_reach)
        self.controller.decided.connect(self.toast.offer)
        self.controller.judged.connect(self.detail.examination.judged)
        self.controller.undone.connect(self._undone)
        self.controller.paper_wanted.connect(self.certificates.request)
        self.certificates.changed.connect(lambda: self._changed(False))
        self.pages.print_wanted.connect(self.certificates.ask_again)
        self.certificates.again.connect(partial(self.controller.perform, Action.CERTIFICATE))

    def _open_form(self, form: QDialog) -> None:
        form.finished.connect(lambda _result: form.deleteLater())
        self.command_list.lend_to_form(form)
        form.open()

    # -- going somewhere ---------------------------------------------------------------------------

    def show_queue(self, queue: Queue) -> None:
        self.navigation.show_queue(queue)

    def show_page(self, name: str) -> None:
        self.navigation.show_page(name)

    def open_number(self, number: str) -> None:
        self.navigation.go_to(Location(case=CaseLocation(number)))

    def _shown_page(self) -> QWidget | None:
        return None if self.navigation.at_the_desk else self.stack.currentWidget()

    def refresh(self) -> None:
        self.queue.reload()
        self.changes.look(force=True)

    def focus_search(self) -> None:
        self.navigation.show_desk()
        self.queue.focus_search()

    # -- the open application ----------------------------------------------------------------------

    def _selected(self, selected: QueueRow | None, by_person: bool) -> None:
        if not by_person and self.open_case.case is not None:
            # A list that is read again does not close what the clerk reads.
            return
        if selected is not None:
            self.open_case.select(selected)
        else:
            self.open_case.close()

    def take_next(self) -> None:
        if self.context.reachable():
            self.tasks.run(self, casework.take_next).succeeded.connect(self._taken)

    def _taken(self, application_id: int | None) -> None:
        if application_id is None:
            self.bar.say(sentence("nothing_to_take"), "plain")
            return
        if self.queue.filter.queue is not Queue.MINE:
            self.show_queue(Queue.MINE)
        else:
            self.queue.reload()
        self.navigation.go_to(Location(case=CaseLocation(application_id)))

    def approve(self) -> None:
        # Who is typing a search is not deciding.
        if not self.queue.search.hasFocus():
            self.controller.perform(Action.APPROVE)

    def _changed(self, decided: bool) -> None:
        """After a use case: the application as it is now, or the next one after a decision."""
        open_id = self.open_case.id
        if decided and open_id is not None:
            following = self.queue.following(open_id)
            self.queue.reload()
            # One key takes the decision back: in a search box it would be the editor's.
            self.queue.focus_list()
            if following is not None:
                self.open_case.open(following)
            else:
                self.open_case.close()
        else:
            self.open_case.read_again()
            self.queue.reload()
        self.changes.look(force=True)

    def _undone(self, application_id: int) -> None:
        """Whatever is shown by now: it is in one's hands again."""
        self.toast.withdraw(application_id)
        self.navigation.go_to(Location(case=CaseLocation(application_id)))

    def explain_deadline(self) -> None:
        case = self.open_case.case
        if case is not None:
            form = deadline_form(case.header, self.context.calendar, self.context.front)
            self.context.open_form.emit(form)

    def _full_screen_changed(self, _on: bool) -> None:
        screen = self.detail.viewer.full_screen_window
        self.context.front = screen or self
        self.command_list.lend_to(self.context.front)
        self.messages.go_over(screen)

    def _registered(self, number: str) -> None:
        self.messages.registered.add(number)
        self.open_number(number)
        self.refresh()

    def _ask_service(self) -> None:
        button = self.sidebar.buttons["counter"]
        self.intake.ask_service(button.mapToGlobal(button.rect().topRight()))

    # -- what changes by itself --------------------------------------------------------------------

    def _looked(self, state: Changes, changed: bool) -> None:
        self.status.show_database(True, state.worker_alive)
        self.status.show_unsent(state.unsent)
        self.status.show_alarms(state.alarms)
        self.sidebar.set_unreached(state.unreached.messages)
        self.messages.tell(state)
        if state.counts is None:
            return
        self.views.show(state.saved.views, state.saved.numbers)
        self.sidebar.set_counts(state.counts, state.warned)
        self.sidebar.set_answered(len(state.answered))
        if changed:
            self.following.follow(state)

    def _connection_changed(self) -> None:
        self.status.show_database(self.context.connected)
        self._show_reach()

    def _show_reach(self) -> None:
        """The buttons of the open application are shut while nothing can be done with it."""
        reachable = self.context.connected and self.controller.running is None
        self.detail.action_bar.setEnabled(reachable)

    def show_error(self, error: BaseException) -> None:
        self.bar.say(errors.message(error), "bad")

    # -- leaving for another window ----------------------------------------------------------------

    def lock(self) -> None:
        self.leave(Leaving.LOCKED)

    def sign_out(self) -> None:
        self.leave(Leaving.SIGNED_OUT)

    def _own_password_set(self) -> None:
        # A server's connections were made with the old password; new ones would be refused.
        if self.tasks.unit_of_work.dialect != "sqlite":
            self.sign_out()

    def leave(self, why: Leaving) -> None:
        """Close for another window.

        Nothing is to be seen from now on; what is under way ends first, and unfinished texts are
        drafts.
        """
        if self.why is not Leaving.CLOSED:
            return
        self.why = why
        self.where = replace(self.navigation.here(), registered=self.messages.registered.numbers)
        self.intake.leave()
        for form in self.findChildren(QDialog):
            form.reject()
            form.hide()  # also one that asks first, or that is printing
        self.hide()
        self.help.close()
        if self.tasks.idle:
            self.close()
        else:
            self.tasks.busy_changed.connect(lambda busy: None if busy else self.close())
        QTimer.singleShot(LEAVING_MS, self, self.close)

    # -- commands, help ----------------------------------------------------------------------------

    def _install_commands(self) -> None:
        self.command_list = CommandList(self, self.context, self.open_case, self._other_commands)
        self.command_list.install(
            [
                *commands.of_window(self),
                *self.messages.commands(),
                *self.queue.commands(),
                *self.detail.commands(),
                *self.controller.commands(),
                *self.intake.commands(),
            ]
        )

    def _other_commands(self) -> list[Command]:
        """What has no key of its own and is found in the palette."""
        bar = self.detail.action_bar
        return [*bar.commands(), *self.sidebar.commands(), *self.person_menu.commands()]

    def show_palette(self) -> None:
        self.command_list.show_palette()

    def show_keys(self) -> None:
        self.command_list.show_keys()

    def show_help(self) -> None:
        self.help.open()

    def _section_here(self) -> str:
        return guide.section_at(self.navigation.here(), self.open_case.case)

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, HelpRequest):
            self.help.open(event.section)
            event.accept()

    # -- how the window looks and speaks -----------------------------------------------------------

    @property
    def theme_name(self) -> str:
        return str(self._state.value("theme", "light"))

    def set_theme(self, name: str) -> None:
        """light, dark or system"""
        self._state.setValue("theme", name)
        self.theme_switch.change(name)

    def set_language(self, name: str) -> None:
        """The same desk in another language, at the same location."""
        if name != texts.language():
            self._state.setValue("language", name)
            self.leave(Leaving.LANGUAGE)

    # -- dropping, resizing, closing ---------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.drop(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.status.hints.setVisible(self.width() >= _ROOMY_FROM)
        self.sidebar.set_compact(self.width() < _ROOMY_FROM)
        self.messages.reposition()

    def closeEvent(self, event: QCloseEvent) -> None:
        layout.save(self._state, self, self.splitter, self.queue)
        self.intake.leave()
        self.changes.stop()
        self.help.close()
        self.detail.renderer.close()
        self.tasks.close(LEAVING_MS)
        super().closeEvent(event)
        self.left.emit(self.why)
