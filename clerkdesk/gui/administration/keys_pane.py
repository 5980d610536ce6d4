"""The keys of portals: which there are, a new one, and the end of one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Channel
from clerkdesk.domain.portal_keys import PER_MINUTE, parse_name, parse_rate
from clerkdesk.domain.text import fold
from clerkdesk.gui.administration.changes_card import ChangeLine, ChangesCard
from clerkdesk.gui.administration.editor import editor_card
from clerkdesk.gui.administration.people_forms import ConfirmForm
from clerkdesk.gui.kit import office_texts, texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import OnceForm
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.tasks import Task
from clerkdesk.gui.kit.texts import filled, number
from clerkdesk.gui.kit.widgets import (
    Card,
    button,
    clearable,
    label,
    mark_invalid,
    restyle,
    tool,
)
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import Change
from clerkdesk.usecases.portal import keys, portals
from clerkdesk.usecases.portal.keys import NewKey
from clerkdesk.usecases.portal.portals import KeyRow, services_of

_EDITOR = 400
_TOLD = ("channel", "per_minute", "fingerprint")
"""Of a new key, in the history."""
_RATE = 2
_SINCE = 3
"""Columns."""
_ROOMY = 900
"""Pixels: below that they have no room."""


class KeysPane(QWidget):
    """What is written of a new key stays until it is made; ``notice`` and ``saved`` as of the
    calendar.
    """

    notice = Signal(str, str)
    saved = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keys: list[KeyRow] | None = None
        """None: they have not been read."""
        self._unread = False
        """They could not be."""
        self._saving = False
        heads = (
            self.tr("Portal"),
            self.tr("Channel"),
            self.tr("A minute"),
            self.tr("Made on"),
            self.tr("State"),
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("Keys of portals"))
        self.model.modelReset.connect(self._selected)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _old: self._selected())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search keys…"))
        self.search.setAccessibleName(self.tr("Search keys"))
        clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._list())
        self.search.returnPressed.connect(self.leave_editor)
        self.end_button = button(self.tr("End the key…"), "danger", None, self.end)
        self.nothing = label("", "muted", wrap=True)
        self.changes = ChangesCard()
        listed = Card()
        tools = row(self.search, self.end_button, spacing=8)
        tools.setStretch(0, 1)
        listed.body.addLayout(tools)
        listed.body.addWidget(self.nothing)
        listed.body.addWidget(self.table, 1)
        listed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = column(listed, self.changes, spacing=12)
        left.setStretch(0, 5)
        left.setStretch(1, 3)
        editor = self._editor()
        editor.setFixedWidth(_EDITOR)
        self.setLayout(row(left, editor, spacing=12))
        self._judge()
        self._selected()

    def _editor(self) -> Card:
        self.name = QLineEdit()
        self.channel = QComboBox()
        organisation = context_organisation(self._context)
        for channel in Channel:
            if channel is not Channel.COUNTER and services_of(channel, organisation):
                self.channel.addItem(channel, channel)
        self.rate = QLineEdit(str(PER_MINUTE))
        self._names = {
            "name": self.tr("What the portal is called"),
            "channel": self.tr("Channel that it speaks for"),
            "per_minute": self.tr("Requests a minute"),
        }
        self._fields = {"name": self.name, "channel": self.channel, "per_minute": self.rate}
        inside = column(label(self.tr("NEW KEY"), "caption"), spacing=4)
        for key, edit in self._fields.items():
            caption = label(self._names[key], "muted")
            caption.setBuddy(edit)
            edit.setAccessibleName(self._names[key])
            inside.addWidget(caption)
            inside.addWidget(edit)
        for line in (self.name, self.rate):
            line.textChanged.connect(lambda _text: self._judge())
        self.channel.currentIndexChanged.connect(lambda _place: self._judge())
        self.preview = label("", wrap=True, selectable=True)
        self.fault = label("", wrap=True)
        restyle(self.fault, tone="bad")
        words = self.tr(
            "The key is shown once, and only its hash is kept. A portal changes keys by taking a"
            " new one first: both open until the old one is ended."
        )
        for widget in (
            label(words, "muted", wrap=True),
            label(self.tr("PREVIEW"), "caption"),
            self.preview,
            self.fault,
        ):
            inside.addWidget(widget)
        inside.insertSpacing(inside.indexOf(self.preview) - 1, 8)
        self.make_button = button(self.tr("Make the key"), "primary", "key-round", self.save)
        self.discard_button = tool("trash-2", self.tr("Discard"), self.discard)
        return editor_card(inside, self.tr("A new key"), self.discard_button, self.make_button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place in (_RATE, _SINCE):
            self.table.setColumnHidden(place, self.width() < _ROOMY)

    # -- what there is -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Read keys and history again; what is written stays."""
        read = self._context.tasks.read(self, portals.keys)
        read.succeeded.connect(self._fill)
        read.failed.connect(self._not_read)
        history = self._context.tasks.read(self, office.changes, ("portal_key",))
        history.succeeded.connect(self._show_changes)

    def _fill(self, listed: list[KeyRow]) -> None:
        """Those that open come first."""
        self._keys = sorted(listed, key=lambda key: (key.revoked_at is not None, -key.id))
        self._unread = False
        self._list()

    def _not_read(self, _error: Exception) -> None:
        """The message bar says why."""
        self._unread = True
        self._list()

    def _list(self) -> None:
        chosen = self.chosen
        words = fold(self.search.text()).split()
        shown = [key for key in self._keys or [] if _has(" ".join(self._line(key)), words)]
        self.model.set_rows([self._line(key) for key in shown], shown)
        nothing = self._nothing(shown)
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))
        if shown:
            ids = [key.id for key in shown]
            self.table.selectRow(ids.index(chosen.id) if chosen and chosen.id in ids else 0)

    def _nothing(self, shown: list[KeyRow]) -> str:
        """Why the list is empty; of what was not read it is not known that there is none."""
        if self._keys is None:
            return self.tr("The keys could not be read.") if self._unread else ""
        if not self._keys:
            return self.tr("No portal has a key yet: nothing comes over HTTP.")
        return "" if shown else self.tr("Nothing is found.")

    def _line(self, key: KeyRow) -> list[str]:
        state = self.tr("opens") if key.revoked_at is None else self.tr("ended")
        made_on = texts.day(baku_date(key.created_at))
        return [key.name, key.channel, number(key.per_minute), made_on, state]

    @property
    def chosen(self) -> KeyRow | None:
        """The selected key."""
        rows = self.table.selectionModel().selectedRows()
        key: KeyRow | None = rows[0].data(Qt.ItemDataRole.UserRole) if rows else None
        return key

    def _selected(self) -> None:
        key = self.chosen
        self.end_button.setEnabled(key is not None and key.revoked_at is None)
        over = key is not None and key.revoked_at is not None
        self.end_button.setToolTip(self.tr("This key opens nothing any more.") if over else "")

    def _show_changes(self, changes: list[Change]) -> None:
        self.changes.show_lines(
            [
                ChangeLine(
                    at=change.first.at,
                    headline=f"{change.first.subject}: {self._deed(change)}",
                    detail=" · ".join(filter(None, map(change.after, _TOLD))),
                    actor=office_texts.person(change.first),
                    take_back=None,
                )
                for change in changes
            ]
        )

    def _deed(self, change: Change) -> str:
        return self.tr("made") if change.first.action == "add" else self.tr("ended")

    # -- a new one ---------------------------------------------------------------------------------

    def _judge(self) -> None:
        """What the key would open, or what is wrong with what is written."""
        wrong = ""
        field = ""
        self.preview.setText("")
        begun = bool(self.name.text())
        try:
            rate = parse_rate(self.rate.text())
            if begun:
                self.preview.setText(self._opens(parse_name(self.name.text()), rate))
        except Invalid as error:
            field = str(error.params.get("field", ""))
            wrong = f"{self._names.get(field, '')}: {message(error)}"
        for name, edit in self._fields.items():
            mark_invalid(edit, wrong if name == field else "")
        if not begun:
            self.preview.setText(self.tr("Write for which portal the key is."))
        self.fault.setText(wrong)
        self.fault.setVisible(bool(wrong))
        ready = begun and not wrong and self.channel.count() > 0
        # What is typed while a key is being made does not make a second one.
        self.make_button.setEnabled(ready and not self._saving)
        self.discard_button.setEnabled(begun)

    def _opens(self, name: str, rate: int) -> str:
        channel = Channel(self.channel.currentData())
        services = services_of(channel, context_organisation(self._context))
        lines = [
            filled(self.tr("%1 sends applications over %2:"), name, channel),
            *(f"– {texts.word(service)}" for service in services),
            filled(self.tr("%1 requests a minute; more are turned away."), number(rate)),
            self.tr("It is in force at once."),
        ]
        return "\n".join(lines)

    def discard(self) -> None:
        """Throw away what is written of a new key."""
        self.name.clear()
        self.rate.setText(str(PER_MINUTE))

    def leave_editor(self) -> None:
        """Back to the list; what is written stays."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Make the key that is written."""
        if not self.make_button.isEnabled():
            return
        self._saving = True
        self.make_button.setEnabled(False)
        name = self.name.text()
        task = self._context.tasks.run(
            self,
            keys.add_key,
            name,
            str(self.channel.currentData()),
            parse_rate(self.rate.text()),
        )
        task.handled = True
        task.succeeded.connect(partial(self._made, name.strip()))
        task.failed.connect(self._failed)

    def _made(self, name: str, key: NewKey) -> None:
        self._saving = False
        self.discard()
        self._done(filled(self.tr("%1 has a key."), name))
        self._context.open_form.emit(KeyForm(name, key.key, self.window()))

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.notice.emit(message(error), "bad")
        self._judge()

    def _done(self, outcome: str) -> None:
        self.notice.emit(outcome, "ok")
        self.reload()
        self.saved.emit()

    # -- the end of one ----------------------------------------------------------------------------

    def end(self) -> None:
        """End the selected key, after a sentence of what that means."""
        key = self.chosen
        if key is None or key.revoked_at is not None:
            return
        others = [
            each
            for each in self._keys or []
            if each.channel == key.channel and each.revoked_at is None and each.id != key.id
        ]
        consequence = self.tr(
            "The key of %1 opens nothing from now on, and does not come back: whoever uses it is"
            " turned away until there is a new one."
        )
        left = self.tr("Over %1 no other key opens: what comes over this channel stops.")
        lines = [filled(consequence, key.name)]
        if not others:
            lines.append(filled(left, key.channel))
        form = ConfirmForm(
            tasks=self._context.tasks,
            title=self.tr("End the key"),
            accept=self.tr("End"),
            consequence=" ".join(lines),
            start=partial(self._start_ending, key),
            parent=self.window(),
            danger=True,
        )
        done = filled(self.tr("The key of %1 is ended."), key.name)
        form.accepted.connect(partial(self._done, done))
        self._context.open_form.emit(form)

    def _start_ending(self, key: KeyRow, owner: QWidget) -> Task:
        return self._context.tasks.run(owner, keys.revoke_key, key.id)


class KeyForm(OnceForm):
    """A key that was just made, this once."""

    def __init__(self, name: str, key: str, parent: QWidget | None) -> None:
        super().__init__(self._title(), self._accept(), parent)
        self.body.addWidget(label(name, "strong", wrap=True))
        words = self.tr(
            "Give the key to the portal by a safe way now. It is shown this once: nobody can read"
            " it again, here or in the database."
        )
        self.body.addWidget(label(words, wrap=True))
        self.key = QLineEdit(key)
        self.key.setReadOnly(True)
        self.field(self.tr("The key"), self.key)
        self.key.selectAll()
        self.key.setFocus()

    def _title(self) -> str:
        return self.tr("The new key")

    def _accept(self) -> str:
        return self.tr("I have it")


def context_organisation(context: DeskContext) -> str | None:
    """Whose e-services the administrator's keys open; None: those of all."""
    return context.me.organisation or None


def _has(line: str, words: list[str]) -> bool:
    known = fold(line)
    return all(word in known for word in words)
