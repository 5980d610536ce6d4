"""Every decision of docs/adr has one form, the next number, and its line in the list."""

import re
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs/adr"
DECISIONS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = ["Context", "Decision", "Consequences", "Alternatives"]


def deviations(name: str, text: str) -> list[str]:
    """What a decision's text lacks of the form that docs/adr/README.md shows."""
    lines = text.splitlines()
    number = int(name[:4])
    missing = []
    if not re.fullmatch(rf"# {number}\. \S.*", lines[0]):
        missing.append(f"the first line is `# {number}. Title`")
    status, day = [*lines[2:4], "", ""][:2]
    if not re.fullmatch(r"- Status: (accepted|superseded by ADR \d+)", status):
        missing.append("the third line is `- Status: accepted` or `superseded by ADR N`")
    if not _is_date(day.removeprefix("- Date: ")):
        missing.append("the fourth line is `- Date: YYYY-MM-DD`")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    if headings != PARTS:
        missing.append(f"its parts are {', '.join(PARTS)}, in this order")
    bodies = re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]
    if not all(body.strip() for body in bodies):
        missing.append("no part is empty")
    return missing


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_every_part_in_order(path: Path) -> None:
    assert deviations(path.name, path.read_text(encoding="utf-8")) == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))


def test_a_superseded_decision_names_a_later_one() -> None:
    for path in DECISIONS:
        later = re.search(r"superseded by ADR (\d+)", path.read_text(encoding="utf-8"))
        assert not later or int(path.name[:4]) < int(later[1]) <= len(DECISIONS)


def test_every_decision_has_its_line_in_the_list() -> None:
    listed = re.findall(
        r"^- \[(.*)\]\((.*)\)$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    titles = [
        (path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "), path.name)
        for path in DECISIONS
    ]
    assert listed == titles


@pytest.mark.parametrize(
    ("before", "after", "lacking"),
    [
        ("# 3. ", "# 4. ", "the first line"),
        ("accepted", "old", "the third line"),
        ("2026-11-22", "22.11.2026", "the fourth line"),
        ("## Context", "## Reasons", "its parts"),
        ("Because.", "", "no part"),
    ],
)
def test_what_a_decision_lacks_is_said(before: str, after: str, lacking: str) -> None:
    head = "# 3. A title\n\n- Status: accepted\n- Date: 2026-11-22\n\n"
    text = head + "".join(f"## {part}\n\nBecause.\n\n" for part in PARTS)
    assert deviations("0003-a-title.md", text) == []
    sentences = deviations("0003-a-title.md", text.replace(before, after))
    assert len(sentences) == 1
    assert sentences[0].startswith(lacking)
