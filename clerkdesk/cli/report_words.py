"""The words of what leaves the program as a file: reports, and lists."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command

_PERIOD = (
    "day, week, month or year (that has today), yesterday, last-week, last-month, 2026-11-27, "
    "2026-W48, 2026-11, 2026, or 2026-11-01..2026-11-15"
)


def add(commands: Commands) -> None:
    """report and export."""
    report = command(commands, "report", "the figures of a period (supervisor)")
    report.add_argument("period", metavar="PERIOD", help=_PERIOD)
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|.xlsx|.csv")
    export = command(commands, "export", "what was registered or issued in a period (supervisor)")
    export.add_argument("kind", choices=("applications", "certificates"))
    export.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx|.csv")
    export.add_argument(
        "--period", default="2000-01-01..", metavar="PERIOD", help=f"{_PERIOD}; default: all"
    )
    for parser in (report, export):
        parser.add_argument("--department", metavar="CODE", help="one office alone")
        acting(parser)
