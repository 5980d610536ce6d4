"""What lies open on a person's desk, each table's rows by a function that the planner cannot look
into (``guard.desk``).
"""

from sqlalchemy.dialects import postgresql

from clerkdesk.domain import history
from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.groups import READER, STAFF
from clerkdesk.store.models import Base

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
    "second_look": "application_id",
    "sampled_decision": "application_id",
    "sample_look": "application_id",
    "inquiry": "application_id",
    "outbox_message": "application_id",
    "certificate": "application_id",
    "certificate_print": "application_id",
    "print_fate": "application_id",
    "revocation_wish": "application_id",
    "erasure": "application_id",
    "event": "application_id",
}
"""Of the applications for which the person has an access ticket: table → the column that names the
application.
"""
OF_THE_OFFICE = (
    "staff",
    "staff_department",
    "staff_service",
    "queue_count",
    "absence",
    "caravan",
    "draft",
    "counter_draft",
    "saved_view",
    "register_question",
    "portal_key",
    "erasure_request",
)
"""Few rows: all that row-level security shows."""


_KEYS = """
     WHERE (SELECT cd_role()) = 'admin' AND t.organisation_id = (SELECT cd_organisation())
"""
"""The keys of portals are hashes that nobody else may try: not by row-level security alone."""
SHOWN: dict[str, tuple[str, ...]] = {"event": (*history.FIELDS, "hash")}
"""Of tables that have a column for nobody's eyes (the nonce): what is shown."""


def _typed(table: str) -> str:
    columns = Base.metadata.tables[table].columns
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    typed = [f'"{name}" {columns[name].type.compile(dialect)}' for name in SHOWN[table]]
    return f"TABLE ({', '.join(typed)})"


def _rows(table: str, condition: str) -> Function:
    names = ", ".join(f't."{name}"' for name in SHOWN.get(table, ()))
    return Function(
        name=f"cd_desk_{table}",
        arguments="",
        returns=_typed(table) if table in SHOWN else f"SETOF {table}",
        body=f"BEGIN RETURN QUERY SELECT {names or 't.*'} FROM {table} t{condition}; END",
        grantees=STAFF,
        owner=READER,
    )


DESK = (
    *[
        _rows(table, f" WHERE t.{column} = ANY ((SELECT cd_tickets())::bigint[])")
        for table, column in OF_OPEN_CASES.items()
    ],
    *[_rows(table, _KEYS if table == "portal_key" else "") for table in OF_THE_OFFICE],
)
