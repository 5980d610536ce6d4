"""The history's seals, the proof that it is whole, and what an auditor reads."""

import json
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.adapters import seal_key
from clerkdesk.cli.main import run
from clerkdesk.domain import history
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, StoreUnavailable
from clerkdesk.settings import Settings
from clerkdesk.store import schema
from clerkdesk.store.engine import make_engine
from clerkdesk.store.models import AccessLog, Application, Event, Seal
from clerkdesk.store.types import moment, sqlite_text
from clerkdesk.usecases import audit, casework, detail, review
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import NOW, WORKER, Desk

KEY = b"a key that is not in the database"
EVENT, SEAL = Event.__table__, Seal.__table__
ATTACKS = 500
"""Of each database."""


def report(desk: Desk, key: bytes | None = KEY) -> audit.Report:
    return desk.local.read(audit.verify, key)


def skip_numbers(desk: Desk, application: int) -> None:
    """Leave numbers unused, as a transaction that was rolled back does: room for somebody's insertions."""
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.execute(text("SELECT nextval('event_id_seq') FROM generate_series(1, 5)"))
            return
        columns = "application_id, at, actor, action"
        connection.execute(text(f"INSERT INTO event (id, {columns}) SELECT max(id) + 6, {application}, cd_now(), 'worker', 'message' FROM event"))


def worked_on(desk: Desk, cases: int = 5) -> list[str]:
    """Applications in different states, with a seal after each."""
    numbers = []
    made = desk.worker()
    worker = Worker(made._unit, made._outside, seal_key=lambda: KEY)
    for n in range(cases):
        number = desk.take_in(samples.no_debt(f"eg-{n}"))
        numbers.append(number)
        desk.run("gunel", casework.take, number)
        desk.run("gunel", casework.note, number, f"“{n}” ə€ 1:2")
        if n % 2:
            desk.run("gunel", review.accept_documents, number)
            desk.run("gunel", review.approve, number)
        desk.run("tural", casework.note, numbers[0], "again")
        worker.once()
        skip_numbers(desk, desk.scalar("SELECT id FROM application WHERE number = :n", n=number))
        desk.local.run(audit.seal, KEY)
    return numbers


def test_a_sealed_history_is_whole(desk: Desk) -> None:
    worked_on(desk)
    found = report(desk)
    assert found.findings == () and found.whole
    assert found.rows == desk.scalar("SELECT count(*) FROM event") > 30
    assert found.seals == desk.scalar("SELECT count(*) FROM seal") >= 5 and found.unsealed == 0


def test_nothing_new_is_not_sealed_again(desk: Desk) -> None:
    desk.take_in()
    assert desk.local.run(audit.seal, KEY) == 1
    assert desk.local.run(audit.seal, KEY) is None
    assert desk.scalar("SELECT count(*) FROM seal") == 1


def test_an_empty_history_is_whole_and_has_nothing_to_seal(desk: Desk) -> None:
    assert desk.local.run(audit.seal, KEY) is None
    assert report(desk) == audit.Report(0, 0, 0, (), 0)


def test_rows_after_the_last_seal_are_counted_and_checked(desk: Desk) -> None:
    number = desk.take_in()
    desk.local.run(audit.seal, KEY)
    desk.run("gunel", casework.take, number)
    assert (report(desk).unsealed, report(desk).whole) == (1, True)


def test_the_first_seal_under_a_key_bears_its_mark_over_all_that_had_none(desk: Desk) -> None:
    desk.take_in()
    desk.local.run(audit.seal, None)
    assert report(desk, None).whole
    assert [finding.kind for finding in report(desk).findings] == ["seal_broken"]
    assert desk.local.run(audit.seal, KEY) == 2
    assert report(desk).whole and desk.local.run(audit.seal, KEY) is None


def test_another_key_is_told_from_the_right_one(desk: Desk) -> None:
    worked_on(desk, 1)
    found = report(desk, b"another key, as long as the first")
    assert {finding.kind for finding in found.findings} == {"seal_broken"} and found.found == found.seals


