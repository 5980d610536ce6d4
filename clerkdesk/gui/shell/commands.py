"""Everything that can be done in the window, with its key: the shortcuts, the key map and the
palette are made of this list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.shell import help
from clerkdesk.gui.shell.person_menu import LANGUAGES
from clerkdesk.gui.shell.sidebar import queue_title
from clerkdesk.usecases.queue.browsing import Queue

if TYPE_CHECKING:
    from clerkdesk.gui.shell.window import MainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """``keys`` is "" where there is no key; ``action`` says whether it is possible now, for the
    open application.
    """

    keys: str
    text: str
    step: Callable[[], object]
    action: Action | None = None


_REPEATING = frozenset({"PgDown", "PgUp", "+", "-"})
"""Held down these go on; a key held down must not decide ten applications."""


def keyed(window: "MainWindow") -> list[Command]:
    """What has a key, in the order in which the key map shows it."""
    do = window.actions_.perform
    detail = window.detail
    viewer = window.detail.viewer
    translate = QCoreApplication.translate
    return [
        Command(
            "Ctrl+K",
            translate("Commands", "Every command and recent applications"),
            window.show_palette,
        ),
        Command("Ctrl+N", translate("Commands", "Take the next one"), window.take_next),
        Command("Ctrl+T", translate("Commands", "Take"), lambda: do(Action.TAKE), Action.TAKE),
        Command("Ctrl+Return", translate("Commands", "Approve"), window.approve, Action.APPROVE),
        Command(
            "Ctrl+R", translate("Commands", "Refuse…"), lambda: do(Action.REFUSE), Action.REFUSE
        ),
        Command(
            "Ctrl+P",
            translate("Commands", "Print certificate"),
            lambda: do(Action.CERTIFICATE),
            Action.CERTIFICATE,
        ),
        Command("Ctrl+Z", translate("Commands", "Take the decision back"), window.toast.undo),
        Command("Ctrl+M", translate("Commands", "Note…"), lambda: do(Action.NOTE), Action.NOTE),
        Command(
            "Ctrl+D",
            translate("Commands", "Ask for the debt again"),
            lambda: do(Action.ASK_DEBT),
            Action.ASK_DEBT,
        ),
        Command("Ctrl+F", translate("Commands", "Search"), window.focus_search),
        Command(
            "U",
            translate("Commands", "The document fits"),
            lambda: detail.judge(True),
            Action.VERDICT,
        ),
        Command(
            "Y",
            translate("Commands", "The document does not fit…"),
            lambda: detail.judge(False),
            Action.VERDICT,
        ),
        Command(
            "Ctrl+Down", translate("Commands", "Next document"), lambda: detail.step_document(1)
        ),
        Command(
            "Ctrl+Up", translate("Commands", "Previous document"), lambda: detail.step_document(-1)
        ),
        Command("PgDown", translate("Commands", "Next page"), lambda: viewer.turn(1)),
        Command("PgUp", translate("Commands", "Previous page"), lambda: viewer.turn(-1)),
        Command("R", translate("Commands", "Turn the document"), viewer.rotate),
        Command("+", translate("Commands", "Larger"), lambda: viewer.zoom_by(1)),
        Command("-", translate("Commands", "Smaller"), lambda: viewer.zoom_by(-1)),
        Command("0", translate("Commands", "Fit the page"), viewer.fit),
        Command("W", translate("Commands", "Fit the width"), viewer.fit_width),
        Command("T", translate("Commands", "The strip of pages"), viewer.toggle_thumbnails),
        Command("Ctrl+Shift+F", translate("Commands", "Search in the document"), viewer.find),
        Command("B", translate("Commands", "Brightness and contrast"), viewer.show_brightness),
        Command(
            "D", translate("Commands", "The stated data beside the page"), viewer.toggle_companion
        ),
        Command(
            "F11",
            translate("Commands", "The document on the whole screen"),
            viewer.toggle_full_screen,
        ),
        *[
            Command(f"Ctrl+{n + 1}", detail.tab_names[n], partial(window.show_tab, n))
            for n in range(5)
        ],
        Command("F5", translate("Commands", "Refresh"), window.refresh),
        Command("F1", translate("Commands", "Help"), partial(help.open_at, window)),
        Command("Shift+F1", translate("Commands", "Keys"), window.show_keys),
        Command("Ctrl+L", translate("Commands", "Lock"), window.lock),
        Command("Ctrl+O", translate("Commands", "Take in packages…"), window.intake.choose),
    ]


def others(window: "MainWindow") -> list[Command]:
    """What has no key of its own and is found in the palette: the rarer actions, queues and pages,
    how the window looks and speaks.
    """
    do = window.actions_.perform
    titles = window.detail.action_titles
    found = [
        Command("", text, partial(do, action), action)
        for action, text in titles.items()
        if action is not Action.NOTE
    ]
    found += [
        Command("", queue_title(queue), partial(window.show_queue, queue))
        for queue in Queue
        if queue is not Queue.ALL
    ]
    found += [
        Command("", button.text(), button.click)
        for key, button in window.sidebar.buttons.items()
        if not isinstance(key, Queue)
    ]
    translate = QCoreApplication.translate
    for name, text in (
        ("light", translate("Commands", "Light theme")),
        ("dark", translate("Commands", "Dark theme")),
        ("system", translate("Commands", "The system's theme")),
    ):
        found.append(Command("", text, partial(window.set_theme, name)))
    for name, text in LANGUAGES:
        found.append(Command("", text, partial(window.set_language, name)))
    found.append(Command("", translate("Commands", "Sign out"), window.sign_out))
    return found


def denial(window: "MainWindow", command: Command) -> str:
    """Why the command is not possible now, as a sentence; "": it is."""
    if command.action is None:
        return ""
    if window.detail.case is None:
        return QCoreApplication.translate("Commands", "no application is open")
    code = window.detail.case.header.denials.get(command.action)
    return sentence(code) if code else ""


_WITH_THE_DOCUMENT = frozenset(
    {
        "U",
        "Y",
        "Ctrl+Return",
        "Ctrl+R",
        "Ctrl+M",
        "Ctrl+Down",
        "Ctrl+Up",
        "Ctrl+Shift+F",
        "F1",
        "Shift+F1",
    }
)
"""What one decides while the document fills the screen; the viewer's own keys work there by
themselves.
"""


def install(window: "MainWindow", commands: list[Command]) -> None:
    """Give the window the keys of the list, and those of the document to its whole screen while
    there is one.
    """
    viewer = window.detail.viewer
    there = []
    for command in commands:
        made = QAction(command.text, window)
        made.setShortcuts(
            [
                QKeySequence(keys)
                for keys in (
                    (command.keys, "Ctrl+Enter")
                    if command.keys == "Ctrl+Return"
                    else (command.keys,)
                )
            ]
        )
        made.setAutoRepeat(command.keys in _REPEATING)
        made.triggered.connect(lambda _checked=False, step=command.step: step())
        window.addAction(made)
        if command.keys in _WITH_THE_DOCUMENT:
            there.append(made)
    viewer.full_screen_changed.connect(
        lambda on: (
            viewer.full_screen_window.addActions(there)
            if on and viewer.full_screen_window is not None
            else None
        )
    )
