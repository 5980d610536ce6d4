"""The list of applications: title and exact count, search as one types, filters, the rows."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import icons, theme, timers
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.location import ListLocation
from clerkdesk.gui.kit.texts import filled, number
from clerkdesk.gui.kit.widgets import button, clearable, label, restyle, tint
from clerkdesk.gui.queue.bulk_bar import BulkBar
from clerkdesk.gui.queue.calls import CallsDue
from clerkdesk.gui.queue.decided import DecidedByMe
from clerkdesk.gui.queue.delegate import HEIGHT, QueueDelegate
from clerkdesk.gui.queue.model import QueueModel
from clerkdesk.gui.queue.table import ApplicationTable, usual_width
from clerkdesk.gui.queue.words import RowWords
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.queue import browsing, searching
from clerkdesk.usecases.queue.browsing import FirstPage, NarrowedList
from clerkdesk.usecases.queue.changes import Changes
from clerkdesk.usecases.queue.filters import Filter, Matches
from clerkdesk.usecases.queue.rows import QueueRow

_SEARCH_PAUSE_MS = 180
_SLOW_MS = 150


class QueuePane(QWidget):
    """Shows one queue, or what a search finds.

    ``selected`` follows the selection and tells whether a person moved it; ``opened`` is Enter and
    double click.
    """

    selected = Signal(object, bool)
    moved = Signal()
    """A person went to another row, or asked for another list."""
    opened = Signal(int)
    filter_wanted = Signal()
    search_wanted = Signal()
    refresh_wanted = Signal()
    bulk_wanted = Signal(object)
    """An action for all selected applications."""

    def __init__(
        self, context: DeskContext, deadlines: Deadlines, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = context.tasks
        self._supervises = context.me.supervises
        self.filter = Filter(Queue.NEW)
        self.view: int | None = None
        """The saved view that is shown, by its id."""
        self.name = ""
        """The title of the queue or view, whatever is searched for."""
        self._names = RowWords(context.me.id)
        self.widths: dict[str, int] = {}
        """What a person has made of a column's width; remembered."""
        self._fitting = False
        self._is_cut = False
        """Whether the rows that are shown are all that were read: hits, or a narrowed list."""
        self._generation = 0
        self._shown_generation = 0
        self._another = False
        self._entered = False
        self._quiet = False
        self._opened_since = False
        """Whether another application was opened since this list was asked for: then it stays."""
        self.open_id: int | None = None
        """The application that is open beside the list."""
        self.decided = DecidedByMe(context, self)
        self._build(deadlines)
        self._slow_timer = timers.pause(self, _SLOW_MS, self._show_placeholders)
        self.search_pause = timers.pause(self, _SEARCH_PAUSE_MS, lambda: self.reload(keep=False))
        """Runs from the last letter of a search until its list is read."""
        self.calls = CallsDue(context, self.delegate, lambda: self.reload(keep=True), self)
        self.search.returnPressed.connect(self._search_entered)
        self.search.textChanged.connect(self._typed)

    def _build(self, deadlines: Deadlines) -> None:
        self.title = label("", "title")
        self.count = label("", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Number, name, subscriber code, FIN…"))
        self.search.setAccessibleName(self.tr("Search"))
        self._search_icon = self.search.addAction(
            icons.icon("search", theme.tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search_icon.setText(self.tr("Search"))
        clearable(self.search)
        self.filter_button = button(
            self.tr("Filter"), None, "sliders-horizontal", self.filter_wanted.emit
        )
        head = QWidget()
        head.setObjectName("queueHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setLayout(
            column(
                row(self.title, self.count, 1, spacing=8),
                row(self.search, self.decided.button, self.filter_button, spacing=8),
                spacing=10,
                margins=(16, 12, 16, 10),
            )
        )
        self.model = QueueModel(self)
        self.model.block_wanted.connect(self._fetch)
        self.table = ApplicationTable()
        self.table.setModel(self.model)
        self.delegate = QueueDelegate(
            deadlines, self._names.holder, lambda: self.model.columns, self.table
        )
        self.model.words = partial(self._names.of, self.delegate)
        self.table.setItemDelegate(self.delegate)
        self.table.dress()
        self.table.setAccessibleName(self.tr("Applications"))
        horizontal = self.table.horizontalHeader()
        horizontal.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        horizontal.sectionResized.connect(self._resized)
        self.table.narrowed.connect(self._fit_columns)
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.selectionModel().currentRowChanged.connect(self._selection_changed)
        self.bulk_bar = BulkBar(self._supervises)
        self.bulk_bar.action_wanted.connect(self.bulk_wanted)
        self.table.selectionModel().selectionChanged.connect(
            lambda _now, _before: self.bulk_bar.show_count(
                len(self.table.selectionModel().selectedRows())
            )
        )
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(self._stack)
        layout.addWidget(self.bulk_bar)

    def chosen(self) -> list[QueueRow]:
        """The selected rows that are in memory, in the list's order."""
        positions = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for at in positions if (row := self.model.row_at(at)) is not None]

    @property
    def placeholders_due(self) -> bool:
        """Whether another list is on its way, for which placeholders are shown should it take its
        time.
        """
        return self._slow_timer.isActive()

    # -- loading -----------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[str, ...]:
        return self.model.columns

    def show_list(self, location: ListLocation) -> None:
        """Change to another queue or view; the search is emptied."""
        self._move()
        self.filter = location.filter
        self.view = location.view
        self.name = location.title
        self.title.setText(location.title)
        self.delegate.waits = location.filter.queue is Queue.WAITING
        self._show_filtered()
        self.model.set_columns(location.columns)
        self._fit_columns(self.table.viewport().width())
        # With its signals, or the button that empties it would stay; the list is read below, and
        # not a moment later once more.
        self.search.clear()
        self.search_pause.stop()
        self.reload(keep=False)

    def save(self) -> ListLocation:
        """The list that is shown, its columns and what is searched for."""
        return ListLocation(
            filter=self.filter,
            title=self.name,
            columns=self.columns,
            search=self.search.text(),
            view=self.view,
            several=len(self.table.selectionModel().selectedRows()) > 1,
            searching=self.search.hasFocus(),
        )

    def restore(self, location: ListLocation) -> None:
        self.show_list(location)
        self.search.setText(location.search)

    def narrow(self, narrowed: Filter) -> None:
        """Show less or more of the same list."""
        self._move()
        self.filter = narrowed
        self._show_filtered()
        self.reload(keep=False)

    def _show_filtered(self) -> None:
        """Whether one sees less than the whole queue must be seen."""
        whole = self.filter == Filter(self.filter.queue)
        restyle(self.filter_button, kind=None if whole else "primary")
        tint(self.filter_button, "sliders-horizontal")

    def focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def mark_open(self, application_id: int | None) -> None:
        """The application that is open beside the list is selected in it, where it is there."""
        self._opened_since = self._opened_since or application_id not in (None, self.open_id)
        self.open_id = application_id
        position = self.model.find(application_id) if application_id is not None else None
        if position is not None and self.table.currentIndex().row() != position:
            self._quiet = True
            self.table.selectRow(position)
            self._quiet = False

    def following(self, application_id: int) -> int | None:
        """The application below this one, or above it at the end of the list; None: no other."""
        return self.model.following(application_id)

    def commands(self) -> list[Command]:
        return [
            Command(
                "Ctrl+F", QCoreApplication.translate("Commands", "Search"), self.search_wanted.emit
            ),
            Command(
                "F5", QCoreApplication.translate("Commands", "Refresh"), self.refresh_wanted.emit
            ),
        ]

    def reload(self, keep: bool = True) -> None:
        """Read the list again; the selection and the rows one reads stay where they are."""
        self._generation += 1
        generation = self._generation
        # A list read again by itself does not make one forget that another was asked for and has
        # not come yet.
        self._another = self._another or not keep
        if self._another:
            self._slow_timer.start()
        query = self.search.text().strip()
        if query:
            run = self._tasks.run if searching.is_personal(query) else self._tasks.read
            everywhere = Filter(Queue.ALL, self.filter.service, self.filter.district)
            task = run(self, searching.search, query, everywhere)
            task.succeeded.connect(lambda hits: self._show_hits(generation, hits))
            return
        if self.filter.narrows:
            task = self._tasks.read(self, browsing.narrowed_list, self.filter)
            task.succeeded.connect(lambda answer: self._show_narrowed(generation, answer))
            return
        task = self._tasks.read(self, browsing.first_page, self.filter)
        task.succeeded.connect(lambda answer: self._show_first(generation, answer))

    @property
    def listed(self) -> Queue | None:
        """The queue that is shown whole; None: the list is another one, or on its way."""
        settled = self._generation == self._shown_generation and not self._another
        whole = self.filter == Filter(self.filter.queue) and not self.search.text().strip()
        return self.filter.queue if settled and whole else None

    def follow(self, state: Changes) -> None:
        """Show what has changed of the list: row by row, or read again where rows move."""
        if not self._amend(state):
            self.reload()

    def _amend(self, state: Changes) -> bool:
        listed = state.listed
        if listed is None or state.counts is None or listed.queue is not self.listed:
            return False
        if not all(map(self._names.knows_holder, listed.rows)):
            return False
        total = state.counts[listed.queue]
        if not self.model.amend(listed.queue, total, state.touched or frozenset(), listed.rows):
            return False
        self.count.setText(number(total))
        current = self.current()
        if current is not None and state.touched and current.id in state.touched:
            self.selected.emit(current, False)
        return True

    def _show_placeholders(self) -> None:
        """Another list is on its way and takes its time: placeholders are shown, not the old one's
        rows. Choosing another one gives it up.
        """
        self._quiet = True
        self.model.reset(max(1, self.table.viewport().height() // HEIGHT), [])
        self.table.clearSelection()
        self._quiet = False
        self.count.setText("…")
        self._stack.setCurrentIndex(0)

    def _typed(self) -> None:
        # What is typed is looked for everywhere, not in the list that was there.
        searched = self.search.text().strip()
        self.title.setText(self.tr("Search in all lists") if searched else self.name)
        # From the first letter on another list is wanted, whatever reads it first.
        self._another = True
        self.search_pause.start()
        self._move()

    def _move(self) -> None:
        self._opened_since = False
        self.moved.emit()

    def _show_first(self, generation: int, answer: FirstPage) -> None:
        if generation != self._generation:
            return
        self._names.holders = answer.holders
        self._names.offices = answer.departments
        self._is_cut = False
        self.delegate.unanswered_before = answer.unanswered_before
        self.delegate.looked_at = answer.looked_at
        self.calls.show(answer.call_backs)
        self._show(answer.total, answer.rows, number(answer.total))

    def _show_narrowed(self, generation: int, answer: NarrowedList) -> None:
        if generation == self._generation:
            self._names.holders = answer.holders
            self._names.offices = answer.departments
            self._show_hits(generation, answer.matches)

    def _show_hits(self, generation: int, hits: Matches) -> None:
        if generation != self._generation:
            return
        self._is_cut = True
        count = len(hits.rows)
        counted = filled(self.tr("more than %1"), count) if hits.more else str(count)
        if hits.newest is not None:
            counted = filled(self.tr("%1 among the newest %2"), count, number(hits.newest))
        self._show(count, hits.rows, counted)
        if hits.lost is not None:
            self.empty.setText(sentence("number_lost", hits.lost.told))
        elif hits.newest is not None:
            self.empty.setText(sentence("searched_newest", {"number": number(hits.newest)}))

    def _show(self, count: int, rows: list[QueueRow], counted: str) -> None:
        self._shown_generation = self._generation
        another = self._another
        self._another = False
        self._slow_timer.stop()
        current = None if another else self.current()
        several = [] if another else self.chosen()
        scroll = 0 if another else self.table.verticalScrollBar().value()
        self.count.setText(counted)
        if current is not None and self._stands_still(current, count, rows):
            # As it was: nothing moves, and only a name behind an id may be another one.
            self._entered = False
            self.table.viewport().update()
            return
        top = self.model.row_at(scroll // HEIGHT) if scroll else None
        self._quiet = True
        self.model.reset(count, rows)
        self._stack.setCurrentIndex(0 if count else 1)
        if not count:
            self.empty.setText(self._nothing())
        # What is open is what is selected, also when it has only now come into the list.
        position = self.model.find(self.open_id) if self.open_id is not None else None
        if position is None and current is not None:
            position = self.model.find(current.id)
        follows = another and not self._opened_since
        if count and (position is not None or self.open_id is None or follows):
            self.table.selectRow(position or 0)
        else:
            # What is open has left this list: then no other row may look as if it were the open
            # one.
            self.table.setCurrentIndex(QModelIndex())
            self.table.clearSelection()
        self.table.select_several([self.model.find(row.id) for row in several])
        # Rows that came or went above do not move what one reads.
        top_position = self.model.find(top.id) if top is not None else None
        self.table.verticalScrollBar().setValue(
            scroll if top_position is None else top_position * HEIGHT + scroll % HEIGHT
        )
        self._quiet = False
        entered = self._entered
        self._entered = False
        if another and entered and count == 1:
            self._open()
        elif follows and position is None:
            # Another list was asked for, and what is open is not in it.
            self.selected.emit(self.current(), True)

    def _stands_still(self, current: QueueRow, count: int, rows: list[QueueRow]) -> bool:
        """Whether a list that was read again is as it was, with what is open selected."""
        return self.open_id in (None, current.id) and self.model.shows(count, rows)

    def _nothing(self) -> str:
        """Why the list is empty, and what to do."""
        if self.search.text().strip():
            return self.tr("Nothing was found. Try a part of the name, or the whole number.")
        if self.filter != Filter(self.filter.queue):
            return self.tr("No application fits the filter. “Filter” changes it or shows all.")
        return self.tr("There is nothing here.")

    def _fetch(self, block: int) -> None:
        """Read a block that somebody looks at; hits and narrowed lists have no more than they
        show.
        """
        generation = self._generation
        if self._is_cut or generation != self._shown_generation:
            self.model.forget(block)
            return
        known = self.model.known_before(block)
        task = self._tasks.read(self, browsing.block, self.filter, block, known)
        task.succeeded.connect(partial(self._fetched, generation, block))
        task.failed.connect(lambda _error: self.model.forget(block))

    def _fetched(self, generation: int, block: int, rows: list[QueueRow]) -> None:
        if generation == self._generation:
            self.model.set_block(block, rows)
        else:
            self.model.forget(block)

    def current(self) -> QueueRow | None:
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _selection_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self.moved.emit()
        self.selected.emit(
            self.model.row_at(current.row()) if current.isValid() else None, not self._quiet
        )

    def _open(self) -> None:
        current = self.current()
        if current is not None:
            self.opened.emit(current.id)

    def _fit_columns(self, width: int) -> None:
        """The name keeps its room on a narrow window: the district goes below it, unless a person
        has decided otherwise.
        """
        self._fitting = True
        roomy = width > 450 + 124 * (len(self.columns) - 2)
        crowded = not roomy or self.delegate.waits
        below = "place" in self.columns and crowded and "place" not in self.widths
        for section, key in enumerate(self.columns, 1):
            hidden = key == "place" and below
            self.table.setColumnHidden(section, hidden)
            if not hidden:
                usual = usual_width(key, roomy=roomy, below=below)
                self.table.setColumnWidth(section, self.widths.get(key, usual))
        self.delegate.district_below = below
        self._fitting = False

    def _resized(self, section: int, before: int, width: int) -> None:
        # A column that is hidden or comes back has another width, and nobody's doing it is.
        if before and width and not self._fitting and 0 < section <= len(self.columns):
            self.widths[self.columns[section - 1]] = max(40, width)

    def _search_entered(self) -> None:
        """Enter in the search: the only hit opens, of several one chooses."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._another:
            # What is shown is still the old search's: the new one's only hit opens when it is
            # there.
            self._entered = True
            if self.search_pause.isActive():
                self.search_pause.stop()
                self.reload(keep=False)
        elif self.model.rowCount() == 1:
            self._open()

    def restyle(self) -> None:
        self.delegate.restyle()
        self._search_icon.setIcon(icons.icon("search", theme.tokens().muted))
        self.table.viewport().update()
