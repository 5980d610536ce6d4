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

    def request(self, case: CaseDetail) -> None:
        """Have the debt checked and the certificate formed."""
        number = case.header.number
        task = self._context.tasks.run(self, issuing.request, case.header.id)
        task.succeeded.connect(
            lambda inquiry: self._await(number, inquiry, time.monotonic() + _WAIT_SECONDS)
        )
        self._say(number, self.tr("The debt is being checked…"), "plain")

    def _await(self, number: str, inquiry: int, until: float) -> None:
        """Look at the question every moment; the database's lane is free in between."""
        self._context.tasks.read(self, outcomes.outcome, inquiry).succeeded.connect(
            lambda answer: self._answered(number, inquiry, until, answer)
        )

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
                self._say(number, sentence("worker_silent"), "bad")
            else:
                QTimer.singleShot(_POLL_MS, self, lambda: self._await(number, inquiry, until))
            return
        if certificate is not None:
            # The page first: what else has changed is read behind it, and does not hold it up.
            task = self._context.tasks.read(self, register.stored_file, certificate)
            task.succeeded.connect(lambda file: self._show(number, file))
            task.failed.connect(lambda _error: self.changed.emit())
            return
        self.changed.emit()
        if outcome == "debt":
            task = self._context.tasks.run(self, detail.open_case, number)
            task.succeeded.connect(self._say_debt)
            return
        code = _SENTENCES.get(outcome, "certificate_no_answer")
        fault_sentence = sentence(fault) if fault else ""
        self._say(number, sentence(code, {"fault": fault_sentence}), "bad")

    def _say_debt(self, case: CaseDetail) -> None:
        amount = figures(case.debt_qepik or 0)
        self._say(case.header.number, sentence("certificate_debt", {"amount": amount}), "warn")

    def _say(self, number: str, text: str, tone: str) -> None:
        self._context.case_notice.emit(number, text, tone)

    def _show(self, number: str, file: IssuedFile) -> None:
        self._say(number, "", "plain")
        dialog = PaperDialog(
            title=file.number,
            file_name=f"{file.number}.pdf",
            content=file.content,
            copy=file.copy,
            parent=self._context.front,
        )
        dialog.again.connect(self.again)
        # In a turn of its own: making it and showing it are some 20 ms each.
        QTimer.singleShot(0, dialog, lambda: self._open(dialog))

    def _open(self, dialog: PaperDialog) -> None:
        self._context.open_form.emit(dialog)
        QTimer.singleShot(0, self, self.changed.emit)
