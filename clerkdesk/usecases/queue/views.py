"""Saved views as they are read: each with its filter, its columns and its number."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.limits import FIRST_YEAR, LAST_YEAR
from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.domain.text import sort_key
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.working_models import SavedView
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.people.staff import StaffRow, list_staff
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.reference_data import Choice

COLUMNS = ("place", "due", "service", "holder", "department", "submitted", "code")
"""What a list may show beside name and number."""
DEFAULT_COLUMNS = ("place", "due")
COUNTED = 99
"""A view's number in the sidebar is exact up to here."""


@dataclass(frozen=True, slots=True)
class View:
    """A list under a name."""

    id: int
    name: str
    filter: Filter
    columns: tuple[str, ...]
    shared: bool
    """Everybody of the organisation has it."""
    mine: bool
    by: str
    """Whose it is."""


def list_views(session: Session) -> list[View]:
    """The actor's own views and the organisation's shared ones, each by name."""
    actor = current_staff(session)
    rows = session.execute(
        select(
            SavedView.id,
            SavedView.name,
            SavedView.definition,
            SavedView.shared,
            SavedView.staff_id == actor.id,
            Staff.name,
        )
        .join(Staff, Staff.id == SavedView.staff_id)
        .where((SavedView.staff_id == actor.id) | SavedView.shared)
        .where(Staff.organisation_id.is_not_distinct_from(actor.organisation_id))
    )
    return read_views(rows)


def read_views(rows: Iterable[Sequence[Any]]) -> list[View]:
    """The views of stored ones: id, name, definition, shared, mine, by whom."""
    views = []
    for key, name, definition, shared, mine, by in rows:
        narrowed, columns = _read(definition)
        views.append(
            View(
                id=key,
                name=name,
                filter=narrowed,
                columns=columns,
                shared=bool(shared),
                mine=bool(mine),
                by=by,
            )
        )
    return sorted(views, key=lambda view: (not view.mine, sort_key(view.name)))


def numbers(session: Session, views: list[View]) -> dict[int, int]:
    """Id → how many applications the view shows; ``COUNTED`` + 1: more than that. Views over
    decided applications have none.

    There are a million of those, and each desk counts again whenever anything has changed.
    """
    return {
        view.id: len(browsing.narrowed(session, view.filter, COUNTED + 1).rows)
        for view in views
        if _is_open(view.filter)
    }


class FilterChoices(NamedTuple):
    """What a list can be narrowed by."""

    districts: list[Choice]
    departments: list[Choice]
    """None of them without an organisation."""
    staff: list[StaffRow]


def filter_choices(session: Session, organisation: str | None) -> FilterChoices:
    """The districts, the offices of an organisation (its code) and the actor's colleagues."""
    return FilterChoices(
        districts=reference_data.districts(session),
        departments=reference_data.departments(session, organisation) if organisation else [],
        staff=list_staff(session),
    )


def _is_open(filter_: Filter) -> bool:
    """Whether only what is still to be done is in the list."""
    if filter_.queue is Queue.ALL:
        return bool(filter_.statuses) and set(filter_.statuses) <= {"new", "in_progress"}
    return filter_.queue not in (Queue.COMPLETED, Queue.REFUSED)


class _Definition(NamedTuple):
    filter: Filter
    columns: tuple[str, ...]


def _read(definition: str) -> _Definition:
    """What a newer or older program wrote and this one does not know is left out: the view then
    shows more, never less than it may.
    """
    try:
        stored = json.loads(definition)
    except (ValueError, RecursionError):
        stored = {}
    if not isinstance(stored, dict):
        stored = {}
    values: dict[str, Any] = {}
    known = {field.name for field in fields(Filter)}
    stated = stored.get("filter")
    for name, value in stated.items() if isinstance(stated, dict) else ():
        if name in known:
            # Somebody else may have shared it, and have written it by hand.
            with suppress(ValueError, TypeError):
                values[name] = _value(name, value)
    columns = stored.get("columns")
    if not isinstance(columns, list):
        columns = DEFAULT_COLUMNS
    return _Definition(Filter(**values), tuple(name for name in columns if name in COLUMNS))


def _value(name: str, value: Any) -> Any:
    """A field of the filter out of its JSON. Raises ValueError, TypeError: it is none."""
    match name:
        case "queue":
            return Queue(value)
        case "debt":
            return Debt(value)
        case "order":
            return Order(value)
        case "statuses" | "departments":
            return tuple(_text(each) for each in value)
        case "linked":
            if not isinstance(value, bool):
                raise TypeError(value)
            return value
        case "only":
            return tuple(_id(each) for each in value)
        case (
            "submitted_from"
            | "submitted_to"
            | "due_from"
            | "due_to"
            | "decided_on"
            | "decided_since"
            | "registered_on"
        ):
            on = date.fromisoformat(value)
            if not FIRST_YEAR <= on.year <= LAST_YEAR:
                raise ValueError(on)
            return on
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1 << 62:
        raise TypeError(value)
    return value
