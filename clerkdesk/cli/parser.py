"""The commands and their words."""

import argparse
from pathlib import Path

from clerkdesk import __version__
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Role, Status

ACTIONS = (
    "take",
    "release",
    "forward",
    "investigate",
    "wait",
    "resume",
    "amend",
    "note",
    "call",
    "approve",
    "refuse",
    "undo",
    "reopen",
    "assign",
    "debt",
)


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clerkdesk", description="The clerks' desk for applications to Azərişıq and Azərsu."
    )
    parser.add_argument("--version", action="version", version=f"clerkdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _windows(commands)
    _reading(commands)
    for action in ACTIONS:
        _action(commands, action)
    take_next = _command(commands, "take-next", "take what is due earliest")
    _acting(take_next)
    _certificates(commands)
    _administration(commands)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    help_text: str,
    *,
    json: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.add_argument(
        "--database",
        metavar="URL",
        help="sqlite:///FILE or postgresql://… (default: CLERKDESK_DATABASE_URL, else the embedded file)",
    )
    if json:
        command.add_argument("--format", choices=("text", "json"), default="text")
    return command


def _acting(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as", dest="acting_as", metavar="LOGIN", help="who acts (embedded file only)"
    )
    command.add_argument(
        "--password-stdin",
        action="store_true",
        help="read that account's password from the first line of stdin",
    )


def _statuses(value: str) -> list[str]:
    found = list(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
    if any(word not in list(Status) for word in found):
        raise argparse.ArgumentTypeError(", ".join(Status))
    return found


def _limit(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 1_000_000:
        raise argparse.ArgumentTypeError("1 … 1000000")
    return int(value)


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise argparse.ArgumentTypeError("0 … 65535")
    return int(value)


def _assignment(value: str) -> str:
    if "=" not in value:
        raise argparse.ArgumentTypeError("FIELD=VALUE")
    return value


def _windows(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    desk = _command(commands, "desk", "open the window", json=False)
    desk.add_argument("--theme", choices=("light", "dark", "system"), default=None)
    demo = commands.add_parser(
        "demo", help="a full sample office on an embedded database of its own"
    )
    demo.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="where the sample office lives (default: a folder of its own)",
    )
    demo.add_argument(
        "--headless",
        type=Path,
        metavar="OUT",
        help="no screen: do the main job offscreen, write pictures, certificate and summary.json to OUT",
    )
    demo.add_argument(
        "--pictures",
        type=Path,
        metavar="OUT",
        help="no screen: write a picture of every screen, in both themes, to OUT",
    )
    demo.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        default=[],
        help="with --pictures: this file alone; may be given several times",
    )
    demo.add_argument(
        "--with-portal",
        action="store_true",
        help="start the citizens' pages, sign-in, billing, register and mailbox around it, and say their addresses",
    )
    demo.add_argument("--theme", choices=("light", "dark", "system"), default=None)
    demo.add_argument(
        "--as", dest="acting_as", metavar="LOGIN", help="which of the sample people you are"
    )
    demo.add_argument("--format", choices=("text", "json"), default="text")


def _reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    intake = _command(commands, "intake", "take in portal packages: folders or .zip files")
    intake.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    _acting(intake)
    applications = _command(commands, "applications", "list applications")
    applications.add_argument(
        "--status", metavar="STATUS,…", default=[], type=_statuses, help=", ".join(Status)
    )
    applications.add_argument("--service", choices=[str(service) for service in Service])
    applications.add_argument("--query", metavar="TEXT", default="")
    applications.add_argument("--limit", type=_limit, default=100, metavar="N")
    _acting(applications)
    show = _command(commands, "show", "one application with everything that belongs to it")
    show.add_argument("number", metavar="NUMBER")
    _acting(show)


def _action(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", action: str) -> None:
    command = _command(commands, action, _HELP[action])
    command.add_argument("number", metavar="NUMBER")
    _acting(command)
    command.add_argument(
        "--reason",
        metavar="CODE",
        default=None,
        help="refuse: the reason's code; elsewhere the reason itself",
    )
    command.add_argument("--text", metavar="TEXT", default=None)
    if action == "approve":
        command.add_argument(
            "--accept-documents",
            action="store_true",
            help="say “fits” of every document without a verdict",
        )
    if action == "forward":
        command.add_argument("--department", metavar="CODE", required=True)
    if action == "amend":
        command.add_argument(
            "--set",
            dest="changes",
            metavar="FIELD=VALUE",
            action="append",
            default=[],
            type=_assignment,
        )
    if action == "assign":
        command.add_argument("--to", metavar="LOGIN", required=True)
    if action == "call":
        command.add_argument(
            "--outcome",
            metavar="OUTCOME",
            default="reached",
            choices=["reached", "no_answer", "wrong_number", "call_back"],
        )


_HELP = {
    "take": "take an application into work",
    "release": "give it back to the queue",
    "forward": "send it to another office",
    "investigate": "lengthen an IDP application's term",
    "wait": "ask the citizen for something",
    "resume": "the citizen has answered",
    "amend": "correct what was stated",
    "note": "write a note",
    "call": "write down a telephone call",
    "approve": "complete it",
    "refuse": "refuse it with a reason",
    "undo": "take one's decision back within 15 seconds",
    "reopen": "work on a decided one again (supervisor)",
    "assign": "give it to a person (supervisor)",
    "debt": "ask billing for the debt now",
}


def _certificates(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    certificate = commands.add_parser(
        "certificate", help="issue, verify or revoke a certificate of no debt"
    )
    parts = certificate.add_subparsers(dest="part", metavar="issue|verify|revoke", required=True)
    issue = _command(parts, "issue", "check the debt now and form the certificate")
    issue.add_argument("number", metavar="NUMBER")
    issue.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    _acting(issue)
    verify = _command(parts, "verify", "is this file genuine and valid?")
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    revoke = _command(parts, "revoke", "make a certificate invalid")
    revoke.add_argument("number", metavar="NUMBER")
    revoke.add_argument("--reason", required=True)
    _acting(revoke)


def _administration(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    worker = _command(commands, "worker", "answer questions, form certificates, send messages")
    worker.add_argument("--once", action="store_true", help="do what is due and end")
    worker.add_argument(
        "--with-stdin",
        action="store_true",
        help="look at every line of standard input and end with it, for whoever starts this as a child",
    )
    stands = _command(
        commands,
        "stand-ins",
        "billing, register, sign-in, paying and a mailbox for a sample office; POST /mode makes them slow, wrong or down",
    )
    stands.add_argument("--host", default="127.0.0.1")
    stands.add_argument("--port", type=_port, default=0, help="default: any that is free")
    stands.add_argument(
        "--return-to",
        default="http://127.0.0.1:8080/signed-in",
        metavar="URL",
        help="where the gateway's pages take back whoever has signed in",
    )
    stands.add_argument(
        "--with-stdin",
        action="store_true",
        help="end when standard input ends, for whoever starts this as a child",
    )
    gateway = _command(
        commands,
        "gateway",
        "take in portals' applications over HTTP, and show citizens their status",
    )
    gateway.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen at (default: this machine alone; TLS is the reverse proxy's)",
    )
    gateway.add_argument("--port", type=_port, default=8080)
    gateway.add_argument(
        "--with-stdin",
        action="store_true",
        help="end when standard input ends, for whoever starts this as a child",
    )
    gateway_parts = gateway.add_subparsers(dest="part", metavar="key|folder")
    folder = _command(
        gateway_parts,
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
    key = gateway_parts.add_parser("key", help="the portals' keys")
    key_parts = key.add_subparsers(dest="key_part", metavar="add|revoke|list", required=True)
    add_key = _command(key_parts, "add", "make a key for a portal; it is shown this once")
    add_key.add_argument("name", metavar="NAME")
    add_key.add_argument(
        "--channel",
        required=True,
        metavar="CHANNEL",
        help="e-gov, mygov, azersu.az or azerishiq.az",
    )
    add_key.add_argument("--per-minute", type=int, default=600, metavar="N")
    revoke_key = _command(key_parts, "revoke", "the key opens nothing any more")
    revoke_key.add_argument("id", type=int, metavar="ID")
    for command in (
        add_key,
        revoke_key,
        _command(key_parts, "list", "every key, never the keys themselves"),
    ):
        _acting(command)
    database = commands.add_parser("db", help="create, upgrade or check the database")
    parts = database.add_subparsers(
        dest="part", metavar="upgrade|check|copy|worker-login|gateway-login", required=True
    )
    _command(parts, "upgrade", "bring schema, rules and reference data up to this program")
    _command(parts, "check", "prove that schema and rules are as they should be")
    copy = _command(parts, "copy", "copy everything into another, empty database")
    copy.add_argument(
        "--to",
        dest="target",
        metavar="URL",
        required=True,
        help="the other database: sqlite:///FILE or postgresql://…",
    )
    for kind in ("worker", "gateway"):
        login = _command(parts, f"{kind}-login", f"make the {kind}'s login on PostgreSQL")
        login.add_argument("login", metavar="LOGIN")
        login.add_argument(
            "--password-stdin", action="store_true", help="read its password from stdin"
        )
    audit = commands.add_parser("audit", help="prove that the history is whole")
    audit_parts = audit.add_subparsers(dest="part", metavar="verify", required=True)
    _command(audit_parts, "verify", "every link, every seal; says what was altered")
    staff = commands.add_parser("staff", help="the office's people")
    people = staff.add_subparsers(
        dest="part", metavar="add|list|disable|enable|password", required=True
    )
    add = _command(people, "add", "make an account")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, choices=[str(role) for role in Role])
    add.add_argument("--organisation", required=True, metavar="azerishiq|azersu")
    add.add_argument("--department", metavar="CODE", action="append", default=[])
    add.add_argument("--service", metavar="SERVICE", action="append", default=[])
    add.add_argument("--as", dest="acting_as", metavar="LOGIN")
    add.add_argument(
        "--password-stdin", action="store_true", help="read the new account's password from stdin"
    )
    listing = _command(people, "list", "everybody")
    _acting(listing)
    for name, text in (
        ("disable", "close an account"),
        ("enable", "open it again"),
        ("password", "set a password (read from stdin)"),
    ):
        command = _command(people, name, text)
        command.add_argument("login", metavar="LOGIN")
        command.add_argument("--as", dest="acting_as", metavar="LOGIN")
        command.add_argument("--password-stdin", action="store_true")
    _command(commands, "doctor", "what is missing here, and how to mend it")
