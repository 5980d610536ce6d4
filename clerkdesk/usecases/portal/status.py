"""What portals show citizens: their applications, and the certificate that was asked for.

A portal is known by its key and speaks for one channel; it tells whom it has authenticated, and
that person's own applications are shown.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import CODE_SHOWN, normalise_code
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Status
from clerkdesk.domain.numbers import in_every_series, typed_number
from clerkdesk.domain.outcomes import QuestionKind, Result, require
from clerkdesk.domain.packages import FieldRemark
from clerkdesk.domain.remarks import Remark
from clerkdesk.domain.verdicts import standing
from clerkdesk.store import cross_scope
from clerkdesk.usecases import reference_data, restored
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.reference_data import Act, Complaint
from clerkdesk.usecases.unit_of_work import now

DECIDED = (Status.COMPLETED, Status.REFUSED)


@dataclass(frozen=True, slots=True)
class CitizenApplication:
    """An application as its applicant sees it."""

    id: int
    number: str
    service: Service
    status: Status
    submitted_at: datetime
    due_on: date
    place: str
    subscriber_code: str | None
    waiting_for: str | None
    """What the office asks for; the citizen may add a document."""
    waiting_since: datetime | None
    term_working_days: int
    """Of the service, or of its special investigation."""
    waited_days: int
    """Working days of waiting for the citizen that have joined the term."""
    answered_at: datetime | None
    """When the citizen sent it; None: not, or the office has gone on since."""
    refusal: str | None
    """The sentence that the clerk wrote."""
    printable: bool
    """Whether "Çap et" is active: there may be a certificate, or the letter of a decision that can
    no longer be taken back.
    """
    certificate: str | None
    """The number of the one in force."""
    documents: int
    """How many there are."""
    organisation_id: int
    decided_at: datetime | None
    """None: it is not decided, or may still be taken back."""
    decision_reason: str | None
    """The code of a refusal's reason."""
    withdrawn: bool
    """By the citizen, while it was new."""
    withdrawal_asked: bool
    """The citizen has asked the clerk at work to withdraw it."""
    renews: str | None
    """The number of the refused one that it sends again."""
    renewed_by: str | None
    """The number of the one that sends it again."""
    mobile_missing: bool
    """By a provider's report there is no such mobile number as is stated."""

    @property
    def may_withdraw(self) -> bool:
        """Whether its citizen may still take it back, or ask for it."""
        return self.status not in DECIDED and not self.withdrawal_asked

    @property
    def may_renew(self) -> bool:
        """Whether its citizen may send it again with what was unfit mended."""
        return self.status is Status.REFUSED and self.renewed_by is None


def applications_of(session: Session, portal: Portal, fin: str) -> list[CitizenApplication]:
    """The applications of the citizen whom the portal has authenticated, of the services it offers;
    newest first.
    """
    return _applications(session, portal, fin, None)


def application(
    session: Session, portal: Portal, number: str, fin: str | None = None
) -> CitizenApplication:
    """One application of the citizen; without a FIN, one that this portal sent.

    Raises NotFound: application_not_found, number_lost (by a restore).
    """
    applications = _applications(session, portal, fin, number)
    lost = None if applications else restored.lost(session, [number])
    if lost is not None:
        raise NotFound("number_lost", **lost.told)
    if not applications:
        raise NotFound("application_not_found", number=number)
    return applications[0]


def _applications(
    session: Session, portal: Portal, fin: str | None, number: str | None
) -> list[CitizenApplication]:
    """Of the services that the portal offers, newest first."""
    at = now(session)
    applications = []
    rows = cross_scope.portal_cases(session, fin, number, portal.channel)
    undo_time = timedelta()
    if any(row["decided_at"] is not None for row in rows):
        undo_time = timedelta(seconds=reference_data.undo_seconds(session))
    for row in rows:
        service = Service(row["service"])
        if service not in portal.services:
            continue
        undo_time_over = row["decided_at"] is not None and row["decided_at"] + undo_time <= at
        withdrawn = bool(row["withdrawn"])
        status = Status(row["status"])
        final = undo_time_over or withdrawn
        if status in DECIDED and not final:
            # It may still be taken back, and a citizen never sees a step back.
            status = Status.IN_PROGRESS
        applications.append(
            CitizenApplication(
                id=row["id"],
                number=row["number"],
                service=service,
                status=status,
                submitted_at=row["submitted_at"],
                due_on=row["due_on"],
                place=row["place"],
                subscriber_code=row["subscriber_code"],
                waiting_for=row["waiting_for"] if status is Status.IN_PROGRESS else None,
                waiting_since=row["waiting_since"],
                term_working_days=row["term_working_days"],
                waited_days=row["waited_days"],
                answered_at=row["answered_at"] if status is Status.IN_PROGRESS else None,
                refusal=row["decision_text"] if status is Status.REFUSED else None,
                printable=undo_time_over and _has_paper(service, status, withdrawn=withdrawn),
                certificate=row["certificate"],
                documents=row["documents"],
                organisation_id=row["organisation_id"],
                decided_at=row["decided_at"] if final else None,
                decision_reason=row["decision_reason"] if final else None,
                withdrawn=withdrawn,
                withdrawal_asked=bool(row["withdrawal_asked"]),
                renews=row["renews"],
                renewed_by=row["renewed_by"],
                mobile_missing=bool(row["mobile_missing"]),
            )
        )
    return applications


