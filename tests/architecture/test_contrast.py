"""Texts stand out from what they stand on: 4.5 : 1 at least (WCAG 2.2, 1.4.3)."""

import pytest

from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.theme import Tokens

LEAST = 4.5


def luminance(colour: str) -> float:
    """``colour`` as "#RRGGBB"; 0 black, 1 white (WCAG 2.2, relative luminance)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(tokens: Tokens) -> list[tuple[str, str]]:
    """Colour of a text, colour of its ground."""
    grounds = (tokens.bg, tokens.surface, tokens.sunken, tokens.accent_soft)
    return [
        *((tokens.text, ground) for ground in (*grounds, tokens.warn_soft)),
        *((tokens.muted, ground) for ground in grounds),
        (tokens.ok, tokens.ok_soft),
        (tokens.warn, tokens.warn_soft),
        (tokens.bad, tokens.bad_soft),
        (tokens.progress, tokens.progress_soft),
        (tokens.accent, tokens.accent_soft),
        (tokens.on_accent, tokens.accent),
        *((tone, tokens.surface) for tone in (tokens.ok, tokens.warn, tokens.bad, tokens.accent)),
        (tokens.bad, tokens.sunken),
        (tokens.warn, tokens.sunken),
    ]


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_texts_stand_out_from_what_they_stand_on(tokens: Tokens) -> None:
    contrasts = {pair: round(contrast(*pair), 2) for pair in pairs(tokens)}
    assert {pair: value for pair, value in contrasts.items() if contrast(*pair) < LEAST} == {}
