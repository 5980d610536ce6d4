"""One version, and the commit where it is known."""

import subprocess
from pathlib import Path

import pytest

from clerkdesk import __version__, bundled, version


def test_a_checkout_knows_its_commit_without_git(tmp_path: Path) -> None:
    git = tmp_path / ".git"
    (git / "refs" / "heads").mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    (git / "refs" / "heads" / "main").write_text("0123456789abcdef0123\n")
    assert version.checked_out(git) == "0123456789ab"
    beside = tmp_path / "beside.git"
    (git / "worktrees" / "x").mkdir(parents=True)
    (git / "worktrees" / "x" / "HEAD").write_text("fedcba9876543210\n")
    beside.write_text(f"gitdir: {git / 'worktrees' / 'x'}\n")
    assert version.checked_out(beside) == "fedcba987654"
    assert version.checked_out(tmp_path / "nothing") is None


def test_what_a_packager_has_laid_down_goes_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "commit.txt"
    file.write_text("v1.2-3-gabc\n")
    monkeypatch.setattr(bundled, "path", lambda *_parts: file)
    assert version.shown() == f"{__version__} (v1.2-3-gabc)"


@pytest.mark.package
def test_the_wheel_names_the_commit_it_was_built_from(tmp_path: Path) -> None:
    import sys
    import zipfile

    root = Path(version.__file__).parents[1]
    if version.checked_out(root / ".git") is None:
        pytest.skip("no checkout of Git")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path)]
    subprocess.run([*command, str(root)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        built_from = opened.read(f"clerkdesk/resources/{version.BUILT_FROM}").decode()
    assert built_from == version.checked_out(root / ".git")
