"""The queues with their exact counts, what else one may do, and who is signed in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.letter import gives_letters
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.elided import ElidedButton, ElidedLabel
from clerkdesk.gui.kit.layout import chain, column, empty, row
from clerkdesk.gui.kit.location import ListLocation, Location
from clerkdesk.gui.kit.texts import filled, initials, number
from clerkdesk.gui.kit.widgets import button, label, restyle
from clerkdesk.gui.queue.saved_views import ViewEntry
from clerkdesk.usecases.people.staff import Me
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.warned import NOTHING, Warned

_QUEUE_ICONS = {
    Queue.MINE: "user-check",
    Queue.WAITING: "hourglass",
    Queue.SECOND_LOOK: "eye",
    Queue.SAMPLED: "list-checks",
    Queue.NEW: "inbox",
    Queue.IN_PROGRESS: "loader",
    Queue.COMPLETED: "circle-check",
    Queue.REFUSED: "circle-x",
    Queue.OVERDUE: "alarm-clock",
    Queue.DUE_TODAY: "calendar-clock",
}


_LOOKS = (Queue.SECOND_LOOK, Queue.SAMPLED)
"""They are shown where there is something in them."""
_GAP = 6
"""Pixels between an entry's words and its number."""
_WIDTH = 228
"""Pixels; the first frame keeps as many free, before this module is loaded."""
_COMPACT_WIDTH = 92
"""Pixels: of icons with their numbers."""
_MOST_COMPACT = 9999
"""A larger number has no room beside an icon, and is whole in the tooltip."""


def queue_title(queue: Queue) -> str:
    translate = QCoreApplication.translate
    return {
        Queue.MINE: translate("Sidebar", "My work"),
        Queue.WAITING: translate("Sidebar", "Waiting for an answer"),
        Queue.SECOND_LOOK: translate("Sidebar", "Second look"),
        Queue.SAMPLED: translate("Sidebar", "Decisions to look at"),
        Queue.NEW: translate("Words", "New"),
        Queue.IN_PROGRESS: translate("Words", "In progress"),
        Queue.COMPLETED: translate("Words", "Completed"),
        Queue.REFUSED: translate("Words", "Refused"),
        Queue.OVERDUE: translate("Sidebar", "Overdue"),
        Queue.DUE_TODAY: translate("Sidebar", "Due today"),
        Queue.ALL: translate("Sidebar", "All"),
    }[queue]


def view_key(view_id: int) -> str:
    """The key of a saved view's entry."""
    return f"view {view_id}"


def is_view(key: str) -> bool:
    return key.startswith("view ")