def test_a_long_stretch_takes_several_seals(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_on(desk, 1)
    for number in range(3):
        desk.take_in(samples.no_debt(f"more-{number}"))
    monkeypatch.setattr(audit, "SEALED_AT_ONCE", 2)
    before = report(desk)
    while desk.local.run(audit.seal, KEY):
        pass
    after = report(desk)
    assert after.whole and after.unsealed == 0 and after.seals == before.seals + -(-before.unsealed // 2)


# -- tampering ----------------------------------------------------------------------------------------------------------------


@dataclass
class Attacker:
    """Somebody with every right on the server or the file, but without the key."""

    connection: Connection
    chance: random.Random
    events: list[Any] = field(default_factory=list)
    seals: list[Any] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    """Events, or ids next to which one was put."""
    cases: set[int] = field(default_factory=set)
    broken_seals: set[int] = field(default_factory=set)

    def look(self) -> "Attacker":
        self.events = list(self.connection.execute(select(EVENT).order_by(EVENT.c.id)))
        self.seals = list(self.connection.execute(select(SEAL).order_by(SEAL.c.id)))
        return self

    def note(self, *rows: Any) -> None:
        self.touched |= {row.id for row in rows}
        self.cases |= {row.application_id for row in rows}

    def free_id(self) -> int:
        """One that no event has, within what is sealed or before it."""
        taken = {row.id for row in self.events}
        return self.chance.choice([n for n in range(-3, self.events[-1].id) if n not in taken])

    def rechain(self) -> None:
        """Make every hash anew: nothing shows in the chains themselves."""
        last: dict[int, str | None] = {}
        for row in self.connection.execute(select(EVENT).order_by(EVENT.c.id)).all():
            made = row_hash(last.get(row.application_id), row)
            if made != row.hash:
                self.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values(hash=made))
            last[row.application_id] = made

    def reseal(self) -> None:
        """Make every seal anew, as well as it goes without the key."""
        previous = ""
        for seal in self.connection.execute(select(SEAL).order_by(SEAL.c.id)).all():
            inside = (EVENT.c.id > seal.from_event) & (EVENT.c.id <= seal.to_event)
            hashes = self.connection.scalars(select(EVENT.c.hash).where(inside).order_by(EVENT.c.id)).all()
            values = {"count": len(hashes), "root": history.merkle_root(hashes), "previous": previous}
            made = history.seal_hash(seal.id, sqlite_text(seal.at), seal.from_event, seal.to_event, values["count"], values["root"], previous)
            self.connection.execute(update(SEAL).where(SEAL.c.id == seal.id).values(**values, hash=made))
            previous = made
        self.broken_seals |= {seal.id for seal in self.seals}

    def cover_up(self) -> None:
        """Nothing, the chains, or the chains and the seals."""
        how = self.chance.randrange(3)
        if how:
            self.rechain()
        if how == 2:
            self.reseal()


def row_hash(previous: str | None, row: Any) -> str:
    fields = [getattr(row, name) for name in history.FIELDS]
    return history.row_hash(previous, [sqlite_text(moment(value)) if name == "at" else value for name, value in zip(history.FIELDS, fields)])


def edit(a: Attacker) -> None:
    row = a.chance.choice(a.events)
    name = a.chance.choice([*history.FIELDS[1:], "hash"])
    others: dict[str, Callable[[], list[Any]]] = {
        "application_id": lambda: [e.application_id for e in a.events],
        "at": lambda: [row.at + timedelta(microseconds=a.chance.choice([1, -1, 10**9]))],
        "actor_id": lambda: [1, 2, 3, None],
        "from_status": lambda: ["new", "in_progress", "refused", None],
        "to_status": lambda: ["new", "in_progress", "refused", None],
        "hash": lambda: [e.hash for e in a.events] + [row.hash.upper(), None],
        "detail": lambda: [None, "", "-", (row.detail or "") + " ", (row.detail or "x")[1:]],
    }
    values = others.get(name, lambda: ["approve", "new", "Tural Abbasov", None, "x"])()
    wanted = [value for value in values if value != getattr(row, name) and not (value is None and name in ("actor", "action"))]
    a.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values({name: a.chance.choice(wanted)}))
    a.note(row)
    if name != "hash":
        a.cover_up()


