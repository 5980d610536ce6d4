"""A server far away: what its TLS must be, tried through a small TLS-terminating line before a real
PostgreSQL with SCRAM.

The wheel's server has no TLS of its own, so that channel binding can only be refused here, never
agreed on.
"""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from clerkdesk.domain.errors import Expected
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.servers import ScramServer, scram_server

NAME = "db.example.az"
_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16/"


@pytest.fixture(scope="module")
def server() -> Iterator[ScramServer]:
    with scram_server() as chain:
        yield chain


def certificate(folder: Path, name: str) -> Path:
    """A self-signed one for the name, and its key beside it."""
    assert shutil.which("openssl"), "openssl makes the certificates of this test"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={name}",
            "-addext",
            f"subjectAltName=DNS:{name}",
            "-keyout",
            str(folder / "server.key"),
            "-out",
            str(folder / "server.crt"),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "server.crt"


def terminate(certified: Path, port: int) -> socket.socket:
    """Listens, speaks TLS with the client, and passes everything on in the clear."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified, certified.with_name("server.key"))
    listening = socket.create_server(("127.0.0.1", 0))

    def pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.close()

    def accept() -> None:
        while True:
            try:
                client, _address = listening.accept()
                assert client.recv(8) == _SSL_REQUEST
                client.sendall(b"S")
                secured = context.wrap_socket(client, server_side=True)
            except ssl.SSLError:
                continue  # the client did not like the certificate
            except OSError:
                return
            behind = socket.create_connection(("127.0.0.1", port))
            for pair in ((secured, behind), (behind, secured)):
                threading.Thread(target=pass_on, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listening


def refused(url: str) -> str:
    engine = make_engine(url)
    try:
        with pytest.raises(Expected) as error:
            UnitOfWork(engine).read(lambda session: session.connection())
        return error.value.code
    finally:
        engine.dispose()


def test_without_tls_no_password_is_sent(server: ScramServer) -> None:
    assert (
        refused(f"postgresql://gunel:secret@{NAME}:{server.port}/desk?hostaddr=127.0.0.1")
        == "server_unprotected"
    )


def test_a_certificate_of_an_unknown_authority_or_another_name_does_not_pass(
    server: ScramServer, tmp_path: Path
) -> None:
    chain = certificate(tmp_path, "other.example.az")
    line = terminate(chain, server.port)
    url = f"postgresql://gunel:secret@{NAME}:{line.getsockname()[1]}/desk?hostaddr=127.0.0.1"
    assert refused(url) == "server_certificate"
    assert refused(f"{url}&sslrootcert={chain}") == "server_certificate"
    line.close()


def test_behind_somebody_who_ends_the_tls_channel_binding_refuses(
    server: ScramServer, tmp_path: Path
) -> None:
    """The certificate is right in name and authority; but who signs in to the server behind is not
    who holds it.
    """
    chain = certificate(tmp_path, NAME)
    line = terminate(chain, server.port)
    port = line.getsockname()[1]
    url = f"postgresql://gunel:secret@{NAME}:{port}/desk?hostaddr=127.0.0.1&sslrootcert={chain}"
    assert refused(url) == "server_unprotected"
    line.close()
