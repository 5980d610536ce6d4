"""Real windows, offscreen, on a small office with the worker on a thread, or as a process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk import bootstrap
from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit import theme
from clerkdesk.gui.session import first_frame
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.settings import Settings
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.subprocess import WorkerProcess
from clerkdesk.worker.thread import WorkerThread
from tests.conftest import Desk
from tests.driving import desk_on, drive_of, drive_on

OpenWindow = Callable[[str], WindowDrive]
"""By the login of the person whose window it is."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The application in its theme and language."""
    theme.load_fonts()
    first_frame.translate(qapp, "az")
    theme.apply(qapp, "light")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The announcements that leave for a screen reader, in their order."""
    announced: list[str] = []

    def update(event: Any) -> None:
        if event.type() is QAccessible.Event.Announcement:
            announced.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return announced


class Office:
    """An office at work: one embedded installation with its worker and its windows."""

    def __init__(self, desk: Desk, qtbot: QtBot, folder: Path) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self._folder = folder
        self.hooks: list[Callable[[], None]] = []
        self.unit = UnitOfWork(desk.engine, None, self._committed)
        worker = Worker(self.unit, desk.worker().services)
        self.worker: WorkerThread | WorkerProcess = WorkerThread(lambda: worker)
        self.hooks.append(self.worker.wake)
        self.worker.start()
        self.windows = drive_of(self, folder)

    def _committed(self) -> None:
        for hook in list(self.hooks):
            hook()

    def work_beside(self) -> None:
        """From now on the worker is a process, as at a real desk; it asks what the stand-in of the
        database knows now.
        """
        self.worker.stop()
        self.hooks.remove(self.worker.wake)
        self.unit.run(set_setting, "stand_in", "yes")
        self.unit.run(set_setting, "stand_in_data", json.dumps(self.desk.knows))
        self.desk.clock.run()
        settings = Settings(self.desk.url, self._folder, now=self.desk.clock())
        self.worker = bootstrap.worker_beside(
            bootstrap.Installation(settings, self.unit, self.desk.clock, self.hooks)
        )
        self.hooks.append(self.worker.wake)
        self.worker.start()

    def drive(self, login: str) -> WindowDrive:
        """A person's window, and what a person does in it."""
        return self.windows.window(login)

    def window(self, login: str) -> MainWindow:
        """A person's window, for what is only looked at."""
        return self.drive(login).window

    def taken(self, login: str = "gunel", package: dict[str, Any] | None = None) -> str:
        """The number of an application that has come in, and that this person has taken."""
        number = self.desk.take_in(package)
        self.desk.run(login, casework.take, number)
        return number

    def approved(self, number: str, login: str = "gunel") -> None:
        """Every document fits, and it is approved once the worker has compared it."""
        self.desk.run(login, review.accept_documents, number)

        def compared() -> bool:
            case = self.desk.run(login, detail.open_case, number)
            return Action.APPROVE in case.header.allowed

        self.qtbot.waitUntil(compared, timeout=15_000)
        self.desk.run(login, review.approve, number)

    def close(self) -> None:
        """The windows, and then the worker."""
        self.windows.close()
        self.worker.stop()


@pytest.fixture
def open_window(desk: Desk, tmp_path: Path, dressed: None) -> Iterator[OpenWindow]:
    """Opens windows on an office without a worker, on each database in turn."""
    drives: list[Drive] = []

    def opened(login: str) -> WindowDrive:
        drive = drive_on(desk_on(desk.as_(login), tmp_path, desk.clock))
        drives.append(drive)
        return drive.window(login if desk.embedded else None)

    yield opened
    for drive in drives:
        drive.close()


@pytest.fixture
def office(embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None) -> Iterator[Office]:
    office = Office(embedded, qtbot, tmp_path)
    yield office
    office.close()
