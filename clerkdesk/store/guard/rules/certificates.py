"""A certificate rests on a fresh answer of billing, and its bytes stay."""

from clerkdesk.domain.limits import DEBT_ANSWER_AHEAD_SECONDS, DEBT_ANSWER_SECONDS
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.domain.restores import SERIES_SIZE
from clerkdesk.store.guard import erasing, erasing_persons
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    STAFF,
    SUPERVISES,
    server_rule,
    stale,
)

_SECOND_WANTED = """
    COALESCE(
      (
        SELECT o.value
        FROM organisation_setting o
        WHERE o.organisation_id = NEW.organisation_id AND o.key = 'revoke_second'
      ),
      (SELECT s.value FROM setting s WHERE s.key = 'revoke_second'),
      'no'
    ) = 'yes'
"""
"""Whether two people have to agree that a certificate is revoked."""

CERTIFICATES: tuple[Refusal, ...] = (
    # Two different people, each in their own name.
    Refusal(
        "CD217",
        "certificate",
        "UPDATE",
        f"""
            NEW.state = 'revoked'
            AND OLD.state <> 'revoked'
            AND {_SECOND_WANTED}
            AND NOT EXISTS (
              SELECT 1
              FROM revocation_wish w
              WHERE
                w.certificate_id = NEW.id
                AND w.actor_id IS NOT NULL
                AND w.actor_id <> NEW.state_actor_id
            )
        """,
    ),
    Refusal("CD218", "revocation_wish", "UPDATE", ALWAYS),
    Refusal("CD218", "revocation_wish", "DELETE", ALWAYS),
    # Before anything of the case is compared: what is not in sight is not measured, either.
    server_rule("CD219", "revocation_wish", "INSERT", "NOT cd_sees(NEW.application_id)"),
    Refusal(
        "CD219",
        "revocation_wish",
        "INSERT",
        """
            trim(NEW.reason) = ''
            OR NOT EXISTS (
              SELECT 1
              FROM certificate c
              WHERE
                c.id = NEW.certificate_id
                AND c.application_id = NEW.application_id
                AND c.state <> 'revoked'
            )
        """,
    ),
    server_rule(
        "CD219",
        "revocation_wish",
        "INSERT",
        f"""
            NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
            OR NOT (
              {SUPERVISES}
              OR EXISTS (
                SELECT 1
                FROM certificate c
                WHERE c.id = NEW.certificate_id AND c.requested_by = cd_me()
              )
            )
        """,
    ),
    # Asked at the moment of printing: an answer of this morning says nothing of a debt of noon.
    Refusal(
        "CD201",
        "certificate",
        "INSERT",
        f"""
            NEW.debt_answer_id IS NOT NULL
            AND NOT EXISTS (
              SELECT 1
              FROM debt_answer a
              JOIN application p ON p.id = a.application_id
              WHERE
                a.id = NEW.debt_answer_id
                AND p.id = NEW.application_id
                AND a.subscriber_code = p.subscriber_code
                AND p.service = 'no_debt'
                AND p.status = 'completed'
                AND a.amount_qepik <= 0
                AND age(a.answered_at)
                  BETWEEN {-DEBT_ANSWER_AHEAD_SECONDS} AND {DEBT_ANSWER_SECONDS}
            )
        """,
    ),
    # Without an answer of billing it is a letter: of the decision that stands, and of no other.
    Refusal(
        "CD214",
        "certificate",
        "INSERT",
        """
            NEW.debt_answer_id IS NULL
            AND NOT EXISTS (
              SELECT 1
              FROM application p
              WHERE
                p.id = NEW.application_id
                AND p.service = 'idp'
                AND p.status IN ('completed', 'refused')
                AND p.decided_by IS NOT NULL
                AND p.decided_at = NEW.as_of
            )
        """,
    ),
    # Without gaps: a missing number would look like a paper taken away. A restore begins a series,
    # for papers that it lost are in people's hands.
    Refusal(
        "CD202",
        "certificate",
        "INSERT",
        f"""
            NEW.serial <> 1 + (
              SELECT max(given.last)
              FROM (
                SELECT COALESCE(max(c.serial), 0) AS last
                FROM certificate c
                WHERE c.organisation_id = NEW.organisation_id AND c.year = NEW.year
                UNION ALL
                SELECT CAST(s.value AS integer) * {SERIES_SIZE}
                FROM setting s
                WHERE s.key = 'number_series'
              ) given
            )
        """,
    ),
    # Bytes, number and code are on paper already; only the state may still change, and only
    # forward.
    Refusal(
        "CD203",
        "certificate",
        "UPDATE",
        """
            NEW.number <> OLD.number
            OR NEW.application_id <> OLD.application_id
            OR NEW.sha256 <> OLD.sha256
            OR NEW.code <> OLD.code
            OR NEW.serial <> OLD.serial
            OR NEW.year <> OLD.year
            OR NEW.debt_answer_id IS DISTINCT FROM OLD.debt_answer_id
            OR NEW.issued_on <> OLD.issued_on
            OR NEW.requested_by_name <> OLD.requested_by_name
            OR NEW.issued_at <> OLD.issued_at
            OR NEW.as_of <> OLD.as_of
            OR OLD.state = 'revoked'
            OR (OLD.state = 'superseded' AND NEW.state = 'live')
            OR (NEW.state = 'revoked' AND trim(COALESCE(NEW.state_reason, '')) = '')
        """,
    ),
    Refusal("CD204", "certificate", "DELETE", ALWAYS),
    Refusal("CD205", "certificate_file", "UPDATE", ALWAYS),
    Refusal("CD205", "certificate_file", "DELETE", ALWAYS),
    Refusal("CD206", "certificate_print", "UPDATE", ALWAYS),
    Refusal("CD206", "certificate_print", "DELETE", ALWAYS),
    Refusal("CD211", "print_fate", "UPDATE", ALWAYS),
    Refusal("CD211", "print_fate", "DELETE", ALWAYS),
    # Before anything of the case is compared: what is not in sight is not measured, either.
    server_rule("CD213", "print_fate", "INSERT", "NOT cd_sees(NEW.application_id)"),
    Refusal(
        "CD212",
        "print_fate",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM certificate_print p
              WHERE p.id = NEW.print_id AND p.application_id = NEW.application_id
            )
        """,
    ),
    server_rule(
        "CD213",
        "print_fate",
        "INSERT",
        f"""
            NOT {STAFF}
            OR NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
        """,
    ),
    # The court has it: what it says is never another thing later.
    Refusal("CD215", "case_extract", "UPDATE", ALWAYS),
    Refusal(
        "CD215",
        "case_extract",
        "DELETE",
        f"""
            NOT {erasing.under_way("OLD.application_id")}
            AND NOT {erasing_persons.under_way("OLD.application_id")}
        """,
    ),
    Refusal(
        "CD216",
        "case_extract",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM inquiry i
              WHERE
                i.id = NEW.inquiry_id
                AND i.application_id = NEW.application_id
                AND i.kind = '{QuestionKind.EXTRACT}'
                AND i.outcome IS NULL
            )
        """,
    ),
    server_rule("CD207", "case_extract", "INSERT", f"NOT {MACHINE}"),
    server_rule("CD207", "certificate", "INSERT", f"NOT {MACHINE}"),
    server_rule("CD207", "certificate_file", "INSERT", f"NOT {MACHINE}"),
    server_rule("CD207", "certificate_print", "INSERT", f"NOT {MACHINE}"),
    # An answer to another question must not serve twice.
    server_rule(
        "CD208",
        "certificate",
        "INSERT",
        f"""
            NEW.debt_answer_id IS NULL
            AND NOT EXISTS (
              SELECT 1
              FROM inquiry i
              WHERE
                i.application_id = NEW.application_id
                AND i.kind = '{QuestionKind.LETTER}'
                AND i.outcome IS NULL
                AND i.op_id = NEW.op_id
                AND i.requested_by IS NOT DISTINCT FROM NEW.requested_by
            )
        """,
    ),
    server_rule(
        "CD208",
        "certificate",
        "INSERT",
        """
            NEW.debt_answer_id IS NOT NULL
            AND NOT EXISTS (
              SELECT 1
              FROM debt_answer a
              JOIN inquiry i ON i.id = a.inquiry_id
              WHERE
                a.id = NEW.debt_answer_id
                AND i.kind = 'certificate'
                AND i.requested_by IS NOT DISTINCT FROM NEW.requested_by
            )
        """,
    ),
    # The year is part of the number.
    server_rule(
        "CD209",
        "certificate",
        "INSERT",
        f"""
            {stale("NEW.issued_at")}
            OR NEW.year <> EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')
        """,
    ),
    # A person may only revoke, in their own name.
    server_rule(
        "CD210",
        "certificate",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND (
              NEW.state <> 'revoked'
              OR NEW.state_by IS DISTINCT FROM cd_name()
              OR NEW.state_actor_id IS DISTINCT FROM cd_me()
              OR NOT ({SUPERVISES} OR OLD.requested_by IS NOT DISTINCT FROM cd_me())
              OR NEW.superseded_by IS DISTINCT FROM OLD.superseded_by
              OR {stale("NEW.changed_at")}
            )
        """,
    ),
)
