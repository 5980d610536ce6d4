"""The bar below the open application: what may be done with it, and why something may not."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label, restyle, tint
from clerkdesk.usecases.case.rows import Header

_MORE = (
    Action.ASSIGN,
    Action.FORWARD,
    Action.INVESTIGATE,
    Action.WAIT,
    Action.RESUME,
    Action.AMEND,
    Action.NOTE,
    Action.REOPEN,
    Action.SECOND_LOOK,
    Action.SAMPLE_LOOK,
    Action.EXTRACT,
)


class ActionBar(QWidget):
    """Only what is allowed is enabled; the tooltip of what is not is the sentence why."""

    action_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._denials: dict[Action, str] = {}
        self.buttons: dict[Action, QPushButton] = {
            Action.REFUSE: self._button(self.tr("Refuse…"), Action.REFUSE, "danger"),
            Action.RELEASE: self._button(self.tr("Release"), Action.RELEASE),
            Action.UNDO: self._button(self.tr("Take back"), Action.UNDO, None, "undo-2"),
            Action.CERTIFICATE: self._button(
                self.tr("Print certificate"), Action.CERTIFICATE, None, "printer"
            ),
            Action.TAKE: self._button(self.tr("Take"), Action.TAKE, "primary"),
            Action.APPROVE: self._button(self.tr("Approve"), Action.APPROVE, "primary"),
        }
        self.buttons[Action.CERTIFICATE].setAccessibleName(self.tr("Print certificate"))
        self.lacking = label("", "muted")
        """What keeps the application from being approved at once, beside the button."""
        self.lacking.hide()
        self.more = button(self.tr("More…"), None, None, self._show_more)
        self.titles = {
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
            Action.SECOND_LOOK: self.tr("Second look…"),
            Action.SAMPLE_LOOK: self.tr("Second look at the decision…"),
            Action.EXTRACT: self.tr("Extract for a court…"),
        }
        """What the bar has no button for, and what has no key."""
        self.setLayout(
            row(
                self.buttons[Action.REFUSE],
                self.buttons[Action.RELEASE],
                self.more,
                1,
                self.buttons[Action.UNDO],
                self.buttons[Action.CERTIFICATE],
                self.buttons[Action.TAKE],
                self.lacking,
                self.buttons[Action.APPROVE],
                margins=(22, 10, 18, 10),
            )
        )

    def _button(
        self, text: str, action: Action, kind: str | None = None, icon: str | None = None
    ) -> QPushButton:
        return button(text, kind, icon, lambda: self.action_wanted.emit(action))

    def show_case(self, head: Header, to_weigh: int = 0, to_look: int = 0) -> None:
        """``to_weigh``: so many findings are open; ``to_look``: wait for a second look."""
        self._denials = head.denials
        decided = head.status in ("completed", "refused")
        visible = {
            Action.REFUSE: not decided,
            Action.RELEASE: head.status == "in_progress",
            Action.UNDO: decided and Action.UNDO in head.allowed,
            Action.CERTIFICATE: head.service is Service.NO_DEBT or decided,
            Action.TAKE: head.holder is None and not decided,
            Action.APPROVE: not decided and head.holder is not None,
        }
        for action, shown in self.buttons.items():
            code = head.bar(action)
            shown.setVisible(visible[action])
            shown.setEnabled(code is None)
            shown.setToolTip(sentence(code) if code else "")
        self._show_lacking(head, to_weigh, to_look)
        certificate = self.buttons[Action.CERTIFICATE]
        is_letter = head.service is Service.IDP
        certificate.setAccessibleName(
            self.tr("Print letter") if is_letter else self.tr("Print certificate")
        )
        self._fit()
        if not certificate.isEnabled() or decided:
            primary = is_letter or head.status == "completed"
            restyle(certificate, kind="primary" if primary else None)
            tint(certificate, "printer")

    def minimumSizeHint(self) -> QSize:
        # Without the words of the button that its icon tells apart.
        certificate = self.buttons[Action.CERTIFICATE]
        least = super().minimumSizeHint()
        words = 0
        if not certificate.isHidden():
            words = certificate.fontMetrics().horizontalAdvance(certificate.text())
        return QSize(least.width() - words, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where not all words have room, printing is an icon, and its words its tooltip."""
        certificate = self.buttons[Action.CERTIFICATE]
        words = certificate.accessibleName()
        certificate.setText(words)
        layout = self.layout()
        if layout is not None and layout.totalMinimumSize().width() > self.width():
            certificate.setText("")
            certificate.setToolTip(certificate.toolTip() or words)

    def _show_lacking(self, head: Header, to_weigh: int, to_look: int) -> None:
        code = head.denials.get(Action.APPROVE)
        text = ""
        if code in ("findings_open", "second_look_awaited"):
            missing = []
            if to_weigh:
                missing.append(filled(self.tr("Still to weigh: %1"), to_weigh))
            if to_look:
                missing.append(filled(self.tr("second looks awaited: %1"), to_look))
            text = ", ".join(missing)
        elif code == "findings_being_checked":
            text = sentence(code)
        self.lacking.setText(text)
        self.lacking.setVisible(bool(text))
        self.buttons[Action.APPROVE].setAccessibleDescription(text)

    def commands(self) -> list[Command]:
        """What has no key."""
        return [
            Command("", title, partial(self.action_wanted.emit, action), action)
            for action, title in self.titles.items()
            if action is not Action.NOTE
        ]

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for action in _MORE:
            entry = menu.addAction(self.titles[action])
            code = self._denials.get(action)
            entry.setEnabled(code is None)
            if code:
                entry.setToolTip(sentence(code))
            entry.triggered.connect(
                lambda _checked=False, action=action: self.action_wanted.emit(action)
            )
        corner = self.more.mapToGlobal(self.more.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height() - 4)
        menu.popup(corner)
