"""Servers of every kind that a doctor may meet."""

import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.faults.outside import Mailbox
from tests.servers import free_port

PASSWORD = "dogru parol"


def _judged(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=right, handled=False)


def context_of(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("server.key"))
    return context


@contextmanager
def mail_server(certificate: Path, port: int = 0) -> Iterator[tuple[Mailbox, int]]:
    """Demands STARTTLS and an account; its mailbox, and its port (0: any that is free)."""
    box = Mailbox()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=port or free_port(),
        tls_context=context_of(certificate),
        require_starttls=True,
        authenticator=_judged,
        auth_required=True,
    )
    controller.start()
    try:
        yield box, controller.port
    finally:
        controller.stop()


@contextmanager
def mute() -> Iterator[int]:
    """Takes connections and never speaks; its port."""
    held = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    held.append(listening.accept()[0])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
    for line in held:
        line.close()


@contextmanager
def tls(certificate: Path, first: bytes = b"") -> Iterator[int]:
    """Speaks TLS, after ``first`` where it is PostgreSQL's question; its port."""
    context = context_of(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    line, _address = listening.accept()
                except OSError:
                    return
                with line:
                    if first:
                        line.recv(len(first))
                        line.sendall(b"S")
                    try:
                        with context.wrap_socket(line, server_side=True) as secure:
                            secure.recv(1)
                    except OSError:
                        continue

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@contextmanager
def answering(status: int, body: bytes = b"{}") -> Iterator[tuple[list[str], int]]:
    """Answers every request alike; the lines that were asked, and its port."""
    asked: list[str] = []

    class Answering(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_CONNECT = _answer

        def log_message(self, *_words: object) -> None:
            """Nothing: a test's output is its own."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield asked, server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
