"""A filled database of the version before calendar rows, shapes and sequences becomes one of this
version, and is mended on the way.
"""

import json
from datetime import date

import pytest
from sqlalchemy import text

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import checking, schema, upgrading
from clerkdesk.store.guard import ddl, groups
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.queue import browsing, saved_views, views
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision import calendar_decisions, judging, recurring
from clerkdesk.usecases.supervision.judging import Judgement
from tests import samples
from tests.conftest import Desk
from tests.older import back_to_0019

BEFORE = "0019"
DECOMPOSED = "I\u0307sgəndər S\u0327irin"
COMPOSED = "İsgəndər Şirin"
ACT = "Nazirlər Kabinetinin qərarı"


def as_the_version_before(desk: Desk, *damage: str) -> None:
    """Take away what came since, and write what it took."""
    with desk.engine.begin() as connection:
        if not desk.embedded:
            groups.become_owner(connection)
        ddl.drop_triggers(connection)
        back_to_0019(connection)
        for statement in (
            *damage,
            f"UPDATE alembic_version SET version_num = '{BEFORE}'",
        ):
            connection.execute(text(statement))
    if not desk.embedded:
        with desk.engine.begin() as connection:
            connection.execute(text("REVOKE pg_read_all_stats FROM cd_owner"))
            connection.execute(text("GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC"))
            connection.execute(text("GRANT INSERT (id) ON note TO PUBLIC"))


def test_a_filled_database_of_the_version_before_becomes_one_of_this(desk: Desk) -> None:
    first = desk.take_in()
    second = desk.take_in(samples.idp())
    desk.run("gunel", casework.take, first)
    desk.run("gunel", casework.note, first, "qeyd")
    due_on = desk.local.read(detail.header, first).due_on
    key = desk.run("sabina", saved_views.save, "Mənim", Filter(), shared=True)
    desk.run("admin", calendar_decisions.decide, date(2026, 12, 30), False, ACT)
    never = "'infinity'" if not desk.embedded else "'2026-99-99'"
    as_the_version_before(
        desk,
        f"UPDATE application SET due_on = {never}, due_at = {never} WHERE number = '{first}'",
        f"UPDATE application SET name = '{DECOMPOSED}' WHERE number = '{second}'",
        f"UPDATE application_detail SET owner_name = '{DECOMPOSED}'",
        f"INSERT INTO saved_view (staff_id, name, definition, shared)"
        f" SELECT staff_id, 'x', '\"x\"', shared FROM saved_view WHERE id = {key}",
    )
    with pytest.raises(StoreUnavailable, match="schema_older"):
        schema.require_current(desk.engine)

    upgrading.upgrade(desk.engine)

    assert checking.check(desk.engine) == []
    header = desk.local.read(detail.header, first)
    assert header.due_on == due_on
    assert desk.scalar("SELECT name FROM application WHERE number = :n", n=second) == COMPOSED
    assert desk.scalar("SELECT count(*) FROM application_detail WHERE owner_name = :n", n=COMPOSED)
    assert [view.name for view in desk.as_("gunel").read(views.list_views)] == ["Mənim"]
    assert len(desk.as_("gunel").read(browsing.page, Filter())) == 1
    sources = dict.fromkeys(("package", "act"))
    for source in sources:
        assert desk.scalar("SELECT count(*) FROM calendar_day WHERE source = :s", s=source)
    third = desk.take_in(samples.no_debt("third"))
    assert int(third.rpartition("-")[2]) == int(first.rpartition("-")[2]) + 1
    assert desk.local.run(detail.open_case, first).header.number == first


def test_what_recurs_is_judged_after_the_upgrade_as_in_a_new_database(desk: Desk) -> None:
    for number in range(2):
        desk.take_in(samples.no_debt(f"eg-{number}", subscriber_code="12045567890"))
        desk.worker().once()
    (row,) = desk.run("sabina", recurring.look_through)
    with desk.engine.begin() as connection:
        if not desk.embedded:
            groups.become_owner(connection)
        ddl.drop_triggers(connection)
        cascade = "" if desk.embedded else "CASCADE"
        connection.execute(text(f"DROP TABLE hit_judgement {cascade}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0053'"))
    upgrading.upgrade(desk.engine)
    assert checking.check(desk.engine) == []
    assert desk.local.read(verification.verify).findings == ()
    judgement = Judgement("harmless", "Bir ailə")
    desk.run("sabina", judging.judge, row.hit.kind, row.hit.key, judgement, row.shown)
    (row,) = desk.run("sabina", recurring.look_through)
    assert [each.text for each in row.verdicts] == ["Bir ailə"]


def test_the_rows_of_the_calendar_are_the_packages_days_and_the_acts(desk: Desk) -> None:
    desk.run("admin", calendar_decisions.decide, date(2026, 12, 30), False, ACT)
    desk.worker().once()
    package = WorkingCalendar()
    with desk.engine.connect() as connection:
        rows = connection.execute(
            text('SELECT "on", is_working FROM calendar_day WHERE organisation_id = 1')
        ).all()
    days = {date.fromisoformat(str(on)): bool(is_working) for on, is_working in rows}
    assert {on.year for on in days} == {2025, 2026, 2027, 2028}
    assert days.pop(date(2026, 12, 30)) is False
    assert all(package.is_working(on) is working for on, working in days.items())
    assert date(2026, 11, 24) not in days, "a plain working day needs no row"


def test_rows_that_an_act_no_longer_decides_are_the_packages_again(desk: Desk) -> None:
    number = desk.take_in()
    due_on = desk.local.read(detail.header, number).due_on
    desk.run("admin", calendar_decisions.decide, due_on, False, ACT)
    worker = desk.worker()
    worker.once()
    assert desk.local.read(detail.header, number).due_on > due_on
    with desk.engine.begin() as connection:
        connection.execute(text("DELETE FROM calendar_override"))
    desk.worker().once()
    assert desk.local.read(detail.header, number).due_on == due_on


def test_older_rows_that_break_a_shape_stay_and_are_named(desk: Desk) -> None:
    """What cannot be mended without a person is no reason to leave the rest as it was."""
    desk.run("sabina", saved_views.save, "Mənim", Filter())
    as_the_version_before(desk, "UPDATE staff SET created_at = '1999-01-01 00:00:00.000000'")
    upgrading.upgrade(desk.engine)
    named = checking.check(desk.engine)
    assert named and all("takes_created_at" in line or "staff" in line for line in named), named
    assert json.loads(desk.scalar("SELECT definition FROM saved_view"))
