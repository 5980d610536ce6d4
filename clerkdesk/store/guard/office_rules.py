"""What a person with psql and the own password may not do: rules that need to know who is logged
in.

PostgreSQL alone keeps them, for there the login is the person (``cd_me()``, ``cd_role()``,
``cd_name()``: see
``functions``). The embedded file has one system account for everybody, and rules that need none.
"""

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.guard.refusal import Refusal

_STAFF = "cd_role() IN ('clerk', 'supervisor', 'admin')"
_SUPERVISES = "cd_role() IN ('supervisor', 'admin')"
_MACHINE = "cd_role() IN ('worker', 'owner')"
_STALE = "abs(age({})) > 60"
_APPLICATION = "FROM application p WHERE p.id = NEW.application_id"
_WHO = "EXISTS (SELECT 1 FROM transition t WHERE t.action = NEW.last_action AND t.source = OLD.status AND t.target = NEW.status AND t.who = '{}')"
_REGISTERING = f"EXISTS (SELECT 1 {_APPLICATION} AND p.last_action = 'register' AND p.version = 1 AND abs(age(p.registered_at)) < 300 AND p.last_actor_id IS NOT DISTINCT FROM cd_me())"


_ORGANISATIONS = " ".join(
    f"WHEN '{service}' THEN '{eservice.organisation}'" for service, eservice in ESERVICES.items()
)


def _changed(*columns: str) -> str:
    return (
        "(" + " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns) + ")"
    )


def _amended(application: str, field: str) -> str:
    """Whether the newest amendment of the field says what the row now says; an empty value needs
    one, too.
    """
    of = f"b.application_id = {application} AND b.field = '{field}'"
    return f"EXISTS (SELECT 1 FROM amendment a WHERE a.id = (SELECT max(b.id) FROM amendment b WHERE {of}) AND a.new IS NOT DISTINCT FROM NEW.{field})"


def _without_amendment(field: str) -> str:
    return f"(NEW.{field} IS DISTINCT FROM OLD.{field} AND NOT {_amended('NEW.application_id', field)})"


def _rule(code: str, table: str, event: str, when: str) -> Refusal:
    return Refusal(code, table, event, when, office=True)


_REGISTRATION = (
    _rule("CD121", "application", "INSERT", f"NOT ({_STAFF} OR cd_role() IN ('gateway', 'owner'))"),
    _rule(
        "CD122",
        "application",
        "INSERT",
        "NEW.last_actor_id IS DISTINCT FROM cd_me() OR (cd_me() IS NOT NULL AND NEW.last_actor <> cd_name())",
    ),
    _rule(
        "CD123",
        "application",
        "INSERT",
        "cd_me() IS NOT NULL AND NEW.organisation_id <> cd_organisation()",
    ),
    _rule(
        "CD123",
        "application",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM department d WHERE d.id = NEW.department_id AND d.organisation_id = NEW.organisation_id)",
    ),
    _rule(
        "CD123",
        "application",
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = NEW.organisation_id AND o.code = CASE NEW.service {_ORGANISATIONS} END)",
    ),
    _rule(
        "CD124",
        "application",
        "INSERT",
        f"{_STALE.format('NEW.registered_at')} OR {_STALE.format('NEW.changed_at')} OR age(NEW.submitted_at) < -600",
    ),
    _rule(
        "CD124",
        "application",
        "INSERT",
        "cd_me() IS NOT NULL AND (NEW.due_at < NEW.submitted_at OR NEW.due_at > NEW.submitted_at + INTERVAL '60 days')",
    ),
    _rule(
        "CD125",
        "application",
        "INSERT",
        "NEW.last_action <> 'register' OR NEW.decided_by IS NOT NULL OR NEW.waiting_since IS NOT NULL OR NEW.billing_pending",
    ),
    _rule(
        "CD126",
        "application",
        "INSERT",
        "cd_role() <> 'owner' AND NOT EXISTS (SELECT 1 FROM number_counter n WHERE n.prefix = CASE NEW.service WHEN 'no_debt' THEN 'WD' ELSE 'ID' END AND NEW.number = n.prefix || '-' || n.year || '-' || lpad(n.last::text, 7, '0'))",
    ),
)

