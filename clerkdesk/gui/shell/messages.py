"""What the window says, over list, application and pages alike: nothing moves because of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import height_for
from clerkdesk.gui.kit.notices import MessageBar, UndoToast
from clerkdesk.gui.kit.texts import sentence

_EDGE = 14
_GAP = 8
_TOAST_ROOM = 52
"""Pixels that stay free for the toast, so that nothing jumps when it comes and goes."""
_WIDEST = 640


class Messages(QObject):
    """The message bar and the toast, one above the other at the bottom of the list: neither what
    is decided nor its buttons are ever below them.
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
        self._behind = behind
        self.bar = MessageBar(over)
        self.toast = UndoToast(undo, over)
        self.bar.said.connect(self.reposition)
        self.toast.offered.connect(self.reposition)
        context.notice.connect(self.bar.say)
        context.case_notice.connect(self._say_of_case)
        open_case.changed.connect(lambda _again: self._opened())

    def say_doubt(self, doubting: bool) -> None:
        """The result of a change is being looked for, or known."""
        if doubting:
            self.bar.say(sentence("result_unknown"), "warn")
        else:
            self.bar.take_back(sentence("result_unknown"))

    def reposition(self) -> None:
        """To where there is room now."""
        behind = self._behind()
        area = QRect(behind.mapTo(self._over, QPoint(0, 0)), behind.size())
        width = min(area.width() - 2 * _EDGE, _WIDEST)
        layout = self.bar.layout()
        if layout is not None and width > 0:
            height = height_for(layout, width)
            bottom = area.bottom() - _GAP - _TOAST_ROOM
            self.bar.setGeometry(area.left() + _EDGE, bottom - height, width, height)
        self.bar.raise_()
        self.toast.move(area.left() + _EDGE, area.bottom() - _GAP - self.toast.height())

    def _say_of_case(self, number: str, text: str, tone: str) -> None:
        if text:
            self.bar.say(text, tone, number)
        elif self.bar.number == number:
            self.bar.say("", tone)

    def _opened(self) -> None:
        """What was said about an application is not about the next one."""
        case = self._open_case.case
        if case is not None and self.bar.number not in ("", case.header.number):
            self.bar.say("", "plain")
