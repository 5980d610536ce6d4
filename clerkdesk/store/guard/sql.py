"""Statements that the embedded file runs as they are, and PostgreSQL inside functions with the
owner's rights.

Row-level security hides what they must look at: other offices' applications. One text, so that both
mean the same.
"""

from clerkdesk.domain.findings import SOURCES
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.domain.messages import OF_A_DECISION
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, Ending
from clerkdesk.store.guard.literals import listed, one_of

FIND_FIN = "SELECT DISTINCT p.application_id FROM application_person p WHERE p.fin = :fin"
FIND_MOBILE = "SELECT p.application_id FROM application_detail p WHERE p.mobile = :mobile"

KNOWN_REQUEST = """
    SELECT a.id, a.number/*text*/, a.content_sha256 IN (:stated, :third, :second, :spelt) AS same
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
      CASE WHEN c.sha256 = :sha OR c.code = :code THEN c.state/*text*/ END AS state,
      CASE
        WHEN c.sha256 = :sha OR c.code = :code THEN c.superseded_by/*text*/
      END AS superseded_by,
      CASE WHEN c.sha256 = :sha THEN c.state_reason END AS state_reason,
      c.sha256 = :sha AS same,
      CASE WHEN c.sha256 = :sha OR c.code = :code THEN c.issued_on END AS issued_on
    FROM certificate c
    WHERE c.sha256 = :sha OR c.number = :number OR c.code = :code
    ORDER BY (c.sha256 = :sha) DESC, (c.number = :number) DESC, c.id
"""

_SOURCES = ", ".join(f"'{kind}'" for kind in SOURCES)
WAITING_QUESTIONS = f"""
    i.outcome IS NULL
    AND (
      i.kind = 'findings'
      OR (
        i.kind IN ({_SOURCES})
        AND NOT EXISTS (
          SELECT 1
          FROM inquiry s
          WHERE
            s.application_id = i.application_id
            AND s.kind = i.kind
            AND s.subject = i.subject
            AND s.outcome <> 'cancelled'
        )
      )
    )
"""
"""Of ``inquiry i``: whose answer may still be a finding. A source that is asked again has said
something to compare.
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
DEBT_ANSWER = """
    FROM debt_answer w
    WHERE w.application_id = a.id AND w.subscriber_code = COALESCE(a.subscriber_code, '')
    ORDER BY w.id DESC
    LIMIT 1
"""


def decision_has_left(application: str, decided_at: str) -> str:
    """Whether a message of the application's last decision has left, or is leaving.

    Also by what the database itself wrote behind the decision: what a program states of when it
    decided and queued can be made to miss each other.
    """
    decision = f"""
        FROM event d
        WHERE
          d.application_id = {application}
          AND d.to_status IN {one_of(DECIDED)}
          AND d.from_status NOT IN {one_of(DECIDED)}
    """
    of_a_decision = " OR ".join(f"v.detail LIKE '{event} %'" for event in OF_A_DECISION)
    return f"""
        (
          EXISTS (
            SELECT 1
            FROM event v
            WHERE
              v.application_id = {application}
              AND v.action = 'message'
              AND v.id > (SELECT max(d.id) {decision})
              AND ({of_a_decision})
              AND v.detail NOT LIKE '% cancelled'
              AND v.detail NOT LIKE '% delivered'
          )
          OR EXISTS (
            SELECT 1
            FROM outbox_message m
            WHERE
              m.application_id = {application}
              AND m.event IN {listed(OF_A_DECISION)}
              AND (
                m.claimed_at >= (SELECT max(d.at) {decision})
                OR (m.state NOT IN ('queued', 'cancelled') AND m.queued_at >= {decided_at})
              )
          )
        )
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
      {decision_has_left("a.id", "a.decided_at")} AS message_sent,
      EXISTS (
        SELECT 1 FROM certificate c WHERE c.application_id = a.id AND c.state = 'live'
      ) AS live_certificate,
      (SELECT i.id {_DEBT_QUESTION}) AS inquiry,
      (SELECT i.outcome/*text*/ {_DEBT_QUESTION}) AS outcome,
      (SELECT w.amount_qepik {DEBT_ANSWER}) AS amount,
      (SELECT w.answered_at {DEBT_ANSWER}) AS answered_at,
      a.open_findings,
      (
        SELECT max(i.requested_at)
        FROM inquiry i
        WHERE i.application_id = a.id AND {WAITING_QUESTIONS}
      ) AS checked_since,
      (
        SELECT max(k.at)
        FROM acknowledgement k
        WHERE k.application_id = a.id AND k.finding_id IS NULL
      ) AS silence_weighed_at,
      (SELECT max(h.at) FROM heartbeat h) AS beat
    FROM application a
    WHERE a.id = :application
"""
"""Everything that the rules ask of the database about a case, in one statement: it stands before
every change.
"""

OFFICE_ACTS = """
    SELECT
      e.at,
      e.id,
      s.login/*text*/,
      e.actor/*text*/,
      e.kind/*text*/,
      e.action/*text*/,
      e.subject,
      e.field/*text*/,
      e.old_value,
      e.new_value
    FROM office_event e
    LEFT JOIN staff s ON s.id = e.actor_id
    WHERE
      e.at >= :since
      AND (
        :organisation IS NULL
        OR e.organisation_id IS NULL
        OR e.organisation_id = :organisation
      )
      AND (:about = '' OR replace(e.subject, :about, '') <> e.subject OR s.login = :about)
    ORDER BY e.id DESC
    LIMIT :most
"""
"""The history of administration: an organisation's and the installation's, the newest first."""
OFFICE_ACTS_OF = OFFICE_ACTS.replace(
    "(:about = '' OR replace(e.subject, :about, '') <> e.subject OR s.login = :about)",
    "replace(:kinds, ',' || e.kind || ',', '') <> :kinds",
)
"""The same of some kinds, named with a comma before and behind each."""
