"""One open transaction stops neither intake nor sealing, and the worker ends it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import make_url, text

from clerkdesk.adapters import packages
from clerkdesk.domain.numbers import format_number
from clerkdesk.store import checking, upgrading
from clerkdesk.usecases.case.answers import PUT_BACK_SECONDS
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.supervision import dashboard, open_transactions
from clerkdesk.usecases.unit_of_work import now
from clerkdesk.worker.loop import SEAL_SECONDS
from tests import samples
from tests.attacks.attacker import change, connect, fill
from tests.conftest import WORKER, Desk


@contextmanager
def open_transaction(
    server: Desk, login: str, *statements: str
) -> Iterator[psycopg.Connection[object]]:
    """Somebody with psql who has begun, and does not end."""
    connection = connect(server.url, login)
    try:
        for statement in statements:
            connection.execute(statement.encode())
        yield connection
    finally:
        connection.close()


def _draw(server: Desk) -> str:
    year = server.local.read(now).year
    return f"SELECT cd_next_serial('WD', {year})"


def taken(server: Desk, number: str) -> str:
    """The honest UPDATE with which gunel takes the application."""
    facts = {
        "case": server.scalar("SELECT id FROM application WHERE number = :n", n=number),
        "gunel": server.scalar("SELECT id FROM staff WHERE login = 'gunel'"),
        "gunel_name": server.scalar("SELECT name FROM staff WHERE login = 'gunel'"),
    }
    return fill(change("case", "gunel", "take"), facts)


def test_a_number_that_is_drawn_and_not_used_holds_nobody_up(server: Desk) -> None:
    first = server.take_in()
    with open_transaction(server, "gunel", _draw(server)):
        second = server.take_in(samples.no_debt("second"))
    third = server.take_in(samples.no_debt("third"))
    serials = [int(number.rpartition("-")[2]) for number in (first, second, third)]
    assert serials == [1, 3, 4], "a gap, and no waiting"


def test_numbers_of_the_next_year_are_there_before_it_comes(server: Desk) -> None:
    year = server.local.read(now).year
    for each in (year, year + 1):
        assert server.scalar("SELECT to_regclass(:name)", name=f"number_wd_{each}") is not None
    server.worker().once()
    assert checking.check(server.engine) == []


def test_a_server_goes_on_behind_the_numbers_of_an_older_version(server: Desk) -> None:
    year = server.local.read(now).year
    with server.engine.begin() as connection:
        connection.execute(text(f"DROP SEQUENCE number_wd_{year}"))
        connection.execute(
            text("INSERT INTO number_counter (prefix, year, last) VALUES ('WD', :year, 41)"),
            {"year": year},
        )
    assert checking.check(server.engine) == [f"series: number_wd_{year} is missing"]
    upgrading.upgrade(server.engine)
    assert checking.check(server.engine) == []
    assert server.take_in() == format_number("WD", year, 42)


def test_the_history_is_sealed_up_to_what_an_open_transaction_has_begun_behind(
    server: Desk,
) -> None:
    number = server.take_in()
    worker = server.worker()
    worker.once()
    worker.sealed_at -= SEAL_SECONDS
    sealed = server.scalar("SELECT max(to_event) FROM seal")
    with open_transaction(server, "gunel", taken(server, number)):
        # Of somebody else: what is linked with the open one would wait for it.
        server.take_in(samples.idp())
        worker.once()
        assert server.scalar("SELECT max(to_event) FROM seal") == sealed, (
            "somebody who has written goes on"
        )
        (writer,) = server.as_(WORKER).run(sealing.writers)
        assert writer.login == "gunel" and writer.seconds is not None
    # Another one begins; what is older than it is sealed all the same.
    newest = server.scalar("SELECT max(id) FROM event")
    with open_transaction(server, "gunel", taken(server, number)):
        worker.sealed_at -= SEAL_SECONDS
        worker.once()
        assert server.scalar("SELECT max(to_event) FROM seal") == newest


def test_who_holds_a_case_keeps_no_intake_waiting_of_what_is_linked_with_it(server: Desk) -> None:
    held = server.take_in()
    with open_transaction(server, "gunel", taken(server, held)):
        # Of the same person; waiting would end as a refusal, when the lock's time is over.
        second = server.take_in(samples.no_debt("second"))
    links = "SELECT count(*) FROM application_link"
    assert server.scalar(links) == 0
    server.worker().once()
    linked = "SELECT other_id FROM application_link l JOIN application a ON a.id = application_id"
    assert server.scalar(f"{linked} WHERE a.number = :n", n=second) == 1


def test_who_holds_a_case_keeps_nobody_elses_findings_waiting(server: Desk) -> None:
    held = server.take_in()
    worker = server.worker()
    worker.once()
    with open_transaction(server, "gunel", taken(server, held)):
        # The second shares a person with the case that is held, the third nothing with anybody.
        package = samples.at_the_counter(samples.no_debt("second"), server.local.read(now))
        files = samples.files_of(package)
        folder = samples.write_folder(server.folder / "second", package, files)
        second = registration.take_in(server.as_("tural"), packages.open_package(folder)).number
        third = server.take_in(samples.idp())
        worker.once()
        assert _findings_wait_for(server) == {second}
    server.later(seconds=PUT_BACK_SECONDS + 1)
    worker.once()
    assert _findings_wait_for(server) == set()
    links = "SELECT count(*) FROM application_link l JOIN application a ON a.id = l.application_id"
    assert server.scalar(f"{links} WHERE a.number = :n", n=second) > 0
    assert server.scalar(f"{links} WHERE a.number = :n", n=third) == 0


def _findings_wait_for(server: Desk) -> set[str]:
    with server.engine.connect() as connection:
        statement = "SELECT subject FROM inquiry WHERE kind = 'findings' AND outcome IS NULL"
        return set(connection.scalars(text(statement)))


def test_nobody_waits_while_the_history_is_sealed(server: Desk) -> None:
    server.take_in()
    with server.engine.connect() as sealer:
        sealer.execute(text("SELECT cd_quiet_events()"))
        server.take_in(samples.no_debt("meanwhile"))


def test_a_transaction_that_stays_open_is_ended_and_said(server: Desk) -> None:
    number = server.take_in()
    server.local.run(set_setting, "open_transaction_minutes", "1")
    with open_transaction(
        server,
        "gunel",
        "SET idle_in_transaction_session_timeout = 0",
        "BEGIN",
        taken(server, number),
    ) as held:
        assert server.as_(WORKER).run(open_transactions.end) == [], "not yet"
        # An hour ahead for the function alone: nobody waits for it in a test.
        with server.engine.begin() as connection:
            connection.execute(text(_AN_HOUR_AHEAD))
        server.worker().once()
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")
    (alarm,) = server.as_("sabina").read(dashboard.alarms)
    assert (alarm.code, alarm.detail) == ("alarm_open", "gunel")


_AN_HOUR_AHEAD = """
    CREATE OR REPLACE FUNCTION cd_open_since(began timestamptz) RETURNS interval
    LANGUAGE sql STABLE AS 'SELECT clock_timestamp() + INTERVAL ''1 hour'' - began'
"""


def test_a_check_says_that_open_transactions_cannot_be_ended(server: Desk) -> None:
    database = make_url(server.url).database
    with server.engine.begin() as connection:
        connection.execute(text("REVOKE pg_signal_backend FROM cd_owner"))
    try:
        assert [line for line in checking.check(server.engine) if "pg_signal_backend" in line], (
            database
        )
        upgrading.upgrade(server.engine)
        assert checking.check(server.engine) == []
    finally:
        with server.engine.begin() as connection:
            connection.execute(text("GRANT pg_signal_backend TO cd_owner"))
