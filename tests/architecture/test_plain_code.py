"""One statement does one thing, and a line is short enough to read: in the program and in its
tests.

Each failure names the files, and how many there are in each.
"""

from functools import cache

import pytest

from tests.architecture.figures import Counts, count_tree
from tests.architecture.sources import SOURCES, TESTS, shown


@cache
def _counts() -> dict[str, Counts]:
    """File → what is counted in it."""
    return {shown(path): count_tree(path) for path in (*SOURCES, *TESTS)}


@pytest.mark.parametrize("figure", ["packed_assignments", "nested_ternaries", "formatter_silenced"])
def test_one_statement_does_one_thing_in_the_one_form(figure: str) -> None:
    counted = {name: getattr(counts, figure) for name, counts in _counts().items()}
    assert {name: count for name, count in counted.items() if count} == {}


def test_no_comprehension_of_the_program_holds_another() -> None:
    nested = {shown(path): _counts()[shown(path)].nested_comprehensions for path in SOURCES}
    assert {name: count for name, count in nested.items() if count} == {}


def test_no_line_is_longer_than_a_hundred_columns() -> None:
    """Held by the linter (E501), whose few exceptions this test does not make."""
    assert {name: counts.over_100 for name, counts in _counts().items() if counts.over_100} == {}
