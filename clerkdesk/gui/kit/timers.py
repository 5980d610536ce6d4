"""Timers, made without naming Qt's properties by keyword.

WORKAROUND PySide6 finds a property's setter with C's toupper(): in Azerbaijani and Turkish locales
`i` has no `I`, and `QTimer(interval=…)` raises AttributeError there. A test forbids such keywords.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def pause(parent: QObject, milliseconds: int, call: Callable[[], object]) -> QTimer:
    """Calls once, so long after its last ``start()``; not started yet."""
    timer = repeating(parent, milliseconds, call)
    timer.setSingleShot(True)
    return timer


def repeating(parent: QObject, milliseconds: int, call: Callable[[], object]) -> QTimer:
    """Calls again and again from ``start()`` to ``stop()``; 0: in each turn of the event loop."""
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