def own_hash(a: Attacker) -> None:
    """Edit a row and make its own hash right; the next row of the case, or the seal, knows better."""
    row = a.chance.choice(a.events)
    before = [e for e in a.events if e.application_id == row.application_id and e.id < row.id]
    changed = dict(row._mapping) | {"detail": f"{row.detail} !"}
    made = row_hash(before[-1].hash if before else None, type("Row", (), changed))
    a.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values(detail=changed["detail"], hash=made))
    a.note(row)


def renumber(a: Attacker) -> None:
    row = a.chance.choice(a.events)
    number = a.chance.choice([a.free_id(), a.events[-1].id + 5])
    a.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values(id=number))
    a.note(row)
    a.touched.add(number)
    a.cover_up()


def put_in(a: Attacker) -> None:
    like, number = a.chance.choice(a.events), a.free_id()
    values = dict(like._mapping) | {"id": number, "hash": a.chance.choice([None, like.hash])}
    before = [e for e in a.events if e.application_id == like.application_id and e.id < number]
    if a.chance.random() < 0.5:
        values["hash"] = row_hash(before[-1].hash if before else None, type("Row", (), values))
    a.connection.execute(insert(EVENT).values(values))
    a.note(like)
    a.touched.add(number)
    a.cover_up()


def take_out(a: Attacker) -> None:
    rows = a.chance.sample(a.events, a.chance.choice([1, 1, 1, 2, 5]))
    a.connection.execute(delete(EVENT).where(EVENT.c.id.in_([row.id for row in rows])))
    a.note(*rows)
    a.cover_up()


def swap(a: Attacker) -> None:
    """Two rows change places, with or without their hashes."""
    same_case = [rows for rows in (a.chance.sample(a.events, 2) for _ in range(30)) if rows[0].application_id == rows[1].application_id]
    one, other = a.chance.choice(same_case) if same_case and a.chance.random() < 0.7 else a.chance.sample(a.events, 2)
    kept = ("id", "hash") if a.chance.random() < 0.3 else ("id",)
    for place, content in ((one, other), (other, one)):
        values = {name: value for name, value in content._mapping.items() if name not in kept}
        a.connection.execute(update(EVENT).where(EVENT.c.id == place.id).values(values))
    a.note(one, other)
    a.cover_up()


def truncate(a: Attacker) -> None:
    last = a.chance.choice(a.events[:-1])
    a.connection.execute(delete(EVENT).where(EVENT.c.id > last.id))
    a.note(*[row for row in a.events if row.id > last.id])
    a.cover_up()


def edit_seal(a: Attacker) -> None:
    seal = a.chance.choice(a.seals)
    name = a.chance.choice(["id", "at", "from_event", "to_event", "count", "root", "previous", "hash", "mac"])
    values: Any = {
        "id": [seal.id + 100, -1], "at": [seal.at + timedelta(microseconds=1)], "mac": [None, "0" * 64, seal.hash],
    }.get(name, [0, seal.to_event - 1, seal.to_event + 1, 10**6] if name in ("from_event", "to_event", "count") else ["", "0" * 64])  # fmt: skip
    if name == "mac" and seal is a.seals[0]:
        values = values[1:]  # without a mark the first one only looks like one from before there was a key
    wanted = a.chance.choice([value for value in values if value != getattr(seal, name)])
    a.connection.execute(update(SEAL).where(SEAL.c.id == seal.id).values({name: wanted}))
    changed = type("Row", (), dict(seal._mapping) | {name: wanted})
    if name not in ("hash", "mac") and a.chance.random() < 0.5:
        made = history.seal_hash(*[sqlite_text(changed.at) if part == "at" else getattr(changed, part) for part in ("id", "at", "from_event", "to_event", "count", "root", "previous")])
        a.connection.execute(update(SEAL).where(SEAL.c.id == changed.id).values(hash=made))
    a.broken_seals |= {seal.id, seal.id + 1, changed.id}


def take_out_seal(a: Attacker) -> None:
    seal = a.chance.choice(a.seals[:-1])
    a.connection.execute(delete(SEAL).where(SEAL.c.id == seal.id))
    a.broken_seals |= {seal.id, seal.id + 1}


