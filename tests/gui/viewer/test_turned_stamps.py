"""A stamp that says it is not turned with its page stands upright on a page that lies."""

import pytest
from PIL import ImageChops

from tests.corpus import forms
from tests.corpus.pdf_writing import HELVETICA, Pdf, annotation
from tests.corpus.seeing import Seen, see

_PRINTED = 4
_UPRIGHT = _PRINTED | 1 << 4
_OF_ITS_SIZE = 1 << 3


def red(seen: Seen) -> tuple[int, int, int, int]:
    """The box of all that is red; from the left, from above."""
    strong, _green, weak = seen.picture.split()
    difference = ImageChops.subtract(strong, weak).point([0] * 100 + [255] * 156)
    return difference.getbbox() or (0, 0, 0, 0)


def about(box: tuple[int, int, int, int], expected: tuple[int, int, int, int]) -> bool:
    return all(abs(side - due) <= 4 for side, due in zip(box, expected))


@pytest.mark.parametrize("look", [True, False], ids=["with a look", "without a look"])
@pytest.mark.parametrize(
    ("turned", "width", "upright", "lying"),
    [
        (0, 420, (200, 180, 380, 240), (200, 180, 380, 240)),
        (90, 300, (120, 200, 300, 260), (60, 200, 120, 380)),
        (180, 420, (220, 120, 400, 180), (40, 60, 220, 120)),
        (270, 300, (180, 220, 300, 280), (180, 40, 240, 220)),
    ],
)
def test_a_stamp_keeps_upright_where_it_says_so(
    look: bool,
    turned: int,
    width: int,
    upright: tuple[int, int, int, int],
    lying: tuple[int, int, int, int],
) -> None:
    words = "tesdiq" if look else "approved"
    for flags, box in ((_UPRIGHT | _OF_ITS_SIZE, upright), (_PRINTED, lying)):
        seen = see(forms.stamp(look, flags=flags, turned=turned), width=width)
        assert about(red(seen), box) and seen.finds(words) == 1, (flags, red(seen))


def test_each_of_several_is_turned_by_itself() -> None:
    """Also where one brings a look that draws nothing, one lies within another, and a window with
    words before them.
    """
    pdf = Pdf()
    drawn = [
        pdf.stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 60 20]/Resources<<{HELVETICA}>>")
        for content in ("q Q", "0 0 1 rg 0 0 60 20 re f", "1 0 0 rg 0 0 60 20 re f")
    ]
    boxes = ((100, 100, 220, 140), (100, 100, 220, 140), (120, 110, 180, 130))
    flags = (_UPRIGHT, _PRINTED, _UPRIGHT)
    stamps = [annotation("Popup", boxes[0], f"/AP<</N {drawn[0]}>>")]
    stamps += [
        annotation("Stamp", box, f"/AP<</N {look}>>", flag)
        for look, box, flag in zip(drawn, boxes, flags)
    ]
    pdf.page("", tuple(stamps), entries="/Rotate 90")
    seen = see(pdf.content(), width=300)
    assert about(red(seen), (130, 120, 190, 140))
    assert seen.picture.getpixel((110, 210)) == (0, 0, 255)
    assert seen.picture.getpixel((150, 130)) == (255, 0, 0)
