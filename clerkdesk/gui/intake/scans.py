"""The scanner's folder: what was scanned last is offered as documents, one click each."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.gui.kit import files, timers
from clerkdesk.gui.kit.layout import column, empty, row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label

ENDINGS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})
OFFERED = 5
_LOOK_MS = 2000
"""How often a new scan is looked for."""


class Scan(NamedTuple):
    """A file of the folder, and when it was written, in seconds since 1970."""

    path: Path
    written: float


def newest(folder: Path) -> list[Scan]:
    """The last scans, the newest first. Raises OSError: the folder is not there."""
    scans = []
    for path in folder.iterdir():
        if path.suffix.lower() in ENDINGS:
            try:
                scans.append(Scan(path, path.stat().st_mtime))
            except FileNotFoundError:
                continue  # taken away between two looks
    return sorted(scans, key=lambda scan: -scan.written)[:OFFERED]


class Scans(QWidget):
    """``remembered``: where this computer keeps which folder is whose; ``login``: of the person."""

    chosen = Signal(object)
    """The path of a scan that is to become a document."""

    def __init__(self, tasks: TaskRunner, remembered: QSettings, login: str) -> None:
        super().__init__()
        self._tasks = tasks
        self._remembered = remembered
        self._key = f"scans/{login}"
        self._shown: list[Scan] | None = None
        self._taken: set[Path] = set()
        self._lines = QVBoxLayout()
        self._state = label("", "muted", wrap=True)
        choose = button(self.tr("Scanner's folder…"), "link", None, self.ask_folder)
        self.setLayout(column(row(self._state, choose), self._lines, spacing=2))
        self._look = timers.repeating(self, _LOOK_MS, self.look)

    @property
    def folder(self) -> Path | None:
        """None: none was chosen yet."""
        name = str(self._remembered.value(self._key, ""))
        return Path(name) if name else None

    def set_folder(self, folder: Path) -> None:
        self._remembered.setValue(self._key, str(folder))
        self._shown = None
        self.look()

    def ask_folder(self) -> None:
        chosen = files.open_folder(self.window(), self.tr("Scanner's folder"))
        if chosen is not None:
            self.set_folder(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._look.start()

    def look(self) -> None:
        """What is there now? A folder on a slow share keeps nobody waiting."""
        folder = self.folder
        if folder is None:
            self._state.setText(self.tr("New scans are offered here, if you say where they lie."))
            return
        task = self._tasks.call_outside(self, lambda: newest(folder))
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(lambda _error: self._say_gone(folder))

    def _say_gone(self, folder: Path) -> None:
        self._shown = None
        empty(self._lines)
        self._state.setText(filled(self.tr("The scanner's folder is not there: %1"), folder))

    def _show(self, scans: list[Scan]) -> None:
        left = [scan for scan in scans if scan.path not in self._taken]
        if left == self._shown:
            return
        self._shown = left
        empty(self._lines)
        self._state.setText(self.tr("Scanned last:") if left else self.tr("No new scans."))
        for scan in left:
            at = datetime.fromtimestamp(scan.written, BAKU)
            text = f"{scan.path.name} · {at:%d.%m %H:%M}"
            self._lines.addLayout(row(button(text, "link", None, partial(self._take, scan)), 1))

    def _take(self, scan: Scan) -> None:
        self._taken.add(scan.path)
        self.chosen.emit(scan.path)
        self._show(self._shown or [])
