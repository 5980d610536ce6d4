"""All that the office knows of a paper that somebody shows, read in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.letter import is_letter
from clerkdesk.domain.paper_checks import Registered
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.store import cross_scope
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.certificates import listing, register
from clerkdesk.usecases.certificates.listing import RegisterRow
from clerkdesk.usecases.certificates.published import KEYS, REVOCATIONS, published
from clerkdesk.usecases.certificates.register import Verification
from clerkdesk.usecases.unit_of_work import now


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper."""

    at: datetime
    """The database's time."""
    verification: Verification
    entry: Registered | None
    """None: the register has nothing of it."""
    row: RegisterRow | None
    """None: it is none of the actor's to see."""
    elsewhere: str | None
    """The number to which the code belongs, where that is another one."""
    keys: str | None
    """What the office publishes: its keys; None: it has none."""
    revocations: str | None
    """And its signed list."""


def known(session: Session, sha256: str | None, number: str | None, code: str | None) -> Known:
    """``sha256``: of a file; None: number and code alone are shown."""
    if sha256 is not None:
        verification = register.verify(session, sha256, number, code)
    elif number is not None and code is not None:
        verification = register.verify_code(session, number, code)
    else:
        verification = Verification("unknown", number)
    own = register.number_of_code(session, code) if code is not None else None
    row = None
    entry = None
    shown = verification.number
    stated_of = cross_scope.verified(session, sha256 or "", shown, None)
    states = {each["number"]: each for each in stated_of}
    if shown is not None and shown in states and verification.verdict != Verdict.LOST:
        stated = states[shown]
        row = listing.entry(session, shown)
        entry = Registered(
            number=shown,
            state=stated["state"],
            same_bytes=bool(stated["same"]) or sha256 is None,
            code_fits=own == shown,
            changed_at=row.changed_at if row is not None else None,
            superseded_by=stated["superseded_by"],
            # A letter speaks of no debt.
            as_of=row.as_of if row is not None and not is_letter(shown) else None,
            usable_until=_usable_until(session, verification.verdict, row),
        )
    keys = published(session, KEYS)
    revocations = published(session, REVOCATIONS)
    return Known(
        at=now(session),
        verification=verification,
        entry=entry,
        row=row,
        elsewhere=own if own != number else None,
        keys=keys.content if keys is not None else None,
        revocations=revocations.content if revocations is not None else None,
    )


def _usable_until(session: Session, verdict: str, row: RegisterRow | None) -> date | None:
    if verdict != Verdict.EXPIRED or row is None:
        return None
    return baku_date(row.issued_at) + timedelta(days=reference_data.valid_days(session))
