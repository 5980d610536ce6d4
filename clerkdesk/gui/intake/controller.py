"""Taking in: packages by menu or dropped on the window, and applications at the counter."""

from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport, Result
from clerkdesk.gui.kit import files, texts, theme
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.usecases.intake import counter, registration
from clerkdesk.usecases.intake.counter import CounterChoices
from clerkdesk.usecases.unit_of_work import UnitOfWork


class Intake(QObject):
    """``registered`` with the number of a counter application."""

    registered = Signal(str)
    dialog_opened = Signal(object)

    def __init__(self, tasks: TaskRunner, window: Any) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    # -- packages ----------------------------------------------------------------------------------

    def choose(self) -> None:
        chosen = files.open_files(
            self._window,
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
            unit = self._tasks.unit_of_work
            self._tasks.call(self, lambda: _take_in(unit, paths)).succeeded.connect(self._report)

    def _report(self, results: list[Result]) -> None:
        report = IntakeReport(results, self._window)
        report.finished.connect(lambda _result: report.deleteLater())
        report.open()
        self.dialog_opened.emit(report)

    # -- at the counter ----------------------------------------------------------------------------

    def ask_service(self) -> None:
        """The organisation's own service; both where nobody is signed in to one."""
        services = {"azersu": ["no_debt"], "azerishiq": ["idp"]}.get(
            self._window.me.organisation, ["no_debt", "idp"]
        )
        if len(services) == 1:
            self.open_form(services[0])
            return
        menu = QMenu(self._window)
        theme.dress(menu)
        for service in services:
            menu.addAction(texts.word(service), partial(self.open_form, service))
        button = self._window.sidebar.buttons["counter"]
        menu.popup(button.mapToGlobal(button.rect().topRight()))

    def open_form(self, service: str) -> None:
        self._tasks.read(self, counter.choices, service, texts.language()).succeeded.connect(
            lambda choices: self._open_form(service, choices)
        )

    def _open_form(self, service: str, choices: CounterChoices) -> None:
        form = CounterForm(
            tasks=self._tasks,
            service=service,
            districts=choices.districts,
            kinds=choices.document_kinds,
            now=self._window.now,
            parent=self._window,
        )
        form.accepted.connect(lambda: self.registered.emit(form.number or ""))
        form.finished.connect(lambda _result: form.deleteLater())
        form.open()
        self.dialog_opened.emit(form)


def _take_in(unit: UnitOfWork, paths: list[Path]) -> list[Result]:
    results = []
    for path in chain.from_iterable(packages.find(path) for path in paths):
        try:
            accepted = registration.take_in(unit, packages.open_package(path))
            results.append(Result(path, accepted.number, accepted.duplicate, []))
        except PackageRefused as error:
            results.append(Result(path, None, False, error.faults))
        except OSError:
            results.append(Result(path, None, False, [Fault(None, "package_unreadable")]))
    return results
