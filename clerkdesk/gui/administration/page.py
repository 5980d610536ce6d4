"""The page of settings: the kinds at the left, what one of them is made of beside them."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration import kind_list
from clerkdesk.gui.administration.calendar_pane import CalendarPane
from clerkdesk.gui.administration.connections_pane import ConnectionsPane
from clerkdesk.gui.administration.dated_kinds import DatedKinds
from clerkdesk.gui.administration.keys_pane import KeysPane
from clerkdesk.gui.administration.kind_list import KindList
from clerkdesk.gui.administration.message_texts import MessageTextsPage
from clerkdesk.gui.administration.office_kinds import OfficeKinds
from clerkdesk.gui.administration.people import PeoplePage
from clerkdesk.gui.administration.record_kind import RecordKind
from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.administration.settings_kind import SettingsOfOffice
from clerkdesk.gui.administration.terms_kind import TermsKind
from clerkdesk.gui.administration.timings_pane import TimingsPane
from clerkdesk.gui.administration.warnings_kind import WarningsKind
from clerkdesk.gui.kit import icons, theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import clearable, label
from clerkdesk.usecases.administration import (
    facts,
    refusal_changes,
    refusal_texts,
    second_look_changes,
    second_look_rules,
)

_NARROW = 1130
_NARROWEST = 960
"""Pixels: below that what stands beside the year gives way."""
_FIRST = SettingsKind.CALENDAR
_EDITORS = (CalendarPane, RecordPane, KeysPane)
"""Panes in which one writes: saved by a key, and left by one."""


class Pane(Protocol):
    """What shows one kind; it reads anew whenever it is looked at."""

    def reload(self) -> None: ...


class SettingsPage(QWidget):
    """Each pane is made when it is first looked at, and keeps its draft while the window lives."""

    own_password_set = Signal()
    """As of the page of people."""

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._panes: dict[SettingsKind, QWidget] = {}
        self._makers: dict[SettingsKind, Callable[[], QWidget]] = {
            SettingsKind.LETTERHEADS: lambda: self._records(self._dated().letterheads()),
            SettingsKind.OFFICES: lambda: self._records(OfficeKinds(self).offices()),
            SettingsKind.ROUTES: lambda: self._records(OfficeKinds(self).routes()),
            SettingsKind.CALENDAR: self._calendar,
            SettingsKind.DOCUMENTS: lambda: self._records(OfficeKinds(self).requirements()),
            SettingsKind.PHRASES: lambda: self._records(OfficeKinds(self).phrases()),
            SettingsKind.COMPLAINTS: lambda: self._records(self._dated().complaints()),
            SettingsKind.BASES: lambda: self._records(self._dated().bases()),
            SettingsKind.CONNECTIONS: lambda: ConnectionsPane(context),
            SettingsKind.TIMINGS: lambda: TimingsPane(context),
            SettingsKind.RETENTION: lambda: self._records(OfficeKinds(self).retention()),
            SettingsKind.REFUSALS: self._refusals,
            SettingsKind.SECOND_LOOKS: self._second_looks,
            SettingsKind.TERMS: self._terms,
            SettingsKind.WARNINGS: self._warnings,
            SettingsKind.OFFICE: lambda: self._records(self._of_office().kind()),
            SettingsKind.PAPERS: lambda: self._records(self._of_office().papers()),
            SettingsKind.MESSAGES: lambda: MessageTextsPage(context.tasks),
            SettingsKind.PEOPLE: self._people,
            SettingsKind.KEYS: self._keys,
        }
        self.bar = MessageBar()
        self.kinds = KindList()
        self.kinds.chosen.connect(self.show_kind)
        self.kind = _FIRST
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a setting…"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.search.setFixedWidth(280)
        self._glass = self.search.addAction(
            icons.icon("search", theme.tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        clearable(self.search)
        self.search.textChanged.connect(self.kinds.narrow)
        self.search.returnPressed.connect(self._show_found)
        self._stack = QStackedWidget()
        workplace = context.me.workplace.partition(" · ")[0]
        head = row(
            label(self.tr("Settings"), "title"),
            label(workplace, "muted"),
            1,
            self.search,
            spacing=10,
        )
        body = row(self.kinds, self._stack, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(column(head, self.bar, body, spacing=12, margins=(24, 14, 24, 14)))
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._save)

    # -- the kinds ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the facts and what is shown again; drafts stay."""
        self._glass.setIcon(icons.icon("search", theme.tokens().muted))
        self.kinds.restyle()
        self._read_facts()
        self.show_kind(self.kind)

    def _read_facts(self) -> None:
        task = self._context.tasks.read_behind(self, facts.facts)
        task.handled = True
        task.succeeded.connect(self.kinds.show_facts)
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def show_kind(self, kind: SettingsKind) -> None:
        """Show what a kind is made of, brought up to date."""
        self.kind = kind
        self.kinds.mark(kind)
        pane = self.pane(kind)
        self._stack.setCurrentWidget(pane)
        cast(Pane, pane).reload()

    def pane(self, kind: SettingsKind) -> QWidget:
        """The pane of a kind, made now if it was not."""
        if kind not in self._panes:
            self._panes[kind] = self._makers[kind]()
            self._stack.addWidget(self._panes[kind])
        return self._panes[kind]

    def _show_found(self) -> None:
        left = self.kinds.narrow(self.search.text())
        if left:
            self.show_kind(left[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < _NARROW
        narrowest = self.width() < _NARROWEST
        kinds_beside = kind_list.NARROW if compact else kind_list.WIDE
        self.kinds.take_width(kind_list.ICONS_ONLY if narrowest else kinds_beside)
        pane = self._panes.get(SettingsKind.CALENDAR)
        if isinstance(pane, CalendarPane):
            pane.set_compact(compact)

    def _save(self) -> None:
        pane = self._panes.get(self.kind)
        if isinstance(pane, _EDITORS):
            pane.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pane = self._panes.get(self.kind)
        if event.key() == Qt.Key.Key_Escape and isinstance(pane, _EDITORS):
            pane.leave_editor()
        else:
            super().keyPressEvent(event)

    # -- making them -------------------------------------------------------------------------------

    def _calendar(self) -> QWidget:
        pane = CalendarPane(self._context)
        pane.set_compact(self.width() < _NARROW)
        pane.notice.connect(self.bar.say)
        pane.saved.connect(self._read_facts)
        return pane

    def _refusals(self) -> QWidget:
        names = {
            "az": self.tr("Name in Azerbaijani"),
            "en": self.tr("Name in English"),
            "ru": self.tr("Name in Russian"),
            "text_az": self.tr("Text in Azerbaijani, which citizens read"),
            "text_en": self.tr("Text in English"),
            "text_ru": self.tr("Text in Russian"),
        }
        variables = " ".join(f"{{{{ {name} }}}}" for name in refusal_texts.SAMPLE)
        return self._records(
            RecordKind(
                fields=refusal_texts.FIELDS,
                names=names,
                history=("refusal_reason",),
                read=refusal_texts.reasons,
                save=refusal_changes.save,
                sample=refusal_texts.sample,
                hint=filled(self.tr("May stand in a text: %1"), variables),
            )
        )

    def _second_looks(self) -> QWidget:
        needed = self.tr("From now on a second person must agree before it is approved.")
        not_needed = self.tr("The holder's reason is enough. What waits already goes on waiting.")
        return self._records(
            RecordKind(
                fields=second_look_rules.FIELDS,
                names={second_look_rules.FIELD: self.tr("A second person must agree")},
                history=("finding_kind", "finding_reason"),
                read=second_look_rules.records,
                save=second_look_changes.save,
                sample=lambda values: (
                    needed if values[second_look_rules.FIELD] == "yes" else not_needed
                ),
                hint=self.tr(
                    "Of a finding: whatever the reason. Of a reason: whatever the finding."
                ),
                group=lambda of: {
                    "finding": self.tr("finding"),
                    "reason": self.tr("reason"),
                }[of],
                state=lambda values: (
                    self.tr("needed") if values[second_look_rules.FIELD] == "yes" else ""
                ),
            )
        )

    def _warnings(self) -> QWidget:
        context = self._context
        return self._records(WarningsKind(context.calendar, context.clock(), self).kind())

    def _terms(self) -> QWidget:
        context = self._context
        today = baku_date(context.clock())
        return self._records(TermsKind(context.calendar, today, self).kind())

    def _dated(self) -> DatedKinds:
        return DatedKinds(baku_date(self._context.clock()), self)

    def _of_office(self) -> SettingsOfOffice:
        return SettingsOfOffice(baku_date(self._context.clock()), self)

    def _records(self, kind: RecordKind) -> QWidget:
        pane = RecordPane(self._context, kind)
        pane.notice.connect(self.bar.say)
        pane.saved.connect(self._read_facts)
        return pane

    def _keys(self) -> QWidget:
        pane = KeysPane(self._context)
        pane.notice.connect(self.bar.say)
        pane.saved.connect(self._read_facts)
        return pane

    def _people(self) -> QWidget:
        me = self._context.me
        page = PeoplePage(self._context.tasks, me.organisation, me.login)
        page.own_password_set.connect(self.own_password_set)
        page.open_form.connect(self._context.open_form)
        return page
