"""Starts the window: fonts, theme, translation, signing in, and the worker beside an embedded file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.gui import garbage
from clerkdesk.gui.dialogs.sign_in import DemoPeople, FirstAccount, ServerSignIn, SignInForm
from clerkdesk.gui.main_window import MainWindow
from clerkdesk.gui.panes.sidebar import Me
from clerkdesk.gui.start import application
from clerkdesk.gui.tasks import TaskRunner
from clerkdesk.settings import Server
from clerkdesk.usecases import administration, office
from clerkdesk.usecases.acting import current_staff
from clerkdesk.usecases.unit_of_work import UnitOfWork, now


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window needs to know of the office it opens."""

    unit_of_work: UnitOfWork
    data_dir: Path
    language: str
    clock: Callable[[], datetime]
    on_commit: list[Callable[[], None]]
    """Called after every commit of this process, on any thread."""
    demo: bool = False
    close: Callable[[], None] | None = None
    """Lets the database go; None: whoever opened it does."""


@dataclass(frozen=True, slots=True)
class Door:
    """The servers that one may sign in to."""

    servers: list[Server]
    enter: Callable[[Server, str, str], Desk]
    """The desk of a login with its password; takes seconds, and raises Expected."""
    data_dir: Path
    language: str


def who(unit: UnitOfWork) -> Me:
    """Who is signed in, as the sidebar shows it."""
    return unit.read(_who)


def _who(session: Any) -> Me:
    actor = current_staff(session)
    rows = [row for row in administration.list_staff(session) if row.login == actor.login]
    if not rows:
        return Me(None, None, actor.name, None, "", "")
    row = rows[0]
    name = {"azersu": "Azərsu", "azerishiq": "Azərişıq"}[row.organisation]
    place = row.departments[0].removesuffix(" sukanal idarəsi").removesuffix(" Elektrik Şəbəkəsi") if len(row.departments) == 1 else ""
    return Me(actor.id, actor.login, row.name, row.role, row.organisation, f"{name} · {place}" if place else name)


def open_window(desk: Desk, login: str | None, state: QSettings) -> MainWindow:
    """The main window of a person, not shown yet."""
    unit = desk.unit_of_work.acting_as(login)
    calendar: WorkingCalendar = unit.read(office.calendar)
    return MainWindow(unit, who(unit), calendar, database_clock(unit, desk.clock), state)


def database_clock(unit: UnitOfWork, clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """The database's time without asking it each time: the local clock, corrected by the difference found at the start."""
    difference = unit.read(now) - clock()
    return lambda: clock() + difference


def state_of(data_dir: Path) -> QSettings:
    """Window, theme, splitters: kept beside the data, and of no value to anybody else."""
    return QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)


def sign_in(desk: Desk, default: str | None) -> str | None:
    """Ask who it is; None: given up."""
    tasks = TaskRunner(desk.unit_of_work, lambda _error: None)
    people = desk.unit_of_work.read(administration.list_staff)
    form: DemoPeople | FirstAccount | SignInForm
    if desk.demo:
        form = DemoPeople(people, default or "gunel")
    elif not people:
        form = FirstAccount(tasks)
    else:
        form = SignInForm(tasks)
    accepted = form.exec() == QDialog.DialogCode.Accepted
    tasks.wait(5000)
    return form.login if accepted else None


def _sign_out(window: MainWindow, again: list[bool]) -> None:
    again.append(True)
    window.close()


def run(desk: Desk, login: str | None, theme_name: str | None, frame: QWidget | None = None) -> int:
    """The window until it is closed; signing out asks again. ``frame``: what was shown while everything was loaded."""
    state = _dressed(desk.data_dir, desk.language, theme_name)
    while True:
        chosen = login or (sign_in(desk, login) if desk.unit_of_work.dialect == "sqlite" else None)
        if chosen is None and desk.unit_of_work.dialect == "sqlite":
            return 0
        login = None
        if not _until_closed(desk, chosen, state, frame):
            return 0
        frame = None


def run_at_door(door: Door, theme_name: str | None, frame: QWidget | None = None) -> int:
    """As ``run``, on the server that the person signs in to; signing out leaves that server."""
    state = _dressed(door.data_dir, door.language, theme_name)
    while True:
        form = ServerSignIn(door.servers, door.enter, state)
        form.exec()
        form.tasks.wait()
        desk = form.desk
        form.deleteLater()
        if desk is None:
            return 0
        try:
            if not _until_closed(desk, None, state, frame):
                return 0
        finally:
            if desk.close is not None:
                desk.close()
        frame = None


def _dressed(data_dir: Path, language: str, theme_name: str | None) -> QSettings:
    """The application in its theme, and what the window remembers."""
    state = state_of(data_dir)
    app = application(language, theme_name or str(state.value("theme", "light")))
    if theme_name:
        state.setValue("theme", theme_name)
    garbage.collect_on_gui_thread(app)
    return state


def _until_closed(desk: Desk, login: str | None, state: QSettings, frame: QWidget | None) -> bool:
    """One person's window; whether that person signed out and somebody else may sign in."""
    window = open_window(desk, login, state)
    told = window.committed.emit
    desk.on_commit.append(told)
    again: list[bool] = []
    window.sign_out_wanted.connect(partial(_sign_out, window, again))
    window.show()
    if frame is not None:
        frame.close()
    QApplication.exec()
    desk.on_commit.remove(told)
    window.deleteLater()
    return bool(again)
