"""The cards at the right: documents and their verdicts, comparison, debt, contact."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from clerkdesk.domain.comparison import Comparison, Verdict, with_account, with_register
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.findings import NOT_CONNECTED
from clerkdesk.domain.identifiers import show_mobile
from clerkdesk.domain.lifecycle import Action, DebtState
from clerkdesk.domain.remarks import tone as tone_of
from clerkdesk.gui.case.citizen_cards import RenewalCard, WithdrawalCard
from clerkdesk.gui.kit import icons, outcomes, texts, theme
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, Facts, button, chip, label, mark
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow


def verdict_mark(document: DocumentRow) -> tuple[str, str, str]:
    """(icon, tone, meaning) of a document's verdict."""
    translate = QCoreApplication.translate
    if document.fits is None:
        return "circle", "muted", translate("Cards", "No verdict yet")
    if document.fits:
        return "circle-check", "ok", translate("Cards", "Fits")
    return "circle-x", "bad", translate("Cards", "Does not fit")


def comparison_mark(comparison: Comparison) -> QLabel:
    translate = QCoreApplication.translate
    if comparison.verdict is Verdict.AGREES:
        return mark("check", "ok", translate("Cards", "Agrees"))
    if comparison.verdict is Verdict.DIFFERS:
        return mark("x", "bad", translate("Cards", "Differs"))
    return mark("circle-help", "muted", translate("Cards", "Could not be compared"))


class DocumentsCard(Card):
    """The documents with a mark each; a click shows one."""

    chosen = Signal(object)
    """A document's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("DOCUMENTS"))
        self.caption.show()
        self.body.setSpacing(1)
        self._documents = Choices(self)
        self._documents.chosen.connect(self.chosen)
        self.buttons: dict[int, QPushButton] = {}
        spoken_as(self, "list")
        self.setAccessibleName(self.tr("Documents"))

    def show_case(self, case: CaseDetail, current: int | None) -> None:
        self.remake((case.documents, case.missing_documents), lambda: self._fill(case))
        if current is not None:
            self.mark(current)

    def mark(self, document_id: int) -> None:
        """Show which document is looked at."""
        self._documents.mark(document_id)

    def _fill(self, case: CaseDetail) -> None:
        self.buttons = {}
        self._documents.clear()
        for document in case.documents:
            icon, tone, meaning = verdict_mark(document)
            title = texts.title(document.titles)
            entry = button(title, "document")
            entry.setIcon(icons.icon(icon, getattr(theme.tokens(), tone)))
            spoken_as(entry, "entry")
            remarks = [sentence(remark.code, remark.params) for remark in document.remarks]
            parts = (document.name, meaning, document.verdict_reason or "", *remarks)
            entry.setToolTip("\n".join(part for part in parts if part))
            entry.setAccessibleName(": ".join([title, meaning, *remarks]))
            self._documents.add(entry, document.id)
            self.buttons[document.id] = entry
            self.body.addWidget(entry)
            if document.added_at is not None:
                self.body.addWidget(self._added(document.added_at, fresh=document.fits is None))
            for text, remark in zip(remarks, document.remarks, strict=True):
                note = label(text, wrap=True)
                note.setProperty("tone", tone_of(remark.code))
                note.setContentsMargins(30, 0, 0, 4)
                self.body.addWidget(note)
            if document.fits is False and document.verdict_reason:
                reason = label(document.verdict_reason, wrap=True)
                reason.setProperty("tone", "bad")
                reason.setContentsMargins(30, 0, 0, 4)
                self.body.addWidget(reason)
        for names in case.missing_documents:
            missing = filled(self.tr("%1 — missing"), texts.title(names))
            self.body.addLayout(
                row(mark("triangle-alert", "warn", self.tr("Missing")), label(missing), 1)
            )

    def _added(self, at: datetime, *, fresh: bool) -> QLabel:
        """When the citizen sent it; ``fresh``: nobody has judged it yet."""
        words = self.tr("new · sent %1") if fresh else self.tr("sent %1")
        added = label(filled(words, texts.when(at)), "strong" if fresh else "muted")
        added.setProperty("tone", "accent" if fresh else None)
        added.setContentsMargins(30, 0, 0, 4)
        return added


class ComparisonCard(Card):
    """What was stated against billing or the register."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("COMPARISON"))
        self.caption.show()

    def show_case(self, case: CaseDetail) -> None:
        compared = compare(case)
        note = self._note(case)
        self.remake((compared, note), lambda: self._fill(compared, note))

    def _fill(self, compared: list[Comparison], note: str) -> None:
        facts = Facts(62)
        names = {
            "name": self.tr("Name"),
            "fin": self.tr("FIN"),
            "address": self.tr("Address"),
            "group": self.tr("Group"),
            "birth_date": self.tr("Birth date"),
            "id_document": self.tr("Document"),
        }
        for comparison in compared:
            stated = (
                self.tr("group I (population)")
                if comparison.field == "group" and comparison.verdict is Verdict.AGREES
                else comparison.stated
            )
            facts.add(names[comparison.field], stated, comparison_mark(comparison))
            if comparison.verdict is Verdict.DIFFERS:
                source = (
                    self.tr("billing") if comparison.source == "billing" else self.tr("register")
                )
                facts.add("", f"{source}: {comparison.known}", tone="bad")
        self.body.addLayout(facts)
        if note:
            self.body.addWidget(label(note, "muted", wrap=True))

    def _note(self, case: CaseDetail) -> str:
        outcome = case.account_outcome
        if case.header.service is not Service.NO_DEBT:
            outcome = case.people("applicant")[0].register_outcome
        why = outcomes.why_nothing_is_known(outcome)
        if outcome is not None and outcome.fault in NOT_CONNECTED:
            return filled(self.tr("Not compared. %1"), why)
        return why


