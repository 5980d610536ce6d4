"""What went wrong today."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import column, empty, row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label, mark
from clerkdesk.gui.supervision.board_card import BoardCard, Wanted
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.mishaps import Mishap, Mishaps, What


class MishapsCard(BoardCard):
    """What went wrong today; nothing: one green line."""

    page_wanted = Signal(str)
    list_wanted = Signal(object)
    """A ``Wanted``: the applications that a line is about."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("MishapsCard", "WHAT WENT WRONG TODAY"))
        self._lines = column(spacing=9)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.told: list[str] = []
        """What is shown, in words."""
        self.shows: list[QPushButton] = []
        """The ways to what lines are about."""

    def show_mishaps(self, mishaps: Mishaps, at: datetime) -> None:
        self.filled_now()
        empty(self._lines)
        self.told = []
        self.shows = []
        for mishap in mishaps.lines:
            line = self._add(*self._words(mishap, at), _ICONS[mishap.what])
            if mishap.what is What.UNDELIVERED:
                self._show(line, mishap, at, partial(self.page_wanted.emit, "undelivered"))
            elif mishap.applications:
                chosen = Filter(Queue.ALL, only=mishap.applications)
                its_list = Wanted(chosen, self._words(mishap, at)[0])
                self._show(line, mishap, at, partial(self.list_wanted.emit, its_list))
        if mishaps.sealed_at is not None and not _has(mishaps, What.UNSEALED):
            head = self.tr("The history is sealed")
            if not mishaps.lines:
                head = self.tr("Nothing went wrong. The history is sealed")
            hour = f"{mishaps.sealed_at.astimezone(BAKU):%H:%M}"
            self._add(head, filled(self.tr("Last at %1"), hour), ("circle-check", "ok"))

    def _add(self, head: str, under: str, sign: tuple[str, str]) -> QHBoxLayout:
        icon, tone = sign
        self.told.append(f"{head}. {under}" if under else head)
        words = column(label(head, "strong", wrap=True), spacing=0)
        if under:
            words.addWidget(label(under, "muted", wrap=True))
        top = mark(icon, tone, head)
        line = row(top, spacing=10)
        line.setAlignment(top, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._lines.addLayout(line)
        return line

    def _show(
        self, line: QHBoxLayout, mishap: Mishap, at: datetime, pressed: Callable[[], object]
    ) -> None:
        """The way to what a line is about."""
        show = button(self.tr("Show"), "link", None, pressed)
        show.setAccessibleName(self._words(mishap, at)[0])
        line.addWidget(show)
        self.shows.append(show)

    def _words(self, mishap: Mishap, at: datetime) -> tuple[str, str]:
        number = mishap.number
        match mishap.what:
            case What.WORKER:
                return self.tr("The worker is silent"), self.tr("Nothing is asked, sent, printed")
            case What.ALARM:
                return sentence(mishap.code, {"detail": mishap.detail}), _span(mishap, at)
            case What.UNDELIVERED:
                under = filled(self.tr("%1 e-mails, %2 SMS"), mishap.emails, mishap.texts)
                return self.tr("%n message(s) did not arrive", "", number), under
            case What.UNROUTED:
                since = texts.when(mishap.since) if mishap.since else "—"
                under = filled(self.tr("In the central queue, the oldest since %1"), since)
                return self.tr("%n application(s) without an office", "", number), under
            case What.UNDONE:
                under = self.tr("Within seconds after the decision")
                return self.tr("%n decision(s) taken back", "", number), under
            case What.DISAGREED:
                under = self.tr("Of those that were picked for a second look")
                return self.tr("%n decision(s) that a second person would not take", "", number), (
                    under
                )
        since = texts.when(mishap.since) if mishap.since else self.tr("never")
        return self.tr("The history is not sealed"), filled(self.tr("Last: %1"), since)


_ICONS = {
    What.WORKER: ("unplug", "bad"),
    What.ALARM: ("triangle-alert", "bad"),
    What.UNDELIVERED: ("mail-warning", "warn"),
    What.UNROUTED: ("route-off", "warn"),
    What.UNDONE: ("undo-2", "muted"),
    What.DISAGREED: ("scale", "warn"),
    What.UNSEALED: ("history", "warn"),
}


def _has(mishaps: Mishaps, what: What) -> bool:
    return any(line.what is what for line in mishaps.lines)


def _span(mishap: Mishap, at: datetime) -> str:
    """From when to when."""
    assert mishap.since is not None
    start = mishap.since.astimezone(BAKU)
    began = f"{start:%H:%M}"
    if start.date() != at.astimezone(BAKU).date():
        began = texts.when(start)
    until = f"{mishap.until.astimezone(BAKU):%H:%M}" if mishap.until else ""
    return f"{began}–{until}" if until else f"{began} –"
