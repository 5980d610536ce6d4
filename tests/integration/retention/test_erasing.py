"""Personal data are erased wholly, by rule or by two people, and the history stays whole."""

import pytest
from sqlalchemy import text

from clerkdesk.domain.erasures import Cause
from clerkdesk.store.guard.erasing import EMPTIED, TAKEN_OUT
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.retention import erasing, rules
from tests import samples
from tests.conftest import Desk
from tests.histories import KEY, report, sealing_worker

MONTHS = 60
LATER = {"days": 61 * 31}
PERSON = ("5XK2M7P", "Əliyev", "Rəşad", "eliyev", "r.aliyev@example.az", "+994502345678")
"""What names the sample's applicant, wherever it may stand."""


def decided(desk: Desk, request: str = "eg-1", code: str = "12045567890") -> str:
    """An approved application with everything that comes with one, and a certificate."""
    number = desk.take_in(samples.no_debt(request, subscriber_code=code))
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.note, number, "Əliyev ilə danışdım", important=True)
    desk.run("gunel", casework.amend, number, {"email": "resad@example.az"}, "Əliyev dedi")
    desk.compare(number)
    desk.run("gunel", review.accept_documents, number)
    desk.approve("gunel", number)
    desk.later(seconds=30)
    desk.worker().once()
    desk.run("gunel", issuing.request, number)
    desk.worker().once()
    desk.later(seconds=30)
    desk.worker().once()
    return number


def traces(desk: Desk, *words: str) -> set[str]:
    """In which tables anything of these words stands, whatever the column."""
    found = set()
    for table in (*EMPTIED, *TAKEN_OUT):
        with desk.engine.connect() as connection:
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
        if any(word in str(value) for row in rows for value in row for word in words):
            found.add(table)
    return found


def test_a_rule_empties_what_has_ended_long_ago_and_the_history_stays_whole(desk: Desk) -> None:
    number = decided(desk)
    desk.local.run(rules.set_rule, "no_debt", "completed", MONTHS)
    sealing_worker(desk, lambda: KEY).once()
    assert {"application", "note", "document", "amendment"} <= traces(desk, *PERSON)
    worker = desk.worker().unit_of_work
    assert worker.run(erasing.erase_due) is None, "its time has not passed"

    desk.later(**LATER)
    erased = worker.run(erasing.erase_due)
    assert erased is not None and (erased.number, erased.cause) == (number, Cause.RULE)
    assert worker.run(erasing.erase_due) is None

    assert traces(desk, *PERSON, "12045567890") == set()
    assert desk.scalar("SELECT count(*) FROM document_content") == 0
    assert desk.scalar("SELECT count(*) FROM document WHERE length(sha256) = 64") == 2
    assert desk.scalar("SELECT count(*) FROM certificate_file WHERE length(content) > 0") == 1
    assert report(desk).findings == ()
