"""Windows of an installation on a server, at the other end of a line that can be cut."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from clerkdesk import clock
from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.driving import desk_on, drive_on
from tests.gui.conftest import dressed as dressed  # fixtures of who imports them from here
from tests.gui.conftest import qapp_cls as qapp_cls


class FarWindows:
    """Each window has connections of its own, as on a computer of its own."""

    def __init__(self, url: str, folder: Path, now: Callable[[], datetime]) -> None:
        self._url = make_url(url)
        self._folder = folder
        self._now = now
        self._engines: list[Engine] = []
        self._drives: list[Drive] = []

    def drive(self, login: str) -> WindowDrive:
        """The window of a person, who is known by the connection."""
        url = self._url.set(username=login).render_as_string(hide_password=False)
        engine = make_engine(url)
        self._engines.append(engine)
        hooks: list[Callable[[], None]] = []

        def committed() -> None:
            for hook in list(hooks):
                hook()

        unit = UnitOfWork(engine, None, committed)
        drive = drive_on(desk_on(unit, self._folder, self._now, hooks))
        self._drives.append(drive)
        return drive.window(None)

    def close(self) -> None:
        for drive in self._drives:
            drive.close()
        for engine in self._engines:
            engine.dispose()


@pytest.fixture
def far_windows(
    over: Desk,
    tmp_path: Path,
    dressed: None,
) -> Iterator[FarWindows]:
    windows = FarWindows(over.url, tmp_path, clock.real)
    yield windows
    windows.close()
