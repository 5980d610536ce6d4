"""Lucide icons, tinted by the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clerkdesk import bundled


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return bundled.path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """The icon in a colour (#RRGGBB); ``size`` in logical pixels, ``ratio`` the screen's pixels to
    one of them.
    """
    svg = _drawing(name).replace("currentColor", colour)
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _ratios() -> tuple[float, ...]:
    """Qt takes the one that fits the screen on which the button is painted; where no screen has a
    use for the finer one a start does not draw it.
    """
    is_fine = any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens())
    return (1.0, 2.0) if is_fine else (1.0,)


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str | None = None, selected: str | None = None) -> QIcon:
    """An icon for buttons: the same colour for every state but those named."""
    states = QIcon()
    for ratio in _ratios():
        states.addPixmap(pixmap(name, colour, 18, ratio), QIcon.Mode.Normal)
        states.addPixmap(pixmap(name, disabled or colour, 18, ratio), QIcon.Mode.Disabled)
        states.addPixmap(
            pixmap(name, selected or colour, 18, ratio), QIcon.Mode.Normal, QIcon.State.On
        )
    return states


def window_icon() -> QIcon:
    """The program's own, in the window's frame and the task bar."""
    tile = QPixmap(128, 128)
    tile.fill(QColor("#0B5FA5"))
    painter = QPainter(tile)
    painter.drawPixmap(20, 20, pixmap("stamp", "#FFFFFF", 88))
    painter.end()
    return QIcon(tile)