_CHANGES = (
    _rule("CD131", "application", "UPDATE", f"NOT ({_STAFF} OR {_MACHINE})"),
    _rule(
        "CD132",
        "application",
        "UPDATE",
        "NEW.last_actor_id IS DISTINCT FROM cd_me() OR (cd_me() IS NOT NULL AND NEW.last_actor <> cd_name())",
    ),
    _rule("CD133", "application", "UPDATE", f"({_WHO.format('supervisor')} AND NOT {_SUPERVISES})"),
    _rule(
        "CD134",
        "application",
        "UPDATE",
        f"({_WHO.format('holder_or_supervisor')} AND OLD.holder_id IS DISTINCT FROM cd_me() AND NOT {_SUPERVISES})",
    ),
    _rule(
        "CD135",
        "application",
        "UPDATE",
        f"(({_WHO.format('worker')} OR NEW.last_action = 'billing') AND NOT {_MACHINE})",
    ),
    _rule(
        "CD135",
        "application",
        "UPDATE",
        "cd_role() = 'worker' AND NEW.last_action NOT IN ('billing', 'route')",
    ),
    _rule("CD136", "application", "UPDATE", _STALE.format("NEW.changed_at")),
    _rule(
        "CD137",
        "application",
        "UPDATE",
        f"{_changed('due_at', 'due_on', 'term_working_days')} AND (NEW.last_action NOT IN ('investigate', 'resume', 'approve', 'refuse')"
        " OR NEW.due_at < OLD.due_at - INTERVAL '1 day' OR NEW.due_at > OLD.due_at + INTERVAL '60 days')",
    ),
    _rule(
        "CD137",
        "application",
        "UPDATE",
        f"{_changed('investigated')} AND NEW.last_action <> 'investigate'",
    ),
    _rule(
        "CD137",
        "application",
        "UPDATE",
        "NEW.last_action = 'investigate' AND (NEW.service <> 'idp' OR OLD.investigated)",
    ),
    _rule(
        "CD137",
        "application",
        "UPDATE",
        f"{_changed('due_at', 'due_on', 'term_working_days')} AND NEW.last_action <> 'investigate' AND OLD.waiting_since IS NULL",
    ),
    _rule(
        "CD138",
        "application",
        "UPDATE",
        f"{_changed('holder_id')} AND NEW.last_action NOT IN ('take', 'release', 'assign', 'forward', 'approve', 'refuse', 'undo', 'reopen')",
    ),
    _rule(
        "CD138",
        "application",
        "UPDATE",
        "NEW.last_action IN ('release', 'approve', 'refuse', 'reopen') AND NEW.holder_id IS NOT NULL",
    ),
    _rule(
        "CD140",
        "application",
        "UPDATE",
        "NEW.last_action = 'forward' AND NEW.holder_id IS NOT NULL",
    ),
    _rule(
        "CD138",
        "application",
        "UPDATE",
        "NEW.last_action = 'undo' AND NEW.holder_id IS DISTINCT FROM NEW.last_actor_id",
    ),
    _rule(
        "CD139",
        "application",
        "UPDATE",
        "NEW.last_action = 'assign' AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.holder_id AND s.active"
        " AND s.organisation_id = NEW.organisation_id AND s.role IN ('clerk', 'supervisor'))",
    ),
    _rule(
        "CD140",
        "application",
        "UPDATE",
        f"{_changed('department_id')} AND (NEW.last_action NOT IN ('forward', 'route') OR NEW.holder_id IS NOT NULL"
        " OR NOT EXISTS (SELECT 1 FROM department d WHERE d.id = NEW.department_id AND d.organisation_id = NEW.organisation_id))",
    ),
    _rule(
        "CD141",
        "application",
        "UPDATE",
        f"{_changed('subscriber_code', 'no_code_stated', 'search_fold', 'masked_mobile')} AND NEW.last_action <> 'amend'",
    ),
    _rule(
        "CD141",
        "application",
        "UPDATE",
        f"{_changed('place', 'district_id')} AND NEW.last_action <> 'route'",
    ),
    _rule(
        "CD141", "application", "UPDATE", _changed("name", "sort_key", "masked_fin", "login_method")
    ),
    _rule(
        "CD142",
        "application",
        "UPDATE",
        f"{_changed('decided_by', 'decided_at', 'decision_reason', 'decision_text')} AND NEW.last_action NOT IN ('approve', 'refuse', 'undo', 'reopen')",
    ),
    _rule(
        "CD143",
        "application",
        "UPDATE",
        "NEW.last_action = 'refuse' AND (trim(COALESCE(NEW.decision_text, '')) = '' OR NOT EXISTS (SELECT 1 FROM refusal_reason r"
        " WHERE r.code = NEW.decision_reason AND COALESCE(r.service, NEW.service) = NEW.service))",
    ),
    _rule(
        "CD144",
        "application",
        "UPDATE",
        f"{_changed('waiting_for', 'waiting_since')} AND NEW.last_action NOT IN ('wait', 'resume', 'approve', 'refuse')",
    ),
    _rule(
        "CD144",
        "application",
        "UPDATE",
        f"NEW.last_action = 'wait' AND (NEW.waiting_since IS NULL OR {_STALE.format('NEW.waiting_since')})",
    ),
    _rule(
        "CD145",
        "application",
        "UPDATE",
        f"{_changed('billing_pending')} AND NEW.last_action NOT IN ('approve', 'billing', 'undo', 'reopen')",
    ),
    _rule(
        "CD145",
        "application",
        "UPDATE",
        "NEW.last_action = 'approve' AND NEW.billing_pending <> (NEW.service = 'no_debt')",
    ),
    _rule(
        "CD146",
        "application",
        "UPDATE",
        f"{_changed('subscriber_code')} AND NOT {_amended('NEW.id', 'subscriber_code')}",
    ),
)

