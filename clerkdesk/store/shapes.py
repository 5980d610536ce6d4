"""What each column takes: no more than the program can read.

One list for both databases, made of the models' types and of what is said here of single columns;
``store.guard.checks`` makes constraints of it. Lengths are the models' own, which take them from
``domain.limits``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, String, Table, Text

from clerkdesk.domain import (
    absences,
    erasures,
    figures,
    findings,
    lifecycle,
    limits,
    messages,
    outcomes,
    prints,
    recurring,
    sampling,
    timings,
    warning_rules,
)
from clerkdesk.domain.day_kinds import DayKind
from clerkdesk.domain.eservices import Channel, Service
from clerkdesk.domain.numbers import SERIAL_DIGITS
from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.models import Base
from clerkdesk.store.types import Moment

_CODES: dict[str, Iterable[StrEnum] | Iterable[str]] = {
    "*.service": Service,
    "*.status": lifecycle.Status,
    "application.channel": Channel,
    "application_detail.language": messages.Language,
    "application_detail.address_source": ("package", "billing", "clerk"),
    "application_detail.owner_name_source": ("package", "billing", "clerk"),
    "application_detail.consumer_group_source": ("package", "billing", "clerk"),
    "application_person.role": ("applicant", "owner", "registered"),
    "application_link.kind": ("fin", "address", "code", "file"),
    "note.kind": ("note", "call"),
    "inquiry.kind": outcomes.QuestionKind,
    "inquiry.outcome": outcomes.Ending,
    "outbox_message.event": messages.MessageEvent,
    "outbox_message.state": messages.MessageState,
    "message_rule.event": messages.MessageEvent,
    "message_template.event": messages.MessageEvent,
    "message_template.language": messages.Language,
    "outbox_message.channel": messages.MessageChannel,
    "message_rule.channel": messages.MessageChannel,
    "message_template.channel": messages.MessageChannel,
    "finding.kind": findings.FindingKind,
    "finding.severity": findings.Severity,
    "finding.state": findings.FindingState,
    "finding_kind.kind": findings.FindingKind,
    "finding_kind.severity": findings.Severity,
    "staff.role": lifecycle.Role,
    "retention_rule.outcome": sorted(lifecycle.DECIDED),
    "erasure.cause": erasures.Cause,
    "absence.kind": absences.AbsenceKind,
    "day_figure.kind": figures.Kind,
    "inquiry.reason": prints.PrintReason,
    "certificate_print.reason": prints.PrintReason,
    "print_fate.fate": prints.Fate,
    "certificate.state": ("live", "superseded", "revoked"),
    "calendar_override.kind": DayKind,
    "organisation_day.kind": DayKind,
    "calendar_day.source": ("package", "act", "organisation"),
    "warning_mail.stage": warning_rules.Stage,
    "desk_timing.what": timings.Timed,
    "hit_judgement.kind": recurring.HitKind,
    "hit_judgement.verdict": recurring.Verdict,
    "sample_look.decision": sorted(lifecycle.DECIDED),
    "sample_look.reason": sampling.SampleReason,
    "draft.kind": ("note", "refuse", "wait", "investigate", "verdict"),
}
"""Table and column, or a column of whatever table → the words that the program knows."""

_OBJECTS = ("saved_view.definition", "document_remark.params", "finding.facts")
"""Texts that are a JSON object."""

_YEARS = {
    "birth_date": limits.FIRST_YEAR_OF_BIRTH,
    "birth_year": limits.FIRST_YEAR_OF_BIRTH,
    "id_document_expires": limits.FIRST_YEAR_OF_BIRTH,
    "valid_from": limits.FIRST_YEAR_OF_ACTS,
}
"""Column → the first year that it may lie in, where that is not the office's first."""

