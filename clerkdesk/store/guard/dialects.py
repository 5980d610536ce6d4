"""What the rules' SQL means in either dialect, and the triggers of an embedded file's connection:
all that a program needs of the rules that only writes.
"""

import re
from functools import cache

from clerkdesk.store.guard import witnesses
from clerkdesk.store.guard.refusal import Reaction
from clerkdesk.store.guard.rules.witnessing import WITNESSING

PREFIX = "cd_"
"""Of every trigger's name."""
_AGE = re.compile(r"\bage\(([A-Za-z_.]+)\)")
_BAKU_DAY = re.compile(r"\bbaku_day\(([A-Za-z_.()]+?\)?)\)")
_BAKU_YEAR = re.compile(r"\bbaku_year\(([A-Za-z_.()]+?\)?)\)")
# Who administers, and when. The embedded file is told by the program for the length of one
# transaction (usecases.identity); functions of the program would keep every other one from it.
_ACTING_ON_FILE = {
    "acting_id()": "(SELECT c.staff_id FROM acting c WHERE c.id = 1)",
    "acting_name()": "COALESCE((SELECT c.actor FROM acting c WHERE c.id = 1), 'sql')",
    "acting_at()": """
        COALESCE(
          (SELECT c.at FROM acting c WHERE c.id = 1),
          strftime('%Y-%m-%d %H:%M:%f', 'now')
        )
    """,
}
_ACTING_ON_SERVER = {
    "acting_id()": "cd_me()",
    "acting_name()": "COALESCE(cd_name(), session_user::text)",
    "acting_at()": "cd_now()",
}


def in_sqlite(sql: str) -> str:
    sql = witnesses.in_sqlite(sql).replace("session_user::text", "'local'")
    # Baku has had no summer time since 2016.
    sql = _BAKU_DAY.sub(r"date(\1, '+4 hours')", sql)
    sql = _BAKU_YEAR.sub(r"CAST(strftime('%Y', \1, '+4 hours') AS INTEGER)", sql)
    for word, meaning in _ACTING_ON_FILE.items():
        sql = sql.replace(word, meaning)
    # To the millisecond, as both databases keep moments: days in floating point are coarser.
    return _AGE.sub(r"round((julianday(cd_now()) - julianday(\1)) * 86400.0, 3)", sql)


def in_postgresql(sql: str) -> str:
    sql = _BAKU_DAY.sub(r"(\1 AT TIME ZONE 'Asia/Baku')::date", witnesses.in_postgresql(sql))
    sql = _BAKU_YEAR.sub(r"EXTRACT(YEAR FROM \1 AT TIME ZONE 'Asia/Baku')::integer", sql)
    for word, meaning in _ACTING_ON_SERVER.items():
        sql = sql.replace(word, meaning)
    return _AGE.sub(r"EXTRACT(EPOCH FROM cd_now() - \1)", sql)


def reaction_name(reaction: Reaction) -> str:
    of_columns = "_of" if " OF " in reaction.event else ""
    event = reaction.event.split()[0].lower()
    return f"{PREFIX}{reaction.name}_{reaction.table}_{event}{of_columns}"


def sqlite_reaction(reaction: Reaction, kind: str, table: str) -> str:
    return f"""
        CREATE {kind} {reaction_name(reaction)} AFTER {reaction.event} ON {table}
        WHEN {in_sqlite(reaction.when)}
        BEGIN {in_sqlite(reaction.statement)}; END
    """


@cache
def sqlite_witnessing() -> tuple[str, ...]:
    """What makes an embedded file's connection write down every row that it writes: triggers of
    that connection alone.
    """
    return tuple(
        sqlite_reaction(reaction, "TEMP TRIGGER IF NOT EXISTS", f"main.{reaction.table}")
        for reaction in WITNESSING
    )
