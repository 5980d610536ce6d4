"""What other days of use would do to certificates that are out, before they are saved."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain import verdicts
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.store.reads import papers
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import require_administrator, scope
from clerkdesk.usecases.unit_of_work import now


class PapersEffect(NamedTuple):
    """Of certificates that nobody has revoked."""

    over: int
    """Expired at once, that were not."""
    again: int
    """Expired now, and valid by the other days."""


def effect(session: Session, valid_days: int) -> PapersEffect:
    """Of another number of days (0: they are not counted). Raises NotAllowed
    (administrator_only).
    """
    before = _expired(session, reference_data.valid_days(session))
    after = _expired(session, valid_days)
    # Fewer days end more certificates, and never the other way round.
    return PapersEffect(max(0, after - before), max(0, before - after))


def _expired(session: Session, valid_days: int) -> int:
    actor = require_administrator(session)
    demands = {
        **dict.fromkeys((*papers.WORDS, "code", "since", "until", "office")),
        papers.FIRST: verdicts.first_in_force(valid_days, baku_date(now(session))),
    }
    counted = papers.COUNTS.rows(session, scope(actor), **demands)
    return sum(count for state, count in counted if state == Verdict.EXPIRED)
