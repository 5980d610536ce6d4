"""Servers in threads of the tests' process."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

_ending: list[threading.Thread] = []


@contextmanager
def serving(server: uvicorn.Server, listener: socket.socket) -> Iterator[None]:
    """Runs it meanwhile, and tells it to end: that takes it two tenths of a second, for which only
    the module's end waits. It closes the listener itself.
    """
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        _ending.append(thread)


@contextmanager
def answering(server: socketserver.BaseServer) -> Iterator[None]:
    """Runs it meanwhile; it looks every hundredth of a second whether it is to end, by itself it
    would every half.
    """
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def all_ended() -> None:
    """Every server that was told to end has ended."""
    while _ending:
        thread = _ending.pop()
        thread.join(30)
        assert not thread.is_alive()
