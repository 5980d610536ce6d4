"""What the history says of rows that no act speaks of: that they were written, and their digest."""

from collections.abc import Iterable

from clerkdesk.domain import history
from clerkdesk.store.guard.refusal import Reaction
from clerkdesk.store.guard.rules.history import HISTORY
from clerkdesk.store.guard.witnesses import WITNESSED, Witnessed, content, key, quoted


def _changed(columns: Iterable[str]) -> str:
    # As texts: JSON is not comparable on PostgreSQL.
    conditions = [
        f"CAST(NEW.{column} AS TEXT) IS DISTINCT FROM CAST(OLD.{column} AS TEXT)"
        for column in map(quoted, columns)
    ]
    return f"({' OR '.join(conditions)})"


def _spoken(witnessed: Witnessed, event: str) -> str:
    """Whether an act's own event carries the digest."""
    conditions = ["false"]
    for reaction in HISTORY:
        if reaction.table != witnessed.name or not reaction.event.startswith(event):
            continue
        columns = reaction.event.partition(" OF ")[2]
        chosen = _changed(columns.split(", ")) if columns else "true"
        conditions.append(f"({chosen} AND {reaction.when})")
    return f"COALESCE({' OR '.join(conditions)}, false)"


def _reaction(witnessed: Witnessed, event: str, when: str, row: str = "NEW") -> Reaction:
    digest = content(witnessed.name) if row == "NEW" else "NULL"
    return Reaction(
        name="witness",
        table=witnessed.name,
        event=event,
        when=f"{when} AND {witnessed.only.format(row=row)}",
        statement=f"""
            INSERT INTO event ({witnessed.chain}, at, actor, action, row_table, row_key, nonce)
            VALUES (
              {witnessed.owner.format(row=row)}, cd_now(), session_user::text, '{history.ROW}',
              '{witnessed.name}', {key(witnessed.name, row)}, {digest}
            )
        """,
    )


def _reactions(witnessed: Witnessed) -> list[Reaction]:
    columns = witnessed.names
    reactions = [
        _reaction(witnessed, "INSERT", f"NOT {_spoken(witnessed, 'INSERT')}"),
        _reaction(
            witnessed,
            f"UPDATE OF {', '.join(map(quoted, columns))}",
            f"{_changed(columns)} AND NOT {_spoken(witnessed, 'UPDATE')}",
        ),
    ]
    # Nothing of a case or of who looked is ever taken out: such a row is missed.
    if witnessed.chain == "organisation_id":
        reactions.append(_reaction(witnessed, "DELETE", "1 = 1", "OLD"))
    return reactions


WITNESSING: tuple[Reaction, ...] = tuple(
    reaction for witnessed in WITNESSED for reaction in _reactions(witnessed)
)
"""On an embedded file they belong to the program's connections: who writes into it past the program
is not kept from it for want of the program's functions, and the row is named.
"""
COUNTED_SEALS = Reaction(
    name="count",
    table="seal",
    event="INSERT",
    when="1 = 1",
    statement=f"""
        INSERT INTO number_counter (prefix, year, last)
        VALUES ('{history.SEAL_SERIES}', 0, NEW.id)
        ON CONFLICT (prefix, year) DO UPDATE SET last = NEW.id
    """,
)
"""The newest seals leave no gap: their number stands elsewhere, too."""
