"""A desk that was started without any settings: one way after the other, until one leads on."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from clerkdesk import bootstrap, servers
from clerkdesk.cli import windows
from clerkdesk.cli.output import Output
from clerkdesk.gui.session import joining, loop, welcome
from clerkdesk.gui.session.welcome import Way
from clerkdesk.servers import Server
from clerkdesk.settings import Settings

if TYPE_CHECKING:
    from clerkdesk.gui.session.first_frame import FirstFrame


def begin(settings: Settings, theme: str | None, output: Output, frame: "FirstFrame") -> int:
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
            sample = Namespace(
                headless=None,
                pictures=None,
                data=None,
                theme=theme,
                with_portal=False,
                acting_as=None,
            )
            return windows.demo(sample, settings, output)
        went = _join if way is Way.OFFICE else windows.workstation
        if went(settings, theme, frame):
            return 0


def _join(settings: Settings, theme: str | None, frame: "FirstFrame") -> bool:
    """The window on an office's server, which is written down once somebody has signed in to it;
    False: nobody has.
    """
    form = joining.JoinForm(bootstrap.look_at, settings.data_dir)
    form.exec()
    form.wait()
    server = form.server
    address = form.said
    finding = form.finding
    form.deleteLater()
    if server is None:
        return False

    def enter(chosen: Server, login: str, password: str) -> "loop.Desk":
        desk = windows.enter_server(settings, chosen, login, password)
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
    loop.run_with_servers(choice, theme, frame)
    return bool(servers.offered(settings))
