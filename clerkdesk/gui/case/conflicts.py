"""When a colleague was quicker: what one saw and what is there now, field by field; what one has
written stays.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.domain.identifiers import show_mobile
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import label
from clerkdesk.usecases.case.rows import CaseDetail


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    before: str
    now: str


def _shown(case: CaseDetail) -> dict[str, str]:
    """Field → what the window shows of it."""
    head = case.header
    translate = QCoreApplication.translate
    judged = sum(document.fits is not None for document in case.documents)
    return {
        translate("Conflict", "Status"): texts.word(head.status),
        translate("Conflict", "Holder"): head.holder or "—",
        translate("Conflict", "Office"): head.department,
        translate("Conflict", "Due"): texts.day(head.due_on),
        translate("Conflict", "Awaited from the citizen"): head.waiting_for or "—",
        translate("Conflict", "Verdicts on documents"): f"{judged}/{len(case.documents)}",
        texts.word("mobile"): show_mobile(case.mobile),
        texts.word("email"): case.email or "—",
        texts.word("subscriber_code"): head.subscriber_code or "—",
        texts.word("new_subscriber_code"): case.new_subscriber_code or "—",
        texts.word("object_address"): case.address or "—",
        texts.word("previous_address"): case.previous_address or "—",
        texts.word("owner_name"): case.owner_name or "—",
        texts.word("consumer_group"): case.consumer_group or "—",
    }


def differences(before: CaseDetail, now: CaseDetail) -> list[Difference]:
    """What is another than one saw, in the order of the window."""
    was = _shown(before)
    there = _shown(now)
    return [
        Difference(field, was[field], there[field]) for field in was if was[field] != there[field]
    ]


class ConflictForm(Form):
    """Both versions beside each other.

    ``again``: there is something one has written, and it can go on from here.
    """

    section = "drafts"

    def __init__(
        self,
        sentence: str,
        by: str,
        differences: list[Difference],
        *,
        again: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            self.tr("The application has changed meanwhile"),
            self.tr("Go on with what I wrote") if again else self.tr("Close"),
            parent,
            width=600,
        )
        self.body.addWidget(label(sentence, wrap=True))
        if by:
            self.body.addWidget(label(filled(self.tr("Changed by: %1"), by), "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, head in enumerate(("", self.tr("As you saw it"), self.tr("As it is now"))):
            grid.addWidget(label(head, "caption"), 0, column)
        for line, one in enumerate(differences, 1):
            now = label(one.now, "strong", wrap=True, selectable=True)
            now.setAccessibleName(f"{one.field}: {one.before} → {one.now}")
            grid.addWidget(label(one.field, "muted"), line, 0)
            grid.addWidget(label(one.before, wrap=True, selectable=True), line, 1)
            grid.addWidget(now, line, 2)
        self.body.addLayout(grid)
        if again:
            self.body.addWidget(
                label(self.tr("Nothing of what you wrote is lost."), "muted", wrap=True)
            )
        else:
            self.cancel_button.hide()
