"""The supervisors' figures are counted anew by a command, as often as one likes."""

from pathlib import Path

import pytest

from tests.e2e.shells import furnished, opened


def test_the_figures_of_every_day_are_counted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inbox").mkdir()
    shell = furnished(opened(tmp_path / "data", monkeypatch, capsys), tmp_path / "inbox")
    monkeypatch.setenv("CLERKDESK_NOW", "2026-11-23T12:00:00+04:00")
    for _again in range(2):
        assert shell.json("worker", "--recount") == (0, {"days": 3})
