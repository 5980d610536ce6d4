"""The statements behind what recurs: the embedded file runs them as they are, PostgreSQL inside a
function of the owner that asks who looks (``functions.recurring``).

``:organisation`` and ``:since`` are told; ``/*scope*/`` and ``/*in sight*/`` stand for what a
supervisor of some offices sees of ``application a``, and of a judgement.
"""

from clerkdesk.domain.findings import FindingKind
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.domain.recurring import APPLICANTS_OF_ONE_TELEPHONE, OF_FINDINGS, Verdict
from clerkdesk.store.guard.literals import listed

IDS = "string_to_array(trim(BOTH '|' FROM {0}), '|')::bigint[]"
"""PostgreSQL's: a judgement's applications."""
_DECIDED = listed(sorted(DECIDED))
_BOTH_OPEN = f"(a.status NOT IN {_DECIDED} AND o.status NOT IN {_DECIDED})"
_MEMBER = "{0}.id, {0}.number/*text*/, {0}.department_id, {0}.status/*text*/"
PAIRS = f"""
    SELECT
      f.kind/*text*/,
      {_MEMBER.format("a")},
      o.id AS other_id,
      o.number/*text*/ AS other_number,
      o.department_id AS other_department_id,
      o.status/*text*/ AS other_status,
      f.found_at
    FROM finding f
    -- The embedded file keeps to this order: of findings there are few.
    CROSS JOIN application a
    CROSS JOIN application o
    WHERE
      f.other_id > 0
      AND f.found_at >= :since
      AND a.id = f.application_id
      AND o.id = f.other_id
      AND a.organisation_id = :organisation
      AND a.erased_at IS NULL
      AND o.erased_at IS NULL
      AND f.kind IN {listed(OF_FINDINGS)}
      AND f.state <> 'closed'
      AND a.status <> 'refused'
      AND o.status <> 'refused'
      AND (f.kind <> '{FindingKind.CODE_IN_WORK}' OR {_BOTH_OPEN})
      /*scope*/
    ORDER BY f.id
"""
"""Applications that a finding connects with another one."""
TELEPHONES = f"""
    WITH shared (mobile) AS MATERIALIZED (
      SELECT x.mobile
      FROM application b
      -- In this order on the embedded file: the office's newest, and then what they say.
      CROSS JOIN application_detail x
      CROSS JOIN application_person p
      WHERE
        b.organisation_id = :organisation
        AND b.registered_at >= :since
        AND x.application_id = b.id
        AND x.mobile <> ''
        AND p.application_id = b.id
        AND p.role = 'applicant'
        AND p.fin <> ''
      GROUP BY x.mobile
      HAVING count(DISTINCT p.fin) >= {APPLICANTS_OF_ONE_TELEPHONE}
    )
    SELECT
      d.mobile/*text*/,
      {_MEMBER.format("a")},
      a.registered_at
    FROM shared s
    CROSS JOIN application_detail d
    CROSS JOIN application a
    WHERE
      d.mobile = s.mobile
      AND a.id = d.application_id
      AND a.organisation_id = :organisation
      AND a.registered_at >= :since
      /*scope*/
    ORDER BY a.id
"""
"""Applications of telephones that so many applicants have."""
JUDGEMENTS = f"""
    SELECT
      j.id,
      j.kind/*text*/,
      j.hit_key/*text*/,
      j.members,
      j.verdict/*text*/,
      j.text AS words,
      j.actor/*text*/,
      j.at,
      j.asked_id,
      f.state/*text*/,
      w.actor/*text*/ AS answered_by
    FROM hit_judgement j
    LEFT JOIN finding f
      ON f.application_id = j.asked_id
      AND f.kind = '{FindingKind.IMPORTANT_NOTE}'
      AND f.note_id = j.note_id
    LEFT JOIN acknowledgement w
      ON w.id = (
        SELECT max(x.id)
        FROM acknowledgement x
        WHERE x.finding_id = f.id AND x.revision = f.revision
      )
    WHERE j.organisation_id = :organisation /*in sight*/
    ORDER BY j.id
"""
"""What was judged, and what became of the questions: whether the office has weighed them, and who.
In what words stands in the application.
"""


def embedded(statement: str) -> str:
    """A statement as it runs where nobody's sight is to be asked for."""
    for mark in ("/*text*/", "/*scope*/", "/*in sight*/"):
        statement = statement.replace(mark, "")
    return statement


IN_SIGHT = f"""
    AND EXISTS (
      SELECT 1
      FROM unnest({IDS.format("j.members")}) AS m(id)
      JOIN application a ON a.id = m.id
      WHERE /*scope of a*/
    )
"""
"""Of a judgement that is told to a person: one of its applications is in their scope."""

NAMES = "{0}.members LIKE '%|' || {1} || '|%'"
"""Whether a judgement is about an application."""
FORGET_OF_APPLICATION = f"""
    UPDATE hit_judgement SET text = ''
    WHERE text <> '' AND {NAMES.format("hit_judgement", ":application")}
"""
"""What was judged may speak of whoever is erased: its words go, the verdict stays."""
IS_FORGOTTEN = f"""
    EXISTS (
      SELECT 1
      FROM hit_judgement j
      WHERE
        CAST(j.id AS TEXT) = {{0}}.row_key
        AND j.text = ''
        AND j.verdict <> '{Verdict.ASKED}'
    )
"""
"""Of an event of a judgement: the words of which it speaks were erased."""
FORGET_EVENTS = f"""
    UPDATE event
    SET nonce = NULL
    WHERE
      row_table = 'hit_judgement'
      AND nonce IS NOT NULL
      AND row_key IN (
        SELECT CAST(j.id AS TEXT)
        FROM hit_judgement j
        WHERE {NAMES.format("j", ":application")}
      )
      AND {IS_FORGOTTEN.format("event")}
      AND organisation_id = (SELECT a.organisation_id FROM application a WHERE a.id = :application)
      AND EXISTS (
        SELECT 1
        FROM event later
        WHERE
          later.organisation_id = event.organisation_id
          AND later.row_table = event.row_table
          AND later.row_key = event.row_key
          AND later.id > event.id
      )
"""
"""What a judgement was before is known by its digest alone."""
LEFT_OVER = f"""
    EXISTS (
      SELECT 1 FROM hit_judgement r WHERE r.text <> '' AND {NAMES.format("r", "{0}")}
    )
"""
"""Whether words are left that speak of an application."""
