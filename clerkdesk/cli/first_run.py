"""A desk that was started without any settings: one way after the other, until one leads on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clerkdesk import hosts, servers
from clerkdesk.gui.session import joining, loop, welcome
from clerkdesk.gui.session.welcome import Way
from clerkdesk.servers import Server
from clerkdesk.settings import Settings

if TYPE_CHECKING:
    from clerkdesk.gui.session.first_frame import FirstFrame


@dataclass(frozen=True, slots=True)
class Ways:
    """What each way leads to, by the settings in the language that was chosen."""

    workstation: Callable[[Settings], bool]
    """False: nobody has come in."""
    sample: Callable[[Settings], int]
    enter: Callable[[Settings, Server, str, str], loop.Desk]


def begin(
    settings: Settings,
    theme: str | None,
    frame: "FirstFrame",
    ways: Ways,
    brought: Sequence[Path] = (),
) -> int:
    """Ask how somebody wants to work, and go that way; whoever comes back from it without having
    come in is asked again.
    """
    while True:
        frame.hide()
        chosen = welcome.ask(settings.data_dir, settings.language, theme)
        if chosen is None:
            return 0
        way, language = chosen
        settings = replace(settings, language=language)
        if way is Way.SAMPLE:
            return ways.sample(settings)
        if way is Way.OFFICE:
            came_in = _join(
                settings, theme, ways, partial(loop.run_with_servers, frame=frame, brought=brought)
            )
        else:
            came_in = ways.workstation(settings)
        if came_in:
            return 0


def _join(
    settings: Settings,
    theme: str | None,
    ways: Ways,
    run: Callable[[loop.ServerChoice, str | None], int],
) -> bool:
    """The window on an office's server, which is written down once somebody has signed in to it;
    False: nobody has.
    """
    form = joining.JoinForm(lambda server: hosts.look_at(server.url), settings.data_dir)
    form.exec()
    form.wait()
    server = form.server
    address = form.said
    finding = form.finding
    form.deleteLater()
    if server is None:
        return False

    def enter(chosen: Server, login: str, password: str) -> loop.Desk:
        desk = ways.enter(settings, chosen, login, password)
        servers.keep(settings.data_dir, chosen, address)
        return desk

    choice = loop.ServerChoice(
        servers=[server],
        enter=enter,
        data_dir=settings.data_dir,
        language=settings.language,
        finding=finding,
        new_here=True,
    )
    run(choice, theme)
    return bool(servers.offered(settings))
