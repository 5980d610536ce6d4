"""desk and demo: what opens a window."""

import os
import socket
import sys
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from clerkdesk import bootstrap, clock
from clerkdesk.cli import parent
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.settings import Server, Settings, servers

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
    offered = servers(settings)
    frame = _frame(settings, theme)
    if offered:
        from clerkdesk.gui.session import loop

        door = loop.ServerChoice(
            offered, partial(_enter, settings), settings.data_dir, settings.language
        )
        return loop.run_with_servers(door, theme, frame)
    opened = bootstrap.open_office(settings)
    try:
        return bootstrap.open_desk(opened, None, theme, frame)
    finally:
        opened.close()


def _enter(settings: Settings, server: Server, login: str, password: str) -> Any:
    """The desk of a person on a server. Raises Expected."""
    opened = bootstrap.open_server(settings, server.url, login, password)
    return replace(bootstrap.desk_of(opened), close=opened.close)


def _frame(settings: Settings, theme: str | None) -> Any:
    """The window's frame, before the database is opened."""
    from clerkdesk.gui.session import first_frame

    loop, frame = first_frame.first_frame(settings.language, theme or "light")
    loop.processEvents()
    return frame


def demo(words: Namespace, settings: Settings, output: Output) -> int:
    from clerkdesk.demo import office

    if words.headless is not None:
        from clerkdesk.demo import headless

        return headless.run(
            out=words.headless,
            settings=settings,
            data=words.data,
            now=settings.now or HEADLESS_NOW,
            print_document=output.document,
        )
    if words.pictures is not None:
        from clerkdesk.demo import pictures

        return pictures.run(
            out=words.pictures,
            settings=settings,
            data=words.data,
            now=settings.now or HEADLESS_NOW,
            print_document=output.document,
            wanted=words.only,
        )
    require_display()
    folder = words.data or _own_folder()
    frame = _frame(settings, words.theme)
    with ExitStack() as stack:
        ready = office.ready(folder, settings, settings.now or clock.real())
        if words.with_portal:
            from clerkdesk.demo import portal

            ready, addresses = stack.enter_context(
                portal.processes(folder, office.database(folder), ready)
            )
            output.document(
                addresses, [f"{name:<9} {address}" for name, address in addresses.items()]
            )
            sys.stdout.flush()
        fresh = bootstrap.open_office(ready)
        stack.callback(fresh.close)
        return bootstrap.open_desk(fresh, words.acting_as, words.theme, frame, demo=True)


def stand_ins(words: Namespace, opened: bootstrap.Office, output: Output) -> int:
    """Everything outside of a sample office, until told to end.

    Raises Expected (not_a_demo), Invalid (cannot_listen).
    """
    from clerkdesk.demo import portal

    try:
        listening = socket.create_server((words.host, words.port))
    except OSError:
        raise Invalid("cannot_listen", field="port", host=words.host, port=words.port) from None
    with listening:
        made = portal.stand_ins_of(opened, listening, words.return_to)
        output.document(
            made.addresses, [f"{name:<9} {address}" for name, address in made.addresses.items()]
        )
        sys.stdout.flush()
        server = made.server()
        if words.with_stdin:
            parent.ended(partial(setattr, server, "should_exit", True))
        server.run([listening])
    return 0


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ClerkDesk Demo", appauthor=False)
