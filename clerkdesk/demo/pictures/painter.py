"""Paints a widget when everything on it has come to rest, and writes the picture."""

from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.pictures.picture import Picture, file_name
from clerkdesk.demo.pictures.scene import Scene

_TRIES = 40
_SIZE = (1440, 900)
_SMALL = (1280, 720)


class Painter:
    """``written``: the file names, in the order in which they were painted."""

    def __init__(self, out: Path, theme: str, chosen: frozenset[str]) -> None:
        self.written: list[str] = []
        self._out = out
        self._theme = theme
        self._chosen = chosen

    def wants(self, names: tuple[str, ...]) -> bool:
        return not self._chosen.isdisjoint(names)

    def take(self, scene: Scene, picture: Picture) -> None:
        """Go where it is taken, paint what is chosen of it, and close what was opened for it."""
        widget = picture.reach(scene)
        if picture.name in self._chosen:
            self._paint(scene, picture, widget, picture.name)
        if picture.small_name in self._chosen:
            scene.window.resize(*_SMALL)
            self._paint(scene, picture, widget, picture.small_name)
            scene.window.resize(*_SIZE)
        if scene.has_window and widget is scene.window.window:
            return
        if not widget.close():
            # A form in which something was typed closes at the second time only.
            widget.close()
        scene.waiting.wait(20)

    def _paint(self, scene: Scene, picture: Picture, widget: QWidget, name: str) -> None:
        if scene.has_window and widget is scene.window.window and not picture.with_message:
            scene.window.parts.clear_message()
        over = scene.window.window if picture.over_window else None
        image = self._at_rest(scene, widget, over, name)
        path = self._out / file_name(name, self._theme)
        if not image.save(str(path)):
            raise StepFailed(f"{path}: cannot be written")
        self.written.append(path.name)

    @staticmethod
    def _at_rest(scene: Scene, widget: QWidget, over: QWidget | None, name: str) -> QImage:
        """The widget when it was twice the same."""
        previous: QImage | None = None
        for _ in range(_TRIES):
            scene.rest(widget)
            # What was laid out only now is painted with the next turn.
            scene.waiting.wait(30)
            image = _grab(widget, over)
            if image == previous:
                return image
            previous = image
        raise StepFailed(f"{name}: never twice the same")


def _grab(widget: QWidget, over: QWidget | None) -> QImage:
    """``over``: the window on which the widget lies as a leaf."""
    if over is None:
        return widget.grab().toImage()
    whole = over.grab()
    painter = QPainter(whole)
    painter.drawPixmap(over.mapFromGlobal(widget.pos()), widget.grab())
    painter.end()
    return whole.toImage()
