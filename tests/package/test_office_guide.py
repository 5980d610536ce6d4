"""docs/office.en.md, block by block as it stands, on fresh Debian systems: from an empty server to
two utilities with clerks, a backup and its drill, an upgrade, an outage of mail, a lost database
brought back, a failover and the way back.

The systems share this computer's network: db1 is 127.0.0.1, db2 127.0.0.2. They have no systemd;
tests/package/systemctl.py does what the guide asks it for.
"""

import json
import re
import shutil
import sys
import threading
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
from tests.faults.outside import Mailbox
from tests.integration.doctor import outside
from tests.package import roots
from tests.package.roots import CleanRoot, needs_a_root

GUIDE = Path(__file__).parents[2] / "docs" / "office.en.md"
BLOCK = re.compile(r"^```sh (?P<machine>\w+)(?P<options>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
SUITES = {"db1": "trixie", "db2": "trixie", "app1": "bookworm"}
ADDRESSES = {"db1": "127.0.0.1", "db2": "127.0.0.2", "app1": "127.0.0.1"}
PASSWORDS = {
    f"{name}-PASSWORD": f"{name.title()}2026nx7q"
    for name in ("OWNER", "ADMIN", "WORKER", "GATEWAY", "STANDBY")
} | {"MAIL-PASSWORD": outside.PASSWORD}
MAIL_PORT = 587
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
MAIL_CERTIFICATE = """
mkdir /srv/mail && cd /srv/mail
openssl req -newkey rsa:3072 -noenc -subj /CN=mail.example.az -keyout server.key -out server.csr
echo subjectAltName=DNS:mail.example.az > server.ext
openssl x509 -req -in server.csr -CA /srv/office/ca.crt -CAkey /srv/office/ca.key -CAcreateserial \
  -days 30 -extfile server.ext -out server.crt
"""
pytestmark = [pytest.mark.package, pytest.mark.timeout(3600), needs_a_root]


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of the guide, and where they are given."""

    machine: str
    typed: tuple[str, ...]
    """The names of the passwords that are typed."""
    dead: str | None
    """The computer that has died before."""
    mail: bool | None
    """Whether the office's mail server is there; None: it is as it was."""
    text: str


def blocks() -> list[Block]:
    blocks = []
    for match in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        words = match["options"].split()
        option, *values = words or [""]
        assert option in ("", "types", "with", "without"), words
        mail = option == "with" if values == ["mail"] else None
        blocks.append(
            Block(
                machine=match["machine"],
                typed=tuple(values) if option == "types" else (),
                dead=values[0] if option == "without" and mail is None else None,
                mail=mail,
                text=match["text"],
            )
        )
    return blocks


class Office:
    """The guide's computers."""

    def __init__(self, systems: dict[str, CleanRoot]) -> None:
        self.systems = systems
        self.minutes: list[tuple[str, float]] = []
        self.box: Mailbox | None = None
        """Of the mail server; None: it is not there."""
        self.arrived = threading.Event()
        """It has taken a message."""
        self.mail = ExitStack()

    def do(self, block: Block) -> str:
        """Carry what is to be carried, and give the commands; gives what they output."""
        self._carry()
        if block.mail is not None:
            self.set_mail(there=block.mail)
        if block.dead is not None:
            self.systems[block.dead]("pg_ctlcluster 17 main stop -m immediate")
        typed = "".join(f"{PASSWORDS[name]}\n" for name in block.typed)
        begun = time.monotonic()
        output = self.systems[block.machine](self._here(block.machine, block.text), typed)
        self.minutes.append((block.machine, (time.monotonic() - begun) / 60))
        return output

    def set_mail(self, *, there: bool) -> None:
        """Start the office's mail server, whose certificate its authority has signed, or end it."""
        if there and self.box is None:
            certificate = self.systems["db1"].path("/srv/mail/server.crt")
            if not certificate.exists():
                self.systems["db1"](MAIL_CERTIFICATE)
            server = outside.mail_server(certificate, MAIL_PORT)
            self.box, _port = self.mail.enter_context(server)
            self.box.on_message = self.arrived.set
        elif not there:
            self.mail.close()
            self.box = None
            self.arrived.clear()

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
        text = re.sub(r"WD-20\d\d-", f"WD-{datetime.now(UTC):%Y}-", text)
        return text.replace("10.0.0.0/8", "127.0.0.0/8").replace(
            "listen_addresses = '*'", f"listen_addresses = '{ADDRESSES[machine]}'"
        )


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    packages = roots.build_packages(tmp_path_factory.mktemp("packages"))
    hosts = "".join(f"{ADDRESSES[name]} {name}.example.az {name}\n" for name in ("db1", "db2"))
    hosts += "127.0.0.1 mail.example.az\n"
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
        built = Office(systems)
        try:
            yield built
        finally:
            built.mail.close()
            app("systemctl stop clerkdesk-worker clerkdesk-gateway")
            for name in ("db1", "db2"):
                systems[name]("pg_ctlcluster 17 main stop -m immediate || true")


def _register(key: str, request: int) -> str:
    """Hand an application in as the portal does; gives its number."""
    package = samples.no_debt(f"eg-{request}", submitted_at=datetime.now(UTC).isoformat())
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


AS_CLERK = """
PGPASSWORD=$(sed -n 's/^{login} *//p' /srv/people.passwords) clerkdesk applications --format json \\
  --database 'postgresql://{login}@/clerkdesk?host=db1.example.az,db2.example.az'
"""


def _seen_by(app: CleanRoot, login: str) -> set[str]:
    """The numbers that a clerk sees who has signed in with the first password."""
    output = app(AS_CLERK.format(login=login))
    return {row["number"] for row in json.loads(output)["applications"]}


def test_the_guide_makes_an_office_saves_it_and_survives_its_server(office: Office) -> None:
    app = office.systems["app1"]
    key = ""
    numbers: list[str] = []
    for block in blocks():
        output = office.do(block)
        if "gateway key add" in block.text:
            key = output.split()[-1]
            numbers.append(_register(key, len(numbers)))
            assert _seen_by(app, "g.huseynova") == {numbers[0]}
            assert _seen_by(app, "e.memmedli") == set(), "it is the other utility's"
        if "sqlite" in block.text:
            assert numbers[0] in output, "the drill finds what was handed in"
        if block.mail is False:
            assert "✗ mail: mail.example.az" in output
            numbers.append(_register(key, len(numbers)))
        if "until clerkdesk doctor" in block.text:
            assert office.arrived.wait(60), "what has waited leaves by itself"
        if "--after WD-" in block.text:
            listed = app(". /srv/owner\nclerkdesk applications")
            assert numbers[0] in listed and numbers[1] not in listed
            numbers.append(_register(key, len(numbers)))
            assert numbers[2].endswith("-1000001"), "a series of its own"
        if "retry 60" in block.text:
            # Found by the other computer, with the worker that was never told.
            assert numbers[0] in app(". /srv/owner\nclerkdesk applications")
            assert json.loads(app("curl -s http://127.0.0.1:8080/health"))["status"] == "ok"
    assert len(numbers) == 3
    for number, (machine, minutes) in enumerate(office.minutes, start=1):
        sys.stdout.write(f"block {number} {machine}: {minutes:.1f}\n")
    sys.stdout.write(f"minutes: {sum(took for _name, took in office.minutes):.1f}\n")
