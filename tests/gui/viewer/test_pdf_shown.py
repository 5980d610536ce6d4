"""What a PDF's page holds is drawn, or the page says that it is not."""

from functools import partial

import pytest
from PIL import Image

from tests.corpus import forms, pages
from tests.corpus.compared import Make
from tests.corpus.pdf_writing import Pdf, annotation, text
from tests.corpus.seeing import opened, refused, see

NAME = (150, 53, 390, 75)
"""Where the first field stands, in pixels of a page that is shown 420 wide."""


@pytest.mark.parametrize(
    "make",
    [
        forms.filled_form,
        partial(forms.filled_form, form=False),
        partial(forms.filled_form, look=False),
        partial(forms.filled_form, look=False, form=False),
        partial(forms.filled_form, look=False, form_entries="/NeedAppearances true"),
        partial(forms.filled_form, form_entries="/XFA(<xdp/>)"),
        forms.inherited,
        forms.stale_look,
    ],
    ids=[
        "with looks",
        "without a form",
        "without looks",
        "without looks and form",
        "to be drawn by the reader",
        "beside XFA",
        "a parent's value",
        "with looks out of date",
    ],
)
def test_what_stands_in_a_field_is_drawn_and_found(make: Make) -> None:
    seen = see(make())
    assert seen.dark(*NAME) > 60 and seen.remarks == {}
    assert seen.finds("aliyev rashad") == 1


@pytest.mark.parametrize("look", [True, False])
def test_a_choice_and_a_ticked_box_are_drawn(look: bool) -> None:
    chosen = see(forms.choice(look=look))
    assert chosen.dark(*NAME) > 20 and chosen.finds("4 nefer") == 1
    listed = see(forms.choice(look=look, listed=True))
    assert listed.dark(*NAME) > 20 and listed.finds("4 nefer") == 1
    ticked = see(forms.boxes(look=look))
    assert ticked.dark(34, 64, 46, 76) > 15 and ticked.dark(34, 184, 46, 196) > 15
    assert ticked.dark(34, 104, 46, 116) == 0


def test_a_field_says_letters_that_its_own_font_does_not_have() -> None:
    words = "Əliyev Rəşad Бакы"
    value = "<" + ("\ufeff" + words).encode("utf-16-be").hex() + ">"
    seen = see(forms.one_field(value, "/DA(/Helv 12 Tf 0 g)", (30, 225, 390, 247)))
    assert seen.dark(30, 53, 150, 75) > 100 and seen.finds(words) == 1
    assert seen.remarks == {}


@pytest.mark.parametrize(
    ("kind", "value", "entries", "shown"),
    [
        ("Tx", "42", "", "42"),
        ("Tx", "()", "/Ff 33554432/RV(<body><p>ALIYEV &amp; ogul</p></body>)", "aliyev & ogul"),
        ("Ch", "(b)", "/Ff 131072/Opt[[(a)(birinci)][(b)(ikinci)]]", "ikinci"),
        ("Ch", "[(3 n)(4 n)]", "/Ff 2097152/Opt[(3 n)(4 n)(5 n)]", "4 n"),
    ],
    ids=["a number", "words with tags", "a label", "two of three"],
)
def test_a_value_is_shown_however_it_is_written(
    kind: str, value: str, entries: str, shown: str
) -> None:
    more = entries + "/DA(/Helv 12 Tf 0 g)"
    content = forms.one_field(value, more, (30, 200, 330, 240), kind)
    assert see(content).finds(shown) == 1


def test_a_field_too_small_for_its_words_makes_them_smaller_or_says_so() -> None:
    long = "Nizami kucesi " * 3
    small = see(forms.one_field(f"({long})", "/DA(/Helv 12 Tf 0 g)", (30, 225, 180, 247)))
    assert small.dark(30, 53, 180, 75) > 60 and small.dark(184, 0, 420, 100) == 0
    lines = see(
        forms.one_field(f"({long * 40})", "/Ff 4096/DA(/Helv 12 Tf 0 g)", (30, 225, 90, 247))
    )
    assert lines.remarks == {"page_not_shown": 1}


