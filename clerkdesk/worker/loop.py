"""One round of the worker's duties, and what repeats it."""

import logging
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from clerkdesk import incidents
from clerkdesk.adapters.billing import Billing, Register
from clerkdesk.adapters.hooks import Hooks
from clerkdesk.adapters.mail import Mailer, NotSent
from clerkdesk.adapters.retry import IN_CLEAR, OWN_FAULT, RESTING, UNTRUSTED
from clerkdesk.adapters.sms import SmsSender
from clerkdesk.domain.answers import Account, DidNotAnswer, RegisteredPerson
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.domain.extract import Extract
from clerkdesk.domain.lanes import Lane
from clerkdesk.domain.messages import MessageChannel
from clerkdesk.domain.outcomes import PAPERS, Ending, QuestionKind
from clerkdesk.domain.packages import Look
from clerkdesk.domain.verdicts import Publisher
from clerkdesk.usecases.case import answers, inquiries, remarks, weighing
from clerkdesk.usecases.certificates import extracts, issuing, letters
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.intake import register_questions
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.supervision import heartbeat
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from clerkdesk.worker.backing_up import BackingUp, BackupAccess
from clerkdesk.worker.caretaker import Caretaker
from clerkdesk.worker.figures import Figures
from clerkdesk.worker.neighbours import Neighbours, Rest, silence_of
from clerkdesk.worker.portals import Portals
from clerkdesk.worker.publishing import Publishing
from clerkdesk.worker.reporting import Reporting
from clerkdesk.worker.retention import Retention
from clerkdesk.worker.sampling import Sampling
from clerkdesk.worker.sending import Sending
from clerkdesk.worker.signs import Signs
from clerkdesk.worker.telling import Telling
from clerkdesk.worker.warning import Warnings

log = logging.getLogger(__name__)
BATCH = 10
"""As many as can be settled within the life of a claim."""
_SOURCES = {
    QuestionKind.PERSON: "register",
    QuestionKind.ACCOUNT: "account",
    QuestionKind.DEBT: "debt",
    QuestionKind.CERTIFICATE: "debt",
}
"""Kind of a question → of what an alarm speaks."""
BEAT_SECONDS = 15.0
"""Four beats before a worker counts as silent (``findings.SILENT_SECONDS``)."""
SEAL_SECONDS = 60.0


def _unsealed(content: Extract) -> bytes:
    from clerkdesk.adapters import extract_pdf

    return extract_pdf.render(content)


@dataclass(frozen=True, slots=True)
class ExternalServices:
    """Everything outside that the worker talks to."""

    billing: Callable[[], Billing]
    """Asked for anew each round: the demo's stand-in learns."""
    register: Callable[[], Register]
    email: Mailer
    sms: SmsSender
    render: Callable[[Paper], bytes]
    extract: Callable[[Extract], bytes] = _unsealed
    """Makes the extract of a case."""
    hooks: Hooks | None = None
    """The portals that are told of changes."""
    look: Look | None = None
    """Who looks at documents that were taken in unseen; None: they wait for another worker."""
    backups: BackupAccess | None = None
    """With what it makes backups; None: it makes none."""
    publisher: Callable[[], Publisher | None] = lambda: None
    """Who signs keys and lists of certificates; it gives None where nobody does."""
    hosts: Mapping[str, str] = field(default_factory=dict)
    """Of ``neighbours.SOURCES``: where each is, for the sentence that it does not answer."""


