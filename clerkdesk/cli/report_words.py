"""The words of what supervisors look at: reports and lists as files, and what recurs."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command
from clerkdesk.domain.recurring import HitKind, Standing, Verdict

_PERIOD = (
    "day, week, month or year (that has today), yesterday, last-week, last-month, 2026-11-27, "
    "2026-W48, 2026-11, 2026, or 2026-11-01..2026-11-15"
)


def add(commands: Commands) -> None:
    """report, export and recurring."""
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
    _recurring(commands)


def _recurring(commands: Commands) -> None:
    recurring = commands.add_parser("recurring", help="households and accounts that recur")
    parts = recurring.add_subparsers(dest="part", metavar="list|judge", required=True)
    listed = command(parts, "list", "the gravest first; the look is logged (supervisor, auditor)")
    listed.add_argument(
        "--standing",
        nargs="+",
        choices=[str(standing) for standing in Standing],
        default=["open"],
        help="open: not judged, or something new; default",
    )
    judge = command(parts, "judge", "what it is, or a question to its office (supervisor)")
    judge.add_argument("kind", choices=[str(kind) for kind in HitKind])
    judge.add_argument("key", metavar="KEY", help="as listed")
    judge.add_argument("verdict", choices=[str(verdict) for verdict in Verdict])
    judge.add_argument("--text", required=True, metavar="TEXT", help="why, or what is asked")
    judge.add_argument("--asked", metavar="NUMBER", default=None, help="in which application")
    for part in (listed, judge):
        acting(part)
