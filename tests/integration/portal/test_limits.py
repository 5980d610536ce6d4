"""Nobody at the gateway keeps everybody out: lines that never say what they want, strangers who ask
all the time, codes that are guessed. On real sockets, with limits of tenths of a second.
"""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx2
import pytest

from clerkdesk.domain.errors import Invalid
from clerkdesk.gateway import addresses, server
from clerkdesk.gateway.lines import Limits
from clerkdesk.gateway.service import GatewayDependencies
from tests.conftest import Desk
from tests.gateways import Portal, add_key
from tests.serving import serving

QUICK = Limits(header_seconds=0.3, body_seconds=0.3, body_rate=1 << 20, waiting=20)
PATIENT = Limits(header_seconds=60, waiting=20)
MANY = 420
"""Lines of one who wants to keep everybody out: more than the gateway serves at once."""


@contextmanager
def listening(desk: Desk, limits: Limits = QUICK, proxies: str = "") -> Iterator[tuple[str, int]]:
    """Where a gateway with these limits listens."""
    dependencies = GatewayDependencies(desk.local, proxies=addresses.trusted(proxies))
    listener = socket.create_server(("127.0.0.1", 0), backlog=1000)
    with serving(server.server(dependencies, "127.0.0.1", 0, limits), listener):
        yield listener.getsockname()[:2]


def told_before_the_end(line: socket.socket) -> bytes:
    """Everything that comes until the other side ends the line."""
    answer = b""
    with suppress(ConnectionError):
        while part := line.recv(4096):
            answer += part
    return answer


def test_headers_that_never_end_end_by_themselves(embedded: Desk) -> None:
    with listening(embedded) as place, socket.create_connection(place, timeout=10) as line:
        began = time.monotonic()
        line.sendall(b"GET /health HTTP/1.1\r\n")
        with suppress(ConnectionError):
            while time.monotonic() < began + 5:
                line.sendall(b"x: y\r\n")  # a byte now and then buys no time
                line.settimeout(0.02)
                with suppress(TimeoutError):
                    answer = line.recv(4096)
                    assert answer.startswith(b"HTTP/1.1 408 ")
                    break
        assert 0.2 < time.monotonic() - began < 3


def test_a_line_that_says_nothing_ends_by_itself(embedded: Desk) -> None:
    with listening(embedded) as place, socket.create_connection(place, timeout=10) as line:
        began = time.monotonic()
        assert told_before_the_end(line).startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - began < 3


def test_the_time_of_a_second_request_begins_with_its_first_byte(embedded: Desk) -> None:
    with listening(embedded) as place, socket.create_connection(place, timeout=10) as line:
        line.sendall(b"GET /static/none HTTP/1.1\r\nhost: x\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 404 ")
        line.sendall(b"GET /health HTTP/1.1\r\n")
        began = time.monotonic()
        assert b"408" in told_before_the_end(line)
        assert time.monotonic() - began < 3


def test_on_a_kept_line_no_answer_waits_for_the_caller_s_acknowledgement(embedded: Desk) -> None:
    """A system that holds its acknowledgements back does so for 40 ms; at first it does not."""
    quickest = 1.0
    with (
        listening(embedded) as (host, port),
        httpx2.Client(base_url=f"http://{host}:{port}") as caller,
    ):
        for turn in range(60):
            began = time.monotonic()
            assert caller.get("/openapi.json").status_code == 200
            if turn >= 40:
                quickest = min(quickest, time.monotonic() - began)
    assert quickest < 0.035


def test_a_body_that_trickles_ends_by_itself(embedded: Desk) -> None:
    key = add_key(embedded)
    head = (
        "POST /api/v1/applications HTTP/1.1\r\nhost: x\r\nidempotency-key: a\r\n"
        f"authorization: Bearer {key}\r\ncontent-length: 1000000\r\n"
        "content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"
    )
    with listening(embedded) as place, socket.create_connection(place, timeout=10) as line:
        began = time.monotonic()
        line.sendall(head.encode())
        told_before_the_end(line)
        assert time.monotonic() - began < 5


