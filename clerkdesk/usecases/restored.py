"""What an installation knows of its restores: that they were, and which numbers they lost."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain import restores
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.restores import LostNumber
from clerkdesk.store.reference_models import Setting

SERIES = "number_series"
OWN = (SERIES, restores.SETTING)
"""Settings that only a restore writes: a series never falls back."""


def all_of(session: Session) -> list[restores.Restored]:
    """The restores of this installation, the oldest first."""
    statement = select(Setting.value).where(Setting.key == restores.SETTING)
    return restores.read(session.scalar(statement))


def lost(session: Session, numbers: Iterable[str]) -> LostNumber | None:
    """The first of the numbers that a restore lost; None: nothing is known of that."""
    happened = all_of(session)
    for number in numbers if happened else ():
        by = restores.lost_by(happened, number)
        if by is not None:
            return LostNumber(number, baku_date(datetime.fromisoformat(by.at)))
    return None


def first_of_series(session: Session) -> int:
    """The serial behind which every number lies since the last restore; 0: there was none."""
    value = session.scalar(select(Setting.value).where(Setting.key == SERIES))
    return restores.first_of(int(value or 0))
