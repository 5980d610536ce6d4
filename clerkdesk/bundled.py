"""Where the program and the files that come with it lie: fonts, icons, reference data,
translations, the clerks' guides.
"""

import sys
from pathlib import Path


def program() -> list[str]:
    """The command that starts this program once more; its words come behind."""
    return (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "clerkdesk"]
    )


def path(*parts: str) -> Path:
    """The path of a bundled file.

    The wheel and the frozen program carry ``resources`` inside the package, and the guides in its
    ``help``; a checkout has
    ``resources`` beside the package, and the guides in ``docs``, where people read them.
    Raises FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    if parts[0] == "help" and (found := package.parent.joinpath("docs", *parts[1:])).exists():
        return found
    raise FileNotFoundError("clerkdesk/resources/" + "/".join(parts))
