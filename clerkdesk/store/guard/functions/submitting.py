"""A submission in two calls: what is to be known before its rows are made, and the rows. The
gateway's; rows are written with the caller's own rights, so that every wall stands before them.
"""

from clerkdesk.domain.limits import LONGEST_TERM_DAYS
from clerkdesk.store.guard.functions.function import Function, refuse
from clerkdesk.store.guard.groups import GATEWAY, SCHEMA
from clerkdesk.store.guard.own_ids import is_read_back, numbered, written
from clerkdesk.store.guard.witnesses import quoted
from clerkdesk.store.models import Base

_OURS = {"application_id": "new_application", "document_id": "new_document"}
"""Columns that name a row of the same submission: the function's variables."""


def _insert(name: str, rows: str, *, drawn: str | None = None) -> str:
    """``rows``: a JSON list of them; ``drawn``: the number of the row, where an INSERT does not
    tell it.
    """
    table = Base.metadata.tables[name]
    names = written(table)
    values = [_OURS.get(column, f"r.{quoted(column)}") for column in names]
    if numbered(name) is not None and not is_read_back(name):
        names.append("id")
        values.append(drawn or f"nextval('{SCHEMA}.{name}_id_seq')")
    return f"""
        INSERT INTO {SCHEMA}.{name} ({", ".join(map(quoted, names))})
        SELECT {", ".join(values)}
        FROM json_populate_recordset(NULL::{SCHEMA}.{name}, {rows}) r
    """


SUBMITTING = (
    # What was sent before under the key or the id; else the term and the number of a new one.
    Function(
        name="cd_begin_submission",
        arguments=(
            "of_channel text, of_key text, of_request text, stated text, third text, second text, "
            "spelt text, of_organisation integer, submitted timestamptz, working_days integer, "
            "series text"
        ),
        returns="json",
        body=f"""
            DECLARE
              sent json;
              known json;
              due date;
            BEGIN
              IF cd_service() NOT IN ('gateway', 'owner') THEN {refuse("CD941")} END IF;
              IF (working_days BETWEEN 1 AND {LONGEST_TERM_DAYS}) IS NOT TRUE THEN
                {refuse("CD128")}
              END IF;
              SELECT row_to_json(s) INTO sent
              FROM (
                SELECT p.number, p.content_sha256
                FROM portal_submission p
                WHERE p.channel = of_channel AND p.idempotency_key = of_key
              ) s;
              IF sent IS NULL THEN
                SELECT row_to_json(k) INTO known
                FROM cd_known_request(of_channel, of_request, stated, third, second, spelt) k;
              END IF;
              IF sent IS NOT NULL OR known IS NOT NULL THEN
                RETURN json_build_object('at', cd_now(), 'sent', sent, 'known', known);
              END IF;
              due := cd_term(
                of_organisation, (submitted AT TIME ZONE 'Asia/Baku')::date, working_days
              );
              RETURN json_build_object(
                'at', cd_now(),
                'due_on', due,
                'due_at', cd_closing(of_organisation, due),
                'serial', cd_next_serial(
                  series, EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')::integer
                )
              );
            END
        """,
        grantees=GATEWAY,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_begin_submission",
        arguments=(
            "of_channel text, of_key text, of_request text, stated text, second text, spelt text, "
            "of_organisation integer, submitted timestamptz, working_days integer, series text"
        ),
        returns="json",
        body="BEGIN RETURN cd_begin_submission($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10); END",
        grantees=GATEWAY,
        volatility="VOLATILE",
        until_end=True,
    ),
    # The rows of one application, each table's as a list; gives its number and its documents' ids,
    # in their order.
    Function(
        name="cd_submit",
        arguments="rows json",
        returns="TABLE (application bigint, documents bigint[])",
        body=f"""
            DECLARE
              each json;
              new_application bigint;
              new_document bigint;
            BEGIN
              {_insert("application", "rows->'application'")} RETURNING id INTO new_application;
              {_insert("application_person", "rows->'application_person'")};
              {_insert("application_detail", "rows->'application_detail'")};
              FOR each IN SELECT * FROM json_array_elements(rows->'document') LOOP
                new_document := nextval('{SCHEMA}.document_id_seq');
                {_insert("document", "json_build_array(each)", drawn="new_document")};
                {_insert("document_remark", "each->'remarks'")};
                documents := documents || new_document;
              END LOOP;
              {_insert("outbox_message", "rows->'outbox_message'")};
              {_insert("inquiry", "rows->'inquiry'")};
              {_insert("portal_submission", "rows->'portal_submission'")};
              {_insert("operation", "rows->'operation'")};
              application := new_application;
              RETURN NEXT;
            END
        """,
        grantees=GATEWAY,
        volatility="VOLATILE",
        definer=False,
    ),
)
