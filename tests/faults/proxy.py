"""A line between a desk and PostgreSQL that can be cut, stalled and taken away: raw bytes, both
ways.
"""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
"""The query message as the driver sends it."""
_RESET = struct.pack("ii", 1, 0)


class Proxy:
    """Listens on 127.0.0.1 and passes everything on to the server's socket.

    ``at_commit`` is asked for each COMMIT of a client: "pass"; "before": the line is cut and the
    server never hears it; "after": the server gets it and the line is cut before its answer;
    "stall": nothing more goes either way until ``release``.
    """

    def __init__(self, server: Path) -> None:
        self._server = server
        self._guard = threading.Lock()
        self._lines: list[tuple[socket.socket, socket.socket]] = []
        self._flowing = threading.Event()
        self._flowing.set()
        self.at_commit: Callable[[], str] = lambda: "pass"
        self.cuts = {"before": 0, "after": 0, "stall": 0}
        self._listener: socket.socket | None = None
        self.port = 0
        self.up()

    def up(self) -> None:
        """Listen, on the same port as before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self._listener = listener
        self.port = listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(listener,), name="proxy", daemon=True).start()

    def down(self) -> None:
        """Cut every line and refuse new ones."""
        self.refuse()
        self.cut_all()

    def refuse(self) -> None:
        """Take no new lines; those that stand go on."""
        if self._listener is not None:
            # Wakes the thread that waits in accept.
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def cut_all(self) -> None:
        with self._guard:
            lines = self._lines
            self._lines = []
        for client, server in lines:
            _reset(client)
            _reset(server)

    def stall(self) -> None:
        """Every line stays open, and nothing comes through."""
        self._flowing.clear()

    def release(self) -> None:
        self._flowing.set()

    def close(self) -> None:
        self.release()
        self.down()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self._server))
            except OSError:
                _reset(client)
                server.close()
                continue
            with self._guard:
                self._lines.append((client, server))
            threading.Thread(
                target=self._to_server, args=(client, server), name="proxy", daemon=True
            ).start()
            threading.Thread(
                target=self._to_client, args=(client, server), name="proxy", daemon=True
            ).start()

    def _to_server(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                self._flowing.wait()
                what = self.at_commit() if COMMIT in data else "pass"
                if what in self.cuts:
                    with self._guard:
                        self.cuts[what] += 1
                if what == "before":
                    break
                if what == "after":
                    # Nothing of the answer may pass: the client's side is shut before the server
                    # hears of it.
                    _reset(client)
                    server.sendall(data)
                    # Ends when the server has answered: it was busy with the commit till then.
                    server.recv(1)
                    break
                if what == "stall":
                    self.stall()
                    self._flowing.wait()
                server.sendall(data)
        self._end(client, server)

    def _to_client(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                self._flowing.wait()
                client.sendall(data)
        self._end(client, server)

    def _end(self, client: socket.socket, server: socket.socket) -> None:
        with self._guard:
            if (client, server) in self._lines:
                self._lines.remove((client, server))
        _reset(client)
        _reset(server)


def _reset(line: socket.socket) -> None:
    """End a line at once, as a cable that is pulled out and a switch that says so."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    with suppress(OSError):
        # A thread that waits in recv wakes up.
        line.shutdown(socket.SHUT_RDWR)
    line.close()
