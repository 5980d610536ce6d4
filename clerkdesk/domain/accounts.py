"""Names that no person's account may bear, and settings that an organisation has of its own."""

import re

RESERVED_LOGINS = ("gateway", "local", "none", "owner", "postgres", "public", "sql", "worker")
"""What the program calls itself and the database's owner, and what PostgreSQL keeps for itself."""
SERVERS_NAMES = ("none", "public")
"""Of these PostgreSQL makes no role, neither for a person nor for a program."""
RESERVED_BEGINNINGS = ("cd_", "pg_")
"""Of groups: ours, and the server's. All of one length (store.guard.rules.people)."""
PROGRAM_NAMES = ("gateway", "local", "sql", "upgrade", "worker")
"""What stands in a history in place of a person's name."""
CITIZENS_PAGES = "Vətəndaş səhifəsi"
"""In whose name citizens act who come without a portal."""
ORGANISATION_SETTINGS = (
    "certificate_valid_days",
    "confirm_mobile",
    "idle_lock_minutes",
    "load_norm",
    "office_closes",
    "office_opens",
    "payment_watch_days",
    "reminder_days",
    "report_mail",
    "revoke_second",
    "sample_percent",
    "term_idp",
    "term_no_debt",
    "waiting_stops_clock",
    "warning_idp",
    "warning_no_debt",
)
"""What each organisation sets for itself; every other setting is the installation's."""
_LOGIN = re.compile(r"[a-z][a-z0-9_.-]{1,62}")


def is_login(name: str) -> bool:
    """Whether a login of a person or a program may be called so."""
    reserved = name in SERVERS_NAMES or name.startswith(RESERVED_BEGINNINGS)
    return bool(_LOGIN.fullmatch(name)) and not reserved


def is_persons_login(name: str) -> bool:
    """Whether a person's login may be called so."""
    return is_login(name) and name not in RESERVED_LOGINS
