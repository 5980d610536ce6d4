"""Messages on their way: sent by mail and SMS, and asked after."""

import logging
from collections.abc import Callable
from typing import NamedTuple

from clerkdesk.adapters.mail import Mail, Mailer, NotSent
from clerkdesk.adapters.sms import SmsSender, Unclear
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.messages import MessageChannel, MessageState
from clerkdesk.usecases.messages import delivery, outbox, rendering
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours, Rest, silence_of

log = logging.getLogger(__name__)
BATCH = 10
"""As many as can be sent within the life of a claim."""


class _Sent(NamedTuple):
    """What became of a message."""

    state: MessageState
    fault: str | None = None
    provider_id: str | None = None
    ours: bool = False
    """The next one would fare the same."""


class Sending:
    """``alive`` is called between two messages: time goes on while many are sent."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        email: Mailer,
        sms: SmsSender,
        neighbours: Neighbours,
        alive: Callable[[], None],
    ) -> None:
        self._unit = unit_of_work
        self._email = email
        self._sms = sms
        self._neighbours = neighbours
        self._alive = alive
        self.by_lanes = False
        """Each channel has a thread of its own, which may rest."""

    def send_all(self, channel: MessageChannel | None = None) -> int:
        """Send what is due, of one channel or of every; gives how many messages. Raises Rest: by
        lanes, where the neighbour is out of order.
        """
        done = 0
        while messages := self._unit.run(outbox.claim, BATCH, channel):
            for place, message_id in enumerate(messages):
                sent = self._send_one(message_id)
                self._unit.run(
                    outbox.record_result,
                    message_id,
                    sent.state,
                    sent.fault,
                    sent.provider_id,
                    ours=sent.ours,
                )
                done += 1
                self._alive()
                if sent.ours and self.by_lanes:
                    # Whatever the others of this lane are, they would fare the same.
                    self._unit.run(outbox.let_go, messages[place + 1 :])
                    raise Rest
        return done

    def _send_one(self, message_id: int) -> _Sent:
        """One message, whose failure is not the others'."""
        try:
            return self._send(self._unit.read(rendering.outgoing, message_id))
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("message %s cannot be made", message_id)
            return _Sent(MessageState.FAILED, "message_broken")

    def _send(self, message: rendering.Outgoing) -> _Sent:
        if not message.to:
            return _Sent(MessageState.FAILED, "no_address")
        sender = self._sms if message.channel == MessageChannel.SMS else self._email
        mail = Mail(
            to=message.to,
            sender=message.sender,
            subject=message.subject or "",
            body=message.body,
            message_id=message.message_id,
        )
        source = "sms" if message.channel == MessageChannel.SMS else "mail"
        try:
            with self._neighbours.asked(source):
                left = sender.send(mail)
        except NotSent as error:
            if error.silent:
                self._neighbours.alarm(source, silence_of(source), error.fault)
            elif error.ours:
                self._neighbours.alarm(source, f"alarm_{source}", error.fault)
            state = MessageState.QUEUED if error.again else MessageState.FAILED
            return _Sent(state, error.fault, ours=error.ours or error.silent)
        except Unclear:
            return _Sent(MessageState.UNCLEAR, "sms_unclear")
        if self._neighbours.all_well(source):
            self._unit.run(outbox.hasten, MessageChannel(message.channel))
        return _Sent(left.state, provider_id=left.provider_id)

    def ask_reports(self) -> int:
        """Ask the provider what became of SMS that have left; silence is asked again later."""
        asked = self._unit.run(delivery.unreported, BATCH)
        for message_id, provider_id in asked:
            with self._neighbours.asked("sms"):
                report = self._sms.report(provider_id)
            if report is not None:
                self._unit.run(delivery.record_report, message_id, report.state, report.code)
            self._alive()
        return len(asked)
