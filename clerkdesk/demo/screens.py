"""Takes a picture of a window or a form when everything on it has come to rest."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clerkdesk import bootstrap
from clerkdesk.adapters import certificate_pdf
from clerkdesk.demo import office
from clerkdesk.demo.driving import Driver, StepFailed
from clerkdesk.domain.certificate import Content
from clerkdesk.settings import sqlite_url
from clerkdesk.worker.loop import Worker

if TYPE_CHECKING:
    from clerkdesk.demo.pictures import Job
    from clerkdesk.gui.shell.window import MainWindow

SAMPLE_CODE = "0000000000SAMP1EN"
"""Printed in place of a certificate's random code."""
_TRIES = 40


class StillClock:
    """Stands still until it is set forward: no picture shows how long it took to make it."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._at

    def forward(self, seconds: float) -> None:
        self._at += timedelta(seconds=seconds)


def _sample(content: Content) -> bytes:
    return certificate_pdf.render(replace(content, code=SAMPLE_CODE))


class Screens(Driver):
    """The worker has no thread here: it does its part whenever the window is waited for, so that
    everything happens in one order.
    """

    def __init__(self, job: "Job", folder: Path) -> None:
        super().__init__()
        self.job = job
        self.made = list[str]()
        self.folder = folder
        self._worker: Worker | None = None
        self._window: MainWindow | None = None

    def open_office(self) -> None:
        """The office as it was built: what an act does to it is gone with the act."""
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from clerkdesk.gui.kit import texts
        from clerkdesk.gui.session import first_frame

        first_frame.application(self.job.settings.language, self.job.theme)
        texts.speak(self.job.settings.language)
        # A caret that blinks is there in one picture and not in the next.
        QApplication.setCursorFlashTime(0)
        for old in self.folder.iterdir():
            if old.is_file():
                old.unlink()
        shutil.copy(office.database(self.job.folder), office.database(self.folder))
        self.state = QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat)
        self.state.setValue("theme", self.job.theme)
        self.clock = StillClock(self.job.now)
        settings = replace(
            self.job.settings,
            database_url=sqlite_url(office.database(self.folder)),
            data_dir=self.folder,
            now=None,
        )
        self.office = bootstrap.open_office(settings, clock=self.clock)
        self._worker = bootstrap.make_worker(self.office, "desk", render=_sample)
        # Its first round is its sign of life.
        self._worker.once()

    def close_office(self) -> None:
        self._worker = None
        self.office.close()

    def wants(self, *names: str) -> bool:
        return not self.job.wanted.isdisjoint(names)

    # -- waiting -----------------------------------------------------------------------------------

    def window(self, login: str) -> "MainWindow":
        self._window = window = super().window(login)
        window.context.open_form.connect(self.dialogs.append)
        return window

    def close(self, window: "MainWindow") -> None:
        self.rest(window)
        self._window = None
        super().close(window)

    def wait(self, milliseconds: int) -> None:
        super().wait(milliseconds)
        if self._worker is None or self._window is None or not self._window.tasks.idle:
            return
        # A round that finds nothing is a commit, too: told of each, the window would never rest.
        told = list(self.office.on_commit)
        self.office.on_commit[:] = []
        done = self._worker.once()
        self.office.on_commit[:] = told
        if done:
            self._told()

    def rest(self, window: Any) -> None:
        """Wait until nothing is under way that could still change what is seen."""
        self.until(lambda: self._still(window), "the window does not come to rest")

    def _still(self, window: Any) -> bool:
        from PySide6.QtCore import QTimer

        from clerkdesk.gui.viewer.rendering import Renderer

        main = self._window
        if main is not None and not (main.tasks.idle and not main.changes.looking):
            return False
        roots = [root for root in (window, main) if root is not None]
        pausing = [
            timer
            for root in roots
            for timer in root.findChildren(QTimer)
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= 1000
        ]
        return not pausing and all(
            renderer.idle for root in roots for renderer in root.findChildren(Renderer)
        )

    # -- pictures ----------------------------------------------------------------------------------

    def picture(self, name: str, widget: Any, *, over: Any = None) -> None:
        """``over``: the window on which the widget lies as a leaf."""
        if not self.wants(name):
            return
        if (
            self._window is not None
            and widget is self._window
            and not name.startswith(("decided", "several-result"))
        ):
            widget.bar.say("", "plain")
        before = None
        for _ in range(_TRIES):
            self.rest(widget)
            # What was laid out only now is painted with the next turn.
            self.wait(30)
            image = self._grab(widget, over)
            if image == before:
                break
            before = image
        else:
            raise StepFailed(f"{name}: never twice the same")
        path = self.job.out / f"{name}-{self.job.theme}.png"
        if not image.save(str(path)):
            raise StepFailed(f"{path}: cannot be written")
        self.made.append(path.name)

    @staticmethod
    def _grab(widget: Any, over: Any) -> Any:
        from PySide6.QtGui import QPainter

        if over is None:
            return widget.grab().toImage()
        whole = over.grab()
        painter = QPainter(whole)
        painter.drawPixmap(over.mapFromGlobal(widget.pos()), widget.grab())
        painter.end()
        return whole.toImage()

    def form(
        self,
        name: str,
        opens: Callable[[], object],
        fill: Callable[[Any], object] | None = None,
        *,
        keep: bool = False,
    ) -> Any:
        """Open a form, fill it, take its picture, and close it unless it is kept."""
        opens()
        form = self.dialog(f"{name}: no form opens")
        if fill is not None:
            fill(form)
        self.picture(name, form)
        if not keep:
            form.reject()
            self.wait(20)
        return form

    def size(self, window: "MainWindow", width: int, height: int) -> None:
        window.resize(width, height)
        window.splitter.setSizes([380, 670] if width < 1400 else [492, 720])
        self.wait(30)
