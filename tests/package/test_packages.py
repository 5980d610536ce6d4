"""The wheel in a clean environment, and the frozen folder: both play the whole job."""

import json
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.processes import plain_environment, plain_run

ROOT = Path(__file__).parents[2]
MAX_FROZEN_MB = 160
pytestmark = [pytest.mark.package, pytest.mark.timeout(1500)]


def play(program: list[str], out: Path) -> dict[str, Any]:
    """``demo --headless`` with nothing of the checkout in reach."""
    environment = plain_environment()
    done = subprocess.run(
        [*program, "demo", "--headless", str(out)],
        cwd=out.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert all(step["ok"] for step in summary["steps"]) and (
        out / summary["certificate"]
    ).read_bytes().startswith(b"%PDF-")
    assert all((out / picture).stat().st_size > 5000 for picture in summary["pictures"])
    return summary


def listen(program: list[str], folder: Path) -> None:
    """``gateway`` of the program, on a file of its own: it answers, and ends when it is told to."""
    environment = plain_environment()
    command = [
        *program,
        "gateway",
        "--database",
        f"sqlite:///{folder / 'gateway.db'}",
        "--port",
        "0",
    ]
    running = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    try:
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:
            assert json.loads(answer.read())["status"] == "ok"
        with urllib.request.urlopen(f"{address}/c?lang=az", timeout=30) as answer:
            assert "Arayış" in answer.read().decode()
    finally:
        running.terminate()
        assert running.wait(30) == 0
        running.stdout.close()


def work(program: list[str], folder: Path) -> None:
    """``worker`` of the program as a desk's child: it looks at a line, and ends with its standard
    input.
    """
    environment = plain_environment()
    command = [
        *program,
        "worker",
        "--with-stdin",
        "--database",
        f"sqlite:///{folder / 'worker.db'}",
    ]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input="\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_wheel_works_in_a_clean_environment(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(tmp_path), str(ROOT)],
        check=True,
    )
    wheel = next(tmp_path.glob("clerkdesk-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "fonts/Inter_400Regular.ttf",
        "fonts/OFL.txt",
        "icons/stamp.svg",
        "icons/LICENSE.txt",
        "theme/desk.qss",
        "translations/clerkdesk_az.qm",
        "reference/sentences.toml",
    ):
        assert f"clerkdesk/resources/{part}" in names
    assert any(name.startswith("clerkdesk/store/migrations/versions/0001") for name in names)
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    subprocess.run([str(tmp_path / "venv/bin/pip"), "install", "-q", str(wheel)], check=True)
    (tmp_path / "out").mkdir()
    play([str(tmp_path / "venv/bin/clerkdesk")], tmp_path / "out" / "x")
    listen([str(tmp_path / "venv/bin/clerkdesk")], tmp_path / "out")
    work([str(tmp_path / "venv/bin/clerkdesk")], tmp_path / "out")


def test_the_frozen_folder_plays_the_job_and_holds_nothing_gpl_only(tmp_path: Path) -> None:
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--distpath",
            str(tmp_path / "dist"),
            "--workpath",
            str(tmp_path / "build"),
            str(ROOT / "build.spec"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-3000:]
    folder = tmp_path / "dist" / "clerkdesk"
    forbidden = (
        "virtualkeyboard",
        "qt6charts",
        "qt6graphs",
        "qt6httpserver",
        "qt6datavisualization",
    )
    shipped = [path.name for path in folder.rglob("*")]
    for part in forbidden:
        assert [name for name in shipped if part in name.lower()] == []
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= MAX_FROZEN_MB * 1_000_000
    (tmp_path / "out").mkdir()
    tried = plain_run([str(folder / "clerkdesk"), "selftest"], tmp_path / "out")
    assert tried.returncode == 0, tried.stdout + tried.stderr
    play([str(folder / "clerkdesk")], tmp_path / "out" / "x")
    listen([str(folder / "clerkdesk")], tmp_path / "out")
    work([str(folder / "clerkdesk")], tmp_path / "out")
