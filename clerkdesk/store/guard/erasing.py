"""What is emptied of an application whose personal data are erased: one list, of which come the
statements that empty it, what the rules let through meanwhile, and the proof that nothing is left.

The rows stay, with the digests that the history has of them; without nonce and content nobody can
try values until one fits. Certificates stay whole, and so does the history with its sentences.
"""

from sqlalchemy import JSON

from clerkdesk.domain.lifecycle import DECIDED, Action
from clerkdesk.domain.limits import DAY_SECONDS, ERASED_EARLIER_DAYS
from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.guard import recurring_sql
from clerkdesk.store.guard.caravan_sql import FORGET_OF_APPLICATION
from clerkdesk.store.guard.literals import one_of
from clerkdesk.store.models import Base

ERASE = Action.ERASE

_FOLDED_NUMBER = "lower(replace(number, '-', ' '))"
"""As ``folds.search_fold`` has it of a number alone."""
EMPTIED: dict[str, dict[str, str]] = {
    "application": {
        "name": "''",
        "search_fold": _FOLDED_NUMBER,
        "sort_key": "''",
        "masked_fin": "''",
        "masked_mobile": "''",
        "subscriber_code": "NULL",
        "waiting_for": "NULL",
        "decision_text": "NULL",
    },
    "application_detail": {
        "mobile": "''",
        "mobile_confirmed_at": "NULL",
        "mobile_missing_at": "NULL",
        "email": "NULL",
        "address": "NULL",
        "previous_address": "NULL",
        "previous_address_fold": "NULL",
        "new_subscriber_code": "NULL",
        "reason": "NULL",
        "owner_name": "NULL",
        "consumer_group": "NULL",
    },
    "application_person": {
        "fin": "''",
        "surname": "''",
        "name": "''",
        "patronymic": "''",
        "birth_date": "NULL",
        "birth_year": "NULL",
        "id_document": "NULL",
    },
    "document": {"name": "''", "fin": "NULL", "verdict_reason": "NULL"},
    # Names of signers, and of what is attached.
    "document_remark": {"params": "'{}'"},
    "note": {"text": "''"},
    "amendment": {"old": "NULL", "new": "NULL"},
    "finding": {"subject": "CAST(id AS TEXT)", "facts": "'{}'"},
    "acknowledgement": {"text": "NULL"},
    "second_look": {"text": "NULL"},
    "sample_look": {"text": "NULL"},
    "inquiry": {"subject": "''", "fault_params": "NULL"},
    "debt_answer": {"subscriber_code": "''"},
    "account_answer": {
        "subscriber_code": "''",
        "holder_fin": "NULL",
        "holder_name": "''",
        "address": "''",
        "district": "''",
        "current_code": "NULL",
    },
    "person_answer": {
        "fin": "''",
        "surname": "''",
        "name": "''",
        "patronymic": "''",
        "birth_date": "NULL",
        "birth_year": "NULL",
        "id_document": "NULL",
        "address": "''",
        "id_document_expires": "NULL",
    },
    "outbox_message": {"params": "'{}'", "fault": "NULL"},
}
"""Table → column → what stands there afterwards."""
_KEYS = {"application": "id"}
"""Which column of a table names the application, where it is not ``application_id``."""
TAKEN_OUT = {
    "document_content": "document_id IN (SELECT d.id FROM document d WHERE d.application_id = {})",
    "draft": "application_id = {}",
    "case_extract": "application_id = {}",
    "application_link": "application_id = {0} OR other_id = {0}",
}
"""Table → which of its rows go altogether; of none the history speaks."""
_OF_THE_ACT = ("version", "op_id", "erased_at", "changed_at")
_LAST = ("last_action", "last_actor_id", "last_actor", "last_reason")


def key_of(table: str) -> str:
    """The column of a table that names the application."""
    return _KEYS.get(table, "application_id")


def under_way(application: str) -> str:
    """Whether the whole of this application is being emptied in this transaction."""
    return f"""
        EXISTS (
          SELECT 1
          FROM erasure x
          WHERE
            x.application_id = {application}
            AND x.person_id IS NULL
            AND x.begun_at IS NOT NULL
            AND x.erased_at IS NULL
        )
    """


def _compared(table: str, column: str, row: str) -> str:
    # JSON is not comparable on PostgreSQL.
    is_json = isinstance(Base.metadata.tables[table].columns[column].type, JSON)
    return f'CAST({row}."{column}" AS TEXT)' if is_json else f'{row}."{column}"'


def _value(value: str, row: str) -> str:
    return value.replace("(number", f"({row}.number").replace("CAST(id", f"CAST({row}.id")


