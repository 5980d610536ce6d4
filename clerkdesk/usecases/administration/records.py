"""What an administrator edits, as fields of text: one description for every kind of record."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.errors import Conflict, Invalid, NotFound
from clerkdesk.domain.text import clean, has_controls


class FieldForm(StrEnum):
    LINE = "line"
    TEXT = "text"
    YES_OR_NO = "yes_or_no"
    """"yes" or "no", as the history of administration spells it."""
    CHOICE = "choice"
    """One code of several."""


class Field(NamedTuple):
    """One value of a record."""

    name: str
    """As the history of administration calls it."""
    form: FieldForm
    limit: int
    required: bool = True


class Chosen(NamedTuple):
    """One of what may be chosen in a field."""

    code: str
    title: str


class Record(NamedTuple):
    """A record as it is in the database."""

    key: str
    """As the history of administration names it."""
    title: str
    group: str
    """The code of what it belongs to, as an e-service."""
    values: dict[str, str]


def stop_where_written(stands: Iterable[Record], key: str, before: Mapping[str, str]) -> None:
    """Raise NotFound where there is no such record, Conflict (setting_changed) where it does not
    stand as it did ``before``: a colleague was faster.
    """
    for record in stands:
        if record.key == key:
            if record.values != before:
                raise Conflict("setting_changed")
            return
    raise NotFound()


def stop_where_changed(seen: tuple[int, ...] | None, effect: tuple[int, ...]) -> None:
    """Raises Conflict (effect_changed) where a change does something else than was shown before;
    None: nothing was shown.
    """
    if seen is not None and tuple(seen) != tuple(effect):
        raise Conflict("effect_changed", before=sum(seen[:1]), count=sum(effect[:1]))


def checked(fields: tuple[Field, ...], values: dict[str, str]) -> dict[str, str]:
    """The values as they may be written. Raises Invalid naming the field: missing, too_long,
    control_characters.
    """
    return {field.name: _checked(field, values[field.name]) for field in fields}


def _checked(field: Field, stated: str) -> str:
    text = clean(stated).strip()
    if field.required and not text:
        raise Invalid("missing", field=field.name)
    if len(text) > field.limit:
        raise Invalid("too_long", field=field.name, limit=field.limit)
    if has_controls(text) or (field.form is FieldForm.LINE and "\n" in text):
        raise Invalid("control_characters", field=field.name)
    return text
