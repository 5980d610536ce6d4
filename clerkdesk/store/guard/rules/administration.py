"""The history of administration: what the database writes of every change of an account, a text, a
key, a setting, whoever makes it and by whatever program.

``acting_id()``, ``acting_name()`` and ``acting_at()`` stand for who acts, and when
(``guard.ddl``). On the embedded file a statement from outside the program is known as "sql".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clerkdesk.store.guard.functions.people import SOMEBODY_ACTS
from clerkdesk.store.guard.literals import organisation_of
from clerkdesk.store.guard.refusal import Reaction

_TITLES = {language: language for language in ("az", "en", "ru")}
PROGRAMS_SETTINGS = (
    "copy",
    "database_id",
    "fold_version",
    "least_schema",
    "rules",
    "sample",
    "stand_in",
    "stand_in_data",
)
"""What the program writes of itself, and nobody administers."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A table of which every change is told. Expressions are SQL over ``{row}``, NEW or OLD."""

    table: str
    subject: str
    """Which row it is, in words."""
    organisation: str
    """Whose; NULL: the installation's."""
    fields: Mapping[str, str]
    """Name in the history → the value; what is not here changes untold (counters of wrong
    passwords, moments).
    """
    watched: tuple[str, ...] = ()
    """The columns behind ``fields``, where they are called otherwise."""
    before: Mapping[str, str] | None = None
    """Of a new row: what it comes in place of."""
    when: str = "1 = 1"


def _columns(*names: str) -> dict[str, str]:
    return {name: f"{{row}}.{name}" for name in names}


def _yes(column: str) -> str:
    return f"CASE WHEN {{row}}.{column} THEN 'yes' ELSE 'no' END"


_REQUESTED = """
    CASE
      WHEN {row}.granted IS NULL THEN 'asked'
      WHEN {row}.granted THEN 'granted'
      ELSE 'declined'
    END
"""
_OF_SERVICE = f"(SELECT o.id FROM organisation o WHERE o.code = {organisation_of('{row}.service')})"
_OWN = "{row}.organisation_id"
_PERSON = "(SELECT s.login FROM staff s WHERE s.id = {row}.staff_id)"
_OF_PERSON = "(SELECT s.organisation_id FROM staff s WHERE s.id = {row}.staff_id)"
_OFFICE = "(SELECT d.code FROM department d WHERE d.id = {row}.department_id)"


def _text_before(column: str) -> str:
    """The text that was in force until this one."""
    return f"""
        (
          SELECT t.{column}
          FROM message_template t
          WHERE
            t.event = NEW.event
            AND t.channel = NEW.channel
            AND t.language = NEW.language
            AND t.id < NEW.id
            AND (t.organisation_id IS NULL OR t.organisation_id = NEW.organisation_id)
          ORDER BY t.organisation_id IS NULL, t.id DESC
          LIMIT 1
        )
    """


