"""Findings: what is found by itself, who weighs it, and that nothing is approved before.

People write acknowledgements only. A finding is written by the triggers here (links, notes) or by
the worker, which is asked by the triggers here whenever something that it compares has changed.
"""

from clerkdesk.domain.addresses import FLAT_IN_LINK_KEY
from clerkdesk.domain.findings import KEEP_FROM_APPROVING, OF_LINKS, SILENT_SECONDS, FindingKind
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Reaction, Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, changed, just_now, server_rule, stale
from clerkdesk.store.guard.rules.second_looks import SECOND_LOOKS, state_after
from clerkdesk.store.guard.sql import WAITING_QUESTIONS

_OPEN = "('new', 'in_progress')"
_KEPT = listed(KEEP_FROM_APPROVING)
_WORKER_LIVES = f"EXISTS (SELECT 1 FROM heartbeat h WHERE {just_now('h.at', SILENT_SECONDS)})"
_BEING_CHECKED = f"""
    EXISTS (
      SELECT 1 FROM inquiry i WHERE i.application_id = NEW.id AND {WAITING_QUESTIONS}
    )
"""
_SILENCE_WEIGHED = f"""
    EXISTS (
      SELECT 1
      FROM acknowledgement w
      WHERE
        w.application_id = NEW.id
        AND w.finding_id IS NULL
        AND w.at >= (
          SELECT max(i.requested_at)
          FROM inquiry i
          WHERE i.application_id = NEW.id AND {WAITING_QUESTIONS}
        )
    )
"""

FINDINGS: tuple[Refusal, ...] = (
    Refusal(
        "CD111",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'approve'
            AND EXISTS (
              SELECT 1
              FROM finding f
              WHERE f.application_id = NEW.id AND f.state IN {_KEPT}
            )
        """,
    ),
    Refusal(
        "CD112",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'approve'
            AND {_BEING_CHECKED}
            AND ({_WORKER_LIVES} OR NOT {_SILENCE_WEIGHED})
        """,
    ),
    Refusal("CD611", "finding", "INSERT", "NEW.state <> 'open'"),
    Refusal(
        "CD612",
        "finding",
        "UPDATE",
        f"""
            NEW.state IN ('acknowledged', 'second_look') AND NEW.state <> {state_after("NEW")}
        """,
    ),
    Refusal(
        "CD613",
        "finding",
        "UPDATE",
        f"""
            {changed("id", "application_id", "kind", "subject", "other_id", "note_id", "found_at")}
            OR NEW.revision < OLD.revision
            OR (NEW.facts <> OLD.facts AND NEW.revision = OLD.revision)
        """,
    ),
    Refusal("CD613", "finding", "DELETE", ALWAYS),
    Refusal("CD614", "acknowledgement", "UPDATE", ALWAYS),
    Refusal("CD614", "acknowledgement", "DELETE", ALWAYS),
    Refusal(
        "CD615",
        "acknowledgement",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM application p
              WHERE
                p.id = NEW.application_id
                AND p.status = 'in_progress'
                AND p.holder_id = NEW.actor_id
            )
        """,
    ),
    Refusal(
        "CD616",
        "acknowledgement",
        "INSERT",
        """
            NEW.finding_id IS NOT NULL
            AND NOT EXISTS (
              SELECT 1
              FROM finding f
              WHERE
                f.id = NEW.finding_id
                AND f.application_id = NEW.application_id
                AND f.kind = NEW.kind
                AND f.revision = NEW.revision
                AND f.state <> 'closed'
            )
        """,
    ),
    Refusal(
        "CD616",
        "acknowledgement",
        "INSERT",
        f"""
            NEW.finding_id IS NULL
            AND (
              NEW.kind <> '{FindingKind.NOT_COMPARED}'
              OR NEW.revision IS NOT NULL
              OR {_WORKER_LIVES}
            )
        """,
    ),
    Refusal(
        "CD617",
        "acknowledgement",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM finding_reason r
              JOIN application p ON p.service = r.service
              WHERE p.id = NEW.application_id AND r.code = NEW.reason
            )
            OR (NEW.reason = 'other' AND trim(COALESCE(NEW.text, '')) = '')
        """,
    ),
    server_rule(
        "CD618",
        "acknowledgement",
        "INSERT",
        f"""
            NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
            OR NOT cd_sees(NEW.application_id)
        """,
    ),
    *SECOND_LOOKS,
)


# -- what the worker is asked ----------------------------------------------------------------------


