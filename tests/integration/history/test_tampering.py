"""Whoever rewrites the history is found, and the place is named."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.store.guard import ddl
from clerkdesk.store.types import moment, sqlite_text
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.history import findings, seal_walk, sealing, verification
from clerkdesk.usecases.history.findings import Report
from tests.conftest import Desk
from tests.histories import EVENT, KEY, SEAL, report, worked_on

DAILY = 45
NIGHTLY = 500
"""Attacks on each database."""


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
        of_cases = select(EVENT).where(EVENT.c.application_id.is_not(None))
        self.events = list(self.connection.execute(of_cases.order_by(EVENT.c.id)))
        self.seals = list(self.connection.execute(select(SEAL).order_by(SEAL.c.id)))
        return self

    def note(self, *rows: Any) -> None:
        self.touched |= {row.id for row in rows}
        self.cases |= {row.application_id for row in rows}

    def free_id(self) -> int:
        """One that no event has, within what is sealed or before it."""
        taken = set(self.connection.scalars(select(EVENT.c.id)))
        room = range(self.events[0].id, self.events[-1].id)
        free: list[int] = [n for n in (-3, -2, 0, *room) if n not in taken]
        return self.chance.choice(free)

    def rechain(self) -> None:
        """Make every hash anew: nothing shows in the chains themselves."""
        last: dict[Any, str | None] = {}
        for row in self.connection.execute(select(EVENT).order_by(EVENT.c.id)).all():
            chain = (row.application_id, row.person_id, row.organisation_id)
            own = row_hash(last.get(chain), row)
            if own != row.hash:
                self.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values(hash=own))
            last[chain] = own

    def reseal(self) -> None:
        """Make every seal anew, as well as it goes without the key."""
        previous = ""
        for seal in self.connection.execute(select(SEAL).order_by(SEAL.c.id)).all():
            inside = (EVENT.c.id > seal.from_event) & (EVENT.c.id <= seal.to_event)
            hashes = self.connection.scalars(
                select(EVENT.c.hash).where(inside).order_by(EVENT.c.id)
            ).all()
            root = history.merkle_root(hashes)
            own = history.seal_hash(
                number=seal.id,
                at=sqlite_text(seal.at),
                from_event=seal.from_event,
                to_event=seal.to_event,
                count=len(hashes),
                root=root,
                previous=previous,
            )
            self.connection.execute(
                update(SEAL)
                .where(SEAL.c.id == seal.id)
                .values(count=len(hashes), root=root, previous=previous, hash=own)
            )
            previous = own
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
    return history.row_hash(
        previous,
        [
            sqlite_text(moment(value)) if name == "at" else value
            for name, value in zip(history.FIELDS, fields)
        ],
    )


def edit(a: Attacker) -> None:
    row = a.chance.choice(a.events)
    name = a.chance.choice([*history.FIELDS[1:], "hash"])
    others: dict[str, Callable[[], list[Any]]] = {
        "application_id": lambda: [e.application_id for e in a.events],
        "at": lambda: [row.at + timedelta(microseconds=a.chance.choice([1, -1, 10**9]))],
        "actor_id": lambda: [1, 2, 3, None],
        "person_id": lambda: [1, 0, None],
        "organisation_id": lambda: [1, 2, None],
        "from_status": lambda: ["new", "in_progress", "refused", None],
        "to_status": lambda: ["new", "in_progress", "refused", None],
        "hash": lambda: [e.hash for e in a.events] + [row.hash.upper(), None],
        "detail": lambda: [None, "", "-", (row.detail or "") + " ", (row.detail or "x")[1:]],
    }
    values = others.get(name, lambda: ["approve", "new", "Tural Abbasov", None, "x"])()
    different = [
        value
        for value in values
        if value != getattr(row, name) and not (value is None and name in ("actor", "action"))
    ]
    a.connection.execute(
        update(EVENT).where(EVENT.c.id == row.id).values({name: a.chance.choice(different)})
    )
    a.note(row)
    if name != "hash":
        a.cover_up()


def own_hash(a: Attacker) -> None:
    """Edit a row and make its own hash right; the next row of the case, or the seal, knows
    better.
    """
    row = a.chance.choice(a.events)
    before = [e for e in a.events if e.application_id == row.application_id and e.id < row.id]
    changed = dict(row._mapping) | {"detail": f"{row.detail} !"}
    own = row_hash(before[-1].hash if before else None, SimpleNamespace(**changed))
    a.connection.execute(
        update(EVENT).where(EVENT.c.id == row.id).values(detail=changed["detail"], hash=own)
    )
    a.note(row)


def renumber(a: Attacker) -> None:
    row = a.chance.choice(a.events)
    number = a.chance.choice([a.free_id(), a.events[-1].id + 5])
    a.connection.execute(update(EVENT).where(EVENT.c.id == row.id).values(id=number))
    a.note(row)
    a.touched.add(number)
    a.cover_up()


def put_in(a: Attacker) -> None:
    like = a.chance.choice(a.events)
    number = a.free_id()
    values = dict(like._mapping) | {"id": number, "hash": a.chance.choice([None, like.hash])}
    before = [e for e in a.events if e.application_id == like.application_id and e.id < number]
    if a.chance.random() < 0.5:
        values["hash"] = row_hash(before[-1].hash if before else None, SimpleNamespace(**values))
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
    pairs = [a.chance.sample(a.events, 2) for _ in range(30)]
    same_case = [pair for pair in pairs if pair[0].application_id == pair[1].application_id]
    one, other = (
        a.chance.choice(same_case)
        if same_case and a.chance.random() < 0.7
        else a.chance.sample(a.events, 2)
    )
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
    name = a.chance.choice(
        ["id", "at", "from_event", "to_event", "count", "root", "previous", "hash", "mac"]
    )
    values: dict[str, list[Any]] = {
        "id": [seal.id + 100, -1],
        "at": [seal.at + timedelta(microseconds=1)],
        # Without a mark the first one only looks like one from before there was a key.
        "mac": ["0" * 64, seal.hash] if seal is a.seals[0] else [None, "0" * 64, seal.hash],
        **dict.fromkeys(
            ("from_event", "to_event", "count"),
            [0, seal.to_event - 1, seal.to_event + 1, 10**6],
        ),
        **dict.fromkeys(("root", "previous", "hash"), ["", "0" * 64]),
    }
    value = a.chance.choice([value for value in values[name] if value != getattr(seal, name)])
    a.connection.execute(update(SEAL).where(SEAL.c.id == seal.id).values({name: value}))
    changed = SimpleNamespace(**(dict(seal._mapping) | {name: value}))
    if name not in ("hash", "mac") and a.chance.random() < 0.5:
        own = history.seal_hash(
            number=changed.id,
            at=sqlite_text(changed.at),
            from_event=changed.from_event,
            to_event=changed.to_event,
            count=changed.count,
            root=changed.root,
            previous=changed.previous,
        )
        a.connection.execute(update(SEAL).where(SEAL.c.id == changed.id).values(hash=own))
    a.broken_seals |= {seal.id, seal.id + 1, changed.id}


def take_out_seal(a: Attacker) -> None:
    seal = a.chance.choice(a.seals[:-1])
    a.connection.execute(delete(SEAL).where(SEAL.c.id == seal.id))
    a.broken_seals |= {seal.id, seal.id + 1}


TAMPERING = (
    edit,
    edit,
    edit,
    own_hash,
    renumber,
    put_in,
    put_in,
    take_out,
    take_out,
    swap,
    swap,
    truncate,
    edit_seal,
    edit_seal,
    take_out_seal,
)


@contextmanager
def tampering(desk: Desk, *, bare: bool = False) -> Iterator[Connection]:
    """A transaction without the guard of the history, which is rolled back; ``bare``: without any
    trigger on the file, as there is none on the server.
    """
    engine = (
        desk.engine
        if desk.embedded
        else desk.engine.execution_options(isolation_level="REPEATABLE READ")
    )
    with engine.connect() as connection:
        if desk.embedded:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin() as transaction:
            if desk.embedded and bare:
                ddl.drop_triggers(connection)
            elif desk.embedded:
                for name in (
                    "cd_refuse_event_update",
                    "cd_refuse_event_delete",
                    "cd_refuse_seal_update",
                    "cd_refuse_seal_delete",
                    "cd_chain_event",
                ):
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
            transaction.rollback()


def verified(connection: Connection, key: bytes | None = KEY, *, documents: bool = False) -> Report:
    """What a verification within the attacker's transaction finds."""
    session = Session(connection, join_transaction_mode="rollback_only")
    return verification.verify(session, key, documents=documents)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("attacks", [DAILY, pytest.param(NIGHTLY, marks=pytest.mark.long)])
