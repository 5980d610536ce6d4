"""Real windows, offscreen, on a small office with the worker on a thread, or as a process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from clerkdesk import bootstrap
from clerkdesk.gui.session import loop
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.settings import Settings
from clerkdesk.usecases.office_settings import set_setting
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import WorkerThread
from clerkdesk.worker.subprocess import WorkerProcess
from tests.conftest import Desk


@pytest.fixture(scope="session")
def qapp_cls():
    from PySide6.QtWidgets import QApplication

    return QApplication


@pytest.fixture
def dressed(qapp) -> None:
    """The application in its theme and language."""
    from clerkdesk.gui.kit import theme
    from clerkdesk.gui.session import first_frame

    theme.load_fonts()
    first_frame.translate(qapp, "az")
    theme.apply(qapp, "light")


class Office:
    """Windows on one embedded office; everything is closed at the end."""

    def __init__(self, desk: Desk, qtbot: Any, folder: Path) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self._folder = folder
        self.hooks: list[Callable[[], None]] = []
        self.unit = UnitOfWork(
            desk.engine, None, lambda: [hook() for hook in list(self.hooks)] and None
        )
        worker = desk.worker()
        worker._unit = self.unit
        self.worker: WorkerThread | WorkerProcess = WorkerThread(lambda: worker)
        self.hooks.append(self.worker.wake)
        self.worker.start()

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
            bootstrap.Office(settings, self.unit, self.desk.clock, self.hooks)
        )
        self.hooks.append(self.worker.wake)
        self.worker.start()

    def window(self, login: str) -> MainWindow:
        made = loop.open_window(
            loop.Desk(
                unit_of_work=self.unit,
                data_dir=self._folder,
                language="az",
                clock=self.desk.clock,
                on_commit=self.hooks,
            ),
            login,
            QSettings(str(self._folder / "w.ini"), QSettings.Format.IniFormat),
        )
        self.hooks.append(made.committed.emit)
        self.qtbot.addWidget(
            made, before_close_func=lambda window: self.hooks.remove(window.committed.emit)
        )
        made.resize(1440, 900)
        made.show()
        made.activateWindow()
        self.qtbot.waitUntil(
            lambda: made.isActiveWindow() and made.changes.token != () and made.tasks.idle,
            timeout=15_000,
        )
        return made

    def open(self, window: MainWindow, number: str) -> None:
        window.open_number(number)
        self.qtbot.waitUntil(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            timeout=15_000,
        )


@pytest.fixture
def office(embedded: Desk, qtbot: Any, tmp_path: Path, dressed: None) -> Iterator[Office]:
    made = Office(embedded, qtbot, tmp_path)
    yield made
    made.worker.stop()
