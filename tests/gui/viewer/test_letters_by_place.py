"""A font that a file leaves out, and of which it names letters by their places in it: in any other
font other letters stand there.
"""

import pytest

from tests.corpus import pages
from tests.corpus.seeing import Seen, see

_ROW = (0, 110, 420, 175)


def row(seen: Seen) -> bytes:
    return seen.picture.crop(_ROW).tobytes()


@pytest.mark.parametrize("base", ["ArialMT", "Calibri", "Times#20New#20Roman", "CourierNewPSMT"])
def test_the_letters_that_the_file_means_are_drawn(base: str) -> None:
    words = "UvolnəniŞğ"
    seen = see(pages.of_many_codes(base, words, at=57))
    each = [seen.dark(30 + 18 * place, 115, 48 + 18 * place, 165) for place in range(len(words))]
    assert min(each) > 10
    assert seen.finds(words) == 1 and seen.remarks == {"document_fonts_missing": 0}
    # Wherever they stand in the font, they look the same; and other letters look otherwise.
    assert row(see(pages.of_many_codes(base, words, at=700))) == row(seen)
    assert row(see(pages.of_many_codes(base, "Wxqnpəp¶ki", at=57))) != row(seen)


def test_in_windows_own_fonts_western_letters_are_known_without_a_word() -> None:
    plain = see(pages.of_many_codes("TimesNewRomanPSMT", "Volumes"))
    places = "".join(chr(ord(letter) - 29) for letter in "Volumes")
    seen = see(pages.of_many_codes("TimesNewRomanPSMT", places, told=False))
    assert row(seen) == row(plain) and seen.remarks == {"document_fonts_missing": 0}


def test_letters_of_which_nobody_knows_what_they_are_are_counted_and_never_guessed() -> None:
    for base, first in (("Calibri", 57), ("TimesNewRomanPSMT", 400)):
        seen = see(pages.of_many_codes(base, "abcd", at=first, told=False))
        assert seen.dark(*_ROW) == 0
        assert seen.remarks["page_letters_not_shown"] == 4
