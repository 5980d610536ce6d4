"""One round of the worker's duties, and what repeats it."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from clerkdesk import incidents
from clerkdesk.adapters.billing import Billing, Register
from clerkdesk.adapters.hooks import Hooks
from clerkdesk.adapters.mail import Mail, Mailer, NotSent
from clerkdesk.adapters.retry import OWN_FAULT
from clerkdesk.adapters.sms import SmsSender, Unclear
from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.domain.certificate import Content
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.domain.messages import MessageChannel, MessageState
from clerkdesk.domain.outcomes import Ending, QuestionKind
from clerkdesk.domain.packages import Look
from clerkdesk.usecases import naming
from clerkdesk.usecases.case import answers, inquiries, remarks, terms, weighing
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.intake import register_questions
from clerkdesk.usecases.messages import delivery, outbox, rendering
from clerkdesk.usecases.portal import pushing
from clerkdesk.usecases.supervision import alarms, heartbeat, open_transactions
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

log = logging.getLogger(__name__)
BATCH = 10
"""As many as can be settled within the life of a claim, each at its longest."""
_SOURCES = {
    QuestionKind.PERSON: "register",
    QuestionKind.ACCOUNT: "account",
    QuestionKind.DEBT: "debt",
    QuestionKind.CERTIFICATE: "debt",
}
"""Kind of a question → of what an alarm speaks; one may be answered while another is not."""
_UNKNOWN = ("", "")
"""Nothing was said of a source yet, and an earlier worker may have."""
_TERMS_AT_ONCE = 100
"""So many terms follow the calendar in one transaction."""
_SAID_SECONDS = 3600.0
"""So long it is said that a transaction was ended."""
PAUSE_SECONDS = 1.0
BEAT_SECONDS = 15.0
SEAL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ExternalServices:
    """Everything outside that the worker talks to."""

    billing: Callable[[], Billing]
    """Asked for anew each round: the demo's stand-in learns while it runs."""
    register: Callable[[], Register]
    email: Mailer
    sms: SmsSender
    render: Callable[[Content], bytes]
    hooks: Hooks | None = None
    """The portals that are told of changes."""
    look: Look | None = None
    """Who looks at documents that were taken in unseen; None: they wait for another worker."""


class _Sent(NamedTuple):
    """What became of a message."""

    state: MessageState
    fault: str | None = None
    provider_id: str | None = None