_NUMBERS = {
    # 0: of no year, as the seals' own counter.
    "number_counter.year": (0, limits.LAST_YEAR),
    "year": (limits.FIRST_YEAR, limits.LAST_YEAR),
    "birth_year": (limits.FIRST_YEAR_OF_BIRTH, limits.LAST_YEAR),
    "amount_qepik": (-limits.MOST_QEPIK, limits.MOST_QEPIK),
    "term_working_days": (1, limits.LONGEST_TERM_DAYS),
    "complaint_place.days": (0, limits.MOST_DAYS),
    "months": (1, limits.MOST_MONTHS),
    "waited_days": (0, limits.MOST_DAYS),
    # What goes is taken away by a row of its own.
    "queue_count.count": (-limits.MOST_NUMBER, limits.MOST_NUMBER),
    "portal_key.per_minute": (1, limits.MOST_NUMBER),
    "department.level": (1, limits.OFFICE_LEVELS),
    "desk_timing.bucket": (0, len(timings.BOUNDS_MS)),
    "desk_timing.count": (1, timings.MOST_AT_ONCE),
    "certificate.serial": (1, 10**SERIAL_DIGITS - 1),
    "certificate_print.copy": (1, limits.MOST_NUMBER),
    "document.size": (0, limits.MOST_PLACES * limits.PART_OCTETS),
    # The first one is the first.
    "version": (1, limits.MOST_NUMBER),
    "revision": (1, limits.MOST_NUMBER),
    "part": (0, limits.MOST_PLACES),
    "position": (0, limits.MOST_PLACES),
    "person_position": (0, limits.MOST_PLACES),
}
"""Column → the least and the most; a number has else nothing below zero."""

_TEXTS = {
    "note.text": limits.NOTE_LENGTH,
    "draft.text": limits.DRAFT_LENGTH,
    "application.waiting_for": limits.REASON_LENGTH,
    "application.decision_text": limits.REASON_LENGTH,
    "application.last_reason": limits.REASON_LENGTH,
    "document.verdict_reason": limits.REASON_LENGTH,
    "acknowledgement.text": limits.REASON_LENGTH,
    "second_look.text": limits.REASON_LENGTH,
    "sample_look.text": limits.REASON_LENGTH,
    "hit_judgement.text": limits.REASON_LENGTH,
    "certificate.state_reason": limits.REASON_LENGTH,
    "erasure_request.reason": limits.REASON_LENGTH,
    "saved_view.definition": limits.DEFINITION_LENGTH,
}
"""How long texts are whose column does not say it."""
_LONG = ("setting.value",)
"""Texts without an end: what the demo knows."""
_OPEN = ("event", "seal", "office_event", "acting")
"""Nobody writes them by hand but a forger, whom the verifier names: it takes whatever stands there.
"""
_OCTETS = {
    "document_content.content": limits.PART_OCTETS,
    "counter_draft.content": limits.PICTURE_OCTETS,
}

_HOURS = ("[01][0-9]:[0-5][0-9]", "2[0-3]:[0-5][0-9]")
_FORMATS = {
    "office_opens": _HOURS,
    "office_closes": _HOURS,
    "open_transaction_minutes": ("[1-9]", "[1-9][0-9]"),
    "access_log_since": ("20[0-9][0-9]",),
    "number_series": ("[0-9]",),
    "backup_at": _HOURS,
    "backup_keep": ("[1-9]", "[1-9][0-9]", "[1-9][0-9][0-9]"),
}
"""Settings without which nothing can be computed → how they may look, by GLOB and by regular
expression alike.
"""

_MOMENT = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]." + (
    "[0-9]" * 6
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a column takes; NULL is for the column itself to allow."""

    table: str
    column: str
    sqlite: str
    postgresql: str

    @property
    def name(self) -> str:
        """Of the constraint; the column's name behind it is what a person is told."""
        return f"{PREFIX}{self.column}"


PREFIX = "takes_"


def shapes() -> Iterator[Shape]:
    """Of every column that needs one, in the order of the tables."""
    for table in Base.metadata.sorted_tables:
        if table.name in _OPEN:
            continue
        for column in table.columns:
            yield from _of_column(table, column)
    for table_name in ("setting", "organisation_setting"):
        yield _of_settings(table_name)


def _of_column(table: Table, column: Column[object]) -> Iterator[Shape]:
    path = f"{table.name}.{column.name}"
    sqlite = list(_sqlite(path, column))
    postgresql = list(_postgresql(path, column))
    if sqlite or postgresql:
        yield Shape(
            table.name, column.name, " AND ".join(sqlite), " AND ".join(postgresql) or "true"
        )


