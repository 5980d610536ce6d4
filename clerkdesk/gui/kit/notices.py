"""What the window says: a bar above the content, and the toast that takes a decision back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from clerkdesk.domain.lifecycle import UNDO_SECONDS
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.layout import empty, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, label, mark, restyle, tool


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say it, wherever the focus is; an urgent one at once. "" is nothing."""
    if not text:
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class MessageBar(Card):
    """One sentence, until it is closed or replaced; plain ones go by themselves."""

    spoke = Signal()
    """Another sentence is shown, and takes another room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="warn", parent=parent)
        self.setObjectName("messageBar")
        self.text = label("", wrap=True, selectable=True)
        self._signs = {
            tone: mark(icon, tone, "")
            for tone, icon in (
                ("warn", "triangle-alert"),
                ("bad", "circle-x"),
                ("ok", "circle-check"),
            )
        }
        self.close_button = tool("x", self.tr("Close"), self.hide)
        self.body.addLayout(row(*self._signs.values(), self.text, self.close_button, spacing=10))
        self.text.setSizePolicy(
            self.text.sizePolicy().Policy.Expanding, self.text.sizePolicy().Policy.Minimum
        )
        self._timer = timers.pause(self, 0, self.hide)
        self.number = ""
        """Of the application that the sentence is about; "": it is about none, or hidden."""
        self.hide()

    @property
    def sign(self) -> QLabel | None:
        """The icon beside the sentence; None: its tone has none."""
        return next((sign for sign in self._signs.values() if not sign.isHidden()), None)

    def say(self, text: str, tone: str, number: str = "") -> None:
        """Tones: bad, warn stay; ok and plain go after a while; an empty text hides the bar.

        ``number``: of the application that the sentence is about; it stands before it.
        """
        self._timer.stop()
        self.number = number if text else ""
        if not text:
            self.hide()
            return
        if number not in text:
            text = f"{number} · {text}"
        self.text.setText(text)
        for name, sign in self._signs.items():
            sign.setVisible(name == tone)
        restyle(self, card={"bad": "bad", "warn": "warn"}.get(tone, "true"))
        self.setAccessibleName(text)
        self.show()
        self.spoke.emit()
        announce(self, text, urgent=tone in ("bad", "warn"))
        if tone in ("ok", "plain"):
            self._timer.start(6000)

    def take_back(self, text: str) -> None:
        """Hide this sentence, should it be the one that is shown."""
        if self.text.text() == text:
            self.say("", "plain")


class RegisteredCard(Card):
    """The numbers that were given at the counter, large, until somebody dismisses them: the citizen
    is still writing them down.
    """

    shown = Signal()
    """It takes another room."""
    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("REGISTERED"))
        self.caption.show()
        self.numbers: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self.dismiss_button = button(self.tr("Dismiss"), None, None, self.dismiss)
        self.body.addLayout(self._lines)
        self.body.addLayout(row(1, self.dismiss_button))
        self.hide()

    def add(self, *numbers: str) -> None:
        """Show further numbers below those that nobody has dismissed yet."""
        for number in numbers:
            self.numbers = (*self.numbers, number)
            figure = label(number, "figure", selectable=True)
            figure.setAccessibleName(filled(self.tr("Registered: %1"), number))
            opening = button(self.tr("Open"), "link", None, partial(self.open_wanted.emit, number))
            opening.setAccessibleName(filled(self.tr("Open %1"), number))
            self._lines.addLayout(row(figure, 1, opening))
        self.setVisible(bool(self.numbers))
        self.shown.emit()
        announce(self, filled(self.tr("Registered: %1"), ", ".join(numbers)))

    def dismiss(self) -> None:
        """They are written down."""
        self.numbers = ()
        empty(self._lines)
        self.hide()
        self.shown.emit()


class UndoToast(QFrame):
    """Says what was decided and counts the seconds in which it can be taken back; ``on_undo`` gets
    the application's id, and says whether it was asked for.
    """

    offered = Signal()

    def __init__(self, on_undo: Callable[[int], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label()
        self.undo_button = button(self.tr("Take back"), None, None, self.undo)
        self._line = row(self.text, self.undo_button, spacing=14, margins=(16, 8, 8, 8))
        self.setLayout(self._line)
        self._room = 0
        self._on_undo = on_undo
        self.seconds = UNDO_SECONDS
        """So long it is offered."""
        self.application_id: int | None = None
        self._left = 0
        self._timer = timers.repeating(self, 1000, self._tick)
        self.hide()

    def offer(self, text: str, application_id: int) -> None:
        """Say what was decided, and begin to count."""
        self.application_id = application_id
        self._left = self.seconds
        self.text.setText(text)
        self._timer.start()
        self._show_left()
        self.show()
        self.offered.emit()
        how = filled(self.tr("Ctrl+Z takes it back, for %1 seconds."), self._left)
        announce(self, f"{text} {how}")
        self.raise_()

    def undo(self) -> None:
        """Take the last decision back, while it is offered."""
        if self.application_id is not None and self._on_undo(self.application_id):
            self.withdraw(self.application_id)

    def withdraw(self, application_id: int) -> None:
        """Offer this application's decision no more: it was taken back in another way."""
        if self.application_id == application_id:
            self.application_id = None
            self._end()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.application_id = None
            self._end()
        else:
            self._show_left()

    def _show_left(self) -> None:
        self.undo_button.setText(filled(self.tr("Take back (Ctrl+Z) · %1 s"), self._left))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Be no wider than ``room`` in pixels, the button below the text where need be; 0: as wide
        as one likes.
        """
        self._room = room
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight)
        if 0 < room < self._line.totalSizeHint().width():
            self._line.setDirection(ways.TopToBottom)
        self.adjustSize()

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
