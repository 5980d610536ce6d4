"""The applications behind a number of the forecast."""

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from clerkdesk.domain.forecast import Reason
from clerkdesk.store.reads import figures
from clerkdesk.usecases.supervision.prospect import SILENT_AFTER, forecast_of, standing
from clerkdesk.usecases.supervision.view import look


def will_be_late(
    session: Session, day: date, reason: Reason | None = None, office: str | None = None
) -> list[int]:
    """The applications behind a number of the forecast, in the order of their term; None: of
    whatever reason. Raises what ``look`` raises.
    """
    view = look(session, office)
    prospect = forecast_of(view, standing(view))
    quotas = Counter(
        {
            (why, department, holder): number
            for (why, department, holder, due), number in prospect.queues.items()
            if due == day and reason in (None, why)
        }
    )
    chosen = []
    silent_before = view.at - SILENT_AFTER
    rows = figures.DUE_ROWS.rows(view.session, view.scope, due_on=day, silent_before=silent_before)
    # What is at the end of its queue is late: the last ones are counted first.
    for key, department, _service, holder, waiting, silent, _due in reversed(rows):
        gone = holder in {who for _why, _office, who in quotas if _why is Reason.AWAY}
        for why in Reason:
            fits = _is_of(why, holder=holder, waiting=waiting, gone=gone, silent=silent)
            place = (why, department, holder or 0)
            if fits and quotas[place] > 0:
                quotas[place] -= 1
                chosen.append(key)
                break
    return sorted(chosen)


def _is_of(why: Reason, *, holder: int | None, waiting: bool, gone: bool, silent: bool) -> bool:
    match why:
        case Reason.CITIZEN:
            return waiting and holder is not None
        case Reason.UNHELD:
            return holder is None
        case Reason.AWAY:
            return gone and not waiting
        case Reason.BILLING:
            return silent and holder is not None and not waiting and not gone
    return holder is not None and not waiting and not gone and not silent
