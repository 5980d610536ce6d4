"""Picking decisions for a second look with the owner's rights: the worker says how far back, and
neither which ones nor how many.
"""

from clerkdesk.domain import sampling
from clerkdesk.domain.lifecycle import DECIDED, UNDO_CHOICES
from clerkdesk.store.guard.functions.function import Function, refuse
from clerkdesk.store.guard.groups import WORKERS
from clerkdesk.store.guard.literals import listed

_VALUE = f"""
    COALESCE(
      (
        SELECT s.value
        FROM organisation_setting s
        WHERE s.organisation_id = o.id AND s.key = '{sampling.SETTING}'
      ),
      (SELECT s.value FROM setting s WHERE s.key = '{sampling.SETTING}'),
      '0'
    )
"""

SAMPLING = (
    # As domain.sampling has it. Who could call the HMAC would know beforehand.
    Function(
        name="cd_is_sampled",
        arguments="application bigint, percent integer",
        returns="boolean",
        body=f"""
            SELECT
              ('x' || substr(cd_hmac('{sampling.PREFIX}' || application), 1, {sampling.DIGITS}))
                ::bit({4 * sampling.DIGITS})::bigint % {sampling.BUCKETS}
              < percent * {sampling.BUCKETS} / {sampling.MOST_PERCENT}
        """,
        grantees=(),
        language="sql",
    ),
    Function(
        name="cd_pick_samples",
        arguments="since timestamptz",
        returns="integer",
        body=f"""
            DECLARE
              picked integer;
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD631")} END IF;
              INSERT INTO sampled_decision (application_id, picked_at, waiting)
              SELECT a.id, cd_now(), true
              FROM organisation o
              JOIN application a ON a.organisation_id = o.id
              WHERE
                a.decided_at >= greatest(
                  since, cd_now() - INTERVAL '{sampling.DAYS_BACK} days'
                )
                AND a.decided_at < cd_now() - INTERVAL '{UNDO_CHOICES[-1]} seconds'
                AND a.status IN {listed(sorted(DECIDED))}
                AND a.decided_by IS NOT NULL
                AND a.erased_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM sampled_decision d WHERE d.application_id = a.id)
                -- A CASE, for in which order the conditions of a WHERE are judged nobody says: what
                -- is no number must not stop the others' picking.
                AND CASE
                  WHEN {_VALUE} ~ '^{sampling.SOME_PERCENT}$'
                  THEN cd_is_sampled(a.id, {_VALUE}::integer)
                  ELSE false
                END
              ORDER BY a.id
              ON CONFLICT (application_id) DO NOTHING;
              GET DIAGNOSTICS picked = ROW_COUNT;
              RETURN picked;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
