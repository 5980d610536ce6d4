"""Two versions of the program on one server for a while: an upgrade brings what the new one needs,
and what an older desk needs goes when the administrator ends the overlap.

A revision that takes something away, or after which an older program cannot write, says
``ends_overlap = True``. A row says from which revision on a program may still work. A file has one
program: there is no overlap there.
"""

from typing import Any

from sqlalchemy import Connection, text

LEAST = "least_schema"
"""The setting: programs whose own revision is older do not work here any more."""
INSTALLER = "installer"
"""The setting: where the newest program lies."""
FIRST = "0033"
"""Programs of an older revision know nothing of an overlap: they are replaced at once."""
_SETTING = text("SELECT value FROM setting WHERE key = :key")


def least(connection: Connection) -> str | None:
    """The least revision whose programs may work; None: nobody has said."""
    value: str | None = connection.scalar(_SETTING, {"key": LEAST})
    return value


def installer(connection: Connection) -> str:
    """Where the newest program lies; "": nobody has said."""
    return connection.scalar(_SETTING, {"key": INSTALLER}) or ""


def is_open(connection: Connection, head: str) -> bool:
    """Whether programs older than this one may work."""
    stated = least(connection)
    return stated is not None and stated < head


def target(script: Any, revision: str, head: str) -> str:
    """The revision up to which nothing ends, from the database's own on."""
    reached = revision
    for each in reversed(list(script.walk_revisions(base=revision, head=head))):
        if each.revision == revision:
            continue
        if getattr(each.module, "ends_overlap", False):
            break
        reached = each.revision
    return reached


def least_after(connection: Connection, revision: str | None, reached: str, *, end: bool) -> str:
    """Who may work once an upgrade has ``reached`` its revision; ``revision``: the database's
    before. Programs that know of no overlap are replaced at once.
    """
    if end or revision is None or revision < FIRST:
        return reached
    return least(connection) or revision


def note(connection: Connection, revision: str) -> None:
    """Write down who may work from now on; under the rules, as whoever owns the database."""
    connection.execute(text("DELETE FROM setting WHERE key = :key"), {"key": LEAST})
    connection.execute(
        text("INSERT INTO setting (key, value) VALUES (:key, :value)"),
        {"key": LEAST, "value": revision},
    )