def test_a_secret_field_and_one_of_cells_are_drawn_as_what_they_are() -> None:
    secret = see(forms.one_field("(abcd)", "/Ff 8192/DA(/Helv 12 Tf 0 g)", (30, 225, 390, 247)))
    assert secret.finds("abcd") == 0 and secret.dark(30, 53, 100, 75) > 0
    cells = see(
        forms.one_field(
            "(5XK2M7P)", "/Ff 16777216/MaxLen 7/DA(/Helv 12 Tf 0 g)", (30, 225, 380, 247)
        )
    )
    assert all(cells.dark(30 + 50 * cell, 50, 80 + 50 * cell, 80) > 5 for cell in range(7))


def test_a_signature_stamp_is_drawn_and_found_on_an_otherwise_empty_page_too() -> None:
    for empty in (False, True):
        seen = see(forms.signature("Imzalayan: QULIYEVA S.", empty_page=empty))
        assert seen.dark(190, 210, 390, 270) > 300
        assert seen.finds("quliyeva") == 1 and seen.remarks == {}


@pytest.mark.parametrize("look", [True, False])
def test_a_stamp_is_drawn_and_found(look: bool) -> None:
    seen = see(forms.stamp(look, name="NotApproved"))
    assert seen.picture.crop((200, 180, 380, 240)).getcolors(1) is None
    assert seen.finds("tesdiq" if look else "not approved") == 1


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("FreeText", "/DA(/Helv 14 Tf 0 g)/Contents(DEBT 120.50 AZN)"),
        ("Ink", "/InkList[[80 100 200 200 320 110]]/C[0 0 0]/BS<</W 3>>"),
        ("Line", "/L[70 90 330 210]/C[0 0 0]"),
        ("Square", "/C[0 0 0]"),
        ("Circle", "/C[0 0 0]"),
        ("Polygon", "/Vertices[80 100 200 210 320 100]/C[0 0 0]"),
        ("PolyLine", "/Vertices[80 100 200 210 320 100]/C[0 0 0]"),
        ("Highlight", "/QuadPoints[80 180 320 180 80 140 320 140]/C[0 0 0]"),
        ("Underline", "/QuadPoints[80 180 320 180 80 140 320 140]/C[0 0 0]"),
        ("Squiggly", "/QuadPoints[80 180 320 180 80 140 320 140]/C[0 0 0]"),
        ("StrikeOut", "/QuadPoints[80 180 320 180 80 140 320 140]/C[0 0 0]"),
        ("Caret", "/C[0 0 0]"),
        ("Stamp", "/Name/Final"),
        ("Text", ""),
    ],
)
def test_a_note_without_a_look_is_drawn(kind: str, entries: str) -> None:
    seen = see(forms.drawn(kind, entries))
    assert seen.dark(50, 70, 350, 230) > 25 and seen.remarks == {}


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Text", ""),
        ("Highlight", "/QuadPoints[80 180 320 180 80 140 320 140]/C[1 1 0]"),
        ("Square", "/C[1 0 0]"),
        ("Line", "/L[60 150 340 150]"),
    ],
)
def test_the_words_of_a_note_are_told_and_found_where_it_lies(kind: str, entries: str) -> None:
    seen = see(forms.drawn(kind, f"{entries}/Contents(Borc odenilmeyib)"))
    assert seen.remarks == {"page_notes": 0} and seen.finds("borc odenilmeyib") == 1
    assert seen.finds("borc yoxdur") == 0


def test_the_words_of_a_note_turn_nothing_around_them() -> None:
    value = "\ufeffborc\u202e\n\0yoxdur\u2069".encode("utf-16-be").hex()
    seen = see(forms.drawn("Text", f"/Contents<{value}>"))
    [remark] = seen.header["remarks"]
    assert remark == {"code": "page_notes", "params": {"words": "“borc yoxdur”"}}


