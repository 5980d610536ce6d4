"""What the clerk does with the open application: asks what is to be asked, runs the use case, shows
what came of it.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from clerkdesk.domain.errors import Conflict
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.money import figures
from clerkdesk.gui.case.conflicts import ConflictForm, differences
from clerkdesk.gui.case.drafts import DraftKeeper
from clerkdesk.gui.case.forms import AmendForm, CallForm, ChoiceForm, RefuseForm, TextForm
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import of_error, sentence
from clerkdesk.usecases import office
from clerkdesk.usecases.case import casework, detail, drafts, inquiries, refusals, review
from clerkdesk.usecases.case.detail import CaseDetail
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.people import administration

if TYPE_CHECKING:
    from clerkdesk.gui.kit.form import Form

DECISION_GUARD_SECONDS = 0.7
"""A decision so soon after the next application opened was meant for the one before."""
_POLL_MS = 120
_WAIT_SECONDS = 20.0


class Actions(QObject):
    """``changed`` after every use case, with whether the application was decided."""

    changed = Signal(bool)
    said = Signal(str, str)
    """A sentence for the message bar and its tone."""
    decided = Signal(str, object)
    """What was done, and the id that one key takes back."""
    undone = Signal(int)
    dialog_opened = Signal(object)

    def __init__(self, tasks: TaskRunner, window: Any) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self.case: CaseDetail | None = None
        self._opened_at = 0.0
        self.decision_guard = DECISION_GUARD_SECONDS
        self._acting: Action | None = None
        self.running: Task | None = None
        self.form_open: Action | None = None
        """Which action's form is open now."""

    def set_case(self, case: CaseDetail | None) -> None:
        if case is not None and (self.case is None or self.case.header.id != case.header.id):
            self._opened_at = time.monotonic()
        self.case = case

    @property
    def _front(self) -> Any:
        """The window that a form belongs to: the document's whole screen, while there is one."""
        return self._window.detail.viewer.full_screen_window or self._window

    # -- the door ----------------------------------------------------------------------------------

    def perform(self, action: Action) -> None:
        """Do what the clerk wants, if it is allowed now; else say why not."""
        case = self.case
        if case is None or self.running is not None or not self.reachable():
            return
        code = case.header.denials.get(action)
        if code is not None:
            self.said.emit(sentence(code), "warn")
            return
        if action is Action.APPROVE and time.monotonic() - self._opened_at < self.decision_guard:
            return
        steps: dict[Action, Callable[[CaseDetail], None]] = {
            Action.TAKE: self._take,
            Action.RELEASE: self._release,
            Action.APPROVE: self._approve,
            Action.REFUSE: self._refuse,
            Action.FORWARD: self._forward,
            Action.ASSIGN: self._assign,
            Action.INVESTIGATE: self._investigate,
            Action.WAIT: self._wait,
            Action.RESUME: self._resume,
            Action.AMEND: self._amend,
            Action.NOTE: self._note,
            Action.CALL: self._call,
            Action.ASK_DEBT: self._ask_debt,
            Action.UNDO: self._undo,
            Action.REOPEN: self._reopen,
            Action.CERTIFICATE: self._certificate,
        }
        self._acting = action
        steps[action](case)

    def reachable(self) -> bool:
        """The keys are shut with the buttons: what is pressed while the line is away must not
        happen a minute later.
        """
        if not self._window.connected:
            self.said.emit(sentence("store_unavailable"), "warn")
        return bool(self._window.connected)

    def judge(self, document_id: int, fits: bool) -> None:
        """Give a verdict; one that does not fit asks for the reason."""
        case = self.case
        if case is None or not self.reachable():
            return
        code = case.header.denials.get(Action.VERDICT)
        if code is not None:
            self.said.emit(sentence(code), "warn")
        elif fits:
            self._run(review.give_verdict, case.header.number, document_id, True)
        else:
            form = TextForm(
                self.tr("The document does not fit"),
                self.tr("Save"),
                self.tr("What is wrong with it"),
                self._front,
                section="documents",
            )
            self._ask(
                form,
                lambda: self._run(
                    review.give_verdict,
                    case.header.number,
                    document_id,
                    False,
                    form.text.text,
                    draft="verdict",
                ),
                "verdict",
            )

    def undo(self, application_id: int) -> None:
        self._run(review.undo, application_id, after=lambda _none: self._undone(application_id))

    def _undone(self, application_id: int) -> None:
        self.said.emit(self.tr("The decision is taken back."), "ok")
        self.undone.emit(application_id)

    def _run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        after: Callable[[Any], None] | None = None,
        decided: bool = False,
        draft: str | None = None,
        again: Callable[[CaseDetail], None] | None = None,
    ) -> None:
        """``draft``: the kind that is finished when this succeeds; ``again``: goes on with what was
        written, should a colleague have been quicker.
        """
        task = self._tasks.run(self, use_case, *args)
        self.running = task
        case = self.case

        def succeeded(result: Any) -> None:
            self.running = None
            if draft is not None and case is not None:
                # Done: what was begun is finished. Until here it stays, should the use case be
                # refused.
                self._tasks.run(self, drafts.keep, case.header.id, draft, "").handled = True
            if after is not None:
                after(result)
            self.changed.emit(decided)

        def failed(error: object) -> None:
            self.running = None
            if isinstance(error, Conflict) and case is not None:
                self._collided(
                    case, error, again or (self._offer_again(draft) if draft is not None else None)
                )
            # Whatever it was, the clerk sees the application as it is now.
            self.changed.emit(False)

        task.succeeded.connect(succeeded)
        task.failed.connect(failed)

    def _offer_again(self, draft: str) -> Callable[[CaseDetail], None]:
        """The form of this kind once more, with the text that its draft has."""
        action = {
            "refuse": Action.REFUSE,
            "investigate": Action.INVESTIGATE,
            "wait": Action.WAIT,
            "note": Action.NOTE,
        }.get(draft)
        return lambda _case: self.perform(action) if action is not None else None

    def _collided(
        self, before: CaseDetail, error: Conflict, again: Callable[[CaseDetail], None] | None
    ) -> None:
        """Show both versions; what one has written goes on from the new one."""

        def read(now: CaseDetail) -> None:
            found = differences(before, now)
            if not found:
                return
            by = next(
                (event.actor for event in now.history if event.actor not in ("worker", "local")), ""
            )
            form = ConflictForm(
                of_error(error), by, found, again=again is not None, parent=self._front
            )
            if again is not None:
                form.accepted.connect(lambda: again(now))
            self._ask(form, lambda: None)

        self._tasks.run(self, detail.open_case, before.header.id).succeeded.connect(read)

    def _ask(self, form: "Form", accepted: Callable[[], None], draft: str | None = None) -> None:
        """``draft``: the kind of text to keep while it is written, and to offer again."""
        if draft is not None and self.case is not None and isinstance(form, TextForm | RefuseForm):
            kept = DraftKeeper(self._tasks, self.case, draft, form)
            form.accepted.connect(kept.finish)
            # The application with its draft, should the form be opened again.
            form.rejected.connect(lambda: self.changed.emit(False))
        form.accepted.connect(accepted)
        form.finished.connect(lambda _result: self._form_closed(form))
        self.form_open = self._acting
        form.open()
        self.dialog_opened.emit(form)

    def _form_closed(self, form: "Form") -> None:
        self.form_open = None
        form.deleteLater()

    # -- single actions ----------------------------------------------------------------------------

    def _take(self, case: CaseDetail) -> None:
        self._run(casework.take, case.header.id, case.header.version)

    def _release(self, case: CaseDetail) -> None:
        self._run(casework.release, case.header.id, case.header.version)

    def _resume(self, case: CaseDetail) -> None:
        self._run(casework.resume, case.header.id, case.header.version)

    def _undo(self, case: CaseDetail) -> None:
        self.undo(case.header.id)

    def _ask_debt(self, case: CaseDetail) -> None:
        self._run(inquiries.ask_debt, case.header.id)

    def _approve(self, case: CaseDetail) -> None:
        head = case.header
        said = self.tr("%1 is completed.").replace("%1", head.number)
        self._run(
            review.approve,
            head.id,
            head.version,
            after=lambda _none: self.decided.emit(said, head.id),
            decided=True,
        )

    def _refuse(self, case: CaseDetail) -> None:
        self._tasks.read(self, refusals.offers, case.header.id, texts.language()).succeeded.connect(
            lambda reasons: self._refuse_with(case, reasons)
        )

    def _refuse_with(self, case: CaseDetail, reasons: list[Choice]) -> None:
        head = case.header
        form = RefuseForm(reasons, self._front)
        form.preview_wanted.connect(
            lambda: self._preview(
                form, MessageEvent.REFUSED, {"reason_code": form.code}, form.text.text
            )
        )
        said = self.tr("%1 is refused.").replace("%1", head.number)

        def accepted() -> None:
            self._run(
                review.refuse,
                head.id,
                form.code,
                form.text.text,
                head.version,
                after=lambda _none: self.decided.emit(said, head.id),
                decided=True,
                draft="refuse",
            )

        self._ask(form, accepted, "refuse")

    def _preview(
        self, form: "RefuseForm | TextForm", event: MessageEvent, params: dict[str, Any], text: str
    ) -> None:
        assert self.case is not None
        self._tasks.read(
            form, outbox.preview, self.case.header.id, event, params, text
        ).succeeded.connect(form.show_preview)

    def _investigate(self, case: CaseDetail) -> None:
        form = TextForm(
            self.tr("Special investigation"),
            self.tr("Set"),
            self.tr("Reason (the citizen reads it)"),
            self._front,
            preview=True,
            section="idp",
            hint=self.tr("The term becomes five working days, and the citizen is told."),
        )
        form.preview_wanted.connect(
            lambda: self._preview(form, MessageEvent.INVESTIGATION, {}, form.text.text)
        )
        self._ask(
            form,
            lambda: self._run(
                casework.investigate,
                case.header.id,
                form.text.text,
                case.header.version,
                draft="investigate",
            ),
            "investigate",
        )

    def _wait(self, case: CaseDetail) -> None:
        form = TextForm(
            self.tr("Ask the citizen"),
            self.tr("Send"),
            self.tr("What is needed (the citizen reads it)"),
            self._front,
            preview=True,
            section="asking",
        )
        form.preview_wanted.connect(
            lambda: self._preview(form, MessageEvent.WAITING, {}, form.text.text)
        )
        told = self.tr("The message to the citizen is queued.")
        self._ask(
            form,
            lambda: self._run(
                casework.wait,
                case.header.id,
                form.text.text,
                case.header.version,
                after=lambda _none: self.said.emit(told, "ok"),
                draft="wait",
            ),
            "wait",
        )

    def _reopen(self, case: CaseDetail) -> None:
        form = TextForm(
            self.tr("Reopen"),
            self.tr("Reopen"),
            self.tr("Reason"),
            self._front,
            section="supervisors",
        )
        self._ask(
            form,
            lambda: self._run(review.reopen, case.header.id, form.text.text, case.header.version),
        )

    def _amend(
        self, case: CaseDetail, mine: dict[str, str] | None = None, reason: str = ""
    ) -> None:
        """``mine`` and ``reason``: what was typed before, over what the case has now."""
        form = AmendForm(case, self._front)
        form.take_over(mine or {}, reason)

        def accepted() -> None:
            typed = form.changes
            why = form.reason.text
            self._run(
                casework.amend,
                case.header.id,
                typed,
                why,
                case.header.version,
                again=lambda now: self._amend(now, typed, why),
            )

        self._ask(form, accepted)

    def _note(self, case: CaseDetail) -> None:
        form = TextForm(
            self.tr("Note"),
            self.tr("Save"),
            self.tr("Note (colleagues read it)"),
            self._front,
            section="messages",
        )
        self._ask(
            form,
            lambda: self._run(casework.note, case.header.id, form.text.text, draft="note"),
            "note",
        )

    def _call(self, case: CaseDetail) -> None:
        form = CallForm(case.mobile, self._front)
        self._ask(
            form,
            lambda: self._run(
                casework.call, case.header.id, str(form.outcome.currentData()), form.text.text
            ),
        )

    def _forward(self, case: CaseDetail) -> None:
        task = self._tasks.read(self, office.departments, case.header.organisation)
        task.succeeded.connect(lambda choices: self._forward_to(case, choices))

    def _forward_to(self, case: CaseDetail, choices: list[Choice]) -> None:
        others = [choice for choice in choices if choice.code != case.header.department_code]
        form = ChoiceForm(
            title=self.tr("Forward"),
            accept=self.tr("Forward"),
            field=self.tr("Office"),
            choices=others,
            parent=self._front,
        )
        self._ask(
            form,
            lambda: self._run(
                casework.forward, case.header.id, form.code, form.reason.text, case.header.version
            ),
        )

    def _assign(self, case: CaseDetail) -> None:
        self._tasks.read(self, administration.list_staff).succeeded.connect(
            lambda staff: self._assign_to(case, staff)
        )

    def _assign_to(self, case: CaseDetail, staff: list[Any]) -> None:
        choices = [
            Choice(person.login, person.name)
            for person in staff
            if person.active and person.role in ("clerk", "supervisor")
        ]
        held = case.header.holder_login is not None
        form = ChoiceForm(
            title=self.tr("Assign"),
            accept=self.tr("Assign"),
            field=self.tr("To whom"),
            choices=choices,
            parent=self._front,
            reason_required=held,
        )
        told = self.tr("%1 is assigned.").replace("%1", case.header.number)
        self._ask(
            form,
            lambda: self._run(
                casework.assign,
                case.header.id,
                form.code,
                form.reason.text or None,
                case.header.version,
                after=lambda _none: self.said.emit(told, "ok"),
            ),
        )

    # -- the certificate ---------------------------------------------------------------------------

    def _certificate(self, case: CaseDetail) -> None:
        number = case.header.number
        task = self._tasks.run(self, issuing.request, case.header.id)
        task.succeeded.connect(
            lambda inquiry: self._await(number, inquiry, time.monotonic() + _WAIT_SECONDS)
        )
        self.said.emit(self.tr("The debt is being checked…"), "plain")

    def _await(self, number: str, inquiry: int, until: float) -> None:
        """Look at the question every moment; the database's lane is free in between."""
        self._tasks.read(self, inquiries.outcome, inquiry).succeeded.connect(
            lambda found: self._answered(number, inquiry, until, found)
        )

    def _answered(
        self,
        number: str,
        inquiry: int,
        until: float,
        found: tuple[str | None, str | None, str | None],
    ) -> None:
        outcome, fault, certificate = found
        if outcome is None:
            if time.monotonic() > until:
                self.said.emit(sentence("worker_silent"), "bad")
            else:
                QTimer.singleShot(_POLL_MS, self, lambda: self._await(number, inquiry, until))
            return
        if certificate is not None:
            # The page first: what else has changed is read behind it, and does not hold it up.
            task = self._tasks.read(self, issuing.stored_file, certificate)
            task.succeeded.connect(self._show_certificate)
            task.failed.connect(lambda _error: self.changed.emit(False))
            return
        self.changed.emit(False)
        if outcome == "debt":
            self._tasks.run(self, detail.open_case, number).succeeded.connect(
                lambda case: self.said.emit(
                    sentence("certificate_debt", {"amount": figures(case.debt_qepik or 0)}), "warn"
                )
            )
        else:
            code = {"incomplete": "certificate_incomplete", "expired": "worker_silent"}.get(
                outcome, "certificate_no_answer"
            )
            self.said.emit(sentence(code, {"fault": sentence(fault) if fault else ""}), "bad")

    def _show_certificate(self, file: issuing.IssuedFile) -> None:
        self.said.emit("", "plain")
        dialog = PaperDialog(
            title=file.number,
            file_name=f"{file.number}.pdf",
            content=file.content,
            copy=file.copy,
            parent=self._front,
        )
        dialog.again.connect(lambda: self.perform(Action.CERTIFICATE))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        # In a turn of its own: making it and showing it are some 20 ms each.
        QTimer.singleShot(0, dialog, lambda: self._open(dialog))

    def _open(self, dialog: QDialog) -> None:
        dialog.open()
        self.dialog_opened.emit(dialog)
        QTimer.singleShot(0, self, lambda: self.changed.emit(False))
