"""Taking in: packages by menu or dropped on the window, and applications at the counter."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import Look, PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gui.intake.brought import brought
from clerkdesk.gui.intake.intake_report import IntakeReport, Result
from clerkdesk.gui.kit import files, texts, theme
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.location import CounterLocation
from clerkdesk.gui.kit.typed import type_again, typed
from clerkdesk.usecases.intake import counter, registration
from clerkdesk.usecases.intake.counter import CounterChoices
from clerkdesk.usecases.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    # What somebody at the counter, or a package, has a use for: no start waits for it.
    from clerkdesk.gui.intake.counter_draft import CounterDraftKeeper
    from clerkdesk.gui.intake.counter_form import CounterForm

_SERVICES = {"azersu": ["no_debt"], "azerishiq": ["idp"]}
"""What each organisation takes down at its counter."""


class Intake(QObject):
    """Opens what takes in, and says what came of it."""

    registered = Signal(str)
    """The number of an application that was written down at the counter."""

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.form: CounterForm | None = None
        """The counter's form, while it is open."""
        self.keeper: CounterDraftKeeper | None = None
        """Of that form."""

    def commands(self) -> list[Command]:
        text = QCoreApplication.translate("Commands", "Take in packages…")
        return [Command("Ctrl+O", text, self.choose)]

    # -- packages ----------------------------------------------------------------------------------

    def choose(self) -> None:
        chosen = files.open_files(
            self._context.front,
            self.tr("Take in packages"),
            self.tr("Portal packages (*.zip application.json)"),
        )
        # A folder is named by the application.json inside it.
        self.take_in(
            [path.parent if path.name == packages.APPLICATION else path for path in chosen]
        )

    def take_in(self, paths: list[Path]) -> None:
        """Take in every package; each good one goes in, each bad one is shown with its faults."""
        if paths:
            unit = self._context.tasks.unit_of_work
            task = self._context.tasks.call(self, lambda: _take_in(unit, paths))
            task.succeeded.connect(self._report)

    def drop(self, data: QMimeData) -> None:
        """Take in what was dropped; what is no file of this computer is a line of the report."""
        dropped = brought(data)
        refused = [
            Result(Path(each.name), None, False, [Fault(None, each.code)])
            for each in dropped.elsewhere
        ]
        unit = self._context.tasks.unit_of_work
        task = self._context.tasks.call(self, lambda: _take_in(unit, dropped.paths) + refused)
        task.succeeded.connect(self._report)

    def _report(self, results: list[Result]) -> None:
        self._context.open_form.emit(IntakeReport(results, self._context.front))

    # -- at the counter ----------------------------------------------------------------------------

    def ask_service(self, corner: QPoint) -> None:
        """The organisation's own service; both where nobody is signed in to one.

        ``corner``: of the menu that asks, in the screen's coordinates.
        """
        services = _SERVICES.get(self._context.me.organisation, ["no_debt", "idp"])
        if len(services) == 1:
            self.open_form(services[0])
            return
        menu = QMenu(self._context.front)
        theme.dress(menu)
        for service in services:
            menu.addAction(texts.word(service), partial(self.open_form, service))
        menu.popup(corner)

    def open_form(self, service: str) -> None:
        self._ask_choices(service, None)

    def _ask_choices(self, service: str, begun: CounterLocation | None) -> None:
        task = self._context.tasks.read(self, counter.choices, service, texts.language())
        task.succeeded.connect(lambda choices: self._open_form(service, choices, begun))

    def _open_form(
        self, service: str, choices: CounterChoices, begun: CounterLocation | None
    ) -> None:
        from clerkdesk.gui.intake import counter_draft
        from clerkdesk.gui.intake.counter_form import CounterForm
        from clerkdesk.gui.intake.scans import Scans

        form = CounterForm(
            tasks=self._context.tasks,
            service=service,
            districts=choices.districts,
            kinds=choices.document_kinds,
            now=self._context.clock,
            parent=self._context.front,
            scans=Scans(
                self._context.tasks, self._context.remembered, self._context.me.login or ""
            ),
        )
        form.accepted.connect(lambda: self.registered.emit(form.number or ""))
        form.finished.connect(self._form_closed)
        self.form = form
        parts: dict[Path, int] = {}
        if begun is not None:
            _fill_again(form, begun)
        elif choices.begun is not None:
            parts = counter_draft.fill_again(form, choices.begun)
            form.say_begun(choices.begun.at)
            form.anew.connect(lambda: self.open_form(service))
        self.keeper = counter_draft.CounterDraftKeeper(self._context.tasks, form, parts)
        self._context.open_form.emit(form)

    def _form_closed(self, _result: int) -> None:
        """Registered, or thrown away by the person."""
        if self.keeper is not None:
            self.keeper.forget()
        self.form = None
        self.keeper = None

    def leave(self) -> None:
        """The window is left, and its forms with it: what is begun at the counter stays a draft."""
        if self.keeper is not None:
            self.keeper.leave()
            self.keeper = None

    # -- coming back -------------------------------------------------------------------------------

    def save(self) -> CounterLocation | None:
        """The counter's form as it is now; None: it is not open."""
        form = self.form
        if form is None:
            return None
        return CounterLocation(
            service=form.service,
            request_id=form.request_id,
            persons=len(form.registered),
            files=tuple(path for _kind, path in form.files),
            typed=typed(form),
        )

    def restore(self, location: CounterLocation) -> None:
        self._ask_choices(location.service, location)


def _fill_again(form: "CounterForm", begun: CounterLocation) -> None:
    """Into a new form; a file that has gone meanwhile is left out."""
    form.request_id = begun.request_id
    for _ in range(begun.persons - len(form.registered)):
        form.add_person()
    form.add_files([path for path in begun.files if path.exists()])
    form.say_gone([path.name for path in begun.files if not path.exists()])
    type_again(form, begun.typed)


def _take_in(unit: UnitOfWork, paths: list[Path]) -> list[Result]:
    """What came of each package; one that has gone is a line of its own."""
    from clerkdesk.adapters.file_checkers import FileCheckers

    results: list[Result] = []
    with FileCheckers(children=1) as checkers:
        for path in paths:
            try:
                inside = packages.find(path)
            except FileNotFoundError:
                results.append(Result(path, None, False, [Fault(None, "brought_gone")]))
                continue
            except OSError:
                inside = [path]
            results += [_take_in_one(unit, package, checkers.look) for package in inside]
    return results


def _take_in_one(unit: UnitOfWork, path: Path, look: Look) -> Result:
    try:
        accepted = registration.take_in(unit, packages.open_package(path), look)
    except PackageRefused as error:
        return Result(path, None, False, error.faults)
    except OSError:
        return Result(path, None, False, [Fault(None, "package_unreadable")])
    return Result(
        path,
        number=accepted.number,
        duplicate=accepted.duplicate,
        faults=[],
        remarks=accepted.remarks,
    )
