"""What the gateway costs: submissions against a bare FastAPI that receives the same bytes, memory
under large uploads, one application of ten thousand sends.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest
from PIL import Image
from sqlalchemy import event, make_url, text

from clerkdesk.adapters import packages
from clerkdesk.usecases.intake import examining
from clerkdesk.usecases.portal import submitting
from clerkdesk.usecases.portal.portals import Portal
from tests import conftest, gateways, samples
from tests.bench.measuring import figure
from tests.servers import free_port

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
CLIENTS = 8
BARE = """
import sys, uvicorn
from fastapi import FastAPI, Form, UploadFile
app = FastAPI()
@app.post("/api/v1/applications", status_code=201)
async def take(application: str = Form(), files: list[UploadFile] = []):
    for file in files:
        while await file.read(1 << 20): pass
    return {"number": "x"}
uvicorn.run(
    app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False, http="h11"
)
"""


@contextmanager
def _process(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    done = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield done
    finally:
        done.terminate()
        done.wait(30)


SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = 'clerkdesk' AND last_value IS NOT NULL
"""


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            httpx2.get(f"{address}/health", timeout=1)
            return
        except httpx2.HTTPError:
            time.sleep(0.05)
    raise AssertionError(f"{address} does not answer")


UNSEEING = """
import dataclasses, sys
from clerkdesk import bootstrap
real = bootstrap.gateway_dependencies
bootstrap.gateway_dependencies = lambda opened: dataclasses.replace(real(opened), checkers=None)
from clerkdesk.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
"""A gateway that looks at no file."""


@contextmanager
def gateway_process(
    desk: conftest.Desk, *, looking: bool = True
) -> Iterator[tuple[str, psutil.Process]]:
    """A gateway in a process of its own, under its own login where there are logins; ``looking``:
    whether it looks at files.
    """
    url = desk.url
    if not desk.embedded:
        own = make_url(desk.url).set(username=conftest.GATEWAY)
        url = own.render_as_string(hide_password=False)
    port = free_port()
    program = ("-m", "clerkdesk") if looking else ("-c", UNSEEING)
    with _process(*program, "gateway", "--database", url, "--port", str(port)) as running:
        _wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}", psutil.Process(running.pid)


def _body(n: int, size: int = 200_000) -> tuple[dict[str, Any], dict[str, bytes]]:
    package = samples.no_debt(
        f"bench-{n}",
        applicant__fin=f"5{n % 1000000:06}",
        owner__fin=f"5{n % 1000000:06}",
        subscriber_code=f"{12040000000 + n}",
    )
    files = samples.files_of(package)
    first = package["documents"][0]
    files[first["file"]] += os.urandom(1) * (size - len(files[first["file"]]))
    first["sha256"] = None
    return package, files


def _per_second(send: Callable[[int], int], first: int, count: int) -> float:
    with ThreadPoolExecutor(CLIENTS) as pool:
        begun = time.perf_counter()
        statuses = list(pool.map(send, range(first, first + count)))
        taken = time.perf_counter() - begun
    assert set(statuses) == {201}, {status: statuses.count(status) for status in set(statuses)}
    return count / taken


def _sender(address: str, key: str, opened: list[gateways.Portal]) -> Callable[[int], int]:
    """Sends from whatever thread, each with a line of its own; ``opened``: they are closed by the
    caller.
    """
    local = threading.local()

    def send(n: int) -> int:
        if not hasattr(local, "portal"):
            local.portal = gateways.Portal(address, key)
            opened.append(local.portal)
        return int(local.portal.send(*_body(n)).status_code)

    return send


def _processor_ms(running: psutil.Process) -> dict[str, float]:
    """Processor time so far of whoever takes part: the gateway, all of PostgreSQL, and the clients
    in this process.
    """
    server = [
        process for process in psutil.process_iter(["name"]) if process.info["name"] == "postgres"
    ]
    return {
        "gateway": _milliseconds([running]),
        "PostgreSQL": _milliseconds(server),
        "clients": _milliseconds([psutil.Process()]),
    }


def _milliseconds(processes: list[psutil.Process]) -> float:
    seconds = 0.0
    for process in processes:
        times = process.cpu_times()
        seconds += times.user + times.system
    return 1000 * seconds


def test_submissions_against_a_bare_fastapi_that_receives_the_same_bytes(
    server: conftest.Desk,
) -> None:
    key = gateways.add_key(server, per_minute=100_000)
    port = free_port()
    ours = list[float]()
    bare = list[float]()
    opened: list[gateways.Portal] = []
    spent: dict[str, float] = dict.fromkeys(("gateway", "PostgreSQL", "clients"), 0.0)
    with gateway_process(server) as (address, running), _process("-c", BARE, str(port)):
        _wait_for(f"http://127.0.0.1:{port}")
        to_us = _sender(address, key, opened)
        to_bare = _sender(f"http://127.0.0.1:{port}", key, opened)
        _per_second(to_us, 0, 20)
        _per_second(to_bare, 0, 20)
        for round_ in range(3):
            bare.append(_per_second(to_bare, 1000 * round_, 200))
            before = _processor_ms(running)
            ours.append(_per_second(to_us, 1000 * (round_ + 1), 200))
            after = _processor_ms(running)
            spent = {
                name: value + (after[name] - before[name]) / 600 for name, value in spent.items()
            }
        for portal_ in opened:
            portal_.client.close()
    share = sorted(ours)[1] / sorted(bare)[1]
    figure(
        "submissions with one document of 200 kB, PostgreSQL",
        f"{share:.2f}x bare FastAPI ({sorted(ours)[1]:.0f} / {sorted(bare)[1]:.0f} a second)",
        "≥ 0.35x",
    )
    processor = ", ".join(f"{name} {value:.1f} ms" for name, value in spent.items())
    rest = (spent["PostgreSQL"] + spent["clients"]) / (os.cpu_count() or 1)
    figure(
        "    of that, processor time of one submission",
        f"{processor}; with a gateway that costs nothing {1000 / rest / sorted(bare)[1]:.2f}x",
        "—",
    )


def _scan(n: int, side: int) -> Image.Image:
    """A picture that no other is equal to."""
    noise = Image.effect_noise((side // 4, side // 3), 30 + n % 40).convert("RGB")
    return noise.resize((side, side * 4 // 3))


def _scanned(n: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A PDF of about 200 kB and a photograph of about 150 kB."""
    package = samples.no_debt(
        f"scan-{n}",
        applicant__fin=f"6{n % 1000000:06}",
        owner__fin=f"6{n % 1000000:06}",
        subscriber_code=f"{12050000000 + n}",
        documents__1__file="documents/cixaris.jpg",
    )
    paper = BytesIO()
    _scan(n, 900).save(paper, "PDF", quality=75)
    photograph = BytesIO()
    _scan(n, 800).save(photograph, "JPEG", quality=50)
    for document in package["documents"]:
        document["sha256"] = None
    return package, {
        "documents/vesiqe.pdf": paper.getvalue(),
        "documents/cixaris.jpg": photograph.getvalue(),
    }


