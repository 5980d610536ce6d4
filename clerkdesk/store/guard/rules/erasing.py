"""Personal data are erased by rule, or on a request that a second person has granted; by the worker
alone, and wholly. What was erased stays as it is.
"""

from dataclasses import replace

from clerkdesk.domain.lifecycle import SUPERVISORS
from clerkdesk.store.guard import erasing, erasing_persons
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, MACHINE, changed, server_rule, stale


def _supervisor(person: str) -> str:
    return f"""
        EXISTS (
          SELECT 1
          FROM staff s
          WHERE
            s.id = NEW.{person}
            AND s.active
            AND s.role IN {listed(SUPERVISORS)}
            AND s.organisation_id = NEW.organisation_id
        )
    """


_ERASED = """
    EXISTS (
      SELECT 1 FROM application p WHERE p.id = NEW.application_id AND p.erased_at IS NOT NULL
    )
"""
_WAITS_FOR_NOTHING = f"""
    EXISTS (
      SELECT 1
      FROM application p
      WHERE p.id = NEW.application_id AND {erasing.MAY_BE_ERASED}
    )
"""
_ANOTHER = """
    EXISTS (
      SELECT 1
      FROM erasure x
      LEFT JOIN erasure_request r ON r.id = x.request_id
      WHERE
        x.application_id = NEW.application_id
        AND (x.person_id IS NULL OR x.person_id = NEW.person_id)
        AND (r.id IS NULL OR r.granted IS NULL OR r.granted)
    )
"""
_BY_RULE = f"""
    EXISTS (
      SELECT 1
      FROM application p
      JOIN retention_rule t
        ON t.organisation_id = p.organisation_id
        AND t.service = p.service
        AND t.outcome = p.status
      WHERE
        p.id = NEW.application_id
        AND t.months = NEW.months
        AND {erasing.is_old_enough("t.months")}
    )
"""
_OF_REQUEST = """
    EXISTS (
      SELECT 1
      FROM erasure_request r
      JOIN application p ON p.organisation_id = r.organisation_id
      WHERE r.id = NEW.request_id AND r.granted IS NULL AND p.id = NEW.application_id
    )
"""
_GRANTED = "EXISTS (SELECT 1 FROM erasure_request r WHERE r.id = NEW.request_id AND r.granted)"

