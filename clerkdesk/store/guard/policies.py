"""Which rows of a table a group sees and touches on PostgreSQL: row-level security.

The second of three walls, behind the grants. What may be written into a row is for the triggers to
say (``rules``): a policy lets them judge what it does not hide.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.domain.limits import JUST_NOW_SECONDS
from clerkdesk.store.guard.grants import FIGURES, GRANTS
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
from clerkdesk.store.guard.literals import listed, organisation_of


@dataclass(frozen=True, slots=True)
class Policy:
    """A table's rows, as one command of some groups meets them."""

    table: str
    command: str
    """SELECT, INSERT, UPDATE or DELETE"""
    groups: tuple[str, ...]
    using: str | None = None
    """Which rows are there for these groups; None for an INSERT."""
    check: str | None = None
    """What a row must be after it was written; None: nothing is written."""

    @property
    def name(self) -> str:
        """One name a command and kind of login, so that no two policies add up unseen."""
        kinds: dict[tuple[str, ...], str] = {WORKERS: "machine", GATEWAY: "gateway"}
        return f"cd_{kinds.get(self.groups, 'people')}_{self.command.lower()}"

    def statement(self, table: str) -> str:
        """CREATE POLICY on ``table``: the policy's own, or a copy of it."""
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"""
            CREATE POLICY {self.name} ON {table}
            FOR {self.command} TO {", ".join(self.groups)}{using}{check}
        """


def _select(table: str, using: str, groups: tuple[str, ...] = STAFF) -> Policy:
    # Of people, and of the role that reads for them: it is the login that the conditions judge.
    people = groups not in (WORKERS, GATEWAY)
    return Policy(table, "SELECT", (*groups, READER) if people else groups, using)


def _insert(table: str, groups: tuple[str, ...], check: str = "true") -> Policy:
    return Policy(table, "INSERT", groups, check=check)


def _update(table: str, groups: tuple[str, ...], using: str, check: str = "true") -> Policy:
    return Policy(table, "UPDATE", groups, using=using, check=check)


def _delete(table: str, groups: tuple[str, ...], using: str) -> Policy:
    return Policy(table, "DELETE", groups, using)


# In parentheses with SELECT: asked once a statement, not once a row.
_ORGANISATION = "organisation_id = (SELECT cd_organisation())"
_DEPARTMENT = "COALESCE(department_id = ANY ((SELECT cd_departments())::integer[]), true)"
_SERVICE = "COALESCE(service = ANY ((SELECT cd_services())::text[]), true)"
# Who has just sent an application to another office still sees that it arrived: the new row of an
# UPDATE must be visible to who makes it.
_SECONDS_AGO = f"(SELECT cd_now()) - INTERVAL '{JUST_NOW_SECONDS} seconds'"
_JUST_NOW = f"""
    (
      last_actor_id = (SELECT cd_me())
      AND changed_at > {_SECONDS_AGO}
    )
"""
_REGISTERED = "(registered_by = (SELECT cd_me()) AND status = 'new')"
"""Who wrote it down at the counter sees it until somebody has taken it."""
_IN_SCOPE = f"{_ORGANISATION} AND {_DEPARTMENT} AND {_SERVICE}"
_APPLICATION = "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"
_TICKET = "application_id = ANY ((SELECT cd_tickets())::bigint[])"
_OWN = "staff_id = (SELECT cd_me())"
_COLLEAGUE = "EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id)"
_OVERSEES = f"(SELECT cd_role()) IN {listed(OVERSEERS)}"
_OF_LISTS = "COALESCE('idp' = ANY ((SELECT cd_services())::text[]), true)"
"""Whoever handles displaced persons' applications."""
_LOGGED_IN = "(SELECT cd_me()) IS NOT NULL"
"""An account that is open: ``cd_me`` raises for a closed one."""
_ADMINISTERS = "(SELECT cd_role()) = 'admin'"
_OWN_KEYS = f"{_ADMINISTERS} AND {_ORGANISATION}"
_OWN_PEOPLE = f"{_ADMINISTERS} AND {_COLLEAGUE}"

APPLICATION_TABLES = (
    "event",
    "debt_answer",
    "certificate",
    "certificate_print",
    "print_fate",
    "revocation_wish",
    "outbox_message",
    "erasure",
    "application_link",
    "sampled_decision",
    # Read by itself only under a ticket (guard.desk); what reports count of it is nobody's data.
    "sample_look",
)
"""Seen with the application they belong to."""
TICKET_TABLES = (
    "application_detail",
    "application_person",
    "document",
    "document_remark",
    "account_answer",
    "person_answer",
    "amendment",
    "note",
    "finding",
    "acknowledgement",
    "second_look",
    "case_extract",
)
"""Personal data: seen under an access ticket."""
_WRITTEN_WITH_CASES = (
    "application_detail",
    "application_person",
    "document",
    "document_content",
    "document_remark",
    "note",
    "amendment",
    "acknowledgement",
    "second_look",
    "sample_look",
    "inquiry",
    "outbox_message",
    "print_fate",
    "revocation_wish",
)

