"""One household, opened: its people with their FINs, and what stands of its application."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.identifiers import group_code
from clerkdesk.gui.caravans import standing
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, Facts, button, chip, label, mark, tool
from clerkdesk.usecases.caravans.listing import HouseholdPerson, HouseholdRow

_WIDTH = 330


class HouseholdCard(Card):
    """``open_wanted`` with the number of the application that is to be opened."""

    open_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.shown: HouseholdRow | None = None
        self.people: list[HouseholdPerson] = []
        """Who is shown, in the list's order."""
        self.hide()

    @property
    def fins(self) -> list[str]:
        """Of the people shown, in the list's order."""
        return [person.fin for person in self.people]

    def show_household(self, shown: HouseholdRow, people: list[HouseholdPerson]) -> None:
        """Fill the card; that somebody looks was written down before."""
        self.shown = shown
        self.people = people
        self.clear()
        self.body.addWidget(self._content(shown, people), 1)
        self.open_button = button(
            self.tr("Open the application"),
            "primary",
            None,
            lambda: self.open_wanted.emit(shown.number or ""),
        )
        self.open_button.setEnabled(shown.number is not None)
        self.open_button.setToolTip(standing.why(shown) if shown.number is None else "")
        self.body.addLayout(row(1, self.open_button))
        self.show()

    def close_card(self) -> None:
        """Nobody's data are left in it."""
        self.shown = None
        self.people = []
        self.clear()
        self.hide()

    def _content(self, shown: HouseholdRow, people: list[HouseholdPerson]) -> QWidget:
        _icon, tone = standing.SIGNS[shown.standing]
        close = tool("x", self.tr("Close"), self.closed.emit)
        inside = column(
            row(label(shown.head, "strong", wrap=True), close),
            row(
                label(
                    " · ".join(
                        filter(None, (shown.number, self.tr("%n people", "", shown.people)))
                    ),
                    "muted",
                ),
                1,
                chip(standing.word(shown.standing), "plain" if tone == "muted" else tone),
            ),
            spacing=8,
        )
        reason = standing.why(shown)
        if reason:
            warned = Card(tone="warn" if shown.standing is Standing.FINDING else "true")
            warned.body.addWidget(label(reason, wrap=True))
            inside.addWidget(warned)
        inside.addWidget(
            label(filled(self.tr("MEMBERS OF THE HOUSEHOLD · %1"), len(people)), "caption")
        )
        doubled = set(shown.doubled)
        for person in people:
            inside.addLayout(self._person(person, is_doubled=person.full_name in doubled))
        inside.addWidget(rule())
        inside.addLayout(self._facts(people))
        inside.addWidget(rule())
        inside.addLayout(self._debt(shown))
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        return VerticalArea(holder, shown.head)

    def _person(self, person: HouseholdPerson, *, is_doubled: bool) -> QHBoxLayout:
        twice = self.tr("stands twice")
        sign = mark("triangle-alert", "warn", twice) if is_doubled else mark("user", "muted", "")
        names = column(label(person.full_name, wrap=True), spacing=0)
        born = str(person.born) if person.born is not None else ""
        if born or is_doubled:
            names.addWidget(label(" · ".join(filter(None, (born, twice * is_doubled))), "muted"))
        line = row(sign, names, label(person.fin, selectable=True), spacing=8)
        line.setStretch(1, 1)
        return line

    def _facts(self, people: list[HouseholdPerson]) -> Facts:
        facts = Facts()
        if people:
            head = people[0]
            facts.add(self.tr("Old address"), head.old_address)
            facts.add(self.tr("New address"), head.new_address)
            code = group_code(head.old_code) if head.old_code else self.tr("not stated")
            facts.add(self.tr("Old code"), code)
        return facts

    def _debt(self, shown: HouseholdRow) -> QVBoxLayout:
        caption = label(self.tr("DEBT AT THE OLD ADDRESS"), "caption")
        if shown.amount is None:
            return column(caption, label(self.tr("Billing has said nothing."), "muted"))
        amount = label(texts.money(shown.amount), "amount")
        word = self.tr("Debt") if shown.indebted else self.tr("No debt")
        return column(
            row(caption, 1, chip(word, "bad" if shown.indebted else "ok")), amount, spacing=6
        )
