"""What each action asks before it acts, and the use case that does it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.lifecycle import Action, Role
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.gui.case.controller import CaseController, Step
from clerkdesk.gui.case.forms import AmendForm, CallForm
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.forms import ChoiceForm, RefuseForm, TextForm
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, inquiries, refusals, review
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.messages import rendering
from clerkdesk.usecases.people import staff as staff_module
from clerkdesk.usecases.people.staff import StaffRow
from clerkdesk.usecases.reference_data import Choice

translate = QCoreApplication.translate


# -- without a question ----------------------------------------------------------------------------


def _take(controller: CaseController, case: CaseDetail) -> None:
    controller.run(casework.take, case.header.id, case.header.version)


def _release(controller: CaseController, case: CaseDetail) -> None:
    controller.run(casework.release, case.header.id, case.header.version)


def _resume(controller: CaseController, case: CaseDetail) -> None:
    controller.run(casework.resume, case.header.id, case.header.version)


def _undo(controller: CaseController, case: CaseDetail) -> None:
    controller.undo(case.header.id)


def _ask_debt(controller: CaseController, case: CaseDetail) -> None:
    controller.run(inquiries.ask_debt, case.header.id)


def _certificate(controller: CaseController, case: CaseDetail) -> None:
    controller.certificate_wanted.emit(case)


# -- deciding --------------------------------------------------------------------------------------


def judge(controller: CaseController, document_id: int, fits: bool) -> None:
    """Give a document's verdict; one that does not fit asks for the reason."""
    case = controller.case
    if case is None or not controller.context.reachable():
        return
    if not controller.allowed(case, Action.VERDICT):
        return
    give = partial(controller.run, review.give_verdict, case.header.number, document_id)
    if fits:
        give(True)
        return
    form = TextForm(
        translate("CaseSteps", "The document does not fit"),
        translate("CaseSteps", "Save"),
        translate("CaseSteps", "What is wrong with it"),
        controller.context.front,
        section="documents",
    )
    controller.ask(
        form,
        lambda: give(False, form.text.text, draft="verdict"),
        "verdict",
        of_action=False,
    )


def _approve(controller: CaseController, case: CaseDetail) -> None:
    head = case.header
    notice = filled(translate("CaseSteps", "%1 is completed."), head.number)
    controller.run(
        review.approve,
        head.id,
        head.version,
        after=lambda _none: controller.decided.emit(notice, head.id),
        decided=True,
    )


def _refuse(controller: CaseController, case: CaseDetail) -> None:
    task = controller.context.tasks.read(
        controller, refusals.offers, case.header.id, texts.language()
    )
    task.succeeded.connect(lambda reasons: _refuse_with(controller, case, reasons))


def _refuse_with(controller: CaseController, case: CaseDetail, reasons: list[Choice]) -> None:
    head = case.header
    form = RefuseForm(reasons, controller.context.front)
    _previewed(controller, case, form, MessageEvent.REFUSED, lambda: {"reason_code": form.code})
    notice = filled(translate("CaseSteps", "%1 is refused."), head.number)

    def accepted() -> None:
        controller.run(
            review.refuse,
            head.id,
            form.code,
            form.text.text,
            head.version,
            after=lambda _none: controller.decided.emit(notice, head.id),
            decided=True,
            draft="refuse",
        )

    controller.ask(form, accepted, "refuse")


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
        form, lambda: controller.run(review.reopen, head.id, form.text.text, head.version)
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
            casework.investigate, head.id, form.text.text, head.version, draft="investigate"
        )

    controller.ask(form, accepted, "investigate")


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
            casework.wait,
            head.id,
            form.text.text,
            head.version,
            after=lambda _none: controller.context.notice.emit(notice, "ok"),
            draft="wait",
        )

    controller.ask(form, accepted, "wait")


def _call(controller: CaseController, case: CaseDetail) -> None:
    form = CallForm(case.mobile, controller.context.front)

    def accepted() -> None:
        outcome = str(form.outcome.currentData())
        controller.run(casework.call, case.header.id, outcome, form.text.text)

    controller.ask(form, accepted)


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
    form = TextForm(
        translate("CaseSteps", "Note"),
        translate("CaseSteps", "Save"),
        translate("CaseSteps", "Note (colleagues read it)"),
        controller.context.front,
        section="messages",
    )

    def accepted() -> None:
        controller.run(casework.note, case.header.id, form.text.text, draft="note")

    controller.ask(form, accepted, "note")


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
            casework.amend,
            case.header.id,
            changes,
            why,
            case.header.version,
            again=partial(_amend_with, controller, changes, why),
        )

    controller.ask(form, accepted)


def _forward(controller: CaseController, case: CaseDetail) -> None:
    task = controller.context.tasks.read(
        controller, reference_data.departments, case.header.organisation
    )
    task.succeeded.connect(lambda offices: _forward_to(controller, case, offices))


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
        controller.run(casework.forward, head.id, form.code, form.reason.text, head.version)

    controller.ask(form, accepted)


def _assign(controller: CaseController, case: CaseDetail) -> None:
    task = controller.context.tasks.read(controller, staff_module.list_staff)
    task.succeeded.connect(lambda staff: _assign_to(controller, case, staff))


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
            casework.assign,
            head.id,
            form.code,
            form.reason.text or None,
            head.version,
            after=lambda _none: controller.context.notice.emit(notice, "ok"),
        )

    controller.ask(form, accepted)


STEPS: Mapping[Action, Step] = {
    Action.TAKE: _take,
    Action.RELEASE: _release,
    Action.APPROVE: _approve,
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
}
