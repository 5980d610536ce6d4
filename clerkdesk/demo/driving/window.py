"""What a clerk does in one window, step by step, each with its result on the screen."""

from collections.abc import Callable
from typing import Self, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from clerkdesk.demo.driving.keyboard import Keyboard
from clerkdesk.demo.driving.parts import WindowParts, message_previews
from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from clerkdesk.domain.lifecycle import Action, Status
from clerkdesk.gui.case.finding_forms import WeighForm
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.case.rows import CaseDetail

F = TypeVar("F", bound=QDialog)


class WindowDrive:
    """Every step gives the drive again; each raises StepFailed with a sentence where it fails.

    ``window``: an open one, whoever opened it.
    """

    def __init__(self, window: MainWindow, waiting: Waiting) -> None:
        self.window = window
        self.parts = WindowParts(window)
        self.keyboard = Keyboard(window)
        self.waiting = waiting

    # -- waiting and keys --------------------------------------------------------------------------

    def until(self, condition: Callable[[], object], problem: str | Callable[[], str]) -> Self:
        self.waiting.until(condition, problem)
        return self

    def wait(self, milliseconds: int) -> Self:
        self.waiting.wait(milliseconds)
        return self

    def settle(self) -> Self:
        """Wait until nothing is asked of the database and what was replaced is gone."""
        self.until(lambda: self.parts.idle, "the window does not come to rest")
        # Where nothing was asked the event loop has not turned: rows drawn anew would be there
        # beside the ones that only wait for their end.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self

    def activate(self) -> Self:
        """Keys reach the active window only."""
        self.window.raise_()
        self.window.activateWindow()
        return self.until(self.window.isActiveWindow, "the window does not become active")

    def press(self, keys: str, on: QWidget | None = None) -> Self:
        """``keys`` as "Ctrl+Return"; ``on``: another widget than the one that has the keyboard."""
        self.keyboard.press(keys, on)
        return self

    def write(self, text: str, on: QWidget | None = None) -> Self:
        """Letter by letter, Azerbaijani ones included."""
        self.keyboard.type(text, on)
        return self

    def resize(self, width: int, height: int) -> Self:
        self.parts.resize(width, height)
        return self.wait(30)

    def set_theme(self, name: str) -> Self:
        self.parts.set_theme(name)
        return self.until(self.window.updatesEnabled, "the theme is not put on")

    # -- forms -------------------------------------------------------------------------------------

    def form(self, kind: type[F], problem: str | None = None) -> F:
        """The open form of this kind, once it is there."""
        self.until(lambda: self._open_forms(kind), problem or f"no {kind.__name__} opens")
        return self._open_forms(kind)[-1]

    def _open_forms(self, kind: type[F]) -> list[F]:
        return [form for form in self.window.findChildren(kind) if form.isVisible()]

    def preview(self, form: RefuseForm | TextForm) -> Self:
        """Show the messages in the form as the citizen will read them."""
        form.preview_wanted.emit()
        return self.until(lambda: message_previews(form) > 0, "the message is not shown")

    # -- lists and pages ---------------------------------------------------------------------------

    def until_listed(self, least: int) -> Self:
        """Wait until the list has so many rows."""
        return self.until(
            lambda: self.parts.rows >= least,
            lambda: f"the list has {self.parts.rows} rows, not {least}",
        )

    def select(self, name: str) -> Self:
        """The first row of the list whose name begins so."""
        for index in range(self.parts.rows):
            row = self.parts.row(index)
            if row is not None and row.name.startswith(name):
                self.parts.select(index)
                return self
        raise StepFailed(f"{name} is not in the list")

    # -- opening and taking ------------------------------------------------------------------------

    @property
    def case(self) -> CaseDetail:
        """The open application. Raises StepFailed: none is open."""
        case = self.parts.case
        if case is None:
            raise StepFailed("no application is open")
        return case

    @property
    def number(self) -> str:
        """The open application's; "": none is open."""
        case = self.parts.case
        return case.header.number if case is not None else ""

    def open(self, application: str | int) -> Self:
        """By its number or its id."""
        self.parts.open(application)
        return self.until(
            lambda: self.number and application in (self.number, self.case.header.id),
            lambda: f"{application} does not open: {self.parts.message}",
        )

    def open_selected(self) -> Self:
        """Enter in the list; the first document is painted."""
        self.parts.table.setFocus()
        self.press("Return", on=self.parts.table)
        self.until(lambda: self.number, "the application does not open")
        return self.until(lambda: self.parts.document_painted, "its document is not shown")

    def take(self) -> Self:
        """Take the open application, by its key."""
        self.activate().press("Ctrl+T", on=self.window)
        return self.until(
            lambda: self.case.header.status == Status.IN_PROGRESS,
            lambda: f"{self.number} is not taken: {self.parts.message}",
        )

    def take_next(self) -> Self:
        """By the button for it: the most urgent one of the queue."""
        open_before = self.number
        QTest.mouseClick(self.parts.next_button, Qt.MouseButton.LeftButton)
        return self.until(
            lambda: self.number not in ("", open_before),
            lambda: f"nothing is taken: {self.parts.message}",
        )

    # -- documents ---------------------------------------------------------------------------------

    def show_document(self, document_id: int) -> Self:
        self.parts.show_document(document_id)
        return self.until(
            lambda: self._chosen(document_id) and self.parts.document_painted,
            f"document {document_id} is not shown",
        )

    def show_document_of(self, kind: str) -> Self:
        """The first document of a kind; the last one, where there is none of it."""
        documents = self.case.documents
        of_kind = [document for document in documents if document.kind == kind]
        return self.show_document((of_kind or documents[-1:])[0].id)

    def _chosen(self, document_id: int) -> bool:
        document = self.parts.document
        return document is not None and document.id == document_id

    def judge_all(self) -> Self:
        """Look at each document, the last one first, and say that it fits."""
        for document in reversed(self.case.documents):
            self.show_document(document.id)
            self.judge(fits=True)
        return self

    def judge(self, *, fits: bool, reason: str = "") -> Self:
        """A verdict on the shown document, by its key. ``reason``: why it does not fit."""
        document = self.parts.document
        if document is None:
            raise StepFailed("no document is shown")
        self.activate().press("U" if fits else "Y", on=self.window)
        if not fits:
            form = self.form(TextForm)
            form.text.clear()
            self.write(reason, on=form.text).press("Ctrl+Return", on=form.text)
        return self.until(
            lambda: self._verdict(document.id) is fits,
            f"the verdict on {document.name} is not kept",
        )

    def _verdict(self, document_id: int) -> bool | None:
        for document in self.case.documents:
            if document.id == document_id:
                return document.fits
        return None

    def ask_debt(self) -> Self:
        """Ask billing now and wait for the worker's answer."""
        checks = len(self.case.debt_checks)
        self.parts.ask_debt()
        return self.until(
            lambda: len(self.case.debt_checks) > checks and self.case.debt in ("no_debt", "debt"),
            "billing does not answer",
        )

    # -- decisions ---------------------------------------------------------------------------------

    def approve(self) -> Self:
        """By its key; the next application is open at the end, or none."""
        decided = self.case
        self.until(
            lambda: Action.APPROVE in self.case.header.allowed,
            lambda: f"may not be approved: {self.case.header.denials.get(Action.APPROVE)}",
        )
        self.until_decidable().activate().press("Ctrl+Return")
        return self.until_decided(decided)

    def weigh_all(self, reason: str) -> Self:
        """Approve by its key with this reason for every open finding; the next application is open
        at the end, or none.
        """
        decided = self.case
        form = self.open_weighing()
        for box in form.reasons:
            box.setCurrentIndex(box.findData(reason))
        self.press("Ctrl+Return", on=form)
        return self.until_decided(decided)

    def open_weighing(self) -> WeighForm:
        """Approve by its key, and be asked for the reasons of what is open."""
        self.until(
            lambda: self.case.header.denials.get(Action.APPROVE) == "findings_open",
            lambda: f"approving asks for nothing: {self.case.header.denials.get(Action.APPROVE)}",
        )
        self.until_decidable().activate().press("Ctrl+Return")
        return self.form(WeighForm, "no reason is asked for")

    def refuse(self, reason: str | None = None, text: str | None = None) -> Self:
        """``reason``: a code, else the first one offered; ``text``: for the citizen, else the
        reason's own.
        """
        decided = self.case
        form = self.open_refusal()
        self.choose(form, reason)
        if text is not None:
            form.text.setPlainText(text)
        self.press("Ctrl+Return", on=form)
        return self.until_decided(decided)

    def choose(self, form: RefuseForm, reason: str | None = None) -> Self:
        """The reason of a refusal, by its code; None: the first one, where none is chosen yet."""
        if reason is not None:
            form.reason.setCurrentIndex(form.reason.findData(reason))
        elif not form.code:
            form.reason.setCurrentIndex(0)
        return self

    def open_refusal(self) -> RefuseForm:
        self.until_decidable().activate().press("Ctrl+R", on=self.window)
        return self.form(RefuseForm, "the refusal does not open")

    def take_back(self) -> Self:
        """Take the last decision back by its key, while that is offered."""
        if self.parts.undo_offered is None:
            raise StepFailed("taking back is not offered")
        self.activate().press("Ctrl+Z", on=self.window)
        self.until(lambda: self.parts.undo_offered is None, "taking back is offered still")
        return self.settle()

    def until_decidable(self) -> Self:
        """Wait until a decision is no haste any more: one so soon is ignored."""
        guard = self.parts.decision_guard
        return self.wait(int(guard * 1000) + 50) if guard else self

    def until_decided(self, decided: CaseDetail) -> Self:
        """Wait until the taking back is offered, and another application is open or none."""
        header = decided.header
        self.until(
            lambda: self.parts.undo_offered == header.id,
            lambda: f"{header.number} is not decided: {self.parts.message}",
        )
        return self.until(lambda: self.number != header.number, "the next one does not open")
