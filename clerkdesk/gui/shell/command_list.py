"""The keys of the desk: installed on the window, shown as a map, and found in the palette."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.location import CaseLocation, Location
from clerkdesk.gui.shell import commands, palette
from clerkdesk.usecases.queue import searching
from clerkdesk.usecases.queue.rows import QueueRow


class CommandList(QObject):
    """``keys`` has every command with a key, in the order of the key map."""

    def __init__(
        self,
        window: QWidget,
        context: DeskContext,
        open_case: OpenCase,
        others: Callable[[], list[Command]],
    ) -> None:
        """``others``: what has no key of its own and is found in the palette."""
        super().__init__(window)
        self._window = window
        self._context = context
        self._open_case = open_case
        self._others = others
        self.keys: list[Command] = []

    def install(self, keyed: Iterable[Command]) -> None:
        """Give the window the keys of all its parts."""
        self.keys = commands.in_order(keyed)
        self._installed = commands.install(self._window, self.keys)

    def lend_to(self, screen: QWidget) -> None:
        """Let those keys work over a document that fills the screen which are meant for it; the
        window has them already.
        """
        screen.addActions(self._installed.over_document)

    def lend_to_form(self, form: QWidget) -> None:
        """Let those keys work in a form, which keeps all others away, that work everywhere."""
        form.addActions(self._installed.everywhere)

    def show_palette(self) -> None:
        """Every command, and the applications one was at last."""
        task = self._context.tasks.read(self, searching.recent)
        task.succeeded.connect(self._show_palette)

    def _show_palette(self, recent: list[QueueRow]) -> None:
        case = self._open_case
        applications = palette.applications(recent, case.recent, self._open)
        possible = palette.commands([*self.keys, *self._others()], case.case)
        shown = palette.Palette([*applications, *possible], self._window)
        self._context.open_form.emit(shown)

    def _open(self, application_id: int) -> None:
        self._context.go_to.emit(Location(case=CaseLocation(application_id)))

    def show_keys(self) -> None:
        """The key map."""
        lines = [
            ("J / K", self.tr("Choose in the list")),
            ("Enter", self.tr("Open")),
            *[(command.keys, command.text) for command in self.keys],
        ]
        form = FactsForm(self.tr("Keys"), lines, self._context.front, section="keyboard")
        self._context.open_form.emit(form)
