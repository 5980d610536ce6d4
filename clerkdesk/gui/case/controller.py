"""What the clerk does with the open application: whether it is possible now, and what follows."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from clerkdesk.domain.errors import Conflict
from clerkdesk.domain.lifecycle import Action, DebtState
from clerkdesk.gui.case.conflicts import ConflictForm, differences
from clerkdesk.gui.case.drafts import DraftKeeper
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.kit.location import FormLocation
from clerkdesk.gui.kit.tasks import Task
from clerkdesk.gui.kit.texts import of_error, sentence
from clerkdesk.gui.kit.typed import type_again, typed
from clerkdesk.usecases.case import detail, drafts, inquiries, review
from clerkdesk.usecases.case.rows import CaseDetail

DECISION_GUARD_SECONDS = 0.7
"""A decision so soon after the next application opened, and a verdict so soon after the next
document came by itself, was meant for the one before.
"""
_NOBODY = ("worker", "local")
"""Names under which the program itself changes an application."""

Step = Callable[["CaseController", CaseDetail], None]
"""What an action asks before it acts, and how it acts: ``case.steps``."""


class CaseController(QObject):
    """Runs the use cases of the open application, one at a time."""

    running_changed = Signal()
    """A use case, or the read that comes before a form, has begun or ended."""
    changed = Signal(bool)
    """After every use case; whether the application was decided."""
    decided = Signal(str, object)
    """What was done as a sentence, and the application's id: one key takes it back."""
    judged = Signal(int)
    """The id of a document whose verdict is kept."""
    undone = Signal(int)
    """The id of the application whose decision was taken back: it is to be opened again."""
    paper_wanted = Signal(object, object)
    """The open application, as a ``CaseDetail``, and what is to be formed and shown, as an
    ``Action``: its certificate or letter, or its extract.
    """

    def __init__(
        self,
        context: DeskContext,
        open_case: OpenCase,
        steps: Mapping[Action, Step],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._open_case = open_case
        self._steps = steps
        self.in_sight: Callable[[], bool] = lambda: True
        """Whether the application stands before the clerk's eyes: nothing is done to one behind a
        page.
        """
        self.decision_guard = DECISION_GUARD_SECONDS
        self._under_way: list[Task] = []
        self._asked_for: FormLocation | None = None
        """What was asked for last: the form that opens is its."""
        self.form: Form | None = None
        """The form of an action that is open now."""
        self._form_location: FormLocation | None = None
        self._begun: FormLocation | None = None
        """What is typed again into the form that opens next."""
        self._refused: dict[int, FormLocation] = {}
        """By the application: what was written for an action that was refused."""
        open_case.changed.connect(self._ask_missing_debt)

    @property
    def case(self) -> CaseDetail | None:
        return self._open_case.case

    @property
    def running(self) -> Task | None:
        """What is under way: a use case, or the read that comes before a form; None: nothing."""
        return self._under_way[-1] if self._under_way else None

    @property
    def document(self) -> int | None:
        """The document that the action asked for last is about; None: about the whole."""
        return self._asked_for.document if self._asked_for is not None else None

    def commands(self) -> list[Command]:
        """Those with a key; the others stand in the action bar's menu. Approving is the shell's."""
        translate = QCoreApplication.translate
        return [
            self._command("Ctrl+T", translate("Commands", "Take"), Action.TAKE),
            self._command(
                "Ctrl+R", translate("Commands", "Refuse…"), Action.REFUSE, over_document=True
            ),
            self._command(
                "Ctrl+P", translate("Commands", "Print certificate or letter"), Action.CERTIFICATE
            ),
            self._command(
                "Ctrl+M", translate("Commands", "Note…"), Action.NOTE, over_document=True
            ),
            self._command(
                "Ctrl+D", translate("Commands", "Ask for the debt again"), Action.ASK_DEBT
            ),
        ]

    def _command(
        self, keys: str, text: str, action: Action, *, over_document: bool = False
    ) -> Command:
        return Command(
            keys=keys,
            text=text,
            step=partial(self.perform, action),
            action=action,
            over_document=over_document,
        )

    # -- what may be done now ----------------------------------------------------------------------

    def perform(self, action: Action, document: int | None = None) -> None:
        """Do what the clerk wants, if it is allowed now; else say why not.

        ``document``: the id of the one that a verdict is about.
        """
        case = self.possible(action)
        if case is not None:
            self._asked_for = FormLocation(action, document=document)
            self._steps[action](self, case)

    def possible(self, action: Action) -> CaseDetail | None:
        """The open application, where the action may begin now; else says why not, where that is
        not plain.
        """
        case = self.case
        if case is None or self.running is not None or not self.context.reachable():
            return None
        if not self.in_sight():
            back = self.tr("The open application is not in sight: go back to it first.")
            self.context.notice.emit(back, "plain")
            return None
        return case if self.allowed(case, action) and not self._too_soon(action) else None

    def undo(self, application_id: int) -> bool:
        """Take a decision back; whether that was asked for: not without the database."""
        if not self.context.reachable():
            return False
        self.run(
            None,
            review.undo,
            application_id,
            after=lambda number: self._undone(application_id, number),
        )
        return True

    def _undone(self, application_id: int, number: str) -> None:
        self.context.case_notice.emit(number, self.tr("The decision is taken back."), "ok")
        self.undone.emit(application_id)

    def allowed(self, case: CaseDetail, action: Action) -> bool:
        """Whether an action is possible now; else says why not."""
        code = case.header.bar(action)
        if code is not None:
            self.say(case, sentence(code), "warn")
        return code is None

    def say(self, case: CaseDetail, text: str, tone: str) -> None:
        """A sentence about an application, for the message bar."""
        self.context.case_notice.emit(case.header.number, text, tone)

    def judge(
        self, case: CaseDetail, document_id: int, fits: bool, reason: str | None = None
    ) -> None:
        """Keep a document's verdict; a reason that was typed is a draft until then."""
        self.run(
            case,
            review.give_verdict,
            case.header.number,
            document_id,
            fits,
            reason,
            after=lambda _none: self.judged.emit(document_id),
            draft=None if fits else "verdict",
        )

    def _too_soon(self, action: Action) -> bool:
        """Whether a decision is so early that it was meant for what was shown before."""
        came_at = {
            Action.APPROVE: self._open_case.opened_at,
            Action.VERDICT: self._open_case.turned_at,
        }
        return time.monotonic() - came_at.get(action, 0.0) < self.decision_guard

    def _ask_missing_debt(self, again: bool) -> None:
        """Whoever opens an application wants to know the debt of today; its answer comes by
        itself.
        """
        case = self.case
        if again or case is None or case.debt not in (DebtState.UNKNOWN, DebtState.NO_ANSWER):
            return
        if case.header.subscriber_code is not None and self.context.connected:
            task = self.context.tasks.run(self, inquiries.ask_missing_debt, case.header.id)
            # Without it the card says that nobody has asked, and offers to.
            task.handled = True

    # -- running a use case ------------------------------------------------------------------------

    def _say_failure(self, case: CaseDetail, task: Task, error: BaseException) -> None:
        task.handled = True
        self.say(case, message(error), "bad")

    def _begin(self, task: Task) -> None:
        self._under_way.append(task)
        self.running_changed.emit()

    def _end(self, task: Task) -> None:
        self._under_way.remove(task)
        self.running_changed.emit()

    def read(
        self,
        case: CaseDetail,
        query: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
    ) -> None:
        """Read what the form of an action is made of; no other action begins meanwhile.

        ``then`` is not called where another application is open by then.
        """
        task = self.context.tasks.read(self, query, *args)

        def succeeded(answer: Any) -> None:
            self._end(task)
            if self._open_case.id == case.header.id:
                then(answer)

        def failed(error: BaseException) -> None:
            self._end(task)
            self._say_failure(case, task, error)

        task.succeeded.connect(succeeded)
        task.failed.connect(failed)
        self._begin(task)

    def run(
        self,
        case: CaseDetail | None,
        use_case: Callable[..., Any],
        *args: Any,
        after: Callable[[Any], None] | None = None,
        decided: bool = False,
        draft: str | None = None,
        again: Callable[[CaseDetail], None] | None = None,
        written: Form | None = None,
    ) -> None:
        """Run a use case that changes an application.

        ``case``: as the clerk saw it; None: it is not open. ``decided``: then it is decided, unless
        the use case answers False. ``draft``: the kind that is finished
        when this succeeds. ``again``: goes on with what was written, should a colleague have been
        quicker. ``written``: a form without a draft, whose text stands in it again when this was
        refused.
        """
        task = self.context.tasks.run(self, use_case, *args)
        asked_for = self._asked_for
        texts_of_form = typed(written) if written is not None else ()

        def succeeded(result: Any) -> None:
            self._end(task)
            if draft is not None and case is not None:
                # Done: what was begun is finished. Until here it stays, should the use case be
                # refused.
                finished = self.context.tasks.run(self, drafts.keep, case.header.id, draft, "")
                finished.handled = True
            if after is not None:
                after(result)
            self.changed.emit(decided and result is not False)

        def failed(error: BaseException) -> None:
            self._end(task)
            if case is not None:
                self._say_failure(case, task, error)
            if case is not None and texts_of_form and asked_for is not None:
                self._refused[case.header.id] = replace(asked_for, typed=texts_of_form)
            if isinstance(error, Conflict) and case is not None:
                go_on = again
                if go_on is None and draft is not None and asked_for is not None:
                    # The form once more, with the text that its draft has.
                    go_on = partial(self._open_again, asked_for)
                self._collided(case, error, go_on)
            # Whatever it was, the clerk sees the application as it is now.
            self.changed.emit(False)

        task.succeeded.connect(succeeded)
        task.failed.connect(failed)
        self._begin(task)

    def _open_again(self, location: FormLocation, _case: CaseDetail) -> None:
        self.perform(location.action, location.document)

    def _collided(
        self, before: CaseDetail, error: Conflict, again: Callable[[CaseDetail], None] | None
    ) -> None:
        """Show both versions; what one has written goes on from the new one."""

        def read(now: CaseDetail) -> None:
            changes = differences(before, now)
            if not changes:
                return
            by = str(error.params.get("by", ""))
            form = ConflictForm(
                of_error(error),
                by if by not in _NOBODY else "",
                changes,
                again=again is not None,
                parent=self.context.front,
            )
            if again is not None:
                form.accepted.connect(lambda: again(now))
            self.ask(before, form, lambda: None, of_action=False)

        self.context.tasks.run(self, detail.open_case, before.header.id).succeeded.connect(read)

    # -- forms -------------------------------------------------------------------------------------

    def ask(
        self,
        case: CaseDetail,
        form: Form,
        accepted: Callable[[], None],
        draft: str | None = None,
        *,
        of_action: bool = True,
    ) -> None:
        """Open a form over the application.

        ``case``: what it asks about. ``draft``: the kind of text to keep while it is written, and
        to offer again. ``of_action``: whether it is what the action asks that was wanted last;
        after a lock only such a form opens again, for the action is performed anew.
        """
        if draft is not None and isinstance(form, TextForm | RefuseForm):
            keeper = DraftKeeper(self.context.tasks, case, draft, form)
            form.accepted.connect(keeper.finish)
            # The application with its draft, should the form be opened again.
            form.rejected.connect(lambda: self.changed.emit(False))
        form.accepted.connect(accepted)
        form.finished.connect(self._form_closed)
        if self._begun is not None and self._asked_for == replace(self._begun, typed=()):
            type_again(form, self._begun.typed)
        self._begun = None
        refused = self._refused.pop(case.header.id, None)
        if refused is not None and self._asked_for == replace(refused, typed=()):
            type_again(form, refused.typed)
        self.form = form
        self._form_location = self._asked_for if of_action else None
        self.context.open_form.emit(form)

    def _form_closed(self, _result: int) -> None:
        self.form = None
        self._form_location = None

    # -- coming back -------------------------------------------------------------------------------

    def save_form(self) -> FormLocation | None:
        """The form that is open and what is typed in it; None: none is, or one of no action."""
        if self.form is None or self._form_location is None:
            return None
        return replace(self._form_location, typed=typed(self.form))

    def restore_form(self, location: FormLocation) -> None:
        """Open the form again and type again what was typed, if the action is still allowed."""
        case = self.case
        if case is not None and case.header.bar(location.action) is None:
            self._begun = location
            self.perform(location.action, location.document)
