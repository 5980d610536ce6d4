"""Installations in which something has happened, under the history's seals."""

from collections.abc import Callable

from sqlalchemy import text

from clerkdesk.store.guard import witnesses
from clerkdesk.store.models import Base
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.history import sealing, verification
from clerkdesk.usecases.history.findings import Report
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import Desk

KEY = b"a key that is not in the database"
EVENT = Base.metadata.tables["event"]
SEAL = Base.metadata.tables["seal"]


def report(desk: Desk, key: bytes | None = KEY) -> Report:
    return desk.local.read(verification.verify, key)


def sealing_worker(desk: Desk, key: Callable[[], bytes]) -> Worker:
    """The desk's worker, which seals the history under this key."""
    plain = desk.worker()
    return Worker(plain.unit_of_work, plain.services, seal_key=key)


def message_event(desk: Desk, application: int, number: str = "NULL", detail: str = "") -> str:
    """The statement that writes an event as the triggers do, of an application as it stands."""
    columns = "application_id, at, actor, action, detail, row_table, row_key, nonce"
    values = f"""
        t.id, cd_now(), 'worker', 'message', '{detail}', 'application',
        {witnesses.key("application", "t")}, {witnesses.content("application", "t")}
    """
    if number != "NULL":
        columns = f"id, {columns}"
        values = f"{number}, {values}"
    spelled = witnesses.in_sqlite if desk.embedded else witnesses.in_postgresql
    return spelled(f"""
        INSERT INTO event ({columns})
        SELECT {values} FROM application t WHERE t.id = {application}
    """)


def skip_numbers(desk: Desk, application: int) -> None:
    """Leave numbers unused, as a transaction that was rolled back does: room for somebody's
    insertions.
    """
    with desk.engine.begin() as connection:
        if not desk.embedded:
            connection.execute(text("SELECT nextval('event_id_seq') FROM generate_series(1, 5)"))
            return
        connection.exec_driver_sql(
            message_event(desk, application, "(SELECT max(id) + 6 FROM event)")
        )


def worked_on(desk: Desk, cases: int = 5) -> list[str]:
    """Applications in different states, with a seal after each."""
    numbers = []
    worker = sealing_worker(desk, lambda: KEY)
    for n in range(cases):
        number = desk.take_in(samples.no_debt(f"eg-{n}", subscriber_code=f"120455670{n:02}"))
        numbers.append(number)
        desk.run("gunel", casework.take, number)
        desk.run("gunel", casework.note, number, f"“{n}” ə€ 1:2")
        if n % 2:
            desk.compare(number)
            desk.run("gunel", review.accept_documents, number)
            desk.run("gunel", review.approve, number)
        desk.run("tural", casework.note, numbers[0], "again")
        worker.once()
        skip_numbers(desk, desk.scalar("SELECT id FROM application WHERE number = :n", n=number))
        desk.local.run(sealing.seal, KEY)
    return numbers
