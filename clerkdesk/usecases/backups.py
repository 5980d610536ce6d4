"""An installation kept in a file, and brought back from it into an empty database."""

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk import clock
from clerkdesk.domain.backups import Schedule, due, file_name, newest, surplus
from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.settings import sqlite_file
from clerkdesk.store import copy as copies
from clerkdesk.store import database, logins
from clerkdesk.store.backup import erased, keeping, lines, rotating, sealing, writing
from clerkdesk.store.backup.reading import Reader
from clerkdesk.store.backup.restoring import Restore, Restored
from clerkdesk.store.engine import is_embedded, make_engine
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases import migration, reference_data, restores
from clerkdesk.usecases.history import findings as history_findings
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.people.passwords import NewPassword
from clerkdesk.usecases.retention import repeating
from clerkdesk.usecases.unit_of_work import UnitOfWork

Progress = copies.Progress
Manifest = writing.Manifest


@dataclass(frozen=True, slots=True)
class Report:
    """What was restored, and whether all of it is what the backup holds."""

    restored: Restored
    made_at: datetime
    """Of the backup."""
    series: int
    """The first digit of every number from now on."""
    accounts: list[NewPassword]
    """On a file: with new passwords, which nothing else knows."""
    without_password: list[str]
    """On a server: logins that nobody can use before they have one."""
    history: history_findings.Report
    erased: repeating.Repeated
    """What had been erased since, and was erased again."""

    @property
    def whole(self) -> bool:
        return not self.restored.different and self.history.whole


def new_key(path: Path) -> str:
    """Write a new private key; returns the public one. Raises Invalid (backup_key_exists)."""
    return sealing.new_key(path)


def write(
    source_url: str,
    path: Path,
    progress: Progress,
    *,
    encrypt_to: Path | None = None,
    made_at: datetime | None = None,
) -> Manifest:
    """Write a backup; its documents go beside it, those that are not there yet. ``made_at``: by
    this machine's clock, if nobody says otherwise.

    Raises NotAllowed (backup_exists, owner_only), Invalid (backup_key_unusable), StoreUnavailable.
    """
    if path.exists():
        raise NotAllowed("backup_exists", path=str(path))
    if source_url.startswith("sqlite") and not sqlite_file(source_url).exists():
        raise StoreUnavailable("schema_missing")
    key = None if encrypt_to is None else sealing.public_key(encrypt_to)
    source = make_engine(source_url)
    try:
        with database.translated():
            database.require_owner(source)
            database.require_whole(source)
            identity = database.identity(source)
            with (
                database.snapshot(source) as picture,
                keeping.written_whole(path, key) as file,
            ):
                beside = keeping.Documents(writing.folder_of(path), keeping.recipient_bytes(key))
                backup = writing.Backup(
                    source=picture,
                    out=lines.Writer(file),
                    beside=beside,
                    key=key,
                    progress=progress,
                    made_at=made_at or clock.real(),
                )
                backup.write(identity)
                rotating.leave_list(path, backup.kept)
                repeating.leave_list(Session(picture), path.absolute().parent)
                return backup.manifest
    finally:
        source.dispose()


def schedule(session: Session) -> Schedule | None:
    """When the worker makes backups, and where; None: it makes none."""
    folder = reference_data.setting(session, "backup_folder")
    if not folder:
        return None
    return Schedule(
        folder=folder,
        at=time.fromisoformat(reference_data.setting(session, "backup_at")),
        keep=int(reference_data.setting(session, "backup_keep")),
        key=reference_data.setting(session, "backup_key") or None,
    )


def write_due(source_url: str, planned: Schedule, at: datetime) -> Path | None:
    """Write the backup that is due, and take away those that are too many; None: none is due.

    Raises as ``write``.
    """
    folder = Path(planned.folder)
    day = due(planned, at, _names(folder))
    if day is None:
        return None
    path = folder / file_name(day)
    key = None if planned.key is None else Path(planned.key)
    write(source_url, path, lambda *_progress: None, encrypt_to=key, made_at=at)
    rotating.rotate(folder, surplus(planned, _names(folder)))
    return path


def not_elsewhere(planned: Schedule) -> Path | None:
    """The newest backup of the schedule, if it has not been taken off this machine yet."""
    folder = Path(planned.folder)
    name = newest(_names(folder))
    path = None if name is None else folder / name
    return None if path is None or rotating.is_elsewhere(path) else path


def mark_elsewhere(path: Path) -> None:
    """Raises StoreUnavailable (folder_not_writable)."""
    rotating.mark_elsewhere(path)


def _names(folder: Path) -> list[str]:
    """Raises StoreUnavailable (folder_not_writable)."""
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None


def restore(
    path: Path,
    target_url: str,
    progress: Progress,
    *,
    key: Path | None = None,
    after: list[str] | None = None,
) -> Report:
    """Bring a backup back into an empty database, of either kind. Nothing is written before all of
    the backup has been read and found whole.

    Raises Invalid (backup_needs_key, restore_after, …), NotAllowed (copy_same, copy_mixed,
    restore_older, owner_only), StoreUnavailable (backup_damaged, backup_missing, …).
    """
    reader = Reader(path, None if key is None else sealing.private_key(key))
    head = reader.head()
    plan = restores.planned(reader, after or [])
    reader.check()
    if target_url.startswith("sqlite"):
        migration.make_folder(target_url)
    target = make_engine(target_url)
    try:
        with database.translated():
            database.require_owner(target)
            return _restore(reader, head=head, plan=plan, target=target, progress=progress)
    finally:
        target.dispose()


def _restore(
    reader: Reader,
    head: dict[str, str],
    plan: restores.Plan,
    target: Engine,
    progress: Progress,
) -> Report:
    made_at = datetime.fromisoformat(head["made_at"])
    filling = copies.restored_target(target, head["identity"], progress, head["revision"])
    restored = Restore(reader, filling).run()
    if restored.different:
        raise StoreUnavailable("restore_differs", tables=", ".join(restored.different))
    # Before the database is open to anybody: a series that is written down and not used is lost,
    # one that is used and not written down is given twice.
    restores.leave_receipt(reader.path, plan)
    listed = erased.read(reader.path.absolute().parent)
    repeated = repeating.Repeated()

    def begin(session: Session) -> None:
        nonlocal repeated
        restores.begin(session, plan, made_at)
        repeated = repeating.repeat(session, listed)

    accounts = filling.finish(_accounts, begin)
    with_password = [account for account in accounts if account.password]
    return Report(
        restored=restored,
        made_at=made_at,
        series=plan.series,
        accounts=with_password,
        without_password=[account.login for account in accounts if not account.password],
        history=UnitOfWork(target).read(verification.verify, None, documents=True),
        erased=repeated,
    )


def _accounts(session: Session) -> list[NewPassword]:
    """On a file everybody gets a new password: without one it would open to anybody. A server lets
    nobody in without one.
    """
    if is_embedded(session):
        return migration.new_accounts(session)
    accounts = []
    statement = select(Staff.login, Staff.active).order_by(Staff.login)
    for login, active in session.execute(statement).all():
        try:
            logins.make(session, login)
            if not active:
                logins.set_active(session, login, False)
        except DBAPIError as error:
            raise NotAllowed("copy_login", login=login) from error
        accounts.append(NewPassword(login, ""))
    return accounts
