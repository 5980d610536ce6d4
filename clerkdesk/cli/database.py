"""The database: made, upgraded, checked, copied into another one, and opened to a service."""

import sys
from argparse import Namespace
from dataclasses import asdict

from clerkdesk import bootstrap
from clerkdesk import settings as configuration
from clerkdesk.cli.arguments import read_password
from clerkdesk.cli.backup import happened
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings, sqlite_file
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.people import accounts


def run(arguments: Namespace, settings: Settings, output: Output) -> int:
    """db upgrade, overlap, check, copy, worker-login or gateway-login."""
    match arguments.part:
        case "upgrade":
            bootstrap.upgrade(settings, end=arguments.end)
            output.document({"upgraded": True, "ended": arguments.end}, ["ok"])
            return 0
        case "overlap":
            return _overlap(settings, output)
        case "copy":
            return _copy(arguments.target, settings, output)
        case "worker-login" | "gateway-login":
            _make_login(arguments, settings)
            output.document({"login": arguments.login}, [arguments.login])
            return 0
    return _check(settings, output)


def _overlap(settings: Settings, output: Output) -> int:
    """Which programs may work on the database."""
    versions = bootstrap.versions(settings)
    lines = [f"{versions.least} – {max(versions.database, versions.program)}"]
    if versions.older_may_work:
        lines.append(sentence("overlap_open", None, output.language))
    if versions.newer_exists:
        params = {"installer": versions.installer}
        lines.append(sentence("newer_program", params, output.language))
    document = versions._asdict() | {"older_may_work": versions.older_may_work}
    output.document(document, lines)
    return 0


def _check(settings: Settings, output: Output) -> int:
    """Exit 1 names what is not as it should be; an embedded file that is not there yet is made."""
    if settings.embedded and not sqlite_file(settings.database_url).exists():
        bootstrap.upgrade(settings)
    problems = bootstrap.check(settings)
    restores = bootstrap.restores(settings)
    document = {
        "ok": not problems,
        "problems": problems,
        "restores": [asdict(restored) for restored in restores],
    }
    output.document(document, [*(problems or ["ok"]), *happened(restores, output.language)])
    if problems:
        output.refused("database_differs")
    return 1 if problems else 0


def _make_login(arguments: Namespace, settings: Settings) -> None:
    installation = bootstrap.open_installation(settings)
    password = read_password() if arguments.password_stdin else None
    installation.unit_of_work.run(
        accounts.make_service_login,
        arguments.login,
        arguments.part.removesuffix("-login"),
        password,
    )
    installation.close()


def _copy(target: str, settings: Settings, output: Output) -> int:
    """Copy, compare, and say the new passwords once; exit 0 only where every table is equal."""
    from clerkdesk.usecases import migration

    try:
        loaded = configuration.load({}, database=target, data_dir=settings.data_dir)
    except Invalid as error:
        raise Invalid(error.code, field="--to") from None

    def progress(table: str, rows: int, whole: bool) -> None:
        if whole and not output.as_json:
            print(f"{table}: +{rows}", file=sys.stderr, flush=True)

    report = migration.copy(settings.database_url, loaded.database_url, progress)
    lines = [
        f"{'=' if table.equal else '≠'} {table.name:<22} {table.rows:>9} {table.hash[:16]}"
        for table in report.tables
    ]
    lines += [f"{account.login:<24} {account.password}" for account in report.accounts]
    if report.equal:
        code = "copy_finished" if report.finished_before else "copy_equal"
        lines.append(sentence(code, language=output.language))
    document = {
        "tables": [asdict(table) for table in report.tables],
        "accounts": [asdict(account) for account in report.accounts],
        "resumed": report.resumed,
        "equal": report.equal,
    }
    output.document(document, lines)
    if not report.equal:
        unequal = ", ".join(table.name for table in report.tables if not table.equal)
        output.refused("copy_differs", tables=unequal)
    return 0 if report.equal else 1
