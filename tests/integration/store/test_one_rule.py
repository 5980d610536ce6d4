"""The domain and the database draw each line at the same place."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Action, undo_seconds
from clerkdesk.domain.limits import DRAFT_LENGTH, NOTE_LENGTH, REASON_LENGTH
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases.case import casework, detail, drafts, review
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready

UNDO = """
    UPDATE application
    SET
      status = 'in_progress',
      last_action = 'undo',
      last_actor_id = decided_by,
      holder_id = decided_by,
      decided_by = NULL,
      version = version + 1
    WHERE number = :number
"""
APPROVE = """
    UPDATE application
    SET
      status = 'completed',
      last_action = 'approve',
      decided_by = last_actor_id,
      decided_at = :now,
      version = version + 1
    WHERE number = :number
"""


def database_allows(desk: Desk, code: str, statement: str, **values: object) -> bool:
    """Whether this rule lets it pass, whatever the others say; nothing of it stays."""
    with desk.engine.connect() as connection:
        try:
            connection.execute(text(statement), values)
        except DBAPIError as error:
            return code not in str(error.orig)
        finally:
            connection.rollback()
    return True


def domain_allows(desk: Desk, number: str, action: Action) -> bool:
    return action in desk.as_("gunel").read(detail.header, number).allowed


@pytest.mark.parametrize("seconds", [UNDO_SECONDS - 3, UNDO_SECONDS + 1])
def test_an_undo_is_too_late_for_both_at_once(desk: Desk, seconds: int) -> None:
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    desk.later(seconds=seconds)
    assert domain_allows(desk, number, Action.UNDO) == (seconds < UNDO_SECONDS)
    assert database_allows(desk, "CD108", UNDO, number=number) == (seconds < UNDO_SECONDS)


@pytest.mark.parametrize("seconds", [-0.001, 0, 0.001, 1])
def test_the_last_moment_of_an_undo_is_the_same_for_both(embedded: Desk, seconds: float) -> None:
    number = ready(embedded)
    embedded.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    embedded.later(seconds=UNDO_SECONDS + seconds)
    assert database_allows(embedded, "CD108", UNDO, number=number) == domain_allows(
        embedded, number, Action.UNDO
    )


@pytest.mark.parametrize(
    ("setting", "seconds", "in_time"),
    [("60", 45, True), ("60", 61, False), ("3600", 16, False), ("viel", 14, True)],
)
def test_an_office_gives_more_time_within_what_the_guard_allows(
    desk: Desk, setting: str, seconds: int, in_time: bool
) -> None:
    # Past the check of what may be set: another program may write anything.
    desk.local.run(lambda session: session.merge(Setting(key="undo_seconds", value=setting)))
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "duplicate", "Təkrardır.")
    waits = "SELECT not_before - queued_at FROM outbox_message WHERE event = 'refused'"
    assert desk.engine.dialect.name == "sqlite" or desk.scalar(waits) == timedelta(
        seconds=undo_seconds(setting)
    )
    desk.later(seconds=seconds)
    assert domain_allows(desk, number, Action.UNDO) == in_time
    assert database_allows(desk, "CD108", UNDO, number=number) == in_time


@pytest.mark.parametrize("hours", [1, 10, 13, 25])
def test_yesterdays_answer_about_a_debt_is_none_for_both(embedded: Desk, hours: int) -> None:
    embedded.clock.now = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    number = embedded.take_in(samples.idp())
    embedded.run("elnur", casework.take, number)
    embedded.worker().once()
    embedded.run("elnur", review.accept_documents, number)
    embedded.clock.now += timedelta(hours=hours)
    header = embedded.as_("elnur").read(detail.header, number)
    assert (Action.APPROVE in header.allowed) == (hours < 12), "midnight in Baku is at 20:00 UTC"
    at = embedded.clock.now.strftime("%Y-%m-%d %H:%M:%S.000000")
    assert database_allows(embedded, "CD107", APPROVE, number=number, now=at) == (hours < 12)


def test_a_text_is_too_long_for_both_at_the_same_letter(desk: Desk) -> None:
    number = ready(desk)
    desk.run("gunel", casework.note, number, "ə" * NOTE_LENGTH)
    desk.run("gunel", drafts.keep, number, "note", "ə" * DRAFT_LENGTH)
    desk.run("gunel", review.refuse, number, "duplicate", "ə" * REASON_LENGTH)
    longer = text(f"UPDATE draft SET text = '{'ə' * (DRAFT_LENGTH + 1)}'")
    with pytest.raises(NotAllowed, match="CD150"):
        desk.run("gunel", lambda session: session.connection().execute(longer))
