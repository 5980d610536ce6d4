"""One kind of record: the list, the editor with what it makes, and the history."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.gui.administration.changes_card import ChangeLine, ChangesCard
from clerkdesk.gui.administration.record_fields import Edit, edit_for, write, written
from clerkdesk.gui.kit import office_texts, texts, timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.widgets import Card, button, label, mark_invalid, restyle, tool
from clerkdesk.usecases.administration.records import Field, Record
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import Change, OfficeAct

_SOON_MS = 200
_EDITOR = 400


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What a pane shows: the same pane for every kind."""

    fields: tuple[Field, ...]
    names: dict[str, str]
    """Of the fields, in the window's language."""
    history: tuple[str, ...]
    """The kind's names in the history of administration."""
    read: Callable[..., list[Record]]
    save: Callable[..., None]
    """Of the session, a record's key, its values, and what they were."""
    sample: Callable[[dict[str, str]], str]
    """What the values make, or Invalid."""
    hint: str
    given: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """What both are told besides, by name."""
    group: Callable[[str], str] = texts.word
    """A record's group in the window's language."""
    state: Callable[[dict[str, str]], str] = lambda _values: ""
    """What the list says of a record, as long as it has no draft."""
    title: Callable[[Record], str] = lambda record: record.title
    sample_of: Callable[[str, dict[str, str]], str] | None = None
    """The same of a record's key and values, where it depends on which it is."""
    subject: Callable[[str], str] = lambda subject: subject
    """What the history calls a record."""
    change_words: Callable[[OfficeAct], str] = office_texts.change
    """What the history says of one change."""
    before: Callable[[Change], dict[str, str]] | None = None
    """The fields as they were before a change; None: the history names them as the kind does."""
    subjects: frozenset[str] | None = None
    """Of what the history is shown; None: of everything in those tables."""


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
        self._filling = False
        self.model = PlainTable((self.tr("Record"), self.tr("Of what"), ""), self)
        self.table = table(self.model, self.tr("Records"))
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _old: self._show(now.row())
        )
        self.changes = ChangesCard()
        self._preview_soon = timers.pause(self, _SOON_MS, self._judge)
        left = column(table_card(self.table), self.changes, spacing=12)
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
        inside.addWidget(label(self.tr("PREVIEW"), "caption"))
        inside.addWidget(self.preview)
        inside.addWidget(self.fault)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        self.save_button = button(self.tr("Save"), "primary", "save", self.save)
        self.discard_button = tool("trash-2", self.tr("Discard"), self.discard)
        card = Card()
        card.body.addWidget(VerticalArea(holder, self.tr("The chosen record")), 1)
        card.body.addWidget(rule())
        buttons = row(self.discard_button, self.save_button, spacing=8)
        buttons.setStretch(1, 1)
        card.body.addLayout(buttons)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return card

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read records and history again; drafts stay."""
        self._context.tasks.read(self, self._kind.read, **self._kind.given).succeeded.connect(
            self._fill
        )
        history = self._context.tasks.read(self, office.changes, self._kind.history)
        history.succeeded.connect(self._show_changes)

    def _fill(self, records: list[Record]) -> None:
        key = self._shown.key if self._shown is not None else ""
        self._records = records
        self.model.set_rows([self._line(record) for record in records], records)
        places = [place for place, record in enumerate(records) if record.key == key]
        if records:
            self.table.selectRow(places[0] if places else 0)
            self._show(places[0] if places else 0)

    def _line(self, record: Record) -> list[str]:
        state = self._kind.state(record.values)
        if record.key in self.drafts:
            state = self.tr("draft")
        return [self._kind.title(record), self._kind.group(record.group), state]

    def choose(self, key: str) -> None:
        """Show the record of this key."""
        for place, record in enumerate(self._records):
            if record.key == key:
                self.table.selectRow(place)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._records):
            return
        self._shown = self._records[place]
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
        self.changes.show_lines([self._change_line(change) for change in changes])

    def _change_line(self, change: Change) -> ChangeLine:
        words = [self._kind.change_words(act) for act in change.acts]
        changed = change.first.action == "change"
        return ChangeLine(
            at=change.first.at,
            headline=self._kind.subject(change.first.subject),
            detail="; ".join(filter(None, words))[:300],
            actor=office_texts.person(change.first),
            take_back=(lambda: self.take_back(change)) if changed and change.in_force else None,
            in_force=change.in_force,
        )

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
        self.save_button.setEnabled(drafted and not wrong)
        self.discard_button.setEnabled(drafted)

    def _sample(self) -> str:
        if self._kind.sample_of is not None and self._shown is not None:
            return self._kind.sample_of(self._shown.key, self.values)
        return self._kind.sample(self.values)

    def discard(self) -> None:
        """Throw the draft of the shown record away."""
        if self._shown is not None:
            self.drafts.pop(self._shown.key, None)
            self._fill(self._records)

    def take_back(self, change: Change) -> None:
        """Draft what stood there before: it is seen and saved like any other change."""
        record = next((each for each in self._records if each.key == change.first.subject), None)
        if record is None:
            return
        if self._kind.before is not None:
            before = self._kind.before(change)
        else:
            acts = [act for act in change.acts if act.field in self.fields]
            before = {str(act.field): act.old or "" for act in acts}
        self.drafts[record.key] = record.values | before
        self.choose(record.key)
        self._show(self._records.index(record))

    def leave_editor(self) -> None:
        """Back to the list; the draft stays."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save what is written of the shown record."""
        self._judge()
        if self._shown is None or not self.save_button.isEnabled():
            return
        key = self._shown.key
        task = self._context.tasks.run(
            self, self._kind.save, key, self.values, self._shown.values, **self._kind.given
        )
        task.handled = True
        task.succeeded.connect(lambda _nothing: self._saved(key))
        task.failed.connect(self._not_saved)

    def _saved(self, key: str) -> None:
        self.drafts.pop(key, None)
        self.notice.emit(self.tr("Saved."), "ok")
        self.reload()
        self.saved.emit()

    def _not_saved(self, error: Exception) -> None:
        self.notice.emit(message(error), "bad")
        if isinstance(error, Conflict):
            self.reload()
