"""The desks note how long they take; the administrator reads it, and the worker forgets it."""

import pytest

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.timings import KEPT_DAYS, Timed, bucket_of
from clerkdesk.usecases.supervision import timing_notes, timings
from clerkdesk.usecases.supervision.timing_notes import Wait
from tests.conftest import Desk

HERE = "0123456789ab"
COUNTS = {
    Wait(Timed.OPEN, bucket_of(0.04)): 90,
    Wait(Timed.OPEN, bucket_of(0.9)): 10,
    Wait(Timed.LIST, bucket_of(0.02)): 5,
}


def test_a_slow_workplace_stands_first_and_names_nobody(desk: Desk) -> None:
    desk.run("gunel", timing_notes.note, HERE, COUNTS)
    slow, quick = desk.as_("admin").read(timings.timings)
    assert (slow.workstation, slow.what, slow.times) == (HERE, Timed.OPEN, 100)
    assert (slow.half_ms, slow.most_ms, slow.slow) == (50, 1000, True)
    assert (quick.what, quick.half_ms, quick.slow) == (Timed.LIST, 20, False)
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.as_("gunel").read(timings.timings)


def test_what_is_old_is_forgotten(embedded: Desk) -> None:
    embedded.run("gunel", timing_notes.note, HERE, COUNTS)
    embedded.clock.forward(days=KEPT_DAYS - 1)
    embedded.worker().unit_of_work.run(timing_notes.forget)
    assert embedded.scalar("SELECT sum(count) FROM desk_timing") == 105
    embedded.clock.forward(days=2)
    embedded.worker().unit_of_work.run(timing_notes.forget)
    assert embedded.scalar("SELECT count(*) FROM desk_timing") == 0


def test_the_worker_forgets_on_a_server_too(server: Desk) -> None:
    server.run("gunel", timing_notes.note, HERE, COUNTS)
    server.worker().unit_of_work.run(timing_notes.forget)
    assert server.scalar("SELECT sum(count) FROM desk_timing") == 105
    with server.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE desk_timing SET at = at - INTERVAL '31 days'")
    server.worker().unit_of_work.run(timing_notes.forget)
    assert server.scalar("SELECT count(*) FROM desk_timing") == 0


def test_of_whoever_has_the_database_and_of_nothing_nothing_is_kept(desk: Desk) -> None:
    desk.local.run(timing_notes.note, HERE, COUNTS)
    desk.run("gunel", timing_notes.note, HERE, {})
    assert desk.scalar("SELECT count(*) FROM desk_timing") == 0