TRACKED = (
    Tracked(
        table="staff",
        subject="{row}.login",
        organisation=_OWN,
        fields={**_columns("name", "role"), "active": _yes("active")},
    ),
    Tracked(
        table="staff_department",
        subject=_PERSON,
        organisation=_OF_PERSON,
        fields={"office": _OFFICE},
        watched=("staff_id", "department_id"),
    ),
    Tracked(
        table="staff_service",
        subject=_PERSON,
        organisation=_OF_PERSON,
        fields=_columns("service"),
        watched=("staff_id", "service"),
    ),
    Tracked(
        table="organisation",
        subject="{row}.code",
        organisation="{row}.id",
        fields=_columns("certificate_prefix", "code_pattern"),
    ),
    Tracked(
        table="organisation_name",
        subject="CAST({row}.valid_from AS TEXT)",
        organisation=_OWN,
        fields=_columns(
            "short_name", "legal_name", "city", "verification_address", "call_centre", "e_mail"
        ),
    ),
    Tracked(
        table="department",
        subject="{row}.code",
        organisation=_OWN,
        fields=_columns("name", "short_name", "parent_id", "level"),
    ),
    Tracked(
        table="district_route",
        subject="(SELECT d.code FROM district d WHERE d.id = {row}.district_id)",
        organisation=_OWN,
        fields={"office": _OFFICE},
        watched=("organisation_id", "district_id", "department_id"),
    ),
    Tracked(
        table="complaint_place",
        subject="CAST({row}.valid_from AS TEXT)",
        organisation=_OWN,
        fields=_columns("days", *_TITLES),
    ),
    Tracked(
        table="legal_basis",
        subject="{row}.service || ' ' || CAST({row}.valid_from AS TEXT)",
        organisation=_OF_SERVICE,
        fields=_columns("act", "url"),
    ),
    Tracked(
        table="document_requirement",
        subject="{row}.service || ' ' || {row}.kind",
        organisation=_OF_SERVICE,
        fields={"required": _yes("required"), **_columns("position")},
    ),
    Tracked(
        table="refusal_reason",
        subject="{row}.service || ' ' || {row}.code",
        organisation=_OF_SERVICE,
        fields=_columns("position", *_TITLES, "text_az", "text_en", "text_ru"),
    ),
    Tracked(
        table="finding_kind",
        subject="{row}.service || ' ' || {row}.kind",
        organisation=_OF_SERVICE,
        fields={
            **_columns("severity", "position", *_TITLES),
            "second_look": _yes("second_look"),
        },
    ),
    Tracked(
        table="finding_reason",
        subject="{row}.service || ' ' || {row}.code",
        organisation=_OF_SERVICE,
        fields={**_columns("position", *_TITLES), "second_look": _yes("second_look")},
    ),
    Tracked(
        table="verdict_phrase",
        subject="{row}.service || ' ' || {row}.kind || ' ' || CAST({row}.position AS TEXT)",
        organisation=_OF_SERVICE,
        fields=_columns("position", "text"),
    ),
    Tracked(
        table="message_template",
        subject="{row}.event || ' ' || {row}.channel || ' ' || {row}.language",
        organisation=_OWN,
        fields=_columns("subject", "body"),
        before={"subject": _text_before("subject"), "body": _text_before("body")},
    ),
    Tracked(
        table="message_rule",
        subject="{row}.service || ' ' || {row}.event || ' ' || {row}.channel",
        organisation=_OF_SERVICE,
        fields={"enabled": _yes("enabled")},
    ),
    Tracked(
        table="calendar_override",
        subject='CAST({row}."on" AS TEXT)',
        organisation="NULL",
        fields={
            "is_working": _yes("is_working"),
            **_columns("kind", "act"),
            "tell_citizens": _yes("tell_citizens"),
        },
    ),
    Tracked(
        table="organisation_day",
        subject='CAST({row}."on" AS TEXT)',
        organisation=_OWN,
        fields={
            "is_working": _yes("is_working"),
            **_columns("kind", "reason"),
            "tell_citizens": _yes("tell_citizens"),
        },
    ),
    Tracked(
        table="retention_rule",
        subject="{row}.service || ' ' || {row}.outcome",
        organisation=_OWN,
        fields=_columns("months"),
    ),
    Tracked(
        table="erasure_request",
        subject="CAST({row}.id AS TEXT)",
        organisation=_OWN,
        # Not why: that may speak of a person, and this history is kept.
        fields={"granted": _REQUESTED},
        watched=("granted",),
    ),
    Tracked(
        table="absence",
        subject=_PERSON,
        organisation=_OWN,
        # Not why: that may speak of an illness, and this history is kept.
        fields={
            "away": "CAST({row}.from_day AS TEXT) || ' – ' || CAST({row}.to_day AS TEXT)",
            "ended": "CASE WHEN {row}.ended_at IS NULL THEN 'no' ELSE 'yes' END",
        },
        watched=("from_day", "to_day", "ended_at"),
    ),
    Tracked(
        table="setting",
        subject="{row}.key",
        organisation="NULL",
        fields=_columns("value"),
        when=f"{{row}}.key NOT IN ({', '.join(map(repr, PROGRAMS_SETTINGS))})",
    ),
    Tracked(
        table="organisation_setting",
        subject="{row}.key",
        organisation=_OWN,
        fields=_columns("value"),
        before={"value": "(SELECT s.value FROM setting s WHERE s.key = NEW.key)"},
    ),
    Tracked(
        table="portal_key",
        subject="{row}.name",
        organisation=_OWN,
        fields={
            **_columns("channel", "per_minute"),
            "revoked": "CASE WHEN {row}.revoked_at IS NULL THEN 'no' ELSE 'yes' END",
            # Enough to see that it is another key, and nothing of the key.
            "fingerprint": "substr({row}.hash, 1, 8)",
        },
        watched=("channel", "per_minute", "revoked_at", "hash"),
    ),
)


