"""Saved views: a list's filter, order and columns under a name, for oneself or, from a supervisor,
for everybody.
"""

import json
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import VIEW_NAME_LENGTH
from clerkdesk.domain.text import clean
from clerkdesk.store.working_models import SavedView
from clerkdesk.usecases.identity import require_staff
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.views import (
    COLUMNS,
    DEFAULT_COLUMNS,
)


def save(
    session: Session,
    name: str,
    filter_: Filter,
    columns: tuple[str, ...] = DEFAULT_COLUMNS,
    *,
    shared: bool = False,
    key: int | None = None,
) -> int:
    """Keep a view, or change one's own (``key``); gives its id.

    Raises Invalid (CD606, view_exists, too_long, unknown_value), NotAllowed (CD607), NotFound
    (view_unknown).
    """
    actor = require_staff(session)
    name = clean(name).strip()
    if not name:
        raise Invalid("CD606", field="name")
    if len(name) > VIEW_NAME_LENGTH:
        raise Invalid("too_long", field="name", limit=VIEW_NAME_LENGTH)
    if set(columns) - set(COLUMNS):
        raise Invalid("unknown_value", field="columns", allowed=", ".join(COLUMNS))
    if shared and not actor.supervises:
        raise NotAllowed("CD607")
    mine = SavedView.staff_id == actor.id
    same_name = select(SavedView.id).where(mine, SavedView.name == name, SavedView.id != (key or 0))
    if session.scalar(same_name) is not None:
        raise Invalid("view_exists", field="name", name=name)
    view: SavedView | None
    if key is None:
        view = SavedView(staff_id=actor.id, name=name)
    else:
        view = session.scalar(select(SavedView).where(mine, SavedView.id == key))
    if view is None:
        raise NotFound("view_unknown")
    view.name = name
    view.definition = _written(filter_, columns)
    view.shared = shared
    session.add(view)
    session.flush()
    return view.id


def forget(session: Session, key: int) -> None:
    """Throw one's own view away. Raises NotFound (view_unknown)."""
    actor = require_staff(session)
    view = session.scalar(
        select(SavedView).where(SavedView.staff_id == actor.id, SavedView.id == key)
    )
    if view is None:
        raise NotFound("view_unknown")
    session.delete(view)


def _written(filter_: Filter, columns: tuple[str, ...]) -> str:
    stated = {name: value for name, value in asdict(filter_).items() if value not in (None, ())}
    return clean(
        json.dumps({"filter": stated, "columns": columns}, default=str, ensure_ascii=False)
    )
