"""Numbers, and what the search finds of an application."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.numbers import format_number
from clerkdesk.store import folds
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.working_models import NumberCounter
from clerkdesk.usecases import restored
from clerkdesk.usecases.unit_of_work import now


def search_fold(application: Application, new_code: str | None = None) -> str:
    """What a search finds an application by; ``new_code``: of the new address."""
    return folds.search_fold(
        name=application.name,
        number=application.number,
        code=application.subscriber_code,
        new_code=new_code,
    )


def open_series(session: Session) -> None:
    """The worker's part: the sequences of this year and of the next are there before anybody needs
    them.
    """
    if is_embedded(session):
        return
    year = baku_date(now(session)).year
    for each in (year, year + 1):
        session.execute(select(func.cd_open_series(each)))


def next_serial(session: Session, prefix: str, year: int) -> int:
    """The next number of a series. On PostgreSQL applications' come from a sequence, with gaps;
    certificates' have none, and their row is locked until the transaction ends.
    """
    if not is_embedded(session):
        taken: int = (
            session.connection().execute(select(func.cd_next_serial(prefix, year))).scalar_one()
        )
        return taken
    counter = session.scalar(
        select(NumberCounter)
        .where(NumberCounter.prefix == prefix, NumberCounter.year == year)
        .with_for_update()
    )
    if counter is None:
        counter = NumberCounter(prefix=prefix, year=year, last=0)
        session.add(counter)
    highest = max(counter.last, _highest_serial(session, prefix, year))
    counter.last = max(highest, restored.first_of_series(session)) + 1
    session.flush()
    return counter.last


def _highest_serial(session: Session, prefix: str, year: int) -> int:
    """The highest that an application bears: a server counts them elsewhere, and a copy of its
    rows goes on behind them.
    """
    highest = session.scalar(
        select(func.max(Application.number)).where(
            Application.number.between(format_number(prefix, year, 0), f"{prefix}-{year:04}-:")
        )
    )
    return int(highest.rpartition("-")[2]) if highest is not None else 0