class Worker:
    """Does what waits, in one order (``once``) or by lanes (``lanes``, each on a thread of its
    own). Several may run at once: each row is claimed by one.

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
        self._beaten = -BEAT_SECONDS  # so that the first beat comes at once
        self._unkept: dict[int, Expected] = {}
        """Certificates' questions whose end the database would not take: somebody waits for it."""
        self._in_lanes = False
        self.signs = Signs()
        self.neighbours = Neighbours(unit_of_work, outside.hosts, self.signs)
        self.caretaker = Caretaker(unit_of_work, self.neighbours)
        self._sending = Sending(
            unit_of_work, outside.email, outside.sms, self.neighbours, self._alive
        )
        self._portals = Portals(unit_of_work, outside.hooks, self.neighbours, self._alive)
        self._telling = Telling(unit_of_work, outside.email, self.neighbours)
        self._reporting = Reporting(unit_of_work, outside.email, self.neighbours)
        self._warnings = Warnings(unit_of_work, outside.email, self.neighbours)
        self._retention = Retention(unit_of_work, self.neighbours)
        self._publishing = Publishing(unit_of_work, outside.publisher)
        self._figures = Figures(unit_of_work)
        self._sampling = Sampling(unit_of_work)
        self._backing_up = None
        if outside.backups is not None:
            self._backing_up = BackingUp(unit_of_work, self.neighbours, outside.backups)
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
        self._end_unkept()
        if application_id is None:
            self._alive()
            self.caretaker.follow_decisions()
        done = self._answer_counter() if application_id is None else 0
        done += self._answer_all(application_id)
        if application_id is None:
            done += self._look_at_all()
            done += self._sending.send_all() + self._sending.ask_reports()
            done += self._portals.tell()
            done += self._retention.keep() + self._figures.keep() + self._publishing.keep()
            done += self._sampling.keep()
            self._seal()
            self._back_up()
            # Without lanes nobody rests: all else would rest with it.
            with suppress(Rest):
                done += self._tell_administrators()
        return done

    def lanes(self) -> dict[Lane, Callable[[], int]]:
        """Each lane's work: all that is due now, and how many that were; beside it ``keep``."""
        self._in_lanes = True
        self._sending.by_lanes = True
        return {
            Lane.REGISTER: lambda: (
                self._answer_counter() + self._answer_all(kinds=(QuestionKind.PERSON,))
            ),
            Lane.BILLING: partial(
                self._answer_all, kinds=(QuestionKind.ACCOUNT, QuestionKind.DEBT)
            ),
            Lane.CERTIFICATES: self._form_certificates,
            Lane.FINDINGS: partial(self._answer_all, kinds=(QuestionKind.FINDINGS,)),
            Lane.FILES: self._look_at_all,
            Lane.MAIL: partial(self._sending.send_all, MessageChannel.EMAIL),
            Lane.SMS: lambda: (
                self._sending.send_all(MessageChannel.SMS) + self._sending.ask_reports()
            ),
            Lane.PORTALS: self._portals.tell,
            Lane.SEALING: self._seal,
            Lane.RETENTION: self._retention.keep,
            Lane.FIGURES: lambda: self._figures.keep() + self._sampling.keep(),
            Lane.BACKUPS: self._back_up,
            Lane.ALARMS: self._tell_administrators,
        }

    def _form_certificates(self) -> int:
        self._end_unkept()
        return self._answer_all(kinds=PAPERS) + self._publishing.keep()

    def keep(self) -> None:
        """Between lanes that may stand still: the sign of life, and whom they wait for."""
        self.neighbours.say_who_keeps_us_waiting()
        self._keep_time()
        self.caretaker.follow_decisions()

    def _seal(self) -> int:
        """Seal the history once a minute. Not counted: nobody waits for it."""
        at = time.monotonic()
        if at - self.sealed_at < SEAL_SECONDS:
            return 0
        # Before it is tried: what cannot be sealed now is tried a minute later, not at every look.
        self.sealed_at = at
        try:
            key = self._seal_key() if self._seal_key is not None else None
            edge = self.caretaker.edge(keyed=key is not None)
            if edge is not None:
                self._unit.run(sealing.seal_up_to, edge, key)
        except Expected as error:
            log.warning("seal: %s", error.code)
        except Exception:
            log.exception("the history cannot be sealed")
        return 0

    def _back_up(self) -> int:
        return self._backing_up.keep() if self._backing_up is not None else 0

    def _tell_administrators(self) -> int:
        try:
            return self._telling.tell() + self._warnings.send() + self._reporting.send()
        except NotSent as error:
            log.warning("alarms, warnings and reports by mail: %s", error.fault)
            raise Rest from None

    def _alive(self) -> None:
        """Between two rows: time goes on while many are worked through. Lanes have a keeper."""
        self.signs.move()
        if not self._in_lanes:
            self._keep_time()

    def _keep_time(self) -> None:
        """The sign of life, what has waited too long, terms that follow another calendar."""
        at = time.monotonic()
        if at - self._beaten >= BEAT_SECONDS:
            self._beaten = at
            self._unit.run(heartbeat.beat, self._name, self.signs.told())
            self.caretaker.keep()
            self._unit.run(inquiries.ask_again)
            self._unit.run(outbox.remind)

    def _answer_all(
        self,
        application_id: int | None = None,
        kinds: Collection[QuestionKind] = tuple(QuestionKind),
    ) -> int:
        done = 0
        while questions := self._unit.run(answers.claim, BATCH, application_id, kinds):
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
            for question in waiting:
                known = None
                try:
                    known = self._known_of(question)
                    outcome = register_questions.UNKNOWN
                    if known is not None:
                        outcome = register_questions.ANSWERED
                except DidNotAnswer as silence:
                    log.info("counter's question %s: %s", question.id, silence.fault)
                    outcome = register_questions.NO_ANSWER
                self._unit.run(register_questions.record, question.id, outcome, known)
                self._alive()
            done += len(waiting)
        return done

    def _known_of(self, question: register_questions.Waiting) -> RegisteredPerson | Account | None:
        """What the register knows of a person, or billing of an account. Raises DidNotAnswer."""
        if question.fin is not None:
            with self.neighbours.asked("register"):
                return self._outside.register().person(question.fin)
        assert question.subscriber_code is not None
        with self.neighbours.asked("account"):
            return self._outside.billing().account(question.subscriber_code)

    def _settle(self, question: answers.Question) -> None:
        """One question, whose failure is not the others'."""
        try:
            self._answer(question)
        except StoreUnavailable as error:
            # Neither answer nor failure could be kept: the claim runs out, and it is asked again;
            # but nobody is to wait so long for a paper.
            if question.kind in PAPERS:
                self._unkept[question.id] = error
                self._end_unkept()
            if question.kind is not QuestionKind.FINDINGS or error.code != "database_locked":
                raise
            # Somebody holds the case, or one that it is linked with: the others are answered.
            self._unit.run(answers.put_back, question.id)
        except Expected as error:
            log.warning("inquiry %s: %s", question.id, error.code)
            self._failed(question, error)
        except Exception:
            incident = incidents.new_number()
            log.exception("incident %s: inquiry %s", incident, question.id)
            self._failed(question, Expected("certificate_maker_failed", incident=incident))

    def _end_unkept(self) -> None:
        """Say of certificates what the database was not there to be told."""
        for question_id, reason in list(self._unkept.items()):
            self._unit.run(issuing.record_failure, question_id, reason)
            del self._unkept[question_id]

    def _failed(self, question: answers.Question, reason: Expected) -> None:
        """Its answer cannot be kept: a paper that somebody waits for ends at once, everything else
        is tried again.
        """
        if question.kind in PAPERS:
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
                case QuestionKind.LETTER:
                    self._unit.run(letters.issue, question.id, self._outside.render)
                case QuestionKind.EXTRACT:
                    self._unit.run(extracts.issue, question.id, self._outside.extract)
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
                self.neighbours.all_well(_SOURCES[question.kind])

    def _heed(self, question: answers.Question, silence: DidNotAnswer) -> None:
        """An alarm, where the silence is not this question's own matter."""
        source = _SOURCES[question.kind]
        if silence.fault == OWN_FAULT:
            code = "alarm_register" if source == "register" else "alarm_billing"
            self.neighbours.alarm(source, code)
        elif silence.fault in (IN_CLEAR, UNTRUSTED):
            self.neighbours.alarm(source, silence.fault.replace("answer", "alarm"))
        elif silence.field is not None:
            self.neighbours.alarm(source, "alarm_debt_field", silence.field)
        elif silence.fault == RESTING:
            self.neighbours.alarm(source, silence_of(source))

    def _answer_person(self, question: answers.Question) -> None:
        with self.neighbours.asked("register"):
            person = self._outside.register().person(question.subject)
        if person is None:
            self._unit.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_fin")
        else:
            self._unit.run(answers.record_person, question.id, person)

    def _answer_account(self, question: answers.Question) -> None:
        with self.neighbours.asked("account"):
            account = self._outside.billing().account(question.subject)
        if account is None:
            self._unit.run(answers.record_silence, question.id, Ending.UNKNOWN, "unknown_account")
        else:
            self._unit.run(answers.record_account, question.id, account)

    def _answer_debt(self, question: answers.Question) -> None:
        """Of a certificate, too: it is formed by the debt of this moment."""
        at = self._now()
        with self.neighbours.asked("debt"):
            debt = self._outside.billing().debt(question.subject, at)
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
