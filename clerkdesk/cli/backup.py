"""Everything kept in a file, and brought back from one."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.restores import Restored
from clerkdesk.settings import Settings
from clerkdesk.usecases import backups
from clerkdesk.usecases.catalogue import sentence

DAY = "%d.%m.%Y %H:%M"


def run(arguments: Namespace, settings: Settings, output: Output) -> int:
    """backup, backup-key or restore."""
    match arguments.command:
        case "backup-key":
            public = backups.new_key(arguments.file)
            output.document({"public": public}, public.splitlines())
            return 0
        case "restore":
            return _restore(arguments, settings, output)
    return _backup(arguments, settings, output)


def _progress(output: Output) -> backups.Progress:
    def progress(table: str, rows: int, whole: bool) -> None:
        if whole and not output.as_json:
            print(f"{table}: {rows}", file=sys.stderr, flush=True)

    return progress


def _backup(arguments: Namespace, settings: Settings, output: Output) -> int:
    """Exit 1 names documents that are not as they were taken in; the backup is written with
    them.
    """
    manifest = backups.write(
        settings.database_url,
        arguments.file,
        _progress(output),
        encrypt_to=arguments.encrypt_to,
    )
    numbers = {
        "rows": sum(manifest.tables.values()),
        "documents": manifest.documents,
        "new": manifest.new_documents,
    }
    lines = [sentence("backup_written", numbers, output.language)]
    lines += [
        sentence(f"backup_without_{key}", None, output.language) for key in manifest.missing_keys
    ]
    output.document({"file": str(arguments.file), **asdict(manifest)}, lines)
    if manifest.altered:
        output.refused("backup_altered", documents=", ".join(map(str, manifest.altered)))
    return 1 if manifest.altered else 0


def _restore(arguments: Namespace, settings: Settings, output: Output) -> int:
    """New passwords are said this once. Exit 1: the history is not as it was written."""
    report = backups.restore(
        arguments.file,
        settings.database_url,
        _progress(output),
        key=arguments.key,
        after=arguments.after,
    )
    done = {
        "made": _day(report.made_at),
        "rows": sum(report.restored.tables.values()),
        "documents": report.restored.documents,
        "series": report.series,
    }
    lines = [sentence("restore_done", done, output.language)]
    if report.erased.again:
        count = {"count": report.erased.again}
        lines.append(sentence("restore_erased_again", count, output.language))
    if report.erased.left:
        numbers = {"numbers": ", ".join(report.erased.left)}
        lines.append(sentence("restore_not_erased", numbers, output.language))
    lines += [f"{account.login:<24} {account.password}" for account in report.accounts]
    if report.without_password:
        logins = ", ".join(report.without_password)
        lines.append(sentence("restore_without_password", {"logins": logins}, output.language))
    document = {
        "made_at": report.made_at,
        "tables": report.restored.tables,
        "documents": report.restored.documents,
        "series": report.series,
        "accounts": [asdict(account) for account in report.accounts],
        "without_password": report.without_password,
        "erased_again": report.erased.again,
        "not_erased": report.erased.left,
        "whole": report.whole,
        "findings": [asdict(finding) for finding in report.history.findings],
    }
    output.document(document, lines)
    if not report.whole:
        output.refused("history_altered")
    return 0 if report.whole else 1


def _day(at: datetime) -> str:
    return at.astimezone(BAKU).strftime(DAY)


def happened(restores: Sequence[Restored], language: str) -> list[str]:
    """One line for each restore of the installation."""
    return [sentence("restored_on", _happened(restored), language) for restored in restores]


def _happened(restored: Restored) -> dict[str, object]:
    return {
        "at": _day(datetime.fromisoformat(restored.at)),
        "made": _day(datetime.fromisoformat(restored.made_at)),
        "series": restored.series,
        "count": sum(gap.last - gap.first + 1 for gap in restored.gaps),
    }