_CASES = (
    _select("application", f"({_IN_SCOPE}) OR {_REGISTERED} OR {_JUST_NOW}"),
    _insert("application", WRITERS, _ORGANISATION),
    _update("application", WRITERS, _IN_SCOPE),
    *[_select(table, _APPLICATION) for table in APPLICATION_TABLES],
    *[_select(table, _TICKET) for table in TICKET_TABLES],
    _select("document_content", "EXISTS (SELECT 1 FROM document d WHERE d.id = document_id)"),
    _select(
        "certificate_file",
        f"""
            EXISTS (
              SELECT 1
              FROM certificate c
              WHERE c.id = certificate_id AND c.{_TICKET}
            )
        """,
    ),
    # The subject of a question to the register is a FIN.
    _select("inquiry", f"{_APPLICATION} AND (kind <> 'person' OR {_TICKET})"),
    *[_insert(table, WRITERS) for table in _WRITTEN_WITH_CASES],
    _update("application_detail", WRITERS, _TICKET),
    _update("document", WRITERS, _TICKET),
    _update("inquiry", WRITERS, _APPLICATION),
    _update("outbox_message", WRITERS, _APPLICATION),
    _update("certificate", WRITERS, _APPLICATION),
    _select("absence", f"{_OVERSEES} AND {_ORGANISATION}"),
    _select("caravan", f"{_OF_LISTS} AND {_ORGANISATION}"),
    _insert("hit_judgement", SUPERVISORS),
    _insert("absence", SUPERVISORS, _ORGANISATION),
    _update("absence", SUPERVISORS, _ORGANISATION, _ORGANISATION),
    _insert("erasure", SUPERVISORS, _APPLICATION),
    _select("erasure_request", f"{_OVERSEES} AND {_ORGANISATION}"),
    _insert("erasure_request", SUPERVISORS, _ORGANISATION),
    _update("erasure_request", SUPERVISORS, _ORGANISATION, _ORGANISATION),
)

_OWN_WORK = (
    _select("operation", "actor = (SELECT cd_name())"),
    _insert("operation", STAFF),
    _select(
        "access_log",
        f"""
            {_OWN}
            OR (
              {_OVERSEES}
              AND (application_id IS NULL OR {_APPLICATION})
              AND ({_COLLEAGUE} OR (staff_id IS NULL AND application_id IS NOT NULL))
            )
        """,
    ),
    _insert("access_log", STAFF),
    _select("draft", f"{_OWN} OR {_TICKET}"),
    _insert("draft", WRITERS, _OWN),
    _update("draft", WRITERS, _OWN, _OWN),
    _delete("draft", WRITERS, _OWN),
    # Before it is registered it is nobody else's, whatever they oversee.
    _select("counter_draft", _OWN),
    _insert("counter_draft", WRITERS, _OWN),
    _update("counter_draft", WRITERS, _OWN, _OWN),
    _delete("counter_draft", WRITERS, _OWN),
    _select("register_question", _OWN, WRITERS),
    _insert("register_question", WRITERS, _OWN),
    _delete("register_question", WORKERS, "true"),
    _delete("alarm_mail", WORKERS, "true"),
    _select("desk_timing", f"{_ADMINISTERS} AND {_ORGANISATION}"),
    # Of now alone: what lies ahead nobody would forget.
    _insert(
        "desk_timing",
        STAFF,
        f"""
            {_LOGGED_IN}
            AND {_ORGANISATION}
            AND at BETWEEN {_SECONDS_AGO} AND (SELECT cd_now())
        """,
    ),
    _delete("desk_timing", WORKERS, "true"),
    _delete("report_mail", WORKERS, "true"),
    _delete("warning_mail", WORKERS, "true"),
    _select("saved_view", f"{_OWN} OR (shared AND {_COLLEAGUE})"),
    _insert("saved_view", STAFF, _OWN),
    _update("saved_view", STAFF, _OWN, _OWN),
    _delete("saved_view", STAFF, _OWN),
)