TAMPERING = (edit, edit, edit, own_hash, renumber, put_in, put_in, take_out, take_out, swap, swap, truncate, edit_seal, edit_seal, take_out_seal)


@contextmanager
def tampering(desk: Desk) -> Iterator[Connection]:
    """A transaction without a guard, which is rolled back."""
    engine = desk.engine if desk.embedded else desk.engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        if desk.embedded:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin() as transaction:
            if desk.embedded:
                for name in ("cd_refuse_event_update", "cd_refuse_event_delete", "cd_refuse_seal_update", "cd_refuse_seal_delete", "cd_chain_event"):
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
            transaction.rollback()


def verified(connection: Connection, key: bytes | None = KEY) -> audit.Report:
    """What a verification within the attacker's transaction finds."""
    return audit.verify(Session(connection, join_transaction_mode="rollback_only"), key)


@pytest.mark.timeout(300)
def test_every_tampering_is_found_and_its_place_is_named(desk: Desk) -> None:
    worked_on(desk)
    chance = random.Random(1920)
    kinds: set[str] = set()
    for number in range(ATTACKS):
        how = TAMPERING[number % len(TAMPERING)]
        with tampering(desk) as connection:
            attacker = Attacker(connection, chance).look()
            how(attacker)
            found = verified(connection)
        assert not found.whole, f"{how.__name__} {number}: {sorted(attacker.touched)} {sorted(attacker.broken_seals)}"
        stretches = {seal.id for seal in attacker.seals for event in attacker.touched if seal.from_event < event <= seal.to_event}
        named = any(
            f.event in attacker.touched or f.application in attacker.cases or f.seal in stretches | attacker.broken_seals for f in found.findings
        )
        assert named, f"{how.__name__} {number}: {attacker.touched} {found.findings}"
        kinds |= {finding.kind for finding in found.findings}
    assert kinds == {"altered", "inserted", "missing", "reordered", "truncated", "seal_broken", "seal_missing", "not_in_history"}
    assert report(desk).whole


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("altered", "UPDATE event SET detail = 'x' WHERE id = {middle}"),
        ("inserted", "INSERT INTO event (id, application_id, at, actor, action) SELECT {free}, application_id, at, 'worker', 'x' FROM event WHERE id = {middle}"),
        ("missing", "DELETE FROM event WHERE id = {middle}"),
        ("truncated", "DELETE FROM event WHERE id >= {last}"),
        ("seal_broken", "UPDATE seal SET count = count + 1 WHERE id = 2"),
        ("seal_missing", "DELETE FROM seal WHERE id = 2"),
        ("not_in_history", "UPDATE application SET status = 'refused' WHERE number = '{number}'"),
    ],
)  # fmt: skip
def test_a_finding_says_what_happened(desk: Desk, kind: str, what: str) -> None:
    numbers = worked_on(desk, 3)
    first = desk.scalar("SELECT id FROM application WHERE number = :n", n=numbers[0])
    middle = desk.scalar("SELECT id FROM event WHERE application_id = :a AND action = 'note' ORDER BY id LIMIT 1", a=first)
    last = desk.scalar("SELECT max(id) FROM event")
    free = desk.scalar("SELECT min(e.id) + 1 FROM event e WHERE NOT EXISTS (SELECT 1 FROM event n WHERE n.id = e.id + 1)")
    with tampering(desk) as connection:
        if kind == "not_in_history" and desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_application_update")
            connection.exec_driver_sql("DROP TRIGGER cd_history_application_update")
        connection.exec_driver_sql(what.format(middle=middle, last=last, free=free, number=numbers[0]))
        findings = verified(connection).findings
    named = next(finding for finding in findings if finding.kind == kind and (finding.application == first or finding.seal))
    expected = {"altered": middle, "inserted": free}
    assert kind not in expected or expected[kind] in [finding.event for finding in findings if finding.kind == kind]
    assert named.detail


