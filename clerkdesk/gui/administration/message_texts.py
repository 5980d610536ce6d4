"""The administrator's page of what citizens are told: which event over which channel, and the texts
with their versions.
"""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.domain.messages import Language, MessageChannel, MessageEvent
from clerkdesk.gui.administration.changes_card import ChangeLine, ChangesCard
from clerkdesk.gui.kit import office_texts, texts, timers
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import TextArea
from clerkdesk.gui.kit.layout import VerticalArea, column, empty, row
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.previews import preview_card
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, restyle
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import Change
from clerkdesk.usecases.messages import message_texts, text_versions
from clerkdesk.usecases.messages.text_versions import VARIABLES, Rule, Version

_PREVIEW_MS = 250
_HISTORY = 190
"""Pixels: the newest three are seen whole."""
_RULE = "message_rule"
_TEXT = "message_template"
_SHOWN = 160
"""Letters of a text, in the history."""
_LANGUAGES = {Language.AZ: "Azərbaycanca", Language.EN: "English", Language.RU: "Русский"}


class MessageTextsPage(QWidget):
    """Above the matrix, whose ``boxes`` lie under (service, event, channel); below the versions of
    a text, the newest first, the editor, and in ``previewed`` the card of what it makes.
    """

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._versions: list[Version] = []
        self.bar = MessageBar()
        self.boxes: dict[tuple[str, str, str], QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(7)
        matrix = Card(self.tr("WHAT IS TOLD OVER WHICH CHANNEL"))
        matrix.body.addLayout(self._grid)
        self._preview_soon = timers.pause(self, _PREVIEW_MS, self._preview)
        inside = QWidget()
        self.changes = ChangesCard()
        self.changes.setMinimumHeight(_HISTORY)
        inside.setLayout(column(matrix, self._editor(), self.changes, 1, spacing=14))
        area = VerticalArea(inside, self.tr("Messages to citizens"))
        self.setLayout(column(self.bar, area, spacing=12))

    def _build_boxes(self) -> None:
        """What says which text, and which version of it."""
        self.event_box = QComboBox()
        self.channel_box = QComboBox()
        self.language_box = QComboBox()
        self.version_box = QComboBox()
        for event in MessageEvent:
            self.event_box.addItem(texts.word(event), event)
        for channel in MessageChannel:
            self.channel_box.addItem(texts.word(channel), channel)
        for language, name in _LANGUAGES.items():
            self.language_box.addItem(name, language)
        for box, name in (
            (self.event_box, self.tr("Event")),
            (self.channel_box, self.tr("Channel")),
            (self.language_box, self.tr("Language")),
            (self.version_box, self.tr("Version")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for box in (self.event_box, self.channel_box, self.language_box):
            box.currentIndexChanged.connect(lambda _place: self._load())
        self.version_box.currentIndexChanged.connect(self._take_version)

    def _build_fields(self) -> None:
        """What is written, and what is said of it."""
        self.subject = QLineEdit()
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.body = TextArea(lines=9)
        self.body.setAccessibleName(self.tr("Text"))
        self.variables = label("", "muted", wrap=True, selectable=True)
        self.fault = label("", wrap=True)
        restyle(self.fault, tone="bad")
        self.fault.hide()
        self.save_button = button(self.tr("Save as a new version"), "primary", "save", self.save)
        self.subject.textChanged.connect(lambda _text: self._preview_soon.start())
        self.body.textChanged.connect(self._preview_soon.start)

    def _editor(self) -> Card:
        self._build_boxes()
        self._build_fields()
        self.previewed = QVBoxLayout()
        written = QWidget()
        written.setLayout(
            column(
                self.subject,
                self.body,
                self.variables,
                self.fault,
                row(self.save_button, 1),
                spacing=8,
            )
        )
        preview = QWidget()
        preview.setLayout(
            column(label(self.tr("PREVIEW"), "caption"), self.previewed, 1, spacing=6)
        )
        sides = row(written, preview, spacing=18)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        card = Card(self.tr("TEXTS"))
        card.body.addLayout(
            row(self.event_box, self.channel_box, self.language_box, self.version_box, 1, spacing=8)
        )
        card.body.addLayout(sides)
        return card

    # -- the matrix --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the matrix; the texts only the first time, for somebody may be writing."""
        task = self._tasks.read(self, text_versions.matrix)
        task.succeeded.connect(self._show_matrix)
        self._failing(task)
        self._read_changes()
        if not self._versions:
            self._load()

    # -- the history -------------------------------------------------------------------------------

    def _read_changes(self) -> None:
        task = self._tasks.read(self, office.changes, (_RULE, _TEXT))
        task.succeeded.connect(self._show_changes)
        self._failing(task)

    def _show_changes(self, changes: list[Change]) -> None:
        self.changes.show_lines([self._change_line(change) for change in changes])

    def _change_line(self, change: Change) -> ChangeLine:
        subject = change.first.subject.split()
        detail = change.after("body") or change.after("subject") or ""
        if change.first.kind == _RULE:
            is_told = change.after("enabled") == "yes"
            detail = self.tr("is told") if is_told else self.tr("is not told")
        return ChangeLine(
            at=change.first.at,
            headline=" · ".join(
                texts.word(part) if texts.known(part) else part for part in subject
            ),
            detail=" ".join(detail.split())[:_SHOWN],
            actor=office_texts.person(change.first),
            take_back=partial(self.take_back, change) if change.in_force else None,
            in_force=change.in_force,
        )

    def take_back(self, change: Change) -> None:
        """A channel becomes what it was at once, as by its box; a text is shown as it was, to be
        saved as another version.
        """
        first, second, third = change.first.subject.split()
        if change.first.kind == _RULE:
            box = self.boxes[first, second, third]
            box.setChecked(change.before("enabled") == "yes")
            return
        self._choose(first, second, third)
        task = self._tasks.read(self, text_versions.versions, first, second, third)
        task.succeeded.connect(self._show_former)
        self._failing(task)

    def _choose(self, event: str, channel: str, language: str) -> None:
        chosen = ((self.event_box, event), (self.channel_box, channel))
        for box, code in (*chosen, (self.language_box, language)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(code))
            box.blockSignals(False)

    def _show_former(self, versions: list[Version]) -> None:
        self._show_versions(versions)
        self.version_box.setCurrentIndex(min(1, len(versions) - 1))
        self.body.setFocus()

    def _failing(self, task: Task) -> None:
        task.handled = True
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def _show_matrix(self, rules: list[Rule]) -> None:
        if self.boxes:
            for rule in rules:
                self._check(rule)
            return
        columns = list(dict.fromkeys((rule.service, rule.channel) for rule in rules))
        events = list(dict.fromkeys(rule.event for rule in rules))
        for index, (service, channel) in enumerate(columns):
            self._grid.addWidget(
                label(f"{texts.word(service)} · {texts.word(channel)}", "caption"), 0, index + 1
            )
        for index, event in enumerate(events):
            self._grid.addWidget(label(texts.word(event)), index + 1, 0)
        for rule in rules:
            box = QCheckBox()
            names = (texts.word(code) for code in (rule.event, rule.service, rule.channel))
            box.setAccessibleName(" · ".join(names))
            self.boxes[rule.service, rule.event, rule.channel] = box
            self._grid.addWidget(
                box, events.index(rule.event) + 1, columns.index((rule.service, rule.channel)) + 1
            )
            self._check(rule)
            box.toggled.connect(partial(self._set_rule, rule))
        self._grid.setColumnStretch(len(columns) + 1, 1)

    def _check(self, rule: Rule) -> None:
        box = self.boxes[rule.service, rule.event, rule.channel]
        box.blockSignals(True)
        box.setChecked(rule.enabled)
        box.blockSignals(False)

    def _set_rule(self, rule: Rule, enabled: bool) -> None:
        task = self._tasks.run(
            self, message_texts.set_rule, rule.service, rule.event, rule.channel, enabled
        )
        self._failing(task)
        # What the database says is shown, whether it was taken or not.
        task.succeeded.connect(lambda _nothing: self.reload())
        task.failed.connect(lambda _error: self.reload())

    # -- the texts ---------------------------------------------------------------------------------

    @property
    def _chosen(self) -> tuple[str, str, str]:
        return (
            str(self.event_box.currentData()),
            str(self.channel_box.currentData()),
            str(self.language_box.currentData()),
        )

    def _load(self) -> None:
        task = self._tasks.read(self, text_versions.versions, *self._chosen)
        task.succeeded.connect(self._show_versions)
        self._failing(task)

    def _show_versions(self, versions: list[Version]) -> None:
        self._versions = versions
        channel = MessageChannel(self._chosen[1])
        self.subject.setVisible(channel is not MessageChannel.SMS)
        names = " ".join(f"{{{{ {name} }}}}" for name in VARIABLES[channel])
        self.variables.setText(filled(self.tr("May stand in the text: %1"), names))
        self.version_box.blockSignals(True)
        self.version_box.clear()
        for index, version in enumerate(versions):
            name = self.tr("Version %1, in force") if index == 0 else self.tr("Version %1")
            self.version_box.addItem(filled(name, version.version))
        self.version_box.blockSignals(False)
        self._take_version(0)

    def _take_version(self, index: int) -> None:
        if 0 <= index < len(self._versions):
            self.subject.setText(self._versions[index].subject)
            self.body.setPlainText(self._versions[index].body)
            self._preview()

    def _preview(self) -> None:
        """The text filled in with a sample, or what is wrong with it."""
        problem = ""
        try:
            card = preview_card(
                text_versions.sample(self._chosen[1], self.subject.text(), self.body.toPlainText())
            )
        except Invalid as error:
            problem = message(error)
        else:
            empty(self.previewed)
            self.previewed.addWidget(card)
            card.show()
        self.fault.setText(problem)
        self.fault.setVisible(bool(problem))
        current = self._versions[0] if self._versions else None
        changed = current is None or (current.subject, current.body) != (
            self.subject.text().strip(),
            self.body.text,
        )
        self.save_button.setEnabled(not problem and changed)

    def save(self) -> None:
        """Store what is written as the version in force from now on."""
        task = self._tasks.run(
            self, message_texts.save, *self._chosen, self.subject.text(), self.body.toPlainText()
        )
        task.handled = True
        task.succeeded.connect(self._saved)
        task.failed.connect(self._not_saved)

    def _saved(self, version: int) -> None:
        self.bar.say(filled(self.tr("Version %1 is in force from now on."), version), "ok")
        self._load()
        self._read_changes()

    def _not_saved(self, error: Expected) -> None:
        self.bar.say(message(error), "bad")


def _word(code: str) -> str:
    """Of a service, event or channel; a language is its own."""
    return texts.word(code) if texts.known(code) else code
