"""Windows and the screen they are on: none is larger than that has room for."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

_FRAME = (4, 34, 4, 4)
"""What a window manager puts around a window: left, top, right, bottom, in logical pixels. Before a
window is shown nobody knows it.
"""


def room(window: QWidget) -> QRect:
    """Where the inside of a window may lie on its screen, in the screen's coordinates."""
    left, top, right, bottom = _FRAME
    return window.screen().availableGeometry().adjusted(left, top, -right, -bottom)


def fit(window: QWidget) -> None:
    """Make a window as small as its screen asks for, and bring it wholly onto that."""
    inside = room(window)
    window.resize(window.size().boundedTo(inside.size()))
    geometry = window.geometry()
    left = max(inside.left(), min(geometry.left(), inside.right() - geometry.width() + 1))
    top = max(inside.top(), min(geometry.top(), inside.bottom() - geometry.height() + 1))
    if (left, top) != (geometry.left(), geometry.top()):
        window.move(left - _FRAME[0], top - _FRAME[1])
