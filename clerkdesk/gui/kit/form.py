"""What all dialogs share: a title, a body, the sentence of what is wrong, and buttons in the
program's own words.
"""

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clerkdesk.gui.kit import help_event, screen, theme
from clerkdesk.gui.kit.layout import VerticalArea, column, height_for, row
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label, mark_invalid

_PLAIN = re.compile(r"<[^>]+>")
"""What a sentence with links has beside its words."""


class Form(QDialog):
    """``body`` takes the fields; ``problem`` shows what is wrong. Enter accepts where no text of
    several lines has the focus, Ctrl+Enter everywhere.

    ``width``: the least, in logical pixels; ``danger``: what the button does cannot be undone.
    """

    help_wanted = Signal(str)
    """F1 where nobody above the form has the guide, with the form's section."""
    section = ""
    """The guide's section about this form: F1 opens it; "": that about what stands behind."""
    tall = False
    """A form that scrolls keeps the size it was given."""

    def __init__(
        self,
        title: str,
        accept: str,
        parent: QWidget | None,
        *,
        danger: bool = False,
        width: int = 480,
    ) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.setModal(True)
        self._scrolling = False
        self._wrong: tuple[QWidget, str] | None = None
        """The field that is not valid, and the sentence that was said of it."""
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.problem = label("", wrap=True)
        self.problem.setProperty("tone", "bad")
        self.problem.hide()
        self.accept_button = button(
            accept, "danger" if danger else "primary", None, self.try_accept
        )
        self.cancel_button = button(self.tr("Cancel"), None, None, self.reject)
        self.accept_button.setDefault(True)
        self.buttons = row(1, self.cancel_button, self.accept_button)
        layout = column(
            label(title, "title"),
            self.body,
            self.problem,
            self.buttons,
            spacing=12,
            margins=(22, 18, 22, 18),
        )
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Wrapped texts report the height of their narrowest form: take that of the real width. And
        # Qt gives a new window two thirds of the screen at most, which presses the last fields
        # together on a small one.
        layout = self.layout()
        if layout is not None and not self.tall:
            # What does not wrap is whole.
            width = max(self.width(), layout.totalMinimumSize().width())
            self._take_height(width, height_for(layout, width))
        screen.fit(self)

    def _take_height(self, width: int, needed: int) -> None:
        """As high as its content asks for; where the screen has no room for that, the fields
        scroll, and the buttons stay in sight.
        """
        most = screen.room(self).height()
        if needed > most:
            self._let_fields_scroll()
        self.resize(width, min(needed, most))

    def _let_fields_scroll(self) -> None:
        layout = self.layout()
        if self._scrolling or not isinstance(layout, QVBoxLayout):
            return
        self._scrolling = True
        focus = self.focusWidget()
        place = layout.indexOf(self.body)
        layout.removeItem(self.body)
        fields = QWidget()
        self.body.setContentsMargins(0, 0, 8, 0)
        fields.setLayout(self.body)
        layout.insertWidget(place, VerticalArea(fields, self.windowTitle()), 1)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def grow(self) -> None:
        """Take the height that new content needs, within the window behind, and stay in its
        middle.
        """
        layout = self.layout()
        parent = self.parentWidget()
        if layout is None or parent is None:
            return
        needed = height_for(layout, self.width())
        self._take_height(self.width(), min(needed, parent.height() - 40))
        middle = parent.mapToGlobal(parent.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        screen.fit(self)

    def check(self) -> str | None:
        """What is missing, as a sentence; None: the dialog may close."""
        return None

    def try_accept(self) -> None:
        """Accept the form, or say what is missing."""
        problem = self.check()
        if problem:
            self.say(problem)
        else:
            self.accept()

    def wrong(self, field: QWidget, problem: str) -> str:
        """Mark the one field that is not valid, go to it, and give the sentence for ``say``."""
        self._valid()
        self._wrong = (field, problem)
        mark_invalid(field, problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return problem

    def _valid(self) -> None:
        if self._wrong is not None:
            mark_invalid(self._wrong[0], "")
            self._wrong = None

    def say(self, problem: str) -> None:
        """Show a sentence above the buttons."""
        if self._wrong is not None and self._wrong[1] != problem:
            self._valid()
        self.problem.setText(problem)
        self.problem.show()
        announce(self, _PLAIN.sub(" ", problem), urgent=True)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth() and not self.tall:
            needed = layout.totalHeightForWidth(self.width())
            self._take_height(self.width(), max(self.height(), needed))
            screen.fit(self)

    def field(self, name: str, widget: QWidget) -> None:
        """A field under its name."""
        caption = label(name, "muted")
        caption.setBuddy(widget)
        widget.setAccessibleName(name)
        self.body.addWidget(caption)
        self.body.addWidget(widget)

    def ask_for_help(self) -> None:
        """Have the guide opened at the form's section."""
        if not help_event.ask_above(self, self.section):
            self.help_wanted.emit(self.section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 and not event.modifiers():
            self.ask_for_help()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # As with the window's keys: one held down must not decide ten applications.
        if (
            enter
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not event.isAutoRepeat()
        ):
            self.try_accept()
        else:
            super().keyPressEvent(event)


class OnceForm(Form):
    """What nobody can read again: only the button that says that one has it closes it.

    Neither Esc nor the window's cross does; ``leave`` of the window, which hides all, does.
    """

    section = "settings"

    def __init__(self, title: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(title, accept, parent, width=560)
        self.cancel_button.hide()

    def reject(self) -> None:
        words = self.tr("This is shown only now. Take it first, then press “%1”.")
        self.say(filled(words, self.accept_button.text()))


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    def __init__(self, text: str = "", lines: int = 4) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self._lines = lines

    def sizeHint(self) -> QSize:
        return QSize(420, self.fontMetrics().lineSpacing() * self._lines + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * min(3, self._lines) + 20)

    @property
    def text(self) -> str:
        """What is written, without the blanks around it."""
        return self.toPlainText().strip()