def _written(tracked: Tracked, action: str, rows: str) -> str:
    """The INSERT of what has changed; ``rows``: a SELECT of field, old_value, new_value."""
    row = "OLD" if action == "remove" else "NEW"
    return f"""
        INSERT INTO office_event (
          at, organisation_id, actor_id, actor, kind, action, subject, field, old_value, new_value
        )
        SELECT
          acting_at(),
          {tracked.organisation.format(row=row)},
          acting_id(),
          acting_name(),
          '{tracked.table}',
          '{action}',
          {tracked.subject.format(row=row)},
          f.field,
          f.old_value,
          f.new_value
        FROM ({rows}) f
        WHERE f.old_value IS DISTINCT FROM f.new_value AND {SOMEBODY_ACTS}
    """


def _value(expression: str | None, row: str) -> str:
    stated = "NULL" if expression is None else expression.format(row=row)
    return f"CAST({stated} AS TEXT)"


def _rows(tracked: Tracked, *, has_old: bool, has_new: bool) -> str:
    parts = []
    for field, value in tracked.fields.items():
        old = value if has_old else (tracked.before or {}).get(field)
        new = value if has_new else None
        parts.append(
            f"SELECT '{field}' AS field, {_value(old, 'OLD')} AS old_value,"
            f" {_value(new, 'NEW')} AS new_value"
        )
    return " UNION ALL ".join(parts)


def _reactions(tracked: Tracked) -> Iterator[Reaction]:
    watched = tracked.watched or tuple(tracked.fields)
    columns = ", ".join(f'"{column}"' for column in watched)
    changes = " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in watched)
    events = (
        ("INSERT", "add", _rows(tracked, has_old=False, has_new=True), "1 = 1"),
        (f"UPDATE OF {columns}", "change", _rows(tracked, has_old=True, has_new=True), changes),
        ("DELETE", "remove", _rows(tracked, has_old=True, has_new=False), "1 = 1"),
    )
    for event, action, rows, condition in events:
        row = "OLD" if event == "DELETE" else "NEW"
        yield Reaction(
            name="office",
            table=tracked.table,
            event=event,
            when=f"({condition}) AND {tracked.when.format(row=row)}",
            statement=_written(tracked, action, rows),
        )


_PASSWORD_SET = Reaction(
    name="password",
    table="staff",
    event="UPDATE OF password_hash",
    when="NEW.password_hash IS DISTINCT FROM OLD.password_hash",
    statement=f"""
        INSERT INTO office_event (at, organisation_id, actor_id, actor, kind, action, subject)
        SELECT
          acting_at(),
          NEW.organisation_id,
          acting_id(),
          acting_name(),
          'staff',
          'password',
          NEW.login
        WHERE {SOMEBODY_ACTS}
    """,
)
"""On the embedded file; a server's passwords are set by functions, which say so themselves
(``guard.functions.people``).
"""


def _administration() -> Iterator[Reaction]:
    for tracked in TRACKED:
        yield from _reactions(tracked)
    yield _PASSWORD_SET


ADMINISTRATION: tuple[Reaction, ...] = tuple(_administration())
