"""The history's seals, and the proof that it is whole."""

import json
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from clerkdesk import file_rights
from clerkdesk.adapters import seal_key
from clerkdesk.cli.main import run
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, StoreUnavailable
from clerkdesk.settings import Settings
from clerkdesk.store import upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.history import sealing, verification
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import NOW, WORKER, Desk
from tests.histories import KEY, message_event, report, sealing_worker, worked_on
from tests.processes import share_with_others


def test_a_sealed_history_is_whole(desk: Desk) -> None:
    worked_on(desk)
    verified = report(desk)
    assert verified.findings == () and verified.whole
    assert verified.rows == desk.scalar("SELECT count(*) FROM event") > 30
    assert (
        verified.seals == desk.scalar("SELECT count(*) FROM seal") >= 5 and verified.unsealed == 0
    )


def test_nothing_new_is_not_sealed_again(desk: Desk) -> None:
    desk.take_in()
    assert desk.local.run(sealing.seal, KEY) == 1
    assert desk.local.run(sealing.seal, KEY) is None
    assert desk.scalar("SELECT count(*) FROM seal") == 1


def test_a_new_installations_history_speaks_of_its_people_and_settings_alone(desk: Desk) -> None:
    assert desk.local.run(sealing.seal, KEY) == 1
    assert desk.local.run(sealing.seal, KEY) is None
    proof = report(desk)
    assert proof.whole and proof.rows == proof.compared > 400 and proof.since is None
    assert desk.scalar("SELECT count(*) FROM event WHERE organisation_id IS NULL") == 0


def test_rows_after_the_last_seal_are_counted_and_checked(desk: Desk) -> None:
    number = desk.take_in()
    desk.local.run(sealing.seal, KEY)
    sealed = desk.scalar("SELECT max(id) FROM event")
    desk.run("gunel", casework.take, number)
    newer = desk.scalar("SELECT count(*) FROM event WHERE id > :sealed", sealed=sealed)
    assert (report(desk).unsealed, report(desk).whole) == (newer, True) and newer > 0


def test_the_first_seal_under_a_key_bears_its_mark_over_all_that_had_none(desk: Desk) -> None:
    desk.take_in()
    desk.local.run(sealing.seal, None)
    assert report(desk, None).whole
    assert [finding.kind for finding in report(desk).findings] == ["seal_broken"]
    assert desk.local.run(sealing.seal, KEY) == 2
    assert report(desk).whole and desk.local.run(sealing.seal, KEY) is None


def test_another_key_is_told_from_the_right_one(desk: Desk) -> None:
    worked_on(desk, 1)
    verified = report(desk, b"another key, as long as the first")
    assert {finding.kind for finding in verified.findings} == {
        "seal_broken"
    } and verified.count == verified.seals


