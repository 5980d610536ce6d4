"""What portals call: the gateway, a portal's folder, the portals' keys; and for a sample office
everything outside of it.
"""

import logging
import signal
import socket
import sys
import threading
from argparse import Namespace
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from clerkdesk import bootstrap, clock
from clerkdesk.bootstrap import Installation
from clerkdesk.cli import logs, parent
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, Invalid, StoreUnavailable
from clerkdesk.settings import DATABASE, Settings, sqlite_file
from clerkdesk.usecases.portal import keys as portal_keys
from clerkdesk.usecases.portal import portals
from clerkdesk.usecases.portal.portals import KeyRow

if TYPE_CHECKING:
    from clerkdesk.gateway.folder import Folder

PAUSE_SECONDS = 2.0
"""Between two looks into a folder."""


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """gateway, gateway folder or gateway key."""
    match arguments.part:
        case "key":
            return _keys(arguments, installation, output)
        case "folder":
            return _folder(arguments, installation, output)
    return _serve(arguments, installation, output)


def _serve(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Listen until told to end; says the address first, for whoever asked for any free port. Raises
    Invalid (cannot_listen).
    """
    from clerkdesk.gateway import server

    dependencies = bootstrap.gateway_dependencies(installation)
    gateway = server.server(dependencies, arguments.host, arguments.port)
    try:
        listening = gateway.config.bind_socket()
    except (SystemExit, OSError):
        raise _cannot_listen(arguments) from None
    listening.listen()  # whoever reads the address may call at once
    host, port = listening.getsockname()[:2]
    output.document({"address": f"http://{host}:{port}"}, [f"http://{host}:{port}"])
    sys.stdout.flush()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, gateway.handle_exit)
    if arguments.with_stdin:
        parent.ended(partial(setattr, gateway, "should_exit", True))
    logs.begun()
    gateway.run([listening])
    return 0


def _cannot_listen(arguments: Namespace) -> Invalid:
    return Invalid("cannot_listen", field="port", host=arguments.host, port=arguments.port)


def _folder(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Watch a portal's folder until told to end; ``--once``: one round. A database that is away is
    waited for. Raises Invalid.
    """
    from clerkdesk.adapters.file_checkers import FileCheckers
    from clerkdesk.gateway.folder import Folder

    caller = portals.of_channel(arguments.channel)
    checkers = FileCheckers(children=1)
    try:
        folder = Folder(
            unit_of_work=installation.unit_of_work.acting_as(None),
            caller=caller,
            root=arguments.folder,
            language=output.language,
            look=checkers.look,
        )
    except OSError:
        raise Invalid("folder_not_writable", field="folder", path=arguments.folder) from None
    with checkers:
        return _watch(folder, arguments, output)


def _watch(folder: "Folder", arguments: Namespace, output: Output) -> int:
    if arguments.once:
        accepted, refused = folder.once()
        output.document({"accepted": accepted, "refused": refused}, [f"+{accepted} ×{refused}"])
        return 0
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    while not stop.wait(PAUSE_SECONDS):
        try:
            folder.once()
        except StoreUnavailable as error:
            logging.getLogger("clerkdesk.gateway").warning("folder: %s", error.code)
    return 0


def _keys(arguments: Namespace, installation: Installation, output: Output) -> int:
    unit = installation.unit_of_work
    match arguments.key_part:
        case "add":
            number, key = unit.run(
                portal_keys.add_key, arguments.name, arguments.channel, arguments.per_minute
            )
            document = {
                "id": number,
                "name": arguments.name,
                "channel": arguments.channel,
                "key": key,
            }
            output.document(document, [key])
        case "revoke":
            unit.run(portal_keys.revoke_key, arguments.id)
            output.document({"id": arguments.id, "revoked": True}, [f"{arguments.id}"])
        case "list":
            rows = unit.read(portals.keys)
            output.document({"keys": [asdict(row) for row in rows]}, [_line(row) for row in rows])
    return 0


def _line(row: KeyRow) -> str:
    revoked = " ×" if row.revoked_at else ""
    return f"{row.id:>4}  {row.channel:<13} {row.per_minute:>6}/min  {row.name}{revoked}"


def sample_office(settings: Settings) -> Settings:
    """The settings of a sample office; one is made where the folder is fresh.

    Raises Expected (not_a_demo): the file would not bear a sample office's name.
    """
    if not settings.embedded:
        return settings
    file = sqlite_file(settings.database_url)
    if file.exists():
        return settings
    if file.name != DATABASE:
        raise Expected("not_a_demo", path=file)
    from clerkdesk.demo import installation

    return installation.ready(file.parent, settings, settings.now or clock.real())


def stand_ins(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Everything outside of a sample office, until told to end.

    Raises Expected (not_a_demo), Invalid (cannot_listen).
    """
    from clerkdesk.demo import portal

    try:
        listening = socket.create_server((arguments.host, arguments.port))
    except OSError:
        raise _cannot_listen(arguments) from None
    with listening:
        services = portal.stand_ins_of(installation, listening, arguments.return_to)
        lines = [f"{name:<9} {address}" for name, address in services.addresses.items()]
        output.document(services.addresses, lines)
        sys.stdout.flush()
        server = services.server()
        if arguments.with_stdin:
            parent.ended(partial(setattr, server, "should_exit", True))
        server.run([listening])
    return 0