_PAPERS = (
    _rule("CD207", "certificate", "INSERT", f"NOT {_MACHINE}"),
    _rule("CD207", "certificate_file", "INSERT", f"NOT {_MACHINE}"),
    _rule("CD207", "certificate_print", "INSERT", f"NOT {_MACHINE}"),
    _rule(
        "CD208",
        "certificate",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM debt_answer a JOIN inquiry i ON i.id = a.inquiry_id WHERE a.id = NEW.debt_answer_id AND i.kind = 'certificate'"
        " AND i.requested_by IS NOT DISTINCT FROM NEW.requested_by)",
    ),
    _rule(
        "CD209",
        "certificate",
        "INSERT",
        f"{_STALE.format('NEW.issued_at')} OR NEW.year <> EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')",
    ),
    _rule(
        "CD210",
        "certificate",
        "UPDATE",
        f"NOT {_MACHINE} AND (NEW.state <> 'revoked' OR NEW.state_by IS DISTINCT FROM cd_name()"
        f" OR NOT ({_SUPERVISES} OR OLD.requested_by IS NOT DISTINCT FROM cd_me()) OR NEW.superseded_by IS DISTINCT FROM OLD.superseded_by OR {_STALE.format('NEW.changed_at')})",
    ),
)

_DOCUMENTS = (
    _rule(
        "CD405",
        "document",
        "UPDATE",
        f"NEW.verdict_by IS DISTINCT FROM cd_me() OR NEW.verdict_by_name IS DISTINCT FROM cd_name() OR NEW.verdict_at IS NULL OR {_STALE.format('NEW.verdict_at')}",
    ),
    _rule(
        "CD406",
        "document",
        "INSERT",
        f"NEW.fits IS NOT NULL OR NOT ({_REGISTERING} OR (NEW.added_at IS NOT NULL AND cd_role() IN ('gateway', 'owner')))",
    ),
    _rule("CD406", "application_person", "INSERT", f"NOT {_REGISTERING}"),
    _rule("CD406", "application_detail", "INSERT", f"NOT {_REGISTERING}"),
    _rule(
        "CD406",
        "document_content",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM document d JOIN application p ON p.id = d.application_id WHERE d.id = NEW.document_id AND p.last_action = 'register'"
        " AND p.version = 1 AND abs(age(p.registered_at)) < 300 AND p.last_actor_id IS NOT DISTINCT FROM cd_me())"
        " AND NOT (cd_role() IN ('gateway', 'owner') AND EXISTS (SELECT 1 FROM document d WHERE d.id = NEW.document_id AND abs(age(d.added_at)) < 60))",
    ),
    _rule(
        "CD407",
        "application_detail",
        "UPDATE",
        f"NOT {_MACHINE} AND NOT EXISTS (SELECT 1 {_APPLICATION} AND p.status = 'in_progress' AND p.holder_id = cd_me())",
    ),
    _rule(
        "CD408",
        "application_detail",
        "UPDATE",
        f"NOT {_MACHINE} AND ({_without_amendment('mobile')} OR {_without_amendment('email')} OR {_without_amendment('previous_address')}"
        f" OR {_without_amendment('new_subscriber_code')} OR (NOT (NEW.owner_name IS NULL AND OLD.owner_name_source = 'billing') AND {_without_amendment('owner_name')})"
        f" OR (NOT (NEW.address IS NULL AND OLD.address_source = 'billing') AND {_without_amendment('address')}) OR (NOT (NEW.consumer_group IS NULL AND OLD.consumer_group_source = 'billing') AND {_without_amendment('consumer_group')}))",
    ),
    _rule(
        "CD408",
        "application_detail",
        "UPDATE",
        f"NOT {_MACHINE} AND ("
        + " OR ".join(
            f"(NEW.{c} IS NOT NULL AND {_changed(c)} AND NEW.{c}_source <> 'clerk') OR (NEW.{c}_source = 'billing' AND OLD.{c}_source <> 'billing' AND {_changed(c + '_source')})"
            for c in ("owner_name", "address", "consumer_group")
        )
        + ")",
    ),
)

