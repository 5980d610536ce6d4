"""A page to which one comes back shows and says what it did; what a file states in a way that
nobody can draw is counted.
"""

import pytest
from PIL import Image

from clerkdesk.adapters import render_child
from tests.corpus.pdf_writing import Pdf, annotation, text
from tests.corpus.seeing import Seen, see

BOX = (60, 80, 340, 220)


def again(seen: Seen, page: int) -> Seen:
    """A page of the file that is open."""
    header, pixels = render_child.answer(
        seen.state, {"op": "render", "page": page, "width": 420, "rotation": 0}, b""
    )
    picture = Image.frombytes("RGB", (header["width"], header["height"]), pixels, "raw", "BGRX")
    remarks = {remark["code"]: remark["params"].get("count", 0) for remark in header["remarks"]}
    return Seen(picture, seen.opened, remarks, seen.state, header)


@pytest.mark.parametrize("turned", [0, 90])
def test_a_page_shows_what_it_did_when_one_comes_back_to_it(turned: int) -> None:
    pdf = Pdf()
    look = pdf.drawing("1 0 0 rg 0 0 100 40 re f", 100, 40)
    field = pdf.add(
        annotation("Widget", (30, 20, 200, 40), "/FT/Tx/T(a)/V(ALIYEV)/DA(/Helv 12 Tf)")
    )
    on_the_first = (
        annotation("Stamp", (60, 150, 160, 190), f"/AP<</N {look}>>", 4 | 16),
        annotation("Sound", (0, 0, 10, 10)),
        annotation("FreeText", (200, 200, 380, 240), "/DA(/Helv 14 Tf 0 g)/Contents(BORC 12)"),
        annotation("Text", (300, 60, 320, 80), "/Contents(Salam)"),
        field,
    )
    pdf.page(text("Bir", 30, 270), on_the_first, entries=f"/Rotate {turned}")
    pdf.page(text("Iki", 30, 270), (annotation("Sound", (0, 0, 10, 10)),))
    pdf.form((field,))
    first = see(pdf.content())
    before = (
        first.remarks,
        [first.finds(words) for words in ("aliyev", "borc 12", "salam", "bir")],
    )
    assert before == ({"page_not_shown": 1, "page_notes": 0}, [1, 1, 1, 1])
    for _time in range(2):
        assert again(first, 1).remarks == {"page_not_shown": 1}
        assert first.finds("iki", 1) == 1
        back = again(first, 0)
        assert back.picture.tobytes() == first.picture.tobytes()
        matches = [back.finds(words) for words in ("aliyev", "borc 12", "salam", "bir")]
        assert (back.remarks, matches) == before


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Highlight", "/C[0 0 0]"),
        ("StrikeOut", "/C[0 0 0]"),
        ("Polygon", "/Path[[80 100][200 210][320 100]]/C[0 0 0]"),
        ("PolyLine", "/C[0 0 0]"),
        ("Line", "/C[0 0 0]"),
        ("Watermark", "/Contents(NUSXE)"),
        ("Redact", "/OverlayText(MEXFI)"),
    ],
)
def test_a_mark_that_does_not_say_where_it_lies_is_counted(kind: str, entries: str) -> None:
    pdf = Pdf()
    pdf.page(text("Erize", 30, 270), (annotation(kind, BOX, entries),))
    assert see(pdf.content()).remarks == {"page_not_shown": 1}


@pytest.mark.parametrize(
    ("form", "content", "box", "lost"),
    [
        ("", "0 g 0 0 280 140 re f", BOX, 1),
        ("/BBox[0 0 0 0]", "0 g 0 0 280 140 re f", BOX, 1),
        ("/BBox[0 0 280 0]", "q 1 0 0 RG 0 0 m 9 9 l S Q", BOX, 1),
        ("/BBox[0 0 0 0]", "", BOX, 0),
        ("/BBox[0 0 0 0]", "/Tx BMC EMC", BOX, 0),
        ("/BBox[0 0 0 0]", "0 g 0 0 280 140 re f", (0, 0, 0, 0), 0),
    ],
    ids=["no box", "an empty box", "a flat box", "nothing", "no words", "an unseen signature"],
)
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside one that is drawn"])
def test_a_look_of_which_nothing_is_seen_is_counted_where_there_is_something_to_see(
    form: str, content: str, box: tuple[int, int, int, int], lost: int, beside: bool
) -> None:
    pdf = Pdf()
    look = pdf.stream(content, f"/Type/XObject/Subtype/Form{form}")
    fields = [pdf.add(annotation("Widget", box, f"/FT/Sig/T(a)/AP<</N {look}>>"))]
    if beside:
        drawn = pdf.drawing("1 0 0 rg 0 0 40 20 re f", 40, 20)
        fields.append(pdf.add(annotation("Widget", (30, 20, 70, 40), f"/AP<</N {drawn}>>")))
    pdf.page(text("Erize", 30, 270), tuple(fields))
    pdf.form(tuple(fields))
    assert see(pdf.content()).remarks == ({"page_not_shown": 1} if lost else {})


def test_a_stamp_says_no_word_that_its_file_does_not_have() -> None:
    pdf = Pdf()
    look = pdf.drawing("1 0 0 rg 0 0 40 20 re f", 40, 20)
    pdf.page("", (annotation("Stamp", BOX, f"/AP<</N<</On {look}>>>>"),))
    seen = see(pdf.content())
    assert seen.remarks == {"page_not_shown": 1} and seen.finds("draft") == 0