def _first_year(column: Column[object]) -> int:
    return _YEARS.get(column.name, limits.FIRST_YEAR)


def bounds(path: str) -> tuple[int, int]:
    """The least and the most that a column of numbers (``table.column``) takes."""
    of_every_table = _NUMBERS.get(path.partition(".")[2], (0, limits.MOST_NUMBER))
    return _NUMBERS.get(path, of_every_table)


def _common(path: str, column: Column[object]) -> Iterator[str]:
    """What both databases say in the same words."""
    name = f'"{column.name}"'
    words = _CODES.get(path) or _CODES.get(f"*.{column.name}")
    if words is not None:
        yield f"{name} IN {listed(sorted(words))}"
    limit = _TEXTS.get(path, limits.TEXT_LENGTH)
    if isinstance(column.type, Text) and path not in _LONG:
        yield f"length({name}) <= {limit}"
    if isinstance(column.type, Integer):
        least, most = bounds(path)
        yield f"{name} BETWEEN {least} AND {most}"


def _sqlite(path: str, column: Column[object]) -> Iterator[str]:
    yield from _common(path, column)
    name = f'"{column.name}"'
    first = _first_year(column)
    last = limits.LAST_YEAR
    kind = column.type
    # With a modifier SQLite computes: the 30th of February is another day then.
    day = f"date(substr({name}, 1, 10), '+0 days')"
    if isinstance(kind, Moment):
        yield f"{name} GLOB '{_MOMENT}' AND {day} = substr({name}, 1, 10)"
        yield f"{name} BETWEEN '{first}-01-01' AND '{last + 1}-01-01'"
    elif isinstance(kind, Date):
        yield f"{day} = {name} "
        # Whole dates: a year alone would be compared as a number.
        yield f"{name} BETWEEN '{first}-01-01' AND '{last}-12-31'"
    elif isinstance(kind, Boolean):
        yield f"{name} IN (0, 1)"
    elif isinstance(kind, Integer):
        yield f"typeof({name}) IN ('integer', 'null')"
    elif isinstance(kind, LargeBinary) and path in _OCTETS:
        yield f"length({name}) <= {_OCTETS[path]}"
    elif isinstance(kind, JSON):
        yield _json(name, "IN ('object', 'null')")
    elif isinstance(kind, String) and kind.length is not None:
        yield f"length({name}) <= {kind.length}"
    if path in _OBJECTS:
        yield _json(name, "= 'object'")


def _json(name: str, kind: str) -> str:
    # No JSON is an error to ask for its type, and NULL is no JSON.
    return f"""
        CASE
          WHEN {name} IS NULL THEN NULL
          WHEN json_valid({name}) THEN json_type({name}) {kind}
          ELSE 0
        END
    """


def _postgresql(path: str, column: Column[object]) -> Iterator[str]:
    yield from _common(path, column)
    name = f'"{column.name}"'
    first = _first_year(column)
    last = limits.LAST_YEAR
    kind = column.type
    if isinstance(kind, Moment):
        yield f"{name} >= TIMESTAMPTZ '{first}-01-01 00:00:00+00'"
        yield f"{name} < TIMESTAMPTZ '{last + 1}-01-01 00:00:00+00'"
    elif isinstance(kind, Date):
        yield f"{name} BETWEEN DATE '{first}-01-01' AND DATE '{last}-12-31'"
    elif isinstance(kind, LargeBinary) and path in _OCTETS:
        yield f"octet_length({name}) <= {_OCTETS[path]}"
    elif isinstance(kind, JSON):
        yield f"json_typeof({name}) IN ('object', 'null')"
    if path in _OBJECTS:
        yield f"{name} IS JSON OBJECT"


def _of_settings(table: str) -> Shape:
    """The settings without which nothing can be computed can be read."""
    keys = listed(_FORMATS)
    forms = [(key, form) for key, allowed in _FORMATS.items() for form in allowed]
    sqlite = " OR ".join(f"(key = '{key}' AND value GLOB '{form}')" for key, form in forms)
    postgresql = " OR ".join(f"(key = '{key}' AND value ~ '^{form}$')" for key, form in forms)
    other = f"key NOT IN {keys}"
    return Shape(table, "form", f"{other} OR {sqlite}", f"{other} OR {postgresql}")