def test_two_rows_that_changed_places_are_named_as_that(desk: Desk) -> None:
    number = desk.take_in()
    for word in ("one", "two", "three"):
        desk.run("gunel", casework.note, number, word)
    desk.local.run(audit.seal, KEY)
    with tampering(desk) as connection:
        rows = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
        for place, content in ((rows[1], rows[3]), (rows[3], rows[1])):
            connection.execute(update(EVENT).where(EVENT.c.id == place.id).values({n: v for n, v in content._mapping.items() if n != "id"}))
        findings = verified(connection).findings
    assert {finding.event for finding in findings if finding.kind == "reordered"} == {rows[1].id, rows[3].id}


def test_a_history_made_anew_is_found_by_the_key_alone(desk: Desk) -> None:
    worked_on(desk, 2)
    with tampering(desk) as connection:
        attacker = Attacker(connection, random.Random(7)).look()
        connection.execute(update(EVENT).where(EVENT.c.id == attacker.events[3].id).values(detail="never said"))
        attacker.rechain()
        attacker.reseal()
        assert verified(connection, None).whole
        assert {finding.detail for finding in verified(connection).findings} == {"the mark is not of this key"}


def test_what_is_no_text_or_no_number_is_a_finding_and_not_a_crash(embedded: Desk) -> None:
    worked_on(embedded, 2)
    for damage in (
        "UPDATE event SET detail = CAST(X'ff41' AS TEXT) WHERE id = 2",
        "UPDATE event SET detail = X'ff41' WHERE id = 2",
        "UPDATE event SET application_id = 'none' WHERE id = 2",
        "UPDATE event SET actor_id = 'none' WHERE id = 2",
        "UPDATE seal SET to_event = 'none' WHERE id = 1",
        "UPDATE seal SET count = 'none' WHERE id = 1",
        "UPDATE seal SET mac = X'ff' WHERE id = 2",
        "UPDATE seal SET mac = CAST(X'ff' AS TEXT) WHERE id = 2",
        "UPDATE event SET id = -9223372036854775808 WHERE id = 3",
    ):
        with tampering(embedded) as connection:
            connection.exec_driver_sql(damage)
            found = verified(connection)
        assert not found.whole, damage


def test_more_findings_than_anybody_reads_are_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerkdesk.usecases.verification.LISTED", 5)
    worked_on(desk, 2)
    with tampering(desk) as connection:
        connection.execute(update(EVENT).values(actor="nobody"))
        found = verified(connection)
    assert len(found.findings) == 5 and found.found >= found.rows - 2


# -- who may, and what goes on meanwhile --------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["gunel", "sabina", "audit", "admin"])
def test_nobody_but_the_machine_seals_and_nobody_writes_history(server: Desk, login: str) -> None:
    server.take_in()
    event = "INSERT INTO event (application_id, at, actor, action) SELECT id, cd_now(), 'x', 'x' FROM application"
    seal = "INSERT INTO seal VALUES (1, cd_now(), 0, 1, 1, '', '', '', NULL)"
    for statement in (event, seal, "SELECT cd_quiet_events()", "UPDATE event SET detail = ''", "DELETE FROM event", "DELETE FROM seal", "LOCK TABLE event IN SHARE MODE"):
        with pytest.raises(DBAPIError) as refused, server.as_(login)._engine.begin() as connection:
            connection.execute(text(statement))
        assert getattr(refused.value.orig, "sqlstate", "") in ("42501", "CD921", "CD301"), statement
    with pytest.raises(Expected):
        server.run(login, audit.seal, KEY)
    assert server.scalar("SELECT count(*) FROM seal") == 0 and server.scalar("SELECT count(*) FROM event") == 1


def test_a_persons_login_sees_a_part_and_is_told_so(desk: Desk) -> None:
    worked_on(desk, 2)
    if desk.embedded:
        assert desk.as_("gunel").read(audit.verify, KEY).whole  # the file hides nothing
        return
    for login in ("gunel", "audit", "admin"):
        with pytest.raises(NotAllowed, match="owner_only"):
            desk.as_(login).read(audit.verify, KEY)
    assert desk.as_(WORKER).read(audit.verify, KEY) == report(desk)


