"""The register as a list: chips of the states with their numbers, a search, filters, the rows."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.letter import gives_letters
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates.register_filter import RegisterFilterForm
from clerkdesk.gui.certificates.register_model import STATE, RegisterModel
from clerkdesk.gui.certificates.state_delegate import StateDelegate
from clerkdesk.gui.kit import icons, texts, theme, timers
from clerkdesk.gui.kit.choices import Choices
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import RingedTable, row
from clerkdesk.gui.kit.tables import make_quiet, set_widths
from clerkdesk.gui.kit.widgets import Card, button, clearable, label, restyle, tint
from clerkdesk.usecases.certificates import listing
from clerkdesk.usecases.certificates.listing import (
    STATES,
    RegisterFilter,
    RegisterPart,
    RegisterRow,
)

_SEARCH_PAUSE_MS = 180
_WIDTHS = (154, 120, 128, 88, 142, 136, 136, 40, 126)
"""Of the columns, in pixels; the second takes the room that is left."""
_OF_LETTERS = (162, 120, 158, 76, 142, 136, 136, 40, 120)
"""Of the register of letters, whose numbers and subscriber codes are longer."""
_WIDE = {3: 170, STATE: 290}
"""Those of a wide window, which has room for an office's name and for the remark on a state."""
_LEFT_OUT = (2, 3)
"""Columns that a narrow window has no room for; their words are in the answer and the filter."""


