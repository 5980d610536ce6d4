"""One window after the other: who comes in, what the window needs, and how it was left."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clerkdesk.domain.connections import TryParts
from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.location import Location
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.session import garbage
from clerkdesk.gui.session.first_frame import application, state_of
from clerkdesk.gui.session.idle import IdleWatch
from clerkdesk.gui.session.server_sign_in import ServerSignIn
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.measuring import Measuring
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.servers import Server
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

FIRST_LIST_MS = 300
"""A list that takes longer comes into the window that is shown already."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window needs to know of the installation it opens."""

    unit_of_work: UnitOfWork
    data_dir: Path
    language: str
    clock: Callable[[], datetime]
    on_commit: list[Callable[[], None]]
    """Called after every commit of this process, on any thread."""
    demo: bool = False
    trust_roots: Path | None = None
    """Authorities whose seals are believed; None: the office's own keys alone."""
    revoked_signers: Path | None = None
    """What those authorities have revoked."""
    close: Callable[[], None] | None = None
    """Lets the database go; None: whoever opened it does."""
    try_parts: TryParts | None = None
    """As of ``DeskContext``."""


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """The servers that one may sign in to."""

    servers: list[Server]
    enter: Callable[[Server, str, str], Desk]
    """The desk of a login with its password; takes seconds, and raises Expected."""
    data_dir: Path
    language: str
    finding: str = ""
    """What was seen of the only server; "": nothing is said of it."""
    new_here: bool = False
    """The password is one that the administrator knows: another is asked for."""


def open_window(desk: Desk, login: str | None, state: QSettings) -> MainWindow:
    """The main window of a person with the first list, where that does not take long; not shown
    yet.
    """
    unit = desk.unit_of_work.acting_as(login)
    calendar: WorkingCalendar = unit.read(reference_data.calendar)
    window = MainWindow(
        unit_of_work=unit,
        me=unit.read(staff.me),
        calendar=calendar,
        now=database_clock(unit, desk.clock),
        state=state,
    )
    window.context.trust_roots = desk.trust_roots
    window.context.revoked_signers = desk.revoked_signers
    window.context.try_parts = desk.try_parts
    Measuring(window.context, window)
    # What is there before the window is need not be painted twice.
    window.tasks.answer_within(FIRST_LIST_MS)
    return window


