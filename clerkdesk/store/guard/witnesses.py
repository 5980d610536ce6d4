"""Which rows the history speaks of, and how a row is spelled for its digest: alike on both
databases.

``key(…)`` and ``content(…)`` are marks in a rule's statement, which ``in_sqlite`` and
``in_postgresql`` turn into SQL of their own.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from sqlalchemy import JSON, Boolean, Column, Date, LargeBinary, Table

from clerkdesk.domain import history
from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.models import Base
from clerkdesk.store.types import Moment

_DERIVED = {"search_fold", "sort_key", "previous_address_fold", "masked_fin", "masked_mobile"}
"""Made of other columns, and made anew by an upgrade."""
_BOOKKEEPING = {
    *("open_findings", "serious_findings", "waiting"),
    *("claimed_at", "attempts", "not_before", "asked_at", "applied_at"),
    *("failures", "xid"),
}
"""What no act writes: numbers that triggers keep, a worker's claims, counters of sign-ins, a
server's own numbers.
"""


@dataclass(frozen=True)
class Witnessed:
    """A table whose every row is in the history."""

    name: str
    chain: str
    """The event's column that says in whose chain it stands."""
    owner: str
    """That column's value, as SQL over ``{row}``."""
    written_once: bool = False
    """Nothing honest changes a row of it."""
    only: str = "1 = 1"
    """SQL over ``{row}``: of which rows."""

    @property
    def table(self) -> Table:
        return Base.metadata.tables[self.name]

    @cached_property
    def columns(self) -> list[Column[object]]:
        """What the digest covers."""
        return [
            column
            for column in self.table.columns
            if column.name not in _DERIVED | _BOOKKEEPING
            # Bytes without a limit are known by their SHA-256, which is a column.
            and not (isinstance(column.type, LargeBinary) and column.type.length is None)
        ]

    @cached_property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


def _of_case(
    name: str, owner: str = "{row}.application_id", *, written_once: bool = False
) -> Witnessed:
    return Witnessed(name, "application_id", owner, written_once=written_once)


_OWN_SETTINGS = "('rules', 'copy', 'database_id', 'fold_version', 'least_schema')"


def _of_organisation(name: str) -> Witnessed:
    if "organisation_id" in Base.metadata.tables[name].columns:
        owner = "COALESCE({row}.organisation_id, 0)"
    elif "staff_id" in Base.metadata.tables[name].columns:
        owner = "COALESCE((SELECT s.organisation_id FROM staff s WHERE s.id = {row}.staff_id), 0)"
    else:
        owner = "0"
    only = f"{{row}}.key NOT IN {_OWN_SETTINGS}" if name == "setting" else "1 = 1"
    return Witnessed(name, "organisation_id", owner, only=only)


WITNESSED = (
    _of_case("application", "{row}.id"),
    _of_case("application_detail"),
    _of_case("application_person", written_once=True),
    _of_case("document"),
    _of_case("document_remark"),
    _of_case("note", written_once=True),
    _of_case("amendment", written_once=True),
    _of_case("finding"),
    _of_case("acknowledgement", written_once=True),
    _of_case("second_look", written_once=True),
    _of_case("sampled_decision", written_once=True),
    _of_case("sample_look", written_once=True),
    _of_case("inquiry"),
    _of_case("debt_answer", written_once=True),
    _of_case("account_answer", written_once=True),
    _of_case("person_answer", written_once=True),
    _of_case("certificate"),
    _of_case("certificate_print", written_once=True),
    _of_case("print_fate", written_once=True),
    _of_case("revocation_wish", written_once=True),
    _of_case("outbox_message"),
    _of_case("erasure"),
    Witnessed("access_log", "person_id", "COALESCE({row}.staff_id, 0)", written_once=True),
    *map(
        _of_organisation,
        (
            *("organisation", "organisation_name", "department", "complaint_place"),
            *("staff", "staff_department", "staff_service", "portal_key", "setting"),
            *("organisation_setting", "office_event"),
            *("message_template", "message_rule", "refusal_reason", "document_requirement"),
            *("finding_kind", "finding_reason", "district_route", "calendar_override"),
            *("verdict_phrase", "calendar_day", "organisation_day"),
            *("district", "document_kind", "legal_basis"),
            *("retention_rule", "erasure_request", "absence", "caravan"),
            "hit_judgement",
        ),
    ),
)
"""Links are not among them: they are found again from the rows that are. Of files the digest is
that of their row, which has the SHA-256 of their bytes.
"""
BY_NAME = {witnessed.name: witnessed for witnessed in WITNESSED}
CHAINS = ("application_id", "person_id", "organisation_id")


