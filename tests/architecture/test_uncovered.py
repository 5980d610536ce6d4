"""What no test reaches is listed with its reason, in one place."""

from pathlib import Path
from typing import Any

import pytest

from tests.architecture.uncovered import (
    PACKAGES,
    ROOT,
    Uncovered,
    listed,
    needless,
    reached,
    unexplained,
)

MOST = 20
SOURCES = sorted((ROOT / "clerkdesk").rglob("*.py"))
FILE = "clerkdesk/domain/errors.py"
LINE = "self.code = code"
[NUMBER] = Uncovered(FILE, LINE, "").numbers


def report(lines: list[int], branches: list[list[int]]) -> dict[str, Any]:
    """Coverage's report over one file, in which these are missing."""
    return {FILE: {"missing_lines": lines, "missing_branches": branches}}


def test_the_list_is_short() -> None:
    assert len(listed()) <= MOST


def test_each_entry_names_one_line_and_says_why() -> None:
    for place in listed():
        assert len(place.numbers) == 1, f"not one line of {place.file}: {place.line}"
        assert len(place.reason) > 20, f"no reason: {place.line}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_excuses_itself(path: Path) -> None:
    assert "pragma: no" not in path.read_text(encoding="utf-8")


def test_a_line_and_a_branch_that_no_test_reaches_are_named() -> None:
    files = report([3], [[5, 7], [8, -1]])
    assert unexplained(files, []) == [f"{FILE}:3", f"{FILE}:5 → 7", f"{FILE}:8 → the end"]


def test_a_branch_to_a_line_that_is_missing_is_told_by_that_line_alone() -> None:
    assert unexplained(report([3], [[2, 3]]), []) == [f"{FILE}:3"]


@pytest.mark.parametrize(
    ("lines", "branches"), [([NUMBER], [[NUMBER - 1, NUMBER]]), ([], [[NUMBER, -1]])]
)
def test_what_the_list_names_is_explained(lines: list[int], branches: list[list[int]]) -> None:
    place = Uncovered(FILE, LINE, "cannot be")
    assert unexplained(report(lines, branches), [place]) == []
    assert unexplained(report([*lines, 1], branches), [place]) == [f"{FILE}:1"]
    assert needless(report(lines, branches), [place]) == []


def test_an_entry_that_a_test_reaches_by_now_is_named() -> None:
    place = Uncovered(FILE, LINE, "cannot be")
    assert needless(report([NUMBER + 1], [[NUMBER + 1, 2]]), [place]) == [f"{FILE}: {LINE}"]


def test_how_much_is_reached_is_said_of_each_package_and_none_may_be_forgotten() -> None:
    summary = {"num_statements": 9, "covered_lines": 8, "num_branches": 4, "covered_branches": 3}
    files = {FILE: {"summary": summary}, "clerkdesk/domain/text.py": {"summary": summary}}
    words = reached(files, "clerkdesk/domain/")
    assert words == "clerkdesk/domain/: 16 of 18 lines, 6 of 8 branches"
    with pytest.raises(ValueError, match="not measured"):
        reached(files, PACKAGES[-1])
