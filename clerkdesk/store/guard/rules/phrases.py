"""The words of which the conditions are made.

Conditions of ``server_rule`` may ask who is logged in: ``cd_me()`` (the account's id; NULL for a
service), ``cd_role()``, ``cd_name()``, ``cd_organisation()`` (see ``guard.functions.identity``).
"""

from clerkdesk.domain.accounts import CITIZENS_PAGES
from clerkdesk.domain.eservices import Channel
from clerkdesk.domain.lifecycle import SUPERVISORS, WRITERS
from clerkdesk.domain.limits import (
    CLOCK_AHEAD_SECONDS,
    CLOCK_TOLERANCE_SECONDS,
    REGISTERING_SECONDS,
)
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal

ALWAYS = "1 = 1"
"""The condition of what nobody ever may, and of a reaction to every change."""
STAFF = f"cd_role() IN {listed(WRITERS)}"
SUPERVISES = f"cd_role() IN {listed(SUPERVISORS)}"
MACHINE = "cd_role() IN ('worker', 'owner')"
CITIZEN = "cd_role() = 'gateway'"
"""A citizen's own act, of whom the gateway says that a portal has authenticated them."""
OWNER = "cd_role() = 'owner'"
_PORTALS = f"('{CITIZENS_PAGES}', {listed(sorted(Channel))[1:]}"
"""Who speaks through the gateway without a key of its own: the citizens' pages, and whoever writes
into a channel's folder.
"""
WORKER_ACTIONS = "('billing')"
"""A change that is no transition: the worker notes that billing has answered a completed case."""
OF_APPLICATION = "FROM application p WHERE p.id = NEW.application_id"
"""The rest of a SELECT about the application to which the new row belongs; more conditions may
follow with AND.
"""


def just_now(moment: str, seconds: int = CLOCK_TOLERANCE_SECONDS) -> str:
    """A moment lies so many seconds back by the server's clock, and not ahead of it: a tolerance to
    both sides would be twice as wide, and let one put a moment behind what follows from it.
    """
    return f"(age({moment}) BETWEEN {-CLOCK_AHEAD_SECONDS} AND {seconds})"


def stale(moment: str, seconds: int = CLOCK_TOLERANCE_SECONDS) -> str:
    """A moment that the caller states is older than ``seconds`` by the server's clock, or ahead of
    it.
    """
    return f"NOT {just_now(moment, seconds)}"


def another_name(column: str) -> str:
    """A row is written in another name than the login's own: the account's, the kind of a program,
    or the portal for which the gateway speaks. Whoever has the database itself restores what others
    have written.
    """
    return f"""
        (
          {column} <> COALESCE(cd_name(), cd_role())
          AND NOT ({OWNER})
          AND NOT (
            {CITIZEN}
            AND (
              {column} IN {_PORTALS}
              OR EXISTS (SELECT 1 FROM portal_key k WHERE k.name = {column})
            )
          )
        )
    """


REGISTERING = f"""
    EXISTS (
      SELECT 1 {OF_APPLICATION}
      AND p.last_action = 'register'
      AND p.version = 1
      AND {just_now("p.registered_at", REGISTERING_SECONDS)}
      AND p.last_actor_id IS NOT DISTINCT FROM cd_me()
    )
"""
"""The new row's application was registered by the caller just now, and nothing has happened to it
since.
"""


def said_before(what: str) -> str:
    """The caller has said, in a row that an earlier transaction committed, that this is looked for
    (``cd_seek``): who tries and takes it back has left a trace.
    """
    return f"""
        EXISTS (
          SELECT 1
          FROM access_log l
          WHERE
            l.staff_id = cd_me()
            AND l.purpose = 'search'
            AND l.sought = cd_hmac({what})
            AND {just_now("l.at", REGISTERING_SECONDS)}
            AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint
        )
    """


def server_rule(code: str, table: str, event: str, when: str) -> Refusal:
    """A refusal of PostgreSQL alone: there the login is the person, while the embedded file has one
    system account for everybody.
    """
    return Refusal(code, table, event, when, server_only=True)


def changed(*columns: str) -> str:
    """One of the columns gets another value, NULL included."""
    conditions = [f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns]
    return f"({' OR '.join(conditions)})"


def amended(application: str, field: str) -> str:
    """Whether the newest amendment of the field says what the row now says; an empty value needs
    one, too.
    """
    of = f"b.application_id = {application} AND b.field = '{field}'"
    return f"""
        EXISTS (
          SELECT 1
          FROM amendment a
          WHERE
            a.id = (SELECT max(b.id) FROM amendment b WHERE {of})
            AND a.new IS NOT DISTINCT FROM NEW.{field}
        )
    """
