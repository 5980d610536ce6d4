"""Plays the sample office's days: every application through the real intake, every decision through
the real use cases.

The clock walks through the days before now, so that terms, histories and lateness are true.
"""

import hashlib
import heapq
import json
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from clerkdesk.adapters import billing, papers
from clerkdesk.adapters.packages import FilePackage
from clerkdesk.demo.plan import STAFF, Fate, Plan, Planned, draw
from clerkdesk.demo.planner import Planner
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.findings import FindingState
from clerkdesk.domain.messages import MessageChannel, MessageState
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.domain.packages import Package
from clerkdesk.store.working_models import NumberCounter
from clerkdesk.usecases import installation_settings, reference_data
from clerkdesk.usecases.case import answers, casework, detail, review, weighing
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.intake import examining, registration
from clerkdesk.usecases.messages import outbox, rendering
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.supervision import rolling_up
from clerkdesk.usecases.unit_of_work import UnitOfWork

_START = {"WD": 41_640, "ID": 9_210, "NB": 38_150}
"""The sample office has been working for a while: its numbers do not begin at 1."""
Progress = Callable[[int, int], None]
"""Called with how many applications have arrived, and of how many; what it raises ends all."""
_MESSAGES_PER_LOST = 90
"""One message of so many does not arrive."""
_LOST = {
    MessageChannel.EMAIL: (MessageState.FAILED, "mail_recipient_refused"),
    MessageChannel.SMS: (MessageState.UNCLEAR, "sms_unclear"),
}


