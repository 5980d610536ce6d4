"""The auditor's page: who saw an application and who did what with it; and who looks at more than
he acts on.
"""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QWidget,
)

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import Card, button, clearable, column, label, row, rule
from clerkdesk.usecases import office
from clerkdesk.usecases.catalogue import known
from clerkdesk.usecases.history import audit
from clerkdesk.usecases.history.audit import Access, Act, CaseTrail, Outlier

PERIODS = (7, 30, 90)


class _TrailTable(PlainTable):
    """What is cut short, and whose login a name stands for, is said by the tooltip."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            row = super().data(index, Qt.ItemDataRole.UserRole)
            shown = super().data(index, Qt.ItemDataRole.DisplayRole)
            return f"{shown} · {row.login}" if row.login and row.actor == shown else shown
        return super().data(index, role)


class _OutlierTable(PlainTable):
    """Who stands out is said in a word, and in the warning's colour besides."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            person = super().data(index, Qt.ItemDataRole.UserRole)
            return (
                QColor(theme.tokens().warn)
                if person.flagged and index.column() == self.columnCount() - 1
                else None
            )
        return super().data(index, role)


class AuditPage(QWidget):
    """``opened`` with the number of the application that is to be shown itself."""

    opened = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self.trail: CaseTrail | None = None
        self._documents: dict[str, str] = {}
        self.bar = MessageBar()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._case_tab())
        self.stack.addWidget(self._outlier_tab())
        self._tabs = QButtonGroup(self)
        tabs = row(spacing=22)
        for place, name in enumerate((self.tr("One application"), self.tr("People"))):
            made = button(name, "tab", None, lambda place=place: self.show_tab(place))  # type: ignore[misc]
            made.setCheckable(True)
            made.setChecked(place == 0)
            self._tabs.addButton(made, place)
            tabs.addWidget(made)
        tabs.addStretch(1)
        head = column(label(self.tr("Audit"), "title"), column(tabs, rule(), spacing=0), spacing=8)
        self.setLayout(column(head, self.bar, self.stack, spacing=14, margins=(24, 16, 24, 18)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.number if self.stack.currentIndex() == 0 else self.outlier_table).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

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
        self.said = label(
            self.tr(
                "Write an application's number: who saw it and who did what are shown in the order of time."
            ),
            "muted",
            wrap=True,
        )
        self.looks = _TrailTable((self.tr("Person"), self.tr("Purpose"), self.tr("When")), self)
        self.deeds = _TrailTable((self.tr("What"), self.tr("Person"), self.tr("When")), self)
        self.look_table = table(self.looks, self.tr("Who saw it"))
        self.deed_table = table(self.deeds, self.tr("Who did what"))
        self.look_card = _card(self.tr("WHO SAW IT"), self.look_table)
        self.deed_card = _card(self.tr("WHO DID WHAT"), self.deed_table)
        lists = row(spacing=12)
        lists.addWidget(self.look_card, 4)
        lists.addWidget(self.deed_card, 5)
        holder = QWidget()
        holder.setLayout(
            column(
                row(self.number, self.show_button, self.open_button, 1, spacing=8),
                self.said,
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
        task = self._tasks.read(self, _trail, number)
        task.handled = True
        task.succeeded.connect(self._show_trail)
        task.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.show_button.setEnabled(True)
        self.bar.say(message(error), "bad")
        self.number.setFocus()
        self.number.selectAll()

    def _show_trail(self, read: tuple[CaseTrail, dict[str, str]]) -> None:
        trail, self._documents = read
        self.show_button.setEnabled(True)
        self.bar.hide()
        self.trail = trail
        self.number.setText(trail.number)
        self.open_button.show()
        seen = texts.number(len(trail.accesses))
        done = texts.number(len(trail.events))
        people = texts.number(len({(look.login, look.actor) for look in trail.accesses}))
        said = self.tr("%1: seen %2 times by %3 people, %4 entries of history.")
        self.said.setText(
            said.replace("%1", trail.number)
            .replace("%2", seen)
            .replace("%3", people)
            .replace("%4", done)
        )
        self.looks.set_rows(
            [
                [self._person(look), self._purpose(look.purpose), texts.when(look.at)]
                for look in trail.accesses
            ],
            list(trail.accesses),
        )
        self.deeds.set_rows(
            [[self._what(deed), self._person(deed), texts.when(deed.at)] for deed in trail.events],
            list(trail.events),
        )

    def _person(self, row: Access | Act) -> str:
        return {"worker": self.tr("Program"), "local": self.tr("Portal")}.get(row.actor, row.actor)

    def _purpose(self, purpose: str) -> str:
        known_ones = {
            "open": self.tr("opened"),
            "act": self.tr("worked on it"),
            "search": self.tr("searched"),
            "show": self.tr("read by command"),
            "take": self.tr("took it into work"),
            "print": self.tr("printed"),
            "reprint": self.tr("printed again"),
        }
        return known_ones.get(purpose) or texts.word(purpose)

    def _what(self, event: Act) -> str:
        """The deed, with what it was about and what it made of the application."""
        said = ": ".join(part for part in (texts.word(event.action), self._detail(event)) if part)
        if event.from_status and event.to_status and event.from_status != event.to_status:
            said += f" ({texts.word(event.from_status)} → {texts.word(event.to_status)})"
        return said

    def _detail(self, event: Act) -> str:
        detail = event.detail or ""
        match event.action:
            case "verdict":
                kind, sign, reason = (detail.split(" ", 2) + ["", ""])[:3]
                judged = "✓" if sign.startswith("+") else "✗" if sign.startswith("-") else "–"
                return f"{self._documents.get(kind, kind)} {judged} {reason.removeprefix('@').strip()}".rstrip()
            case "message":
                about, channel, state = (detail.split(" ") + ["", "", ""])[:3]
                return f"{texts.word(about)}, {texts.word(channel)}: {texts.word(state)}"
            case "debt_answer" if detail.lstrip("-").isdecimal():
                return texts.money(int(detail))
            case "no_answer" if detail and known(detail):
                return sentence(detail)
        return texts.word(detail) if texts.known(detail) else detail

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
            self.tr("Remark"),
        )
        self.outliers = _OutlierTable(heads, self)
        self.outlier_table = table(self.outliers, self.tr("What people opened"))
        hint = label(
            self.tr(
                "Whoever opens far more applications than colleagues do without acting on them is marked. A mark is a question and no proof."
            ),
            "muted",
            wrap=True,
        )
        holder = QWidget()
        holder.setLayout(
            column(
                row(hint, self.period, spacing=12),
                _card(self.tr("WHAT PEOPLE OPENED"), self.outlier_table),
                spacing=12,
            )
        )
        return holder

    def show_tab(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)
        self.reload()

    def reload(self) -> None:
        """Bring the shown tab up to date."""
        if self.stack.currentIndex() == 0:
            if self.trail is not None:
                self.ask()
            return
        task = self._tasks.read_behind(self, audit.outliers, int(self.period.currentData()))
        task.handled = True
        task.succeeded.connect(self._show_outliers)
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def _show_outliers(self, found: list[Outlier]) -> None:
        self.bar.hide()
        rows = []
        for person in found:
            figures = (person.opened, person.acted, person.unacted, person.searches)
            rows.append(
                [person.name, person.login, *map(texts.number, figures), self._remark(person)]
            )
        self.outliers.set_rows(rows, list(found))

    def _remark(self, person: Outlier) -> str:
        """What is far from the colleagues', with theirs beside it."""
        names = {
            "opened": self.tr("Opened"),
            "unacted": self.tr("Opened without acting"),
            "searches": self.tr("Searches"),
        }
        said = self.tr("stands out: %1 (colleagues: %2)")
        return "; ".join(
            said.replace("%1", names[flag].lower()).replace("%2", f"{person.medians[flag]:.0f}")
            for flag in person.flags
        )


def _trail(session: Any, number: str) -> tuple[CaseTrail, dict[str, str]]:
    """The trail, and the titles of the documents that it names by their kinds."""
    return audit.trail(session, number), {
        code: title
        for code, title, _required in office.document_kinds(session, language=texts.language())
    }


def _card(caption: str, shown: QTableView) -> Card:
    """A card as tall as there is room."""
    made = Card(caption)
    shown.setWordWrap(False)
    made.body.addWidget(shown)
    made.setSizePolicy(made.sizePolicy().horizontalPolicy(), shown.sizePolicy().verticalPolicy())
    return made
