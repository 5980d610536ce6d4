"""Whose personal data are due to be erased, were asked to be, and have been."""

from sqlalchemy import ColumnElement, Integer, String, bindparam, exists, func, or_, select, text

from clerkdesk.store.guard.erasing import MAY_BE_ERASED
from clerkdesk.store.models import Application, Erasure, ErasureRequest
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.types import Moment

MAY_BE = text(MAY_BE_ERASED.replace("p.", "application."))
"""Of an application: it has ended, and nobody waits for anything that speaks of it."""


def _pending() -> ColumnElement[bool]:
    """The whole of it is asked for already, and nobody has declined it."""
    return exists(
        select(Erasure.id)
        .outerjoin(ErasureRequest, ErasureRequest.id == Erasure.request_id)
        .where(
            Erasure.application_id == Application.id,
            Erasure.person_id.is_(None),
            or_(ErasureRequest.id.is_(None), ErasureRequest.granted.is_not(False)),
        )
        .correlate(Application)
    )


def due_by_rule(scope: Conditions = ()) -> Statement:
    """The applications whose time has passed, the earliest first."""
    return (
        select(Application.id, Application.number, Application.decided_at)
        .where(
            Application.organisation_id == bindparam("of"),
            Application.service == bindparam("service"),
            Application.status == bindparam("outcome"),
            Application.decided_at < bindparam("ended_before", type_=Moment()),
            MAY_BE,
            ~_pending(),
            *scope,
        )
        .order_by(Application.decided_at, Application.id)
    )


DUE = Read(
    "due_by_rule",
    {"of": Integer(), "service": String(), "outcome": String(), "ended_before": Moment()},
    due_by_rule,
    scoped=True,
)
REQUESTED = Read(
    "requested_erasures",
    {},
    lambda scope: (
        select(
            Erasure.request_id,
            Application.number,
            func.coalesce(Erasure.erased_at, Application.erased_at),
        )
        .join(Application, Application.id == Erasure.application_id)
        .where(Erasure.request_id.is_not(None), *scope)
        .order_by(Erasure.id)
    ),
    scoped=True,
)
"""Of every request: its applications, and when each was erased."""
ERASED = Read(
    "erased",
    {"since": Moment()},
    lambda scope: (
        select(
            Application.service,
            Application.status,
            Erasure.cause,
            Erasure.repeated,
            func.count(),
            func.min(Erasure.erased_at),
            func.max(Erasure.erased_at),
        )
        .join(Application, Application.id == Erasure.application_id)
        .where(Erasure.erased_at >= bindparam("since", type_=Moment()), *scope)
        .group_by(Application.service, Application.status, Erasure.cause, Erasure.repeated)
        .order_by(Application.service, Application.status, Erasure.cause, Erasure.repeated)
    ),
    scoped=True,
)
"""How many since then, by service, outcome and cause."""

READS = (DUE, REQUESTED, ERASED)