def test_the_worker_seals_once_a_minute_and_a_failure_is_not_the_end_of_the_round(desk: Desk) -> None:
    number = desk.take_in()
    asked: list[int] = []

    def key() -> bytes:
        asked.append(1)
        if len(asked) == 1:
            raise OSError("the keyring is gone")
        return KEY

    made = desk.worker()
    worker = Worker(made._unit, made._outside, seal_key=key)
    worker.once()
    assert desk.scalar("SELECT count(*) FROM seal") == 0 and desk.scalar("SELECT count(*) FROM heartbeat") == 1
    desk.run("gunel", casework.take, number)
    worker.once()
    assert len(asked) == 1, "not before a minute has passed"
    worker._sealed -= 60
    worker.once()
    assert desk.scalar("SELECT mac IS NOT NULL FROM seal") and report(desk).whole


def test_while_somebody_writes_the_seal_comes_later_and_without_a_hole(server: Desk) -> None:
    number = server.take_in()
    server.local.run(audit.seal, KEY)
    first = server.scalar("SELECT id FROM application")
    with server.engine.connect() as slow:
        slow.execute(text(f"INSERT INTO event (application_id, at, actor, action) VALUES ({first}, cd_now(), 'worker', 'message')"))
        assert server.local.run(audit.quiet_edge) is None
        assert server.as_(WORKER).run(audit.seal, KEY) is None
        slow.commit()
    server.run("gunel", casework.take, number)
    assert server.as_(WORKER).run(audit.seal, KEY) == 2
    assert report(server).whole and report(server).unsealed == 0


@pytest.mark.timeout(180)
def test_sealing_among_writers_leaves_no_hole_and_raises_no_false_alarm(desk: Desk) -> None:
    mine = {login: desk.take_in(samples.no_debt(f"of-{login}")) for login in ("gunel", "tural", "sabina")}
    shared = desk.take_in(samples.no_debt("of-everybody"))
    units = {login: desk.as_(login) for login in mine}
    enough = threading.Event()

    def patiently(unit: UnitOfWork, use_case: Callable[..., Any], *arguments: Any) -> Any:
        """Four who write without a pause may keep one of them from an embedded file for five seconds: told so, that one tries again."""
        while True:
            try:
                return unit.run(use_case, *arguments)
            except StoreUnavailable as busy:
                if busy.code != "database_locked":
                    raise

    def write(login: str) -> None:
        for n in range(3000):
            patiently(units[login], casework.note, mine[login] if n % 2 else shared, f"{n}")
            if enough.is_set():
                return

    sealed: list[int] = []
    sealer = desk.local if desk.embedded else desk.as_(WORKER)
    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, login) for login in mine]
        try:
            while len(sealed) < 3 and not any(writer.done() for writer in writers):
                edge = patiently(sealer, audit.quiet_edge)
                if edge is not None and (number := patiently(sealer, audit.seal_up_to, edge, KEY)) is not None:
                    sealed.append(number)
                    assert report(desk).findings == ()
        finally:
            enough.set()
    for writer in writers:
        writer.result()
    sealer.run(audit.seal, KEY)
    found = report(desk)
    assert found.findings == () and len(sealed) == 3
    assert found.unsealed == 0 and found.rows == desk.scalar("SELECT count(*) FROM event")


def test_a_row_that_was_numbered_before_its_predecessor_raises_no_alarm(server: Desk) -> None:
    server.take_in()
    case = server.scalar("SELECT id FROM application")
    row = text(f"INSERT INTO event (application_id, at, actor, action, detail) VALUES ({case}, cd_now(), 'worker', 'message', :said)")

    def late() -> None:
        with server.engine.begin() as connection:
            connection.execute(row, {"said": "has its number first, and waits for the case"})

    waiting = threading.Thread(target=late)
    with server.engine.begin() as first:
        first.execute(text(f"SELECT 1 FROM application WHERE id = {case} FOR NO KEY UPDATE"))
        waiting.start()
        while not server.scalar("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()"):
            assert waiting.is_alive()
        first.execute(row, {"said": "is written first"})
    waiting.join()
    server.local.run(audit.seal, KEY)
    assert report(server).findings == ()


def test_two_who_seal_the_same_make_one_seal(desk: Desk) -> None:
    desk.take_in()
    edge = desk.local.run(audit.quiet_edge)
    assert desk.local.run(audit.seal_up_to, edge, KEY) == 1
    assert desk.local.run(audit.seal_up_to, edge, KEY) is None
    assert report(desk).whole


