"""The gateway as a process: one event loop, which ends as told, after what it has begun."""

import asyncio
import json
import logging

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clerkdesk import incidents
from clerkdesk.domain.errors import Expected
from clerkdesk.gateway.application import make
from clerkdesk.gateway.lines import Limits, with_limits
from clerkdesk.gateway.service import GatewayDependencies
from clerkdesk.usecases.catalogue import of_error

log = logging.getLogger("clerkdesk.gateway")
END_SECONDS = 20
"""So long requests that are under way may take when the process is told to end."""
HEADER_BYTES = 32 << 10
LIMITS = Limits()
LINGER_SECONDS = 2.0
LINGER_BYTES = 32 << 20
"""How long and how much of a refused request is still read, so that its answer arrives."""


class IncidentMiddleware:
    """Outside of everything: a bug gets a number, goes to the log without what the request carried,
    and the next request is served.

    An answer that comes before the request was read waits for a part of the rest: a line that is
    cut in the middle loses the answer.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False
        whole = not _has_body(scope["headers"])

        async def received() -> Message:
            nonlocal whole
            message = await receive()
            whole = whole or not message.get("more_body", False)
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start" and not begun:
                begun = True
                if not whole:
                    await _linger(receive)
            await send(message)

        try:
            await self._app(scope, received, sent)
        except Exception as error:
            if "incident" in scope:
                return
            incident = incidents.new_number()
            log.error("incident %s", incident, exc_info=error)
            if not begun:
                start, body = _bug_answer(incident)
                await sent(start)
                await send(body)


def _bug_answer(incident: str) -> tuple[Message, Message]:
    """An answer's beginning and its body, made without the application that has failed."""
    error = {"code": "bug", "message": of_error(Expected("bug", incident=incident))}
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    body = json.dumps({"error": error}, ensure_ascii=False).encode()
    return (
        {"type": "http.response.start", "status": 500, "headers": headers},
        {"type": "http.response.body", "body": body},
    )


def _has_body(headers: list[tuple[bytes, bytes]]) -> bool:
    stated = dict(headers)
    return b"transfer-encoding" in stated or stated.get(b"content-length", b"0") != b"0"


async def _linger(receive: Receive) -> None:
    """Let the rest of the request come in, for a moment."""
    read = 0
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            while read < LINGER_BYTES:
                message = await receive()
                read += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return
    except TimeoutError:
        return


def server(
    dependencies: GatewayDependencies, host: str, port: int, limits: Limits = LIMITS
) -> uvicorn.Server:
    """A server that is not running yet; ``run`` it, and set ``should_exit`` to end it. Port 0: any
    that is free.
    """
    return uvicorn.Server(configuration(make(dependencies), host, port, limits))


def configuration(app: FastAPI, host: str, port: int, limits: Limits = LIMITS) -> uvicorn.Config:
    """How uvicorn runs the application: without logs and headers of its own, with limits."""
    return uvicorn.Config(
        IncidentMiddleware(app),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        http=with_limits(limits),
        ws="none",
        timeout_keep_alive=15,
        timeout_graceful_shutdown=END_SECONDS,
        limit_concurrency=400,
        h11_max_incomplete_event_size=HEADER_BYTES,
        # ``addresses`` reads them: uvicorn would believe whoever stands on the loopback.
        proxy_headers=False,
    )
