"""Applications whose term comes to its end, or has."""

from sqlalchemy import Integer, String, bindparam, select, text

from clerkdesk.store.models import Application
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.types import Moment

MOST = 501
"""Rows: one more than a list by its ids shows."""
_A = Application
_MOMENTS = {"after": Moment(), "until": Moment()}
_WITHIN = (
    _A.service == bindparam("service", type_=String()),
    _A.due_at > bindparam("after", type_=Moment()),
    _A.due_at <= bindparam("until", type_=Moment()),
)


def _due(scope: Conditions) -> Statement:
    return (
        select(_A.id, _A.number, _A.due_at)
        .where(text("application.status IN ('new', 'in_progress')"), *_WITHIN, *scope)
        .order_by(_A.due_at, _A.id)
        .limit(MOST)
    )


def _held(_scope: Conditions) -> Statement:
    return (
        select(_A.id, _A.number, _A.due_at)
        .where(_A.holder_id == bindparam("me"), text("application.status = 'in_progress'"))
        .where(*_WITHIN)
        .order_by(_A.due_at, _A.id)
        .limit(MOST)
    )


DUE = Read("warned", {"service": String(), **_MOMENTS}, _due, scoped=True)
"""The open applications of an e-service whose term lies behind a moment and not behind another."""
HELD = Read("warned_holder", {"me": Integer(), "service": String(), **_MOMENTS}, _held)
"""Of these what one person holds."""

READS = (DUE, HELD)
