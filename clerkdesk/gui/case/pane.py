"""The open application: head, tabs, cards, and the bar of what may be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget, QToolButton, QWidget

from clerkdesk.domain.eservices import Service
from clerkdesk.domain.identifiers import group_code
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.application_tab import ApplicationTab
from clerkdesk.gui.case.side_cards import ComparisonCard, SideCards
from clerkdesk.gui.case.tabs import DebtTab, HistoryTab, MessagesTab
from clerkdesk.gui.kit import texts, timers
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import (
    VerticalArea,
    button,
    chain,
    chip,
    column,
    keyed,
    label,
    restyle,
    row,
    tint,
    tool,
)
from clerkdesk.gui.queue.delegate import Deadlines
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.detail import CaseDetail, DocumentRow, Header
from clerkdesk.usecases.messages import delivery
from clerkdesk.usecases.queue.browsing import QueueRow

DOCUMENTS, APPLICATION, DEBT, MESSAGES, HISTORY = range(5)
_SIDE_WIDTH = 262
_NARROW = 600
_STATUS_TONES = {"new": "accent", "in_progress": "progress", "completed": "ok", "refused": "bad"}
_MORE = (
    Action.ASSIGN,
    Action.FORWARD,
    Action.INVESTIGATE,
    Action.WAIT,
    Action.RESUME,
    Action.AMEND,
    Action.NOTE,
    Action.REOPEN,
)


class DetailPane(QWidget):
    """``action_wanted`` names what the clerk wants done; ``verdict_wanted`` a document and whether
    it fits.
    """

    action_wanted = Signal(object)
    verdict_wanted = Signal(int, bool)
    deadline_wanted = Signal()
    open_wanted = Signal()
    compare_wanted = Signal(int)
    shown = Signal()

    def __init__(
        self, tasks: TaskRunner, deadlines: Deadlines, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._deadlines = deadlines
        self.case: CaseDetail | None = None
        self.document: DocumentRow | None = None
        self.renderer = Renderer(self)
        self._side_wanted: bool | None = None
        self._unfilled: dict[int, ApplicationTab | DebtTab | MessagesTab | HistoryTab] = {}
        """The tabs that do not show the open application yet."""
        self._fill_soon = timers.repeating(self, 10, self._fill_next)
        self._build_head()
        self._build_body()
        self._build_actions()
        layout = column(self.head, self.body, self.action_bar, spacing=0)
        self.setLayout(layout)
        self.show_nothing()

    # -- building ----------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.name = label("", "title")
        self.name.setMinimumWidth(40)
        self.status_chip = chip("", "plain")
        self.deadline_chip = QPushButton()
        self.deadline_chip.setProperty("kind", "link")
        self.deadline_chip.setCursor(Qt.CursorShape.PointingHandCursor)
        self.deadline_chip.clicked.connect(lambda _checked=False: self.deadline_wanted.emit())
        self._deadline_text = chip("", "plain")
        self.deadline_chip.setLayout(row(self._deadline_text))
        self.side_toggle: QToolButton = tool(
            "list", self.tr("Show or hide the cards at the right"), self._toggle_side
        )
        self.subtitle = label("", "muted", selectable=True)
        self.tabs = QButtonGroup(self)
        names = (
            self.tr("Documents"),
            self.tr("Application"),
            self.tr("Debt"),
            self.tr("Messages"),
            self.tr("History"),
        )
        buttons = []
        for place, text in enumerate(names):
            made = button(text, "tab")
            made.setCheckable(True)
            self.tabs.addButton(made, place)
            buttons.append(made)
        self.tabs.idClicked.connect(self.show_tab)
        self.tab_names = names
        self.head = QWidget()
        self.head.setObjectName("detailHead")
        self.head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = row(self.name, self.status_chip, self.deadline_chip, 1, self.side_toggle, spacing=8)
        self.head.setLayout(
            column(
                top, self.subtitle, row(*buttons, 1, spacing=22), spacing=5, margins=(22, 10, 18, 0)
            )
        )

    def _build_body(self) -> None:
        self.viewer = Viewer(self.renderer)
        self.viewer.set_companion(self._stated)
        fits = button(self.tr("Fits"), None, "check", lambda: self.judge(True))
        unfit = button(self.tr("Does not fit…"), None, "x", lambda: self.judge(False))
        for made, icon, tone in ((fits, "check", "ok"), (unfit, "x", "bad")):
            made.setProperty("iconTone", tone)
            tint(made, icon)
        self.fits_button = fits
        self.unfit_button = unfit
        hint = label("U · Y", "muted")
        self.viewer.footer.addLayout(row(fits, unfit, 1, hint, margins=(12, 8, 12, 10)))
        self.application_tab = ApplicationTab()
        self.debt_tab = DebtTab()
        self.messages_tab = MessagesTab()
        self.history_tab = HistoryTab()
        self.application_tab.compare.connect(self.compare_wanted)
        self.messages_tab.again.connect(
            lambda message_id: self._tasks.run(self, delivery.send_again, message_id)
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.viewer)
        for tab in (self.application_tab, self.debt_tab, self.messages_tab, self.history_tab):
            self.stack.addWidget(VerticalArea(tab))
        self.side = SideCards()
        self.side_area = VerticalArea(self.side)
        self.side_area.setFixedWidth(_SIDE_WIDTH)
        self.side.documents.chosen.connect(self.show_document)
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

    def _build_actions(self) -> None:
        self.buttons: dict[Action, QPushButton] = {
            Action.REFUSE: self._action(self.tr("Refuse…"), Action.REFUSE, "danger"),
            Action.RELEASE: self._action(self.tr("Release"), Action.RELEASE),
            Action.UNDO: self._action(self.tr("Take back"), Action.UNDO, None, "undo-2"),
            Action.CERTIFICATE: self._action(
                self.tr("Print certificate"), Action.CERTIFICATE, None, "printer"
            ),
            Action.TAKE: self._action(self.tr("Take"), Action.TAKE, "primary"),
            Action.APPROVE: self._action(self.tr("Approve"), Action.APPROVE, "primary"),
        }
        self.more = button(self.tr("More…"), None, None, self._show_more)
        self.action_titles = {
            Action.RELEASE: self.tr("Release"),
            Action.ASSIGN: self.tr("Assign…"),
            Action.FORWARD: self.tr("Forward…"),
            Action.INVESTIGATE: self.tr("Special investigation…"),
            Action.WAIT: self.tr("Ask the citizen…"),
            Action.RESUME: self.tr("The citizen has answered"),
            Action.AMEND: self.tr("Amend…"),
            Action.NOTE: self.tr("Note…"),
            Action.CALL: self.tr("Call…"),
            Action.REOPEN: self.tr("Reopen…"),
        }
        """What the bar has no button for, and what has no key."""
        b = self.buttons
        self.action_bar = QWidget()
        self.action_bar.setObjectName("actionBar")
        self.action_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.action_bar.setLayout(
            row(
                b[Action.REFUSE],
                b[Action.RELEASE],
                self.more,
                1,
                b[Action.UNDO],
                b[Action.CERTIFICATE],
                b[Action.TAKE],
                b[Action.APPROVE],
                margins=(22, 10, 18, 10),
            )
        )

    def _action(
        self, text: str, action: Action, kind: str | None = None, icon: str | None = None
    ) -> QPushButton:
        return button(text, kind, icon, lambda: self.action_wanted.emit(action))

    def parts(self) -> list[QWidget]:
        """What is dressed by itself."""
        tabs = [
            shown
            for place in range(self.stack.count())
            if (shown := self.stack.widget(place)) is not None
        ]
        return [self.head, self.action_bar, self._closed, self.side_area, *tabs]

    # -- showing -----------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No application is selected."""
        self.case = self.document = None
        self.head.hide()
        self.action_bar.hide()
        self.open_button.hide()
        self.closed_text.setText(
            self.tr("Choose an application on the left, or take the next one (Ctrl+N).")
        )
        self.body.setCurrentWidget(self._closed)

    def show_selected(self, selected: QueueRow) -> None:
        """The masked view while one moves through the list: nobody's data is opened."""
        if self.case is not None and self.case.header.id == selected.id:
            return
        self.case = self.document = None
        self.viewer.show_message("")
        self.tabs.button(DOCUMENTS).setText(self.tab_names[0])
        self.head.show()
        self.action_bar.hide()
        self._head(
            name=selected.name,
            number=selected.number,
            service=selected.service,
            code=selected.subscriber_code,
            status=selected.status,
            due_on=selected.due_on,
        )
        self.tabs.setExclusive(False)
        for made in self.tabs.buttons():
            made.setChecked(False)
            made.setEnabled(False)
        self.tabs.setExclusive(True)
        self.open_button.show()
        self.closed_text.setText(
            self.tr(
                "FIN %1. Personal data are shown when you open the application; the view is logged."
            ).replace("%1", selected.masked_fin)
        )
        self.body.setCurrentWidget(self._closed)

    def show_case(self, case: CaseDetail) -> None:
        """Show an opened application; the same one again keeps its document and tab."""
        again = self.case is not None and self.case.header.id == case.header.id
        self.case = case
        head = case.header
        self.head.show()
        self.action_bar.show()
        self._head(
            name=head.name,
            number=head.number,
            service=head.service,
            code=head.subscriber_code,
            status=head.status,
            due_on=head.due_on,
        )
        for made in self.tabs.buttons():
            made.setEnabled(True)
        done = sum(document.fits is not None for document in case.documents)
        self.tabs.button(DOCUMENTS).setText(f"{self.tab_names[0]}  {done}/{len(case.documents)}")
        self._enable(head)
        current = self.document.id if again and self.document else None
        self.side.show_case(case, current, with_comparison=self.tabs.checkedId() != APPLICATION)
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
            self.document = next(
                (document for document in case.documents if document.id == current), None
            )
        else:
            self.show_tab(DOCUMENTS)
            pending = [
                document for document in case.documents if document.fits is None
            ] or case.documents
            if pending:
                self.show_document(pending[0].id)
        self._update_verdict()
        self._arrange()
        self.shown.emit()

    def _head(
        self, name: str, number: str, service: str, code: str | None, status: str, due_on: object
    ) -> None:
        self.name.setText(name)
        parts = [number, texts.word(service)]
        if code:
            parts.append(self.tr("Subscriber code %1").replace("%1", group_code(code)))
        self.subtitle.setText("  ·  ".join(parts))
        self.status_chip.setText(texts.word(status))
        restyle(self.status_chip, chip=_STATUS_TONES[status])
        is_open = status in ("new", "in_progress")
        self.deadline_chip.setVisible(is_open)
        if is_open:
            left, text = self._deadlines.of(due_on)
            self._deadline_text.setText(text)
            restyle(
                self._deadline_text, chip="bad" if left.late else "warn" if left.today else "plain"
            )
            self.deadline_chip.setFixedSize(self._deadline_text.sizeHint())
            self.deadline_chip.setToolTip(self.tr("Why this date?"))
            self.deadline_chip.setAccessibleName(text)

    def _enable(self, head: Header) -> None:
        """Only what is allowed is enabled; what is not says why."""
        decided = head.status in ("completed", "refused")
        visible = {
            Action.REFUSE: not decided,
            Action.RELEASE: head.status == "in_progress",
            Action.UNDO: decided and Action.UNDO in head.allowed,
            Action.CERTIFICATE: head.service is Service.NO_DEBT,
            Action.TAKE: head.holder is None and not decided,
            Action.APPROVE: not decided and head.holder is not None,
        }
        for action, made in self.buttons.items():
            code = head.denials.get(action)
            made.setVisible(visible[action])
            made.setEnabled(code is None)
            made.setToolTip(sentence(code) if code else "")
        if not self.buttons[Action.CERTIFICATE].isEnabled() or decided:
            kind = "primary" if decided and head.status == "completed" else None
            made = self.buttons[Action.CERTIFICATE]
            restyle(made, kind=kind)
            tint(made, "printer")

    def _stated(self) -> QWidget:
        """What stands beside a document on the whole screen: whose it is, and the comparison."""
        made = QWidget()
        card = ComparisonCard()
        head = [
            label(self.name.text(), "title", wrap=True),
            label(self.subtitle.text(), "muted", wrap=True),
        ]
        if self.case is not None:
            card.show_case(self.case)
        made.setLayout(column(*head, card, 1, spacing=8, margins=(2, 6, 2, 6)))
        return made

    def _show_more(self) -> None:
        if self.case is None:
            return
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        denials = self.case.header.denials
        for action in _MORE:
            entry = menu.addAction(self.action_titles[action])
            code = denials.get(action)
            entry.setEnabled(code is None)
            if code:
                entry.setToolTip(sentence(code))
            entry.triggered.connect(
                lambda _checked=False, action=action: self.action_wanted.emit(action)
            )
        corner = self.more.mapToGlobal(self.more.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height() - 4)
        menu.popup(corner)

    def _order_keys(self) -> None:
        """The Tab key reads as the eye does: tabs, what the tab shows, the cards at the right, the
        bar.
        """
        shown = self.stack.currentWidget()
        assert shown is not None
        inside = (
            [self.unfit_button]
            if shown is self.viewer
            else [self.tabs.buttons()[-1], *keyed(shown)]
        )
        chain([*inside, *keyed(self.side), *keyed(self.action_bar)])

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
        self.tabs.button(tab).setChecked(True)
        self.stack.setCurrentIndex(tab)
        if self.case is not None:
            self.side.comparison.setVisible(tab != APPLICATION)
            self._fill_soon.start()

    def show_document(self, document_id: int) -> None:
        """Show a document in the viewer; its bytes come from the database behind everything else."""
        if self.case is None:
            return
        found = next(document for document in self.case.documents if document.id == document_id)
        self.document = found
        self.side.documents.buttons[document_id].setChecked(True)
        self.viewer.show_message(self.tr("Opening…"))
        task = self._tasks.read_behind(self, detail.document_content, document_id)
        task.succeeded.connect(lambda content: self._document_read(found, content))
        self._update_verdict()

    def _document_read(self, document: DocumentRow, content: bytes) -> None:
        if self.document is not None and self.document.id == document.id:
            self.viewer.show_file(document.name, document.size, content, document.media_type)

    def judge(self, fits: bool) -> None:
        if self.document is not None and self.stack.currentIndex() == DOCUMENTS:
            self.verdict_wanted.emit(self.document.id, fits)

    def step_document(self, step: int) -> None:
        """The next or previous document of the list."""
        if self.case is None or self.document is None:
            return
        ids = [document.id for document in self.case.documents]
        place = ids.index(self.document.id) + step
        if 0 <= place < len(ids):
            self.show_document(ids[place])

    def _update_verdict(self) -> None:
        allowed = (
            self.case is not None
            and Action.VERDICT in self.case.header.allowed
            and self.document is not None
        )
        code = self.case.header.denials.get(Action.VERDICT) if self.case else None
        for made in (self.fits_button, self.unfit_button):
            made.setEnabled(allowed)
            made.setToolTip(sentence(code) if code else "")

    # -- narrow windows ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The right column gives way on a narrow window, unless it was asked for."""
        wanted = self._side_wanted if self._side_wanted is not None else self.width() >= _NARROW
        self.side_area.setVisible(wanted)

    def _toggle_side(self) -> None:
        self._side_wanted = not self.side_area.isVisible()
        self._arrange()
