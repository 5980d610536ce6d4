"""Searching, narrowing, keeping a view, and doing something to several applications."""

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue.bulk import BulkForm
from clerkdesk.gui.queue.filters import FilterForm, ViewForm
from clerkdesk.usecases.case import casework

_OWN = 9
"""Günel's own applications."""


def _begin(scene: Scene) -> None:
    scene.window.until_listed(_OWN)


def _search(scene: Scene) -> QWidget:
    parts = scene.window.parts
    parts.search("ismayil")
    scene.rest()
    scene.window.until(lambda: parts.rows not in (0, _OWN), "nothing is found")
    return scene.window.window


def _empty(scene: Scene) -> QWidget:
    parts = scene.window.parts
    parts.search("Zülfüqarov")
    scene.rest()
    scene.window.until(lambda: parts.rows == 0, "something is found")
    return scene.window.window


def _show_new(scene: Scene) -> None:
    scene.window.parts.show_queue(Queue.NEW)
    scene.window.until_listed(51)
    scene.rest()


def _filter(scene: Scene) -> QWidget:
    _show_new(scene)
    return _narrowed(scene)


def _narrowed(scene: Scene) -> FilterForm:
    """The filter, filled in with what is due today and tomorrow."""
    scene.window.parts.ask_filter()
    form = scene.window.form(FilterForm)
    form.dates["due_from"].setText("23.11.2026")
    form.dates["due_to"].setText("24.11.2026")
    return form


def _view_form(scene: Scene) -> ViewForm:
    form = _narrowed(scene)
    form.keep = True
    form.try_accept()
    named = scene.window.form(ViewForm)
    named.name.setText("Sabahadək bitənlər")
    return named


def _saved_views(scene: Scene) -> QWidget:
    _view_form(scene).try_accept()
    scene.window.until(lambda: scene.window.parts.saved_views, "the view is not kept")
    scene.rest()
    return scene.window.window


def _several_selected(scene: Scene) -> QWidget:
    _show_new(scene)
    scene.window.parts.select(1, 5)
    return scene.window.window


def _several_result(scene: Scene) -> QWidget:
    """One of them was taken by a colleague meanwhile."""
    rows = scene.window.parts.selected
    scene.installation.unit_of_work.acting_as("tural").run(casework.take, rows[2].id)
    scene.window.parts.start_bulk(Action.TAKE, rows)
    form = scene.window.form(BulkForm)
    scene.window.until(form.accept_button.isEnabled, "it does not end")
    return form


ACT = Act(
    login="gunel",
    begin=_begin,
    pictures=(
        Picture("search", "what a search finds in all lists", _search, also_small=True),
        Picture("empty", "a search that finds nothing", _empty),
        Picture("filter", "what a list can be narrowed by", _filter),
        Picture("view-form", "a narrowed list gets a name", _view_form),
        Picture("saved-views", "the kept view among the lists", _saved_views),
        Picture(
            "several-selected", "several applications chosen", _several_selected, also_small=True
        ),
        Picture("several-result", "what was done to each of them", _several_result),
    ),
)
