"""Statements about a citizen's own applications and papers: the gateway's, and what is sent again.

As those of ``sql``: the embedded file runs them as they are, PostgreSQL inside functions.
"""

from clerkdesk.domain.outcomes import NUMBERED
from clerkdesk.store.guard.literals import listed

CHECKED = """
    SELECT
      c.number/*text*/,
      c.state/*text*/,
      c.superseded_by/*text*/,
      c.issued_on,
      cd_masked(
        CASE WHEN w.id IS NULL THEN a.name/*text*/ ELSE d.owner_name/*text*/ END
      ) AS owner,
      COALESCE(
        substr(w.subscriber_code/*text*/, length(w.subscriber_code) - 3), ''
      ) AS account_ends,
      COALESCE(substr(p.fin/*text*/, length(p.fin) - 1), '') AS fin_ends
    FROM certificate c
    JOIN application a ON a.id = c.application_id
    JOIN application_detail d ON d.application_id = c.application_id
    LEFT JOIN debt_answer w ON w.id = c.debt_answer_id
    LEFT JOIN application_person p
      ON
        p.application_id = c.application_id
        AND p.role = CASE WHEN w.id IS NULL THEN 'applicant' ELSE 'owner' END
    WHERE c.number = :number AND c.code = :code
"""
"""What anybody may know who has the paper before them: number and code together."""

PORTAL_CASES = """
    SELECT
      a.id,
      a.number/*text*/,
      a.service/*text*/,
      a.channel/*text*/,
      a.status/*text*/,
      a.submitted_at,
      a.due_on,
      a.subscriber_code/*text*/,
      a.waiting_for,
      a.waiting_since,
      a.answered_at,
      a.term_working_days,
      a.waited_days,
      a.decided_at,
      a.decision_reason/*text*/,
      a.decision_text,
      a.place/*text*/,
      (SELECT count(*) FROM document d WHERE d.application_id = a.id) AS documents,
      (
        SELECT c.number/*text*/
        FROM certificate c
        WHERE c.application_id = a.id AND c.state = 'live'
      ) AS certificate,
      a.organisation_id,
      a.status = 'refused' AND a.decided_by IS NULL AS withdrawn,
      a.withdrawal_asked_at IS NOT NULL AS withdrawal_asked,
      a.renews/*text*/,
      (
        SELECT n.number/*text*/
        FROM application n
        WHERE n.renews = a.number
        ORDER BY n.id DESC
        LIMIT 1
      ) AS renewed_by,
      EXISTS (
        SELECT 1
        FROM application_detail m
        WHERE m.application_id = a.id AND m.mobile_missing_at IS NOT NULL
      ) AS mobile_missing
    FROM application a
    WHERE
      (
        :fin IS NULL
        OR EXISTS (
          SELECT 1
          FROM application_person p
          WHERE p.application_id = a.id AND p.role = 'applicant' AND p.fin = :fin
        )
      )
      AND (:number IS NULL OR a.number = :number)
      AND (:fin IS NOT NULL OR (:number IS NOT NULL AND a.channel = :channel))
    ORDER BY a.submitted_at DESC, a.id DESC
    LIMIT 200
"""
"""What a citizen sees of the own applications, and a portal of what it has sent itself."""
_OWN = """
    EXISTS (
      SELECT 1
      FROM application_person p
      WHERE p.application_id = a.id AND p.role = 'applicant' AND p.fin = :fin
    )
"""
"""Of ``application a``: the citizen whom the portal has authenticated is its applicant."""
PORTAL_WITHDRAW = f"""
    UPDATE application AS a
    SET
      status = 'refused',
      decided_at = cd_now(),
      decision_reason = 'withdrawn',
      decision_text = (
        SELECT r.text_az
        FROM refusal_reason r
        WHERE r.code = 'withdrawn' AND r.service = a.service
      ),
      last_action = 'withdraw',
      last_actor_id = NULL,
      last_actor = :actor,
      last_reason = NULL,
      op_id = :operation,
      changed_at = cd_now(),
      version = a.version + 1
    WHERE a.number = :number AND a.status = 'new' AND {_OWN}
"""
"""What nobody has begun with is withdrawn at once."""
PORTAL_ASK_WITHDRAWAL = f"""
    UPDATE application AS a
    SET
      withdrawal_asked_at = cd_now(),
      last_action = 'ask_withdrawal',
      last_actor_id = NULL,
      last_actor = :actor,
      last_reason = NULL,
      op_id = :operation,
      changed_at = cd_now(),
      version = a.version + 1
    WHERE
      a.number = :number
      AND a.status = 'in_progress'
      AND a.withdrawal_asked_at IS NULL
      AND {_OWN}
"""
"""Where a clerk is at work, the clerk withdraws it."""
PORTAL_DOCUMENTS = f"""
    SELECT
      d.id,
      d.kind/*text*/,
      d.name/*text*/,
      d.size,
      d.fits,
      d.verdict_reason
    FROM document d
    JOIN application a ON a.id = d.application_id
    WHERE a.number = :number AND d.name <> '' AND {_OWN}
    ORDER BY d.position
"""
"""A citizen's own documents, and the verdicts on them; without those of somebody registered who has
been erased.
"""
PORTAL_CONTENT = f"""
    SELECT c.content
    FROM document_content c
    JOIN document d ON d.id = c.document_id
    JOIN application a ON a.id = d.application_id
    WHERE c.document_id = :document AND c.part = :part AND a.status = 'refused' AND {_OWN}
"""
"""A piece of a document that its citizen sends once more with what was unfit sent anew."""
PORTAL_STATED = f"""
    SELECT
      a.subscriber_code/*text*/,
      (
        SELECT o.fin/*text*/
        FROM application_person o
        WHERE o.application_id = a.id AND o.role = 'owner'
      ) AS owner,
      (SELECT k.code/*text*/ FROM district k WHERE k.id = a.district_id) AS district,
      m.mobile/*text*/,
      m.email/*text*/,
      m.address/*text*/,
      m.previous_address/*text*/,
      m.reason_code/*text*/,
      m.reason/*text*/
    FROM application a
    JOIN application_detail m ON m.application_id = a.id
    WHERE a.number = :number AND {_OWN}
"""
"""What a citizen has stated, to be stated once more."""
PORTAL_REGISTERED = f"""
    SELECT r.fin/*text*/
    FROM application_person r
    JOIN application a ON a.id = r.application_id
    WHERE a.number = :number AND r.role = 'registered' AND r.fin <> '' AND {_OWN}
    ORDER BY r.position
"""
RENEWABLE = f"""
    SELECT a.id
    FROM application a
    WHERE a.number = :number AND a.service = :service AND a.status = 'refused' AND {_OWN}
"""
"""A refused application that its applicant may send again."""


