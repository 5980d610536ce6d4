"""The watchman: transactions that somebody leaves open are ended, for they hold up whoever wants
the same rows.
"""

from typing import NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.limits import OPEN_TRANSACTION_MINUTES
from clerkdesk.store.engine import is_embedded
from clerkdesk.usecases import reference_data


class Ended(NamedTuple):
    """A session that was ended with its transaction."""

    login: str
    seconds: int
    """So long its transaction was open."""


def end(session: Session) -> list[Ended]:
    """The worker's part: end the sessions whose transactions are open for longer than the setting
    says; nobody's on an embedded file, where a writer is one process of this computer.
    """
    if is_embedded(session):
        return []
    minutes = func.cd_end_open_transactions(_minutes(session))
    return [Ended(*row) for row in session.execute(select(text("*")).select_from(minutes))]


def _minutes(session: Session) -> int:
    stated = reference_data.setting(session, "open_transaction_minutes")
    return max(int(stated), 1) if stated.isdecimal() else OPEN_TRANSACTION_MINUTES
