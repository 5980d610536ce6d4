"""Cutting the access log: the worker's as far as the settings say, with the owner's rights."""

from clerkdesk.store.guard.cutting import FORGOTTEN, TAKEN_OUT
from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import WORKERS

CUTTING = (
    # Up to the year that the owner has stated, or that the settings make of today's; so many rows
    # at once, and how many went.
    Function(
        name="cd_cut_looks",
        arguments="most integer, before timestamptz, until timestamptz",
        returns="integer",
        body=f"""
            DECLARE
              stated integer;
              gone integer;
              forgotten integer;
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD921")} END IF;
              SELECT s.value::integer INTO stated
              FROM setting s
              WHERE s.key = 'access_log_since';
              IF stated IS NULL
                OR $3 > make_timestamptz(stated, 1, 1, 0, 0, 0, 'Asia/Baku')
                OR $2 > $3
              THEN {refuse("CD701")} END IF;
              {query(TAKEN_OUT, "most", "before", "until")};
              GET DIAGNOSTICS gone = ROW_COUNT;
              {query(FORGOTTEN, "most", "before", "until")};
              GET DIAGNOSTICS forgotten = ROW_COUNT;
              RETURN GREATEST(gone, forgotten);
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    # Write down that the log speaks from a later year on, where the settings say how many are kept.
    Function(
        name="cd_looks_since",
        arguments="first_year integer",
        returns="void",
        body=f"""
            DECLARE
              kept integer;
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD921")} END IF;
              SELECT s.value::integer INTO kept
              FROM setting s
              WHERE s.key = 'access_log_years' AND s.value ~ '^[1-9][0-9]?$';
              IF kept IS NULL
                OR first_year > EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku') - kept
              THEN {refuse("CD706")} END IF;
              INSERT INTO setting AS s (key, value)
              VALUES ('access_log_since', first_year::text)
              ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
