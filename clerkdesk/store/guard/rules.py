"""One list of rules for both databases; ``ddl`` makes their triggers of it.

The SQL is what SQLite and PostgreSQL share. ``age(x)`` stands for the seconds since ``x``,
``cd_now()`` for the database's clock. Each refusal has a code, which is the key of its sentence.
"""

from clerkdesk.domain import history
from clerkdesk.store.guard.office_rules import OFFICE_REFUSALS
from clerkdesk.store.guard.refusal import Reaction, Refusal

_ROW = "EXISTS (SELECT 1 FROM transition t WHERE t.action = NEW.last_action AND t.source = OLD.status AND t.target = NEW.status{})"
WORKER_ACTIONS = "('billing')"
"""A change that is no transition: the worker notes that billing has answered a completed case."""

_BILLING = (
    f"NEW.last_action IN {WORKER_ACTIONS} AND NEW.status = 'completed' AND OLD.status = 'completed' AND OLD.billing_pending AND NOT NEW.billing_pending"
    " AND NEW.holder_id IS NOT DISTINCT FROM OLD.holder_id AND NEW.department_id = OLD.department_id AND NEW.due_at = OLD.due_at"
    " AND NEW.subscriber_code IS NOT DISTINCT FROM OLD.subscriber_code AND NEW.decided_by IS NOT DISTINCT FROM OLD.decided_by"
)

