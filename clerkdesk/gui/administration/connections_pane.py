"""Who outside is asked and told, and what else the installation needs: tried when one asks."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QSizePolicy, QWidget

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.connections import ALARM_SOURCES, OUTSIDE, SETTINGS, State, Tried
from clerkdesk.domain.text import fold
from clerkdesk.gui.administration.connection_texts import ConnectionTexts
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.tables import DISPLAY, Index, PlainTable, table
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, button, clearable, label, restyle
from clerkdesk.usecases.supervision import dashboard

_DETAILS = 400
_STATE = 1
_SEEN = 2
"""Columns."""
_TONES: dict[State | None, str] = {"ok": "ok", "bad": "bad", "none": "muted"}


class ConnectionsTable(PlainTable):
    """What does not work is red, with its word beside the colour."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            tried: Tried | None = super().data(index, Qt.ItemDataRole.UserRole)[1]
            tone = _TONES.get(tried.state if tried is not None else None, "muted")
            return QColor(getattr(theme.tokens(), tone)) if index.column() == _STATE else None
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return super().data(index, DISPLAY)
        return super().data(index, role)


class ConnectionsPane(QWidget):
    """Nothing is shown to work before it was seen to; nothing is set here."""

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = ConnectionTexts(self)
        self.tried: list[Tried] | None = None
        """What was seen, last; None: nobody has tried yet."""
        self._tried_at = ""
        self._trying = False
        self._failure = ""
        """Why the last attempt came to nothing; "": it did not."""
        self._alarms: list[Sounding] = []
        heads = (self.tr("Part"), self.tr("State"), self.tr("What was seen"))
        self.model = ConnectionsTable(heads, self)
        self.table = table(self.model, self.tr("Connections"))
        self.table.selectionModel().selectionChanged.connect(lambda _now, _old: self._show())
        self.model.modelReset.connect(self._show)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search parts…"))
        self.search.setAccessibleName(self.tr("Search parts"))
        clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._list())
        self.search.returnPressed.connect(self.leave_editor)
        self.try_button = button(self.tr("Try it now"), "primary", "plug", self.try_now)
        if context.try_parts is None:
            self.try_button.setEnabled(False)
            self.try_button.setToolTip(self.tr("This window was opened without what tries them."))
        self.state = label("", "muted", wrap=True)
        card = Card()
        tools = row(self.search, self.try_button, spacing=8)
        tools.setStretch(0, 1)
        card.body.addLayout(tools)
        card.body.addWidget(self.state)
        card.body.addWidget(self.table, 1)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        details = self._details()
        details.setFixedWidth(_DETAILS)
        self.setLayout(row(card, details, spacing=12))
        self._list()

    def _details(self) -> Card:
        self.title = label("", "title", wrap=True)
        self.seen = label("", wrap=True, selectable=True)
        self.alarm = label("", wrap=True, selectable=True)
        restyle(self.alarm, tone="bad")
        self.set_by = label("", wrap=True, selectable=True)
        words = self.tr(
            "Addresses stand in the environment of the worker and the gateway, or in files that it"
            " names; passwords in a file of their own or in the keyring, never in the database and"
            " never here. What is tried is what this computer is told."
        )
        holder = QWidget()
        holder.setLayout(
            column(
                self.title,
                label(self.tr("WHAT WAS SEEN"), "caption"),
                self.seen,
                self.alarm,
                label(self.tr("WHERE IT IS SET"), "caption"),
                self.set_by,
                rule(),
                label(words, "muted", wrap=True),
                1,
                spacing=6,
            )
        )
        card = Card()
        card.body.addWidget(VerticalArea(holder, self.tr("The chosen part")), 1)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(_SEEN, QHeaderView.ResizeMode.Stretch)

    # -- what there is -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what the worker has said; what was tried stays."""
        read = self._context.tasks.read(self, dashboard.alarms)
        read.succeeded.connect(self._hear)
        self._list()

    def _hear(self, alarms: list[Sounding]) -> None:
        self._alarms = alarms
        self._list()

    def _list(self) -> None:
        chosen = self.part
        words = fold(self.search.text()).split()
        parts = [part for part in self._parts() if _has(" ".join(self._line(part)), words)]
        keys = [(name, tried) for name, tried in parts]
        self.model.set_rows([self._line(part) for part in parts], keys)
        names = [name for name, _tried in parts]
        if names:
            self.table.selectRow(names.index(chosen) if chosen in names else 0)
        self._say_state()

    def _parts(self) -> list[tuple[str, Tried | None]]:
        """What does not work first, then those outside; what was not tried is not there yet."""
        if self.tried is None:
            return [(name, None) for name in (*OUTSIDE, *SETTINGS)]
        first = (*OUTSIDE, *SETTINGS)
        order = {name: place for place, name in enumerate(first)}
        listed = sorted(
            self.tried,
            key=lambda tried: (tried.state != "bad", order.get(tried.part, len(first))),
        )
        return [(tried.part, tried) for tried in listed]

    def _line(self, part: tuple[str, Tried | None]) -> list[str]:
        name, tried = part
        state = tried.state if tried is not None else None
        shown = tried.detail if tried is not None else ""
        alarm = self._alarm_of(name)
        return [self._texts.part(name), self._texts.state(state), shown or alarm]

    def _alarm_of(self, part: str) -> str:
        """What the worker has said is wrong with it now."""
        sentences = [
            f"{sentence(alarm.code, alarm.params)} ({texts.when(alarm.since)})"
            for alarm in self._alarms
            if ALARM_SOURCES.get(alarm.source) == part
        ]
        return " ".join(sentences)

    def _say_state(self) -> None:
        if self._trying:
            self.state.setText(self.tr("Being tried: up to 15 seconds…"))
            return
        if self._failure:
            self.state.setText(self._failure)
            return
        if self.tried is None:
            self.state.setText(self.tr("Nothing was tried since this window was opened."))
            return
        count = {state: 0 for state in ("ok", "bad", "none", "unseen")}
        for tried in self.tried:
            count[tried.state] += 1
        words = self.tr("Tried at %1: %2 work, %3 do not, %4 are not set up, %5 were not seen.")
        self.state.setText(
            filled(words, self._tried_at, count["ok"], count["bad"], count["none"], count["unseen"])
        )

    @property
    def part(self) -> str | None:
        """The name of the chosen part."""
        rows = self.table.selectionModel().selectedRows()
        return str(rows[0].data(Qt.ItemDataRole.UserRole)[0]) if rows else None

    def _show(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if not rows:
            return
        name, tried = rows[0].data(Qt.ItemDataRole.UserRole)
        alarm = self._alarm_of(name)
        self.title.setText(self._texts.part(name))
        state = self._texts.state(tried.state if tried is not None else None)
        detail = tried.detail if tried is not None else ""
        self.seen.setText(": ".join(filter(None, (state, detail))))
        restyle(self.seen, tone="bad" if tried is not None and tried.state == "bad" else None)
        self.alarm.setText(filled(self.tr("The worker says: %1"), alarm))
        self.alarm.setVisible(bool(alarm))
        self.set_by.setText(self._texts.set_by(name))

    def leave_editor(self) -> None:
        """Back to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- trying ------------------------------------------------------------------------------------

    def try_now(self) -> None:
        """Speak to everybody; what was seen before stands until there is more."""
        look = self._context.try_parts
        if look is None or not self.try_button.isEnabled():
            return
        self.try_button.setEnabled(False)
        self._trying = True
        self._say_state()
        task = self._context.tasks.call_outside(self, partial(look, texts.language()))
        task.handled = True
        task.succeeded.connect(self._tried)
        task.failed.connect(self._not_tried)

    def _tried(self, tried: Sequence[Tried]) -> None:
        self._trying = False
        self._failure = ""
        self.tried = list(tried)
        self._tried_at = texts.when(self._context.clock())
        self.try_button.setEnabled(True)
        self.reload()

    def _not_tried(self, error: Exception) -> None:
        self._trying = False
        self._failure = message(error)
        # What worked before was not seen to work now.
        self.tried = None
        self.try_button.setEnabled(True)
        self._list()


def _has(line: str, words: Sequence[str]) -> bool:
    known = fold(line)
    return all(word in known for word in words)
