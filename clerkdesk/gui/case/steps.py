"""What each action asks before it acts, and the use case that does it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.findings import FindingState
from clerkdesk.domain.lifecycle import Action, Role
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.gui.case import sample_step
from clerkdesk.gui.case.controller import CaseController, Step
from clerkdesk.gui.case.finding_forms import SecondLookForm, WeighForm
from clerkdesk.gui.case.forms import AmendForm, CallForm, NoteForm, VerdictForm
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.forms import ChoiceForm, RefuseForm, TextForm
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import (
    casework,
    findings,
    inquiries,
    refusals,
    review,
    second_looks,
    weighing,
)
from clerkdesk.usecases.case.findings import WeighingChoices
from clerkdesk.usecases.case.rows import CaseDetail, FindingRow
from clerkdesk.usecases.case.second_looks import Answer
from clerkdesk.usecases.messages import rendering
from clerkdesk.usecases.people import staff as staff_module
from clerkdesk.usecases.people.staff import StaffRow
from clerkdesk.usecases.reference_data import Choice

translate = QCoreApplication.translate
_OF_MARKED_DOCUMENTS = "documents_inconsistent"
"""The reason whose text says which documents do not fit, and why."""


# -- without a question ----------------------------------------------------------------------------


def _take(controller: CaseController, case: CaseDetail) -> None:
    controller.run(case, casework.take, case.header.id, case.header.version)


def _release(controller: CaseController, case: CaseDetail) -> None:
    controller.run(case, casework.release, case.header.id, case.header.version)


def _resume(controller: CaseController, case: CaseDetail) -> None:
    controller.run(case, casework.resume, case.header.id, case.header.version)


def _undo(controller: CaseController, case: CaseDetail) -> None:
    controller.undo(case.header.id)


def _ask_debt(controller: CaseController, case: CaseDetail) -> None:
    controller.run(case, inquiries.ask_debt, case.header.id)


def _certificate(controller: CaseController, case: CaseDetail) -> None:
    controller.paper_wanted.emit(case, Action.CERTIFICATE)


def _extract(controller: CaseController, case: CaseDetail) -> None:
    controller.paper_wanted.emit(case, Action.EXTRACT)


# -- deciding --------------------------------------------------------------------------------------


def judge(controller: CaseController, document_id: int, fits: bool) -> None:
    """Give a document's verdict; one that does not fit asks for the reason."""
    if not fits:
        controller.perform(Action.VERDICT, document_id)
        return
    case = controller.possible(Action.VERDICT)
    if case is not None:
        controller.judge(case, document_id, True)


def _does_not_fit(controller: CaseController, case: CaseDetail) -> None:
    shown = next(each for each in case.documents if each.id == controller.document)

    def ask(phrases: list[str]) -> None:
        form = VerdictForm(phrases, controller.context.front)
        controller.ask(
            case,
            form,
            lambda: controller.judge(case, shown.id, False, form.text.text),
            "verdict",
        )

    controller.read(case, reference_data.verdict_phrases, case.header.service, shown.kind, then=ask)


def weigh(controller: CaseController, key: str) -> None:
    """Ask for the reason of one finding, by its key; what was weighed may be weighed otherwise."""
    case = controller.case
    if case is None or controller.running is not None or not controller.context.reachable():
        return
    meant = [finding for finding in case.findings if finding.key == key]
    if meant and controller.allowed(case, Action.ACKNOWLEDGE):
        _ask_reasons(controller, case, meant)


def _acknowledge(controller: CaseController, case: CaseDetail) -> None:
    """The reason of the next finding that is open."""
    meant = [finding for finding in case.findings if finding.state == FindingState.OPEN]
    if meant:
        _ask_reasons(controller, case, meant[:1])


def _ask_reasons(controller: CaseController, case: CaseDetail, meant: list[FindingRow]) -> None:
    head = case.header

    def ask(choices: WeighingChoices) -> None:
        form = WeighForm(
            case=case,
            findings=meant,
            choices=choices,
            accept=translate("CaseSteps", "Save"),
            parent=controller.context.front,
        )
        controller.ask(
            case,
            form,
            lambda: controller.run(case, weighing.acknowledge, head.id, form.weighed, head.version),
            of_action=False,
        )

    controller.read(case, findings.choices, head.id, texts.language(), then=ask)


def look(controller: CaseController, key: str) -> None:
    """Ask what a second person says to the reason of one finding, by its key."""
    case = controller.case
    if case is None or controller.running is not None or not controller.context.reachable():
        return
    meant = [finding for finding in case.findings if finding.key == key]
    if meant and controller.allowed(case, Action.SECOND_LOOK):
        _ask_second(controller, case, meant[0])


def _second_look(controller: CaseController, case: CaseDetail) -> None:
    """Of the next finding that waits for one."""
    waiting = [each for each in case.findings if each.state == FindingState.SECOND_LOOK]
    if waiting:
        _ask_second(controller, case, waiting[0])
    else:
        controller.say(case, translate("CaseSteps", "Nothing here awaits a second look."), "warn")


