"""What no test reaches is listed with its reason, in one place."""

from pathlib import Path

import pytest

from tests.architecture.uncovered import ROOT, Uncovered, listed

MOST = 20
SOURCES = sorted((ROOT / "clerkdesk").rglob("*.py"))


def test_the_list_is_short() -> None:
    assert len(listed()) <= MOST


@pytest.mark.parametrize("entry", listed(), ids=lambda entry: f"{entry.file}: {entry.line}")
def test_each_entry_names_a_line_and_says_why(entry: Uncovered) -> None:
    assert entry.numbers, "the line is not there any more"
    assert len(entry.reason) > 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_excuses_itself(path: Path) -> None:
    assert "pragma: no cover" not in path.read_text(encoding="utf-8")
