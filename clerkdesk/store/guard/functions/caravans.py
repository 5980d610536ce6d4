"""The Committee's lists: taken in whole, and what stands of their people in the caller's own
applications.

One list is one look at everybody in it, past the searches of a minute. Its rows are the trace: each
has the HMAC that a search leaves, and stays. Nobody writes into the tables but these functions, and
only what an earlier transaction committed answers.
"""

from clerkdesk.domain.lifecycle import WRITERS as WRITING_ROLES
from clerkdesk.store.guard import caravan_sql
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, Function, query, refuse
from clerkdesk.store.guard.functions.sight import logged
from clerkdesk.store.guard.groups import STAFF, WORKERS, WRITERS
from clerkdesk.store.guard.literals import listed

_MAY = f"""
    self.id IS NOT NULL
    AND self.role IN {listed(WRITING_ROLES)}
    AND COALESCE('idp' = ANY (self.services), true)
"""
_COMMITTED = "c.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint"


def _of_a_list(statement: str, *parameters: str, only_where: str = "") -> str:
    """The body of a function about a list of the caller's organisation that is open; any other is
    as if it were not.
    """
    return f"""
        DECLARE
          self record;
        BEGIN
          {ASK}
          IF NOT ({_MAY})
            OR NOT EXISTS (
              SELECT 1
              FROM caravan c
              WHERE
                c.id = $1
                AND c.organisation_id = self.organisation
                AND c.closed_at IS NULL
                AND {_COMMITTED}
            )
          THEN {refuse("CD965")} END IF;
          {only_where}
          RETURN QUERY {query(statement, *parameters)};
        END
    """


CARAVANS = (
    Function(
        name="cd_take_caravan",
        arguments="list jsonb, instead_of bigint",
        returns="bigint",
        body=f"""
            DECLARE
              self record;
              key bigint;
            BEGIN
              {ASK}
              IF NOT ({_MAY}) THEN {refuse("CD961")} END IF;
              -- In a transaction that sees the past the lists of one's other sessions would not be
              -- counted.
              IF current_setting('transaction_isolation') <> 'read committed' THEN
                {refuse("CD962")}
              END IF;
              PERFORM pg_advisory_xact_lock(hashtext('clerkdesk.caravan'), self.id);
              IF instead_of IS NOT NULL THEN PERFORM cd_close_caravan(instead_of); END IF;
              INSERT INTO caravan (
                organisation_id, settlement, day, list_number, households, people, taken_by,
                taken_by_name, taken_at
              )
              VALUES (
                self.organisation,
                list ->> 'settlement',
                (list ->> 'day')::date,
                list ->> 'number',
                (
                  SELECT count(DISTINCT p ->> 'household')
                  FROM jsonb_array_elements(list -> 'people') p
                ),
                jsonb_array_length(list -> 'people'),
                self.id,
                self.name,
                cd_now()
              )
              RETURNING id INTO key;
              INSERT INTO caravan_person (
                caravan_id, position, household, fin, surname, name, patronymic, birth_date,
                birth_year, old_address, old_code, new_address, sought
              )
              SELECT
                key,
                p.place - 1,
                p.said ->> 'household',
                p.said ->> 'fin',
                p.said ->> 'surname',
                p.said ->> 'name',
                p.said ->> 'patronymic',
                (p.said ->> 'birth_date')::date,
                (p.said ->> 'birth_year')::integer,
                p.said ->> 'old_address',
                p.said ->> 'old_code',
                p.said ->> 'new_address',
                cd_hmac('fin:' || (p.said ->> 'fin'))
              FROM jsonb_array_elements(list -> 'people') WITH ORDINALITY AS p (said, place);
              RETURN key;
            -- The server's own words would hold the row, its HMAC and a whole FIN.
            EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
              {refuse("CD963")}
            END
        """,
        grantees=WRITERS,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_close_caravan",
        arguments="wanted bigint",
        returns="void",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              IF NOT ({_MAY}) THEN {refuse("CD961")} END IF;
              UPDATE caravan c
              SET closed_at = cd_now()
              WHERE c.id = $1 AND c.organisation_id = self.organisation AND c.closed_at IS NULL;
              IF NOT FOUND THEN {refuse("CD965")} END IF;
            END
        """,
        grantees=WRITERS,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_caravan_people",
        arguments="wanted bigint",
        returns="""
            TABLE (
              household text,
              place integer,
              surname text,
              name text,
              patronymic text,
              old_address text,
              has_code boolean,
              twice bigint
            )
        """,
        body=_of_a_list(caravan_sql.PEOPLE, "caravan"),
        grantees=STAFF,
    ),
    Function(
        name="cd_caravan_matches",
        arguments="wanted bigint",
        returns="""
            TABLE (
              household text,
              place integer,
              id bigint,
              number text,
              status text,
              is_applicant integer,
              organisation_id integer,
              department_id integer,
              service text
            )
        """,
        body=_of_a_list(caravan_sql.MATCHES.format(within=f"AND {IN_SCOPE}"), "caravan"),
        grantees=STAFF,
    ),
    # Whole FINs of people who may have applied for nothing: only behind a look that is written
    # down, and counted with the other searches.
    Function(
        name="cd_caravan_household",
        arguments="wanted bigint, wanted_household text",
        returns="""
            TABLE (
              place integer,
              fin text,
              surname text,
              name text,
              patronymic text,
              birth_date date,
              birth_year integer,
              old_address text,
              old_code text,
              new_address text
            )
        """,
        body=_of_a_list(
            caravan_sql.HOUSEHOLD,
            "caravan",
            "household",
            only_where=logged("'household:' || wanted || ':' || wanted_household"),
        ),
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_empty_caravan",
        arguments="wanted bigint",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD964")} END IF;
              {query(caravan_sql.EMPTY_LIST, "caravan")};
              UPDATE caravan c
              SET closed_at = COALESCE(c.closed_at, cd_now()), emptied_at = cd_now()
              WHERE c.id = $1 AND c.emptied_at IS NULL;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
