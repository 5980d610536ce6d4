"""The tab "Application": what was stated, by whom, and who else it touches."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.domain.comparison import Verdict, with_register
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.identifiers import group_code, show_mobile
from clerkdesk.domain.outcomes import Result, shown
from clerkdesk.gui.case.citizen_cards import RenewalCard, WithdrawalCard
from clerkdesk.gui.case.side_cards import comparison_mark
from clerkdesk.gui.kit import icons, outcomes, texts, theme
from clerkdesk.gui.kit.folding import FoldingLines
from clerkdesk.gui.kit.layout import column, empty, row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, Facts, button, label, mark
from clerkdesk.usecases.case.rows import MOST_LINKED, CaseDetail, LinkRow, PersonRow

_REGISTER_SIGNS = {
    Result.REFUSED: ("circle-x", "bad"),
    Result.NO_ANSWER: ("circle-help", "warn"),
}
"""(icon, tone) of what came of a question about a person whom the register has not shown."""
HITS = 6
"""So many other applications are shown at a time: a family of forty would keep the window from
answering.
"""


class ApplicationTab(QWidget):
    """Both services: the object, the persons, warnings for every hit, the applicant."""

    compare = Signal(int)
    refuse = Signal()
    """The citizen's wish to withdraw is to be granted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = column(spacing=12)
        self.setLayout(column(self._cards, 1))

    def show_case(self, case: CaseDetail) -> None:
        empty(self._cards)
        withdrawal = WithdrawalCard()
        withdrawal.refuse.connect(self.refuse)
        for card in (withdrawal, RenewalCard()):
            self._cards.addWidget(card)
            card.show_case(case)
        for warning in self._office_warnings(case):
            self._cards.addWidget(warning)
        self._cards.addWidget(
            self._moving(case) if case.header.service is Service.IDP else self._object(case)
        )
        registered = case.people("registered")
        if registered:
            self._cards.addWidget(self._registered(case, registered))
        for shared in _by_kind(case.links):
            hits: list[Callable[[], Card]] = [partial(self._hit, case, link) for link in shared]
            if len(hits) > HITS:
                self._cards.addWidget(_Group(shared, hits))
            else:
                self._cards.addWidget(_Hits(hits))
        self._cards.addWidget(self._applicant(case))

    def _office_warnings(self, case: CaseDetail) -> list[Card]:
        warnings = []
        head = case.header
        if head.out_of_area:
            warnings.append(
                self._warning(
                    self.tr(
                        "This district is outside the area the office serves (Naxçıvan):"
                        " check whether the application belongs here."
                    )
                )
            )
        if case.account is not None and case.account.current_code:
            warnings.append(
                self._warning(
                    filled(
                        self.tr(
                            "Billing knows this account under another code now: %1."
                            " “Amend” offers it, and the debt is then asked for it."
                        ),
                        group_code(case.account.current_code),
                    )
                )
            )
        if head.waiting_for and head.waiting_since:
            waiting = self.tr("Waiting for the citizen since %1: %2")
            since = texts.when(head.waiting_since)
            warnings.append(self._warning(filled(waiting, since, head.waiting_for)))
        if head.answered_at:
            answered = self.tr("The citizen has answered on %1: look at the new documents.")
            warnings.append(self._warning(filled(answered, texts.when(head.answered_at))))
        if head.billing_pending:
            warnings.append(
                self._warning(
                    self.tr("Completed; the citizen's message waits for billing's answer.")
                )
            )
        if head.decision_text:
            warnings.append(self._warning(filled(self.tr("Refused: %1"), head.decision_text)))
        return warnings

    def _warning(self, text: str) -> Card:
        card = Card(tone="warn")
        card.body.addLayout(
            row(
                mark("triangle-alert", "warn", self.tr("Attention")),
                label(text, wrap=True),
                spacing=10,
            )
        )
        return card

    def _moving(self, case: CaseDetail) -> Card:
        """Old → new address, side by side."""
        card = Card(self.tr("OBJECT"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        arrow = label()
        arrow.setAccessibleName("→")
        arrow.setPixmap(
            icons.pixmap("arrow-right", theme.tokens().muted, 18, self.devicePixelRatioF())
        )
        grid.addWidget(label(self.tr("Old address"), "muted"), 0, 0)
        grid.addWidget(label(self.tr("New address"), "muted"), 0, 2)
        grid.addWidget(
            label(case.previous_address or "—", "strong", wrap=True, selectable=True),
            1,
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        grid.addWidget(arrow, 1, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(
            label(case.address or "—", "strong", wrap=True, selectable=True),
            1,
            2,
            Qt.AlignmentFlag.AlignTop,
        )
        card.body.addLayout(grid)
        facts = Facts()
        facts.add(
            self.tr("Reason"),
            " · ".join(
                part for part in (texts.word(case.reason_code or "other"), case.reason) if part
            ),
        )
        if case.header.subscriber_code or case.new_subscriber_code:
            codes = [
                group_code(code) if code else "—"
                for code in (case.header.subscriber_code, case.new_subscriber_code)
            ]
            facts.add(self.tr("Code"), " → ".join(codes) if case.new_subscriber_code else codes[0])
        card.body.addLayout(facts)
        return card

    def _object(self, case: CaseDetail) -> Card:
        card = Card(self.tr("OBJECT"))
        facts = Facts(110)
        source = {"billing": self.tr(" (from billing)"), "clerk": self.tr(" (amended)")}
        facts.add(
            self.tr("Subscriber code"), group_code(case.header.subscriber_code or ""), strong=True
        )
        owner = case.people("owner")[0]
        facts.add(
            self.tr("Owner"), (case.owner_name or "—") + source.get(case.owner_name_source, "")
        )
        facts.add(self.tr("Owner's FIN"), owner.fin)
        facts.add(self.tr("Address"), (case.address or "—") + source.get(case.address_source, ""))
        facts.add(self.tr("Group"), case.consumer_group or "—")
        if case.legal_basis is not None:
            facts.add(self.tr("Legal basis"), case.legal_basis.title)
        card.body.addLayout(facts)
        if case.certificate_lacks and case.header.status == "completed":
            from clerkdesk.gui.kit.texts import sentence

            shown = label(sentence(case.certificate_lacks), wrap=True)
            shown.setProperty("tone", "warn")
            card.body.addWidget(shown)
        return card

    def _registered(self, case: CaseDetail, registered: list[PersonRow]) -> Card:
        card = Card(self.tr("REGISTERED PERSONS") + f" · {len(registered)}")
        # Where it stands beside the name an application's number is whole.
        lines = FoldingLines(3, beside_from=330, least=124, indent=1)
        elsewhere = {
            link.person_position: link.number
            for link in case.links
            if link.kind == "fin" and link.person_position is not None
        }
        for person in registered:
            icon, tone, text = self._register_state(person, elsewhere.get(person.position))
            name = (
                person.full_name
                if person.patronymic or person.register is None
                else _full_name(person)
            )
            state = label(text, "muted", wrap=True)
            if tone in ("warn", "bad"):
                state.setProperty("tone", tone)
            if person.erased:
                name = texts.whose("")
            lines.add(
                mark(icon, tone, text),
                label(name or "—", wrap=True, selectable=True),
                label(person.fin, "muted", selectable=True),
                state,
            )
        card.body.addWidget(lines)
        return card

    def _register_state(self, person: PersonRow, elsewhere: str | None) -> tuple[str, str, str]:
        if elsewhere is not None:
            return "triangle-alert", "warn", filled(self.tr("also in %1"), elsewhere)
        if person.erased:
            return "circle", "muted", ""
        if person.register is not None:
            name = with_register(person.full_name, None, None, person.register)[0]
            if name.verdict is Verdict.DIFFERS:
                return (
                    "circle-x",
                    "bad",
                    filled(self.tr("another name in the register: %1"), _full_name(person)),
                )
            if person.register.idp:
                return "circle-check", "ok", self.tr("in the register, IDP")
            return "triangle-alert", "warn", self.tr("in the register, not an IDP")
        if person.register_outcome is None:
            return "circle", "muted", self.tr("not asked yet")
        result = shown(person.register_outcome).result
        icon, tone = _REGISTER_SIGNS.get(result, ("circle", "muted"))
        return icon, tone, outcomes.word(person.register_outcome)

    def _hit(self, case: CaseDetail, link: LinkRow) -> Card:
        """One other application that shares something, with a way to look at it."""
        person = (
            next((p for p in case.people("registered") if p.position == link.person_position), None)
            if link.kind == "fin"
            else None
        )
        who = f"{_full_name(person)} — " if person else ""
        text = self.tr("%1: %2%3 of %4, %5, %6 (%7)")
        values = (
            texts.word(link.kind),
            who,
            link.number,
            texts.day(link.submitted_at.date()),
            link.office,
            link.place or "—",
            texts.word(link.status),
        )
        for number, value in enumerate(values, 1):
            text = text.replace(f"%{number}", value)
        card = Card(tone="warn")
        look = button(self.tr("Compare"), None, None, lambda: self.compare.emit(link.id))
        look.setEnabled(link.in_scope)
        if not link.in_scope:
            look.setToolTip(self.tr("It belongs to another office."))
        card.body.addLayout(
            row(
                mark("triangle-alert", "warn", self.tr("Attention")),
                label(text, wrap=True),
                look,
                spacing=10,
            )
        )
        return card

    def _applicant(self, case: CaseDetail) -> Card:
        card = Card(self.tr("APPLICANT"))
        person = case.people("applicant")[0]
        head = case.header
        marks = {
            c.field: comparison_mark(c)
            for c in with_register(
                name=person.full_name,
                birth_date=person.birth_date,
                id_document=person.id_document,
                person=person.register,
                birth_year=person.birth_year,
            )
        }
        facts = Facts(110)
        facts.add(self.tr("Name"), person.full_name or head.name, marks.get("name"))
        facts.add(self.tr("FIN"), person.fin)
        born = texts.day(person.birth_date) if person.birth_date else str(person.birth_year or "")
        if born:
            facts.add(self.tr("Birth date"), born, marks.get("birth_date"))
        if person.id_document:
            facts.add(self.tr("Document"), person.id_document, marks.get("id_document"))
        facts.add(self.tr("Mobile"), show_mobile(case.mobile))
        ways = [texts.word(head.login_method)] if head.login_method else []
        facts.add(
            self.tr("Came by"),
            " · ".join([*ways, texts.word(head.channel), texts.when(head.submitted_at)]),
        )
        card.body.addLayout(facts)
        return card


def _full_name(person: PersonRow | None) -> str:
    if person is None:
        return ""
    if person.register is None:
        return person.full_name
    return " ".join(
        part
        for part in (person.register.surname, person.register.name, person.register.patronymic)
        if part
    )


def _by_kind(links: Sequence[LinkRow]) -> list[list[LinkRow]]:
    """What shares the same thing beside each other, in the order in which the kinds appear."""
    groups: dict[str, list[LinkRow]] = {}
    for link in links:
        groups.setdefault(link.kind, []).append(link)
    return list(groups.values())


class _Group(Card):
    """Many that share one thing: as one card, and each of them on demand."""

    def __init__(self, shared: Sequence[LinkRow], hits: Sequence[Callable[[], Card]]) -> None:
        super().__init__(tone="warn")
        self._hits = hits
        newest = shared[0]
        text = filled(
            self.tr("%1: shared with %2 other applications, the newest %3 of %4"),
            texts.word(newest.kind),
            f"{len(shared)}+" if len(shared) >= MOST_LINKED else len(shared),
            newest.number,
            texts.day(newest.submitted_at.date()),
        )
        self.each_button = button(self.tr("Show each"), None, "chevron-down", self._show_each)
        self.body.addLayout(
            row(
                mark("triangle-alert", "warn", self.tr("Attention")),
                label(text, wrap=True),
                self.each_button,
                spacing=10,
            )
        )

    def _show_each(self) -> None:
        self.each_button.hide()
        self.body.addWidget(_Hits(self._hits))


class _Hits(QWidget):
    """The first of many cards, and a button for the next ones."""

    def __init__(self, cards: Sequence[Callable[[], Card]]) -> None:
        super().__init__()
        self._left = cards
        self._shown = column(spacing=12)
        self._more = button("", None, "chevron-down", self._next)
        self.setLayout(column(self._shown, row(self._more, 1), spacing=12))
        self._next()

    def _next(self) -> None:
        now = self._left[:HITS]
        self._left = self._left[HITS:]
        for make_card in now:
            self._shown.addWidget(make_card())
        self._more.setText(self.tr("Show more (%n left)", "", len(self._left)))
        self._more.setVisible(bool(self._left))
