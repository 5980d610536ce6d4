"""What was decided of days, as lines of the history; each with its reverse."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.day_kinds import DayDecision, DayKind, of_decision
from clerkdesk.gui.administration import calendar_texts
from clerkdesk.gui.administration.changes_card import ChangeLine
from clerkdesk.gui.kit import office_texts, texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.history.office import Change

TakeBack = Callable[[Sequence[DayDecision], str, bool], object]
_TOGETHER = timedelta(seconds=2)
_OWN = "organisation_day"


def lines(changes: Sequence[Change], take_back: TakeBack) -> list[ChangeLine]:
    """One line a saving, the newest first."""
    savings: list[list[Change]] = []
    for change in changes:
        last = savings[-1] if savings else None
        if last is not None and _together(last, change):
            last.append(change)
        else:
            savings.append([change])
    return [_line(saving, take_back) for saving in savings]


def _together(saving: Sequence[Change], other: Change) -> bool:
    """Whether it was saved with these: nobody saves a day twice at once."""
    first = saving[0].first
    near = abs(first.at - other.first.at) < _TOGETHER
    same = (first.actor, first.kind) == (other.first.actor, other.first.kind)
    return near and same and other.first.subject not in [day.first.subject for day in saving]


def _line(saving: Sequence[Change], take_back: TakeBack) -> ChangeLine:
    of_days = sorted(saving, key=lambda change: change.first.subject)
    first = of_days[0]
    headline = f"{texts.day(_day(first))} → {_became(first)}"
    if len(of_days) > 1:
        more = QCoreApplication.translate("CalendarHistory", "%1, and %2 more")
        headline = filled(more, headline, len(of_days) - 1)
    in_force = any(change.in_force for change in of_days)
    own = first.first.kind == _OWN
    detail = first.after("reason" if own else "act") or first.before("reason" if own else "act")
    reverse = [
        DayDecision(_day(change), _was(change))
        for change in of_days
        if change.in_force and _decides(change)
    ]
    ground = QCoreApplication.translate("CalendarHistory", "Taken back: %1")
    return ChangeLine(
        at=first.first.at,
        headline=headline,
        detail=detail or "",
        actor=office_texts.person(first.first),
        take_back=(
            (lambda: take_back(reverse, filled(ground, detail or "")[:200], own))
            if reverse
            else None
        ),
        in_force=in_force,
    )


def _day(change: Change) -> date:
    return date.fromisoformat(change.first.subject)


def _became(change: Change) -> str:
    if change.first.action == "remove":
        return QCoreApplication.translate("CalendarHistory", "as without a decision")
    if change.after("is_working") is None and change.after("kind") is None:
        return QCoreApplication.translate("CalendarHistory", "another ground")
    return calendar_texts.day_is(_kind(change.after("is_working"), change.after("kind")))


def _decides(change: Change) -> bool:
    """Whether it made the day another one, and not only its ground."""
    values = (change.before("is_working"), change.before("kind"))
    return change.first.action == "add" or any(values)


def _was(change: Change) -> DayKind | None:
    """What was decided of the day before; None: nothing."""
    if change.first.action == "add":
        return None
    return _kind(change.before("is_working"), change.before("kind"))


def _kind(is_working: str | None, kind: str | None) -> DayKind:
    return of_decision(is_working == "yes", kind)
