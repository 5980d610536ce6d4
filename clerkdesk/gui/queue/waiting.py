"""What a row says of a citizen who was asked for something."""

from PySide6.QtCore import QCoreApplication

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
    return filled(translate("Queue", "Asked %1: %2"), since, " ".join(row.waiting_for.split()))
