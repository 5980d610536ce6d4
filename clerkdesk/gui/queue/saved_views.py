"""Saved views in the desk: made from the filter, changed and thrown away by their menu."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.location import ListLocation, Location
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.queue.filters import FilterForm, ViewForm
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.usecases.queue import saved_views, views
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.views import COUNTED, FilterChoices, View


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """A saved view as the sidebar shows it."""

    id: int
    name: str
    count: str
    """"": a view without a number."""


class SavedViews(QObject):
    """Which views there are, and the forms that make and change them."""

    listed = Signal(object)
    """The views as a list of ``ViewEntry``."""
    changed = Signal()
    """There are others now."""

    def __init__(
        self, context: DeskContext, queue: QueuePane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self.views: list[View] = []

    def show(self, views: list[View], numbers: dict[int, int]) -> None:
        """``numbers``: by the view's id, of those that have one."""
        self.views = views
        self.listed.emit([_entry(view, numbers.get(view.id)) for view in views])

    def view(self, view_id: int) -> View | None:
        return next((view for view in self.views if view.id == view_id), None)

    def choose(self, view_id: int) -> None:
        """Show the list that a view keeps."""
        view = self.view(view_id)
        if view is not None:
            self._go_to(view)

    def _go_to(self, view: View) -> None:
        shown = ListLocation(view.filter, view.name, view.columns, view=view.id)
        self._context.go_to.emit(Location(list=shown))

    # -- the filter --------------------------------------------------------------------------------

    def ask_filter(self) -> None:
        self._context.tasks.read(
            self, views.filter_choices, self._context.me.organisation
        ).succeeded.connect(self._ask)

    def _ask(self, choices: FilterChoices) -> None:
        form = FilterForm(
            now=self._queue.filter,
            me=self._context.me,
            districts=choices.districts,
            offices=choices.departments,
            people=choices.staff,
            parent=self._context.front,
        )
        form.accepted.connect(lambda: self._narrow(form.narrowed, form.keep))
        self._context.open_form.emit(form)

    def _narrow(self, narrowed: Filter, keep: bool) -> None:
        self._queue.narrow(narrowed)
        if keep:
            self.keep(narrowed, None)

    # -- keeping, changing, forgetting -------------------------------------------------------------

    def keep(self, narrowed: Filter, view: View | None) -> None:
        """Ask for the name of a new view, or change one."""
        columns = view.columns if view else self._queue.columns
        form = ViewForm(self._context.me, columns, view, self._context.front)
        form.save_wanted.connect(lambda: self._save(form, narrowed, view))
        self._context.open_form.emit(form)

    def _save(self, form: ViewForm, narrowed: Filter, view: View | None) -> None:
        form.accept_button.setEnabled(False)
        name = form.name.text()
        shared = form.shared.isChecked()
        task = self._context.tasks.run(
            form,
            saved_views.save,
            name,
            narrowed,
            form.columns,
            shared=shared,
            key=view.id if view else None,
        )

        def saved(view_id: int) -> None:
            form.accept()
            self.changed.emit()
            self._go_to(
                View(
                    id=view_id,
                    name=name.strip(),
                    filter=narrowed,
                    columns=form.columns,
                    shared=shared,
                    mine=True,
                    by=self._context.me.name,
                )
            )

        def refused(error: BaseException) -> None:
            form.accept_button.setEnabled(True)
            form.say(message(error))

        task.handled = True
        task.succeeded.connect(saved)
        task.failed.connect(refused)

    def show_menu(self, view_id: int, corner: QPoint) -> None:
        """What can be done with a view; ``corner`` in the screen's coordinates."""
        view = self.view(view_id)
        if view is None:
            return
        menu = QMenu(self._context.front)
        theme.dress(menu)
        if view.mine:
            menu.addAction(self.tr("Change…"), lambda: self.keep(view.filter, view))
            menu.addAction(
                self.tr("Keep the list as it is now in this view"),
                lambda: self.keep(self._queue.filter, view),
            )
            menu.addAction(self.tr("Delete"), lambda: self._forget(view))
        else:
            menu.addAction(filled(self.tr("Shared by %1"), view.by)).setEnabled(False)
            menu.addAction(
                self.tr("Keep a copy of one's own…"), lambda: self.keep(view.filter, None)
            )
        menu.popup(corner)

    def _forget(self, view: View) -> None:
        task = self._context.tasks.run(self, saved_views.forget, view.id)
        task.succeeded.connect(lambda _none: self.changed.emit())


def _entry(view: View, count: int | None) -> ViewEntry:
    if count is None:
        return ViewEntry(view.id, view.name, "")
    most = COUNTED
    return ViewEntry(view.id, view.name, texts.number(count) if count <= most else f"{most}+")