class Sidebar(QWidget):
    """Emits ``queue_chosen`` and ``page_chosen`` (undelivered, caravans, dashboard,
    settings, audit, register).
    """

    queue_chosen = Signal(object)
    page_chosen = Signal(str)
    list_chosen = Signal(object)
    """A ``Location``: a list that is no queue."""
    take_next = Signal()
    counter_wanted = Signal()
    intake_wanted = Signal()
    view_chosen = Signal(int)
    view_menu_wanted = Signal(int, QPoint)
    menu_wanted = Signal()

    def __init__(self, me: Me, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.compact = False
        """Whether it shows icons and numbers only: a narrow window has no room for its words."""
        self._known: dict[Queue, int] = {}
        self._warned = NOTHING
        self._me = me
        self.counts: dict[Queue, QLabel] = {}
        """The number of each queue; "" until it is known."""
        self.view_counts: dict[int, QLabel] = {}
        """By the saved view's id."""
        self._choices = Choices(self)
        self._choices.chosen.connect(self._went)
        self._steps: dict[str, Callable[[], object]] = {}
        """What choosing an entry does, by its key."""
        self._chosen = ""
        self.buttons: dict[str, ElidedButton] = {}
        """Every entry by its key: a queue's value, a page's name, or ``view_key``."""
        self._logo = QLabel()
        self._logo.setAccessibleName("ClerkDesk")
        self._logo.setPixmap(
            icons.pixmap("stamp", theme.tokens().accent, 24, self.devicePixelRatioF())
        )
        self._title = label("ClerkDesk", "title")
        self._next_text = self.tr("Take the next one")
        self.next_button = button(
            self._next_text, "primary", "circle-arrow-right", self.take_next.emit
        )
        self.next_button.setAccessibleName(self._next_text)
        self.next_button.setMinimumHeight(32)
        self.next_button.setToolTip("Ctrl+N")
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        self._list.setContentsMargins(8, 0, 8, 0)
        self._fill()
        inner = QWidget()
        inner.setLayout(self._list)
        spoken_as(inner, "list")
        inner.setAccessibleName(self.tr("Lists and pages"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = column(
            row(self._logo, self._title, 1, spacing=8),
            self.next_button,
            spacing=10,
            margins=(14, 12, 14, 6),
        )
        self.setLayout(column(head, scroll, self._person(), spacing=0))

    def _fill(self) -> None:
        self._caption(self.tr("MY WORK"))
        self._queues(Queue.MINE, Queue.WAITING, *_LOOKS)
        for queue in _LOOKS:
            self.buttons[queue].hide()
        self._caption(self.tr("STATUS"))
        self._queues(Queue.NEW, Queue.IN_PROGRESS, Queue.COMPLETED, Queue.REFUSED)
        self._caption(self.tr("DEADLINE"))
        self._queues(Queue.OVERDUE, Queue.DUE_TODAY)
        self._entry("warned", self.tr("Warnings"), "triangle-alert", self._show_warned)
        self._warned_count = self._count(self.buttons["warned"])
        self.buttons["warned"].hide()
        # Saved views come and go while the window is open.
        self._views = QVBoxLayout()
        self._views.setSpacing(1)
        self._list.addLayout(self._views)
        self._caption(self.tr("CITIZENS"))
        self._entry(
            "counter",
            self.tr("At the counter…"),
            "file-plus",
            self.counter_wanted.emit,
            checkable=False,
        )
        self._entry(
            "intake", self.tr("Packages…"), "folder-input", self.intake_wanted.emit, checkable=False
        )
        self._entry(
            "undelivered",
            self.tr("Undelivered messages"),
            "mail",
            lambda: self.page_chosen.emit("undelivered"),
        )
        self._unreached = self._count(self.buttons["undelivered"])
        if self._me.handles_caravans:
            self._caption(self.tr("DEPARTURES"))
            self._entry(
                "caravans",
                self.tr("Lists of departures"),
                "truck",
                lambda: self.page_chosen.emit("caravans"),
            )
        if self._me.oversees:
            self._caption(self.tr("SUPERVISION"))
            self._entry(
                "dashboard",
                self.tr("Dashboard"),
                "layout-dashboard",
                lambda: self.page_chosen.emit("dashboard"),
            )
            self._entry(
                "recurring",
                self.tr("What recurs"),
                "layers",
                lambda: self.page_chosen.emit("recurring"),
            )
        if self._me.administers:
            self._entry(
                "settings",
                self.tr("Settings"),
                "settings",
                lambda: self.page_chosen.emit("settings"),
            )
        if self._me.audits:
            self._entry(
                "audit", self.tr("Audit"), "history", lambda: self.page_chosen.emit("audit")
            )
        if self._me.organisation:
            of_letters = gives_letters(self._me.organisation)
            if not self._me.oversees:
                self._caption(self.tr("LETTERS") if of_letters else self.tr("CERTIFICATES"))
            name = self.tr("Register of certificates")
            self._entry(
                "register",
                self.tr("Register of letters") if of_letters else name,
                "file-badge",
                lambda: self.page_chosen.emit("register"),
            )
        self._list.addStretch(1)

    def _caption(self, text: str) -> None:
        caption = label(text, "caption")
        caption.setContentsMargins(10, 12, 0, 4)
        self._list.addWidget(caption)
        caption.setProperty("words", text)
        self._fit_caption(caption)

    def _queues(self, *queues: Queue) -> None:
        for queue in queues:
            entry = self._entry(
                queue,
                queue_title(queue),
                _QUEUE_ICONS[queue],
                partial(self.queue_chosen.emit, queue),
            )
            self.counts[queue] = self._count(entry)

    def _count(self, entry: QPushButton) -> QLabel:
        """The number at the right end of an entry."""
        count = label("", "muted")
        inside = QHBoxLayout(entry)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(count)
        return count

    def _entry(
        self,
        key: str,
        text: str,
        icon: str,
        on_click: Callable[[], object],
        *,
        checkable: bool = True,
    ) -> ElidedButton:
        entry = button(text, "nav", icon, None if checkable else on_click)
        assert isinstance(entry, ElidedButton)
        entry.setMinimumHeight(31)
        if checkable:
            spoken_as(entry, "entry")
            self._choices.add(entry, key)
            self._steps[key] = on_click
        self.buttons[key] = entry
        self._fit_entry(entry)
        self._list.addWidget(entry)
        return entry

    def set_views(self, views: list[ViewEntry]) -> None:
        """Where nothing has changed the buttons stay, and with them the focus."""
        shown = [(key, self.buttons[key].text()) for key in self._view_keys()]
        if shown != [(view_key(view.id), _escaped(view.name)) for view in views]:
            self._remake_views(views)
        for view in views:
            _write(self.view_counts[view.id], view.count)
            spoken = f"{view.name}: {view.count}" if view.count else view.name
            self.buttons[view_key(view.id)].setAccessibleName(spoken)

    def _view_keys(self) -> list[str]:
        return [key for key in self.buttons if is_view(key)]

    def _remake_views(self, views: list[ViewEntry]) -> None:
        for key in self._view_keys():
            self._choices.remove(self.buttons.pop(key))
        empty(self._views)
        self.view_counts = {}
        if not views:
            return
        whole_list = self._list
        self._list = self._views
        self._caption(self.tr("SAVED"))
        for view in views:
            self._view_entry(view)
        self._list = whole_list
        chain(
            [
                self.buttons[Queue.DUE_TODAY],
                *(self.buttons[key] for key in self._view_keys()),
                self.buttons["counter"],
            ]
        )
        # Also a view that was chosen before its entry was there: one that was kept just now.
        self.choose(self._chosen)

    def _view_entry(self, view: ViewEntry) -> None:
        entry = self._entry(
            view_key(view.id),
            _escaped(view.name),
            "bookmark",
            lambda: self.view_chosen.emit(view.id),
        )
        self.view_counts[view.id] = self._count(entry)
        entry.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        entry.customContextMenuRequested.connect(
            lambda at: self.view_menu_wanted.emit(view.id, entry.mapToGlobal(at))
        )
        entry.hint = filled(
            self.tr("%1 — the right mouse button or the menu key changes it"), view.name
        )
        self._fit_entry(entry)

    def _person(self) -> QWidget:
        person = QPushButton()
        person.setProperty("kind", "person")
        person.setAccessibleName(self._me.name)
        self._badge = QLabel(initials(self._me.name))
        self._badge.setFixedSize(30, 30)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        end = Qt.TextElideMode.ElideRight
        name = ElidedLabel(self._me.name, mode=end)
        workplace = ElidedLabel(self._me.workplace, "muted", mode=end)
        names = column(name, workplace, spacing=0)
        self._names = QWidget()
        self._names.setLayout(names)
        inside = row(self._badge, self._names, spacing=10, margins=(9, 4, 8, 4))
        inside.setStretch(1, 1)
        person.setLayout(inside)
        person.clicked.connect(lambda _checked=False: self.menu_wanted.emit())
        self.person_button = person
        self.restyle()
        holder = QWidget()
        holder.setLayout(column(person, margins=(8, 4, 8, 8)))
        return holder

    def restyle(self) -> None:
        t = theme.tokens()
        self._logo.setPixmap(icons.pixmap("stamp", t.accent, 24, self.devicePixelRatioF()))
        self._badge.setStyleSheet(
            f"background: {t.accent}; color: {t.on_accent};"
            " border-radius: 15px; font-size: 11px; font-weight: 600;"
        )

    def commands(self) -> list[Command]:
        """Every list, and what else stands here; none has a key."""
        queues = [queue for queue in Queue if queue is not Queue.ALL]
        return [
            *[
                Command("", queue_title(queue), partial(self.queue_chosen.emit, queue))
                for queue in queues
            ],
            *[
                Command("", entry.text(), entry.click)
                for key, entry in self.buttons.items()
                if key not in queues
            ],
        ]

    def choose(self, key: str) -> None:
        """Mark an entry as the one shown."""
        self._chosen = key
        self._choices.mark(key)

    # -- narrow windows ----------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """Show icons and numbers only, and each entry's words as its tooltip; or everything."""
        if compact == self.compact:
            return
        self.compact = compact
        self.setFixedWidth(_COMPACT_WIDTH if compact else _WIDTH)
        self._title.setHidden(compact)
        self._names.setHidden(compact)
        self.next_button.setText("" if compact else self._next_text)
        self.next_button.setToolTip(f"{self._next_text} (Ctrl+N)" if compact else "Ctrl+N")
        self.person_button.setToolTip(self._me.name if compact else "")
        for caption in self.findChildren(QLabel):
            if caption.property("words"):
                self._fit_caption(caption)
        for entry in self.buttons.values():
            self._fit_entry(entry)
        for queue, shown in self.counts.items():
            if shown.text():
                _write(shown, self._short(self._known.get(queue, 0)))

    def _fit_caption(self, caption: QLabel) -> None:
        """Without its words a heading is the gap between two groups."""
        caption.setText("" if self.compact else str(caption.property("words")))
        caption.setMaximumHeight(10 if self.compact else 100)

    def _fit_entry(self, entry: ElidedButton) -> None:
        entry.set_compact(self.compact, entry.accessibleName() or entry.text())

    def _short(self, count: int) -> str:
        if self.compact and count > _MOST_COMPACT:
            return f"{number(_MOST_COMPACT)}+"
        return number(count)

    def _went(self, key: str) -> None:
        self._steps[key]()

    def set_counts(self, counts: dict[Queue, int], warned: Warned = NOTHING) -> None:
        self._known = counts
        for queue, shown in self.counts.items():
            count = counts.get(queue, 0)
            _write(shown, self._short(count))
            tone = {Queue.OVERDUE: "bad", Queue.DUE_TODAY: "warn"}.get(queue) if count else None
            restyle(shown, tone=tone, role="strong" if tone else "muted")
            self.buttons[queue].setAccessibleName(f"{queue_title(queue)}: {count}")
            self._fit_entry(self.buttons[queue])
        # Only where the office wants second looks there is anything in it.
        for queue in _LOOKS:
            look = self.buttons[queue]
            look.setVisible(bool(counts.get(queue)) or look.isChecked())
        self._set_warned(warned)

    def _set_warned(self, warned: Warned) -> None:
        """What will be late soon, in red where others have been told of it, too."""
        self._warned = warned
        entry = self.buttons["warned"]
        count = len(warned.all)
        _write(self._warned_count, self._short(count))
        restyle(self._warned_count, tone="bad" if warned.escalated else "warn", role="strong")
        spoken = f"{entry.text()}: {count}"
        if warned.escalated:
            late = filled(self.tr("late and told of: %1"), len(warned.escalated))
            spoken = f"{spoken}, {late}"
        entry.setAccessibleName(spoken)
        entry.setToolTip(spoken)
        self._fit_entry(entry)
        entry.setVisible(count > 0 or entry.isChecked())

    def _show_warned(self) -> None:
        chosen = Filter(Queue.ALL, only=self._warned.all)
        self.list_chosen.emit(Location(list=ListLocation(chosen, self.tr("Warnings"))))
        self.choose("warned")

    def set_answered(self, answered: int) -> None:
        """How many citizens have answered whose applications one holds."""
        shown = self.counts[Queue.WAITING]
        restyle(
            shown,
            tone="accent" if answered else None,
            role="strong" if answered else "muted",
        )
        if answered:
            title = queue_title(Queue.WAITING)
            spoken = filled(self.tr("%1: %2, answered: %3"), title, shown.text(), answered)
            self.buttons[Queue.WAITING].setAccessibleName(spoken)

    def set_unreached(self, messages: int) -> None:
        """How many messages reached nobody."""
        _write(self._unreached, number(messages) if messages else "")
        restyle(self._unreached, tone="bad" if messages else None, role="strong")
        entry = self.buttons["undelivered"]
        entry.setAccessibleName(f"{entry.text()}: {messages}" if messages else entry.text())


def _write(count: QLabel, text: str) -> None:
    """A number at the end of its entry, whose words give way to it."""
    count.setText(text)
    entry = count.parentWidget()
    if isinstance(entry, ElidedButton):
        entry.reserved = count.sizeHint().width() + _GAP if text else 0
        entry.update()


def _escaped(name: str) -> str:
    """A person's words on a button: an ampersand is no mnemonic."""
    return name.replace("&", "&&")
