"""A gateway on a real socket, and requests as a portal makes them."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2

from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.gateway import server
from clerkdesk.gateway.service import GatewayDependencies
from clerkdesk.usecases.portal import keys
from tests import conftest, samples
from tests.serving import serving


class Portal:
    """A portal with its key; every request is a real one."""

    def __init__(self, address: str, key: str) -> None:
        self.address = address
        self.key = key
        self.client = httpx2.Client(
            base_url=address, headers={"Authorization": f"Bearer {key}"}, timeout=30
        )

    def __enter__(self) -> "Portal":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.client.close()

    def send(
        self,
        package: dict[str, Any],
        files: dict[str, bytes] | None = None,
        key: str | None = None,
        language: str | None = None,
    ) -> httpx2.Response:
        """``files``: those that the package names, unless others are given. ``key``: the
        Idempotency-Key; None: the request's own id.
        """
        files = samples.files_of(package) if files is None else files
        parts: list[Any] = [
            ("application", (None, json.dumps(package, ensure_ascii=False), "application/json"))
        ]
        parts += [("files", (name, content, "application/pdf")) for name, content in files.items()]
        headers = {"Idempotency-Key": package["portal_request_id"] if key is None else key}
        if language is not None:
            headers["Accept-Language"] = language
        return self.client.post("/api/v1/applications", files=parts, headers=headers)

    def add(
        self, number: str, files: dict[str, bytes], kind: str = "ownership_extract", **query: str
    ) -> httpx2.Response:
        stated = [{"kind": kind, "file": name} for name in files]
        parts: list[Any] = [("documents", (None, json.dumps(stated), "application/json"))]
        parts += [("files", (name, content, "application/pdf")) for name, content in files.items()]
        return self.client.post(
            f"/api/v1/applications/{number}/documents", files=parts, params=query
        )

    def get(self, path: str, **query: str) -> httpx2.Response:
        return self.client.get(f"/api/v1{path}", params=query)

    def print(self, number: str, **query: str) -> httpx2.Response:
        return self.client.post(f"/api/v1/applications/{number}/certificate", params=query)


def add_key(desk: conftest.Desk, channel: str = "e-gov", per_minute: int = 100_000) -> str:
    return desk.local.run(keys.add_key, f"{channel} (nümunə)", channel, per_minute)[1]


@contextmanager
def listening(
    desk: conftest.Desk,
    worker: bool = True,
    checkers: FileCheckers | None = None,
    metrics_key: str | None = None,
    **made_of: Any,
) -> Iterator[str]:
    """The address of a gateway under its own login, with the worker's part done where somebody
    waits (``worker``; ``made_of`` as ``Desk.worker`` has it). ``checkers``: who looks at files;
    None: nobody does.
    """
    unit = desk.local if desk.embedded else desk.as_(conftest.GATEWAY)
    settle = desk.worker(**made_of).once if worker else None
    dependencies = GatewayDependencies(unit, settle, checkers=checkers, metrics_key=metrics_key)
    gateway = server.server(dependencies, "127.0.0.1", 0)
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with serving(gateway, listener):
        yield address


@contextmanager
def egov(desk: conftest.Desk, **made_of: Any) -> Iterator[Portal]:
    """e-gov with its key, at a gateway of its own; ``made_of`` as ``Desk.worker`` has it."""
    with listening(desk, **made_of) as address, Portal(address, add_key(desk)) as portal:
        yield portal