def test_typed_words_of_any_letters_are_found() -> None:
    words = "BORC YOXDUR, Əliyev, Бакы"
    value = ("\ufeff" + words).encode("utf-16-be").hex()
    content = forms.drawn("FreeText", f"/DA(/Helv 14 Tf 0 g)/Contents<{value}>")
    assert see(content).finds(words) == 1


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Screen", "/Contents(film)"),
        ("Movie", ""),
        ("Sound", ""),
        ("RichMedia", ""),
        ("Redact", ""),
        ("Nobody", ""),
    ],
)
def test_what_cannot_be_drawn_is_counted_on_its_page(kind: str, entries: str) -> None:
    assert see(forms.drawn(kind, entries)).remarks["page_not_shown"] == 1


def test_what_is_hidden_stays_hidden_and_nothing_is_said_of_it() -> None:
    pdf = Pdf()
    hidden = [
        annotation("Square", (50, 50, 350, 220), "/C[0 0 0]/IC[0 0 0]").replace(
            "/F 4", f"/F {flag}"
        )
        for flag in (2, 32)
    ]
    pdf.page(text("Erize", 30, 270), (*hidden, annotation("Popup", (10, 10, 90, 90))))
    seen = see(pdf.content())
    assert seen.dark(40, 70, 360, 260) == 0 and seen.remarks == {}


