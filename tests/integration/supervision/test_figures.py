"""What the worker counts of days equals what an independent reading of the rows gives, whatever
happened to the applications, and however often it counts.
"""

import random
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import text

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Expected
from clerkdesk.store.types import moment
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.supervision import rolling_up
from clerkdesk.worker.figures import Figures
from tests import samples
from tests.conftest import WORKER, Desk
from tests.integration.supervision.test_board import Refusing


def written(desk: Desk) -> Counter[tuple[Any, ...]]:
    """What stands in the table, without the histograms."""
    rows = Counter[tuple[Any, ...]]()
    with desk.engine.connect() as connection:
        for row in connection.execute(
            text(
                "SELECT day, department_id, service, kind, key, staff_id, count FROM day_figure"
                " WHERE kind NOT IN ('minutes', 'handling')"
            )
        ):
            day = row[0] if isinstance(row[0], date) else date.fromisoformat(row[0])
            rows[(day, *row[1:6])] += row[6]
    return rows


def recounted(desk: Desk, before: date) -> Counter[tuple[Any, ...]]:
    """The same, from the rows themselves, one by one."""
    rows = Counter[tuple[Any, ...]]()
    with desk.engine.connect() as connection:
        applications = {
            row["id"]: row
            for row in connection.execute(text("SELECT * FROM application")).mappings()
        }
        events = connection.execute(text("SELECT * FROM event")).mappings().all()
    for row in applications.values():
        office = (row["department_id"], row["service"])
        rows[(_day(row["registered_at"]), *office, "received", "", 0)] += 1
        if row["decided_at"] is None:
            continue
        day = _day(row["decided_at"])
        who = row["decided_by"]
        if row["status"] == "refused":
            rows[(day, *office, "refused", row["decision_reason"], who)] += 1
        else:
            rows[(day, *office, "completed", "", who)] += 1
        if moment(row["decided_at"]) > moment(row["due_at"]):
            rows[(day, *office, "late", "", who)] += 1
    for event in events:
        kind = {"reopen": "reopened", "undo": "undone", "wait": "waited"}.get(event["action"])
        if kind is not None:
            row = applications[event["application_id"]]
            key = (_day(event["at"]), row["department_id"], row["service"], kind, "", 0)
            rows[key] += 1
    return Counter({key: number for key, number in rows.items() if key[0] < before})


def _day(stored: Any) -> date:
    return baku_date(moment(stored))


def live(desk: Desk, chance: random.Random, numbers: list[str]) -> None:
    """Something happens to one application."""
    act = chance.choice(
        ["in", "in", "take", "wait", "forward", "refuse", "refuse", "undo", "reopen"]
    )
    if act == "in" or not numbers:
        district = chance.choice(["Nəsimi", "Yasamal", "Xətai"])
        request = f"figure-{len(numbers)}"
        numbers.append(desk.take_in(samples.no_debt(request, object__district=district)))
        return
    number = chance.choice(numbers)
    acts: dict[str, tuple[Any, ...]] = {
        "take": ("tural", casework.take, number),
        "wait": ("tural", casework.wait, number, "sənəd"),
        "forward": ("sabina", casework.forward, number, "su-nizami", "oradadır"),
        "refuse": ("tural", review.refuse, number, chance.choice(["other", "duplicate"]), "səbəb"),
        "undo": ("tural", review.undo, number),
        "reopen": ("sabina", review.reopen, number, "səhv"),
    }
    try:
        desk.run(*acts[act])
    except Expected:
        return


def back_by(desk: Desk, days: int) -> None:
    """On a server, where the clock is the machine's: everything happened so many days earlier."""
    with desk.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        shift = f"INTERVAL '{days} days'"
        for column in ("registered_at", "submitted_at", "decided_at", "due_at", "changed_at"):
            connection.execute(text(f"UPDATE application SET {column} = {column} - {shift}"))
        connection.execute(text(f"UPDATE event SET at = at - {shift}"))


def days_pass(desk: Desk, days: int) -> None:
    if desk.embedded:
        desk.clock.forward(days=days)
    else:
        back_by(desk, days)
        with desk.engine.begin() as connection:
            # What was counted lies as many days back as what it counts.
            connection.execute(text(f"UPDATE day_figure SET day = day - {days} - 3000"))
            connection.execute(text("UPDATE day_figure SET day = day + 3000"))
            connection.execute(text(f"UPDATE counted_day SET day = day - {days} - 3000"))
            connection.execute(text("UPDATE counted_day SET day = day + 3000"))
            connection.execute(
                text(f"UPDATE counted_day SET counted_at = counted_at - INTERVAL '{days} days'")
            )


def counting(desk: Desk) -> Figures:
    """A worker that has just started: it knows from the database how far another one came."""
    return Figures(desk.local if desk.embedded else desk.as_(WORKER), lambda: 0.0)


def test_what_is_counted_equals_a_recount_after_any_lives(desk: Desk) -> None:
    chance = random.Random(7)
    numbers: list[str] = []
    for _day_of_four in range(4):
        for _ in range(9):
            live(desk, chance, numbers)
        days_pass(desk, chance.choice([1, 1, 3]))
        counting(desk).count()
    today = baku_date(desk.clock.now if desk.embedded else datetime.now().astimezone())
    known = written(desk)
    assert known and known == recounted(desk, today)
    assert {"received", "refused"} <= {key[3] for key in known}
    assert counting(desk).count_anew() >= 4
    assert written(desk) == known, "counted from scratch it is the same"


def test_a_day_is_counted_once_its_transactions_are_over(embedded: Desk) -> None:
    figures = Figures(embedded.local)
    embedded.take_in()
    embedded.clock.now = embedded.clock.now.replace(hour=20, minute=5)  # 00:05 in Baku
    assert figures.count() == 0
    embedded.clock.forward(minutes=20)
    assert figures.count() == 1 and figures.count() == 0


def test_an_hour_is_noted_once_and_only_while_the_office_is_open(desk: Desk) -> None:
    desk.take_in()
    worker = desk.local if desk.embedded else desk.as_(WORKER)
    if not desk.embedded:
        # The server's clock is the machine's: some hour of some day.
        worker.run(rolling_up.note_hour)
        assert not worker.run(rolling_up.note_hour)
        return
    assert worker.run(rolling_up.note_hour)
    assert not worker.run(rolling_up.note_hour)
    assert desk.scalar("SELECT sum(new) FROM hour_state") == 1
    desk.clock.forward(hours=1)
    assert worker.run(rolling_up.note_hour)
    desk.clock.now += timedelta(hours=12)
    assert not worker.run(rolling_up.note_hour)


def test_an_hours_state_counts_what_did_not_arrive(embedded: Desk) -> None:
    embedded.take_in()
    embedded.worker(email=Refusing()).once()
    embedded.clock.forward(hours=1)
    assert embedded.local.run(rolling_up.note_hour)
    latest = "SELECT sum(undelivered) FROM hour_state WHERE at = (SELECT max(at) FROM hour_state)"
    assert embedded.scalar(latest) == 1


def test_a_message_that_fails_is_counted_on_its_day(desk: Desk) -> None:
    desk.take_in()
    desk.worker(email=Refusing()).once()
    days_pass(desk, 1)
    assert counting(desk).count() >= 1
    failed = [(key[4], number) for key, number in written(desk).items() if key[3] == "failed"]
    assert failed == [("email", 1)]
