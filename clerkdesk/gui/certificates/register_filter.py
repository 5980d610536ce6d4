"""What the register is narrowed to: days of issue, and an office."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QComboBox, QLineEdit

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.certificates.listing import RegisterFilter
from clerkdesk.usecases.reference_data import Choice


class RegisterFilterForm(Form):
    """``chosen()`` is the filter when it is accepted; what is searched for stays."""

    section = "certificates"

    def __init__(self, context: DeskContext, now: RegisterFilter) -> None:
        super().__init__(self.tr("Filter of the register"), self.tr("Show"), context.front)
        self._now = now
        self.since = self._day(self.tr("Formed from"), now.since)
        self.until = self._day(self.tr("Formed to"), now.until)
        self.office = QComboBox()
        self.office.addItem(self.tr("All offices"), None)
        self.field(self.tr("Office"), self.office)
        self.buttons.insertWidget(0, button(self.tr("Show all"), "link", None, self._all))
        organisation = context.me.organisation or "azersu"
        offices = context.tasks.read(self, reference_data.departments, organisation)
        offices.succeeded.connect(self._offer)
        self.since.setFocus()

    def _day(self, name: str, now: date | None) -> QLineEdit:
        edit = QLineEdit(texts.day(now) if now else "")
        edit.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self.field(name, edit)
        return edit

    def _offer(self, offices: list[Choice]) -> None:
        for office in offices:
            self.office.addItem(office.title, office.code)
        self.office.setCurrentIndex(max(0, self.office.findData(self._now.department)))

    def _all(self) -> None:
        self.since.clear()
        self.until.clear()
        self.office.setCurrentIndex(0)
        self.accept()

    def check(self) -> str | None:
        for edit in (self.since, self.until):
            if edit.text().strip() and _day(edit.text()) is None:
                edit.selectAll()
                return self.wrong(edit, f"{edit.accessibleName()}: {sentence('not_a_date')}")
        return None

    def chosen(self) -> RegisterFilter:
        """The filter of before with these days and this office."""
        return replace(
            self._now,
            since=_day(self.since.text()),
            until=_day(self.until.text()),
            department=self.office.currentData(),
        )


def _day(typed: str) -> date | None:
    try:
        return datetime.strptime(typed.strip(), "%d.%m.%Y").date()
    except ValueError:
        return None
