"""The commands of all parts as one list: shortcuts, key map and palette are made of it."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.usecases.case.rows import CaseDetail

_IN_THE_KEY_MAP = (
    *("Ctrl+K", "Ctrl+N", "Ctrl+T", "Ctrl+Return", "Ctrl+J", "Ctrl+E", "Ctrl+R", "Ctrl+P"),
    *(
        "Ctrl+Z",
        "Ctrl+M",
        "Ctrl+D",
        "Ctrl+F",
        "U",
        "Y",
        "Ctrl+Down",
        "Ctrl+Up",
        "PgDown",
        "PgUp",
        "R",
    ),
    *("+", "-", "0", "W", "T", "Ctrl+Shift+F", "B", "D", "Ctrl+Shift+P", "F11", "Ctrl+1"),
    *("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "F5", "F1", "Shift+F1", "Ctrl+L", "Ctrl+O"),
)
"""The keys in the order in which one meets them in a day."""
_REPEATING = frozenset({"PgDown", "PgUp", "+", "-"})
"""Held down these go on; a key held down must not decide ten applications."""
_ALSO = {"Ctrl+Return": "Ctrl+Enter"}
"""The same key at the number block."""


def in_order(commands: Iterable[Command]) -> list[Command]:
    """As the key map shows them. Raises ValueError for a key that it has no place for."""
    return sorted(commands, key=lambda command: _IN_THE_KEY_MAP.index(command.keys))


class Installed(NamedTuple):
    """The actions whose keys are not the window's alone."""

    over_document: list[QAction]
    everywhere: list[QAction]


def install(window: QWidget, commands: list[Command]) -> Installed:
    """Give the window its keys."""
    installed = Installed([], [])
    for command in commands:
        action = QAction(command.text, window)
        keys = [command.keys, *filter(None, [_ALSO.get(command.keys)])]
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(command.keys in _REPEATING)
        action.triggered.connect(partial(_do, command))
        window.addAction(action)
        if command.over_document:
            installed.over_document.append(action)
        if command.everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            installed.everywhere.append(action)
    return installed


def _do(command: Command, _checked: bool = False) -> None:
    command.step()


def denial(command: Command, case: CaseDetail | None) -> str:
    """Why the command is not possible for what is open now, as a sentence; "": it is."""
    if command.action is None:
        return ""
    if case is None:
        return QCoreApplication.translate("Commands", "no application is open")
    code = case.header.bar(command.action)
    return sentence(code) if code else ""


class Commanded(Protocol):
    """What the window's own commands do."""

    def show_palette(self) -> None: ...
    def take_next(self) -> None: ...
    def approve(self) -> None: ...
    def show_help(self) -> None: ...
    def show_keys(self) -> None: ...
    def lock(self) -> None: ...


def of_window(window: Commanded) -> list[Command]:
    """What is possible wherever one is, and what goes through the window."""
    translate = QCoreApplication.translate
    return [
        Command(
            "Ctrl+K",
            translate("MainWindow", "Every command and recent applications"),
            window.show_palette,
        ),
        Command("Ctrl+N", translate("MainWindow", "Take the next one"), window.take_next),
        Command(
            "Ctrl+Return",
            translate("MainWindow", "Approve"),
            window.approve,
            Action.APPROVE,
            over_document=True,
        ),
        Command("F1", translate("MainWindow", "Help"), window.show_help, over_document=True),
        Command("Shift+F1", translate("MainWindow", "Keys"), window.show_keys, over_document=True),
        Command("Ctrl+L", translate("MainWindow", "Lock"), window.lock, everywhere=True),
    ]
