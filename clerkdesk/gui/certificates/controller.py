"""A certificate from the wish to print it to the page on the screen."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from clerkdesk.domain.money import figures
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.usecases.case import detail, outcomes
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.certificates import issuing, register
from clerkdesk.usecases.certificates.register import IssuedFile

_POLL_MS = 120
_WAIT_SECONDS = 20.0
_SENTENCES = {"incomplete": "certificate_incomplete", "expired": "worker_silent"}
"""For an outcome without a certificate; every other one is that billing did not answer."""


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

    def request(self, case: CaseDetail) -> None:
        """Have the debt checked and the certificate formed; asked twice it is formed once."""
        number = case.header.number
        if self._asked == number:
            return
        self._asked = number
        task = self._context.tasks.run(self, issuing.request, case.header.id)
        task.succeeded.connect(
            lambda inquiry: self._await(number, inquiry, time.monotonic() + _WAIT_SECONDS)
        )
        task.failed.connect(self._ended)
        self._context.notice.emit(self.tr("The debt is being checked…"), "plain")

    def _ended(self, _error: BaseException | None = None) -> None:
        self._asked = None

    def _await(self, number: str, inquiry: int, until: float) -> None:
        """Look at the question every moment; the database's lane is free in between."""
        task = self._context.tasks.read(self, outcomes.outcome, inquiry)
        task.succeeded.connect(lambda answer: self._answered(number, inquiry, until, answer))
        task.failed.connect(self._ended)

    def _answered(
        self,
        number: str,
        inquiry: int,
        until: float,
        answer: tuple[str | None, str | None, str | None],
    ) -> None:
        outcome, fault, certificate = answer
        if outcome is None:
            if time.monotonic() > until:
                self._ended()
                self._context.notice.emit(sentence("worker_silent"), "bad")
            else:
                QTimer.singleShot(_POLL_MS, self, lambda: self._await(number, inquiry, until))
            return
        self._ended()
        if certificate is not None:
            # The page first: what else has changed is read behind it, and does not hold it up.
            task = self._context.tasks.read(self, register.stored_file, certificate)
            task.succeeded.connect(self._show)
            task.failed.connect(lambda _error: self.changed.emit())
            return
        self.changed.emit()
        if outcome == "debt":
            task = self._context.tasks.run(self, detail.open_case, number)
            task.succeeded.connect(self._say_debt)
            return
        code = _SENTENCES.get(outcome, "certificate_no_answer")
        fault_sentence = sentence(fault) if fault else ""
        self._context.notice.emit(sentence(code, {"fault": fault_sentence}), "bad")

    def _say_debt(self, case: CaseDetail) -> None:
        amount = figures(case.debt_qepik or 0)
        self._context.notice.emit(sentence("certificate_debt", {"amount": amount}), "warn")

    def _show(self, file: IssuedFile) -> None:
        self._context.notice.emit("", "plain")
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
        # In a turn of its own: making it and showing it are some 20 ms each.
        QTimer.singleShot(0, dialog, lambda: self._open(dialog))

    def _keep_loss(self, dialog: PaperDialog, number: str) -> None:
        """The clerk's word that nothing came out stands in the history before it is printed again
        without a mark.
        """
        task = self._context.tasks.run(dialog, issuing.did_not_come_out, number)
        task.succeeded.connect(lambda _nothing: dialog.print_once_more())
        task.succeeded.connect(lambda _nothing: self.changed.emit())

    def _open(self, dialog: PaperDialog) -> None:
        self._context.open_form.emit(dialog)
        QTimer.singleShot(0, self, self.changed.emit)
