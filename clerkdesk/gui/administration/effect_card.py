"""What a decision about days would do to open applications, before it is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.layout import column, empty, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, mark
from clerkdesk.usecases.supervision.working_days import Effect

_FIRST = 5


class EffectCard(QWidget):
    """``confirmed`` when the question about dates that come nearer is answered."""

    confirmed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effect: Effect | None = None
        self._all = False
        self._tell = True
        self.headline = label("", "strong", wrap=True)
        self._card = Card(tone="warn")
        self._sign = mark("calendar-clock", "warn", self.tr("What it changes"))
        inside = row(self._sign, self.headline, spacing=10)
        inside.setStretch(1, 1)
        self._card.body.addLayout(inside)
        self._calm = label("", "muted", wrap=True)
        self._terms = QGridLayout()
        self._terms.setHorizontalSpacing(7)
        self._terms.setVerticalSpacing(5)
        self.all_button = button("", "link", None, self._toggle)
        self.consequence = label("", "muted", wrap=True)
        self.earlier = QCheckBox()
        self.earlier.toggled.connect(self.confirmed)
        self.setLayout(
            column(
                self._card,
                self._calm,
                self._terms,
                row(self.all_button, 1),
                self.consequence,
                self.earlier,
                spacing=8,
            )
        )
        self.wait()

    @property
    def effect(self) -> Effect | None:
        """None: it is being computed."""
        return self._effect

    @property
    def is_confirmed(self) -> bool:
        """Nothing has to be confirmed, or it is."""
        return self._effect is not None and (not self._effect.earlier or self.earlier.isChecked())

    def wait(self) -> None:
        """Nothing is known of the effect now."""
        self._effect = None
        self._fill()

    def show_effect(self, effect: Effect, *, tell: bool) -> None:
        if self._effect is None or effect.moved != self._effect.moved:
            self.earlier.setChecked(False)
        self._effect = effect
        self._tell = tell
        self._fill()

    def tell(self, tell: bool) -> None:
        """Whether the citizens are told of it."""
        self._tell = tell
        self._fill()

    def button_text(self) -> str:
        """What the button that saves does."""
        count = len(self._effect.moved) if self._effect is not None else 0
        return self.tr("Change %n term(s) and save", "", count) if count else self.tr("Save")

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        effect = self._effect
        count = len(effect.moved) if effect is not None else 0
        self._card.setVisible(count > 0)
        self.headline.setText(
            self.tr("This changes the term of %n open application(s)", "", count) if count else ""
        )
        self._calm.setVisible(count == 0)
        self._calm.setText(
            self.tr("Being computed…")
            if effect is None
            else self.tr("It changes nothing for open applications.")
        )
        empty(self._terms)
        if effect is not None and effect.moved:
            self._fill_terms(effect)
        self.all_button.setVisible(count > _FIRST)
        self.all_button.setText(
            self.tr("Show the first ones") if self._all else self.tr("Show all %n", "", count)
        )
        self.consequence.setText(self._consequence(effect))
        self.consequence.setVisible(bool(self.consequence.text()))
        nearer = effect.earlier if effect is not None else 0
        self.earlier.setVisible(nearer > 0)
        self.earlier.setText(
            self.tr("I confirm: %n promised date(s) come nearer", "", nearer) if nearer else ""
        )

    def _fill_terms(self, effect: Effect) -> None:
        heads = (self.tr("Application"), self.tr("Now"), self.tr("Then"))
        for place, head in enumerate(heads):
            self._terms.addWidget(label(head, "muted"), 0, place)
        shown = effect.moved if self._all else effect.moved[:_FIRST]
        for line, term in enumerate(shown, start=1):
            # The year is said once, with the new date.
            before = label(f"{texts.day(term.before)[:5]} →", "muted")
            after = label(texts.day(term.after), "strong")
            if term.after < term.before:
                after.setProperty("tone", "bad")
            number = label(term.number, selectable=True)
            for shown_text in (number, before, after):
                shown_text.setFont(theme.font(8.5))
            self._terms.addWidget(number, line, 0)
            self._terms.addWidget(before, line, 1)
            self._terms.addWidget(after, line, 2)
        self._terms.setColumnStretch(0, 1)

    def _consequence(self, effect: Effect | None) -> str:
        if effect is None or not effect.moved:
            return ""
        count = len(effect.moved)
        sentences = [
            self.tr("%n citizen(s) are told of the new date.", "", count)
            if self._tell
            else self.tr("No citizen is told of the new date.")
        ]
        if effect.in_time_again:
            sentences.append(
                self.tr("%n overdue application(s) end in time again.", "", effect.in_time_again)
            )
        return " ".join(sentences)

    @property
    def spoken(self) -> str:
        """The effect in one sentence."""
        return filled("%1 %2", self.headline.text() or self._calm.text(), self.consequence.text())
