"""One kind of record: the list, the editor with what it makes, and the history."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLineEdit, QSizePolicy, QWidget

from clerkdesk.domain.errors import Conflict, Expected, Invalid
from clerkdesk.domain.text import fold
from clerkdesk.gui.administration.changes_card import ChangeLine, ChangesCard
from clerkdesk.gui.administration.editor import editor_card
from clerkdesk.gui.administration.record_fields import Edit, edit_for, offer, write, written
from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.kit import office_texts, timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import DISPLAY, Index, PlainTable, table
from clerkdesk.gui.kit.widgets import (
    Card,
    button,
    clearable,
    label,
    mark_invalid,
    restyle,
    tool,
)
from clerkdesk.usecases.administration.records import Chosen, FieldForm, Record
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import Change, OfficeAct

_SOON_MS = 200
_EDITOR = 400
_GROUP = 1
_STATE = 2
"""Columns."""


class _Records(PlainTable):
    """Values that are no counts stand below each other, whatever they are made of."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        return None if role == Qt.ItemDataRole.TextAlignmentRole else super().data(index, role)


class RecordPane(QWidget):
    """Drafts are kept by record until they are saved or thrown away; ``notice`` and ``saved`` as of
    the calendar.
    """

    notice = Signal(str, str)
    saved = Signal()

    def __init__(
        self, context: DeskContext, kind: RecordKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._records: list[Record] = []
        self.drafts: dict[str, dict[str, str]] = {}
        self._shown: Record | None = None
        self._listed: list[Record] = []
        """Of the records, what the search leaves."""
        self._changes: list[Change] = []
        self._choices = {name: dict(offered) for name, offered in kind.choices.items()}
        self._filling = False
        self._effect: tuple[int, ...] | None = None
        """What the draft would change; None: it is not known yet."""
        self._judged: tuple[str, dict[str, str]] | None = None
        """The record and its values of which that is known."""
        self.model = _Records((self.tr("Record"), self.tr("Of what"), self.tr("Now")), self)
        self.table = table(self.model, self.tr("Records"))
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _old: self._show(now.row())
        )
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(_GROUP, QHeaderView.ResizeMode.Fixed)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search records…"))
        self.search.setAccessibleName(self.tr("Search records"))
        clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._list())
        self.search.returnPressed.connect(self.leave_editor)
        self.changes = ChangesCard()
        self._preview_soon = timers.pause(self, _SOON_MS, self._judge)
        listed = Card()
        listed.body.addWidget(self.search)
        listed.body.addWidget(self.table)
        listed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = column(listed, self.changes, spacing=12)
        left.setStretch(0, 5)
        left.setStretch(1, 3)
        editor = self._editor()
        editor.setFixedWidth(_EDITOR)
        self.setLayout(row(left, editor, spacing=12))

    def _editor(self) -> Card:
        self.fields: dict[str, Edit] = {}
        inside = column(spacing=4)
        for field in self._kind.fields:
            name = self._kind.names[field.name]
            edit = edit_for(field, name, self._typed)
            if field.form is FieldForm.CHOICE:
                offer(edit, self._kind.choices.get(field.name, ()))
            if not isinstance(edit, QCheckBox):
                caption = label(name, "muted")
                caption.setBuddy(edit)
                inside.addWidget(caption)
            inside.addWidget(edit)
            self.fields[field.name] = edit
        inside.addWidget(label(self._kind.hint, "muted", wrap=True))
        self.fault = label("", wrap=True)
        restyle(self.fault, tone="bad")
        self.preview = label("", wrap=True, selectable=True)
        self.effect = label("", "strong", wrap=True)
        restyle(self.effect, tone="warn")
        inside.addSpacing(8)
        inside.addWidget(label(self.tr("PREVIEW"), "caption"))
        inside.addWidget(self.preview)
        inside.addWidget(self.effect)
        inside.addWidget(self.fault)
        self.save_button = button(self.tr("Save"), "primary", "save", self.save)
        self.discard_button = tool("trash-2", self.tr("Discard"), self.discard)
        return editor_card(
            inside, self.tr("The chosen record"), self.discard_button, self.save_button
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read records and history again; drafts stay."""
        if self._kind.read_choices is not None:
            choices = self._context.tasks.read(self, self._kind.read_choices)
            choices.succeeded.connect(self._offer)
        self._context.tasks.read(self, self._kind.read, **self._kind.given).succeeded.connect(
            self._fill
        )
        history = self._context.tasks.read(self, office.changes, self._kind.history)
        history.succeeded.connect(self._show_changes)

    def _offer(self, choices: Mapping[str, Sequence[Chosen]]) -> None:
        self._filling = True
        for name, offered in choices.items():
            self._choices[name] = dict(offered)
            offer(self.fields[name], offered)
        self._filling = False

    def _fill(self, records: list[Record]) -> None:
        self._records = records
        self._list()
        self._list_changes()

    def _list(self) -> None:
        """The records in which every word of the search stands; the chosen one stays chosen."""
        key = self._shown.key if self._shown is not None else ""
        words = fold(self.search.text()).split()
        self._listed = [
            record for record in self._records if self._has(" ".join(self._line(record)), words)
        ]
        lines = [self._line(record) for record in self._listed]
        self.model.set_rows(lines, self._listed)
        for place in (_GROUP, _STATE):
            # A column that says nothing takes the room of the names.
            self.table.setColumnHidden(place, not any(line[place] for line in lines))
        self._fit()
        places = [place for place, record in enumerate(self._listed) if record.key == key]
        if self._listed:
            self.table.selectRow(places[0] if places else 0)
            self._show(places[0] if places else 0)

    def _fit(self) -> None:
        """What a record belongs to leaves its name the room."""
        most = self.table.viewport().width() // 3
        self.table.setColumnWidth(_GROUP, min(self.table.sizeHintForColumn(_GROUP), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @staticmethod
    def _has(line: str, words: Sequence[str]) -> bool:
        known = fold(line)
        return all(word in known for word in words)

    def _line(self, record: Record) -> list[str]:
        state = self._kind.state(record.values)
        if record.key in self.drafts:
            state = self.tr("draft")
        return [self._kind.title(record), self._kind.group(record.group), state]

    def choose(self, key: str) -> None:
        """Show the record of this key."""
        if key not in [record.key for record in self._listed]:
            self.search.clear()
        for place, record in enumerate(self._listed):
            if record.key == key:
                self.table.selectRow(place)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._listed):
            return
        self._shown = self._listed[place]
        values = self.drafts.get(self._shown.key, self._shown.values)
        self._filling = True
        for name, edit in self.fields.items():
            write(edit, values[name])
        self._filling = False
        self._judge()

    def _show_changes(self, changes: list[Change]) -> None:
        own = self._kind.subjects
        if own is not None:
            changes = [change for change in changes if change.first.subject in own]
        self._changes = changes
        self._list_changes()

    def _list_changes(self) -> None:
        self.changes.show_lines([self._change_line(change) for change in self._changes])

    def _change_line(self, change: Change) -> ChangeLine:
        words = [self._said(act) for act in change.acts]
        changed = self._kind.empty_is_none or change.first.action == "change"
        changed = changed and self._home(change) is not None
        return ChangeLine(
            at=change.first.at,
            headline=self._subject(change.first.subject),
            detail="; ".join(filter(None, words))[:300],
            actor=office_texts.person(change.first),
            take_back=(lambda: self.take_back(change)) if changed and change.in_force else None,
            in_force=change.in_force,
        )

    def _said(self, act: OfficeAct) -> str:
        """What a change was, with the names of what was chosen."""
        names = self._choices.get(act.field or "")
        if names is None:
            return self._kind.change_words(act)
        old = names.get(act.old or "", act.old or "–")
        new = names.get(act.new or "", act.new or "–")
        return f"{self._kind.names[act.field or '']}: {old} → {new}"

    def _subject(self, key: str) -> str:
        if self._kind.subject is not None:
            return self._kind.subject(key)
        record = self._record(key)
        if record is None:
            return key
        parts = (self._kind.title(record), self._kind.group(record.group))
        return " · ".join(filter(None, parts))

    def _record(self, key: str) -> Record | None:
        return next((record for record in self._records if record.key == key), None)

    def _home(self, change: Change) -> tuple[Record, dict[str, str]] | None:
        """Where a change can be taken back, and what is written there besides."""
        record = self._record(change.first.subject)
        if record is not None:
            return record, {}
        if self._kind.blank is None:
            return None
        key, besides = self._kind.blank(change.first.subject)
        blank = self._record(key)
        return None if blank is None else (blank, besides)

    # -- the draft ---------------------------------------------------------------------------------

    @property
    def values(self) -> dict[str, str]:
        """What is written."""
        return {name: written(edit) for name, edit in self.fields.items()}

    def _typed(self) -> None:
        if self._filling or self._shown is None:
            return
        self.drafts[self._shown.key] = self.values
        if self.values == self._shown.values:
            del self.drafts[self._shown.key]
        self._preview_soon.start()

    def _judge(self) -> None:
        """What the values make, or what is wrong with them."""
        wrong = ""
        field = ""
        try:
            self.preview.setText(self._sample())
        except Invalid as error:
            field = str(error.params.get("field", ""))
            wrong = f"{self._kind.names.get(field, '')}: {message(error)}"
        for name, edit in self.fields.items():
            mark_invalid(edit, wrong if name == field else "")
        self.fault.setText(wrong)
        self.fault.setVisible(bool(wrong))
        drafted = self._shown is not None and self._shown.key in self.drafts
        self._effect = None
        self._judged = None
        self.effect.hide()
        waits = drafted and not wrong and self._kind.effect is not None
        self.save_button.setEnabled(drafted and not wrong and not waits)
        self.discard_button.setEnabled(drafted)
        if waits:
            self._ask_effect()

    def _ask_effect(self) -> None:
        """Nothing is saved before one sees what it does."""
        if self._kind.effect is None or self._shown is None:
            return
        asked = (self._shown.key, self.values)
        task = self._context.tasks.read_behind(self, self._kind.effect, *asked, **self._kind.given)
        task.handled = True
        task.succeeded.connect(lambda counts: self._show_effect(asked, counts))
        task.failed.connect(lambda error: self._no_effect(asked, error))

    def _asked_still(self, asked: tuple[str, dict[str, str]]) -> bool:
        return self._shown is not None and asked == (self._shown.key, self.values)

    def _show_effect(self, asked: tuple[str, dict[str, str]], counts: tuple[int, ...]) -> None:
        if not self._asked_still(asked):
            return
        words = self._kind.effect_words(asked[0], counts)
        self._effect = counts
        self._judged = asked
        self.effect.setText(words)
        self.effect.setVisible(bool(words))
        self.save_button.setEnabled(asked[0] in self.drafts)

    def _no_effect(self, asked: tuple[str, dict[str, str]], error: Expected) -> None:
        if self._asked_still(asked):
            self.fault.setText(message(error))
            self.fault.show()

    def _sample(self) -> str:
        if self._kind.sample_of is not None and self._shown is not None:
            return self._kind.sample_of(self._shown.key, self.values)
        return self._kind.sample(self.values)

    def discard(self) -> None:
        """Throw the draft of the shown record away."""
        if self._shown is not None:
            self.drafts.pop(self._shown.key, None)
            self._list()

    def take_back(self, change: Change) -> None:
        """Draft what stood there before: it is seen and saved like any other change."""
        home = self._home(change)
        if home is None:
            return
        record, besides = home
        if self._kind.before is not None:
            before = self._kind.before(change)
        else:
            acts = [act for act in change.acts if act.field in self.fields]
            before = {str(act.field): act.old or "" for act in acts}
        self.drafts[record.key] = record.values | besides | before
        self.choose(record.key)
        self._show(self._listed.index(record))

    def leave_editor(self) -> None:
        """Back to the list; the draft stays."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save what is written of the shown record."""
        if self._shown is None:
            return
        key = self._shown.key
        if self._judged != (key, self.values):
            self._judge()
        if not self.save_button.isEnabled():
            return
        given = dict(self._kind.given)
        if self._kind.effect is not None:
            given["seen"] = self._effect
        sent = dict(self.values)
        self.save_button.setEnabled(False)
        task = self._context.tasks.run(
            self, self._kind.save, key, sent, self._shown.values, **given
        )
        task.handled = True
        task.succeeded.connect(lambda _nothing: self._saved(key, sent))
        task.failed.connect(self._not_saved)

    def _saved(self, key: str, sent: dict[str, str]) -> None:
        # What was typed meanwhile is not saved yet.
        if self.drafts.get(key) == sent:
            del self.drafts[key]
        self.notice.emit(self.tr("Saved."), "ok")
        self.reload()
        self.saved.emit()

    def _not_saved(self, error: Exception) -> None:
        self.notice.emit(message(error), "bad")
        if isinstance(error, Conflict):
            self.reload()
