"""A desk without any settings: how does one want to work, and in which language?"""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clerkdesk.gui.kit import screen, texts, theme
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.layout import chain, column, row
from clerkdesk.gui.kit.widgets import Card, button, label, mark
from clerkdesk.gui.session import loop
from clerkdesk.gui.session.first_frame import state_of
from clerkdesk.gui.shell import help
from clerkdesk.gui.shell.person_menu import LANGUAGES

_CARD_WIDTH = 300


class Way(Enum):
    """How somebody wants to work."""

    OFFICE = "office"
    WORKSTATION = "workstation"
    SAMPLE = "sample"


class Welcome(QWidget):
    """``way`` or ``language``, another one, is set when it has been left; neither: it was
    closed.
    """

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self)
        self.setWindowTitle("ClerkDesk")
        self.resize(1440, 900)
        screen.fit(self)
        self.way: Way | None = None
        self.language: str | None = None
        self._left: Callable[[], object] = lambda: None
        languages = self._languages()
        ways = [
            self._way(
                Way.OFFICE,
                "users",
                self.tr("Join an office"),
                self.tr(
                    "Your office has a server. Its name, your account and a first password are "
                    "given to you by the administrator."
                ),
                self.tr("Join…"),
            ),
            self._way(
                Way.WORKSTATION,
                "database",
                self.tr("One workstation"),
                self.tr(
                    "Everything lies in a file on this computer. You make the first account, the "
                    "administrator's, with a password of your own."
                ),
                self.tr("Set up…"),
            ),
            self._way(
                Way.SAMPLE,
                "file-text",
                self.tr("Try the sample office"),
                self.tr(
                    "People, applications and documents are samples. Nothing that you do there "
                    "reaches a citizen."
                ),
                self.tr("Open the sample office"),
            ),
        ]
        question = label(self.tr("How do you want to work?"), "title")
        hint = label(self.tr("This is asked once; trying the samples decides nothing."), "muted")
        asked = column(row(1, question, 1), row(1, hint, 1), margins=(0, 0, 0, 14))
        self.setLayout(
            column(
                row(label("ClerkDesk", "strong"), 1, *languages, spacing=2),
                2,
                asked,
                row(1, *[card for card, _go in ways], 1, spacing=16),
                3,
                spacing=8,
                margins=(22, 16, 22, 22),
            )
        )
        self.buttons = {way: go for way, (_card, go) in zip(Way, ways)}
        chain([*[go for _card, go in ways], *languages])
        self.buttons[Way.OFFICE].setFocus()
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, lambda: help.open_alone(self, "first"))

    def _languages(self) -> list[QPushButton]:
        self.languages = Choices(self)
        shown = []
        for name, text in LANGUAGES:
            choice = button(text, "tab")
            spoken_as(choice, "entry")
            self.languages.add(choice, name)
            shown.append(choice)
        self.languages.mark(texts.language())
        self.languages.chosen.connect(self._speak)
        return shown

    def _way(
        self, way: Way, icon: str, title: str, says: str, go_there: str
    ) -> tuple[Card, QPushButton]:
        card = Card()
        card.setFixedWidth(_CARD_WIDTH)
        first = way is Way.OFFICE
        go = button(go_there, "primary" if first else None, None, lambda: self._go(way))
        # Enter presses the one that has the focus.
        go.setAutoDefault(True)
        go.setAccessibleDescription(f"{title}. {says}")
        card.body.addLayout(row(mark(icon, "accent", title), label(title, "strong"), 1))
        text = label(says, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setMinimumHeight(text.heightForWidth(_CARD_WIDTH - 26))
        card.body.addWidget(text, 1)
        card.body.addSpacing(8)
        card.body.addLayout(row(go, 1))
        return card, go

    def _go(self, way: Way) -> None:
        self.way = way
        self.close()

    def _speak(self, language: object) -> None:
        if language != texts.language():
            self.language = str(language)
            self.close()

    def until_left(self) -> None:
        """Show it, and wait until a way is chosen, another language, or it is closed."""
        waiting = QEventLoop()
        self._left = waiting.quit
        self.show()
        self.activateWindow()
        waiting.exec()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._left()


def ask(data_dir: Path, language: str, theme_name: str | None) -> tuple[Way, str] | None:
    """The way that somebody chose, and the language to go it in; None: neither."""
    state = state_of(data_dir)
    while True:
        loop.dress(state, language, theme_name)
        window = Welcome()
        window.until_left()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        if window.language is None:
            return None if window.way is None else (window.way, texts.language())
        state.setValue("language", window.language)
