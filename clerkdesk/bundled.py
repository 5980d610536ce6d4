"""Where the files that come with the program lie: fonts, icons, reference data, translations."""

from pathlib import Path


def path(*parts: str) -> Path:
    """The path of a bundled file.

    The wheel and the frozen program carry ``resources`` inside the package; a checkout has it beside.
    Raises FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("clerkdesk/resources/" + "/".join(parts))
