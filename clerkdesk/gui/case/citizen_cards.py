"""What the citizen has done since or before: asked to withdraw, or sent a refused one again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.identifiers import show_mobile
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, Facts, button, label
from clerkdesk.usecases.case.rows import CaseDetail, Renewal, StatedChange


class WithdrawalCard(Card):
    """The citizen wants the application back; shown while it is not decided."""

    refuse = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="warn", parent=parent)
        self.caption.setText(self.tr("WITHDRAWAL"))
        self.caption.show()

    def show_case(self, case: CaseDetail) -> None:
        asked_at = case.header.withdrawal_asked_at
        self.setVisible(asked_at is not None and case.header.status == "in_progress")
        may_refuse = Action.REFUSE in case.header.allowed
        self.remake((asked_at, may_refuse), lambda: self._fill(case, may_refuse))

    def _fill(self, case: CaseDetail, may_refuse: bool) -> None:
        asked_at = case.header.withdrawal_asked_at
        if asked_at is None:
            return
        text = filled(self.tr("The citizen asked on %1 to withdraw it."), texts.when(asked_at))
        self.body.addWidget(label(text, wrap=True))
        grant = button(self.tr("Withdraw…"), None, None, self.refuse.emit)
        grant.setEnabled(may_refuse)
        self.body.addWidget(grant)


class RenewalCard(Card):
    """What differs from the refused application that this one sends again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("SENT AGAIN"))
        self.caption.show()

    def show_case(self, case: CaseDetail) -> None:
        self.setVisible(case.renewal is not None)
        self.remake(case.renewal, lambda: self._fill(case, case.renewal))

    def _fill(self, case: CaseDetail, renewal: Renewal | None) -> None:
        if renewal is None:
            return
        refused = filled(self.tr("%1, refused on %2"), renewal.number)
        day = texts.day(renewal.decided_at.date())
        self.body.addWidget(label(refused.replace("%2", day), "strong", wrap=True))
        self.body.addWidget(label(renewal.refusal, "muted", wrap=True))
        facts = Facts(62)
        new = [
            texts.title(document.titles)
            for document in case.documents
            if document.id not in renewal.taken_over
        ]
        facts.add(self.tr("New"), ", ".join(new) or self.tr("no document"), strong=bool(new))
        for change in renewal.changes:
            facts.add(self._name(change.field), self._change(change))
        self.body.addLayout(facts)

    def _name(self, field: str) -> str:
        """Of a field, as a package names it."""
        return {
            "subscriber_code": self.tr("Code"),
            "owner.fin": self.tr("Owner"),
            "contact.mobile": self.tr("Mobile"),
            "contact.email": self.tr("E-mail"),
            "object.address": self.tr("Address"),
            "object.previous_address": self.tr("Old address"),
            "object.reason_code": self.tr("Reason"),
            "object.reason": self.tr("Reason"),
            "registered_persons": self.tr("Persons"),
        }[field]

    def _change(self, change: StatedChange) -> str:
        return f"{self._value(change.field, change.old)} → {self._value(change.field, change.new)}"

    def _value(self, field: str, value: str | None) -> str:
        if value is None:
            return "—"
        if field == "object.reason_code":
            return texts.word(value)
        return show_mobile(value) if field == "contact.mobile" else value