def test_submissions_that_are_looked_at_against_those_that_are_not(server: conftest.Desk) -> None:
    """With a PDF and a photograph each, all different; in turns, in one run."""
    key = gateways.add_key(server, per_minute=100_000)
    count = 120
    scans = [_scanned(n) for n in range(8 * count)]
    sizes = [len(content) for content in scans[0][1].values()]
    rates: dict[bool, list[float]] = {True: [], False: []}
    opened: list[gateways.Portal] = []
    local = threading.local()
    with (
        gateway_process(server) as (seeing, running),
        gateway_process(server, looking=False) as (blind, _blind),
    ):

        def sender(address: str) -> Callable[[int], int]:
            def send(n: int) -> int:
                portals = local.__dict__.setdefault("portals", {})
                if address not in portals:
                    portals[address] = gateways.Portal(address, key)
                    opened.append(portals[address])
                return int(portals[address].send(*scans[n]).status_code)

            return send

        first = 0
        for round_ in range(4):
            for looking, address in ((False, blind), (True, seeing)):
                rate = _per_second(sender(address), first, count)
                first += count
                if round_:
                    rates[looking].append(rate)
        for portal_ in opened:
            portal_.client.close()
        children = [child.memory_info().rss for child in running.children()]
    seen = sorted(rates[True])[1]
    unseen = sorted(rates[False])[1]
    figure(
        f"submissions with a PDF of {sizes[0] >> 10} kB and a JPEG of {sizes[1] >> 10} kB that are"
        " looked at",
        f"{seen / unseen:.2f}x of those that are not ({seen:.0f} / {unseen:.0f} a second);"
        f" {len(children)} children of {max(children) >> 20} MB at most",
        "≥ 0.75x",
    )


class _Enough(Exception):
    """Nothing of it is kept: the same may be done again."""