def database_clock(unit: UnitOfWork, clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """The database's time without asking it each time: the local clock, corrected by the difference
    found at the start.
    """
    difference = unit.read(now) - clock()
    return lambda: clock() + difference


def sign_in(desk: Desk, default: str | None) -> str | None:
    """Ask who it is, on an embedded file; ``default``: who was here before. None: given up."""
    tasks = TaskRunner(desk.unit_of_work, lambda _error: None)
    people = desk.unit_of_work.read(staff.list_staff)
    # Of those each day has one, and none needs the others.
    from clerkdesk.gui.session.first_people import DemoPeople, FirstAccount
    from clerkdesk.gui.session.sign_in import SignInForm

    form: DemoPeople | FirstAccount | SignInForm
    if desk.demo:
        form = DemoPeople(people, default or "gunel")
    elif not people:
        form = FirstAccount(tasks)
    else:
        form = SignInForm(tasks, default)
    accepted = form.exec() == QDialog.DialogCode.Accepted
    tasks.wait(5000)
    return form.login if accepted else None


@dataclass(frozen=True, slots=True)
class Entered:
    """Who has come in, and where."""

    desk: Desk
    login: str | None
    """On an embedded file; a server knows by itself."""

    def leave(self) -> None:
        if self.desk.close is not None:
            self.desk.close()


def run(
    desk: Desk,
    login: str | None,
    theme_name: str | None,
    frame: QWidget | None = None,
    once_shown: Callable[[], None] | None = None,
    brought: Sequence[Path] = (),
) -> int:
    """The window until it is closed; signing out and the lock ask again.

    ``frame``: what was shown while everything was loaded. ``once_shown``: what is begun behind the
    first window or question. ``brought``: packages that the first person is to take in.
    """
    embedded = desk.unit_of_work.dialect == "sqlite"

    def enter(before: str | None) -> Entered | None:
        if embedded:
            chosen = sign_in(desk, before)
            return None if chosen is None else Entered(desk, chosen)
        from clerkdesk.gui.session.session_form import GoOn

        # The login is the computer's own: there is no password that could be asked for.
        return Entered(desk, None) if GoOn().exec() == QDialog.DialogCode.Accepted else None

    # The desk is closed by whoever opened it, and stays open behind a lock: entering again is on
    # the same one.
    state = _dressed(desk.data_dir, desk.language, theme_name)
    if once_shown is not None:
        QTimer.singleShot(0, once_shown)
    return work(
        state=state,
        language=desk.language,
        enter=enter,
        entered=Entered(desk, login) if login or not embedded else enter(None),
        frame=frame,
        brought=brought,
    )


def run_with_servers(
    door: ServerChoice,
    theme_name: str | None,
    frame: QWidget | None = None,
    brought: Sequence[Path] = (),
) -> int:
    """As ``run``, on the server that the person signs in to; signing out and the lock leave that
    server.
    """
    state = _dressed(door.data_dir, door.language, theme_name)

    is_new = door.new_here

    def enter(before: str | None) -> Entered | None:
        nonlocal is_new
        form = ServerSignIn(door.servers, door.enter, state, locked=before is not None)
        form.note(door.finding)
        form.exec()
        form.tasks.wait()
        desk = form.desk
        given = form.password.text()
        form.deleteLater()
        if desk is None:
            return None
        if is_new:
            from clerkdesk.gui.session.first_people import own_password_set

            is_new = False
            if own_password_set(desk.unit_of_work, given):
                # Its lines stand on the old one.
                Entered(desk, None).leave()
                return enter(None)
        return Entered(desk, None)

    return work(
        state=state,
        language=door.language,
        enter=enter,
        entered=enter(None),
        frame=frame,
        brought=brought,
    )


@dataclass(frozen=True, slots=True)
class Left:
    """How a window was left: why, by whom, and where one was."""

    why: Leaving
    login: str | None
    location: Location | None


def work(
    state: QSettings,
    language: str,
    enter: Callable[[str | None], Entered | None],
    entered: Entered | None,
    frame: QWidget | None,
    brought: Sequence[Path] = (),
) -> int:
    """One window after the other, until one is closed for good or nobody comes in."""
    left: Left | None = None
    while entered is not None:
        again = False
        try:
            left = _until_closed(
                entered=entered, state=state, frame=frame, before=left, brought=brought
            )
            again = left.why is Leaving.LANGUAGE
        finally:
            frame = None
            brought = ()
            if not again:
                entered.leave()
        if again:
            dress(state, language, None)
        elif left.why is Leaving.CLOSED:
            break
        else:
            # After a lock the same person is expected, after signing out anybody.
            entered = enter(left.login if left.why is Leaving.LOCKED else None)
    return 0


def _dressed(data_dir: Path, language: str, theme_name: str | None) -> QSettings:
    """The application in its theme and language, and what the window remembers."""
    state = state_of(data_dir)
    garbage.collect_on_gui_thread(dress(state, language, theme_name))
    return state


def dress(state: QSettings, language: str, theme_name: str | None) -> QApplication:
    """What was chosen in the window wins over the language that the process was started in."""
    language = str(state.value("language", language))
    app = application(language, theme_name or str(state.value("theme", "light")))
    texts.speak(language)
    if theme_name:
        state.setValue("theme", theme_name)
    state.setValue("contrast", theme.contrast_wanted(app))  # the next start's first frame knows it
    # A window that is left for another one is not the end.
    app.setQuitOnLastWindowClosed(False)
    return app


def _until_closed(
    entered: Entered,
    state: QSettings,
    frame: QWidget | None,
    before: Left | None,
    brought: Sequence[Path],
) -> Left:
    """One person's window, opened where the same person was before."""
    desk = entered.desk
    window = open_window(desk, entered.login, state)
    notify = window.committed.emit
    desk.on_commit.append(notify)
    # A loop of its own: quitting the application would end every later one, too.
    loop = QEventLoop()
    window.left.connect(lambda _why: loop.quit())
    idle = _lock_when_idle(window)
    window.show()
    # Behind it: else there would be no window at all for a moment.
    if frame is not None:
        frame.close()
    if (
        before is not None
        and before.location is not None
        and before.login == window.context.me.login
    ):
        window.navigation.go_to(before.location)
    window.intake.take_in(list(brought))
    with bugs_shown(window):
        loop.exec()
    idle.deleteLater()
    desk.on_commit.remove(notify)
    left = Left(window.why, window.context.me.login, window.where)
    window.deleteLater()
    # At once: nobody's data stay in a window that is not shown.
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return left


@contextmanager
def bugs_shown(window: MainWindow) -> Iterator[None]:
    """A bug in what a key or a click does is shown with its number like every other one, and the
    window goes on.
    """
    before = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            window.show_error(error)
        else:
            before(kind, error, trace)  # somebody ends the program

    sys.excepthook = show
    try:
        yield
    finally:
        sys.excepthook = before


def _lock_when_idle(window: MainWindow) -> QObject:
    """Lock the desk after the time that is set, without a touch; a setting of 0 never does."""
    minutes = window.tasks.unit_of_work.read(reference_data.own_setting, "idle_lock_minutes")
    watch = QObject(window)
    if minutes.isdigit() and int(minutes):
        idle_watch = IdleWatch(int(minutes) * 60_000, watch)
        idle_watch.due.connect(lambda: window.leave(Leaving.LOCKED))
    return watch