def test_a_long_stretch_takes_several_seals(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_on(desk, 1)
    for number in range(3):
        desk.take_in(samples.no_debt(f"more-{number}"))
    monkeypatch.setattr(sealing, "SEALED_AT_ONCE", 2)
    before = report(desk)
    while desk.local.run(sealing.seal, KEY):
        pass
    after = report(desk)
    assert (
        after.whole
        and after.unsealed == 0
        and after.seals == before.seals + -(-before.unsealed // 2)
    )


# -- who may, and what goes on meanwhile -----------------------------------------------------------


@pytest.mark.parametrize("login", ["gunel", "sabina", "audit", "admin"])
def test_nobody_but_the_machine_seals_and_nobody_writes_history(server: Desk, login: str) -> None:
    server.take_in()
    event = """
        INSERT INTO event (application_id, at, actor, action)
        SELECT id, cd_now(), 'x', 'x'
        FROM application
    """
    seal = "INSERT INTO seal VALUES (1, cd_now(), 0, 1, 1, '', '', '', NULL)"
    for statement in (
        event,
        seal,
        "SELECT cd_quiet_events()",
        "UPDATE event SET detail = ''",
        "DELETE FROM event",
        "DELETE FROM seal",
        "LOCK TABLE event IN SHARE MODE",
    ):
        with pytest.raises(DBAPIError) as refused, server.as_(login).engine.begin() as connection:
            connection.execute(text(statement))
        assert getattr(refused.value.orig, "sqlstate", "") in ("42501", "CD921", "CD301"), statement
    with pytest.raises(Expected):
        server.run(login, sealing.seal, KEY)
    assert (
        server.scalar("SELECT count(*) FROM seal") == 0
        and server.scalar("SELECT count(*) FROM event WHERE action = 'registered'") == 1
    )


def test_a_persons_login_sees_a_part_and_is_told_so(desk: Desk) -> None:
    worked_on(desk, 2)
    if desk.embedded:
        assert desk.as_("gunel").read(verification.verify, KEY).whole  # the file hides nothing
        return
    for login in ("gunel", "audit", "admin", WORKER):
        with pytest.raises(NotAllowed, match="owner_only"):
            desk.as_(login).read(verification.verify, KEY)
        with pytest.raises(DBAPIError), desk.as_(login).engine.connect() as connection:
            connection.execute(text("SELECT nonce FROM event"))


def test_the_worker_seals_once_a_minute_and_a_failure_is_not_the_end_of_the_round(
    desk: Desk,
) -> None:
    number = desk.take_in()
    asked: list[int] = []

    def key() -> bytes:
        asked.append(1)
        if len(asked) == 1:
            raise OSError("the keyring is gone")
        return KEY

    worker = sealing_worker(desk, key)
    worker.once()
    assert (
        desk.scalar("SELECT count(*) FROM seal") == 0
        and desk.scalar("SELECT count(*) FROM heartbeat") == 1
    )
    desk.run("gunel", casework.take, number)
    worker.once()
    assert len(asked) == 1, "not before a minute has passed"
    worker.sealed_at -= 60
    worker.once()
    assert desk.scalar("SELECT mac IS NOT NULL FROM seal") and report(desk).whole


def test_while_somebody_writes_the_seal_comes_later_and_without_a_hole(server: Desk) -> None:
    number = server.take_in()
    server.local.run(sealing.seal, KEY)
    first = server.scalar("SELECT id FROM application")
    with server.engine.connect() as slow:
        slow.exec_driver_sql(message_event(server, first))
        assert server.local.run(sealing.quiet_edge) is None
        assert server.as_(WORKER).run(sealing.seal, KEY) is None
        slow.commit()
    server.run("gunel", casework.take, number)
    assert server.as_(WORKER).run(sealing.seal, KEY) == 2
    assert report(server).whole and report(server).unsealed == 0


@pytest.mark.timeout(180)
def test_sealing_among_writers_leaves_no_hole_and_raises_no_false_alarm(desk: Desk) -> None:
    mine = {
        login: desk.take_in(samples.no_debt(f"of-{login}"))
        for login in ("gunel", "tural", "sabina")
    }
    shared = desk.take_in(samples.no_debt("of-everybody"))
    units = {login: desk.as_(login) for login in mine}
    enough = threading.Event()

    def patiently(unit: UnitOfWork, use_case: Callable[..., Any], *arguments: Any) -> Any:
        """Four who write without a pause may keep one of them from an embedded file for five
        seconds: told so, that one tries again.
        """
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
                edge = patiently(sealer, sealing.quiet_edge)
                if (
                    edge is not None
                    and (number := patiently(sealer, sealing.seal_up_to, edge, KEY)) is not None
                ):
                    sealed.append(number)
                    assert report(desk).findings == ()
        finally:
            enough.set()
    for writer in writers:
        writer.result()
    sealer.run(sealing.seal, KEY)
    verified = report(desk)
    assert verified.findings == () and len(sealed) == 3
    assert verified.unsealed == 0 and verified.rows == desk.scalar("SELECT count(*) FROM event")


def test_a_row_that_was_numbered_before_its_predecessor_raises_no_alarm(server: Desk) -> None:
    server.take_in()
    case = server.scalar("SELECT id FROM application")

    def late() -> None:
        with server.engine.begin() as connection:
            connection.exec_driver_sql(message_event(server, case, detail="numbered first"))

    waiting = threading.Thread(target=late)
    with server.engine.begin() as first:
        first.execute(text(f"SELECT 1 FROM application WHERE id = {case} FOR NO KEY UPDATE"))
        waiting.start()
        while not server.scalar(
            """
                SELECT count(*)
                FROM pg_locks l
                JOIN pg_stat_activity a USING (pid)
                WHERE NOT l.granted AND a.datname = current_database()
            """
        ):
            assert waiting.is_alive()
        first.exec_driver_sql(message_event(server, case, detail="written first"))
    waiting.join()
    server.local.run(sealing.seal, KEY)
    assert report(server).findings == ()


def test_two_who_seal_the_same_make_one_seal(desk: Desk) -> None:
    desk.take_in()
    edge = desk.local.run(sealing.quiet_edge)
    assert edge is not None
    assert desk.local.run(sealing.seal_up_to, edge, KEY) == 1
    assert desk.local.run(sealing.seal_up_to, edge, KEY) is None
    assert report(desk).whole


def test_a_database_of_an_older_version_gets_its_chain(tmp_path: Path) -> None:
    from alembic import command

    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = make_engine(url, lambda: NOW)
    with engine.begin() as connection:
        command.upgrade(upgrading.alembic_config(connection), "0002")
        needed = [
            column["name"]
            for column in inspect(connection).get_columns("application")
            if not column["nullable"]
        ]
    engine.dispose()
    old = sqlite3.connect(
        tmp_path / "old.db"
    )  # without foreign keys: the reference data come with the upgrade
    at = sqlite_text(NOW)
    for case in range(1, 31):
        values = {name: at if name.endswith("_at") else 1 for name in needed} | {
            "id": case,
            "number": f"WD-2026-{case:07}",
            "service": "no_debt",
            "status": "new",
            "portal_request_id": case,
            "op_id": f"o{case}",
            "due_on": at[:10],
        }
        old.execute(
            f"""
                INSERT INTO application ({", ".join(values)})
                VALUES ({", ".join("?" * len(values))})
            """,
            list(values.values()),
        )
    for number in range(300):
        case = number % 30 + 1
        action = "registered" if number < 30 else "verdict"
        status = "new" if number < 30 else None
        columns = "application_id, at, actor, action, to_status, detail, op_id"
        old.execute(
            f"INSERT INTO event ({columns}) VALUES (?, ?, 'local', ?, ?, ?, ?)",
            (case, at, action, status, f"ə {number}", f"o{case}"),
        )
    old.commit()
    old.close()
    upgrading.upgrade(engine)
    unit = UnitOfWork(engine)
    assert unit.run(sealing.seal, KEY) == 1
    proof = unit.read(verification.verify, KEY)
    assert proof.whole and proof.rows > 330 and proof.compared > 30
    assert proof.since == at, "before that the history says nothing of rows"
    engine.dispose()


# -- the command and the key -----------------------------------------------------------------------


def test_the_command_says_that_all_is_whole_or_what_is_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worked_on(desk, 2)
    key = desk.folder / "seal.key"
    key.write_bytes(KEY + b"\n")
    file_rights.keep_to_oneself(key)
    monkeypatch.setenv("CLERKDESK_SEAL_KEY_FILE", str(key))
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    arguments = ["audit", "verify", "--database", desk.url, "--format", "json"]
    assert run(arguments) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (
        printed["ok"]
        and printed["found"] == 0
        and printed["findings"] == []
        and printed["rows"] > 10
        and printed["seals"] >= 2
        and printed["unsealed"] == 0
    )
    with desk.engine.begin() as connection:
        if desk.embedded:
            connection.exec_driver_sql("DROP TRIGGER cd_refuse_event_update")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(
            """
                UPDATE event
                SET actor = 'nobody'
                WHERE id = (SELECT max(id) FROM event WHERE action = 'note')
            """
        )
    assert run(arguments) == 1
    out, err = capsys.readouterr()
    finding = json.loads(out)["findings"][0]
    assert (
        set(finding)
        == {
            *("kind", "event", "seal", "application", "detail", "row"),
        }
        and "altered" in err
    )
    assert run(arguments[:-2]) == 1
    assert (
        f"event {desk.scalar('SELECT max(id) FROM event WHERE action = :n', n='note')}"
        in capsys.readouterr().out
    )


def test_the_key_is_read_from_a_file_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    path = tmp_path / "seal.key"
    settings = Settings("postgresql://x", tmp_path, seal_key_file=path)
    for content, keep in (
        (KEY, share_with_others),
        (b"short", file_rights.keep_to_oneself),
        (None, None),
    ):
        path.unlink(missing_ok=True)
        if content is not None and keep is not None:
            path.write_bytes(content)
            keep(path)
        with pytest.raises(Invalid, match="seal_key_file"):
            seal_key.of(settings)
    path.write_bytes(KEY + b"\n")
    file_rights.keep_to_oneself(path)
    assert seal_key.of(settings)() == KEY
    assert seal_key.of(Settings("postgresql://x", tmp_path))() is None


def test_without_a_keyring_there_is_no_key(tmp_path: Path) -> None:
    assert seal_key.of(Settings("sqlite:///x", tmp_path), make=True)() is None
