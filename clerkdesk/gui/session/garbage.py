"""Garbage is collected on the GUI thread only, between two events of its loop.

A cyclic collection on a task's thread would destroy QObjects there, which Qt forbids and PySide6
answers with a segmentation fault. What exists at the start is frozen unlooked at: a full collection
of it takes 70 ms.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_MS = 500
_FULL_MS = 20_000


def collect_on_gui_thread(parent: QObject) -> None:
    """Stop automatic collection; collect the young often, and everything by a slow timer."""
    gc.freeze()
    gc.disable()
    young = QTimer(parent)
    full = QTimer(parent)
    young.timeout.connect(lambda: gc.collect(0))
    full.timeout.connect(lambda: gc.collect(2))
    young.start(_YOUNG_MS)
    full.start(_FULL_MS)