def _ask_second(controller: CaseController, case: CaseDetail, finding: FindingRow) -> None:
    head = case.header
    form = SecondLookForm(case, finding, controller.context.front)
    notice = filled(translate("CaseSteps", "%1: your second look is written down."), head.number)

    def accepted() -> None:
        controller.run(
            case,
            second_looks.look,
            head.id,
            Answer(form.agrees, form.text.text, finding.key),
            head.version,
            after=lambda _none: controller.say(case, notice, "ok"),
        )

    controller.ask(case, form, accepted, of_action=False)


def _approve(controller: CaseController, case: CaseDetail) -> None:
    """At once; with open findings once each has its reason."""
    meant = [finding for finding in case.findings if finding.state == FindingState.OPEN]
    if not meant:
        _approve_with(controller, case, ())
        return

    def ask(choices: WeighingChoices) -> None:
        form = WeighForm(
            case=case,
            findings=meant,
            choices=choices,
            accept=translate("CaseSteps", "Approve"),
            parent=controller.context.front,
        )
        controller.ask(case, form, lambda: _approve_with(controller, case, form.weighed))

    controller.read(case, findings.choices, case.header.id, texts.language(), then=ask)


def _approve_with(
    controller: CaseController, case: CaseDetail, weighed: Sequence[weighing.Weighed]
) -> None:
    head = case.header
    notice = filled(translate("CaseSteps", "%1 is completed."), head.number)
    awaited = filled(translate("CaseSteps", "%1 waits for a second look."), head.number)

    def after(is_completed: bool) -> None:
        if is_completed:
            controller.decided.emit(notice, head.id)
        else:
            controller.say(case, awaited, "ok")

    controller.run(
        case,
        review.approve,
        head.id,
        head.version,
        weighed,
        after=after,
        decided=True,
    )


def _refuse(controller: CaseController, case: CaseDetail) -> None:
    controller.read(
        case,
        refusals.offers,
        case.header.id,
        texts.language(),
        then=partial(_refuse_with, controller, case),
    )


def _refuse_with(controller: CaseController, case: CaseDetail, reasons: list[Choice]) -> None:
    head = case.header
    # The clerk has said what is wrong where a document was marked; else nothing is assumed.
    marked = any(document.fits is False for document in case.documents)
    chosen = _OF_MARKED_DOCUMENTS if marked else ""
    if head.withdrawal_asked_at is not None:
        # The citizen has said why: one click, and it is done.
        chosen = "withdrawn"
    form = RefuseForm(reasons, controller.context.front, chosen=chosen)
    _previewed(
        controller,
        case=case,
        form=form,
        event=MessageEvent.REFUSED,
        params=lambda: {"reason_code": form.code},
    )
    notice = filled(translate("CaseSteps", "%1 is refused."), head.number)

    def accepted() -> None:
        controller.run(
            case,
            review.refuse,
            head.id,
            form.code,
            form.text.text,
            head.version,
            after=lambda _none: controller.decided.emit(notice, head.id),
            decided=True,
            draft="refuse",
        )

    controller.ask(case, form, accepted, "refuse")


def _reopen(controller: CaseController, case: CaseDetail) -> None:
    form = TextForm(
        translate("CaseSteps", "Reopen"),
        translate("CaseSteps", "Reopen"),
        translate("CaseSteps", "Reason"),
        controller.context.front,
        section="supervisors",
    )
    head = case.header
    controller.ask(
        case,
        form,
        lambda: controller.run(case, review.reopen, head.id, form.text.text, head.version),
    )


# -- the citizen -----------------------------------------------------------------------------------


def _investigate(controller: CaseController, case: CaseDetail) -> None:
    head = case.header
    form = TextForm(
        translate("CaseSteps", "Special investigation"),
        translate("CaseSteps", "Set"),
        translate("CaseSteps", "Reason (the citizen reads it)"),
        controller.context.front,
        preview=True,
        section="idp",
        hint=translate("CaseSteps", "The term becomes five working days, and the citizen is told."),
    )
    _previewed(controller, case, form, MessageEvent.INVESTIGATION)

    def accepted() -> None:
        controller.run(
            case, casework.investigate, head.id, form.text.text, head.version, draft="investigate"
        )

    controller.ask(case, form, accepted, "investigate")


def _wait(controller: CaseController, case: CaseDetail) -> None:
    head = case.header
    form = TextForm(
        translate("CaseSteps", "Ask the citizen"),
        translate("CaseSteps", "Send"),
        translate("CaseSteps", "What is needed (the citizen reads it)"),
        controller.context.front,
        preview=True,
        section="asking",
    )
    _previewed(controller, case, form, MessageEvent.WAITING)
    notice = translate("CaseSteps", "The message to the citizen is queued.")

    def accepted() -> None:
        controller.run(
            case,
            casework.wait,
            head.id,
            form.text.text,
            head.version,
            after=lambda _none: controller.say(case, notice, "ok"),
            draft="wait",
        )

    controller.ask(case, form, accepted, "wait")


