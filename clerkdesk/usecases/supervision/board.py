"""The supervisor's page in one read: its parts speak of the same moment."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from clerkdesk.usecases.supervision.mishaps import Mishaps, mishaps_of
from clerkdesk.usecases.supervision.overview import Overview, overview_of
from clerkdesk.usecases.supervision.prospect import standing
from clerkdesk.usecases.supervision.view import look
from clerkdesk.usecases.supervision.workload import Workload, workload_of


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows."""

    overview: Overview
    workload: Workload
    mishaps: Mishaps


def board(session: Session, office: str | None = None, days: int = 30) -> Board:
    """``office``: the code of one; ``days``: how many the chart and the reasons speak of.

    Raises NotAllowed (supervisor_only), NotFound (department_unknown).
    """
    view = look(session, office)
    stands = standing(view)
    seen = overview_of(view, stands, days)
    return Board(seen, workload_of(view, stands), mishaps_of(view, seen))