def test_one_submission_s_statements_by_sqlalchemy_and_by_the_driver_alone(
    server: conftest.Desk, tmp_path: Path
) -> None:
    """What of a submission's processor time is the database's libraries, and what would be left
    without SQLAlchemy.
    """
    unit = server.as_(conftest.GATEWAY)
    unit.remembers = 10.0  # as a gateway has it
    rounds = 100
    package, files = _body(0)
    submission, checked, digest = examining.examine(
        unit, packages.open_package(samples.write_folder(tmp_path / "in", package, files))
    )
    caller = Portal(1, "bench", submission.channel, 1000)
    seen: list[tuple[str, Any]] = []

    def kept(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        seen.append((statement, parameters))

    def stored(session: Any) -> None:
        submitting.submit_and_show(
            session,
            portal=caller,
            key="bench",
            submission=submission,
            files=checked,
            digest=digest,
        )
        raise _Enough

    def by_us() -> None:
        with pytest.raises(_Enough):
            unit.run(stored)

    by_us()
    with server.engine.connect() as connection:
        numbers = connection.execute(text(SEQUENCES)).all()
    event.listen(unit.engine, "before_cursor_execute", kept)
    by_us()
    event.remove(unit.engine, "before_cursor_execute", kept)
    raw = unit.engine.raw_connection()
    driver: Any = raw.driver_connection

    def as_before() -> None:
        """The same rows get the same numbers once more: later statements name them."""
        with server.engine.begin() as connection:
            for name, value in numbers:
                connection.execute(text(f"SELECT setval('clerkdesk.{name}', {value})"))

    def by_the_driver() -> None:
        with driver.cursor() as cursor:
            # The database refuses what was registered at another time than now.
            at = cursor.execute("SELECT clerkdesk.cd_now()").fetchone()[0].isoformat()
            for statement, parameters in seen:
                if isinstance(parameters, list):
                    cursor.executemany(statement, parameters)
                elif "rows" in parameters:
                    rows = json.dumps(parameters["rows"].obj)
                    then = parameters["rows"].obj["application"][0]["registered_at"]
                    cursor.execute(statement, {"rows": rows.replace(then, at)})
                else:
                    cursor.execute(statement, parameters)
                if cursor.description is not None:
                    cursor.fetchall()
        driver.rollback()

    spent: dict[str, float] = {}
    for name, work in (("SQLAlchemy", by_us), ("driver", by_the_driver)):
        for round_ in range(10 + rounds):
            if round_ == 10:
                spent[name] = 0.0
            as_before()
            begun = time.process_time()
            work()
            spent[name] = spent.get(name, 0.0) + (time.process_time() - begun) * 1000 / rounds
    raw.close()
    assert len(seen) <= 5 and any(
        "document_content" in statement for statement, _parameters in seen
    )
    figure(
        f"the {len(seen)} statements of one submission, processor time",
        f"{spent['SQLAlchemy']:.1f} ms, by the driver alone {spent['driver']:.1f} ms",
        "—",
    )


def test_memory_while_fifty_uploads_of_twenty_megabytes_run_at_once(server: conftest.Desk) -> None:
    key = gateways.add_key(server, per_minute=100_000)
    with gateway_process(server) as (address, running):
        with gateways.Portal(address, key) as portal_:
            portal_.send(*_body(0))
        before = running.memory_info().rss
        most = 0
        stop = threading.Event()

        def watch() -> None:
            nonlocal most
            while not stop.wait(0.05):
                most = max(most, running.memory_info().rss)

        watching = threading.Thread(target=watch)
        watching.start()

        def upload(n: int) -> int:
            package, files = _body(n, (20 << 20) - 1000)
            with gateways.Portal(address, key) as portal_:
                portal_.client.timeout = httpx2.Timeout(300)
                return portal_.send(package, files).status_code

        with ThreadPoolExecutor(50) as pool:
            statuses = list(pool.map(upload, range(1, 51)))
        stop.set()
        watching.join()
    assert set(statuses) == {201}
    figure(
        "gateway's memory under 50 uploads of 20 MB at once",
        f"{most / 2**20:.0f} MB at most ({before / 2**20:.0f} before)",
        "≤ 200 MB",
    )


def test_the_same_submission_ten_thousand_times_from_sixteen_clients(server: conftest.Desk) -> None:
    key = gateways.add_key(server, per_minute=100_000)
    package = samples.no_debt("bench-same")
    files = samples.files_of(package)
    with gateway_process(server) as (address, _running):

        def client(_n: int) -> set[str]:
            with gateways.Portal(address, key) as portal_:
                return {
                    json.loads(portal_.send(package, files).content)["number"]
                    for _ in range(10_000 // 16)
                }

        begun = time.perf_counter()
        with ThreadPoolExecutor(16) as pool:
            numbers = set().union(*pool.map(client, range(16)))
        taken = time.perf_counter() - begun
    applications = server.scalar("SELECT count(*) FROM application")
    figure(
        "the same submission 10,000 times from 16 clients",
        f"{applications} application, {len(numbers)} number ({10_000 / taken:.0f} a second)",
        "1",
    )
    assert (applications, len(numbers)) == (1, 1)
