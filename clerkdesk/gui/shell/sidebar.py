"""The queues with their exact counts, what else one may do, and who is signed in."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.texts import number
from clerkdesk.gui.kit.widgets import button, chain, column, empty, label, restyle, row
from clerkdesk.usecases.queue.browsing import Queue


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in."""

    id: int | None
    login: str | None
    name: str
    role: str | None
    organisation: str
    place: str

    @property
    def supervises(self) -> bool:
        return self.role in ("supervisor", "admin", "auditor", None)

    @property
    def shares(self) -> bool:
        """Whether this person may give a view to everybody."""
        return self.role in ("supervisor", "admin")

    @property
    def administers(self) -> bool:
        return self.role == "admin"

    @property
    def audits(self) -> bool:
        return self.role in ("supervisor", "admin", "auditor")

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.split()[:2]).upper()


_QUEUE_ICONS = {
    Queue.MINE: "user-check",
    Queue.WAITING: "hourglass",
    Queue.NEW: "inbox",
    Queue.IN_PROGRESS: "loader",
    Queue.COMPLETED: "circle-check",
    Queue.REFUSED: "circle-x",
    Queue.OVERDUE: "alarm-clock",
    Queue.DUE_TODAY: "calendar-clock",
}


def queue_title(queue: Queue) -> str:
    translate = QCoreApplication.translate
    return {
        Queue.MINE: translate("Sidebar", "My work"),
        Queue.WAITING: translate("Sidebar", "Waiting for an answer"),
        Queue.NEW: translate("Words", "New"),
        Queue.IN_PROGRESS: translate("Words", "In progress"),
        Queue.COMPLETED: translate("Words", "Completed"),
        Queue.REFUSED: translate("Words", "Refused"),
        Queue.OVERDUE: translate("Sidebar", "Overdue"),
        Queue.DUE_TODAY: translate("Sidebar", "Due today"),
        Queue.ALL: translate("Sidebar", "All"),
    }[queue]


