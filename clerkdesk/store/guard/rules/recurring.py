"""What a supervisor says of what recurs: in their own name, with words, never otherwise later."""

from clerkdesk.domain.lifecycle import SUPERVISORS
from clerkdesk.domain.recurring import OF_FINDINGS, HitKind, Verdict
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.recurring_sql import IDS, NAMES
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, OWNER, changed, server_rule, stale
from clerkdesk.store.models import HitJudgement

_ONLY_EMPTIED = f"""
    NEW.text = ''
    AND NOT {changed(*(name for name in HitJudgement.__table__.columns.keys() if name != "text"))}
    AND EXISTS (
      SELECT 1
      FROM erasure x
      WHERE
        x.begun_at IS NOT NULL
        AND x.erased_at IS NULL
        AND {NAMES.format("OLD", "x.application_id")}
    )
"""
"""Its words go with the personal data of one of its applications, whose turn it is."""

JUDGEMENTS: tuple[Refusal, ...] = (
    Refusal("CD641", "hit_judgement", "UPDATE", f"NOT ({_ONLY_EMPTIED})"),
    Refusal("CD641", "hit_judgement", "DELETE", ALWAYS),
    server_rule(
        "CD643",
        "hit_judgement",
        "INSERT",
        f"""
            NOT ({OWNER})
            AND (
              NEW.organisation_id IS DISTINCT FROM cd_organisation()
              OR NEW.actor_id IS DISTINCT FROM cd_me()
              OR NEW.actor IS DISTINCT FROM cd_name()
              OR {stale("NEW.at")}
            )
        """,
    ),
    Refusal(
        "CD642",
        "hit_judgement",
        "INSERT",
        f"""
            NEW.kind NOT IN {listed(HitKind)}
            OR NEW.verdict NOT IN {listed(Verdict)}
            OR (trim(NEW.text) = '') <> (NEW.verdict = '{Verdict.ASKED}')
            OR NEW.members NOT LIKE '|%|'
            OR NOT EXISTS (
              SELECT 1
              FROM staff s
              WHERE
                s.id = NEW.actor_id
                AND s.active
                AND s.role IN {listed(SUPERVISORS)}
                AND s.organisation_id = NEW.organisation_id
            )
        """,
    ),
    # Of another office's application alone that a finding joins to one in sight.
    server_rule(
        "CD646",
        "hit_judgement",
        "INSERT",
        f"""
            NOT ({OWNER})
            AND CASE
              WHEN NEW.members ~ '^[|]([0-9]+[|])+$' THEN
                EXISTS (
                  SELECT 1
                  FROM unnest({IDS.format("NEW.members")}) AS m(id)
                  WHERE
                    NOT cd_sees(m.id)
                    AND NOT EXISTS (
                      SELECT 1
                      FROM finding f
                      WHERE
                        f.application_id = ANY ({IDS.format("NEW.members")})
                        AND f.other_id = m.id
                        AND f.kind IN {listed(OF_FINDINGS)}
                        AND cd_sees(f.application_id)
                    )
                )
              ELSE true
            END
        """,
    ),
    Refusal(
        "CD644",
        "hit_judgement",
        "INSERT",
        f"""
            (NEW.verdict = '{Verdict.ASKED}') <> (NEW.note_id IS NOT NULL)
            OR (NEW.note_id IS NOT NULL) <> (NEW.asked_id IS NOT NULL)
            OR (
              NEW.note_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1
                FROM note n
                WHERE
                  n.id = NEW.note_id
                  AND n.application_id = NEW.asked_id
                  AND n.important
                  AND n.actor_id = NEW.actor_id
              )
            )
        """,
    ),
)
