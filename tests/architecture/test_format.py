"""Every Python file has the form that ``ruff format`` gives it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def check_form(folder: Path) -> subprocess.CompletedProcess[str]:
    """Ends with 0 where every file below the folder has its form; else stdout names the others."""
    return subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_file_has_the_one_form() -> None:
    checked = check_form(ROOT)
    assert checked.returncode == 0, (
        f"Some files have another form: run `just format`.\n{checked.stdout}{checked.stderr}"
    )


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "good.py").write_text("x = 1\n", encoding="utf-8")
    assert check_form(tmp_path).returncode == 0
    (tmp_path / "other.py").write_text("x  =  1\n", encoding="utf-8")
    checked = check_form(tmp_path)
    assert checked.returncode == 1
    assert "other.py" in checked.stdout
    assert "good.py" not in checked.stdout
