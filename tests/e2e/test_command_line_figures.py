"""The supervisors' figures are counted anew by a command, as often as one likes."""

import pytest

from tests.e2e.shells import Shell


def test_the_figures_of_every_day_are_counted_anew(
    office: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERKDESK_NOW", "2026-11-23T12:00:00+04:00")
    for _again in range(2):
        assert office.json("worker", "--recount") == (0, {"days": 3})
