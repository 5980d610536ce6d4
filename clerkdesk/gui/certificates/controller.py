"""A certificate from the wish to print it to the page on the screen."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.outcomes import Outcome, Result, shown
from clerkdesk.domain.prints import Fate, PrintReason
from clerkdesk.gui.kit import outcomes
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.case import outcomes as outcome_reads
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.certificates import extracts, issuing, register
from clerkdesk.usecases.certificates.register import IssuedFile

if TYPE_CHECKING:
    from clerkdesk.gui.certificates.paper import PaperDialog

_POLL_MS = 120
_WAIT_SECONDS = 20.0


class _Wish(NamedTuple):
    """A paper that somebody waits for before the screen."""

    number: str
    """Of the application."""
    request: Callable[..., int]
    """The use case that asks the worker for it."""
    show: Callable[[str, int, str], None]
    """What follows once it is there: the application's number, the question, the paper's number."""
    words: str
    """What is said meanwhile."""


class Certificates(QObject):
    """Asks the worker for the page and shows it, or says why there is none."""

    changed = Signal()
    """What came of it is in the database, and the application may look different."""
    again = Signal()
    """A further copy is wanted: the debt is asked for once more."""

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: str | None = None
        """The number of the application whose certificate is on its way."""

    def request(self, case: CaseDetail, what: Action) -> None:
        """Have the debt checked and the certificate formed, or the letter of a decision; or the
        case's extract. Asked twice it is formed once.
        """
        number = case.header.number
        if what is Action.EXTRACT:
            words = self.tr("The extract is being made…")
            self._ask(_Wish(number, extracts.request, self._show_extract, words))
        else:
            self.request_number(number)

    def ask_again(self, number: str) -> None:
        """Ask why the certificate of an application is printed again, and have it formed."""
        if not self._context.reachable():
            return
        from clerkdesk.gui.certificates.reason_form import ReasonForm

        form = ReasonForm(number, self._context.front)
        form.accepted.connect(lambda: self.request_number(number, form.reason))
        self._context.open_form.emit(form)

    def request_number(self, number: str, reason: PrintReason | None = None) -> None:
        """The certificate or letter of an application by its number; ``reason``: why once more."""
        is_letter = number.startswith(ESERVICES[Service.IDP].number_prefix)
        going_on = self.tr("The letter is being formed…")
        if not is_letter:
            going_on = self.tr("The debt is being checked…")
        self._ask(_Wish(number, issuing.request, self._show_paper, going_on), reason)

    def _ask(self, wish: "_Wish", *more: object) -> None:
        if self._asked == wish.number:
            return
        self._asked = wish.number
        task = self._context.tasks.run(self, wish.request, wish.number, *more)
        task.succeeded.connect(
            lambda inquiry: self._await(wish, inquiry, time.monotonic() + _WAIT_SECONDS)
        )
        task.failed.connect(self._ended)
        self._say(wish.number, wish.words, "plain")

    def _ended(self, _error: BaseException | None = None) -> None:
        self._asked = None

    def _await(self, wish: "_Wish", inquiry: int, until: float) -> None:
        """Look at the question every moment; the database's lane is free in between."""
        task = self._context.tasks.read(self, outcome_reads.outcome, inquiry)
        task.succeeded.connect(lambda answer: self._answered(wish, inquiry, until, answer))
        task.failed.connect(self._ended)

    def _answered(self, wish: "_Wish", inquiry: int, until: float, outcome: Outcome) -> None:
        what = shown(outcome, given_up=time.monotonic() > until)
        if what.result is Result.ASKED:
            QTimer.singleShot(_POLL_MS, self, lambda: self._await(wish, inquiry, until))
            return
        self._ended()
        if what.result is Result.PRINTED:
            # The page first: what else has changed is read behind it, and does not hold it up.
            wish.show(wish.number, inquiry, str(outcome.certificate_number))
            return
        self.changed.emit()
        self._say(wish.number, outcomes.sentence(what), outcomes.TONES[what.result])

    def _say(self, number: str, text: str, tone: str) -> None:
        self._context.case_notice.emit(number, text, tone)

    def _show_paper(self, number: str, _inquiry: int, certificate: str) -> None:
        task = self._context.tasks.read(self, register.stored_file, certificate)
        task.succeeded.connect(lambda file: self._show(number, file))
        task.failed.connect(lambda _error: self.changed.emit())

    def _show_extract(self, number: str, inquiry: int, _certificate: str) -> None:
        task = self._context.tasks.run(self, extracts.content, inquiry)
        task.succeeded.connect(lambda content: self._show_pages(number, content))
        task.failed.connect(lambda _error: self.changed.emit())

    def _show_pages(self, number: str, content: bytes) -> None:
        self._say(number, "", "plain")
        from clerkdesk.gui.certificates.paper import PaperDialog

        dialog = PaperDialog(
            title=filled(self.tr("Extract of %1"), number),
            file_name=f"{number}-cixaris.pdf",
            content=content,
            copy=1,
            tasks=self._context.tasks,
            parent=self._context.front,
        )
        QTimer.singleShot(0, dialog, lambda: self._open(dialog))

    def _show(self, number: str, file: IssuedFile) -> None:
        self._say(number, "", "plain")
        from clerkdesk.gui.certificates.paper import PaperDialog

        dialog = PaperDialog(
            title=file.number,
            file_name=f"{file.number}.pdf",
            content=file.content,
            copy=file.copy,
            tasks=self._context.tasks,
            parent=self._context.front,
            counted=True,
        )
        dialog.again.connect(self.again)
        dialog.lost.connect(lambda: self._keep_loss(dialog, file.number))
        dialog.came_out.connect(lambda: self._keep_fate(file.number, file.copy, Fate.OUT))
        # In a turn of its own: making it and showing it are some 20 ms each.
        QTimer.singleShot(0, dialog, lambda: self._open(dialog))

    def _keep_loss(self, dialog: "PaperDialog", number: str) -> None:
        """The clerk's word that nothing came out stands in the history before it is printed again
        without a mark.
        """
        task = self._context.tasks.run(dialog, issuing.did_not_come_out, number)
        task.succeeded.connect(lambda _nothing: dialog.print_once_more())
        task.succeeded.connect(lambda _nothing: self.changed.emit())

    def _keep_fate(self, number: str, copy: int, fate: Fate) -> None:
        """What the printer's queue says of a sheet."""
        self._context.tasks.run(self, issuing.keep_fate, number, copy, fate)

    def _open(self, dialog: "PaperDialog") -> None:
        self._context.open_form.emit(dialog)
        QTimer.singleShot(0, self, self.changed.emit)
