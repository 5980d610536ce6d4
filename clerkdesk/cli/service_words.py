"""The words of what runs beside the desks: worker, stand-ins, gateway."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, child, command, port


def add(commands: Commands) -> None:
    """Worker, stand-ins and gateway."""
    _worker(commands)
    _stand_ins(commands)
    _gateway(commands)


def _worker(commands: Commands) -> None:
    worker = command(commands, "worker", "answer questions, form certificates, send messages")
    worker.add_argument("--once", action="store_true", help="do what is due and end")
    worker.add_argument(
        "--recount",
        action="store_true",
        help="count the supervisors' figures of every day anew, and end",
    )
    worker.add_argument(
        "--with-stdin",
        action="store_true",
        help=(
            "look at every line of standard input and end with it, "
            "for whoever starts this as a child"
        ),
    )


def _stand_ins(commands: Commands) -> None:
    stand_ins = command(
        commands,
        "stand-ins",
        "billing, register, sign-in, paying and a mailbox for a sample office; "
        "POST /mode makes them slow, wrong or down",
    )
    stand_ins.add_argument("--host", default="127.0.0.1")
    stand_ins.add_argument("--port", type=port, default=0, help="default: any that is free")
    stand_ins.add_argument(
        "--return-to",
        default="http://127.0.0.1:8080/signed-in",
        metavar="URL",
        help="where the gateway's pages take back whoever has signed in",
    )
    child(stand_ins)


def _gateway(commands: Commands) -> None:
    gateway = command(
        commands,
        "gateway",
        "take in portals' applications over HTTP, and show citizens their status",
    )
    gateway.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen at (default: this machine alone; TLS is the reverse proxy's)",
    )
    gateway.add_argument("--port", type=port, default=8080)
    child(gateway)
    parts = gateway.add_subparsers(dest="part", metavar="key|folder")
    folder = command(
        parts,
        "folder",
        "take in packages that a portal puts into a folder, and write the answers beside them",
    )
    folder.add_argument(
        "folder", type=Path, metavar="DIR", help="has in/, out/, done/ and quarantine/"
    )
    folder.add_argument(
        "--channel",
        required=True,
        metavar="CHANNEL",
        help="whose folder it is: e-gov, mygov, azersu.az or azerishiq.az",
    )
    folder.add_argument("--once", action="store_true", help="take in what is there and end")
    _gateway_keys(parts)


def _gateway_keys(parts: Commands) -> None:
    key = parts.add_parser("key", help="the portals' keys")
    key_parts = key.add_subparsers(dest="key_part", metavar="add|revoke|list", required=True)
    add = command(key_parts, "add", "make a key for a portal; it is shown this once")
    add.add_argument("name", metavar="NAME")
    add.add_argument(
        "--channel",
        required=True,
        metavar="CHANNEL",
        help="e-gov, mygov, azersu.az or azerishiq.az",
    )
    add.add_argument("--per-minute", type=int, default=600, metavar="N")
    acting(add)
    revoke = command(key_parts, "revoke", "the key opens nothing any more")
    revoke.add_argument("id", type=int, metavar="ID")
    acting(revoke)
    acting(command(key_parts, "list", "every key, never the keys themselves"))
