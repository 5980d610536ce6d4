"""The bundled style sheet is filled with the theme's tokens, and names no others."""

import re

import pytest

from clerkdesk.gui.kit import theme


@pytest.mark.parametrize("tokens", theme.ALL)
def test_no_name_of_the_sheet_stays_unfilled(tokens: theme.Tokens) -> None:
    sheet = theme.stylesheet(tokens)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}") > 100


@pytest.mark.parametrize("tokens", theme.ALL)
def test_every_colour_of_the_sheet_is_one_of_the_themes(tokens: theme.Tokens) -> None:
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}\b", theme.stylesheet(tokens)))
    own = {getattr(tokens, name) for name in theme.Tokens._fields}
    assert colours and colours <= own
