"""What went wrong today: of the neighbours, the messages, the routing, the decisions, the history.

Nothing is called well that nobody has looked at.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import or_, select

from clerkdesk.domain.deadlines import baku_day, baku_midnight
from clerkdesk.store.models import Seal
from clerkdesk.store.reads import figures, reporting
from clerkdesk.store.working_models import Alarm
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.overview import Overview
from clerkdesk.usecases.supervision.view import View

SEALED_WITHIN = timedelta(minutes=15)
"""A worker seals once a minute."""


class What(StrEnum):
    """What it is about."""

    WORKER = "worker"
    ALARM = "alarm"
    UNDELIVERED = "undelivered"
    UNROUTED = "unrouted"
    UNDONE = "undone"
    DISAGREED = "disagreed"
    """A second person would not have decided so."""
    UNSEALED = "unsealed"


class Mishap(NamedTuple):
    """One line."""

    what: What
    number: int = 0
    code: str = ""
    """Of an alarm: the sentence's."""
    detail: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """None: it goes on."""
    emails: int = 0
    texts: int = 0
    """Of the messages: so many e-mails and SMS."""
    applications: tuple[int, ...] = ()
    """Ids of those that it is about, where they have a list."""


class Mishaps(NamedTuple):
    """Everything that went wrong, and when the history was sealed last."""

    lines: Sequence[Mishap]
    sealed_at: datetime | None


def mishaps_of(view: View, seen: Overview) -> Mishaps:
    """What went wrong today, the gravest first."""
    lines = []
    if not dashboard.worker_alive(view.session):
        lines.append(Mishap(What.WORKER))
    lines += _alarms(view)
    channels = Counter[str]()
    for _office, _service, channel, number in figures.FAILED_BY.rows(view.session, view.scope):
        channels[channel] += number
    if channels:
        lines.append(
            Mishap(
                What.UNDELIVERED,
                number=channels.total(),
                emails=channels["email"],
                texts=channels["sms"],
            )
        )
    unrouted = _unrouted(view)
    if unrouted is not None:
        lines.append(unrouted)
    if seen.today.undone:
        lines.append(Mishap(What.UNDONE, number=seen.today.undone))
    today, tomorrow = baku_day(view.today)
    disagreed = reporting.DISAGREED.scalars(view.session, view.scope, start=today, end=tomorrow)
    if disagreed:
        line = Mishap(
            What.DISAGREED, number=len(disagreed), applications=tuple(dict.fromkeys(disagreed))
        )
        lines.append(line)
    sealed_at = view.session.scalar(select(Seal.at).order_by(Seal.id.desc()).limit(1))
    if sealed_at is None or view.at - sealed_at > SEALED_WITHIN:
        lines.append(Mishap(What.UNSEALED, since=sealed_at))
    return Mishaps(lines, sealed_at)


def _alarms(view: View) -> list[Mishap]:
    """Those that go on or have ended today."""
    today = baku_midnight(view.today)
    rows = view.session.execute(
        select(Alarm.code, Alarm.detail, Alarm.since, Alarm.ended_at)
        .where(or_(Alarm.ended_at.is_(None), Alarm.ended_at >= today))
        .order_by(Alarm.ended_at.is_not(None), Alarm.since)
    )
    return [
        Mishap(What.ALARM, code=code, detail=detail, since=since, until=until)
        for code, detail, since, until in rows
    ]


def _unrouted(view: View) -> Mishap | None:
    central = reference_data.central_department(view.session, view.organisation)
    if central not in view.offices:
        return None
    rows = figures.UNROUTED.rows(view.session, view.scope, central=central)
    number, oldest = rows[0]
    return Mishap(What.UNROUTED, number=number, since=oldest) if number else None
