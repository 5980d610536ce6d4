"""What a pane of settings shows of one kind of record."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clerkdesk.gui.kit import office_texts, texts
from clerkdesk.usecases.administration.records import Chosen, Field, Record
from clerkdesk.usecases.history.office import Change, OfficeAct


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What a pane shows: the same pane for every kind."""

    fields: tuple[Field, ...]
    names: dict[str, str]
    """Of the fields, in the window's language."""
    history: tuple[str, ...]
    """The kind's names in the history of administration."""
    read: Callable[..., list[Record]]
    save: Callable[..., None]
    """Of the session, a record's key, its values, what they were, and, where there is an effect,
    ``seen``: the one that was shown.
    """
    sample: Callable[[dict[str, str]], str]
    """What the values make, or Invalid."""
    hint: str
    given: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """What both are told besides, by name."""
    group: Callable[[str], str] = texts.word
    """A record's group in the window's language."""
    state: Callable[[dict[str, str]], str] = lambda _values: ""
    """What the list says of a record, as long as it has no draft."""
    title: Callable[[Record], str] = lambda record: record.title
    sample_of: Callable[[str, dict[str, str]], str] | None = None
    """The same of a record's key and values, where it depends on which it is."""
    subject: Callable[[str], str] | None = None
    """What the history calls a record; None: as the list does."""
    change_words: Callable[[OfficeAct], str] = office_texts.change
    """What the history says of one change."""
    before: Callable[[Change], dict[str, str]] | None = None
    """The fields as they were before a change; None: the history names them as the kind does."""
    subjects: frozenset[str] | None = None
    """Of what the history is shown; None: of everything in those tables."""
    empty_is_none: bool = False
    """A record without values is none: what was added or taken away comes back, too."""
    blank: Callable[[str], tuple[str, dict[str, str]]] | None = None
    """Of a record that was taken away: the key of the one in which it comes back, and what more
    than the history knows is written there.
    """
    choices: Mapping[str, Sequence[Chosen]] = dataclasses.field(default_factory=dict)
    """Of the fields of this form."""
    read_choices: Callable[..., Mapping[str, Sequence[Chosen]]] | None = None
    """The same where the database has them."""
    effect: Callable[..., tuple[int, ...]] | None = None
    """Of the session, a record's key and its values: what they would change, in counts."""
    effect_words: Callable[[str, tuple[int, ...]], str] = lambda _key, _counts: ""
