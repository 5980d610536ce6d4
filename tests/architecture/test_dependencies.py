"""No version with a known hole is ever installed: neither by our bounds, nor by the lock."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
FLOORS = {
    "jinja2": ("3.1.6", "CVE-2025-27516: out of the sandbox by |attr"),
    "h11": ("0.16", "CVE-2025-43859: requests smuggled in chunks"),
    "python-multipart": ("0.0.22", "CVE-2024-53981, CVE-2026-24486: endless boundaries, paths"),
    "starlette": (
        "0.49.1",
        "CVE-2025-54121, CVE-2025-62727: large forms and ranges block the loop",
    ),
}
"""Package → the first version without what is known of it, and what that is."""


def bounds() -> dict[str, Requirement]:
    """What pyproject.toml asks for, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {req.name.lower(): req for req in map(Requirement, project["dependencies"])}


def locked() -> dict[str, str]:
    """The versions of the last full run, by name."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if "==" in line]
    return {name.strip().lower(): number.split()[0] for name, number in pairs}


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_asked_for_has_no_known_hole(name: str) -> None:
    floor = Version(FLOORS[name][0])
    lowest = [Version(spec.version) for spec in bounds()[name].specifier if spec.operator == ">="]
    assert lowest and min(lowest) >= floor, FLOORS[name][1]
    assert Version(locked()[name]) >= floor
    assert Version(version(name)) >= floor


def test_the_nightly_run_names_how_advisories_are_asked_for() -> None:
    nightly = (ROOT / ".ci" / "nightly").read_text(encoding="utf-8")
    assert re.search(r"pip-audit --strict .*requirements\.lock", nightly)
