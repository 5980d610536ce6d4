"""What is done with the owner's rights for who registers and for the worker: links between cases,
the quiet moment of a seal.
"""

from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import GATEWAY, STAFF, WORKERS
from clerkdesk.store.guard.linking import LINKS

_LINKS = "".join(f"{query(statement, 'application')};" for statement in LINKS)


def _member(groups: tuple[str, ...]) -> str:
    return " OR ".join(f"pg_has_role(a.usename, '{group}', 'USAGE')" for group in groups)


_MEMBER_OF_PEOPLE = _member(STAFF)
_MEMBER_OF_PROGRAMS = _member((*WORKERS, *GATEWAY))
_LOOKS = 20
_LOOK_SECONDS = 0.01
"""Between two looks: a fifth of a second in all, then the seal is left for the next turn."""

WRITING = (
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
    # Who has written history and not ended: its table is locked before a row gets its number.
    Function(
        name="cd_history_writers",
        arguments="",
        returns="TABLE (transaction text, login text, seconds integer)",
        body=f"""
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD921")} END IF;
              RETURN QUERY
                SELECT
                  l.virtualtransaction,
                  COALESCE(a.usename::text, '?'),
                  EXTRACT(EPOCH FROM cd_now() - a.xact_start)::integer
                FROM pg_locks l
                LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE
                  l.relation = 'event'::regclass
                  AND l.database
                    = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                  AND l.mode = 'RowExclusiveLock'
                  AND l.granted
                  AND l.pid IS DISTINCT FROM pg_backend_pid();
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_open_since",
        arguments="began timestamptz",
        returns="interval",
        body="SELECT clock_timestamp() - began",
        language="sql",
        grantees=(),
        definer=False,
    ),
    # A transaction that somebody leaves open holds up whoever wants the same rows. People's are
    # short, whatever they do within; a program's may only not be idle.
    Function(
        name="cd_end_open_transactions",
        arguments="minutes integer",
        returns="TABLE (login text, seconds integer)",
        body=f"""
            DECLARE
              held record;
              longest interval := make_interval(mins => GREATEST(minutes, 1));
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD921")} END IF;
              FOR held IN
                SELECT
                  a.pid,
                  a.usename::text AS name,
                  EXTRACT(EPOCH FROM cd_now() - a.xact_start)::integer AS open_for
                FROM pg_stat_activity a
                JOIN pg_roles r ON r.rolname = a.usename
                WHERE
                  a.datname = current_database()
                  AND a.pid <> pg_backend_pid()
                  AND NOT r.rolsuper
                  AND (
                    (
                      ({_MEMBER_OF_PEOPLE})
                      AND cd_open_since(a.xact_start) > longest
                    )
                    OR (
                      ({_MEMBER_OF_PROGRAMS})
                      AND a.state LIKE 'idle in transaction%'
                      AND cd_open_since(a.state_change) > longest
                    )
                  )
              LOOP
                IF pg_terminate_backend(held.pid) THEN
                  login := held.name;
                  seconds := held.open_for;
                  RETURN NEXT;
                END IF;
              END LOOP;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    # The newest event, once everybody has ended who could have numbered one before it: up to here
    # all are committed, and none will come between. NULL: somebody goes on. Nobody waits for it.
    # Who calls is asked by cd_history_writers.
    Function(
        name="cd_quiet_events",
        arguments="",
        returns="bigint",
        body=f"""
            DECLARE
              newest bigint;
              writers text[];
              look integer := 0;
            BEGIN
              SELECT COALESCE(max(id), 0) INTO newest FROM event;
              writers := ARRAY(SELECT w.transaction FROM cd_history_writers() w);
              LOOP
                writers := ARRAY(
                  SELECT w.transaction FROM cd_history_writers() w
                  WHERE w.transaction = ANY (writers)
                );
                IF cardinality(writers) = 0 THEN RETURN newest; END IF;
                look := look + 1;
                IF look > {_LOOKS} THEN RETURN NULL; END IF;
                PERFORM pg_sleep({_LOOK_SECONDS});
              END LOOP;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
