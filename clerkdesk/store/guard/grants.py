"""Who may do what with which table on PostgreSQL, and which rows they see.

Three walls: the group's grants (down to columns), row-level security (what one sees), and the
triggers (what one may write). Each person is a login role in one group; tables, functions and
schema belong to ``cd_owner``, who cannot log in.
"""

from dataclasses import dataclass

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.guard.functions import EVERYBODY, STAFF, WORKERS

OWNER = "cd_owner"
GROUPS = EVERYBODY
_WRITERS = ("cd_clerk", "cd_supervisor", "cd_admin")
_ADMIN = ("cd_admin",)
_AND_WORKER = (*_WRITERS, *WORKERS)
GATEWAY = ("cd_gateway",)
_REGISTERS = (*_WRITERS, *GATEWAY)

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
    "message_template",
    "message_rule",
    "legal_basis",
    "calendar_override",
    "setting",
    "alembic_version",
)
"""Everybody reads them, and they hold nobody's data."""
OFFICE_DATA = (
    "organisation_name",
    "district_route",
    "document_requirement",
    "refusal_reason",
    "message_template",
    "message_rule",
    "calendar_override",
    "setting",
)
"""What an administrator changes."""

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
    "investigated",
    "waiting_for",
    "waiting_since",
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
_DETAIL_COLUMNS = (
    "mobile",
    "email",
    "address",
    "address_source",
    "previous_address",
    "previous_address_fold",
    "new_subscriber_code",
    "owner_name",
    "owner_name_source",
    "consumer_group",
    "consumer_group_source",
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
    table: str
    privilege: str
    groups: tuple[str, ...]
    columns: tuple[str, ...] = ()
    """Empty: the whole table."""


def _grants() -> list[Grant]:
    found = [Grant(table, "SELECT", GROUPS) for table in REFERENCE]
    found += [
        Grant(table, privilege, _ADMIN)
        for table in OFFICE_DATA
        for privilege in ("INSERT", "UPDATE")
    ]
    found += [
        Grant(table, "DELETE", _ADMIN)
        for table in ("district_route", "message_rule", "calendar_override", "document_requirement")
    ]
    read = (
        "application",
        "application_detail",
        "application_person",
        "document",
        "document_content",
        "application_link",
        "event",
        "operation",
        "note",
        "amendment",
        "inquiry",
        "debt_answer",
        "account_answer",
        "person_answer",
        "certificate",
        "certificate_file",
        "certificate_print",
        "outbox_message",
        "access_log",
        "draft",
        "queue_counter",
        "heartbeat",
        "staff",
        "staff_department",
        "staff_service",
        "seal",
    )
    found += [Grant(table, "SELECT", (*STAFF, *WORKERS)) for table in read]
    found += [
        Grant(table, "INSERT", _REGISTERS)
        for table in (
            "application",
            "application_detail",
            "application_person",
            "document",
            "document_content",
        )
    ]
    found += [Grant(table, "INSERT", _WRITERS) for table in ("note", "amendment")]
    # The gateway reads back the keys of what it has just made, and what its policies look at;
    # everything else by functions that say little.
    found += [
        Grant(
            "application",
            "SELECT",
            GATEWAY,
            ("id", "last_action", "last_actor_id", "version", "registered_at"),
        ),
        Grant("application_person", "SELECT", GATEWAY, ("id", "application_id")),
        Grant("document", "SELECT", GATEWAY, ("id", "application_id", "added_at")),
        Grant(
            "inquiry",
            "SELECT",
            GATEWAY,
            (
                "id",
                "application_id",
                "kind",
                "subject",
                "purpose",
                "outcome",
                "requested_by",
                "requested_at",
            ),
        ),
        Grant("outbox_message", "SELECT", GATEWAY, ("id", "application_id")),
        Grant("portal_key", "SELECT", (*_ADMIN, *GATEWAY)),
        Grant("portal_key", "INSERT", _ADMIN),
        Grant("portal_key", "UPDATE", _ADMIN, ("revoked_at",)),
        Grant("portal_submission", "SELECT", GATEWAY),
        Grant("portal_submission", "INSERT", GATEWAY),
    ]
    found += [Grant("draft", privilege, _WRITERS) for privilege in ("INSERT", "UPDATE", "DELETE")]
    found += [Grant("saved_view", privilege, STAFF) for privilege in ("SELECT", "INSERT", "DELETE")]
    found += [Grant("saved_view", "UPDATE", STAFF, ("name", "definition", "shared"))]
    found += [
        Grant(table, "INSERT", (*_AND_WORKER, *GATEWAY)) for table in ("inquiry", "outbox_message")
    ]
    found += [Grant("operation", "INSERT", (*STAFF, *WORKERS, *GATEWAY))]
    found += [
        Grant(
            "access_log",
            "INSERT",
            (*STAFF, *WORKERS),
            ("application_id", "staff_id", "actor", "purpose", "at"),
        )
    ]
    found += [
        Grant("application", "UPDATE", _AND_WORKER, _APPLICATION_COLUMNS),
        Grant("application_detail", "UPDATE", _WRITERS, _DETAIL_COLUMNS),
        Grant(
            "application_detail",
            "UPDATE",
            WORKERS,
            (
                "address",
                "address_source",
                "owner_name",
                "owner_name_source",
                "consumer_group",
                "consumer_group_source",
            ),
        ),
        Grant("document", "UPDATE", _WRITERS, _VERDICT_COLUMNS),
        Grant("inquiry", "UPDATE", _WRITERS, ("outcome", "outcome_at")),
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
                "source",
                "certificate_number",
            ),
        ),
        Grant("outbox_message", "UPDATE", _WRITERS, ("state",)),
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
        Grant(
            "certificate",
            "UPDATE",
            _AND_WORKER,
            ("state", "state_reason", "state_by", "changed_at", "op_id"),
        ),
        Grant("certificate", "UPDATE", WORKERS, ("superseded_by",)),
        Grant("staff", "UPDATE", _ADMIN, ("name", "sort_key", "role")),
    ]
    found += [Grant("staff", "INSERT", _ADMIN)]
    found += [
        Grant(table, privilege, _ADMIN)
        for table in ("staff_department", "staff_service")
        for privilege in ("INSERT", "DELETE")
    ]
    found += [
        Grant(table, "INSERT", WORKERS)
        for table in (
            "debt_answer",
            "account_answer",
            "person_answer",
            "certificate",
            "certificate_file",
            "certificate_print",
            "heartbeat",
            "seal",
        )
    ]
    found += [Grant("heartbeat", "UPDATE", WORKERS)]
    found += [
        Grant("portal_push", "SELECT", WORKERS),
        Grant(
            "portal_push",
            "UPDATE",
            WORKERS,
            ("told", "not_before", "attempts", "claimed_at", "told_at", "fault"),
        ),
    ]
    return found


