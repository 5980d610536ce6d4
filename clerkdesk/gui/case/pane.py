"""The open application: head, tabs, cards, and the bar of what may be done."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from clerkdesk.domain.erasures import ErasedData
from clerkdesk.domain.findings import FindingState
from clerkdesk.domain.lifecycle import DECIDED, Action
from clerkdesk.gui.case import spoken
from clerkdesk.gui.case.action_bar import ActionBar
from clerkdesk.gui.case.application_tab import ApplicationTab
from clerkdesk.gui.case.examination import Examination
from clerkdesk.gui.case.findings_strip import FindingsStrip
from clerkdesk.gui.case.head import APPLICATION, DEBT, DOCUMENTS, HISTORY, MESSAGES, CaseHead
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.case.sample_strip import SampleStrip
from clerkdesk.gui.case.side_cards import ComparisonCard, DebtCard, DocumentsCard, SideCards
from clerkdesk.gui.case.tabs import DebtTab, HistoryTab, MessagesTab
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import VerticalArea, chain, column, keyed, row
from clerkdesk.gui.kit.location import CaseLocation
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.viewer import commands as viewer_commands
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow
from clerkdesk.usecases.messages import delivery
from clerkdesk.usecases.queue.rows import QueueRow

_SIDE_WIDTH = 262
_NARROW_SIDE_WIDTH = 244
_ROOMY = 680


class DetailPane(QWidget):
    """``action_wanted`` names what the clerk wants done; ``weigh_wanted`` the key of a finding that
    is to be weighed.
    """

    action_wanted = Signal(object)
    deadline_wanted = Signal()
    open_wanted = Signal()
    compare_wanted = Signal(int)
    weigh_wanted = Signal(str)
    look_wanted = Signal(str)
    shown = Signal()

    def __init__(
        self,
        context: DeskContext,
        open_case: OpenCase,
        deadlines: Deadlines,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._open_case = open_case
        self.renderer = Renderer(self)
        self._side_wanted = True
        self._said: CaseDetail | None = None
        """The opened application as it was said last to who does not see it."""
        self._unfilled: dict[int, ApplicationTab | DebtTab | MessagesTab | HistoryTab] = {}
        """The tabs that do not show the open application yet."""
        self._fill_soon = timers.repeating(self, 10, self._fill_next)
        self.head = CaseHead(deadlines)
        self.head.deadline_wanted.connect(self.deadline_wanted)
        self.head.side_wanted.connect(self._toggle_side)
        self.head.tab_wanted.connect(self.show_tab)
        self._build_body()
        self.findings = FindingsStrip()
        self._connect_findings(self.findings)
        self.findings.remade.connect(lambda: self._fill_soon.start())
        self.sample = SampleStrip()
        self.sample.look_wanted.connect(lambda: self.action_wanted.emit(Action.SAMPLE_LOOK))
        self.viewer.full_screen_changed.connect(lambda _on: self._fill_soon.start())
        self.action_bar = ActionBar()
        self.action_bar.action_wanted.connect(self.action_wanted)
        self.erased_text = label("", "strong", wrap=True, selectable=True)
        self.erased_text.hide()
        strip = column(self.erased_text, self.sample, self.findings, margins=(22, 12, 12, 0))
        self.setLayout(column(self.head, strip, self.body, self.action_bar, spacing=0))
        open_case.changed.connect(self.show_open)
        self.show_open()

    @property
    def case(self) -> CaseDetail | None:
        """The opened application."""
        return self._open_case.case

    @property
    def document(self) -> DocumentRow | None:
        """The document that is shown."""
        return self.examination.document

    @property
    def filled(self) -> bool:
        """Whether every tab shows what is open, and the Tab key goes through it in order."""
        return not self._fill_soon.isActive()

    # -- building ----------------------------------------------------------------------------------

    def _build_body(self) -> None:
        self.viewer = Viewer(self.renderer)
        self.viewer.set_companion(self._stated)
        self.viewer.beside_wanted.connect(self._toggle_side)
        self.examination = Examination(self._context, self._open_case, self.viewer, self)
        self.application_tab = ApplicationTab()
        self.debt_tab = DebtTab()
        self.messages_tab = MessagesTab()
        self.history_tab = HistoryTab()
        self.application_tab.compare.connect(self.compare_wanted)
        self.application_tab.refuse.connect(lambda: self.action_wanted.emit(Action.REFUSE))
        self.messages_tab.again.connect(self._send_again)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.viewer)
        tabs = (self.application_tab, self.debt_tab, self.messages_tab, self.history_tab)
        for tab, name in zip(tabs, self.head.tab_names[1:], strict=True):
            self.stack.addWidget(VerticalArea(tab, name))
        self.side = SideCards()
        self.side_area = VerticalArea(self.side, self.tr("Documents, comparison, debt, contact"))
        self.side.documents.chosen.connect(self.show_document)
        self.examination.chosen.connect(self._document_chosen)
        self.side.withdrawal.refuse.connect(lambda: self.action_wanted.emit(Action.REFUSE))
        self.side.debt.ask.connect(lambda: self.action_wanted.emit(Action.ASK_DEBT))
        self.side.contact.call.connect(lambda: self.action_wanted.emit(Action.CALL))
        self.side.contact.note.connect(lambda: self.action_wanted.emit(Action.NOTE))
        self._opened = QWidget()
        self._opened.setLayout(
            row(self.stack, self.side_area, spacing=14, margins=(22, 14, 12, 14))
        )
        self._closed = QWidget()
        self.closed_text = label("", "muted", wrap=True)
        self.closed_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = button(self.tr("Open (Enter)"), "primary", None, self.open_wanted.emit)
        self._closed.setLayout(
            column(
                1,
                self.closed_text,
                row(1, self.open_button, 1),
                2,
                spacing=14,
                margins=(40, 20, 40, 20),
            )
        )
        self.body = QStackedWidget()
        self.body.addWidget(self._closed)
        self.body.addWidget(self._opened)

    def _connect_findings(self, strip: FindingsStrip) -> None:
        strip.weigh_wanted.connect(self.weigh_wanted)
        strip.look_wanted.connect(self.look_wanted)
        strip.compare_wanted.connect(self.compare_wanted)
        strip.evidence_wanted.connect(self._show_evidence)
        strip.history_wanted.connect(lambda: self.show_tab(HISTORY))

    def parts(self) -> list[QWidget]:
        """What is dressed by itself."""
        tabs = [
            shown
            for index in range(self.stack.count())
            if (shown := self.stack.widget(index)) is not None
        ]
        return [
            self.head,
            self.erased_text,
            self.sample,
            self.findings,
            self.action_bar,
            self._closed,
            self.side_area,
            *tabs,
        ]

    # -- showing -----------------------------------------------------------------------------------

    def show_open(self, again: bool = False) -> None:
        """Show what is open; ``again``: the same application, read again."""
        if self._open_case.case is not None:
            self._show_case(self._open_case.case, again)
        elif self._open_case.row is not None:
            self._show_selected(self._open_case.row)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        """No application is selected."""
        self.erased_text.hide()
        self.examination.close()
        self.head.hide()
        self.sample.hide()
        self.findings.hide()
        self.action_bar.hide()
        self.open_button.hide()
        self.closed_text.setText(
            self.tr("Choose an application on the left, or take the next one (Ctrl+N).")
        )
        self.body.setCurrentWidget(self._closed)

    def _show_selected(self, selected: QueueRow) -> None:
        """The masked view while one moves through the list: nobody's data is opened."""
        self.erased_text.hide()
        self.examination.close()
        self.viewer.show_message("")
        self.head.show()
        self.head.show_head(selected)
        self.head.shut_tabs()
        self.sample.hide()
        self.findings.hide()
        self.action_bar.hide()
        self.open_button.show()
        self.closed_text.setText(
            filled(
                self.tr(
                    "FIN %1. Personal data are shown when you open the application;"
                    " the view is logged."
                ),
                selected.masked_fin,
            )
        )
        self.body.setCurrentWidget(self._closed)

    def _show_erased(self, case: CaseDetail, erased: ErasedData) -> None:
        """What is left of it, and why not more."""
        self.examination.close()
        self.viewer.show_message("")
        self.sample.hide()
        self.findings.hide()
        self.erased_text.setText(sentence(erased.code, erased.params))
        self.head.show()
        self.head.show_head(case.header)
        self.head.open_history_alone()
        self.action_bar.hide()
        self._unfilled = {HISTORY: self.history_tab}
        self.body.setCurrentWidget(self._opened)
        self.show_tab(HISTORY)
        announce(self, ". ".join((case.header.number, self.erased_text.text())))
        self._arrange()
        self.shown.emit()

    def _show_case(self, case: CaseDetail, again: bool) -> None:
        """Show an opened application; the same one again keeps its document and tab."""
        self.erased_text.setVisible(case.erased is not None)
        if case.erased is not None:
            self._show_erased(case, case.erased)
            return
        self.head.show()
        self.head.show_head(case.header)
        judged = sum(document.fits is not None for document in case.documents)
        self.head.open_tabs(judged, len(case.documents))
        self.action_bar.show()
        self.head.show_second_look(case.findings)
        self.action_bar.show_case(
            case.header,
            to_weigh=sum(finding.state == FindingState.OPEN for finding in case.findings),
            to_look=sum(finding.state == FindingState.SECOND_LOOK for finding in case.findings),
        )
        self.sample.show_case(case)
        self.findings.show_case(case)
        current = self.document.id if again and self.document else None
        self.side.show_case(
            case, current, with_comparison=self.head.tabs.checkedId() != APPLICATION
        )
        self._unfilled = {
            APPLICATION: self.application_tab,
            DEBT: self.debt_tab,
            MESSAGES: self.messages_tab,
            HISTORY: self.history_tab,
        }
        self._fill_tab(self.stack.currentIndex())
        self._fill_soon.start()
        self.viewer.update_companion()
        self.body.setCurrentWidget(self._opened)
        if again:
            before = self._said
            announce(self, spoken.changed(before, case) if before is not None else "")
            self.examination.go_on(case)
        else:
            announce(self, spoken.opened(case))
            self.show_tab(DOCUMENTS)
            self.examination.begin(case)
        self._said = case
        self._arrange()
        self.shown.emit()

    def _stated(self) -> QWidget:
        """What stands beside a document on the whole screen: whose it is, what must be weighed, the
        verdicts, the comparison and the debt.
        """
        stated = QWidget()
        parts: list[QWidget | int] = [
            label(self.head.name.text(), "title", wrap=True),
            label(self.head.subtitle.text(), "muted", wrap=True),
        ]
        margins = (2, 6, 2, 6)
        if self.case is None:
            stated.setLayout(column(*parts, 1, spacing=8, margins=margins))
            return stated
        strip = FindingsStrip(beside=True)
        self._connect_findings(strip)
        documents = DocumentsCard()
        documents.chosen.connect(self.show_document)
        comparison = ComparisonCard()
        debt = DebtCard()
        debt.ask.connect(lambda: self.action_wanted.emit(Action.ASK_DEBT))
        parts += [strip, documents, comparison, debt]
        # First within something: what is shown alone is a window, and takes the keys.
        stated.setLayout(column(*parts, 1, spacing=8, margins=margins))
        documents.show_case(self.case, self.document.id if self.document else None)
        comparison.show_case(self.case)
        debt.show_case(self.case)
        strip.show_case(self.case)
        return stated

    def _order_keys(self) -> None:
        """The Tab key reads as the eye does: tabs, findings, what the tab shows, the cards at the
        right, the bar.
        """
        shown = self.stack.currentWidget()
        assert shown is not None
        if self.viewer.full_screen_window is not None:
            return  # the document's own buttons are in another window, until it closes
        above = [
            *(self.head.tabs.buttons()[-1], *keyed(self.sample)),
            *(self.findings, *keyed(self.findings)),
        ]
        chain(above)
        inside: list[QWidget] = (
            [self.examination.unfit_button]
            if shown is self.viewer
            else [above[-1], shown, *keyed(shown)]
        )
        chain([*inside, self.side_area, *keyed(self.side), *keyed(self.action_bar)])

    def _give_reason(self) -> None:
        """Of the next finding; of a decision that was picked, whether one would have decided so."""
        waits = self.case is not None and self.case.sample is not None and self.case.sample.waiting
        decided = self.case is not None and self.case.header.status in DECIDED
        self.action_wanted.emit(Action.SAMPLE_LOOK if waits and decided else Action.ACKNOWLEDGE)

    def _send_again(self, message_id: int) -> None:
        if self.case is None:
            return
        number = self.case.header.number
        task = self._context.tasks.run(self, delivery.send_again, message_id)
        task.handled = True
        task.failed.connect(
            lambda error: self._context.case_notice.emit(number, message(error), "bad")
        )

    # -- commands, and coming back -----------------------------------------------------------------

    def commands(self) -> list[Command]:
        """Those of the tabs and documents; the viewer's own are among them."""
        translate = QCoreApplication.translate
        return [
            *self.examination.commands(),
            Command(
                "Ctrl+J",
                translate("Commands", "To the next finding"),
                self.findings.go_to_next,
            ),
            Command(
                "Ctrl+E",
                translate("Commands", "Give the reason of the next finding…"),
                self._give_reason,
                Action.ACKNOWLEDGE,
                over_document=True,
            ),
            *[
                Command(f"Ctrl+{tab + 1}", name, partial(self.choose_tab, tab))
                for tab, name in enumerate(self.head.tab_names)
            ],
            *viewer_commands.commands(self.viewer),
        ]

    def save(self) -> CaseLocation | None:
        """The opened application, its tab and document; None: none is."""
        if self.case is None:
            return None
        return CaseLocation(
            key=self.case.header.number,
            tab=max(0, self.head.tabs.checkedId()),
            document=self.document.id if self.document else None,
        )

    def restore(self, location: CaseLocation) -> None:
        """Turn to the tab and the document, where the opened application has them."""
        if self.case is None:
            return
        if location.document in [document.id for document in self.case.documents]:
            assert location.document is not None
            self.show_document(location.document)
        if location.tab is not None:
            self.show_tab(location.tab)

    def choose_tab(self, tab: int) -> None:
        """As ``show_tab``, where an application is open."""
        if self.case is not None:
            self.show_tab(tab)

    # -- tabs and documents ------------------------------------------------------------------------

    def _fill_tab(self, tab: int) -> None:
        """Write into a tab what the open application has for it, if that has not been done."""
        if self.case is not None and tab in self._unfilled:
            self._unfilled.pop(tab).show_case(self.case)

    def _fill_next(self) -> None:
        """The tabs that nobody looks at, one at a time, and the order of the Tab key: together they
        would keep the window away for too long.
        """
        if self._unfilled and self.case is not None:
            self._fill_tab(next(iter(self._unfilled)))
        else:
            self._fill_soon.stop()
            self._order_keys()

    def show_tab(self, tab: int) -> None:
        self._fill_tab(tab)
        self.head.tabs.mark(tab)
        if tab != self.stack.currentIndex():
            announce(self, self.head.tab_names[tab])
        self.stack.setCurrentIndex(tab)
        if self.case is not None:
            self.side.comparison.setVisible(tab != APPLICATION)
            self.side.show_wishes(self.case, shown=tab != APPLICATION)
            self._fill_soon.start()

    def show_document(self, document_id: int) -> None:
        self.examination.show(document_id)

    def _show_evidence(self, document_id: int, words: str) -> None:
        self.show_tab(DOCUMENTS)
        self.examination.show(document_id, words)

    def _document_chosen(self, document_id: int) -> None:
        self.side.documents.mark(document_id)
        self.examination.show_remarks(beside=not self.side_area.isHidden())

    # -- narrow windows ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.findings.fit(self.height() // 3)

    def _arrange(self) -> None:
        """What a decision rests on is in sight at any width, unless it was put away."""
        roomy = self.width() >= _ROOMY
        self.examination.hint.setVisible(roomy)
        self.side_area.setFixedWidth(_SIDE_WIDTH if roomy else _NARROW_SIDE_WIDTH)
        is_erased = self.case is not None and self.case.erased is not None
        self.side_area.setVisible(self._side_wanted and not is_erased)
        self.body.updateGeometry()  # which nobody tells of what is hidden
        self.examination.show_remarks(beside=not self.side_area.isHidden())

    def _toggle_side(self) -> None:
        self._side_wanted = not self._side_wanted
        self._arrange()
