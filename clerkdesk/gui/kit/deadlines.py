"""What is left until a due date, as the chips of the list and of the open application say it."""

from collections.abc import Callable
from datetime import date, datetime

from clerkdesk.domain.deadlines import Remaining, WorkingCalendar, remaining
from clerkdesk.gui.kit import texts


class Deadlines:
    """The chip's text for a due date, computed once a date and minute.

    ``now``: the database's time, with its zone.
    """

    def __init__(self, calendar: WorkingCalendar, now: Callable[[], datetime]) -> None:
        self.calendar = calendar
        self.now = now
        self._chips: dict[str, tuple[Remaining, str]] = {}
        self._minute = -1

    def of(self, due_on: object) -> tuple[Remaining, str]:
        """``due_on`` as stored: a date or its text."""
        at = self.now()
        minute = int(at.timestamp() // 60)
        if minute != self._minute:
            self._minute = minute
            self._chips = {}
        key = str(due_on)[:10]
        if key not in self._chips:
            left = remaining(self.calendar, date.fromisoformat(key), at)
            self._chips[key] = (left, texts.remaining(left))
        return self._chips[key]