GRANTS = tuple(_grants())

SEQUENCES: dict[str, tuple[str, ...]] = {
    **{
        f"{table}_id_seq": _REGISTERS for table in ("application", "application_person", "document")
    },
    **{f"{table}_id_seq": _WRITERS for table in ("note", "amendment")},
    **{f"{table}_id_seq": (*_AND_WORKER, *GATEWAY) for table in ("inquiry", "outbox_message")},
    **{
        f"{table}_id_seq": WORKERS
        for table in (
            "debt_answer",
            "account_answer",
            "person_answer",
            "certificate",
            "certificate_print",
        )
    },
    "access_log_id_seq": (*STAFF, *WORKERS),
    "saved_view_id_seq": STAFF,
    "staff_id_seq": _ADMIN,
    "portal_key_id_seq": _ADMIN,
    "message_template_id_seq": _ADMIN,
}


@dataclass(frozen=True, slots=True)
class Policy:
    table: str
    command: str
    groups: tuple[str, ...]
    using: str | None = None
    check: str | None = None

    @property
    def name(self) -> str:
        kind = (
            "machine"
            if self.groups == WORKERS
            else "gateway"
            if self.groups == GATEWAY
            else "people"
        )
        return f"cd_{kind}_{self.command.lower()}"

    def statement(self, table: str) -> str:
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {table} FOR {self.command} TO {', '.join(self.groups)}{using}{check}"


# In parentheses with SELECT: asked once a statement, not once a row.
_ORGANISATION = "organisation_id = (SELECT cd_organisation())"
_DEPARTMENT = "COALESCE(department_id = ANY ((SELECT cd_departments())::integer[]), true)"
_SERVICE = "COALESCE(service = ANY ((SELECT cd_services())::text[]), true)"
# Who has just sent an application to another office still sees that it arrived.
_JUST_NOW = (
    "(last_actor_id = (SELECT cd_me()) AND changed_at > (SELECT cd_now()) - INTERVAL '1 minute')"
)
_MINE = f"{_ORGANISATION} AND {_DEPARTMENT} AND {_SERVICE}"
_SCOPE = f"({_MINE}) OR {_JUST_NOW}"
_CASE = "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"
_TICKET = "application_id = ANY ((SELECT cd_tickets())::bigint[])"
_COLLEAGUE = "EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id)"
_OVERSEES = "(SELECT cd_role()) IN ('supervisor', 'admin', 'auditor')"

