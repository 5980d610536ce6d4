"""The page of what recurs: the gravest first, with why; what is judged stays behind a filter."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.recurring import Standing
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.keyed_page import KeyedPage, Steps
from clerkdesk.gui.kit.layout import VerticalArea, column, row, rule
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.tables import PlainTable, set_widths, table, table_card
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, chip, label, mark
from clerkdesk.gui.supervision import recurring_texts
from clerkdesk.gui.supervision.judge_form import JudgeForm
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision import judging
from clerkdesk.usecases.supervision.judging import Judgement
from clerkdesk.usecases.supervision.recurring import HitRow, look_through

_WIDTHS = (240, 74, 52, 112, 138)
_MOST_SHOWN = 12
"""Of the applications beside the list; the list itself has all."""
_SIDE = 320
"""Pixels: the card of the chosen hit."""
_TONES = {Standing.OPEN: "warn", Standing.ASKED: "progress", Standing.JUDGED: "ok"}


class _Refused(NamedTuple):
    """A judgement that was not written."""

    chosen: HitRow
    judgement: Judgement
    why: str


class RecurringPage(KeyedPage):
    """Its keys: 1 to 3 the lists, Enter the applications, Ctrl+E the verdict, F5 reads again."""

    list_wanted = Signal(object, str)
    """A ``Filter`` and the title of its list."""
    opened = Signal(str)
    """The number of an application that is to be opened."""

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._rows: list[HitRow] | None = None
        """None: nothing has been read yet."""
        self._judging = False
        self._refused: _Refused | None = None
        """What was not written, until the hit is read as it is now."""
        self.standings: dict[Standing, QPushButton] = {}
        for standing in Standing:
            choice = button("", "view", None, partial(self.choose, standing))
            choice.setCheckable(True)
            choice.setChecked(standing is Standing.OPEN)
            self.standings[standing] = choice
        heads = (
            self.tr("What recurs"),
            self.tr("Applications"),
            self.tr("Open"),
            self.tr("Last"),
            self.tr("State"),
        )
        self.model = PlainTable(heads, self)
        self.table = table(self.model, self.tr("What recurs"))
        set_widths(self.table, _WIDTHS, stretched=0)
        self.table.doubleClicked.connect(lambda _index: self.show_applications())
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.problem = label("", wrap=True)
        self.problem.setProperty("tone", "bad")
        self.problem.hide()
        self.nothing = label("", "muted")
        self.card = Card()
        self.judge_button = button(self.tr("Verdict…"), "primary", None, self.judge)
        self.list_button = button(self.tr("Show in the list"), None, "list", self.show_applications)
        # Kept while the card is filled anew.
        self._bar = QWidget()
        self._bar.setLayout(row(self.list_button, 1, self.judge_button, spacing=8))
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(
            column(
                VerticalArea(self.card, self.tr("The chosen one")),
                self._bar,
                spacing=10,
            )
        )
        self.side = side
        hint = label(
            self.tr("That you look is logged. A mark is a question and no proof."), "muted"
        )
        again = button(self.tr("Again"), "link", "refresh-cw", self.reload)
        head = row(
            label(self.tr("What recurs"), "title"),
            1,
            row(*self.standings.values(), spacing=6),
            again,
            spacing=10,
        )
        content = row(table_card(self.table), side, spacing=12)
        content.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                self.problem,
                self.nothing,
                content,
                hint,
                spacing=12,
                margins=(24, 14, 24, 14),
            )
        )
        self._show()

    def steps(self) -> Steps:
        keys: Steps = {
            **{
                str(place + 1): partial(self.choose, standing)
                for place, standing in enumerate(Standing)
            },
            "F5": self.reload,
        }
        if self.chosen is not None:
            keys |= {"Return": self.show_applications, "Ctrl+E": self.judge}
        return keys

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Look again; each look is logged."""
        # It writes a row, and so is no read.
        task = self._context.tasks.run(self, look_through)
        task.handled = True
        task.succeeded.connect(self._read)
        task.failed.connect(self._not_read)

    def _read(self, rows: list[HitRow]) -> None:
        self.problem.hide()
        self._rows = rows
        self._show()
        self._ask_again()

    def _not_read(self, error: BaseException) -> None:
        self.problem.setText(message(error))
        self.problem.show()
        self._ask_again()

    @property
    def standing(self) -> Standing:
        """Of the list that is shown."""
        return next(each for each, choice in self.standings.items() if choice.isChecked())

    def choose(self, standing: Standing) -> None:
        """Show the hits that stand so."""
        for each, choice in self.standings.items():
            choice.setChecked(each is standing)
        self._show()
        announce(self, self.standings[standing].text())

    # -- showing -----------------------------------------------------------------------------------

    def _show(self) -> None:
        names = {
            Standing.OPEN: self.tr("To be judged"),
            Standing.ASKED: self.tr("Asked"),
            Standing.JUDGED: self.tr("Judged"),
        }
        rows = self._rows or []
        for standing, choice in self.standings.items():
            count = texts.number(sum(each.standing is standing for each in rows))
            choice.setText(names[standing] if self._rows is None else f"{names[standing]}  {count}")
        kept = self.chosen
        shown = self._shown()
        self.model.set_rows([self._line(each) for each in shown], shown)
        self.nothing.setText(
            {
                Standing.OPEN: self.tr("Nothing that recurs is left to be judged."),
                Standing.ASKED: self.tr("No office is asked."),
                Standing.JUDGED: self.tr("Nothing has been judged yet."),
            }[self.standing]
        )
        self.nothing.setVisible(self._rows is not None and not shown)
        keys = [(each.hit.kind, each.hit.key) for each in shown]
        place = 0
        if kept is not None and (kept.hit.kind, kept.hit.key) in keys:
            place = keys.index((kept.hit.kind, kept.hit.key))
        if shown:
            self.table.selectRow(place)
        self._show_chosen()

    def _shown(self) -> list[HitRow]:
        return [each for each in self._rows or [] if each.standing is self.standing]

    def _line(self, each: HitRow) -> list[str]:
        hit = each.hit
        return [
            recurring_texts.subject(each),
            texts.number(len(hit.members)),
            texts.number(hit.open),
            texts.day(baku_date(hit.newest)),
            recurring_texts.standing_words(each),
        ]

    @property
    def chosen(self) -> HitRow | None:
        """The hit whose row is the current one."""
        each = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        return each if isinstance(each, HitRow) else None

    def _show_chosen(self, *_change: QModelIndex) -> None:
        chosen = self.chosen
        self.side.setVisible(chosen is not None)
        self.judge_button.setVisible(self._context.me.supervises)
        if chosen is not None:
            self.card.remake(chosen, partial(self._fill, chosen))

    def _fill(self, chosen: HitRow) -> None:
        body = self.card.body
        tone = _TONES[chosen.standing]
        title = label(recurring_texts.subject(chosen), "strong", wrap=True)
        sign = mark(recurring_texts.ICONS[chosen.hit.kind], tone, title.text())
        head = row(sign, title, spacing=9)
        head.setStretch(1, 1)
        head.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addLayout(row(chip(recurring_texts.standing_words(chosen), tone), 1))
        for line in recurring_texts.why(chosen):
            body.addWidget(label(line, "muted", wrap=True))
        body.addWidget(rule())
        for member in chosen.hit.members[:_MOST_SHOWN]:
            opens = button(member.number, "link", None, partial(self.opened.emit, member.number))
            # Of another office's one sees that there is one, and where.
            opens.setEnabled(member.id in chosen.in_sight)
            office = chosen.offices[member.department_id]
            where = label(f"{texts.word(member.status)} · {office}", "muted", wrap=True)
            body.addWidget(opens, alignment=Qt.AlignmentFlag.AlignLeft)
            body.addWidget(where)
        more = len(chosen.hit.members) - _MOST_SHOWN
        if more > 0:
            words = filled(self.tr("and %1 more: show them in the list"), more)
            body.addWidget(label(words, "muted", wrap=True))
        for judged in chosen.verdicts:
            body.addWidget(rule())
            verdict, *rest = recurring_texts.judged_words(judged)
            body.addWidget(label(verdict, "strong", wrap=True))
            for line in rest:
                body.addWidget(label(line, None, wrap=True, selectable=True))
        body.addStretch(1)

    # -- acting ------------------------------------------------------------------------------------

    def show_applications(self) -> None:
        """The chosen hit's applications, as a list."""
        chosen = self.chosen
        if chosen is not None:
            only = tuple(member.id for member in chosen.hit.members)
            title = recurring_texts.kind_words(chosen.hit.kind)
            self.list_wanted.emit(Filter(Queue.ALL, only=only), title)

    def judge(self) -> None:
        """Ask what the chosen hit is."""
        chosen = self.chosen
        if chosen is None or self._judging or not self._context.me.supervises:
            return
        if not self._context.reachable():
            return
        self._open(JudgeForm(chosen, self._context.front), chosen)

    def _open(self, form: JudgeForm, chosen: HitRow) -> None:
        form.accepted.connect(lambda: self._write(chosen, form))
        self._context.open_form.emit(form)

    def _write(self, chosen: HitRow, form: JudgeForm) -> None:
        self._judging = True
        judgement = form.judgement
        task = self._context.tasks.run(
            self,
            judging.judge,
            chosen.hit.kind,
            chosen.hit.key,
            judgement,
            chosen.shown,
        )
        task.handled = True
        task.succeeded.connect(lambda _none: self._written())
        task.failed.connect(partial(self._not_written, chosen, judgement))

    def _written(self) -> None:
        self._judging = False
        self._context.notice.emit(self.tr("Written down."), "ok")
        self.reload()

    def _not_written(self, chosen: HitRow, judgement: Judgement, error: BaseException) -> None:
        self._judging = False
        self._refused = _Refused(chosen, judgement, message(error))
        self.reload()

    def _ask_again(self) -> None:
        """Give back what was written and refused, on the hit as it is now."""
        refused = self._refused
        self._refused = None
        if refused is None:
            return
        of_kind = [row for row in self._rows or [] if row.hit.kind is refused.chosen.hit.kind]
        same = [row for row in of_kind if row.hit.ids & refused.chosen.hit.ids]
        if not same:
            # There is nothing any more of which it could be said.
            self._context.notice.emit(refused.why, "bad")
            return
        if same[0].standing is not self.standing:
            self.choose(same[0].standing)
        self.table.selectRow(self._shown().index(same[0]))
        form = JudgeForm(same[0], self._context.front, refused.judgement)
        form.say(refused.why)
        self._open(form, same[0])