_COMMON: tuple[Refusal, ...] = (
    Refusal(
        "CD100",
        "application",
        "INSERT",
        "NEW.status <> 'new' OR NEW.holder_id IS NOT NULL OR NEW.version <> 1",
    ),
    Refusal(
        "CD101",
        "application",
        "UPDATE",
        f"NOT ({_BILLING}) AND NOT {_ROW.format('')}",
    ),
    Refusal(
        "CD102",
        "application",
        "UPDATE",
        _ROW.format(" AND t.needs_reason AND trim(COALESCE(NEW.last_reason, '')) = ''"),
    ),
    Refusal(
        "CD103",
        "application",
        "UPDATE",
        "NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.service <> OLD.service OR NEW.organisation_id <> OLD.organisation_id"
        " OR NEW.channel <> OLD.channel OR NEW.portal_request_id <> OLD.portal_request_id OR NEW.submitted_at <> OLD.submitted_at"
        " OR NEW.registered_at <> OLD.registered_at OR NEW.content_sha256 <> OLD.content_sha256 OR NEW.version <> OLD.version + 1",
    ),
    Refusal(
        "CD104",
        "application",
        "UPDATE",
        _ROW.format(" AND t.who = 'holder' AND OLD.holder_id IS DISTINCT FROM NEW.last_actor_id"),
    ),
    Refusal(
        "CD105",
        "application",
        "UPDATE",
        "NEW.last_action = 'take' AND (OLD.holder_id IS NOT NULL OR NEW.holder_id IS DISTINCT FROM NEW.last_actor_id)",
    ),
    Refusal(
        "CD106",
        "application",
        "UPDATE",
        "NEW.last_action = 'approve' AND EXISTS (SELECT 1 FROM document_requirement r WHERE r.service = NEW.service AND r.required"
        " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.application_id = NEW.id AND d.kind = r.kind AND d.fits))",
    ),
    Refusal(
        "CD107",
        "application",
        "UPDATE",
        "NEW.last_action = 'approve' AND NEW.service = 'idp' AND NOT (NEW.no_code_stated AND NEW.subscriber_code IS NULL)"
        " AND COALESCE((SELECT CASE WHEN age(a.answered_at) < 86400 THEN a.amount_qepik END FROM debt_answer a WHERE a.application_id = NEW.id AND a.subscriber_code = NEW.subscriber_code"
        " ORDER BY a.id DESC LIMIT 1), 1) > 0",
    ),
    Refusal(
        "CD108",
        "application",
        "UPDATE",
        "NEW.last_action = 'undo' AND (OLD.decided_by IS DISTINCT FROM NEW.last_actor_id OR age(OLD.decided_at) > 15"
        " OR EXISTS (SELECT 1 FROM outbox_message m WHERE m.application_id = NEW.id AND m.queued_at >= OLD.decided_at"
        " AND m.event IN ('refused', 'approved', 'completed_debt', 'completed_clear')"
        " AND m.state NOT IN ('queued', 'cancelled')))",
    ),
    Refusal(
        "CD109",
        "application",
        "UPDATE",
        "NEW.last_action IN ('undo', 'reopen') AND EXISTS (SELECT 1 FROM certificate c WHERE c.application_id = NEW.id AND c.state = 'live')",
    ),
    Refusal(
        "CD110",
        "application",
        "UPDATE",
        "NEW.status IN ('completed', 'refused') AND OLD.status <> NEW.status"
        " AND (NEW.decided_by IS DISTINCT FROM NEW.last_actor_id OR NEW.decided_at IS NULL OR abs(age(NEW.decided_at)) > 60)",
    ),
    Refusal("CD119", "application", "DELETE", "1 = 1"),
    Refusal(
        "CD201",
        "certificate",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM debt_answer a JOIN application p ON p.id = a.application_id WHERE a.id = NEW.debt_answer_id"
        " AND p.id = NEW.application_id AND a.subscriber_code = p.subscriber_code AND p.service = 'no_debt' AND p.status = 'completed'"
        " AND a.amount_qepik <= 0 AND age(a.answered_at) BETWEEN -5 AND 120)",
    ),
    Refusal(
        "CD202",
        "certificate",
        "INSERT",
        "NEW.serial <> 1 + COALESCE((SELECT max(c.serial) FROM certificate c WHERE c.organisation_id = NEW.organisation_id AND c.year = NEW.year), 0)",
    ),
    Refusal(
        "CD203",
        "certificate",
        "UPDATE",
        "NEW.number <> OLD.number OR NEW.application_id <> OLD.application_id OR NEW.sha256 <> OLD.sha256 OR NEW.code <> OLD.code"
        " OR NEW.serial <> OLD.serial OR NEW.year <> OLD.year OR NEW.debt_answer_id <> OLD.debt_answer_id OR NEW.issued_on <> OLD.issued_on"
        " OR NEW.requested_by_name <> OLD.requested_by_name OR NEW.issued_at <> OLD.issued_at OR NEW.as_of <> OLD.as_of OR OLD.state = 'revoked' OR (OLD.state = 'superseded' AND NEW.state = 'live')"
        " OR (NEW.state = 'revoked' AND trim(COALESCE(NEW.state_reason, '')) = '')",
    ),
    Refusal("CD204", "certificate", "DELETE", "1 = 1"),
    Refusal("CD205", "certificate_file", "UPDATE", "1 = 1"),
    Refusal("CD205", "certificate_file", "DELETE", "1 = 1"),
    Refusal("CD206", "certificate_print", "UPDATE", "1 = 1"),
    Refusal("CD206", "certificate_print", "DELETE", "1 = 1"),
    # A row gets its hash once: on the embedded file just after it was written, elsewhere in an
    # upgrade.
    Refusal(
        "CD301",
        "event",
        "UPDATE",
        "OLD.hash IS NOT NULL OR NEW.hash IS NULL OR "
        + " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in history.FIELDS),
    ),
    Refusal("CD301", "event", "DELETE", "1 = 1"),
    Refusal(
        "CD401",
        "document",
        "UPDATE",
        "NEW.application_id <> OLD.application_id OR NEW.sha256 <> OLD.sha256 OR NEW.kind <> OLD.kind OR NEW.size <> OLD.size OR NEW.name <> OLD.name",
    ),
    Refusal(
        "CD402",
        "document",
        "UPDATE",
        "NOT EXISTS (SELECT 1 FROM application p WHERE p.id = NEW.application_id AND p.status = 'in_progress' AND p.holder_id = NEW.verdict_by)",
    ),
    Refusal(
        "CD403",
        "document",
        "UPDATE",
        "NOT NEW.fits AND trim(COALESCE(NEW.verdict_reason, '')) = ''",
    ),
    Refusal("CD404", "document", "DELETE", "1 = 1"),
    # What comes later is what the office has asked for.
    Refusal(
        "CD409",
        "document",
        "INSERT",
        "NEW.added_at IS NOT NULL AND (NEW.fits IS NOT NULL OR abs(age(NEW.added_at)) > 60 OR NOT EXISTS (SELECT 1 FROM application p"
        " WHERE p.id = NEW.application_id AND p.status = 'in_progress' AND p.waiting_since IS NOT NULL))",
    ),
    Refusal("CD404", "document_content", "UPDATE", "1 = 1"),
    Refusal("CD501", "debt_answer", "UPDATE", "1 = 1"),
    Refusal("CD501", "debt_answer", "DELETE", "1 = 1"),
    Refusal("CD601", "note", "UPDATE", "1 = 1"),
    Refusal("CD601", "note", "DELETE", "1 = 1"),
    Refusal("CD602", "amendment", "UPDATE", "1 = 1"),
    Refusal("CD602", "amendment", "DELETE", "1 = 1"),
    *[
        Refusal(code, "saved_view", event, when)
        for event in ("INSERT", "UPDATE")
        for code, when in (
            ("CD606", "trim(NEW.name) = ''"),
            (
                "CD607",
                "NEW.shared AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.staff_id AND s.role IN ('supervisor', 'admin'))",
            ),
        )
    ],
    Refusal("CD608", "saved_view", "UPDATE", "NEW.id <> OLD.id OR NEW.staff_id <> OLD.staff_id"),
    Refusal("CD701", "access_log", "UPDATE", "1 = 1"),
    Refusal("CD701", "access_log", "DELETE", "1 = 1"),
    Refusal(
        "CD801",
        "outbox_message",
        "UPDATE",
        "OLD.state IN ('sent', 'delivered', 'cancelled') AND NEW.state = 'queued'",
    ),
    Refusal("CD923", "seal", "UPDATE", "1 = 1"),
    Refusal("CD923", "seal", "DELETE", "1 = 1"),
)

