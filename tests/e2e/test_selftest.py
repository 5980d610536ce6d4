"""What an installer runs behind itself: every part works, or is named."""

import json
from pathlib import Path

import pytest

from clerkdesk import bundled
from clerkdesk.cli import selftest
from clerkdesk.cli.main import run
from clerkdesk.cli.parser import build
from tests.processes import plain_run

PARTS = {
    *("files", "migrations", "postgresql", "authorities", "pdf", "qr", "child", "keyring"),
    *("window", "fonts", "translations", "printers"),
}


@pytest.mark.package
def test_every_part_of_this_installation_works(tmp_path: Path) -> None:
    done = plain_run([*bundled.program(), "selftest", "--format", "json"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    states = {part["name"]: part["state"] for part in report["parts"]}
    assert report["ok"] and set(states) == PARTS
    assert {name for name, state in states.items() if state != "ok"} <= {"authorities", "keyring"}
    # It has worked in a folder of its own, and has said nothing else.
    assert list(tmp_path.iterdir()) == [] and done.stderr == ""


def test_a_part_that_is_missing_is_named_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = bundled.path

    def without_help(*parts: str) -> Path:
        if parts[0] == "help":
            raise FileNotFoundError("help")
        return there(*parts)

    monkeypatch.setattr(bundled, "path", without_help)
    # Not all of them: the window's would change the platform of this process.
    parts = [part for part in selftest.parts() if part[0] in ("files", "qr")]
    monkeypatch.setattr(selftest, "parts", lambda: iter(parts))
    assert run(["selftest"]) == 1
    output = capsys.readouterr().out
    assert "✗ files: FileNotFoundError: help" in output and "✓ qr" in output


def test_nobody_is_offered_the_installers_command() -> None:
    assert "selftest" not in build().format_help()
