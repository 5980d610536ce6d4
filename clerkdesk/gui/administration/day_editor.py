"""The day that is chosen in the year: its kind, the act, whom it concerns, and what it does."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.day_kinds import ORDER, DayKind
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.gui.administration import calendar_texts
from clerkdesk.gui.administration.calendar_draft import CalendarDraft, Days, kind_in, replacements
from clerkdesk.gui.administration.effect_card import EffectCard
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, tool
from clerkdesk.usecases.supervision.working_days import Effect


class DayEditor(QWidget):
    """``kind_chosen`` and ``replacement_chosen`` with what was chosen; ``draft_changed`` when act,
    extent or messages are others; ``save_wanted``; ``left`` with the keyboard, the draft kept.
    """

    kind_chosen = Signal(object)
    replacement_chosen = Signal(object)
    draft_changed = Signal()
    save_wanted = Signal()
    discard_wanted = Signal()
    left = Signal()

    def __init__(self, draft: CalendarDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._kinds: dict[DayKind, QRadioButton] = {}
        self.head = label("", "title", wrap=True)
        self.stands = label("", "muted", wrap=True)
        self.source = label("", "muted", wrap=True)
        close = tool("x", self.tr("Back to the year (Esc keeps the draft)"), self.left.emit)
        self._build_fields()
        self.effect = EffectCard()
        self.effect.confirmed.connect(lambda _yes: self._judge())
        self.save_button = button("", "primary", "save", self.save_wanted.emit)
        self.discard_button = tool("trash-2", self.tr("Discard"), self.discard_wanted.emit)
        self.hint = label("", "muted", wrap=True)
        card = Card()
        heads = QWidget()
        heads.setLayout(column(self.head, self.stands, self.source, spacing=2))
        top = row(heads, close, spacing=6)
        top.setStretch(0, 1)
        top.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(column(top, self._fields, self.effect, 1, spacing=10))
        card.body.addWidget(VerticalArea(inside, self.tr("The chosen day")), 1)
        card.body.addWidget(rule())
        card.body.addWidget(self.hint)
        buttons = row(self.discard_button, self.save_button, spacing=8)
        buttons.setStretch(1, 1)
        card.body.addLayout(buttons)
        card.setSizePolicy(card.sizePolicy().Policy.Expanding, card.sizePolicy().Policy.Expanding)
        self.setLayout(column(card))
        self._effect_known = False

    def _build_fields(self) -> None:
        kinds = QGridLayout()
        kinds.setSpacing(8)
        for place, kind in enumerate(ORDER):
            choice = QRadioButton(calendar_texts.kind(kind))
            choice.setProperty("boxed", "true")
            choice.clicked.connect(lambda _on=False, kind=kind: self.kind_chosen.emit(kind))
            self._kinds[kind] = choice
            kinds.addWidget(choice, *divmod(place, 2))
        self.replacement = QComboBox()
        self.replacement.activated.connect(
            lambda place: self.replacement_chosen.emit(self.replacement.itemData(place))
        )
        self._replacement_name = label(self.tr("Worked in its place"), "muted")
        self._replacement_name.setBuddy(self.replacement)
        self.replacement.setAccessibleName(self.tr("Worked in its place"))
        self.ground = QLineEdit()
        self.ground.setMaxLength(ACT_LENGTH)
        self.ground.setPlaceholderText(self.tr("number and date of the act"))
        self.ground.textEdited.connect(self._take_ground)
        self.extent = QComboBox()
        self.extent.addItem(self.tr("The state: both organisations"), False)
        self.extent.addItem(self.tr("The own organisation, all offices"), True)
        self.extent.activated.connect(self._take_extent)
        self.tell = QCheckBox(self.tr("Tell the citizens"))
        self.tell.clicked.connect(self._take_tell)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(5)
        self._fields.addWidget(label(self.tr("KIND OF DAY"), "caption"))
        self._fields.addLayout(kinds)
        self._fields.addWidget(self._replacement_name)
        self._fields.addWidget(self.replacement)
        for name, field in (
            (self.tr("Ground (act)"), self.ground),
            (self.tr("Whom it concerns"), self.extent),
        ):
            caption = label(name, "muted")
            caption.setBuddy(field)
            field.setAccessibleName(name)
            self._fields.addWidget(caption)
            self._fields.addWidget(field)
        self._fields.addWidget(self.tell)

    def kind_button(self, kind: DayKind) -> QRadioButton:
        return self._kinds[kind]

    # -- what is shown -----------------------------------------------------------------------------

    def show_day(self, on: date, days: Days, working_days_ahead: int) -> None:
        """The chosen day, as the draft has it."""
        kind = kind_in(self._draft, on, days)
        self.head.setText(calendar_texts.long_date(on))
        counts = calendar_texts.Counts()
        distance = (
            counts.from_today(working_days_ahead)
            if working_days_ahead >= 0
            else counts.ago(-working_days_ahead)
        )
        stored = days.get(on)
        now = calendar_texts.day_is(kind_in(CalendarDraft(), on, days))
        self.stands.setText(filled(self.tr("%1 · now: %2"), distance, now))
        reason = calendar_texts.reason(stored.reason) if stored is not None else ""
        self.source.setText(reason)
        self.source.setVisible(bool(reason))
        for each, choice in self._kinds.items():
            choice.setAutoExclusive(False)
            choice.setChecked(each is kind)
            choice.setAutoExclusive(True)
        self._show_replacement(on, kind, days)
        self._show_rest()

    def _show_replacement(self, on: date, kind: DayKind | None, days: Days) -> None:
        offered = kind is DayKind.MOVED and on in self._draft.decisions
        self._replacement_name.setVisible(offered)
        self.replacement.setVisible(offered)
        self.replacement.clear()
        if not offered:
            return
        self.replacement.addItem(self.tr("none"), None)
        for day in replacements(on, days):
            name = f"{texts.day(day)}, {calendar_texts.weekday(day)}"
            self.replacement.addItem(name, day)
        chosen = self._draft.in_place.get(on)
        days_offered = [
            self.replacement.itemData(place) for place in range(self.replacement.count())
        ]
        self.replacement.setCurrentIndex(days_offered.index(chosen))

    def _show_rest(self) -> None:
        if self.ground.text() != self._draft.ground:
            self.ground.setText(self._draft.ground)
        self.extent.setCurrentIndex(int(self._draft.own))
        self.tell.setChecked(self._draft.tell_citizens)
        self._judge()

    def computing(self) -> None:
        """The effect of the draft is not known yet."""
        self._effect_known = False
        self.effect.wait()
        self._judge()

    def show_effect(self, effect: Effect) -> None:
        """What saving would do."""
        self._effect_known = True
        self.effect.show_effect(effect, tell=self._draft.tell_citizens)
        self._judge()

    # -- what is written ---------------------------------------------------------------------------

    def _take_ground(self, text: str) -> None:
        self._draft.ground = text
        self._judge()
        self.draft_changed.emit()

    def _take_extent(self, place: int) -> None:
        self._draft.own = bool(self.extent.itemData(place))
        self.draft_changed.emit()

    def _take_tell(self, tell: bool) -> None:
        self._draft.tell_citizens = tell
        self.effect.tell(tell)

    def missing(self) -> str:
        """Why it cannot be saved, as a sentence; "": it can."""
        if not self._draft.decisions:
            return self.tr("Choose another kind for a day first.")
        if not self._draft.ground.strip():
            return self.tr("Write the act, or the reason, that it rests on.")
        if not self._effect_known:
            return self.tr("What it changes is being computed.")
        if not self.effect.is_confirmed:
            return self.tr("Confirm that promised dates come nearer.")
        return ""

    def _judge(self) -> None:
        missing = self.missing()
        self.save_button.setEnabled(not missing)
        self.save_button.setToolTip(missing or self.tr("Ctrl+S"))
        self.save_button.setText(
            self.effect.button_text() if self._draft.decisions else self.tr("Save")
        )
        self.hint.setText(missing if self._draft.decisions else "")
        self.hint.setVisible(bool(self.hint.text()))
        self.discard_button.setEnabled(bool(self._draft.decisions))
        self.tell.setVisible(bool(self._draft.decisions))
        self.effect.setVisible(bool(self._draft.decisions))

    def kinds(self) -> Sequence[QRadioButton]:
        return list(self._kinds.values())
