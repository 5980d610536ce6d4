"""Why an application's term ends on its date: every day of it, and why it counts or not."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.deadlines import Day, WorkingCalendar, baku_date, counted_days
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.case.rows import Header

translate = QCoreApplication.translate


def deadline_form(head: Header, calendar: WorkingCalendar, parent: QWidget | None) -> FactsForm:
    """The days between submission and the due date, one line each."""
    start = baku_date(head.submitted_at)
    submitted = filled(
        translate("Deadline", "submitted %1; not counted"), texts.when(head.submitted_at)
    )
    days = calendar.explain(start, counted_days(head.term_working_days, head.waited_days))
    lines = [
        (texts.day(start), submitted),
        *[(texts.day(day.on), _reason(day)) for day in days],
        (f"{calendar.closes:%H:%M}", translate("Deadline", "the office closes; the term ends")),
    ]
    title = filled(translate("Deadline", "Why %1?"), texts.day(head.due_on))
    return FactsForm(title, lines, parent, section="day")


def _reason(day: Day) -> str:
    reason = {
        "weekend": translate("Deadline", "weekend"),
        "moved": translate("Deadline", "a day off that is worked"),
    }.get(day.reason, day.reason)
    if day.counted is None:
        return filled(translate("Deadline", "not counted: %1"), reason)
    counted = filled(translate("Deadline", "working day %1"), day.counted)
    return f"{counted} ({reason})" if reason else counted
