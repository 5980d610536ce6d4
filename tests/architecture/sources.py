"""The files that the rules of the house are about, each read and parsed once."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "clerkdesk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
GUI = [path for path in SOURCES if "gui" in path.relative_to(ROOT).parts]


def shown(path: Path) -> str:
    """A file's name within the repository."""
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(read(path))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last part of what is called: ``say`` of ``self.bar.say(…)``; "" where it has no name."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def run_module(*command: str) -> subprocess.CompletedProcess[str]:
    """``python -m`` at the top of the repository."""
    return run([sys.executable, "-m", *command])


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    """A program that is installed beside this Python."""
    return str(Path(sys.executable).with_name(name))
