"""Statements that the embedded file runs as they are, and PostgreSQL inside functions with the
owner's rights.

Row-level security hides what they must look at: other offices' applications. One text, so that both
mean the same.
"""

from clerkdesk.domain.messages import OF_A_DECISION
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, Ending, QuestionKind
from clerkdesk.store.guard.literals import listed

FIND_FIN = "SELECT DISTINCT p.application_id FROM application_person p WHERE p.fin = :fin"
FIND_MOBILE = "SELECT p.application_id FROM application_detail p WHERE p.mobile = :mobile"

KNOWN_REQUEST = """
    SELECT a.number/*text*/, a.content_sha256/*text*/
    FROM application a
    WHERE a.channel = :channel AND a.portal_request_id = :request
"""

LINKED = """
    SELECT
      a.id,
      a.number/*text*/,
      l.kind/*text*/,
      l.person_position,
      d.name/*text*/,
      a.submitted_at,
      a.status/*text*/,
      a.place/*text*/,
      a.organisation_id,
      a.department_id,
      a.service/*text*/
    FROM application_link l
    JOIN application a ON a.id = l.other_id
    JOIN department d ON d.id = a.department_id
    WHERE l.application_id = :application
    ORDER BY a.submitted_at DESC, a.id DESC
"""

VERIFIED = """
    SELECT
      c.number/*text*/,
      c.state/*text*/,
      c.superseded_by/*text*/,
      c.state_reason,
      c.sha256 = :sha AS same
    FROM certificate c
    WHERE c.sha256 = :sha OR c.number = :number OR c.code = :code
    ORDER BY (c.sha256 = :sha) DESC, (c.number = :number) DESC, c.id
"""

CHECKED = """
    SELECT
      c.number/*text*/,
      c.state/*text*/,
      c.superseded_by/*text*/,
      c.issued_on,
      cd_masked(d.owner_name/*text*/) AS owner
    FROM certificate c
    JOIN application_detail d ON d.application_id = c.application_id
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
      a.decided_at,
      a.decision_reason/*text*/,
      a.decision_text,
      a.place/*text*/,
      (SELECT count(*) FROM document d WHERE d.application_id = a.id) AS documents,
      (
        SELECT c.number/*text*/
        FROM certificate c
        WHERE c.application_id = a.id AND c.state = 'live'
      ) AS certificate
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
    WHERE i.id = :inquiry AND i.kind = '{QuestionKind.CERTIFICATE}' AND i.requested_by IS NULL
"""
"""What came of a citizen's "Çap et"; the page only where the worker formed or printed it for this
very question.
"""

PORTAL_HEALTH = """
    SELECT
      (SELECT max(v.version_num)/*text*/ FROM alembic_version v) AS revision,
      (SELECT max(h.at) FROM heartbeat h) AS beat,
      (SELECT count(*) FROM inquiry i WHERE i.outcome IS NULL) AS questions,
      (SELECT count(*) FROM outbox_message m WHERE m.state = 'queued') AS messages
"""

_REQUIRED = "SELECT r.kind FROM document_requirement r WHERE r.service = a.service AND r.required"
_DEBT_QUESTION = f"""
    FROM inquiry i
    WHERE
      i.application_id = a.id
      AND i.kind IN {listed(ASK_BILLING_FOR_DEBT)}
      AND i.subject = COALESCE(a.subscriber_code, '')
      AND COALESCE(i.outcome, '') <> '{Ending.CANCELLED}'
    ORDER BY i.id DESC
    LIMIT 1
"""
_DEBT_ANSWER = """
    FROM debt_answer w
    WHERE w.application_id = a.id AND w.subscriber_code = COALESCE(a.subscriber_code, '')
    ORDER BY w.id DESC
    LIMIT 1
"""

FACTS = f"""
    SELECT
      (
        SELECT count(*)
        FROM document d
        WHERE d.application_id = a.id AND d.fits IS NULL AND d.kind IN ({_REQUIRED})
      ) AS undecided,
      (
        SELECT count(*)
        FROM ({_REQUIRED}) q
        WHERE NOT EXISTS (
          SELECT 1
          FROM document d
          WHERE d.application_id = a.id AND d.kind = q.kind AND d.fits
        )
      ) AS unfit,
      EXISTS (
        SELECT 1
        FROM outbox_message m
        WHERE
          m.application_id = a.id
          AND m.event IN {listed(OF_A_DECISION)}
          AND m.queued_at >= a.decided_at
          AND m.state NOT IN ('queued', 'cancelled')
      ) AS message_sent,
      EXISTS (
        SELECT 1 FROM certificate c WHERE c.application_id = a.id AND c.state = 'live'
      ) AS live_certificate,
      (SELECT i.id {_DEBT_QUESTION}) AS inquiry,
      (SELECT i.outcome/*text*/ {_DEBT_QUESTION}) AS outcome,
      (SELECT w.amount_qepik {_DEBT_ANSWER}) AS amount,
      (SELECT w.answered_at {_DEBT_ANSWER}) AS answered_at
    FROM application a
    WHERE a.id = :application
"""
"""Everything that the rules ask of the database about a case, in one statement: it stands before
every change.
"""

_POSITION = """
    CASE
      WHEN min(CASE {0}.role WHEN 'registered' THEN 1 ELSE 0 END) = 0 THEN NULL
      ELSE min({0}.position)
    END
"""
"""Which registered person is meant; NULL: the applicant or the owner."""


def _both_ways(kind: str, pairs: str) -> tuple[str, str]:
    """One row in each direction, from a SELECT of (other, here, there)."""
    insert = "INSERT INTO application_link (application_id, other_id, kind, person_position)"
    return (
        f"{insert} SELECT :application, x.other, '{kind}', x.here FROM ({pairs}) x",
        f"{insert} SELECT x.other, :application, '{kind}', x.there FROM ({pairs}) x",
    )


_FINS = f"""
    SELECT
      o.application_id AS other,
      {_POSITION.format("m")} AS here,
      {_POSITION.format("o")} AS there
    FROM application_person m
    JOIN application_person o ON o.fin = m.fin AND o.application_id <> m.application_id
    WHERE m.application_id = :application
    GROUP BY o.application_id
"""
_NOBODY = "CAST(NULL AS INTEGER) AS here, CAST(NULL AS INTEGER) AS there"
_ADDRESSES = f"""
    SELECT o.application_id AS other, {_NOBODY}
    FROM application_detail m
    JOIN application_detail o
      ON o.previous_address_fold = m.previous_address_fold
      AND o.application_id <> m.application_id
    WHERE m.application_id = :application
"""
_CODES = f"""
    SELECT o.id AS other, {_NOBODY}
    FROM application m
    JOIN application o ON o.subscriber_code = m.subscriber_code AND o.id <> m.id
    WHERE m.id = :application
"""
_FILES = f"""
    SELECT DISTINCT o.application_id AS other, {_NOBODY}
    FROM document m
    JOIN document o ON o.sha256 = m.sha256 AND o.application_id <> m.application_id
    WHERE m.application_id = :application
"""

LINKS: tuple[str, ...] = (
    *_both_ways("fin", _FINS),
    *_both_ways("address", _ADDRESSES),
    *_both_ways("code", _CODES),
    *_both_ways("file", _FILES),
)
"""Links of a new application to every other that shares a person, an old address, a code or a file;
each is there for both.
"""
