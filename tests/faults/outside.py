"""What stands outside: a worker as a process of its own, a mailbox that counts, a billing that can
be down, slow or lie.
"""

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.message import Message as EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from sqlalchemy import make_url

from tests.conftest import WORKER, Desk
from tests.servers import free_port


class Mailbox(Message):  # type: ignore[misc]  # aiosmtpd has no types
    """Everything that a real SMTP server accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.accepted = 0
        self.on_message: Callable[[], None] = lambda: None
        """Called after a message was accepted and before the sender hears of it."""

    def handle_message(self, message: EmailMessage) -> None:
        self.ids[message["Message-ID"]] += 1
        self.accepted += 1
        self.on_message()


@contextmanager
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    """A real SMTP server and its address."""
    box = Mailbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{port}?starttls=no"
    finally:
        controller.stop()


class Billing(http.server.ThreadingHTTPServer):
    """Knows every code. ``mood``: right, error, slow, drip, or one of the lies."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.mood = "right"
        self.amount = "0.00"
        self.asked = 0
        self.on_debt: Callable[[], None] = lambda: None
        """Called when a debt is asked for, before the answer."""
        self.ending = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A worker that was killed does not read its answer."""

    def debt(self, code: str) -> bytes:
        at = datetime.now(UTC)
        answer = {
            "subscriber_code": code,
            "amount": self.amount,
            "currency": "AZN",
            "as_of": at.isoformat(),
        }
        match self.mood:
            case "foreign":
                answer["subscriber_code"] = "12049999999"
            case "old":
                answer["as_of"] = (at - timedelta(days=2)).isoformat()
            case "future":
                answer["as_of"] = (at + timedelta(days=2)).isoformat()
            case "number":
                return json.dumps(answer | {"amount": 0}).encode()
            case "dollars":
                answer["currency"] = "USD"
            case "empty":
                return b""
            case "page":
                return b"<html>no debt, 0.00 AZN</html>"
            case "torn":
                return json.dumps(answer).encode()[:-7]
            case "failed":
                return json.dumps(answer | {"error": {"code": 17}}).encode()
            case "twice":
                return json.dumps(answer).encode().replace(b"{", b'{"amount": "45.10", ', 1)
        return json.dumps(answer).encode()


LIES = ("foreign", "old", "future", "number", "dollars", "empty", "page", "torn", "failed", "twice")


class _Answering(http.server.BaseHTTPRequestHandler):
    server: Billing

    def do_GET(self) -> None:
        parts = self.path.strip("/").split("/")
        self.server.asked += 1
        if self.server.mood == "error":
            self.send_error(503)
            return
        if self.server.mood == "slow":
            self.server.ending.wait(60)
            return
        code = parts[1] if len(parts) > 1 else ""
        if parts[-1] == "debt":
            self.server.on_debt()
            content = self.server.debt(code)
        else:
            content = json.dumps(
                {
                    "subscriber_code": code,
                    "holder_fin": "5XK2M7P",
                    "holder_name": "Əliyev Rəşad",
                    "address": "Bakı",
                    "district": "Nəsimi",
                    "consumer_group": "I",
                    "old_codes": [],
                }
            ).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def billing() -> Iterator[Billing]:
    server = Billing()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()


class Worker:
    """``clerkdesk worker`` under its own login; ``kill`` is SIGKILL."""

    def __init__(self, desk: Desk, folder: Path, **settings: str) -> None:
        url = make_url(desk.url).set(username=WORKER).render_as_string(hide_password=False)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("CLERKDESK_")
        }
        self._environment = (
            environment
            | {"CLERKDESK_DATABASE_URL": url, "CLERKDESK_DATA_DIR": str(folder)}
            | settings
        )
        self.log = folder / "worker.log"
        folder.mkdir(parents=True, exist_ok=True)
        self._process: subprocess.Popen[bytes] | None = None
        self.kills = 0
        self._killed = False

    def start(self) -> None:
        self._killed = False
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "clerkdesk", "worker"],
                env=self._environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        if self.alive and not self._killed:
            assert self._process is not None
            self._killed = True
            self._process.send_signal(signal.SIGKILL)
            self.kills += 1

    def terminate(self) -> None:
        """As an administrator ends a service."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    def ended_well(self, seconds: float) -> bool:
        """Whether it has ended by itself, without a fault, within so many seconds."""
        assert self._process is not None
        try:
            return self._process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            return False

    def wait(self) -> None:
        if self._process is not None:
            self._process.wait(30)

    def end(self) -> None:
        if self.alive:
            assert self._process is not None
            self._process.kill()
        self.wait()


@contextmanager
def workers(desk: Desk, folder: Path, count: int = 1, **settings: str) -> Iterator[list[Worker]]:
    crew = [Worker(desk, folder / f"worker-{n}", **settings) for n in range(count)]
    try:
        for worker in crew:
            worker.start()
        yield crew
    finally:
        for worker in crew:
            worker.end()
