"""What is emptied of somebody else's application when one person who is registered in it is erased:
what speaks of that person alone. The application stays its applicant's, with its decision, notes
and messages.
"""

from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.store.guard import recurring_sql
from clerkdesk.store.guard.caravan_sql import FORGET_OF_APPLICATION
from clerkdesk.store.guard.erasing import EMPTIED, is_emptied, only_emptied

REGISTERED = "registered"
_OF_FINDING = "({0}.subject = q.fin OR replace({0}.facts, q.fin, '') <> {0}.facts)"
_OF_ITS_FINDING = f"""
    EXISTS (SELECT 1 FROM finding f WHERE f.id = {{0}}.finding_id AND {_OF_FINDING.format("f")})
"""
ABOUT: dict[str, str] = {
    "second_look": _OF_ITS_FINDING,
    "acknowledgement": _OF_ITS_FINDING,
    "finding": _OF_FINDING,
    "inquiry": f"({{0}}.kind = '{QuestionKind.PERSON}' AND {{0}}.subject = q.fin)",
    "person_answer": "{0}.fin = q.fin",
    "document": "{0}.fin = q.fin",
    "application_person": "{0}.id = q.id",
}
"""Table → whether a row of the application speaks of ``application_person q``; emptied in this
order, for the last two say whose the others are.
"""
_LINK = """
    (
      {0}.kind = 'fin'
      AND (
        ({0}.application_id = q.application_id AND {0}.person_position = q.position)
        OR (
          {0}.other_id = q.application_id
          AND EXISTS (
            SELECT 1
            FROM application_person o
            WHERE
              o.application_id = {0}.application_id
              AND o.fin = q.fin
              AND CASE o.role
                WHEN 'registered' THEN {0}.person_position = o.position
                ELSE {0}.person_position IS NULL
              END
          )
        )
      )
    )
"""
"""It would say in which other application the person is still named."""


def under_way(application: str) -> str:
    """Whether a person of this application is being emptied in this transaction."""
    return f"""
        EXISTS (
          SELECT 1
          FROM erasure x
          WHERE
            x.application_id = {application}
            AND x.person_id IS NOT NULL
            AND x.begun_at IS NOT NULL
            AND x.erased_at IS NULL
        )
    """


def _turn(row: str, application: str, about: str) -> str:
    return f"""
        EXISTS (
          SELECT 1
          FROM erasure x
          JOIN application_person q ON q.id = x.person_id
          WHERE
            x.application_id = {row}.{application}
            AND x.begun_at IS NOT NULL
            AND x.erased_at IS NULL
            AND q.fin <> ''
            AND {about.format(row)}
        )
    """


def _left_over() -> str:
    """Whether anything but the person's own row is left that speaks of the person in OLD."""
    rows = [
        f"EXISTS (SELECT 1 FROM {table} r JOIN application_person q ON q.id = OLD.id"
        f" WHERE r.application_id = OLD.application_id AND {about.format('r')}"
        f" AND NOT {is_emptied(table, 'r')})"
        for table, about in ABOUT.items()
        if table != "application_person"
    ]
    return f"({' OR '.join(rows)})"


def too_early() -> str:
    """Of a person's own row that changes: it is their turn, and not yet its own."""
    return f"{_turn('OLD', 'application_id', ABOUT['application_person'])} AND {_left_over()}"


def only_person_emptied(table: str) -> str:
    """Whether a change does nothing but empty a row that speaks of a person whose turn it is; the
    person's own comes last, when nothing else is left.
    """
    emptied = only_emptied(table, _turn("OLD", "application_id", ABOUT[table]))
    if table == "application_person":
        return f"({emptied} AND NOT {_left_over()})"
    return emptied


def content_taken_out() -> str:
    """Whether a piece of a document that goes is of a person whose turn it is."""
    return f"""
        EXISTS (
          SELECT 1
          FROM document d
          WHERE d.id = OLD.document_id AND {_turn("d", "application_id", ABOUT["document"])}
        )
    """


_PERSON = """
    EXISTS (
      SELECT 1
      FROM erasure x
      JOIN application_person q ON q.id = x.person_id
      WHERE x.id = :erasure AND {0}
    )
"""


def _emptying(table: str) -> str:
    sets = ", ".join(f'"{column}" = {value}' for column, value in EMPTIED[table].items())
    return f"""
        UPDATE {table} SET {sets}
        WHERE
          application_id = :application
          AND NOT {is_emptied(table, table)}
          AND {_PERSON.format(ABOUT[table].format(table))}
    """


_TABLES = ", ".join(f"'{table}'" for table in ABOUT)
_FORGET = f"""
    UPDATE event
    SET nonce = NULL
    WHERE
      application_id = :application
      AND nonce IS NOT NULL
      AND row_table IN ({_TABLES})
      AND EXISTS (
        SELECT 1
        FROM event later
        JOIN erasure x ON x.id = :erasure
        WHERE
          later.application_id = event.application_id
          AND later.row_table = event.row_table
          AND later.row_key = event.row_key
          AND later.id > event.id
          AND later.at >= x.begun_at
      )
"""
STATEMENTS: tuple[str, ...] = (
    "UPDATE erasure SET begun_at = cd_now() WHERE id = :erasure",
    FORGET_OF_APPLICATION,
    recurring_sql.FORGET_OF_APPLICATION,
    f"""
        DELETE FROM document_content
        WHERE document_id IN (
          SELECT d.id
          FROM document d
          WHERE
            d.application_id = :application
            AND {_PERSON.format(ABOUT["document"].format("d"))}
        )
    """,
    f"""
        DELETE FROM application_link
        WHERE
          (application_id = :application OR other_id = :application)
          AND {_PERSON.format(_LINK.format("application_link"))}
    """,
    # Of a whole case, with everybody in it; a new one can be taken.
    "DELETE FROM case_extract WHERE application_id = :application",
    *[_emptying(table) for table in ABOUT],
    _FORGET,
    recurring_sql.FORGET_EVENTS,
    "UPDATE erasure SET erased_at = cd_now() WHERE id = :erasure",
)
"""One person's turn, in this order and in one transaction: parameters erasure and application."""
FORGETS = f"(OLD.row_table IN ({_TABLES}) AND {under_way('OLD.application_id')})"
"""Of an event: its nonce goes with a person whose turn it is."""
IS_ONE_OF = f"""
    EXISTS (
      SELECT 1
      FROM application_person q
      WHERE
        q.id = NEW.person_id
        AND q.application_id = NEW.application_id
        AND q.role = '{REGISTERED}'
        AND q.fin <> ''
        AND NOT EXISTS (
          SELECT 1
          FROM application_person o
          WHERE
            o.application_id = q.application_id
            AND o.fin = q.fin
            AND o.role <> '{REGISTERED}'
        )
    )
"""
"""Of a new erasure: it is of somebody who is registered in the application, and for whom it is not
their own.
"""
IS_DONE = f"""
    EXISTS (
      SELECT 1
      FROM application_person q
      WHERE q.id = NEW.person_id AND {is_emptied("application_person", "q")}
    )
"""
