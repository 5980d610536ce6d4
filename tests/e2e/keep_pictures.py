"""The pictures that the guides and the README show, made small: ``python -m tests.e2e.keep_pictures
OUT`` after ``clerkdesk demo --pictures OUT``.

Kept are those that a text names, and their dark twins where the help shows them in a dark window.
"""

import re
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PIL import Image

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs/pictures"
_EXACT = 150
_COLOURS = 255
_SHOWN = re.compile(r"\]\((?:docs/)?pictures/([^)]+\.png)\)")
Colour: TypeAlias = tuple[int, int, int]
DARK_TOO = ("queue-masked", "no-debt-documents", "idp-application")


def named() -> list[str]:
    """The file names that the texts show, and their dark twins."""
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    shown = {name for text in texts for name in _SHOWN.findall(text.read_text(encoding="utf-8"))}
    return sorted(shown | {f"{name}-dark.png" for name in DARK_TOO})


def small(picture: Image.Image) -> Image.Image:
    """The same in 255 colours: the frequent ones exactly, so that no ground changes its tone, and
    the rare ones by what is nearest.

    What is late stays red in a window that has hardly anything red.
    """
    picture = picture.convert("RGB")
    exact, rare = _colours(picture)
    palette = [*exact, *_merged(rare, _COLOURS - len(exact))]
    # Pillow looks for the nearest colour in a coarse cube: white would not stay white.
    index = {colour: number for number, colour in enumerate(palette)}
    for colour in rare:
        if colour not in index:
            index[colour] = palette.index(min(palette, key=partial(_distance, colour)))
    reduced = Image.new("P", picture.size)
    reduced.putpalette(bytes(part for colour in palette for part in colour))
    reduced.putdata([index[colour] for colour in _pixels(picture)])
    return reduced


def _pixels(picture: Image.Image) -> list[Colour]:
    parts = iter(picture.tobytes())
    return list(zip(parts, parts, parts))


def _colours(picture: Image.Image) -> tuple[list[Colour], list[Colour]]:
    """The most frequent ones and the others, the most frequent first."""
    counted = Counter(_pixels(picture))
    by_count = sorted(counted, key=lambda colour: (counted[colour], colour), reverse=True)
    return by_count[:_EXACT], by_count[_EXACT:]


def _merged(rare: list[Colour], count: int) -> list[Colour]:
    """So many colours at most that stand for the rare ones."""
    if not rare:
        return []
    strip = Image.new("RGB", (len(rare), 1))
    strip.putdata(rare)
    quantized = strip.quantize(count, Image.Quantize.MAXCOVERAGE)
    parts = iter((quantized.getpalette() or [])[: 3 * count])
    return list(zip(parts, parts, parts))


def _distance(one: Colour, other: Colour) -> int:
    return sum((part - of_other) ** 2 for part, of_other in zip(one, other))


def keep(painted: Path) -> None:
    """Keep of the folder's pictures what the texts show, and nothing else."""
    KEPT.mkdir(exist_ok=True)
    for old in set(KEPT.glob("*.png")) - {KEPT / name for name in named()}:
        old.unlink()
    for name in named():
        with Image.open(painted / name) as picture:
            small(picture).save(KEPT / name, optimize=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