class RegisterTable(RingedTable):
    """Enter takes the row to the check."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class RegisterList(Card):
    """``chosen`` with the ``RegisterRow`` that is to be looked at."""

    chosen = Signal(object)
    export_wanted = Signal()
    prints_wanted = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.filter = RegisterFilter()
        self._generation = 0
        self._shown_generation = 0
        self._is_wide = False
        self._again = False
        """Whether the list that is asked for is the one that is shown, read again."""
        self._of_letters = gives_letters(context.me.organisation)
        self._widths = _OF_LETTERS if self._of_letters else _WIDTHS
        self.model = RegisterModel(self, of_letters=self._of_letters)
        self.model.block_wanted.connect(self._fetch)
        self.table = self._table()
        self.states = Choices(self)
        self.state_buttons = {state: button("", "view") for state in (None, *STATES)}
        for state, shown in self.state_buttons.items():
            self.states.add(shown, state)
        self.states.mark(None)
        self.states.chosen.connect(self._choose_state)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Number, name, subscriber code, code, whole FIN…"))
        self.search.setAccessibleName(self.tr("Search the register"))
        self._search_icon = self.search.addAction(
            icons.icon("search", theme.tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        clearable(self.search)
        self._soon = timers.pause(self, _SEARCH_PAUSE_MS, self._search)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.returnPressed.connect(self._search_entered)
        self.filter_button = button(self.tr("Filter"), None, "sliders-horizontal", self.ask_filter)
        self.prints_button = button(self.tr("Prints"), None, "printer", self.prints_wanted.emit)
        self.export_button = button(self.tr("XLSX"), None, "download", self.export_wanted.emit)
        self.export_button.setAccessibleName(self.tr("Save the register as XLSX or CSV"))
        self.nothing = label("", "muted", wrap=True)
        self.name = label(self.tr("REGISTER"), "caption")
        head = row(
            self.name,
            *self.state_buttons.values(),
            self.search,
            self.filter_button,
            self.prints_button,
            self.export_button,
            spacing=8,
        )
        head.setStretchFactor(self.search, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.setSizePolicy(
            self.sizePolicy().horizontalPolicy(), self.table.sizePolicy().verticalPolicy()
        )
        self._show_counts(dict.fromkeys(STATES, 0))

    def _table(self) -> RegisterTable:
        view = RegisterTable()
        view.setModel(self.model)
        view.setItemDelegateForColumn(STATE, StateDelegate(view))
        name = self.tr("Register of certificates")
        make_quiet(view, self.tr("Register of letters") if self._of_letters else name)
        view.setMinimumHeight(110)
        set_widths(view, self._widths, stretched=1)
        view.entered.connect(self._choose)
        view.doubleClicked.connect(lambda _index: self._choose())
        return view

    def set_wide(self, wide: bool) -> None:
        """What a wide window has room for is written out."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        for column, width in _WIDE.items():
            self.table.setColumnWidth(column, width if wide else self._widths[column])

    def set_narrow(self, narrow: bool) -> None:
        """What a narrow window has no room for gives way."""
        for column in _LEFT_OUT:
            self.table.setColumnHidden(column, narrow)
        self.name.setHidden(narrow)
        for shown, text in (
            (self.filter_button, self.tr("Filter")),
            (self.prints_button, self.tr("Prints")),
        ):
            shown.setText("" if narrow else text)
            shown.setAccessibleName(text)
            shown.setToolTip(text if narrow else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_search_icon"):
            self._search_icon.setIcon(icons.icon("search", theme.tokens().muted))

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again from its beginning."""
        self._generation += 1
        generation = self._generation
        # The search for a person is written down.
        start = self._context.tasks.run if self.filter.is_personal else self._context.tasks.read
        task = start(self, listing.first_page, self.filter)
        task.succeeded.connect(lambda part: self._show(generation, part))

    def _show(self, generation: int, part: RegisterPart) -> None:
        if generation != self._generation:
            return
        self._shown_generation = generation
        current = self.current
        scroll = self.table.verticalScrollBar().value() if self._again else 0
        self._again = True
        state = self.filter.state
        count = sum(part.counts.values()) if state is None else part.counts[state]
        self.model.reset(count, part.rows)
        self._show_counts(part.counts)
        self.nothing.setText(self._nothing())
        self.nothing.setVisible(not part.rows)
        self.table.setVisible(bool(part.rows))
        # What one reads stays where it is; its rows come as others do that are looked at.
        self.table.verticalScrollBar().setValue(scroll)
        place = self.model.place_of(current.number) if current is not None else None
        if place is not None:
            self.table.selectRow(place)

    def _nothing(self) -> str:
        if self.filter != RegisterFilter():
            return self.tr("Nothing in the register fits. Try a part of the name or number.")
        if self._of_letters:
            return self.tr("No letter has been formed yet.")
        return self.tr("No certificate has been formed yet.")

    def _fetch(self, block: int) -> None:
        """Read a block that somebody looks at, of the list that is shown."""
        generation = self._generation
        if generation != self._shown_generation:
            self.model.forget(block)
            return
        known = self.model.known_before(block)
        start = self._context.tasks.run if self.filter.is_personal else self._context.tasks.read
        task = start(self, listing.block, self.filter, block, known)
        task.succeeded.connect(partial(self._fetched, generation, block))
        task.failed.connect(lambda _error: self.model.forget(block))

    def _fetched(self, generation: int, block: int, rows: list[RegisterRow]) -> None:
        if generation == self._generation:
            self.model.set_block(block, rows)
        else:
            self.model.forget(block)

    def _show_counts(self, counts: dict[str, int]) -> None:
        for state, shown in self.state_buttons.items():
            count = sum(counts.values()) if state is None else counts[state]
            word = texts.word(state) if state is not None else self.tr("All")
            shown.setText(f"{word}  {texts.number(count)}")
            # Most offices count no days: then the word says nothing.
            shown.setHidden(state == Verdict.EXPIRED and not count and self.filter.state != state)

    # -- what somebody looks for -------------------------------------------------------------------

    @property
    def current(self) -> RegisterRow | None:
        """The selected row."""
        return self.model.row_at(self.table.currentIndex())

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def _choose_state(self, state: Hashable) -> None:
        self.narrow(replace(self.filter, state=str(state) if state is not None else None))

    def _search(self) -> None:
        self.narrow(replace(self.filter, query=self.search.text().strip()))

    def _search_entered(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._search()
        if self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow(self, narrowed: RegisterFilter) -> None:
        """Show less or more of the register."""
        if narrowed == self.filter:
            return
        self.filter = narrowed
        whole = narrowed.since is None and narrowed.until is None and narrowed.department is None
        restyle(self.filter_button, kind=None if whole else "primary")
        tint(self.filter_button, "sliders-horizontal")
        self.table.setCurrentIndex(QModelIndex())
        self._again = False
        self.reload()

    def ask_filter(self) -> None:
        """Ask for days and office."""
        form = RegisterFilterForm(self._context, self.filter)
        form.accepted.connect(lambda: self.narrow(form.chosen()))
        self._context.open_form.emit(form)