def _ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of what is drawn below the title; None: nothing is."""
    below = picture.convert("L").crop((0, 60, *picture.size))
    return below.point(lambda level: 255 * (level < 200)).getbbox()


def _upright(picture: Image.Image) -> bool:
    """Whether what is drawn below the title is higher than it is wide."""
    left, top, right, bottom = _ink(picture) or (0, 0, 0, 0)
    return bottom - top > right - left


MIDDLE = (60, 80, 340, 220)
"""Where the annotation of these files lies, in pixels of a page that is shown 420 wide."""


_LAID_ON = (
    ("Stamp", "/Name/Approved", True),
    ("Stamp", "/Name/Approved", False),
    ("Square", "/C[0 0 0]/IC[0 0 0]", False),
    ("FreeText", "/DA(/Helv 40 Tf 0 g)/Contents(BORC YOXDUR)", False),
    ("Widget", "/FT/Tx/T(f)/V(BORC YOXDUR)/DA(/Helv 40 Tf 0 g)", False),
)


@pytest.mark.parametrize(
    ("state", "rule", "shown"),
    [
        ("", "", True),
        ("/OFF[LAYER]", "", False),
        ("/BaseState/OFF", "", False),
        ("/BaseState/OFF/ON[LAYER]", "", True),
        ("/AS[<</Event/View/Category[/View]/OCGs[LAYER]>>]", "", False),
        ("/AS[<</Event/Print/Category[/Print]/OCGs[LAYER]>>]", "", True),
        ("", "/VE[/Not LAYER]", False),
        ("/OFF[LAYER]", "/VE[/Or LAYER [/Not LAYER]]", True),
        ("/OFF[LAYER]", "/P/AllOff", True),
        ("/OFF[LAYER]", "/P/AnyOn", False),
    ],
)
def test_what_lies_on_a_layer_is_shown_as_a_reader_shows_it_and_that_it_is_not_is_said(
    state: str, rule: str, shown: bool
) -> None:
    for kind, entries, look in _LAID_ON:
        seen = see(pages.on_a_layer(state, kind, entries, look=look, rule=rule))
        assert (_ink(seen.picture) is not None) is shown, kind
        assert seen.remarks == ({} if shown else {"page_layers_off": 1}), kind


@pytest.mark.parametrize(
    "entries",
    ["/OC 6 0 R", "/OC[1 2]", "/OC 99 0 R", "/OC<</Type/OCMD/VE[/And]>>", "/OC<</VE[[[[]]]]>>"],
)
def test_a_layer_that_nobody_understands_hides_nothing(entries: str) -> None:
    pdf = Pdf()
    stamp = annotation("Square", MIDDLE, f"/C[0 0 0]/IC[0 0 0]{entries}")
    pdf.page(text("Erize", 30, 270), (stamp,))
    itself = pdf.add("<</Type/OCMD/OCGs[6 0 R]/P/AllOn>>")
    assert itself == "6 0 R"
    assert _ink(see(pdf.content()).picture) is not None


def test_words_on_a_layer_that_is_switched_off_are_not_found_and_that_is_said() -> None:
    seen = see(pages.layered("/OFF[FIRST]"))
    assert [seen.finds(words) for words in ("birinci", "ikinci", "her ikisi")] == [0, 1, 0]
    assert seen.remarks == {"page_layers_off": 2}
    assert see(pages.layered("")).remarks == {}


@pytest.mark.parametrize("within", [False, True])
def test_a_drawing_or_picture_that_is_on_a_layer_itself_is_hidden_with_it(within: bool) -> None:
    shown = see(pages.drawings_on_a_layer("", within=within))
    assert [shown.finds(words) for words in ("birinci", "ikinci")] == [1, 1]
    assert shown.remarks == {}
    hidden = see(pages.drawings_on_a_layer("/OFF[LAYER]", within=within))
    assert [hidden.finds(words) for words in ("birinci", "ikinci")] == [1, 0]
    assert hidden.remarks == {"page_layers_off": 2}
    _left, top, right, bottom = _ink(shown.picture) or (0, 0, 0, 0)
    _left, same_top, less_right, less_bottom = _ink(hidden.picture) or (0, 0, 0, 0)
    assert (same_top, less_right < right, less_bottom < bottom) == (top, True, True)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_the_words_of_a_turned_field_are_turned(turned: int) -> None:
    value = "(ALIYEV RASHAD)"
    lying = see(forms.one_field(value, "/DA(/Helv 12 Tf 0 g)", MIDDLE))
    entries = f"/DA(/Helv 12 Tf 0 g)/MK<</R {turned}>>"
    seen = see(forms.one_field(value, entries, MIDDLE))
    assert _upright(seen.picture) is (turned != 180)
    assert _ink(seen.picture) != _ink(lying.picture) is not None
    assert seen.finds("aliyev rashad") == 1 and seen.remarks == {}


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Line", "/L[60 120 340 120]/C[0 0 0]"),
        ("PolyLine", "/Vertices[60 120 340 120]/C[0 0 0]"),
        ("Link", "/C[0 0 0]"),
    ],
)
def test_a_border_is_as_wide_as_its_style_says(kind: str, entries: str) -> None:
    thin = see(forms.drawn(kind, entries + "/BS<</W 1>>"))
    thick = see(forms.drawn(kind, entries + "/Border[0 0 1]/BS<</S/S/W 8>>"))
    assert 0 < 3 * thin.dark(40, 60, 360, 240) < thick.dark(40, 60, 360, 240)
    assert see(forms.drawn(kind, entries + "/BS<</W 0>>")).dark(100, 60, 300, 100) == 0


def test_a_page_of_any_size_is_shown() -> None:
    for side in (0.1, 20_000.0, 10_000_000.0):
        pdf = Pdf(side, side)
        pdf.page(text("x", side / 4, side / 4, side / 2))
        seen = see(pdf.content())
        assert seen.picture.size[0] == seen.picture.size[1] <= 5_000


def test_a_picture_that_cannot_be_unpacked_is_said_on_its_page() -> None:
    assert see(pages.damaged_picture()).remarks == {"page_not_shown": 1}
    assert see(pages.scanned("grey")).remarks == {}


def test_an_empty_page_says_that_it_is_empty() -> None:
    pdf = Pdf()
    pdf.page()
    pdf.page(text("Arayis", 30, 270))
    assert see(pdf.content()).remarks == {"page_blank": 0}
    assert see(pdf.content(), page=1).remarks == {}


# -- letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subtype", "base"),
    [
        ("TrueType", "TimesNewRomanPSMT"),
        ("TrueType", "Arial,Bold"),
        ("TrueType", "Tahoma"),
        ("Type1", "Helvetica"),
        ("Type1", "Times-Roman"),
    ],
)
@pytest.mark.parametrize("names", [pages.AZERBAIJANI, pages.CYRILLIC])
def test_letters_of_a_font_that_is_left_out_are_drawn_and_that_is_said(
    subtype: str, base: str, names: tuple[str, ...]
) -> None:
    seen = see(pages.not_embedded(subtype, base, names))
    each = [seen.dark(30 + 18 * place, 115, 48 + 18 * place, 165) for place in range(len(names))]
    assert min(each) > 20
    assert seen.remarks == {"document_fonts_missing": 0}


def test_letters_of_a_font_of_many_codes_are_drawn_and_found() -> None:
    words = "Əliyevşğ"
    seen = see(pages.of_many_codes("ArialMT", words))
    assert all(seen.dark(30 + 18 * place, 115, 48 + 18 * place, 165) > 10 for place in range(8))
    assert seen.finds(words) == 1 and seen.remarks == {"document_fonts_missing": 0}


def test_letters_that_no_font_here_has_are_counted() -> None:
    assert see(pages.of_many_codes("MS-Gothic", "漢字")).remarks == {
        "page_letters_not_shown": 2,
        "page_blank": 0,
        "document_fonts_missing": 0,
    }


@pytest.mark.parametrize(
    "make",
    [
        partial(pages.embedded, "Əliyev"),
        pages.ordinary,
        partial(pages.not_embedded, "Type1", "Helvetica", ("A", "B", "one")),
    ],
)
def test_nothing_is_said_of_fonts_that_are_carried_or_need_not_be(make: Make) -> None:
    assert see(make()).remarks == {}


def test_words_that_are_there_to_be_searched_only_are_not_drawn() -> None:
    seen = see(pages.not_embedded("Type1", "Helvetica", pages.AZERBAIJANI, mode=3))
    assert seen.dark(20, 100, 400, 200) == 0 and seen.remarks == {}
    assert seen.finds("ƏəĞğıİŞ") == 1


# -- one bad page, many pages ----------------------------------------------------------------------


def test_good_pages_are_shown_and_the_bad_one_says_so() -> None:
    pdf = Pdf()
    for number in range(3):
        pdf.page(text(f"Sehife {number}", 30, 200, 24))
    content = pdf.content()
    # The second page is no page any more.
    places = [at for at in range(len(content)) if content.startswith(b"<</Type/Page/", at)]
    broken = content[: places[1]] + b"[</Type/Page/" + content[places[1] + 13 :]
    assert opened(broken)[0]["pages"] == 3
    assert [refused(broken, page) for page in range(3)] == ["", "page_broken", ""]


def test_a_file_of_which_the_end_did_not_arrive_shows_the_pages_that_did() -> None:
    whole = Pdf()
    for number in range(3):
        whole.page(text(f"SEHIFE {number}", 30, 200, 24))
    content = whole.content()
    seen = see(content[: content.rindex(b"xref") - 200])
    assert seen.opened["pages"] == 3 and seen.finds("sehife 0") == 1
    assert seen.remarks == {"document_end_missing": 0}
    assert refused(content[:300], page=0) in ("page_broken", "document_broken")
    unread = content[: content.rindex(b"/Root")] + b"/ID[<904e5a162f"
    assert see(unread).finds("sehife 0") == 1


def test_a_part_of_a_page_that_lies_beside_it_is_none() -> None:
    pdf = Pdf()
    pdf.page(text("Arayis", 30, 200, 24), entries="/CropBox[1000 1000 1200 1200]")
    seen = see(pdf.content())
    assert seen.picture.size == (420, 300) and seen.dark(20, 70, 200, 110) > 50


def test_of_many_pages_the_first_two_hundred_are_shown() -> None:
    answer, _state = opened(pages.ordinary(352))
    assert (answer["pages"], answer["all_pages"], len(answer["sizes"])) == (200, 352, 200)
    assert refused(pages.ordinary(500), 199) == ""


# -- sentences -------------------------------------------------------------------------------------


def test_broken_is_broken_and_locked_is_locked_whatever_was_opened_before() -> None:
    locked = pages.written("gizli")
    broken = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    for _ in range(2):
        assert refused(locked) == "document_encrypted"
        assert refused(broken) == "document_broken"
        assert refused(b"%PDF-1.7\n") == "document_broken"
        assert refused(pages.for_a_certificate()) == "document_encrypted"
        assert refused(b"%PDF-1.7 /Encrypt") == "document_broken"
    assert refused(pages.written("owner only"), 0) == ""


def test_a_form_whose_pages_a_program_makes_is_not_shown() -> None:
    pdf = Pdf()
    pdf.page(text("Please wait...", 30, 200))
    pdf.form((), "/XFA(<xdp/>)")
    pdf.catalogue += "/NeedsRendering true"
    assert refused(pdf.content()) == "document_xfa"


# -- what else is inside ---------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [False, True])
def test_a_program_in_a_file_is_told_wherever_it_stands(packed: bool) -> None:
    assert opened(pages.with_script(packed=packed))[0]["warnings"] == ["javascript"]


def test_a_program_is_told_in_a_file_that_is_locked_for_changes_only() -> None:
    seen = see(pages.with_script(packed=True, locked=True))
    assert seen.opened["warnings"] == ["javascript"] and seen.finds("proqram") == 1


def test_a_name_is_read_however_it_is_spelt() -> None:
    spelt = pages.with_script(packed=False).replace(b"/S/JavaScript/JS", b"/S/J#61vaScript/#4aS")
    assert opened(spelt)[0]["warnings"] == ["javascript"]


def test_octets_that_look_like_a_name_by_chance_are_none() -> None:
    assert opened(pages.unpackable_noise())[0]["warnings"] == []


@pytest.mark.parametrize("on_page", [False, True])
def test_an_attachment_is_named_and_opens_like_any_document(on_page: bool) -> None:
    inner = pages.ordinary(2)
    outer = pages.with_attachment("arayis.pdf", inner, on_page=on_page)
    assert opened(outer)[0]["attachments"] == ["arayis.pdf"]
    seen = see(outer, page=1, inside=(0,))
    assert seen.opened["pages"] == 2 and seen.finds("sehife 2", page=1) == 1
    nested = pages.with_attachment("zerf.pdf", outer, on_page=on_page)
    assert see(nested, inside=(0, 0)).finds("sehife 1") == 1


def test_an_attachment_of_another_kind_is_refused_with_a_sentence() -> None:
    outer = pages.with_attachment("arayis.exe", b"MZ\x90\0 nothing for us")
    assert refused(outer, inside=(0,)) == "document_kind"
    assert refused(outer, inside=(7,)) == "document_broken"
    broken = pages.with_attachment("arayis.pdf", b"%PDF-1.7\nnothing")
    assert refused(broken, inside=(0,)) == "document_broken"


@pytest.mark.parametrize("on_page", [False, True])
def test_an_attachment_that_the_file_does_not_bring_spoils_no_page(on_page: bool) -> None:
    outer = pages.with_attachment("arayis.pdf", b"", on_page=on_page, there=False)
    seen = see(outer)
    assert seen.opened["attachments"] == ["arayis.pdf"] and seen.finds("sehife 1") == 1
    assert refused(outer, inside=(0,)) == "document_broken"
