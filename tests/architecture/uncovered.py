"""What no test reaches, beside the list of reasons why.

    coverage run --branch --source clerkdesk.domain,clerkdesk.usecases -m pytest -n0 tests
    coverage json -o coverage.json
    python -m tests.architecture.uncovered coverage.json

prints every line and branch of ``clerkdesk.domain`` and ``clerkdesk.usecases`` that no test reaches
and that uncovered.toml does not name; with any of them the exit code is 1.
"""

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("uncovered.toml")
PACKAGES = ("clerkdesk/domain/", "clerkdesk/usecases/")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A line that no test reaches, and why not."""

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
    """The list of reasons."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8"))["uncovered"]
    return [Uncovered(**entry) for entry in entries]


def unexplained(report: Path) -> list[str]:
    """``file:line`` of what coverage's JSON report misses and the list does not name; a branch by
    the line from which it is never taken, and the one to which.
    """
    named: dict[str, set[int]] = {}
    for entry in listed():
        named.setdefault(entry.file, set()).update(entry.numbers)
    lines = []
    for file, coverage in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        if not file.startswith(PACKAGES):
            continue
        known = named.get(file, set())
        missing_lines = set(coverage["missing_lines"]) - known
        lines += [f"{file}:{line}" for line in sorted(missing_lines)]
        for source, target in coverage["missing_branches"]:
            reaches_a_missing_line = target in missing_lines or target in known
            if source not in known and not reaches_a_missing_line:
                lines.append(f"{file}:{source} → {target}")
    return lines


def main(report: str) -> int:
    """Print what is unexplained; the exit code."""
    lines = unexplained(Path(report))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
