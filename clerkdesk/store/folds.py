"""Folded texts as this program folds them: what an older one has stored is folded anew at the
upgrade, or a search would not find it.
"""

from datetime import time

from sqlalchemy import Connection, Table, bindparam, delete, exists, select, text, update

from clerkdesk.domain import addresses
from clerkdesk.domain.deadlines import WorkingCalendar, package_days
from clerkdesk.domain.text import fold, sort_key
from clerkdesk.store.models import Application, ApplicationDetail, ApplicationLink
from clerkdesk.store.reference_models import CalendarOverride, Setting

VERSION = "7"
"""Of ``domain.text.fold``, ``sort_key`` and ``domain.addresses.link_key``: another one whenever one
of them gives another form of what may be stored.
"""
KEY = "fold_version"
"""The setting that says by which version the database's folds were made."""
_BATCH = 2000
_application: Table = Application.__table__  # type: ignore[assignment]
_detail: Table = ApplicationDetail.__table__  # type: ignore[assignment]
_link: Table = ApplicationLink.__table__  # type: ignore[assignment]


def search_fold(name: str, number: str, code: str | None, new_code: str | None) -> str:
    """Folded name, number and codes; never a FIN or a telephone number, which are found by their
    complete value only.
    """
    parts = [fold(name), fold(number), code or "", new_code or ""]
    return " ".join(part for part in parts if part)[:500]


def are_current(connection: Connection) -> bool:
    """Whether the folds are of this program."""
    version = connection.scalar(select(Setting.value).where(Setting.key == KEY))
    return version == VERSION


def refresh(connection: Connection) -> None:
    """Fold every application anew. The triggers are gone meanwhile: nobody has acted."""
    columns = (
        _application.c.id,
        _application.c.name,
        _application.c.number,
        _application.c.subscriber_code,
        _application.c.search_fold,
        _application.c.sort_key,
        _detail.c.new_subscriber_code,
        _detail.c.previous_address,
        _detail.c.previous_address_fold,
    )
    joined = _application.join(_detail, _detail.c.application_id == _application.c.id)
    last = 0
    while rows := connection.execute(
        select(*columns)
        .select_from(joined)
        .where(_application.c.id > last)
        .order_by(_application.c.id)
        .limit(_BATCH)
    ).all():
        last = rows[-1].id
        searched = []
        addressed = []
        for row in rows:
            folded = search_fold(row.name, row.number, row.subscriber_code, row.new_subscriber_code)
            if (folded, sort_key(row.name)) != (row.search_fold, row.sort_key):
                values = {"key": row.id, "folded": folded, "sorted": sort_key(row.name)}
                searched.append(values)
            if (home := addresses.link_key(row.previous_address)) != row.previous_address_fold:
                addressed.append({"key": row.id, "home": home})
        if searched:
            connection.execute(_SEARCHED, searched)
        if addressed:
            connection.execute(_ADDRESSED, addressed)
    _forget_links(connection)
    if connection.dialect.name == "sqlite" and connection.scalar(text(_INDEXED)):
        connection.exec_driver_sql(
            "INSERT INTO application_fts (application_fts) VALUES ('rebuild')"
        )


_SEARCHED = (
    update(_application)
    .where(_application.c.id == bindparam("key"))
    .values(search_fold=bindparam("folded"), sort_key=bindparam("sorted"))
)
_ADDRESSED = (
    update(_detail)
    .where(_detail.c.application_id == bindparam("key"))
    .values(previous_address_fold=bindparam("home"))
)
_INDEXED = "SELECT count(*) FROM sqlite_master WHERE name = 'application_fts'"


def _forget_links(connection: Connection) -> None:
    """Of old addresses that are one home no more: an older program linked whole districts."""
    here = _detail.alias()
    there = _detail.alias()
    same = exists().where(
        here.c.application_id == _link.c.application_id,
        there.c.application_id == _link.c.other_id,
        here.c.previous_address_fold == there.c.previous_address_fold,
    )
    connection.execute(delete(_link).where(_link.c.kind == "address", ~same))


def keep_waited_days(connection: Connection) -> None:
    """Read from the terms of an older program how many days of waiting they hold: from now on those
    are kept, and a term is computed anew from them.
    """
    settings = dict(connection.execute(select(Setting.key, Setting.value)).all())
    if settings.get("waiting_stops_clock") != "yes":
        return  # waiting has joined no term there
    rows = connection.execute(
        select(
            _application.c.id,
            _application.c.submitted_at,
            _application.c.term_working_days,
            _application.c.due_on,
        )
    ).all()
    years = {row.due_on.year + more for row in rows for more in (-1, 0, 1)}
    package = {on: day for year in years for on, day in package_days(year).items()}
    overrides = {
        on: (is_working, act)
        for on, is_working, act in connection.execute(
            select(CalendarOverride.on, CalendarOverride.is_working, CalendarOverride.act)
        )
    }
    calendar = WorkingCalendar(
        {**package, **overrides},
        time.fromisoformat(settings["office_opens"]),
        time.fromisoformat(settings["office_closes"]),
    )
    for key, submitted_at, days, due_on in rows:
        waited = calendar.working_days_between(calendar.due_on(submitted_at, days), due_on)
        if waited > 0:
            connection.execute(
                update(_application).where(_application.c.id == key).values(waited_days=waited)
            )