def _call(controller: CaseController, case: CaseDetail) -> None:
    form = CallForm(case.mobile, controller.context.clock(), controller.context.front)

    def accepted() -> None:
        outcome = str(form.outcome.currentData())
        controller.run(case, casework.call, case.header.id, outcome, form.text.text, form.again_at)

    controller.ask(case, form, accepted)


def _previewed(
    controller: CaseController,
    case: CaseDetail,
    form: RefuseForm | TextForm,
    event: MessageEvent,
    params: Callable[[], dict[str, Any]] = dict,
) -> None:
    """Let the form show the messages as the citizen will read them."""

    def preview() -> None:
        task = controller.context.tasks.read(
            form, rendering.preview, case.header.id, event, params(), form.text.text
        )
        task.succeeded.connect(form.show_preview)

    form.preview_wanted.connect(preview)


# -- among colleagues ------------------------------------------------------------------------------


def _note(controller: CaseController, case: CaseDetail) -> None:
    form = NoteForm(controller.context.front)

    def accepted() -> None:
        controller.run(
            case,
            casework.note,
            case.header.id,
            form.text.text,
            form.important.isChecked(),
            draft="note",
        )

    controller.ask(case, form, accepted, "note")


def _amend(controller: CaseController, case: CaseDetail) -> None:
    _amend_with(controller, {}, "", case)


def _amend_with(
    controller: CaseController, typed: dict[str, str], reason: str, case: CaseDetail
) -> None:
    """``typed`` and ``reason``: what was written before, over what the case has now."""
    form = AmendForm(case, controller.context.front)
    form.take_over(typed, reason)

    def accepted() -> None:
        changes = form.changes
        why = form.reason.text
        controller.run(
            case,
            casework.amend,
            case.header.id,
            changes,
            why,
            case.header.version,
            again=partial(_amend_with, controller, changes, why),
        )

    controller.ask(case, form, accepted)


def _forward(controller: CaseController, case: CaseDetail) -> None:
    controller.read(
        case,
        reference_data.departments,
        case.header.organisation,
        then=partial(_forward_to, controller, case),
    )


def _forward_to(controller: CaseController, case: CaseDetail, offices: list[Choice]) -> None:
    head = case.header
    form = ChoiceForm(
        title=translate("CaseSteps", "Forward"),
        accept=translate("CaseSteps", "Forward"),
        field=translate("CaseSteps", "Office"),
        choices=[other for other in offices if other.code != head.department_code],
        parent=controller.context.front,
    )

    def accepted() -> None:
        controller.run(case, casework.forward, head.id, form.code, form.reason.text, head.version)

    controller.ask(case, form, accepted)


def _assign(controller: CaseController, case: CaseDetail) -> None:
    controller.read(case, staff_module.list_staff, then=partial(_assign_to, controller, case))


def _assign_to(controller: CaseController, case: CaseDetail, staff: list[StaffRow]) -> None:
    head = case.header
    form = ChoiceForm(
        title=translate("CaseSteps", "Assign"),
        accept=translate("CaseSteps", "Assign"),
        field=translate("CaseSteps", "To whom"),
        choices=[
            Choice(person.login, person.name)
            for person in staff
            if person.active and Role(person.role).holds_cases
        ],
        parent=controller.context.front,
        reason_required=head.holder_login is not None,
    )
    notice = filled(translate("CaseSteps", "%1 is assigned."), head.number)

    def accepted() -> None:
        controller.run(
            case,
            casework.assign,
            head.id,
            form.code,
            form.reason.text or None,
            head.version,
            after=lambda _none: controller.say(case, notice, "ok"),
        )

    controller.ask(case, form, accepted)


STEPS: Mapping[Action, Step] = {
    Action.TAKE: _take,
    Action.RELEASE: _release,
    Action.VERDICT: _does_not_fit,
    Action.APPROVE: _approve,
    Action.ACKNOWLEDGE: _acknowledge,
    Action.SECOND_LOOK: _second_look,
    Action.SAMPLE_LOOK: sample_step.ask,
    Action.REFUSE: _refuse,
    Action.FORWARD: _forward,
    Action.ASSIGN: _assign,
    Action.INVESTIGATE: _investigate,
    Action.WAIT: _wait,
    Action.RESUME: _resume,
    Action.AMEND: _amend,
    Action.NOTE: _note,
    Action.CALL: _call,
    Action.ASK_DEBT: _ask_debt,
    Action.UNDO: _undo,
    Action.REOPEN: _reopen,
    Action.CERTIFICATE: _certificate,
    Action.EXTRACT: _extract,
}