def _has_paper(service: Service, status: Status, *, withdrawn: bool) -> bool:
    """A certificate is of a completed application, a letter of whatever the office decided."""
    if service is Service.NO_DEBT:
        return status is Status.COMPLETED
    return status in DECIDED and not withdrawn


class Grounds(NamedTuple):
    """On what an application's treatment rests, and who hears a complaint; None: not entered."""

    act: Act | None
    complaint: Complaint | None
    """Of one that was refused by the office."""


def grounds(session: Session, shown: CitizenApplication, language: str) -> Grounds:
    """The act behind the service; of a refusal also where and until when one may complain."""
    act = reference_data.legal_basis(session, shown.service, baku_date(shown.submitted_at))
    if shown.status is not Status.REFUSED or shown.withdrawn or shown.decided_at is None:
        return Grounds(act, None)
    refused_on = baku_date(shown.decided_at)
    return Grounds(
        act, reference_data.complaint(session, shown.organisation_id, refused_on, language)
    )


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document that a citizen has sent, with the verdict on it."""

    id: int
    kind: str
    name: str
    size: int
    fits: bool | None
    verdict_reason: str | None


def documents(session: Session, shown: CitizenApplication, fin: str) -> list[OwnDocument]:
    """In the order in which they were sent; a verdict is told once the office waits for the citizen
    or has refused.
    """
    verdicts_shown = shown.waiting_for is not None or shown.status is Status.REFUSED
    return [
        OwnDocument(
            id=row.id,
            kind=row.kind,
            name=row.name,
            size=row.size,
            fits=bool(row.fits) if verdicts_shown and row.fits is not None else None,
            verdict_reason=row.verdict_reason if verdicts_shown else None,
        )
        for row in cross_scope.portal_documents(session, shown.number, fin)
    ]


class Step(NamedTuple):
    """When an application came into a status."""

    at: datetime
    status: str


def history(session: Session, application: CitizenApplication) -> list[Step]:
    """When the application came into each status, without what was taken back or still may be."""
    steps = [Step(at, status) for at, status in cross_scope.portal_history(session, application.id)]
    if steps and steps[-1].status in DECIDED and application.status not in DECIDED:
        return steps[:-1]
    return steps


def remarks(session: Session, application: CitizenApplication) -> list[FieldRemark]:
    """What is to be said of the application's documents now, each at its position."""
    return [
        FieldRemark(
            f"documents.{position}.file", Remark(code, {**json.loads(params), "name": name})
        )
        for position, name, code, params in cross_scope.portal_remarks(session, application.id)
    ]


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate as it is printed."""

    number: str
    content: bytes


def paper(session: Session, inquiry_id: int, *, given_up: bool = False) -> Paper | None:
    """The certificate that was asked for; None: the worker has not answered yet.

    ``given_up``: nobody waits any longer. Raises NotGiven (certificate_debt with the amount, or
    another reason why there is none).
    """
    answer = cross_scope.portal_outcome(session, inquiry_id)
    if answer is None:
        return None
    outcome = outcomes.stored(
        kind=QuestionKind.CERTIFICATE,
        ending=answer["outcome"],
        fault=answer["fault"],
        fault_params=answer["fault_params"],
        certificate_number=answer["certificate"],
        amount_qepik=answer["amount"],
    )
    if require(outcome, given_up=given_up).result is Result.ASKED:
        return None
    return Paper(answer["certificate"], answer["content"])


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody may know of a certificate whose number and code stand on the paper they hold."""

    verdict: str
    """genuine, expired, superseded, revoked, lost (by a restore: nobody knows any more) or unknown;
    why a clerk revoked it is not for everybody
    """
    number: str
    superseded_by: str | None = None
    """The number of the one in its place."""
    issued_on: date | None = None
    """The date on the paper; as the next three, None: unknown."""
    owner: str | None = None
    """The owner's name on the paper, masked."""
    code_ends: str | None = None
    """The last characters of the code on the paper."""
    account_ends: str | None = None
    """The last digits of the subscriber code on the paper: whoever puts another home on a genuine
    paper has another account.
    """
    fin_ends: str | None = None
    """The last letters of the FIN on the paper: names are alike, and begin alike."""
    valid_days: int | None = None
    """For how many days it could be used; of one whose days are over."""
    lost_on: date | None = None
    """The day of the restore that lost it."""


def check_certificate(session: Session, number: str, code: str) -> Checked:
    """Judge a certificate by its number, however it is typed, and its code; a number with another
    code is as good as unknown.
    """
    numbers = in_every_series(number)
    normalised = normalise_code(code)
    if normalised is None:
        return Checked("unknown", typed_number(number))
    for meant in numbers:
        row = cross_scope.portal_certificate(session, meant, normalised)
        if row is not None:
            return _known(session, row, meant, normalised)
    lost = restored.lost(session, numbers)
    if lost is not None:
        return Checked("lost", lost.number, lost_on=lost.lost_on)
    return Checked("unknown", typed_number(number))


def _known(session: Session, row: dict[str, Any], number: str, normalised: str) -> Checked:
    first = reference_data.first_in_force(session)
    state = standing(row["state"], number, row["issued_on"], first)
    verdict = "genuine" if state == "live" else state
    return Checked(
        verdict=verdict,
        number=number,
        superseded_by=row["superseded_by"] if state == "superseded" else None,
        issued_on=row["issued_on"],
        owner=row["owner"],
        code_ends=normalised[-CODE_SHOWN:],
        account_ends=row["account_ends"] or None,
        fin_ends=row["fin_ends"] or None,
        valid_days=reference_data.valid_days(session) if verdict == "expired" else None,
    )
