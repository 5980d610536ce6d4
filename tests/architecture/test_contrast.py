"""Texts stand out from what they stand on: 4.5 : 1 at least (WCAG 2.2, 1.4.3), 7 : 1 where the
system asks for strong contrast (1.4.6); the borders of fields 3 : 1 (1.4.11).
"""

import re
from string import Template

import pytest

from clerkdesk import bundled
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


def named(tokens: Tokens) -> str:
    """What a failed test calls a theme."""
    name = "dark" if tokens.dark else "light"
    return f"{name}, contrast" if tokens in CONTRASTS else name


CONTRASTS = (theme.LIGHT_CONTRAST, theme.DARK_CONTRAST)


@pytest.mark.parametrize("tokens", theme.ALL, ids=named)
def test_texts_stand_out_from_what_they_stand_on(tokens: Tokens) -> None:
    least = 7.0 if tokens in CONTRASTS else LEAST
    contrasts = {pair: round(contrast(*pair), 2) for pair in pairs(tokens)}
    assert {pair: value for pair, value in contrasts.items() if contrast(*pair) < least} == {}


FIELDS = ("QLineEdit", "QComboBox", "QDateEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox")
BOXES = ("QCheckBox::indicator", "QListWidget::indicator", "QListWidget")


def border_of(selector: str) -> str:
    """The token of its border in the style sheet, where it has no state of its own."""
    sheet = bundled.path("theme", "desk.qss").read_text(encoding="utf-8")
    borders = []
    for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        names = [name.strip() for name in selectors.split("*/")[-1].split(",")]
        border = re.search(r"border: \d+px solid (\$\w+)", rules)
        if selector in names and border is not None:
            borders.append(border[1])
    return borders[-1]


@pytest.mark.parametrize("tokens", theme.ALL, ids=named)
@pytest.mark.parametrize("selector", [*FIELDS, *BOXES])
def test_one_sees_where_to_write_and_to_choose(tokens: Tokens, selector: str) -> None:
    border = Template(border_of(selector)).substitute(edge=tokens.edge, line=tokens.line)
    for ground in (tokens.bg, tokens.surface, tokens.sunken):
        assert contrast(border, ground) >= 3, (selector, border, ground)


@pytest.mark.parametrize("tokens", theme.ALL, ids=named)
def test_one_sees_where_the_keyboard_is_and_which_field_is_wrong(tokens: Tokens) -> None:
    for colour in (tokens.accent, tokens.bad):
        for ground in (tokens.bg, tokens.surface, tokens.sunken):
            assert contrast(colour, ground) >= 3