class WalkingClock:
    """Goes from step to step of the building, and a little on at each look."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=3)
        # The store writes down what it is given: an instant of Baku would be four hours later.
        return self.now.astimezone(UTC)


class _MemoryPackage(FilePackage):
    """A generated package that lies nowhere on disk."""

    def __init__(self, planned: Planned, contents: list[bytes]) -> None:
        files = {
            f"documents/{drawing.file}": content
            for drawing, content in zip(planned.drawings, contents)
        }
        documents = [
            {
                "kind": drawing.kind,
                "file": f"documents/{drawing.file}",
                "name": drawing.name,
                "sha256": hashlib.sha256(content).hexdigest(),
                "fin": drawing.fin,
            }
            for drawing, content in zip(planned.drawings, contents)
        ]
        files["application.json"] = json.dumps(
            planned.package | {"documents": documents}, ensure_ascii=False
        ).encode()

        def open_file(name: str) -> IO[bytes] | None:
            return BytesIO(files[name]) if name in files else None

        super().__init__(open_file)


class Builder:
    """Fills the empty database behind ``engine``, whose clock it moves; ``now``: where it ends."""

    def __init__(
        self, engine: Engine, clock: WalkingClock, now: datetime, progress: Progress
    ) -> None:
        self._progress = progress
        self._arrived = 0
        self.clock = clock
        self.now = now
        self.unit = UnitOfWork(engine)
        self.plan: Plan = Planner(now).make()
        self.stand_in = billing.StandIn(self.plan.knows)
        self._queue: list[tuple[datetime, int, Callable[[], None]]] = []
        self._serial = 0

    def build(self) -> None:
        self.unit.run(self._prepare)
        for login, name, role, organisation, departments in STAFF:
            self.unit.run(
                accounts.add_staff,
                login=login,
                name=name,
                role=role,
                organisation=organisation,
                departments=departments,
            )
        self.rules = self.unit.read(reference_data.rules)
        # The scans are drawn by a second process while this one stores them.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            drawn = pool.map(draw, self.plan.applications, chunksize=8)
            for planned in self.plan.applications:
                self._at(
                    planned.submitted_at + timedelta(seconds=40),
                    partial(self._arrive, planned, drawn),
                )
            try:
                self._play()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _play(self) -> None:
        while self._queue:
            at, _serial, step = heapq.heappop(self._queue)
            if at <= self.now:
                self._note_hours(at)
                self.clock.now = max(at, self.clock.now)
            else:
                self.clock.now = self.now - timedelta(seconds=20)
            step()

    def _note_hours(self, until: datetime) -> None:
        """As the worker does, once in each hour."""
        hour = self.clock.now.replace(minute=0, second=0, microsecond=0)
        while (hour := hour + timedelta(hours=1)) <= until:
            self.clock.now = hour
            self.unit.run(rolling_up.note_hour)

    def _prepare(self, session: Session) -> None:
        installation_settings.set_setting(session, "stand_in", "yes")
        installation_settings.set_setting(
            session, "stand_in_data", json.dumps(self.plan.knows, ensure_ascii=False)
        )
        installation_settings.set_setting(session, "sample", "yes")
        for prefix, last in _START.items():
            session.add(
                NumberCounter(
                    prefix=prefix,
                    year=self.now.astimezone(BAKU).year,
                    last=last if prefix != "NB" else 0,
                )
            )

    def _at(self, at: datetime, step: Callable[[], None]) -> None:
        self._serial += 1
        heapq.heappush(self._queue, (at.astimezone(UTC), self._serial, step))

    def _later(self, minutes: float, step: Callable[[], None]) -> None:
        """Within the working day that follows, or before now."""
        at = self.clock.now + timedelta(minutes=minutes)
        self._at(min(at, self.now - timedelta(minutes=2)), step)

    def _arrive(self, planned: Planned, drawn: Iterator[list[bytes]]) -> None:
        package: Package = _MemoryPackage(planned, next(drawn))
        stated = package.application()
        examination = examining.check(package, stated, self.rules, self.clock.now)
        examined = examination.concluded(examination.files)

        def arrive(session: Session) -> str:
            number = registration.register(session, *examined).number
            self._answer_all(session)
            return number

        number = self.unit.run(arrive)
        self._arrived += 1
        self._progress(self._arrived, len(self.plan.applications))
        if planned.fate is not Fate.NEW:
            self._later(
                self._delay(planned), partial(self._as, planned.clerk, self._take, planned, number)
            )

    def _as(self, login: str, step: Callable[..., None], planned: Planned, number: str) -> None:
        """One person's step and the worker's answers to it, in one transaction: a third of the time
        of several.
        """
        self.unit.acting_as(login).run(lambda session: step(session, planned, number))

    def _delay(self, planned: Planned) -> float:
        return 30 + (planned.submitted_at.second * 37 + planned.submitted_at.minute * 7) % 240

    def _take(self, session: Session, planned: Planned, number: str) -> None:
        casework.take(session, number)
        self._answer_all(session)
        if planned.investigate:
            casework.investigate(session, number, "Komitənin arayışı dəqiqləşdirilir")
        if planned.fate is Fate.HELD and planned.submitted_at.minute % 4 == 0:
            casework.call(session, number, "reached", "Vətəndaş sənədin əslini göstərəcək.")
        if planned.fate is Fate.WAITING:
            casework.wait(session, number, "Zəhmət olmasa, çıxarışın ikinci səhifəsini göndərin.")
        elif planned.fate in (Fate.COMPLETED, Fate.REFUSED):
            self._later(
                15 + planned.submitted_at.minute,
                partial(self._as, planned.clerk, self._decide, planned, number),
            )

    def _decide(self, session: Session, planned: Planned, number: str) -> None:
        if planned.fate is Fate.REFUSED:
            reason = (
                "person_elsewhere"
                if planned.package["service"] == "idp"
                else "documents_inconsistent"
            )
            if reason == "documents_inconsistent":
                self._find_unfit(session, number)
            review.refuse(session, number, reason, "")
            return
        review.accept_documents(session, number)
        review.approve(session, number, weighed=self._weighed(session, number))
        self._answer_all(session)
        if planned.package["service"] == "no_debt" and planned.submitted_at.minute % 3 == 0:
            self._later(30, partial(self._as, planned.clerk, self._print, planned, number))

    @staticmethod
    def _find_unfit(session: Session, number: str) -> None:
        """The extract does not fit, and the identity card does: one of them is sent again."""
        for document in detail.open_case(session, number).documents:
            fits = document.kind != "ownership_extract"
            why = None if fits else "İkinci səhifə yoxdur"
            review.give_verdict(session, number, document.id, fits, why)

    def _weighed(self, session: Session, number: str) -> list[weighing.Weighed]:
        return [
            weighing.Weighed(finding.key, "document_seen")
            for finding in detail.open_case(session, number).findings
            if finding.state == FindingState.OPEN
        ]

    def _print(self, session: Session, _planned: Planned, number: str) -> None:
        issuing.request(session, number)
        self._answer_all(session)

    def _answer_all(self, session: Session) -> None:
        """The worker's part: the stand-in needs no waiting."""
        session.flush()
        for question in answers.claim(session, 50):
            if question.kind is QuestionKind.PERSON:
                person = self.stand_in.person(question.subject)
                assert person is not None
                answers.record_person(session, question.id, person)
            elif question.kind is QuestionKind.ACCOUNT:
                account = self.stand_in.account(question.subject)
                assert account is not None
                answers.record_account(session, question.id, account)
            elif question.kind is QuestionKind.FINDINGS:
                weighing.record(session, question.id)
            else:
                debt = self.stand_in.debt(question.subject, self.clock.now)
                assert debt is not None
                if question.kind is QuestionKind.DEBT:
                    answers.record_debt(session, question.id, debt)
                else:
                    issuing.issue(session, question.id, debt, papers.render)
        session.flush()

    def send_all(self) -> None:
        """Messages of the days before are marked as written (their files would only fill the
        folder), but for a few that did not arrive.
        """
        self.clock.now = self.now - timedelta(seconds=5)
        self.unit.run(self._mark_sent)
        self.unit.run(self._count_days)

    @staticmethod
    def _count_days(session: Session) -> None:
        while (day := rolling_up.next_day(session)) is not None:
            rolling_up.count_day(session, day)

    def _mark_sent(self, session: Session) -> None:
        while claimed := outbox.claim(session, 500):
            for message_id in claimed:
                if message_id % _MESSAGES_PER_LOST == 0:
                    channel = MessageChannel(rendering.outgoing(session, message_id).channel)
                    state, fault = _LOST[channel]
                    outbox.record_result(session, message_id, state, fault)
                else:
                    outbox.record_result(session, message_id, MessageState.WRITTEN, None)
            session.flush()
