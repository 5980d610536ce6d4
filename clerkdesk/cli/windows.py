"""desk and demo: what opens a window."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clerkdesk import clock, servers
from clerkdesk.cli import logs
from clerkdesk.cli.output import Output
from clerkdesk.domain.connections import Tried, TryParts
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected
from clerkdesk.servers import Server
from clerkdesk.settings import DATABASE, Settings, sqlite_file

if TYPE_CHECKING:
    from clerkdesk.gui.session.first_frame import FirstFrame
    from clerkdesk.gui.session.loop import Desk

FIRST_WORDS_MS = 3000
HEADLESS_NOW = datetime(2026, 11, 23, 15, 42, tzinfo=BAKU)
"""A Monday afternoon: the headless demo's pictures are the same on every day."""


def require_qt() -> None:
    """Raises Expected (desk_not_installed)."""
    try:
        import PySide6  # noqa: F401
    except ImportError:
        raise Expected("desk_not_installed") from None


def require_display() -> None:
    """Raises Expected: desk_not_installed (a server's package has no Qt), no_display (Qt would
    abort the process).
    """
    require_qt()
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        raise Expected("no_display")


def desk(
    settings: Settings, theme: str | None, output: Output, brought: Sequence[Path] = ()
) -> int:
    """The window: on the servers one may sign in to, straight on the database that is there, or, in
    a fresh data folder, whatever somebody chooses. ``brought``: packages that whoever comes in
    takes in.
    """
    require_display()
    choices = servers.offered(settings)
    frame = _frame(settings, settings.data_dir, theme)
    _begin_log()
    if choices:
        from clerkdesk.gui.session import loop

        choice = loop.ServerChoice(
            choices, partial(enter_server, settings), settings.data_dir, settings.language
        )
        return loop.run_with_servers(choice, theme, frame, brought)
    is_first = not settings.database_named and not sqlite_file(settings.database_url).exists()
    if is_first or not workstation(settings, theme, frame, brought):
        from clerkdesk.cli import first_run

        sample = Namespace(
            headless=None,
            pictures=None,
            data=None,
            theme=theme,
            with_portal=False,
            acting_as=None,
        )
        ways = first_run.Ways(
            workstation=lambda chosen: workstation(chosen, theme, frame, brought),
            sample=lambda chosen: demo(sample, chosen, output),
            enter=enter_server,
        )
        return first_run.begin(settings, theme=theme, frame=frame, ways=ways, brought=brought)
    return 0


def workstation(
    settings: Settings, theme: str | None, frame: "FirstFrame", brought: Sequence[Path] = ()
) -> bool:
    """The window straight on a database; False: it has nobody yet, who was asked for the first
    account made none, and no database was named.
    """
    frame.show()
    say_step = _first_start(frame, settings)
    from clerkdesk import bootstrap  # the database's libraries, behind the first frame
    from clerkdesk.usecases.people import staff

    installation = bootstrap.open_installation(settings, on_step=say_step)
    try:
        bootstrap.open_desk(
            opened=installation,
            login=None,
            theme=theme,
            frame=frame,
            brought=brought,
            try_parts=_doctor(settings),
        )
        return settings.database_named or bool(installation.unit_of_work.read(staff.list_staff))
    finally:
        installation.close()


def _begin_log() -> None:
    """What Qt says goes there, too; the first words of the log wait until the window is shown."""
    from PySide6.QtCore import QTimer

    from clerkdesk.gui.kit import qt_messages

    qt_messages.to_the_log()
    QTimer.singleShot(FIRST_WORDS_MS, logs.begun)


def enter_server(settings: Settings, server: Server, login: str, password: str) -> "Desk":
    """The desk of a person on a server. Raises Expected."""
    from clerkdesk import bootstrap

    installation = bootstrap.open_server(settings, server.url, login, password)
    desk = bootstrap.desk_of(installation)
    return replace(desk, close=installation.close, try_parts=_doctor(installation.settings))


