"""Who may do what with which table on PostgreSQL, down to columns.

The first of three walls. Behind it stand row-level security (``policies``: which rows one sees) and
the triggers (``rules``: what one may write into them).

People read no table that hides rows: a condition of their own would be tried on the hidden ones
first, and the plan, or the time, would tell. They read views of the schema ``desk`` and named
statements (``desk``, ``store.reads``); of the tables themselves they have the keys that an UPDATE
or a DELETE names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerkdesk.domain import history
from clerkdesk.store.guard import own_ids
from clerkdesk.store.guard.groups import (
    ADMINISTRATORS,
    GATEWAY,
    GROUPS,
    READER,
    STAFF,
    SUPERVISORS,
    WORKERS,
    WRITERS,
)

_WRITERS_AND_WORKERS = (*WRITERS, *WORKERS)
_REGISTERING = (*WRITERS, *GATEWAY)
_ASKING = (*WRITERS, *WORKERS, *GATEWAY)
_STAFF_AND_WORKERS = (*STAFF, *WORKERS)

REFERENCE = (
    "organisation",
    "organisation_name",
    "department",
    "district",
    "district_route",
    "transition",
    "document_kind",
    "document_requirement",
    "refusal_reason",
    "finding_kind",
    "finding_reason",
    "verdict_phrase",
    "message_template",
    "message_rule",
    "legal_basis",
    "complaint_place",
    "calendar_day",
    "calendar_override",
    "organisation_day",
    "retention_rule",
    "setting",
    "organisation_setting",
    "alembic_version",
)
"""Everybody reads them, and they hold nobody's data."""
OFFICE_DATA = (
    "organisation_name",
    "complaint_place",
    "district_route",
    "document_requirement",
    "refusal_reason",
    "finding_kind",
    "finding_reason",
    "verdict_phrase",
    "message_template",
    "message_rule",
    "legal_basis",
    "calendar_override",
    "organisation_day",
    "retention_rule",
    "organisation_setting",
)
"""What an administrator changes."""

_REGISTERED = (
    "application",
    "application_detail",
    "application_person",
    "document",
    "document_content",
    "document_remark",
)
"""What comes with an application."""
FIGURES = ("day_figure", "counted_day", "hour_state", "day_forecast")
"""Numbers of days and hours that are over: the worker writes them anew as often as it likes."""
_CASES = (
    *_REGISTERED,
    "application_link",
    "operation",
    "note",
    "amendment",
    "finding",
    "acknowledgement",
    "second_look",
    "sampled_decision",
    "sample_look",
    "inquiry",
    "debt_answer",
    "account_answer",
    "person_answer",
    "certificate",
    "certificate_file",
    "certificate_print",
    "case_extract",
    "print_fate",
    "revocation_wish",
    "outbox_message",
    "erasure",
    "erasure_request",
    "access_log",
    "absence",
    "desk_timing",
    "caravan",
    "draft",
    "queue_count",
    "staff",
    "staff_department",
    "staff_service",
    *FIGURES,
)
"""What people and the worker read: the rows that row-level security shows to each, and all of
them.
"""
SIGNS = ("heartbeat", "lane", "alarm", "seal", "publication")
"""Everybody who is logged in reads them whole."""
OWN_WORK = ("counter_draft", "saved_view")
"""What a person alone reads, and the colleagues with whom it is shared."""
_ANSWERED = (
    "debt_answer",
    "account_answer",
    "person_answer",
    "certificate",
    "certificate_file",
    "certificate_print",
    "case_extract",
    "heartbeat",
    "lane",
    "alarm",
    "alarm_mail",
    "report_mail",
    "warning_mail",
    "publication",
    "seal",
    "finding",
)
"""What the worker alone writes."""

KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "application": (STAFF, ("id", "version")),
    "application_detail": (WRITERS, ("application_id",)),
    "document": (WRITERS, ("id",)),
    "inquiry": (WRITERS, ("id",)),
    "outbox_message": (WRITERS, ("id",)),
    "certificate": (WRITERS, ("id",)),
    "print_fate": (WRITERS, ("id",)),
    "revocation_wish": (WRITERS, ("id",)),
    "draft": (WRITERS, ("application_id", "staff_id", "kind")),
    "counter_draft": (WRITERS, ("staff_id", "service", "part")),
    "saved_view": (STAFF, ("id",)),
    "register_question": (WRITERS, ("id",)),
    "erasure": (SUPERVISORS, ("id",)),
    "erasure_request": (SUPERVISORS, ("id",)),
    "absence": (SUPERVISORS, ("id",)),
    "staff": (STAFF, ("id",)),
    "staff_department": (ADMINISTRATORS, ("staff_id",)),
    "staff_service": (ADMINISTRATORS, ("staff_id",)),
    "portal_key": (ADMINISTRATORS, ("id",)),
}
"""What people name in the WHERE of a change, and get back of a new row: table → (groups, columns).
That a key is there is all that can be learnt of a hidden row.
"""