def test_every_tampering_is_found_and_its_place_is_named(desk: Desk, attacks: int) -> None:
    worked_on(desk)
    chance = random.Random(1920)
    kinds: set[str] = set()
    for number in range(attacks):
        how = TAMPERING[number % len(TAMPERING)]
        with tampering(desk) as connection:
            attacker = Attacker(connection, chance).look()
            how(attacker)
            proof = verified(connection)
        assert not proof.whole, (
            f"{how.__name__} {number}: {sorted(attacker.touched)} {sorted(attacker.broken_seals)}"
        )
        stretches = {
            seal.id
            for seal in attacker.seals
            for event in attacker.touched
            if seal.from_event < event <= seal.to_event
        }
        named = any(
            f.event in attacker.touched
            or f.application in attacker.cases
            or f.seal in stretches | attacker.broken_seals
            for f in proof.findings
        )
        assert named, f"{how.__name__} {number}: {attacker.touched} {proof.findings}"
        kinds |= {finding.kind for finding in proof.findings}
    assert kinds == {
        "altered",
        "inserted",
        "missing",
        "reordered",
        "truncated",
        "seal_broken",
        "seal_missing",
        "not_in_history",
    }
    assert report(desk).whole


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("altered", "UPDATE event SET detail = 'x' WHERE id = {middle}"),
        (
            "inserted",
            """
                INSERT INTO event (id, application_id, at, actor, action)
                SELECT {free}, application_id, at, 'worker', 'x'
                FROM event
                WHERE id = {middle}
            """,
        ),
        ("missing", "DELETE FROM event WHERE id = {middle}"),
        ("truncated", "DELETE FROM event WHERE id >= {last}"),
        ("seal_broken", "UPDATE seal SET count = count + 1 WHERE id = 2"),
        ("seal_missing", "DELETE FROM seal WHERE id = 2"),
        ("not_in_history", "UPDATE application SET status = 'refused' WHERE number = '{number}'"),
    ],
)
def test_a_finding_says_what_happened(desk: Desk, kind: str, what: str) -> None:
    numbers = worked_on(desk, 3)
    first = desk.scalar("SELECT id FROM application WHERE number = :n", n=numbers[0])
    middle = desk.scalar(
        "SELECT id FROM event WHERE application_id = :a AND action = 'note' ORDER BY id LIMIT 1",
        a=first,
    )
    last = desk.scalar("SELECT max(id) FROM event")
    free = desk.scalar(
        """
            SELECT min(e.id) + 1
            FROM event e
            WHERE NOT EXISTS (SELECT 1 FROM event n WHERE n.id = e.id + 1)
        """
    )
    with tampering(desk) as connection:
        if kind == "not_in_history" and desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_application_update")
            connection.exec_driver_sql("DROP TRIGGER cd_history_application_update")
        connection.exec_driver_sql(
            what.format(middle=middle, last=last, free=free, number=numbers[0])
        )
        findings = verified(connection).findings
    named = next(
        finding
        for finding in findings
        if finding.kind == kind and (finding.application == first or finding.seal)
    )
    expected = {"altered": middle, "inserted": free}
    assert kind not in expected or expected[kind] in [
        finding.event for finding in findings if finding.kind == kind
    ]
    assert named.detail


