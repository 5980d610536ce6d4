"""Who asks billing and the register, about whom, and who answers."""

from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.domain.limits import (
    SEARCH_TICKET_SECONDS,
    WAITING_QUESTIONS,
    WAITING_REGISTER_QUESTIONS,
)
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, ENDINGS, Ending, QuestionKind
from clerkdesk.store.guard.literals import listed, one_of
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    OF_APPLICATION,
    another_name,
    changed,
    just_now,
    server_rule,
    stale,
)

_QUESTION_CHANGED = changed(
    "subject",
    "kind",
    "application_id",
    "requested_by",
    "requested_by_name",
    "purpose",
    "requested_at",
)

_OF_THE_CASE = listed((QuestionKind.FINDINGS, QuestionKind.LETTER, QuestionKind.EXTRACT))
"""Kinds of questions about an application itself, which name its number."""
_STRANGE_ENDING = " OR ".join(
    f"(NEW.kind = '{kind}' AND NEW.outcome NOT IN {one_of(endings)})"
    for kind, endings in ENDINGS.items()
)


QUESTIONS: tuple[Refusal, ...] = (
    # Who looks has looked: the search stands in the log before the register is asked.
    server_rule(
        "CD511",
        "register_question",
        "INSERT",
        f"""
            NEW.staff_id IS DISTINCT FROM cd_me()
            OR NEW.outcome IS NOT NULL
            OR {stale("NEW.requested_at")}
            OR NOT EXISTS (
              SELECT 1
              FROM access_log l
              WHERE
                l.staff_id = cd_me()
                AND l.purpose = 'search'
                AND l.sought = cd_hmac(COALESCE('fin:' || NEW.fin, 'code:' || NEW.subscriber_code))
                AND {just_now("l.at", SEARCH_TICKET_SECONDS)}
            )
        """,
    ),
    # Whoever asks a million times keeps everybody else's questions waiting behind them.
    server_rule(
        "CD512",
        "register_question",
        "INSERT",
        f"""
            (
              SELECT count(*)
              FROM register_question q
              WHERE q.staff_id = cd_me() AND q.outcome IS NULL
            ) >= {WAITING_REGISTER_QUESTIONS}
        """,
    ),
    server_rule(
        "CD512",
        "inquiry",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND NEW.kind <> '{QuestionKind.FINDINGS}'
            AND (
              SELECT count(*)
              FROM inquiry i
              WHERE
                i.outcome IS NULL
                AND i.requested_by = cd_me()
                AND i.kind <> '{QuestionKind.FINDINGS}'
            ) >= {WAITING_QUESTIONS}
        """,
    ),
    Refusal("CD501", "debt_answer", "UPDATE", ALWAYS),
    Refusal("CD501", "debt_answer", "DELETE", ALWAYS),
    # Only who really asked can answer.
    server_rule("CD502", "debt_answer", "INSERT", f"NOT {MACHINE} OR {stale('NEW.answered_at')}"),
    server_rule("CD502", "account_answer", "INSERT", f"NOT {MACHINE}"),
    server_rule("CD502", "person_answer", "INSERT", f"NOT {MACHINE}"),
    # An answer about another code would clear a debt that is there.
    server_rule(
        "CD503",
        "debt_answer",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM inquiry i
              WHERE
                i.id = NEW.inquiry_id
                AND i.application_id = NEW.application_id
                AND i.subject = NEW.subscriber_code
                AND i.kind IN {listed(ASK_BILLING_FOR_DEBT)}
            )
        """,
    ),
    server_rule(
        "CD504",
        "inquiry",
        "INSERT",
        f"""
            NEW.requested_by IS DISTINCT FROM cd_me()
            OR {another_name("NEW.requested_by_name")}
            OR cd_role() = 'auditor'
            OR {stale("NEW.requested_at")}
        """,
    ),
    # A question is put unanswered; an outcome that comes with it was made up.
    server_rule(
        "CD505",
        "inquiry",
        "INSERT",
        """
            NEW.outcome IS NOT NULL
            OR NEW.claimed_at IS NOT NULL
            OR NEW.attempts <> 0
            OR NEW.certificate_number IS NOT NULL
        """,
    ),
    # The register is asked by whoever has opened the case, and its history says so. Before anything
    # of the case is compared: what is not in sight is not measured, either.
    server_rule(
        "CD506",
        "inquiry",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND NOT CASE
              WHEN NEW.kind = '{QuestionKind.PERSON}' THEN NEW.application_id = ANY (cd_tickets())
              ELSE cd_sees(NEW.application_id)
            END
        """,
    ),
    # A question about somebody who is not of this application would make the register an oracle.
    server_rule(
        "CD506",
        "inquiry",
        "INSERT",
        f"""
            CASE
              WHEN NEW.kind = '{QuestionKind.PERSON}' THEN NOT EXISTS (
                SELECT 1
                FROM application_person a
                WHERE a.application_id = NEW.application_id AND a.fin = NEW.subject
              )
              WHEN NEW.kind IN {_OF_THE_CASE} THEN NOT EXISTS (
                SELECT 1 {OF_APPLICATION} AND p.number = NEW.subject
              )
              ELSE NOT EXISTS (SELECT 1 {OF_APPLICATION} AND p.subscriber_code = NEW.subject)
            END
        """,
    ),
    server_rule(
        "CD507",
        "inquiry",
        "INSERT",
        f"""
            NEW.kind = '{QuestionKind.CERTIFICATE}'
            AND NOT EXISTS (
              SELECT 1 {OF_APPLICATION} AND p.service = 'no_debt' AND p.status = 'completed'
            )
        """,
    ),
    # An extract leaves the program: as with every list, whoever oversees takes it.
    server_rule(
        "CD514",
        "inquiry",
        "INSERT",
        f"""
            NEW.kind = '{QuestionKind.EXTRACT}'
            AND cd_me() IS NOT NULL
            AND cd_role() NOT IN {listed(OVERSEERS)}
        """,
    ),
    server_rule(
        "CD513",
        "inquiry",
        "INSERT",
        f"""
            NEW.kind = '{QuestionKind.LETTER}'
            AND NOT EXISTS (
              SELECT 1 {OF_APPLICATION}
              AND p.service = 'idp' AND p.status IN ('completed', 'refused')
            )
        """,
    ),
    # A person may give a question up, and nothing else.
    server_rule(
        "CD508",
        "inquiry",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND (
              NEW.outcome <> '{Ending.CANCELLED}'
              OR OLD.outcome IS NOT NULL
              OR {changed("subject", "kind", "application_id", "requested_by", "purpose")}
            )
        """,
    ),
    # An outcome is final; who wants to know again asks again.
    server_rule(
        "CD509",
        "inquiry",
        "UPDATE",
        f"{_QUESTION_CHANGED} OR OLD.outcome IS NOT NULL",
    ),
    server_rule("CD509", "inquiry", "DELETE", ALWAYS),
    server_rule("CD502", "account_answer", "UPDATE", ALWAYS),
    server_rule("CD502", "account_answer", "DELETE", ALWAYS),
    server_rule("CD502", "person_answer", "UPDATE", ALWAYS),
    server_rule("CD502", "person_answer", "DELETE", ALWAYS),
    Refusal(
        "CD510",
        "inquiry",
        "UPDATE",
        f"{_STRANGE_ENDING} OR NEW.kind NOT IN {one_of(QuestionKind)}",
    ),
)
