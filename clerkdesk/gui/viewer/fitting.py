"""How large a page is shown: fitted to its room, or by a figure."""

import math
from enum import Enum

from PySide6.QtCore import QSize

from clerkdesk.adapters.citizen_files import MAX_RENDERED_PIXELS
from clerkdesk.gui.viewer.canvas import Canvas

ZOOMS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
"""The round figures of “larger” and “smaller”; a wheel goes no farther than their ends."""

READABLE = 0.6
"""Logical pixels a point of paper: smaller ones make a letter of ten points lower than six."""
_SHEET = (595, 842)
"""A4, in points: a picture is taken for a sheet of it."""


class Fit(Enum):
    """The whole page, its width, whichever of both can be read, or a figure."""

    READABLE = "readable"
    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


class Fitting:
    """The page's size on the canvas. ``zoom`` counts only while the fit is free."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.fit = Fit.READABLE
        self.zoom = 1.0
        self.page = (1.0, 1.0)
        """The page's own size, turned as it is shown."""
        self.on_paper = True
        """Whether the page's unit is a point of paper, not a pixel of a picture."""

    def _unit(self) -> float:
        """The scale that counts as 100 %: a PDF as large as its paper, a picture's pixel on a pixel
        of the screen.
        """
        # A point is 1/72 inch, and a system without scaling has 96 pixels on one.
        return 96 / 72 if self.on_paper else 1 / self._canvas.devicePixelRatioF()

    def scale(self) -> float:
        """Logical pixels a unit of the page."""
        width, height = self.page
        if self.fit is Fit.FREE:
            return self.zoom * self._unit()
        room = self._canvas.room()
        whole = min(room.width() / width, room.height() / height)
        if self.fit is Fit.PAGE or (self.fit is Fit.READABLE and self._can_be_read(whole)):
            return whole
        # A page that is longer than the window has a scroll bar beside it.
        long = room.width() / width * height > room.height()
        return (self._canvas.room(beside_bar=True) if long else room).width() / width

    def _can_be_read(self, scale: float) -> bool:
        """Whether letters of a usual size are large enough at this scale."""
        width, height = self.page
        points = width if self.on_paper else _SHEET[width > height]
        return scale * width / points >= READABLE

    def shown(self) -> QSize:
        """The page's size on the canvas, in logical pixels."""
        scale = self.scale()
        return QSize(max(1, round(self.page[0] * scale)), max(1, round(self.page[1] * scale)))

    def pixels(self) -> int:
        """How many pixels wide the page's picture is made: as many as are shown, but not more than
        the child makes.
        """
        width, height = self.page
        most = math.sqrt(MAX_RENDERED_PIXELS / (width * height))
        scale = min(self.scale() * self._canvas.devicePixelRatioF(), most)
        return max(1, round(scale * width))

    def step(self, by: int) -> None:
        """The next larger or smaller of the round figures."""
        now = self.scale() / self._unit()
        # A fitted page is only nearly at a figure: a step of less than 1 % would not be seen.
        larger = [zoom for zoom in ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now * 0.99]
        if by > 0:
            self.free(larger[0] if larger else ZOOMS[-1])
        else:
            self.free(smaller[-1] if smaller else ZOOMS[0])

    def multiply(self, factor: float) -> None:
        """Larger or smaller by a factor, between the ends of the round figures."""
        self.free(min(ZOOMS[-1], max(ZOOMS[0], self.scale() / self._unit() * factor)))

    def free(self, zoom: float) -> None:
        """Show the page at a figure, 1.0 for 100 %."""
        self.fit = Fit.FREE
        self.zoom = zoom
