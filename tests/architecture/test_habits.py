"""Every habit of working on the project is one word of the ``justfile``."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HABITS = (
    "setup",
    "run",
    "test",
    "quick",
    "format",
    "translate",
    "pictures",
    "bench",
    "nightly",
    "package",
)


def just(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("just"), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_word_the_habits_are_listed() -> None:
    listed = just().stdout
    assert [habit for habit in HABITS if f"\n    {habit}" not in listed] == []


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_runs_what_is_there(habit: str) -> None:
    """Its programs lie in the environment, and the files that it names in the checkout."""
    dry = just("--dry-run", habit)
    assert dry.returncode == 0, dry.stderr
    words = dry.stderr.replace('"', " ").replace(";", " ").split()
    programs = {word for word in words if word.startswith(".venv/bin/")}
    assert programs
    beside = Path(sys.executable)
    assert [name for name in programs if not beside.with_name(Path(name).name).exists()] == []
    named = {
        word.split("::")[0]
        for word in words
        if word.startswith(("tests/", "clerkdesk/", "resources/")) or word.endswith(".spec")
    }
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_hook_of_a_commit_is_a_program_of_the_environment() -> None:
    lines = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8").splitlines()
    entries = [line.split()[1] for line in lines if line.strip().startswith("entry:")]
    assert len(entries) == 4
    beside = Path(sys.executable)
    assert [name for name in entries if not beside.with_name(Path(name).name).exists()] == []
    assert [line.strip() for line in lines if "repo:" in line] == ["- repo: local"]
