"""The program's own tests, as Python for Windows runs them, a folder at a time: what each says lies
in `logs` of the Windows that .ci/windows has made, line by line while it runs.

Not tried there: PostgreSQL as a server, signals, /proc, browsers, xdotool. Wine is not Windows:
what passes here was tried under Wine.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.wine import Windows, path_of

pytestmark = [pytest.mark.windows, pytest.mark.timeout(3 * 3600)]

TESTS = Path(__file__).parents[1]
BUT = "not postgresql"
"""The server's half of what is tried on both databases."""
WHOLE = ("unit",)
IN_PARTS = ("integration", "gui")
"""So large that one looks at them folder by folder."""


def parts() -> Iterator[str]:
    """The folders, below tests, in which tests stand that Windows runs."""
    yield from WHOLE
    for name in IN_PARTS:
        folders = {path.parent.relative_to(TESTS) for path in (TESTS / name).rglob("test_*.py")}
        yield from sorted(folder.as_posix() for folder in folders)


@pytest.mark.parametrize("part", list(parts()))
def test_the_tests_pass(windows: Windows, part: str, tmp_path: Path) -> None:
    ended = windows.logged(
        part.replace("/", "-"),
        *("-m", "pytest", "-n", "0", "-v", "-p", "no:cacheprovider", "--tb=short", "-rfE"),
        *("--timeout", "300", "-k", BUT, "--basetemp", path_of(tmp_path / "tests")),
        f"tests/{part}",
    )
    assert ended.returncode == 0, ended.stdout[-6000:]
    assert re.search(r"\d+ passed", ended.stdout)
