"""What no test reaches, beside the list of reasons why.

    python -m tests.architecture.uncovered out/coverage/coverage.json

reads coverage's JSON report, as ``just coverage`` has it written, and prints how much of each
package is reached; then every line and branch that no test reaches and uncovered.toml does not
name, and every entry of it that a test does reach. With any of them the exit code is 1.
"""

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("uncovered.toml")
PACKAGES = ("clerkdesk/domain/", "clerkdesk/usecases/", "clerkdesk/store/guard/")

Files = dict[str, Any]
"""Of coverage's report: a file's path → its missing_lines, missing_branches and summary."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A line that no test reaches, or from which a branch is never taken, and why not."""

    file: str
    line: str
    """The text of the line, without its indentation."""
    reason: str

    @property
    def numbers(self) -> set[int]:
        """Where the line stands in its file."""
        lines = (ROOT / self.file).read_text(encoding="utf-8").splitlines()
        return {number for number, line in enumerate(lines, 1) if line.strip() == self.line}


def listed() -> list[Uncovered]:
    """The list of reasons; empty where every line is reached."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8")).get("uncovered", [])
    return [Uncovered(**entry) for entry in entries]


def unexplained(files: Files, places: list[Uncovered]) -> list[str]:
    """``file:line`` of what the report misses and the list does not name; a branch by the line from
    which it is never taken, and the one to which.
    """
    missing: list[str] = []
    for file, coverage in files.items():
        if not file.startswith(PACKAGES):
            continue
        known = {number for place in places if place.file == file for number in place.numbers}
        missing_lines = set(coverage["missing_lines"])
        missing += [f"{file}:{line}" for line in sorted(missing_lines - known)]
        missing += [
            f"{file}:{source} → {target if target > 0 else 'the end'}"
            for source, target in coverage["missing_branches"]
            # A branch to a line that is missing is told, or explained, by that line.
            if source not in known and target not in missing_lines
        ]
    return missing


def needless(files: Files, places: list[Uncovered]) -> list[str]:
    """The entries of the list that a test reaches by now, with every branch."""
    entries = []
    for place in places:
        coverage = files[place.file]
        sources = {source for source, _target in coverage["missing_branches"]}
        if not place.numbers & (sources | set(coverage["missing_lines"])):
            entries.append(f"{place.file}: {place.line}")
    return entries


def reached(files: Files, package: str) -> str:
    """How much of a package tests reach, in lines and branches. Raises ValueError: it was not
    measured.
    """
    summaries = [
        coverage["summary"] for file, coverage in files.items() if file.startswith(package)
    ]
    if not summaries:
        raise ValueError(f"{package} was not measured")
    lines = sum(summary["num_statements"] for summary in summaries)
    covered_lines = sum(summary["covered_lines"] for summary in summaries)
    branches = sum(summary["num_branches"] for summary in summaries)
    covered_branches = sum(summary["covered_branches"] for summary in summaries)
    return f"{package}: {covered_lines} of {lines} lines, {covered_branches} of {branches} branches"


def main(report: str) -> int:
    """Print what is reached, and what is not as the list says; the exit code."""
    files: Files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    places = listed()
    summaries = [reached(files, package) for package in PACKAGES]
    problems = [f"no test reaches {place}" for place in unexplained(files, places)]
    problems += [f"listed, but reached: {place}" for place in needless(files, places)]
    sys.stdout.writelines(f"{line}\n" for line in [*summaries, *problems])
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
