"""A line between a desk and its server that takes its time, and counts the ways there and back."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Queue

from sqlalchemy import URL, make_url

PACKET = 1 << 16
_SOCKET = ".s.PGSQL.5432"


class FarLine:
    """To be used through ``far_line``."""

    def __init__(self, server: Path, here: Path) -> None:
        """``server``: the folder of PostgreSQL's socket; ``here``: that of the line's own end."""
        self.seconds = 0.0
        """Each way there and back takes so long more than the server."""
        self.trips = 0
        """How often a desk asked something and was answered, on all its connections."""
        self._server = server / _SOCKET
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(here / _SOCKET))
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        self._listener.listen()
        self._begin(self._accept)

    def stop(self) -> None:
        """The desks have gone by themselves."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive(), "a desk still holds the line"
        self._listener.close()

    def _begin(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):  # stopped
            while True:
                desk, _address = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._server))
                turn = _Turn()
                self._connect(desk, server, turn, is_question=True)
                self._connect(server, desk, turn, is_question=False)

    def _connect(
        self, source: socket.socket, target: socket.socket, turn: "_Turn", *, is_question: bool
    ) -> None:
        under_way: Queue[tuple[float, bytes]] = Queue()
        self._begin(partial(self._receive, source, under_way, turn, is_question))
        self._begin(partial(_deliver, under_way, target))

    def _receive(
        self,
        source: socket.socket,
        under_way: "Queue[tuple[float, bytes]]",
        turn: "_Turn",
        is_question: bool,
    ) -> None:
        packet = b"first"
        while packet:
            try:
                packet = source.recv(PACKET)
            except OSError:
                packet = b""
            if packet and is_question and not turn.is_question:
                self.trips += 1
            turn.is_question = is_question
            # Half of it each way; what comes later does not overtake it.
            under_way.put((time.monotonic() + self.seconds / 2, packet))


class _Turn:
    """Whose turn it was on a connection: the desk's question or the server's answer."""

    is_question = False


def _deliver(under_way: "Queue[tuple[float, bytes]]", target: socket.socket) -> None:
    """What is under way, when it is due; nothing more to come closes the far end."""
    while True:
        due, packet = under_way.get()
        time.sleep(max(0.0, due - time.monotonic()))
        with suppress(OSError):
            if packet:
                target.sendall(packet)
                continue
            target.shutdown(socket.SHUT_RDWR)
        target.close()
        return


@contextmanager
def far_line(server: str | URL, folder: Path) -> Iterator[tuple[FarLine, str]]:
    """The line to a server on a socket of this machine, and the address at its near end."""
    address = make_url(server)
    line = FarLine(Path(str(address.query["host"])), folder)
    line.start()
    near = address.set(query={**address.query, "host": str(folder)})
    try:
        yield line, near.render_as_string(hide_password=False)
    finally:
        line.stop()
