"""No version with a known hole is ever installed: neither by our bounds, nor by the lock; what
ships is pinned byte for byte, named in the list of parts, and its licence comes along.
"""

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
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


def pinned(name: str) -> dict[str, tuple[str, int]]:
    """Package → its version, and how many hashes it may have."""
    text = (ROOT / "resources" / "packaging" / name).read_text(encoding="utf-8")
    pins: dict[str, tuple[str, int]] = {}
    for pin in re.split(r"\n(?=\S)", text.strip()):
        requirement, *hashes = re.split(r" *\\\n *", pin)
        parsed = Requirement(requirement)
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes), pin
        pins[canonicalize_name(parsed.name)] = (str(parsed.specifier)[2:], len(hashes))
    return pins


def shipped() -> dict[str, str]:
    """Package → version, of everything that a package of ours may hold."""
    pins = pinned("requirements.txt")
    # Of another world than ours: Python in a browser.
    return {name: version for name, (version, _) in pins.items() if name != "httpx2-jsfetch"}


def test_everything_is_pinned_by_the_hash_of_its_files_in_the_versions_of_the_daily_run() -> None:
    tried = {canonicalize_name(name): number for name, number in locked().items()}
    everything = pinned("requirements-dev.txt")
    # Every environment has a setuptools of its own from the beginning.
    versions = {name: number for name, (number, _) in everything.items() if name != "setuptools"}
    assert versions == tried, "run: just lock"
    ours = pinned("requirements.txt")
    assert all(count for _number, count in (*everything.values(), *ours.values()))
    assert canonicalize_name("PySide6-Essentials") in ours
    other_systems = {"httpx2-jsfetch", "pywin32-ctypes"}
    assert ours.keys() - other_systems <= everything.keys()
    assert {name: ours[name][0] for name in ours.keys() - other_systems} == {
        name: everything[name][0] for name in ours.keys() - other_systems
    }


def test_the_list_of_parts_and_the_licences_name_everything_that_ships() -> None:
    licences = ROOT / "resources" / "licences"
    parts = json.loads((licences / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert parts["bomFormat"] == "CycloneDX"
    assert {
        canonicalize_name(part["name"]): part["version"] for part in parts["components"]
    } == shipped(), "run: just lock"
    text = (licences / "third-party.txt").read_text(encoding="utf-8")
    rule = "=" * 78
    heads = re.findall(rf"\n{rule}\n(.*?)\n{rule}\n\n", text, re.DOTALL)
    named = {canonicalize_name(line.split(":")[0]) for head in heads for line in head.splitlines()}
    assert named >= shipped().keys()
    for licence in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "OPEN FONT"):
        assert licence in text


def test_packages_and_the_nightly_run_take_nothing_that_was_not_pinned() -> None:
    for builds in (".ci/nightly", "resources/packaging/debian/build"):
        commands = (ROOT / builds).read_text(encoding="utf-8").replace("\\\n", "")
        for command in re.findall(r"^.*pip\"? install .*$", commands, re.MULTILINE):
            assert re.search("--require-hashes|--no-deps", command), command
    assert "PIP_CONSTRAINT=" in (ROOT / ".ci/run").read_text(encoding="utf-8")
