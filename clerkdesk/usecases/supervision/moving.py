"""Several applications change hands, with one reason, and come back as one."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.domain.text import clean
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.identity import require_staff


class HandOver(NamedTuple):
    """One application to somebody, as it was seen."""

    application_id: int
    version: int
    login: str
    """To whom; "": to nobody."""
    giver: str
    """Who has it; "": nobody."""


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
    actor = require_staff(session)
    if not actor.supervises:
        raise NotAllowed("supervisor_only")
    if not clean(reason).strip():
        raise Invalid("reason_required", field="reason")
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
