"""What a provider reports of an SMS that had left."""

import pytest
from sqlalchemy import text

from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.messages import delivery, outbox
from tests import samples
from tests.conftest import WORKER, Desk


@pytest.mark.parametrize(
    ("reported", "states"),
    [
        (MessageState.DELIVERED, {"sms": "delivered"}),
        (MessageState.FAILED, {"sms": "failed", "email": "queued"}),
    ],
)
def test_what_was_reported_as_undelivered_is_said_by_e_mail(
    desk: Desk, reported: MessageState, states: dict[str, str]
) -> None:
    with desk.engine.begin() as connection:
        by_sms_alone = "UPDATE message_rule SET enabled = :no WHERE channel = 'email'"
        connection.execute(text(by_sms_alone), {"no": False})
    number = desk.take_in(samples.idp())
    worker = desk.local if desk.embedded else desk.as_(WORKER)
    [message] = worker.run(outbox.claim, 10)
    worker.run(outbox.record_result, message, MessageState.SENT, None, "77")
    worker.run(delivery.record_report, message, reported)
    case = desk.local.run(detail.open_case, number)
    assert {sent.channel: sent.state for sent in case.messages} == states


def test_what_was_claimed_and_not_tried_waits_as_if_nobody_had_claimed_it(desk: Desk) -> None:
    desk.take_in()
    waiting = "SELECT claimed_at IS NULL, attempts FROM outbox_message"
    claimed = desk.local.run(outbox.claim, 10)
    assert claimed and desk.local.run(outbox.claim, 10) == []
    desk.local.run(outbox.let_go, claimed)
    with desk.engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(text(waiting))] == [(True, 0)]
    assert desk.local.run(outbox.claim, 10) == claimed
