"""What an auditor reads: who saw an application, who did what, and whose looks stand out."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text, update

from clerkdesk.domain.errors import Expected, NotAllowed
from clerkdesk.store.models import Base
from clerkdesk.store.types import moment
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.history import audit, outliers
from tests.conftest import Desk

ACCESS_LOG = Base.metadata.tables["access_log"]
APPLICATION = Base.metadata.tables["application"]


def test_the_trail_says_who_saw_an_application_and_who_did_what(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("tural", detail.open_case, number)
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.note, number, "a call")
    trail = desk.as_("audit").read(audit.trail, number)
    assert [(look.login, look.actor, look.purpose) for look in trail.accesses][0] == (
        "tural",
        "Tural Abbasov",
        "open",
    )
    assert [(act.login, act.action) for act in trail.events] == [
        (None, "registered"),
        ("gunel", "take"),
        ("gunel", "note"),
    ]
    for rows in (trail.accesses, trail.events):
        assert [row.at for row in rows] == sorted(row.at for row in rows) and all(
            row.at.tzinfo for row in rows
        )
    assert (
        desk.as_("sabina").read(audit.trail, number)
        == desk.as_("admin").read(audit.trail, number)
        == trail
    )


@pytest.mark.parametrize(
    ("login", "code"),
    [
        ("gunel", "supervisor_only"),
        ("tural", "supervisor_only"),
        ("kamran", "application_not_found"),
    ],
)
def test_the_trail_is_for_those_who_oversee_and_within_their_scope(
    desk: Desk, login: str, code: str
) -> None:
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
            values = {
                "application_id": case,
                "staff_id": person,
                "actor": login,
                "purpose": "search" if case is None else "open",
                "at": moment(at),
            }
            connection.execute(insert(ACCESS_LOG).values(values))


def copies(desk: Desk, count: int) -> list[int]:
    """Ids of so many applications like the first."""
    desk.take_in()
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        first = dict(connection.execute(select(APPLICATION)).one()._mapping)
        ids = [first["id"]]
        for number in range(1, count):
            ids.append(first["id"] + number)
            values = first | {
                "id": ids[-1],
                "number": f"WD-2026-{number + 1:07}",
                "portal_request_id": f"copy {number}",
            }
            connection.execute(insert(APPLICATION).values(values))
    return ids


def test_whoever_looks_far_more_than_the_colleagues_stands_out(desk: Desk) -> None:
    cases = copies(desk, 41)
    looked_at(desk, "tural", [*cases[:40], *cases[:5]], searches=21)
    looked_at(desk, "gunel", cases[:4])
    looked_at(desk, "sabina", cases[:6], searches=2)
    looked_at(desk, "elnur", cases[40:], searches=1)  # another organisation's
    desk.run("gunel", casework.take, f"WD-2026-{1:07}")
    people = desk.as_("audit").read(outliers.outliers)
    assert [person.login for person in people] == ["tural", "sabina", "gunel"]
    worst = people[0]
    assert (worst.opened, worst.acted, worst.unacted, worst.searches) == (
        40,
        0,
        40,
        21,
    ) and worst.flagged
    assert worst.flags == ("opened", "unacted", "searches") and worst.medians == {
        "opened": 5.0,
        "unacted": 4.5,
        "searches": 1.0,
        "lists": 0.0,
    }
    gunel = people[2]
    assert (gunel.opened, gunel.acted, gunel.unacted) == (4, 1, 3) and not gunel.flagged
    assert [person.login for person in desk.as_("kamran").read(outliers.outliers)] == ["elnur"]
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(outliers.outliers)


def test_few_looks_stand_out_nowhere_and_old_ones_are_past(desk: Desk) -> None:
    cases = copies(desk, 41)
    looked_at(desk, "gunel", cases[:1])
    looked_at(desk, "tural", cases[:19])
    assert not any(person.flagged for person in desk.as_("sabina").read(outliers.outliers))
    looked_at(desk, "tural", cases[19:20])
    assert [
        person.login for person in desk.as_("sabina").read(outliers.outliers) if person.flagged
    ] == ["tural"]
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(
            "DROP TRIGGER cd_refuse_access_log_update" + ("" if desk.embedded else " ON access_log")
        )
        connection.execute(
            update(ACCESS_LOG).values(
                at=moment(connection.scalar(text("SELECT cd_now()"))) - timedelta(days=8)
            )
        )
    assert desk.as_("sabina").read(outliers.outliers) == []
    assert [person.login for person in desk.as_("sabina").read(outliers.outliers, 30)] == [
        "tural",
        "gunel",
    ]


def test_reading_the_lists_draws_no_ticket(desk: Desk) -> None:
    number = desk.take_in()
    before = desk.scalar("SELECT count(*) FROM access_log")
    desk.as_("sabina").read(audit.trail, number)
    desk.as_("sabina").read(outliers.outliers)
    assert desk.scalar("SELECT count(*) FROM access_log") == before
