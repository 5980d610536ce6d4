"""Which version this is. Its number stands in ``clerkdesk.__version__`` and nowhere else; the
commit is what the package was built from, or what is checked out.
"""

from pathlib import Path

from clerkdesk import __version__, bundled

BUILT_FROM = "commit.txt"
"""What a packager may lay among the resources: the tag or commit."""
_SHORT = 12


def commit() -> str | None:
    """None: nobody has said."""
    try:
        return bundled.path(BUILT_FROM).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return checked_out(Path(__file__).resolve().parents[1] / ".git")


def shown() -> str:
    """The number and, where it is known, the commit."""
    built_from = commit()
    return __version__ if built_from is None else f"{__version__} ({built_from})"


def checked_out(git: Path) -> str | None:
    """The commit of a checkout, read without Git; None: there is none, or it lies elsewhere."""
    try:
        if git.is_file():  # a work tree beside another one
            git = Path(git.read_text(encoding="utf-8").removeprefix("gitdir: ").strip())
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head[:_SHORT]
        common = git / "commondir"
        root = git / common.read_text(encoding="utf-8").strip() if common.exists() else git
        return (root / head.removeprefix("ref: ")).read_text(encoding="utf-8").strip()[:_SHORT]
    except OSError:
        return None