def _changed(field: str, old: str, new: str, condition: str = "") -> str:
    """The row of a field that an application sent again states otherwise than the refused one."""
    return f"""
        SELECT '{field}' AS field, {old}/*text*/ AS old, {new}/*text*/ AS new
        FROM application n
        JOIN application o ON o.number = n.renews
        JOIN application_detail nd ON nd.application_id = n.id
        JOIN application_detail od ON od.application_id = o.id
        WHERE n.id = :application AND {old} IS DISTINCT FROM {new} {condition}
    """


def _owner(application: str) -> str:
    return f"""(
      SELECT p.fin FROM application_person p
      WHERE p.application_id = {application}.id AND p.role = 'owner'
    )"""


def _registered_alone(here: str, there: str, old: str, new: str) -> str:
    """The persons who are registered in one of the two only."""
    return f"""
        SELECT 'registered_persons' AS field, {old}/*text*/ AS old, {new}/*text*/ AS new
        FROM application n
        JOIN application o ON o.number = n.renews
        JOIN application_person r ON r.application_id = {here}.id AND r.role = 'registered'
        WHERE
          n.id = :application
          AND NOT EXISTS (
            SELECT 1
            FROM application_person x
            WHERE x.application_id = {there}.id AND x.role = 'registered' AND x.fin = r.fin
          )
    """


