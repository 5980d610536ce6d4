"""docs/office.en.md, block by block as it stands, on fresh Debian systems: from an empty server to
two utilities with clerks, a backup and its drill, an upgrade, a failover and the way back.

The systems share this computer's network: db1 is 127.0.0.1, db2 127.0.0.2. They have no systemd;
tests/package/systemctl.py does what the guide asks it for.
"""

import json
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests import samples
from tests.package import roots
from tests.package.roots import CleanRoot, needs_a_root

GUIDE = Path(__file__).parents[2] / "docs" / "office.en.md"
BLOCK = re.compile(r"^```sh (?P<machine>\w+)(?P<options>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
SUITES = {"db1": "trixie", "db2": "trixie", "app1": "bookworm"}
ADDRESSES = {"db1": "127.0.0.1", "db2": "127.0.0.2", "app1": "127.0.0.1"}
PASSWORDS = {
    f"{name}-PASSWORD": f"{name.title()}2026nx7q"
    for name in ("OWNER", "ADMIN", "WORKER", "GATEWAY", "STANDBY")
}
CARRIED = (
    ("db1", "/srv/office/ca.crt", "app1", "/srv/ca.crt"),
    *(
        ("db1", f"/srv/office/{name}", "db2", f"/srv/office/{name}")
        for name in ("server.key", "server.crt", "ca.crt")
    ),
    ("db1", "/etc/postgresql/17/main/conf.d/clerkdesk.conf", "db2", "/srv/office/clerkdesk.conf"),
    ("db1", "/etc/postgresql/17/main/pg_hba.conf", "db2", "/srv/office/pg_hba.conf"),
)
"""What the guide says is to be brought from one computer to another."""
pytestmark = [pytest.mark.package, pytest.mark.timeout(3600), needs_a_root]


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of the guide, and where they are given."""

    machine: str
    typed: tuple[str, ...]
    """The names of the passwords that are typed."""
    without: str | None
    """The computer that has died before."""
    text: str


def blocks() -> list[Block]:
    found = []
    for match in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        words = match["options"].split()
        typed = tuple(words[1:]) if words[:1] == ["types"] else ()
        without = words[1] if words[:1] == ["without"] else None
        found.append(Block(match["machine"], typed, without, match["text"]))
    return found


class Office:
    """The guide's computers."""

    def __init__(self, systems: dict[str, CleanRoot]) -> None:
        self.systems = systems
        self.minutes: list[tuple[str, float]] = []

    def do(self, block: Block) -> str:
        """Carry what is to be carried, and give the commands; gives what they said."""
        self._carry()
        if block.without is not None:
            self.systems[block.without]("pg_ctlcluster 17 main stop -m immediate")
        typed = "".join(f"{PASSWORDS[name]}\n" for name in block.typed)
        begun = time.monotonic()
        said = self.systems[block.machine](self._here(block.machine, block.text), typed)
        self.minutes.append((block.machine, (time.monotonic() - begun) / 60))
        return said

    def _carry(self) -> None:
        for source, path, target, place in CARRIED:
            file = self.systems[source].path(path)
            if file.exists():
                copy = self.systems[target].path(place)
                copy.parent.mkdir(parents=True, exist_ok=True)
                text = file.read_text(encoding="utf-8")
                listens = f"listen_addresses = '{ADDRESSES[source]}'"
                copy.write_text(
                    text.replace(listens, f"listen_addresses = '{ADDRESSES[target]}'"), "utf-8"
                )

    def _here(self, machine: str, text: str) -> str:
        for name, password in PASSWORDS.items():
            text = text.replace(name, password)
        return text.replace("10.0.0.0/8", "127.0.0.0/8").replace(
            "listen_addresses = '*'", f"listen_addresses = '{ADDRESSES[machine]}'"
        )


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    packages = roots.build_packages(tmp_path_factory.mktemp("packages"))
    hosts = "".join(f"{ADDRESSES[name]} {name}.example.az {name}\n" for name in ("db1", "db2"))
    with ExitStack() as stack:
        systems = {}
        for name, suite in SUITES.items():
            root = stack.enter_context(roots.clean_root(tmp_path_factory.mktemp(name), suite))
            root.path("/etc/hosts").write_text(f"127.0.0.1 localhost\n{hosts}", "ascii")
            systems[name] = root
        app = systems["app1"]
        app.path("/srv/packages").mkdir()
        for package in packages.values():
            shutil.copy(package, app.path("/srv/packages"))
        shim = app.path("/usr/local/sbin/systemctl")
        shutil.copy(Path(__file__).with_name("systemctl.py"), shim)
        shim.chmod(0o755)
        try:
            yield Office(systems)
        finally:
            app("systemctl stop clerkdesk-worker clerkdesk-gateway")
            for name in ("db1", "db2"):
                systems[name]("pg_ctlcluster 17 main stop -m immediate || true")


def _register(key: str) -> str:
    """Hand an application in as the portal does; gives its number."""
    package = samples.no_debt(submitted_at=datetime.now(UTC).isoformat())
    parts: list[Any] = [("application", (None, json.dumps(package), "application/json"))]
    parts += [
        ("files", (name, content, "application/pdf"))
        for name, content in samples.files_of(package).items()
    ]
    answer = httpx2.post(
        "http://127.0.0.1:8080/api/v1/applications",
        files=parts,
        headers={"Authorization": f"Bearer {key}", "Idempotency-Key": package["portal_request_id"]},
        timeout=60,
    )
    assert answer.status_code == 201, answer.text
    number: str = answer.json()["number"]
    return number


def test_the_guide_makes_an_office_saves_it_and_survives_its_server(office: Office) -> None:
    number = ""
    for block in blocks():
        said = office.do(block)
        if "gateway key add" in block.text:
            number = _register(said.split()[-1])
        if "clerkdesk restore" in block.text:
            assert number in said, "the drill finds what was handed in"
        if "retry 60" in block.text:
            # Found by the other computer, with the worker that was never told.
            app = office.systems["app1"]
            assert number in app(". /srv/owner\nclerkdesk applications")
            assert json.loads(app("curl -s http://127.0.0.1:8080/health"))["status"] == "ok"
    assert number
    sys.stdout.write(f"minutes: {sum(took for _name, took in office.minutes):.1f}\n")
