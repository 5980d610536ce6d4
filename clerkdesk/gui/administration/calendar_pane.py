"""The working calendar as a year, with the day that is chosen beside it and the history below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.domain.day_kinds import DayDecision, DayKind
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict
from clerkdesk.gui.administration import calendar_history
from clerkdesk.gui.administration.calendar_draft import (
    CalendarDraft,
    Days,
    kind_in,
    next_kind,
    working_days_of,
)
from clerkdesk.gui.administration.calendar_import import CalendarImport
from clerkdesk.gui.administration.changes_card import ChangesCard
from clerkdesk.gui.administration.day_editor import DayEditor
from clerkdesk.gui.administration.year_view import LOOKS, YearView, paint_day
from clerkdesk.gui.kit import theme, timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.elided import ElidedLabel
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.texts import filled, number
from clerkdesk.gui.kit.widgets import Card, button, label, restyle, tool
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import Change
from clerkdesk.usecases.supervision import calendar_decisions, working_days
from clerkdesk.usecases.supervision.working_days import CalendarDay, Effect

_SOON_MS = 150
_EDITOR = 316
_NARROW_EDITOR = 272
_KINDS = ("calendar_override", "organisation_day")


class CalendarPane(QWidget):
    """``notice`` with a sentence for the page's bar and its tone; ``saved`` when something is."""

    notice = Signal(str, str)
    saved = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.draft = CalendarDraft()
        self.days: Days = {}
        self.today = baku_date(context.clock())
        self.year_view = YearView(self.draft)
        self.editor = DayEditor(self.draft)
        self.changes = ChangesCard()
        self._effect_soon = timers.pause(self, _SOON_MS, self._ask_effect)
        self._asked: tuple[Sequence[DayDecision], bool] | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.year_label = label("", "title")
        self.count = label("", "strong")
        self.count_after = label("", "strong")
        self.count_unit = label("", "muted")
        restyle(self.count_after, tone="warn")
        self._import_text = self.tr("Import from an act…")
        self.import_button = button(self._import_text, None, "folder-input", self.import_days)
        self.import_button.setAccessibleName(self._import_text)
        head = row(
            tool("chevron-left", self.tr("The year before"), lambda: self._step_year(-1)),
            self.year_label,
            tool("chevron-right", self.tr("The year after"), lambda: self._step_year(1)),
            self.count,
            self.count_after,
            self.count_unit,
            1,
            self.import_button,
            spacing=10,
        )
        year = Card()
        year.body.addLayout(head)
        year.body.addWidget(self.year_view, 1)
        year.body.addWidget(CalendarLegend())
        year.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.changes.setMinimumHeight(76)
        left = column(year, self.changes, spacing=12)
        left.setStretch(0, 5)
        left.setStretch(1, 2)
        self.editor.setFixedWidth(_EDITOR)
        self.setLayout(row(column(left), self.editor, spacing=12))

    def set_compact(self, compact: bool) -> None:
        """The year has the room in a narrow window."""
        self.editor.setFixedWidth(_NARROW_EDITOR if compact else _EDITOR)
        self.import_button.setText("" if compact else self._import_text)
        self.import_button.setToolTip(self._import_text if compact else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.year_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.year_view.selected_changed.connect(lambda _on: self._show_day())
        self.year_view.kind_wanted.connect(self._next_kind)
        self.year_view.undo_wanted.connect(self._undo)
        self.year_view.editor_wanted.connect(self.editor.ground.setFocus)
        self.year_view.year_wanted.connect(self._go_to)
        self.editor.kind_chosen.connect(self.decide)
        self.editor.replacement_chosen.connect(self._replace)
        self.editor.draft_changed.connect(self._effect_soon.start)
        self.editor.save_wanted.connect(self.save)
        self.editor.discard_wanted.connect(self.discard)
        self.editor.left.connect(self.leave_editor)

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read year and history again; the draft stays."""
        self.today = baku_date(self._context.clock())
        selected = self.year_view.selected
        self._go_to(self.today if selected == date.min else selected)
        task = self._context.tasks.read(self, office.changes, _KINDS)
        task.succeeded.connect(self._show_changes)

    def _go_to(self, on: date) -> None:
        """Read the year of a day, and choose the day."""
        if not self.today.year - 1 <= on.year <= self.today.year + 2:
            return
        task = self._context.tasks.read(self, working_days.of_year, on.year)
        task.succeeded.connect(lambda days: self._show_year(on, days))

    def _step_year(self, years: int) -> None:
        selected = self.year_view.selected
        self._go_to(date(selected.year + years, selected.month, min(selected.day, 28)))

    def _show_year(self, on: date, days: list[CalendarDay]) -> None:
        kept = {day.on: day for day in self.days.values() if day.on.year != on.year}
        self.days = kept | {day.on: day for day in days}
        self.year_view.show_year(self.days, on, self.today)
        self.year_label.setText(str(on.year))
        self._show_day()
        self._effect_soon.start()

    def _show_changes(self, changes: list[Change]) -> None:
        self.changes.show_lines(calendar_history.lines(changes, self.take_back))

    # -- the draft ---------------------------------------------------------------------------------

    def _show_day(self) -> None:
        on = self.year_view.selected
        # Days as the database has them: the distance is that of the calendar in force.
        ahead = self._context.calendar.working_days_between(self.today, on)
        self.editor.show_day(on, self.days, ahead)
        before = working_days_of(on.year, None, self.days)
        after = working_days_of(on.year, self.draft, self.days)
        self.count.setText(number(before) if before == after else f"{number(before)} →")
        self.count_after.setText(number(after) if before != after else "")
        self.count_after.setVisible(before != after)
        self.count_unit.setText(self.tr("working days"))

    def _draft_changed(self) -> None:
        self.year_view.changed()
        self._show_day()
        self.editor.computing()
        self._effect_soon.start()

    def decide(self, kind: DayKind | None) -> None:
        """The chosen day is of this kind in the draft."""
        self.draft.decide(self.year_view.selected, kind, self.days)
        self._draft_changed()

    def _next_kind(self) -> None:
        self.decide(next_kind(kind_in(self.draft, self.year_view.selected, self.days)))

    def _replace(self, worked: date | None) -> None:
        self.draft.replace_by(self.year_view.selected, worked, self.days)
        self._draft_changed()

    def _undo(self) -> None:
        if self.draft.undo():
            self._draft_changed()

    def discard(self) -> None:
        """Throw the draft away."""
        self.draft.clear()
        self._draft_changed()
        self.year_view.setFocus()

    def leave_editor(self) -> None:
        """Back to the year, whatever is written."""
        self.year_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self, decisions: Sequence[DayDecision], ground: str, own: bool) -> None:
        """Draft the reverse of an earlier change: it is saved like any other."""
        self.draft.clear()
        for decision in decisions:
            self.draft.decisions[decision.on] = decision.kind
        self.draft.ground = ground
        self.draft.own = own
        self._go_to(decisions[0].on)
        self._draft_changed()

    def take_imported(self, decisions: Sequence[DayDecision], ground: str) -> None:
        """Draft what a table says of days."""
        for decision in decisions:
            self.draft.decide(decision.on, decision.kind, self.days)
        self.draft.ground = self.draft.ground or ground
        self.draft.own = False
        if decisions:
            self._go_to(decisions[0].on)
        self._draft_changed()
        self.leave_editor()

    def import_days(self) -> None:
        """Ask for the table of an act."""
        form = CalendarImport(self._context, self.year_view.year, self._context.front)
        form.accepted.connect(lambda: self.take_imported(form.decisions, form.act.text().strip()))
        self._context.open_form.emit(form)

    # -- effect and saving -------------------------------------------------------------------------

    def _ask_effect(self) -> None:
        if not self.draft.decisions:
            return
        asked = (self.draft.listed, self.draft.own)
        self._asked = asked
        task = self._context.tasks.read_behind(
            self, working_days.effect, asked[0], own=self.draft.own
        )
        task.handled = True
        task.succeeded.connect(lambda effect: self._show_effect(asked, effect))
        task.failed.connect(lambda error: self.notice.emit(message(error), "bad"))

    def _show_effect(self, asked: tuple[Sequence[DayDecision], bool], effect: Effect) -> None:
        if asked == (self.draft.listed, self.draft.own):
            self.editor.show_effect(effect)

    def save(self) -> None:
        """Save the draft if what it does is what was shown."""
        missing = self.editor.missing()
        effect = self.editor.effect.effect
        if missing or effect is None:
            self.notice.emit(missing, "warn")
            return
        task = self._context.tasks.run(
            self,
            calendar_decisions.decide_days,
            self.draft.listed,
            self.draft.ground,
            own=self.draft.own,
            tell_citizens=self.draft.tell_citizens,
            seen=effect.moved,
            earlier_confirmed=bool(effect.earlier),
        )
        task.handled = True
        task.succeeded.connect(self._saved)
        task.failed.connect(self._not_saved)

    def _saved(self, moved: int) -> None:
        self.draft.clear()
        sentence = (
            filled(self.tr("Saved. Terms that move now: %1."), number(moved))
            if moved
            else self.tr("Saved.")
        )
        self.notice.emit(sentence, "ok")
        self._draft_changed()
        self.reload()
        self.leave_editor()
        self.saved.emit()

    def _not_saved(self, error: Exception) -> None:
        self.notice.emit(message(error), "bad")
        if isinstance(error, Conflict):
            # What is shown next is what is so now.
            self.editor.computing()
            self._ask_effect()


class CalendarLegend(QWidget):
    """What each shape means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pieces: list[QWidget | int] = []
        for kind, name in (
            (DayKind.HOLIDAY, self.tr("Holiday")),
            (DayKind.MOVED, self.tr("Moved day off")),
            (DayKind.WORKING, self.tr("Worked day off")),
            (DayKind.MOURNING, self.tr("Mourning")),
        ):
            pieces += [_Sample(kind), ElidedLabel(name, "muted", Qt.TextElideMode.ElideRight)]
        pieces.append(1)
        inside = row(*pieces, spacing=7)
        self.setLayout(inside)


class _Sample(QWidget):
    """A day of a kind, by itself."""

    def __init__(self, kind: DayKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(QSize(24, 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(8.5))
        paint_day(painter, QRect(0, 0, 24, 22), "9", LOOKS[self._kind])
        painter.end()
