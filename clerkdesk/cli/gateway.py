"""gateway, gateway key"""

import signal
import sys
from argparse import Namespace
from dataclasses import asdict

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Office
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases import portal


def serve(words: Namespace, opened: Office, output: Output) -> int:
    """Listen until told to end; says the address first, for whoever asked for any free port. Raises Invalid (cannot_listen)."""
    from clerkdesk.gateway import server

    made = server.server(bootstrap.gateway_behind(opened), words.host, words.port)
    try:
        listening = made.config.bind_socket()
    except (SystemExit, OSError):
        raise Invalid("cannot_listen", field="port", host=words.host, port=words.port) from None
    host, port = listening.getsockname()[:2]
    output.document({"address": f"http://{host}:{port}"}, [f"http://{host}:{port}"])
    sys.stdout.flush()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, made.handle_exit)
    made.run([listening])
    return 0


def keys(words: Namespace, opened: Office, output: Output) -> int:
    match words.key_part:
        case "add":
            number, key = opened.unit_of_work.run(portal.add_key, words.name, words.channel, words.per_minute)
            output.document({"id": number, "name": words.name, "channel": words.channel, "key": key}, [key])
        case "revoke":
            opened.unit_of_work.run(portal.revoke_key, words.id)
            output.document({"id": words.id, "revoked": True}, [f"{words.id}"])
        case "list":
            rows = opened.unit_of_work.read(portal.keys)
            lines = [f"{row.id:>4}  {row.channel:<13} {row.per_minute:>6}/min  {row.name}{' ×' if row.revoked_at else ''}" for row in rows]
            output.document({"keys": [asdict(row) for row in rows]}, lines)
    return 0
