"""The main window: sidebar, queue, the open application; and everything that reaches across them."""

import json
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.controller import Actions
from clerkdesk.gui.case.pane import DetailPane
from clerkdesk.gui.intake.controller import Intake
from clerkdesk.gui.kit import errors, icons, texts, timers
from clerkdesk.gui.kit.help_event import HelpRequest
from clerkdesk.gui.kit.notices import MessageBar, UndoToast
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import column, restyle, row, tint
from clerkdesk.gui.queue.bulk import Bulk
from clerkdesk.gui.queue.delegate import Deadlines
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.queue.saved_views import Views
from clerkdesk.gui.shell import commands, help, navigation, person_menu
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.gui.shell.palette import Entry, Palette
from clerkdesk.gui.shell.sidebar import Me, Sidebar, queue_title
from clerkdesk.gui.shell.status_bar import StatusBar
from clerkdesk.gui.shell.theme_switch import Splitter, ThemeSwitch
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.case.detail import CaseDetail
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.queue import browsing, saved_views
from clerkdesk.usecases.queue.browsing import Filter, Queue, QueueRow
from clerkdesk.usecases.queue.saved_views import View
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.unit_of_work import UnitOfWork

LEAVING_MS = 10_000
"""So long what is under way may take when the window closes."""
POLL_MS = 30_000
"""The clock moves applications into other queues without anybody's doing; all else is told."""


class Leaving(StrEnum):
    """Why a window was closed."""

    CLOSED = "closed"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    LANGUAGE = "language"