_OFFICE = (
    _select("queue_count", _IN_SCOPE),
    *[
        _select(table, f"{_OVERSEES} AND {_ORGANISATION} AND {_DEPARTMENT} AND {_SERVICE}")
        for table in ("day_figure", "hour_state")
    ],
    _select("day_forecast", f"{_OVERSEES} AND {_ORGANISATION} AND {_DEPARTMENT}"),
    _select("counted_day", _OVERSEES),
    *[_delete(table, WORKERS, "true") for table in FIGURES],
    _select("heartbeat", _LOGGED_IN),
    _select("lane", _LOGGED_IN),
    _select("alarm", _LOGGED_IN),
    _select("publication", _LOGGED_IN),
    _select("seal", _LOGGED_IN),
    _select("staff", _ORGANISATION),
    _insert("staff", ADMINISTRATORS, _ORGANISATION),
    _update("staff", ADMINISTRATORS, _ORGANISATION, _ORGANISATION),
    _select("staff_department", _COLLEAGUE),
    _insert("staff_department", ADMINISTRATORS, _OWN_PEOPLE),
    _delete("staff_department", ADMINISTRATORS, _OWN_PEOPLE),
    _select("staff_service", _COLLEAGUE),
    _insert("staff_service", ADMINISTRATORS, _OWN_PEOPLE),
    _delete("staff_service", ADMINISTRATORS, _OWN_PEOPLE),
    _select("setting", "true", GROUPS),
    _select("department", "true", GROUPS),
    _update(
        "department",
        ADMINISTRATORS,
        f"{_ADMINISTERS} AND {_ORGANISATION}",
        f"{_ADMINISTERS} AND {_ORGANISATION}",
    ),
    _select("portal_key", _OWN_KEYS, ADMINISTRATORS),
    _insert("portal_key", ADMINISTRATORS, _OWN_KEYS),
    _update("portal_key", ADMINISTRATORS, _OWN_KEYS, _OWN_KEYS),
)

_OF_SERVICE = f"""
    (SELECT o.code FROM organisation o WHERE o.id = (SELECT cd_organisation()))
    = {organisation_of("service")}
"""
_ADMINISTERED = {
    "organisation_name": _ORGANISATION,
    "complaint_place": _ORGANISATION,
    "district_route": _ORGANISATION,
    "document_requirement": _OF_SERVICE,
    "message_rule": _OF_SERVICE,
    "legal_basis": _OF_SERVICE,
    "finding_kind": _OF_SERVICE,
    "finding_reason": _OF_SERVICE,
    "refusal_reason": _OF_SERVICE,
    "message_template": _ORGANISATION,
    "verdict_phrase": _OF_SERVICE,
    "calendar_override": _ADMINISTERS,
    "organisation_day": _ORGANISATION,
    "retention_rule": _ORGANISATION,
    "organisation_setting": _ORGANISATION,
}
"""What an administrator changes → which rows of it: read by everybody, changed by an open account,
and each organisation's by its own.
"""


def _administered(table: str, own: str) -> Iterator[Policy]:
    # Who is none any more may still be in the group.
    own = own if own == _ADMINISTERS else f"{_ADMINISTERS} AND {own}"
    yield _select(table, "true", GROUPS)
    yield _insert(table, ADMINISTRATORS, own)
    yield _update(table, ADMINISTRATORS, own, own)
    if _granted(table, "DELETE", "cd_admin"):
        yield _delete(table, ADMINISTRATORS, own)


def _granted(table: str, privilege: str, group: str) -> bool:
    return any(
        grant.table == table and grant.privilege == privilege and group in grant.groups
        for grant in GRANTS
    )


# What this minute's own transaction registers, by a service and no person.
_ARRIVING = f"""
    last_action = 'register'
    AND version = 1
    AND last_actor_id IS NULL
    AND registered_at > {_SECONDS_AGO}
"""
_WRITTEN_BY_GATEWAY = (
    "application",
    "application_detail",
    "application_person",
    "document",
    "document_content",
    "document_remark",
    "inquiry",
    "outbox_message",
    "operation",
    "portal_submission",
)

# "_APPLICATION" is here: of an application that arrives, for the gateway sees no other.
_GATEWAY = (
    _select("application", _ARRIVING, GATEWAY),
    _select("outbox_message", _APPLICATION, GATEWAY),
    _select(
        "inquiry",
        f"requested_by IS NULL AND requested_at > {_SECONDS_AGO}",
        GATEWAY,
    ),
    _select("portal_key", "true", GATEWAY),
    _select("publication", "true", GATEWAY),
    _select("portal_submission", "true", GATEWAY),
    *[_insert(table, GATEWAY) for table in _WRITTEN_BY_GATEWAY],
)


def _of_the_worker(tables: Iterable[str]) -> Iterator[Policy]:
    """The worker answers for every office: it sees every row of what it was granted."""
    for table in tables:
        if _granted(table, "SELECT", "cd_worker"):
            yield _select(table, "true", WORKERS)
        if _granted(table, "INSERT", "cd_worker"):
            yield _insert(table, WORKERS)
        if _granted(table, "UPDATE", "cd_worker"):
            yield _update(table, WORKERS, "true")


def _policies() -> Sequence[Policy]:
    policies = [*_CASES, *_OWN_WORK, *_OFFICE, *_GATEWAY]
    for table, own in _ADMINISTERED.items():
        policies += _administered(table, own)
    tables = {policy.table for policy in policies} | {"portal_push", "office_event"}
    tables |= {"alarm_mail", "report_mail", "warning_mail"}
    return [*policies, *_of_the_worker(sorted(tables))]


POLICIES = tuple(_policies())
GUARDED = tuple(
    sorted({policy.table for policy in POLICIES} | {"number_counter", "caravan_person"})
)
"""Every table with row-level security; without a policy for somebody, it is empty for them."""
