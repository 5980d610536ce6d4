"""desk and demo: what opens a window."""

import os
import sys
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clerkdesk import bootstrap, clock
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected
from clerkdesk.settings import Server, Settings, servers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkdesk.gui.session.loop import Desk

HEADLESS_NOW = datetime(2026, 11, 23, 15, 42, tzinfo=BAKU)
"""A Monday afternoon: the headless demo's pictures are the same on every day."""


def require_display() -> None:
    """Raises Expected (no_display) where Qt would abort the process."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        raise Expected("no_display")


def desk(settings: Settings, theme: str | None) -> int:
    """The window: on the servers one may sign in to, or straight on the database that is named."""
    require_display()
    choices = servers(settings)
    frame = _frame(settings, theme)
    if choices:
        from clerkdesk.gui.session import loop

        choice = loop.ServerChoice(
            choices, partial(enter_server, settings), settings.data_dir, settings.language
        )
        return loop.run_with_servers(choice, theme, frame)
    installation = bootstrap.open_installation(settings)
    try:
        return bootstrap.open_desk(installation, None, theme, frame)
    finally:
        installation.close()


def enter_server(settings: Settings, server: Server, login: str, password: str) -> "Desk":
    """The desk of a person on a server. Raises Expected."""
    installation = bootstrap.open_server(settings, server.url, login, password)
    return replace(bootstrap.desk_of(installation), close=installation.close)


def _frame(settings: Settings, theme: str | None) -> "QWidget":
    """The window's frame, before the database is opened."""
    from clerkdesk.gui.session import first_frame

    application, frame = first_frame.first_frame(settings.language, theme or "light")
    application.processEvents()
    return frame


def demo(arguments: Namespace, settings: Settings, output: Output) -> int:
    """The sample office in a window; or, without a screen, what it has written to a folder."""
    if arguments.headless is not None:
        return _headless(arguments, settings, output)
    if arguments.pictures is not None:
        return _pictures(arguments, settings, output)
    from clerkdesk.demo import installation as sample

    require_display()
    folder = arguments.data or _own_folder()
    frame = _frame(settings, arguments.theme)
    with ExitStack() as stack:
        ready = sample.ready(folder, settings, settings.now or clock.real())
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
            installation, arguments.acting_as, arguments.theme, frame, demo=True
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