def ask(application: str, by: str, name: str, op_id: str) -> str:
    """One question about the findings of an open application; one that nobody has begun with
    speaks for this change, too. Every argument is an SQL expression over NEW.
    """
    return f"""
        INSERT INTO inquiry (
          application_id, kind, subject, purpose, requested_by, requested_by_name, requested_at,
          op_id, attempts
        )
        SELECT a.id, 'findings', a.number, 'review', {by}, {name}, cd_now(), {op_id}, 0
        FROM application a
        WHERE
          a.id = {application}
          AND a.status IN {_OPEN}
          AND NOT EXISTS (
            SELECT 1
            FROM inquiry i
            WHERE
              i.application_id = a.id
              AND i.kind = 'findings'
              AND i.outcome IS NULL
              AND i.claimed_at IS NULL
          )
    """


_OF_ANSWER = ask(
    application="NEW.application_id",
    by="NULL",
    name="'worker'",
    op_id="(SELECT q.op_id FROM inquiry q WHERE q.id = NEW.inquiry_id)",
)
_OF_CHANGE = ask(
    application="NEW.id", by="NEW.last_actor_id", name="NEW.last_actor", op_id="NEW.op_id"
)

ASKING: tuple[Reaction, ...] = (
    Reaction(
        name="weigh",
        table="application",
        event="INSERT",
        when=ALWAYS,
        statement=_OF_CHANGE,
    ),
    Reaction(
        name="weigh",
        table="application",
        event="UPDATE",
        when="NEW.last_action = 'amend' AND NEW.version <> OLD.version",
        statement=_OF_CHANGE,
    ),
    Reaction(
        name="weigh",
        table="document",
        event="INSERT",
        when="NEW.added_at IS NOT NULL",
        statement=ask(
            application="NEW.application_id",
            by="NULL",
            name="COALESCE(NEW.added_by, '')",
            op_id="COALESCE(NEW.op_id, '')",
        ),
    ),
    # Who looked later may have seen that it is readable in part only.
    Reaction(
        name="weigh",
        table="document_remark",
        event="UPDATE OF settled_at",
        when="OLD.settled_at IS NULL AND NEW.settled_at IS NOT NULL",
        statement=ask(
            application="NEW.application_id",
            by="NULL",
            name="'worker'",
            op_id="COALESCE(a.op_id, '')",
        ),
    ),
    Reaction(
        name="weigh",
        table="account_answer",
        event="INSERT",
        when=ALWAYS,
        statement=_OF_ANSWER,
    ),
    Reaction(
        name="weigh",
        table="person_answer",
        event="INSERT",
        when=ALWAYS,
        statement=_OF_ANSWER,
    ),
    Reaction(
        name="weigh",
        table="inquiry",
        event="UPDATE OF outcome",
        when="""
            OLD.outcome IS NULL
            AND NEW.outcome IN ('no_answer', 'unknown')
            AND NEW.kind IN ('account', 'person')
        """,
        statement=ask(
            application="NEW.application_id", by="NULL", name="'worker'", op_id="NEW.op_id"
        ),
    ),
)
"""Registration, amendment, a new document, an answer and its failing to come."""


# -- what is found by itself -----------------------------------------------------------------------


def linked(condition: str) -> str:
    """Findings of open applications by their links; ``condition`` over ``application_link l``.

    One that was closed is open again, or as acknowledged as it was.
    """
    return f"""
        INSERT INTO finding (
          application_id, kind, subject, severity, facts, revision, state, other_id, found_at
        )
        SELECT m.id, k.kind, o.number, k.severity, '{{}}', 1, 'open', o.id, cd_now()
        FROM application_link l
        JOIN application m ON m.id = l.application_id AND m.status IN {_OPEN}
        JOIN application o
          ON o.id = l.other_id AND o.service = m.service AND o.status <> 'refused'
        JOIN finding_kind k
          ON k.service = m.service
          AND k.kind = CASE
            WHEN l.kind = 'code' AND o.subscriber_code = m.subscriber_code THEN
              CASE
                WHEN m.service = 'idp' THEN '{FindingKind.OLD_CODE_ELSEWHERE}'
                WHEN o.status IN {_OPEN} THEN '{FindingKind.CODE_IN_WORK}'
              END
            WHEN m.service = 'idp' AND l.kind = 'address' AND EXISTS (
              SELECT 1
              FROM application_detail d
              WHERE
                d.application_id = m.id
                AND d.previous_address_fold LIKE '%{FLAT_IN_LINK_KEY}%'
            ) THEN '{FindingKind.OLD_ADDRESS_ELSEWHERE}'
            WHEN m.service = 'idp' AND l.kind = 'fin' AND EXISTS (
              SELECT 1
              FROM application_person a
              JOIN application_person b ON b.fin = a.fin
              WHERE
                a.application_id = m.id
                AND a.role = 'registered'
                AND b.application_id = o.id
                AND b.role = 'registered'
            ) THEN '{FindingKind.REGISTERED_ELSEWHERE}'
          END
        WHERE {condition}
        ON CONFLICT (application_id, kind, subject) DO UPDATE
        SET state = {state_after("finding")}
        WHERE finding.state = 'closed'
    """


