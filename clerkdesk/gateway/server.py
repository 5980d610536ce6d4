"""The gateway as a process: one event loop, which ends when it is told to, after what is under way."""

import logging
import uuid
from typing import Any

import uvicorn
from fastapi import FastAPI

from clerkdesk.domain.errors import Expected
from clerkdesk.gateway.api import Behind, make
from clerkdesk.usecases.sentences import of_error

log = logging.getLogger("clerkdesk.gateway")
END_SECONDS = 20
"""So long requests that are under way may take when the process is told to end."""
HEADER_BYTES = 32 << 10


class Incidents:
    """Outside of everything: a bug gets a number, goes to the log without what the request carried, and the next request is served."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        begun = False

        async def watched(message: Any) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            incident = uuid.uuid4().hex[:8]
            log.error("incident %s", incident, exc_info=error)
            if scope["type"] == "http" and not begun:
                body = f'{{"error": {{"code": "bug", "message": "{of_error(Expected("bug", incident=incident))}"}}}}'.encode()
                await send({"type": "http.response.start", "status": 500, "headers": [(b"content-type", b"application/json"), (b"connection", b"close")]})
                await send({"type": "http.response.body", "body": body})


def server(behind: Behind, host: str, port: int) -> uvicorn.Server:
    """A server that is not running yet; ``run`` it, and set ``should_exit`` to end it. Port 0: any that is free."""
    return uvicorn.Server(configuration(make(behind), host, port))


def configuration(app: FastAPI, host: str, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        Incidents(app), host=host, port=port, log_config=None, access_log=False, server_header=False, lifespan="off", http="h11", ws="none",
        timeout_keep_alive=15, timeout_graceful_shutdown=END_SECONDS, limit_concurrency=400, h11_max_incomplete_event_size=HEADER_BYTES,
        proxy_headers=False,
    )  # fmt: skip
