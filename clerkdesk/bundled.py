"""Where the program and the files that come with it lie: fonts, icons, reference data,
translations, the clerks' guides.
"""

import sys
from pathlib import Path

NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
"""For ``creationflags`` of every child: Windows would open a console for it. It is subprocess's
CREATE_NO_WINDOW, for which the first frame need not load that module.
"""
_WITH_WINDOW = "clerkdeskw.exe"
_WITH_CONSOLE = "clerkdesk.exe"
"""What Windows' frozen program is called: the window's has no standard output."""


def executable() -> str:
    """The Python, or the frozen program, that a child with pipes is started with."""
    own = Path(sys.executable)
    return str(own.with_name(_WITH_CONSOLE)) if own.name == _WITH_WINDOW else sys.executable


def program() -> list[str]:
    """The command that starts this program once more, without its words."""
    if getattr(sys, "frozen", False):
        return [executable()]
    return [executable(), "-m", "clerkdesk"]


def path(*parts: str) -> Path:
    """The path of a bundled file.

    The wheel and the frozen program carry ``resources`` inside the package, and the guides in its
    ``help``; a checkout has ``resources`` beside the package, and the guides in ``docs``, where
    people read them.

    Raises FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        file = root.joinpath(*parts)
        if file.exists():
            return file
    if parts[0] == "help":
        guide = package.parent.joinpath("docs", *parts[1:])
        if guide.exists():
            return guide
    raise FileNotFoundError("clerkdesk/resources/" + "/".join(parts))


def offscreen() -> str:
    """Qt's platform without a screen, but with room for every window: its own has 800 × 800, and
    windows fit the screen they are on.
    """
    screens = path("screens", "desk.json")
    if not screens.drive:
        return f"offscreen:configfile={screens}"
    # Windows' drive has the sign that parts Qt's words; the file is found on the drive one is on.
    if screens.drive == Path.cwd().drive:
        return f"offscreen:configfile={str(screens)[len(screens.drive) :]}"
    return "offscreen"
