"""Copies of an installation from one database into another, and what is asked of them."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, select, text

from clerkdesk.domain import history
from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import ddl
from clerkdesk.store.models import Event
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases import migration
from clerkdesk.usecases.case import casework, review
from tests import samples
from tests.conftest import Desk, TestClock
from tests.integration.case.test_review import ready
from tests.integration.certificates.test_certificates import ask, completed

NewServer = Callable[[], str]


def one_of_each_fate(desk: Desk) -> None:
    """One application of each kind of fate: certificate, refusal, in work, new."""
    desk.knows = samples.stand_in("0.00")
    done = completed(desk)
    assert ask(desk, done).ending == "issued"
    assert ask(desk, done).ending == "reprinted"
    refused = ready(desk, "gunel", samples.no_debt("eg-refused"))
    desk.run("gunel", review.refuse, refused, "document_missing", "Sənəd yoxdur.")
    taken = desk.take_in(samples.no_debt("eg-taken", owner__surname="Şıxəliyeva"))
    desk.run("gunel", casework.take, taken)
    desk.run("gunel", casework.note, taken, "zəng edəcək ☎")
    desk.take_in(samples.idp())
    desk.take_in(samples.no_debt("eg-new", owner__surname="İsmayılova", owner__name="Şəhla"))
    desk.worker().once()


def silent(_table: str, _rows: int, _whole: bool) -> None:
    pass


def copy(source: str, target: str, progress: migration.Progress = silent) -> migration.Report:
    return migration.copy(source, target, progress)


def file_url(folder: Path, name: str) -> str:
    return f"sqlite:///{folder / name}"


def opened(url: str, folder: Path) -> Desk:
    return Desk(url, make_engine(url, TestClock()), TestClock(), folder)


def chain_is_whole(engine: Engine) -> int:
    """The number of history rows, each of whose hashes follows from the row before."""
    last: dict[tuple[int | None, ...], str] = {}
    with engine.connect() as connection:
        rows = connection.execute(select(Event.__table__).order_by(Event.__table__.c.id)).all()
    for row in rows:
        fields = dict(row._mapping) | {"at": sqlite_text(row.at)}
        chain = (row.application_id, row.person_id, row.organisation_id)
        assert row.hash == history.row_hash(
            last.get(chain), [fields[name] for name in history.FIELDS]
        )
        last[chain] = row.hash
    return len(rows)


def changed(engine: Engine, statement: str) -> None:
    """What somebody with the file, or the server, does past the rules."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            ddl.drop_triggers(connection)
        connection.execute(text(statement))


def server_takes(engine: Engine, login: str, password: str) -> bool:
    """Whether the server's verifier of this role is that of the password (RFC 5802)."""
    with engine.connect() as connection:
        verifier = connection.execute(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :login"), {"login": login}
        ).scalar_one()
    _kind, cost, keys = verifier.split("$")
    rounds, salt = cost.split(":")
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(rounds))
    return hashlib.sha256(
        hmac.digest(salted, b"Client Key", "sha256")
    ).digest() == base64.b64decode(keys.split(":")[0])


class Stopped(Exception):
    pass


def stopping_at(table: str) -> migration.Progress:
    def progress(name: str, _rows: int, _whole: bool) -> None:
        if name == table:
            raise Stopped

    return progress
