"""Accounts, and the settings that are the program's own."""

from clerkdesk.domain import term_rules
from clerkdesk.domain.accounts import (
    ORGANISATION_SETTINGS,
    PROGRAM_NAMES,
    RESERVED_BEGINNINGS,
    RESERVED_LOGINS,
)
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.guard.functions.people import OF_PEOPLE
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, changed, server_rule

_BEGINNINGS = ", ".join(f"'{beginning}'" for beginning in RESERVED_BEGINNINGS)
_RESERVED = f"""
    (
      lower(NEW.login) IN {listed(RESERVED_LOGINS)}
      OR substr(lower(NEW.login), 1, 3) IN ({_BEGINNINGS})
    )
"""
_NOT_ITS_OFFICE = """
    NOT EXISTS (
      SELECT 1
      FROM department d
      WHERE d.id = NEW.department_id AND d.organisation_id = {organisation}
    )
"""
_OF_THE_PERSON = "(SELECT s.organisation_id FROM staff s WHERE s.id = NEW.staff_id)"


_INSTALLATIONS = "(SELECT s.value FROM setting s WHERE s.key = '{key}')"


def _hour(key: str, row: str) -> str:
    """The setting of this key of the row's organisation, else the installation's."""
    return f"""
        COALESCE(
          (
            SELECT o.value
            FROM organisation_setting o
            WHERE o.organisation_id = {row}.organisation_id AND o.key = '{key}'
          ),
          {_INSTALLATIONS.format(key=key)}
        )
    """


def _no_hours(row: str, value: str) -> str:
    """An office closes before it opens (``office_settings.check_hours``) once the row's setting is
    the value.
    """
    return f"""
        ({row}.key = 'office_closes' AND {value} <= {_hour("office_opens", row)})
        OR ({row}.key = 'office_opens' AND {value} >= {_hour("office_closes", row)})
    """


def _other_term(event: str) -> str:
    """Another rule of terms begins tomorrow at the earliest, and is one (``domain.term_rules``)."""
    row = "OLD" if event == "DELETE" else "NEW"
    value = "NEW.value"
    if event == "DELETE":
        value = "(SELECT s.value FROM setting s WHERE s.key = OLD.key)"
    judged = " OR ".join(_begun(service, row, value) for service in Service)
    moved = "FALSE"
    if event == "UPDATE":
        keys = listed(tuple(term_rules.SERVICE_OF))
        moved = f"(OLD.key IN {keys} AND {changed('key', 'organisation_id')})"
    return f"cd_role() <> 'owner' AND ({judged} OR {moved})"


def _begun(service: Service, row: str, value: str) -> str:
    today = "baku_day(cd_now())"
    rules = f"COALESCE(NULLIF({value}, ''), '{term_rules.laid_down(service).text()}')"
    held = f"cd_term_days({row}.organisation_id, '{service}', {today}, %s)"
    holds = f"NULLIF(split_part(cd_term_rule({rules}, {today}), ' ', %s), '')::integer"
    others = [f"{holds % place} IS DISTINCT FROM {held % place}" for place in (1, 2)]
    if row == "NEW":
        following = f"split_part(split_part({rules}, '; ', 2), ' ', 1)"
        others.append(f"(position('; ' in {rules}) > 0 AND {following}::date <= {today})")
    return f"""
        (
          {row}.key = '{term_rules.setting_of(service)}'
          AND CASE
            WHEN {rules} !~ '{term_rules.pattern(service)}' THEN TRUE
            ELSE {" OR ".join(others)}
          END
        )
    """


