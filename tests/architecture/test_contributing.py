"""CONTRIBUTING.md's example of a feature, built from the document in a copy of the checkout."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("clerkdesk", "resources", "tests", "docs/command-line.md", "pyproject.toml")
EXAMPLES_TEST = "tests/e2e/test_term.py"
SENTENCES_TEST = (
    "tests/architecture/test_sentences.py::test_every_code_has_its_sentence_in_three_languages"
)

_BLOCK = re.compile(
    r"^(?P<destination>In the new file|At the end of|In) `(?P<path>[^`]+)`"
    r"(?:, (?P<side>above|below) the line with `(?P<anchor>[^`]+)`)?:\n\n"
    r"```\w+\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code, and where the document says that it goes."""

    destination: str
    """``In the new file``, ``At the end of`` or ``In``."""
    path: str
    text: str
    side: str | None
    """``above`` or ``below`` a line; None for a whole file and for its end."""
    anchor: str | None
    """What stands in that line, and in no other."""

    def apply(self, checkout: Path) -> None:
        """Write the block. Raises ValueError: its line is not there, or is there twice."""
        file = checkout / self.path
        if file.exists() == (self.destination == "In the new file"):
            raise ValueError(f"{self.path}: {self.destination}")
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.exists() else []
        lines.insert(self._line(lines), self.text)
        file.write_text("".join(lines), encoding="utf-8")

    def _line(self, lines: list[str]) -> int:
        if self.anchor is None:
            return len(lines)
        numbers = [number for number, line in enumerate(lines) if self.anchor in line]
        if len(numbers) != 1:
            raise ValueError(f"{self.path}: {len(numbers)} lines with {self.anchor!r}")
        return numbers[0] + (self.side == "below")


def blocks(document: str) -> list[Block]:
    return [Block(**match.groupdict()) for match in _BLOCK.finditer(document)]


def run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A tool of the environment, with the copy's program and not the checkout's."""
    environment = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_checkout(target: Path) -> None:
    for name in COPIED:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, target / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, target / name)


def test_the_example_of_a_feature_works_as_the_document_says(tmp_path: Path) -> None:
    copy_checkout(tmp_path)
    for block in blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        block.apply(tmp_path)
    for command in (["check", "--fix"], ["format"], ["check"]):
        checked = run(tmp_path, "ruff", *command, "--no-cache", "--quiet", ".")
        assert checked.returncode == 0, checked.stdout + checked.stderr
    tested = run(tmp_path, "pytest", "-n0", "-q", EXAMPLES_TEST, SENTENCES_TEST)
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_every_block_of_the_document_says_where_it_goes() -> None:
    document = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(blocks(document)) == len(re.findall(r"^```\w", document, re.MULTILINE)) > 5


@pytest.mark.parametrize(
    ("block", "result"),
    [
        (Block("In", "file", "new\n", "above", "tw"), "one\nnew\ntwo\n"),
        (Block("In", "file", "new\n", "below", "one"), "one\nnew\ntwo\n"),
        (Block("At the end of", "file", "new\n", None, None), "one\ntwo\nnew\n"),
    ],
)
def test_a_block_goes_where_the_document_says(tmp_path: Path, block: Block, result: str) -> None:
    (tmp_path / "file").write_text("one\ntwo\n", encoding="utf-8")
    block.apply(tmp_path)
    assert (tmp_path / "file").read_text(encoding="utf-8") == result


@pytest.mark.parametrize(
    "block",
    [
        Block("In", "file", "new\n", "above", "three"),
        Block("In", "file", "new\n", "above", "o"),
        Block("In", "absent", "new\n", "above", "one"),
        Block("In the new file", "file", "new\n", None, None),
    ],
)
def test_a_place_that_is_not_there_is_an_error(tmp_path: Path, block: Block) -> None:
    (tmp_path / "file").write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(ValueError):
        block.apply(tmp_path)
