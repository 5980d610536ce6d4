"""docs/administration.en.md, “An office”, from an empty server to a decided application, by the
program's own commands; the worker is a process.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from clerkdesk.cli.main import run
from tests import samples
from tests.conftest import admin

pytestmark = pytest.mark.timeout(240)


class Server:
    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder

    def environment(self, login: str | None) -> dict[str, str]:
        url = make_url(self.url)
        if login:
            url = url.set(username=login)
        return {
            **os.environ,
            "CLERKDESK_DATABASE_URL": url.render_as_string(hide_password=False),
            "CLERKDESK_DATA_DIR": str(self.folder),
        }

    def run(
        self, login: str | None, *words: str, stdin: str = "", expect: int = 0
    ) -> dict[str, Any]:
        """What a command says that this person gives."""
        output = io.StringIO()
        with pytest.MonkeyPatch.context() as process, contextlib.redirect_stdout(output):
            for name, value in self.environment(login).items():
                process.setenv(name, value)
            process.setattr("sys.stdin", io.StringIO(stdin))
            code = run([*words, "--format", "json"])
        assert code == expect, (words, output.getvalue())
        document: dict[str, Any] = json.loads(output.getvalue())
        return document


@pytest.fixture
def server(postgres: str, tmp_path: Path) -> Iterator[Server]:
    name = f"office_{uuid.uuid4().hex[:8]}"
    admin(postgres, f"CREATE DATABASE {name}")
    yield Server(
        make_url(postgres)
        .set(database=name, drivername="postgresql")
        .render_as_string(hide_password=False),
        tmp_path,
    )
    admin(postgres, f"DROP DATABASE {name} WITH (FORCE)")


def test_from_an_empty_server_to_a_decided_application(server: Server) -> None:
    tag = uuid.uuid4().hex[:6]
    boss = f"boss_{tag}"
    clerk = f"clerk_{tag}"
    stranger = f"stranger_{tag}"
    worker = f"worker_{tag}"
    assert server.run(None, "applications", expect=1)["error"]["code"] == "schema_missing"
    server.run(None, "db", "upgrade")
    assert server.run(None, "db", "check") == {"ok": True, "problems": [], "restores": []}
    server.run(
        None,
        "staff",
        "add",
        boss,
        "--name",
        "İnzibatçı Nümunə",
        "--role",
        "admin",
        "--organisation",
        "azersu",
        "--password-stdin",
        stdin="uzun parol 1\n",
    )
    server.run(
        boss,
        "staff",
        "add",
        clerk,
        "--name",
        "Günel Nümunə",
        "--role",
        "clerk",
        "--organisation",
        "azersu",
        "--department",
        "su-nesimi",
        "--password-stdin",
        stdin="uzun parol 2\n",
    )
    server.run(
        boss,
        "staff",
        "add",
        stranger,
        "--name",
        "Aydan Nümunə",
        "--role",
        "clerk",
        "--organisation",
        "azersu",
        "--department",
        "su-yasamal",
    )
    assert (
        server.run(
            clerk,
            "staff",
            "add",
            "x_y",
            "--name",
            "X",
            "--role",
            "clerk",
            "--organisation",
            "azersu",
            expect=1,
        )["error"]["code"]
        == "administrator_only"
    )
    server.run(None, "db", "worker-login", worker, "--password-stdin", stdin="uzun parol 3\n")
    # A portal's comes through the gateway: people register what is handed in now.
    package = samples.no_debt(
        object__district="Nəsimi",
        channel="counter",
        login_method=None,
        submitted_at=datetime.now(UTC).isoformat(),
    )
    folder = samples.write_folder(server.folder / "package", package, samples.files_of(package))
    number = server.run(clerk, "intake", str(folder))["accepted"][0]["number"]
    assert (
        server.run(stranger, "show", number, expect=1)["error"]["code"] == "application_not_found"
    )
    assert server.run(clerk, "take", number)["status"] == "in_progress"
    assert (
        server.run(clerk, "approve", number, "--accept-documents", "--as", stranger, expect=1)[
            "error"
        ]["code"]
        == "as_embedded_only"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "clerkdesk", "worker"], env=server.environment(worker)
    )
    try:
        _wait_for_the_comparison(server, clerk, number)
        assert server.run(clerk, "approve", number, "--accept-documents")["status"] == "completed"
        until = time.monotonic() + 60
        while not any(
            check["outcome"] for check in server.run(clerk, "show", number)["debt_checks"]
        ):
            assert time.monotonic() < until, "the worker has not settled the question"
        # No billing is configured: it did not answer, which is never "no debt".
        assert {check["outcome"] for check in server.run(clerk, "show", number)["debt_checks"]} <= {
            "no_answer",
            None,
        }
        refused = server.run(
            clerk, "certificate", "issue", number, "--out", str(server.folder / "c.pdf"), expect=1
        )
        assert refused["error"]["code"] in (
            "certificate_needs_owner",
            "certificate_needs_group",
            "certificate_needs_address",
            "no_answer",
        )
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    server.run(boss, "staff", "disable", clerk)
    code = server.run(clerk, "show", number, expect=1)["error"]["code"]
    assert code in ("server_no_rights", "account_disabled")
    assert server.run(None, "db", "check")["ok"]


def _wait_for_the_comparison(server: Server, clerk: str, number: str) -> None:
    """A command waits for a worker that lives; this one's may take its time to be born."""
    until = time.monotonic() + 60
    while any(
        finding["kind"] == "not_compared"
        for finding in server.run(clerk, "show", number)["findings"]
    ):
        assert time.monotonic() < until, "the worker has compared nothing"
