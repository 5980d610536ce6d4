"""The pictures that the guides and the README show, made small: ``python -m tests.e2e.keep_pictures OUT`` after ``clerkdesk demo --pictures OUT``.

Kept are those that a text names, and their dark twins where the help shows them in a dark window.
"""

import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs/pictures"
DARK_TOO = ("queue-masked", "no-debt-documents", "idp-application")


def named() -> list[str]:
    """The file names that the texts show, and their dark twins."""
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    found = {name for text in texts for name in re.findall(r"\]\((?:docs/)?pictures/([^)]+\.png)\)", text.read_text(encoding="utf-8"))}
    return sorted(found | {f"{name}-dark.png" for name in DARK_TOO})


def small(picture: Image.Image) -> Image.Image:
    """The same in 255 colours, the rare ones kept: what is late is red in a window that has hardly anything red."""
    return picture.convert("RGB").quantize(255, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def keep(made: Path) -> None:
    KEPT.mkdir(exist_ok=True)
    for old in set(KEPT.glob("*.png")) - {KEPT / name for name in named()}:
        old.unlink()
    for name in named():
        with Image.open(made / name) as picture:
            small(picture).save(KEPT / name, optimize=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
