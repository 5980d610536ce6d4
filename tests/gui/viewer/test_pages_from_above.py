"""A page that leaves its size and its fonts to what it belongs to is shown as any other, also where
something lies on it that brings its look along.
"""

import pytest

from tests.corpus.pdf_writing import HELVETICA, Pdf, annotation, text
from tests.corpus.seeing import Seen, see

_STAMP = (200, 60, 380, 120)


def page(stated: str, *, direct: bool, stamped: bool = True, entries: str = "") -> Seen:
    """``stated``: what the page leaves out. ``direct``: its resources stand where they are said."""
    pdf = Pdf()
    resources = f"<<{HELVETICA}>>" if direct else pdf.add(f"<<{HELVETICA}>>")
    pdf.pages_entries = f"{stated}/Resources {resources}"
    look = pdf.drawing("1 0 0 rg 0 0 180 60 re f", 180, 60)
    marks = (annotation("Stamp", _STAMP, f"/AP<</N {look}>>"),) if stamped else ()
    pdf.page(text("Erize ALIYEV", 30, 230, 30), marks, entries=entries, bare=True)
    pdf.page(text("Ikinci", 30, 230, 30), marks, bare=True)
    return see(pdf.content())


@pytest.mark.parametrize("direct", [True, False])
@pytest.mark.parametrize(
    "stated",
    [
        "/MediaBox[0 0 420 300]",
        "/MediaBox[0 0 600 842]/CropBox[0 0 420 300]",
        "/MediaBox[-10 -20 410 280]/Rotate 0",
    ],
)
def test_a_stamp_takes_neither_size_nor_letters_from_its_page(stated: str, direct: bool) -> None:
    plain = page(stated, direct=direct, stamped=False)
    seen = page(stated, direct=direct)
    assert seen.opened["sizes"] == plain.opened["sizes"] == [(420, 300)] * 2
    assert seen.picture.size == plain.picture.size == (420, 300)
    assert seen.finds("erize aliyev") == 1 and seen.remarks == {}
    words = (0, 0, 420, 100)
    assert seen.dark(*words) == plain.dark(*words) > 300
    assert seen.picture.getpixel((290 + 10 * ("-10" in stated), 205)) == (255, 0, 0)
    assert seen.finds("ikinci", page=1) == 1


def test_what_a_page_says_itself_goes_before_what_is_said_above() -> None:
    seen = page("/MediaBox[0 0 900 900]", direct=False, entries="/MediaBox[0 0 420 300]")
    assert seen.picture.size == (420, 300) and seen.finds("erize aliyev") == 1