class MainWindow(QMainWindow):
    """One clerk's desk on one database."""

    committed = Signal()
    """Something was committed, by whomever; emitted on whatever thread."""
    line = Signal(bool)
    """The way to the database broke, or is there again."""
    doubt = Signal(bool)
    """The line broke in the middle of a change, and its result is being looked for; or it is known.
    """
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
        self.me = me
        self._state = state
        self.setWindowTitle("ClerkDesk")
        self.setWindowIcon(icons.window_icon())
        self.setAcceptDrops(True)
        self.tasks = TaskRunner(unit_of_work, self.show_error, self)
        self.deadlines = Deadlines(calendar, now)
        self.now = now
        self._change_token: tuple[int, ...] = ()
        self._seen: list[int] = []
        self._looking = False
        self._look_again = False
        self.why = Leaving.CLOSED
        self.where: navigation.Location | None = None
        """Where one was when the window was left for another one."""
        self.connected = True
        """Whether the database answers; without it nothing is decided."""
        self._build()
        self.actions_ = Actions(self.tasks, self)
        self.intake = Intake(self.tasks, self)
        self.bulk = Bulk(self.tasks, lambda: self.me.organisation, self)
        self._connect()
        self.keys = commands.keyed(self)
        commands.install(self, self.keys)
        self._timers()
        self._remembered()
        self.show_queue(Queue.MINE if me.id is not None and not me.supervises else Queue.NEW)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sidebar = Sidebar(self.me)
        self.queue = QueuePane(self.tasks, self.deadlines, self.me.id)
        self.detail = DetailPane(self.tasks, self.deadlines)
        self.bar = MessageBar()
        self.splitter = Splitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.queue)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(1, 1)
        self.queue.setMinimumWidth(300)
        self.detail.setMinimumWidth(420)
        self.pages = Pages(self.tasks, self)
        self.lock = partial(self.leave, Leaving.LOCKED)
        self.sign_out = partial(self.leave, Leaving.SIGNED_OUT)
        self.views = Views(
            tasks=self.tasks,
            me=self.me,
            sidebar=self.sidebar,
            queue=self.queue,
            window=self,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.status = StatusBar()
        # Above list, application and pages alike: a sentence is for whoever looks anywhere.
        content = QWidget()
        content.setLayout(column(row(self.bar, margins=(14, 0, 14, 0)), self.stack, spacing=0))
        centre = QWidget()
        centre.setLayout(column(row(self.sidebar, content, spacing=0), self.status, spacing=0))
        self.setCentralWidget(centre)
        self.toast = UndoToast(lambda application_id: self.actions_.undo(application_id), centre)
        self.theme_switch = ThemeSwitch(self)

    def _connect(self) -> None:
        self.sidebar.queue_chosen.connect(self.show_queue)
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.take_next.connect(self.take_next)
        self.sidebar.counter_wanted.connect(self.intake.ask_service)
        self.sidebar.intake_wanted.connect(self.intake.choose)
        self.sidebar.menu_wanted.connect(lambda: person_menu.popup(self))
        self.intake.registered.connect(self._registered)
        self.queue.selected.connect(self._selected)
        self.queue.opened.connect(self.open_application)
        self.queue.filter_wanted.connect(self.views.ask_filter)
        self.views.filtered.connect(self._filter)
        self.views.chosen.connect(self.show_view)
        self.queue.bulk_wanted.connect(self._bulk)
        self.bulk.said.connect(self.bar.say)
        self.bulk.changed.connect(lambda: self._changed(False))
        self.views.changed.connect(lambda: self._look(force=True))
        self.pages.queue_of.connect(self.show_work_of)
        self.pages.application.connect(self.open_number)
        self.detail.open_wanted.connect(lambda: self.queue.table.opened.emit())
        self.detail.action_wanted.connect(self.actions_.perform)
        self.detail.verdict_wanted.connect(self.actions_.judge)
        self.detail.compare_wanted.connect(self.open_application)
        self.detail.deadline_wanted.connect(self._explain_deadline)
        self.actions_.changed.connect(self._changed)
        self.actions_.said.connect(self.bar.say)
        self.actions_.decided.connect(self.toast.offer)
        self.actions_.undone.connect(self.open_application)
        self.tasks.busy_changed.connect(self._busy)

    def _timers(self) -> None:
        self._soon = timers.pause(self, 120, self._look)
        # Not anew at each word of it: at a busy office it would never be quiet enough to look.
        self.committed.connect(lambda: None if self._soon.isActive() else self._soon.start())
        self._poll = timers.repeating(self, POLL_MS, lambda: self._look(force=True))
        self._poll.start()
        self.line.connect(self._line)
        self.doubt.connect(self._doubt)
        self.tasks.unit_of_work.on_doubt = self.doubt.emit
        self._watch = self.tasks.unit_of_work.watch(self.committed.emit, self.line.emit)
        self._watch.start()

    # -- queues and pages --------------------------------------------------------------------------

    def show_queue(self, queue: Queue) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.sidebar.choose(queue)
        self.queue.show_queue(Filter(queue), queue_title(queue))
        self._show_filtered()
        self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look(force=True)

    def show_work_of(self, login: str, name: str) -> None:
        """A supervisor looks at one person's work."""
        self.stack.setCurrentWidget(self.splitter)
        self.sidebar.choose(Queue.IN_PROGRESS)
        self.queue.show_queue(Filter(Queue.IN_PROGRESS, holder=login), name)
        self._show_filtered()
        self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        self.stack.setCurrentWidget(self.pages.show(name))
        self.sidebar.choose(name)

    def _filter(self, wanted: Filter) -> None:
        self.queue.filter = wanted
        self._show_filtered()
        self.queue.reload(keep=False)

    def _show_filtered(self) -> None:
        """Whether one sees less than the whole queue must be seen."""
        restyle(
            self.queue.filter_button,
            kind=None if self.queue.filter == Filter(self.queue.filter.queue) else "primary",
        )
        tint(self.queue.filter_button, "sliders-horizontal")

    def _bulk(self, action: Action) -> None:
        if self.actions_.reachable():
            self.bulk.start(action, self.queue.chosen())

    def show_view(self, view: View) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.sidebar.choose(("view", view.id))
        self.queue.show_queue(view.filter, view.name, view.columns)
        self._show_filtered()
        self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.queue.reload()
        self._look(force=True)

    def approve(self) -> None:
        # Who is typing a search is not deciding.
        if not self.queue.search.hasFocus():
            self.actions_.perform(Action.APPROVE)

    def show_tab(self, tab: int) -> None:
        if self.detail.case is not None:
            self.detail.show_tab(tab)

    def focus_search(self) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.queue.search.selectAll()

    # -- the open application ----------------------------------------------------------------------

    def _selected(self, selected: QueueRow | None, by_person: bool) -> None:
        if not by_person and self.detail.case is not None:
            # A list that is read again does not close what the clerk reads.
            return
        if selected is None:
            if self.detail.case is None or by_person:
                self.actions_.set_case(None)
                self.queue.open_id = None
                self.detail.show_nothing()
            return
        if self.detail.case is None or self.detail.case.header.id != selected.id:
            self.detail.show_selected(selected)
            self.queue.open_id = None
            self.actions_.set_case(None)

    def open_application(self, application_id: int) -> None:
        """Open an application: draws the access ticket, shows everything."""
        self.stack.setCurrentWidget(self.splitter)
        self.tasks.run(self, detail.open_case, application_id).succeeded.connect(self.show_case)

    def open_number(self, number: str) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.tasks.run(self, detail.open_case, number).succeeded.connect(self.show_case)

    def show_case(self, case: CaseDetail) -> None:
        self.actions_.set_case(case)
        self.detail.show_case(case)
        self._seen = [case.header.id, *(key for key in self._seen if key != case.header.id)][:20]
        self.queue.open_id = case.header.id
        row_place = self.queue.model.find(case.header.id)
        if row_place is not None and self.queue.table.currentIndex().row() != row_place:
            self.queue.table.selectRow(row_place)

    def take_next(self) -> None:
        if not self.connected:
            self.bar.say(sentence("store_unavailable"), "warn")
            return
        self.tasks.run(self, casework.take_next).succeeded.connect(self._taken)

    def _taken(self, application_id: int | None) -> None:
        if application_id is None:
            self.bar.say(sentence("nothing_to_take"), "plain")
            return
        if self.queue.filter.queue is not Queue.MINE:
            self.show_queue(Queue.MINE)
        else:
            self.queue.reload()
        self.open_application(application_id)

    def _changed(self, decided: bool) -> None:
        """After a use case: the application as it is now, or the next one after a decision."""
        case = self.detail.case
        if decided and case is not None:
            following = self._following(case.header.id)
            self.queue.reload()
            # One key takes the decision back: in a search box it would be the editor's.
            self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if following is not None:
                self.open_application(following)
            else:
                self.actions_.set_case(None)
                self.queue.open_id = None
                self.detail.show_nothing()
        else:
            if case is not None:
                self.open_application(case.header.id)
            self.queue.reload()
        self._look(force=True)

    def _following(self, application_id: int) -> int | None:
        """The application below the decided one, or above it at the end of the list."""
        decided = self.queue.model.find(application_id)
        if decided is None:
            return None
        for other in (decided + 1, decided - 1):
            if 0 <= other < self.queue.model.rowCount():
                found = self.queue.model.row_at(other)
                if found is not None:
                    return found.id
        return None

    def _explain_deadline(self) -> None:
        if self.detail.case is not None:
            self.pages.explain_deadline(self.detail.case.header, self.deadlines.calendar)

    def _registered(self, number: str) -> None:
        self.bar.say(self.tr("Registered: %1").replace("%1", number), "ok")
        self.open_number(number)
        self.refresh()

    # -- what changes by itself --------------------------------------------------------------------

    def _look(self, force: bool = False) -> None:
        """Has anything changed?

        Then counts, list and the open application are read again. ``force``: the counts in any
        case.
        """
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        task = self.tasks.read_behind(self, _state_of, self._change_token if not force else ())
        task.handled = True
        task.succeeded.connect(self._looked)
        task.failed.connect(self._not_looked)

    def _not_looked(self, error: BaseException) -> None:
        self._looking = False
        if isinstance(error, NotAllowed):
            # The account was closed: what it may still see is this sentence.
            self.show_error(error)
        self._line(False)

    def _line(self, there: bool) -> None:
        """The line to the database: without it everything stays readable and nothing is decided."""
        came_back = there and not self.connected
        self.connected = there
        self.status.show_database(there)
        self._busy(not self.tasks.idle)
        if came_back:
            self._look(force=True)
        elif not there:
            # Asked for again by itself, should nobody tell that the line is back.
            QTimer.singleShot(1000, self, self._look)

    def _doubt(self, doubting: bool) -> None:
        self.bar.say(sentence("result_unknown") if doubting else "", "warn")
        if not doubting:
            self._line(True)

    def _looked(self, found: "_State") -> None:
        change_token, counts, unsent, alive, found_views = found
        self._looking = False
        if not self.connected:
            self.connected = True
            self._busy(not self.tasks.idle)
        if self._look_again:
            self._look_again = False
            self._soon.start()
        self.status.show_database(True, alive)
        self.status.show_unsent(unsent)
        if counts is None:
            return
        self.views.show(*found_views)
        changed = bool(self._change_token) and change_token != self._change_token
        self._change_token = change_token
        self.sidebar.set_counts(counts)
        if (
            changed
            and self.stack.currentWidget() is self.splitter
            and self.actions_.running is None
        ):
            self.queue.reload()
            if self.detail.case is not None:
                self.tasks.run(
                    self, detail.open_case, self.detail.case.header.id
                ).succeeded.connect(self._refreshed)

    def _refreshed(self, case: CaseDetail) -> None:
        if (
            self.detail.case is not None
            and self.detail.case.header.id == case.header.id
            and case != self.detail.case
        ):
            self.actions_.set_case(case)
            self.detail.show_case(case)

    def _busy(self, busy: bool) -> None:
        self.detail.action_bar.setEnabled(
            self.connected and not (busy and self.actions_.running is not None)
        )

    def show_error(self, error: BaseException) -> None:
        self.bar.say(errors.message(error), "bad")

    # -- leaving for another window ----------------------------------------------------------------

    def leave(self, why: Leaving) -> None:
        """Close for another window.

        Nothing is to be seen from now on; what is under way ends first, and unfinished texts are
        drafts.
        """
        if self.why is not Leaving.CLOSED:
            return
        self.why = why
        self.where = navigation.of(self)
        for form in self.findChildren(QDialog):
            form.reject()
        self.hide()
        if self.tasks.idle:
            self.close()
            return
        self.tasks.busy_changed.connect(lambda busy: None if busy else self.close())
        QTimer.singleShot(LEAVING_MS, self, self.close)

    # -- the person's menu, keys, dropping, closing ------------------------------------------------

    @property
    def theme_name(self) -> str:
        return str(self._state.value("theme", "light"))

    def set_theme(self, name: str, _checked: bool = False) -> None:
        self._state.setValue("theme", name)
        self.theme_switch.change(name)

    def set_language(self, name: str, _checked: bool = False) -> None:
        """The same desk in another language, at the same place."""
        if name != texts.language():
            self._state.setValue("language", name)
            self.leave(Leaving.LANGUAGE)

    def show_keys(self) -> None:
        self.pages.show_keys([(command.keys, command.text) for command in self.keys])

    def show_palette(self) -> None:
        """Every command, and the applications one was at last."""
        self.tasks.read(self, browsing.recent).succeeded.connect(self._palette)

    def _palette(self, recent: list[QueueRow]) -> None:
        # Within minutes a look is not logged twice: the window itself knows what was open last.
        recent.sort(
            key=lambda row: self._seen.index(row.id) if row.id in self._seen else len(self._seen)
        )
        entries = [
            Entry(shown.name, shown.number, partial(self.open_application, shown.id))
            for shown in recent
        ]
        entries += [
            Entry(command.text, command.keys, command.step, commands.denial(self, command))
            for command in (*self.keys, *commands.others(self))
        ]
        palette = Palette(entries, self)
        palette.finished.connect(lambda _result: palette.deleteLater())
        palette.open()

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, HelpRequest):
            help.open_at(self, event.section)
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.take_in(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()
        self.status.hints.setVisible(self.width() >= 1200)

    def _remembered(self) -> None:
        geometry = self._state.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(1440, 900)
        self.queue.widths = {
            str(key): int(width)
            for key, width in json.loads(str(self._state.value("columns", "{}"))).items()
        }
        split = self._state.value("splitter")
        if split is not None:
            self.splitter.restoreState(split)
        else:
            self.splitter.setSizes([492, 720] if self.width() >= 1400 else [380, 660])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.setValue("geometry", self.saveGeometry())
        self._state.setValue("splitter", self.splitter.saveState())
        self._state.setValue("columns", json.dumps(self.queue.widths))
        self._poll.stop()
        self._soon.stop()
        self._watch.stop()
        self.tasks.unit_of_work.on_doubt = None
        self.detail.renderer.close()
        self.tasks.close(LEAVING_MS)
        super().closeEvent(event)
        self.left.emit(self.why)


_State = tuple[
    tuple[int, ...], dict[Queue, int] | None, int, bool, tuple[list[View], dict[int, int]]
]


def _state_of(session: Any, known: tuple[int, ...]) -> _State:
    """The change token; counts and saved views where it is another than ``known``; unsent messages,
    whether a worker is alive.
    """
    change_token = browsing.change_token(session)
    news = change_token != known
    saved = saved_views.list_views(session) if news else []
    return (
        change_token,
        browsing.counts(session) if news else None,
        outbox.unsent(session),
        dashboard.worker_alive(session),
        (saved, saved_views.numbers(session, saved)),
    )