def is_emptied(table: str, row: str) -> str:
    """Whether a row holds nothing that is to be emptied."""
    conditions = [
        f"{_compared(table, column, row)} IS NOT DISTINCT FROM {_value(value, row)}"
        for column, value in EMPTIED[table].items()
    ]
    return f"({' AND '.join(conditions)})"


def only_emptied(table: str, turn: str | None = None) -> str:
    """Whether a change does nothing but empty a row whose turn it is: ``turn``, as SQL over OLD;
    None: the whole application's.
    """
    free = {*EMPTIED[table]}
    if table == "application":
        free |= {*_OF_THE_ACT, *_LAST}
    kept = [
        f"{_compared(table, column, 'NEW')} IS NOT DISTINCT FROM {_compared(table, column, 'OLD')}"
        for column in Base.metadata.tables[table].columns.keys()
        if column not in free
    ]
    act = f"NEW.last_action = '{ERASE}' AND " if table == "application" else ""
    return f"""
        ({act}{is_emptied(table, "NEW")} AND {" AND ".join(kept)}
        AND {turn or under_way(f"OLD.{key_of(table)}")})
    """


def taken_out(table: str) -> str:
    """Whether a row that goes is of an application whose turn it is."""
    if table == "document_content":
        return under_way("(SELECT d.application_id FROM document d WHERE d.id = OLD.document_id)")
    return under_way("OLD.application_id")


def left_over(application: str) -> str:
    """Whether anything is left that was to be emptied."""
    rows = [
        f"EXISTS (SELECT 1 FROM {table} r WHERE r.{key_of(table)} = {application}"
        f" AND NOT {is_emptied(table, 'r')})"
        for table in EMPTIED
    ]
    rows += [
        f"EXISTS (SELECT 1 FROM {table} WHERE {condition.format(application)})"
        for table, condition in TAKEN_OUT.items()
    ]
    rows.append(recurring_sql.LEFT_OVER.format(application))
    return f"({' OR '.join(rows)})"


MAY_BE_ERASED = f"""
    p.status IN {one_of(DECIDED)}
    AND p.erased_at IS NULL
    AND NOT p.billing_pending
    AND NOT EXISTS (
      SELECT 1
      FROM outbox_message m
      WHERE m.application_id = p.id AND m.state = 'queued'
    )
    AND NOT EXISTS (
      SELECT 1 FROM inquiry i WHERE i.application_id = p.id AND i.outcome IS NULL
    )
"""
"""Of ``application p``: it has ended, and nobody waits for anything that speaks of it."""
DAYS_A_MONTH = 365.0 / 12


def is_old_enough(months: str) -> str:
    """Of ``application p``: the rule's months have passed since its end, to a few days; the day
    itself is the domain's.
    """
    days = f"({months} * {DAYS_A_MONTH} - {ERASED_EARLIER_DAYS})"
    return f"age(p.decided_at) >= {days} * {DAY_SECONDS}"


def _emptying(table: str) -> str:
    columns = EMPTIED[table]
    if table == "application":
        columns = columns | {
            "version": "version + 1",
            "op_id": ":op_id",
            "erased_at": "cd_now()",
            "changed_at": "cd_now()",
            "last_action": f"'{ERASE}'",
            "last_actor_id": "NULL",
            "last_actor": "'worker'",
            "last_reason": "NULL",
        }
    sets = ", ".join(f'"{column}" = {value}' for column, value in columns.items())
    if table == "application":
        return f"UPDATE application SET {sets} WHERE id = :application"
    return f"""
        UPDATE {table} SET {sets}
        WHERE {key_of(table)} = :application AND NOT {is_emptied(table, table)}
    """


FORGET = """
    UPDATE event
    SET nonce = NULL
    WHERE
      application_id = :application
      AND nonce IS NOT NULL
      AND EXISTS (
        SELECT 1
        FROM event later
        WHERE
          later.application_id = event.application_id
          AND later.row_table = event.row_table
          AND later.row_key = event.row_key
          AND later.id > event.id
      )
"""
"""What a row was before is known by its digest alone, which nobody can try values against."""
STATEMENTS: tuple[str, ...] = (
    "UPDATE erasure SET begun_at = cd_now() WHERE id = :erasure",
    FORGET_OF_APPLICATION,
    recurring_sql.FORGET_OF_APPLICATION,
    *[
        f"DELETE FROM {table} WHERE {sql.format(':application')}"
        for table, sql in TAKEN_OUT.items()
    ],
    *[_emptying(table) for table in EMPTIED],
    FORGET,
    recurring_sql.FORGET_EVENTS,
    "UPDATE erasure SET erased_at = cd_now() WHERE id = :erasure",
)
"""One application's turn, in this order and in one transaction: parameters erasure, application and
op_id.
"""
