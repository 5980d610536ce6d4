"""The installation's people: accounts added, listed, closed, opened, and their passwords."""

from argparse import Namespace
from dataclasses import asdict

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.arguments import read_password
from clerkdesk.cli.output import Output
from clerkdesk.domain import staff_table
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.people import accounts, staff, table
from clerkdesk.usecases.unit_of_work import UnitOfWork


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """staff add, import, list, disable, enable or password."""
    unit = installation.unit_of_work
    match arguments.part:
        case "import":
            return _import(arguments, unit, output)
        case "add":
            _add(arguments, unit)
            output.document({"login": arguments.login}, [arguments.login])
        case "list":
            _list(unit, output)
        case "disable" | "enable":
            active = arguments.part == "enable"
            unit.run(accounts.set_active, arguments.login, active)
            output.document({"login": arguments.login, "active": active}, [arguments.login])
        case "password":
            _set_password(arguments.login, unit)
            output.document({"login": arguments.login}, [arguments.login])
    return 0


def _add(arguments: Namespace, unit: UnitOfWork) -> None:
    password = read_password() if arguments.password_stdin else None
    unit.run(
        accounts.add_staff,
        arguments.login,
        name=arguments.name,
        role=arguments.role,
        organisation=arguments.organisation,
        departments=arguments.department,
        services=arguments.service,
        password=password,
    )


def _import(arguments: Namespace, unit: UnitOfWork, output: Output) -> int:
    """New passwords are said this once. Exit 1: rows were refused, and nobody was added."""
    try:
        content = arguments.file.read_bytes()
    except OSError:
        raise Invalid("file_unreadable", field="file", file=arguments.file) from None
    rows = staff_table.read(content)
    report = unit.run(table.look, rows)
    if not arguments.check and not report.refused:
        hashed = unit.dialect == "sqlite"
        passwords = table.first_passwords(rows, report.already, hashed=hashed)
        report = unit.run(table.take, rows, passwords)
    lines = [f"{account.login:<24} {account.password}" for account in report.accounts]
    if report.already:
        known = {"logins": ", ".join(report.already)}
        lines.append(sentence("table_already", known, output.language))
    faults = [
        {
            "line": refused.line,
            "login": refused.login,
            "field": refused.error.params.get("field"),
            "code": refused.error.code,
            "message": of_error(refused.error, output.language),
        }
        for refused in report.refused
    ]
    lines += [f"{fault['line']}: {fault['login']}: {fault['message']}" for fault in faults]
    document = {
        "made": [asdict(account) for account in report.accounts],
        "already": report.already,
        "refused": faults,
    }
    output.document(document, lines)
    if faults:
        output.refused("table_refused", count=len(faults))
    return 1 if faults else 0


def _list(unit: UnitOfWork, output: Output) -> None:
    rows = unit.read(staff.list_staff)
    lines = []
    for row in rows:
        closed = "" if row.active else " ×"
        lines.append(f"{row.login:<16} {row.role:<11} {row.organisation:<10} {row.name}{closed}")
    output.document({"staff": [asdict(row) for row in rows]}, lines)


def _set_password(login: str, unit: UnitOfWork) -> None:
    """Raises Invalid: standard input has no password."""
    password = read_password()
    if not password:
        raise Invalid("missing", field="password")
    unit.run(accounts.set_password, login, password)