_LINKED_KINDS = ", ".join(f"'{kind}'" for kind in OF_LINKS)

FINDING_REACTIONS: tuple[Reaction, ...] = (
    Reaction(
        name="found",
        table="application_link",
        event="INSERT",
        when=ALWAYS,
        statement=linked(
            "l.application_id = NEW.application_id"
            " AND l.other_id = NEW.other_id AND l.kind = NEW.kind"
        ),
    ),
    Reaction(
        name="found",
        table="application",
        event="UPDATE OF status",
        when="NEW.status = 'in_progress' AND OLD.status IN ('completed', 'refused')",
        statement=linked("l.application_id = NEW.id OR l.other_id = NEW.id"),
    ),
    # What speaks of an application that was refused, or is worked on no more.
    Reaction(
        name="found_no_more",
        table="application",
        event="UPDATE OF status",
        when="NEW.status IN ('completed', 'refused') AND OLD.status <> NEW.status",
        statement=f"""
            UPDATE finding
            SET state = 'closed'
            WHERE
              other_id = NEW.id
              AND state <> 'closed'
              AND kind IN ({_LINKED_KINDS})
              AND (NEW.status = 'refused' OR kind = '{FindingKind.CODE_IN_WORK}')
              AND EXISTS (
                SELECT 1
                FROM application a
                WHERE a.id = finding.application_id AND a.status IN {_OPEN}
              )
        """,
    ),
    Reaction(
        name="found",
        table="note",
        event="INSERT",
        when="NEW.important",
        statement=f"""
            INSERT INTO finding (
              application_id, kind, subject, severity, facts, revision, state, note_id, found_at
            )
            SELECT
              a.id, k.kind, CAST(NEW.id AS TEXT), k.severity, '{{}}', 1, 'open', NEW.id, cd_now()
            FROM application a
            JOIN finding_kind k
              ON k.service = a.service AND k.kind = '{FindingKind.IMPORTANT_NOTE}'
            WHERE a.id = NEW.application_id AND a.status IN {_OPEN}
        """,
    ),
    Reaction(
        name="weighed",
        table="acknowledgement",
        event="INSERT",
        when="NEW.finding_id IS NOT NULL",
        statement=f"""
            UPDATE finding
            SET state = {state_after("finding")}
            WHERE id = NEW.finding_id AND revision = NEW.revision AND state <> 'closed'
        """,
    ),
    Reaction(
        name="looked_at",
        table="second_look",
        event="INSERT",
        when=ALWAYS,
        statement=f"""
            UPDATE finding
            SET state = {state_after("finding")}
            WHERE id = NEW.finding_id AND state = 'second_look'
        """,
    ),
)


# -- the sign in the lists -------------------------------------------------------------------------


def _number(condition: str) -> str:
    return f"""
        (
          SELECT count(*)
          FROM finding f
          WHERE
            f.application_id = NEW.application_id
            AND f.state IN {_KEPT}{condition}
        )
    """


_NUMBERS = f"""
    UPDATE application
    SET
      open_findings = {_number("")},
      serious_findings = {_number(" AND f.severity = 'serious'")}
    WHERE id = NEW.application_id
"""

NUMBERED: tuple[Reaction, ...] = (
    Reaction(
        name="numbers",
        table="finding",
        event="INSERT",
        when=ALWAYS,
        statement=_NUMBERS,
    ),
    Reaction(
        name="numbers",
        table="finding",
        event="UPDATE OF state, severity",
        when="NEW.state <> OLD.state OR NEW.severity <> OLD.severity",
        statement=_NUMBERS,
    ),
)
NUMBER_COLUMNS = ("open_findings", "serious_findings")
"""Of ``application``: nobody changes them but these triggers, and no rule of its transitions speaks
of them.
"""
