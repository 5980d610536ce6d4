"""What is done with the owner's rights for who registers and for the worker: the next number, links
between cases, the quiet moment of a seal.
"""

from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import WORKERS
from clerkdesk.store.guard.linking import LINKS
from clerkdesk.store.guard.literals import series_of_services

_LINKS = "".join(f"{query(statement, 'application')};" for statement in LINKS)

WRITING = (
    Function(
        name="cd_next_serial",
        arguments="series text, of_year integer",
        returns="integer",
        body=f"""
            DECLARE
              taken integer;
            BEGIN
              IF series NOT IN {series_of_services()} AND cd_role() NOT IN ('worker', 'owner')
                OR cd_role() = 'auditor'
              THEN {refuse("CD127")} END IF;
              IF of_year <> EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')
                AND cd_service() <> 'owner'
              THEN {refuse("CD127")} END IF;
              INSERT INTO number_counter AS n (prefix, year, last)
              VALUES (series, of_year, 1)
              ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + 1
              RETURNING n.last INTO taken;
              RETURN taken;
            END
        """,
        volatility="VOLATILE",
    ),
    # By the worker alone, once the registration is committed: who could link and take it back would
    # learn of every office's applications, and leave no trace.
    Function(
        name="cd_link",
        arguments="wanted bigint",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD406")} END IF;
              {_LINKS}
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    # No writer of history is under way while the lock is held: every event up to here is committed,
    # and none will come between.
    Function(
        name="cd_quiet_events",
        arguments="",
        returns="bigint",
        body=f"""
            DECLARE
              newest bigint;
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD921")} END IF;
              SET LOCAL lock_timeout = '200ms';
              LOCK TABLE event IN SHARE MODE;
              SELECT COALESCE(max(id), 0) INTO newest FROM event;
              RETURN newest;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
