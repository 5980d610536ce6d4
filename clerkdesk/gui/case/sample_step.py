"""What a second person does with a decision that was picked."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.controller import CaseController
from clerkdesk.gui.case.sample_form import SampleLookForm
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.case import sample_looks
from clerkdesk.usecases.case.rows import CaseDetail

translate = QCoreApplication.translate


def ask(controller: CaseController, case: CaseDetail) -> None:
    """Of a decision that was picked."""
    if case.sample is None:
        return
    head = case.header
    form = SampleLookForm(case, case.sample, controller.context.front)
    notice = filled(translate("CaseSteps", "%1: your second look is written down."), head.number)

    def accepted() -> None:
        controller.run(
            case,
            sample_looks.look,
            head.id,
            form.answer,
            head.version,
            after=lambda _none: controller.say(case, notice, "ok"),
            again=lambda _now: controller.perform(Action.SAMPLE_LOOK),
            written=form,
        )

    controller.ask(case, form, accepted)
