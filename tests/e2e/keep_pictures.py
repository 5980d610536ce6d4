"""The pictures that the guides and the README show, made small: ``python -m tests.e2e.keep_pictures
OUT`` after ``clerkdesk demo --pictures OUT``.

Kept are those that a text names, and their dark twins where the help shows them in a dark window.
"""

import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs/pictures"
_EXACT = 150
DARK_TOO = ("queue-masked", "no-debt-documents", "idp-application")


def named() -> list[str]:
    """The file names that the texts show, and their dark twins."""
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    found = {
        name
        for text in texts
        for name in re.findall(
            r"\]\((?:docs/)?pictures/([^)]+\.png)\)", text.read_text(encoding="utf-8")
        )
    }
    return sorted(found | {f"{name}-dark.png" for name in DARK_TOO})


def small(picture: Image.Image) -> Image.Image:
    """The same in 255 colours: the frequent ones exactly, so that no ground changes its tone, and
    the rare ones by what is nearest.

    What is late stays red in a window that has hardly anything red.
    """
    picture = picture.convert("RGB")
    counted = sorted(picture.getcolors(1 << 24) or [], reverse=True)
    exact = [colour for _count, colour in counted[:_EXACT]]
    rest = [colour for _count, colour in counted[_EXACT:]]
    palette = [part for colour in exact for part in colour]
    if rest:
        strip = Image.new("RGB", (len(rest), 1))
        strip.putdata(rest)
        palette += (
            strip.quantize(255 - len(exact), Image.Quantize.MAXCOVERAGE).getpalette() or []
        )[: 3 * (255 - len(exact))]
    # Pillow looks for the nearest colour in a coarse cube: white would not stay white.
    made = [tuple(palette[at : at + 3]) for at in range(0, len(palette), 3)]
    index = {colour: place for place, colour in enumerate(made)}
    for colour in rest:
        if colour not in index:
            index[colour] = min(
                range(len(made)),
                key=lambda place: sum((one - two) ** 2 for one, two in zip(made[place], colour)),
            )
    reduced = Image.new("P", picture.size)
    reduced.putpalette(palette)
    reduced.putdata([index[colour] for colour in picture.getdata()])
    return reduced


def keep(made: Path) -> None:
    KEPT.mkdir(exist_ok=True)
    for old in set(KEPT.glob("*.png")) - {KEPT / name for name in named()}:
        old.unlink()
    for name in named():
        with Image.open(made / name) as picture:
            small(picture).save(KEPT / name, optimize=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