_OPEN = "(SELECT cd_role()) = 'admin'"
_OF_SERVICE = (
    "(SELECT o.code FROM organisation o WHERE o.id = (SELECT cd_organisation())) = CASE service"
    f" {' '.join(f'WHEN {service.value!r} THEN {eservice.organisation!r}' for service, eservice in ESERVICES.items())} END"
)
_OWN = {
    "organisation_name": _ORGANISATION,
    "district_route": _ORGANISATION,
    "document_requirement": _OF_SERVICE,
    "message_rule": _OF_SERVICE,
    "refusal_reason": _OPEN,
    "message_template": _OPEN,
    "calendar_override": _OPEN,
    "setting": _OPEN,
}

CASE_TABLES = (
    "event",
    "debt_answer",
    "certificate",
    "certificate_print",
    "outbox_message",
    "application_link",
)
TICKET_TABLES = (
    "application_detail",
    "application_person",
    "document",
    "account_answer",
    "person_answer",
    "amendment",
    "note",
)


# What this minute's own transaction registers, by a service and no person.
_ARRIVING = "last_action = 'register' AND version = 1 AND last_actor_id IS NULL AND registered_at > (SELECT cd_now()) - INTERVAL '1 minute'"
_OF_ARRIVING = "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"


def _gateway() -> list[Policy]:
    written = (
        "application",
        "application_detail",
        "application_person",
        "document",
        "document_content",
        "inquiry",
        "outbox_message",
        "operation",
        "portal_submission",
    )
    return [
        Policy("application", "SELECT", GATEWAY, _ARRIVING),
        *[
            Policy(table, "SELECT", GATEWAY, _OF_ARRIVING)
            for table in ("application_person", "outbox_message")
        ],
        Policy(
            "document",
            "SELECT",
            GATEWAY,
            f"{_OF_ARRIVING} OR added_at > (SELECT cd_now()) - INTERVAL '1 minute'",
        ),
        Policy(
            "inquiry",
            "SELECT",
            GATEWAY,
            "requested_by IS NULL AND requested_at > (SELECT cd_now()) - INTERVAL '1 minute'",
        ),
        *[
            Policy(table, "SELECT", GATEWAY, "true")
            for table in ("portal_key", "portal_submission")
        ],
        *[Policy(table, "INSERT", GATEWAY, check="true") for table in written],
    ]