class Worker:
    """Does what waits. Several may run at once: each row is claimed by one.

    ``seal_key``: asked when the first seal is made, for a keyring takes its time.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        outside: ExternalServices,
        name: str = "worker",
        seal_key: Callable[[], bytes | None] | None = None,
    ) -> None:
        self._unit = unit_of_work
        self._outside = outside
        self._name = name
        self._seal_key = seal_key
        self._beaten = -BEAT_SECONDS
        self._terms_follow = True
        self._ended_at = -_SAID_SECONDS - 1
        self._marked: sealing.Mark | None = None
        self._alarms: dict[str, tuple[str, str] | None] = {}
        """Source → what this worker has said of it; None: that all is well."""
        self.sealed_at = -SEAL_SECONDS
        """When it sealed last, in seconds of ``time.monotonic``."""

    @property
    def unit_of_work(self) -> UnitOfWork:
        """In which it acts."""
        return self._unit

    @property
    def services(self) -> ExternalServices:
        """Whom it asks and tells."""
        return self._outside

    def once(self, application_id: int | None = None) -> int:
        """Do all that is due now; gives how many rows were settled. ``application_id``: its
        questions only, no messages.
        """
        if application_id is None:
            self._alive()
        done = self._answer_counter() if application_id is None else 0
        done += self._answer_all(application_id)
        if application_id is None:
            done += self._look_at_all()
            done += self._send_all()
            done += self._ask_reports()
            done += self._tell_portals()
            self._seal()
        return done

    def _seal(self) -> None:
        """Seal the history once a minute; what keeps it from that is not the end of the round."""
        at = time.monotonic()
        if at - self.sealed_at < SEAL_SECONDS:
            return
        # Before it is tried: what cannot be sealed now is tried a minute later, not at every look.
        self.sealed_at = at
        try:
            key = self._seal_key() if self._seal_key is not None else None
            edge = self._unit.run(sealing.quiet_edge, keyed=key is not None)
            if edge is None:
                edge = self._edge_behind_writers()
            else:
                self._marked = None
            if edge is not None:
                self._unit.run(sealing.seal_up_to, edge, key)
        except Expected as error:
            log.warning("seal: %s", error.code)
        except Exception:
            log.exception("the history cannot be sealed")

    def _edge_behind_writers(self) -> int | None:
        """What was new a while ago, once its writers have ended: a transaction that stays open
        keeps what is older than itself from nothing, and is named.
        """
        if self._marked is None:
            self._marked = self._unit.run(sealing.mark)
        waits_for = self._unit.run(sealing.waits_for, self._marked)
        if not waits_for:
            edge = self._marked.event
            self._marked = None
            self._all_well("seal")
            return edge
        oldest = max(waits_for, key=lambda writer: writer.seconds or 0)
        log.warning("seal: waits for %s since %s s", oldest.login, oldest.seconds)
        if (oldest.seconds or 0) > SEAL_SECONDS:
            self._alarm("seal", "alarm_seal", oldest.login)
        return None

    def _alive(self) -> None:
        """The sign of life, what has waited too long for an answer, and terms that follow another
        calendar; not at every look.
        """
        at = time.monotonic()
        if at - self._beaten >= BEAT_SECONDS:
            self._beaten = at
            self._unit.run(heartbeat.beat, self._name)
            self._unit.run(naming.open_series)
            self._watch(at)
            self._unit.run(inquiries.ask_again)
            self._follow_calendar()
            self._unit.run(outbox.remind)

    def _watch(self, at: float) -> None:
        """End what holds others up, and say so for an hour."""
        for ended in self._unit.run(open_transactions.end):
            log.warning("a transaction of %s, open for %s s, was ended", *ended)
            self._alarm("open", "alarm_open", ended.login)
            self._ended_at = at
        if at - self._ended_at > _SAID_SECONDS:
            self._all_well("open")

    def _follow_calendar(self) -> None:
        """Terms follow the calendar; at the first beat whatever an earlier worker left undone."""
        self._terms_follow |= self._unit.run(terms.write_calendar)
        while self._unit.run(terms.move_open, _TERMS_AT_ONCE, calendar_changed=self._terms_follow):
            pass
        self._terms_follow = False

    def _answer_all(self, application_id: int | None) -> int:
        done = 0
        while questions := self._unit.run(answers.claim, BATCH, application_id):
            for question in questions:
                self._settle(question)
                if application_id is None:
                    self._alive()
            done += len(questions)
        return done

    def _answer_counter(self) -> int:
        """Who stands at a counter is looked up first."""
        done = 0
        while waiting := self._unit.run(register_questions.claim, BATCH):
            for question_id, fin in waiting:
                person = None
                try:
                    person = self._outside.register().person(fin)
                    known = person is not None
                    outcome = register_questions.ANSWERED if known else register_questions.UNKNOWN
                except DidNotAnswer as silence:
                    log.info("register question %s: %s", question_id, silence.fault)
                    outcome = register_questions.NO_ANSWER
                self._unit.run(register_questions.record, question_id, outcome, person)
                self._alive()
            done += len(waiting)
        return done

    def _settle(self, question: answers.Question) -> None:
        """One question, whose failure is not the others'."""
        try:
            self._answer(question)
        except StoreUnavailable:
            # Neither answer nor failure could be kept: the claim runs out, and it is asked again.
            raise
        except Expected as error:
            log.warning("inquiry %s: %s", question.id, error.code)
            self._failed(question, error)
        except Exception:
            incident = incidents.new_number()
            log.exception("incident %s: inquiry %s", incident, question.id)
            self._failed(question, Expected("certificate_maker_failed", incident=incident))

    def _failed(self, question: answers.Question, reason: Expected) -> None:
        """Its answer cannot be kept: a paper that somebody waits for ends at once, everything else
        is tried again.
        """
        if question.kind is QuestionKind.CERTIFICATE:
            self._unit.run(issuing.record_failure, question.id, reason)
        else:
            self._unit.run(answers.record_failure, question.id)

    def _answer(self, question: answers.Question) -> None:
        """Ask outside any transaction, then record in one."""
        try:
            match question.kind:
                case QuestionKind.PERSON:
                    self._answer_person(question)
                case QuestionKind.ACCOUNT:
                    self._answer_account(question)
                case QuestionKind.FINDINGS:
                    self._unit.run(weighing.record, question.id)
                case _:
                    self._answer_debt(question)
        except DidNotAnswer as silence:
            self._unit.run(answers.record_silence, question.id, Ending.NO_ANSWER, silence.fault)
            self._heed(question, silence)
        else:
            # What the worker answers by itself says nothing of anybody outside.
            if question.kind in _SOURCES:
                self._all_well(_SOURCES[question.kind])

    def _heed(self, question: answers.Question, silence: DidNotAnswer) -> None:
        """An alarm, where the silence is not this question's own matter."""
        source = _SOURCES[question.kind]
        if silence.fault == OWN_FAULT:
            self._alarm(source, "alarm_register" if source == "register" else "alarm_billing")
        elif silence.field is not None:
            self._alarm(source, "alarm_debt_field", silence.field)

    def _alarm(self, source: str, code: str, detail: str = "") -> None:
        """Said once, until the source does well again."""
        if self._alarms.get(source) != (code, detail):
            self._unit.run(alarms.sound, source, code, detail)
            self._alarms[source] = (code, detail)

    def _all_well(self, source: str) -> None:
        """Whatever was wrong with the source is over; what an earlier worker said, too."""
        if self._alarms.get(source, _UNKNOWN) is not None:
            self._unit.run(alarms.end, source)
            self._alarms[source] = None

    def _answer_person(self, question: answers.Question) -> None:
        person = self._outside.register().person(question.subject)
        if person is None:
            self._unit.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_fin")
        else:
            self._unit.run(answers.record_person, question.id, person)

    def _answer_account(self, question: answers.Question) -> None:
        account = self._outside.billing().account(question.subject)
        if account is None:
            self._unit.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_account")
        else:
            self._unit.run(answers.record_account, question.id, account)

    def _answer_debt(self, question: answers.Question) -> None:
        """Of a certificate, too: it is formed by the debt of this moment."""
        debt = self._outside.billing().debt(question.subject, self._now())
        if debt is None:
            self._unit.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_account")
        elif question.kind is QuestionKind.DEBT:
            self._unit.run(answers.record_debt, question.id, debt)
        else:
            self._unit.run(issuing.issue, question.id, debt, self._outside.render)

    def _now(self) -> datetime:
        return self._unit.read(now)

    def _look_at_all(self) -> int:
        """Look at documents for which there was no time when they came."""
        look = self._outside.look
        done = 0
        while look is not None and (unseen := self._unit.run(remarks.claim, BATCH)):
            for document in unseen:
                content = self._unit.read(remarks.content, document.document_id)
                (seen,) = look([document.file(content)])
                self._unit.run(remarks.record, document.document_id, seen)
                self._alive()
            done += len(unseen)
        return done

    def _send_all(self) -> int:
        done = 0
        while messages := self._unit.run(outbox.claim, BATCH):
            for message_id in messages:
                sent = self._send_one(message_id)
                self._unit.run(
                    outbox.record_result, message_id, sent.state, sent.fault, sent.provider_id
                )
                self._alive()
            done += len(messages)
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
        sender = self._outside.sms if message.channel == MessageChannel.SMS else self._outside.email
        mail = Mail(
            to=message.to,
            sender=message.sender,
            subject=message.subject or "",
            body=message.body,
            message_id=message.message_id,
        )
        source = "sms" if message.channel == MessageChannel.SMS else "mail"
        try:
            left = sender.send(mail)
            self._all_well(source)
            return _Sent(left.state, provider_id=left.provider_id)
        except NotSent as error:
            if error.ours:
                self._alarm(source, f"alarm_{source}", error.fault)
            state = MessageState.QUEUED if error.again else MessageState.FAILED
            return _Sent(state, error.fault)
        except Unclear:
            return _Sent(MessageState.UNCLEAR, "sms_unclear")

    def _tell_portals(self) -> int:
        """Tell portals which applications have moved on; who does not listen hears it later."""
        hooks = self._outside.hooks
        done = 0
        while hooks is not None and (
            pushes := self._unit.run(pushing.claim, hooks.channels, BATCH)
        ):
            for push in pushes:
                fault = None
                again = True
                try:
                    hooks.tell(push.channel, push.document)
                except NotSent as error:
                    fault = error.fault
                    again = error.again
                self._unit.run(
                    pushing.record, push.application_id, push.version, fault, again=again
                )
                self._alive()
            done += len(pushes)
        return done

    def _ask_reports(self) -> int:
        """Ask the provider what became of SMS that have left; silence is asked again later."""
        asked = self._unit.run(delivery.unreported, BATCH)
        for message_id, provider_id in asked:
            report = self._outside.sms.report(provider_id)
            if report is not None:
                self._unit.run(
                    delivery.record_report,
                    message_id,
                    report.state,
                    no_such_number=report.no_such_number,
                )
            self._alive()
        return len(asked)


