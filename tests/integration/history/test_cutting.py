"""The access log is cut by years, and the proof of the history says since when it speaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.cli.main import run
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.history import cutting, log_years, office
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk
from tests.histories import report

DAYS = 800
"""More than the years that are kept."""


@contextmanager
def long_ago(desk: Desk) -> Iterator[None]:
    """By the database's own clock."""
    if desk.embedded:
        desk.clock.forward(days=-DAYS)
        yield
        desk.clock.forward(days=DAYS)
        return
    definition = (
        "CREATE OR REPLACE FUNCTION clerkdesk.cd_now() RETURNS timestamptz LANGUAGE sql STABLE"
    )
    for back in (f" - INTERVAL '{DAYS} days'", ""):
        with desk.engine.begin() as connection:
            connection.execute(text(f"{definition} AS $$ SELECT clock_timestamp(){back} $$"))
        if back:
            yield


@pytest.fixture
def looked_at(desk: Desk) -> Desk:
    """Three looks of long ago, and one of today."""
    numbers = [
        desk.take_in(samples.no_debt(f"n-{n}", subscriber_code=f"120455678{n:02}"))
        for n in range(3)
    ]
    with long_ago(desk):
        for number in numbers:
            desk.run("gunel", detail.open_case, number)
    desk.run("gunel", detail.open_case, numbers[0])
    return desk


def last_year(desk: Desk) -> int:
    return baku_date(desk.local.read(now)).year - 1


def looks(desk: Desk) -> int:
    return int(desk.scalar("SELECT count(*) FROM access_log"))


def test_years_are_cut_and_the_history_stays_whole(looked_at: Desk) -> None:
    desk = looked_at
    year = last_year(desk)
    assert report(desk).whole and report(desk).looks_since is None
    preview = desk.local.read(cutting.preview, year)
    assert (preview.rows, looks(desk)) == (3, 4), "a preview takes nothing out"
    assert preview.newest is not None and preview.newest.year < year
    desk.local.run(cutting.begin, year)
    assert desk.local.run(cutting.cut) == 3 and desk.local.run(cutting.cut) == 0
    assert looks(desk) == 1
    proof = report(desk)
    assert proof.whole and (proof.looks_since, proof.looks_cut) == (year, 3)
    (act,) = desk.local.read(office.acts, 30, log_years.SINCE)
    assert (act.old, act.new) == (None, str(year))


def nonces(desk: Desk) -> int:
    """Of looks, by which one could try whose they were."""
    statement = "SELECT count(nonce) FROM event WHERE row_table = 'access_log'"
    return int(desk.scalar(statement))


def test_whose_a_look_was_that_is_cut_nobody_can_try(looked_at: Desk) -> None:
    desk = looked_at
    assert nonces(desk) == 4
    desk.local.run(cutting.begin, last_year(desk))
    desk.local.run(cutting.cut)
    assert nonces(desk) == 1
    assert desk.scalar("SELECT count(row_digest) FROM event WHERE row_table = 'access_log'") == 4
    with desk.engine.begin() as connection, pytest.raises(DBAPIError, match="CD301"):
        connection.execute(text("UPDATE event SET nonce = NULL WHERE row_table = 'access_log'"))


def test_the_worker_cuts_the_log_by_itself_where_the_settings_say_so(looked_at: Desk) -> None:
    desk = looked_at
    desk.worker().once()
    assert looks(desk) == 4, "nobody has said so"
    desk.local.run(set_setting, "access_log_years", "1")
    desk.worker().once()
    assert (looks(desk), nonces(desk)) == (1, 1)
    proof = report(desk, None)
    assert proof.whole and (proof.looks_since, proof.looks_cut) == (last_year(desk), 3)
    (act,) = desk.local.read(office.acts, 30, log_years.SINCE)
    assert (act.old, act.new) == (None, str(last_year(desk)))


def test_years_to_keep_are_the_installations(looked_at: Desk) -> None:
    with pytest.raises(NotAllowed, match="CD931"):
        looked_at.run("admin", set_setting, "access_log_years", "1")
    with pytest.raises(Invalid, match="setting_wrong"):
        looked_at.local.run(set_setting, "access_log_years", "0")


def test_what_is_cut_past_the_years_is_missed(looked_at: Desk) -> None:
    desk = looked_at
    desk.local.run(cutting.begin, last_year(desk))
    with desk.engine.begin() as connection:
        with pytest.raises(DBAPIError, match="CD701"), connection.begin_nested():
            connection.execute(text("DELETE FROM access_log"))
        of_table = "" if desk.embedded else " ON access_log"
        connection.execute(text(f"DROP TRIGGER cd_refuse_access_log_delete{of_table}"))
        connection.execute(text("DELETE FROM access_log"))
    proof = report(desk)
    assert [(finding.kind, finding.row) for finding in proof.findings] == [
        ("missing", f"access_log {4}")
    ]


def test_years_that_are_kept_are_not_cut_and_cut_ones_stay_so(looked_at: Desk) -> None:
    desk = looked_at
    year = last_year(desk)
    for use_case in (cutting.preview, cutting.begin):
        with pytest.raises(Invalid, match="access_log_year"):
            desk.local.run(use_case, year + 1)
        with pytest.raises(NotAllowed, match="owner_only"):
            desk.run("admin", use_case, year)
    desk.local.run(cutting.begin, year)
    with pytest.raises(Invalid, match="access_log_year"):
        desk.local.run(cutting.begin, year - 1)
    for value in (str(year + 1), str(year - 1), "none"):
        with desk.engine.begin() as connection, pytest.raises(DBAPIError, match="CD706"):
            connection.execute(
                text("UPDATE setting SET value = :value WHERE key = 'access_log_since'"),
                {"value": value},
            )


def test_the_command_says_how_much_it_is_before_it_takes_it_out(
    looked_at: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLERKDESK_DATABASE_URL", looked_at.url)
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(Path(looked_at.folder)))
    year = last_year(looked_at)
    assert run(["audit", "cut", str(year)]) == 0 and looks(looked_at) == 4
    output = capsys.readouterr().out
    assert f"before {year}: 3 looks" in output and "--yes" in output
    # The program's clock is today's, and so are the looks of the file's own.
    assert run(["audit", "cut", str(year), "--yes"]) == 0
    assert looks(looked_at) == 1 and "taken out" in capsys.readouterr().out


def test_where_every_look_is_of_the_years_that_are_kept_nothing_is_written_down(
    desk: Desk,
) -> None:
    unit = desk.worker().unit_of_work
    desk.local.run(set_setting, "access_log_years", "1")
    assert unit.run(cutting.cut_due) == 0, "nobody has looked at anything"
    desk.run("gunel", detail.open_case, desk.take_in())
    assert unit.run(cutting.cut_due) == 0 and looks(desk) == 1
    assert desk.local.read(office.acts, 30, log_years.SINCE) == []
    assert report(desk, None).looks_since is None