def test_a_database_of_an_older_version_gets_its_chain(tmp_path: Path) -> None:
    from alembic import command

    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = make_engine(url, lambda: NOW)
    with engine.begin() as connection:
        command.upgrade(schema._config(connection), "0002")
        needed = [column["name"] for column in inspect(connection).get_columns("application") if not column["nullable"]]
    engine.dispose()
    old = sqlite3.connect(tmp_path / "old.db")  # without foreign keys: the reference data come with the upgrade
    at = sqlite_text(NOW)
    for case in range(1, 31):
        values = {name: at if name.endswith("_at") else 1 for name in needed} | {
            "id": case, "number": f"WD-2026-{case:07}", "service": "no_debt", "status": "new", "portal_request_id": case, "op_id": f"o{case}", "due_on": at[:10],
        }  # fmt: skip
        old.execute(f"INSERT INTO application ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", list(values.values()))
    for number in range(300):
        case, action, status = number % 30 + 1, "registered" if number < 30 else "verdict", "new" if number < 30 else None
        columns = "application_id, at, actor, action, to_status, detail, op_id"
        old.execute(f"INSERT INTO event ({columns}) VALUES (?, ?, 'local', ?, ?, ?, ?)", (case, at, action, status, f"ə {number}", f"o{case}"))
    old.commit()
    old.close()
    schema.upgrade(engine)
    unit = UnitOfWork(engine)
    assert unit.run(audit.seal, KEY) == 1
    assert unit.read(audit.verify, KEY) == audit.Report(300, 1, 0, (), 0)
    engine.dispose()


# -- the command and the key --------------------------------------------------------------------------------------------------


def test_the_command_says_that_all_is_whole_or_what_is_not(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    worked_on(desk, 2)
    key = desk.folder / "seal.key"
    key.write_bytes(KEY + b"\n")
    key.chmod(0o600)
    monkeypatch.setenv("CLERKDESK_SEAL_KEY_FILE", str(key))
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    arguments = ["audit", "verify", "--database", desk.url, "--format", "json"]
    assert run(arguments) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] and said["found"] == 0 and said["findings"] == [] and said["rows"] > 10 and said["seals"] >= 2 and said["unsealed"] == 0
    with desk.engine.begin() as connection:
        if desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_event_update")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE event SET actor = 'nobody' WHERE id = (SELECT max(id) FROM event WHERE action = 'note')")
    assert run(arguments) == 1
    out, err = capsys.readouterr()
    finding = json.loads(out)["findings"][0]
    assert set(finding) == {"kind", "event", "seal", "application", "detail"} and "altered" in err
    assert run(arguments[:-2]) == 1
    assert f"event {desk.scalar('SELECT max(id) FROM event WHERE action = :n', n='note')}" in capsys.readouterr().out


def test_the_key_is_read_from_a_file_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    path = tmp_path / "seal.key"
    settings = Settings("postgresql://x", tmp_path, seal_key_file=path)
    for content, mode in ((KEY, 0o644), (KEY, 0o640), (b"short", 0o600), (None, 0)):
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
            path.chmod(mode)
        with pytest.raises(Invalid, match="seal_key_file"):
            seal_key.of(settings)
    path.write_bytes(KEY + b"\n")
    path.chmod(0o600)
    assert seal_key.of(settings)() == KEY
    assert seal_key.of(Settings("postgresql://x", tmp_path))() is None


def test_without_a_keyring_there_is_no_key(tmp_path: Path) -> None:
    assert seal_key.of(Settings("sqlite:///x", tmp_path), make=True)() is None


# -- what an auditor reads ----------------------------------------------------------------------------------------------------


def test_the_trail_says_who_saw_an_application_and_who_did_what(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("tural", detail.open_case, number)
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.note, number, "a call")
    trail = desk.as_("audit").read(audit.trail, number)
    assert [(look.login, look.actor, look.purpose) for look in trail.accesses][0] == ("tural", "Tural Abbasov", "open")
    assert [(act.login, act.action) for act in trail.events] == [(None, "registered"), ("gunel", "take"), ("gunel", "note")]
    for rows in (trail.accesses, trail.events):
        assert [row.at for row in rows] == sorted(row.at for row in rows) and all(row.at.tzinfo for row in rows)
    assert desk.as_("sabina").read(audit.trail, number) == desk.as_("admin").read(audit.trail, number) == trail


