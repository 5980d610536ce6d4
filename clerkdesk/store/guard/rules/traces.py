"""What was done leaves a trace that nobody changes: history, access, operations, seals."""

from clerkdesk.domain import history
from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.domain.limits import ACCESS_LOG_YEARS
from clerkdesk.store.guard import cutting, erasing, erasing_persons, recurring_sql
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    another_name,
    changed,
    server_rule,
    stale,
)

_SAID = tuple(name for name in history.FIELDS if name != "row_digest")

TRACES: tuple[Refusal, ...] = (
    # A row gets its hash once: on the embedded file just after it was written, elsewhere in an
    # upgrade. Its nonce goes when the case is erased or its look is cut, and with it nothing that
    # the hash covers.
    Refusal(
        "CD301",
        "event",
        "UPDATE",
        f"""
            (OLD.hash IS NOT NULL OR NEW.hash IS NULL OR {changed(*_SAID)})
            AND NOT (
              NEW.nonce IS NULL
              AND NOT {changed(*_SAID, "row_digest", "hash")}
              AND (
                {erasing.under_way("OLD.application_id")}
                OR {erasing_persons.FORGETS}
                OR (
                  OLD.row_table IS NOT DISTINCT FROM 'hit_judgement'
                  AND {recurring_sql.IS_FORGOTTEN.format("OLD")}
                )
                OR (
                  OLD.row_table IS NOT DISTINCT FROM 'access_log'
                  AND {cutting.IS_GONE.format(row="OLD")}
                )
              )
            )
        """,
    ),
    Refusal("CD301", "event", "DELETE", ALWAYS),
    Refusal("CD302", "office_event", "UPDATE", ALWAYS),
    Refusal("CD302", "office_event", "DELETE", ALWAYS),
    Refusal("CD701", "access_log", "UPDATE", ALWAYS),
    # It is cut by years, once it is written down since when it speaks.
    Refusal(
        "CD701",
        "access_log",
        "DELETE",
        """
            NOT COALESCE(
              baku_year(OLD.at) < (
                SELECT CAST(s.value AS INTEGER) FROM setting s WHERE s.key = 'access_log_since'
              ),
              false
            )
        """,
    ),
    # By the newest event and not by the clock, which only the program's connections have: whoever
    # writes another setting into a file past the program is told of, and not kept from it.
    *[
        Refusal(
            "CD706",
            "setting",
            event,
            f"""
                NEW.key = 'access_log_since'
                AND (
                  EXISTS (
                    SELECT 1
                    FROM event e
                    WHERE
                      e.id = (SELECT max(x.id) FROM event x)
                      AND NEW.value > CAST(baku_year(e.at) - {ACCESS_LOG_YEARS} AS TEXT)
                  )
                  {cut_back}
                )
            """,
        )
        for event, cut_back in (("INSERT", ""), ("UPDATE", "OR NEW.value < OLD.value"))
    ],
    # Behind a restore: what goes back gives numbers once more that somebody has on paper.
    Refusal(
        "CD716",
        "setting",
        "UPDATE",
        "OLD.key = 'number_series' AND (NEW.key <> OLD.key OR NEW.value < OLD.value)",
    ),
    Refusal("CD716", "setting", "DELETE", "OLD.key = 'number_series'"),
    Refusal("CD923", "seal", "UPDATE", ALWAYS),
    Refusal("CD923", "seal", "DELETE", ALWAYS),
    server_rule(
        "CD702",
        "access_log",
        "INSERT",
        f"""
            NEW.staff_id IS DISTINCT FROM cd_me()
            OR {another_name("NEW.actor")}
            OR {stale("NEW.at", seconds=5)}
        """,
    ),
    server_rule(
        "CD703",
        "access_log",
        "INSERT",
        "NEW.application_id IS NOT NULL AND NOT cd_sees(NEW.application_id)",
    ),
    # Only by the function that counts them.
    server_rule("CD704", "access_log", "INSERT", "NEW.purpose = 'search' AND NEW.sought IS NULL"),
    server_rule(
        "CD703",
        "access_log",
        "INSERT",
        "NEW.purpose NOT IN ('open', 'take', 'show', 'search', 'print', 'report', 'act')",
    ),
    Refusal(
        "CD707",
        "access_log",
        "INSERT",
        "(NEW.purpose = 'report') <> (NEW.given IS NOT NULL)",
    ),
    # Clerks take out no lists: whom they may show is open on their desk.
    server_rule(
        "CD708",
        "access_log",
        "INSERT",
        f"NEW.purpose = 'report' AND cd_me() IS NOT NULL AND cd_role() NOT IN {listed(OVERSEERS)}",
    ),
    server_rule(
        "CD901",
        "operation",
        "INSERT",
        f"{another_name('NEW.actor')} OR {stale('NEW.at')}",
    ),
    server_rule("CD902", "operation", "UPDATE", ALWAYS),
    server_rule("CD902", "operation", "DELETE", ALWAYS),
    server_rule("CD921", "seal", "INSERT", f"NOT {MACHINE}"),
    server_rule(
        "CD922",
        "seal",
        "INSERT",
        """
            NEW.id <> 1 + COALESCE((SELECT max(s.id) FROM seal s), 0)
            OR NEW.previous <> COALESCE((SELECT s.hash FROM seal s ORDER BY s.id DESC LIMIT 1), '')
            OR NEW.from_event <> COALESCE(
              (SELECT s.to_event FROM seal s ORDER BY s.id DESC LIMIT 1), 0
            )
        """,
    ),
    server_rule(
        "CD922",
        "seal",
        "INSERT",
        f"""
            NEW.to_event < NEW.from_event
            OR NEW.to_event > COALESCE((SELECT max(e.id) FROM event e), 0)
            OR {stale("NEW.at")}
        """,
    ),
)
