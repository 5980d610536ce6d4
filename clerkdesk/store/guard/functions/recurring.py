"""What recurs in an organisation, for those who oversee it: told to nobody who has not left a trace
of looking, without FINs, and without telephones but as HMACs.
"""

from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.domain.recurring import LOOK, PAIRS_DAYS, TELEPHONE, TELEPHONE_DAYS
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, Function, refuse
from clerkdesk.store.guard.functions.sight import logged
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.recurring_sql import IN_SIGHT, JUDGEMENTS, PAIRS, TELEPHONES

SOUGHT = f"{LOOK}:"
"""What a look leaves in the access log, as ``access.seek`` writes it."""


def _statement(statement: str, days: int = 0) -> str:
    since = f"cd_now() - INTERVAL '{days} days'"
    return (
        statement.replace("d.mobile/*text*/", f"cd_hmac('{TELEPHONE}' || d.mobile)")
        .replace("/*in sight*/", IN_SIGHT.replace("/*scope of a*/", IN_SCOPE))
        .replace("/*text*/", "::text")
        .replace("/*scope*/", f"AND {IN_SCOPE}")
        .replace(":organisation", "self.organisation")
        .replace(":since", since)
    )


def _told(name: str, returns: str, statement: str) -> Function:
    return Function(
        name=name,
        arguments="",
        returns=f"TABLE ({returns})",
        body=f"""
            #variable_conflict use_column
            DECLARE
              self record;
            BEGIN
              {ASK}
              IF self.role IS NULL OR self.role NOT IN {listed(OVERSEERS)} THEN
                {refuse("CD645")}
              END IF;
              {logged(f"'{SOUGHT}'")}
              RETURN QUERY {statement};
            END
        """,
        grantees=STAFF,
    )


_MEMBER = "id bigint, number text, department_id integer, status text"
RECURRING = (
    _told(
        "cd_recurring_pairs",
        f"kind text, {_MEMBER}, other_id bigint, other_number text, other_department_id integer,"
        " other_status text, found_at timestamptz",
        _statement(PAIRS, PAIRS_DAYS),
    ),
    _told(
        "cd_recurring_telephones",
        f"shared text, {_MEMBER}, registered_at timestamptz",
        _statement(TELEPHONES, TELEPHONE_DAYS),
    ),
    _told(
        "cd_recurring_judgements",
        "id bigint, kind text, hit_key text, members text, verdict text, words text, actor text,"
        " at timestamptz, asked_id bigint, state text, answered_by text",
        _statement(JUDGEMENTS),
    ),
)
