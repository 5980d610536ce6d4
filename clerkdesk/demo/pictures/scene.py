"""Where a picture is taken: an office as it was built, whose clock stands still, and a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from clerkdesk import bootstrap
from clerkdesk.adapters import papers
from clerkdesk.demo import installation
from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.parts import at_rest
from clerkdesk.demo.driving.waiting import Waiting
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.certificate import Paper
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit import texts
from clerkdesk.gui.session import first_frame
from clerkdesk.settings import Settings, sqlite_url
from clerkdesk.worker.loop import Worker

SAMPLE_CODE = "0000000000SAMP1EN"
"""Printed in place of a certificate's random code."""


@dataclass(frozen=True, slots=True)
class Setting:
    """``built``: the folder of the sample office, which stays as it is; ``folder``: where a copy of
    it is opened.
    """

    built: Path
    folder: Path
    settings: Settings
    now: datetime
    theme: str


class StillClock:
    """Stands still until it is set forward: no picture shows how long it took to make it."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._at

    def forward(self, seconds: float) -> None:
        self._at += timedelta(seconds=seconds)


class Scene:
    """The worker has no thread here: it does its part whenever a window is waited for, so that
    everything happens in one order.
    """

    def __init__(self, opened: bootstrap.Installation, clock: StillClock, setting: Setting) -> None:
        self.installation = opened
        self.clock = clock
        self.folder = setting.folder
        self.now = setting.now
        self.waiting = Waiting(between=self._work)
        state = QSettings(str(setting.folder / "window.ini"), QSettings.Format.IniFormat)
        state.setValue("theme", setting.theme)
        # A decision in haste is ignored, and nobody is hasty here.
        self.drive = Drive(bootstrap.desk_of(opened), state, waiting=self.waiting, decision_guard=0)
        self._window: WindowDrive | None = None
        self._worker: Worker = bootstrap.make_worker(opened, "desk", render=_sample)
        # Its first round is its sign of life.
        self._worker.once()

    @property
    def window(self) -> WindowDrive:
        """Of the person whose act it is."""
        assert self._window is not None, "nobody's window is open in this act"
        return self._window

    @property
    def has_window(self) -> bool:
        return self._window is not None

    def open_window(self, login: str) -> None:
        self._window = self.drive.window(login)

    def close_window(self) -> None:
        self.rest()
        window = self.window
        self._window = None
        self.drive.close_window(window)

    def rest(self, widget: QWidget | None = None) -> None:
        """Wait until nothing is under way that could still change what is seen of the window and of
        ``widget``.
        """
        self.waiting.until(lambda: self._rests(widget), "the window does not come to rest")

    def _rests(self, widget: QWidget | None) -> bool:
        if self._window is not None and not (
            self._window.parts.idle and at_rest(self._window.window)
        ):
            return False
        return widget is None or at_rest(widget)

    def paper(self) -> PaperDialog:
        """The dialog of a page to be printed, painted."""
        dialog = self.window.form(PaperDialog, "no page is shown")
        self.waiting.until(
            lambda: dialog.viewer.canvas.image is not None, "the page is not painted"
        )
        return dialog

    def _work(self) -> None:
        """A round of the worker, where the window waits for nothing else."""
        if self._window is None or not self._window.parts.idle:
            return
        # A round that finds nothing is a commit, too: told of each, the window would never rest.
        on_commit = list(self.installation.on_commit)
        self.installation.on_commit[:] = []
        done = self._worker.once()
        self.installation.on_commit[:] = on_commit
        if done:
            self._window.parts.committed()


@contextmanager
def opened_scene(setting: Setting) -> Iterator[Scene]:
    """The office as it was built: what an act does to it is gone with the act."""
    first_frame.application(setting.settings.language, setting.theme)
    texts.speak(setting.settings.language)
    # A caret that blinks is there in one picture and not in the next.
    QApplication.setCursorFlashTime(0)
    for old in setting.folder.iterdir():
        if old.is_file():
            old.unlink()
    shutil.copy(installation.database(setting.built), installation.database(setting.folder))
    clock = StillClock(setting.now)
    settings = replace(
        setting.settings,
        database_url=sqlite_url(installation.database(setting.folder)),
        data_dir=setting.folder,
        now=None,
    )
    opened = bootstrap.open_installation(settings, clock=clock)
    try:
        yield Scene(opened, clock, setting)
    finally:
        opened.close()


def _sample(content: Paper) -> bytes:
    return papers.render(replace(content, code=SAMPLE_CODE))
