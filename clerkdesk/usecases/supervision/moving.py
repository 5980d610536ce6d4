"""Several applications change hands, with one reason, and come back as one."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.domain.text import clean
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.identity import require_staff


class HandOver(NamedTuple):
    """One application to somebody, as it was seen."""

    application_id: int
    version: int
    login: str
    """To whom; "": to nobody."""
    giver: str
    """Who has it; "": nobody."""


def give(session: Session, application_id: int, login: str, reason: str) -> HandOver:
    """Give one of several to a person, with the reason of all; how it comes back (``move_back``).

    Raises NotAllowed (supervisor_only), Invalid (reason_required, not_of_this_office), NotFound
    (account_unknown).
    """
    _require(session, reason)
    head = detail.header(session, application_id)
    casework.assign(session, application_id, login, reason, head.version)
    return HandOver(application_id, head.version + 1, login=head.holder_login or "", giver=login)


def _require(session: Session, reason: str) -> None:
    """Raises NotAllowed (supervisor_only), Invalid (reason_required)."""
    if not require_staff(session).supervises:
        raise NotAllowed("supervisor_only")
    if not clean(reason).strip():
        raise Invalid("reason_required", field="reason")


class Moved(NamedTuple):
    """What was moved, and how it comes back."""

    number: int
    back: Sequence[HandOver]
    """Each to whoever had it; for ``move_back``."""
    left: Sequence[tuple[int, str]]
    """What was not moved, by its id, with the code of why not."""


def move(session: Session, wanted: Sequence[HandOver], reason: str) -> Moved:
    """Give each to whom it is meant for; what has changed meanwhile stays where it is.

    Raises NotAllowed (supervisor_only), Invalid (reason_required: also of what nobody held, for
    one reason is told of all).
    """
    _require(session, reason)
    return _move(session, wanted, reason)


def _move(session: Session, wanted: Sequence[HandOver], reason: str) -> Moved:
    back = []
    left = []
    for each in wanted:
        key = each.application_id
        try:
            if each.login:
                casework.assign(session, key, each.login, reason, each.version)
            else:
                casework.release(session, key, each.version)
        except Expected as refused:
            left.append((key, refused.code))
        else:
            back.append(HandOver(key, each.version + 1, each.giver, each.login))
    return Moved(len(back), back, left)


def move_back(session: Session, moved: Moved, reason: str) -> Moved:
    """Give all back that nobody has touched since. Raises what ``move`` raises."""
    return move(session, moved.back, reason)
