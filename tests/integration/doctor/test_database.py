"""What the doctor sees of a database, with the rights of whoever asks; it makes nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk import __version__, clock, program
from clerkdesk.cli.doctor import database, machine, network
from clerkdesk.cli.doctor.checks import Check, side_by_side
from clerkdesk.cli.doctor.database import Examined
from clerkdesk.domain.backups import file_name
from clerkdesk.domain.lanes import SILENT_SECONDS, Lane
from clerkdesk.settings import Settings
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.supervision import alarms, heartbeat
from tests import samples
from tests.certificates import Authority
from tests.conftest import NOW, WORKER, Desk
from tests.integration.doctor.outside import tls
from tests.servers import free_port


def seen(url: str, folder: Path) -> dict[str, Check]:
    """By name, as whoever the address names."""
    settings = Settings(url, folder, now=NOW if url.startswith("sqlite") else None)
    examined = Examined(settings, "en")
    try:
        return {check.name: check for check in side_by_side(examined.parts(), "en", 60)}
    finally:
        examined.close()


def as_(desk: Desk, login: str) -> str:
    return make_url(desk.url).set(username=login).render_as_string(hide_password=False)


def test_where_nothing_is_the_doctor_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    checks = seen(f"sqlite:///{folder}/clerkdesk.db", folder)
    assert checks.pop("database").state == "none" and not folder.exists()
    assert checks.pop("database disk").state == "ok", "where it will be"
    assert {check.state for check in checks.values()} == {"unseen"}


def test_a_file_that_is_not_ours_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "clerkdesk.db"
    file.write_bytes(b"")
    assert seen(f"sqlite:///{file}", tmp_path)["database"].state == "bad"
    assert file.read_bytes() == b"" and [*tmp_path.iterdir()] == [file]


def test_a_server_that_is_not_there_is_ticked_nowhere(tmp_path: Path) -> None:
    checks = seen(f"postgresql://x@127.0.0.1:{free_port()}/x", tmp_path)
    assert checks.pop("database").state == "bad"
    assert {check.state for check in checks.values()} == {"unseen"}


def test_a_whole_office_at_work_is_seen_part_by_part(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.local.run(sealing.seal)
    checks = seen(desk.url, desk.folder)
    names = {"database", "worker", "alarms", "messages", "seal", "audit", "database disk"}
    if desk.embedded:
        # Its clock stands, and the doctor's own goes on.
        names -= {"worker"}
    assert {name: checks[name].state for name in names} == dict.fromkeys(names, "ok")
    assert checks["backup"].state == "none"
    assert desk.embedded or {checks[f"lane {lane}"].state for lane in Lane} == {"ok"}


def test_a_clerks_login_gets_no_tick_for_what_it_may_not_see(server: Desk) -> None:
    server.take_in()
    server.worker().once()
    checks = seen(as_(server, "gunel"), server.folder)
    unseen = {name for name, check in checks.items() if check.state == "unseen"}
    assert unseen == {"database", "seal", "audit", "database disk"}
    assert checks["worker"].state == "ok"


def test_a_silent_worker_and_a_dead_lane_are_told_apart(server: Desk) -> None:
    assert seen(server.url, server.folder)["worker"].state == "bad"
    living = [heartbeat.LaneSign(lane, 0.0) for lane in Lane if lane not in (Lane.MAIL, Lane.SMS)]
    late = SILENT_SECONDS[Lane.SMS] + 60.0
    gone = heartbeat.LaneSign(Lane.SMS, late)
    waiting = heartbeat.LaneSign(Lane.MAIL, 9.0, "mail", 8.0)
    server.as_(WORKER).run(heartbeat.beat, "w", [*living, gone, waiting])
    checks = seen(server.url, server.folder)
    assert checks["lane sms"].state == "bad" and checks["lane billing"].state == "ok"
    assert "waits for mail since" in checks["lane mail"].detail
    server.later(minutes=10)
    checks = seen(server.url, server.folder)
    assert checks["worker"].state == "bad" and checks["lane mail"].state == "unseen"


def test_alarms_old_messages_late_seals_and_a_broken_seal_are_named(server: Desk) -> None:
    server.take_in()
    server.local.run(sealing.seal)
    server.take_in(samples.no_debt("eg-2"))
    worker = server.as_(WORKER)
    worker.run(alarms.sound, "open", "alarm_open", "n.rzayeva")
    worker.run(alarms.sound, "mail", "alarm_mail_silent", "mail.example.az")
    server.later(hours=2)
    past = "SET session_replication_role = replica"
    with server.engine.begin() as connection:
        connection.exec_driver_sql(past)
        connection.exec_driver_sql("UPDATE event SET at = at - INTERVAL '1 hour'")
        connection.exec_driver_sql(
            "UPDATE seal SET root = 'x' WHERE id = (SELECT max(id) FROM seal)"
        )
        connection.exec_driver_sql("SET session_replication_role = DEFAULT")
    checks = seen(server.url, server.folder)
    bad = {"alarm open", "alarm mail", "messages", "seal", "audit"}
    assert {name: checks[name].state for name in bad} == dict.fromkeys(bad, "bad")
    assert checks["alarm open"].personal and not checks["alarm mail"].personal


def test_versions_of_the_programs_at_work_are_seen_by_whoever_asks(
    server: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "label", lambda: "clerkdesk desk 0.0.9")
    engine = make_engine(as_(server, "gunel"))
    with engine.connect():
        monkeypatch.undo()
        for login in ("postgres", "tural"):
            checks = seen(server.url if login == "postgres" else as_(server, login), server.folder)
            assert "0.0.9" in checks["programs"].detail and __version__ in checks["programs"].detail
            assert "desk 0.0.9: 1" in checks["programs"].figure
    engine.dispose()


def test_the_age_of_backups_is_looked_at(embedded: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    embedded.local.run(installation_settings.set_setting, "backup_folder", str(folder))
    url = embedded.url
    assert seen(url, tmp_path)["backup"].state == "unseen", "it may be the worker's own computer"
    folder.mkdir()
    assert seen(url, tmp_path)["backup"].state == "bad"
    today = date.today()
    (folder / file_name(today - timedelta(days=3))).touch()
    assert seen(url, tmp_path)["backup"].state == "bad"
    (folder / file_name(today)).touch()
    assert seen(url, tmp_path)["backup"].state == "ok"


def test_a_clock_that_goes_wrong_and_a_full_disk(
    server: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen(server.url, server.folder)["clock"].state == "ok"
    monkeypatch.setattr(clock, "real", lambda: NOW)
    assert seen(server.url, server.folder)["clock"].state == "bad"
    monkeypatch.setattr(machine, "LEAST_ROOM", 2**80)
    assert machine.room("disk", server.folder, "en").state == "bad"


def test_the_certificate_of_the_databases_server_is_looked_at(tmp_path: Path) -> None:
    certificate = Authority().issue(tmp_path, "localhost", ends=timedelta(days=3))
    with tls(certificate, first=b"\0" * 8) as port:
        peer = network.Peer("database", "127.0.0.1", port, secure=True, by_http=False)
        (check,) = side_by_side([network.expiry_of(peer, "en")], "en")
    assert check.state == "bad" and "renew" in check.detail
    far = Settings("postgresql://db.invalid/x", tmp_path)
    assert "tls db.invalid" in {part.name for part in network.parts(far, "en")}


def test_thresholds_leave_room_for_what_is_usual() -> None:
    assert database.SEAL_AGE > timedelta(minutes=1) and database.MESSAGE_AGE > timedelta(minutes=3)