class Sidebar(QWidget):
    """Emits ``queue_chosen`` and ``page_chosen`` (undelivered, dashboard, people, message_texts,
    audit, register).
    """

    queue_chosen = Signal(object)
    page_chosen = Signal(str)
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
        self.setFixedWidth(228)
        self._me = me
        self._counts: dict[Queue, QLabel] = {}
        self._view_counts: dict[int, QLabel] = {}
        self._group = QButtonGroup(self)
        self._chosen: object = None
        self.buttons: dict[object, QPushButton] = {}
        self._logo = QLabel()
        self._logo.setAccessibleName("ClerkDesk")
        self._logo.setPixmap(
            icons.pixmap("stamp", theme.tokens().accent, 24, self.devicePixelRatioF())
        )
        self.next_button = button(
            self.tr("Take the next one"), "primary", "circle-arrow-right", self.take_next.emit
        )
        self.next_button.setMinimumHeight(32)
        self.next_button.setToolTip("Ctrl+N")
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        self._list.setContentsMargins(8, 0, 8, 0)
        self._fill()
        inner = QWidget()
        inner.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = column(
            row(self._logo, label("ClerkDesk", "title"), 1, spacing=8),
            self.next_button,
            spacing=10,
            margins=(14, 12, 14, 6),
        )
        self.setLayout(column(head, scroll, self._person(), spacing=0))

    def _fill(self) -> None:
        self._caption(self.tr("MY WORK"))
        self._queues(Queue.MINE, Queue.WAITING)
        self._caption(self.tr("STATUS"))
        self._queues(Queue.NEW, Queue.IN_PROGRESS, Queue.COMPLETED, Queue.REFUSED)
        self._caption(self.tr("DEADLINE"))
        self._queues(Queue.OVERDUE, Queue.DUE_TODAY)
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
        if self._me.supervises:
            self._caption(self.tr("SUPERVISION"))
            self._entry(
                "dashboard",
                self.tr("Dashboard"),
                "layout-dashboard",
                lambda: self.page_chosen.emit("dashboard"),
            )
        if self._me.administers:
            self._entry(
                "people", self.tr("People"), "users", lambda: self.page_chosen.emit("people")
            )
            self._entry(
                "message_texts",
                self.tr("Messages to citizens"),
                "message-square",
                lambda: self.page_chosen.emit("message_texts"),
            )
        if self._me.audits:
            self._entry(
                "audit", self.tr("Audit"), "history", lambda: self.page_chosen.emit("audit")
            )
        if self._me.organisation == "azersu":
            if not self._me.supervises:
                self._caption(self.tr("CERTIFICATES"))
            self._entry(
                "register",
                self.tr("Register of certificates"),
                "file-badge",
                lambda: self.page_chosen.emit("register"),
            )
        self._list.addStretch(1)

    def _caption(self, text: str) -> None:
        made = label(text, "caption")
        made.setContentsMargins(10, 12, 0, 4)
        self._list.addWidget(made)

    def _queues(self, *queues: Queue) -> None:
        for queue in queues:
            made = self._entry(
                queue,
                queue_title(queue),
                _QUEUE_ICONS[queue],
                lambda queue=queue: self.queue_chosen.emit(queue),
            )
            self._counts[queue] = self._count(made)

    def _count(self, made: QPushButton) -> QLabel:
        """The number at the right end of an entry."""
        count = label("", "muted")
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(count)
        return count

    def _entry(
        self, key: object, text: str, icon: str, on_click: object, *, checkable: bool = True
    ) -> QPushButton:
        made = button(text, "nav", icon, on_click)  # type: ignore[arg-type]
        made.setCheckable(checkable)
        made.setMinimumHeight(31)
        if checkable:
            self._group.addButton(made)
        self.buttons[key] = made
        self._list.addWidget(made)
        return made

    def set_views(self, views: list[tuple[int, str, str]]) -> None:
        """The saved views: id, name, number. Where nothing has changed the buttons stay, and with
        them the focus.
        """
        if [key for key in self.buttons if isinstance(key, tuple)] != [
            ("view", key) for key, *_rest in views
        ] or any(
            self.buttons["view", key].text() != _escaped(name) for key, name, _number in views
        ):
            self._remake_views(views)
        for key, name, shown in views:
            self._view_counts[key].setText(shown)
            self.buttons["view", key].setAccessibleName(f"{name}: {shown}" if shown else name)

    def _remake_views(self, views: list[tuple[int, str, str]]) -> None:
        for old in [key for key in self.buttons if isinstance(key, tuple)]:
            self._group.removeButton(self.buttons.pop(old))
        empty(self._views)
        self._view_counts = {}
        if not views:
            return
        before = self._list
        self._list = self._views
        self._caption(self.tr("SAVED"))
        for key, name, _shown in views:
            made = self._entry(
                ("view", key),
                _escaped(name),
                "bookmark",
                lambda key=key: self.view_chosen.emit(key),
            )
            self._view_counts[key] = self._count(made)
            made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            made.customContextMenuRequested.connect(
                lambda at, key=key, made=made: self.view_menu_wanted.emit(key, made.mapToGlobal(at))
            )
            made.setToolTip(
                self.tr("%1 — the right mouse button or the menu key changes it").replace(
                    "%1", name
                )
            )
        self._list = before
        chain(
            [
                self.buttons[Queue.DUE_TODAY],
                *(made for key, made in self.buttons.items() if isinstance(key, tuple)),
                self.buttons["counter"],
            ]
        )
        # Also a view that was chosen before its entry was there: one that was kept just now.
        self.choose(self._chosen)

    def _person(self) -> QWidget:
        made = QPushButton()
        made.setProperty("kind", "person")
        made.setAccessibleName(self._me.name)
        self._badge = QLabel(self._me.initials)
        self._badge.setFixedSize(30, 30)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = column(label(self._me.name), label(self._me.place, "muted"), spacing=0)
        inside = row(self._badge, names, 1, spacing=10, margins=(9, 4, 8, 4))
        made.setLayout(inside)
        made.clicked.connect(lambda _checked=False: self.menu_wanted.emit())
        self.person_button = made
        self.restyle()
        holder = QWidget()
        holder.setLayout(column(made, margins=(8, 4, 8, 8)))
        return holder

    def restyle(self) -> None:
        t = theme.tokens()
        self._logo.setPixmap(icons.pixmap("stamp", t.accent, 24, self.devicePixelRatioF()))
        self._badge.setStyleSheet(
            f"background: {t.accent}; color: {t.on_accent}; border-radius: 15px; font-size: 11px; font-weight: 600;"
        )

    def choose(self, key: object) -> None:
        """Mark an entry as the one shown."""
        self._chosen = key
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def set_counts(self, counts: dict[Queue, int]) -> None:
        for queue, shown in self._counts.items():
            count = counts.get(queue, 0)
            shown.setText(number(count))
            tone = {Queue.OVERDUE: "bad", Queue.DUE_TODAY: "warn"}.get(queue) if count else None
            restyle(shown, tone=tone, role="strong" if tone else "muted")
            self.buttons[queue].setAccessibleName(f"{queue_title(queue)}: {count}")


def _escaped(name: str) -> str:
    """A person's words on a button: an ampersand is no mnemonic."""
    return name.replace("&", "&&")
