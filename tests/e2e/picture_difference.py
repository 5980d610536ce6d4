"""How different two pictures of one screen are, and how different they may be.

The limits were measured. Other hinting of the same font (FreeType's own, none, full) moves every
letter a little: at most 4.8 % of the cells differ, by 1.4 levels of 255 on average, and 6 patches
of a picture lose or win what was in them. A missing card empties a dozen patches, and the other
theme changes half of all cells at least.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops

_CELL = 16
_LEVELS = 8
"""Letters are averaged over cells of a line's height; what is left of a difference is one of tone.
"""
_PATCH = (64, 32)
_ROOM = 16
_SOMETHING = 48
_NOTHING = 12
"""Contrast within a patch: letters or a line; an empty ground."""


@dataclass(frozen=True, slots=True)
class Difference:
    share: float
    """Of the cells that differ, in hundredths."""
    mean: float
    """Of all cells' difference, in levels of 255."""
    patches: int
    """Where something is in one picture, and nothing in the other."""

    @property
    def tolerable(self) -> bool:
        return self.share <= 6.5 and self.mean <= 2.5 and self.patches <= 8


def difference(kept: Image.Image, now: Image.Image) -> Difference:
    """Another size is another picture; but a form is as large as its letters need, and those are a
    few pixels wider or taller elsewhere.
    """
    if any(abs(one - two) > _ROOM for one, two in zip(kept.size, now.size)):
        return Difference(100.0, 255.0, 10_000)
    if kept.size != now.size:
        now = now.convert("RGB").resize(kept.size, Image.Resampling.BILINEAR)
    kept = kept.convert("RGB")
    now = now.convert("RGB")
    red, green, blue = ImageChops.difference(kept.reduce(_CELL), now.reduce(_CELL)).split()
    counted = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    cells = sum(counted)
    share = 100 * sum(counted[_LEVELS + 1 :]) / cells
    return Difference(
        share=share,
        mean=sum(level * count for level, count in enumerate(counted)) / cells,
        patches=_emptied(kept.convert("L"), now.convert("L")),
    )


def _emptied(kept: Image.Image, now: Image.Image) -> int:
    """Patches with something in one of the pictures, and nothing in the other."""
    wide, high = _PATCH
    patches = 0
    for top in range(0, kept.height, high):
        for left in range(0, kept.width, wide):
            box = (left, top, min(left + wide, kept.width), min(top + high, kept.height))
            contrasts = sorted(_contrast(picture.crop(box)) for picture in (kept, now))
            patches += contrasts[0] < _NOTHING and contrasts[1] > _SOMETHING
    return patches


def brightness(picture: Image.Image) -> int:
    """Of the whole picture, in levels of 255."""
    level = picture.convert("L").resize((1, 1)).getpixel((0, 0))
    assert isinstance(level, int)
    return level


def _contrast(picture: Image.Image) -> int:
    """Between the darkest and the lightest level of a grey picture."""
    levels = [level for level, count in enumerate(picture.histogram()) if count]
    return levels[-1] - levels[0]