def _doctor(settings: Settings) -> TryParts:
    """What the page of settings tries the installation's parts with."""

    def tried(language: str) -> list[Tried]:
        from clerkdesk.cli.doctor import command

        return command.tried(settings, language)

    return tried


def _frame(settings: Settings, data_dir: Path, theme: str | None) -> "FirstFrame":
    """The window's frame, before the database is opened, as it was last chosen to look."""
    from clerkdesk.gui.session import first_frame

    look = first_frame.chosen(data_dir, settings.language, theme)
    application, frame = first_frame.first_frame(*look)
    application.processEvents()
    return frame


def _first_start(frame: "FirstFrame", settings: Settings) -> Callable[[int, int], None] | None:
    """Where there is no database yet, say why the window takes longer than usual; gives what says
    how far it is.
    """
    from clerkdesk.gui.session import first_frame

    if not settings.embedded or sqlite_file(settings.database_url).exists():
        return None
    words = first_frame.preparing()
    frame.say(words, 0, 1)
    return partial(frame.say, words)


class _Closed(Exception):
    """Somebody closed the frame while the office was being built."""


class _Building:
    """Shows how far the sample office is built; closing the frame ends it."""

    def __init__(self, frame: "FirstFrame") -> None:
        from clerkdesk.gui.session import first_frame

        self._frame = frame
        self._words = first_frame.building()

    def __call__(self, done: int, total: int) -> None:
        self._frame.say(self._words, done, total)
        if not self._frame.isVisible():
            raise _Closed


def demo(arguments: Namespace, settings: Settings, output: Output) -> int:
    """The sample office in a window; or, without a screen, what it has written to a folder."""
    require_qt()
    if arguments.headless is not None:
        return _headless(arguments, settings, output)
    if arguments.pictures is not None:
        return _pictures(arguments, settings, output)
    require_display()
    folder = arguments.data or _own_folder()
    frame = _frame(settings, folder, arguments.theme)
    try:
        return _sample_office(
            arguments=arguments, settings=settings, output=output, folder=folder, frame=frame
        )
    except _Closed:
        return 0


def _sample_office(
    arguments: Namespace,
    settings: Settings,
    output: Output,
    folder: Path,
    frame: "FirstFrame",
) -> int:
    """The sample office of a folder, which is built first where the folder has none."""
    building = _Building(frame)
    if not (folder / DATABASE).exists():
        # What draws and builds the office is loaded behind these words.
        building(0, 1)
    from clerkdesk import bootstrap
    from clerkdesk.demo import installation as sample

    with ExitStack() as stack:
        ready = sample.ready(folder, settings, settings.now or clock.real(), building)
        if arguments.with_portal:
            from clerkdesk.demo import portal

            ready, addresses = stack.enter_context(
                portal.processes(folder, sample.database(folder), ready)
            )
            lines = [f"{name:<9} {address}" for name, address in addresses.items()]
            output.document(addresses, lines)
            sys.stdout.flush()
        installation = bootstrap.open_installation(ready)
        stack.callback(installation.close)
        return bootstrap.open_desk(
            opened=installation,
            login=arguments.acting_as,
            theme=arguments.theme,
            frame=frame,
            demo=True,
            try_parts=_doctor(ready),
        )


def _headless(arguments: Namespace, settings: Settings, output: Output) -> int:
    from clerkdesk.demo.headless import runner

    return runner.run(
        out=arguments.headless,
        settings=settings,
        data=arguments.data,
        now=settings.now or HEADLESS_NOW,
        print_document=output.document,
    )


def _pictures(arguments: Namespace, settings: Settings, output: Output) -> int:
    from clerkdesk.demo.pictures import runner

    return runner.run(
        out=arguments.pictures,
        settings=settings,
        data=arguments.data,
        now=settings.now or HEADLESS_NOW,
        print_document=output.document,
        chosen=arguments.only,
    )


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ClerkDesk Demo", appauthor=False)
