"""Every change of an application follows the table of transitions; what was submitted stays."""

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import DECIDED, UNDO_CHOICES, UNDO_SECONDS
from clerkdesk.domain.messages import OF_A_DECISION
from clerkdesk.store.guard.literals import listed, one_of
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, WORKER_ACTIONS, stale

_ROW = """
    EXISTS (
      SELECT 1
      FROM transition t
      WHERE t.action = NEW.last_action AND t.source = OLD.status AND t.target = NEW.status{}
    )
"""
_TODAYS = "baku_day(a.answered_at) = baku_day(cd_now())"
"""Yesterday's answer about a debt is no answer."""
_GATED = listed(code for code, eservice in ESERVICES.items() if eservice.debt_gates_approval)
_BILLING = f"""
    NEW.last_action IN {WORKER_ACTIONS}
    AND NEW.status = 'completed'
    AND OLD.status = 'completed'
    AND OLD.billing_pending
    AND NOT NEW.billing_pending
    AND NEW.holder_id IS NOT DISTINCT FROM OLD.holder_id
    AND NEW.department_id = OLD.department_id
    AND NEW.due_at = OLD.due_at
    AND NEW.subscriber_code IS NOT DISTINCT FROM OLD.subscriber_code
    AND NEW.decided_by IS NOT DISTINCT FROM OLD.decided_by
"""
_CHOICES = " ".join(f"WHEN '{seconds}' THEN {seconds}" for seconds in UNDO_CHOICES)
_UNDO_SECONDS = f"""
    COALESCE(
      (
        SELECT CASE s.value {_CHOICES} ELSE {UNDO_SECONDS} END
        FROM setting s
        WHERE s.key = 'undo_seconds'
      ), {UNDO_SECONDS}
    )
"""
"""What the office gives, of what it may give."""


APPLICATION: tuple[Refusal, ...] = (
    Refusal(
        "CD100",
        "application",
        "INSERT",
        "NEW.status <> 'new' OR NEW.holder_id IS NOT NULL OR NEW.version <> 1",
    ),
    Refusal(
        "CD113",
        "application",
        "INSERT",
        """
            NEW.renews IS NOT NULL
            AND NOT EXISTS (
              SELECT 1
              FROM application o
              WHERE o.number = NEW.renews AND o.service = NEW.service AND o.status = 'refused'
            )
        """,
    ),
    # Whose it is stands in a row of its own, which comes after the application's.
    Refusal(
        "CD113",
        "application_person",
        "INSERT",
        """
            NEW.role = 'applicant'
            AND EXISTS (
              SELECT 1
              FROM application n
              JOIN application o ON o.number = n.renews
              WHERE
                n.id = NEW.application_id
                AND NOT EXISTS (
                  SELECT 1
                  FROM application_person p
                  WHERE p.application_id = o.id AND p.role = 'applicant' AND p.fin = NEW.fin
                )
            )
        """,
    ),
    # What billing or the router writes is no act of a person and has no row of the table.
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
    # The version goes up by one at each change: a second writer with the same one finds no row.
    Refusal(
        "CD103",
        "application",
        "UPDATE",
        """
            NEW.id <> OLD.id
            OR NEW.number <> OLD.number
            OR NEW.service <> OLD.service
            OR NEW.organisation_id <> OLD.organisation_id
            OR NEW.channel <> OLD.channel
            OR NEW.portal_request_id <> OLD.portal_request_id
            OR NEW.renews IS DISTINCT FROM OLD.renews
            OR NEW.submitted_at <> OLD.submitted_at
            OR NEW.registered_at <> OLD.registered_at
            OR NEW.registered_by IS DISTINCT FROM OLD.registered_by
            OR NEW.content_sha256 <> OLD.content_sha256
            OR NEW.version <> OLD.version + 1
        """,
    ),
    # Of before the change: who makes oneself the holder in the same statement is not one yet.
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
        """
            NEW.last_action = 'take'
            AND (OLD.holder_id IS NOT NULL OR NEW.holder_id IS DISTINCT FROM NEW.last_actor_id)
        """,
    ),
    # The use case says it first, with the documents' names; this holds for whoever writes SQL.
    Refusal(
        "CD106",
        "application",
        "UPDATE",
        """
            NEW.last_action = 'approve'
            AND EXISTS (
              SELECT 1
              FROM document_requirement r
              WHERE
                r.service = NEW.service
                AND r.required
                AND NOT EXISTS (
                  SELECT 1
                  FROM document d
                  WHERE d.application_id = NEW.id AND d.kind = r.kind AND d.fits
                )
            )
        """,
    ),
    # No answer counts as a debt: silence never opens the way to an approval.
    Refusal(
        "CD107",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'approve'
            AND NEW.service IN {_GATED}
            AND NOT (NEW.no_code_stated AND NEW.subscriber_code IS NULL)
            AND COALESCE(
              (
                SELECT CASE WHEN {_TODAYS} THEN a.amount_qepik END
                FROM debt_answer a
                WHERE a.application_id = NEW.id AND a.subscriber_code = NEW.subscriber_code
                ORDER BY a.id DESC
                LIMIT 1
              ), 1
            ) > 0
        """,
    ),
    # A message that has left cannot be called back, so its decision cannot either.
    Refusal(
        "CD108",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'undo'
            AND (
              OLD.decided_by IS DISTINCT FROM NEW.last_actor_id
              OR age(OLD.decided_at) > {_UNDO_SECONDS}
              OR EXISTS (
                SELECT 1
                FROM outbox_message m
                WHERE
                  m.application_id = NEW.id
                  AND m.queued_at >= OLD.decided_at
                  AND m.event IN {listed(OF_A_DECISION)}
                  AND m.state NOT IN ('queued', 'cancelled')
              )
            )
        """,
    ),
    # The paper is in somebody's hands: it must be revoked first.
    Refusal(
        "CD109",
        "application",
        "UPDATE",
        """
            NEW.last_action IN ('undo', 'reopen')
            AND EXISTS (
              SELECT 1 FROM certificate c WHERE c.application_id = NEW.id AND c.state = 'live'
            )
        """,
    ),
    # A minute: the time was taken when the transaction began.
    Refusal(
        "CD110",
        "application",
        "UPDATE",
        f"""
            NEW.status IN {one_of(DECIDED)}
            AND OLD.status <> NEW.status
            AND (
              NEW.decided_by IS DISTINCT FROM NEW.last_actor_id
              OR NEW.decided_at IS NULL
              OR {stale("NEW.decided_at")}
            )
        """,
    ),
    Refusal("CD119", "application", "DELETE", ALWAYS),
)
