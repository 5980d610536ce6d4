"""The commands and their words, feature by feature."""

import argparse
from datetime import date
from pathlib import Path

from clerkdesk import version
from clerkdesk.cli import (
    caravan_words,
    certificate_words,
    database_words,
    finding_words,
    personal_data_words,
    report_words,
    service_words,
)
from clerkdesk.cli.arguments import (
    Commands,
    acting,
    assignment,
    baku_time,
    command,
    limit,
    statuses,
)
from clerkdesk.domain.absences import AbsenceKind
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Role, Status

CASE_COMMANDS = {
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
    "undo": f"take one's decision back within {UNDO_SECONDS} seconds",
    "reopen": "work on a decided one again (supervisor)",
    "assign": "give it to a person (supervisor)",
    "debt": "ask billing for the debt now",
}
"""What is done with one application, by its number."""
THEMES = ("light", "dark", "system")


def build() -> argparse.ArgumentParser:
    """The whole command line; ``command`` is None where nothing is said."""
    parser = argparse.ArgumentParser(
        prog="clerkdesk", description="The clerks' desk for applications to Azərişıq and Azərsu."
    )
    parser.add_argument("--version", action="version", version=f"clerkdesk {version.shown()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _desk(commands)
    _demo(commands)
    _intake(commands)
    _queue(commands)
    _case(commands)
    finding_words.add(commands)
    certificate_words.add(commands)
    service_words.add(commands)
    database_words.add(commands)
    _settings(commands)
    _people(commands)
    _absences(commands)
    caravan_words.add(commands)
    _calendar(commands)
    _phrases(commands)
    personal_data_words.add(commands)
    report_words.add(commands)
    _doctor(commands)
    # Not listed: it is the installers'.
    commands.add_parser("selftest").add_argument(
        "--format", choices=("text", "json"), default="text"
    )
    return parser


def _doctor(commands: Commands) -> None:
    doctor = command(commands, "doctor", "what is missing here, and how to mend it")
    doctor.add_argument(
        "--watch",
        type=float,
        nargs="?",
        const=60.0,
        default=None,
        metavar="SECONDS",
        help="look again and again (every minute), and say what has changed",
    )
    doctor.add_argument(
        "--make-dev-key",
        type=Path,
        default=None,
        metavar="DIR",
        help="write a sample key for trying out electronic seals, and say how it is set",
    )
    bundle = command(
        commands,
        "support-bundle",
        "versions, settings without secrets, the doctor's findings and the logs in one file",
    )
    bundle.add_argument("file", type=Path, metavar="FILE.zip")
    for part in (doctor, bundle):
        part.add_argument(
            "--settings",
            dest="service_settings",
            type=Path,
            metavar="FILE",
            help="look as a service does: its settings, as systemd gives them (worker.env)",
        )


def _desk(commands: Commands) -> None:
    desk = command(commands, "desk", "open the window", json=False)
    desk.add_argument("--theme", choices=THEMES, default=None)
    desk.add_argument(
        "packages",
        nargs="*",
        type=Path,
        metavar="PACKAGE",
        help="portal packages to take in once somebody has signed in",
    )


def _demo(commands: Commands) -> None:
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
        help=(
            "no screen: do the main job offscreen, "
            "write pictures, certificate and summary.json to OUT"
        ),
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
        help=(
            "start the citizens' pages, sign-in, billing, register and mailbox around it, "
            "and say their addresses"
        ),
    )
    demo.add_argument("--theme", choices=THEMES, default=None)
    demo.add_argument(
        "--as", dest="acting_as", metavar="LOGIN", help="which of the sample people you are"
    )
    demo.add_argument("--format", choices=("text", "json"), default="text")


def _intake(commands: Commands) -> None:
    intake = command(commands, "intake", "take in portal packages: folders or .zip files")
    intake.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    acting(intake)


def _queue(commands: Commands) -> None:
    applications = command(commands, "applications", "list applications")
    applications.add_argument(
        "--status", metavar="STATUS,…", default=[], type=statuses, help=", ".join(Status)
    )
    applications.add_argument("--service", choices=[str(service) for service in Service])
    applications.add_argument("--query", metavar="TEXT", default="")
    applications.add_argument(
        "--warned", action="store_true", help="what will be late soon, by the office's rules"
    )
    applications.add_argument(
        "--sampled", action="store_true", help="decisions that wait for a second look"
    )
    applications.add_argument("--limit", type=limit, default=100, metavar="N")
    acting(applications)


def _case(commands: Commands) -> None:
    show = command(commands, "show", "one application with everything that belongs to it")
    show.add_argument("number", metavar="NUMBER")
    acting(show)
    for action, help_text in CASE_COMMANDS.items():
        _action(commands, action, help_text)
    take_next = command(commands, "take-next", "take what is due earliest")
    acting(take_next)


