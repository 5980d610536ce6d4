"""Where the job is played: a sample office with its worker, stand-ins and citizens' pages in the
threads of this process, and a clock that can be set forward.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from clerkdesk import bootstrap
from clerkdesk.clock import real
from clerkdesk.demo import portal
from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.demo.headless.record import Record
from clerkdesk.demo.stand_ins import StandIns
from clerkdesk.domain.lifecycle import UNDO_SECONDS
from clerkdesk.settings import Settings
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.worker.thread import WorkerThread

_STATE = "window.ini"


class MovingClock:
    """Goes on by itself and can be set forward: nobody waits for a message to leave."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - real()

    def __call__(self) -> datetime:
        return real() + self._ahead

    def forward(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Stage:
    """``pages``: the address of the citizens' pages."""

    installation: bootstrap.Installation
    drive: Drive
    clock: MovingClock
    record: Record
    pages: str
    stand_ins: StandIns

    def picture(self, name: str, widget: QWidget) -> None:
        self.record.picture(name, widget, self.drive.waiting)

    def case(self, number: str) -> CaseDetail:
        """An application as the database has it now."""
        return self.installation.unit_of_work.run(detail.open_case, number, "show")

    def pass_undo(self) -> None:
        """Set the clock a little further than a decision can be taken back: its message leaves."""
        self.clock.forward(UNDO_SECONDS + 1)

    def approve(self, window: WindowDrive, picture: str) -> None:
        """Approve the open application, with a reason for what must be weighed; the picture shows
        that it can be taken back.
        """
        number = window.number
        if window.case.findings:
            window.weigh_all("document_seen")
        else:
            window.approve()
        window.until(
            lambda: self.case(number).header.status == "completed", f"{number} is not completed"
        )
        self.picture(picture, window.window)

    def until_told(self, number: str, event: str, channels: tuple[str, ...]) -> None:
        """The undo window passes, and the worker writes the messages that the citizen will read."""
        until = self.drive.waiting.until
        until(lambda: set(self._messages(number, event)) == set(channels), "no message is queued")
        self.pass_undo()
        until(
            lambda: set(self._messages(number, event).values()) <= {"sent", "written"},
            f"the message {event} does not leave",
        )

    def _messages(self, number: str, event: str) -> dict[str, str]:
        """Channel → state of an event's message."""
        messages = self.case(number).messages
        return {message.channel: message.state for message in messages if message.event == event}


@contextmanager
def opened_stage(
    folder: Path, settings: Settings, now: datetime, record: Record
) -> Iterator[Stage]:
    """``folder``: of the sample office, which is played in itself."""
    clock = MovingClock(now)
    state_file = record.out / _STATE
    with ExitStack() as stack:
        stack.callback(state_file.unlink, missing_ok=True)
        opened = bootstrap.open_installation(
            replace(settings, data_dir=folder, now=None), clock=clock
        )
        stack.callback(opened.close)
        installation, addresses, stand_ins = stack.enter_context(portal.threads(opened, folder))
        worker = WorkerThread(partial(bootstrap.make_worker, installation, "desk"))
        installation.on_commit.append(worker.wake)
        worker.start()
        stack.callback(worker.stop)
        state = QSettings(str(state_file), QSettings.Format.IniFormat)
        drive = Drive(bootstrap.desk_of(installation), state)
        stack.callback(drive.close)
        yield Stage(
            installation=installation,
            drive=drive,
            clock=clock,
            record=record,
            pages=addresses["pages"],
            stand_ins=stand_ins,
        )