_APPLICATION_COLUMNS = (
    "status",
    "holder_id",
    "department_id",
    "district_id",
    "place",
    "search_fold",
    "masked_mobile",
    "subscriber_code",
    "no_code_stated",
    "due_on",
    "due_at",
    "term_working_days",
    "waited_days",
    "investigated",
    "waiting_for",
    "waiting_since",
    "answered_at",
    "decided_by",
    "decided_at",
    "decision_reason",
    "decision_text",
    "billing_pending",
    "version",
    "op_id",
    "last_action",
    "last_actor_id",
    "last_actor",
    "last_reason",
    "changed_at",
)
_BILLING_COLUMNS = (
    "address",
    "address_source",
    "owner_name",
    "owner_name_source",
    "consumer_group",
    "consumer_group_source",
)
"""Of the personal data: what an answer of billing may fill."""
_DETAIL_COLUMNS = (
    "mobile",
    "mobile_confirmed_at",
    "mobile_missing_at",
    "email",
    "previous_address",
    "previous_address_fold",
    "new_subscriber_code",
    *_BILLING_COLUMNS,
)
_VERDICT_COLUMNS = (
    "fits",
    "verdict_reason",
    "verdict_by",
    "verdict_by_name",
    "verdict_at",
    "verdict_via",
    "op_id",
)


@dataclass(frozen=True, slots=True)
class Grant:
    """One privilege on one table for some groups."""

    table: str
    privilege: str
    """SELECT, INSERT, UPDATE or DELETE"""
    groups: tuple[str, ...]
    columns: tuple[str, ...] = ()
    """Empty: the whole table."""


def _each(
    privileges: Sequence[str], tables: Sequence[str], groups: tuple[str, ...]
) -> Iterator[Grant]:
    """Every privilege on every one of the tables, whole."""
    for table in tables:
        for privilege in privileges:
            yield Grant(table, privilege, groups)


_OFFICE = (
    *_each(("SELECT",), REFERENCE, (*GROUPS, READER)),
    *_each(("INSERT", "UPDATE"), OFFICE_DATA, ADMINISTRATORS),
    *_each(
        ("DELETE",),
        (
            "organisation_name",
            "complaint_place",
            "legal_basis",
            "district_route",
            "message_rule",
            "calendar_override",
            "organisation_day",
            "document_requirement",
            "finding_kind",
            "finding_reason",
            "organisation_setting",
            "retention_rule",
            "verdict_phrase",
        ),
        ADMINISTRATORS,
    ),
    Grant("department", "UPDATE", ADMINISTRATORS, ("name", "short_name", "sort_key")),
    Grant("staff", "INSERT", ADMINISTRATORS),
    Grant("staff", "UPDATE", ADMINISTRATORS, ("name", "sort_key", "role")),
    *_each(("INSERT", "DELETE"), ("staff_department", "staff_service"), ADMINISTRATORS),
    Grant("portal_key", "SELECT", (*GATEWAY, READER)),
    Grant("portal_key", "INSERT", ADMINISTRATORS),
    Grant("portal_key", "UPDATE", ADMINISTRATORS, ("revoked_at",)),
)

_WORK = (
    *_each(("SELECT",), _CASES, (*WORKERS, READER)),
    Grant("event", "SELECT", (*WORKERS, READER), (*history.FIELDS, "hash")),  # not the nonce
    *_each(("SELECT",), SIGNS, _STAFF_AND_WORKERS),
    *_each(("SELECT",), OWN_WORK, (READER,)),
    *[Grant(table, "SELECT", groups, columns) for table, (groups, columns) in KEYS.items()],
    *_each(("INSERT",), _REGISTERED, _REGISTERING),
    Grant("application", "UPDATE", _WRITERS_AND_WORKERS, _APPLICATION_COLUMNS),
    Grant("application_detail", "UPDATE", WRITERS, _DETAIL_COLUMNS),
    Grant("document", "UPDATE", WRITERS, _VERDICT_COLUMNS),
    *_each(
        ("INSERT",),
        (
            *("note", "amendment", "acknowledgement", "second_look", "sample_look"),
            *("print_fate", "revocation_wish"),
        ),
        WRITERS,
    ),
    *_each(("INSERT",), ("inquiry", "outbox_message"), _ASKING),
    Grant("inquiry", "UPDATE", WRITERS, ("outcome", "outcome_at")),
    Grant("outbox_message", "UPDATE", WRITERS, ("state",)),
    Grant(
        "certificate",
        "UPDATE",
        _WRITERS_AND_WORKERS,
        ("state", "state_reason", "state_by", "state_actor_id", "changed_at", "op_id"),
    ),
    *_each(("INSERT",), ("absence", "erasure_request", "erasure", "hit_judgement"), SUPERVISORS),
    Grant("absence", "UPDATE", SUPERVISORS, ("to_day", "ended_at")),
    Grant(
        "erasure_request",
        "UPDATE",
        SUPERVISORS,
        ("granted", "decided_by", "decided_by_name", "decided_at"),
    ),
    *_each(("INSERT", "UPDATE", "DELETE"), ("draft",), WRITERS),
    *_each(("INSERT", "UPDATE", "DELETE"), ("counter_draft",), WRITERS),
    *_each(("INSERT", "DELETE"), ("saved_view",), STAFF),
    *_each(("SELECT",), ("register_question",), (READER,)),
    *_each(("INSERT",), ("register_question",), WRITERS),
    Grant("saved_view", "UPDATE", STAFF, ("name", "definition", "shared")),
    Grant("operation", "INSERT", (*_STAFF_AND_WORKERS, *GATEWAY)),
    # Not "xid": the server says itself which transaction drew a ticket.
    Grant(
        "access_log",
        "INSERT",
        _STAFF_AND_WORKERS,
        ("application_id", "staff_id", "actor", "purpose", "at", "given"),
    ),
)