_QUESTIONS = (
    _rule(
        "CD502", "debt_answer", "INSERT", f"NOT {_MACHINE} OR {_STALE.format('NEW.answered_at')}"
    ),
    _rule("CD502", "account_answer", "INSERT", f"NOT {_MACHINE}"),
    _rule("CD502", "person_answer", "INSERT", f"NOT {_MACHINE}"),
    _rule(
        "CD503",
        "debt_answer",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM inquiry i WHERE i.id = NEW.inquiry_id AND i.application_id = NEW.application_id AND i.subject = NEW.subscriber_code"
        " AND i.kind IN ('debt', 'certificate'))",
    ),
    _rule(
        "CD504",
        "inquiry",
        "INSERT",
        "NEW.requested_by IS DISTINCT FROM cd_me() OR (cd_me() IS NOT NULL AND NEW.requested_by_name <> cd_name()) OR cd_role() = 'auditor'"
        f" OR {_STALE.format('NEW.requested_at')}",
    ),
    _rule(
        "CD505",
        "inquiry",
        "INSERT",
        "NEW.outcome IS NOT NULL OR NEW.claimed_at IS NOT NULL OR NEW.attempts <> 0 OR NEW.certificate_number IS NOT NULL",
    ),
    # A question about somebody who is not of this application would make the register an oracle.
    _rule(
        "CD506",
        "inquiry",
        "INSERT",
        "CASE WHEN NEW.kind = 'person' THEN NOT EXISTS (SELECT 1 FROM application_person a WHERE a.application_id = NEW.application_id AND a.fin = NEW.subject)"
        f" ELSE NOT EXISTS (SELECT 1 {_APPLICATION} AND p.subscriber_code = NEW.subject) END",
    ),
    _rule(
        "CD506",
        "inquiry",
        "INSERT",
        "cd_me() IS NOT NULL AND NOT CASE WHEN NEW.kind = 'person' THEN NEW.application_id = ANY (cd_tickets()) ELSE cd_sees(NEW.application_id) END",
    ),
    _rule(
        "CD507",
        "inquiry",
        "INSERT",
        f"NEW.kind = 'certificate' AND NOT EXISTS (SELECT 1 {_APPLICATION} AND p.service = 'no_debt' AND p.status = 'completed')",
    ),
    _rule(
        "CD508",
        "inquiry",
        "UPDATE",
        f"NOT {_MACHINE} AND (NEW.outcome <> 'cancelled' OR OLD.outcome IS NOT NULL OR {_changed('subject', 'kind', 'application_id', 'requested_by', 'purpose')})",
    ),
    _rule(
        "CD509",
        "inquiry",
        "UPDATE",
        f"{_changed('subject', 'kind', 'application_id', 'requested_by', 'requested_by_name', 'purpose', 'requested_at')} OR OLD.outcome IS NOT NULL",
    ),
    _rule("CD509", "inquiry", "DELETE", "1 = 1"),
    _rule("CD502", "account_answer", "UPDATE", "1 = 1"),
    _rule("CD502", "account_answer", "DELETE", "1 = 1"),
    _rule("CD502", "person_answer", "UPDATE", "1 = 1"),
    _rule("CD502", "person_answer", "DELETE", "1 = 1"),
)

