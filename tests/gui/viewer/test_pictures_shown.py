"""Photographs and scans: every honest one is shown, as it is on paper."""

import pytest
from PIL import Image

from clerkdesk.adapters import jpeg_parts, media, picture_ends
from tests.corpus import scans
from tests.corpus.seeing import opened, refused, see

INK = (0x10, 0x20, 0x30)


def close(colour: object, expected: tuple[int, int, int]) -> bool:
    """Whether a pixel is nearly of a colour."""
    assert isinstance(colour, tuple)
    return all(abs(one - other) < 12 for one, other in zip(colour, expected))


# -- one page or several ---------------------------------------------------------------------------


def test_a_photograph_is_one_page_whatever_rides_along() -> None:
    whole = scans.two_pictures()
    second = whole.rindex(b"\xff\xd8\xff")
    for content in (whole, whole[:second], whole[: second + 900]):
        seen = see(content)
        assert seen.opened["pages"] == 1 and seen.remarks == {}
        assert close(seen.picture.getpixel((120, 90)), INK)


def test_the_small_picture_of_a_page_is_no_page() -> None:
    for all_called_smaller in (False, True):
        content = scans.thumbnail_first(all_called_smaller=all_called_smaller)
        answer, _state = opened(content)
        assert answer["pages"] == 1 and answer["sizes"] == [(1600.0, 1200.0)]


def test_a_scan_that_ends_in_its_third_page_shows_two_and_says_so_of_the_third() -> None:
    content = scans.sheets()
    third = scans.directories(content)[2]
    for cut in (third, third + 5):
        assert opened(content[:cut])[0]["pages"] == 3
        assert [refused(content[:cut], page) for page in range(3)] == ["", "", "page_broken"]
    assert see(content, page=2).dark(60, 220, 340, 270) > 5_000


def test_a_page_whose_last_lines_are_missing_says_so() -> None:
    cut = scans.sheets()[:-40]
    assert see(cut, page=1).remarks == {}
    assert "page_end_missing" in see(cut, page=2).remarks


def test_a_page_of_which_nothing_can_be_decoded_says_so_in_its_place() -> None:
    content = bytearray(scans.written(scans.photograph(), "PNG"))
    start = content.index(b"IDAT") + 4
    content[start : start + 2_000] = bytes(2_000)
    assert refused(bytes(content), 0) == "page_broken"


def test_a_mask_of_what_is_transparent_is_no_page() -> None:
    content = bytearray(scans.thumbnail_first())
    first = scans.directories(bytes(content))[0]
    content[first + 10] = 4
    assert opened(bytes(content))[0]["sizes"] == [(1600.0, 1200.0)]


def test_of_a_scan_of_very_many_pages_the_first_two_hundred_are_shown() -> None:
    answer, _state = opened(scans.sheets(230, (120, 500)))
    assert (answer["pages"], answer["all_pages"]) == (200, 230)


# -- large, and cut off ----------------------------------------------------------------------------


def test_a_photograph_of_fifty_megapixels_is_shown() -> None:
    content = scans.jpeg(8192, 6144, quality=30)
    seen = see(content)
    assert close(seen.picture.getpixel((120, 90)), INK) and seen.remarks == {}
    assert seen.opened["sizes"] == [(8192.0, 6144.0)]


@pytest.mark.long
def test_a_photograph_of_a_hundred_megapixels_is_shown() -> None:
    seen = see(scans.jpeg(12_000, 9_000, quality=20), width=2000)
    assert close(seen.picture.getpixel((600, 450)), INK) and seen.remarks == {}


def test_a_plan_of_two_hundred_megapixels_in_black_and_white_is_shown() -> None:
    sheet = scans.sheets(1, (9933, 14043))
    seen = see(sheet)
    assert seen.dark(10, 1, 410, 3) > 300 and seen.picture.size == (420, 594)


def test_what_really_is_too_large_is_said_to_be() -> None:
    swollen = scans.png(8, 2, [bytes(3)], size=(30_000, 30_000))
    assert refused(swollen) == "document_too_large"


@pytest.mark.parametrize("progressive", [False, True], ids=["line by line", "progressive"])
@pytest.mark.parametrize("missing", [2, 1_000])
def test_a_photograph_whose_end_is_missing_is_shown_and_that_is_said(
    missing: int, progressive: bool
) -> None:
    content = scans.jpeg(quality=80, progressive=progressive)[:-missing]
    seen = see(content)
    assert close(seen.picture.getpixel((120, 90)), INK)
    assert seen.remarks == {"page_end_missing": 0}


