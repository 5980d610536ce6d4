"""The words of the commands around personal data: how long they are kept, and one person's."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command, limit
from clerkdesk.domain.eservices import Service


def add(commands: Commands) -> None:
    """retention and person."""
    _retention(commands)
    _person(commands)


def _retention(commands: Commands) -> None:
    retention = commands.add_parser("retention", help="how long personal data are kept")
    parts = retention.add_subparsers(dest="part", metavar="set|preview|run|report", required=True)
    rule = command(
        parts,
        "set",
        "an administrator: so many months after the end of an e-service's applications",
    )
    rule.add_argument("service", choices=[str(service) for service in Service])
    rule.add_argument("outcome", choices=("completed", "refused"))
    rule.add_argument("months", metavar="MONTHS|never")
    acting(rule)
    acting(command(parts, "preview", "every rule, and what would be erased by it now"))
    command(parts, "run", "erase what is due now, as the worker does by itself")
    report = command(parts, "report", "how many applications have been erased, and why")
    report.add_argument("--days", type=limit, default=31, metavar="N")
    acting(report)


def _person(commands: Commands) -> None:
    person = commands.add_parser("person", help="one person's data (supervisor)")
    parts = person.add_subparsers(
        dest="part", metavar="find|export|erase|requests|grant|decline", required=True
    )
    find = command(parts, "find", "every application in which a FIN appears, and as what")
    export = command(
        parts, "export", "what is held of the person, as PDF and JSON, and the documents"
    )
    erase = command(parts, "erase", "ask that the person's data be erased; another one grants it")
    for part in (find, export, erase):
        part.add_argument("fin", metavar="FIN")
        acting(part)
    export.add_argument("--to", type=Path, required=True, metavar="DIR")
    erase.add_argument("--reason", required=True, metavar="TEXT")
    acting(command(parts, "requests", "what was asked for, by whom, and what became of it"))
    for name, help_text in (
        ("grant", "let the worker erase what another person has asked for"),
        ("decline", "let it be, or take back what one has asked for"),
    ):
        decision = command(parts, name, help_text)
        decision.add_argument("request", type=int, metavar="REQUEST")
        acting(decision)
