"""gateway, gateway folder, gateway key"""

import logging
import signal
import sys
import threading
from argparse import Namespace
from dataclasses import asdict
from functools import partial

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Office
from clerkdesk.cli import parent
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid, StoreUnavailable
from clerkdesk.usecases.portal import keys as portal_keys

PAUSE_SECONDS = 2.0
"""Between two looks into a folder."""


def serve(words: Namespace, opened: Office, output: Output) -> int:
    """Listen until told to end; says the address first, for whoever asked for any free port. Raises
    Invalid (cannot_listen).
    """
    from clerkdesk.gateway import server

    made = server.server(bootstrap.gateway_behind(opened), words.host, words.port)
    try:
        listening = made.config.bind_socket()
    except (SystemExit, OSError):
        raise Invalid("cannot_listen", field="port", host=words.host, port=words.port) from None
    listening.listen()  # whoever reads the address may call at once
    host, port = listening.getsockname()[:2]
    output.document({"address": f"http://{host}:{port}"}, [f"http://{host}:{port}"])
    sys.stdout.flush()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, made.handle_exit)
    if words.with_stdin:
        parent.ended(partial(setattr, made, "should_exit", True))
    made.run([listening])
    return 0


def folder(words: Namespace, opened: Office, output: Output) -> int:
    """Watch a portal's folder until told to end; ``--once``: one round. A database that is away is
    waited for. Raises Invalid.
    """
    from clerkdesk.gateway.folder import Folder

    caller = portal_keys.of_channel(words.channel)
    try:
        watched = Folder(opened.unit_of_work.acting_as(None), caller, words.folder, output.language)
    except OSError:
        raise Invalid("folder_not_writable", field="folder", path=words.folder) from None
    if words.once:
        accepted, refused = watched.once()
        output.document({"accepted": accepted, "refused": refused}, [f"+{accepted} ×{refused}"])
        return 0
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    while not stop.wait(PAUSE_SECONDS):
        try:
            watched.once()
        except StoreUnavailable as error:
            logging.getLogger("clerkdesk.gateway").warning("folder: %s", error.code)
    return 0


def keys(words: Namespace, opened: Office, output: Output) -> int:
    match words.key_part:
        case "add":
            number, key = opened.unit_of_work.run(
                portal_keys.add_key, words.name, words.channel, words.per_minute
            )
            output.document(
                {"id": number, "name": words.name, "channel": words.channel, "key": key}, [key]
            )
        case "revoke":
            opened.unit_of_work.run(portal_keys.revoke_key, words.id)
            output.document({"id": words.id, "revoked": True}, [f"{words.id}"])
        case "list":
            rows = opened.unit_of_work.read(portal_keys.keys)
            lines = [
                f"{row.id:>4}  {row.channel:<13} {row.per_minute:>6}/min  {row.name}{' ×' if row.revoked_at else ''}"
                for row in rows
            ]
            output.document({"keys": [asdict(row) for row in rows]}, lines)
    return 0
