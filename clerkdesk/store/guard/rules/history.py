"""The history: what the database writes of every change by itself."""

from clerkdesk.domain.outcomes import SILENCE, Ending
from clerkdesk.store.guard.literals import one_of
from clerkdesk.store.guard.refusal import Reaction
from clerkdesk.store.guard.rules.phrases import ALWAYS, WORKER_ACTIONS
from clerkdesk.store.guard.witnesses import content, key


def _event(
    table: str,
    application: str,
    actor_id: str,
    actor: str,
    action: str,
    source: str,
    target: str,
    detail: str,
    op_id: str,
) -> str:
    """One event about the new row of a table; every other argument is an SQL expression over NEW
    and OLD.
    """
    return f"""
        INSERT INTO event (
          application_id, at, actor_id, actor, action, from_status, to_status, detail, op_id,
          row_table, row_key, nonce
        )
        VALUES (
          {application}, cd_now(), {actor_id}, {actor},
          {action}, {source}, {target}, {detail}, {op_id},
          '{table}', {key(table)}, {content(table)}
        )
    """


HISTORY: tuple[Reaction, ...] = (
    Reaction(
        name="history",
        table="application",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="application",
            application="NEW.id",
            actor_id="NEW.last_actor_id",
            actor="NEW.last_actor",
            action="'registered'",
            source="NULL",
            target="NEW.status",
            detail="NEW.channel",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="application",
        event="UPDATE",
        when=f"NEW.last_action NOT IN {WORKER_ACTIONS} AND NEW.version <> OLD.version",
        statement=_event(
            table="application",
            application="NEW.id",
            actor_id="NEW.last_actor_id",
            actor="NEW.last_actor",
            action="NEW.last_action",
            source="OLD.status",
            target="NEW.status",
            detail="NEW.last_reason",
            op_id="NEW.op_id",
        ),
    ),
    # One that is erased has no name any more: that is no verdict.
    Reaction(
        name="history",
        table="document",
        event="UPDATE OF fits, verdict_reason, verdict_at",
        when="NEW.name <> ''",
        statement=_event(
            table="document",
            application="NEW.application_id",
            actor_id="NEW.verdict_by",
            actor="NEW.verdict_by_name",
            action="'verdict'",
            source="NULL",
            target="NULL",
            detail="""
                NEW.kind
                || CASE WHEN NEW.fits IS NULL THEN ' 0' WHEN NEW.fits THEN ' +' ELSE ' -' END
                || CASE WHEN NEW.verdict_via = 'window' THEN '' ELSE ' @' END
                || ' ' || COALESCE(NEW.verdict_reason, '')
            """,
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="document",
        event="INSERT",
        when="NEW.added_at IS NOT NULL",
        statement=_event(
            table="document",
            application="NEW.application_id",
            actor_id="NULL",
            actor="COALESCE(NEW.added_by, '')",
            action="'add_document'",
            source="NULL",
            target="NULL",
            detail="NEW.kind || ' ' || NEW.name",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="note",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="note",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="NEW.kind",
            source="NULL",
            target="NULL",
            detail="NEW.outcome",
            op_id="NEW.op_id",
        ),
    ),
    # Of a note there is a row already.
    Reaction(
        name="history",
        table="finding",
        event="INSERT",
        when="NEW.note_id IS NULL",
        statement=_event(
            table="finding",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'finding'",
            source="NULL",
            target="NULL",
            detail="NEW.kind",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="finding",
        event="UPDATE OF state",
        when="NEW.state <> OLD.state AND NEW.state IN ('open', 'closed')",
        statement=_event(
            table="finding",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="CASE NEW.state WHEN 'open' THEN 'finding' ELSE 'finding_closed' END",
            source="NULL",
            target="NULL",
            detail="NEW.kind",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="acknowledgement",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="acknowledgement",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'acknowledge'",
            source="NULL",
            target="NULL",
            detail="NEW.kind || ' ' || NEW.reason || COALESCE(' ' || NEW.text, '')",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="second_look",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="second_look",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'second_look'",
            source="NULL",
            target="NULL",
            detail="""
                (SELECT f.kind FROM finding f WHERE f.id = NEW.finding_id)
                || CASE WHEN NEW.agrees THEN ' +' ELSE ' -' END
                || COALESCE(' ' || NEW.text, '')
            """,
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="sampled_decision",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="sampled_decision",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'sampled'",
            source="NULL",
            target="NULL",
            detail="NULL",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="sample_look",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="sample_look",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'sample_look'",
            source="NULL",
            target="NULL",
            detail="""
                CASE WHEN NEW.agrees THEN '+' ELSE '-' END
                || COALESCE(' ' || NEW.reason, '')
                || COALESCE(' ' || NEW.text, '')
            """,
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="debt_answer",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="debt_answer",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'debt_answer'",
            source="NULL",
            target="NULL",
            detail="CAST(NEW.amount_qepik AS TEXT)",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="inquiry",
        event="UPDATE OF outcome",
        when=f"NEW.outcome IN {one_of({*SILENCE, Ending.CANNOT_BE_FORMED})}",
        statement=_event(
            table="inquiry",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action=f"""
                CASE NEW.outcome
                  WHEN '{Ending.CANNOT_BE_FORMED}' THEN '{Ending.CANNOT_BE_FORMED}'
                  ELSE '{Ending.NO_ANSWER}'
                END
            """,
            source="NULL",
            target="NULL",
            detail="NEW.fault",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="certificate",
            application="NEW.application_id",
            actor_id="NEW.requested_by",
            actor="NEW.requested_by_name",
            action="'certificate'",
            source="NULL",
            target="NULL",
            detail="NEW.number",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate",
        event="UPDATE OF state",
        when="NEW.state <> OLD.state",
        statement=_event(
            table="certificate",
            application="NEW.application_id",
            actor_id="NEW.state_actor_id",
            actor="COALESCE(NEW.state_by, 'worker')",
            action="NEW.state",
            source="NULL",
            target="NULL",
            detail="NEW.number || ' ' || COALESCE(NEW.state_reason, '')",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="certificate_print",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="certificate_print",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'print'",
            source="NULL",
            target="NULL",
            detail="CAST(NEW.copy AS TEXT)",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="revocation_wish",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="revocation_wish",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'revoke_asked'",
            source="NULL",
            target="NULL",
            detail="NEW.reason",
            op_id="NEW.op_id",
        ),
    ),
    Reaction(
        name="history",
        table="print_fate",
        event="INSERT",
        when=ALWAYS,
        statement=_event(
            table="print_fate",
            application="NEW.application_id",
            actor_id="NEW.actor_id",
            actor="NEW.actor",
            action="'sheet'",
            source="NULL",
            target="NULL",
            detail="'fate_' || NEW.fate",
            op_id="NEW.op_id",
        ),
    ),
    # Of a whole one its own row says so.
    Reaction(
        name="history",
        table="erasure",
        event="UPDATE OF erased_at",
        when="NEW.person_id IS NOT NULL AND NEW.erased_at IS NOT NULL",
        statement=_event(
            table="erasure",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'erase_person'",
            source="NULL",
            target="NULL",
            detail="NULL",
            op_id="NULL",
        ),
    ),
    Reaction(
        name="history",
        table="outbox_message",
        event="UPDATE OF state",
        when="NEW.state <> OLD.state AND NEW.state <> 'queued'",
        statement=_event(
            table="outbox_message",
            application="NEW.application_id",
            actor_id="NULL",
            actor="'worker'",
            action="'message'",
            source="NULL",
            target="NULL",
            detail="NEW.event || ' ' || NEW.channel || ' ' || NEW.state",
            op_id="NULL",
        ),
    ),
)