_WORDS = (
    _rule(
        "CD603",
        "note",
        "INSERT",
        f"NOT {_STAFF} OR NEW.actor_id IS DISTINCT FROM cd_me() OR NEW.actor <> cd_name() OR {_STALE.format('NEW.at')} OR NOT cd_sees(NEW.application_id) OR NEW.kind NOT IN ('note', 'call')",
    ),
    _rule(
        "CD605",
        "draft",
        "INSERT",
        f"NEW.staff_id IS DISTINCT FROM cd_me() OR {_STALE.format('NEW.at')} OR NOT cd_sees(NEW.application_id)",
    ),
    _rule("CD608", "saved_view", "INSERT", "NEW.staff_id IS DISTINCT FROM cd_me()"),
    _rule(
        "CD605",
        "draft",
        "UPDATE",
        "NEW.staff_id <> OLD.staff_id OR NEW.application_id <> OLD.application_id OR NEW.staff_id IS DISTINCT FROM cd_me()",
    ),
    _rule(
        "CD604",
        "amendment",
        "INSERT",
        f"NOT EXISTS (SELECT 1 {_APPLICATION} AND p.status = 'in_progress' AND p.holder_id IS NOT DISTINCT FROM cd_me())",
    ),
    # The row must be written before the change, or its old value cannot be believed.
    _rule(
        "CD604",
        "amendment",
        "INSERT",
        "NEW.old IS DISTINCT FROM (SELECT CASE NEW.field WHEN 'subscriber_code' THEN p.subscriber_code WHEN 'no_subscriber_code' THEN CASE WHEN p.no_code_stated THEN 'true' ELSE 'false' END"
        + "".join(
            f" WHEN '{c}' THEN d.{c}"
            for c in (
                "mobile",
                "email",
                "address",
                "previous_address",
                "new_subscriber_code",
                "owner_name",
                "consumer_group",
            )
        )
        + " END FROM application p JOIN application_detail d ON d.application_id = p.id WHERE p.id = NEW.application_id)",
    ),
    _rule(
        "CD702",
        "access_log",
        "INSERT",
        f"NEW.staff_id IS DISTINCT FROM cd_me() OR (cd_me() IS NOT NULL AND NEW.actor <> cd_name()) OR {_STALE.format('NEW.at').replace('60', '5')}",
    ),
    _rule(
        "CD703",
        "access_log",
        "INSERT",
        "NEW.application_id IS NOT NULL AND NOT cd_sees(NEW.application_id)",
    ),
    _rule(
        "CD703",
        "access_log",
        "INSERT",
        "NEW.purpose NOT IN ('open', 'take', 'show', 'search', 'print', 'report', 'act')",
    ),
    _rule(
        "CD802",
        "outbox_message",
        "INSERT",
        f"NEW.event IN ('completed_debt', 'completed_clear') AND NOT {_MACHINE}",
    ),
    _rule(
        "CD803",
        "outbox_message",
        "INSERT",
        f"NOT {_MACHINE} AND NOT EXISTS (SELECT 1 {_APPLICATION} AND p.op_id = NEW.occurrence AND p.last_action = CASE NEW.event WHEN 'registered' THEN 'register'"
        " WHEN 'approved' THEN 'approve' WHEN 'refused' THEN 'refuse' WHEN 'investigation' THEN 'investigate' WHEN 'waiting' THEN 'wait' WHEN 'reopened' THEN 'reopen' END)",
    ),
    _rule(
        "CD803",
        "outbox_message",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM message_template t WHERE t.id = NEW.template_id AND t.event = NEW.event AND t.channel = NEW.channel)",
    ),
    _rule(
        "CD804",
        "outbox_message",
        "INSERT",
        f"NEW.state NOT IN ('queued', 'cancelled') OR NEW.attempts <> 0 OR NEW.sent_at IS NOT NULL OR {_STALE.format('NEW.queued_at')}"
        " OR (NEW.event IN ('approved', 'refused') AND NEW.not_before < NEW.queued_at + INTERVAL '15 seconds')",
    ),
    _rule(
        "CD805",
        "outbox_message",
        "UPDATE",
        f"NOT {_MACHINE} AND NOT (NEW.state = 'queued' AND OLD.state IN ('failed', 'unclear')) AND (NEW.state <> 'cancelled' OR OLD.state <> 'queued'"
        f" OR NOT EXISTS (SELECT 1 {_APPLICATION} AND (p.decided_by = cd_me() OR {_SUPERVISES})))",
    ),
    _rule(
        "CD806",
        "outbox_message",
        "UPDATE",
        _changed("application_id", "event", "channel", "occurrence", "queued_at", "message_id"),
    ),
    _rule("CD806", "outbox_message", "DELETE", "1 = 1"),
    _rule(
        "CD901",
        "operation",
        "INSERT",
        f"(cd_me() IS NOT NULL AND NEW.actor <> cd_name()) OR {_STALE.format('NEW.at')}",
    ),
    _rule("CD902", "operation", "UPDATE", "1 = 1"),
    _rule("CD902", "operation", "DELETE", "1 = 1"),
)

