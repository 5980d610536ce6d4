"""The program's own tests, as Python for Windows runs them.

Not tried there: PostgreSQL as a server, signals, /proc, browsers, xdotool. Wine is not Windows:
what passes here was tried under Wine.
"""

import re
from pathlib import Path

import pytest

from tests.windows.wine import Windows, path_of

pytestmark = [pytest.mark.windows, pytest.mark.timeout(3 * 3600)]

BUT = "not postgresql"
"""The server's half of what is tried on both databases."""


@pytest.mark.parametrize("part", ["unit", "integration", "gui"])
def test_the_tests_pass(windows: Windows, part: str, tmp_path: Path) -> None:
    done = windows.python(
        *("-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", "--tb=short", "-rfE"),
        *("--timeout", "300", "-k", BUT, "--basetemp", path_of(tmp_path / "tests")),
        f"tests/{part}",
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert re.search(r"\d{2,} passed", done.stdout)