def _policies() -> list[Policy]:
    found = [
        Policy("application", "SELECT", STAFF, _SCOPE),
        Policy("application", "INSERT", _WRITERS, check=_ORGANISATION),
        Policy(
            table="application",
            command="UPDATE",
            groups=_WRITERS,
            using=_MINE,
            check="true",
        ),
        *[Policy(table, "SELECT", STAFF, _CASE) for table in CASE_TABLES],
        *[Policy(table, "SELECT", STAFF, _TICKET) for table in TICKET_TABLES],
        Policy(
            "document_content",
            "SELECT",
            STAFF,
            "EXISTS (SELECT 1 FROM document d WHERE d.id = document_id)",
        ),
        Policy(
            "certificate_file",
            "SELECT",
            STAFF,
            f"EXISTS (SELECT 1 FROM certificate c WHERE c.id = certificate_id AND c.{_TICKET})",
        ),
        # The subject of a question to the register is a FIN.
        Policy("inquiry", "SELECT", STAFF, f"{_CASE} AND (kind <> 'person' OR {_TICKET})"),
        *[
            Policy(table, "INSERT", _WRITERS, check="true")
            for table in (
                "application_detail",
                "application_person",
                "document",
                "document_content",
                "note",
                "amendment",
                "inquiry",
                "outbox_message",
            )
        ],
        Policy(
            table="application_detail",
            command="UPDATE",
            groups=_WRITERS,
            using=_TICKET,
            check="true",
        ),
        Policy(
            table="document",
            command="UPDATE",
            groups=_WRITERS,
            using=_TICKET,
            check="true",
        ),
        Policy(
            table="inquiry",
            command="UPDATE",
            groups=_WRITERS,
            using=_CASE,
            check="true",
        ),
        Policy(
            table="outbox_message",
            command="UPDATE",
            groups=_WRITERS,
            using=_CASE,
            check="true",
        ),
        Policy(
            table="certificate",
            command="UPDATE",
            groups=_WRITERS,
            using=_CASE,
            check="true",
        ),
        Policy("operation", "SELECT", STAFF, "actor = (SELECT cd_name())"),
        Policy("operation", "INSERT", STAFF, check="true"),
        Policy(
            "access_log",
            "SELECT",
            STAFF,
            f"staff_id = (SELECT cd_me()) OR ({_OVERSEES} AND (application_id IS NULL OR {_CASE})"
            f" AND ({_COLLEAGUE} OR (staff_id IS NULL AND application_id IS NOT NULL)))",
        ),
        Policy("access_log", "INSERT", STAFF, check="true"),
        Policy(
            "queue_counter",
            "SELECT",
            STAFF,
            f"{_DEPARTMENT} AND {_SERVICE} AND EXISTS (SELECT 1 FROM department d WHERE d.id = department_id AND d.{_ORGANISATION})",
        ),
        Policy("draft", "SELECT", STAFF, f"staff_id = (SELECT cd_me()) OR {_TICKET}"),
        Policy("draft", "INSERT", _WRITERS, check="staff_id = (SELECT cd_me())"),
        Policy(
            table="draft",
            command="UPDATE",
            groups=_WRITERS,
            using="staff_id = (SELECT cd_me())",
            check="staff_id = (SELECT cd_me())",
        ),
        Policy("draft", "DELETE", _WRITERS, "staff_id = (SELECT cd_me())"),
        Policy(
            "saved_view",
            "SELECT",
            STAFF,
            f"staff_id = (SELECT cd_me()) OR (shared AND {_COLLEAGUE})",
        ),
        Policy("saved_view", "INSERT", STAFF, check="staff_id = (SELECT cd_me())"),
        Policy(
            table="saved_view",
            command="UPDATE",
            groups=STAFF,
            using="staff_id = (SELECT cd_me())",
            check="staff_id = (SELECT cd_me())",
        ),
        Policy("saved_view", "DELETE", STAFF, "staff_id = (SELECT cd_me())"),
        Policy("heartbeat", "SELECT", STAFF, "(SELECT cd_me()) IS NOT NULL"),
        Policy("seal", "SELECT", STAFF, "(SELECT cd_me()) IS NOT NULL"),
        Policy("staff", "SELECT", STAFF, _ORGANISATION),
        Policy("staff", "INSERT", _ADMIN, check=_ORGANISATION),
        Policy(
            table="staff",
            command="UPDATE",
            groups=_ADMIN,
            using=_ORGANISATION,
            check=_ORGANISATION,
        ),
        *_gateway(),
        Policy("portal_key", "SELECT", _ADMIN, _OPEN),
        Policy("portal_key", "INSERT", _ADMIN, check=_OPEN),
        Policy(
            table="portal_key",
            command="UPDATE",
            groups=_ADMIN,
            using=_OPEN,
            check=_OPEN,
        ),
        *[
            policy
            for table in ("staff_department", "staff_service")
            for policy in (
                Policy(table, "SELECT", STAFF, _COLLEAGUE),
                Policy(table, "INSERT", _ADMIN, check=_COLLEAGUE),
                Policy(table, "DELETE", _ADMIN, _COLLEAGUE),
            )
        ],
        # What an administrator changes: read by everybody, changed by an open account, and each
        # organisation's by its own.
        *[
            policy
            for table, own in _OWN.items()
            for policy in (
                Policy(table, "SELECT", EVERYBODY, "true"),
                Policy(table, "INSERT", _ADMIN, check=own),
                Policy(
                    table=table,
                    command="UPDATE",
                    groups=_ADMIN,
                    using=own,
                    check=own,
                ),
                *(
                    [Policy(table, "DELETE", _ADMIN, own)]
                    if any(g.table == table and g.privilege == "DELETE" for g in GRANTS)
                    else []
                ),
            )
        ],
    ]
    tables = sorted({policy.table for policy in found} | {"number_counter", "portal_push"})
    machine = [
        Policy(
            table=table,
            command=command,
            groups=WORKERS,
            using=using,
            check=check,
        )
        for table in tables
        for command, using, check in _MACHINE
        if _granted(table, command)
    ]
    return found + machine


_MACHINE = (("SELECT", "true", None), ("INSERT", None, "true"), ("UPDATE", "true", "true"))


def _granted(table: str, command: str) -> bool:
    return any(
        grant.table == table and grant.privilege == command and "cd_worker" in grant.groups
        for grant in GRANTS
    )


POLICIES = tuple(_policies())
GUARDED = tuple(sorted({policy.table for policy in POLICIES} | {"number_counter"}))
"""Every table with row-level security; without a policy for somebody, it is empty for him."""
