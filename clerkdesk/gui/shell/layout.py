"""How large the window and its parts are, kept from one time to the next."""

import json

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from clerkdesk.gui.kit import screen
from clerkdesk.gui.queue.pane import QueuePane

_WIDE = [492, 720]
_NARROW = [380, 660]
"""List and application, in pixels; a window of less than 1400 is a narrow one."""


def restore(state: QSettings, window: QMainWindow, splitter: QSplitter, queue: QueuePane) -> None:
    geometry = state.value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)
    else:
        window.resize(1440, 900)
    screen.fit(window)
    widths = json.loads(str(state.value("columns", "{}")))
    queue.widths = {str(key): int(width) for key, width in widths.items()}
    split = state.value("splitter")
    if split is not None:
        splitter.restoreState(split)
    else:
        splitter.setSizes(_WIDE if window.width() >= 1400 else _NARROW)


def save(state: QSettings, window: QMainWindow, splitter: QSplitter, queue: QueuePane) -> None:
    state.setValue("geometry", window.saveGeometry())
    state.setValue("splitter", splitter.saveState())
    state.setValue("columns", json.dumps(queue.widths))
