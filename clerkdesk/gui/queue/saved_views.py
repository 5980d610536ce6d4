"""Saved views in the window: shown in the sidebar, made from the filter, changed and thrown away by
their menu.
"""

from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.queue.filters import FilterForm, ViewForm
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.shell.sidebar import Me, Sidebar
from clerkdesk.usecases import office
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.people import administration
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.browsing import Filter
from clerkdesk.usecases.queue.saved_views import View


class Views(QObject):
    """``filtered``: another filter for the list that is shown; ``chosen``: a view; ``changed``:
    there are others now.
    """

    filtered = Signal(object)
    chosen = Signal(object)
    changed = Signal()
    dialog_opened = Signal(object)

    def __init__(
        self, tasks: TaskRunner, me: Me, sidebar: Sidebar, queue: QueuePane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._me = me
        self._sidebar = sidebar
        self._queue = queue
        self._window = window
        self.views: list[View] = []
        sidebar.view_chosen.connect(self._chosen)
        sidebar.view_menu_wanted.connect(self._menu)

    def show(self, found: list[View], numbers: dict[int, int]) -> None:
        self.views = found
        self._sidebar.set_views(
            [
                (view.id, view.name, _number(numbers[view.id]) if view.id in numbers else "")
                for view in found
            ]
        )

    def of(self, key: int) -> View | None:
        return next((view for view in self.views if view.id == key), None)

    def _chosen(self, key: int) -> None:
        view = self.of(key)
        if view is not None:
            self.chosen.emit(view)

    # -- the filter --------------------------------------------------------------------------------

    def ask_filter(self) -> None:
        self._tasks.read(self, _lists, self._me.organisation).succeeded.connect(
            lambda lists: self._ask(*lists)
        )

    def _ask(self, districts: list[Choice], offices: list[Choice], people: list[Any]) -> None:
        form = FilterForm(
            now=self._queue.filter,
            me=self._me,
            districts=districts,
            offices=offices,
            people=people,
            parent=self._window,
        )
        form.accepted.connect(lambda: self._filtered(form.wanted, form.keep))
        self._open(form)

    def _filtered(self, wanted: Filter, keep: bool) -> None:
        self.filtered.emit(wanted)
        if keep:
            self.keep(wanted, None)

    # -- keeping, changing, forgetting -------------------------------------------------------------

    def keep(self, wanted: Filter, view: View | None) -> None:
        """Ask for the name of a new view, or change one."""
        form = ViewForm(self._me, view.columns if view else self._queue.columns, view, self._window)

        def save() -> None:
            form.accept_button.setEnabled(False)
            shared = form.shared.isChecked()
            task = self._tasks.run(
                form,
                saved_views.save,
                form.name.text(),
                wanted,
                form.columns,
                shared=shared,
                key=view.id if view else None,
            )
            task.handled = True
            task.succeeded.connect(
                lambda key: self._saved(
                    form,
                    View(
                        id=key,
                        name=form.name.text().strip(),
                        filter=wanted,
                        columns=form.columns,
                        shared=shared,
                        mine=True,
                        by=self._me.name,
                    ),
                )
            )
            task.failed.connect(refused)

        def refused(error: BaseException) -> None:
            form.accept_button.setEnabled(True)
            form.say(message(error))

        form.try_accept = lambda: form.say(problem) if (problem := form.check()) else save()  # type: ignore[method-assign]
        form.accept_button.clicked.disconnect()
        form.accept_button.clicked.connect(lambda _checked=False: form.try_accept())
        self._open(form)

    def _saved(self, form: ViewForm, view: View) -> None:
        form.accept()
        self.changed.emit()
        self.chosen.emit(view)

    def _menu(self, key: int, corner: QPoint) -> None:
        view = self.of(key)
        if view is None:
            return
        menu = QMenu(self._window)
        theme.dress(menu)
        if view.mine:
            menu.addAction(self.tr("Change…"), lambda: self.keep(view.filter, view))
            menu.addAction(
                self.tr("Keep the list as it is now in this view"),
                lambda: self.keep(self._queue.filter, view),
            )
            menu.addAction(self.tr("Delete"), lambda: self._forget(view))
        else:
            menu.addAction(self.tr("Shared by %1").replace("%1", view.by)).setEnabled(False)
            menu.addAction(
                self.tr("Keep a copy of one's own…"), lambda: self.keep(view.filter, None)
            )
        menu.popup(corner)

    def _forget(self, view: View) -> None:
        self._tasks.run(self, saved_views.forget, view.id).succeeded.connect(
            lambda _none: self.changed.emit()
        )

    def _open(self, form: Form) -> None:
        form.finished.connect(lambda _result: form.deleteLater())
        form.open()
        self.dialog_opened.emit(form)


def _number(count: int) -> str:
    return texts.number(count) if count <= saved_views.COUNTED else f"{saved_views.COUNTED}+"


def _lists(session: Any, organisation: str | None) -> tuple[list[Choice], list[Choice], list[Any]]:
    return (
        office.districts(session),
        office.departments(session, organisation) if organisation else [],
        administration.list_staff(session),
    )