def compare(case: CaseDetail) -> list[Comparison]:
    """The rows of the comparison card: owner and object with billing, an IDP applicant with the
    register.
    """
    if case.header.service is Service.NO_DEBT:
        owner = case.people("owner")[0]
        stated = (
            owner.full_name or (case.owner_name if case.owner_name_source == "clerk" else "") or ""
        )
        address = case.address if case.address_source != "billing" else ""
        return with_account(stated or case.header.name, owner.fin, address or "", case.account)
    applicant = case.people("applicant")[0]
    return with_register(
        name=applicant.full_name,
        birth_date=applicant.birth_date,
        id_document=applicant.id_document,
        person=applicant.register,
        birth_year=applicant.birth_year,
    )


class DebtCard(Card):
    ask = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("DEBT"))
        self.caption.show()
        self.again = button("", "link", None, self.ask.emit)

    def show_case(self, case: CaseDetail) -> None:
        head = case.header
        shown = (
            head.service,
            head.subscriber_code,
            case.debt,
            case.debt_qepik,
            case.debt_as_of,
            case.debt_outcome,
            case.no_code_stated,
        )
        self.remake(shown, lambda: self._fill(case))

    def _fill(self, case: CaseDetail) -> None:
        head = case.header
        idp = head.service is Service.IDP
        self.caption.setText(self.tr("DEBT AT THE OLD ADDRESS") if idp else self.tr("DEBT"))
        self.again = button(self.tr("Ask again"), "link", None, self.ask.emit)
        self.again.setEnabled(head.subscriber_code is not None)
        text, tone, says = self._state(case)
        amount = label(text, "amount")
        amount.setProperty("tone", tone)
        self.body.addLayout(row(amount, 1, chip(says, tone or "plain")))
        as_of = (
            texts.when(case.debt_as_of)
            if case.debt_as_of and case.debt in (DebtState.DEBT, DebtState.NO_DEBT)
            else ""
        )
        self.body.addLayout(row(label(as_of, "muted", wrap=True), self.again))
        if case.debt is DebtState.NO_ANSWER:
            why = outcomes.why_nothing_is_known(case.debt_outcome)
            self.body.addWidget(label(why, "muted", wrap=True))
        if case.no_code_stated:
            self.body.addWidget(
                label(
                    self.tr("It is recorded that there is no subscriber code."), "muted", wrap=True
                )
            )

    def _state(self, case: CaseDetail) -> tuple[str, str | None, str]:
        match case.debt:
            case DebtState.NO_DEBT:
                credit = (case.debt_qepik or 0) < 0
                return (
                    texts.money(case.debt_qepik or 0),
                    "ok",
                    self.tr("Credit balance") if credit else self.tr("No debt"),
                )
            case DebtState.DEBT:
                return texts.money(case.debt_qepik or 0), "bad", self.tr("Debt")
            case DebtState.ASKED if case.debt_outcome is not None:
                return "…", None, outcomes.word(case.debt_outcome)
            case DebtState.NO_ANSWER if case.debt_outcome is not None:
                return "—", "warn", outcomes.word(case.debt_outcome)
        return (
            "—",
            None,
            self.tr("No code")
            if case.header.subscriber_code is None
            else self.tr("Not asked today"),
        )