@pytest.mark.parametrize(("login", "code"), [("gunel", "supervisor_only"), ("tural", "supervisor_only"), ("kamran", "application_not_found")])
def test_the_trail_is_for_those_who_oversee_and_within_their_scope(desk: Desk, login: str, code: str) -> None:
    number = desk.take_in()
    with pytest.raises(Expected, match=code):
        desk.as_(login).read(audit.trail, number)


def looked_at(desk: Desk, login: str, cases: list[int], searches: int = 0) -> None:
    """Rows of the access log, as looking makes them."""
    person = desk.scalar("SELECT id FROM staff WHERE login = :login", login=login)
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        at = connection.scalar(text("SELECT cd_now()"))
        for case in [*cases, *[None] * searches]:
            values = {"application_id": case, "staff_id": person, "actor": login, "purpose": "search" if case is None else "open", "at": moment(at)}
            connection.execute(insert(AccessLog.__table__).values(values))


def copies(desk: Desk, count: int) -> list[int]:
    """Ids of so many applications like the first."""
    desk.take_in()
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        first = dict(connection.execute(select(Application.__table__)).one()._mapping)
        made = []
        for number in range(1, count):
            made.append(first["id"] + number)
            values = first | {"id": made[-1], "number": f"WD-2026-{number + 1:07}", "portal_request_id": f"copy {number}"}
            connection.execute(insert(Application.__table__).values(values))
    return [first["id"], *made]


def test_whoever_looks_far_more_than_the_colleagues_stands_out(desk: Desk) -> None:
    cases = copies(desk, 41)
    looked_at(desk, "tural", [*cases[:40], *cases[:5]], searches=21)
    looked_at(desk, "gunel", cases[:4])
    looked_at(desk, "sabina", cases[:6], searches=2)
    looked_at(desk, "elnur", cases[40:], searches=1)  # another organisation's
    desk.run("gunel", casework.take, f"WD-2026-{1:07}")
    found = desk.as_("audit").read(audit.outliers)
    assert [person.login for person in found] == ["tural", "sabina", "gunel"]
    worst = found[0]
    assert (worst.opened, worst.acted, worst.unacted, worst.searches) == (40, 0, 40, 21) and worst.flagged
    assert worst.flags == ("opened", "unacted", "searches") and worst.medians == {"opened": 5.0, "unacted": 4.5, "searches": 1.0}
    gunel = found[2]
    assert (gunel.opened, gunel.acted, gunel.unacted) == (4, 1, 3) and not gunel.flagged
    assert [person.login for person in desk.as_("kamran").read(audit.outliers)] == ["elnur"]
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(audit.outliers)


def test_few_looks_stand_out_nowhere_and_old_ones_are_past(desk: Desk) -> None:
    cases = copies(desk, 41)
    looked_at(desk, "gunel", cases[:1])
    looked_at(desk, "tural", cases[:19])
    assert not any(person.flagged for person in desk.as_("sabina").read(audit.outliers))
    looked_at(desk, "tural", cases[19:20])
    assert [person.login for person in desk.as_("sabina").read(audit.outliers) if person.flagged] == ["tural"]
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER cd_refuse_access_log_update" + ("" if desk.embedded else " ON access_log"))
        connection.execute(update(AccessLog.__table__).values(at=moment(connection.scalar(text("SELECT cd_now()"))) - timedelta(days=8)))
    assert desk.as_("sabina").read(audit.outliers) == []
    assert [person.login for person in desk.as_("sabina").read(audit.outliers, 30)] == ["tural", "gunel"]


def test_reading_the_lists_draws_no_ticket(desk: Desk) -> None:
    number = desk.take_in()
    before = desk.scalar("SELECT count(*) FROM access_log")
    desk.as_("sabina").read(audit.trail, number)
    desk.as_("sabina").read(audit.outliers)
    assert desk.scalar("SELECT count(*) FROM access_log") == before