PEOPLE: tuple[Refusal, ...] = (
    # What the program and the server call themselves: a person of that name would be taken for
    # them. An older account of such a name may be closed.
    Refusal("CD917", "staff", "INSERT", _RESERVED),
    Refusal("CD917", "staff", "UPDATE", f"{_RESERVED} AND NEW.active"),
    *[
        Refusal("CD903", "staff", event, f"lower(trim(NEW.name)) IN {listed(PROGRAM_NAMES)}")
        for event in ("INSERT", "UPDATE")
    ],
    server_rule(
        "CD911",
        "staff",
        "INSERT",
        """
            cd_role() NOT IN ('admin', 'owner')
            OR (cd_role() = 'admin' AND NEW.organisation_id <> cd_organisation())
        """,
    ),
    server_rule(
        "CD911",
        "staff",
        "UPDATE",
        """
            cd_role() NOT IN ('admin', 'owner')
            OR (cd_role() = 'admin' AND OLD.organisation_id <> cd_organisation())
        """,
    ),
    server_rule(
        "CD912", "staff", "UPDATE", changed("id", "login", "organisation_id", "created_at")
    ),
    # Passwords are the server's; a hash kept here would be one more to steal.
    server_rule("CD913", "staff", "INSERT", "NEW.password_hash IS NOT NULL"),
    server_rule("CD913", "staff", "UPDATE", "NEW.password_hash IS NOT NULL"),
    server_rule(
        "CD914", "staff", "UPDATE", "NEW.id = cd_me() AND (NOT NEW.active OR NEW.role <> OLD.role)"
    ),
    # Also of a login that is more than a person's: the worker's, the server's administrator's.
    server_rule("CD917", "staff", "INSERT", f"NOT cd_plain_login(NEW.login, {OF_PEOPLE})"),
    server_rule(
        "CD917",
        "staff",
        "UPDATE",
        f"""
            NOT cd_plain_login(NEW.login, {OF_PEOPLE})
            AND (NEW.active OR cd_role() <> 'owner')
        """,
    ),
    Refusal(
        "CD904",
        "staff",
        "UPDATE",
        """
            OLD.role = 'admin'
            AND OLD.active
            AND (NEW.role <> 'admin' OR NOT NEW.active)
            AND NOT EXISTS (
              SELECT 1
              FROM staff s
              WHERE
                s.organisation_id = OLD.organisation_id
                AND s.role = 'admin'
                AND s.active
                AND s.id <> OLD.id
            )
        """,
    ),
    Refusal(
        "CD905",
        "staff_department",
        "INSERT",
        _NOT_ITS_OFFICE.format(organisation=_OF_THE_PERSON),
    ),
    *[
        Refusal(
            "CD905",
            "district_route",
            event,
            _NOT_ITS_OFFICE.format(organisation="NEW.organisation_id"),
        )
        for event in ("INSERT", "UPDATE")
    ],
    server_rule("CD915", "staff", "DELETE", ALWAYS),
    *[
        server_rule("CD919", "staff", event, f"NEW.role NOT IN {listed(Role)}")
        for event in ("INSERT", "UPDATE")
    ],
    # The versions of a text go on one by one: who skipped some would end them for everybody.
    Refusal(
        "CD906",
        "message_template",
        "INSERT",
        """
            NEW.version <> 1 + COALESCE(
              (
                SELECT max(t.version)
                FROM message_template t
                WHERE
                  t.event = NEW.event
                  AND t.channel = NEW.channel
                  AND t.language = NEW.language
              ),
              0
            )
        """,
    ),
    Refusal(
        "CD906",
        "message_template",
        "UPDATE",
        changed("id", "organisation_id", "event", "channel", "language", "version"),
    ),
    *[
        # The worker's is one, which its function computes of another.
        server_rule(
            "CD931",
            "setting",
            event,
            "cd_role() <> 'owner' AND (cd_role() <> 'worker' OR NEW.key <> 'access_log_since')",
        )
        for event in ("INSERT", "UPDATE")
    ],
    *[
        Refusal(
            "CD931",
            "organisation_setting",
            event,
            f"NEW.key NOT IN {listed(ORGANISATION_SETTINGS)}",
        )
        for event in ("INSERT", "UPDATE")
    ],
    *[
        Refusal("CD932", "organisation_setting", event, _no_hours("NEW", "NEW.value"))
        for event in ("INSERT", "UPDATE")
    ],
    *[
        server_rule("CD933", "organisation_setting", event, _other_term(event))
        for event in ("INSERT", "UPDATE", "DELETE")
    ],
    # Without its own hour the installation's holds.
    Refusal(
        "CD932",
        "organisation_setting",
        "DELETE",
        _no_hours("OLD", "(SELECT s.value FROM setting s WHERE s.key = OLD.key)"),
    ),
)