REFUSALS = _COMMON + OFFICE_REFUSALS
LOCKS = {("document", "UPDATE"): "NEW.application_id"}
"""(table, event) → the case that must stand still while the rules are judged: a verdict and a
decision of two sessions would not see each other.
"""

LOOKED_AT = {
    (
        "outbox_message",
        "UPDATE",
    ): "UPDATE OF state, application_id, event, channel, occurrence, queued_at, message_id"
}
"""(table, event) → the columns that its rules speak of: on PostgreSQL a worker's claim of others,
which it alone may write, asks nobody who it is.
"""


def _event(
    application: str,
    actor_id: str,
    actor: str,
    action: str,
    source: str,
    target: str,
    detail: str,
    op_id: str,
) -> str:
    return (
        "INSERT INTO event (application_id, at, actor_id, actor, action, from_status, to_status, detail, op_id) VALUES"
        f" ({application}, cd_now(), {actor_id}, {actor}, {action}, {source}, {target}, {detail}, {op_id})"
    )


_HISTORY: tuple[Reaction, ...] = (
    Reaction(
        name="history",
        table="application",
        event="INSERT",
        when="1 = 1",
        statement=_event(
            application="NEW.id",
            actor_id="NEW.last_actor_id",
            actor="NEW.last_actor",
            action="'registered'",
            source="NULL",
            target="NEW.status",
            detail="NEW.channel",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="application",
        event="UPDATE",
        when=f"NEW.last_action NOT IN {WORKER_ACTIONS}",
        statement=_event(
            application="NEW.id",
            actor_id="NEW.last_actor_id",
            actor="NEW.last_actor",
            action="NEW.last_action",
            source="OLD.status",
            target="NEW.status",
            detail="NEW.last_reason",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="document",
        event="UPDATE OF fits, verdict_reason, verdict_at",
        when="1 = 1",
        statement=_event(
            application="NEW.application_id",
            actor_id="NEW.verdict_by",
            actor="NEW.verdict_by_name",
            action="'verdict'",
            source="NULL",
            target="NULL",
            detail="NEW.kind || CASE WHEN NEW.fits IS NULL THEN ' 0' WHEN NEW.fits THEN ' +' ELSE ' -' END"
            " || CASE WHEN NEW.verdict_via = 'window' THEN '' ELSE ' @' END || ' ' || COALESCE(NEW.verdict_reason, '')",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="document",
        event="INSERT",
        when="NEW.added_at IS NOT NULL",
        statement=_event(
            application="NEW.application_id",
            actor_id="NULL",
            actor="COALESCE(NEW.added_by, '')",
            action="'add_document'",
            source="NULL",
            target="NULL",
            detail="NEW.kind || ' ' || NEW.name",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="note",
        event="INSERT",
        when="1 = 1",
        statement=_event(
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="NEW.kind",
            source="NULL",
            target="NULL",
            detail="NEW.outcome",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="debt_answer",
        event="INSERT",
        when="1 = 1",
        statement=_event(
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'debt_answer'",
            source="NULL",
            target="NULL",
            detail="CAST(NEW.amount_qepik AS TEXT)",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="inquiry",
        event="UPDATE OF outcome",
        when="NEW.outcome IN ('no_answer', 'unknown')",
        statement=_event(
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'no_answer'",
            source="NULL",
            target="NULL",
            detail="NEW.fault",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate",
        event="INSERT",
        when="1 = 1",
        statement=_event(
            application="NEW.application_id",
            actor_id="NEW.requested_by",
            actor="NEW.requested_by_name",
            action="'certificate'",
            source="NULL",
            target="NULL",
            detail="NEW.number",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate",
        event="UPDATE OF state",
        when="NEW.state <> OLD.state",
        statement=_event(
            application="NEW.application_id",
            actor_id="NULL",
            actor="COALESCE(NEW.state_by, 'worker')",
            action="NEW.state",
            source="NULL",
            target="NULL",
            detail="NEW.number || ' ' || COALESCE(NEW.state_reason, '')",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate_print",
        event="INSERT",
        when="1 = 1",
        statement=_event(
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'print'",
            source="NULL",
            target="NULL",
            detail="CAST(NEW.copy AS TEXT)",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="outbox_message",
        event="UPDATE OF state",
        when="NEW.state <> OLD.state AND NEW.state <> 'queued'",
        statement=_event(
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'message'",
            source="NULL",
            target="NULL",
            detail="NEW.event || ' ' || NEW.channel || ' ' || NEW.state",
            op_id="NULL",
        ),
    ),
)


def _count(row: str, step: str) -> str:
    return (
        f"INSERT INTO queue_counter (department_id, service, status, slot, count) VALUES ({row}.department_id, {row}.service, {row}.status, {row}.id % 16, {step})"
        f" ON CONFLICT (department_id, service, status, slot) DO UPDATE SET count = queue_counter.count + {step}"
    )


_COUNTERS: tuple[Reaction, ...] = (
    Reaction(
        name="counter_out",
        table="application",
        event="UPDATE OF status, department_id",
        when="OLD.status IN ('completed', 'refused')",
        statement=_count("OLD", "-1"),
    ),
    Reaction(
        name="counter_in",
        table="application",
        event="UPDATE OF status, department_id",
        when="NEW.status IN ('completed', 'refused')",
        statement=_count("NEW", "1"),
    ),
)

_PUSHED: tuple[Reaction, ...] = (
    Reaction(
        name="push",
        table="application",
        event="INSERT",
        when="NEW.channel <> 'counter'",
        statement="INSERT INTO portal_push (application_id, channel, wanted, told, since, not_before, attempts)"
        " VALUES (NEW.id, NEW.channel, NEW.version, NEW.version, cd_now(), cd_now(), 0)",
    ),
    Reaction(
        name="push",
        table="application",
        event="UPDATE OF status, waiting_since, due_on",
        when="NEW.channel <> 'counter' AND (NEW.status <> OLD.status OR NEW.waiting_since IS DISTINCT FROM OLD.waiting_since OR NEW.due_on <> OLD.due_on)",
        statement="UPDATE portal_push SET wanted = NEW.version, since = cd_now(), not_before = cd_now(), attempts = 0 WHERE application_id = NEW.id",
    ),
)
"""What the citizen sees in the portal has changed (usecases.pushing)."""

REACTIONS: tuple[Reaction, ...] = _HISTORY + _COUNTERS + _PUSHED
