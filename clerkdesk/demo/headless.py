"""The main job of both services in the real windows, without a screen: pictures, the certificate,
and what every step took.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clerkdesk import bootstrap
from clerkdesk.clock import real
from clerkdesk.demo import office, portal
from clerkdesk.demo.citizen import Citizen
from clerkdesk.demo.driving import Driver, StepFailed
from clerkdesk.domain.errors import Expected
from clerkdesk.settings import Settings
from clerkdesk.usecases.case import detail
from clerkdesk.worker.loop import WorkerThread

if TYPE_CHECKING:
    from clerkdesk.demo.stand_ins import StandIns
    from clerkdesk.gui.shell.window import MainWindow


@dataclass(slots=True)
class Step:
    name: str
    service: str
    ok: bool
    seconds: float


class _MovingClock:
    """A clock that goes on by itself and can be set forward: nobody waits 15 seconds for a message."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - real()

    def __call__(self) -> datetime:
        return real() + self._ahead

    def forward(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)


def run(
    out: Path,
    settings: Settings,
    data: Path | None,
    now: datetime,
    print_document: Callable[[dict[str, Any], list[str]], None],
) -> int:
    """Play the job and write everything to ``out``; 0 only if every step held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Expected("folder_not_writable", path=out) from None
    folder = data or Path(tempfile.mkdtemp(prefix="clerkdesk-demo-"))
    try:
        player = Player(out, folder, settings, now)
        player.play()
    finally:
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)
    summary = player.summary()
    (out / "summary.json").write_text(
        json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    lines = [
        f"{'✓' if step.ok else '✗'} {step.service:<8} {step.name:<24} {step.seconds:6.2f} s"
        for step in player.steps
    ]
    lines += [player.problem] if player.problem else []
    lines.append(f"{out}: {len(player.pictures)} PNG, {player.certificate or '—'}, summary.json")
    print_document(summary, lines)
    return 0 if not player.problem and all(step.ok for step in player.steps) else 1


class Player(Driver):
    def __init__(self, out: Path, folder: Path, settings: Settings, now: datetime) -> None:
        super().__init__()
        self.out = out
        self.steps: list[Step] = []
        self.pictures: list[str] = []
        self.certificate: str | None = None
        self.number: str | None = None
        self.problem: str | None = None
        self._folder = folder
        self._settings = settings
        self._now = now

    def summary(self) -> dict[str, Any]:
        return {
            "steps": [asdict(step) for step in self.steps],
            "pictures": self.pictures,
            "certificate": self.certificate,
            "number": self.number,
            "problem": self.problem,
        }

    # -- the play ----------------------------------------------------------------------------------

    def play(self) -> None:
        """Both services and the supervisor; stops at the first step that does not hold."""
        from PySide6.QtCore import QSettings

        from clerkdesk.gui.kit import theme
        from clerkdesk.gui.session import first_frame

        self._qt = first_frame.application(self._settings.language, "light")
        self._theme = theme
        self.state = QSettings(str(self.out / "window.ini"), QSettings.Format.IniFormat)
        try:
            with_office = self._step(
                "office", "both", lambda: office.ready(self._folder, self._settings, self._now)
            )
            settings = replace(with_office, data_dir=self._folder, now=None)
            self._clock = _MovingClock(self._now)
            with ExitStack() as stack:
                opened = bootstrap.open_office(settings, clock=self._clock)
                stack.callback(opened.close)
                self.office, addresses, around = stack.enter_context(
                    portal.threads(opened, self._folder)
                )
                worker = WorkerThread(partial(bootstrap.make_worker, self.office, "desk"))
                self.office.on_commit.append(worker.wake)
                worker.start()
                stack.callback(worker.stop)
                self._sign_in()
                self._no_debt()
                self._idp()
                self._supervisor()
                self._citizen(addresses["pages"], around)
        except StepFailed as error:
            self.problem = str(error)
        finally:
            (self.out / "window.ini").unlink(missing_ok=True)

    def _sign_in(self) -> None:
        from clerkdesk.gui.session.sign_in import DemoPeople
        from clerkdesk.usecases.people import administration

        form = DemoPeople(self.office.unit_of_work.read(administration.list_staff), "gunel")
        form.show()
        self._picture("sign-in", form)
        form.accept()
        form.deleteLater()
        self.wait(50)

    def _wear(self, window: "MainWindow", theme: str) -> None:
        window.set_theme(theme)
        self.until(window.updatesEnabled, "the theme is not put on")

    def _no_debt(self) -> None:
        window = self.window("gunel")
        self._step(
            "queue",
            "no_debt",
            lambda: self.until(lambda: window.queue.model.rowCount() >= 9, "the list is empty"),
        )
        self._step("open", "no_debt", lambda: self.open_first(window))
        self._step("review", "no_debt", lambda: self.review(window))
        self._step("debt check", "no_debt", lambda: self.debt(window))
        self._picture("no-debt-documents-light", window)
        self._wear(window, "dark")
        self._picture("no-debt-documents-dark", window)
        self._wear(window, "light")
        self._tabs(window, "no-debt", (1, 2, 3, 4))
        number = window.detail.case.header.number if window.detail.case else ""
        self._step("approve", "no_debt", lambda: self._approve(window, number))
        self._step(
            "message", "no_debt", lambda: self._message(number, "completed_clear", ("email",))
        )
        self._step("certificate", "no_debt", lambda: self._certificate(window, number))
        self._step("refuse", "no_debt", lambda: self._refuse(window))
        self._step("take", "no_debt", lambda: self._take_next(window))
        self._small(window)
        self._counter(window)
        self.close(window)

    def _idp(self) -> None:
        window = self.window("elnur")
        self._step(
            "queue",
            "idp",
            lambda: self.until(lambda: window.queue.model.rowCount() >= 6, "the list is empty"),
        )
        place = next(
            n
            for n in range(6)
            if (found := window.queue.model.row_at(n)) is not None
            and found.name.startswith("Quliyev Elçin")
        )
        window.queue.table.selectRow(place)
        self._step("open", "idp", lambda: self.open_first(window))
        self._step("review", "idp", lambda: self.review(window))
        self._step("debt check", "idp", lambda: self.debt(window))
        window.detail.show_tab(1)
        self._picture("idp-application-light", window)
        self._wear(window, "dark")
        self._picture("idp-application-dark", window)
        self._wear(window, "light")
        number = window.detail.case.header.number if window.detail.case else ""
        self._step("take", "idp", lambda: self._take_next(window))
        window.open_number(number)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            "it does not open",
        )
        self._step("approve", "idp", lambda: self._approve(window, number))
        self._step("message", "idp", lambda: self._message(number, "approved", ("sms", "email")))
        self.close(window)

    def _supervisor(self) -> None:
        from clerkdesk.gui.certificates.register import RegisterPage
        from clerkdesk.gui.supervision.dashboard import DashboardPage

        window = self.window("sabina")
        window.show_page("dashboard")
        self._step(
            "dashboard",
            "both",
            lambda: self.until(
                lambda: window.pages.of(DashboardPage).clerks.rowCount() > 0, "no load per clerk"
            ),
        )
        self._picture("dashboard-light", window)
        window.show_page("register")
        self.until(
            lambda: window.pages.of(RegisterPage).model.rowCount() > 0, "the register is empty"
        )
        self._picture("register-light", window)
        window.context.open_form.connect(self.dialogs.append)
        window.pages.show_report()
        dialog = self.dialog("the report does not open")
        self.until(lambda: dialog.viewer.canvas.image is not None, "the report is not shown")
        self._picture("report", dialog)
        (self.out / "report.pdf").write_bytes(dialog.content)
        dialog.accept()
        self.close(window)

    def _citizen(self, pages: str, around: "StandIns") -> None:
        """From the citizen's chair: applying, the message, the debt, and the certificate; in
        between the clerk's part.
        """
        case = Citizen(pages, around, self._now)
        with case.visitor:
            self._step("sign in", "portal", case.sign_in)
            number = self._step("apply", "portal", case.apply)
            window = self.window("gunel")
            self._step("decide", "portal", lambda: self._decide(window, number))
            self._picture("portal-application-light", window)
            self.close(window)
            self._clock.forward(16)
            self._step(
                "message",
                "portal",
                lambda: self.until(case.told_of_debt, "no message of the debt arrives"),
            )
            self._step("print with a debt", "portal", case.refused_by_debt)
            self._step("pay", "portal", case.pay)
            paper = self._step("print", "portal", case.printed)
        (self.out / "portal-certificate.pdf").write_bytes(paper)

    def _decide(self, window: "MainWindow", number: str) -> None:
        from clerkdesk.domain.lifecycle import Action

        window.open_number(number)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            f"{number} does not open",
        )
        window.controller.perform(Action.TAKE)
        self.until(lambda: self._show(number)["status"] == "in_progress", "it is not taken")
        self.until(
            lambda: (
                window.detail.case is not None and window.detail.case.header.status == "in_progress"
            ),
            "it is not shown as taken",
        )
        self.review(window)
        self._approve(window, number)

    # -- parts -------------------------------------------------------------------------------------

    def _approve(self, window: "MainWindow", number: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.wait(800)  # a decision in haste is ignored
        self.activate(window)
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(
            lambda: self._show(number)["status"] == "completed",
            f"{number} is not completed: {window.bar.text.text()}",
        )
        self.until(lambda: window.toast.isVisible(), "taking back is not offered")
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number != number,
            "the next one does not open",
        )
        self._picture(f"undo-{number[:2].lower()}", window)

    def _message(self, number: str, event: str, channels: tuple[str, ...]) -> None:
        """The undo window passes, and the worker writes the messages that the citizen will read."""
        self.until(
            lambda: (
                {m["channel"] for m in self._show(number)["messages"] if m["event"] == event}
                == set(channels)
            ),
            "no message is queued",
        )
        self._clock.forward(16)
        self.until(
            lambda: all(
                m["state"] in ("sent", "written")
                for m in self._show(number)["messages"]
                if m["event"] == event
            ),
            f"the message {event} does not leave",
        )

    def _certificate(self, window: "MainWindow", number: str) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from clerkdesk.domain.lifecycle import Action
        from clerkdesk.gui.viewer import printing

        window.context.open_form.connect(self.dialogs.append)
        window.open_number(number)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            "the completed one does not open",
        )
        window.controller.perform(Action.CERTIFICATE)
        dialog = self.dialog(f"no certificate is formed: {window.bar.text.text()}")
        self.until(lambda: dialog.viewer.canvas.image is not None, "the certificate is not shown")
        self._picture("certificate-preview", dialog)
        self.number = dialog.windowTitle()
        self.certificate = f"{self.number}.pdf"
        dialog.save_to(self.out / self.certificate)
        printer = printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
        printer.setOutputFileName(str(self.out / "printed.pdf"))
        done: list[str | None] = []
        printing.print_page(dialog.renderer, printer, dialog.mark, done.append)
        self.until(lambda: bool(done), "the page is not printed")
        if done[0] is not None:
            raise StepFailed(done[0])
        dialog.accept()

    def _refuse(self, window: "MainWindow") -> None:
        """Refuse the next one with a template, and see the message first."""
        from clerkdesk.domain.lifecycle import Action

        row = window.queue.model.row_at(2)
        assert row is not None
        window.open_case.open(row.id)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.id == row.id,
            "it does not open",
        )
        self.wait(800)
        window.controller.perform(Action.REFUSE)
        form = self.dialog("the refusal does not open")
        form.preview_wanted.emit()
        self.until(lambda: form._previews.count() > 0, "no preview")
        self._picture("refuse", form)
        form.accept()
        self.until(lambda: self._show(row.number)["status"] == "refused", "it is not refused")
        self.until(lambda: window.toast.application_id == row.id, "taking back is not offered")
        window.toast.undo()
        self.until(
            lambda: self._show(row.number)["status"] == "in_progress",
            "the refusal is not taken back",
        )

    def _take_next(self, window: "MainWindow") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        before = window.detail.case.header.id if window.detail.case else 0
        QTest.mouseClick(window.sidebar.next_button, Qt.MouseButton.LeftButton)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.id != before,
            "nothing is taken",
        )

    def _tabs(self, window: "MainWindow", service: str, tabs: tuple[int, ...]) -> None:
        names = ("documents", "application", "debt", "messages", "history")
        for tab in tabs:
            window.detail.show_tab(tab)
            self._picture(f"{service}-{names[tab]}-light", window)
        window.detail.show_tab(0)

    def _small(self, window: "MainWindow") -> None:
        window.resize(1280, 720)
        window.splitter.setSizes([380, 670])
        self.wait(200)
        self.until(lambda: window.detail.viewer.canvas.image is not None, "no document at 1280×720")
        self._picture("small-1280x720", window)
        window.resize(1440, 900)
        window.splitter.setSizes([492, 720])

    def _counter(self, window: "MainWindow") -> None:
        window.context.open_form.connect(self.dialogs.append)
        window.intake.open_form("no_debt")
        form = self.dialog("the counter's form does not open")
        self._picture("counter", form)
        form.reject()

    # -- tools -------------------------------------------------------------------------------------

    def _show(self, number: str) -> dict[str, Any]:
        case = self.office.unit_of_work.run(detail.open_case, number, "show")
        messages = [
            {"event": m.event, "channel": m.channel, "state": m.state} for m in case.messages
        ]
        return {"status": case.header.status, "messages": messages}

    def _step(self, name: str, service: str, step: Callable[[], Any]) -> Any:
        started = time.monotonic()
        try:
            value = step()
        except StepFailed as error:
            self.steps.append(Step(name, service, False, round(time.monotonic() - started, 3)))
            raise StepFailed(f"{service}: {name}: {error}") from None
        self.steps.append(Step(name, service, True, round(time.monotonic() - started, 3)))
        return value

    def _picture(self, name: str, widget: Any) -> None:
        self.wait(250)
        path = self.out / f"{name}.png"
        widget.grab().save(str(path))
        self.pictures.append(path.name)
