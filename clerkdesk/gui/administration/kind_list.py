"""The kinds of settings, each with what is so now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.domain.text import fold
from clerkdesk.gui.administration.kind_texts import ICONS, KindTexts
from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.elided import ElidedLabel
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.widgets import Card, label, mark, restyle
from clerkdesk.usecases.administration.facts import Fact

WIDE = 220
NARROW = 178
ICONS_ONLY = 68
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class KindList(Card):
    """``chosen`` with a kind."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts = KindTexts(self)
        self._choices = Choices(self)
        self._choices.chosen.connect(self.chosen)
        self.entries: dict[SettingsKind, _Entry] = {}
        for kind in SettingsKind:
            entry = _Entry(self._texts.title(kind), ICONS[kind])
            self.entries[kind] = entry
            self._choices.add(entry, kind)
        self.nothing = label(self.tr("Nothing is found."), "muted", wrap=True)
        self.nothing.hide()
        words = self.tr("Every change is written down and can be taken back.")
        self._promise = label(words, "muted", wrap=True)
        inside = QWidget()
        spoken_as(inside, "list")
        inside.setAccessibleName(self.tr("Kinds of settings"))
        kept = row(
            mark("shield-check", "ok", words), self._promise, spacing=8, margins=(8, 4, 4, 4)
        )
        kept.setStretch(1, 1)
        inside.setLayout(column(*self.entries.values(), self.nothing, 1, spacing=2))
        self._area = VerticalArea(inside, self.tr("Kinds of settings"))
        self.body.addWidget(self._area, 1)
        self.body.addWidget(rule())
        self.body.addLayout(kept)
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Expanding)
        self.setFixedWidth(WIDE)

    def take_width(self, width: int) -> None:
        """WIDE, NARROW, or ICONS_ONLY."""
        self.setFixedWidth(width)
        for entry in self.entries.values():
            entry.set_icon_only(width <= ICONS_ONLY)
        self._promise.setVisible(width > ICONS_ONLY)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            self.entries[fact.kind].say(self._texts.fact(fact), broken=fact.broken)

    def mark(self, kind: SettingsKind) -> None:
        """Show which one is open, where one sees it."""
        self._choices.mark(kind)
        self._area.ensureWidgetVisible(self.entries[kind], 0, 8)

    def narrow(self, text: str) -> list[SettingsKind]:
        """Leave only what the words are about; gives those that are left."""
        words = fold(text).split()
        left = []
        for kind, entry in self.entries.items():
            known = fold(f"{self._texts.title(kind)} {self._texts.keywords(kind)}")
            fits = all(word in known for word in words)
            entry.setVisible(fits)
            if fits:
                left.append(kind)
        self.nothing.setVisible(not left)
        return left

    def restyle(self) -> None:
        for entry in self.entries.values():
            entry.paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shown = [entry for entry in self.entries.values() if entry.isVisible()]
        here = next((place for place, entry in enumerate(shown) if entry.hasFocus()), 0)
        if shown:
            shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)


class _Entry(QPushButton):
    """Two lines: the kind, and what is so of it now."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "setting")
        self._icon = icon
        self.title = title
        self._sign = QLabel()
        self._sign.setAccessibleName(title)
        self._title = ElidedLabel(title, "strong", mode=Qt.TextElideMode.ElideRight)
        self.fact = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideRight)
        lines = column(self._title, self.fact, spacing=1)
        inside = row(self._sign, lines, spacing=10, margins=(8, 6, 2, 6))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        spoken_as(self, "entry")
        self.setAccessibleName(title)
        self.paint()

    def set_icon_only(self, alone: bool) -> None:
        """Its words have no room: they are its tooltip."""
        self._title.setHidden(alone)
        self.fact.setHidden(alone)
        self._tell()

    def _tell(self) -> None:
        fact = self.fact.text()
        self.setToolTip("\n".join(filter(None, (self.title, fact))))

    def paint(self) -> None:
        """In the colours of the theme in force."""
        self._sign.setPixmap(
            icons.pixmap(self._icon, theme.tokens().muted, 18, self.devicePixelRatioF())
        )

    def say(self, fact: str, *, broken: bool) -> None:
        self.fact.setText(fact)
        restyle(self.fact, tone="bad" if broken else None)
        self.setAccessibleName(f"{self.title}: {fact}" if fact else self.title)
        self._tell()
