"""Who is logged in.

Identity is ``session_user``, never ``current_user`` and never a column: SET ROLE changes nothing
here. An account that is closed gets CD001, a login without an account CD002.
"""

from clerkdesk.store.guard.functions.function import Function, refuse


def _mine(column: str, of_a_service: str = "NULL") -> str:
    """The body of a function that gives one column of the caller's account, from ``staff s``."""
    return f"""
        DECLARE
          mine record;
        BEGIN
          SELECT s.active, {column} AS value INTO mine
          FROM staff s
          WHERE s.login = session_user;
          IF NOT FOUND THEN
            IF cd_service() = '' THEN {refuse("CD002")} END IF;
            RETURN {of_a_service};
          END IF;
          IF NOT mine.active THEN {refuse("CD001")} END IF;
          RETURN mine.value;
        END
    """


# An office of another organisation counts as none; who has no other sees none.
_DEPARTMENTS = """
    (
      SELECT array_remove(
        array_agg(CASE WHEN o.organisation_id = s.organisation_id THEN o.id END), NULL
      )
      FROM staff_department d
      JOIN department o ON o.id = d.department_id
      WHERE d.staff_id = s.id
    )
"""
_SERVICES = "(SELECT array_agg(v.service::text) FROM staff_service v WHERE v.staff_id = s.id)"

IDENTITY = (
    Function(
        name="cd_service",
        arguments="",
        returns="text",
        body="""
            SELECT CASE
              WHEN pg_has_role(session_user, 'cd_owner', 'MEMBER') THEN 'owner'
              WHEN pg_has_role(session_user, 'cd_worker', 'USAGE') THEN 'worker'
              WHEN pg_has_role(session_user, 'cd_gateway', 'USAGE') THEN 'gateway'
              ELSE ''
            END
        """,
        language="sql",
    ),
    # What a desk asks when it starts: it refuses nobody, a closed account is told as such.
    Function(
        name="cd_myself",
        arguments="",
        returns="""
            TABLE (
              id integer,
              login text,
              name text,
              role text,
              organisation_id integer,
              active boolean,
              departments text,
              services text,
              service text,
              organisation text
            )
        """,
        body="""
            BEGIN
              RETURN QUERY
                SELECT
                  s.id,
                  s.login::text,
                  s.name::text,
                  s.role::text,
                  s.organisation_id,
                  s.active,
                  (
                    SELECT string_agg(d.department_id::text, ',')
                    FROM staff_department d
                    WHERE d.staff_id = s.id
                  ),
                  (SELECT string_agg(v.service, ',') FROM staff_service v WHERE v.staff_id = s.id),
                  ''::text,
                  (SELECT o.code::text FROM organisation o WHERE o.id = s.organisation_id)
                FROM staff s
                WHERE s.login = session_user;
              IF NOT FOUND THEN
                RETURN QUERY
                  SELECT
                    NULL::integer, session_user::text, ''::text, NULL, NULL::integer,
                    true, NULL, NULL, cd_service(), NULL;
              END IF;
            END
        """,
    ),
    # Everything at once, for functions and triggers; the single ones are for policies. A service
    # has only its kind.
    Function(
        name="cd_self",
        arguments="",
        returns="""
            TABLE (
              id integer,
              role text,
              name text,
              organisation integer,
              departments integer[],
              services text[],
              service text
            )
        """,
        body=f"""
            DECLARE
              mine record;
            BEGIN
              SELECT
                s.id,
                s.role::text AS role,
                s.name::text AS name,
                s.organisation_id,
                s.active,
                {_DEPARTMENTS} AS departments,
                {_SERVICES} AS services
              INTO mine
              FROM staff s
              WHERE s.login = session_user;
              IF NOT FOUND THEN
                id := NULL;
                service := cd_service();
                role := service;
                IF service = '' THEN {refuse("CD002")} END IF;
                RETURN NEXT;
                RETURN;
              END IF;
              IF NOT mine.active THEN {refuse("CD001")} END IF;
              id := mine.id;
              role := mine.role;
              name := mine.name;
              organisation := mine.organisation_id;
              departments := mine.departments;
              services := mine.services;
              service := '';
              RETURN NEXT;
            END
        """,
        grantees=(),
    ),
    Function("cd_me", "", "integer", _mine("s.id")),
    Function("cd_role", "", "text", _mine("s.role::text", of_a_service="cd_service()")),
    Function("cd_name", "", "text", _mine("s.name::text")),
    Function("cd_organisation", "", "integer", _mine("s.organisation_id")),
    Function("cd_departments", "", "integer[]", _mine(_DEPARTMENTS)),
    Function("cd_services", "", "text[]", _mine(_SERVICES)),
)
