"""The words of the command about the Committee's lists of departures."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command


def add(commands: Commands) -> None:
    """caravan list, check, take, show, approve, close."""
    caravan = command(commands, "caravan", "the Committee's lists of departures")
    parts = caravan.add_subparsers(
        dest="part", metavar="list|check|take|show|approve|close", required=True
    )
    acting(command(parts, "list", "the open lists, the next departure first"))
    check = command(
        parts, "check", "say what of a file (XLSX, CSV) does not fit, or what it brings"
    )
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--instead-of", type=int, metavar="ID", help="what it would change there")
    acting(check)
    take = command(parts, "take", "take a list in; each is a look at everybody in it")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--instead-of", type=int, metavar="ID", help="the list that it replaces")
    acting(take)
    show = command(parts, "show", "its households and how each stands")
    show.add_argument("caravan", type=int, metavar="ID")
    acting(show)
    approve = command(
        parts, "approve", "approve each household that is ready, billing asked again before"
    )
    approve.add_argument("caravan", type=int, metavar="ID")
    approve.add_argument(
        "--household", action="append", default=[], metavar="NUMBER", help="these alone"
    )
    acting(approve)
    close = command(parts, "close", "the departure is over")
    close.add_argument("caravan", type=int, metavar="ID")
    acting(close)