class WorkerThread:
    """The worker on a thread of this process, for whoever has a clock or an outside of its own.
    ``wake`` makes it look at once.

    ``make`` is called on the thread: what a worker needs takes long to load.
    """

    def __init__(
        self, make: Callable[[], Worker], on_work: Callable[[], None] | None = None
    ) -> None:
        self._worker = cache(make)
        self._on_work = on_work
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin; the first round comes at once."""
        self._thread.start()

    def wake(self) -> None:
        """Look at once; without effect from the worker's own thread."""
        if threading.current_thread() is not self._thread:
            self._wake.set()

    def stop(self) -> None:
        """Finish the round and end; returns when the thread is gone."""
        self._stopping = True
        self._wake.set()
        self._thread.join(30)

    def _run(self) -> None:
        repeat(self._worker, self._wake, lambda: self._stopping, self._on_work)


def repeat(
    worker: Callable[[], Worker],
    wake: threading.Event,
    stopping: Callable[[], bool],
    on_work: Callable[[], None] | None = None,
) -> None:
    """Round after round, at once when woken, until ``stopping``.

    ``on_work`` is called after a round in which something was done.
    """
    while not stopping():
        round_once(worker, on_work)
        wake.wait(PAUSE_SECONDS)
        wake.clear()


def round_once(worker: Callable[[], Worker], on_work: Callable[[], None] | None = None) -> None:
    """One round whose failures are logged and not the end: the next one tries again. ``worker``
    gives the same one each time.
    """
    try:
        if worker().once() and on_work is not None:
            on_work()
    except Expected as error:
        log.warning("worker: %s", error.code)
    except Exception:
        log.exception("worker: a round failed")
