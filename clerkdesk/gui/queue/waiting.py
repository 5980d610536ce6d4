"""What a row says of a citizen who was asked for something."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.queue.rows import QueueRow, moment


def waiting_text(row: QueueRow) -> str:
    """That the citizen has answered and when, or what was asked for and since when; "": neither."""
    translate = QCoreApplication.translate
    if row.answered_at is not None:
        answered = texts.when(moment(row.answered_at))
        return filled(translate("Queue", "Answered %1"), answered)
    if row.waiting_for is None:
        return ""
    since = texts.when(moment(row.waiting_since)).partition(" ")[0]
    return filled(translate("Queue", "Asked %1: %2"), since, _asked_for(row))


def short_text(row: QueueRow, unanswered_before: datetime | None) -> str:
    """As ``waiting_text``, in the room of a row: the year is this one. Who was asked before that
    instant has not answered after the last reminder either.
    """
    if row.answered_at is not None:
        answered = f"{moment(row.answered_at).astimezone(BAKU):%d.%m %H:%M}"
        return filled(QCoreApplication.translate("Queue", "Answered %1"), answered)
    if row.waiting_for is None:
        return ""
    since = moment(row.waiting_since)
    asked = f"{since.astimezone(BAKU):%d.%m}: {_asked_for(row)}"
    if unanswered_before is not None and since < unanswered_before:
        return filled(QCoreApplication.translate("Queue", "No answer · %1"), asked)
    return asked


def call_text(again_at: datetime, now: datetime) -> str:
    """When the citizen is to be called again: the hour, of another day that day, too."""
    here = again_at.astimezone(BAKU)
    same = here.date() == now.astimezone(BAKU).date()
    when = f"{here:%H:%M}" if same else f"{here:%d.%m %H:%M}"
    return filled(QCoreApplication.translate("Queue", "Call again: %1"), when)


def look_text() -> str:
    """That a second person is to look."""
    return QCoreApplication.translate("Queue", "Second look")


def _asked_for(row: QueueRow) -> str:
    """On one line."""
    return " ".join((row.waiting_for or "").split())
