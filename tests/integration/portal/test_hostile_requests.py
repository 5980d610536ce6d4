"""What is thrown at the gateway: a clear answer, nothing stored, and the next request is served."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx2
import pytest

from clerkdesk.gateway import multipart, uploads
from tests import gateways, samples
from tests.conftest import Desk
from tests.gateways import Portal

pytestmark = pytest.mark.timeout(120)
BOUNDARY = "sample-boundary"


@pytest.fixture
def egov(embedded: Desk) -> Iterator[Portal]:
    with gateways.egov(embedded) as portal:
        yield portal


@pytest.fixture
def nothing_stored(embedded: Desk, egov: Portal) -> Iterator[None]:
    """Afterwards there is nothing of it, and a good application still comes in."""
    yield
    for table in (
        "application",
        "document",
        "document_content",
        "portal_submission",
        "outbox_message",
    ):
        assert embedded.scalar(f"SELECT count(*) FROM {table}") == 0, table
    assert egov.send(samples.no_debt("eg-after")).status_code == 201


def part(name: str, content: bytes, file: str | None = None) -> bytes:
    file_name = f'; filename="{file}"' if file is not None else ""
    disposition = f'Content-Disposition: form-data; name="{name}"{file_name}'
    return f"--{BOUNDARY}\r\n{disposition}\r\n\r\n".encode() + content + b"\r\n"


def post(
    egov: Portal, body: bytes, content_type: str = f"multipart/form-data; boundary={BOUNDARY}"
) -> httpx2.Response:
    return egov.client.post(
        "/api/v1/applications",
        content=body,
        headers={"Content-Type": content_type, "Idempotency-Key": "k"},
    )


def application(**changes: object) -> bytes:
    package = samples.no_debt("eg-1", **changes)
    samples.files_of(package)
    return part("application", json.dumps(package).encode())


END = f"--{BOUNDARY}--\r\n".encode()
BROKEN = {
    "nothing": b"",
    "no end": application(),
    "a part without end": application() + part("files", samples.pdf())[:-20],
    "no application": part("files", samples.pdf(), "documents/vesiqe.pdf") + END,
    "no JSON": part("application", b"{") + END,
    "not even text": part("application", b"\xff\xfe\x00") + END,
    "a field twice": part("application", b'{"version": 1, "version": 2}') + END,
    "deeper than any application": part("application", b"[" * 200_000 + b"]" * 200_000) + END,
    "a number of a million digits": part("application", b'{"version": ' + b"9" * 1_000_00 + b"}")
    + END,
    "NaN": part("application", b'{"version": NaN}') + END,
    "the application twice": application() + application() + END,
    "a file twice": application() + part("files", samples.pdf(), "documents/vesiqe.pdf") * 2 + END,
    "a path out of the package": application(documents__0__file="../../etc/passwd") + END,
    "files that nobody sent": application() + END,
    "a preamble that never begins": b"x" * 100_000,
    "headers of a part without end": f"--{BOUNDARY}\r\n".encode() + b"X-Header: y\r\n" * 1000,
    "one long header of a part": part("x" * 50_000, b"") + END,
}


@pytest.mark.usefixtures("nothing_stored")
@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_request_is_refused_with_its_faults(egov: Portal, body: bytes) -> None:
    answer = post(egov, body)
    assert answer.status_code == 422 and answer.json()["faults"]
    assert all(fault["message"] for fault in answer.json()["faults"])


@pytest.mark.usefixtures("nothing_stored")
@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/mixed; boundary=x",
        "",
    ],
)
def test_another_kind_of_request_is_415(egov: Portal, content_type: str) -> None:
    answer = post(egov, b"{}", content_type)
    assert answer.status_code == 415 and answer.json()["faults"][0]["code"] == "not_multipart"


@pytest.mark.usefixtures("nothing_stored")
def test_a_file_that_is_too_large_is_refused_while_it_streams_by_its_place_in_the_application(
    egov: Portal,
) -> None:
    big = b"%PDF-1.4\n" + bytes((20 << 20) + 1)
    answer = post(egov, application() + part("files", big, "documents/cixaris.pdf") + END)
    assert answer.status_code == 413
    assert answer.json()["faults"][0] | {"message": ""} == {
        "field": "documents.1.file",
        "code": "file_too_large",
        "message": "",
    }


@pytest.mark.usefixtures("nothing_stored")
def test_a_program_that_is_called_a_pdf_is_refused_at_its_first_bytes(egov: Portal) -> None:
    answer = post(
        egov, application() + part("files", b"MZ" + bytes(1 << 20), "documents/vesiqe.pdf") + END
    )
    assert answer.status_code == 415 and answer.json()["faults"][0]["field"] == "documents.0.file"


@pytest.mark.usefixtures("nothing_stored")
def test_ten_thousand_files_are_too_many(egov: Portal) -> None:
    body = (
        application()
        + b"".join(part("files", b"%PDF-1.4", f"{n}.pdf") for n in range(10_000))
        + END
    )
    answer = post(egov, body)
    assert answer.status_code == 413 and answer.json()["faults"][0]["code"] == "too_many_files"


@pytest.mark.usefixtures("nothing_stored")
def test_an_application_larger_than_a_megabyte_is_refused(egov: Portal) -> None:
    assert (
        post(egov, part("application", b'{"x": "' + b"y" * (1 << 20) + b'"}') + END).status_code
        == 413
    )


@pytest.mark.usefixtures("nothing_stored")
def test_a_stated_length_beyond_the_limit_is_refused_before_a_byte_is_read(egov: Portal) -> None:
    answer = raw(
        egov,
        head_of(1 << 40),
    )
    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.usefixtures("nothing_stored")
def test_a_multipart_without_end_is_cut_off_at_the_limit(
    egov: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BODY_BYTES", 1 << 20)

    def endless() -> Iterator[bytes]:
        yield application()
        for n in range(1000):
            yield part("files", samples.pdf() + b"x" * 60_000, f"{n}.pdf")

    answer = egov.client.post(
        "/api/v1/applications",
        content=endless(),
        headers={
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Idempotency-Key": "k",
        },
    )
    assert answer.status_code == 413
    assert answer.json()["faults"][0]["code"] == "package_too_large"


@pytest.mark.usefixtures("nothing_stored")
def test_a_slow_client_is_turned_away_and_others_are_served_meanwhile(
    egov: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multipart, "STALL_SECONDS", 1.0)
    begun = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(
            raw,
            egov,
            head_of(10_000) + b"--samp",
        )
        assert egov.client.get("/health").status_code == 200 and time.monotonic() - begun < 1
        assert slow.result().startswith(b"HTTP/1.1 408 ")


@pytest.mark.usefixtures("nothing_stored")
def test_a_client_that_goes_away_in_the_middle_is_no_incident(
    egov: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    parts = urlsplit(egov.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        line.sendall(request_line(egov) + head_of(100_000) + application())
    assert egov.client.get("/health").status_code == 200
    assert not [record for record in caplog.records if "incident" in record.getMessage()]


@pytest.mark.usefixtures("nothing_stored")
@pytest.mark.parametrize(
    "headers",
    [
        b"X: " + b"y" * 100_000 + b"\r\n\r\n",
        b"X: y\r\n" * 20_000 + b"\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"Content-Length: -1\r\n\r\n",
        b"no colon\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ],
    ids=[
        "one long header",
        "many headers",
        "a length and chunks",
        "two lengths",
        "a negative length",
        "no header at all",
        "chunks that are none",
    ],
)
def test_header_tricks_are_answered_by_an_error(egov: Portal, headers: bytes) -> None:
    assert raw(egov, headers)[9:10] in (b"4", b"")


def request_line(egov: Portal) -> bytes:
    """How a submission begins, up to the headers of its body."""
    lines = (
        "POST /api/v1/applications HTTP/1.1",
        "Host: x",
        f"Authorization: Bearer {egov.key}",
        "Idempotency-Key: k",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def head_of(length: int) -> bytes:
    """The headers of a multipart body that is said to have so many bytes."""
    return (
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Content-Length: {length}\r\n\r\n"
    ).encode()


def raw(egov: Portal, rest: bytes) -> bytes:
    """The answer to a request whose bytes are ours; empty: the line was cut."""
    parts = urlsplit(egov.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        try:
            line.sendall(request_line(egov) + rest)
            return line.recv(65536)
        except ConnectionError:
            return b""


def test_the_same_submission_from_many_clients_at_once_makes_one_application(desk: Desk) -> None:
    package = samples.no_debt("eg-1")
    files = samples.files_of(package)
    with gateways.listening(desk) as address:
        key = gateways.add_key(desk)

        def client(_n: int) -> list[str]:
            with Portal(address, key) as portal_:
                return [portal_.send(package, files).json()["number"] for _ in range(5)]

        with ThreadPoolExecutor(8) as pool:
            numbers = [number for of_client in pool.map(client, range(8)) for number in of_client]
    # One number, though not the first: those who came too late had drawn theirs.
    assert len(set(numbers)) == 1 and len(numbers) == 40
    assert desk.scalar("SELECT count(*) FROM application") == 1