_WORKER = (
    *_each(("INSERT", "DELETE"), FIGURES, WORKERS),
    *_each(("INSERT",), _ANSWERED, WORKERS),
    Grant("document_remark", "INSERT", WORKERS),
    Grant("erasure", "INSERT", WORKERS),
    Grant("document_remark", "UPDATE", WORKERS, ("claimed_at", "attempts", "settled_at")),
    Grant("heartbeat", "UPDATE", WORKERS),
    Grant("lane", "UPDATE", WORKERS),
    Grant("publication", "UPDATE", WORKERS),
    Grant("publication", "SELECT", GATEWAY),
    Grant("alarm", "UPDATE", WORKERS),
    *[
        Grant(table, privilege, WORKERS)
        for table in ("alarm_mail", "report_mail", "warning_mail")
        for privilege in ("SELECT", "UPDATE", "DELETE")
    ],
    Grant("desk_timing", "INSERT", STAFF),
    Grant("desk_timing", "DELETE", WORKERS),
    Grant("finding", "UPDATE", WORKERS, ("severity", "facts", "revision", "state")),
    *[
        Grant(table, "UPDATE", WORKERS, ("applied_at",))
        for table in ("calendar_override", "organisation_day")
    ],
    *_each(("INSERT", "UPDATE", "DELETE"), ("calendar_day",), WORKERS),
    Grant("office_event", "SELECT", WORKERS),
    *_each(("SELECT", "DELETE"), ("register_question",), WORKERS),
    Grant(
        "register_question",
        "UPDATE",
        WORKERS,
        (
            "claimed_at",
            "outcome",
            "surname",
            "name",
            "patronymic",
            "birth_date",
            "birth_year",
            "id_document",
            "district",
            "address",
        ),
    ),
    Grant("application_detail", "UPDATE", WORKERS, (*_BILLING_COLUMNS, "mobile_missing_at")),
    Grant(
        "inquiry",
        "UPDATE",
        WORKERS,
        (
            "claimed_at",
            "attempts",
            "outcome",
            "outcome_at",
            "fault",
            "fault_params",
            "source",
            "certificate_number",
        ),
    ),
    Grant(
        "outbox_message",
        "UPDATE",
        WORKERS,
        (
            "state",
            "not_before",
            "attempts",
            "claimed_at",
            "sent_at",
            "fault",
            "provider_id",
            "asked_at",
        ),
    ),
    Grant("certificate", "UPDATE", WORKERS, ("superseded_by",)),
    Grant("portal_push", "SELECT", WORKERS),
    Grant(
        "portal_push",
        "UPDATE",
        WORKERS,
        ("told", "not_before", "attempts", "claimed_at", "told_at", "fault"),
    ),
)

# The gateway reads back the keys of what it has just made; everything else by functions that say
# little. What it has used itself it sees whole.
_GATEWAY = (
    *[
        Grant(table, "SELECT", GATEWAY, ("id",))
        for table in ("application", "inquiry", "outbox_message")
    ],
    *_each(("SELECT", "INSERT"), ("portal_submission",), GATEWAY),
)


def _without_numbers(grant: Grant) -> Grant:
    """An INSERT of a whole table leaves its number to the database."""
    if grant.privilege != "INSERT" or grant.columns:
        return grant
    return replace(grant, columns=own_ids.stated(grant.table))


GRANTS = tuple(map(_without_numbers, (*_OFFICE, *_WORK, *_WORKER, *_GATEWAY)))


def _sequences(tables: Sequence[str], groups: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {f"{table}_id_seq": groups for table in tables}


SEQUENCES: dict[str, tuple[str, ...]] = (
    _sequences(("application", "application_person", "document"), _REGISTERING)
    | _sequences(
        (
            *("note", "amendment", "register_question", "acknowledgement", "second_look"),
            "sample_look",
            *("print_fate", "revocation_wish"),
        ),
        WRITERS,
    )
    | _sequences(("inquiry", "outbox_message"), _ASKING)
    | _sequences(
        (
            "debt_answer",
            "account_answer",
            "person_answer",
            "certificate",
            "certificate_print",
            "finding",
        ),
        WORKERS,
    )
    | _sequences(("erasure",), (*SUPERVISORS, *WORKERS))
    | _sequences(("absence", "erasure_request", "hit_judgement"), SUPERVISORS)
    | _sequences(("access_log",), _STAFF_AND_WORKERS)
    | _sequences(("saved_view",), STAFF)
    | _sequences(("staff", "portal_key", "message_template"), ADMINISTRATORS)
)
"""Who may number the rows of which table: the name of the sequence → the groups."""
