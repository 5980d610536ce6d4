"""Which schema a database has, and whether this program may work on it.

A start asks no more than this: how a schema comes to be is in ``upgrading``, whether it is whole in
``checking``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import folds, overlap
from clerkdesk.store.errors import translate
from clerkdesk.store.guard.rules_mark import RULES

HEAD = "0055"
"""The newest revision; a test holds it against the migrations, so that starting needs no Alembic.
Revisions have four figures, and are compared as texts.
"""
EXPANDED = HEAD
"""Up to here an upgrade goes while older desks work, too; HEAD, where nothing ends."""
COPYING = "copying"
"""In place of a revision: a copy into this database is under way or was broken off."""
OLDEST_SERVER = (16,)
"""Of PostgreSQL: groups that give rights without letting one become them (GRANT … WITH INHERIT
TRUE, SET FALSE).
"""


def current(connection: Connection) -> str | None:
    """The revision the database is at; None: it has none of our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


@contextmanager
def translated() -> Iterator[None]:
    """A driver's error as the sentence it means."""
    try:
        yield
    except DBAPIError as error:
        expected = translate(error) or StoreUnavailable("schema_foreign")
        raise expected from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that waits for no writer."""
    with translated(), engine.connect().execution_options(postgresql_readonly=True) as connection:
        if (
            connection.dialect.name == "postgresql"
            and (connection.dialect.server_version_info or (0,)) < OLDEST_SERVER
        ):
            raise StoreUnavailable("server_too_old")
        yield connection


def is_current(engine: Engine) -> bool:
    """Whether schema, rules, folds and reference data are this program's. Raises
    StoreUnavailable.
    """
    with reading(engine) as connection:
        if current(connection) != HEAD:
            return False
        rules = connection.scalar(text("SELECT value FROM setting WHERE key = 'rules'"))
        return bool(rules == RULES) and folds.are_current(connection)


def require_current(engine: Engine) -> None:
    """Raises StoreUnavailable: schema_missing, schema_older, schema_newer (and the overlap of
    versions has ended).
    """
    with reading(engine) as connection:
        revision = current(connection)
        known = revision not in (None, COPYING)
        least = overlap.least(connection) if known else None
        installer = overlap.installer(connection) if known else ""
    if revision is None:
        raise StoreUnavailable("schema_missing")
    if revision == COPYING:
        raise StoreUnavailable("copy_unfinished")
    if revision < EXPANDED:
        raise StoreUnavailable("schema_older", revision=revision)
    # A newer program's, which says whether this one may go on.
    if revision > HEAD and (least is None or least > HEAD):
        raise StoreUnavailable("schema_newer", revision=revision, installer=installer)


class Versions(NamedTuple):
    """Which programs may work on a database, by the revision that each has been made for."""

    database: str
    program: str
    """This one's."""
    least: str
    """Older programs do not work here any more."""
    installer: str
    """Where the newest program lies; "": nobody has said."""

    @property
    def older_may_work(self) -> bool:
        """Whether the overlap goes on."""
        return self.least < max(self.database, self.program)

    @property
    def newer_exists(self) -> bool:
        """Whether a newer program than this one has been there."""
        return self.database > self.program


def versions(engine: Engine) -> Versions:
    """Which programs may work. Raises as ``require_current``."""
    require_current(engine)
    with reading(engine) as connection:
        database = current(connection) or ""
        least = overlap.least(connection) or database
        return Versions(database, HEAD, least, overlap.installer(connection))