def quoted(name: str) -> str:
    """A column's name where it is also a word of SQL."""
    return f'"{name}"' if name in ("on", "key", "text", "position") else name


def _omitted(column: Column[object]) -> str | None:
    """What is spelled like no value at all: what rows of before the column came have in it."""
    if isinstance(column.type, JSON):
        return "null"
    default = getattr(getattr(column.server_default, "arg", None), "text", None)
    if isinstance(column.type, Boolean):
        return None if column.server_default is None else "0"
    return None if default is None else default.strip("'")


def _sqlite_value(column: Column[object], row: str) -> str:
    omitted = _omitted(column)
    value = f"{row}.{quoted(column.name)}"
    if omitted is None:
        return value
    # NULLIF compares without the column's type: a number with a number.
    return f"NULLIF({value}, {omitted if omitted.isdigit() else repr(omitted)})"


def _postgresql_value(column: Column[object], row: str) -> str:
    value = f"{row}.{quoted(column.name)}"
    if isinstance(column.type, Boolean):
        text = f"{value}::int::text"
    elif isinstance(column.type, Moment):
        text = f"to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    elif isinstance(column.type, Date):
        text = f"to_char({value}, 'YYYY-MM-DD')"
    else:
        text = f"{value}::text"
    omitted = _omitted(column)
    return text if omitted is None else f"NULLIF({text}, '{omitted}')"


def values(name: str, row: str, *, embedded: bool) -> list[str]:
    """A row's values as its digest spells them: one SQL expression a column."""
    spell = _sqlite_value if embedded else _postgresql_value
    return [spell(column, row) for column in BY_NAME[name].columns]


def key_of(name: str, row: str, *, embedded: bool) -> str:
    """A row's primary key as a text."""
    spell = _sqlite_value if embedded else _postgresql_value
    parts = [spell(column, row) for column in BY_NAME[name].table.primary_key.columns]
    if len(parts) == 1 and embedded:
        return f"CAST({parts[0]} AS TEXT)"
    return " || ':' || ".join(parts)


def key(name: str, row: str = "NEW") -> str:
    """The mark of ``key_of``."""
    return f"cd_key({name}:{row})"


def content(name: str, row: str = "NEW") -> str:
    """The mark of a row's nonce and digest."""
    return f"cd_content({name}:{row})"


_MARK = re.compile(r"\bcd_(key|content)\((\w+):(\w+)\)")


@cache
def _sqlite_mark(kind: str, name: str, row: str) -> str:
    if kind == "key":
        return key_of(name, row, embedded=True)
    names = ",".join(BY_NAME[name].names)
    return f"cd_witness('{name}', '{names}', {', '.join(values(name, row, embedded=True))})"


@cache
def _postgresql_mark(kind: str, name: str, row: str) -> str:
    if kind == "key":
        return key_of(name, row, embedded=False)
    spelled = [f"'{len(name)}:{name}'"]
    for column, value in zip(BY_NAME[name].names, values(name, row, embedded=False)):
        spelled.append(f"cd_column('{column}', {value})")
    return f"cd_witness({' || '.join(spelled)})"


def in_sqlite(sql: str) -> str:
    """A statement with its marks as SQLite's own."""
    return _MARK.sub(lambda mark: _sqlite_mark(*mark.groups()), sql)


def in_postgresql(sql: str) -> str:
    """A statement with its marks as PostgreSQL's own."""
    return _MARK.sub(lambda mark: _postgresql_mark(*mark.groups()), sql)


def baseline(witnessed: Witnessed, *, embedded: bool) -> str:
    """The statement that says of every row of a table how it is now."""
    row = "t"
    statement = f"""
        INSERT INTO event ({witnessed.chain}, at, actor, action, row_table, row_key, nonce)
        SELECT
          {witnessed.owner.format(row=row)},
          cd_now(),
          'upgrade',
          '{history.BASELINE}',
          '{witnessed.name}',
          {key(witnessed.name, row)},
          {content(witnessed.name, row)}
        FROM {witnessed.name} {row}
        WHERE {witnessed.only.format(row=row)}
    """
    return in_sqlite(statement) if embedded else in_postgresql(statement)
