"""The sample office as a database in a folder: made where there is none, and told apart from a real
one.
"""

import gc
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from clerkdesk.demo.builder import Builder, Progress, WalkingClock
from clerkdesk.domain.errors import Expected
from clerkdesk.settings import DATABASE, Settings, sqlite_url
from clerkdesk.store import upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.unit_of_work import UnitOfWork


def database(folder: Path) -> Path:
    return folder / DATABASE


def is_demo(folder: Path) -> bool:
    """Whether the folder's database was made by the demo."""
    engine = make_engine(sqlite_url(database(folder)))
    try:
        return UnitOfWork(engine).read(reference_data.setting, "sample") == "yes"
    finally:
        engine.dispose()


def build(folder: Path, now: datetime, progress: Progress = lambda _done, _total: None) -> None:
    """Make the sample office in an empty folder; a half-made one never bears the final name.

    ``progress`` is told of each application how many there are, and of how many.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Expected("folder_not_writable", path=folder) from None
    part = folder / "building.db"
    for old in folder.glob("building.db*"):
        old.unlink()
    clock = WalkingClock(now - timedelta(days=40))
    engine = make_engine(sqlite_url(part), clock)
    # A part that a power cut spoils is thrown away: no need to wait for the disk at each of its
    # commits.
    event.listen(
        engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous=OFF")
    )
    upgrading.upgrade(engine)
    builder = Builder(engine, clock, now, progress)
    # Nothing is thrown away in cycles while it builds; looking for them would cost a tenth of the
    # time.
    gc.disable()
    try:
        builder.build()
        builder.send_all()
    finally:
        gc.enable()
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        connection.rollback()
        raw.execute("ANALYZE")
        raw.execute("PRAGMA journal_mode=DELETE")
    engine.dispose()
    part.rename(database(folder))


def ready(
    folder: Path,
    settings: Settings,
    now: datetime,
    progress: Progress = lambda _done, _total: None,
) -> Settings:
    """The settings of the sample office in a folder, which is made first where the folder has none.

    Raises Expected (not_a_demo): the folder holds a real installation's database.
    """
    if not database(folder).exists():
        build(folder, now, progress)
    elif not is_demo(folder):
        raise Expected("not_a_demo", path=folder)
    return replace(settings, database_url=sqlite_url(database(folder)), data_dir=folder)
