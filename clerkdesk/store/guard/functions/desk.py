"""What lies open on a person's desk, each table's rows by a function that the planner cannot look
into (``guard.desk``).
"""

from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.groups import READER, STAFF

OF_OPEN_CASES = {
    "application": "id",
    "application_detail": "application_id",
    "application_person": "application_id",
    "document": "application_id",
    "document_remark": "application_id",
    "account_answer": "application_id",
    "person_answer": "application_id",
    "debt_answer": "application_id",
    "amendment": "application_id",
    "note": "application_id",
    "finding": "application_id",
    "acknowledgement": "application_id",
    "inquiry": "application_id",
    "outbox_message": "application_id",
    "certificate": "application_id",
    "certificate_print": "application_id",
    "event": "application_id",
}
"""Of the applications for which the person has an access ticket: table → the column that names the
application.
"""
OF_THE_OFFICE = (
    "staff",
    "staff_department",
    "staff_service",
    "queue_counter",
    "draft",
    "counter_draft",
    "saved_view",
    "register_question",
    "portal_key",
)
"""Few rows: all that row-level security shows."""


def _rows(table: str, condition: str) -> Function:
    return Function(
        name=f"cd_desk_{table}",
        arguments="",
        returns=f"SETOF {table}",
        body=f"BEGIN RETURN QUERY SELECT t.* FROM {table} t{condition}; END",
        grantees=STAFF,
        owner=READER,
    )


DESK = (
    *[
        _rows(table, f" WHERE t.{column} = ANY ((SELECT cd_tickets())::bigint[])")
        for table, column in OF_OPEN_CASES.items()
    ],
    *[_rows(table, "") for table in OF_THE_OFFICE],
)