def test_two_rows_that_changed_places_are_named_as_that(desk: Desk) -> None:
    number = desk.take_in()
    for word in ("one", "two", "three"):
        desk.run("gunel", casework.note, number, word)
    desk.local.run(sealing.seal, KEY)
    with tampering(desk) as connection:
        rows = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
        for place, content in ((rows[1], rows[3]), (rows[3], rows[1])):
            connection.execute(
                update(EVENT)
                .where(EVENT.c.id == place.id)
                .values({n: v for n, v in content._mapping.items() if n != "id"})
            )
        findings = verified(connection).findings
    assert {finding.event for finding in findings if finding.kind == "reordered"} == {
        rows[1].id,
        rows[3].id,
    }


def test_a_history_made_anew_is_found_by_the_key_alone(desk: Desk) -> None:
    worked_on(desk, 2)
    with tampering(desk) as connection:
        attacker = Attacker(connection, random.Random(7)).look()
        connection.execute(
            update(EVENT).where(EVENT.c.id == attacker.events[3].id).values(detail="never said")
        )
        attacker.rechain()
        attacker.reseal()
        assert verified(connection, None).whole
        assert {finding.detail for finding in verified(connection).findings} == {
            "the mark is not of this key"
        }


def test_what_is_no_text_or_no_number_is_a_finding_and_not_a_crash(embedded: Desk) -> None:
    worked_on(embedded, 2)
    for damage in (
        "UPDATE event SET nonce = 'none' WHERE id = 2",
        "UPDATE event SET row_key = X'ff' WHERE id = 2",
        "UPDATE event SET row_table = 5 WHERE id = 2",
        "UPDATE event SET organisation_id = 'none' WHERE id = 2",
        "UPDATE staff SET organisation_id = 'none' WHERE id = 2",
        "UPDATE access_log SET staff_id = 'none'",
        "UPDATE application_person SET application_id = 'none' WHERE id = 1",
        "UPDATE application_person SET fin = X'ff41' WHERE id = 1",
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
        with tampering(embedded, bare=True) as connection:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            connection.exec_driver_sql(damage)
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
            proof = verified(connection)
        assert not proof.whole, damage


def test_more_findings_than_anybody_reads_are_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "LISTED", 5)
    monkeypatch.setattr(seal_walk, "LISTED", 5)
    worked_on(desk, 2)
    with tampering(desk) as connection:
        connection.execute(update(EVENT).values(actor="nobody"))
        proof = verified(connection)
    assert len(proof.findings) == 5 and proof.count >= proof.rows - 2
