"""What reports count, and the rows that are given out as a file."""

from typing import Any

from sqlalchemy import BigInteger, Date, Integer, bindparam, case, func, select, text, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import TypeEngine

from clerkdesk.domain import lifecycle
from clerkdesk.store.models import (
    SAMPLE_WAITS,
    Application,
    Certificate,
    CertificatePrint,
    SampledDecision,
    SampleLook,
)
from clerkdesk.store.reads.baku import BakuDate
from clerkdesk.store.reads.papers import FIRST, standing
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.types import Moment

_BETWEEN = {"start": Moment(), "end": Moment()}
_PAGE: dict[str, TypeEngine[Any]] = {"after": Moment(), "after_id": BigInteger(), "most": Integer()}


def _within(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return (column >= bindparam("start", type_=Moment())) & (
        column < bindparam("end", type_=Moment())
    )


def _received(scope: Conditions) -> Statement:
    on = BakuDate(Application.registered_at)
    return (
        select(on, Application.service, Application.department_id, func.count())
        .where(_within(Application.registered_at), *scope)
        .group_by(on, Application.service, Application.department_id)
    )


def _decided(scope: Conditions) -> Statement:
    on = BakuDate(Application.decided_at)
    late = case((Application.decided_at > Application.due_at, 1), else_=0)
    return (
        select(
            on,
            Application.service,
            Application.department_id,
            Application.status,
            func.count(),
            func.sum(late),
        )
        .where(_within(Application.decided_at), *scope)
        .group_by(on, Application.service, Application.department_id, Application.status)
    )


def _deciders(scope: Conditions) -> Statement:
    late = case((Application.decided_at > Application.due_at, 1), else_=0)
    return (
        select(Application.decided_by, Application.status, func.count(), func.sum(late))
        .where(_within(Application.decided_at), *scope)
        .group_by(Application.decided_by, Application.status)
    )


def _looks(scope: Conditions) -> Statement:
    return (
        select(
            Application.service,
            SampleLook.decided_by,
            SampleLook.agrees,
            SampleLook.reason,
            func.count(),
        )
        .join(Application, Application.id == SampleLook.application_id)
        .where(_within(SampleLook.at), *scope)
        .group_by(Application.service, SampleLook.decided_by, SampleLook.agrees, SampleLook.reason)
    )


def _looks_waiting(scope: Conditions) -> Statement:
    return (
        select(func.count())
        .select_from(SampledDecision)
        .join(Application, Application.id == SampledDecision.application_id)
        .where(
            text(f"sampled_decision.{SAMPLE_WAITS}"),
            # What was reopened waits for its new decision, and what was withdrawn for none.
            Application.status.in_(sorted(lifecycle.DECIDED)),
            Application.decided_by.is_not(None),
            Application.erased_at.is_(None),
            *scope,
        )
    )


def _disagreed(scope: Conditions) -> Statement:
    return (
        select(SampleLook.application_id)
        .join(Application, Application.id == SampleLook.application_id)
        .where(_within(SampleLook.at), SampleLook.agrees.is_(False), *scope)
        .order_by(SampleLook.at)
    )


RECEIVED = Read("report_received", _BETWEEN, _received, scoped=True)
"""(date, service, office's id, how many)"""
DECIDED = Read("report_decided", _BETWEEN, _decided, scoped=True)
"""(date, service, office's id, status, how many, of these late)"""
DECIDERS = Read("report_deciders", _BETWEEN, _deciders, scoped=True)
"""(account's id, status, how many, of these late)"""


def _applications(scope: Conditions) -> Statement:
    holder = aliased(Staff)
    decider = aliased(Staff)
    key = tuple_(Application.registered_at, Application.id)
    after = tuple_(bindparam("after", type_=Moment()), bindparam("after_id", type_=BigInteger()))
    return (
        select(
            Application.registered_at,
            Application.id,
            Application.number,
            Application.service,
            Application.status,
            Application.submitted_at,
            Application.due_on,
            Application.decided_at,
            Application.subscriber_code,
            Application.name,
            Application.masked_fin,
            Application.place,
            Application.channel,
            Application.decision_reason,
            Department.name.label("office"),
            holder.name.label("holder"),
            decider.name.label("decider"),
        )
        .join(Department, Department.id == Application.department_id)
        .outerjoin(holder, holder.id == Application.holder_id)
        .outerjoin(decider, decider.id == Application.decided_by)
        .where(key > after, Application.registered_at < bindparam("end", type_=Moment()), *scope)
        .order_by(Application.registered_at, Application.id)
        .limit(bindparam("most"))
    )


def _certificates(scope: Conditions) -> Statement:
    prints = (
        select(func.count())
        .where(CertificatePrint.certificate_id == Certificate.id)
        .scalar_subquery()
    )
    key = tuple_(Certificate.issued_at, Certificate.id)
    after = tuple_(bindparam("after", type_=Moment()), bindparam("after_id", type_=BigInteger()))
    decider = aliased(Staff)
    return (
        select(
            Certificate.issued_at,
            Certificate.id,
            Certificate.number,
            standing().label("state"),
            Application.number.label("application"),
            Application.subscriber_code,
            Application.name,
            Department.name.label("office"),
            decider.name.label("decider"),
            Certificate.requested_by_name,
            prints.label("prints"),
            Certificate.superseded_by,
        )
        .join(Application, Application.id == Certificate.application_id)
        .join(Department, Department.id == Application.department_id)
        .outerjoin(decider, decider.id == Application.decided_by)
        .where(key > after, Certificate.issued_at < bindparam("end", type_=Moment()), *scope)
        .order_by(Certificate.issued_at, Certificate.id)
        .limit(bindparam("most"))
    )


APPLICATIONS = Read("given_applications", {**_PAGE, "end": Moment()}, _applications, scoped=True)
"""What was registered after a row's moment and id, in that order; what lists show of it."""
CERTIFICATES = Read(
    "given_certificates",
    {**_PAGE, "end": Moment(), FIRST: Date()},
    _certificates,
    scoped=True,
)
"""Certificates issued after a row's moment and id, in that order."""

LOOKS = Read("report_looks", _BETWEEN, _looks, scoped=True)
"""Decisions that were looked at a second time: (service, the id of whoever decided, whether one
agreed, why not, how many)
"""
LOOKS_WAITING = Read("report_looks_waiting", {}, _looks_waiting, scoped=True)
"""How many decisions that were picked nobody has looked at."""
DISAGREED = Read("report_disagreed", _BETWEEN, _disagreed, scoped=True)
"""The applications whose decision a second person does not agree with."""

READS = (
    RECEIVED,
    DECIDED,
    DECIDERS,
    LOOKS,
    LOOKS_WAITING,
    DISAGREED,
    APPLICATIONS,
    CERTIFICATES,
)