_PEOPLE = (
    _rule(
        "CD911",
        "staff",
        "INSERT",
        "cd_role() NOT IN ('admin', 'owner') OR (cd_role() = 'admin' AND NEW.organisation_id <> cd_organisation())",
    ),
    _rule(
        "CD911",
        "staff",
        "UPDATE",
        "cd_role() NOT IN ('admin', 'owner') OR (cd_role() = 'admin' AND OLD.organisation_id <> cd_organisation())",
    ),
    _rule("CD912", "staff", "UPDATE", _changed("id", "login", "organisation_id", "created_at")),
    # Passwords are the server's; a hash kept here would be one more to steal.
    _rule("CD913", "staff", "INSERT", "NEW.password_hash IS NOT NULL"),
    _rule("CD913", "staff", "UPDATE", "NEW.password_hash IS NOT NULL"),
    _rule(
        "CD914", "staff", "UPDATE", "NEW.id = cd_me() AND (NOT NEW.active OR NEW.role <> OLD.role)"
    ),
    _rule("CD915", "staff", "DELETE", "1 = 1"),
    *[
        _rule(
            "CD919", "staff", event, "NEW.role NOT IN ('clerk', 'supervisor', 'admin', 'auditor')"
        )
        for event in ("INSERT", "UPDATE")
    ],
    *[
        _rule(
            "CD931",
            "setting",
            event,
            "cd_role() <> 'owner' AND NEW.key IN ('stand_in', 'stand_in_data', 'sample', 'rules')",
        )
        for event in ("INSERT", "UPDATE")
    ],
)

_SEALS = (
    _rule("CD921", "seal", "INSERT", f"NOT {_MACHINE}"),
    _rule(
        "CD922",
        "seal",
        "INSERT",
        "NEW.id <> 1 + COALESCE((SELECT max(s.id) FROM seal s), 0) OR NEW.previous <> COALESCE((SELECT s.hash FROM seal s ORDER BY s.id DESC LIMIT 1), '')"
        " OR NEW.from_event <> COALESCE((SELECT s.to_event FROM seal s ORDER BY s.id DESC LIMIT 1), 0)",
    ),
    _rule(
        "CD922",
        "seal",
        "INSERT",
        f"NEW.to_event < NEW.from_event OR NEW.to_event > COALESCE((SELECT max(e.id) FROM event e), 0) OR {_STALE.format('NEW.at')}",
    ),
)

OFFICE_REFUSALS = (
    _REGISTRATION + _CHANGES + _PAPERS + _DOCUMENTS + _QUESTIONS + _WORDS + _PEOPLE + _SEALS
)
