"""Somebody fills the server's queue of words to the desks: nobody is kept from writing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from clerkdesk.store import upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.databases import connected, running

pytestmark = pytest.mark.timeout(300)
SMALLEST = 64
"""Pages of 8 KiB; a server has 1,048,576 where nobody sets another number."""


@pytest.fixture
def office() -> Iterator[str]:
    """An installation with one clerk on a server of its own, whose queue is short."""
    # Not below pytest's folder, which is shut to the user that the server runs as.
    with tempfile.TemporaryDirectory(
        prefix="clerkdesk-queue-", ignore_cleanup_errors=True
    ) as queue_folder:
        folder = Path(queue_folder) / "server"
        Path(queue_folder).chmod(0o755)
        with running(folder) as url, connected(url) as connection:
            connection.execute(f"ALTER SYSTEM SET max_notify_queue_pages = {SMALLEST}")
            connection.execute("CREATE DATABASE office")
        with running(folder) as url:
            address = make_url(url).set(database="office").render_as_string(hide_password=False)
            engine = make_engine(address)
            upgrading.upgrade(engine)
            UnitOfWork(engine).run(
                accounts.add_staff,
                "gunel",
                name="Günel Hüseynova",
                role="clerk",
                organisation="azersu",
            )
            yield address
            engine.dispose()


def test_a_full_queue_of_words_keeps_nobody_from_writing(office: str) -> None:
    engine = make_engine(office)
    with connected(office) as listening, connected(office) as filling:
        listening.execute("LISTEN clerkdesk")
        # A transaction that has begun reads no words, and the server keeps them for it.
        listening.execute("BEGIN")
        listening.execute("SELECT 1")
        word = "SELECT pg_notify('clerkdesk', repeat('x', 7000) || g) FROM generate_series(1, 2) g"
        with pytest.raises(psycopg.Error, match="too many notifications"):
            for _ in range(SMALLEST):
                filling.execute(word)
        UnitOfWork(engine).run(
            accounts.add_staff,
            "tural",
            name="Tural Abbasov",
            role="clerk",
            organisation="azersu",
        )
        listening.execute("ROLLBACK")
        there = filling.execute("SELECT login FROM clerkdesk.staff ORDER BY login").fetchall()
    engine.dispose()
    assert there == [("gunel",), ("tural",)]
