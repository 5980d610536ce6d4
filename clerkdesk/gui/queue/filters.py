"""What a list is narrowed to, and the name under which that is kept."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.people.staff import Me, StaffRow
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.views import COLUMNS, View
from clerkdesk.usecases.reference_data import Choice

_STATUSES = ("new", "in_progress", "completed", "refused")


class FilterForm(Form):
    """``narrowed`` is the filter when it is accepted; ``keep`` whether it is to become a view."""

    section = "views"

    def __init__(
        self,
        now: Filter,
        me: Me,
        districts: list[Choice],
        offices: list[Choice],
        people: list[StaffRow],
        parent: QWidget | None,
    ) -> None:
        super().__init__(self.tr("Filter"), self.tr("Show"), parent, width=560)
        self._now = now
        self.keep = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._places = 0
        everything = self.tr("All")
        services = [(everything, None), *((texts.word(code), code) for code in ("no_debt", "idp"))]
        self.service = self._choice(
            self.tr("E-service"), services, now.service, shown=me.organisation is None
        )
        self.district = self._choice(
            self.tr("District"),
            [(everything, None), *((d.title, d.code) for d in districts)],
            now.district,
        )
        self.office = self._choice(
            self.tr("Office"),
            [(everything, None), *((o.title, o.code) for o in offices)],
            next(iter(now.departments), None),
        )
        self.holder = self._choice(
            self.tr("Holder"),
            [(everything, None), *((p.name, p.login) for p in people)],
            now.holder,
            shown=me.oversees or now.holder is not None,
        )
        debts = (
            (everything, None),
            (self.tr("There is a debt"), Debt.OWED),
            (self.tr("No debt"), Debt.CLEAR),
            (self.tr("Not known"), Debt.UNKNOWN),
        )
        self.debt = self._choice(self.tr("Debt"), debts, now.debt)
        links = (
            (everything, None),
            (self.tr("Has related applications"), True),
            (self.tr("Has none"), False),
        )
        self.linked = self._choice(self.tr("Related applications"), links, now.linked)
        self.dates = {
            name: self._date(title, getattr(now, name))
            for name, title in (
                ("submitted_from", self.tr("Submitted from")),
                ("submitted_to", self.tr("Submitted to")),
                ("due_from", self.tr("Due from")),
                ("due_to", self.tr("Due to")),
            )
        }
        orders = (
            (self.tr("By the term"), Order.DUE),
            (self.tr("Submitted: oldest first"), Order.SUBMITTED),
            (self.tr("Submitted: newest first"), Order.NEWEST),
            (self.tr("By name"), Order.NAME),
        )
        self.order = self._choice(self.tr("Order"), orders, now.order)
        self.body.addLayout(self._grid)
        self.statuses = {code: QCheckBox(texts.word(code)) for code in _STATUSES}
        for code, box in self.statuses.items():
            box.setChecked(code in now.statuses)
        if now.queue in (Queue.ALL, Queue.WAITING, Queue.OVERDUE, Queue.DUE_TODAY):
            self.body.addWidget(label(self.tr("Status"), "muted"))
            self.body.addLayout(row(*self.statuses.values(), 1, spacing=16))
        self.buttons.insertWidget(0, button(self.tr("Show all"), "link", None, self._all))
        if me.id is not None:
            self.buttons.insertWidget(
                1, button(self.tr("Keep as a view…"), "link", "bookmark", self._keep)
            )
        self.district.setFocus()

    def _place(self, name: str, widget: QWidget) -> None:
        named = label(name, "muted")
        named.setBuddy(widget)
        widget.setAccessibleName(name)
        line, side = divmod(self._places, 2)
        self._grid.addWidget(named, 2 * line, side)
        self._grid.addWidget(widget, 2 * line + 1, side)
        self._grid.setColumnStretch(side, 1)
        self._places += 1

    def _choice(self, name: str, choices: Any, now: Any, *, shown: bool = True) -> QComboBox:
        field = QComboBox()
        for title, value in choices:
            field.addItem(title, value)
        field.setCurrentIndex(
            max(0, next((n for n, (_title, value) in enumerate(choices) if value == now), 0))
        )
        field.setMinimumContentsLength(12)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if shown:
            self._place(name, field)
        return field

    def _date(self, name: str, now: date | None) -> QLineEdit:
        field = QLineEdit(texts.day(now) if now else "")
        field.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self._place(name, field)
        return field

    def _all(self) -> None:
        self._now = Filter(self._now.queue)
        for box in (
            self.service,
            self.district,
            self.office,
            self.holder,
            self.debt,
            self.linked,
            self.order,
        ):
            box.setCurrentIndex(0)
        for edit in self.dates.values():
            edit.clear()
        for status in self.statuses.values():
            status.setChecked(False)
        self.accept()

    def _keep(self) -> None:
        self.keep = True
        self.try_accept()

    def check(self) -> str | None:
        for edit in self.dates.values():
            if edit.text().strip() and _day(edit.text()) is None:
                edit.selectAll()
                self.keep = False
                return self.wrong(edit, f"{edit.accessibleName()}: {sentence('not_a_date')}")
        return None

    @property
    def narrowed(self) -> Filter:
        dates = {name: _day(edit.text()) for name, edit in self.dates.items()}
        # Qt keeps an enumeration's value, not the member.
        office = self.office.currentData()
        debt = self.debt.currentData()
        order = Order(self.order.currentData())
        return Filter(
            queue=self._now.queue,
            service=self.service.currentData(),
            district=self.district.currentData(),
            holder=self.holder.currentData(),
            statuses=tuple(code for code, box in self.statuses.items() if box.isChecked()),
            departments=(office,) if office else (),
            linked=self.linked.currentData(),
            debt=Debt(debt) if debt else None,
            decided_by=self._now.decided_by,
            decided_on=self._now.decided_on,
            decided_since=self._now.decided_since,
            registered_on=self._now.registered_on,
            reason=self._now.reason,
            only=self._now.only,
            order=order,
            **dates,
        )


def _day(typed: str) -> date | None:
    try:
        return datetime.strptime(typed.strip(), "%d.%m.%Y").date()
    except ValueError:
        return None


class ViewForm(Form):
    """Name and columns of a view, and whether everybody has it.

    It closes when the view has been kept: a name that is taken is told in it.
    """

    section = "views"
    save_wanted = Signal()

    def __init__(
        self, me: Me, columns: tuple[str, ...], view: View | None, parent: QWidget | None
    ) -> None:
        super().__init__(
            self.tr("Keep as a view") if view is None else self.tr("Change the view"),
            self.tr("Save"),
            parent,
            width=420,
        )
        self.name = QLineEdit(view.name if view else "")
        self.name.setMaxLength(60)
        self.field(self.tr("Name"), self.name)
        self.body.addWidget(label(self.tr("Columns"), "muted"))
        titles = {
            "place": self.tr("District"),
            "due": self.tr("Term"),
            "service": self.tr("E-service"),
            "holder": self.tr("Holder"),
            "department": self.tr("Office"),
            "submitted": self.tr("Submitted"),
            "code": self.tr("Subscriber code"),
        }
        self._columns = {key: QCheckBox(titles[key]) for key in COLUMNS}
        grid = QGridLayout()
        for index, (key, box) in enumerate(self._columns.items()):
            box.setChecked(key in columns)
            grid.addWidget(box, index // 2, index % 2)
        self.body.addLayout(grid)
        self.shared = QCheckBox(self.tr("Everybody in the organisation has it"))
        self.shared.setChecked(view is not None and view.shared)
        self.body.addWidget(self.shared)
        self.shared.setVisible(me.supervises)
        self.name.setFocus()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(key for key, box in self._columns.items() if box.isChecked())

    def check(self) -> str | None:
        return None if self.name.text().strip() else self.wrong(self.name, sentence("CD606"))

    def try_accept(self) -> None:
        problem = self.check()
        if problem:
            self.say(problem)
        else:
            self.save_wanted.emit()
