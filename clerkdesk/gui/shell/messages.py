"""What the window says, over list, application and pages alike: nothing moves because of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.lifecycle import UNDO_CHOICES, UNDO_SECONDS
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case import spoken
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import height_for
from clerkdesk.gui.kit.notices import MessageBar, RegisteredCard, UndoToast, announce
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.shell.sidebar import queue_title
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.queue.browsing import Answered
from clerkdesk.usecases.queue.changes import Changes
from clerkdesk.usecases.supervision import versions

_EDGE = 14
_GAP = 8
_TOAST_ROOM = 52
"""Pixels that stay free for the toast, so that nothing jumps when it comes and goes."""
_WIDEST = 640
_UNDO_KEY = "undo_seconds"
SHORTER = (5, 10)
"""Seconds: less than any office gives, for whom the toast is in the way."""


class Messages(QObject):
    """The numbers given at the counter, the message bar and the toast, one above the other at the
    bottom of the list: neither what is decided nor its buttons are ever below them.
    """

    def __init__(
        self,
        context: DeskContext,
        open_case: OpenCase,
        undo: Callable[[int], bool],
        over: QWidget,
        behind: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        """``over``: whose children they are; ``behind``: what they lie in front of at present, a
        part of it.
        """
        super().__init__(parent)
        self._open_case = open_case
        self._over = over
        self._front = over
        """Whose children they are now: a document's whole screen, for as long as it is there."""
        self._behind = behind
        self.bar = MessageBar(over)
        self.toast = UndoToast(undo, over)
        self.registered = RegisteredCard(over)
        self._remembered = context.remembered
        self.most_seconds = UNDO_SECONDS
        """So long the office lets a decision be taken back."""
        read = context.tasks.read_behind(self, reference_data.undo_seconds)
        read.succeeded.connect(self._set_most_seconds)
        self._answered: set[int] = set()
        """The applications of which it was said that their citizens have answered."""
        self._unreached: int | None = None
        """The newest message that reached nobody, as far as that was said; None: not looked yet."""
        self.bar.spoke.connect(self.reposition)
        self.registered.shown.connect(self.reposition)
        self.toast.offered.connect(self._decided)
        context.notice.connect(self.bar.say)
        context.case_notice.connect(self._say_of_case)
        open_case.changed.connect(lambda _again: self._opened())
        context.tasks.read_behind(self, versions.newer).succeeded.connect(self._say_newer)

    def _say_newer(self, installer: str | None) -> None:
        """Another version of the program works on the database already."""
        if installer is not None:
            self.bar.say(sentence("newer_program", {"installer": installer}), "warn")

    def commands(self) -> list[Command]:
        """What has a key."""
        text = QCoreApplication.translate("Commands", "Take the decision back")
        return [Command("Ctrl+Z", text, self.toast.undo, over_document=True)]

    @property
    def seconds_offered(self) -> tuple[int, ...]:
        """How long a person may have decisions offered to be taken back, within the office's
        limit.
        """
        return tuple(each for each in SHORTER + UNDO_CHOICES if each <= self.most_seconds)

    def offer_for(self, seconds: int) -> None:
        """From now on a decision is offered so long, at this desk."""
        self._remembered.setValue(_UNDO_KEY, seconds)
        self._set_most_seconds(self.most_seconds)

    def _set_most_seconds(self, seconds: int) -> None:
        self.most_seconds = seconds
        # Nobody has chosen: all the time that the office gives.
        # QSettings gives a number back as a text.
        own = int(str(self._remembered.value(_UNDO_KEY, seconds)))
        self.toast.seconds = max(SHORTER[0], min(own, seconds))

    def go_over(self, screen: QWidget | None) -> None:
        """Lie in front of the document that fills the screen; None: of the window again."""
        front = screen or self._over
        if front is self._front:
            return
        if screen is not None:
            screen.installEventFilter(self)
        self._front = front
        case = self._open_case.case
        announce(front, spoken.in_window() if screen is None else spoken.whole_screen(case))
        # Qt hides what gets another parent: what was shown is shown again.
        for shown in (self.bar, self.toast):
            visible = not shown.isHidden()
            shown.setParent(front)
            shown.setVisible(visible)
        self.reposition()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._front and event.type() == QEvent.Type.Resize:
            self.reposition()
        return super().eventFilter(watched, event)

    def say_doubt(self, doubting: bool) -> None:
        """The result of a change is being looked for, or known."""
        if doubting:
            self.bar.say(sentence("result_unknown"), "warn")
        else:
            self.bar.take_back(sentence("result_unknown"))

    def tell(self, state: Changes) -> None:
        """What has come by itself: citizens' answers, and citizens whom nothing has reached."""
        if state.counts is not None:
            self._tell_answered(state.answered)
        known = self._unreached
        self._unreached = state.unreached.newest
        # What was there at the first look is no news.
        if known is not None and state.unreached.newest > known:
            text = self.tr("No message reaches the citizen: call. (Undelivered messages)")
            self._say_of_case(state.unreached.number, text, "warn")

    def _tell_answered(self, answered: list[Answered]) -> None:
        fresh = [each for each in answered if each.id not in self._answered]
        # Those of now alone: of who answers once more later it is said once more.
        self._answered = {each.id for each in answered}
        if len(fresh) == 1:
            self._say_of_case(fresh[0].number, self.tr("The citizen has answered."), "ok")
        elif fresh:
            text = self.tr("%n citizen(s) have answered: they stand first in “%1”.", "", len(fresh))
            self.bar.say(filled(text, queue_title(Queue.WAITING)), "ok")

    def reposition(self) -> None:
        """To where there is room now."""
        if self._front is self._over:
            behind = self._behind()
            area = QRect(behind.mapTo(self._over, QPoint(0, 0)), behind.size())
        else:
            area = self._front.rect()
        width = min(area.width() - 2 * _EDGE, _WIDEST)
        left = area.left() + _EDGE
        self.toast.fit(width)
        self.toast.move(left, area.bottom() - _GAP - self.toast.height())
        taken = 0 if self.toast.isHidden() else self.toast.height() + _GAP
        bottom = area.bottom() - _GAP - max(_TOAST_ROOM, taken)
        for card in (self.bar, self.registered):
            layout = card.layout()
            if layout is None or card.isHidden() or width <= 0:
                continue
            height = height_for(layout, width)
            card.setGeometry(left, bottom - height, width, height)
            card.raise_()
            bottom -= height + _GAP

    def _say_of_case(self, number: str, text: str, tone: str) -> None:
        if text:
            self.bar.say(text, tone, number)
        elif self.bar.number == number:
            self.bar.say("", tone)

    def _decided(self) -> None:
        """What was said about an application before it was decided is over."""
        if self.bar.number and self.bar.number in self.toast.text.text():
            self.bar.say("", "plain")
        self.reposition()

    def _opened(self) -> None:
        """What was said about an application is not about the next one."""
        case = self._open_case.case
        if case is not None and self.bar.number not in ("", case.header.number):
            self.bar.say("", "plain")
