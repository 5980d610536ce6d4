"""The arithmetic of an SMS, and what its texts may carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.messages import gap, sms_size, transliterate
from clerkdesk.store import reference


@pytest.mark.parametrize(
    ("text", "parts", "unicode"),
    [
        ("a" * 160, 1, False),
        ("a" * 161, 2, False),
        ("ə" * 70, 1, True),
        ("ə" * 71, 2, True),
        ("€" * 80, 1, False),
        ("€" * 81, 2, False),
        ("", 1, False),
    ],
)
def test_an_sms_is_counted_as_the_network_counts_it(text: str, parts: int, unicode: bool) -> None:
    size = sms_size(text)
    assert (size.parts, size.unicode) == (parts, unicode)


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyzƏİŞÇĞÖÜ 0123456789№₼“”–", max_size=200))
def test_a_transliterated_azerbaijani_text_never_costs_more(text: str) -> None:
    plain = transliterate(text)
    assert not sms_size(plain).unicode
    assert sms_size(plain).parts <= sms_size(text).parts


def test_sms_templates_fit_one_part_and_name_no_amount_text_or_reason() -> None:
    for bodies in reference.read("messages")["sms"].values():
        for body in bodies:
            shown = (
                body.replace("{{ number }}", "WD-2026-0000001")
                .replace("{{ due_on }}", "23.11.2026")
                .replace("{{ call_centre }}", "955")
            )
            assert "{{" not in shown and sms_size(shown).parts == 1, shown


def test_the_gaps_between_attempts_grow_up_to_four_hours() -> None:
    gaps = [gap(attempts).total_seconds() for attempts in range(1, 8)]
    assert gaps[:3] == [30, 120, 480]
    assert gaps == sorted(gaps) and gaps[-1] == 4 * 3600 == gap(1000).total_seconds()
