"""What the words of several commands have in common: shared options, and how values are read."""

import argparse
import sys
from datetime import datetime
from typing import TypeAlias

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.lifecycle import Status

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where argparse keeps commands, or the parts of one; it has no public name."""
MAX_ROWS = 1_000_000
MAX_PORT = 65535


def command(
    commands: Commands, name: str, help_text: str, *, json: bool = True
) -> argparse.ArgumentParser:
    """A command with the options of every one; ``json``: it may print JSON."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.add_argument(
        "--database",
        metavar="URL",
        help=(
            "sqlite:///FILE or postgresql://… "
            "(default: CLERKDESK_DATABASE_URL, else the embedded file)"
        ),
    )
    if json:
        parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def acting(parser: argparse.ArgumentParser) -> None:
    """The options that say who acts."""
    parser.add_argument(
        "--as", dest="acting_as", metavar="LOGIN", help="who acts (embedded file only)"
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read that account's password from the first line of stdin",
    )


def child(parser: argparse.ArgumentParser) -> None:
    """The option of what another program starts and ends."""
    parser.add_argument(
        "--with-stdin",
        action="store_true",
        help="end when standard input ends, for whoever starts this as a child",
    )


def read_password() -> str:
    """The next line of standard input, without its end; empty: there is none.

    Raises Invalid (password_undecodable): taken as another text it would open nothing later.
    """
    password = sys.stdin.readline().rstrip("\r\n")
    if "\ufffd" in password:
        raise Invalid("password_undecodable", field="password")
    return password.removeprefix("\ufeff")


def statuses(value: str) -> list[str]:
    """Statuses with commas between them, each once, in their order. Raises ArgumentTypeError."""
    stated = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    if any(status not in list(Status) for status in stated):
        raise argparse.ArgumentTypeError(", ".join(Status))
    return stated


def baku_time(value: str) -> datetime:
    """A moment as YYYY-MM-DDTHH:MM, in Baku where it says nothing else. Raises
    ArgumentTypeError.
    """
    try:
        stated = datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("YYYY-MM-DDTHH:MM") from None
    return stated if stated.tzinfo is not None else stated.replace(tzinfo=BAKU)


def limit(value: str) -> int:
    """How many rows. Raises ArgumentTypeError."""
    if not value.isdecimal() or not 1 <= int(value) <= MAX_ROWS:
        raise argparse.ArgumentTypeError(f"1 … {MAX_ROWS}")
    return int(value)


def port(value: str) -> int:
    """A port; 0: any that is free. Raises ArgumentTypeError."""
    if not value.isdecimal() or int(value) > MAX_PORT:
        raise argparse.ArgumentTypeError(f"0 … {MAX_PORT}")
    return int(value)


def assignment(value: str) -> str:
    """FIELD=VALUE, unchanged. Raises ArgumentTypeError."""
    if "=" not in value:
        raise argparse.ArgumentTypeError("FIELD=VALUE")
    return value