ERASING: tuple[Refusal, ...] = (
    # Nothing comes to what was erased, and nothing happens to it.
    Refusal("CD161", "application", "UPDATE", "OLD.erased_at IS NOT NULL"),
    *[
        Refusal("CD161", table, "INSERT", _ERASED)
        for table in ("note", "draft", "inquiry", "outbox_message")
    ],
    Refusal(
        "CD162",
        "application",
        "UPDATE",
        f"""
            ({changed("erased_at")} OR NEW.last_action = '{erasing.ERASE}')
            AND (NEW.erased_at IS NULL OR NOT {erasing.only_emptied("application")})
        """,
    ),
    Refusal(
        "CD163",
        "erasure_request",
        "INSERT",
        f"""
            NOT {_supervisor("asked_by")}
            OR trim(NEW.reason) = ''
            OR NEW.granted IS NOT NULL
            OR NEW.decided_by IS NOT NULL
            OR NEW.decided_at IS NOT NULL
        """,
    ),
    server_rule(
        "CD163",
        "erasure_request",
        "INSERT",
        f"""
            NEW.asked_by IS DISTINCT FROM cd_me()
            OR NEW.asked_by_name IS DISTINCT FROM cd_name()
            OR {stale("NEW.asked_at")}
        """,
    ),
    # Two people: who asks may take it back, and grant it to nobody.
    Refusal(
        "CD164",
        "erasure_request",
        "UPDATE",
        f"""
            OLD.granted IS NOT NULL
            OR NEW.granted IS NULL
            OR NEW.decided_at IS NULL
            OR NOT COALESCE({_supervisor("decided_by")}, false)
            OR (NEW.granted AND NEW.decided_by = OLD.asked_by)
            OR {changed("id", "organisation_id", "reason", "asked_by", "asked_by_name", "asked_at")}
        """,
    ),
    server_rule(
        "CD164",
        "erasure_request",
        "UPDATE",
        f"""
            NEW.decided_by IS DISTINCT FROM cd_me()
            OR NEW.decided_by_name IS DISTINCT FROM cd_name()
            OR {stale("NEW.decided_at")}
        """,
    ),
    Refusal("CD167", "erasure_request", "DELETE", ALWAYS),
    # What has not ended, or somebody waits for, is not erased.
    Refusal(
        "CD165",
        "erasure",
        "INSERT",
        f"""
            NEW.begun_at IS NOT NULL
            OR NEW.erased_at IS NOT NULL
            OR NOT {_WAITS_FOR_NOTHING}
            OR {_ANOTHER}
        """,
    ),
    # Of one person only in somebody else's application; no rule's time passes for one alone.
    Refusal(
        "CD175",
        "erasure",
        "INSERT",
        f"""
            NEW.person_id IS NOT NULL
            AND (NEW.cause = 'rule' OR NOT {erasing_persons.IS_ONE_OF})
        """,
    ),
    # A decision about somebody who is no more in it would be another one.
    Refusal(
        "CD176",
        "application",
        "UPDATE",
        """
            OLD.decided_at IS NOT NULL
            AND NEW.decided_at IS NULL
            AND EXISTS (
              SELECT 1
              FROM erasure x
              WHERE
                x.application_id = NEW.id
                AND x.person_id IS NOT NULL
                AND x.erased_at IS NOT NULL
            )
        """,
    ),
    Refusal(
        "CD166",
        "erasure",
        "INSERT",
        f"""
            CASE
              WHEN NEW.repeated THEN NEW.request_id IS NOT NULL
              WHEN NEW.cause = 'rule' THEN NOT {_BY_RULE}
              ELSE NOT {_OF_REQUEST}
            END
        """,
    ),
    server_rule(
        "CD166",
        "erasure",
        "INSERT",
        f"""
            NOT {MACHINE}
            AND (
              NEW.repeated
              OR NEW.cause <> 'request'
              OR NOT EXISTS (
                SELECT 1
                FROM erasure_request r
                WHERE r.id = NEW.request_id AND r.asked_by = cd_me()
              )
            )
        """,
    ),
    server_rule("CD166", "erasure", "INSERT", stale("NEW.added_at")),
    Refusal(
        "CD167",
        "erasure",
        "UPDATE",
        f"""
            OLD.erased_at IS NOT NULL
            OR {changed("id", "application_id", "cause", "request_id", "months", "repeated")}
            OR {changed("person_id", "added_at")}
        """,
    ),
    Refusal(
        "CD168",
        "erasure",
        "UPDATE",
        f"""
            NEW.begun_at IS NULL
            OR (NEW.cause = 'request' AND NOT NEW.repeated AND NOT {_GRANTED})
            OR (
              OLD.begun_at IS NULL
              AND (NEW.erased_at IS NOT NULL OR NOT {_WAITS_FOR_NOTHING})
            )
        """,
    ),
    # It is not said to be done before it is.
    Refusal(
        "CD169",
        "erasure",
        "UPDATE",
        f"""
            NEW.erased_at IS NOT NULL
            AND CASE
              WHEN NEW.person_id IS NULL THEN
                NOT {_ERASED} OR {erasing.left_over("NEW.application_id")}
              ELSE NOT {erasing_persons.IS_DONE}
            END
        """,
    ),
    Refusal("CD169", "application_person", "UPDATE", erasing_persons.too_early()),
    server_rule("CD168", "erasure", "UPDATE", f"NOT {MACHINE}"),
    Refusal("CD167", "erasure", "DELETE", ALWAYS),
)

_STILL_HOLD = ("CD101", "CD102", "CD103", "CD132", "CD136", "CD161", "CD162", "CD176")
"""Of the application's own row: the act of erasing follows these as any other."""


def let_erase(rule: Refusal) -> Refusal:
    """The rule, but for what empties an application whose turn it is, or a person in it."""
    if rule.event == "UPDATE" and rule.table in erasing.EMPTIED:
        if rule.table == "application" and rule.code in _STILL_HOLD:
            return rule
        emptied = erasing.only_emptied(rule.table)
        if rule.table in erasing_persons.ABOUT:
            emptied = f"({emptied} OR {erasing_persons.only_person_emptied(rule.table)})"
        return replace(rule, when=f"({rule.when}) AND NOT {emptied}")
    if rule.event == "DELETE" and rule.table in erasing.TAKEN_OUT:
        gone = erasing.taken_out(rule.table)
        if rule.table == "document_content":
            gone = f"({gone} OR {erasing_persons.content_taken_out()})"
        return replace(rule, when=f"({rule.when}) AND NOT {gone}")
    return rule
