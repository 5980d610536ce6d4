"""Borders, captions, lists and ends of lines, which a PDF leaves to the reader to draw."""

import pytest
from PIL import ImageChops

from tests.corpus import forms
from tests.corpus.pdf_writing import Pdf, annotation
from tests.corpus.seeing import see

_OWN = "/MK<</BC[0 0 0]/BG[0.9 0.9 1]>>/BS<</W 2/S/S>>/DA(/Helv 12 Tf 0 g)"


@pytest.mark.parametrize(
    ("kind", "value", "entries"),
    [
        ("Tx", "(ALIYEV)", _OWN),
        ("Tx", "()", _OWN),
        ("Btn", "/Off", _OWN),
        ("Btn", "/Yes", f"/AS/Yes{_OWN}"),
        ("Ch", "(a)", f"/Ff 131072/Opt[(a)(b)]{_OWN}"),
    ],
    ids=["words", "empty", "a box", "a ticked box", "a choice"],
)
def test_a_field_has_the_border_and_the_ground_that_it_states(
    kind: str, value: str, entries: str
) -> None:
    seen = see(forms.one_field(value, entries, (30, 200, 330, 240), kind))
    assert seen.dark(30, 59, 330, 63) > 500 and seen.dark(30, 97, 330, 101) > 500
    ground = seen.picture.getpixel((320, 80))
    assert isinstance(ground, tuple) and ground[2] > 250 > ground[0] > 200


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("(GONDER)", "gonder"),
        ("<feff0047004f004e004400450052>", "gonder"),
        ("(GON \\(DER\\))", "gon der"),
    ],
)
def test_a_button_says_what_it_says(caption: str, words: str) -> None:
    entries = f"/Ff 65536/MK<</CA{caption}/BC[0]>>/DA(/Helv 12 Tf 0 g)"
    assert see(forms.one_field("null", entries, (30, 200, 330, 240), "Btn")).finds(words) == 1


def test_a_list_shows_what_it_offers_and_what_is_chosen_of_it() -> None:
    options = "".join(f"(secim {number})" for number in range(1, 10))
    entries = f"/TI 4/I[5 7]/Ff 2097152/Opt[{options}]/DA(/Helv 12 Tf 0 g)"
    seen = see(forms.one_field("[(secim 6)(secim 8)]", entries, (30, 140, 330, 240), "Ch"))
    shown = [number for number in range(1, 10) if seen.finds(f"secim {number}") == 1]
    assert shown == [5, 6, 7, 8, 9]
    bars = [seen.picture.getpixel((300, 60 + round(13.2 * row + 9))) for row in range(5)]
    assert [bar == (255, 255, 255) for bar in bars] == [True, False, True, False, True]
    nothing = see(forms.one_field("()", "/Opt[(bir)(iki)]", (30, 140, 330, 240), "Ch"))
    assert nothing.finds("iki") == 1


@pytest.mark.parametrize(
    "end",
    ["OpenArrow", "ClosedArrow", "ROpenArrow", "RClosedArrow", "Square", "Diamond"]
    + ["Circle", "Butt", "Slash"],
)
def test_what_stands_at_the_ends_of_a_line_is_drawn(end: str) -> None:
    line = "/L[100 150 300 150]/C[0 0 0]/BS<</W 2>>"
    plain = see(forms.drawn("Line", line))
    for ends, here, there in ((f"[/{end}/None]", 100, 300), (f"[/None/{end}]", 300, 100)):
        seen = see(forms.drawn("Line", f"{line}/LE{ends}"))
        at_the_end = (here - 14, 136, here + 14, 164)
        assert seen.dark(*at_the_end) > plain.dark(*at_the_end) + 8
        away = (there - 14, 136, there + 14, 164)
        assert seen.dark(*away) == plain.dark(*away)
    path = "/Vertices[100 150 200 180 300 150]/C[0 0 0]/BS<</W 2>>"
    bent = see(forms.drawn("PolyLine", f"{path}/LE[/{end}/{end}]"))
    assert bent.dark(86, 136, 114, 164) > see(forms.drawn("PolyLine", path)).dark(86, 136, 114, 164)


@pytest.mark.parametrize("style", ["4", "l", "8", "u", "n", "H"])
def test_a_ticked_box_has_the_mark_that_its_form_says(style: str) -> None:
    marks = {}
    for each in (style, "8" if style != "8" else "4"):
        entries = f"/AS/Yes/MK<</CA({each})>>/DA(/ZaDb 0 Tf 0 g)"
        seen = see(forms.one_field("/Yes", entries, (30, 200, 70, 240), "Btn"))
        marks[each] = seen.picture.crop((30, 60, 70, 100)).tobytes()
        assert seen.dark(30, 60, 70, 100) > 60
    assert len(set(marks.values())) == 2


def test_words_without_a_size_take_the_room_of_their_field() -> None:
    low = see(forms.one_field("(ALIYEV)", "/DA(/Helv 0 Tf 0 g)", (30, 220, 330, 240)))
    high = see(forms.one_field("(ALIYEV)", "/DA(/Helv 0 Tf 0 g)", (30, 180, 330, 240)))
    assert high.dark(30, 60, 330, 120) > 3 * low.dark(30, 60, 330, 80)


def test_what_a_field_does_not_say_of_its_words_its_parent_or_the_form_says() -> None:
    pdf = Pdf()
    parent = pdf.add("<</FT/Tx/T(a)/V(ALIYEV)/DA(1 0 0 rg /Helv 20 Tf)/Q 2/Kids[5 0 R]>>")
    child = pdf.add(annotation("Widget", (30, 200, 330, 240), f"/Parent {parent}"))
    by_form = annotation("Widget", (30, 100, 330, 140), "/FT/Tx/T(b)/V(RASHAD)")
    pdf.page("", (child, by_form))
    pdf.form((parent,), "/Q 1")
    seen = see(pdf.content())
    left = seen.picture.crop((30, 60, 200, 100))
    right = seen.picture.crop((240, 60, 330, 100))
    assert left.getcolors(1) is not None
    red, _green, blue = right.split()
    assert sum(ImageChops.subtract(red, blue).histogram()[150:]) > 20
    assert seen.dark(130, 160, 230, 200) > 60 and seen.dark(30, 160, 130, 200) == 0