def _action(commands: Commands, action: str, help_text: str) -> None:
    parser = command(commands, action, help_text)
    parser.add_argument("number", metavar="NUMBER")
    acting(parser)
    parser.add_argument(
        "--reason",
        metavar="CODE",
        default=None,
        help="refuse: the reason's code; elsewhere the reason itself",
    )
    parser.add_argument("--text", metavar="TEXT", default=None)
    if action == "approve":
        parser.add_argument(
            "--accept-documents",
            action="store_true",
            help="say “fits” of every document without a verdict",
        )
        parser.add_argument(
            "--acknowledge",
            metavar="FINDING=REASON",
            action="append",
            default=[],
            type=assignment,
            help=(
                "why a finding does not speak against it: its id or its kind, "
                "and a reason's code or one's own words"
            ),
        )
    if action == "note":
        parser.add_argument(
            "--important",
            action="store_true",
            help="it must be weighed before the application is approved",
        )
    if action == "forward":
        parser.add_argument("--department", metavar="CODE", required=True)
    if action == "amend":
        parser.add_argument(
            "--set",
            dest="changes",
            metavar="FIELD=VALUE",
            action="append",
            default=[],
            type=assignment,
        )
    if action == "assign":
        parser.add_argument("--to", metavar="LOGIN", required=True)
    if action == "call":
        parser.add_argument(
            "--outcome",
            metavar="OUTCOME",
            default="reached",
            choices=["reached", "no_answer", "wrong_number", "call_back"],
        )
        parser.add_argument(
            "--again",
            type=baku_time,
            metavar="TIME",
            help="call_back: when, in Baku (2026-11-30T16:00)",
        )


def _settings(commands: Commands) -> None:
    settings = commands.add_parser("setting", help="what is set for the office")
    parts = settings.add_subparsers(dest="part", metavar="list|set", required=True)
    acting(command(parts, "list", "every setting, as it is for the own organisation"))
    change = command(
        parts,
        "set",
        "an administrator: for the own organisation; the database's owner: for all without one",
    )
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    acting(change)


def _calendar(commands: Commands) -> None:
    calendar = commands.add_parser("calendar", help="which days are worked")
    parts = calendar.add_subparsers(dest="part", metavar="set|list", required=True)
    decide = command(parts, "set", "say of a day that it is free, or worked; open terms follow")
    decide.add_argument("day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    decide.add_argument("kind", choices=("free", "working"))
    ground = decide.add_mutually_exclusive_group(required=True)
    ground.add_argument("--act", metavar="TEXT", help="the act of the state that says so, for all")
    ground.add_argument("--own", metavar="TEXT", help="the own organisation's reason, for it alone")
    decide.add_argument(
        "--preview", action="store_true", help="change nothing: only say which terms would move"
    )
    decide.add_argument(
        "--earlier", action="store_true", help="also where dates that were promised come nearer"
    )
    acting(decide)
    year = command(parts, "list", "the days of a year that are other than their weekday says")
    year.add_argument("year", type=int, choices=range(2000, 2100), metavar="YEAR")
    acting(year)


def _phrases(commands: Commands) -> None:
    phrases = commands.add_parser("phrases", help="what is often wrong with a document of a kind")
    parts = phrases.add_subparsers(dest="part", metavar="list|set", required=True)
    listed = command(parts, "list", "the phrases that are offered for a kind")
    replaced = command(parts, "set", "offer these phrases for a kind, the most frequent first")
    for part in (listed, replaced):
        part.add_argument("service", choices=[str(service) for service in Service])
        part.add_argument("kind", metavar="KIND")
        acting(part)
    replaced.add_argument("text", nargs="*", metavar="TEXT")


def _absences(commands: Commands) -> None:
    absence = command(commands, "absence", "who is not at work")
    parts = absence.add_subparsers(dest="part", required=True)
    acting(command(parts, "list", "the absences of today and later"))
    add = command(parts, "add", "note that somebody is not at work, both days included")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("from_day", type=date.fromisoformat, metavar="FROM")
    add.add_argument("to_day", type=date.fromisoformat, metavar="TO")
    add.add_argument("--kind", choices=[str(kind) for kind in AbsenceKind], default="leave")
    add.add_argument("--note", metavar="TEXT", default="")
    acting(add)
    end = command(parts, "end", "somebody is back; one that has not begun is taken back")
    end.add_argument("absence", type=int, metavar="ID")
    acting(end)


def _people(commands: Commands) -> None:
    staff = commands.add_parser("staff", help="the office's people")
    parts = staff.add_subparsers(
        dest="part", metavar="add|import|list|disable|enable|password", required=True
    )
    add = command(parts, "add", "make an account")
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
    table = command(parts, "import", "make the accounts of a table (CSV), all or none")
    table.add_argument("file", type=Path, metavar="FILE")
    table.add_argument("--check", action="store_true", help="only say what would be refused")
    table.add_argument("--as", dest="acting_as", metavar="LOGIN")
    table.add_argument("--password-stdin", action="store_true")
    acting(command(parts, "list", "everybody"))
    for name, help_text in (
        ("disable", "close an account"),
        ("enable", "open it again"),
        ("password", "set a password (read from stdin)"),
    ):
        account = command(parts, name, help_text)
        account.add_argument("login", metavar="LOGIN")
        account.add_argument("--as", dest="acting_as", metavar="LOGIN")
        account.add_argument("--password-stdin", action="store_true")
