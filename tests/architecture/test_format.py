"""Every Python file has the form that ``ruff format`` gives it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def unformatted(folder: Path) -> list[str]:
    """The files below a folder to which ``ruff format`` would give another form, and files that it
    cannot read.
    """
    checked = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode == 0:
        return []
    lines = (checked.stdout + checked.stderr).splitlines()
    return [
        line.removeprefix("Would reformat: ")
        for line in lines
        if line.startswith(("Would reformat", "error"))
    ] or lines


def test_every_file_has_the_one_form() -> None:
    files = unformatted(ROOT)
    assert not files, f"Not in the form of the others (run `just format`): {', '.join(files)}"


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "good.py").write_text("x = 1\n", encoding="utf-8")
    assert unformatted(tmp_path) == []
    (tmp_path / "other.py").write_text("x  =  1\n", encoding="utf-8")
    assert unformatted(tmp_path) == ["other.py"]
