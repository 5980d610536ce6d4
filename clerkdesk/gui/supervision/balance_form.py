"""Sharing work out: what is proposed, from whom to whom, before and after; it happens when somebody
presses the button, with a reason.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import column, empty, row, rule
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.supervision.people_list import absence_words, draw_load, place_words
from clerkdesk.usecases.supervision import moving, sharing
from clerkdesk.usecases.supervision.moving import HandOver, Moved
from clerkdesk.usecases.supervision.sharing import Part, Proposal
from clerkdesk.usecases.supervision.workload import Load, PersonRow


class LoadBar(QWidget):
    """What somebody would hold, against the norm."""

    def __init__(self, held: int, norm: int, load: Load) -> None:
        super().__init__()
        self._held = held
        self._norm = norm
        self._load = load
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(112, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_load(painter, QRectF(1, 5, self.width() - 2, 8), self._held, self._norm, self._load)
        painter.end()


class BalanceForm(Form):
    """``moved``: what has changed hands, for whoever offers to take it back."""

    section = "supervisors"
    moved = Signal(object)
    """A ``Moved``."""
    list_wanted = Signal(object)
    """The ids of the applications that would be moved."""

    def __init__(self, context: DeskContext, office: str | None, name: str) -> None:
        super().__init__(
            filled(QCoreApplication.translate("BalanceForm", "Share work out: %1"), name),
            QCoreApplication.translate("BalanceForm", "Move"),
            context.front,
            width=720,
        )
        self._context = context
        self._office = office
        self._left_out: set[int] = set()
        self.proposal: Proposal | None = None
        self.head = label("", "strong", wrap=True)
        self.late = label("", "muted", wrap=True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 2)
        self._rows.setColumnStretch(4, 3)
        self.boxes: dict[str, QCheckBox] = {}
        self.body.addWidget(self.head)
        self.body.addWidget(self.late)
        self.body.addLayout(self._rows)
        hint = self.tr(
            "What its holder has open now, and what waits for the citizen, stays. Drafts go along "
            "with the application. Both see each move, and the history says why."
        )
        self.body.addWidget(label(hint, "note", wrap=True))
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LENGTH)
        self.field(self.tr("Reason (one for all)"), self.reason)
        self.list_button = button("", None, None, self._list)
        self.buttons.insertWidget(0, self.list_button)
        self.accept_button.setEnabled(False)
        self.list_button.setEnabled(False)
        self._propose()

    # -- the proposal ------------------------------------------------------------------------------

    def _propose(self) -> None:
        task = self._context.tasks.read(
            self, sharing.propose, self._office, frozenset(self._left_out)
        )
        task.succeeded.connect(self._show)

    def _show(self, proposal: Proposal) -> None:
        self.proposal = proposal
        number = len(proposal.moves)
        givers = len({move.giver for move in proposal.moves})
        takers = len({move.taker for move in proposal.moves})
        proposed = self.tr("Proposed: %n application(s) go", "", number)
        persons = self.tr("From people: %1, to people: %2.")
        words = f"{proposed} {filled(persons, givers, takers)}"
        self.head.setText(words if number else self.tr("There is nothing to be shared out."))
        late = self.tr("Of what is due next, late without and with it: %1 → %2")
        self.late.setText(filled(late, proposal.late_before, proposal.late_after))
        self.late.setVisible(number > 0)
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        empty(self._rows)
        self.boxes = {}
        line = self._part(0, self.tr("FROM"), proposal.givers, self._which)
        self._part(line, self.tr("TO"), proposal.takers, self._handles)
        if focused in self.boxes:
            self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.accept_button.setText(self.tr("Move %n application(s)", "", number))
        self.accept_button.setEnabled(number > 0)
        self.list_button.setText(self.tr("List of %n application(s)", "", number))
        self.list_button.setEnabled(number > 0)
        self.grow()

    def _part(
        self, line: int, caption: str, parts: Sequence[Part], what: Callable[[Part], str]
    ) -> int:
        self._rows.addWidget(label(caption, "caption"), line, 0, 1, 2)
        assert self.proposal is not None
        head = filled(self.tr("Now → then / norm %1"), self.proposal.norm)
        self._rows.addWidget(label(head, "caption"), line, 2, 1, 2)
        self._rows.addWidget(rule(), line + 1, 0, 1, 5)
        line += 2
        for part in parts:
            self._line(line, part, what(part))
            line += 1
        if not parts:
            self._rows.addWidget(label(self.tr("Nobody"), "muted"), line, 0, 1, 4)
            line += 1
        return line

    def _line(self, line: int, part: Part, which: str) -> None:
        person = part.person
        assert self.proposal is not None
        box = QCheckBox()
        box.setChecked(part.chosen)
        words_of = filled(self.tr("%1: %2 → %3"), person.name, person.held, part.after)
        box.setAccessibleName(f"{words_of}. {which}")
        box.toggled.connect(partial(self._choose, person.staff_id))
        self.boxes[person.login] = box
        names = column(label(person.name, "strong"), label(_under(person), "muted"), spacing=0)
        load = Load.TOO_MUCH if part.after > self.proposal.norm else Load.USUAL
        step = row(
            label(texts.number(person.held), "muted"),
            label("→", "muted"),
            label(texts.number(part.after), "strong"),
            spacing=6,
        )
        shown = label(which, "muted", wrap=True)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(box, line, 0)
        self._rows.addLayout(names, line, 1)
        self._rows.addWidget(LoadBar(part.after, self.proposal.norm, load), line, 2)
        self._rows.addLayout(step, line, 3)
        self._rows.addWidget(shown, line, 4)

    def _which(self, part: Part) -> str:
        """What of a giver's goes."""
        gone = part.person.held - part.after
        if not part.chosen or not gone:
            return self.tr("nothing")
        words = self.tr("all") if not part.after else self.tr("%n of them", "", gone)
        if part.person.absence is None:
            words = self.tr("%n, what is due first", "", gone)
        stay = self.tr("%n stay(s)", "", part.stay) if part.stay else ""
        return ", ".join(filter(None, (words, stay)))

    def _handles(self, part: Part) -> str:
        """What a taker works on."""
        everything = QCoreApplication.translate("PeopleList", "all offices")
        return ", ".join(part.person.offices[:4]) or everything

    def _choose(self, staff_id: int, chosen: bool) -> None:
        if chosen:
            self._left_out.discard(staff_id)
        else:
            self._left_out.add(staff_id)
        self.accept_button.setEnabled(False)
        self._propose()

    # -- doing it ----------------------------------------------------------------------------------

    def _list(self) -> None:
        assert self.proposal is not None
        chosen = tuple(move.application_id for move in self.proposal.moves)
        self.reject()
        self.list_wanted.emit(chosen)

    def check(self) -> str | None:
        if not self.reason.text().strip():
            return self.wrong(self.reason, sentence("reason_required"))
        return None

    def try_accept(self) -> None:
        problem = self.check()
        if problem:
            self.say(problem)
            return
        if not self.accept_button.isEnabled() or not self._context.reachable():
            return
        self.accept_button.setEnabled(False)
        task = self._context.tasks.run(
            self, moving.move, self._hand_overs(), self.reason.text().strip()
        )
        task.handled = True
        task.succeeded.connect(self._done)
        task.failed.connect(self._not_done)

    def _hand_overs(self) -> list[HandOver]:
        assert self.proposal is not None
        parts = (*self.proposal.givers, *self.proposal.takers)
        logins = {part.person.staff_id: part.person.login for part in parts}
        return [
            HandOver(move.application_id, move.version, logins[move.taker], logins[move.giver])
            for move in self.proposal.moves
        ]

    def _done(self, moved: Moved) -> None:
        self.accept()
        self.moved.emit(moved)

    def _not_done(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        self.say(message(error))


def _under(person: PersonRow) -> str:
    return absence_words(person.absence) if person.absence is not None else place_words(person)
