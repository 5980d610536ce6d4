"""What is known of a picture before it is taken."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.scene import Scene

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Picture:
    """``reach`` goes there from where the picture before it was taken, and gives what is painted;
    a form is closed again afterwards.
    """

    name: str
    shows: str
    reach: Callable[[Scene], QWidget]
    also_small: bool = False
    """Once more in a window of 1280×720, as ``<name>-1280``."""
    over_window: bool = False
    """Painted where it lies on the window, not by itself."""
    with_message: bool = False
    """The sentence above the list belongs to it."""

    @property
    def small_name(self) -> str:
        return f"{self.name}-1280"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.small_name) if self.also_small else (self.name,)


@dataclass(frozen=True, slots=True)
class Act:
    """Pictures that are taken one after the other in one window, on an office of their own."""

    pictures: tuple[Picture, ...]
    login: str | None = None
    """Whose window is open; None: nobody's."""
    begin: Callable[[Scene], object] | None = None
    """What comes before the first picture."""
    themes: tuple[str, ...] = THEMES
    scale: int = 1
    """How much larger than usual everything is painted."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for picture in self.pictures for name in picture.names)


def file_name(name: str, theme: str) -> str:
    return f"{name}-{theme}.png"
