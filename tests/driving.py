"""The drive of windows (clerkdesk.demo.driving) on an installation of the tests."""

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

WAIT_SECONDS = 20.0
GUARD_SECONDS = DECISION_GUARD_SECONDS / 10
"""A person reads first; the guard against haste has its own test, and is a tenth elsewhere."""


class Clocked(Protocol):
    @property
    def clock(self) -> Callable[[], datetime]: ...


class OpenedInstallation(Protocol):
    """What a window needs of an installation: ``hooks`` are called after each commit."""

    unit: UnitOfWork
    hooks: list[Callable[[], None]]

    @property
    def desk(self) -> Clocked: ...


def window_state(folder: Path) -> QSettings:
    """What the windows of a test remember; it lies in the folder."""
    return QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)


def desk_on(
    unit: UnitOfWork,
    folder: Path,
    clock: Callable[[], datetime],
    hooks: list[Callable[[], None]] | None = None,
) -> loop.Desk:
    """The desk of a database; ``hooks``: called after each commit of this process."""
    return loop.Desk(
        unit_of_work=unit,
        data_dir=folder,
        language="az",
        clock=clock,
        on_commit=[] if hooks is None else hooks,
    )


def drive_on(desk: loop.Desk, *, seconds: float = WAIT_SECONDS) -> Drive:
    """Windows of a desk; ``seconds``: how long a step may take."""
    return Drive(
        desk,
        window_state(desk.data_dir),
        waiting=Waiting(seconds),
        decision_guard=GUARD_SECONDS,
    )


def drive_of(
    installation: OpenedInstallation, folder: Path, *, seconds: float = WAIT_SECONDS
) -> Drive:
    """Windows of an installation; what they remember lies in ``folder``."""
    desk = desk_on(installation.unit, folder, installation.desk.clock, installation.hooks)
    return drive_on(desk, seconds=seconds)
