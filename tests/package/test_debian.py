"""Debian's packages: the server's have no Qt, the services are shut in, and a clean root takes
them, plays the whole job and keeps the office's data when they go.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.package import roots
from tests.package.roots import PACKAGING, CleanRoot, needs_a_root

MAX_EXPOSURE = 3.0
"""Of ``systemd-analyze security``: 0 is shut in, 10 is open."""
pytestmark = [pytest.mark.package, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Name → file."""
    return roots.build_packages(tmp_path_factory.mktemp("packages"))


def _files(package: Path) -> list[str]:
    listed = subprocess.run(
        ["dpkg-deb", "--contents", package], check=True, capture_output=True, text=True
    )
    return [line.split()[5] for line in listed.stdout.splitlines()]


def _qt(package: Path) -> list[str]:
    return [
        name
        for name in _files(package)
        if "/site-packages/" in name and ("pyside6" in name.lower() or "shiboken6" in name)
    ]


def test_qt_is_the_desks_alone(packages: dict[str, Path]) -> None:
    assert set(packages) == {"clerkdesk", "clerkdesk-common", "clerkdesk-server"}
    assert not _qt(packages["clerkdesk-common"]) and not _qt(packages["clerkdesk-server"])
    others = {
        name
        for name in _files(packages["clerkdesk"])
        if "/site-packages/" in name and not name.endswith("/site-packages/")
    }
    assert others == set(_qt(packages["clerkdesk"]))


def test_the_packages_are_no_larger_than_promised(packages: dict[str, Path]) -> None:
    megabytes = {name: file.stat().st_size / 1e6 for name, file in packages.items()}
    assert megabytes["clerkdesk-common"] + megabytes["clerkdesk-server"] < 40
    assert sum(megabytes.values()) < 160


@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is a package of Debian's")
@pytest.mark.parametrize("name", ["clerkdesk", "clerkdesk-common", "clerkdesk-server"])
def test_a_package_is_as_debian_has_them(packages: dict[str, Path], name: str) -> None:
    """What is otherwise on purpose stands with its reason in the package's overrides."""
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", packages[name]],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("service", ["worker", "gateway"])
def test_a_service_is_shut_in(service: str) -> None:
    unit = PACKAGING / "server" / f"clerkdesk-{service}.service"
    done = subprocess.run(
        [
            *("systemd-analyze", "security", "--offline=true", "--no-pager"),
            f"--threshold={MAX_EXPOSURE * 10:.0f}",
            unit,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


@pytest.mark.parametrize("service", ["worker", "gateway"])
def test_systemd_understands_every_line_of_a_unit(service: str, tmp_path: Path) -> None:
    unit = tmp_path / f"clerkdesk-{service}.service"
    lines = (PACKAGING / "server" / unit.name).read_text(encoding="utf-8")
    # Its program is not on this computer.
    unit.write_text(lines.replace("/usr/bin/clerkdesk", "/bin/true"), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.fixture(scope="module")
def clean_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CleanRoot]:
    with roots.clean_root(tmp_path_factory.mktemp("root"), "bookworm") as root:
        yield root


def _command_of(service: str) -> str:
    unit = (PACKAGING / "server" / f"clerkdesk-{service}.service").read_text(encoding="utf-8")
    (start,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    return start.removeprefix("ExecStart=")


@needs_a_root
def test_a_clean_root_takes_the_servers_packages_runs_both_services_and_keeps_the_data(
    packages: dict[str, Path], clean_root: CleanRoot
) -> None:
    clean_root.install(packages["clerkdesk-common"], packages["clerkdesk-server"])
    own = "export CLERKDESK_DATA_DIR=/var/lib/clerkdesk CLERKDESK_LANGUAGE=en; "

    def as_the_service(command: str) -> str:
        return clean_root(f"su -s /bin/sh clerkdesk -c '{own}{command}'")

    as_the_service("clerkdesk db upgrade")
    as_the_service(f"{_command_of('worker')} --once")
    # Both as their units start them; told to end, they end well.
    for service in ("worker", "gateway"):
        as_the_service(
            f"{_command_of(service)} & sleep 4; kill -0 $!; kill -TERM $!; wait $!",
        )
    refused = clean_root(
        f"! su -s /bin/sh clerkdesk -c '{own}clerkdesk desk' 2>&1",
    )
    assert "apt install clerkdesk" in refused
    modes = clean_root("stat -c %a:%U:%G /etc/clerkdesk/worker.env /var/lib/clerkdesk")
    assert modes.split() == ["640:root:clerkdesk", "700:clerkdesk:clerkdesk"]
    clean_root("apt-get purge -y -q clerkdesk-server clerkdesk-common")
    assert (clean_root.folder / "var/lib/clerkdesk/clerkdesk.db").stat().st_size > 0
    assert not (clean_root.folder / "usr/lib/clerkdesk").exists()


@needs_a_root
def test_a_clean_root_takes_the_desk_and_plays_the_whole_job(
    packages: dict[str, Path], clean_root: CleanRoot
) -> None:
    clean_root.install(packages["clerkdesk-common"], packages["clerkdesk"])
    clean_root("adduser --quiet --disabled-password --gecos '' clerk")
    clean_root("su clerk -c 'cd && clerkdesk demo --headless out'")
    pictures = list((clean_root.folder / "home/clerk/out").glob("*.png"))
    assert len(pictures) == 20 and all(each.stat().st_size > 5000 for each in pictures)
    # What the menu starts is there.
    entry = (clean_root.folder / "usr/share/applications/clerkdesk.desktop").read_text("utf-8")
    assert "Exec=clerkdesk desk %F" in entry and "MimeType=application/zip;" in entry
    clean_root("command -v clerkdesk")
