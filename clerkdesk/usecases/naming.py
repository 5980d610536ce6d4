"""Numbers, and what the search finds of an application."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.store import folds
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.working_models import NumberCounter


def search_fold(application: Application, new_code: str | None = None) -> str:
    """What a search finds an application by; ``new_code``: of the new address."""
    return folds.search_fold(
        name=application.name,
        number=application.number,
        code=application.subscriber_code,
        new_code=new_code,
    )


def next_serial(session: Session, prefix: str, year: int) -> int:
    """The next number of a series, without gaps: its row is locked until the transaction ends."""
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
    counter.last += 1
    session.flush()
    return counter.last