_LONG = 20
"""Letters of an address that has no room beside its name."""


class ContactCard(Card):
    call = Signal()
    note = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption.setText(self.tr("CONTACT"))
        self.caption.show()

    def show_case(self, case: CaseDetail) -> None:
        may_call = Action.CALL in case.header.allowed
        may_note = Action.NOTE in case.header.allowed
        self.remake(
            (
                case.mobile,
                case.mobile_confirmed_at,
                case.mobile_missing_at,
                case.email,
                may_call,
                may_note,
            ),
            lambda: self._fill(case, may_call, may_note),
        )

    def _fill(self, case: CaseDetail, may_call: bool, may_note: bool) -> None:
        facts = Facts(44)
        facts.add(self.tr("Mobile"), show_mobile(case.mobile), self._mobile_mark(case))
        if case.mobile_missing_at is not None:
            facts.add("", self.tr("There is no such number"), tone="bad")
        facts.add(self.tr("E-mail"), case.email or "", below=len(case.email or "") > _LONG)
        self.body.addLayout(facts)
        calls = button(self.tr("Call"), None, "phone", self.call.emit)
        notes = button(self.tr("Note"), None, "notebook-pen", self.note.emit)
        calls.setEnabled(may_call)
        notes.setEnabled(may_note)
        self.body.addLayout(row(calls, notes))

    def _mobile_mark(self, case: CaseDetail) -> QLabel | None:
        if case.mobile_missing_at is not None:
            return mark("x", "bad", self.tr("There is no such number"))
        if case.mobile_confirmed_at is not None:
            return mark("check", "ok", self.tr("Confirmed by a code"))
        return None


class SideCards(QWidget):
    """The right column: all cards under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.withdrawal = WithdrawalCard()
        self.renewal = RenewalCard()
        self.documents = DocumentsCard()
        self.comparison = ComparisonCard()
        self.debt = DebtCard()
        self.contact = ContactCard()
        self.setLayout(
            column(
                self.withdrawal,
                self.renewal,
                self.documents,
                self.comparison,
                self.debt,
                self.contact,
                1,
                spacing=12,
            )
        )

    def show_wishes(self, case: CaseDetail, *, shown: bool) -> None:
        """What the citizen wants or has changed; not ``shown``: the tab beside this has it."""
        for card in (self.withdrawal, self.renewal):
            card.show_case(case)
            if not shown:
                card.hide()

    def show_case(self, case: CaseDetail, current: int | None, *, with_comparison: bool) -> None:
        self.show_wishes(case, shown=with_comparison)
        self.documents.show_case(case, current)
        self.comparison.show_case(case)
        self.comparison.setVisible(with_comparison)
        self.debt.show_case(case)
        self.contact.show_case(case)