RENEWAL = """
    SELECT o.number/*text*/, o.decided_at, o.decision_text
    FROM application n
    JOIN application o ON o.number = n.renews
    WHERE n.id = :application
"""
"""The refused application that this one sends again."""
RENEWAL_CHANGES = " UNION ALL ".join(
    (
        _changed("subscriber_code", "o.subscriber_code", "n.subscriber_code"),
        _changed("owner.fin", _owner("o"), _owner("n")),
        _changed("contact.mobile", "od.mobile", "nd.mobile"),
        _changed("contact.email", "od.email", "nd.email"),
        # Where the citizen states none, billing fills it in later.
        _changed("object.address", "od.address", "nd.address", "AND nd.address IS NOT NULL"),
        _changed("object.previous_address", "od.previous_address", "nd.previous_address"),
        _changed("object.reason_code", "od.reason_code", "nd.reason_code"),
        _changed("object.reason", "od.reason", "nd.reason"),
        _registered_alone("o", "n", "r.fin", "NULL"),
        _registered_alone("n", "o", "NULL", "r.fin"),
    )
)
RENEWAL_DOCUMENTS = """
    SELECT d.id
    FROM document d
    JOIN application n ON n.id = d.application_id
    WHERE
      n.id = :application
      AND EXISTS (
        SELECT 1
        FROM document x
        JOIN application o ON o.id = x.application_id
        WHERE o.number = n.renews AND x.sha256 = d.sha256
      )
"""
"""Of an application's documents those that the refused one had, too."""
PORTAL_REMARKS = """
    SELECT d.position, d.name/*text*/, r.code/*text*/, r.params
    FROM document_remark r
    JOIN document d ON d.id = r.document_id
    WHERE r.application_id = :application AND r.settled_at IS NULL
    ORDER BY d.position, r.code
"""
PORTAL_HISTORY = """
    SELECT e.at, e.to_status/*text*/
    FROM event e
    WHERE
      e.application_id = :application
      AND e.to_status IS NOT NULL
      AND (e.from_status IS NULL OR e.from_status <> e.to_status)
      AND e.action <> 'undo'
      AND NOT EXISTS (
        SELECT 1
        FROM event u
        WHERE
          u.application_id = e.application_id
          AND u.action = 'undo'
          AND u.id = (
            SELECT min(n.id)
            FROM event n
            WHERE
              n.application_id = e.application_id
              AND n.id > e.id
              AND n.from_status <> n.to_status
          )
      )
    ORDER BY e.id
"""
PORTAL_OUTCOME = f"""
    SELECT
      i.outcome/*text*/,
      i.fault/*text*/,
      i.fault_params,
      i.certificate_number/*text*/,
      (SELECT w.amount_qepik FROM debt_answer w WHERE w.inquiry_id = i.id) AS amount,
      (
        SELECT f.content
        FROM certificate_file f
        JOIN certificate c ON c.id = f.certificate_id
        WHERE c.number = i.certificate_number
      ) AS content
    FROM inquiry i
    WHERE i.id = :inquiry AND i.kind IN {listed(NUMBERED)} AND i.requested_by IS NULL
"""
"""What came of a citizen's "Çap et"; the page only where the worker formed or printed it for this
very question.
"""

PORTAL_ANSWERED = """
    UPDATE application
    SET
      waiting_for = NULL,
      waiting_since = NULL,
      answered_at = :at,
      due_at = CASE WHEN due_on = :due_on THEN due_at ELSE :due_at END,
      due_on = :due_on,
      waited_days = :waited_days,
      last_action = 'answer',
      last_actor_id = NULL,
      last_actor = :portal,
      last_reason = NULL,
      op_id = :operation,
      changed_at = :at,
      version = version + 1
    WHERE id = :application AND status = 'in_progress' AND waiting_since IS NOT NULL
"""
"""A citizen has sent what was asked for: nobody waits any more, and the holder is told."""

PORTAL_HEALTH = """
    SELECT
      (SELECT max(v.version_num)/*text*/ FROM alembic_version v) AS revision,
      (SELECT max(h.at) FROM heartbeat h) AS beat,
      (
        SELECT count(*) FROM inquiry i WHERE i.outcome IS NULL AND i.kind <> 'findings'
      ) AS questions,
      (SELECT count(*) FROM outbox_message m WHERE m.state = 'queued') AS messages,
      (
        SELECT min(i.requested_at)
        FROM inquiry i
        WHERE i.outcome IS NULL AND i.kind <> 'findings'
      ) AS oldest_question,
      (
        SELECT min(m.queued_at) FROM outbox_message m WHERE m.state = 'queued'
      ) AS oldest_message,
      (
        SELECT count(*) FROM outbox_message m WHERE m.state IN ('failed', 'unclear')
      ) AS undelivered,
      (SELECT max(s.at) FROM seal s) AS sealed_at
"""

PORTAL_ALARMS = """
    SELECT l.source/*text*/, l.code/*text*/, l.detail/*text*/, l.since
    FROM alarm l
    WHERE l.ended_at IS NULL
    ORDER BY l.since, l.source
"""
"""Who is out of order outside, and since when."""

PORTAL_LANES = """
    SELECT l.lane/*text*/, l.at, l.waits_for/*text*/, l.since
    FROM lane l
    ORDER BY l.lane
"""
"""How the worker's lanes do."""