def test_many_who_never_end_keep_nobody_out(embedded: Desk) -> None:
    with listening(embedded, PATIENT) as place:
        lines = []
        try:
            for _ in range(MANY):
                line = socket.create_connection(place, timeout=10)
                line.sendall(b"GET / HTTP/1.1\r\nx: y\r\n")
                lines.append(line)
            for _ in range(5):
                answer = httpx2.get(f"http://{place[0]}:{place[1]}/health", timeout=10)
                assert answer.status_code == 200
        finally:
            for line in lines:
                line.close()


@pytest.fixture
def behind_a_proxy(embedded: Desk) -> Iterator[httpx2.Client]:
    """Strangers' browsers behind a proxy on this machine, which the gateway trusts."""
    with (
        listening(embedded, Limits(), "127.0.0.1, 10.1.0.0/16") as (host, port),
        httpx2.Client(base_url=f"http://{host}:{port}", timeout=30) as client,
    ):
        yield client


def test_one_stranger_uses_up_the_own_requests_alone(
    behind_a_proxy: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "STRANGERS_PER_MINUTE", 3)

    def ask(forwarded: str) -> int:
        return behind_a_proxy.get("/c", headers={"X-Forwarded-For": forwarded}).status_code

    assert [ask("203.0.113.7") for _ in range(4)] == [200, 200, 200, 429]
    assert ask("198.51.100.1") == 200, "another one"
    assert ask("198.51.100.2, 203.0.113.7") == 429, "what is left of the proxy's word is anybody's"
    assert ask("203.0.113.7, 10.1.2.3") == 429, "a second proxy, which is trusted as well"
    assert [ask(f"2001:db8:1:2::{n}") for n in range(4)] == [200, 200, 200, 429], "one household"
    assert ask("2001:db8:1:3::1") == 200


def test_wrong_codes_of_a_certificate_are_counted(
    behind_a_proxy: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "WRONG_OF_NUMBER_PER_MINUTE", 2)
    monkeypatch.setattr(addresses, "WRONG_CODES_PER_MINUTE", 4)

    def guess(number: str, n: int, forwarded: str = "203.0.113.9") -> httpx2.Response:
        return behind_a_proxy.get(
            f"/c/{number}",
            params={"code": f"AAAA-AAAA-{n:04}"},
            headers={"X-Forwarded-For": forwarded},
        )

    statuses = [guess("NB-2026-0000001", n).status_code for n in range(3)]
    assert statuses == [200, 200, 429]
    refused = guess("NB-2026-0000001", 99)
    assert (
        int(refused.headers["Retry-After"]) > 0 and "text/html" in refused.headers["content-type"]
    )
    assert guess("NB-2026-0000001", 1, "198.51.100.9").status_code == 200, "somebody else"
    others = [guess(f"NB-2026-{n:07}", n).status_code for n in range(2, 5)]
    assert others == [200, 200, 429], "over all numbers, too"


def test_a_portal_guesses_no_codes_either(embedded: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "WRONG_OF_NUMBER_PER_MINUTE", 2)
    with listening(embedded, Limits()) as (host, port):
        with Portal(f"http://{host}:{port}", add_key(embedded)) as portal:
            codes = [
                portal.get("/certificates/NB-2026-0000001", code=f"AAAA-{n:04}").status_code
                for n in range(3)
            ]
    assert codes == [200, 200, 429]


def test_wrong_keys_are_counted_and_keep_no_right_one_out(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "WRONG_KEYS_PER_MINUTE", 1)
    with listening(embedded, Limits()) as (host, port):
        address = f"http://{host}:{port}"
        with Portal(address, "cd_wrong") as stranger, Portal(address, add_key(embedded)) as portal:
            wrong = [stranger.get("/applications", fin="5XK2M7P").status_code for _ in range(5)]
            assert wrong == [401] * 4 + [429]
            assert portal.get("/applications", fin="5XK2M7P").status_code == 200


def test_proxies_that_are_no_addresses_are_refused() -> None:
    with pytest.raises(Invalid, match="proxies"):
        addresses.trusted("proxy.example.az")
