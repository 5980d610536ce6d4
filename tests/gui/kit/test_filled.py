"""Sentences with places are filled in one go."""

from clerkdesk.gui.kit.texts import filled


def test_every_place_takes_its_value_wherever_the_language_puts_it() -> None:
    assert filled("%2 of %1, %2 again", "all", 3) == "3 of all, 3 again"


def test_a_value_that_looks_like_a_place_is_not_filled_again() -> None:
    assert filled("%1 (%2)", "Əli %2", "%1") == "Əli %2 (%1)"


def test_a_place_without_a_value_stays() -> None:
    assert filled("100 % of %1 and %2", "it") == "100 % of it and %2"


def test_a_place_before_a_figure_is_one_place() -> None:
    assert filled("%10", "A") == "A0"