def test_pictures_of_other_kinds_whose_end_is_missing_are_shown_too() -> None:
    for content in (
        scans.written(scans.photograph(), "PNG")[:-3_000],
        scans.written(scans.photograph(), "TIFF")[:-3_000],
        scans.written(scans.photograph(), "PNG")[:-12],
        scans.written(scans.photograph(), "WEBP")[:-3_000],
    ):
        seen = see(content)
        assert close(seen.picture.getpixel((120, 90)), INK), content[:4]
        assert seen.remarks == {"page_end_missing": 0}


@pytest.mark.parametrize(
    ("progressive", "damage"),
    [
        *[(False, damage) for damage in (b"", bytes(4_000), b"\xff\xd9", b"\xff\xd8", b"\xff\x36")],
        *[(True, damage) for damage in (b"\xff\xd9", b"\xff\xd8", b"\xff\xda\0\2")],
    ],
)
def test_a_photograph_that_is_damaged_in_its_middle_is_shown_and_that_is_said(
    progressive: bool, damage: bytes
) -> None:
    content = scans.jpeg(quality=90, progressive=progressive)
    middle = 2 * len(content) // 3
    seen = see(content[:middle] + damage + content[middle + 600 :])
    assert close(seen.picture.getpixel((120, 90)), INK)
    assert seen.remarks == {"page_damaged": 0}


def test_a_png_that_is_damaged_anywhere_in_its_picture_never_says_nothing() -> None:
    """Its decoder takes some damage for the end of the picture."""
    content = scans.written(scans.photograph(), "PNG")
    for tenth in range(1, 10):
        place = len(content) * tenth // 10
        harmed = content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :]
        assert see(harmed).remarks == {"page_damaged": 0}, tenth
    written = scans.written(scans.photograph(), "PNG", dpi=(200, 200))
    place = written.index(b"pHYs") + 12
    aside = written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :]
    assert picture_ends.harm_of_png(written) is picture_ends.harm_of_png(aside) is None


