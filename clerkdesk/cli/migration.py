"""db copy: an office moved from one database to another."""

import sys
from argparse import Namespace
from dataclasses import asdict

from clerkdesk import settings as configuration
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings
from clerkdesk.usecases import migration
from clerkdesk.usecases.catalogue import sentence


def copy(words: Namespace, settings: Settings, output: Output) -> int:
    """Copy, compare, and say the new passwords once; exit 0 only where every table is equal."""
    try:
        target = configuration.load(
            {}, database=words.target, data_dir=settings.data_dir
        ).database_url
    except Invalid as error:
        raise Invalid(error.code, field="--to") from None

    def progress(table: str, rows: int, whole: bool) -> None:
        if whole and not output.as_json:
            print(f"{table}: +{rows}", file=sys.stderr, flush=True)

    report = migration.copy(settings.database_url, target, progress)
    lines = [
        f"{'=' if table.equal else '≠'} {table.name:<22} {table.rows:>9} {table.hash[:16]}"
        for table in report.tables
    ]
    lines += [f"{account.login:<24} {account.password}" for account in report.accounts]
    if report.equal:
        lines.append(
            sentence(
                "copy_finished" if report.finished_before else "copy_equal",
                language=output.language,
            )
        )
    document = {
        "tables": [asdict(table) for table in report.tables],
        "accounts": [asdict(account) for account in report.accounts],
        "resumed": report.resumed,
        "equal": report.equal,
    }
    output.document(document, lines)
    if not report.equal:
        output.refused(
            "copy_differs",
            tables=", ".join(table.name for table in report.tables if not table.equal),
        )
    return 0 if report.equal else 1
