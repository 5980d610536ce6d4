"""What was decided of days and is not saved yet."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from clerkdesk.domain.day_kinds import ORDER, DayDecision, DayKind, of_weekday
from clerkdesk.domain.deadlines import SATURDAY
from clerkdesk.usecases.supervision.working_days import CalendarDay

Days = dict[date, CalendarDay]
"""Those that are other than their weekday says, as the database has them."""
_AROUND = timedelta(days=31)
"""So far from a moved day lies the one that is worked in its place."""


@dataclass
class CalendarDraft:
    """It lasts until it is saved or thrown away, whatever else is looked at meanwhile."""

    decisions: dict[date, DayKind | None] = field(default_factory=dict)
    in_place: dict[date, date] = field(default_factory=dict)
    """A moved day → the one that is worked in its place."""
    ground: str = ""
    own: bool = False
    tell_citizens: bool = True
    _before: list[tuple[dict[date, DayKind | None], dict[date, date]]] = field(default_factory=list)

    @property
    def listed(self) -> list[DayDecision]:
        """What is to be saved, in the order of the days."""
        return [DayDecision(on, self.decisions[on]) for on in sorted(self.decisions)]

    def decide(self, on: date, kind: DayKind | None, days: Days) -> None:
        """The day is of this kind from now on; what it is already needs no decision."""
        self._remember()
        self._release(on)
        self._put(on, kind, days)

    def replace_by(self, on: date, worked: date | None, days: Days) -> None:
        """Which day is worked in place of a moved one; None: none."""
        self._remember()
        self._release(on)
        if worked is not None:
            self._put(worked, DayKind.WORKING, days)
            self.in_place[on] = worked

    def undo(self) -> bool:
        """Take the last decision out again; gives whether there was one."""
        if not self._before:
            return False
        self.decisions, self.in_place = self._before.pop()
        return True

    def clear(self) -> None:
        self.decisions = {}
        self.in_place = {}
        self.ground = ""
        self.tell_citizens = True
        self._before = []

    def _remember(self) -> None:
        self._before.append((dict(self.decisions), dict(self.in_place)))

    def _release(self, on: date) -> None:
        worked = self.in_place.pop(on, None)
        if worked is not None:
            self.decisions.pop(worked, None)

    def _put(self, on: date, kind: DayKind | None, days: Days) -> None:
        if kind is not None and kind is stored_kind(on, days):
            self.decisions.pop(on, None)
        else:
            self.decisions[on] = kind


def stored_kind(on: date, days: Days) -> DayKind | None:
    """What a day is in the database; None: a plain weekend."""
    day = days.get(on)
    if day is not None:
        return day.kind
    return of_weekday(on)


def kind_in(draft: CalendarDraft, on: date, days: Days) -> DayKind | None:
    """What a day would be; None: a plain weekend."""
    if on not in draft.decisions:
        return stored_kind(on, days)
    kind = draft.decisions[on]
    if kind is not None:
        return kind
    day = days.get(on)
    return day.without if day is not None else of_weekday(on)


def next_kind(kind: DayKind | None) -> DayKind:
    """Which kind the key makes of a day."""
    if kind is None:
        return DayKind.WORKING
    return ORDER[(ORDER.index(kind) + 1) % len(ORDER)]


def is_working(kind: DayKind | None) -> bool:
    return kind is DayKind.WORKING


def working_days_of(year: int, draft: CalendarDraft | None, days: Days) -> int:
    """How many days of a year are worked; with the draft, or (None) as it stands."""
    first = date(year, 1, 1)
    count = (date(year + 1, 1, 1) - first).days
    dates = [first + timedelta(days=place) for place in range(count)]
    kinds = [kind_in(draft, on, days) if draft else stored_kind(on, days) for on in dates]
    return sum(is_working(kind) for kind in kinds)


def replacements(on: date, days: Days) -> list[date]:
    """The free weekend days near a moved day, of which one may be worked in its place."""
    around = [on - _AROUND + timedelta(days=place) for place in range(2 * _AROUND.days + 1)]
    return [day for day in around if day.weekday() >= SATURDAY and stored_kind(day, days) is None]