@pytest.mark.parametrize("how", [{"restart_marker_rows": 2}, {"restart_marker_blocks": 16}])
def test_damage_between_two_restarts_of_a_photograph_is_said(how: dict[str, int]) -> None:
    """The decoder goes on behind the next restart as if nothing had been."""
    content = scans.written(
        Image.effect_noise((320, 240), 50).convert("RGB"), "JPEG", quality=90, **how
    )
    noticed = 0
    for place in range(len(content) // 4, len(content) - 200, len(content) // 40):
        noticed += jpeg_parts.harm(content[:place] + bytes(60) + content[place + 60 :]) is not None
    assert noticed > 20
    assert see(content).remarks == {}


def test_nothing_is_said_of_photographs_that_came_whole() -> None:
    for how in (
        {"quality": 5, "subsampling": 0},
        {"quality": 99, "optimize": True},
        {"restart_marker_blocks": 7},
        {"restart_marker_rows": 1, "subsampling": 2},
        {"progressive": True},
    ):
        for picture in (
            scans.photograph(801, 599),
            Image.new("L", (801, 599), 255),
            Image.effect_noise((33, 599), 80),
            Image.new("CMYK", (7, 5)),
        ):
            content = scans.written(picture, "JPEG", **how)
            assert jpeg_parts.harm(content) is None
            assert jpeg_parts.harm(content + b"MotionPhoto\xff\xd9\0") is not None
            assert jpeg_parts.harm(content + bytes(9) + content) is None


# -- proportions and greys -------------------------------------------------------------------------


@pytest.mark.parametrize("dots", [(204, 98), (204, 196), (100, 200), (200, 200)])
def test_a_fax_has_its_true_proportions(dots: tuple[int, int]) -> None:
    seen = see(scans.fax(dots), width=400)
    assert seen.picture.size == (400, 400)
    # The circle is one.
    assert abs(seen.dark(198, 0, 202, 400) - seen.dark(0, 198, 400, 202)) < 30


def test_a_fax_of_the_older_kind_is_shown() -> None:
    assert see(scans.fax((204, 98), "group3")).dark(150, 150, 270, 270) > 10_000


def test_figures_that_no_scanner_has_change_nothing() -> None:
    content = scans.written(scans.photograph(400, 300), "TIFF", dpi=(1, 300))
    assert see(content).picture.size == (420, 315)


@pytest.mark.parametrize(
    ("bits", "white_is_zero"), [(8, True), (8, False), (16, True), (16, False), (32, False)]
)
def test_paper_is_white_and_ink_is_dark(bits: int, white_is_zero: bool) -> None:
    seen = see(scans.greys(bits, white_is_zero=white_is_zero), width=60)
    paper = seen.picture.getpixel((5, 5))
    ink = seen.picture.getpixel((30, 20))
    assert isinstance(paper, tuple) and isinstance(ink, tuple)
    assert paper[0] > 200 and ink[0] < 40


def test_a_scan_of_a_kind_that_is_not_known_is_not_called_broken() -> None:
    assert refused(scans.greys(32, white_is_zero=True)) == "document_kind"


@pytest.mark.parametrize("number", [34661, 34712, 34887, 50001, 52546])
def test_a_scan_that_is_packed_in_a_way_not_known_here_is_not_called_broken(number: int) -> None:
    assert refused(scans.packed_as(number), page=0) == "document_kind"
    # What is known, and does not unpack, is broken.
    assert refused(scans.packed_as(7), page=0) == "page_broken"


@pytest.mark.parametrize("marker", [0xC3, 0xC7, 0xCB, 0xF7])
def test_a_lossless_photograph_is_not_called_broken(marker: int) -> None:
    content = bytearray(scans.jpeg(64, 48))
    content[content.index(b"\xff\xc0") + 1] = marker
    assert refused(bytes(content), page=0) == "document_kind"


@pytest.mark.parametrize(("place", "value"), [(4, 12), (9, 2)])
def test_a_photograph_of_other_samples_is_not_called_broken(place: int, value: int) -> None:
    content = bytearray(scans.jpeg(64, 48))
    content[content.index(b"\xff\xc0") + place] = value
    assert refused(bytes(content), page=0) == "document_kind"


@pytest.mark.parametrize(
    ("depth", "row", "clear"),
    [
        (16, b"\xea\x60\0\0" * 20, b"\xea\x60"),
        (16, b"\0\0\x80\x80" * 20, b"\0\0"),
        (8, b"\x10\x00" * 20, b"\0\x10"),
        (4, b"\x50" * 20, b"\0\x05"),
        (2, b"\x44" * 20, b"\0\x01"),
    ],
)
def test_a_grey_that_is_transparent_is_paper(depth: int, row: bytes, clear: bytes) -> None:
    content = scans.png(depth, 0, [row] * 20, clear)
    seen = see(content, width=8 * len(row) // depth)
    assert seen.picture.getpixel((0, 0)) == (255, 255, 255)
    assert seen.picture.getpixel((1, 0)) != (255, 255, 255)


def test_a_colour_that_is_transparent_is_paper() -> None:
    content = scans.png(8, 2, [b"\x10\x20\x30\0\0\0" * 10] * 20, b"\0\x10\0\x20\0\x30")
    seen = see(content, width=20)
    assert seen.picture.getpixel((0, 0)) == (255, 255, 255)
    assert seen.picture.getpixel((1, 0)) == (0, 0, 0)


def test_scans_in_other_colours_are_shown_in_theirs() -> None:
    assert close(see(scans.jpeg()).picture.getpixel((120, 90)), INK)
    printed = scans.written(scans.photograph(640, 480).convert("CMYK"), "JPEG")
    assert close(see(printed).picture.getpixel((120, 90)), INK)
    measured = scans.photograph(640, 480).convert("L")
    lab = scans.written(scans.in_lab(measured), "TIFF")
    seen = see(lab).picture.getpixel((5, 5))
    assert isinstance(seen, tuple) and max(seen) - min(seen) < 12 and min(seen) > 200


def test_every_page_of_a_scan_lies_as_it_says_itself() -> None:
    lying = scans.written(scans.photograph(400, 300), "TIFF", tiffinfo={274: 6}, dpi=(200, 100))
    assert see(lying).picture.size == (420, 280)
    assert opened(lying)[0]["sizes"] == [(600.0, 400.0)]


# -- what is this file -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (scans.says_in_a_comment(b"converted from a %PDF-1.4 document"), media.JPEG),
        (scans.says_in_a_comment(b"\n%PDF-1.4\n"), media.JPEG),
        (b"<html><body>%PDF-1.4 is a word</body></html>", None),
        (b"<!doctype html>\n%PDF-1.4\n", None),
        (b"We speak of %PDF-1.4 here", None),
        (b"From: somebody\r\n\r\n%PDF-1.4\n", media.PDF),
        (b"\xef\xbb\xbf%PDF-1.7\n", media.PDF),
        (b"%PDF-1.7\n", media.PDF),
        (scans.big_tiff(), media.TIFF),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: str | None) -> None:
    assert media.media_type(content[: media.HEAD_BYTES]) == kind


@pytest.mark.parametrize(
    "content", [scans.says_in_a_comment(b"\n%PDF-1.4\n"), scans.big_tiff()], ids=["JPEG", "BigTIFF"]
)
def test_such_a_file_is_shown(content: bytes) -> None:
    assert close(see(content).picture.getpixel((120, 90)), INK)
