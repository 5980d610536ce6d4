"""The drive of windows (clerkdesk.demo.driving) on an office of the tests."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.waiting import Waiting
from clerkdesk.gui.case.controller import DECISION_GUARD_SECONDS
from clerkdesk.gui.session import loop
from clerkdesk.usecases.unit_of_work import UnitOfWork


class Clocked(Protocol):
    @property
    def clock(self) -> Callable[[], datetime]: ...


class OpenedOffice(Protocol):
    """What a window needs of an office: ``hooks`` are called after each commit."""

    unit: UnitOfWork
    hooks: list[Callable[[], None]]

    @property
    def desk(self) -> Clocked: ...


def drive_of(office: OpenedOffice, folder: Path, *, seconds: float = 20) -> Drive:
    """``folder``: what the windows remember lies there; ``seconds``: how long a step may take.

    A person reads first; the guard against haste has its own test, and is a tenth here.
    """
    desk = loop.Desk(
        unit_of_work=office.unit,
        data_dir=folder,
        language="az",
        clock=office.desk.clock,
        on_commit=office.hooks,
    )
    state = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
    guard = DECISION_GUARD_SECONDS / 10
    return Drive(desk, state, waiting=Waiting(seconds), decision_guard=guard)
